package kit

import (
	"bufio"
	"context"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"flag"
	"io"
	"net"
	"strings"
	"testing"

	"google.golang.org/grpc"
)

func TestAWrongCommandLineIsNamed(t *testing.T) {
	whole := []string{"-address", "127.0.0.1:0", "-mspid", "Org1MSP", "-msp", "msp", "-tls", "tls"}
	o, err := readOptions(append(whole, "-bootstrap", "a:1", "-bootstrap", "b:2", "-set", "aliveTimeInterval=1s", "-org", "Org2MSP=orgs/2"))
	if err != nil || len(o.bootstrap) != 2 || o.orgs["Org2MSP"] != "orgs/2" || o.settings["aliveTimeInterval"] != "1s" {
		t.Fatal(o, err)
	}
	for words, arguments := range map[string][]string{
		"-address is missing: host:port":    whole[2:],
		"-tls is missing: folder":           whole[:6],
		"there is no = in it":               append(whole[:8:8], "-set", "aliveTimeInterval"),
		`"more" is one argument too many`:   append(whole[:8:8], "more"),
		"flag provided but not defined: -x": {"-x"},
	} {
		if _, err := readOptions(arguments); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%v: %v", arguments, err)
		}
	}
	if _, err := readOptions([]string{"-help"}); !errors.Is(err, flag.ErrHelp) || !strings.Contains(err.Error(), "-bootstrap") {
		t.Error(err)
	}
}

// written is a peer's material, ready to be started.
func written(t *testing.T) *liveOptions {
	org := newAuthority(t)
	key := newKey(t)
	msp := org.written(t, key, &x509.Certificate{})
	shown := org.issue(t, &x509.Certificate{IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}, key.Public())
	folder := t.TempDir()
	text, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, "server.crt", pemOf("CERTIFICATE", shown.Raw))
	put(t, folder, "server.key", pemOf("PRIVATE KEY", text))
	put(t, folder, "ca.crt", pemOf("CERTIFICATE", org.certificate.Raw))
	return &liveOptions{address: "127.0.0.1:0", mspID: "Org1MSP", msp: msp, tls: folder, settings: map[string]string{}}
}

func TestWhatIsWrongWithALivePeerIsNamed(t *testing.T) {
	never := Implementation{New: func(env *Env) (Node, error) { return nil, nil }}
	for words, change := range map[string]func(*liveOptions){
		"cacerts":                       func(o *liveOptions) { o.msp = "nowhere" },
		"server.crt and server.key in":  func(o *liveOptions) { o.tls = o.msp },
		"ca.crt is no certificate":      func(o *liveOptions) { put(t, o.tls, "ca.crt", nil) },
		"-address \"nowhere\": it must": func(o *liveOptions) { o.address = "nowhere" },
		"-address 192.0.2.1:7051: ":     func(o *liveOptions) { o.address = "192.0.2.1:7051" },
		"peer.gossip.burst is not":      func(o *liveOptions) { o.settings["burst"] = "1" },
	} {
		options := written(t)
		change(options)
		if _, err := startLive(never, options, io.Discard); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", words, err)
		}
	}
}

// echo is a node that delivers what its application gossips, and knows nobody.
type echo struct{ *Env }

func (e echo) Gossip(message []byte) error {
	if len(message) == 0 {
		return errors.New("nothing to gossip")
	}
	e.Deliver("trade", message)
	e.Reject([]byte{0xab}, "stale")
	return nil
}

func (echo) Stop()                           {}
func (echo) Members() (alive, dead [][]byte) { return [][]byte{{1}}, nil }

func TestALivePeerAnswersInLines(t *testing.T) {
	hash := make(chan []byte, 1)
	service := &grpc.ServiceDesc{ServiceName: "test", HandlerType: (*any)(nil), Streams: []grpc.StreamDesc{{
		StreamName: "Hash", ClientStreams: true, ServerStreams: true,
		Handler: func(_ any, s grpc.ServerStream) error {
			hash <- RemoteCertHash(s.Context())
			return nil
		},
	}}}
	var env *Env
	implementation := Implementation{Capabilities: []string{"sees-members"}, New: func(given *Env) (Node, error) {
		env = given
		env.Server.RegisterService(service, nil)
		return echo{env}, nil
	}}
	out, in := io.Pipe()
	lines := bufio.NewScanner(out)
	started := make(chan *live, 1)
	go func() {
		running, err := startLive(implementation, written(t), in)
		if err != nil {
			t.Error(err)
		}
		started <- running
	}()
	lines.Scan()
	endpoint, ok := strings.CutPrefix(lines.Text(), "gossip-tck peer at ")
	if !ok || strings.HasSuffix(endpoint, ":0") {
		t.Fatal(lines.Text())
	}
	running := <-started
	defer running.stop()
	said := func(line string, words ...string) {
		go running.serve(strings.NewReader(line + "\n\n"))
		for _, word := range words {
			lines.Scan()
			if plain := strings.ReplaceAll(lines.Text(), " ", ""); !strings.Contains(plain, strings.ReplaceAll(word, " ", "")) {
				t.Errorf("%s: %s", line, plain)
			}
		}
	}
	subject := `"subject": "` + endpoint + `"`
	said(`{"gossip": {`+subject+`, "messages": ["AQI="]}}`, `"delivered":{"channel":"trade","message":"AQI="}`, `"rejected":{"peer":"ab"`, `{"done":{}}`)
	said(`{"gossip": {`+subject+`, "messages": [""]}}`, `"log":{"words":"nothing to gossip"}`, `"kind":"REFUSED"`)
	said(`{"observe": {`+subject+`, "members": {}}}`, `"alive":["AQ=="]`)
	said(`{"observe": {"subject": "bob", "members": {}}}`, `"kind":"NOT_POSSIBLE"`)
	said(`{"advance": {"durationNs": 1}}`, `in real time there is no request`)
	said(`advance`, `this line is no Request in JSON`)

	conn, err := grpc.NewClient("passthrough:///"+endpoint, env.DialOptions...)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.NewStream(context.Background(), &service.Streams[0], "/test/Hash"); err != nil {
		t.Fatal(err)
	}
	// It has dialled itself, so it has shown its own certificate.
	if shown := <-hash; len(env.TLSCertHash) != 32 || hex.EncodeToString(shown) != hex.EncodeToString(env.TLSCertHash) {
		t.Errorf("%x was shown, and %x seen", env.TLSCertHash, shown)
	}
	if RemoteCertHash(context.Background()) != nil {
		t.Error("a hash without a stream")
	}
}
