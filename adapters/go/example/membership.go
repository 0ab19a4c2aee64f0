package main

import (
	"bytes"
	"cmp"

	gossip "gossip-tck/adapters/go/gossipv1"

	"google.golang.org/protobuf/proto"
)

// Members are those who have said that they are alive.
func (n *node) Members() (alive, dead [][]byte) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	for id, p := range n.peers {
		if p.isAlive() {
			alive = append(alive, []byte(id))
		} else if p.isDead {
			dead = append(dead, []byte(id))
		}
	}
	return alive, dead
}

func (n *node) isAlive(p *peer) bool {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	return p != nil && p.isAlive()
}

// presumeDead holds a peer for dead until it says again that it is alive.
func (n *node) presumeDead(p *peer) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	p.isDead = p.alive != nil
}

// receive takes in a message of a peer.
func (n *node) receive(from *peer, envelope *gossip.Envelope, message *gossip.GossipMessage) {
	switch content := message.Content.(type) {
	case *gossip.GossipMessage_AliveMsg:
		if n.learn(envelope, content.AliveMsg) {
			n.add(&pending{envelope: envelope, from: from})
		}
	case *gossip.GossipMessage_MemReq:
		if n.learnFrom(content.MemReq.SelfInformation) {
			n.answer(from, message.Nonce)
		}
	case *gossip.GossipMessage_MemRes:
		for _, alive := range content.MemRes.Alive {
			n.learnFrom(alive)
		}
	default:
		n.receiveOfChannel(from, envelope, message)
	}
}

// learnFrom takes in an alive message inside of another one; false if there is none.
func (n *node) learnFrom(envelope *gossip.Envelope) bool {
	inside := &gossip.GossipMessage{}
	if envelope == nil || decode(envelope.Payload, inside) != nil {
		return false
	}
	n.learn(envelope, inside.GetAliveMsg())
	return true
}

// learn takes in an alive message; false if it is not authentic or not new.
func (n *node) learn(envelope *gossip.Envelope, alive *gossip.AliveMessage) bool {
	author := n.peer(alive.GetMembership().GetPkiId(), alive.GetIdentity())
	if author == nil || author == n.self || n.Crypto.Verify(author.identity, envelope.Signature, envelope.Payload) != nil {
		return false
	}
	if author.alive != nil && !isNewer(alive.GetTimestamp(), author.alive.GetTimestamp()) {
		return false
	}
	author.isDead = false
	author.alive, author.envelope, author.endpoint = alive, envelope, alive.Membership.Endpoint
	secret := &gossip.Secret{}
	if decode(envelope.GetSecretEnvelope().GetPayload(), secret) == nil && secret.GetInternalEndpoint() != "" {
		author.endpoint = secret.GetInternalEndpoint()
	}
	return true
}

func isNewer(is, was *gossip.PeerTime) bool {
	return cmp.Or(cmp.Compare(is.GetIncNum(), was.GetIncNum()), cmp.Compare(is.GetSeqNum(), was.GetSeqNum())) > 0
}

// peer finds who has a PKI-ID; nil if that is nobody with a valid identity.
func (n *node) peer(pkiID, identity []byte) *peer {
	id := string(pkiID)
	if n.peers[id] == nil && n.isValid(pkiID, identity) {
		n.peers[id] = &peer{identity: identity, org: string(n.Crypto.OrgOf(identity))}
	}
	return n.peers[id]
}

// isValid says whether an identity is valid now, and has this PKI-ID.
func (n *node) isValid(pkiID, identity []byte) bool {
	return len(identity) > 0 && bytes.Equal(n.Crypto.PKIID(identity), pkiID) && n.Crypto.Validate(identity) == nil
}

// answer names to a peer those of its own organization, alive and dead, and of this node's own those with an external endpoint, if
// it has one.
func (n *node) answer(to *peer, nonce uint64) {
	response := &gossip.MembershipResponse{Alive: []*gossip.Envelope{n.shown(n.ownAlive(), to)}}
	for _, p := range n.peers {
		isPublic := p.org == n.self.org && p.alive.GetMembership().GetEndpoint() != ""
		if p.alive == nil || (p.org != to.org && (!isPublic || to.alive.GetMembership().GetEndpoint() == "")) {
			continue
		}
		if p.isDead {
			response.Dead = append(response.Dead, n.shown(p.envelope, to))
		} else {
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
