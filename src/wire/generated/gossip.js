/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
"use strict";

var $protobuf = require("protobufjs/minimal");

// Common aliases
var $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
var $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
var $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

$root.gossip = (function() {

    /**
     * Namespace gossip.
     * @exports gossip
     * @namespace
     */
    var gossip = {};

    gossip.Envelope = (function() {

        /**
         * Properties of an Envelope.
         * @typedef {Object} gossip.Envelope.$Properties
         * @property {Uint8Array|null} [payload] Envelope payload
         * @property {Uint8Array|null} [signature] Envelope signature
         * @property {gossip.SecretEnvelope.$Properties|null} [secretEnvelope] Envelope secretEnvelope
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Envelope.
         * @memberof gossip
         * @interface IEnvelope
         * @augments gossip.Envelope.$Properties
         * @deprecated Use gossip.Envelope.$Properties instead.
         */

        /**
         * Shape of an Envelope.
         * @typedef {gossip.Envelope.$Properties} gossip.Envelope.$Shape
         */

        /**
         * Constructs a new Envelope.
         * @memberof gossip
         * @classdesc Represents an Envelope.
         * @constructor
         * @param {gossip.Envelope.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Envelope = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Envelope payload.
         * @member {Uint8Array} payload
         * @memberof gossip.Envelope
         * @instance
         */
        Envelope.prototype.payload = $util.newBuffer([]);

        /**
         * Envelope signature.
         * @member {Uint8Array} signature
         * @memberof gossip.Envelope
         * @instance
         */
        Envelope.prototype.signature = $util.newBuffer([]);

        /**
         * Envelope secretEnvelope.
         * @member {gossip.SecretEnvelope.$Properties|null|undefined} secretEnvelope
         * @memberof gossip.Envelope
         * @instance
         */
        Envelope.prototype.secretEnvelope = null;

        /**
         * Encodes the specified Envelope message. Does not implicitly {@link gossip.Envelope.verify|verify} messages.
         * @function encode
         * @memberof gossip.Envelope
         * @static
         * @param {gossip.Envelope.$Properties} message Envelope message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Envelope.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.secretEnvelope != null && $Object.hasOwnProperty.call(message, "secretEnvelope"))
                $root.gossip.SecretEnvelope.encode(message.secretEnvelope, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Envelope message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Envelope
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Envelope & gossip.Envelope.$Shape} Envelope
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Envelope.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Envelope();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.payload = value;
                        else
                            delete message.payload;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.secretEnvelope = $root.gossip.SecretEnvelope.decode(reader, reader.size(), $undefined, _depth + 1, message.secretEnvelope);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Envelope;
    })();

    gossip.SecretEnvelope = (function() {

        /**
         * Properties of a SecretEnvelope.
         * @typedef {Object} gossip.SecretEnvelope.$Properties
         * @property {Uint8Array|null} [payload] SecretEnvelope payload
         * @property {Uint8Array|null} [signature] SecretEnvelope signature
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SecretEnvelope.
         * @memberof gossip
         * @interface ISecretEnvelope
         * @augments gossip.SecretEnvelope.$Properties
         * @deprecated Use gossip.SecretEnvelope.$Properties instead.
         */

        /**
         * Shape of a SecretEnvelope.
         * @typedef {gossip.SecretEnvelope.$Properties} gossip.SecretEnvelope.$Shape
         */

        /**
         * Constructs a new SecretEnvelope.
         * @memberof gossip
         * @classdesc Represents a SecretEnvelope.
         * @constructor
         * @param {gossip.SecretEnvelope.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var SecretEnvelope = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SecretEnvelope payload.
         * @member {Uint8Array} payload
         * @memberof gossip.SecretEnvelope
         * @instance
         */
        SecretEnvelope.prototype.payload = $util.newBuffer([]);

        /**
         * SecretEnvelope signature.
         * @member {Uint8Array} signature
         * @memberof gossip.SecretEnvelope
         * @instance
         */
        SecretEnvelope.prototype.signature = $util.newBuffer([]);

        /**
         * Encodes the specified SecretEnvelope message. Does not implicitly {@link gossip.SecretEnvelope.verify|verify} messages.
         * @function encode
         * @memberof gossip.SecretEnvelope
         * @static
         * @param {gossip.SecretEnvelope.$Properties} message SecretEnvelope message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SecretEnvelope.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
            if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SecretEnvelope message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.SecretEnvelope
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.SecretEnvelope & gossip.SecretEnvelope.$Shape} SecretEnvelope
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SecretEnvelope.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.SecretEnvelope();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.payload = value;
                        else
                            delete message.payload;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.signature = value;
                        else
                            delete message.signature;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return SecretEnvelope;
    })();

    gossip.Secret = (function() {

        /**
         * Properties of a Secret.
         * @typedef {Object} gossip.Secret.$Properties
         * @property {string|null} [internalEndpoint] Secret internalEndpoint
         * @property {"internalEndpoint"} [content] Secret content
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Secret.
         * @memberof gossip
         * @interface ISecret
         * @augments gossip.Secret.$Properties
         * @deprecated Use gossip.Secret.$Properties instead.
         */

        /**
         * Narrowed shape of a Secret.
         * @typedef {{
         *   internalEndpoint?: string|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ content?: undefined; internalEndpoint?: null }|{ content?: "internalEndpoint"; internalEndpoint: string })
         * )} gossip.Secret.$Shape
         */

        /**
         * Constructs a new Secret.
         * @memberof gossip
         * @classdesc Represents a Secret.
         * @constructor
         * @param {gossip.Secret.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Secret = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Secret internalEndpoint.
         * @member {string|null|undefined} internalEndpoint
         * @memberof gossip.Secret
         * @instance
         */
        Secret.prototype.internalEndpoint = null;

        // OneOf field names bound to virtual getters and setters
        var $oneOfFields;

        /**
         * Secret content.
         * @member {"internalEndpoint"|undefined} content
         * @memberof gossip.Secret
         * @instance
         */
        $Object.defineProperty(Secret.prototype, "content", {
            get: $util.oneOfGetter($oneOfFields = ["internalEndpoint"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified Secret message. Does not implicitly {@link gossip.Secret.verify|verify} messages.
         * @function encode
         * @memberof gossip.Secret
         * @static
         * @param {gossip.Secret.$Properties} message Secret message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Secret.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.internalEndpoint != null && $Object.hasOwnProperty.call(message, "internalEndpoint"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.internalEndpoint);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Secret message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Secret
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Secret & gossip.Secret.$Shape} Secret
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Secret.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Secret();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.internalEndpoint = reader.stringVerify();
                        message.content = "internalEndpoint";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Secret;
    })();

    gossip.GossipMessage = (function() {

        /**
         * Properties of a GossipMessage.
         * @typedef {Object} gossip.GossipMessage.$Properties
         * @property {Long|null} [nonce] GossipMessage nonce
         * @property {Uint8Array|null} [channel] GossipMessage channel
         * @property {gossip.GossipMessage.Tag|null} [tag] GossipMessage tag
         * @property {gossip.AliveMessage.$Properties|null} [aliveMsg] GossipMessage aliveMsg
         * @property {gossip.MembershipRequest.$Properties|null} [memReq] GossipMessage memReq
         * @property {gossip.MembershipResponse.$Properties|null} [memRes] GossipMessage memRes
         * @property {gossip.DataMessage.$Properties|null} [dataMsg] GossipMessage dataMsg
         * @property {gossip.GossipHello.$Properties|null} [hello] GossipMessage hello
         * @property {gossip.DataDigest.$Properties|null} [dataDig] GossipMessage dataDig
         * @property {gossip.DataRequest.$Properties|null} [dataReq] GossipMessage dataReq
         * @property {gossip.DataUpdate.$Properties|null} [dataUpdate] GossipMessage dataUpdate
         * @property {gossip.Empty.$Properties|null} [empty] GossipMessage empty
         * @property {gossip.ConnEstablish.$Properties|null} [conn] GossipMessage conn
         * @property {gossip.StateInfo.$Properties|null} [stateInfo] GossipMessage stateInfo
         * @property {gossip.StateInfoSnapshot.$Properties|null} [stateSnapshot] GossipMessage stateSnapshot
         * @property {gossip.StateInfoPullRequest.$Properties|null} [stateInfoPullReq] GossipMessage stateInfoPullReq
         * @property {gossip.RemoteStateRequest.$Properties|null} [stateRequest] GossipMessage stateRequest
         * @property {gossip.RemoteStateResponse.$Properties|null} [stateResponse] GossipMessage stateResponse
         * @property {gossip.LeadershipMessage.$Properties|null} [leadershipMsg] GossipMessage leadershipMsg
         * @property {gossip.PeerIdentity.$Properties|null} [peerIdentity] GossipMessage peerIdentity
         * @property {gossip.Acknowledgement.$Properties|null} [ack] GossipMessage ack
         * @property {Uint8Array|null} [privateReq] GossipMessage privateReq
         * @property {Uint8Array|null} [privateRes] GossipMessage privateRes
         * @property {Uint8Array|null} [privateData] GossipMessage privateData
         * @property {"aliveMsg"|"memReq"|"memRes"|"dataMsg"|"hello"|"dataDig"|"dataReq"|"dataUpdate"|"empty"|"conn"|"stateInfo"|"stateSnapshot"|"stateInfoPullReq"|"stateRequest"|"stateResponse"|"leadershipMsg"|"peerIdentity"|"ack"|"privateReq"|"privateRes"|"privateData"} [content] GossipMessage content
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GossipMessage.
         * @memberof gossip
         * @interface IGossipMessage
         * @augments gossip.GossipMessage.$Properties
         * @deprecated Use gossip.GossipMessage.$Properties instead.
         */

        /**
         * Narrowed shape of a GossipMessage.
         * @typedef {{
         *   nonce?: Long|null;
         *   channel?: Uint8Array|null;
         *   tag?: gossip.GossipMessage.Tag|null;
         *   aliveMsg?: gossip.AliveMessage.$Shape|null;
         *   memReq?: gossip.MembershipRequest.$Shape|null;
         *   memRes?: gossip.MembershipResponse.$Shape|null;
         *   dataMsg?: gossip.DataMessage.$Shape|null;
         *   hello?: gossip.GossipHello.$Shape|null;
         *   dataDig?: gossip.DataDigest.$Shape|null;
         *   dataReq?: gossip.DataRequest.$Shape|null;
         *   dataUpdate?: gossip.DataUpdate.$Shape|null;
         *   empty?: gossip.Empty.$Shape|null;
         *   conn?: gossip.ConnEstablish.$Shape|null;
         *   stateInfo?: gossip.StateInfo.$Shape|null;
         *   stateSnapshot?: gossip.StateInfoSnapshot.$Shape|null;
         *   stateInfoPullReq?: gossip.StateInfoPullRequest.$Shape|null;
         *   stateRequest?: gossip.RemoteStateRequest.$Shape|null;
         *   stateResponse?: gossip.RemoteStateResponse.$Shape|null;
         *   leadershipMsg?: gossip.LeadershipMessage.$Shape|null;
         *   peerIdentity?: gossip.PeerIdentity.$Shape|null;
         *   ack?: gossip.Acknowledgement.$Shape|null;
         *   privateReq?: Uint8Array|null;
         *   privateRes?: Uint8Array|null;
         *   privateData?: Uint8Array|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ content?: undefined; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "aliveMsg"; aliveMsg: gossip.AliveMessage.$Shape; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "memReq"; aliveMsg?: null; memReq: gossip.MembershipRequest.$Shape; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "memRes"; aliveMsg?: null; memReq?: null; memRes: gossip.MembershipResponse.$Shape; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataMsg"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg: gossip.DataMessage.$Shape; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "hello"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello: gossip.GossipHello.$Shape; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataDig"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig: gossip.DataDigest.$Shape; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq: gossip.DataRequest.$Shape; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataUpdate"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate: gossip.DataUpdate.$Shape; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "empty"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty: gossip.Empty.$Shape; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "conn"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn: gossip.ConnEstablish.$Shape; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateInfo"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo: gossip.StateInfo.$Shape; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateSnapshot"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot: gossip.StateInfoSnapshot.$Shape; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateInfoPullReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq: gossip.StateInfoPullRequest.$Shape; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateRequest"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest: gossip.RemoteStateRequest.$Shape; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateResponse"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse: gossip.RemoteStateResponse.$Shape; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "leadershipMsg"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg: gossip.LeadershipMessage.$Shape; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "peerIdentity"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity: gossip.PeerIdentity.$Shape; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "ack"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack: gossip.Acknowledgement.$Shape; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "privateReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq: Uint8Array; privateRes?: null; privateData?: null }|{ content?: "privateRes"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes: Uint8Array; privateData?: null }|{ content?: "privateData"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData: Uint8Array })
         * )} gossip.GossipMessage.$Shape
         */

        /**
         * Constructs a new GossipMessage.
         * @memberof gossip
         * @classdesc Represents a GossipMessage.
         * @constructor
         * @param {gossip.GossipMessage.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var GossipMessage = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GossipMessage nonce.
         * @member {Long} nonce
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * GossipMessage channel.
         * @member {Uint8Array} channel
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.channel = $util.newBuffer([]);

        /**
         * GossipMessage tag.
         * @member {gossip.GossipMessage.Tag} tag
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.tag = 0;

        /**
         * GossipMessage aliveMsg.
         * @member {gossip.AliveMessage.$Properties|null|undefined} aliveMsg
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.aliveMsg = null;

        /**
         * GossipMessage memReq.
         * @member {gossip.MembershipRequest.$Properties|null|undefined} memReq
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.memReq = null;

        /**
         * GossipMessage memRes.
         * @member {gossip.MembershipResponse.$Properties|null|undefined} memRes
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.memRes = null;

        /**
         * GossipMessage dataMsg.
         * @member {gossip.DataMessage.$Properties|null|undefined} dataMsg
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.dataMsg = null;

        /**
         * GossipMessage hello.
         * @member {gossip.GossipHello.$Properties|null|undefined} hello
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.hello = null;

        /**
         * GossipMessage dataDig.
         * @member {gossip.DataDigest.$Properties|null|undefined} dataDig
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.dataDig = null;

        /**
         * GossipMessage dataReq.
         * @member {gossip.DataRequest.$Properties|null|undefined} dataReq
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.dataReq = null;

        /**
         * GossipMessage dataUpdate.
         * @member {gossip.DataUpdate.$Properties|null|undefined} dataUpdate
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.dataUpdate = null;

        /**
         * GossipMessage empty.
         * @member {gossip.Empty.$Properties|null|undefined} empty
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.empty = null;

        /**
         * GossipMessage conn.
         * @member {gossip.ConnEstablish.$Properties|null|undefined} conn
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.conn = null;

        /**
         * GossipMessage stateInfo.
         * @member {gossip.StateInfo.$Properties|null|undefined} stateInfo
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.stateInfo = null;

        /**
         * GossipMessage stateSnapshot.
         * @member {gossip.StateInfoSnapshot.$Properties|null|undefined} stateSnapshot
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.stateSnapshot = null;

        /**
         * GossipMessage stateInfoPullReq.
         * @member {gossip.StateInfoPullRequest.$Properties|null|undefined} stateInfoPullReq
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.stateInfoPullReq = null;

        /**
         * GossipMessage stateRequest.
         * @member {gossip.RemoteStateRequest.$Properties|null|undefined} stateRequest
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.stateRequest = null;

        /**
         * GossipMessage stateResponse.
         * @member {gossip.RemoteStateResponse.$Properties|null|undefined} stateResponse
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.stateResponse = null;

        /**
         * GossipMessage leadershipMsg.
         * @member {gossip.LeadershipMessage.$Properties|null|undefined} leadershipMsg
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.leadershipMsg = null;

        /**
         * GossipMessage peerIdentity.
         * @member {gossip.PeerIdentity.$Properties|null|undefined} peerIdentity
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.peerIdentity = null;

        /**
         * GossipMessage ack.
         * @member {gossip.Acknowledgement.$Properties|null|undefined} ack
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.ack = null;

        /**
         * GossipMessage privateReq.
         * @member {Uint8Array|null|undefined} privateReq
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.privateReq = null;

        /**
         * GossipMessage privateRes.
         * @member {Uint8Array|null|undefined} privateRes
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.privateRes = null;

        /**
         * GossipMessage privateData.
         * @member {Uint8Array|null|undefined} privateData
         * @memberof gossip.GossipMessage
         * @instance
         */
        GossipMessage.prototype.privateData = null;

        // OneOf field names bound to virtual getters and setters
        var $oneOfFields;

        /**
         * GossipMessage content.
         * @member {"aliveMsg"|"memReq"|"memRes"|"dataMsg"|"hello"|"dataDig"|"dataReq"|"dataUpdate"|"empty"|"conn"|"stateInfo"|"stateSnapshot"|"stateInfoPullReq"|"stateRequest"|"stateResponse"|"leadershipMsg"|"peerIdentity"|"ack"|"privateReq"|"privateRes"|"privateData"|undefined} content
         * @memberof gossip.GossipMessage
         * @instance
         */
        $Object.defineProperty(GossipMessage.prototype, "content", {
            get: $util.oneOfGetter($oneOfFields = ["aliveMsg", "memReq", "memRes", "dataMsg", "hello", "dataDig", "dataReq", "dataUpdate", "empty", "conn", "stateInfo", "stateSnapshot", "stateInfoPullReq", "stateRequest", "stateResponse", "leadershipMsg", "peerIdentity", "ack", "privateReq", "privateRes", "privateData"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Encodes the specified GossipMessage message. Does not implicitly {@link gossip.GossipMessage.verify|verify} messages.
         * @function encode
         * @memberof gossip.GossipMessage
         * @static
         * @param {gossip.GossipMessage.$Properties} message GossipMessage message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GossipMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
            if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && message.channel.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.channel);
            if (message.tag != null && $Object.hasOwnProperty.call(message, "tag") && message.tag !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.tag);
            if (message.aliveMsg != null && $Object.hasOwnProperty.call(message, "aliveMsg"))
                $root.gossip.AliveMessage.encode(message.aliveMsg, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.memReq != null && $Object.hasOwnProperty.call(message, "memReq"))
                $root.gossip.MembershipRequest.encode(message.memReq, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.memRes != null && $Object.hasOwnProperty.call(message, "memRes"))
                $root.gossip.MembershipResponse.encode(message.memRes, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.dataMsg != null && $Object.hasOwnProperty.call(message, "dataMsg"))
                $root.gossip.DataMessage.encode(message.dataMsg, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                $root.gossip.GossipHello.encode(message.hello, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.dataDig != null && $Object.hasOwnProperty.call(message, "dataDig"))
                $root.gossip.DataDigest.encode(message.dataDig, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
            if (message.dataReq != null && $Object.hasOwnProperty.call(message, "dataReq"))
                $root.gossip.DataRequest.encode(message.dataReq, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
            if (message.dataUpdate != null && $Object.hasOwnProperty.call(message, "dataUpdate"))
                $root.gossip.DataUpdate.encode(message.dataUpdate, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
            if (message.empty != null && $Object.hasOwnProperty.call(message, "empty"))
                $root.gossip.Empty.encode(message.empty, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
            if (message.conn != null && $Object.hasOwnProperty.call(message, "conn"))
                $root.gossip.ConnEstablish.encode(message.conn, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
            if (message.stateInfo != null && $Object.hasOwnProperty.call(message, "stateInfo"))
                $root.gossip.StateInfo.encode(message.stateInfo, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.stateSnapshot != null && $Object.hasOwnProperty.call(message, "stateSnapshot"))
                $root.gossip.StateInfoSnapshot.encode(message.stateSnapshot, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.stateInfoPullReq != null && $Object.hasOwnProperty.call(message, "stateInfoPullReq"))
                $root.gossip.StateInfoPullRequest.encode(message.stateInfoPullReq, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
            if (message.stateRequest != null && $Object.hasOwnProperty.call(message, "stateRequest"))
                $root.gossip.RemoteStateRequest.encode(message.stateRequest, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
            if (message.stateResponse != null && $Object.hasOwnProperty.call(message, "stateResponse"))
                $root.gossip.RemoteStateResponse.encode(message.stateResponse, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
            if (message.leadershipMsg != null && $Object.hasOwnProperty.call(message, "leadershipMsg"))
                $root.gossip.LeadershipMessage.encode(message.leadershipMsg, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
            if (message.peerIdentity != null && $Object.hasOwnProperty.call(message, "peerIdentity"))
                $root.gossip.PeerIdentity.encode(message.peerIdentity, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
            if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                $root.gossip.Acknowledgement.encode(message.ack, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
            if (message.privateReq != null && $Object.hasOwnProperty.call(message, "privateReq"))
                writer.uint32(/* id 23, wireType 2 =*/186).bytes(message.privateReq);
            if (message.privateRes != null && $Object.hasOwnProperty.call(message, "privateRes"))
                writer.uint32(/* id 24, wireType 2 =*/194).bytes(message.privateRes);
            if (message.privateData != null && $Object.hasOwnProperty.call(message, "privateData"))
                writer.uint32(/* id 25, wireType 2 =*/202).bytes(message.privateData);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GossipMessage message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.GossipMessage
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.GossipMessage & gossip.GossipMessage.$Shape} GossipMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GossipMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.GossipMessage();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.channel = value;
                        else
                            delete message.channel;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.tag = value;
                        else
                            delete message.tag;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.aliveMsg = $root.gossip.AliveMessage.decode(reader, reader.size(), $undefined, _depth + 1, message.aliveMsg);
                        message.content = "aliveMsg";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.memReq = $root.gossip.MembershipRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.memReq);
                        message.content = "memReq";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.memRes = $root.gossip.MembershipResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.memRes);
                        message.content = "memRes";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.dataMsg = $root.gossip.DataMessage.decode(reader, reader.size(), $undefined, _depth + 1, message.dataMsg);
                        message.content = "dataMsg";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.hello = $root.gossip.GossipHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                        message.content = "hello";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.dataDig = $root.gossip.DataDigest.decode(reader, reader.size(), $undefined, _depth + 1, message.dataDig);
                        message.content = "dataDig";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.dataReq = $root.gossip.DataRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.dataReq);
                        message.content = "dataReq";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.dataUpdate = $root.gossip.DataUpdate.decode(reader, reader.size(), $undefined, _depth + 1, message.dataUpdate);
                        message.content = "dataUpdate";
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.empty = $root.gossip.Empty.decode(reader, reader.size(), $undefined, _depth + 1, message.empty);
                        message.content = "empty";
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        message.conn = $root.gossip.ConnEstablish.decode(reader, reader.size(), $undefined, _depth + 1, message.conn);
                        message.content = "conn";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.stateInfo = $root.gossip.StateInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.stateInfo);
                        message.content = "stateInfo";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        message.stateSnapshot = $root.gossip.StateInfoSnapshot.decode(reader, reader.size(), $undefined, _depth + 1, message.stateSnapshot);
                        message.content = "stateSnapshot";
                        continue;
                    }
                case 17: {
                        if (wireType !== 2)
                            break;
                        message.stateInfoPullReq = $root.gossip.StateInfoPullRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.stateInfoPullReq);
                        message.content = "stateInfoPullReq";
                        continue;
                    }
                case 18: {
                        if (wireType !== 2)
                            break;
                        message.stateRequest = $root.gossip.RemoteStateRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.stateRequest);
                        message.content = "stateRequest";
                        continue;
                    }
                case 19: {
                        if (wireType !== 2)
                            break;
                        message.stateResponse = $root.gossip.RemoteStateResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.stateResponse);
                        message.content = "stateResponse";
                        continue;
                    }
                case 20: {
                        if (wireType !== 2)
                            break;
                        message.leadershipMsg = $root.gossip.LeadershipMessage.decode(reader, reader.size(), $undefined, _depth + 1, message.leadershipMsg);
                        message.content = "leadershipMsg";
                        continue;
                    }
                case 21: {
                        if (wireType !== 2)
                            break;
                        message.peerIdentity = $root.gossip.PeerIdentity.decode(reader, reader.size(), $undefined, _depth + 1, message.peerIdentity);
                        message.content = "peerIdentity";
                        continue;
                    }
                case 22: {
                        if (wireType !== 2)
                            break;
                        message.ack = $root.gossip.Acknowledgement.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                        message.content = "ack";
                        continue;
                    }
                case 23: {
                        if (wireType !== 2)
                            break;
                        message.privateReq = reader.bytes();
                        message.content = "privateReq";
                        continue;
                    }
                case 24: {
                        if (wireType !== 2)
                            break;
                        message.privateRes = reader.bytes();
                        message.content = "privateRes";
                        continue;
                    }
                case 25: {
                        if (wireType !== 2)
                            break;
                        message.privateData = reader.bytes();
                        message.content = "privateData";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Tag enum.
         * @name gossip.GossipMessage.Tag
         * @enum {number}
         * @property {number} UNDEFINED=0 UNDEFINED value
         * @property {number} EMPTY=1 EMPTY value
         * @property {number} ORG_ONLY=2 ORG_ONLY value
         * @property {number} CHAN_ONLY=3 CHAN_ONLY value
         * @property {number} CHAN_AND_ORG=4 CHAN_AND_ORG value
         * @property {number} CHAN_OR_ORG=5 CHAN_OR_ORG value
         */
        GossipMessage.Tag = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "UNDEFINED"] = 0;
            values[valuesById[1] = "EMPTY"] = 1;
            values[valuesById[2] = "ORG_ONLY"] = 2;
            values[valuesById[3] = "CHAN_ONLY"] = 3;
            values[valuesById[4] = "CHAN_AND_ORG"] = 4;
            values[valuesById[5] = "CHAN_OR_ORG"] = 5;
            return values;
        })();

        return GossipMessage;
    })();

    /**
     * PullMsgType enum.
     * @name gossip.PullMsgType
     * @enum {number}
     * @property {number} UNDEFINED=0 UNDEFINED value
     * @property {number} BLOCK_MSG=1 BLOCK_MSG value
     * @property {number} IDENTITY_MSG=2 IDENTITY_MSG value
     */
    gossip.PullMsgType = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "UNDEFINED"] = 0;
        values[valuesById[1] = "BLOCK_MSG"] = 1;
        values[valuesById[2] = "IDENTITY_MSG"] = 2;
        return values;
    })();

    gossip.Empty = (function() {

        /**
         * Properties of an Empty.
         * @typedef {Object} gossip.Empty.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Empty.
         * @memberof gossip
         * @interface IEmpty
         * @augments gossip.Empty.$Properties
         * @deprecated Use gossip.Empty.$Properties instead.
         */

        /**
         * Shape of an Empty.
         * @typedef {gossip.Empty.$Properties} gossip.Empty.$Shape
         */

        /**
         * Constructs a new Empty.
         * @memberof gossip
         * @classdesc Represents an Empty.
         * @constructor
         * @param {gossip.Empty.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Empty = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Encodes the specified Empty message. Does not implicitly {@link gossip.Empty.verify|verify} messages.
         * @function encode
         * @memberof gossip.Empty
         * @static
         * @param {gossip.Empty.$Properties} message Empty message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Empty.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Empty message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Empty
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Empty & gossip.Empty.$Shape} Empty
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Empty.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Empty();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Empty;
    })();

    gossip.ConnEstablish = (function() {

        /**
         * Properties of a ConnEstablish.
         * @typedef {Object} gossip.ConnEstablish.$Properties
         * @property {Uint8Array|null} [pkiId] ConnEstablish pkiId
         * @property {Uint8Array|null} [identity] ConnEstablish identity
         * @property {Uint8Array|null} [tlsCertHash] ConnEstablish tlsCertHash
         * @property {boolean|null} [probe] ConnEstablish probe
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConnEstablish.
         * @memberof gossip
         * @interface IConnEstablish
         * @augments gossip.ConnEstablish.$Properties
         * @deprecated Use gossip.ConnEstablish.$Properties instead.
         */

        /**
         * Shape of a ConnEstablish.
         * @typedef {gossip.ConnEstablish.$Properties} gossip.ConnEstablish.$Shape
         */

        /**
         * Constructs a new ConnEstablish.
         * @memberof gossip
         * @classdesc Represents a ConnEstablish.
         * @constructor
         * @param {gossip.ConnEstablish.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var ConnEstablish = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConnEstablish pkiId.
         * @member {Uint8Array} pkiId
         * @memberof gossip.ConnEstablish
         * @instance
         */
        ConnEstablish.prototype.pkiId = $util.newBuffer([]);

        /**
         * ConnEstablish identity.
         * @member {Uint8Array} identity
         * @memberof gossip.ConnEstablish
         * @instance
         */
        ConnEstablish.prototype.identity = $util.newBuffer([]);

        /**
         * ConnEstablish tlsCertHash.
         * @member {Uint8Array} tlsCertHash
         * @memberof gossip.ConnEstablish
         * @instance
         */
        ConnEstablish.prototype.tlsCertHash = $util.newBuffer([]);

        /**
         * ConnEstablish probe.
         * @member {boolean} probe
         * @memberof gossip.ConnEstablish
         * @instance
         */
        ConnEstablish.prototype.probe = false;

        /**
         * Encodes the specified ConnEstablish message. Does not implicitly {@link gossip.ConnEstablish.verify|verify} messages.
         * @function encode
         * @memberof gossip.ConnEstablish
         * @static
         * @param {gossip.ConnEstablish.$Properties} message ConnEstablish message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConnEstablish.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.pkiId != null && $Object.hasOwnProperty.call(message, "pkiId") && message.pkiId.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pkiId);
            if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.identity);
            if (message.tlsCertHash != null && $Object.hasOwnProperty.call(message, "tlsCertHash") && message.tlsCertHash.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.tlsCertHash);
            if (message.probe != null && $Object.hasOwnProperty.call(message, "probe") && message.probe !== false)
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.probe);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConnEstablish message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.ConnEstablish
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.ConnEstablish & gossip.ConnEstablish.$Shape} ConnEstablish
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConnEstablish.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.ConnEstablish();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.pkiId = value;
                        else
                            delete message.pkiId;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.identity = value;
                        else
                            delete message.identity;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.tlsCertHash = value;
                        else
                            delete message.tlsCertHash;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.probe = value;
                        else
                            delete message.probe;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ConnEstablish;
    })();

    gossip.PeerTime = (function() {

        /**
         * Properties of a PeerTime.
         * @typedef {Object} gossip.PeerTime.$Properties
         * @property {Long|null} [incNum] PeerTime incNum
         * @property {Long|null} [seqNum] PeerTime seqNum
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a PeerTime.
         * @memberof gossip
         * @interface IPeerTime
         * @augments gossip.PeerTime.$Properties
         * @deprecated Use gossip.PeerTime.$Properties instead.
         */

        /**
         * Shape of a PeerTime.
         * @typedef {gossip.PeerTime.$Properties} gossip.PeerTime.$Shape
         */

        /**
         * Constructs a new PeerTime.
         * @memberof gossip
         * @classdesc Represents a PeerTime.
         * @constructor
         * @param {gossip.PeerTime.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var PeerTime = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * PeerTime incNum.
         * @member {Long} incNum
         * @memberof gossip.PeerTime
         * @instance
         */
        PeerTime.prototype.incNum = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * PeerTime seqNum.
         * @member {Long} seqNum
         * @memberof gossip.PeerTime
         * @instance
         */
        PeerTime.prototype.seqNum = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified PeerTime message. Does not implicitly {@link gossip.PeerTime.verify|verify} messages.
         * @function encode
         * @memberof gossip.PeerTime
         * @static
         * @param {gossip.PeerTime.$Properties} message PeerTime message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        PeerTime.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.incNum != null && $Object.hasOwnProperty.call(message, "incNum") && (typeof message.incNum === "object" ? message.incNum.low || message.incNum.high : message.incNum !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.incNum);
            if (message.seqNum != null && $Object.hasOwnProperty.call(message, "seqNum") && (typeof message.seqNum === "object" ? message.seqNum.low || message.seqNum.high : message.seqNum !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seqNum);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a PeerTime message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.PeerTime
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.PeerTime & gossip.PeerTime.$Shape} PeerTime
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        PeerTime.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.PeerTime();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.incNum = value;
                        else
                            delete message.incNum;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.seqNum = value;
                        else
                            delete message.seqNum;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return PeerTime;
    })();

    gossip.Member = (function() {

        /**
         * Properties of a Member.
         * @typedef {Object} gossip.Member.$Properties
         * @property {string|null} [endpoint] Member endpoint
         * @property {Uint8Array|null} [metadata] Member metadata
         * @property {Uint8Array|null} [pkiId] Member pkiId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Member.
         * @memberof gossip
         * @interface IMember
         * @augments gossip.Member.$Properties
         * @deprecated Use gossip.Member.$Properties instead.
         */

        /**
         * Shape of a Member.
         * @typedef {gossip.Member.$Properties} gossip.Member.$Shape
         */

        /**
         * Constructs a new Member.
         * @memberof gossip
         * @classdesc Represents a Member.
         * @constructor
         * @param {gossip.Member.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Member = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Member endpoint.
         * @member {string} endpoint
         * @memberof gossip.Member
         * @instance
         */
        Member.prototype.endpoint = "";

        /**
         * Member metadata.
         * @member {Uint8Array} metadata
         * @memberof gossip.Member
         * @instance
         */
        Member.prototype.metadata = $util.newBuffer([]);

        /**
         * Member pkiId.
         * @member {Uint8Array} pkiId
         * @memberof gossip.Member
         * @instance
         */
        Member.prototype.pkiId = $util.newBuffer([]);

        /**
         * Encodes the specified Member message. Does not implicitly {@link gossip.Member.verify|verify} messages.
         * @function encode
         * @memberof gossip.Member
         * @static
         * @param {gossip.Member.$Properties} message Member message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Member.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.endpoint != null && $Object.hasOwnProperty.call(message, "endpoint") && message.endpoint !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.endpoint);
            if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.metadata);
            if (message.pkiId != null && $Object.hasOwnProperty.call(message, "pkiId") && message.pkiId.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.pkiId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Member message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Member
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Member & gossip.Member.$Shape} Member
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Member.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Member();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.endpoint = value;
                        else
                            delete message.endpoint;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.metadata = value;
                        else
                            delete message.metadata;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.pkiId = value;
                        else
                            delete message.pkiId;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Member;
    })();

    gossip.AliveMessage = (function() {

        /**
         * Properties of an AliveMessage.
         * @typedef {Object} gossip.AliveMessage.$Properties
         * @property {gossip.Member.$Properties|null} [membership] AliveMessage membership
         * @property {gossip.PeerTime.$Properties|null} [timestamp] AliveMessage timestamp
         * @property {Uint8Array|null} [identity] AliveMessage identity
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AliveMessage.
         * @memberof gossip
         * @interface IAliveMessage
         * @augments gossip.AliveMessage.$Properties
         * @deprecated Use gossip.AliveMessage.$Properties instead.
         */

        /**
         * Shape of an AliveMessage.
         * @typedef {gossip.AliveMessage.$Properties} gossip.AliveMessage.$Shape
         */

        /**
         * Constructs a new AliveMessage.
         * @memberof gossip
         * @classdesc Represents an AliveMessage.
         * @constructor
         * @param {gossip.AliveMessage.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var AliveMessage = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AliveMessage membership.
         * @member {gossip.Member.$Properties|null|undefined} membership
         * @memberof gossip.AliveMessage
         * @instance
         */
        AliveMessage.prototype.membership = null;

        /**
         * AliveMessage timestamp.
         * @member {gossip.PeerTime.$Properties|null|undefined} timestamp
         * @memberof gossip.AliveMessage
         * @instance
         */
        AliveMessage.prototype.timestamp = null;

        /**
         * AliveMessage identity.
         * @member {Uint8Array} identity
         * @memberof gossip.AliveMessage
         * @instance
         */
        AliveMessage.prototype.identity = $util.newBuffer([]);

        /**
         * Encodes the specified AliveMessage message. Does not implicitly {@link gossip.AliveMessage.verify|verify} messages.
         * @function encode
         * @memberof gossip.AliveMessage
         * @static
         * @param {gossip.AliveMessage.$Properties} message AliveMessage message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AliveMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.membership != null && $Object.hasOwnProperty.call(message, "membership"))
                $root.gossip.Member.encode(message.membership, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                $root.gossip.PeerTime.encode(message.timestamp, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.identity);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AliveMessage message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.AliveMessage
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.AliveMessage & gossip.AliveMessage.$Shape} AliveMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AliveMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.AliveMessage();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.membership = $root.gossip.Member.decode(reader, reader.size(), $undefined, _depth + 1, message.membership);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.timestamp = $root.gossip.PeerTime.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.identity = value;
                        else
                            delete message.identity;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return AliveMessage;
    })();

    gossip.MembershipRequest = (function() {

        /**
         * Properties of a MembershipRequest.
         * @typedef {Object} gossip.MembershipRequest.$Properties
         * @property {gossip.Envelope.$Properties|null} [selfInformation] MembershipRequest selfInformation
         * @property {Array.<Uint8Array>|null} [known] MembershipRequest known
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MembershipRequest.
         * @memberof gossip
         * @interface IMembershipRequest
         * @augments gossip.MembershipRequest.$Properties
         * @deprecated Use gossip.MembershipRequest.$Properties instead.
         */

        /**
         * Shape of a MembershipRequest.
         * @typedef {gossip.MembershipRequest.$Properties} gossip.MembershipRequest.$Shape
         */

        /**
         * Constructs a new MembershipRequest.
         * @memberof gossip
         * @classdesc Represents a MembershipRequest.
         * @constructor
         * @param {gossip.MembershipRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var MembershipRequest = function (properties) {
            this.known = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MembershipRequest selfInformation.
         * @member {gossip.Envelope.$Properties|null|undefined} selfInformation
         * @memberof gossip.MembershipRequest
         * @instance
         */
        MembershipRequest.prototype.selfInformation = null;

        /**
         * MembershipRequest known.
         * @member {Array.<Uint8Array>} known
         * @memberof gossip.MembershipRequest
         * @instance
         */
        MembershipRequest.prototype.known = $util.emptyArray;

        /**
         * Encodes the specified MembershipRequest message. Does not implicitly {@link gossip.MembershipRequest.verify|verify} messages.
         * @function encode
         * @memberof gossip.MembershipRequest
         * @static
         * @param {gossip.MembershipRequest.$Properties} message MembershipRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MembershipRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.selfInformation != null && $Object.hasOwnProperty.call(message, "selfInformation"))
                $root.gossip.Envelope.encode(message.selfInformation, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.known != null && message.known.length)
                for (var i = 0; i < message.known.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.known[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a MembershipRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.MembershipRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.MembershipRequest & gossip.MembershipRequest.$Shape} MembershipRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MembershipRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.MembershipRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.selfInformation = $root.gossip.Envelope.decode(reader, reader.size(), $undefined, _depth + 1, message.selfInformation);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.known && message.known.length))
                            message.known = [];
                        message.known.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return MembershipRequest;
    })();

    gossip.MembershipResponse = (function() {

        /**
         * Properties of a MembershipResponse.
         * @typedef {Object} gossip.MembershipResponse.$Properties
         * @property {Array.<gossip.Envelope.$Properties>|null} [alive] MembershipResponse alive
         * @property {Array.<gossip.Envelope.$Properties>|null} [dead] MembershipResponse dead
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MembershipResponse.
         * @memberof gossip
         * @interface IMembershipResponse
         * @augments gossip.MembershipResponse.$Properties
         * @deprecated Use gossip.MembershipResponse.$Properties instead.
         */

        /**
         * Shape of a MembershipResponse.
         * @typedef {gossip.MembershipResponse.$Properties} gossip.MembershipResponse.$Shape
         */

        /**
         * Constructs a new MembershipResponse.
         * @memberof gossip
         * @classdesc Represents a MembershipResponse.
         * @constructor
         * @param {gossip.MembershipResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var MembershipResponse = function (properties) {
            this.alive = [];
            this.dead = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MembershipResponse alive.
         * @member {Array.<gossip.Envelope.$Properties>} alive
         * @memberof gossip.MembershipResponse
         * @instance
         */
        MembershipResponse.prototype.alive = $util.emptyArray;

        /**
         * MembershipResponse dead.
         * @member {Array.<gossip.Envelope.$Properties>} dead
         * @memberof gossip.MembershipResponse
         * @instance
         */
        MembershipResponse.prototype.dead = $util.emptyArray;

        /**
         * Encodes the specified MembershipResponse message. Does not implicitly {@link gossip.MembershipResponse.verify|verify} messages.
         * @function encode
         * @memberof gossip.MembershipResponse
         * @static
         * @param {gossip.MembershipResponse.$Properties} message MembershipResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MembershipResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.alive != null && message.alive.length)
                for (var i = 0; i < message.alive.length; ++i)
                    $root.gossip.Envelope.encode(message.alive[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.dead != null && message.dead.length)
                for (var i = 0; i < message.dead.length; ++i)
                    $root.gossip.Envelope.encode(message.dead[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a MembershipResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.MembershipResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.MembershipResponse & gossip.MembershipResponse.$Shape} MembershipResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MembershipResponse.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.MembershipResponse();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.alive && message.alive.length))
                            message.alive = [];
                        message.alive.push($root.gossip.Envelope.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.dead && message.dead.length))
                            message.dead = [];
                        message.dead.push($root.gossip.Envelope.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return MembershipResponse;
    })();

    gossip.Payload = (function() {

        /**
         * Properties of a Payload.
         * @typedef {Object} gossip.Payload.$Properties
         * @property {Long|null} [seqNum] Payload seqNum
         * @property {Uint8Array|null} [data] Payload data
         * @property {Array.<Uint8Array>|null} [privateData] Payload privateData
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Payload.
         * @memberof gossip
         * @interface IPayload
         * @augments gossip.Payload.$Properties
         * @deprecated Use gossip.Payload.$Properties instead.
         */

        /**
         * Shape of a Payload.
         * @typedef {gossip.Payload.$Properties} gossip.Payload.$Shape
         */

        /**
         * Constructs a new Payload.
         * @memberof gossip
         * @classdesc Represents a Payload.
         * @constructor
         * @param {gossip.Payload.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Payload = function (properties) {
            this.privateData = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Payload seqNum.
         * @member {Long} seqNum
         * @memberof gossip.Payload
         * @instance
         */
        Payload.prototype.seqNum = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Payload data.
         * @member {Uint8Array} data
         * @memberof gossip.Payload
         * @instance
         */
        Payload.prototype.data = $util.newBuffer([]);

        /**
         * Payload privateData.
         * @member {Array.<Uint8Array>} privateData
         * @memberof gossip.Payload
         * @instance
         */
        Payload.prototype.privateData = $util.emptyArray;

        /**
         * Encodes the specified Payload message. Does not implicitly {@link gossip.Payload.verify|verify} messages.
         * @function encode
         * @memberof gossip.Payload
         * @static
         * @param {gossip.Payload.$Properties} message Payload message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Payload.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.seqNum != null && $Object.hasOwnProperty.call(message, "seqNum") && (typeof message.seqNum === "object" ? message.seqNum.low || message.seqNum.high : message.seqNum !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.seqNum);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
            if (message.privateData != null && message.privateData.length)
                for (var i = 0; i < message.privateData.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.privateData[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Payload message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Payload
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Payload & gossip.Payload.$Shape} Payload
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Payload.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Payload();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.seqNum = value;
                        else
                            delete message.seqNum;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.data = value;
                        else
                            delete message.data;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.privateData && message.privateData.length))
                            message.privateData = [];
                        message.privateData.push(reader.bytes());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Payload;
    })();

    gossip.DataMessage = (function() {

        /**
         * Properties of a DataMessage.
         * @typedef {Object} gossip.DataMessage.$Properties
         * @property {gossip.Payload.$Properties|null} [payload] DataMessage payload
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a DataMessage.
         * @memberof gossip
         * @interface IDataMessage
         * @augments gossip.DataMessage.$Properties
         * @deprecated Use gossip.DataMessage.$Properties instead.
         */

        /**
         * Shape of a DataMessage.
         * @typedef {gossip.DataMessage.$Properties} gossip.DataMessage.$Shape
         */

        /**
         * Constructs a new DataMessage.
         * @memberof gossip
         * @classdesc Represents a DataMessage.
         * @constructor
         * @param {gossip.DataMessage.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var DataMessage = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * DataMessage payload.
         * @member {gossip.Payload.$Properties|null|undefined} payload
         * @memberof gossip.DataMessage
         * @instance
         */
        DataMessage.prototype.payload = null;

        /**
         * Encodes the specified DataMessage message. Does not implicitly {@link gossip.DataMessage.verify|verify} messages.
         * @function encode
         * @memberof gossip.DataMessage
         * @static
         * @param {gossip.DataMessage.$Properties} message DataMessage message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        DataMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                $root.gossip.Payload.encode(message.payload, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a DataMessage message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.DataMessage
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.DataMessage & gossip.DataMessage.$Shape} DataMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        DataMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.DataMessage();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.payload = $root.gossip.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.payload);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return DataMessage;
    })();

    gossip.GossipHello = (function() {

        /**
         * Properties of a GossipHello.
         * @typedef {Object} gossip.GossipHello.$Properties
         * @property {Long|null} [nonce] GossipHello nonce
         * @property {Uint8Array|null} [metadata] GossipHello metadata
         * @property {gossip.PullMsgType|null} [msgType] GossipHello msgType
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GossipHello.
         * @memberof gossip
         * @interface IGossipHello
         * @augments gossip.GossipHello.$Properties
         * @deprecated Use gossip.GossipHello.$Properties instead.
         */

        /**
         * Shape of a GossipHello.
         * @typedef {gossip.GossipHello.$Properties} gossip.GossipHello.$Shape
         */

        /**
         * Constructs a new GossipHello.
         * @memberof gossip
         * @classdesc Represents a GossipHello.
         * @constructor
         * @param {gossip.GossipHello.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var GossipHello = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GossipHello nonce.
         * @member {Long} nonce
         * @memberof gossip.GossipHello
         * @instance
         */
        GossipHello.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * GossipHello metadata.
         * @member {Uint8Array} metadata
         * @memberof gossip.GossipHello
         * @instance
         */
        GossipHello.prototype.metadata = $util.newBuffer([]);

        /**
         * GossipHello msgType.
         * @member {gossip.PullMsgType} msgType
         * @memberof gossip.GossipHello
         * @instance
         */
        GossipHello.prototype.msgType = 0;

        /**
         * Encodes the specified GossipHello message. Does not implicitly {@link gossip.GossipHello.verify|verify} messages.
         * @function encode
         * @memberof gossip.GossipHello
         * @static
         * @param {gossip.GossipHello.$Properties} message GossipHello message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GossipHello.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
            if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.metadata);
            if (message.msgType != null && $Object.hasOwnProperty.call(message, "msgType") && message.msgType !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.msgType);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GossipHello message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.GossipHello
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.GossipHello & gossip.GossipHello.$Shape} GossipHello
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GossipHello.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.GossipHello();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.metadata = value;
                        else
                            delete message.metadata;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.msgType = value;
                        else
                            delete message.msgType;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return GossipHello;
    })();

    gossip.DataDigest = (function() {

        /**
         * Properties of a DataDigest.
         * @typedef {Object} gossip.DataDigest.$Properties
         * @property {Long|null} [nonce] DataDigest nonce
         * @property {Array.<Uint8Array>|null} [digests] DataDigest digests
         * @property {gossip.PullMsgType|null} [msgType] DataDigest msgType
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a DataDigest.
         * @memberof gossip
         * @interface IDataDigest
         * @augments gossip.DataDigest.$Properties
         * @deprecated Use gossip.DataDigest.$Properties instead.
         */

        /**
         * Shape of a DataDigest.
         * @typedef {gossip.DataDigest.$Properties} gossip.DataDigest.$Shape
         */

        /**
         * Constructs a new DataDigest.
         * @memberof gossip
         * @classdesc Represents a DataDigest.
         * @constructor
         * @param {gossip.DataDigest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var DataDigest = function (properties) {
            this.digests = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * DataDigest nonce.
         * @member {Long} nonce
         * @memberof gossip.DataDigest
         * @instance
         */
        DataDigest.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * DataDigest digests.
         * @member {Array.<Uint8Array>} digests
         * @memberof gossip.DataDigest
         * @instance
         */
        DataDigest.prototype.digests = $util.emptyArray;

        /**
         * DataDigest msgType.
         * @member {gossip.PullMsgType} msgType
         * @memberof gossip.DataDigest
         * @instance
         */
        DataDigest.prototype.msgType = 0;

        /**
         * Encodes the specified DataDigest message. Does not implicitly {@link gossip.DataDigest.verify|verify} messages.
         * @function encode
         * @memberof gossip.DataDigest
         * @static
         * @param {gossip.DataDigest.$Properties} message DataDigest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        DataDigest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
            if (message.digests != null && message.digests.length)
                for (var i = 0; i < message.digests.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digests[i]);
            if (message.msgType != null && $Object.hasOwnProperty.call(message, "msgType") && message.msgType !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.msgType);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a DataDigest message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.DataDigest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.DataDigest & gossip.DataDigest.$Shape} DataDigest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        DataDigest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.DataDigest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.digests && message.digests.length))
                            message.digests = [];
                        message.digests.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.msgType = value;
                        else
                            delete message.msgType;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return DataDigest;
    })();

    gossip.DataRequest = (function() {

        /**
         * Properties of a DataRequest.
         * @typedef {Object} gossip.DataRequest.$Properties
         * @property {Long|null} [nonce] DataRequest nonce
         * @property {Array.<Uint8Array>|null} [digests] DataRequest digests
         * @property {gossip.PullMsgType|null} [msgType] DataRequest msgType
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a DataRequest.
         * @memberof gossip
         * @interface IDataRequest
         * @augments gossip.DataRequest.$Properties
         * @deprecated Use gossip.DataRequest.$Properties instead.
         */

        /**
         * Shape of a DataRequest.
         * @typedef {gossip.DataRequest.$Properties} gossip.DataRequest.$Shape
         */

        /**
         * Constructs a new DataRequest.
         * @memberof gossip
         * @classdesc Represents a DataRequest.
         * @constructor
         * @param {gossip.DataRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var DataRequest = function (properties) {
            this.digests = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * DataRequest nonce.
         * @member {Long} nonce
         * @memberof gossip.DataRequest
         * @instance
         */
        DataRequest.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * DataRequest digests.
         * @member {Array.<Uint8Array>} digests
         * @memberof gossip.DataRequest
         * @instance
         */
        DataRequest.prototype.digests = $util.emptyArray;

        /**
         * DataRequest msgType.
         * @member {gossip.PullMsgType} msgType
         * @memberof gossip.DataRequest
         * @instance
         */
        DataRequest.prototype.msgType = 0;

        /**
         * Encodes the specified DataRequest message. Does not implicitly {@link gossip.DataRequest.verify|verify} messages.
         * @function encode
         * @memberof gossip.DataRequest
         * @static
         * @param {gossip.DataRequest.$Properties} message DataRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        DataRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
            if (message.digests != null && message.digests.length)
                for (var i = 0; i < message.digests.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digests[i]);
            if (message.msgType != null && $Object.hasOwnProperty.call(message, "msgType") && message.msgType !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.msgType);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a DataRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.DataRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.DataRequest & gossip.DataRequest.$Shape} DataRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        DataRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.DataRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.digests && message.digests.length))
                            message.digests = [];
                        message.digests.push(reader.bytes());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.msgType = value;
                        else
                            delete message.msgType;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return DataRequest;
    })();

    gossip.DataUpdate = (function() {

        /**
         * Properties of a DataUpdate.
         * @typedef {Object} gossip.DataUpdate.$Properties
         * @property {Long|null} [nonce] DataUpdate nonce
         * @property {Array.<gossip.Envelope.$Properties>|null} [data] DataUpdate data
         * @property {gossip.PullMsgType|null} [msgType] DataUpdate msgType
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a DataUpdate.
         * @memberof gossip
         * @interface IDataUpdate
         * @augments gossip.DataUpdate.$Properties
         * @deprecated Use gossip.DataUpdate.$Properties instead.
         */

        /**
         * Shape of a DataUpdate.
         * @typedef {gossip.DataUpdate.$Properties} gossip.DataUpdate.$Shape
         */

        /**
         * Constructs a new DataUpdate.
         * @memberof gossip
         * @classdesc Represents a DataUpdate.
         * @constructor
         * @param {gossip.DataUpdate.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var DataUpdate = function (properties) {
            this.data = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * DataUpdate nonce.
         * @member {Long} nonce
         * @memberof gossip.DataUpdate
         * @instance
         */
        DataUpdate.prototype.nonce = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * DataUpdate data.
         * @member {Array.<gossip.Envelope.$Properties>} data
         * @memberof gossip.DataUpdate
         * @instance
         */
        DataUpdate.prototype.data = $util.emptyArray;

        /**
         * DataUpdate msgType.
         * @member {gossip.PullMsgType} msgType
         * @memberof gossip.DataUpdate
         * @instance
         */
        DataUpdate.prototype.msgType = 0;

        /**
         * Encodes the specified DataUpdate message. Does not implicitly {@link gossip.DataUpdate.verify|verify} messages.
         * @function encode
         * @memberof gossip.DataUpdate
         * @static
         * @param {gossip.DataUpdate.$Properties} message DataUpdate message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        DataUpdate.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && (typeof message.nonce === "object" ? message.nonce.low || message.nonce.high : message.nonce !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.nonce);
            if (message.data != null && message.data.length)
                for (var i = 0; i < message.data.length; ++i)
                    $root.gossip.Envelope.encode(message.data[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.msgType != null && $Object.hasOwnProperty.call(message, "msgType") && message.msgType !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.msgType);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a DataUpdate message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.DataUpdate
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.DataUpdate & gossip.DataUpdate.$Shape} DataUpdate
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        DataUpdate.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.DataUpdate();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.data && message.data.length))
                            message.data = [];
                        message.data.push($root.gossip.Envelope.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.msgType = value;
                        else
                            delete message.msgType;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return DataUpdate;
    })();

    gossip.Chaincode = (function() {

        /**
         * Properties of a Chaincode.
         * @typedef {Object} gossip.Chaincode.$Properties
         * @property {string|null} [name] Chaincode name
         * @property {string|null} [version] Chaincode version
         * @property {Uint8Array|null} [metadata] Chaincode metadata
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Chaincode.
         * @memberof gossip
         * @interface IChaincode
         * @augments gossip.Chaincode.$Properties
         * @deprecated Use gossip.Chaincode.$Properties instead.
         */

        /**
         * Shape of a Chaincode.
         * @typedef {gossip.Chaincode.$Properties} gossip.Chaincode.$Shape
         */

        /**
         * Constructs a new Chaincode.
         * @memberof gossip
         * @classdesc Represents a Chaincode.
         * @constructor
         * @param {gossip.Chaincode.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Chaincode = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Chaincode name.
         * @member {string} name
         * @memberof gossip.Chaincode
         * @instance
         */
        Chaincode.prototype.name = "";

        /**
         * Chaincode version.
         * @member {string} version
         * @memberof gossip.Chaincode
         * @instance
         */
        Chaincode.prototype.version = "";

        /**
         * Chaincode metadata.
         * @member {Uint8Array} metadata
         * @memberof gossip.Chaincode
         * @instance
         */
        Chaincode.prototype.metadata = $util.newBuffer([]);

        /**
         * Encodes the specified Chaincode message. Does not implicitly {@link gossip.Chaincode.verify|verify} messages.
         * @function encode
         * @memberof gossip.Chaincode
         * @static
         * @param {gossip.Chaincode.$Properties} message Chaincode message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Chaincode.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
            if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.metadata);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Chaincode message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Chaincode
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Chaincode & gossip.Chaincode.$Shape} Chaincode
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Chaincode.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Chaincode();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.version = value;
                        else
                            delete message.version;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.metadata = value;
                        else
                            delete message.metadata;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Chaincode;
    })();

    gossip.Properties = (function() {

        /**
         * Properties of a Properties.
         * @typedef {Object} gossip.Properties.$Properties
         * @property {Long|null} [ledgerHeight] Properties ledgerHeight
         * @property {boolean|null} [leftChannel] Properties leftChannel
         * @property {Array.<gossip.Chaincode.$Properties>|null} [chaincodes] Properties chaincodes
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Properties.
         * @memberof gossip
         * @interface IProperties
         * @augments gossip.Properties.$Properties
         * @deprecated Use gossip.Properties.$Properties instead.
         */

        /**
         * Shape of a Properties.
         * @typedef {gossip.Properties.$Properties} gossip.Properties.$Shape
         */

        /**
         * Constructs a new Properties.
         * @memberof gossip
         * @classdesc Represents a Properties.
         * @constructor
         * @param {gossip.Properties.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Properties = function (properties) {
            this.chaincodes = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Properties ledgerHeight.
         * @member {Long} ledgerHeight
         * @memberof gossip.Properties
         * @instance
         */
        Properties.prototype.ledgerHeight = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Properties leftChannel.
         * @member {boolean} leftChannel
         * @memberof gossip.Properties
         * @instance
         */
        Properties.prototype.leftChannel = false;

        /**
         * Properties chaincodes.
         * @member {Array.<gossip.Chaincode.$Properties>} chaincodes
         * @memberof gossip.Properties
         * @instance
         */
        Properties.prototype.chaincodes = $util.emptyArray;

        /**
         * Encodes the specified Properties message. Does not implicitly {@link gossip.Properties.verify|verify} messages.
         * @function encode
         * @memberof gossip.Properties
         * @static
         * @param {gossip.Properties.$Properties} message Properties message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Properties.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ledgerHeight != null && $Object.hasOwnProperty.call(message, "ledgerHeight") && (typeof message.ledgerHeight === "object" ? message.ledgerHeight.low || message.ledgerHeight.high : message.ledgerHeight !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.ledgerHeight);
            if (message.leftChannel != null && $Object.hasOwnProperty.call(message, "leftChannel") && message.leftChannel !== false)
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.leftChannel);
            if (message.chaincodes != null && message.chaincodes.length)
                for (var i = 0; i < message.chaincodes.length; ++i)
                    $root.gossip.Chaincode.encode(message.chaincodes[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Properties message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Properties
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Properties & gossip.Properties.$Shape} Properties
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Properties.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Properties();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.ledgerHeight = value;
                        else
                            delete message.ledgerHeight;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.leftChannel = value;
                        else
                            delete message.leftChannel;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.chaincodes && message.chaincodes.length))
                            message.chaincodes = [];
                        message.chaincodes.push($root.gossip.Chaincode.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Properties;
    })();

    gossip.StateInfo = (function() {

        /**
         * Properties of a StateInfo.
         * @typedef {Object} gossip.StateInfo.$Properties
         * @property {gossip.PeerTime.$Properties|null} [timestamp] StateInfo timestamp
         * @property {Uint8Array|null} [pkiId] StateInfo pkiId
         * @property {Uint8Array|null} [channel_MAC] StateInfo channel_MAC
         * @property {gossip.Properties.$Properties|null} [properties] StateInfo properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a StateInfo.
         * @memberof gossip
         * @interface IStateInfo
         * @augments gossip.StateInfo.$Properties
         * @deprecated Use gossip.StateInfo.$Properties instead.
         */

        /**
         * Shape of a StateInfo.
         * @typedef {gossip.StateInfo.$Properties} gossip.StateInfo.$Shape
         */

        /**
         * Constructs a new StateInfo.
         * @memberof gossip
         * @classdesc Represents a StateInfo.
         * @constructor
         * @param {gossip.StateInfo.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var StateInfo = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * StateInfo timestamp.
         * @member {gossip.PeerTime.$Properties|null|undefined} timestamp
         * @memberof gossip.StateInfo
         * @instance
         */
        StateInfo.prototype.timestamp = null;

        /**
         * StateInfo pkiId.
         * @member {Uint8Array} pkiId
         * @memberof gossip.StateInfo
         * @instance
         */
        StateInfo.prototype.pkiId = $util.newBuffer([]);

        /**
         * StateInfo channel_MAC.
         * @member {Uint8Array} channel_MAC
         * @memberof gossip.StateInfo
         * @instance
         */
        StateInfo.prototype.channel_MAC = $util.newBuffer([]);

        /**
         * StateInfo properties.
         * @member {gossip.Properties.$Properties|null|undefined} properties
         * @memberof gossip.StateInfo
         * @instance
         */
        StateInfo.prototype.properties = null;

        /**
         * Encodes the specified StateInfo message. Does not implicitly {@link gossip.StateInfo.verify|verify} messages.
         * @function encode
         * @memberof gossip.StateInfo
         * @static
         * @param {gossip.StateInfo.$Properties} message StateInfo message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        StateInfo.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                $root.gossip.PeerTime.encode(message.timestamp, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.pkiId != null && $Object.hasOwnProperty.call(message, "pkiId") && message.pkiId.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.pkiId);
            if (message.channel_MAC != null && $Object.hasOwnProperty.call(message, "channel_MAC") && message.channel_MAC.length)
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.channel_MAC);
            if (message.properties != null && $Object.hasOwnProperty.call(message, "properties"))
                $root.gossip.Properties.encode(message.properties, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a StateInfo message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.StateInfo
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.StateInfo & gossip.StateInfo.$Shape} StateInfo
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        StateInfo.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.StateInfo();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.timestamp = $root.gossip.PeerTime.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.pkiId = value;
                        else
                            delete message.pkiId;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.channel_MAC = value;
                        else
                            delete message.channel_MAC;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.properties = $root.gossip.Properties.decode(reader, reader.size(), $undefined, _depth + 1, message.properties);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return StateInfo;
    })();

    gossip.StateInfoSnapshot = (function() {

        /**
         * Properties of a StateInfoSnapshot.
         * @typedef {Object} gossip.StateInfoSnapshot.$Properties
         * @property {Array.<gossip.Envelope.$Properties>|null} [elements] StateInfoSnapshot elements
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a StateInfoSnapshot.
         * @memberof gossip
         * @interface IStateInfoSnapshot
         * @augments gossip.StateInfoSnapshot.$Properties
         * @deprecated Use gossip.StateInfoSnapshot.$Properties instead.
         */

        /**
         * Shape of a StateInfoSnapshot.
         * @typedef {gossip.StateInfoSnapshot.$Properties} gossip.StateInfoSnapshot.$Shape
         */

        /**
         * Constructs a new StateInfoSnapshot.
         * @memberof gossip
         * @classdesc Represents a StateInfoSnapshot.
         * @constructor
         * @param {gossip.StateInfoSnapshot.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var StateInfoSnapshot = function (properties) {
            this.elements = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * StateInfoSnapshot elements.
         * @member {Array.<gossip.Envelope.$Properties>} elements
         * @memberof gossip.StateInfoSnapshot
         * @instance
         */
        StateInfoSnapshot.prototype.elements = $util.emptyArray;

        /**
         * Encodes the specified StateInfoSnapshot message. Does not implicitly {@link gossip.StateInfoSnapshot.verify|verify} messages.
         * @function encode
         * @memberof gossip.StateInfoSnapshot
         * @static
         * @param {gossip.StateInfoSnapshot.$Properties} message StateInfoSnapshot message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        StateInfoSnapshot.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.elements != null && message.elements.length)
                for (var i = 0; i < message.elements.length; ++i)
                    $root.gossip.Envelope.encode(message.elements[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a StateInfoSnapshot message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.StateInfoSnapshot
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.StateInfoSnapshot & gossip.StateInfoSnapshot.$Shape} StateInfoSnapshot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        StateInfoSnapshot.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.StateInfoSnapshot();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.elements && message.elements.length))
                            message.elements = [];
                        message.elements.push($root.gossip.Envelope.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return StateInfoSnapshot;
    })();

    gossip.StateInfoPullRequest = (function() {

        /**
         * Properties of a StateInfoPullRequest.
         * @typedef {Object} gossip.StateInfoPullRequest.$Properties
         * @property {Uint8Array|null} [channel_MAC] StateInfoPullRequest channel_MAC
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a StateInfoPullRequest.
         * @memberof gossip
         * @interface IStateInfoPullRequest
         * @augments gossip.StateInfoPullRequest.$Properties
         * @deprecated Use gossip.StateInfoPullRequest.$Properties instead.
         */

        /**
         * Shape of a StateInfoPullRequest.
         * @typedef {gossip.StateInfoPullRequest.$Properties} gossip.StateInfoPullRequest.$Shape
         */

        /**
         * Constructs a new StateInfoPullRequest.
         * @memberof gossip
         * @classdesc Represents a StateInfoPullRequest.
         * @constructor
         * @param {gossip.StateInfoPullRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var StateInfoPullRequest = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * StateInfoPullRequest channel_MAC.
         * @member {Uint8Array} channel_MAC
         * @memberof gossip.StateInfoPullRequest
         * @instance
         */
        StateInfoPullRequest.prototype.channel_MAC = $util.newBuffer([]);

        /**
         * Encodes the specified StateInfoPullRequest message. Does not implicitly {@link gossip.StateInfoPullRequest.verify|verify} messages.
         * @function encode
         * @memberof gossip.StateInfoPullRequest
         * @static
         * @param {gossip.StateInfoPullRequest.$Properties} message StateInfoPullRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        StateInfoPullRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.channel_MAC != null && $Object.hasOwnProperty.call(message, "channel_MAC") && message.channel_MAC.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.channel_MAC);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a StateInfoPullRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.StateInfoPullRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.StateInfoPullRequest & gossip.StateInfoPullRequest.$Shape} StateInfoPullRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        StateInfoPullRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.StateInfoPullRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.channel_MAC = value;
                        else
                            delete message.channel_MAC;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return StateInfoPullRequest;
    })();

    gossip.RemoteStateRequest = (function() {

        /**
         * Properties of a RemoteStateRequest.
         * @typedef {Object} gossip.RemoteStateRequest.$Properties
         * @property {Long|null} [startSeqNum] RemoteStateRequest startSeqNum
         * @property {Long|null} [endSeqNum] RemoteStateRequest endSeqNum
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RemoteStateRequest.
         * @memberof gossip
         * @interface IRemoteStateRequest
         * @augments gossip.RemoteStateRequest.$Properties
         * @deprecated Use gossip.RemoteStateRequest.$Properties instead.
         */

        /**
         * Shape of a RemoteStateRequest.
         * @typedef {gossip.RemoteStateRequest.$Properties} gossip.RemoteStateRequest.$Shape
         */

        /**
         * Constructs a new RemoteStateRequest.
         * @memberof gossip
         * @classdesc Represents a RemoteStateRequest.
         * @constructor
         * @param {gossip.RemoteStateRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var RemoteStateRequest = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RemoteStateRequest startSeqNum.
         * @member {Long} startSeqNum
         * @memberof gossip.RemoteStateRequest
         * @instance
         */
        RemoteStateRequest.prototype.startSeqNum = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * RemoteStateRequest endSeqNum.
         * @member {Long} endSeqNum
         * @memberof gossip.RemoteStateRequest
         * @instance
         */
        RemoteStateRequest.prototype.endSeqNum = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified RemoteStateRequest message. Does not implicitly {@link gossip.RemoteStateRequest.verify|verify} messages.
         * @function encode
         * @memberof gossip.RemoteStateRequest
         * @static
         * @param {gossip.RemoteStateRequest.$Properties} message RemoteStateRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RemoteStateRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.startSeqNum != null && $Object.hasOwnProperty.call(message, "startSeqNum") && (typeof message.startSeqNum === "object" ? message.startSeqNum.low || message.startSeqNum.high : message.startSeqNum !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.startSeqNum);
            if (message.endSeqNum != null && $Object.hasOwnProperty.call(message, "endSeqNum") && (typeof message.endSeqNum === "object" ? message.endSeqNum.low || message.endSeqNum.high : message.endSeqNum !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.endSeqNum);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RemoteStateRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.RemoteStateRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.RemoteStateRequest & gossip.RemoteStateRequest.$Shape} RemoteStateRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RemoteStateRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.RemoteStateRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.startSeqNum = value;
                        else
                            delete message.startSeqNum;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.endSeqNum = value;
                        else
                            delete message.endSeqNum;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RemoteStateRequest;
    })();

    gossip.RemoteStateResponse = (function() {

        /**
         * Properties of a RemoteStateResponse.
         * @typedef {Object} gossip.RemoteStateResponse.$Properties
         * @property {Array.<gossip.Payload.$Properties>|null} [payloads] RemoteStateResponse payloads
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RemoteStateResponse.
         * @memberof gossip
         * @interface IRemoteStateResponse
         * @augments gossip.RemoteStateResponse.$Properties
         * @deprecated Use gossip.RemoteStateResponse.$Properties instead.
         */

        /**
         * Shape of a RemoteStateResponse.
         * @typedef {gossip.RemoteStateResponse.$Properties} gossip.RemoteStateResponse.$Shape
         */

        /**
         * Constructs a new RemoteStateResponse.
         * @memberof gossip
         * @classdesc Represents a RemoteStateResponse.
         * @constructor
         * @param {gossip.RemoteStateResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var RemoteStateResponse = function (properties) {
            this.payloads = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RemoteStateResponse payloads.
         * @member {Array.<gossip.Payload.$Properties>} payloads
         * @memberof gossip.RemoteStateResponse
         * @instance
         */
        RemoteStateResponse.prototype.payloads = $util.emptyArray;

        /**
         * Encodes the specified RemoteStateResponse message. Does not implicitly {@link gossip.RemoteStateResponse.verify|verify} messages.
         * @function encode
         * @memberof gossip.RemoteStateResponse
         * @static
         * @param {gossip.RemoteStateResponse.$Properties} message RemoteStateResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RemoteStateResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.payloads != null && message.payloads.length)
                for (var i = 0; i < message.payloads.length; ++i)
                    $root.gossip.Payload.encode(message.payloads[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RemoteStateResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.RemoteStateResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.RemoteStateResponse & gossip.RemoteStateResponse.$Shape} RemoteStateResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RemoteStateResponse.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.RemoteStateResponse();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.payloads && message.payloads.length))
                            message.payloads = [];
                        message.payloads.push($root.gossip.Payload.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RemoteStateResponse;
    })();

    gossip.LeadershipMessage = (function() {

        /**
         * Properties of a LeadershipMessage.
         * @typedef {Object} gossip.LeadershipMessage.$Properties
         * @property {Uint8Array|null} [pkiId] LeadershipMessage pkiId
         * @property {gossip.PeerTime.$Properties|null} [timestamp] LeadershipMessage timestamp
         * @property {boolean|null} [isDeclaration] LeadershipMessage isDeclaration
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LeadershipMessage.
         * @memberof gossip
         * @interface ILeadershipMessage
         * @augments gossip.LeadershipMessage.$Properties
         * @deprecated Use gossip.LeadershipMessage.$Properties instead.
         */

        /**
         * Shape of a LeadershipMessage.
         * @typedef {gossip.LeadershipMessage.$Properties} gossip.LeadershipMessage.$Shape
         */

        /**
         * Constructs a new LeadershipMessage.
         * @memberof gossip
         * @classdesc Represents a LeadershipMessage.
         * @constructor
         * @param {gossip.LeadershipMessage.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var LeadershipMessage = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LeadershipMessage pkiId.
         * @member {Uint8Array} pkiId
         * @memberof gossip.LeadershipMessage
         * @instance
         */
        LeadershipMessage.prototype.pkiId = $util.newBuffer([]);

        /**
         * LeadershipMessage timestamp.
         * @member {gossip.PeerTime.$Properties|null|undefined} timestamp
         * @memberof gossip.LeadershipMessage
         * @instance
         */
        LeadershipMessage.prototype.timestamp = null;

        /**
         * LeadershipMessage isDeclaration.
         * @member {boolean} isDeclaration
         * @memberof gossip.LeadershipMessage
         * @instance
         */
        LeadershipMessage.prototype.isDeclaration = false;

        /**
         * Encodes the specified LeadershipMessage message. Does not implicitly {@link gossip.LeadershipMessage.verify|verify} messages.
         * @function encode
         * @memberof gossip.LeadershipMessage
         * @static
         * @param {gossip.LeadershipMessage.$Properties} message LeadershipMessage message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LeadershipMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.pkiId != null && $Object.hasOwnProperty.call(message, "pkiId") && message.pkiId.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pkiId);
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                $root.gossip.PeerTime.encode(message.timestamp, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.isDeclaration != null && $Object.hasOwnProperty.call(message, "isDeclaration") && message.isDeclaration !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isDeclaration);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LeadershipMessage message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.LeadershipMessage
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.LeadershipMessage & gossip.LeadershipMessage.$Shape} LeadershipMessage
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LeadershipMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.LeadershipMessage();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.pkiId = value;
                        else
                            delete message.pkiId;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.timestamp = $root.gossip.PeerTime.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.isDeclaration = value;
                        else
                            delete message.isDeclaration;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return LeadershipMessage;
    })();

    gossip.PeerIdentity = (function() {

        /**
         * Properties of a PeerIdentity.
         * @typedef {Object} gossip.PeerIdentity.$Properties
         * @property {Uint8Array|null} [pkiId] PeerIdentity pkiId
         * @property {Uint8Array|null} [cert] PeerIdentity cert
         * @property {Uint8Array|null} [metadata] PeerIdentity metadata
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a PeerIdentity.
         * @memberof gossip
         * @interface IPeerIdentity
         * @augments gossip.PeerIdentity.$Properties
         * @deprecated Use gossip.PeerIdentity.$Properties instead.
         */

        /**
         * Shape of a PeerIdentity.
         * @typedef {gossip.PeerIdentity.$Properties} gossip.PeerIdentity.$Shape
         */

        /**
         * Constructs a new PeerIdentity.
         * @memberof gossip
         * @classdesc Represents a PeerIdentity.
         * @constructor
         * @param {gossip.PeerIdentity.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var PeerIdentity = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * PeerIdentity pkiId.
         * @member {Uint8Array} pkiId
         * @memberof gossip.PeerIdentity
         * @instance
         */
        PeerIdentity.prototype.pkiId = $util.newBuffer([]);

        /**
         * PeerIdentity cert.
         * @member {Uint8Array} cert
         * @memberof gossip.PeerIdentity
         * @instance
         */
        PeerIdentity.prototype.cert = $util.newBuffer([]);

        /**
         * PeerIdentity metadata.
         * @member {Uint8Array} metadata
         * @memberof gossip.PeerIdentity
         * @instance
         */
        PeerIdentity.prototype.metadata = $util.newBuffer([]);

        /**
         * Encodes the specified PeerIdentity message. Does not implicitly {@link gossip.PeerIdentity.verify|verify} messages.
         * @function encode
         * @memberof gossip.PeerIdentity
         * @static
         * @param {gossip.PeerIdentity.$Properties} message PeerIdentity message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        PeerIdentity.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.pkiId != null && $Object.hasOwnProperty.call(message, "pkiId") && message.pkiId.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pkiId);
            if (message.cert != null && $Object.hasOwnProperty.call(message, "cert") && message.cert.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.cert);
            if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.metadata);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a PeerIdentity message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.PeerIdentity
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.PeerIdentity & gossip.PeerIdentity.$Shape} PeerIdentity
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        PeerIdentity.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.PeerIdentity();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.pkiId = value;
                        else
                            delete message.pkiId;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.cert = value;
                        else
                            delete message.cert;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.metadata = value;
                        else
                            delete message.metadata;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return PeerIdentity;
    })();

    gossip.Acknowledgement = (function() {

        /**
         * Properties of an Acknowledgement.
         * @typedef {Object} gossip.Acknowledgement.$Properties
         * @property {string|null} [error] Acknowledgement error
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Acknowledgement.
         * @memberof gossip
         * @interface IAcknowledgement
         * @augments gossip.Acknowledgement.$Properties
         * @deprecated Use gossip.Acknowledgement.$Properties instead.
         */

        /**
         * Shape of an Acknowledgement.
         * @typedef {gossip.Acknowledgement.$Properties} gossip.Acknowledgement.$Shape
         */

        /**
         * Constructs a new Acknowledgement.
         * @memberof gossip
         * @classdesc Represents an Acknowledgement.
         * @constructor
         * @param {gossip.Acknowledgement.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        var Acknowledgement = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Acknowledgement error.
         * @member {string} error
         * @memberof gossip.Acknowledgement
         * @instance
         */
        Acknowledgement.prototype.error = "";

        /**
         * Encodes the specified Acknowledgement message. Does not implicitly {@link gossip.Acknowledgement.verify|verify} messages.
         * @function encode
         * @memberof gossip.Acknowledgement
         * @static
         * @param {gossip.Acknowledgement.$Properties} message Acknowledgement message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Acknowledgement.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Acknowledgement message from the specified reader or buffer.
         * @function decode
         * @memberof gossip.Acknowledgement
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gossip.Acknowledgement & gossip.Acknowledgement.$Shape} Acknowledgement
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Acknowledgement.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gossip.Acknowledgement();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.error = value;
                        else
                            delete message.error;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Acknowledgement;
    })();

    return gossip;
})();

module.exports = $root;
