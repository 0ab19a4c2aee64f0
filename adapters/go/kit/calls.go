package kit

import (
	"fmt"
	"net"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"sync/atomic"
	"testing/synctest"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"
)

// answer carries out one request in the bubble. What the node does may block; then the request is answered all the same, and
// the node goes on as time passes.
func (w *world) answer(request *pb.Request) *pb.Response {
	if advance := request.GetAdvance(); advance != nil {
		return &pb.Response{Answer: &pb.Response_Events{Events: w.advance(time.Duration(advance.DurationNs))}}
	}
	if question := request.GetObserve(); question != nil {
		return w.observe(question)
	}
	err := run(func() error { return w.do(request) })
	if stop := request.GetStop(); stop != nil && err == nil {
		err = run(func() error { w.closeServer(stop.Subject); return nil })
	}
	return respond(err)
}

// run does something with the node until nothing more can happen without time passing. If it is not done then, it goes on as
// time passes.
func run(what func() error) error {
	result := make(chan error, 1)
	var isLate atomic.Bool
	go func() {
		defer func() {
			reason := recover()
			if reason != nil && isLate.Load() {
				panic(reason) // Nobody waits for the error any more.
			}
			if reason != nil {
				fmt.Fprintf(os.Stderr, "panic: %v\n%s", reason, debug.Stack())
				result <- failure{pb.Failure_SUBJECT_CRASHED, fmt.Sprintf("panic: %v", reason)}
			}
		}()
		result <- what()
	}()
	synctest.Wait()
	select {
	case err := <-result:
		return err
	default:
		isLate.Store(true)
		return nil
	}
}

func (w *world) do(request *pb.Request) error {
	switch call := request.Call.(type) {
	case *pb.Request_Start:
		return w.start(call.Start.Subject)
	case *pb.Request_Stop:
		return w.stop(call.Stop.Subject)
	case *pb.Request_AddPeer:
		return w.addPeer(call.AddPeer)
	case *pb.Request_SetReachable:
		return w.withPeer(call.SetReachable.Peer, func(p *scripted) { p.setReachable(call.SetReachable.Reachable) })
	case *pb.Request_Connect:
		return w.connect(call.Connect.Peer, call.Connect.Subject)
	case *pb.Request_Disconnect:
		return w.withPeer(call.Disconnect.Peer, func(p *scripted) { p.disconnect(call.Disconnect.Subject) })
	case *pb.Request_Pause:
		return w.withPeer(call.Pause.Peer, (*scripted).pause)
	case *pb.Request_Resume:
		return w.withPeer(call.Resume.Peer, (*scripted).resume)
	case *pb.Request_Send:
		return w.send(call.Send)
	case *pb.Request_Gossip:
		return w.gossip(call.Gossip)
	case *pb.Request_JoinChannel:
		channel, err := channelOf(call.JoinChannel)
		if err != nil {
			return err
		}
		var refused error
		err = as(w, call.JoinChannel.Subject, "channels", func(node Joiner) { refused = node.JoinChannel(channel) })
		if err == nil && refused != nil {
			return failure{pb.Failure_REFUSED, refused.Error()}
		}
		return err
	case *pb.Request_LeaveChannel:
		return as(w, call.LeaveChannel.Subject, "channels", func(node Joiner) { node.LeaveChannel(call.LeaveChannel.Channel) })
	case *pb.Request_UpdateLedgerHeight:
		height := call.UpdateLedgerHeight
		return as(w, height.Subject, "channels", func(node Joiner) { node.UpdateLedgerHeight(height.Channel, height.Height) })
	case *pb.Request_UpdateChaincodes:
		var chaincodes []Chaincode
		for _, chaincode := range call.UpdateChaincodes.Chaincodes {
			chaincodes = append(chaincodes, Chaincode{chaincode.Name, chaincode.Version})
		}
		return as(w, call.UpdateChaincodes.Subject, "chaincodes", func(node ChaincodeUpdater) {
			node.UpdateChaincodes(call.UpdateChaincodes.Channel, chaincodes)
		})
	case *pb.Request_UpdateDirectory:
		w.directory.update(call.UpdateDirectory.Entries)
		return nil
	case *pb.Request_Suspect:
		return as(w, call.Suspect.Subject, "suspects", func(node Suspecter) { node.Suspect() })
	}
	return failure{pb.Failure_UNKNOWN, fmt.Sprintf("the kit does not know a request %T", request.Call)}
}

func (w *world) withPeer(name string, what func(*scripted)) error {
	p, err := w.peer(name)
	if err == nil {
		what(p)
	}
	return err
}

// as calls a node that has declared a capability and has its interface; one that has not does not know the request.
func as[Interface any](w *world, subject, capability string, what func(Interface)) error {
	if !slices.Contains(w.implementation.Capabilities, capability) {
		return failure{pb.Failure_UNKNOWN, fmt.Sprintf("the capability %s is not declared", capability)}
	}
	node, err := w.node(subject)
	if err != nil {
		return err
	}
	able, ok := node.(Interface)
	if !ok {
		return failure{pb.Failure_UNKNOWN, fmt.Sprintf("the node has no %T", (*Interface)(nil))}
	}
	what(able)
	return nil
}

func (w *world) observe(question *pb.Question) *pb.Response {
	seen := &pb.Observation{}
	var err error
	switch q := question.Question.(type) {
	case *pb.Question_Settings:
		err = as(w, question.Subject, "sees-settings", func(node SettingsObserver) {
			seen.Answer = &pb.Observation_Settings{Settings: &pb.Settings{Values: node.Settings()}}
		})
	case *pb.Question_Service:
		err = as(w, question.Subject, "sees-service", func(node ServiceObserver) { seen.Answer = &pb.Observation_Service{Service: node.Service()} })
	case *pb.Question_Routines:
		err = as(w, question.Subject, "sees-routines", func(node RoutinesObserver) {
			ofTheNode, ofItsParts := node.Routines()
			seen.Answer = &pb.Observation_Routines{Routines: &pb.Routines{OfTheNode: ofTheNode, OfItsParts: ofItsParts}}
		})
	case *pb.Question_Identities:
		err = as(w, question.Subject, "sees-identities", func(node IdentitiesObserver) {
			seen.Answer = &pb.Observation_Identities{Identities: &pb.PkiIds{PkiIds: node.Identities()}}
		})
	case *pb.Question_Members:
		err = as(w, question.Subject, "sees-members", func(node MembersObserver) {
			alive, dead := node.Members()
			seen.Answer = &pb.Observation_Members{Members: &pb.Members{Alive: alive, Dead: dead}}
		})
	case *pb.Question_ChannelMembers:
		err = as(w, question.Subject, "sees-channel-members", func(node ChannelMembersObserver) {
			seen.Answer = &pb.Observation_ChannelMembers{ChannelMembers: &pb.PkiIds{PkiIds: node.ChannelMembers(q.ChannelMembers)}}
		})
	case *pb.Question_StoreSizes:
		err = as(w, question.Subject, "sees-store-sizes", func(node StoreSizesObserver) {
			held, readable := node.StoreSizes()
			seen.Answer = &pb.Observation_StoreSizes{StoreSizes: &pb.StoreSizes{Held: int64(held), Readable: int64(readable)}}
		})
	default:
		err = failure{pb.Failure_UNKNOWN, fmt.Sprintf("the kit does not know a question %T", question.Question)}
	}
	if err != nil {
		return respond(err)
	}
	return &pb.Response{Answer: &pb.Response_Observation{Observation: seen}}
}

func respond(err error) *pb.Response {
	if err == nil {
		return &pb.Response{Answer: &pb.Response_Done{Done: &pb.Done{}}}
	}
	kind := pb.Failure_NOT_POSSIBLE
	if known, ok := err.(failure); ok {
		kind = known.kind
	}
	return &pb.Response{Answer: &pb.Response_Failure{Failure: &pb.Failure{Kind: kind, Message: err.Error()}}}
}

func channelOf(join *pb.JoinChannel) (Channel, error) {
	channel := Channel{Name: join.Channel, Sequence: join.Sequence, Orgs: join.Orgs}
	for _, anchor := range join.Anchors {
		host, text, err := net.SplitHostPort(anchor.Endpoint)
		if err != nil {
			return channel, notPossible("the anchor peer's endpoint %q is no host:port", anchor.Endpoint)
		}
		port, err := strconv.Atoi(text)
		if err != nil {
			return channel, notPossible("the anchor peer's endpoint %q has no port", anchor.Endpoint)
		}
		channel.Anchors = append(channel.Anchors, Anchor{anchor.Org, host, port})
	}
	return channel, nil
}
