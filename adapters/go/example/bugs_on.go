//go:build bugs

package main

import (
	gossip "gossip-tck/adapters/go/gossipv1"

	"google.golang.org/protobuf/proto"
)

// Three bugs, each of which its rule finds.
const (
	bugs = ", with bugs"
	// The default burst has one message too many (EMIT-4).
	bugDefaultBurst = 11
	// What is passed on is encoded anew, without what this node does not know of it (SECRET-4).
	bugEncodesAnew = true
	// Whoever has no external endpoint hears of other organizations all the same (SECRET-1).
	bugNothingWithheld = true
)

func encodedAnew(e *gossip.Envelope, message *gossip.GossipMessage) *gossip.Envelope {
	payload, _ := proto.Marshal(message)
	return &gossip.Envelope{Payload: payload, Signature: e.Signature, SecretEnvelope: e.SecretEnvelope}
}
