package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// held is how many blocks behind the newest one are told apart; older ones are not taken.
const held = 100

// channel is one that this node is in.
type channel struct {
	name      string
	height    uint64
	isTold    bool // the height is published
	published *gossip.Envelope
	infos     map[*peer]*published
	seen      map[uint64]bool // numbers of blocks
	newest    uint64
}

// published is the state info of a peer.
type published struct {
	info     *gossip.StateInfo
	envelope *gossip.Envelope // as it was received
}

// JoinChannel makes the node a member.
func (n *node) JoinChannel(config kit.Channel) error {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if n.channels[config.Name] == nil {
		n.channels[config.Name] = &channel{name: config.Name, infos: map[*peer]*published{}, seen: map[uint64]bool{}}
	}
	return nil
}

// LeaveChannel makes the node forget a channel.
func (n *node) LeaveChannel(name string) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	delete(n.channels, name)
}

// UpdateLedgerHeight is what the node tells of a channel from now on.
func (n *node) UpdateLedgerHeight(name string, height uint64) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if c := n.channels[name]; c != nil {
		c.height, c.isTold = height, false
	}
}

// ChannelMembers are those living whose state info of a channel has come.
func (n *node) ChannelMembers(name string) [][]byte {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	var members [][]byte
	if c := n.channels[name]; c != nil {
		for p, of := range c.infos {
			if p.isAlive() {
				members = append(members, of.info.PkiId)
			}
		}
	}
	return members
}

// publish gossips what has changed of this node in its channels.
func (n *node) publish() {
	for _, c := range n.channels {
		if !c.isTold {
			c.isTold = true
			n.add(&pending{envelope: n.ownStateInfo(c), from: n.self})
		}
	}
}

// ownStateInfo is a new state info of this node.
func (n *node) ownStateInfo(c *channel) *gossip.Envelope {
	n.sequence++
	info := &gossip.StateInfo{
		PkiId:       n.Crypto.PKIID(n.Identity),
		Timestamp:   &gossip.PeerTime{IncNum: uint64(n.started.UnixNano()), SeqNum: n.sequence},
		Channel_MAC: n.mac(n.Crypto.PKIID(n.Identity), c),
		Properties:  &gossip.Properties{LedgerHeight: c.height},
	}
	c.published = n.sign(encode(&gossip.GossipMessage{Tag: gossip.GossipMessage_CHAN_OR_ORG, Content: &gossip.GossipMessage_StateInfo{StateInfo: info}}))
	return c.published
}

// ask asks some members of its organization what was published in each channel.
func (n *node) ask() {
	for _, c := range n.channels {
		request := &gossip.StateInfoPullRequest{Channel_MAC: n.mac(n.Crypto.PKIID(n.Identity), c)}
		content := &gossip.GossipMessage_StateInfoPullReq{StateInfoPullReq: request}
		envelope := &gossip.Envelope{Payload: encode(&gossip.GossipMessage{Tag: gossip.GossipMessage_CHAN_OR_ORG, Content: content})}
		for _, to := range n.draw(func(to *peer) bool { return to.org == n.self.org }) {
			n.write(to, envelope)
		}
	}
}

// receiveOfChannel takes in what is said in channels; the rest is not for this node.
func (n *node) receiveOfChannel(from *peer, envelope *gossip.Envelope, message *gossip.GossipMessage) {
	if from.org != n.self.org {
		n.Reject(n.Crypto.PKIID(from.identity), "foreign-org")
		return
	}
	switch content := message.Content.(type) {
	case *gossip.GossipMessage_DataMsg:
		n.receiveBlock(from, envelope, message)
	case *gossip.GossipMessage_StateInfo:
		if n.learnState(envelope, content.StateInfo) {
			n.add(&pending{envelope: envelope, from: from})
		}
	case *gossip.GossipMessage_StateSnapshot:
		for _, element := range content.StateSnapshot.Elements {
			inside := &gossip.GossipMessage{}
			if decode(element.GetPayload(), inside) == nil {
				n.learnState(element, inside.GetStateInfo())
			}
		}
	case *gossip.GossipMessage_StateInfoPullReq:
		if c := n.channelOf(from, content.StateInfoPullReq.Channel_MAC); c != nil {
			n.write(from, n.snapshot(c))
		}
	}
}

// receiveBlock takes in a block that is new, tells the application, and passes it on.
func (n *node) receiveBlock(from *peer, envelope *gossip.Envelope, message *gossip.GossipMessage) {
	c, number := n.channels[string(message.Channel)], message.GetDataMsg().GetPayload().GetSeqNum()
	switch {
	case c == nil:
		n.Reject(n.Crypto.PKIID(from.identity), "unknown-channel")
	case message.Tag != gossip.GossipMessage_CHAN_AND_ORG:
		n.Reject(n.Crypto.PKIID(from.identity), "illegal-tag")
	case n.Crypto.VerifyBlock(c.name, number) != nil:
		n.Reject(n.Crypto.PKIID(from.identity), "invalid-block")
	case c.isNew(number):
		n.Deliver(c.name, envelope.Payload)
		n.add(&pending{envelope: envelope, from: from})
	}
}

// isNew says whether a block has not been seen, and remembers it.
func (c *channel) isNew(number uint64) bool {
	if c.seen[number] || c.isOld(number) {
		return false
	}
	c.seen[number], c.newest = true, max(c.newest, number)
	maps.DeleteFunc(c.seen, func(seen uint64, _ bool) bool { return c.isOld(seen) })
	return true
}

func (c *channel) isOld(number uint64) bool { return number < c.newest && c.newest-number > held }

// learnState takes in a state info; false if it is of no channel of this node, not authentic, or not new.
func (n *node) learnState(envelope *gossip.Envelope, info *gossip.StateInfo) bool {
	author := n.peers[string(info.GetPkiId())]
	if author == nil || author == n.self {
		return false
	}
	c := n.channelOf(author, info.GetChannel_MAC())
	if c == nil || n.Crypto.VerifyByChannel(c.name, author.identity, envelope.Signature, envelope.Payload) != nil {
		return false
	}
	if before := c.infos[author]; before != nil && !isNewer(info.GetTimestamp(), before.info.GetTimestamp()) {
		return false
	}
	c.infos[author] = &published{info: info, envelope: envelope}
	n.Log(fmt.Sprintf("state info of %x: height %d of %s", info.PkiId, info.GetProperties().GetLedgerHeight(), c.name))
	return true
}

// snapshot is what was published in a channel, by this node as well.
func (n *node) snapshot(c *channel) *gossip.Envelope {
	elements := []*gossip.Envelope{}
	if c.published != nil {
		elements = append(elements, c.published)
	}
	for _, of := range c.infos {
		elements = append(elements, of.envelope)
	}
	content := &gossip.GossipMessage_StateSnapshot{StateSnapshot: &gossip.StateInfoSnapshot{Elements: elements}}
	return &gossip.Envelope{Payload: encode(&gossip.GossipMessage{Channel: []byte(c.name), Tag: gossip.GossipMessage_CHAN_OR_ORG, Content: content})}
}

// channelOf is the one that a peer means by a MAC; nil if this node is not in it.
func (n *node) channelOf(author *peer, mac []byte) *channel {
	for _, c := range n.channels {
		if bytes.Equal(mac, n.mac(n.Crypto.PKIID(author.identity), c)) {
			return c
		}
	}
	return nil
}

// mac hides a channel's name from those who do not know it.
func (n *node) mac(pkiID []byte, c *channel) []byte {
	sum := sha256.Sum256(append(bytes.Clone(pkiID), c.name...))
	return sum[:]
}
