//go:build bugs

package main

import gossip "gossip-tck/adapters/go/gossipv1"

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

func passedOn(p *pending) *gossip.Envelope {
	return &gossip.Envelope{Payload: encode(p.message), Signature: p.envelope.Signature, SecretEnvelope: p.envelope.SecretEnvelope}
}
