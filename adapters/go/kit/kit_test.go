package kit

import (
	"bufio"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// The test binary is its own adapter, when it is told so.
const asAdapter = "GOSSIP_TCK_TEST_ADAPTER"

func TestMain(m *testing.M) {
	if os.Getenv(asAdapter) != "" {
		Main(Implementation{Name: "tiny", Version: "1", Dialect: "fabric", Families: []string{"EMIT"}, New: newTiny})
	}
	os.Exit(m.Run())
}

// tiny answers every envelope that it gets with the same, a second later, and does what some messages say.
type tiny struct{ env *Env }

func newTiny(env *Env) (Node, error) {
	env.Settings.Duration("aliveTimeInterval", time.Second)
	if err := env.Settings.Err(); err != nil {
		return nil, err
	}
	t := &tiny{env}
	env.Server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "gossip.Gossip",
		HandlerType: (*any)(nil),
		Streams:     []grpc.StreamDesc{{StreamName: "GossipStream", Handler: t.serve, ClientStreams: true, ServerStreams: true}},
	}, t)
	for _, endpoint := range env.Bootstrap {
		go t.dial(endpoint)
	}
	return t, nil
}

func (t *tiny) serve(_ any, stream grpc.ServerStream) error {
	for {
		var envelope raw
		if err := stream.RecvMsg(&envelope); err != nil {
			return err
		}
		time.Sleep(time.Second)
		if err := stream.SendMsg(&envelope); err != nil {
			return err
		}
	}
}

func (t *tiny) dial(endpoint string) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	conn, err := grpc.NewClient("passthrough:///"+endpoint, t.env.DialOptions...)
	if err == nil {
		err = conn.Invoke(ctx, "/gossip.Gossip/Ping", &raw{}, &raw{})
		_ = conn.Close()
	}
	if err != nil {
		t.env.Log("nobody there")
	}
}

func (t *tiny) Gossip(message []byte) error {
	switch string(message) {
	case "panic":
		panic("as told")
	case "refuse":
		return errors.New("no")
	case "wait":
		time.Sleep(time.Hour)
	}
	t.env.Deliver("trade", message)
	return nil
}

func (t *tiny) Stop() {}

// raw is a protobuf message of one field of bytes, as far as the codec of grpc-go cares: see its methods.
type raw = pb.Received

// adapter is a running test adapter.
type adapter struct {
	t       *testing.T
	client  pb.AdapterClient
	stream  pb.Adapter_PlayClient
	stdin   io.Closer
	command *exec.Cmd
}

func start(t *testing.T) *adapter {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), asAdapter+"=1")
	command.Stderr = os.Stderr
	stdin, _ := command.StdinPipe()
	stdout, _ := command.StdoutPipe()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "gossip-tck adapter at ")
	if err != nil || !ok {
		t.Fatalf("the adapter announced %q: %v", line, err)
	}
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	a := &adapter{t: t, client: pb.NewAdapterClient(conn), stdin: stdin, command: command}
	t.Cleanup(func() {
		_ = conn.Close()
		_ = stdin.Close()
		_ = command.Wait()
	})
	return a
}

// ask sends a request and returns its answer.
func (a *adapter) ask(request *pb.Request) *pb.Response {
	a.t.Helper()
	if err := a.stream.Send(request); err != nil {
		a.t.Fatal(err)
	}
	response, err := a.stream.Recv()
	if err != nil {
		a.t.Fatal(err)
	}
	return response
}

func (a *adapter) advance(duration time.Duration) []*pb.Event {
	a.t.Helper()
	return a.ask(&pb.Request{Call: &pb.Request_Advance{Advance: &pb.Advance{DurationNs: int64(duration)}}}).GetEvents().GetEvents()
}

// open opens a world with alice, and bob who can be dialled.
func (a *adapter) open(settings map[string]string) {
	a.t.Helper()
	stream, err := a.client.Play(context.Background())
	if err != nil {
		a.t.Fatal(err)
	}
	a.stream = stream
	a.done(&pb.Request{Call: &pb.Request_Open{Open: &pb.World{
		Seed: "1", EpochMs: 1_767_225_600_000, Settings: settings,
		Subjects: []*pb.Subject{{Name: "alice", Identity: []byte("alice"), Endpoint: "alice:1", Bootstrap: []string{"bob:1", "nobody:1"}}},
	}}})
	a.done(&pb.Request{Call: &pb.Request_AddPeer{AddPeer: &pb.ScriptedPeer{Name: "bob", Endpoints: []string{"bob:0", "bob:1"}, Handshake: []byte("\x0a\x01b")}}})
}

func (a *adapter) done(request *pb.Request) {
	a.t.Helper()
	if answer := a.ask(request); answer.GetDone() == nil {
		a.t.Fatalf("%v was answered by %v", request, answer)
	}
}

func (a *adapter) fails(request *pb.Request, kind pb.Failure_Kind, words string) {
	a.t.Helper()
	failure := a.ask(request).GetFailure()
	if failure == nil || failure.Kind != kind || !strings.Contains(failure.Message, words) {
		a.t.Fatalf("%v failed with %v", request, failure)
	}
}

var (
	startAlice   = &pb.Request{Call: &pb.Request_Start{Start: &pb.SubjectRef{Subject: "alice"}}}
	connectBob   = &pb.Request{Call: &pb.Request_Connect{Connect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}}
	suspectAlice = &pb.Request{Call: &pb.Request_Suspect{Suspect: &pb.SubjectRef{Subject: "alice"}}}
)

func gossipOf(message string) *pb.Request {
	return &pb.Request{Call: &pb.Request_Gossip{Gossip: &pb.Gossip{Subject: "alice", Messages: [][]byte{[]byte(message)}}}}
}

func TestTimeStandsStillAndPassesExactly(t *testing.T) {
	a := start(t)
	a.open(nil)
	a.done(startAlice)
	a.advance(0)
	a.done(connectBob)
	if events := a.advance(time.Second - 1); len(events) != 0 {
		t.Fatalf("too early: %v", events)
	}
	events := a.advance(1)
	if len(events) != 1 || events[0].GetConnected().GetPeer() != "bob" || events[0].AtNs != int64(time.Second) {
		t.Fatalf("not what is due at the very end: %v", events)
	}
	a.done(&pb.Request{Call: &pb.Request_Send{Send: &pb.Send{Peer: "bob", Subject: "alice", Envelopes: [][]byte{[]byte("\x0a\x01x")}}}})
	a.done(&pb.Request{Call: &pb.Request_Pause{Pause: &pb.PeerRef{Peer: "bob"}}})
	if events := a.advance(time.Hour); len(events) != 0 {
		t.Fatalf("bob does not read: %v", events)
	}
	a.done(&pb.Request{Call: &pb.Request_Resume{Resume: &pb.PeerRef{Peer: "bob"}}})
	events = a.advance(0)
	if len(events) != 1 || string(events[0].GetReceived().GetEnvelope()) != "\x0a\x01x" || events[0].AtNs != int64(time.Hour+time.Second) {
		t.Fatalf("bob reads on: %v", events)
	}
}

func TestWhoIsDialled(t *testing.T) {
	a := start(t)
	a.open(nil)
	a.done(startAlice)
	seen := map[string]bool{}
	for _, event := range a.advance(0) {
		switch {
		case event.GetDialled() != nil:
			seen["dialled "+event.GetDialled().Endpoint] = event.GetDialled().Answered
		case event.GetPinged() != nil:
			seen["pinged "+event.GetPinged().Endpoint] = event.GetPinged().Answered
		case event.GetLog() != nil:
			seen[event.GetLog().Words] = true
		}
	}
	if !seen["dialled bob:1"] || !seen["pinged bob:1"] || seen["dialled nobody:1"] || !seen["nobody there"] {
		t.Fatal(seen)
	}
}

func TestStreamsEnd(t *testing.T) {
	a := start(t)
	a.open(nil)
	a.done(startAlice)
	a.done(connectBob)
	a.advance(time.Second)
	a.done(&pb.Request{Call: &pb.Request_Disconnect{Disconnect: &pb.PeerAndSubject{Peer: "bob", Subject: "alice"}}})
	if events := a.advance(time.Second); len(events) != 0 {
		t.Fatalf("bob has ended it himself: %v", events)
	}
	a.done(connectBob)
	a.advance(time.Second)
	stop := &pb.Request{Call: &pb.Request_Stop{Stop: &pb.SubjectRef{Subject: "alice"}}}
	a.done(stop)
	if events := a.advance(0); len(events) != 1 || events[0].GetDisconnected().GetPeer() != "bob" {
		t.Fatalf("alice has ended it: %v", events)
	}
	a.done(stop)
	a.done(connectBob)
	if events := a.advance(0); len(events) != 1 || events[0].GetDisconnected() == nil {
		t.Fatalf("alice is not there any more: %v", events)
	}
}

func TestFailures(t *testing.T) {
	a := start(t)
	stream, _ := a.client.Play(context.Background())
	a.stream = stream
	a.fails(startAlice, pb.Failure_NOT_POSSIBLE, "no world")
	a.open(nil)
	a.fails(gossipOf("x"), pb.Failure_NOT_POSSIBLE, "alice has not been started")
	a.fails(connectBob, pb.Failure_NOT_POSSIBLE, "alice has not been started")
	a.done(startAlice)
	a.fails(startAlice, pb.Failure_NOT_POSSIBLE, "has been started")
	a.fails(suspectAlice, pb.Failure_UNKNOWN, "Suspecter")
	a.fails(&pb.Request{}, pb.Failure_UNKNOWN, "does not know")
	a.fails(&pb.Request{Call: &pb.Request_Pause{Pause: &pb.PeerRef{Peer: "carl"}}}, pb.Failure_NOT_POSSIBLE, "carl")
	send := &pb.Send{Peer: "bob", Subject: "alice", Envelopes: [][]byte{nil}}
	a.fails(&pb.Request{Call: &pb.Request_Send{Send: send}}, pb.Failure_NOT_POSSIBLE, "bob has no stream to alice")
	a.fails(gossipOf("panic"), pb.Failure_SUBJECT_CRASHED, "as told")
	a.fails(&pb.Request{Call: &pb.Request_Open{Open: &pb.World{}}}, pb.Failure_NOT_POSSIBLE, "start a new one")
}

func TestARefusalNamesTheSetting(t *testing.T) {
	for setting, value := range map[string]string{"aliveTimeInterval": "-1s", "aliveTimeIntreval": "1s"} {
		a := start(t)
		a.open(map[string]string{setting: value})
		a.fails(startAlice, pb.Failure_REFUSED, setting)
	}
}

func TestWhatTheApplicationGivesAndGets(t *testing.T) {
	a := start(t)
	a.open(nil)
	a.done(startAlice)
	a.advance(0)
	a.done(gossipOf("x"))
	if events := a.advance(0); len(events) != 1 || string(events[0].GetDelivered().GetMessage()) != "x" {
		t.Fatal(events)
	}
	a.done(gossipOf("refuse"))
	if events := a.advance(0); len(events) != 1 || events[0].GetLog().GetWords() != "no" {
		t.Fatal(events)
	}
	// A call that waits is answered; what it does goes on as time passes.
	a.done(gossipOf("wait"))
	if events := a.advance(time.Hour); len(events) != 1 || string(events[0].GetDelivered().GetMessage()) != "wait" {
		t.Fatal(events)
	}
}

func TestItEndsWithItsInput(t *testing.T) {
	a := start(t)
	a.open(nil)
	_ = a.stdin.Close()
	if err := a.command.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestSettings(t *testing.T) {
	s := NewSettings(map[string]string{"a": "5", "b": "1500", "c": "1m", "d": "True", "e": "0", "f": ""})
	if s.Int("a", 1) != 5 || s.Duration("b", 1) != 1500 || s.Duration("c", 1) != time.Minute || !s.Bool("d", false) {
		t.Fatal("what is given is not read")
	}
	if s.Int("e", 7) != 7 || s.Duration("f", 7) != 7 || s.String("g", "x") != "x" || s.Err() != nil {
		t.Fatal("the default is not taken", s.Err())
	}
	for _, read := range []func(*Settings){
		func(s *Settings) { s.Int("a", 1) }, func(s *Settings) { s.Duration("a", 1) }, func(s *Settings) { s.Bool("a", true) }, func(*Settings) {},
	} {
		s := NewSettings(map[string]string{"a": "much"})
		if read(s); s.Err() == nil || !strings.Contains(s.Err().Error(), "peer.gossip.a") {
			t.Fatal(s.Err())
		}
	}
}

func TestTheTestCrypto(t *testing.T) {
	opened := time.UnixMilli(1_767_225_600_000)
	expires := int64(time.Second)
	d := newDirectory([]*pb.DirectoryEntry{
		{Identity: []byte("alice"), Org: "Org1", Valid: true, ExpiresAtNs: &expires, UnreadableChannels: []string{"gold"}},
		{Identity: []byte("mallory"), Org: "Org2"},
	}, []*pb.Block{{Channel: "trade", Sequence: 3}}, opened)
	c := &Crypto{self: []byte("alice"), directory: d}
	if got := hex.EncodeToString(c.PKIID([]byte("alice"))); got != "2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90" {
		t.Fatal(got)
	}
	signed, _ := c.Sign([]byte("message"))
	if hex.EncodeToString(signed) != hex.EncodeToString(c.PKIID([]byte("alicemessage"))) {
		t.Fatal("a signature is the hash of identity and message")
	}
	good := []error{
		c.Verify([]byte("alice"), signed, []byte("message")), c.Validate([]byte("alice")),
		c.VerifyByChannel("trade", []byte("alice"), signed, []byte("message")), c.VerifyBlock("trade", 4),
	}
	bad := []error{
		c.Verify([]byte("bob"), signed, []byte("message")), c.Validate([]byte("mallory")), c.Validate([]byte("bob")),
		c.VerifyByChannel("gold", []byte("alice"), signed, []byte("message")), c.VerifyByChannel("trade", []byte("bob"), signed, nil),
		c.VerifyBlock("trade", 3),
	}
	for i, err := range good {
		if err != nil {
			t.Fatal(i, err)
		}
	}
	for i, err := range bad {
		if err == nil {
			t.Fatal(i, "was accepted")
		}
	}
	at, _ := c.Expiration([]byte("alice"))
	never, _ := c.Expiration([]byte("mallory"))
	if !at.Equal(opened.Add(time.Second)) || !never.IsZero() || string(c.OrgOf([]byte("mallory"))) != "Org2" || c.OrgOf([]byte("bob")) != nil {
		t.Fatal(at, never)
	}
}
