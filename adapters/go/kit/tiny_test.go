package kit_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"

	"google.golang.org/grpc"
)

// tiny is a node that says what it is told to: its application gossips commands in place of messages.
type tiny struct {
	gossipv1.UnimplementedGossipServer
	env *kit.Env

	mutex   sync.Mutex
	streams []envelopes
	conns   []*grpc.ClientConn
	stopped chan struct{}
}

// envelopes is a stream of either side.
type envelopes interface {
	Send(*gossipv1.Envelope) error
	Recv() (*gossipv1.Envelope, error)
}

// onlyElsewhere is an interval that a tiny node could have in another process only.
const onlyElsewhere = 7 * time.Second

func newTiny(env *kit.Env) (kit.Node, error) {
	interval := env.Settings.Duration("pullInterval", 4*time.Second)
	if err := env.Settings.Err(); err != nil {
		return nil, err
	}
	if interval == onlyElsewhere {
		return nil, fmt.Errorf("pullInterval is one for the process: %w", kit.ErrNotPossible)
	}
	n := &tiny{env: env, stopped: make(chan struct{})}
	gossipv1.RegisterGossipServer(env.Server, n)
	go n.tick(interval)
	return n, nil
}

// tick says "tick" every interval.
func (n *tiny) tick(interval time.Duration) {
	for {
		select {
		case <-time.After(interval):
			n.say("tick")
		case <-n.stopped:
			return
		}
	}
}

func (n *tiny) Ping(context.Context, *gossipv1.Empty) (*gossipv1.Empty, error) {
	return &gossipv1.Empty{}, nil
}

func (n *tiny) GossipStream(stream grpc.BidiStreamingServer[gossipv1.Envelope, gossipv1.Envelope]) error {
	return n.serve(stream)
}

// serve greets, and delivers what comes.
func (n *tiny) serve(stream envelopes) error {
	if err := stream.Send(&gossipv1.Envelope{Payload: []byte(n.env.Name)}); err != nil {
		return err
	}
	n.mutex.Lock()
	n.streams = append(n.streams, stream)
	n.mutex.Unlock()
	ended := make(chan error, 1)
	go func() {
		for {
			envelope, err := stream.Recv()
			if err != nil {
				ended <- err
				return
			}
			n.env.Deliver("", envelope.Payload)
		}
	}()
	select {
	case <-ended:
	case <-n.stopped:
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	for i, open := range n.streams {
		if open == stream {
			n.streams = append(n.streams[:i:i], n.streams[i+1:]...)
			break
		}
	}
	n.env.Log("a stream is over")
	return nil
}

func (n *tiny) say(words string) {
	n.mutex.Lock()
	streams := append([]envelopes(nil), n.streams...)
	n.mutex.Unlock()
	for _, stream := range streams {
		_ = stream.Send(&gossipv1.Envelope{Payload: []byte(words)})
	}
}

func (n *tiny) Gossip(message []byte) error {
	command, argument, _ := strings.Cut(string(message), " ")
	switch command {
	case "say":
		n.say(argument)
	case "after":
		text, words, _ := strings.Cut(argument, " ")
		delay, err := time.ParseDuration(text)
		if err != nil {
			return err
		}
		time.AfterFunc(delay, func() { n.say(words) })
	case "flood":
		go func() {
			for i := range 1000 {
				n.say(fmt.Sprintf("%d %s", i, strings.Repeat("x", 10_000)))
			}
			n.env.Log("flooded")
		}()
	case "dial", "ping":
		go n.reach(argument, command == "ping")
	case "go":
		go func() {
			for {
				time.Sleep(time.Millisecond)
			}
		}()
	case "count":
		n.env.Log(fmt.Sprint(runtime.NumGoroutine(), " goroutines"))
	case "probe":
		go n.probe(argument)
	case "panic":
		panic(argument)
	case "die":
		go panic(argument)
	case "wait":
		time.Sleep(time.Hour)
		n.env.Log("waited")
	case "hang":
		var mutex sync.Mutex
		mutex.Lock()
		mutex.Lock() // Nobody will ever unlock it, and it is not durably blocked for synctest.
	default:
		return errors.New("no command " + command)
	}
	return nil
}

// reach dials as a Fabric node does: a connection first, a ping, then perhaps a stream.
func (n *tiny) reach(endpoint string, pingOnly bool) {
	conn, err := grpc.DialContext(context.Background(), endpoint, append(n.env.DialOptions, grpc.WithBlock())...) //nolint:staticcheck
	if err != nil {
		return
	}
	n.mutex.Lock()
	n.conns = append(n.conns, conn)
	n.mutex.Unlock()
	client := gossipv1.NewGossipClient(conn)
	if _, err := client.Ping(context.Background(), &gossipv1.Empty{}); err != nil || pingOnly {
		_ = conn.Close()
		return
	}
	stream, err := client.GossipStream(context.Background())
	if err != nil {
		return
	}
	_ = n.serve(stream)
	_ = stream.CloseSend()
	time.AfterFunc(time.Second, func() { _ = conn.Close() })
}

// probe opens a stream, exchanges handshakes and is gone at once.
func (n *tiny) probe(endpoint string) {
	conn, err := grpc.DialContext(context.Background(), endpoint, append(n.env.DialOptions, grpc.WithBlock())...) //nolint:staticcheck
	if err != nil {
		return
	}
	defer conn.Close()
	stream, err := gossipv1.NewGossipClient(conn).GossipStream(context.Background())
	if err != nil {
		return
	}
	if stream.Send(&gossipv1.Envelope{Payload: []byte(n.env.Name)}) == nil {
		_, _ = stream.Recv()
	}
}

func (n *tiny) Stop() {
	n.say("the last words")
	close(n.stopped)
}

func (n *tiny) Members() (alive, dead [][]byte) {
	return [][]byte{n.env.Crypto.PKIID(n.env.Identity)}, nil
}

func (n *tiny) Suspect() {}
