// Command example is a small gossip node, written to be read: an adapter for the suite, or, as `example live`, a peer on real
// sockets. It keeps three families of rules of the dialect `fabric`: the batching emitter (EMIT), the routing of what is no
// message of a channel (OTHER) and the secret envelope (SECRET). In channels it tells of itself and learns of others, takes
// blocks in and passes them on. It pulls nothing, and presumes nobody dead for silence: only whom it cannot reach.
package main

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// peer is somebody whose identity is known.
type peer struct {
	identity []byte
	org      string
	alive    *gossip.AliveMessage  // its last; nil: it has not said that it is alive
	isDead   bool                  // it could not be reached since
	envelope *gossip.Envelope      // of its last alive message, as it was received
	endpoint string                // where it can be dialled
	out      chan *gossip.Envelope // to its stream; nil: there is none
	opened   chan struct{}         // of the stream that it has opened last; closed when another one takes its place
}

func (p *peer) isAlive() bool { return p.alive != nil && !p.isDead }

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
	sendBuffer                int // messages that wait at most to be written to a peer
	periods                   periods
	started                   time.Time
	running                   context.Context
	end                       context.CancelFunc

	mutex    sync.Mutex
	self     *peer
	peers    map[string]*peer // by PKI-ID, this node included
	channels map[string]*channel
	buffer   []*pending
	sequence uint64
}

// periods are how often it does things, and how long it waits.
type periods struct {
	latency, alive, publish, request, reconnect, dial, answer time.Duration
}

func (n *node) start() {
	n.started = time.Now()
	n.running, n.end = context.WithCancel(context.Background())
	n.peers, n.channels = map[string]*peer{}, map[string]*channel{}
	n.self = n.peer(n.Crypto.PKIID(n.Identity), n.Identity)
	go n.every(n.periods.latency, n.emit)
	go n.every(n.periods.alive, func() { n.add(&pending{envelope: n.ownAlive(), from: n.self}) })
	go n.every(n.periods.publish, n.publish)
	go n.every(n.periods.request, n.ask)
	go n.every(n.periods.reconnect, n.reconnect)
	for _, endpoint := range n.Bootstrap {
		go n.introduce(endpoint)
	}
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

// Gossip spreads a message of the application, signed by this node. A block of its own it has, and is not told.
func (n *node) Gossip(payload []byte) error {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	message := &gossip.GossipMessage{}
	if err := decode(payload, message); err != nil {
		return err
	}
	if c := n.channels[string(message.Channel)]; c != nil && message.GetDataMsg() != nil {
		c.isNew(message.GetDataMsg().GetPayload().GetSeqNum())
	}
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
	batch := draws{}
	n.buffer = slices.DeleteFunc(n.buffer, func(p *pending) bool {
		n.route(p, batch)
		p.left--
		return p.left <= 0
	})
}

// draws are those of one batch: of the own organization, and of its part that is in a channel.
type draws map[*channel][]*peer

// route sends one message. Messages for the own organization share one draw of a batch (ORG-1), and those of a channel another
// one; of the rest only alive messages are sent, each with a draw of its own (OTHER-1, OTHER-2).
func (n *node) route(p *pending, batch draws) {
	alive := p.message.GetAliveMsg()
	author := n.peers[string(alive.GetMembership().GetPkiId())]
	isOwnOrg := p.message.Tag == gossip.GossipMessage_ORG_ONLY || p.message.Tag == gossip.GossipMessage_CHAN_AND_ORG
	isStateInfo := p.message.GetStateInfo() != nil
	if isOwnOrg || isStateInfo || (author != nil && author.org == n.self.org && alive.Membership.Endpoint == "") {
		n.send(p, n.drawn(batch, n.channels[string(p.message.Channel)]), author)
	} else if author != nil {
		n.send(p, n.draw(func(to *peer) bool {
			return to != p.from && (author.org == n.self.org || to.org == n.self.org || to.org == author.org)
		}), author)
	} else {
		n.Reject(nil, "unexpected-kind")
	}
}

// drawn is the draw of a batch for the own organization, or for a channel if the message is of one.
func (n *node) drawn(batch draws, of *channel) []*peer {
	if batch[of] == nil {
		batch[of] = n.draw(func(to *peer) bool { return to.org == n.self.org && (of == nil || of.infos[to] != nil) })
	}
	return batch[of]
}

// draw chooses at random among those that are alive and eligible.
func (n *node) draw(isEligible func(*peer) bool) []*peer {
	drawn := []*peer{}
	for _, to := range n.peers {
		if to.isAlive() && isEligible(to) {
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
