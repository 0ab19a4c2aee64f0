import * as $protobuf from "protobufjs";
import Long = require("long");

export namespace gossip {

    interface IEnvelope extends gossip.Envelope.$Properties {
    }

    class Envelope {
        constructor(properties?: gossip.Envelope.$Properties);
        $unknowns?: Uint8Array[];
        payload: Uint8Array;
        signature: Uint8Array;
        secretEnvelope?: (gossip.SecretEnvelope.$Properties|null);
        static encode(message: gossip.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Envelope & gossip.Envelope.$Shape;
    }

    namespace Envelope {
        interface $Properties {
            payload?: (Uint8Array|null);
            signature?: (Uint8Array|null);
            secretEnvelope?: (gossip.SecretEnvelope.$Properties|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Envelope.$Properties;
    }

    interface ISecretEnvelope extends gossip.SecretEnvelope.$Properties {
    }

    class SecretEnvelope {
        constructor(properties?: gossip.SecretEnvelope.$Properties);
        $unknowns?: Uint8Array[];
        payload: Uint8Array;
        signature: Uint8Array;
        static encode(message: gossip.SecretEnvelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.SecretEnvelope & gossip.SecretEnvelope.$Shape;
    }

    namespace SecretEnvelope {
        interface $Properties {
            payload?: (Uint8Array|null);
            signature?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.SecretEnvelope.$Properties;
    }

    interface ISecret extends gossip.Secret.$Properties {
    }

    class Secret {
        constructor(properties?: gossip.Secret.$Properties);
        $unknowns?: Uint8Array[];
        internalEndpoint?: (string|null);
        content?: "internalEndpoint";
        static encode(message: gossip.Secret.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Secret & gossip.Secret.$Shape;
    }

    namespace Secret {
        interface $Properties {
            internalEndpoint?: (string|null);
            content?: "internalEndpoint";
            $unknowns?: Uint8Array[];
        }
        type $Shape = {
          internalEndpoint?: string|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ content?: undefined; internalEndpoint?: null }|{ content?: "internalEndpoint"; internalEndpoint: string })
        );
    }

    interface IGossipMessage extends gossip.GossipMessage.$Properties {
    }

    class GossipMessage {
        constructor(properties?: gossip.GossipMessage.$Properties);
        $unknowns?: Uint8Array[];
        nonce: Long;
        channel: Uint8Array;
        tag: gossip.GossipMessage.Tag;
        aliveMsg?: (gossip.AliveMessage.$Properties|null);
        memReq?: (gossip.MembershipRequest.$Properties|null);
        memRes?: (gossip.MembershipResponse.$Properties|null);
        dataMsg?: (gossip.DataMessage.$Properties|null);
        hello?: (gossip.GossipHello.$Properties|null);
        dataDig?: (gossip.DataDigest.$Properties|null);
        dataReq?: (gossip.DataRequest.$Properties|null);
        dataUpdate?: (gossip.DataUpdate.$Properties|null);
        empty?: (gossip.Empty.$Properties|null);
        conn?: (gossip.ConnEstablish.$Properties|null);
        stateInfo?: (gossip.StateInfo.$Properties|null);
        stateSnapshot?: (gossip.StateInfoSnapshot.$Properties|null);
        stateInfoPullReq?: (gossip.StateInfoPullRequest.$Properties|null);
        stateRequest?: (gossip.RemoteStateRequest.$Properties|null);
        stateResponse?: (gossip.RemoteStateResponse.$Properties|null);
        leadershipMsg?: (gossip.LeadershipMessage.$Properties|null);
        peerIdentity?: (gossip.PeerIdentity.$Properties|null);
        ack?: (gossip.Acknowledgement.$Properties|null);
        privateReq?: (Uint8Array|null);
        privateRes?: (Uint8Array|null);
        privateData?: (Uint8Array|null);
        content?: ("aliveMsg"|"memReq"|"memRes"|"dataMsg"|"hello"|"dataDig"|"dataReq"|"dataUpdate"|"empty"|"conn"|"stateInfo"|"stateSnapshot"|"stateInfoPullReq"|"stateRequest"|"stateResponse"|"leadershipMsg"|"peerIdentity"|"ack"|"privateReq"|"privateRes"|"privateData");
        static encode(message: gossip.GossipMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.GossipMessage & gossip.GossipMessage.$Shape;
    }

    namespace GossipMessage {
        interface $Properties {
            nonce?: (Long|null);
            channel?: (Uint8Array|null);
            tag?: (gossip.GossipMessage.Tag|null);
            aliveMsg?: (gossip.AliveMessage.$Properties|null);
            memReq?: (gossip.MembershipRequest.$Properties|null);
            memRes?: (gossip.MembershipResponse.$Properties|null);
            dataMsg?: (gossip.DataMessage.$Properties|null);
            hello?: (gossip.GossipHello.$Properties|null);
            dataDig?: (gossip.DataDigest.$Properties|null);
            dataReq?: (gossip.DataRequest.$Properties|null);
            dataUpdate?: (gossip.DataUpdate.$Properties|null);
            empty?: (gossip.Empty.$Properties|null);
            conn?: (gossip.ConnEstablish.$Properties|null);
            stateInfo?: (gossip.StateInfo.$Properties|null);
            stateSnapshot?: (gossip.StateInfoSnapshot.$Properties|null);
            stateInfoPullReq?: (gossip.StateInfoPullRequest.$Properties|null);
            stateRequest?: (gossip.RemoteStateRequest.$Properties|null);
            stateResponse?: (gossip.RemoteStateResponse.$Properties|null);
            leadershipMsg?: (gossip.LeadershipMessage.$Properties|null);
            peerIdentity?: (gossip.PeerIdentity.$Properties|null);
            ack?: (gossip.Acknowledgement.$Properties|null);
            privateReq?: (Uint8Array|null);
            privateRes?: (Uint8Array|null);
            privateData?: (Uint8Array|null);
            content?: ("aliveMsg"|"memReq"|"memRes"|"dataMsg"|"hello"|"dataDig"|"dataReq"|"dataUpdate"|"empty"|"conn"|"stateInfo"|"stateSnapshot"|"stateInfoPullReq"|"stateRequest"|"stateResponse"|"leadershipMsg"|"peerIdentity"|"ack"|"privateReq"|"privateRes"|"privateData");
            $unknowns?: Uint8Array[];
        }
        type $Shape = {
          nonce?: Long|null;
          channel?: Uint8Array|null;
          tag?: gossip.GossipMessage.Tag|null;
          aliveMsg?: gossip.AliveMessage.$Shape|null;
          memReq?: gossip.MembershipRequest.$Shape|null;
          memRes?: gossip.MembershipResponse.$Shape|null;
          dataMsg?: gossip.DataMessage.$Shape|null;
          hello?: gossip.GossipHello.$Shape|null;
          dataDig?: gossip.DataDigest.$Shape|null;
          dataReq?: gossip.DataRequest.$Shape|null;
          dataUpdate?: gossip.DataUpdate.$Shape|null;
          empty?: gossip.Empty.$Shape|null;
          conn?: gossip.ConnEstablish.$Shape|null;
          stateInfo?: gossip.StateInfo.$Shape|null;
          stateSnapshot?: gossip.StateInfoSnapshot.$Shape|null;
          stateInfoPullReq?: gossip.StateInfoPullRequest.$Shape|null;
          stateRequest?: gossip.RemoteStateRequest.$Shape|null;
          stateResponse?: gossip.RemoteStateResponse.$Shape|null;
          leadershipMsg?: gossip.LeadershipMessage.$Shape|null;
          peerIdentity?: gossip.PeerIdentity.$Shape|null;
          ack?: gossip.Acknowledgement.$Shape|null;
          privateReq?: Uint8Array|null;
          privateRes?: Uint8Array|null;
          privateData?: Uint8Array|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ content?: undefined; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "aliveMsg"; aliveMsg: gossip.AliveMessage.$Shape; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "memReq"; aliveMsg?: null; memReq: gossip.MembershipRequest.$Shape; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "memRes"; aliveMsg?: null; memReq?: null; memRes: gossip.MembershipResponse.$Shape; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataMsg"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg: gossip.DataMessage.$Shape; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "hello"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello: gossip.GossipHello.$Shape; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataDig"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig: gossip.DataDigest.$Shape; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq: gossip.DataRequest.$Shape; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "dataUpdate"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate: gossip.DataUpdate.$Shape; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "empty"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty: gossip.Empty.$Shape; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "conn"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn: gossip.ConnEstablish.$Shape; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateInfo"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo: gossip.StateInfo.$Shape; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateSnapshot"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot: gossip.StateInfoSnapshot.$Shape; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateInfoPullReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq: gossip.StateInfoPullRequest.$Shape; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateRequest"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest: gossip.RemoteStateRequest.$Shape; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "stateResponse"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse: gossip.RemoteStateResponse.$Shape; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "leadershipMsg"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg: gossip.LeadershipMessage.$Shape; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "peerIdentity"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity: gossip.PeerIdentity.$Shape; ack?: null; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "ack"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack: gossip.Acknowledgement.$Shape; privateReq?: null; privateRes?: null; privateData?: null }|{ content?: "privateReq"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq: Uint8Array; privateRes?: null; privateData?: null }|{ content?: "privateRes"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes: Uint8Array; privateData?: null }|{ content?: "privateData"; aliveMsg?: null; memReq?: null; memRes?: null; dataMsg?: null; hello?: null; dataDig?: null; dataReq?: null; dataUpdate?: null; empty?: null; conn?: null; stateInfo?: null; stateSnapshot?: null; stateInfoPullReq?: null; stateRequest?: null; stateResponse?: null; leadershipMsg?: null; peerIdentity?: null; ack?: null; privateReq?: null; privateRes?: null; privateData: Uint8Array })
        );

        enum Tag {
            UNDEFINED = 0,
            EMPTY = 1,
            ORG_ONLY = 2,
            CHAN_ONLY = 3,
            CHAN_AND_ORG = 4,
            CHAN_OR_ORG = 5
        }
    }

    enum PullMsgType {
        UNDEFINED = 0,
        BLOCK_MSG = 1,
        IDENTITY_MSG = 2
    }

    interface IEmpty extends gossip.Empty.$Properties {
    }

    class Empty {
        constructor(properties?: gossip.Empty.$Properties);
        $unknowns?: Uint8Array[];
        static encode(message: gossip.Empty.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Empty & gossip.Empty.$Shape;
    }

    namespace Empty {
        interface $Properties {
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Empty.$Properties;
    }

    interface IConnEstablish extends gossip.ConnEstablish.$Properties {
    }

    class ConnEstablish {
        constructor(properties?: gossip.ConnEstablish.$Properties);
        $unknowns?: Uint8Array[];
        pkiId: Uint8Array;
        identity: Uint8Array;
        tlsCertHash: Uint8Array;
        probe: boolean;
        static encode(message: gossip.ConnEstablish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.ConnEstablish & gossip.ConnEstablish.$Shape;
    }

    namespace ConnEstablish {
        interface $Properties {
            pkiId?: (Uint8Array|null);
            identity?: (Uint8Array|null);
            tlsCertHash?: (Uint8Array|null);
            probe?: (boolean|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.ConnEstablish.$Properties;
    }

    interface IPeerTime extends gossip.PeerTime.$Properties {
    }

    class PeerTime {
        constructor(properties?: gossip.PeerTime.$Properties);
        $unknowns?: Uint8Array[];
        incNum: Long;
        seqNum: Long;
        static encode(message: gossip.PeerTime.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.PeerTime & gossip.PeerTime.$Shape;
    }

    namespace PeerTime {
        interface $Properties {
            incNum?: (Long|null);
            seqNum?: (Long|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.PeerTime.$Properties;
    }

    interface IMember extends gossip.Member.$Properties {
    }

    class Member {
        constructor(properties?: gossip.Member.$Properties);
        $unknowns?: Uint8Array[];
        endpoint: string;
        metadata: Uint8Array;
        pkiId: Uint8Array;
        static encode(message: gossip.Member.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Member & gossip.Member.$Shape;
    }

    namespace Member {
        interface $Properties {
            endpoint?: (string|null);
            metadata?: (Uint8Array|null);
            pkiId?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Member.$Properties;
    }

    interface IAliveMessage extends gossip.AliveMessage.$Properties {
    }

    class AliveMessage {
        constructor(properties?: gossip.AliveMessage.$Properties);
        $unknowns?: Uint8Array[];
        membership?: (gossip.Member.$Properties|null);
        timestamp?: (gossip.PeerTime.$Properties|null);
        identity: Uint8Array;
        static encode(message: gossip.AliveMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.AliveMessage & gossip.AliveMessage.$Shape;
    }

    namespace AliveMessage {
        interface $Properties {
            membership?: (gossip.Member.$Properties|null);
            timestamp?: (gossip.PeerTime.$Properties|null);
            identity?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.AliveMessage.$Properties;
    }

    interface IMembershipRequest extends gossip.MembershipRequest.$Properties {
    }

    class MembershipRequest {
        constructor(properties?: gossip.MembershipRequest.$Properties);
        $unknowns?: Uint8Array[];
        selfInformation?: (gossip.Envelope.$Properties|null);
        known: Uint8Array[];
        static encode(message: gossip.MembershipRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.MembershipRequest & gossip.MembershipRequest.$Shape;
    }

    namespace MembershipRequest {
        interface $Properties {
            selfInformation?: (gossip.Envelope.$Properties|null);
            known?: (Uint8Array[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.MembershipRequest.$Properties;
    }

    interface IMembershipResponse extends gossip.MembershipResponse.$Properties {
    }

    class MembershipResponse {
        constructor(properties?: gossip.MembershipResponse.$Properties);
        $unknowns?: Uint8Array[];
        alive: gossip.Envelope.$Properties[];
        dead: gossip.Envelope.$Properties[];
        static encode(message: gossip.MembershipResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.MembershipResponse & gossip.MembershipResponse.$Shape;
    }

    namespace MembershipResponse {
        interface $Properties {
            alive?: (gossip.Envelope.$Properties[]|null);
            dead?: (gossip.Envelope.$Properties[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.MembershipResponse.$Properties;
    }

    interface IPayload extends gossip.Payload.$Properties {
    }

    class Payload {
        constructor(properties?: gossip.Payload.$Properties);
        $unknowns?: Uint8Array[];
        seqNum: Long;
        data: Uint8Array;
        privateData: Uint8Array[];
        static encode(message: gossip.Payload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Payload & gossip.Payload.$Shape;
    }

    namespace Payload {
        interface $Properties {
            seqNum?: (Long|null);
            data?: (Uint8Array|null);
            privateData?: (Uint8Array[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Payload.$Properties;
    }

    interface IDataMessage extends gossip.DataMessage.$Properties {
    }

    class DataMessage {
        constructor(properties?: gossip.DataMessage.$Properties);
        $unknowns?: Uint8Array[];
        payload?: (gossip.Payload.$Properties|null);
        static encode(message: gossip.DataMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.DataMessage & gossip.DataMessage.$Shape;
    }

    namespace DataMessage {
        interface $Properties {
            payload?: (gossip.Payload.$Properties|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.DataMessage.$Properties;
    }

    interface IGossipHello extends gossip.GossipHello.$Properties {
    }

    class GossipHello {
        constructor(properties?: gossip.GossipHello.$Properties);
        $unknowns?: Uint8Array[];
        nonce: Long;
        metadata: Uint8Array;
        msgType: gossip.PullMsgType;
        static encode(message: gossip.GossipHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.GossipHello & gossip.GossipHello.$Shape;
    }

    namespace GossipHello {
        interface $Properties {
            nonce?: (Long|null);
            metadata?: (Uint8Array|null);
            msgType?: (gossip.PullMsgType|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.GossipHello.$Properties;
    }

    interface IDataDigest extends gossip.DataDigest.$Properties {
    }

    class DataDigest {
        constructor(properties?: gossip.DataDigest.$Properties);
        $unknowns?: Uint8Array[];
        nonce: Long;
        digests: Uint8Array[];
        msgType: gossip.PullMsgType;
        static encode(message: gossip.DataDigest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.DataDigest & gossip.DataDigest.$Shape;
    }

    namespace DataDigest {
        interface $Properties {
            nonce?: (Long|null);
            digests?: (Uint8Array[]|null);
            msgType?: (gossip.PullMsgType|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.DataDigest.$Properties;
    }

    interface IDataRequest extends gossip.DataRequest.$Properties {
    }

    class DataRequest {
        constructor(properties?: gossip.DataRequest.$Properties);
        $unknowns?: Uint8Array[];
        nonce: Long;
        digests: Uint8Array[];
        msgType: gossip.PullMsgType;
        static encode(message: gossip.DataRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.DataRequest & gossip.DataRequest.$Shape;
    }

    namespace DataRequest {
        interface $Properties {
            nonce?: (Long|null);
            digests?: (Uint8Array[]|null);
            msgType?: (gossip.PullMsgType|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.DataRequest.$Properties;
    }

    interface IDataUpdate extends gossip.DataUpdate.$Properties {
    }

    class DataUpdate {
        constructor(properties?: gossip.DataUpdate.$Properties);
        $unknowns?: Uint8Array[];
        nonce: Long;
        data: gossip.Envelope.$Properties[];
        msgType: gossip.PullMsgType;
        static encode(message: gossip.DataUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.DataUpdate & gossip.DataUpdate.$Shape;
    }

    namespace DataUpdate {
        interface $Properties {
            nonce?: (Long|null);
            data?: (gossip.Envelope.$Properties[]|null);
            msgType?: (gossip.PullMsgType|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.DataUpdate.$Properties;
    }

    interface IChaincode extends gossip.Chaincode.$Properties {
    }

    class Chaincode {
        constructor(properties?: gossip.Chaincode.$Properties);
        $unknowns?: Uint8Array[];
        name: string;
        version: string;
        metadata: Uint8Array;
        static encode(message: gossip.Chaincode.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Chaincode & gossip.Chaincode.$Shape;
    }

    namespace Chaincode {
        interface $Properties {
            name?: (string|null);
            version?: (string|null);
            metadata?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Chaincode.$Properties;
    }

    interface IProperties extends gossip.Properties.$Properties {
    }

    class Properties {
        constructor(properties?: gossip.Properties.$Properties);
        $unknowns?: Uint8Array[];
        ledgerHeight: Long;
        leftChannel: boolean;
        chaincodes: gossip.Chaincode.$Properties[];
        static encode(message: gossip.Properties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Properties & gossip.Properties.$Shape;
    }

    namespace Properties {
        interface $Properties {
            ledgerHeight?: (Long|null);
            leftChannel?: (boolean|null);
            chaincodes?: (gossip.Chaincode.$Properties[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Properties.$Properties;
    }

    interface IStateInfo extends gossip.StateInfo.$Properties {
    }

    class StateInfo {
        constructor(properties?: gossip.StateInfo.$Properties);
        $unknowns?: Uint8Array[];
        timestamp?: (gossip.PeerTime.$Properties|null);
        pkiId: Uint8Array;
        channel_MAC: Uint8Array;
        properties?: (gossip.Properties.$Properties|null);
        static encode(message: gossip.StateInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.StateInfo & gossip.StateInfo.$Shape;
    }

    namespace StateInfo {
        interface $Properties {
            timestamp?: (gossip.PeerTime.$Properties|null);
            pkiId?: (Uint8Array|null);
            channel_MAC?: (Uint8Array|null);
            properties?: (gossip.Properties.$Properties|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.StateInfo.$Properties;
    }

    interface IStateInfoSnapshot extends gossip.StateInfoSnapshot.$Properties {
    }

    class StateInfoSnapshot {
        constructor(properties?: gossip.StateInfoSnapshot.$Properties);
        $unknowns?: Uint8Array[];
        elements: gossip.Envelope.$Properties[];
        static encode(message: gossip.StateInfoSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.StateInfoSnapshot & gossip.StateInfoSnapshot.$Shape;
    }

    namespace StateInfoSnapshot {
        interface $Properties {
            elements?: (gossip.Envelope.$Properties[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.StateInfoSnapshot.$Properties;
    }

    interface IStateInfoPullRequest extends gossip.StateInfoPullRequest.$Properties {
    }

    class StateInfoPullRequest {
        constructor(properties?: gossip.StateInfoPullRequest.$Properties);
        $unknowns?: Uint8Array[];
        channel_MAC: Uint8Array;
        static encode(message: gossip.StateInfoPullRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.StateInfoPullRequest & gossip.StateInfoPullRequest.$Shape;
    }

    namespace StateInfoPullRequest {
        interface $Properties {
            channel_MAC?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.StateInfoPullRequest.$Properties;
    }

    interface IRemoteStateRequest extends gossip.RemoteStateRequest.$Properties {
    }

    class RemoteStateRequest {
        constructor(properties?: gossip.RemoteStateRequest.$Properties);
        $unknowns?: Uint8Array[];
        startSeqNum: Long;
        endSeqNum: Long;
        static encode(message: gossip.RemoteStateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.RemoteStateRequest & gossip.RemoteStateRequest.$Shape;
    }

    namespace RemoteStateRequest {
        interface $Properties {
            startSeqNum?: (Long|null);
            endSeqNum?: (Long|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.RemoteStateRequest.$Properties;
    }

    interface IRemoteStateResponse extends gossip.RemoteStateResponse.$Properties {
    }

    class RemoteStateResponse {
        constructor(properties?: gossip.RemoteStateResponse.$Properties);
        $unknowns?: Uint8Array[];
        payloads: gossip.Payload.$Properties[];
        static encode(message: gossip.RemoteStateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.RemoteStateResponse & gossip.RemoteStateResponse.$Shape;
    }

    namespace RemoteStateResponse {
        interface $Properties {
            payloads?: (gossip.Payload.$Properties[]|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.RemoteStateResponse.$Properties;
    }

    interface ILeadershipMessage extends gossip.LeadershipMessage.$Properties {
    }

    class LeadershipMessage {
        constructor(properties?: gossip.LeadershipMessage.$Properties);
        $unknowns?: Uint8Array[];
        pkiId: Uint8Array;
        timestamp?: (gossip.PeerTime.$Properties|null);
        isDeclaration: boolean;
        static encode(message: gossip.LeadershipMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.LeadershipMessage & gossip.LeadershipMessage.$Shape;
    }

    namespace LeadershipMessage {
        interface $Properties {
            pkiId?: (Uint8Array|null);
            timestamp?: (gossip.PeerTime.$Properties|null);
            isDeclaration?: (boolean|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.LeadershipMessage.$Properties;
    }

    interface IPeerIdentity extends gossip.PeerIdentity.$Properties {
    }

    class PeerIdentity {
        constructor(properties?: gossip.PeerIdentity.$Properties);
        $unknowns?: Uint8Array[];
        pkiId: Uint8Array;
        cert: Uint8Array;
        metadata: Uint8Array;
        static encode(message: gossip.PeerIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.PeerIdentity & gossip.PeerIdentity.$Shape;
    }

    namespace PeerIdentity {
        interface $Properties {
            pkiId?: (Uint8Array|null);
            cert?: (Uint8Array|null);
            metadata?: (Uint8Array|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.PeerIdentity.$Properties;
    }

    interface IAcknowledgement extends gossip.Acknowledgement.$Properties {
    }

    class Acknowledgement {
        constructor(properties?: gossip.Acknowledgement.$Properties);
        $unknowns?: Uint8Array[];
        error: string;
        static encode(message: gossip.Acknowledgement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gossip.Acknowledgement & gossip.Acknowledgement.$Shape;
    }

    namespace Acknowledgement {
        interface $Properties {
            error?: (string|null);
            $unknowns?: Uint8Array[];
        }
        type $Shape = gossip.Acknowledgement.$Properties;
    }
}
