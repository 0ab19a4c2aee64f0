package main

import (
	"encoding/hex"
	"fmt"
	"slices"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"
)

// object is a message in its JSON form: uint64 as {"uint64": decimal}, bytes as {"hex": digits}.
type object = map[string]any

func u64(value uint64) object { return object{"uint64": fmt.Sprint(value)} }

func raw(value []byte) object { return object{"hex": hex.EncodeToString(value)} }

func text(value string) object { return raw([]byte(value)) }

// wireOf encodes a message of the named type. A gossip message's content is an object with its kind in it.
func wireOf(name string, value object) []byte {
	encoded, err := proto.MarshalOptions{Deterministic: true}.Marshal(build(name, value))
	must(err)
	return encoded
}

func build(name string, value object) *dynamicpb.Message {
	message := dynamicpb.NewMessage(descriptors.ByName(protoreflect.Name(name)))
	for key, part := range value {
		if key == "content" {
			key, part = contentOf(part.(object))
		}
		if key != "" {
			set(message, name, key, part)
		}
	}
	return message
}

// contentOf gives the field and its value; private data is bytes, everything else a message.
func contentOf(content object) (string, any) {
	kind, _ := content["kind"].(string)
	if bytes, ok := content["bytes"]; ok {
		return kind, bytes
	}
	body := object{}
	for key, part := range content {
		if key != "kind" {
			body[key] = part
		}
	}
	return kind, body
}

func set(message *dynamicpb.Message, name, key string, part any) {
	at := slices.IndexFunc(messages[name], func(f field) bool { return f.name == key })
	if at < 0 {
		panic(name + " has no field " + key)
	}
	described := message.Descriptor().Fields().ByNumber(protoreflect.FieldNumber(messages[name][at].number))
	if !described.IsList() {
		message.Set(described, valueOf(described, part))
		return
	}
	list := message.Mutable(described).List()
	for _, element := range part.([]any) {
		list.Append(valueOf(described, element))
	}
}

func valueOf(described protoreflect.FieldDescriptor, part any) protoreflect.Value {
	switch described.Kind() {
	case protoreflect.MessageKind:
		return protoreflect.ValueOfMessage(build(string(described.Message().Name()), part.(object)))
	case protoreflect.EnumKind:
		number := slices.Index(enums[string(described.Enum().Name())], part.(string))
		return protoreflect.ValueOfEnum(protoreflect.EnumNumber(number))
	case protoreflect.Uint64Kind:
		var number uint64
		_, err := fmt.Sscan(part.(object)["uint64"].(string), &number)
		must(err)
		return protoreflect.ValueOfUint64(number)
	case protoreflect.BytesKind:
		return protoreflect.ValueOfBytes(bytesOf(part))
	default:
		return protoreflect.ValueOf(part)
	}
}

func bytesOf(part any) []byte {
	digits, ok := part.(string)
	if !ok {
		digits = part.(object)["hex"].(string)
	}
	decoded, err := hex.DecodeString(digits)
	must(err)
	return decoded
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
