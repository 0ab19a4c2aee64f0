package kit

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// mspScheme answers by the MSP folder of the node's own organization; whoever is of another one is unknown. Neither lists of revoked
// certificates nor roles are looked at, and every block verifies.
type mspScheme struct {
	mspID                      string
	authorities, intermediates *x509.CertPool
	identity                   []byte
	signer                     crypto.Signer
}

// readMSP reads cacerts, intermediatecerts, signcerts and keystore. An error names the file or folder.
func readMSP(mspID, folder string) (*mspScheme, error) {
	s := &mspScheme{mspID: mspID, authorities: x509.NewCertPool(), intermediates: x509.NewCertPool()}
	for name, pool := range map[string]*x509.CertPool{"cacerts": s.authorities, "intermediatecerts": s.intermediates} {
		for _, file := range filesIn(folder, name) {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			if !pool.AppendCertsFromPEM(text) {
				return nil, fmt.Errorf("%s is no certificate (PEM)", file)
			}
		}
	}
	if len(filesIn(folder, "cacerts")) == 0 {
		return nil, fmt.Errorf("there is no certificate in %s", filepath.Join(folder, "cacerts"))
	}
	certificate, err := onlyFileIn(folder, "signcerts")
	if err != nil {
		return nil, err
	}
	key, err := onlyFileIn(folder, "keystore")
	if err != nil {
		return nil, err
	}
	s.identity = bytesField(bytesField(nil, 1, []byte(mspID)), 2, certificate)
	if err := s.Validate(s.identity); err != nil {
		return nil, fmt.Errorf("the certificate in %s: %w", filepath.Join(folder, "signcerts"), err)
	}
	own, _ := identityIn(s.identity)
	s.signer, err = signerIn(key, own.certificate)
	if err != nil {
		return nil, fmt.Errorf("the key in %s: %w", filepath.Join(folder, "keystore"), err)
	}
	return s, nil
}

func filesIn(folder, name string) []string {
	files, _ := filepath.Glob(filepath.Join(folder, name, "*"))
	return files
}

func onlyFileIn(folder, name string) ([]byte, error) {
	files := filesIn(folder, name)
	if len(files) != 1 {
		return nil, fmt.Errorf("%s has %d files: it must have one", filepath.Join(folder, name), len(files))
	}
	return os.ReadFile(files[0])
}

func bytesField(before []byte, number protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(before, number, protowire.BytesType), value)
}

func signerIn(text []byte, certificate *x509.Certificate) (crypto.Signer, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New("it is not PEM")
	}
	var key any
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		key, err = x509.ParseECPrivateKey(block.Bytes)
	}
	if err != nil {
		return nil, errors.New("it is no private key")
	}
	signer, ok := key.(crypto.Signer)
	public, isComparable := certificate.PublicKey.(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !isComparable || !public.Equal(signer.Public()) {
		return nil, errors.New("it is of another certificate")
	}
	return signer, nil
}

// readIdentity is an identity that could be read.
type readIdentity struct {
	mspID       string
	text        []byte
	certificate *x509.Certificate
}

func identityIn(serialized []byte) (*readIdentity, error) {
	read := &readIdentity{}
	for rest := serialized; len(rest) > 0; {
		number, kind, size := protowire.ConsumeTag(rest)
		if size < 0 || kind != protowire.BytesType {
			return nil, errors.New("it is no serialized identity")
		}
		value, length := protowire.ConsumeBytes(rest[size:])
		if length < 0 {
			return nil, errors.New("it is no serialized identity")
		}
		switch number {
		case 1:
			read.mspID = string(value)
		case 2:
			read.text = value
		}
		rest = rest[size+length:]
	}
	block, rest := pem.Decode(read.text)
	if block == nil || len(bytes.TrimSpace(rest)) > 0 {
		return nil, errors.New("it is not one certificate (PEM)")
	}
	var err error
	read.certificate, err = x509.ParseCertificate(block.Bytes)
	return read, err
}

func (s *mspScheme) PKIID(identity []byte) []byte {
	read, err := identityIn(identity)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256(append([]byte(read.mspID), read.text...))
	return sum[:]
}

// Sign signs a message itself with Ed25519, and its SHA-256 with ECDSA, with the lower of the two S.
func (s *mspScheme) Sign(message []byte) ([]byte, error) {
	if key, ok := s.signer.(ed25519.PrivateKey); ok {
		return ed25519.Sign(key, message), nil
	}
	digest := sha256.Sum256(message)
	signed, err := s.signer.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	pair, err := pairIn(signed)
	if err != nil {
		return nil, err
	}
	if isHigh(pair.S) {
		pair.S.Sub(elliptic.P256().Params().N, pair.S)
	}
	return asn1.Marshal(*pair)
}

func (s *mspScheme) Verify(identity, signed, message []byte) error {
	read, err := identityIn(identity)
	if err != nil {
		return err
	}
	switch key := read.certificate.PublicKey.(type) {
	case ed25519.PublicKey:
		if ed25519.Verify(key, message, signed) {
			return nil
		}
	case *ecdsa.PublicKey:
		digest := sha256.Sum256(message)
		pair, err := pairIn(signed)
		if err == nil && key.Curve == elliptic.P256() && !isHigh(pair.S) && ecdsa.VerifyASN1(key, digest[:], signed) {
			return nil
		}
	}
	return errors.New("the signature is not of this identity and message")
}

// pair is a signature of ECDSA.
type pair struct{ R, S *big.Int }

func pairIn(signed []byte) (*pair, error) {
	read := &pair{}
	rest, err := asn1.Unmarshal(signed, read)
	if err == nil && len(rest) > 0 {
		err = errors.New("there is something behind the signature")
	}
	return read, err
}

// isHigh says whether an S is the higher one of the two that verify.
func isHigh(s *big.Int) bool { return s.Cmp(new(big.Int).Rsh(elliptic.P256().Params().N, 1)) > 0 }

func (s *mspScheme) VerifyByChannel(_ string, identity, signed, message []byte) error {
	if err := s.Validate(identity); err != nil {
		return err
	}
	return s.Verify(identity, signed, message)
}

func (s *mspScheme) Validate(identity []byte) error {
	read, err := identityIn(identity)
	if err != nil {
		return err
	}
	if read.mspID != s.mspID {
		return fmt.Errorf("its organization %q is not %s", read.mspID, s.mspID)
	}
	if read.certificate.IsCA {
		return errors.New("it is an authority")
	}
	_, err = read.certificate.Verify(x509.VerifyOptions{
		Roots: s.authorities, Intermediates: s.intermediates, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	})
	return err
}

func (s *mspScheme) Expiration(identity []byte) (time.Time, error) {
	read, err := identityIn(identity)
	if err != nil {
		return time.Time{}, err
	}
	return read.certificate.NotAfter, nil
}

func (s *mspScheme) OrgOf(identity []byte) []byte {
	if read, err := identityIn(identity); err == nil && read.mspID == s.mspID {
		return []byte(s.mspID)
	}
	return nil
}

func (s *mspScheme) VerifyBlock(channel string, sequence uint64, inside ...uint64) error {
	return sameNumber(channel, sequence, inside)
}
