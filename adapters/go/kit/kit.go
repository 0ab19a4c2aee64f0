// Package kit turns a gossip node written in Go into an adapter that the conformance suite can judge.
//
// It brings everything but the node: the control protocol (proto/conformance/v1/adapter.proto), virtual time by
// testing/synctest, a virtual network with real grpc-go in it, the scripted peers, the events and the test crypto.
// An implementer says how to build a node (New) and what can be asked of it (the small interfaces below):
//
//	func main() {
//		kit.Main(kit.Implementation{
//			Name: "my gossip", Version: "1.2", Dialect: "fabric",
//			Families:     []string{"EMIT", "SECRET"},
//			Capabilities: []string{"channels"},
//			New:          func(env *kit.Env) (kit.Node, error) { ... },
//		})
//	}
//
// Live runs the same node on real sockets and in real time, among others over mutual TLS.
//
// The program is an adapter: the suite starts it, one process for each example, or for many one after the other (ManyWorlds). All code
// of the node runs in a bubble in which time stands still while nobody advances it: it must tell time and wait by package time only,
// and may touch no real socket, file or process while it runs.
package kit

import (
	"errors"

	pb "gossip-tck/adapters/go/conformancev1"

	"google.golang.org/grpc"
)

// PortVersion is the version of the protocol that the kit speaks.
const PortVersion = "1.1"

// Implementation is what the suite is to judge.
type Implementation struct {
	// Name and Version stand in every report.
	Name, Version string
	// Dialect of the rules that it means to keep: "documents" or "fabric".
	Dialect string
	// Families of rules that it claims to keep, as "EMIT". The others are not run.
	Families []string
	// Capabilities that it has, by the names of adapter.proto. Each call or observation needs the interface of the same name
	// below as well.
	Capabilities []string
	// ManyWorlds: a process may hold many worlds, one after the other, each in a bubble of its own, which spares the suite most of its
	// time. Only if nodes share no channel, timer or state in package variables that would matter to a later one. What a node
	// leaves behind when it is stopped does no harm but that it stays in memory, and time stands still for it.
	ManyWorlds bool
	// New builds and starts a node. An error is a refusal of what Env says, and names the setting that is to blame; one that wraps
	// ErrNotPossible says that the node is right and the adapter cannot build it. A panic is a crash of the node.
	New func(env *Env) (Node, error)
}

// ErrNotPossible is for what an adapter cannot do and a node need not refuse, as two nodes in a process that has one setting for both.
// What asks for it is inconclusive.
var ErrNotPossible = errors.New("the adapter cannot do that")

// Env is what a node is built from. It has the parts that Fabric's own constructor takes.
type Env struct {
	// Settings of this node: keys of core.yaml below peer.gossip.
	Settings *Settings
	// Name of the node, for logs.
	Name string
	// Identity is its serialized identity, opaque to the kit.
	Identity []byte
	// Endpoint is where it is reached, and what it tells its own organization.
	Endpoint string
	// ExternalEndpoint is what it tells other organizations; empty: nothing.
	ExternalEndpoint string
	// Bootstrap has the endpoints that it dials first.
	Bootstrap []string
	// Server is where it registers its gossip service. The kit serves it once New has returned.
	Server *grpc.Server
	// DialOptions lead into the virtual network. Dial with grpc.DialContext and the endpoint as it is, or with
	// grpc.NewClient and "passthrough:///" before it: a name must not be looked up.
	DialOptions []grpc.DialOption
	// TLSCertHash is the SHA-256 of the certificate that the node shows in TLS, whoever dials, for its handshakes; nil without TLS,
	// as in virtual time. RemoteCertHash is that of the other side of a stream.
	TLSCertHash []byte
	// Crypto answers for identities, signatures and blocks.
	Crypto *Crypto
	// Seed is for chance, if the node can be seeded (capability "seeded").
	Seed string

	world *world
}

// Deliver reports that the node has handed a message (bytes of a GossipMessage) to its application.
func (e *Env) Deliver(channel string, message []byte) {
	e.record(&pb.Event{Kind: &pb.Event_Delivered{Delivered: &pb.Delivered{Channel: channel, Message: message}}})
}

// Reject reports that the node has refused a message (capability "reports-rejections"): of the peer with this PKI-ID, or, if
// that is nil, of its own application. The reason is one of adapter.proto.
func (e *Env) Reject(pkiID []byte, reason string) {
	e.record(&pb.Event{Kind: &pb.Event_Rejected{Rejected: &pb.Rejected{Peer: e.world.peerOf(pkiID), Reason: reason}}})
}

// Log adds a line to what is shown with failures. It is not judged.
func (e *Env) Log(words string) {
	e.record(&pb.Event{Kind: &pb.Event_Log{Log: &pb.Log{Words: words}}})
}

func (e *Env) record(event *pb.Event) {
	event.Subject = e.Name
	e.world.record(event)
}

// Node is a running node. The kit makes one call at a time.
type Node interface {
	// Gossip is the application handing the node a message to spread: bytes of a GossipMessage, not of an envelope.
	// An error is a refusal (capability "reports-refusals"): it is told to the suite, stands in the log, and the node goes on.
	// A panic is a crash of the node: recover from it if that is how the node refuses.
	Gossip(message []byte) error
	// Stop ends it: nothing more is sent, every stream ends. The kit closes the server. Called once at most.
	Stop()
}

// Joiner is for the capability "channels".
type Joiner interface {
	JoinChannel(channel Channel) error
	LeaveChannel(name string)
	UpdateLedgerHeight(channel string, height uint64)
}

// Channel is a configuration of a channel.
type Channel struct {
	Name     string
	Sequence uint64
	// Orgs are its members.
	Orgs []string
	// Anchors are its anchor peers.
	Anchors []Anchor
}

// Anchor is an anchor peer of an organization.
type Anchor struct {
	Org, Host string
	Port      int
}

// ChaincodeUpdater is for the capability "chaincodes".
type ChaincodeUpdater interface {
	UpdateChaincodes(channel string, chaincodes []Chaincode)
}

// Chaincode is one that the node publishes.
type Chaincode struct{ Name, Version string }

// Suspecter is for the capability "suspects": every identity is validated again.
type Suspecter interface{ Suspect() }

// SettingsObserver is for the capability "sees-settings": the settings in force by their keys; durations as Go writes them.
type SettingsObserver interface{ Settings() map[string]string }

// RoutinesObserver is for the capability "sees-routines"; see Goroutines for a way to find them.
type RoutinesObserver interface {
	Routines() (ofTheNode, ofItsParts []string)
}

// IdentitiesObserver is for the capability "sees-identities": PKI-IDs, its own included.
type IdentitiesObserver interface{ Identities() [][]byte }

// MembersObserver is for the capability "sees-members": PKI-IDs, its own not included.
type MembersObserver interface{ Members() (alive, dead [][]byte) }

// ChannelMembersObserver is for the capability "sees-channel-members": PKI-IDs.
type ChannelMembersObserver interface{ ChannelMembers(channel string) [][]byte }

// StoreSizesObserver is for the capability "sees-store-sizes", of the store of state infos.
type StoreSizesObserver interface{ StoreSizes() (held, readable int) }

// ServiceObserver is for the capability "sees-service".
type ServiceObserver interface{ Service() *pb.Service }
