package main

import (
	"fmt"
	"os"
	"time"

	gossip "gossip-tck/adapters/go/gossipv1"
	"gossip-tck/adapters/go/kit"
)

// quiet are settings of what this node does not do.
var quiet = []string{"aliveExpirationTimeout", "pullInterval", "membershipTrackerInterval"}

func main() {
	implementation := kit.Implementation{
		Name:         "gossip-tck example" + bugs,
		Version:      "0.1.0",
		Dialect:      "fabric",
		Families:     []string{"EMIT", "OTHER", "SECRET"},
		Capabilities: []string{"channels", "ordered-emission", "reports-rejections", "sees-members", "sees-channel-members"},
		ManyWorlds:   true,
		New:          start,
	}
	if len(os.Args) > 1 && os.Args[1] == "live" {
		kit.Live(implementation, os.Args[2:])
	}
	kit.Main(implementation)
}

// start builds a node from what the kit gives.
func start(env *kit.Env) (kit.Node, error) {
	settings := env.Settings
	n := &node{
		Env:        env,
		fanOut:     settings.Int("propagatePeerNum", 3),
		iterations: settings.Int("propagateIterations", 1),
		burst:      settings.Int("maxPropagationBurstSize", bugDefaultBurst),
		sendBuffer: settings.Int("sendBuffSize", 200),
		periods: periods{
			latency:   settings.Duration("maxPropagationBurstLatency", 10*time.Millisecond),
			alive:     settings.Duration("aliveTimeInterval", 5*time.Second),
			publish:   settings.Duration("publishStateInfoInterval", 4*time.Second),
			request:   settings.Duration("requestStateInfoInterval", 4*time.Second),
			reconnect: settings.Duration("reconnectInterval", 25*time.Second),
			dial:      settings.Duration("dialTimeout", 3*time.Second),
			answer:    settings.Duration("connTimeout", 2*time.Second),
		},
	}
	for _, key := range quiet {
		settings.Given(key)
	}
	if err := settings.Err(); err != nil {
		return nil, err
	}
	if env.Endpoint == "" {
		return nil, fmt.Errorf("a node needs an endpoint")
	}
	n.start()
	gossip.RegisterGossipServer(env.Server, n)
	return n, nil
}
