package main

import (
	"bytes"
	"fmt"
	"math"
)

type list = []any

const (
	pki1 = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"
	pki2 = "ff00"
)

var (
	nothing = raw(nil)
	mac     = raw(bytes.Repeat([]byte{0xa5}, 32))
	time    = object{"incNum": u64(1_700_000_000_000_000_000), "seqNum": u64(7)}
	zero    = object{"incNum": u64(0), "seqNum": u64(0)}
	signed  = object{"payload": text("payload"), "signature": text("signature")}
	secret  = object{"payload": text("payload"), "signature": text("signature"),
		"secretEnvelope": object{"payload": text("secret"), "signature": text("signature of the secret")}}
	hollow = object{"payload": nothing, "signature": nothing}
	block  = object{"seqNum": u64(12), "data": raw(bytes.Repeat([]byte{0, 0x7f, 0x80, 0xff}, 80)), "privateData": list{text("a"), nothing}}
)

type entry struct {
	name    string
	message object
}

func message(nonce uint64, channel, tag string, content object) object {
	return object{"nonce": u64(nonce), "channel": text(channel), "tag": tag, "content": content}
}

func member(endpoint string, metadata object, pkiId string) object {
	return object{"endpoint": endpoint, "metadata": metadata, "pkiId": pkiId}
}

// every kind of content once with all its fields, once with as little as it may have.
var contents = []entry{
	{"alive", object{"kind": "alive", "membership": member("p1.example:7051", text("meta"), pki1), "timestamp": time, "identity": text("identity")}},
	{"alive, least", object{"kind": "alive", "membership": member("", nothing, pki2), "timestamp": zero, "identity": nothing}},
	{"mem-req", object{"kind": "mem-req", "selfInformation": secret, "known": list{text("x"), nothing, text("y")}}},
	{"mem-req, least", object{"kind": "mem-req", "selfInformation": hollow, "known": list{}}},
	{"mem-res", object{"kind": "mem-res", "alive": list{secret, signed}, "dead": list{signed}}},
	{"mem-res, least", object{"kind": "mem-res", "alive": list{}, "dead": list{}}},
	{"data", object{"kind": "data", "payload": block}},
	{"data, least", object{"kind": "data", "payload": object{"seqNum": u64(0), "data": nothing, "privateData": list{}}}},
	{"hello", object{"kind": "hello", "nonce": u64(99), "metadata": text("meta"), "type": "identity"}},
	{"hello, least", object{"kind": "hello", "nonce": u64(0), "metadata": nothing, "type": "undefined"}},
	{"data-dig", object{"kind": "data-dig", "nonce": u64(99), "digests": list{text("10"), text("11")}, "type": "block"}},
	{"data-dig, least", object{"kind": "data-dig", "nonce": u64(0), "digests": list{}, "type": "undefined"}},
	{"data-req", object{"kind": "data-req", "nonce": u64(99), "digests": list{raw([]byte{0xff, 0xfe}), nothing}, "type": "identity"}},
	{"data-req, least", object{"kind": "data-req", "nonce": u64(0), "digests": list{}, "type": "undefined"}},
	{"data-update", object{"kind": "data-update", "nonce": u64(99), "data": list{signed, hollow}, "type": "block"}},
	{"data-update, least", object{"kind": "data-update", "nonce": u64(0), "data": list{}, "type": "undefined"}},
	{"empty", object{"kind": "empty"}},
	{"conn", object{"kind": "conn", "pkiId": pki1, "identity": text("identity"), "tlsCertHash": mac, "probe": true}},
	{"conn, least", object{"kind": "conn", "pkiId": pki2, "identity": nothing, "tlsCertHash": nothing, "probe": false}},
	{"state-info", object{"kind": "state-info", "timestamp": time, "pkiId": pki1, "channelMac": mac, "properties": object{
		"ledgerHeight": u64(5), "leftChannel": true, "chaincodes": list{
			object{"name": "cc", "version": "1.0", "metadata": text("meta")}, object{"name": "", "version": "", "metadata": nothing}}}}},
	{"state-info, least", object{"kind": "state-info", "timestamp": zero, "pkiId": pki2, "channelMac": mac, "properties": object{
		"ledgerHeight": u64(0), "leftChannel": false, "chaincodes": list{}}}},
	{"state-snapshot", object{"kind": "state-snapshot", "elements": list{signed, secret}}},
	{"state-snapshot, least", object{"kind": "state-snapshot", "elements": list{}}},
	{"state-info-pull-req", object{"kind": "state-info-pull-req", "channelMac": mac}},
	{"state-request", object{"kind": "state-request", "startSeqNum": u64(3), "endSeqNum": u64(12)}},
	{"state-request, least", object{"kind": "state-request", "startSeqNum": u64(0), "endSeqNum": u64(0)}},
	{"state-response", object{"kind": "state-response", "payloads": list{block, block}}},
	{"state-response, least", object{"kind": "state-response", "payloads": list{}}},
	{"leadership", object{"kind": "leadership", "pkiId": pki1, "timestamp": time, "isDeclaration": true}},
	{"leadership, least", object{"kind": "leadership", "pkiId": pki2, "timestamp": zero, "isDeclaration": false}},
	{"peer-identity", object{"kind": "peer-identity", "pkiId": pki1, "cert": text("certificate"), "metadata": text("meta")}},
	{"peer-identity, least", object{"kind": "peer-identity", "pkiId": pki2, "cert": nothing, "metadata": nothing}},
	{"ack", object{"kind": "ack", "error": "\ufeffn\u00e9, \u6f22, \U0001f600, \x00"}},
	{"ack, least", object{"kind": "ack", "error": ""}},
	{"private-req", object{"kind": "private-req", "bytes": text("opaque")}},
	{"private-req, least", object{"kind": "private-req", "bytes": nothing}},
	{"private-res", object{"kind": "private-res", "bytes": text("opaque")}},
	{"private-res, least", object{"kind": "private-res", "bytes": nothing}},
	{"private-data", object{"kind": "private-data", "bytes": text("opaque")}},
	{"private-data, least", object{"kind": "private-data", "bytes": nothing}},
}

var edges = []uint64{0, 1, 127, 128, math.MaxInt32, 1 << 31, math.MaxUint32, 1 << 32, 1<<53 - 1, 1<<53 + 1, math.MaxInt64, 1 << 63, math.MaxUint64}

func gossipMessages() []entry {
	var made []entry
	for _, c := range contents {
		made = append(made, entry{c.name, message(0, "", "undefined", c.message)})
	}
	for _, tag := range enums["Tag"] {
		made = append(made, entry{"all of the header, tag " + tag, message(42, "channel-\u00e4", tag, object{"kind": "empty"})})
	}
	for _, edge := range edges {
		made = append(made, entry{fmt.Sprint("uint64 ", edge), message(edge, "", "empty", object{"kind": "alive",
			"membership": member("", nothing, pki2), "timestamp": object{"incNum": u64(edge), "seqNum": u64(edge)}, "identity": nothing})})
	}
	return made
}

var envelopes = []entry{
	{"with a secret", secret}, {"without a secret", signed}, {"all empty", hollow},
	{"an empty secret", object{"payload": nothing, "signature": nothing, "secretEnvelope": hollow}},
}

var secrets = []entry{
	{"an endpoint", object{"internalEndpoint": "p1.internal:7051"}}, {"an empty endpoint", object{"internalEndpoint": ""}},
}

// what each kind lacks that it must have; everything else is there.
var required = map[string][][]string{
	"alive":               {{"membership"}, {"timestamp"}, {"membership", "pkiId"}},
	"mem-req":             {{"selfInformation"}},
	"data":                {{"payload"}},
	"conn":                {{"pkiId"}},
	"state-info":          {{"timestamp"}, {"pkiId"}, {"channelMac"}, {"properties"}},
	"state-info-pull-req": {{"channelMac"}},
	"leadership":          {{"pkiId"}, {"timestamp"}},
	"peer-identity":       {{"pkiId"}},
}

func incomplete() []entry {
	made := []entry{{"no content", object{"nonce": u64(1), "channel": text("c"), "tag": "empty"}}}
	for _, c := range contents {
		for _, path := range required[c.name] {
			made = append(made, entry{fmt.Sprint(c.name, " without ", path[len(path)-1]), message(0, "", "empty", without(c.message, path))})
		}
	}
	return made
}

func without(value object, path []string) object {
	rest := object{}
	for key, part := range value {
		switch {
		case key != path[0]:
			rest[key] = part
		case len(path) > 1:
			rest[key] = without(part.(object), path[1:])
		}
	}
	return rest
}

// bytes that nobody sends on purpose, for Go to judge.
var odd = []struct{ name, hex string }{
	{"two kinds, the last one wins", "6a00b20100"},
	{"two kinds, the other way round", "b201006a00"},
	{"one kind twice is merged", "4a0208014a021801"},
	{"one kind twice, another one between", "4a0208016a004a021801"},
	{"a list in two parts is joined", "52031201615203120162"},
	{"a field after the content", "b2010018040801"},
	{"a scalar twice, the last one wins", "08010802b20100"},
	{"an unknown field", "f20601ffb20100"},
	{"an unknown field of 32 bits", "f50601020304b20100"},
	{"an unknown field of 64 bits", "f1060102030405060708b20100"},
	{"an unknown group", "f3060801f406b20100"},
	{"a group that does not end", "f3060801b20100"},
	{"a group that ends as another one", "f3060801fc06b20100"},
	{"a group that never began", "f406b20100"},
	{"a known field of another wire type", "0a0101b20100"},
	{"a known message as a varint", "4801b20100"},
	{"a varint longer than needed", "08818000b20100"},
	{"a varint of eleven bytes", "08ffffffffffffffffffff01b20100"},
	{"a uint64 of more than 64 bits", "08ffffffffffffffffff02b20100"},
	{"a boolean of 2", "7202200272030a0101"},
	{"tag 99", "1863b20100"},
	{"tag -1", "18ffffffffffffffffff01b20100"},
	{"tag beyond 32 bits", "188080808010b20100"},
	{"pull type 9", "4a021809"},
	{"text that is not UTF-8", "b201030a01ff"},
	{"overlong UTF-8", "b201040a02c080"},
	{"a surrogate in UTF-8", "b201050a03eda080"},
	{"field number 0", "00"},
	{"wire type 6", "0eb20100"},
	{"wire type 7", "07"},
	{"cut off in a varint", "08ff"},
	{"cut off in a field", "b201050a0161"},
	{"cut off in a list", "b20102"},
	{"a length beyond the end", "12ffffffff0f"},
	{"a length beyond the enclosing message", "b201020a05616161616108ff01"},
	{"nothing at all", ""},
}
