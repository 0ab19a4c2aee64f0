package kit

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// authority issues certificates.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{key: key}
	template := &x509.Certificate{IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign}
	a.certificate = a.issue(t, template, key.Public())
	return a
}

func (a *authority) issue(t *testing.T, template *x509.Certificate, key crypto.PublicKey) *x509.Certificate {
	parent := a.certificate
	if parent == nil {
		parent = template
	}
	template.SerialNumber, template.Subject = big.NewInt(time.Now().UnixNano()), pkix.Name{CommonName: "somebody"}
	template.NotBefore = time.Now().Add(-2 * time.Hour)
	if template.NotAfter.IsZero() {
		template.NotAfter = time.Now().Add(time.Hour)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key, a.key)
	if err != nil {
		t.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// written puts an MSP with a key and its certificate into a folder of its own.
func (a *authority) written(t *testing.T, signer crypto.Signer, template *x509.Certificate) string {
	folder := t.TempDir()
	key, err := x509.MarshalPKCS8PrivateKey(signer)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, "cacerts/ca.pem", pemOf("CERTIFICATE", a.certificate.Raw))
	put(t, folder, "signcerts/cert.pem", pemOf("CERTIFICATE", a.issue(t, template, signer.Public()).Raw))
	put(t, folder, "keystore/key.pem", pemOf("PRIVATE KEY", key))
	return folder
}

// revoking is a list of revoked certificates.
func (a *authority) revoking(t *testing.T, serial *big.Int) []byte {
	entries := []x509.RevocationListEntry{{SerialNumber: serial, RevocationTime: time.Now()}}
	list := &x509.RevocationList{Number: big.NewInt(1), RevokedCertificateEntries: entries, NextUpdate: time.Now().Add(time.Hour)}
	der, err := x509.CreateRevocationList(rand.Reader, list, a.certificate, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return pemOf("X509 CRL", der)
}

func pemOf(label string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der})
}

func put(t *testing.T, folder, name string, text []byte) {
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func mustRead(t *testing.T, mspID, folder string) *mspScheme {
	scheme, err := newMSPScheme(mspID, folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	return scheme
}

func TestMembersOfAnMSPKnowEachOther(t *testing.T) {
	org := newAuthority(t)
	_, edward, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	alice := mustRead(t, "Org1MSP", org.written(t, newKey(t), &x509.Certificate{}))
	bob := mustRead(t, "Org1MSP", org.written(t, edward, &x509.Certificate{}))
	for range 20 { // Half of all signatures have the higher S at first.
		for _, signer := range []*mspScheme{alice, bob} {
			signed, err := signer.Sign([]byte("message"))
			if err != nil {
				t.Fatal(err)
			}
			if err := alice.VerifyByChannel("trade", signer.identity, signed, []byte("message")); err != nil {
				t.Fatal(err)
			}
			if alice.Verify(signer.identity, signed, []byte("another message")) == nil {
				t.Fatal("a signature of another message was accepted")
			}
		}
	}
	if string(alice.OrgOf(bob.identity)) != "Org1MSP" || len(alice.PKIID(bob.identity)) != 32 {
		t.Fatal(string(alice.OrgOf(bob.identity)), alice.PKIID(bob.identity))
	}
	if string(alice.PKIID(alice.identity)) == string(alice.PKIID(bob.identity)) {
		t.Fatal("two identities with one PKI-ID")
	}
	if expires, err := alice.Expiration(bob.identity); err != nil || expires.Before(time.Now()) {
		t.Fatal(expires, err)
	}
	if alice.VerifyBlock("trade", 7, 7) != nil || alice.VerifyBlock("trade", 7, 8) == nil {
		t.Fatal("the number of a block is not looked at")
	}
}

func TestTheHigherSIsNoSignature(t *testing.T) {
	alice := mustRead(t, "Org1MSP", newAuthority(t).written(t, newKey(t), &x509.Certificate{}))
	signed, err := alice.Sign([]byte("message"))
	if err != nil {
		t.Fatal(err)
	}
	both, err := pairIn(signed)
	if err != nil {
		t.Fatal(err)
	}
	high, err := asn1.Marshal(pair{both.R, new(big.Int).Sub(elliptic.P256().Params().N, both.S)})
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range [][]byte{high, append(signed, 0), nil} {
		if alice.Verify(alice.identity, wrong, []byte("message")) == nil {
			t.Fatalf("%x was accepted", wrong)
		}
	}
}

func TestStrangersAreRefused(t *testing.T) {
	org := newAuthority(t)
	folder := org.written(t, newKey(t), &x509.Certificate{})
	revoked := org.issue(t, &x509.Certificate{}, newKey(t).Public())
	put(t, folder, "crls/list.pem", org.revoking(t, revoked.SerialNumber))
	alice := mustRead(t, "Org1MSP", folder)
	stranger := mustRead(t, "Org1MSP", newAuthority(t).written(t, newKey(t), &x509.Certificate{}))
	other := mustRead(t, "Org2MSP", org.written(t, newKey(t), &x509.Certificate{}))
	expired := org.issue(t, &x509.Certificate{NotAfter: time.Now().Add(-time.Hour)}, newKey(t).Public())
	named := func(certificate *x509.Certificate) []byte {
		return bytesField(bytesField(nil, 1, []byte("Org1MSP")), 2, pemOf("CERTIFICATE", certificate.Raw))
	}
	for what, identity := range map[string][]byte{
		"of another authority":    stranger.identity,
		"of another organization": other.identity,
		"expired":                 named(expired),
		"revoked":                 named(revoked),
		"an authority":            named(org.certificate),
		"two certificates":        append(alice.identity[:len(alice.identity):len(alice.identity)], other.identity...)[:len(alice.identity)+3],
		"no certificate":          bytesField(nil, 1, []byte("Org1MSP")),
		"no identity":             []byte("somebody"),
		"nothing":                 nil,
	} {
		if alice.Validate(identity) == nil || alice.VerifyByChannel("trade", identity, nil, nil) == nil {
			t.Errorf("%s was accepted", what)
		}
	}
	wider, err := newMSPScheme("Org1MSP", folder, map[string]string{"Org2MSP": folder})
	if err != nil || wider.Validate(other.identity) != nil || string(wider.OrgOf(other.identity)) != "Org2MSP" {
		t.Error("another organization that was given is unknown", err)
	}
	if _, err := newMSPScheme("Org1MSP", folder, map[string]string{"Org2MSP": "nowhere"}); err == nil {
		t.Error("an MSP that is not there was accepted")
	}
	if alice.OrgOf(other.identity) != nil || alice.PKIID(nil) != nil {
		t.Error("somebody unknown is known")
	}
}

func TestWhatIsWrongWithAnMSPIsNamed(t *testing.T) {
	org := newAuthority(t)
	for name, changed := range map[string]struct {
		file, words string
		text        []byte
	}{
		"no authority":           {"cacerts/ca.pem", "ca.pem: it is not PEM", []byte("nothing")},
		"a broken authority":     {"cacerts/ca.pem", "ca.pem: it is no certificate", pemOf("CERTIFICATE", nil)},
		"no list":                {"crls/list.pem", "list.pem: it is no list", pemOf("X509 CRL", nil)},
		"a list of another":      {"crls/list.pem", "list.pem: the list is signed by no", newAuthority(t).revoking(t, big.NewInt(1))},
		"two certificates":       {"signcerts/more.pem", "signcerts has 2 files", nil},
		"two keys":               {"keystore/more.pem", "keystore has 2 files", nil},
		"no certificate":         {"signcerts/cert.pem", "signcerts: it is not one certificate", nil},
		"no key":                 {"keystore/key.pem", "keystore: it is not PEM", nil},
		"something else":         {"keystore/key.pem", "keystore: it is no private key", pemOf("PRIVATE KEY", []byte("key"))},
		"an unknown certificate": {"signcerts/cert.pem", "signcerts: x509", pemOf("CERTIFICATE", newAuthority(t).issue(t, &x509.Certificate{}, newKey(t).Public()).Raw)},
		"another's certificate":  {"signcerts/cert.pem", "keystore: it is of another certificate", pemOf("CERTIFICATE", org.issue(t, &x509.Certificate{}, newKey(t).Public()).Raw)},
	} {
		folder := org.written(t, newKey(t), &x509.Certificate{})
		put(t, folder, changed.file, changed.text)
		if _, err := newMSPScheme("Org1MSP", folder, nil); err == nil || !strings.Contains(err.Error(), changed.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := newMSPScheme("Org1MSP", t.TempDir(), nil); err == nil || !strings.Contains(err.Error(), "there is no certificate in") {
		t.Error(err)
	}
}
