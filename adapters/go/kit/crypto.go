package kit

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"
	"time"

	pb "gossip-tck/adapters/go/conformancev1"
)

// Crypto answers for identities, signatures and blocks, as a Scheme does. Its methods take and give plain bytes, so that an
// implementation's own interface is a line for each.
type Crypto struct{ Scheme }

// Scheme is a way to answer: the test crypto of the port in virtual time, an MSP in real time (Live).
type Scheme interface {
	// PKIID of an identity: 32 bytes.
	PKIID(identity []byte) []byte
	// Sign signs with the node's own identity.
	Sign(message []byte) ([]byte, error)
	// Verify says whether the identity has signed the message; whether the identity is valid is another question.
	Verify(identity, signed, message []byte) error
	// VerifyByChannel says whether the identity may read the channel and has signed the message.
	VerifyByChannel(channel string, identity, signed, message []byte) error
	// Validate says whether the identity is valid now.
	Validate(identity []byte) error
	// Expiration of an identity; the zero time: never.
	Expiration(identity []byte) (time.Time, error)
	// OrgOf an identity; nil if it is unknown.
	OrgOf(identity []byte) []byte
	// VerifyBlock says whether a block of a channel verifies. inside: the number in the block's header; who gives it declares
	// the capability "checks-block-numbers". A block without a header does not verify, whatever its number: do not ask.
	VerifyBlock(channel string, sequence uint64, inside ...uint64) error
}

// testCrypto is the test crypto of the port, for one node: PKI-ID = SHA-256(identity), signature = SHA-256(identity | message).
// What is true of an identity stands in the world's directory, which may change while the node runs.
type testCrypto struct {
	self      []byte
	directory *directory
}

func (c *testCrypto) PKIID(identity []byte) []byte {
	sum := sha256.Sum256(identity)
	return sum[:]
}

func (c *testCrypto) Sign(message []byte) ([]byte, error) {
	return signature(c.self, message), nil
}

func (c *testCrypto) Verify(identity, signed, message []byte) error {
	if !bytes.Equal(signed, signature(identity, message)) {
		return errors.New("the signature is not of this identity and message")
	}
	return nil
}

func (c *testCrypto) VerifyByChannel(channel string, identity, signed, message []byte) error {
	entry := c.directory.find(identity)
	if entry == nil {
		return errors.New("the identity is unknown")
	}
	for _, unreadable := range entry.UnreadableChannels {
		if unreadable == channel {
			return fmt.Errorf("the identity is no reader of %s", channel)
		}
	}
	return c.Verify(identity, signed, message)
}

func (c *testCrypto) Validate(identity []byte) error {
	entry := c.directory.find(identity)
	switch {
	case entry == nil:
		return errors.New("the identity is unknown")
	case !entry.Valid:
		return errors.New("the identity is revoked")
	}
	return nil
}

func (c *testCrypto) Expiration(identity []byte) (time.Time, error) {
	entry := c.directory.find(identity)
	if entry == nil || entry.ExpiresAtNs == nil {
		return time.Time{}, nil
	}
	return c.directory.openedAt.Add(time.Duration(*entry.ExpiresAtNs)), nil
}

func (c *testCrypto) OrgOf(identity []byte) []byte {
	if entry := c.directory.find(identity); entry != nil {
		return []byte(entry.Org)
	}
	return nil
}

func (c *testCrypto) VerifyBlock(channel string, sequence uint64, inside ...uint64) error {
	if c.directory.isInvalid(channel, sequence) {
		return fmt.Errorf("block %d of %s does not verify", sequence, channel)
	}
	return sameNumber(channel, sequence, inside)
}

func sameNumber(channel string, sequence uint64, inside []uint64) error {
	for _, number := range inside {
		if number != sequence {
			return fmt.Errorf("block %d of %s has the number %d inside", sequence, channel, number)
		}
	}
	return nil
}

func signature(identity, message []byte) []byte {
	hash := sha256.New()
	hash.Write(identity)
	hash.Write(message)
	return hash.Sum(nil)
}

type directory struct {
	openedAt time.Time
	invalid  map[string]bool

	mutex   sync.Mutex
	entries map[string]*pb.DirectoryEntry
}

func newDirectory(entries []*pb.DirectoryEntry, invalid []*pb.Block, openedAt time.Time) *directory {
	d := &directory{openedAt: openedAt, invalid: map[string]bool{}, entries: map[string]*pb.DirectoryEntry{}}
	for _, block := range invalid {
		d.invalid[blockKey(block.Channel, block.Sequence)] = true
	}
	d.update(entries)
	return d
}

func (d *directory) update(entries []*pb.DirectoryEntry) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	for _, entry := range entries {
		d.entries[string(entry.Identity)] = entry
	}
}

func (d *directory) find(identity []byte) *pb.DirectoryEntry {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.entries[string(identity)]
}

func (d *directory) isInvalid(channel string, sequence uint64) bool {
	return d.invalid[blockKey(channel, sequence)]
}

func blockKey(channel string, sequence uint64) string { return fmt.Sprintf("%s/%d", channel, sequence) }
