package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"

	"google.golang.org/grpc"
)

// stream is either end of a stream: what this node needs of it.
type stream interface {
	Send(*gossip.Envelope) error
	Recv() (*gossip.Envelope, error)
	Context() context.Context
}

// Ping answers whoever wants to know that somebody is there.
func (n *node) Ping(context.Context, *gossip.Empty) (*gossip.Empty, error) {
	return &gossip.Empty{}, nil
}

func (n *node) newQueue() chan *gossip.Envelope { return make(chan *gossip.Envelope, n.sendBuffer) }

// GossipStream is a stream that a peer has opened; it takes the place of the one before. In TLS it must have shown a certificate.
func (n *node) GossipStream(s grpc.BidiStreamingServer[gossip.Envelope, gossip.Envelope]) error {
	if n.TLSCertHash != nil && kit.RemoteCertHash(s.Context()) == nil {
		return errors.New("no certificate was shown in TLS")
	}
	from, err := n.meet(s, nil, n.newQueue(), make(chan struct{}))
	n.tellStranger(from, err)
	return err
}

// introduce dials an endpoint, and asks whoever is there whom he knows, until he has said that he is alive.
func (n *node) introduce(endpoint string) {
	for n.running.Err() == nil {
		out := n.newQueue()
		n.mutex.Lock()
		out <- n.membershipRequest()
		n.mutex.Unlock()
		from, err := n.dial(endpoint, nil, out)
		if n.isAlive(from) || n.running.Err() != nil {
			return
		}
		n.Log(fmt.Sprintf("%s: %v", endpoint, err))
		select {
		case <-time.After(n.periods.reconnect):
		case <-n.running.Done():
		}
	}
}

// reconnect dials those who are presumed dead, and asks them whom they know.
func (n *node) reconnect() {
	for _, p := range n.peers {
		if p.isDead && p.out == nil {
			n.write(p, n.membershipRequest())
		}
	}
}

// reach opens a stream to a peer, for what waits to be written to it. Whoever cannot be reached is presumed dead.
func (n *node) reach(to *peer, endpoint string, out chan *gossip.Envelope) {
	defer n.lose(to, out)
	from, err := n.dial(endpoint, to, out)
	if from == nil {
		n.presumeDead(to)
	}
	n.tellStranger(from, err)
}

// dial opens a stream to an endpoint, and returns when it has ended: who was there, and why it ended.
func (n *node) dial(endpoint string, to *peer, out chan *gossip.Envelope) (*peer, error) {
	conn, err := grpc.DialContext(n.running, endpoint, n.DialOptions...) //nolint:staticcheck
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	client := gossip.NewGossipClient(conn)
	soon, stop := context.WithTimeout(n.running, n.periods.dial)
	defer stop()
	if _, err := client.Ping(soon, &gossip.Empty{}); err != nil {
		return nil, err
	}
	s, err := client.GossipStream(n.running)
	if err != nil {
		return nil, err
	}
	return n.meet(s, to, out, nil)
}

// tellStranger logs why a stream has ended before it was known whose it is.
func (n *node) tellStranger(from *peer, err error) {
	if from == nil && n.running.Err() == nil {
		n.Log(fmt.Sprintf("a stream that is nobody's: %v", err))
	}
}

// lose forgets a stream that has ended.
func (n *node) lose(p *peer, out chan *gossip.Envelope) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if p != nil && p.out == out {
		p.out = nil
	}
}

// meet greets, learns who the peer is, and takes in its messages until either side ends. A peer that was expected may be replaced by
// another one of its organization. A probe wants to know who answers, and no more. opened: of a stream that the peer has opened.
func (n *node) meet(s stream, expected *peer, out chan *gossip.Envelope, opened chan struct{}) (*peer, error) {
	if err := s.Send(n.greeting()); err != nil {
		return nil, err
	}
	envelope, err := n.first(s)
	if err != nil {
		return nil, err
	}
	n.mutex.Lock()
	from, isProbe, err := n.greeted(s.Context(), envelope)
	if err == nil {
		err = n.replace(expected, from)
	}
	if err == nil && !isProbe {
		from.take(out, opened)
	}
	n.mutex.Unlock()
	if err != nil {
		return nil, err
	}
	if isProbe {
		return from, nil
	}
	defer n.lose(from, out)
	go write(s, out)
	ended := make(chan error, 1)
	go func() { ended <- n.listen(s, from) }()
	select {
	case err := <-ended:
		return from, err
	case <-opened:
		return from, nil
	}
}

// take makes a stream the one that a peer is written to; one that it has opened ends the one that it had opened before.
func (p *peer) take(out chan *gossip.Envelope, opened chan struct{}) {
	p.out = out
	if opened == nil {
		return
	}
	if p.opened != nil {
		close(p.opened)
	}
	p.opened = opened
}

// replace forgets whoever was expected if another one of its organization answers.
func (n *node) replace(expected, by *peer) error {
	if expected == nil || expected == by {
		return nil
	}
	if expected.org != by.org {
		return errors.New("somebody of another organization answers")
	}
	delete(n.peers, string(n.Crypto.PKIID(expected.identity)))
	return nil
}

// listen takes in what a peer says until its stream ends.
func (n *node) listen(s stream, from *peer) error {
	for {
		envelope, err := s.Recv()
		if err != nil {
			return err
		}
		message := &gossip.GossipMessage{}
		if decode(envelope.Payload, message) == nil {
			n.mutex.Lock()
			n.receive(from, envelope, message)
			n.mutex.Unlock()
		}
	}
}

// write sends what is for a peer, in its order.
func write(s stream, out <-chan *gossip.Envelope) {
	for {
		select {
		case envelope := <-out:
			s.Send(envelope)
		case <-s.Context().Done():
			return
		}
	}
}

// write hands an envelope to the stream of a peer, which is opened if there is none; what a peer does not read for too long is dropped.
func (n *node) write(to *peer, envelope *gossip.Envelope) {
	if to.out == nil {
		to.out = n.newQueue()
		go n.reach(to, to.endpoint, to.out)
	}
	select {
	case to.out <- envelope:
	default:
	}
}

// membershipRequest asks whom a peer knows, and says that this node is alive.
func (n *node) membershipRequest() *gossip.Envelope {
	request := &gossip.GossipMessage_MemReq{MemReq: &gossip.MembershipRequest{SelfInformation: n.ownAlive()}}
	message := &gossip.GossipMessage{Nonce: rand.Uint64(), Tag: gossip.GossipMessage_EMPTY, Content: request}
	return &gossip.Envelope{Payload: encode(message)}
}
