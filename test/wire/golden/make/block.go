package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	clock "time"

	"google.golang.org/protobuf/encoding/protowire"
)

// A block as an ordering service makes it, signed by one, written field by field.

const blockNumber = 1<<63 + 7

type header struct {
	Number                 *big.Int
	PreviousHash, DataHash []byte
}

func bytesField(number protowire.Number, values ...[]byte) []byte {
	var made []byte
	for _, value := range values {
		made = protowire.AppendBytes(protowire.AppendTag(made, number, protowire.BytesType), value)
	}
	return made
}

func joined(parts ...[]byte) []byte {
	var whole []byte
	for _, part := range parts {
		whole = append(whole, part...)
	}
	return whole
}

func signedBlock() object {
	authority, authorityKey := certificate(nil, nil, "ca.orderer")
	orderer, key := certificate(authority, authorityKey, "orderer0")

	transaction := bytesField(1, bytesField(1, bytesField(1, bytesField(4, []byte("sales")))))
	previous, data := sha256.Sum256([]byte("the block before")), sha256.Sum256(transaction)
	number := protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), blockNumber)
	wireHeader := joined(number, bytesField(2, previous[:]), bytesField(3, data[:]))
	signedHeader, err := asn1.Marshal(header{new(big.Int).SetUint64(blockNumber), previous[:], data[:]})
	must(err)

	identity := joined(bytesField(1, []byte("OrdererMSP")), bytesField(2, pemOf(orderer)))
	signatureHeader := joined(bytesField(1, identity), bytesField(2, []byte("nonce")))
	value := []byte("what the orderer says of the last configuration")
	signature := bytesField(2, joined(bytesField(1, signatureHeader), bytesField(2, lowSigned(key, joined(value, signatureHeader, signedHeader)))))
	metadata := bytesField(1, joined(bytesField(1, value), signature))
	block := joined(bytesField(1, wireHeader), bytesField(2, bytesField(1, transaction)), bytesField(3, metadata))
	return object{
		"hex":         hex.EncodeToString(block),
		"number":      "9223372036854775815",
		"channel":     "sales",
		"mspId":       "OrdererMSP",
		"authority":   string(pemOf(authority)),
		"transaction": hex.EncodeToString(transaction),
	}
}

func certificate(parent *x509.Certificate, parentKey *ecdsa.PrivateKey, name string) (*x509.Certificate, *ecdsa.PrivateKey) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(clock.Now().UnixNano()),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             clock.Date(2026, 1, 1, 0, 0, 0, 0, clock.UTC),
		NotAfter:              clock.Date(2126, 1, 1, 0, 0, 0, 0, clock.UTC),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
	}
	if parent == nil {
		template.IsCA, template.KeyUsage, parent, parentKey = true, x509.KeyUsageCertSign, template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	must(err)
	made, err := x509.ParseCertificate(der)
	must(err)
	return made, key
}

func lowSigned(key *ecdsa.PrivateKey, message []byte) []byte {
	digest := sha256.Sum256(message)
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	must(err)
	order := key.Params().N
	if s.Cmp(new(big.Int).Rsh(order, 1)) > 0 {
		s.Sub(order, s)
	}
	signature, err := asn1.Marshal(struct{ R, S *big.Int }{r, s})
	must(err)
	return signature
}

func pemOf(certificate *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Raw})
}
