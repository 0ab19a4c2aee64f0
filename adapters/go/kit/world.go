package kit

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"testing/synctest"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
)

// world is one scenario: subjects, scripted peers and a directory in one virtual time. Its methods run in the bubble.
type world struct {
	implementation Implementation
	openedAt       time.Time
	spec           *pb.World
	directory      *directory
	subjects       map[string]*subject
	peers          map[string]*scripted

	mutex  sync.Mutex
	events []*pb.Event
	// inOrder has the peers as they were added: of several at one endpoint, the first that is reachable answers.
	inOrder []*scripted
	// tell is told of events at once; nil: they are kept until somebody asks for them.
	tell func(*pb.Event)
}

// subject is a node under test, running or not.
type subject struct {
	spec     *pb.Subject
	listener *listener
	server   *grpc.Server
	node     Node
}

// failure is an error of a kind that the protocol has.
type failure struct {
	kind  pb.Failure_Kind
	words string
}

func (f failure) Error() string { return f.words }

func notPossible(format string, args ...any) error {
	return failure{pb.Failure_NOT_POSSIBLE, fmt.Sprintf(format, args...)}
}

func newWorld(implementation Implementation, spec *pb.World) (*world, error) {
	epoch := time.UnixMilli(spec.EpochMs)
	if epoch.Before(time.Now()) {
		return nil, notPossible("the epoch %s is before 2000-01-01", epoch.UTC())
	}
	time.Sleep(time.Until(epoch))
	w := &world{
		implementation: implementation,
		openedAt:       epoch,
		spec:           spec,
		directory:      newDirectory(spec.Directory, spec.InvalidBlocks, epoch),
		subjects:       map[string]*subject{},
		peers:          map[string]*scripted{},
	}
	for _, s := range spec.Subjects {
		w.subjects[s.Name] = &subject{spec: s}
	}
	return w, nil
}

func (w *world) record(event *pb.Event) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	event.AtNs = int64(time.Since(w.openedAt))
	if w.tell != nil {
		w.tell(event)
		return
	}
	w.events = append(w.events, event)
}

// advance lets time pass and returns what has happened since the last time.
func (w *world) advance(duration time.Duration) *pb.Events {
	if duration > 0 {
		time.Sleep(duration)
	}
	synctest.Wait()
	w.mutex.Lock()
	defer w.mutex.Unlock()
	events := w.events
	w.events = nil
	return &pb.Events{Events: events}
}

// pinged records a ping of a subject, unless a stream on the same connection follows at once: then it was no more than a
// part of dialling.
func (w *world) pinged(ctx context.Context, answered bool) {
	from := callerOf(ctx)
	if !from.isSubject {
		return
	}
	event := &pb.Event{Subject: from.name, Kind: &pb.Event_Pinged{Pinged: &pb.Dialled{Endpoint: from.endpoint, Answered: answered}}}
	w.record(event)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	from.ping = event
}

// dialled records that a subject has opened a stream, and says who.
func (w *world) dialled(ctx context.Context) *caller {
	from := callerOf(ctx)
	if !from.isSubject {
		return from
	}
	w.mutex.Lock()
	w.events = slices.DeleteFunc(w.events, func(event *pb.Event) bool { return event == from.ping })
	w.mutex.Unlock()
	w.recordDial(from, true)
	return from
}

func (w *world) recordDial(from *caller, answered bool) {
	w.record(&pb.Event{Subject: from.name, Kind: &pb.Event_Dialled{Dialled: &pb.Dialled{Endpoint: from.endpoint, Answered: answered}}})
}

// watch lets a subject's server report who dials it.
func (w *world) watch() []grpc.ServerOption {
	return []grpc.ServerOption{
		grpc.ChainUnaryInterceptor(func(ctx context.Context, in any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
			w.pinged(ctx, true)
			return next(ctx, in)
		}),
		grpc.ChainStreamInterceptor(func(srv any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, next grpc.StreamHandler) error {
			w.dialled(stream.Context())
			return next(srv, stream)
		}),
	}
}

func (w *world) start(name string) error {
	s, err := w.subject(name)
	if err != nil {
		return err
	}
	// One that was stopped has no server any more: a new node takes its place.
	if s.server != nil {
		return notPossible("%s has been started", name)
	}
	server := grpc.NewServer(serverOptions(w.watch()...)...)
	settings := NewSettings(s.spec.Settings)
	node, err := w.implementation.New(&Env{
		Settings:         settings,
		Name:             name,
		Identity:         s.spec.Identity,
		Endpoint:         s.spec.Endpoint,
		ExternalEndpoint: s.spec.ExternalEndpoint,
		Bootstrap:        s.spec.Bootstrap,
		Server:           server,
		DialOptions:      dialOptions(w.diallerOf(name)),
		Crypto:           &Crypto{&testCrypto{self: s.spec.Identity, directory: w.directory}},
		Seed:             w.spec.Seed,
		world:            w,
	})
	if err == nil {
		err = settings.Err()
	}
	if errors.Is(err, ErrNotPossible) {
		return failure{pb.Failure_NOT_POSSIBLE, err.Error()}
	}
	if err != nil {
		return failure{pb.Failure_REFUSED, err.Error()}
	}
	s.node, s.server, s.listener = node, server, newListener()
	go func() { _ = server.Serve(s.listener) }()
	return nil
}

func (w *world) stop(name string) error {
	s, err := w.subject(name)
	if err != nil || s.node == nil || s.server == nil {
		return err
	}
	_ = s.listener.Close()
	s.node.Stop()
	return nil
}

// closeServer ends what a stopped node has left open, when all that it still sent has been read.
func (w *world) closeServer(name string) {
	if s := w.subjects[name]; s != nil && s.server != nil {
		s.server.Stop()
		s.server = nil
	}
}

// close ends all that was begun in this world.
func (w *world) close() {
	for name := range w.subjects {
		_ = run(func() error { return w.stop(name) })
		_ = run(func() error { w.closeServer(name); return nil })
	}
	for _, p := range w.inOrder {
		_ = run(func() error { p.close(); return nil })
	}
}

// diallerOf is how a subject reaches others: scripted peers, and subjects that listen.
func (w *world) diallerOf(name string) func(context.Context, string) (net.Conn, error) {
	return func(_ context.Context, endpoint string) (net.Conn, error) {
		endpoint = strings.TrimPrefix(endpoint, "passthrough:///")
		from := &caller{name: name, endpoint: endpoint, isSubject: true}
		if target := w.listenerAt(endpoint); target != nil {
			if conn, err := target.dial(from); err == nil {
				return conn, nil
			}
		}
		w.recordDial(from, false)
		return nil, unreachable{endpoint}
	}
}

func (w *world) listenerAt(endpoint string) *listener {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	isScripted := false
	for _, p := range w.inOrder {
		if slices.Contains(p.endpoints, endpoint) {
			if p.isReachable() {
				return p.listener
			}
			isScripted = true
		}
	}
	for _, s := range w.subjects {
		if !isScripted && (s.spec.Endpoint == endpoint || s.spec.ExternalEndpoint == endpoint) {
			return s.listener
		}
	}
	return nil
}

func (w *world) addPeer(spec *pb.ScriptedPeer) error {
	p := newScripted(w, spec)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.peers[spec.Name] = p
	w.inOrder = append(w.inOrder, p)
	return nil
}

func (w *world) connect(peer, name string) error {
	p, err := w.peer(peer)
	if err != nil {
		return err
	}
	s, err := w.subject(name)
	if err != nil {
		return err
	}
	if s.listener == nil {
		return notPossible("%s has not been started", name)
	}
	return p.connect(s)
}

func (w *world) send(request *pb.Send) error {
	p, err := w.peer(request.Peer)
	if err != nil {
		return err
	}
	for _, envelope := range request.Envelopes {
		if err := p.send(request.Subject, envelope); err != nil {
			return notPossible("%s", err)
		}
	}
	return nil
}

func (w *world) gossip(request *pb.Gossip) error {
	node, err := w.node(request.Subject)
	if err != nil {
		return err
	}
	var refused error
	for _, message := range request.Messages {
		if err := node.Gossip(message); err != nil {
			w.record(&pb.Event{Subject: request.Subject, Kind: &pb.Event_Log{Log: &pb.Log{Words: err.Error()}}})
			if refused == nil {
				refused = failure{pb.Failure_REFUSED, err.Error()}
			}
		}
	}
	return refused
}

func (w *world) subject(name string) (*subject, error) {
	if s := w.subjects[name]; s != nil {
		return s, nil
	}
	return nil, notPossible("no subject %s in this world", name)
}

func (w *world) peer(name string) (*scripted, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if p := w.peers[name]; p != nil {
		return p, nil
	}
	return nil, notPossible("no peer %s was added to this world", name)
}

// node is that of a subject that was started.
func (w *world) node(name string) (Node, error) {
	s, err := w.subject(name)
	if err != nil {
		return nil, err
	}
	if s.node == nil {
		return nil, notPossible("%s has not been started", name)
	}
	return s.node, nil
}

// peerOf is the name of the scripted peer with this PKI-ID, as its handshake says; empty for nil. In real time there are none, and
// the PKI-ID stands for a name.
func (w *world) peerOf(pkiID []byte) string {
	if pkiID == nil {
		return ""
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for _, p := range w.peers {
		if strings.Contains(string(p.handshake), string(pkiID)) {
			return p.name
		}
	}
	if w.tell != nil {
		return hex.EncodeToString(pkiID)
	}
	return ""
}
