"""As much of HTTP/2 as it takes to open streams, and to send what no decent client does: no compression, no windows."""
import socket
import ssl
import struct

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 0, 1, 3, 4, 6, 7, 8, 9
ACK, END_STREAM, END_HEADERS = 1, 1, 4
INITIAL_WINDOW_SIZE = 4


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack("!I", len(payload))[1:] + bytes([kind, flags]) + struct.pack("!I", stream) + payload


def literal(text):
    """A text of HPACK, not compressed."""
    data, size = text.encode(), len(text.encode())
    if size < 127:
        return bytes([size]) + data
    head, size = [127], size - 127
    while size > 127:
        head.append(size % 128 | 128)
        size //= 128
    return bytes([*head, size]) + data


def fields(*pairs):
    """A header block without compression."""
    return b"".join(b"\0" + literal(name) + literal(value) for name, value in pairs)


def grpc_fields(method):
    return fields((":method", "POST"), (":scheme", "http"), (":path", f"/{method}"), (":authority", "x"), ("content-type", "application/grpc"),
                  ("te", "trailers"))


class Connection:
    """A connection whose preface was sent: over TLS, where the server is not verified, or in the clear."""

    def __init__(self, host, port, timeout=60, tls=True, settings=b""):
        self.socket = socket.create_connection((host, port), timeout=timeout)
        if tls:
            context = ssl._create_unverified_context()
            context.set_alpn_protocols(["h2"])
            self.socket = context.wrap_socket(self.socket)
            assert self.socket.selected_alpn_protocol() == "h2"
        self.host, self.next, self.input = f"{host}:{port}", 1, b""
        self.send(PREFACE + frame(SETTINGS, payload=settings))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, data):
        self.socket.sendall(data)

    def request(self, path, token, method="GET", end=True):
        """The number of the stream that it was sent on."""
        stream, self.next = self.next, self.next + 2
        head = fields((":method", method), (":scheme", "https"), (":authority", self.host), (":path", path), ("authorization", f"Bearer {token}"))
        self.send(frame(HEADERS, END_HEADERS | (END_STREAM if end else 0), stream, head))
        return stream

    def read(self):
        """The next frame as (kind, flags, stream, payload); None at the end."""
        while len(self.input) < 9 or len(self.input) < 9 + self.size():
            data = self.socket.recv(65536)
            if not data:
                return None
            self.input += data
        size = self.size()
        kind, flags, stream = struct.unpack("!BBI", self.input[3:9])
        payload, self.input = self.input[9:9 + size], self.input[9 + size:]
        return kind, flags, stream, payload

    def size(self):
        return int.from_bytes(self.input[:3], "big")

    def until(self, kind):
        """The payload of the next frame of a kind."""
        while True:
            found = self.read()
            if not found:
                raise ConnectionError("closed")
            if found[0] == kind:
                return found[3]

    def is_ended(self):
        """Whether the server says goodbye, or hangs up."""
        try:
            self.until(GOAWAY)
            return True
        except (ConnectionError, BrokenPipeError):
            return True
        except socket.timeout:
            return False

    def wait_for_headers(self, count):
        """Until that many streams were answered."""
        streams = set()
        while len(streams) < count:
            kind, _, stream, _ = self.read()
            if kind == HEADERS:
                streams.add(stream)

    def close(self):
        self.socket.close()
