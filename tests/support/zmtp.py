"""Just enough of ZeroMQ's wire protocol (ZMTP 3.0, no security) to send a server what no library would."""
import socket
import struct

GREETING = b"\xff" + b"\0" * 8 + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + b"\0" + b"\0" * 31


def command(name, properties):
    body = bytes([len(name)]) + name
    for key, value in properties.items():
        body += bytes([len(key)]) + key + struct.pack(">I", len(value)) + value
    return b"\x04" + bytes([len(body)]) + body


def frame(data, more=False, claimed_length=None):
    """A message frame; `claimed_length` lies about how long it is."""
    length = len(data) if claimed_length is None else claimed_length
    flags = (1 if more else 0) | (2 if length > 255 else 0)
    return bytes([flags]) + (struct.pack(">Q", length) if length > 255 else bytes([length])) + data


class Peer:
    """A connection that has shaken hands as a DEALER."""

    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port), 5)
        self.socket.sendall(GREETING)
        self.read(64)
        self.socket.sendall(command(b"READY", {b"Socket-Type": b"DEALER", b"Identity": b""}))
        flags, length = self.read(2)
        assert flags == 4, "expected READY"
        self.read(length)

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise ConnectionError("the server hung up")
            data += more
        return data

    def send(self, *parts):
        for index, part in enumerate(parts):
            self.socket.sendall(frame(part, more=index < len(parts) - 1))

    def receive(self, seconds=5):
        """The parts of the next message."""
        self.socket.settimeout(seconds)
        parts = []
        while True:
            flags = self.read(1)[0]
            length = struct.unpack(">Q", self.read(8))[0] if flags & 2 else self.read(1)[0]
            data = self.read(length)
            if not flags & 4:
                parts.append(data)
                if not flags & 1:
                    return parts

    def close(self):
        self.socket.close()
