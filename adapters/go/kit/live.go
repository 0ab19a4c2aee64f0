package kit

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/peer"
	"google.golang.org/protobuf/encoding/protojson"
)

const (
	// longestLine is a block of 16 MiB, as JSON.
	longestLine = 32 << 20
	// Whoever is silent for a minute is pinged, and gone if he does not answer. Others do the same, and some clocks are fast.
	pingAfter, gone, pingedAfter = time.Minute, 20 * time.Second, 50 * time.Second
)

// Live runs a node on real sockets and in real time, over mutual TLS, with identities of its organization's MSP, until standard input
// ends or it is told to stop (SIGTERM, SIGINT). It does not return. The arguments are those of a command line: see -help.
//
// When it listens it prints `gossip-tck peer at HOST:PORT`. From then on it speaks the protocol of adapters in lines of JSON:
// a Request a line on standard input, with the node's endpoint as its subject (gossip, joinChannel, leaveChannel,
// updateLedgerHeight, updateChaincodes, suspect, observe), and on standard output a Response to each, and events as they happen.
func Live(implementation Implementation, arguments []string) {
	options, err := readOptions(arguments)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Print(err)
		os.Exit(0)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	running, err := startLive(implementation, options, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	ctx, end := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		running.serve(os.Stdin)
		end()
	}()
	<-ctx.Done()
	running.stop()
	os.Exit(0)
}

// live is a node on real sockets. It is the only subject of its world, by the name of its endpoint.
type live struct {
	world   *world
	subject *subject
	mutex   sync.Mutex
	out     io.Writer
}

// startLive starts a node that prints on out. An error names what was wrong.
func startLive(implementation Implementation, options *liveOptions, out io.Writer) (*live, error) {
	scheme, err := newMSPScheme(options.mspID, options.msp, options.orgs)
	if err != nil {
		return nil, err
	}
	secured, err := readTLS(options.tls)
	if err != nil {
		return nil, err
	}
	listener, endpoint, err := listenAt(options.address)
	if err != nil {
		return nil, err
	}
	l := &live{out: out, subject: &subject{}}
	l.world = &world{implementation: implementation, openedAt: time.Now(), subjects: map[string]*subject{endpoint: l.subject}, tell: l.tell}
	l.subject.server = grpc.NewServer(
		grpc.Creds(credentials.NewTLS(secured)), grpc.MaxRecvMsgSize(maxMessage), grpc.MaxSendMsgSize(maxMessage),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: pingAfter, Timeout: gone}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: pingedAfter, PermitWithoutStream: true}),
	)
	hash := sha256.Sum256(secured.Certificates[0].Certificate[0])
	settings := NewSettings(options.settings)
	l.say("gossip-tck peer at " + endpoint)
	l.subject.node, err = implementation.New(&Env{
		Settings: settings, Name: endpoint, Identity: scheme.identity, Endpoint: endpoint, ExternalEndpoint: options.external,
		Bootstrap: options.bootstrap, Server: l.subject.server, TLSCertHash: hash[:], Crypto: &Crypto{scheme}, world: l.world,
		DialOptions: []grpc.DialOption{
			grpc.WithTransportCredentials(credentials.NewTLS(secured)), grpc.WithNoProxy(),
			grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessage), grpc.MaxCallSendMsgSize(maxMessage)),
			grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: pingAfter, Timeout: gone, PermitWithoutStream: true}),
		},
	})
	if err == nil {
		err = settings.Err()
	}
	if err != nil {
		_ = listener.Close()
		return nil, err
	}
	go func() { _ = l.subject.server.Serve(listener) }()
	return l, nil
}

func listenAt(address string) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, "", fmt.Errorf("-address %q: it must be host:port", address)
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, "", fmt.Errorf("-address %s: %w", address, err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	return listener, net.JoinHostPort(host, port), nil
}

// RemoteCertHash is the SHA-256 of the certificate that the other side of a stream has shown in TLS; nil without TLS. On a stream that
// the node has opened it is known when something has come.
func RemoteCertHash(ctx context.Context) []byte {
	from, ok := peer.FromContext(ctx)
	if !ok {
		return nil
	}
	info, ok := from.AuthInfo.(credentials.TLSInfo)
	if !ok || len(info.State.PeerCertificates) == 0 {
		return nil
	}
	hash := sha256.Sum256(info.State.PeerCertificates[0].Raw)
	return hash[:]
}

// serve answers what comes in lines, until they end.
func (l *live) serve(in io.Reader) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			l.print(l.answer([]byte(line)))
		}
	}
}

func (l *live) answer(line []byte) *pb.Response {
	request := &pb.Request{}
	if err := protojson.Unmarshal(line, request); err != nil {
		return respond(failure{pb.Failure_UNKNOWN, fmt.Sprintf("this line is no Request in JSON: %s", err)})
	}
	switch request.Call.(type) {
	case *pb.Request_Observe:
		return l.world.observe(request.GetObserve())
	case *pb.Request_Gossip, *pb.Request_JoinChannel, *pb.Request_LeaveChannel, *pb.Request_UpdateLedgerHeight,
		*pb.Request_UpdateChaincodes, *pb.Request_Suspect:
		return respond(l.world.do(request))
	}
	return respond(failure{pb.Failure_UNKNOWN, fmt.Sprintf("in real time there is no request %T", request.Call)})
}

// tell prints an event.
func (l *live) tell(event *pb.Event) {
	l.print(&pb.Response{Answer: &pb.Response_Events{Events: &pb.Events{Events: []*pb.Event{event}}}})
}

func (l *live) print(response *pb.Response) {
	line, err := protojson.Marshal(response)
	if err == nil {
		l.say(string(line))
	}
}

func (l *live) say(line string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	fmt.Fprintln(l.out, line)
}

// stop ends the node and every stream.
func (l *live) stop() {
	l.subject.node.Stop()
	l.subject.server.Stop()
}
