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
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
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

// serve answers on the listener for ever.
func serve(t *testing.T, implementation Implementation, listener net.Listener) {
	server := grpc.NewServer(serverOptions()...)
	pb.RegisterAdapterServer(server, &control{implementation: implementation, t: t})
	_ = server.Serve(listener)
}

// bubble is where one world is played. Its channels are made outside: who waits for them inside makes time stand still.
type bubble struct {
	implementation Implementation
	orders         chan func()
	// closed says that there are no more orders.
	closed chan struct{}
	// end ends the world. What does not end stays behind in the bubble, where time stands still; so does the bubble then.
	end func()
	// world is touched inside only.
	world *world
}

func newBubble(t *testing.T, implementation Implementation) *bubble {
	b := &bubble{implementation: implementation, orders: make(chan func()), closed: make(chan struct{})}
	b.end = sync.OnceFunc(b.wither)
	go func() {
		defer func() {
			if reason := recover(); reason != nil && !strings.HasPrefix(fmt.Sprint(reason), "deadlock: main bubble goroutine has exited") {
				panic(reason)
			}
		}()
		synctest.Test(t, func(*testing.T) { b.play() })
	}()
	return b
}

// play carries out orders.
func (b *bubble) play() {
	for {
		select {
		case order := <-b.orders:
			order()
		case <-b.closed:
			return
		}
	}
}

// do lets something be done inside, and waits for it. False if there are no more orders.
func (b *bubble) do(what func()) bool {
	select {
	case <-b.begin(what):
		return true
	case <-b.closed:
		return false
	}
}

// begin lets something be done inside as soon as what was begun before is done. What it returns is closed when it is done.
func (b *bubble) begin(what func()) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		select {
		case b.orders <- func() { defer close(done); what() }:
		case <-b.closed:
		}
	}()
	return done
}

func (b *bubble) answer(request *pb.Request) *pb.Response {
	open := request.GetOpen()
	switch {
	case open != nil && b.world != nil && b.implementation.ManyWorlds:
		return respond(notPossible("this stream has had its world: begin a new one"))
	case open != nil && b.world != nil:
		return respond(notPossible("this process has had its world: start a new one"))
	case open != nil:
		opened, err := newWorld(b.implementation, open)
		b.world = opened
		return respond(err)
	case b.world == nil:
		return respond(notPossible("no world is open"))
	}
	return b.world.answer(request)
}

const (
	// shortRest and longRest are how long what was stopped may sleep before it notices.
	shortRest, longRest = time.Minute, 2000 * time.Hour
	// busy is real time in which nothing happens but to somebody who does not stop; patience is for whoever waits for a mutex for ever.
	busy, patience = 50 * time.Millisecond, time.Second
)

// wither stops all that runs in the world, and lets time pass until it has noticed, unless somebody goes on.
func (b *bubble) wither() {
	defer close(b.closed)
	late := time.After(patience)
	isDone := func(what func()) bool {
		select {
		case <-b.begin(what):
			return true
		case <-late:
			return false
		}
	}
	isOver := isDone(func() {
		if b.world != nil {
			b.world.close()
		}
	})
	for rest := shortRest; isOver && rest <= longRest; rest *= 4 {
		begun := time.Now()
		isOver = isDone(func() { time.Sleep(rest) }) && time.Since(begun) < busy
	}
}

// control is the service, outside the bubbles.
type control struct {
	pb.UnimplementedAdapterServer
	implementation Implementation
	t              *testing.T

	mutex sync.Mutex
	// last is the newest bubble.
	last *bubble
}

func (c *control) Describe(context.Context, *pb.DescribeRequest) (*pb.Description, error) {
	i := c.implementation
	isolation := pb.Isolation_PROCESS
	if i.ManyWorlds {
		isolation = pb.Isolation_SESSION
	}
	return &pb.Description{
		Name:         i.Name,
		Version:      i.Version,
		Language:     "Go (" + runtime.Version() + ")",
		Dialect:      i.Dialect,
		PortVersion:  PortVersion,
		Families:     i.Families,
		Capabilities: i.Capabilities,
		ClockGrainNs: 1,
		Isolation:    isolation,
	}, nil
}

// bubble of a new stream. A process that has one world has one bubble, which is never ended: the process ends with it.
func (c *control) bubble() *bubble {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.last != nil && c.implementation.ManyWorlds {
		c.last.end()
	}
	if c.last == nil || c.implementation.ManyWorlds {
		c.last = newBubble(c.t, c.implementation)
	}
	return c.last
}

func (c *control) Play(stream pb.Adapter_PlayServer) error {
	b := c.bubble()
	if c.implementation.ManyWorlds {
		defer b.end()
	}
	for {
		request, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var answer *pb.Response
		if !b.do(func() { answer = b.answer(request) }) {
			return status.Error(codes.Aborted, "a newer stream has closed this world")
		}
		if err := stream.Send(answer); err != nil {
			return err
		}
	}
}

// Goroutines returns those names whose text is a part of some goroutine's stack: a way to see which routines run.
// `Goroutines(map[string]string{"periodicEmit": "gossip.(*batchingEmitterImpl).periodicEmit"})`. Asked by a node, it is told of those of
// its own world.
func Goroutines(textOf map[string]string) []string {
	stacks := ownStacks()
	var running []string
	for name, text := range textOf {
		if slices.ContainsFunc(stacks, func(stack string) bool { return strings.Contains(stack, text) }) {
			running = append(running, name)
		}
	}
	return running
}

// CountGoroutines returns how many goroutines have a text on their stack: several parts of a node may run one function.
func CountGoroutines(text string) int {
	count := 0
	for _, stack := range ownStacks() {
		if strings.Contains(stack, text) {
			count++
		}
	}
	return count
}

// ownStacks are those of the bubble of whoever asks; all of the process outside of bubbles.
func ownStacks() []string {
	size := 1 << 20
	text := make([]byte, size)
	n := runtime.Stack(text, true)
	for ; n == size; n = runtime.Stack(text, true) {
		size *= 2
		text = make([]byte, size)
	}
	stacks := strings.Split(string(text[:n]), "\n\n")
	// The first is whoever asks.
	mine := bubbleOf(stacks[0])
	return slices.DeleteFunc(stacks, func(stack string) bool { return mine != "" && bubbleOf(stack) != mine })
}

// bubbleOf is the bubble of a goroutine, as the first line of its stack says it: "goroutine 7 [select, synctest bubble 3]:".
func bubbleOf(stack string) string {
	first, _, _ := strings.Cut(stack, "\n")
	_, bubble, _ := strings.Cut(first, "synctest bubble ")
	return bubble
}
