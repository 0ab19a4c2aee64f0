package kit

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
)

// Main runs an adapter, until its standard input ends. It does not return. A program with flags of its own parses them
// before.
func Main(implementation Implementation) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "The adapter cannot listen on 127.0.0.1:", err)
		os.Exit(1)
	}
	// Whatever the node is doing, the adapter ends with its input.
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Printf("gossip-tck adapter at %s\n", listener.Addr())
	// A bubble needs a test around it, which would take the program's arguments for its own.
	if !flag.Parsed() {
		_ = flag.CommandLine.Parse(nil)
	}
	all := func(_, _ string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{{Name: "adapter", F: func(t *testing.T) { serve(t, implementation, listener) }}}, nil, nil)
}

// serve answers on the listener for ever. One world only.
func serve(t *testing.T, implementation Implementation, listener net.Listener) {
	// Made outside the bubble: who waits for it inside makes time stand still.
	requests := make(chan order)
	server := grpc.NewServer(serverOptions()...)
	pb.RegisterAdapterServer(server, &control{implementation: implementation, requests: requests})
	go func() { _ = server.Serve(listener) }()
	synctest.Test(t, func(*testing.T) { play(implementation, requests) })
}

// order is a request on its way into the bubble, and the way back.
type order struct {
	request *pb.Request
	answer  chan<- *pb.Response
}

// play carries out requests, in the bubble. It never ends, as what a node leaves behind does not end either.
func play(implementation Implementation, requests <-chan order) {
	var w *world
	for next := range requests {
		next.answer <- func() *pb.Response {
			open := next.request.GetOpen()
			switch {
			case open != nil && w != nil:
				return respond(notPossible("this process has had its world: start a new one"))
			case open != nil:
				opened, err := newWorld(implementation, open)
				w = opened
				return respond(err)
			case w == nil:
				return respond(notPossible("no world is open"))
			}
			return w.answer(next.request)
		}()
	}
}

// control is the service, outside the bubble.
type control struct {
	pb.UnimplementedAdapterServer
	implementation Implementation
	requests       chan<- order
}

func (c *control) Describe(context.Context, *pb.DescribeRequest) (*pb.Description, error) {
	i := c.implementation
	return &pb.Description{
		Name:         i.Name,
		Version:      i.Version,
		Language:     "Go (" + runtime.Version() + ")",
		Dialect:      i.Dialect,
		PortVersion:  PortVersion,
		Families:     i.Families,
		Capabilities: i.Capabilities,
		ClockGrainNs: 1,
		Isolation:    pb.Isolation_PROCESS,
	}, nil
}

func (c *control) Play(stream pb.Adapter_PlayServer) error {
	answers := make(chan *pb.Response, 1)
	for {
		request, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		c.requests <- order{request, answers}
		if err := stream.Send(<-answers); err != nil {
			return err
		}
	}
}

// Goroutines returns those names whose text is a part of some goroutine's stack: a way to see which routines run.
// `Goroutines(map[string]string{"periodicEmit": "gossip.(*batchingEmitterImpl).periodicEmit"})`.
func Goroutines(textOf map[string]string) []string {
	var running []string
	for name, text := range textOf {
		if CountGoroutines(text) > 0 {
			running = append(running, name)
		}
	}
	return running
}

// CountGoroutines returns how many goroutines have a text on their stack: several parts of a node may run one function.
func CountGoroutines(text string) int {
	size := 1 << 20
	stacks := make([]byte, size)
	n := runtime.Stack(stacks, true)
	for ; n == size; n = runtime.Stack(stacks, true) {
		size *= 2
		stacks = make([]byte, size)
	}
	count := 0
	for _, stack := range strings.Split(string(stacks[:n]), "\n\n") {
		if strings.Contains(stack, text) {
			count++
		}
	}
	return count
}
