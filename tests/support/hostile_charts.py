"""A Helm repository and a registry whose archives mean harm."""
import gzip
import hashlib
import http.server
import json
import socketserver
import threading

from .hostile_sources import DEVICE, HARD_LINK, LINK, PIPE, packed
from .process import HOST, free_port

EMPTY = "sha256:" + hashlib.sha256(b"{}").hexdigest()
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
MOVED = {"moved-circle": "/circle", "moved-file": "file:///etc/passwd", "moved-endless": "/endless"}  # where a layer lies
REALMS = {"realm-file": "file:///etc/passwd", "realm-endless": "http://HOST/endless", "realm-circle": "http://HOST/circle", "realm-itself": "http://HOST/v2/realm-itself/"}
CHART = "apiVersion: v2\nname: NAME\nversion: 1.0.0\n"
OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: fine}\n"


def archives(limit):
    """{name: archive}; `limit` is how much may come out of one."""
    def chart(name, *entries):
        return packed([(f"{name}/Chart.yaml", CHART.replace("NAME", name)), (f"{name}/templates/a.yaml", OBJECT), *entries])

    return {
        "above": chart("above", ("above/../../x", "a")),
        "absolute": chart("absolute", ("/etc/x", "a")),
        "linked": chart("linked", ("linked/templates/l.yaml", (LINK, "/etc/passwd"))),
        "linked-above": chart("linked-above", ("linked-above/l", (LINK, "../../../x"))),
        "through": chart("through", ("through/l", (LINK, "templates")), ("through/l/b.yaml", OBJECT)),
        "odd": chart("odd", ("odd/h", (HARD_LINK, "/etc/passwd")), ("odd/p", (PIPE, "")), ("odd/d", (DEVICE, ""))),
        "twice": chart("twice", ("twice/templates/a.yaml", OBJECT.replace("fine", "the last"))),
        "bomb": chart("bomb", ("bomb/zeros", bytes(limit + 1))),
        "bomb-twice": gzip.compress(chart("bomb-twice", ("bomb-twice/zeros", bytes(limit + 1)))),
        "trailing": chart("trailing") + b"behind it",
        "cut": chart("cut")[:-30],
        "no-archive": b"this is no archive",
        "other-name": chart("another"),
    }


class HostileCharts(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def __init__(self, limit):
        self.archives = archives(limit)
        self.asked = []
        self.blobs, self.manifests = {EMPTY: b"{}"}, {}
        for name, data in self.archives.items():
            self.add_artifact(name, data)
        self.add_artifact("lying-size", self.archives["odd"], size=1)
        self.add_artifact("lying-digest", self.archives["odd"], digest="sha256:" + "0" * 64)
        self.add_artifact("odd-digest", self.archives["odd"], digest="sha256:../../../../etc/passwd")
        for name in MOVED:
            self.add_artifact(name, name.encode(), size=100)
        self.manifests["many-layers"] = self.manifests["odd"].replace(b'"layers": [', b'"layers": [' + b"{}," * 100000)
        self.manifests["deep"] = b"[" * 100000
        self.manifests["index-of-itself"] = json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": [
            {"mediaType": INDEX, "digest": "sha256:" + "1" * 64, "size": 2}]}).encode()
        super().__init__((HOST, free_port()), HostileHandler)
        self.host = f"{HOST}:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def add_artifact(self, name, data, digest=None, size=None):
        digest = digest or "sha256:" + hashlib.sha256(data).hexdigest()
        self.blobs[digest] = data
        self.manifests[name] = json.dumps({
            "schemaVersion": 2, "mediaType": MANIFEST, "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": EMPTY, "size": 2},
            "layers": [{"mediaType": LAYER, "digest": digest, "size": len(data) if size is None else size}]}).encode()

    def handle_error(self, *_):
        pass  # whoever hangs up is right

    def close(self):
        self.shutdown()
        self.server_close()


class HostileHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, data, status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def index(self):
        names = [*self.server.archives, "endless", "circle"]
        return json.dumps({"apiVersion": "v1", "entries": {name: [{"name": name, "version": "1.0.0", "urls": [f"{name}.tgz"]}] for name in names}
                           | {"scheme": [{"name": "scheme", "version": "1.0.0", "urls": ["file:///etc/passwd"]}]}}).encode()

    def endless(self):
        self.send_response(200)
        self.end_headers()
        block = bytes(1 << 16)
        while True:
            self.wfile.write(block)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        self.server.asked.append(self.path)
        place, _, name = self.path.partition("?")[0].rpartition("/")
        name = name.removesuffix(".tgz")
        if self.path == "/charts/index.yaml":
            self.answer(self.index())
        elif name == "endless":
            self.endless()
        elif self.path.startswith("/v2/realm-"):
            realm = REALMS[self.path.split("/")[2]].replace("HOST", self.server.host)
            self.answer(b"", 401, WWW_Authenticate=f'Bearer realm="{realm}",service="s"')
        elif self.path == "/v2/endless-manifest/manifests/1.0.0":
            self.endless()
        elif name == "circle":
            self.answer(b"", 302, Location=self.path)
        elif place == "/charts" and name in self.server.archives:
            self.answer(self.server.archives[name])
        elif "/manifests/" in self.path and self.path.split("/")[2] in self.server.manifests:
            manifest = self.server.manifests[self.path.split("/")[2]]
            self.answer(manifest, Content_Type=MANIFEST, Docker_Content_Digest="sha256:" + hashlib.sha256(manifest).hexdigest())
        elif "/blobs/" in self.path and self.path.split("/")[2] in MOVED and not self.path.endswith(EMPTY):
            self.answer(b"", 307, Location=MOVED[self.path.split("/")[2]])
        elif "/blobs/" in self.path:
            self.answer(self.server.blobs.get(self.path.partition("/blobs/")[2], b""))
        else:
            self.answer(b"", 404)
