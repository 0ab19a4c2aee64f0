"""An adapter without a kit: the protocol of proto/conformance/v1/adapter.proto around the node in node.py.

Everything happens in the thread that answers the requests of a world, one after the other: what a call sets off has happened
when it is answered. Times are nanoseconds since Open.
"""
import hashlib
import heapq
import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import grpc
from conformance.v1 import adapter_pb2 as pb
from node import Node, Refused

SIZES = [("grpc.max_receive_message_length", 16 << 20), ("grpc.max_send_message_length", 16 << 20)]
DESCRIPTION = pb.Description(
    name="python example", version="0.1.0", language="Python", dialect="fabric", port_version="1.1", families=["EMIT"],
    capabilities=["ordered-emission"], clock_grain_ns=1, isolation=pb.SESSION)


class Failed(Exception):
    """A call that is not done: of which kind, and why."""


class Clock:
    """Virtual time: it passes in `advance` only, and jumps from one timer to the next."""

    def __init__(self):
        self.now, self.timers, self.count = 0, [], 0

    def schedule(self, at, what):
        self.count += 1  # timers of one instant are due in the order in which they were made
        heapq.heappush(self.timers, (at, self.count, what))

    def advance(self, duration):
        end = self.now + duration
        while self.timers and self.timers[0][0] <= end:  # those at the very end included, and those that they make
            self.now, _, what = heapq.heappop(self.timers)
            what()
        self.now = end


class Crypto:
    """The test crypto, of one identity; see DirectoryEntry."""

    def __init__(self, identity, world):
        self.identity, self.world = identity, world

    def pki_id(self, identity):
        return hashlib.sha256(identity).digest()

    def sign(self, message):
        return hashlib.sha256(self.identity + message).digest()

    def verify(self, identity, signature, message):
        return signature == hashlib.sha256(identity + message).digest()

    def org(self, identity):
        """None: it is not valid."""
        entry = self.world.directory.get(identity)
        has_expired = entry and entry.HasField("expires_at_ns") and self.world.clock.now > entry.expires_at_ns
        return entry.org if entry and entry.valid and not has_expired else None


class Stream:
    """A stream between a peer and the node, as the node has it."""

    def __init__(self, world, peer, is_own):
        self.world, self.peer, self.is_own, self.is_open, self.is_greeted, self.unread = world, peer, is_own, True, False, []
        peer.streams.append(self)

    def send(self, envelope):
        self.unread.append(envelope)
        if not self.peer.is_paused:
            self.read()

    def read(self):
        """The peer reads what has come: first of all the handshake."""
        for envelope in self.unread:
            name, is_first, self.is_greeted = self.peer.spec.name, not self.is_greeted, True
            if is_first:
                self.world.tell(connected=pb.Connected(peer=name, opened_by_subject=self.is_own, handshake=envelope))
            else:
                self.world.tell(received=pb.Received(peer=name, envelope=envelope))
        self.unread = []

    def close(self, reason):
        """The node ends it."""
        if self.is_open:
            self.is_open = False
            self.world.tell(disconnected=pb.Disconnected(peer=self.peer.spec.name, reason=reason))


class World:
    """One world: a method for each request, which is given it and the peer that it names."""

    def __init__(self):
        self.subject, self.node, self.clock, self.peers, self.directory, self.events = None, None, Clock(), {}, {}, []

    def open(self, request, _):
        self.subject, = request.subjects  # one, since it does not declare several-subjects
        self.directory = {entry.identity: entry for entry in request.directory}

    def tell(self, **kind):
        self.events.append(pb.Event(at_ns=self.clock.now, subject=self.subject.name, **kind))

    def dial(self, endpoint):
        """The node's way out: a stream to whoever is there, or None."""
        peer = next((one for one in self.peers.values() if one.is_reachable and endpoint in one.spec.endpoints), None)
        self.tell(dialled=pb.Dialled(endpoint=endpoint, answered=peer is not None))
        return peer and Stream(self, peer, is_own=True)

    def start(self, request, _):
        self.node = Node(self.subject.settings, Crypto(self.subject.identity, self), self.clock, self.dial)
        self.node.start()

    def stop(self, request, _):
        if self.node:
            self.node.stop()

    def add_peer(self, request, _):
        self.peers[request.name] = SimpleNamespace(spec=request, is_reachable=True, is_paused=False, streams=[])

    def set_reachable(self, request, peer):
        peer.is_reachable = request.reachable

    def connect(self, request, peer):
        if not self.node.is_running:
            return self.tell(disconnected=pb.Disconnected(peer=peer.spec.name, reason="the subject does not run"))
        stream = Stream(self, peer, is_own=False)
        self.node.opened(stream)
        self.node.receive(stream, peer.spec.handshake)

    def disconnect(self, request, peer):
        for stream in peer.streams:
            stream.is_open = False
        peer.streams = []

    def pause(self, request, peer):
        peer.is_paused = True

    def resume(self, request, peer):
        peer.is_paused = False
        for stream in peer.streams:
            stream.read()

    def send(self, request, peer):
        for envelope in request.envelopes:
            stream = next((one for one in reversed(peer.streams) if one.is_open), None)
            if stream is None:
                raise Failed(pb.Failure.NOT_POSSIBLE, f"{peer.spec.name} has no open stream")
            self.node.receive(stream, envelope)

    def gossip(self, request, _):
        for message in request.messages:
            self.node.gossip(message)  # what it does with them is told by what it sends

    def update_directory(self, request, _):
        self.directory.update({entry.identity: entry for entry in request.entries})

    def advance(self, request, _):
        self.clock.advance(request.duration_ns)
        events, self.events = self.events, []
        return pb.Response(events=pb.Events(events=events))

    def answer(self, call, request):
        if (self.subject is None) != (call == "open"):
            raise Failed(pb.Failure.NOT_POSSIBLE, "a stream has one world, and Open comes first")
        name, method = getattr(request, "peer", None), getattr(self, call or "", None)
        if method is None:
            raise Failed(pb.Failure.UNKNOWN, f"this adapter does not know {call}")
        if name is not None and name not in self.peers:
            raise Failed(pb.Failure.NOT_POSSIBLE, f"nobody has added {name}")
        if call in ("connect", "send", "gossip") and not self.node:
            raise Failed(pb.Failure.NOT_POSSIBLE, "it has not been started")
        return method(request, self.peers.get(name)) or pb.Response(done=pb.Done())


def failure(error):
    if isinstance(error, Refused):
        error = Failed(pb.Failure.REFUSED, str(error))
    # What nobody knows, the node has died of.
    kind, message = error.args if isinstance(error, Failed) else (pb.Failure.SUBJECT_CRASHED, traceback.format_exc())
    return pb.Response(failure=pb.Failure(kind=kind, message=message))


def play(requests, context):
    """The life of one world, which ends with the stream."""
    world = World()
    for request in requests:
        call = request.WhichOneof("call")
        try:
            yield world.answer(call, getattr(request, call or "", None))
        except Exception as error:
            yield failure(error)


if __name__ == "__main__":
    # A new stream may come before the end of an old one has been noticed: one thread would wait for it for ever.
    server = grpc.server(ThreadPoolExecutor(max_workers=4), options=SIZES)
    handlers = {
        "Describe": grpc.unary_unary_rpc_method_handler(
            lambda request, context: DESCRIPTION, pb.DescribeRequest.FromString, pb.Description.SerializeToString),
        "Play": grpc.stream_stream_rpc_method_handler(play, pb.Request.FromString, pb.Response.SerializeToString)}
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("gossiptck.conformance.v1.Adapter", handlers),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"gossip-tck adapter at 127.0.0.1:{port}", flush=True)
    sys.stdin.read()  # ends with the suite
    os._exit(0)
