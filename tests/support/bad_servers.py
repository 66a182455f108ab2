"""Git servers that misbehave: one that says nothing, one that never ends."""
import http.server
import socket
import socketserver
import threading

from .process import HOST, free_port

SHA = "1234567890123456789012345678901234567890"


def packet(text):
    data = text if isinstance(text, bytes) else text.encode()
    return b"%04x" % (len(data) + 4) + data


class SilentServer:
    """Takes connections and never answers."""

    def __init__(self):
        self.socket = socket.create_server((HOST, 0))
        self.url = f"http://{HOST}:{self.socket.getsockname()[1]}/repository.git"
        self.held = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                self.held.append(self.socket.accept()[0])
            except OSError:
                return

    def close(self):
        self.socket.close()
        for connection in self.held:
            connection.close()


class EndlessServer(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Announces one branch and, asked for it, sends a pack without end (or `limit` bytes of it); or an index of charts."""

    daemon_threads = True

    def __init__(self, limit=5 << 30):
        self.limit, self.sent = limit, 0
        super().__init__((HOST, free_port()), EndlessHandler)
        self.url = f"http://{HOST}:{self.server_address[1]}/repository.git"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass  # whoever hangs up is right

    def close(self):
        self.shutdown()
        self.server_close()


class EndlessHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, kind, parts):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in parts:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def index(self):
        """A repository of ever more charts with many versions each."""
        yield b"apiVersion: v1\nentries:\n"
        lines = b"".join(b"  - {version: 1.0.%d, created: '2026-01-01T00:00:00Z', urls: [x.tgz], description: %s}\n" % (n, b"d" * 400) for n in range(2000))
        while self.server.sent < self.server.limit:
            self.server.sent += len(lines)
            yield b"  chart-%d:\n" % self.server.sent + lines

    def do_GET(self):
        if self.path.endswith("/index.yaml"):
            self.answer("text/yaml", self.index())
            return
        refs = [packet("# service=git-upload-pack\n"), b"0000",
                packet(f"{SHA} HEAD\0side-band-64k symref=HEAD:refs/heads/main agent=git/2\n"), packet(f"{SHA} refs/heads/main\n"), b"0000"]
        self.answer("application/x-git-upload-pack-advertisement", refs)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.answer("application/x-git-upload-pack-result", self.pack())

    def pack(self):
        """One blob that says it is enormous, stored rather than compressed."""
        yield packet("NAK\n")
        header = b"PACK" + (2).to_bytes(4, "big") + (1).to_bytes(4, "big")
        size, first = 1 << 40, True
        entry = bytearray([0x80 | (3 << 4) | (size & 15)])
        size >>= 4
        while size or first:
            entry.append((size & 127) | (0x80 if size > 127 else 0))
            size, first = size >> 7, False
        block = b"\0" + (60000).to_bytes(2, "little") + (60000 ^ 0xFFFF).to_bytes(2, "little") + b"x" * 60000
        yield packet(b"\1" + header + bytes(entry) + b"\x78\x01")
        while self.server.sent < self.server.limit:
            self.server.sent += len(block)
            yield packet(b"\1" + block)
