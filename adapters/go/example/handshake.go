package main

import (
	"bytes"
	"context"
	"errors"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// greeting is who this node is, bound to the certificate that it shows in TLS.
func (n *node) greeting() *gossip.Envelope {
	conn := &gossip.ConnEstablish{PkiId: n.Crypto.PKIID(n.Identity), Identity: n.Identity, TlsCertHash: n.TLSCertHash}
	return n.sign(encode(&gossip.GossipMessage{Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_Conn{Conn: conn}}))
}

// first waits for what a peer says first, but not for ever.
func (n *node) first(s stream) (*gossip.Envelope, error) {
	type said struct {
		envelope *gossip.Envelope
		err      error
	}
	heard := make(chan said, 1)
	go func() {
		envelope, err := s.Recv()
		heard <- said{envelope, err}
	}()
	select {
	case it := <-heard:
		return it.envelope, it.err
	case <-time.After(n.periods.answer):
		return nil, errors.New("no handshake in time")
	case <-n.running.Done():
		return nil, n.running.Err()
	}
}

// greeted judges what a peer says first: who it is, whether it is bound to the certificate that was shown in TLS, and who has
// signed it; and says whether it is a probe.
func (n *node) greeted(ctx context.Context, envelope *gossip.Envelope) (*peer, bool, error) {
	message := &gossip.GossipMessage{}
	if err := decode(envelope.Payload, message); err != nil {
		return nil, false, err
	}
	conn := message.GetConn()
	if !n.isValid(conn.GetPkiId(), conn.GetIdentity()) {
		return nil, false, errors.New("no handshake of a valid identity")
	}
	p := n.peer(conn.PkiId, conn.Identity)
	if n.TLSCertHash != nil && !bytes.Equal(conn.TlsCertHash, kit.RemoteCertHash(ctx)) {
		return nil, false, errors.New("the handshake is bound to another certificate than the one shown in TLS")
	}
	if err := n.Crypto.Verify(p.identity, envelope.Signature, envelope.Payload); err != nil {
		return nil, false, err
	}
	return p, conn.Probe, nil
}
