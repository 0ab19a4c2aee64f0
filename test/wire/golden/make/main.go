// Prints the golden bytes of the wire format, with -crypto the vectors of the test signature scheme, with -block
// a block that an orderer has signed, or with -answer what Go makes of what somebody else has encoded.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

func main() {
	what := ""
	if len(os.Args) > 1 {
		what = os.Args[1]
	}
	switch what {
	case "-crypto":
		write(cryptoVectors())
	case "-block":
		write(signedBlock())
	case "-answer":
		write(answered(os.Stdin))
	default:
		write(object{
			"messages":   golden("GossipMessage", gossipMessages()),
			"envelopes":  golden("Envelope", envelopes),
			"secrets":    golden("Secret", secrets),
			"incomplete": golden("GossipMessage", incomplete()),
			"odd":        judged(),
		})
	}
}

// answered reads a list of messages with the bytes that somebody has made of them, and says of each what Go makes of the
// message, and whether it reads the message in the bytes.
func answered(given io.Reader) []object {
	var entries []struct {
		Type    string
		Message object
		Hex     string
	}
	must(json.NewDecoder(given).Decode(&entries))
	var made []object
	for _, e := range entries {
		encoded, err := hex.DecodeString(e.Hex)
		must(err)
		read := dynamicpb.NewMessage(descriptors.ByName(protoreflect.Name(e.Type)))
		isRead := proto.Unmarshal(encoded, read) == nil && len(read.GetUnknown()) == 0 && proto.Equal(read, build(e.Type, e.Message))
		made = append(made, object{"hex": hex.EncodeToString(wireOf(e.Type, e.Message)), "isRead": isRead})
	}
	return made
}

func golden(name string, entries []entry) []object {
	var made []object
	for _, e := range entries {
		made = append(made, object{"name": e.name, "message": e.message, "hex": hex.EncodeToString(wireOf(name, e.message))})
	}
	return made
}

// judged says for odd bytes whether Go takes them, and if so, what it would have written instead.
func judged() []object {
	var made []object
	for _, o := range odd {
		given, err := hex.DecodeString(o.hex)
		must(err)
		entry := object{"name": o.name, "hex": o.hex}
		message := dynamicpb.NewMessage(descriptors.ByName("GossipMessage"))
		if err := (proto.UnmarshalOptions{DiscardUnknown: true}).Unmarshal(given, message); err == nil {
			canonical, err := proto.MarshalOptions{Deterministic: true}.Marshal(message)
			must(err)
			entry["canonical"] = hex.EncodeToString(canonical)
		}
		made = append(made, entry)
	}
	return made
}

var identities = []string{"", "p1", "org-a/p1", "\x00\xff"}

func cryptoVectors() object {
	var signatures, macs []object
	for _, identity := range identities {
		pkiId := sha256.Sum256([]byte(identity))
		for _, said := range []string{"", "hello", "\x80\x00"} {
			signature := sha256.Sum256([]byte(identity + said))
			signatures = append(signatures, object{
				"identity": hex.EncodeToString([]byte(identity)), "message": hex.EncodeToString([]byte(said)),
				"pkiId": hex.EncodeToString(pkiId[:]), "signature": hex.EncodeToString(signature[:]),
			})
		}
		for _, channel := range []string{"", "mychannel", "channel-\u00e4"} {
			mac := sha256.Sum256(append(pkiId[:], channel...))
			macs = append(macs, object{
				"pkiId": hex.EncodeToString(pkiId[:]), "channel": channel, "mac": hex.EncodeToString(mac[:]),
			})
		}
	}
	return object{"signatures": signatures, "macs": macs}
}

func write(value any) {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	must(encoder.Encode(value))
}
