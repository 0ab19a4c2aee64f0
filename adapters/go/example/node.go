// Command example is a small gossip node and its adapter, written to be read. It keeps three families of rules of the
// dialect `fabric`: the batching emitter (EMIT), the routing of what is no message of a channel (OTHER) and the secret
// envelope (SECRET). It has no channels, dials only those whose stream is gone, and forgets nobody.
package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// peer is somebody whose identity is known.
type peer struct {
	identity []byte
	org      string
	alive    *gossip.AliveMessage  // its last; nil: it has not said that it is alive
	envelope *gossip.Envelope      // of its last alive message, as it was received
	endpoint string                // where it can be dialled
	out      chan *gossip.Envelope // to its stream; nil: there is none
}

// pending is a message that waits for its emission.
type pending struct {
	envelope *gossip.Envelope
	message  *gossip.GossipMessage
	from     *peer // that sent it
	left     int   // emissions
}

// node is a gossip node.
type node struct {
	gossip.UnimplementedGossipServer
	*kit.Env
	fanOut, iterations, burst int
	started                   time.Time
	running                   context.Context
	end                       context.CancelFunc

	mutex    sync.Mutex
	self     *peer
	peers    map[string]*peer // by PKI-ID, this node included
	buffer   []*pending
	sequence uint64
}

func (n *node) start(latency, aliveInterval time.Duration) {
	n.started = time.Now()
	n.running, n.end = context.WithCancel(context.Background())
	n.peers = map[string]*peer{}
	n.self = n.peer(n.Crypto.PKIID(n.Identity), n.Identity)
	go n.every(latency, n.emit)
	go n.every(aliveInterval, func() { n.add(&pending{envelope: n.ownAlive(), from: n.self}) })
}

// every calls at whole multiples of a period since the start.
func (n *node) every(period time.Duration, what func()) {
	for next := n.started.Add(period); ; next = next.Add(period) {
		select {
		case <-time.After(time.Until(next)):
			n.mutex.Lock()
			what()
			n.mutex.Unlock()
		case <-n.running.Done():
			return
		}
	}
}

// Stop ends what is periodic, and so drops what is pending; streams end with the server.
func (n *node) Stop() { n.end() }

// Gossip spreads a message of the application, signed by this node.
func (n *node) Gossip(payload []byte) error {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	return n.add(&pending{envelope: n.sign(payload), from: n.self})
}

// add buffers a message; a full buffer is emitted at once (EMIT-1).
func (n *node) add(p *pending) error {
	if n.running.Err() != nil {
		return n.running.Err()
	}
	p.message, p.left = &gossip.GossipMessage{}, n.iterations
	if err := decode(p.envelope.Payload, p.message); err != nil {
		return err
	}
	n.buffer = append(n.buffer, p)
	if len(n.buffer) >= n.burst {
		n.emit()
	}
	return nil
}

// emit sends the whole buffer in its order, at each tick (EMIT-2); what has emissions left keeps its place (EMIT-3, EMIT-10).
func (n *node) emit() {
	var orgPeers []*peer
	n.buffer = slices.DeleteFunc(n.buffer, func(p *pending) bool {
		n.route(p, &orgPeers)
		p.left--
		return p.left <= 0
	})
}

// route sends one message. Messages for the own organization share one draw of a batch (ORG-1); of the rest only alive
// messages are sent, each with a draw of its own (OTHER-1, OTHER-2).
func (n *node) route(p *pending, orgPeers *[]*peer) {
	alive := p.message.GetAliveMsg()
	author := n.peers[string(alive.GetMembership().GetPkiId())]
	isOwnOrg := p.message.Tag == gossip.GossipMessage_ORG_ONLY || p.message.Tag == gossip.GossipMessage_CHAN_AND_ORG
	if isOwnOrg || (author != nil && author.org == n.self.org && alive.Membership.Endpoint == "") {
		if *orgPeers == nil {
			*orgPeers = n.draw(func(to *peer) bool { return to.org == n.self.org })
		}
		n.send(p, *orgPeers, author)
	} else if author != nil {
		n.send(p, n.draw(func(to *peer) bool {
			return to != p.from && (author.org == n.self.org || to.org == n.self.org || to.org == author.org)
		}), author)
	} else {
		n.Reject(nil, "unexpected-kind")
	}
}

// draw chooses at random among those that are alive and eligible.
func (n *node) draw(isEligible func(*peer) bool) []*peer {
	drawn := []*peer{}
	for _, to := range n.peers {
		if to.alive != nil && isEligible(to) {
			drawn = append(drawn, to)
		}
	}
	rand.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	return drawn[:min(n.fanOut, len(drawn))]
}

// send hands a message to peers: the alive message of an author of another organization not to those without an external
// endpoint (SECRET-1), and a secret to the own organization only (SECRET-2).
func (n *node) send(p *pending, peers []*peer, author *peer) {
	for _, to := range peers {
		isHidden := author != nil && author.org != n.self.org && to.alive.Membership.Endpoint == "" && !bugNothingWithheld
		if to != p.from && !isHidden {
			n.write(to, n.shown(passedOn(p), to))
		}
	}
}

// shown is what a peer may see of an envelope. Without its secret it is a copy: the original stays as it is (SECRET-3), payload
// and signature are the same bytes (SECRET-4).
func (n *node) shown(e *gossip.Envelope, to *peer) *gossip.Envelope {
	if to.org == n.self.org {
		return e
	}
	return &gossip.Envelope{Payload: e.Payload, Signature: e.Signature}
}

// stream is either end of a stream: what this node needs of it.
type stream interface {
	Send(*gossip.Envelope) error
	Recv() (*gossip.Envelope, error)
	Context() context.Context
}

// GossipStream is a stream that a peer has opened.
func (n *node) GossipStream(s grpc.BidiStreamingServer[gossip.Envelope, gossip.Envelope]) error {
	return n.meet(s, make(chan *gossip.Envelope, 10_000))
}

// dial opens a stream to a peer, for what waits to be written to it.
func (n *node) dial(to *peer, out chan *gossip.Envelope) {
	defer n.lose(to, out)
	conn, err := grpc.DialContext(n.running, to.endpoint, n.DialOptions...) //nolint:staticcheck
	if err != nil {
		return
	}
	defer conn.Close()
	if s, err := gossip.NewGossipClient(conn).GossipStream(n.running); err == nil {
		_ = n.meet(s, out)
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

// meet greets, learns who the peer is, and takes in its messages until either side ends.
func (n *node) meet(s stream, out chan *gossip.Envelope) error {
	conn := &gossip.ConnEstablish{PkiId: n.Crypto.PKIID(n.Identity), Identity: n.Identity}
	greeting := &gossip.GossipMessage{Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_Conn{Conn: conn}}
	if err := s.Send(n.sign(encode(greeting))); err != nil {
		return err
	}
	for from := (*peer)(nil); ; {
		envelope, err := s.Recv()
		if err != nil {
			n.lose(from, out)
			return err
		}
		message := &gossip.GossipMessage{}
		if decode(envelope.Payload, message) != nil && from != nil {
			continue
		}
		n.mutex.Lock()
		if from != nil {
			n.receive(from, envelope, message)
		} else if from, err = n.greeted(envelope, message.GetConn()); err == nil {
			from.out = out
			go write(s, out)
		}
		n.mutex.Unlock()
		if err != nil {
			return err
		}
	}
}

// greeted judges what a peer says first, and finds who it is.
func (n *node) greeted(envelope *gossip.Envelope, conn *gossip.ConnEstablish) (*peer, error) {
	p := n.peer(conn.GetPkiId(), conn.GetIdentity())
	if p == nil {
		return nil, errors.New("no handshake of a valid identity")
	}
	return p, n.Crypto.Verify(p.identity, envelope.Signature, envelope.Payload)
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
		to.out = make(chan *gossip.Envelope, 10_000)
		go n.dial(to, to.out)
	}
	select {
	case to.out <- envelope:
	default:
	}
}

// receive takes in a message of a peer.
func (n *node) receive(from *peer, envelope *gossip.Envelope, message *gossip.GossipMessage) {
	if n.learn(envelope, message.GetAliveMsg()) {
		n.add(&pending{envelope: envelope, from: from})
	}
	asker, self := message.GetMemReq().GetSelfInformation(), &gossip.GossipMessage{}
	if asker != nil && decode(asker.Payload, self) == nil {
		n.learn(asker, self.GetAliveMsg())
		n.answer(from, message.Nonce)
	}
}

// learn takes in an alive message; false if it is not authentic or not new.
func (n *node) learn(envelope *gossip.Envelope, alive *gossip.AliveMessage) bool {
	author := n.peer(alive.GetMembership().GetPkiId(), alive.GetIdentity())
	if author == nil || author == n.self || n.Crypto.Verify(author.identity, envelope.Signature, envelope.Payload) != nil {
		return false
	}
	is, was := alive.GetTimestamp(), author.alive.GetTimestamp()
	if was != nil && cmp.Or(cmp.Compare(is.GetIncNum(), was.IncNum), cmp.Compare(is.GetSeqNum(), was.SeqNum)) <= 0 {
		return false
	}
	author.alive, author.envelope, author.endpoint = alive, envelope, alive.Membership.Endpoint
	secret := &gossip.Secret{}
	if decode(envelope.GetSecretEnvelope().GetPayload(), secret) == nil && secret.GetInternalEndpoint() != "" {
		author.endpoint = secret.GetInternalEndpoint()
	}
	return true
}

// peer finds who has a PKI-ID; nil if that is nobody with a valid identity.
func (n *node) peer(pkiID, identity []byte) *peer {
	id := string(pkiID)
	if n.peers[id] == nil && bytes.Equal(n.Crypto.PKIID(identity), pkiID) && n.Crypto.Validate(identity) == nil {
		n.peers[id] = &peer{identity: identity, org: string(n.Crypto.OrgOf(identity))}
	}
	return n.peers[id]
}

// answer names to a peer those of its own organization, and of this node's own those with an external endpoint, if it has one.
func (n *node) answer(to *peer, nonce uint64) {
	response := &gossip.MembershipResponse{Alive: []*gossip.Envelope{n.shown(n.ownAlive(), to)}}
	for _, p := range n.peers {
		isPublic := p.org == n.self.org && p.alive.GetMembership().GetEndpoint() != ""
		if p.alive != nil && (p.org == to.org || isPublic && to.alive.GetMembership().GetEndpoint() != "") {
			response.Alive = append(response.Alive, n.shown(p.envelope, to))
		}
	}
	message := &gossip.GossipMessage{Nonce: nonce, Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_MemRes{MemRes: response}}
	n.write(to, &gossip.Envelope{Payload: encode(message)})
}

// ownAlive is a new alive message of this node, with its internal endpoint in a signed secret.
func (n *node) ownAlive() *gossip.Envelope {
	n.sequence++
	alive := &gossip.AliveMessage{
		Membership: &gossip.Member{Endpoint: n.ExternalEndpoint, PkiId: n.Crypto.PKIID(n.Identity)},
		Timestamp:  &gossip.PeerTime{IncNum: uint64(n.started.UnixNano()), SeqNum: n.sequence},
		Identity:   n.Identity,
	}
	message := &gossip.GossipMessage{Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_AliveMsg{AliveMsg: alive}}
	envelope := n.sign(encode(message))
	secret := encode(&gossip.Secret{Content: &gossip.Secret_InternalEndpoint{InternalEndpoint: n.Endpoint}})
	envelope.SecretEnvelope = &gossip.SecretEnvelope{Payload: secret, Signature: n.sign(secret).Signature}
	return envelope
}

func (n *node) sign(payload []byte) *gossip.Envelope {
	signature, _ := n.Crypto.Sign(payload)
	return &gossip.Envelope{Payload: payload, Signature: signature}
}

func encode(message proto.Message) []byte {
	payload, _ := proto.Marshal(message)
	return payload
}

func decode(payload []byte, message proto.Message) error {
	return proto.UnmarshalOptions{DiscardUnknown: bugEncodesAnew}.Unmarshal(payload, message)
}
