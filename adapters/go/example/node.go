// Command example is a small gossip node and its adapter, written to be read. It keeps three families of rules of the
// dialect `fabric`: the batching emitter (EMIT), the routing of what is no message of a channel (OTHER) and the secret
// envelope (SECRET). It has no channels, never dials, and forgets nobody.
package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"

	"google.golang.org/protobuf/proto"
)

// config is what a node needs to know.
type config struct {
	identity                   []byte
	endpoint, externalEndpoint string
	fanOut, iterations, burst  int
	latency, aliveInterval     time.Duration
	crypto                     *kit.Crypto
	deliverUnknown             func() // told of a message that is of no use
}

// member is a peer that has said that it is alive.
type member struct {
	org      string
	endpoint string // external; may be empty
	time     *gossip.PeerTime
	envelope *gossip.Envelope // its last alive message, as it was received
}

// pending is a message that waits for its emission.
type pending struct {
	envelope *gossip.Envelope
	message  *gossip.GossipMessage
	from     string // the peer that sent it; empty: this node
	left     int    // emissions
}

// node is a gossip node. Peers are known by their PKI-IDs.
type node struct {
	gossip.UnimplementedGossipServer
	config
	self, org string
	started   time.Time
	done      chan struct{}

	mutex    sync.Mutex
	stopped  bool
	sequence uint64
	identity map[string][]byte
	members  map[string]*member
	streams  map[string]*stream
	buffer   []*pending
}

func newNode(c config) *node {
	n := &node{
		config:   c,
		self:     string(c.crypto.PKIID(c.identity)),
		org:      string(c.crypto.OrgOf(c.identity)),
		started:  time.Now(),
		done:     make(chan struct{}),
		identity: map[string][]byte{},
		members:  map[string]*member{},
		streams:  map[string]*stream{},
	}
	n.identity[n.self] = c.identity
	go n.every(c.latency, n.emit)
	go n.every(c.aliveInterval, n.sayAlive)
	return n
}

// every calls at whole multiples of a period since the start.
func (n *node) every(period time.Duration, what func()) {
	for next := n.started.Add(period); ; next = next.Add(period) {
		select {
		case <-time.After(time.Until(next)):
			n.mutex.Lock()
			what()
			n.mutex.Unlock()
		case <-n.done:
			return
		}
	}
}

// Stop drops what is pending and ends every stream.
func (n *node) Stop() {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	close(n.done)
	n.stopped = true
	n.buffer = nil
	for _, s := range n.streams {
		s.end()
	}
}

// Gossip spreads a message of the application, signed by this node.
func (n *node) Gossip(payload []byte) error {
	message := &gossip.GossipMessage{}
	if err := proto.Unmarshal(payload, message); err != nil {
		return err
	}
	envelope, err := n.sign(payload)
	if err != nil {
		return err
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	n.add(&pending{envelope: envelope, message: message})
	return nil
}

// add buffers a message; a full buffer is emitted at once (EMIT-1).
func (n *node) add(p *pending) {
	if n.stopped {
		return
	}
	p.left = n.iterations
	n.buffer = append(n.buffer, p)
	if len(n.buffer) >= n.burst {
		n.emit()
	}
}

// emit sends the whole buffer in its order, at each tick (EMIT-2); what has emissions left keeps its place (EMIT-3, EMIT-10).
func (n *node) emit() {
	batch := n.buffer
	n.buffer = nil
	var orgPeers []string
	for _, p := range batch {
		n.route(p, &orgPeers)
		if p.left--; p.left > 0 {
			n.buffer = append(n.buffer, p)
		}
	}
}

// route sends one message. Messages for the own organization share one draw of a batch (ORG-1); of the rest only alive
// messages are sent, each with a draw of its own (OTHER-1, OTHER-2).
func (n *node) route(p *pending, orgPeers *[]string) {
	alive := p.message.GetAliveMsg()
	author := n.orgOf(alive.GetMembership().GetPkiId())
	isOwnOrg := p.message.Tag == gossip.GossipMessage_ORG_ONLY || p.message.Tag == gossip.GossipMessage_CHAN_AND_ORG
	if isOwnOrg || (alive != nil && author == n.org && alive.Membership.GetEndpoint() == "") {
		if *orgPeers == nil {
			*orgPeers = n.draw(func(peer string, m *member) bool { return m.org == n.org })
		}
		n.send(p, *orgPeers, author)
		return
	}
	if alive == nil {
		n.deliverUnknown()
		return
	}
	n.send(p, n.draw(func(peer string, m *member) bool {
		return peer != p.from && author != "" && (author == n.org || m.org == n.org || m.org == author)
	}), author)
}

// draw chooses fanOut members at random of those that are eligible.
func (n *node) draw(isEligible func(string, *member) bool) []string {
	drawn := []string{}
	for peer, m := range n.members {
		if isEligible(peer, m) {
			drawn = append(drawn, peer)
		}
	}
	rand.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	return drawn[:min(n.fanOut, len(drawn))]
}

// send hands an envelope to peers: an alive message of another organization not to those without an external endpoint
// (SECRET-1), and its secret to the own organization only (SECRET-2).
func (n *node) send(p *pending, peers []string, author string) {
	for _, peer := range peers {
		m, s := n.members[peer], n.streams[peer]
		if peer == p.from || s == nil {
			continue
		}
		envelope := p.envelope
		if bugEncodesAnew {
			envelope = encodedAnew(envelope, p.message)
		}
		if p.message.GetAliveMsg() != nil {
			if author != n.org && m.endpoint == "" && !bugNothingWithheld {
				continue
			}
			if m.org != n.org {
				envelope = withoutSecret(envelope)
			}
		}
		s.send(envelope)
	}
}

// withoutSecret is a copy: the original stays as it is (SECRET-3), payload and signature are the same bytes (SECRET-4).
func withoutSecret(e *gossip.Envelope) *gossip.Envelope {
	return &gossip.Envelope{Payload: e.Payload, Signature: e.Signature}
}

// receive takes in a message of a peer.
func (n *node) receive(from string, envelope *gossip.Envelope) {
	message := &gossip.GossipMessage{}
	if (proto.UnmarshalOptions{DiscardUnknown: bugEncodesAnew}).Unmarshal(envelope.Payload, message) != nil {
		return
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	switch content := message.Content.(type) {
	case *gossip.GossipMessage_AliveMsg:
		if n.learn(envelope, content.AliveMsg) {
			n.add(&pending{envelope: envelope, message: message, from: from})
		}
	case *gossip.GossipMessage_MemReq:
		n.answer(from, message.Nonce, content.MemReq.GetSelfInformation())
	}
}

// learn takes in an alive message; false if it is not authentic or not new.
func (n *node) learn(envelope *gossip.Envelope, alive *gossip.AliveMessage) bool {
	author := string(alive.GetMembership().GetPkiId())
	if author == n.self || n.know(author, alive.Identity) != nil {
		return false
	}
	identity := n.identity[author]
	if n.crypto.Verify(identity, envelope.Signature, envelope.Payload) != nil {
		return false
	}
	if known := n.members[author]; known != nil && !isNewer(alive.GetTimestamp(), known.time) {
		return false
	}
	org := string(n.crypto.OrgOf(identity))
	n.members[author] = &member{org, alive.Membership.Endpoint, alive.Timestamp, envelope}
	return true
}

// know keeps an identity that is new, or says why it can not be used.
func (n *node) know(pkiID string, identity []byte) error {
	if n.identity[pkiID] != nil {
		return nil
	}
	if len(identity) == 0 || !bytes.Equal(n.crypto.PKIID(identity), []byte(pkiID)) {
		return errors.New("the identity is missing, or is not that of the PKI-ID")
	}
	if err := n.crypto.Validate(identity); err != nil {
		return err
	}
	n.identity[pkiID] = identity
	return nil
}

func isNewer(a, b *gossip.PeerTime) bool {
	if a.GetIncNum() != b.GetIncNum() {
		return a.GetIncNum() > b.GetIncNum()
	}
	return a.GetSeqNum() > b.GetSeqNum()
}

// answer names to a peer those of its own organization, and of this node's own those with an external endpoint, if it has one.
// Only the own organization gets secrets.
func (n *node) answer(to string, nonce uint64, asker *gossip.Envelope) {
	message := &gossip.GossipMessage{}
	if asker == nil || proto.Unmarshal(asker.Payload, message) != nil {
		return
	}
	n.learn(asker, message.GetAliveMsg())
	org, known := n.orgOf([]byte(to)), n.members[to]
	shown := func(e *gossip.Envelope) *gossip.Envelope {
		if org != n.org {
			return withoutSecret(e)
		}
		return e
	}
	response := &gossip.MembershipResponse{}
	for _, m := range n.members {
		if m.org == org || (m.org == n.org && m.endpoint != "" && known != nil && known.endpoint != "") {
			response.Alive = append(response.Alive, shown(m.envelope))
		}
	}
	own, _ := n.ownAlive()
	response.Alive = append(response.Alive, shown(own))
	payload, _ := proto.Marshal(&gossip.GossipMessage{
		Nonce: nonce, Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_MemRes{MemRes: response},
	})
	if s := n.streams[to]; s != nil {
		s.send(&gossip.Envelope{Payload: payload})
	}
}

// sayAlive spreads the node's own alive message.
func (n *node) sayAlive() {
	envelope, message := n.ownAlive()
	n.add(&pending{envelope: envelope, message: message})
}

// ownAlive is a new alive message of this node, with its internal endpoint in a signed secret.
func (n *node) ownAlive() (*gossip.Envelope, *gossip.GossipMessage) {
	n.sequence++
	message := &gossip.GossipMessage{Tag: gossip.GossipMessage_EMPTY, Content: &gossip.GossipMessage_AliveMsg{AliveMsg: &gossip.AliveMessage{
		Membership: &gossip.Member{Endpoint: n.externalEndpoint, PkiId: []byte(n.self)},
		Timestamp:  &gossip.PeerTime{IncNum: uint64(n.started.UnixNano()), SeqNum: n.sequence},
		Identity:   n.config.identity,
	}}}
	payload, _ := proto.Marshal(message)
	envelope, _ := n.sign(payload)
	secret, _ := proto.Marshal(&gossip.Secret{Content: &gossip.Secret_InternalEndpoint{InternalEndpoint: n.endpoint}})
	signature, _ := n.crypto.Sign(secret)
	envelope.SecretEnvelope = &gossip.SecretEnvelope{Payload: secret, Signature: signature}
	return envelope, message
}

func (n *node) sign(payload []byte) (*gossip.Envelope, error) {
	signature, err := n.crypto.Sign(payload)
	return &gossip.Envelope{Payload: payload, Signature: signature}, err
}

func (n *node) orgOf(pkiID []byte) string {
	return string(n.crypto.OrgOf(n.identity[string(pkiID)]))
}
