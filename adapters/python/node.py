"""A gossip node of one idea, the batching emitter (EMIT), and what it needs: it takes in alive messages of whoever has opened a
stream, and passes those of its own organization, and what its application says, on within the organization. It has no
channels, seeks nobody and forgets nobody. It knows nothing of who judges it."""
import random
import re

import gossip_pb2 as gossip

MILLISECOND = 1_000_000
UNITS = {"ms": MILLISECOND, "s": 1_000 * MILLISECOND, "m": 60_000 * MILLISECOND, "h": 3_600_000 * MILLISECOND}
# What it does not do has no settings here; whoever gives them silences a node that does.
NOT_ITS_AFFAIR = {
    "aliveTimeInterval", "aliveExpirationTimeout", "reconnectInterval", "pullInterval", "publishStateInfoInterval",
    "requestStateInfoInterval", "membershipTrackerInterval",
}


class Refused(Exception):
    """A setting that it can't take; the words name it."""


def count(text):
    if not re.fullmatch(r"[0-9]+", text):
        raise ValueError("must be a whole number, 0 or more")
    return int(text)


def duration(text):
    """Nanoseconds of `10ms` or `1h6m0s`."""
    parts = re.findall(r"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)", text)
    total = sum(float(number) * UNITS[unit] for number, unit in parts)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise ValueError("must be a duration, as 10ms")
    return int(total)


SETTINGS = {
    "propagateIterations": (count, 1), "maxPropagationBurstSize": (count, 10), "propagatePeerNum": (count, 3),
    "maxPropagationBurstLatency": (duration, 10 * MILLISECOND),
}


def read(given):
    """Nothing (0) means the default."""
    values = {key: default for key, (_, default) in SETTINGS.items()}
    for key, text in given.items():
        if key in SETTINGS:
            try:
                values[key] = SETTINGS[key][0](text) or SETTINGS[key][1]
            except ValueError as error:
                raise Refused(f"{key} is {text}: it {error}")
        elif key not in NOT_ITS_AFFAIR:
            raise Refused(f"{key} is no setting of this node")
    return values


class Peer:
    """Somebody whose handshake was taken. `time`: of the last alive message; None: there is none."""

    def __init__(self, identity, org):
        self.identity, self.org, self.stream, self.time, self.endpoint = identity, org, None, None, ""


class Node:
    def __init__(self, settings, crypto, clock, dial):
        values = read(settings)
        self.iterations, self.burst = values["propagateIterations"], values["maxPropagationBurstSize"]
        self.fan_out, self.latency = values["propagatePeerNum"], values["maxPropagationBurstLatency"]
        self.crypto, self.clock, self.dial, self.random = crypto, clock, dial, random.Random()
        # Of streams: who is at the other end, None as long as nobody has said so. Of peers: by PKI-ID.
        self.buffer, self.streams, self.peers, self.is_running = [], {}, {}, False

    def start(self):
        self.is_running = True
        self.org = self.crypto.org(self.crypto.identity)
        self.tick_at(self.clock.now + self.latency)

    def stop(self):
        self.is_running = False
        for stream in self.streams:
            stream.close("the node stops")

    def tick_at(self, at):
        """The timer runs since the start, whatever else happens (EMIT-2, EMIT-8)."""

        def tick():
            if self.is_running:
                self.emit()
                self.tick_at(at + self.latency)

        self.clock.schedule(at, tick)

    def gossip(self, payload):
        if self.is_running:
            self.add(self.signed(payload), None)

    def add(self, envelope, source):
        """A full buffer is emitted at once (EMIT-1)."""
        self.buffer.append([envelope, source, self.iterations])
        if len(self.buffer) >= self.burst:
            self.emit()

    def emit(self):
        """The whole buffer goes to one draw of peers (EMIT-5), in its order; what has emissions left keeps its place."""
        if not self.buffer:
            return
        alive = [peer for peer in self.peers.values() if peer.time is not None and peer.org == self.org]
        drawn = self.random.sample(alive, min(self.fan_out, len(alive)))
        for message in self.buffer:
            for peer in drawn:
                if peer is not message[1]:
                    self.send(peer, message[0])
            message[2] -= 1
        self.buffer = [message for message in self.buffer if message[2] > 0]

    def send(self, peer, envelope):
        """Over its stream; one that is gone is opened anew."""
        if not peer.stream.is_open:
            stream = self.dial(peer.endpoint)
            if stream is None:
                return
            self.opened(stream)
            peer.stream, self.streams[stream] = stream, peer
        peer.stream.send(envelope)

    def opened(self, stream):
        """Whoever has opened it, both sides say first who they are."""
        self.streams[stream] = None
        identity = self.crypto.identity
        conn = gossip.ConnEstablish(pki_id=self.crypto.pki_id(identity), identity=identity)
        stream.send(self.signed(gossip.GossipMessage(tag=gossip.GossipMessage.EMPTY, conn=conn).SerializeToString()))

    def receive(self, stream, data):
        opened = parsed(data)
        if opened is None:
            return  # no message: whoever sends it may yet send another
        envelope, message = opened
        if self.streams[stream] is not None:
            self.take_in(self.streams[stream], data, envelope, message)
        elif not self.greeted(stream, envelope, message.conn):
            stream.close("no handshake of a valid identity")

    def greeted(self, stream, envelope, conn):
        org = self.crypto.org(conn.identity)
        if org is None or conn.pki_id != self.crypto.pki_id(conn.identity):
            return False
        if not self.crypto.verify(conn.identity, envelope.signature, envelope.payload):
            return False
        peer = self.peers.setdefault(conn.pki_id, Peer(conn.identity, org))
        peer.stream, self.streams[stream] = stream, peer
        return True

    def take_in(self, source, data, envelope, message):
        """An alive message that is newer than the last of its author is passed on as it came, if it is of the own organization."""
        alive = message.alive_msg
        author = self.peers.get(alive.membership.pki_id)
        if author is None or not self.crypto.verify(author.identity, envelope.signature, envelope.payload):
            return
        time = (alive.timestamp.inc_num, alive.timestamp.seq_num)
        if author.time is None or time > author.time:
            secret = gossip.Secret.FromString(envelope.secret_envelope.payload)
            author.time, author.endpoint = time, secret.internal_endpoint or alive.membership.endpoint
            if author.org == self.org:
                self.add(data, source)

    def signed(self, payload):
        return gossip.Envelope(payload=payload, signature=self.crypto.sign(payload)).SerializeToString()


def parsed(data):
    try:
        envelope = gossip.Envelope.FromString(data)
        return envelope, gossip.GossipMessage.FromString(envelope.payload)
    except Exception:
        return None
