"""A gRPC-web client in a few lines: unary calls, messages written field by field."""
import http.client
import struct

from .process import HOST


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out + bytes([number]))


def message(fields):
    """The bytes of {number: text, bytes or a number}."""
    out = b""
    for number, value in fields.items():
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(data)) + data
    return out


def frame(data, flags=0):
    return struct.pack(">BI", flags, len(data)) + data


def call(port, method, body, headers=None, seconds=60):
    """(gRPC status, its message, the frames of the answer) of one request; `body` is what is sent, frames and all."""
    connection = http.client.HTTPConnection(HOST, port, timeout=seconds)
    try:
        connection.request("POST", f"/{method}", body, {"Content-Type": "application/grpc-web+proto", **(headers or {})})
        response = connection.getresponse()
        data = response.read()
    finally:
        connection.close()
    assert response.status == 200, (response.status, data)
    frames = []
    while data:
        flags, length = struct.unpack(">BI", data[:5])
        frames.append((flags, data[5:5 + length]))
        data = data[5 + length:]
    status = response.getheader("Grpc-Status")
    if status is None:
        trailers = dict(line.split(":", 1) for line in frames[-1][1].decode().strip().splitlines())
        return int(trailers["grpc-status"]), trailers.get("grpc-message", "").strip(), frames
    return int(status), response.getheader("Grpc-Message") or "", frames
