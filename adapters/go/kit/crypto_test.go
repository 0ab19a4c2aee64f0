package kit

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"
)

func TestTheTestCryptoKeepsItsVectors(t *testing.T) {
	file, err := os.ReadFile("../../../test/wire/golden/test-crypto.json")
	if err != nil {
		t.Fatal(err)
	}
	// All in hexadecimal.
	var vectors struct {
		Signatures []struct{ Identity, Message, PkiID, Signature string }
	}
	if err := json.Unmarshal(file, &vectors); err != nil || len(vectors.Signatures) == 0 {
		t.Fatal(len(vectors.Signatures), err)
	}
	for _, v := range vectors.Signatures {
		identity, _ := hex.DecodeString(v.Identity)
		message, _ := hex.DecodeString(v.Message)
		c := &testCrypto{self: identity}
		signed, _ := c.Sign(message)
		if hex.EncodeToString(signed) != v.Signature || hex.EncodeToString(c.PKIID(identity)) != v.PkiID {
			t.Errorf("another signature or PKI-ID than that of %+v", v)
		}
	}
}

func TestTheDirectory(t *testing.T) {
	opened := time.UnixMilli(1_767_225_600_000)
	expires := int64(time.Second)
	d := newDirectory([]*pb.DirectoryEntry{
		{Identity: []byte("alice"), Org: "Org1", Valid: true, ExpiresAtNs: &expires, UnreadableChannels: []string{"gold"}},
		{Identity: []byte("mallory"), Org: "Org2"},
	}, []*pb.Block{{Channel: "trade", Sequence: 3}}, opened)
	c := &testCrypto{self: []byte("alice"), directory: d}
	signed, _ := c.Sign([]byte("message"))
	good := []error{
		c.Verify([]byte("alice"), signed, []byte("message")), c.Validate([]byte("alice")),
		c.VerifyByChannel("trade", []byte("alice"), signed, []byte("message")), c.VerifyBlock("trade", 4), c.VerifyBlock("trade", 4, 4),
	}
	bad := []error{
		c.Verify([]byte("bob"), signed, []byte("message")), c.Validate([]byte("mallory")), c.Validate([]byte("bob")),
		c.VerifyByChannel("gold", []byte("alice"), signed, []byte("message")), c.VerifyByChannel("trade", []byte("bob"), signed, nil),
		c.VerifyBlock("trade", 3), c.VerifyBlock("trade", 4, 5),
	}
	for i, err := range good {
		if err != nil {
			t.Fatal(i, err)
		}
	}
	for i, err := range bad {
		if err == nil {
			t.Fatal(i, "was accepted")
		}
	}
	at, _ := c.Expiration([]byte("alice"))
	never, _ := c.Expiration([]byte("mallory"))
	if !at.Equal(opened.Add(time.Second)) || !never.IsZero() || string(c.OrgOf([]byte("mallory"))) != "Org2" || c.OrgOf([]byte("bob")) != nil {
		t.Fatal(at, never)
	}
}
