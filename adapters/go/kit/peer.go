package kit

import (
	"context"
	"errors"
	"net"
	"sync"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// outgoing is how many envelopes wait at most to be sent on one stream.
const outgoing = 100_000

// scripted is a peer whose messages the suite writes.
type scripted struct {
	world     *world
	name      string
	endpoints []string
	handshake []byte
	listener  *listener
	server    *grpc.Server

	mutex     sync.Mutex
	reachable bool
	// gate is closed while the peer reads.
	gate chan struct{}
	// streams that are open, the newest last.
	streams []*stream
}

// stream is one open stream between a scripted peer and a subject.
type stream struct {
	subject string
	out     chan []byte
	end     context.CancelFunc
}

func newScripted(w *world, spec *pb.ScriptedPeer) *scripted {
	p := &scripted{world: w, name: spec.Name, endpoints: spec.Endpoints, handshake: spec.Handshake, listener: newListener(), reachable: true}
	p.gate = make(chan struct{})
	close(p.gate)
	p.server = grpc.NewServer(serverOptions(grpc.ForceServerCodec(rawCodec{}))...)
	p.server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "gossip.Gossip",
		HandlerType: (*any)(nil),
		Methods:     []grpc.MethodDesc{{MethodName: "Ping", Handler: p.ping}},
		Streams:     []grpc.StreamDesc{{StreamName: "GossipStream", Handler: p.accept, ClientStreams: true, ServerStreams: true}},
	}, p)
	go func() { _ = p.server.Serve(p.listener) }()
	return p
}

// ping answers at once.
func (p *scripted) ping(_ any, ctx context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
	var nothing []byte
	if err := decode(&nothing); err != nil {
		return nil, err
	}
	answered := p.isReachable()
	p.world.pinged(ctx, answered)
	if !answered {
		return nil, status.Error(codes.Unavailable, p.name+" is not reachable")
	}
	return &nothing, nil
}

// accept serves a stream that a subject has opened.
func (p *scripted) accept(_ any, server grpc.ServerStream) error {
	from := p.world.dialled(server.Context())
	// Not of the server's context: what was sent just before the subject ended the stream is still to be read.
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		p.converse(ctx, cancel, server, from.name, true)
		cancel()
	}()
	<-ctx.Done()
	return nil
}

// connect opens a stream to a subject.
func (p *scripted) connect(s *subject) error {
	options := dialOptions(func(context.Context, string) (net.Conn, error) {
		conn, err := s.listener.dial(&caller{name: p.name, endpoint: s.spec.Endpoint})
		if err != nil {
			return nil, unreachable{s.spec.Endpoint}
		}
		return conn, nil
	}, grpc.WithDefaultCallOptions(grpc.ForceCodec(rawCodec{})))
	conn, err := grpc.NewClient("passthrough:///"+s.spec.Endpoint, options...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	client, err := conn.NewStream(ctx, &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}, "/gossip.Gossip/GossipStream")
	if err != nil {
		cancel()
		_ = conn.Close()
		p.ended(s.spec.Name, "nobody listens")
		return nil
	}
	go func() {
		p.converse(ctx, cancel, client, s.spec.Name, false)
		cancel()
		_ = conn.Close()
	}()
	return nil
}

// rawStream is a stream of either side.
type rawStream interface {
	SendMsg(any) error
	RecvMsg(any) error
}

// converse sends the handshake and what the suite gives, and records what comes, until either side ends the stream.
func (p *scripted) converse(ctx context.Context, cancel context.CancelFunc, raw rawStream, subject string, bySubject bool) {
	s := &stream{subject: subject, out: make(chan []byte, outgoing), end: cancel}
	s.out <- p.handshake
	p.mutex.Lock()
	p.streams = append(p.streams, s)
	p.mutex.Unlock()
	// A subject that has dialled may be gone as soon as it has read the handshake, and of what it has sent before and its end gRPC tells
	// either first: it is answered when its own handshake is there.
	greeted := make(chan struct{})
	if !bySubject {
		close(greeted)
	}
	go func() {
		select {
		case <-greeted:
		case <-ctx.Done():
			return
		}
		for {
			select {
			case envelope := <-s.out:
				if raw.SendMsg(&envelope) != nil {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	isFirst := true
	for {
		if !isFirst || !bySubject {
			p.untilReading(ctx)
		}
		var envelope []byte
		if err := raw.RecvMsg(&envelope); err != nil {
			if p.forget(s) {
				p.ended(subject, err.Error())
			}
			return
		}
		if isFirst && bySubject {
			close(greeted)
		}
		p.untilReading(ctx)
		event := &pb.Event{Subject: subject, Kind: &pb.Event_Received{Received: &pb.Received{Peer: p.name, Envelope: envelope}}}
		if isFirst {
			event.Kind = &pb.Event_Connected{Connected: &pb.Connected{Peer: p.name, OpenedBySubject: bySubject, Handshake: envelope}}
		}
		isFirst = false
		p.world.record(event)
	}
}

func (p *scripted) ended(subject, reason string) {
	p.world.record(&pb.Event{Subject: subject, Kind: &pb.Event_Disconnected{Disconnected: &pb.Disconnected{Peer: p.name, Reason: reason}}})
}

// forget takes a stream off the list; false if it is not there any more, because the peer itself has ended it.
func (p *scripted) forget(s *stream) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for i, open := range p.streams {
		if open == s {
			p.streams = append(p.streams[:i:i], p.streams[i+1:]...)
			return true
		}
	}
	return false
}

// disconnect ends all streams with a subject.
func (p *scripted) disconnect(subject string) {
	p.endThose(func(s *stream) bool { return s.subject == subject })
}

// close ends all that was begun for this peer.
func (p *scripted) close() {
	p.endThose(func(*stream) bool { return true })
	p.server.Stop()
}

func (p *scripted) endThose(is func(*stream) bool) {
	p.mutex.Lock()
	var kept, ended []*stream
	for _, s := range p.streams {
		if is(s) {
			ended = append(ended, s)
		} else {
			kept = append(kept, s)
		}
	}
	p.streams = kept
	p.mutex.Unlock()
	for _, s := range ended {
		s.end()
	}
}

// send queues an envelope on the newest stream.
func (p *scripted) send(subject string, envelope []byte) error {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for i := len(p.streams) - 1; i >= 0; i-- {
		if s := p.streams[i]; s.subject == subject {
			select {
			case s.out <- envelope:
				return nil
			default:
				return errors.New(p.name + " has too much to send")
			}
		}
	}
	return errors.New(p.name + " has no stream to " + subject)
}

func (p *scripted) pause() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.reads() {
		p.gate = make(chan struct{})
	}
}

func (p *scripted) resume() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if !p.reads() {
		close(p.gate)
	}
}

func (p *scripted) reads() bool {
	select {
	case <-p.gate:
		return true
	default:
		return false
	}
}

// untilReading waits as long as the peer is paused.
func (p *scripted) untilReading(ctx context.Context) {
	p.mutex.Lock()
	gate := p.gate
	p.mutex.Unlock()
	select {
	case <-gate:
	case <-ctx.Done():
	}
}

func (p *scripted) isReachable() bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.reachable
}

func (p *scripted) setReachable(yes bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.reachable = yes
}
