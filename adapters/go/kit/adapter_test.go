package kit_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"
	"gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/proto"
)

const announcement = "gossip-tck adapter at "

// The test binary is its own adapter: started with this variable it holds a tiny node, in one world or, as "many", in many.
const asAdapter = "KIT_TEST_ADAPTER"

func TestMain(m *testing.M) {
	if os.Getenv(asAdapter) != "" {
		kit.Main(kit.Implementation{
			Name: "tiny", Version: "1", Dialect: "fabric", Families: []string{"EMIT"},
			Capabilities: []string{"sees-members", "several-subjects"},
			ManyWorlds:   os.Getenv(asAdapter) == "many",
			New:          newTiny,
		})
	}
	os.Exit(m.Run())
}

// adapter is a process of its own, and a stream of Play with it.
type adapter struct {
	t      *testing.T
	cmd    *exec.Cmd
	end    func()
	ended  chan error
	client pb.AdapterClient
	stream grpc.BidiStreamingClient[pb.Request, pb.Response]
	now    int64
}

func start(t *testing.T, arguments ...string) *adapter {
	t.Helper()
	return startAs(t, "one", arguments...)
}

func startAs(t *testing.T, worlds string, arguments ...string) *adapter {
	t.Helper()
	cmd := exec.Command(os.Args[0], arguments...)
	// With the race detector a process would wait a second for its end.
	cmd.Env = append(os.Environ(), asAdapter+"="+worlds, "GORACE=atexit_sleep_ms=0")
	input, err := cmd.StdinPipe()
	check(t, err)
	output, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	a := &adapter{t: t, cmd: cmd, ended: make(chan error, 1), end: func() { _ = input.Close() }}
	lines := bufio.NewReader(output)
	line, err := lines.ReadString('\n')
	check(t, err)
	go func() { a.ended <- cmd.Wait() }()
	t.Cleanup(func() {
		a.end()
		<-a.ended
	})
	address, found := strings.CutPrefix(strings.TrimSpace(line), announcement)
	if !found {
		t.Fatalf("announced %q", line)
	}
	conn, err := grpc.NewClient("passthrough:///"+address, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(100<<20)))
	check(t, err)
	a.client = pb.NewAdapterClient(conn)
	a.stream, err = a.client.Play(context.Background())
	check(t, err)
	return a
}

// opened is an adapter with a world in which alice runs, and bob can be dialled.
func opened(t *testing.T) *adapter {
	t.Helper()
	a := start(t)
	a.open()
	return a
}

func (a *adapter) open() {
	a.t.Helper()
	a.done(&pb.Request{Call: &pb.Request_Open{Open: worldOf("alice")}})
	a.done(&pb.Request{Call: &pb.Request_AddPeer{AddPeer: peerNamed("bob")}})
	a.done(&pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}})
}

// connected is the same, with a stream of bob's to alice.
func connected(t *testing.T) *adapter {
	t.Helper()
	a := start(t)
	a.connect()
	return a
}

func (a *adapter) connect() {
	a.t.Helper()
	a.open()
	a.done(&pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}})
	a.expect(0, "bob connected by the peer: alice", "delivered hello of bob")
}

// again begins a new stream of Play. The older one is ended by the suite, or left open.
func (a *adapter) again(isEnded bool) {
	a.t.Helper()
	if isEnded {
		check(a.t, a.stream.CloseSend())
		if response, err := a.stream.Recv(); !errors.Is(err, io.EOF) {
			a.t.Fatalf("the end was answered with %v, %v", response, err)
		}
	}
	stream, err := a.client.Play(context.Background())
	check(a.t, err)
	a.stream, a.now = stream, 0
}

func worldOf(names ...string) *pb.World {
	w := &pb.World{Seed: "7f3a", EpochMs: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()}
	for _, name := range names {
		w.Subjects = append(w.Subjects, &pb.Subject{Name: name, Identity: []byte(name), Endpoint: name + ":1", ExternalEndpoint: name + ":2"})
	}
	return w
}

func peerNamed(name string) *pb.ScriptedPeer {
	return &pb.ScriptedPeer{Name: name, Endpoints: []string{name + ":1"}, Handshake: envelope("hello of " + name)}
}

func envelope(words string) []byte {
	bytes, _ := proto.Marshal(&gossipv1.Envelope{Payload: []byte(words)})
	return bytes
}

func (a *adapter) ask(request *pb.Request) *pb.Response {
	a.t.Helper()
	check(a.t, a.stream.Send(request))
	response, err := a.stream.Recv()
	check(a.t, err)
	return response
}

func (a *adapter) done(request *pb.Request) {
	a.t.Helper()
	if response := a.ask(request); response.GetDone() == nil {
		a.t.Fatalf("%v was answered with %v", request, response)
	}
}

func (a *adapter) fails(kind pb.Failure_Kind, words string, request *pb.Request) {
	a.t.Helper()
	failure := a.ask(request).GetFailure()
	if failure.GetKind() != kind || !strings.Contains(failure.GetMessage(), words) {
		a.t.Fatalf("%v was answered with %v", request, failure)
	}
}

func (a *adapter) gossip(command string) {
	a.t.Helper()
	a.done(gossipOf(command))
}

func gossipOf(commands ...string) *pb.Request {
	gossip := &pb.Gossip{Subject: "alice"}
	for _, command := range commands {
		gossip.Messages = append(gossip.Messages, []byte(command))
	}
	return &pb.Request{Call: &pb.Request_Gossip{Gossip: gossip}}
}

func sendOf(words ...string) *pb.Request {
	send := &pb.Send{Peer: "bob", Subject: "alice"}
	for _, text := range words {
		send.Envelopes = append(send.Envelopes, envelope(text))
	}
	return &pb.Request{Call: &pb.Request_Send{Send: send}}
}

func reachable(yes bool) *pb.Request {
	return &pb.Request{Call: &pb.Request_SetReachable{SetReachable: &pb.Reachability{Peer: "bob", Reachable: yes}}}
}

func (a *adapter) advance(duration time.Duration) []*pb.Event {
	a.t.Helper()
	response := a.ask(&pb.Request{Call: &pb.Request_Advance{Advance: &pb.Advance{DurationNs: int64(duration)}}})
	if response.GetEvents() == nil {
		a.t.Fatalf("Advance was answered with %v", response)
	}
	a.now += int64(duration)
	return response.GetEvents().Events
}

// expect advances, and expects these events at its very end, in any order.
func (a *adapter) expect(duration time.Duration, expected ...string) {
	a.t.Helper()
	var seen []string
	for _, event := range a.advance(duration) {
		words := wordsOf(event)
		if event.AtNs != a.now {
			words = fmt.Sprintf("%s at %v in place of %v", words, time.Duration(event.AtNs), time.Duration(a.now))
		}
		seen = append(seen, words)
	}
	slices.Sort(seen)
	slices.Sort(expected)
	if !slices.Equal(seen, expected) {
		a.t.Fatalf("expected %q, saw %q", expected, seen)
	}
}

func wordsOf(event *pb.Event) string {
	switch kind := event.Kind.(type) {
	case *pb.Event_Received:
		return kind.Received.Peer + " received " + payloadOf(kind.Received.Envelope)
	case *pb.Event_Connected:
		by := map[bool]string{true: "the subject", false: "the peer"}[kind.Connected.OpenedBySubject]
		return kind.Connected.Peer + " connected by " + by + ": " + payloadOf(kind.Connected.Handshake)
	case *pb.Event_Disconnected:
		return kind.Disconnected.Peer + " disconnected"
	case *pb.Event_Delivered:
		return "delivered " + string(kind.Delivered.Message)
	case *pb.Event_Dialled:
		return fmt.Sprintf("dialled %s: %t", kind.Dialled.Endpoint, kind.Dialled.Answered)
	case *pb.Event_Pinged:
		return fmt.Sprintf("pinged %s: %t", kind.Pinged.Endpoint, kind.Pinged.Answered)
	case *pb.Event_Log:
		return "log " + kind.Log.Words
	}
	return event.String()
}

func payloadOf(bytes []byte) string {
	var e gossipv1.Envelope
	if err := proto.Unmarshal(bytes, &e); err != nil {
		return err.Error()
	}
	return string(e.Payload)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestDescribe(t *testing.T) {
	a := start(t)
	description, err := a.client.Describe(context.Background(), &pb.DescribeRequest{})
	check(t, err)
	if description.Name != "tiny" || description.PortVersion != "1.1" || description.Isolation != pb.Isolation_PROCESS {
		t.Error(description)
	}
}

func TestTimeStandsStillBetweenCalls(t *testing.T) {
	a := connected(t)
	a.gossip("after 1ms word")
	time.Sleep(20 * time.Millisecond) // of real time: the only sleep that shows it
	a.expect(0)
	a.expect(time.Millisecond, "bob received word")
}

func TestAdvanceIncludesItsVeryEnd(t *testing.T) {
	a := connected(t)
	a.gossip("after 10ms word")
	a.expect(10*time.Millisecond - 1)
	a.expect(1, "bob received word")
	a.expect(4*time.Second - 10*time.Millisecond - 1)
	a.expect(1, "bob received tick")
	if events := a.advance(time.Hour); len(events) != 900 || events[0].AtNs != int64(8*time.Second) {
		t.Errorf("%d ticks in an hour", len(events))
	}
}

func TestATimerThatIsDueAtOnceFires(t *testing.T) {
	a := connected(t)
	a.gossip("after 0s word")
	a.expect(0, "bob received word")
}

func TestAnErrorOfGossipIsARefusal(t *testing.T) {
	a := connected(t)
	request := gossipOf("say one", "nonsense", "say two")
	if failure := a.ask(request).GetFailure(); failure.GetKind() != pb.Failure_REFUSED || failure.Message != "no command nonsense" {
		t.Error(failure)
	}
	a.expect(0, "bob received one", "bob received two", "log no command nonsense")
	a.gossip("say three")
	a.expect(0, "bob received three")
}

func TestEventsComeInOrderOfTime(t *testing.T) {
	a := connected(t)
	for _, delay := range []int{3, 1, 2} {
		a.gossip(fmt.Sprintf("after %dms %d", delay, delay))
	}
	var seen []string
	for _, event := range a.advance(time.Second) {
		seen = append(seen, wordsOf(event))
	}
	if !slices.Equal(seen, []string{"bob received 1", "bob received 2", "bob received 3"}) {
		t.Error(seen)
	}
}

func TestEnvelopesArriveInTheirOrder(t *testing.T) {
	a := connected(t)
	a.done(sendOf("1", "2", "3"))
	a.expect(0, "delivered 1", "delivered 2", "delivered 3")
}

func TestRequestsMayOvertakeAnswers(t *testing.T) {
	a := connected(t)
	for range 100 {
		check(t, a.stream.Send(sendOf("word")))
	}
	for range 100 {
		response, err := a.stream.Recv()
		check(t, err)
		if response.GetDone() == nil {
			t.Fatal(response)
		}
	}
	if events := a.advance(0); len(events) != 100 {
		t.Errorf("%d events", len(events))
	}
}

func TestASubjectDials(t *testing.T) {
	a := opened(t)
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "bob connected by the subject: alice", "delivered hello of bob")
	a.done(sendOf("word"))
	a.expect(0, "delivered word")
	a.gossip("say hi")
	a.expect(0, "bob received hi")
}

func TestAPingWithoutAStream(t *testing.T) {
	a := opened(t)
	a.gossip("ping bob:1")
	a.expect(0, "pinged bob:1: true")
}

func TestWhoeverIsProbedReadsTheHandshake(t *testing.T) {
	a := opened(t)
	const many = 2000
	read := 0
	for range many {
		check(t, a.stream.Send(gossipOf("probe bob:1")))
		check(t, a.stream.Send(&pb.Request{Call: &pb.Request_Advance{Advance: &pb.Advance{}}}))
	}
	for range 2 * many {
		response, err := a.stream.Recv()
		check(t, err)
		for _, event := range response.GetEvents().GetEvents() {
			if event.GetConnected() != nil {
				read++
			}
		}
	}
	if read != many {
		t.Errorf("%d of %d handshakes were read", read, many)
	}
}

func TestUnreachableEndpoints(t *testing.T) {
	a := opened(t)
	a.done(reachable(false))
	a.gossip("dial bob:1")
	a.gossip("dial nobody:1")
	a.expect(0, "dialled bob:1: false", "dialled nobody:1: false")
	a.expect(3 * time.Second)
	a.done(reachable(true))
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "bob connected by the subject: alice", "delivered hello of bob")
}

func TestOfSeveralPeersTheReachableOneAnswers(t *testing.T) {
	a := opened(t)
	a.done(reachable(false))
	dave := peerNamed("dave")
	dave.Endpoints = []string{"bob:1"}
	a.done(&pb.Request{Call: &pb.Request_AddPeer{AddPeer: dave}})
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "dave connected by the subject: alice", "delivered hello of dave")
}

func TestAPeerDisconnects(t *testing.T) {
	bye := &pb.Request{Call: &pb.Request_Disconnect{Disconnect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}}
	a := connected(t)
	a.done(bye)
	a.expect(0, "log a stream is over")
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "bob connected by the subject: alice", "delivered hello of bob")
	a.done(bye)
	a.expect(0, "log a stream is over")
	a.done(bye)
	a.expect(0)
	a.fails(pb.Failure_NOT_POSSIBLE, "no stream", sendOf("word"))
}

func TestPauseAndResume(t *testing.T) {
	a := connected(t)
	a.done(&pb.Request{Call: &pb.Request_Pause{Pause: &pb.PeerRef{Peer: "bob"}}})
	a.gossip("say 1")
	a.gossip("say 2")
	a.expect(time.Second)
	a.done(&pb.Request{Call: &pb.Request_Resume{Resume: &pb.PeerRef{Peer: "bob"}}})
	a.expect(0, "bob received 1", "bob received 2")
}

func TestAPausedPeerHoldsTheSubjectUp(t *testing.T) {
	a := connected(t)
	a.done(&pb.Request{Call: &pb.Request_Pause{Pause: &pb.PeerRef{Peer: "bob"}}})
	a.gossip("flood")
	a.expect(time.Second)
	a.done(&pb.Request{Call: &pb.Request_Resume{Resume: &pb.PeerRef{Peer: "bob"}}})
	if events := a.advance(0); len(events) != 1001 {
		t.Errorf("%d events", len(events))
	}
}

func TestStop(t *testing.T) {
	stop := &pb.Request{Call: &pb.Request_Stop{Stop: &pb.SubjectRef{Subject: "alice"}}}
	a := connected(t)
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "bob connected by the subject: alice", "delivered hello of bob")
	a.done(stop)
	a.expect(0, "bob received the last words", "bob received the last words", "bob disconnected", "bob disconnected",
		"log a stream is over", "log a stream is over")
	a.done(stop)
	a.expect(time.Minute)
	a.done(&pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}})
	a.expect(0, "bob disconnected")
}

func TestASecondLife(t *testing.T) {
	start := &pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}}
	a := connected(t)
	if failure := a.ask(start).GetFailure(); failure.GetKind() != pb.Failure_NOT_POSSIBLE {
		t.Error("a node that runs is started", failure)
	}
	a.done(&pb.Request{Call: &pb.Request_Stop{Stop: &pb.SubjectRef{Subject: "alice"}}})
	a.advance(time.Second)
	a.done(start)
	a.done(&pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}})
	a.expect(0, "bob connected by the peer: alice", "delivered hello of bob")
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: true", "bob connected by the subject: alice", "delivered hello of bob")
}

func TestSubjectsReachEachOther(t *testing.T) {
	a := start(t)
	a.done(&pb.Request{Call: &pb.Request_Open{Open: worldOf("alice", "bob")}})
	a.done(&pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}})
	a.gossip("dial bob:1")
	a.expect(0, "dialled bob:1: false")
	a.done(&pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "bob"}}})
	a.gossip("dial bob:2")
	a.expect(0, "dialled bob:2: true", "delivered alice", "delivered bob")
}

func TestARefusedSetting(t *testing.T) {
	for key, value := range map[string]string{"pullInterval": "-1s", "pullIntervall": "1s"} {
		a := start(t)
		w := worldOf("alice")
		w.Subjects[0].Settings = map[string]string{key: value}
		response := a.ask(&pb.Request{Call: &pb.Request_Open{Open: w}})
		if response.GetFailure() == nil {
			response = a.ask(&pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}})
		}
		if failure := response.GetFailure(); failure.GetKind() != pb.Failure_REFUSED || !strings.Contains(failure.Message, key) {
			t.Error(key, response)
		}
	}
}

func TestANodeThatCannotBeBuiltHere(t *testing.T) {
	a := start(t)
	w := worldOf("alice")
	w.Subjects[0].Settings = map[string]string{"pullInterval": onlyElsewhere.String()}
	a.done(&pb.Request{Call: &pb.Request_Open{Open: w}})
	a.fails(pb.Failure_NOT_POSSIBLE, "pullInterval is one for the process", &pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}})
}

func TestSettingsAreOfOneSubject(t *testing.T) {
	a := start(t)
	w := worldOf("alice", "anna")
	w.Subjects[0].Settings = map[string]string{"pullInterval": "1s"}
	w.Subjects[1].Settings = map[string]string{"pullInterval": "3s"}
	a.done(&pb.Request{Call: &pb.Request_Open{Open: w}})
	a.done(&pb.Request{Call: &pb.Request_AddPeer{AddPeer: peerNamed("bob")}})
	for _, s := range w.Subjects {
		a.done(&pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: s.Name}}})
		a.done(&pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: s.Name}}})
	}
	ticks := map[string]int{}
	for _, event := range a.advance(3 * time.Second) {
		if wordsOf(event) == "bob received tick" {
			ticks[event.Subject]++
		}
	}
	if ticks["alice"] != 3 || ticks["anna"] != 1 {
		t.Error(ticks)
	}
}

func TestWhatIsNotPossible(t *testing.T) {
	a := start(t)
	a.fails(pb.Failure_NOT_POSSIBLE, "no world", gossipOf("say hi"))
	a.done(&pb.Request{Call: &pb.Request_Open{Open: worldOf("alice")}})
	a.fails(pb.Failure_NOT_POSSIBLE, "world", &pb.Request{Call: &pb.Request_Open{Open: worldOf("alice")}})
	a.fails(pb.Failure_NOT_POSSIBLE, "alice", gossipOf("say hi"))
	a.fails(pb.Failure_NOT_POSSIBLE, "bob", sendOf("word"))
	a.fails(pb.Failure_NOT_POSSIBLE, "zoe", &pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "zoe"}}})
	a.done(&pb.Request{Call: &pb.Request_AddPeer{AddPeer: peerNamed("bob")}})
	a.fails(pb.Failure_NOT_POSSIBLE, "bob", sendOf("word"))
	a.fails(pb.Failure_NOT_POSSIBLE, "alice", &pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}})
}

func TestWhatIsUnknown(t *testing.T) {
	a := opened(t)
	a.fails(pb.Failure_UNKNOWN, "", &pb.Request{})
	a.fails(pb.Failure_UNKNOWN, "", &pb.Request{Call: &pb.Request_JoinChannel{JoinChannel: &pb.JoinChannel{Subject: "alice"}}})
	a.fails(pb.Failure_UNKNOWN, "", &pb.Request{Call: &pb.Request_Suspect{Suspect: &pb.SubjectRef{Subject: "alice"}}})
	settings := &pb.Question{Subject: "alice", Question: &pb.Question_Settings{Settings: &pb.Nothing{}}}
	a.fails(pb.Failure_UNKNOWN, "", &pb.Request{Call: &pb.Request_Observe{Observe: settings}})
	a.fails(pb.Failure_UNKNOWN, "", &pb.Request{Call: &pb.Request_Observe{Observe: &pb.Question{Subject: "alice"}}})
}

func TestAnObservation(t *testing.T) {
	a := opened(t)
	members := &pb.Question{Subject: "alice", Question: &pb.Question_Members{Members: &pb.Nothing{}}}
	seen := a.ask(&pb.Request{Call: &pb.Request_Observe{Observe: members}}).GetObservation().GetMembers()
	if len(seen.GetAlive()) != 1 || len(seen.Alive[0]) != 32 || len(seen.Dead) != 0 {
		t.Error(seen)
	}
}

func TestAPanicInACallIsACrash(t *testing.T) {
	a := connected(t)
	a.fails(pb.Failure_SUBJECT_CRASHED, "on purpose", gossipOf("panic on purpose"))
	a.gossip("say hi")
	a.expect(0, "bob received hi")
}

func TestAPanicElsewhereEndsTheProcess(t *testing.T) {
	a := connected(t)
	check(t, a.stream.Send(gossipOf("die")))
	if response, err := a.stream.Recv(); err == nil {
		t.Error(response)
	}
	if err := <-a.ended; err == nil {
		t.Error("it ended well")
	}
	a.ended <- nil
}

func TestACallThatWaitsIsAnswered(t *testing.T) {
	a := connected(t)
	a.gossip("wait")
	for _, event := range a.advance(time.Hour) {
		if wordsOf(event) == "log waited" && event.AtNs == int64(time.Hour) {
			return
		}
	}
	t.Error("it did not go on")
}

func TestTheEndOfInputEndsTheProcess(t *testing.T) {
	idle := connected(t)
	stuck := connected(t)
	check(t, stuck.stream.Send(gossipOf("hang")))
	fleeting := start(t, "--quiet", "argument")
	for _, a := range []*adapter{idle, stuck, fleeting} {
		a.end()
		select {
		case err := <-a.ended:
			check(t, err)
			a.ended <- nil
		case <-time.After(5 * time.Second):
			_ = a.cmd.Process.Kill()
			t.Error("it goes on")
		}
	}
}

func TestManyWorldsOneAfterTheOther(t *testing.T) {
	a := startAs(t, "many")
	description, err := a.client.Describe(context.Background(), &pb.DescribeRequest{})
	check(t, err)
	if description.Isolation != pb.Isolation_SESSION {
		t.Error(description)
	}
	for range 3 {
		a.connect()
		a.fails(pb.Failure_NOT_POSSIBLE, "begin a new one", &pb.Request{Call: &pb.Request_Open{Open: worldOf("alice")}})
		a.gossip("after 10ms word")
		a.expect(10*time.Millisecond, "bob received word")
		a.again(true)
	}
}

func TestAWorldIsClosedByANewerOne(t *testing.T) {
	for _, command := range []string{"say word", "wait", "hang"} {
		a := startAs(t, "many")
		a.connect()
		older := a.stream
		check(t, older.Send(gossipOf(command)))
		if command != "hang" {
			_, err := older.Recv()
			check(t, err)
		}
		a.again(false)
		a.connect()
		_ = older.Send(gossipOf("say word"))
		if response, err := older.Recv(); err == nil {
			t.Error("an older world goes on", response)
		}
		a.gossip("say word")
		a.expect(0, "bob received word")
	}
}

func TestNothingOfAWorldGoesOn(t *testing.T) {
	a := startAs(t, "many")
	count := map[string]bool{}
	for i := range 6 {
		a.connect()
		for _, command := range []string{"dial bob:1", "dial nobody:1", "ping bob:1", "after 1000h word", "wait"} {
			a.gossip(command)
		}
		if i%2 == 1 {
			a.done(&pb.Request{Call: &pb.Request_Stop{Stop: &pb.SubjectRef{Subject: "alice"}}})
		}
		a.again(true)
		a.connect()
		a.gossip("count")
		for _, event := range a.advance(0) {
			count[wordsOf(event)] = true
		}
		a.again(true)
	}
	if len(count) != 1 {
		t.Error("in a new world there are at last", count)
	}
}

func TestWhatNeverStopsStaysBehind(t *testing.T) {
	a := startAs(t, "many")
	for range 3 {
		a.connect()
		a.gossip("go on for ever")
		a.expect(time.Second)
		a.again(true)
	}
}

func BenchmarkAdvance(b *testing.B) {
	t := &testing.T{}
	a := connected(t)
	for b.Loop() {
		a.advance(time.Millisecond)
	}
	a.end()
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		a := start(&testing.T{})
		if _, err := a.client.Describe(context.Background(), &pb.DescribeRequest{}); err != nil {
			b.Fatal(err)
		}
		a.end()
		<-a.ended
	}
}
