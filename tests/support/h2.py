"""HTTP/2 frame by frame, for what no decent client sends."""
import socket
import struct

from .process import HOST

DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 0, 1, 3, 4, 6, 7, 8, 9
END_STREAM, END_HEADERS, ACK = 1, 4, 1
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
INITIAL_WINDOW_SIZE = 4


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def literal(text):
    data = text.encode()
    return bytes([len(data)]) + data if len(data) < 127 else b"\x7f" + varint(len(data) - 127) + data


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out + bytes([number]))


def block(headers):
    """A header block without compression."""
    return b"".join(b"\x00" + literal(name) + literal(value) for name, value in headers.items())


def grpc_headers(method, **more):
    return {":method": "POST", ":scheme": "http", ":path": f"/{method}", ":authority": "x", "content-type": "application/grpc",
            "te": "trailers", **more}


class Connection:
    """One connection whose preface has been exchanged."""

    def __init__(self, port, settings=b""):
        self.socket = socket.create_connection((HOST, port), 30)
        self.buffer = b""
        self.send(PREFACE + frame(SETTINGS, payload=settings))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def take(self, size):
        while len(self.buffer) < size:
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError("closed")
            self.buffer += more
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def next(self):
        """(kind, flags, stream, payload)"""
        head = self.take(9)
        kind, flags, stream = struct.unpack(">BBI", head[3:])
        return kind, flags, stream, self.take(struct.unpack(">I", b"\0" + head[:3])[0])

    def until(self, kind):
        """The payload of the next frame of a kind."""
        while True:
            found, _, _, payload = self.next()
            if found == kind:
                return payload

    def is_ended(self):
        """Whether the server says goodbye, or hangs up."""
        try:
            self.until(GOAWAY)
            return True
        except (ConnectionError, BrokenPipeError):
            return True
        except socket.timeout:
            return False
