"""A proxy in front of the API server that answers wrongly, slowly or not at all, as a test asks for."""
import http.client
import http.server
import json
import re
import socket
import threading
import time
import urllib.parse

from .process import HOST, free_port

HOP_HEADERS = {"connection", "transfer-encoding", "keep-alive", "content-length"}


class Fault:
    """What happens to requests that match: `status` is answered instead, or the connection says nothing for `silence_s`."""

    def __init__(self, method="", path="", status=None, times=1 << 30, retry_after=None, silence_s=None, reason="", body=None):
        self.method, self.path = method, re.compile(path)
        self.status, self.times, self.retry_after = status, times, retry_after
        self.silence_s, self.reason, self.body = silence_s, reason, body
        self.hits = 0

    def takes(self, method, path):
        if self.method and self.method != method or not self.path.search(path) or self.hits >= self.times:
            return False
        self.hits += 1
        return True

    def answer(self):
        status = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": self.status, "reason": self.reason,
                  "message": f"made up by a test: {self.status}"}
        return self.body if self.body is not None else json.dumps(status).encode()


class FaultProxy:
    """`url` speaks plain HTTP and adds nothing: the bearer token of the caller goes through."""

    def __init__(self, cluster):
        self.cluster, self.faults, self.requests = cluster, [], []
        self.streams = set()  # the sockets of watches
        self.frozen = threading.Event()  # while set, streams that are open carry nothing, and stay open
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_any(self):
                proxy.handle(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_any

        self.server = http.server.ThreadingHTTPServer((HOST, self.port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, **fault):
        made = Fault(**fault)
        self.faults.append(made)
        return made

    def clear(self):
        self.faults.clear()
        self.frozen.clear()

    def break_streams(self):
        for stream in list(self.streams):
            stream.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def count(self, method, path):
        pattern = re.compile(path)
        return sum(1 for seen_method, seen in list(self.requests) if seen_method == method and pattern.search(seen))

    # a request

    def handle(self, handler):
        self.requests.append((handler.command, handler.path))
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        for fault in self.faults:
            if fault.takes(handler.command, handler.path):
                return self.fail(handler, fault)
        try:
            self.forward(handler, body)
        except (OSError, http.client.HTTPException):
            handler.close_connection = True
        return None

    @staticmethod
    def fail(handler, fault):
        if fault.silence_s:
            time.sleep(fault.silence_s)
        if fault.status is None:
            handler.close_connection = True
            return
        data = fault.answer()
        handler.send_response(fault.status)
        if fault.retry_after is not None:
            handler.send_header("Retry-After", str(fault.retry_after))
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def forward(self, handler, body):
        upstream = http.client.HTTPSConnection(self.cluster.host, self.cluster.port, context=self.cluster.tls, timeout=3600)
        try:
            headers = {key: value for key, value in handler.headers.items() if key.lower() not in HOP_HEADERS | {"host"}}
            upstream.request(handler.command, handler.path, body or None, headers)
            response = upstream.getresponse()
            is_watch = "watch" in urllib.parse.parse_qs(urllib.parse.urlsplit(handler.path).query)
            handler.send_response(response.status)
            for key, value in response.getheaders():
                if key.lower() not in HOP_HEADERS:
                    handler.send_header(key, value)
            if is_watch:
                handler.send_header("Transfer-Encoding", "chunked")
                handler.end_headers()
                self.streams.add(handler.connection)
                try:
                    self.stream(handler, response)
                finally:
                    self.streams.discard(handler.connection)
            else:
                data = response.read()
                handler.send_header("Content-Length", str(len(data)))
                handler.end_headers()
                handler.wfile.write(data)
        finally:
            upstream.close()

    def stream(self, handler, response):
        while True:
            data = response.read1(65536)
            while self.frozen.is_set():
                time.sleep(0.05)
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            handler.wfile.flush()
            if not data:
                return
