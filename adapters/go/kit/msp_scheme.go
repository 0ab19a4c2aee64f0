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
	"path/filepath"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// mspScheme answers by the MSPs of organizations, of which one is the node's own; whoever is of another one is unknown. All of
// them read every channel, and every block verifies.
type mspScheme struct {
	msps     map[string]*msp
	identity []byte
	signer   crypto.Signer
}

// newMSPScheme reads the folder of the node's own MSP, with signcerts and keystore, and those of others by their names.
func newMSPScheme(mspID, folder string, others map[string]string) (*mspScheme, error) {
	s := &mspScheme{msps: map[string]*msp{}}
	for name, of := range others {
		known, err := readMSP(of)
		if err != nil {
			return nil, err
		}
		s.msps[name] = known
	}
	own, err := readMSP(folder)
	if err != nil {
		return nil, err
	}
	s.msps[mspID] = own
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
	self, _ := identityIn(s.identity)
	s.signer, err = signerIn(key, self.certificate)
	if err != nil {
		return nil, fmt.Errorf("the key in %s: %w", filepath.Join(folder, "keystore"), err)
	}
	return s, nil
}

func bytesField(before []byte, number protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(before, number, protowire.BytesType), value)
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
	of := s.msps[read.mspID]
	if of == nil {
		return fmt.Errorf("its organization %q is unknown", read.mspID)
	}
	return of.validate(read.certificate)
}

func (s *mspScheme) Expiration(identity []byte) (time.Time, error) {
	read, err := identityIn(identity)
	if err != nil {
		return time.Time{}, err
	}
	return read.certificate.NotAfter, nil
}

func (s *mspScheme) OrgOf(identity []byte) []byte {
	if read, err := identityIn(identity); err == nil && s.msps[read.mspID] != nil {
		return []byte(read.mspID)
	}
	return nil
}

func (s *mspScheme) VerifyBlock(channel string, sequence uint64, inside ...uint64) error {
	return sameNumber(channel, sequence, inside)
}
