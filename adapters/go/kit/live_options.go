package kit

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// liveOptions is what a command line says.
type liveOptions struct {
	address, external, mspID, msp, tls string
	bootstrap                          []string
	orgs, settings                     map[string]string
}

// help is an error that has the words of -help.
type help struct{ words string }

func (h help) Error() string      { return h.words }
func (help) Is(target error) bool { return target == flag.ErrHelp }

func readOptions(arguments []string) (*liveOptions, error) {
	o := &liveOptions{orgs: map[string]string{}, settings: map[string]string{}}
	flags := flag.NewFlagSet("live", flag.ContinueOnError)
	words := &strings.Builder{}
	flags.SetOutput(words)
	flags.StringVar(&o.address, "address", "", "`host:port` where it listens, and what it tells its organization; port 0 takes any")
	flags.StringVar(&o.external, "external", "", "`host:port` that it tells other organizations; default: nothing")
	flags.StringVar(&o.mspID, "mspid", "", "the `name` of its organization's MSP")
	flags.StringVar(&o.msp, "msp", "", "`folder` of its MSP: cacerts, signcerts, keystore")
	flags.StringVar(&o.tls, "tls", "", "`folder` with server.crt, server.key and ca.crt, shown and trusted whoever dials")
	flags.Func("bootstrap", "`host:port` that it dials first; may be given several times", func(text string) error {
		o.bootstrap = append(o.bootstrap, text)
		return nil
	})
	flags.Func("org", "`name=folder` of the MSP of another organization; may be given several times", pairsInto(o.orgs))
	flags.Func("set", "`key=value` of core.yaml below peer.gossip; may be given several times", pairsInto(o.settings))
	if err := flags.Parse(arguments); errors.Is(err, flag.ErrHelp) {
		return nil, help{words.String()}
	} else if err != nil {
		return nil, fmt.Errorf("%w (-help says what there is)", err)
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("%q is one argument too many (-help says what there is)", flags.Arg(0))
	}
	for _, name := range []string{"address", "mspid", "msp", "tls"} {
		if needed := flags.Lookup(name); needed.Value.String() == "" {
			return nil, fmt.Errorf("-%s is missing: %s", name, strings.ReplaceAll(needed.Usage, "`", ""))
		}
	}
	return o, nil
}

func pairsInto(pairs map[string]string) func(string) error {
	return func(text string) error {
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return errors.New("there is no = in it")
		}
		pairs[key] = value
		return nil
	}
}

// suites are those of TLS 1.2; all of TLS 1.3 may be used.
var suites = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
}

// readTLS reads what is shown in TLS, whoever dials, and whom a dialler trusts. Whoever dials is asked for a certificate, which the
// node compares with his handshake.
func readTLS(folder string) (*tls.Config, error) {
	shown, err := tls.LoadX509KeyPair(filepath.Join(folder, "server.crt"), filepath.Join(folder, "server.key"))
	if err != nil {
		return nil, fmt.Errorf("server.crt and server.key in %s: %w", folder, err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "ca.crt"))
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	if !trusted.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s is no certificate (PEM)", filepath.Join(folder, "ca.crt"))
	}
	return &tls.Config{
		MinVersion: tls.VersionTLS12, CipherSuites: suites, Certificates: []tls.Certificate{shown},
		RootCAs: trusted, ClientAuth: tls.RequestClientCert,
	}, nil
}
