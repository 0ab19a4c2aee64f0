package main

import (
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/descriptorpb"
)

// field is one line of the wire format: its name in the JSON form, its number, and its type. A type is uint64, bool, string,
// bytes, pkiId (bytes, but a plain hexadecimal string in JSON), the name of an enum or of a message; "[]" means repeated,
// and "?" a member of the message's oneof.
type field struct {
	name   string
	number int32
	typ    string
}

var enums = map[string][]string{
	"Tag":      {"undefined", "empty", "org-only", "chan-only", "chan-and-org", "chan-or-org"},
	"PullType": {"undefined", "block", "identity"},
}

// The kinds of content are the fields of GossipMessage from number 5 on, named as in the JSON form.
var messages = map[string][]field{
	"Envelope":       {{"payload", 1, "bytes"}, {"signature", 2, "bytes"}, {"secretEnvelope", 3, "SecretEnvelope"}},
	"SecretEnvelope": {{"payload", 1, "bytes"}, {"signature", 2, "bytes"}},
	"Secret":         {{"internalEndpoint", 1, "?string"}},
	"GossipMessage": {
		{"nonce", 1, "uint64"}, {"channel", 2, "bytes"}, {"tag", 3, "Tag"},
		{"alive", 5, "?Alive"}, {"mem-req", 6, "?MemReq"}, {"mem-res", 7, "?MemRes"}, {"data", 8, "?Data"},
		{"hello", 9, "?Hello"}, {"data-dig", 10, "?Digests"}, {"data-req", 11, "?Digests"}, {"data-update", 12, "?Update"},
		{"empty", 13, "?Empty"}, {"conn", 14, "?Conn"}, {"state-info", 15, "?StateInfo"}, {"state-snapshot", 16, "?Snapshot"},
		{"state-info-pull-req", 17, "?InfoPull"}, {"state-request", 18, "?StateRequest"},
		{"state-response", 19, "?StateResponse"}, {"leadership", 20, "?Leadership"}, {"peer-identity", 21, "?Identity"},
		{"ack", 22, "?Ack"}, {"private-req", 23, "?bytes"}, {"private-res", 24, "?bytes"}, {"private-data", 25, "?bytes"},
	},
	"Alive":         {{"membership", 1, "Member"}, {"timestamp", 2, "Time"}, {"identity", 4, "bytes"}},
	"Member":        {{"endpoint", 1, "string"}, {"metadata", 2, "bytes"}, {"pkiId", 3, "pkiId"}},
	"Time":          {{"incNum", 1, "uint64"}, {"seqNum", 2, "uint64"}},
	"MemReq":        {{"selfInformation", 1, "Envelope"}, {"known", 2, "[]bytes"}},
	"MemRes":        {{"alive", 1, "[]Envelope"}, {"dead", 2, "[]Envelope"}},
	"Data":          {{"payload", 1, "Payload"}},
	"Payload":       {{"seqNum", 1, "uint64"}, {"data", 2, "bytes"}, {"privateData", 3, "[]bytes"}},
	"Hello":         {{"nonce", 1, "uint64"}, {"metadata", 2, "bytes"}, {"type", 3, "PullType"}},
	"Digests":       {{"nonce", 1, "uint64"}, {"digests", 2, "[]bytes"}, {"type", 3, "PullType"}},
	"Update":        {{"nonce", 1, "uint64"}, {"data", 2, "[]Envelope"}, {"type", 3, "PullType"}},
	"Empty":         {},
	"Conn":          {{"pkiId", 1, "pkiId"}, {"identity", 2, "bytes"}, {"tlsCertHash", 3, "bytes"}, {"probe", 4, "bool"}},
	"StateInfo":     {{"timestamp", 2, "Time"}, {"pkiId", 3, "pkiId"}, {"channelMac", 4, "bytes"}, {"properties", 5, "Properties"}},
	"Properties":    {{"ledgerHeight", 1, "uint64"}, {"leftChannel", 2, "bool"}, {"chaincodes", 3, "[]Chaincode"}},
	"Chaincode":     {{"name", 1, "string"}, {"version", 2, "string"}, {"metadata", 3, "bytes"}},
	"Snapshot":      {{"elements", 1, "[]Envelope"}},
	"InfoPull":      {{"channelMac", 1, "bytes"}},
	"StateRequest":  {{"startSeqNum", 1, "uint64"}, {"endSeqNum", 2, "uint64"}},
	"StateResponse": {{"payloads", 1, "[]Payload"}},
	"Leadership":    {{"pkiId", 1, "pkiId"}, {"timestamp", 2, "Time"}, {"isDeclaration", 3, "bool"}},
	"Identity":      {{"pkiId", 1, "pkiId"}, {"cert", 2, "bytes"}, {"metadata", 3, "bytes"}},
	"Ack":           {{"error", 1, "string"}},
}

var scalars = map[string]descriptorpb.FieldDescriptorProto_Type{
	"uint64": descriptorpb.FieldDescriptorProto_TYPE_UINT64,
	"bool":   descriptorpb.FieldDescriptorProto_TYPE_BOOL,
	"string": descriptorpb.FieldDescriptorProto_TYPE_STRING,
	"bytes":  descriptorpb.FieldDescriptorProto_TYPE_BYTES,
	"pkiId":  descriptorpb.FieldDescriptorProto_TYPE_BYTES,
}

var descriptors = describe()

func describe() protoreflect.MessageDescriptors {
	file := &descriptorpb.FileDescriptorProto{
		Name: proto.String("golden.proto"), Package: proto.String("golden"), Syntax: proto.String("proto3"),
	}
	for name, values := range enums {
		enum := &descriptorpb.EnumDescriptorProto{Name: proto.String(name)}
		for number, value := range values {
			enum.Value = append(enum.Value, &descriptorpb.EnumValueDescriptorProto{
				Name: proto.String(name + "_" + identifier(value)), Number: proto.Int32(int32(number)),
			})
		}
		file.EnumType = append(file.EnumType, enum)
	}
	for name, fields := range messages {
		file.MessageType = append(file.MessageType, describeMessage(name, fields))
	}
	built, err := protodesc.NewFile(file, nil)
	must(err)
	return built.Messages()
}

func describeMessage(name string, fields []field) *descriptorpb.DescriptorProto {
	message := &descriptorpb.DescriptorProto{Name: proto.String(name)}
	for _, f := range fields {
		typ, isMember := strings.CutPrefix(f.typ, "?")
		typ, isList := strings.CutPrefix(typ, "[]")
		described := &descriptorpb.FieldDescriptorProto{
			Name: proto.String(identifier(f.name)), JsonName: proto.String(f.name), Number: proto.Int32(f.number),
			Label: descriptorpb.FieldDescriptorProto_LABEL_OPTIONAL.Enum(),
		}
		if isList {
			described.Label = descriptorpb.FieldDescriptorProto_LABEL_REPEATED.Enum()
		}
		if isMember {
			described.OneofIndex = proto.Int32(0)
			message.OneofDecl = []*descriptorpb.OneofDescriptorProto{{Name: proto.String("content")}}
		}
		if scalar, ok := scalars[typ]; ok {
			described.Type = scalar.Enum()
		} else if _, ok := enums[typ]; ok {
			described.Type = descriptorpb.FieldDescriptorProto_TYPE_ENUM.Enum()
			described.TypeName = proto.String(".golden." + typ)
		} else {
			described.Type = descriptorpb.FieldDescriptorProto_TYPE_MESSAGE.Enum()
			described.TypeName = proto.String(".golden." + typ)
		}
		message.Field = append(message.Field, described)
	}
	return message
}

func identifier(name string) string { return strings.ReplaceAll(name, "-", "_") }
