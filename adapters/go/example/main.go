package main

import (
	"fmt"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// quiet are settings of what this node does not do.
var quiet = []string{
	"aliveExpirationTimeout", "reconnectInterval", "pullInterval", "requestStateInfoInterval", "membershipTrackerInterval",
	"publishStateInfoInterval",
}

func main() {
	kit.Main(kit.Implementation{
		Name:         "gossip-tck example" + bugs,
		Version:      "0.1.0",
		Dialect:      "fabric",
		Families:     []string{"EMIT", "OTHER", "SECRET"},
		Capabilities: []string{"ordered-emission", "reports-rejections"},
		New:          start,
	})
}

// start builds a node from what the kit gives.
func start(env *kit.Env) (kit.Node, error) {
	settings := env.Settings
	n := &node{
		Env:        env,
		fanOut:     settings.Int("propagatePeerNum", 3),
		iterations: settings.Int("propagateIterations", 1),
		burst:      settings.Int("maxPropagationBurstSize", bugDefaultBurst),
	}
	latency := settings.Duration("maxPropagationBurstLatency", 10*time.Millisecond)
	aliveInterval := settings.Duration("aliveTimeInterval", 5*time.Second)
	for _, key := range quiet {
		settings.Given(key)
	}
	if err := settings.Err(); err != nil {
		return nil, err
	}
	if env.Endpoint == "" {
		return nil, fmt.Errorf("a node needs an endpoint")
	}
	n.start(latency, aliveInterval)
	gossip.RegisterGossipServer(env.Server, n)
	return n, nil
}
