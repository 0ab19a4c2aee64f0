package main

import (
	"context"
	"errors"

	gossip "gossip-tck/adapters/go/gossipv1"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
)

// stream is one that a peer has opened; what is sent on it keeps its order.
type stream struct {
	out chan *gossip.Envelope
	end context.CancelFunc
}

// send drops what a peer does not read for too long.
func (s *stream) send(envelope *gossip.Envelope) {
	select {
	case s.out <- envelope:
	default:
	}
}

// Ping answers at once.
func (n *node) Ping(context.Context, *gossip.Empty) (*gossip.Empty, error) {
	return &gossip.Empty{}, nil
}

// GossipStream greets, learns who the peer is, and takes in its messages until either side ends.
func (n *node) GossipStream(server grpc.BidiStreamingServer[gossip.Envelope, gossip.Envelope]) error {
	greeting, err := n.greeting()
	if err != nil {
		return err
	}
	if err := server.Send(greeting); err != nil {
		return err
	}
	first, err := server.Recv()
	if err != nil {
		return err
	}
	peer, err := n.greeted(first)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(server.Context())
	defer cancel()
	s := &stream{out: make(chan *gossip.Envelope, 10_000), end: cancel}
	n.mutex.Lock()
	n.streams[peer] = s
	n.mutex.Unlock()
	go func() {
		for {
			envelope, err := server.Recv()
			if err != nil {
				cancel()
				return
			}
			n.receive(peer, envelope)
		}
	}()
	for {
		select {
		case envelope := <-s.out:
			if err := server.Send(envelope); err != nil {
				return err
			}
		case <-ctx.Done():
			n.mutex.Lock()
			defer n.mutex.Unlock()
			if n.streams[peer] == s {
				delete(n.streams, peer)
			}
			return nil
		}
	}
}

// greeting is the node's own first message on a stream.
func (n *node) greeting() (*gossip.Envelope, error) {
	payload, err := proto.Marshal(&gossip.GossipMessage{
		Tag:     gossip.GossipMessage_EMPTY,
		Content: &gossip.GossipMessage_Conn{Conn: &gossip.ConnEstablish{PkiId: []byte(n.self), Identity: n.config.identity}},
	})
	if err != nil {
		return nil, err
	}
	return n.sign(payload)
}

// greeted judges a peer's first message and returns its PKI-ID.
func (n *node) greeted(envelope *gossip.Envelope) (string, error) {
	message := &gossip.GossipMessage{}
	if err := proto.Unmarshal(envelope.Payload, message); err != nil {
		return "", err
	}
	conn := message.GetConn()
	if conn == nil {
		return "", errors.New("the first message is no handshake")
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if err := n.know(string(conn.PkiId), conn.Identity); err != nil {
		return "", err
	}
	return string(conn.PkiId), n.crypto.Verify(n.identity[string(conn.PkiId)], envelope.Signature, envelope.Payload)
}
