package kit

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// msp is what is known of an organization: its authorities, and the certificates that they have revoked.
type msp struct {
	roots, intermediates *x509.CertPool
	authorities          []*x509.Certificate
	revoked              []*x509.RevocationList
}

// readMSP reads cacerts, intermediatecerts and crls. An error names the file or folder.
func readMSP(folder string) (*msp, error) {
	m := &msp{roots: x509.NewCertPool(), intermediates: x509.NewCertPool()}
	for name, pool := range map[string]*x509.CertPool{"cacerts": m.roots, "intermediatecerts": m.intermediates} {
		err := eachPEM(folder, name, func(der []byte) error {
			certificate, err := x509.ParseCertificate(der)
			if err != nil {
				return errors.New("it is no certificate")
			}
			pool.AddCert(certificate)
			m.authorities = append(m.authorities, certificate)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(filesIn(folder, "cacerts")) == 0 {
		return nil, fmt.Errorf("there is no certificate in %s", filepath.Join(folder, "cacerts"))
	}
	return m, eachPEM(folder, "crls", m.revoke)
}

func (m *msp) revoke(der []byte) error {
	list, err := x509.ParseRevocationList(der)
	if err != nil {
		return errors.New("it is no list of revoked certificates")
	}
	isSigner := func(authority *x509.Certificate) bool { return list.CheckSignatureFrom(authority) == nil }
	if !slices.ContainsFunc(m.authorities, isSigner) {
		return errors.New("the list is signed by no authority of this MSP")
	}
	m.revoked = append(m.revoked, list)
	return nil
}

// validate says whether a certificate is one of a member now. Roles are not looked at.
func (m *msp) validate(certificate *x509.Certificate) error {
	if certificate.IsCA {
		return errors.New("it is an authority")
	}
	if _, err := certificate.Verify(x509.VerifyOptions{
		Roots: m.roots, Intermediates: m.intermediates, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	}); err != nil {
		return err
	}
	for _, list := range m.revoked {
		isIt := func(entry x509.RevocationListEntry) bool {
			return entry.SerialNumber.Cmp(certificate.SerialNumber) == 0
		}
		if bytes.Equal(list.RawIssuer, certificate.RawIssuer) && slices.ContainsFunc(list.RevokedCertificateEntries, isIt) {
			return errors.New("it is revoked")
		}
	}
	return nil
}

// eachPEM hands over what is in the files of a folder, which need not be there.
func eachPEM(folder, name string, take func(der []byte) error) error {
	for _, file := range filesIn(folder, name) {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		block, rest := pem.Decode(text)
		if block == nil {
			return fmt.Errorf("%s: it is not PEM", file)
		}
		for ; block != nil; block, rest = pem.Decode(rest) {
			if err := take(block.Bytes); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return nil
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
