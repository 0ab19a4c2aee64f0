//go:build !bugs

package main

import gossip "gossip-tck/adapters/go/gossipv1"

// What is wrong with this build: nothing. See bugs_on.go.
const (
	bugs               = ""
	bugDefaultBurst    = 10
	bugEncodesAnew     = false
	bugNothingWithheld = false
)

// passedOn is what this node sends of a message: the bytes as they came.
func passedOn(p *pending) *gossip.Envelope { return p.envelope }
