package kit

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/peer"
)

// maxMessage is the size of a gRPC message, either way.
const maxMessage = 100 << 20

// window is how many bytes are on their way to somebody who does not read. Set, so that gRPC does not let it grow.
const window = 1 << 16

// rawCodec hands bytes through. It goes by the name of the codec that a real node uses.
type rawCodec struct{}

func (rawCodec) Name() string { return "proto" }

func (rawCodec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(*[]byte); ok {
		return *raw, nil
	}
	return nil, fmt.Errorf("not bytes: %T", v)
}

func (rawCodec) Unmarshal(data []byte, v any) error {
	raw, ok := v.(*[]byte)
	if !ok {
		return fmt.Errorf("not bytes: %T", v)
	}
	*raw = append([]byte(nil), data...)
	return nil
}

// unreachable is an error after which gRPC does not try again.
type unreachable struct{ endpoint string }

func (u unreachable) Error() string { return "nobody answers at " + u.endpoint }
func (unreachable) Temporary() bool { return false }

// listener is where a subject or a scripted peer is reached: a net.Listener over pipes.
type listener struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newListener() *listener {
	return &listener{conns: make(chan net.Conn, 64), done: make(chan struct{})}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.conns:
		return conn, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (l *listener) Addr() net.Addr { return &caller{} }

// dial connects somebody; whoever listens sees as the remote address who it is and where he has dialled.
func (l *listener) dial(from *caller) (net.Conn, error) {
	select {
	case <-l.done:
		return nil, errors.New("nobody listens")
	default:
	}
	near, far := net.Pipe()
	l.conns <- named{far, from}
	return named{near, &caller{endpoint: from.endpoint}}, nil
}

// caller is the address of whoever has dialled.
type caller struct {
	name, endpoint string
	isSubject      bool
	// ping is the event of the last ping on this connection.
	ping *pb.Event
}

func (*caller) Network() string  { return "virtual" }
func (c *caller) String() string { return c.name }

// callerOf is whoever has dialled the connection of a call.
func callerOf(ctx context.Context) *caller {
	if from, ok := peer.FromContext(ctx); ok {
		if known, ok := from.Addr.(*caller); ok {
			return known
		}
	}
	return &caller{}
}

type named struct {
	net.Conn
	remote *caller
}

func (n named) RemoteAddr() net.Addr { return n.remote }

// dialOptions lead a gRPC client to whoever the dialler finds.
func dialOptions(dialler func(ctx context.Context, endpoint string) (net.Conn, error), more ...grpc.DialOption) []grpc.DialOption {
	return append([]grpc.DialOption{
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(dialler),
		grpc.FailOnNonTempDialError(true),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)),
		grpc.WithNoProxy(),
		grpc.WithInitialWindowSize(window),
		grpc.WithInitialConnWindowSize(window),
	}, more...)
}

func serverOptions(more ...grpc.ServerOption) []grpc.ServerOption {
	return append([]grpc.ServerOption{
		grpc.MaxRecvMsgSize(maxMessage),
		grpc.MaxSendMsgSize(maxMessage),
		grpc.InitialWindowSize(window),
		grpc.InitialConnWindowSize(window),
	}, more...)
}
