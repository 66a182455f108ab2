"""The proxy of the web UI's extensions: what reaches a back end, what comes back, and who does not get that far."""
import base64
import hashlib
import http.client
import http.server
import json
import socket
import ssl
import threading
import urllib.request

import pytest
from support import paths
from support.api_server import APPLICATIONS, CONFIG_MAP, RBAC_MAP, ApiServer
from support.process import HOST, wait_until

SECRET = "/api/v1/namespaces/argocd/secrets/argocd-secret"
PROJECTS = "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects"
SUBJECT = {"Argocd-Application-Name": "argocd:extended", "Argocd-Project-Name": "default"}
LARGE = b"0123456789" * 500_000
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


class BackEnd(http.server.BaseHTTPRequestHandler):
    """Says what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/socket"):
            return self.speak()
        if self.path.startswith("/large"):
            return self.answer(200, LARGE)
        length = int(self.headers.get("Content-Length") or 0)
        told = {"method": self.command, "path": self.path, "headers": {key.lower(): value for key, value in self.headers.items()},
                "body": self.rfile.read(length).decode()}
        self.answer(418 if self.path == "/teapot" else 200, json.dumps(told).encode())

    do_POST = do_DELETE = do_GET

    def speak(self):
        """A web socket: says who it is for, then every message back, and a last word at the end."""
        accept = hashlib.sha1((self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        self.close_connection = True
        if (self.headers["Upgrade"], self.headers["Connection"]) != ("websocket", "Upgrade"):
            return self.answer(400, b"no web socket")
        self.send_response_only(101)
        for name, value in (("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", base64.b64encode(accept).decode())):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(frame(json.dumps({"path": self.path, "user": self.headers["Argocd-Username"], "token": self.headers["X-Token"],
                                           "login": "Cookie" in self.headers}).encode()))
        while head := self.rfile.read(2):
            mask, data = self.rfile.read(4), self.rfile.read(head[1] & 0x7F)
            self.wfile.write(frame(bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))))
        self.wfile.write(frame(b"bye"))

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("X-Answered-By", "back end")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def back_end():
    server = http.server.ThreadingHTTPServer((HOST, 0), BackEnd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def api(shared_argosy, bed, cluster, back_end):
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    config = {"extensions": [
        {"name": "echo", "backend": {"services": [{"url": f"http://{HOST}:{back_end}", "headers": [{"name": "X-Token", "value": "$echo.token"}]}]}},
        {"name": "many", "backend": {"services": [{"url": f"http://{HOST}:{back_end}", "cluster": {"name": "one"}},
                                                  {"url": f"http://{HOST}:{back_end}", "cluster": {"name": "two"}}]}},
        {"name": "gone", "backend": {"services": [{"url": f"http://{HOST}:1"}]}}]}
    cluster.merge(SECRET, {"stringData": {"echo.token": "from-the-secret"}})
    cluster.merge(CONFIG_MAP, {"data": {"extension.config": json.dumps(config), "accounts.visitor": "login, apiKey",
                                        "accounts.invoker": "login, apiKey"}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": "p, role:see, applications, get, */*, allow\ng, visitor, role:see\ng, invoker, role:see\n"
                                                    "p, invoker, extensions, invoke, echo, allow\np, role:admin, extensions, invoke, *, allow\n"}})
    project = {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": "narrow", "namespace": "argocd"},
               "spec": {"sourceRepos": ["*"], "destinations": [{"server": "https://elsewhere", "namespace": "*"}]}}
    cluster.create(project)
    for name, in_project in (("extended", "default"), ("confined", "narrow")):
        cluster.create({"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"name": name, "namespace": "argocd"},
                        "spec": {"project": in_project, "source": {"repoURL": "https://git.example.test/x", "path": "."},
                                 "destination": {"server": "https://kubernetes.default.svc", "namespace": "x"}}})
    with ApiServer(shared_argosy, "--enable-proxy-extension") as made:
        made.tokens = {name: token_of(made, name) for name in ("visitor", "invoker")}
        yield made
    for name in ("extended", "confined"):
        cluster.delete(f"{APPLICATIONS}/{name}")
    cluster.delete(f"{PROJECTS}/narrow")
    cluster.merge(CONFIG_MAP, {"data": {"extension.config": None, "accounts.visitor": None, "accounts.invoker": None}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": None}})


def token_of(api, name):
    answer = api.rest("POST", f"/api/v1/account/{name}/token", {})
    assert answer.status == 200, answer.body
    return answer.json["token"]


def ask(api, path, token=None, method="GET", body=None, subject=None):
    cookie = {"Cookie": f"argocd.token={api.token if token is None else token}"}
    return api.rest(method, path, body, {"Authorization": "none", **cookie, **(SUBJECT if subject is None else subject)})


def test_a_request_reaches_the_back_end_without_its_login(api, back_end):
    answer = ask(api, "/extensions/echo/a%20b/c?d=e&f", api.tokens["invoker"])
    assert (answer.status, answer.headers["X-Answered-By"]) == (200, "back end")
    headers = answer.json["headers"]
    assert answer.json["path"] == "/a%20b/c?d=e&f"
    assert headers["host"] == f"{HOST}:{back_end}"
    assert headers["x-token"] == "from-the-secret"
    assert headers["argocd-username"] == "invoker" and headers["argocd-namespace"] == "argocd"
    assert headers["argocd-target-cluster-url"] == "https://kubernetes.default.svc"
    assert headers["argocd-application-name"] == "argocd:extended"
    assert not {"cookie", "authorization"} & set(headers)


def test_bodies_go_both_ways(api):
    answer = ask(api, "/extensions/echo/x", method="POST", body=b"to the back end")
    assert (answer.json["method"], answer.json["body"]) == ("POST", "to the back end")
    assert ask(api, "/extensions/echo/large").body.encode() == LARGE
    assert ask(api, "/extensions/echo/teapot").status == 418


def test_a_claim_of_the_caller_does_not_reach_the_back_end(api):
    answer = ask(api, "/extensions/echo/", api.tokens["invoker"], subject={
        **SUBJECT, "Argocd-Username": "admin", "Argocd-User-Groups": "admins", "Argocd-Target-Cluster-Name": "other"})
    assert answer.json["headers"]["argocd-username"] == "invoker"
    assert not {"argocd-user-groups", "argocd-target-cluster-name"} & set(answer.json["headers"])


REFUSED = {  # path, whose token, subject: status and text
    "no-session": ("/extensions/echo/x", "", SUBJECT, 400, "Auth cookie not found\n"),
    "bad-session": ("/extensions/echo/x", "a.b.c", SUBJECT, 401, "Invalid token\n"),
    "may-not-invoke": ("/extensions/echo/x", "visitor", SUBJECT, 401, "Unauthorized extension request\n"),
    "another-extension": ("/extensions/many/x", "invoker", SUBJECT, 401, "Unauthorized extension request\n"),
    "no-application": ("/extensions/echo/x", None, {**SUBJECT, "Argocd-Application-Name": "argocd:absent"}, 401,
                       "Unauthorized extension request\n"),
    "another-project": ("/extensions/echo/x", None, {**SUBJECT, "Argocd-Project-Name": "narrow"}, 401, "Unauthorized extension request\n"),
    "project-forbids": ("/extensions/echo/x", None, {"Argocd-Application-Name": "argocd:confined", "Argocd-Project-Name": "narrow"}, 401,
                        "Unauthorized extension request\n"),
    "no-headers": ("/extensions/echo/x", None, {}, 400, 'Invalid headers: header "Argocd-Application-Name" must be provided\n'),
    "not-there": ("/extensions/absent/x", None, SUBJECT, 404, "Extension not found\n"),
    "no-service": ("/extensions/many/x", None, SUBJECT, 400, "invalid extension\n"),
    "upwards": ("/extensions/echo/../many/x", None, SUBJECT, 400, "Invalid URL: extension name must be provided\n"),
    "gone": ("/extensions/gone/x", None, SUBJECT, 502, ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_get_through_is_told_so(api, case):
    path, whose, subject, status, text = REFUSED[case]
    answer = ask(api, path, api.tokens.get(whose, whose), subject=subject)
    assert (answer.status, answer.body) == (status, text)


def frame(text, mask=b""):
    """One text frame of RFC 6455; a client's is masked."""
    data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(text)) if mask else text
    return bytes([0x81, len(text) | (0x80 if mask else 0)]) + mask + data


class WebSocket:
    """A client's side, opened through the proxy."""

    def __init__(self, api, path, token=None, subject=None):
        headers = {"Host": HOST, "Connection": "keep-alive, Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                   "Sec-WebSocket-Key": KEY, "Cookie": f"argocd.token={api.token if token is None else token}",
                   **(SUBJECT if subject is None else subject)}
        self.socket = socket.create_connection((HOST, api.port), timeout=20)
        self.file = self.socket.makefile("rb")
        self.socket.sendall(f"GET {path} HTTP/1.1\r\n".encode() + b"".join(f"{k}: {v}\r\n".encode() for k, v in headers.items()) + b"\r\n")
        self.status = int(self.file.readline().split()[1])
        self.headers = http.client.parse_headers(self.file)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()

    def say(self, text):
        self.socket.sendall(frame(text, b"mask"))

    def hear(self):
        """The next message; nothing at the end."""
        head = self.file.read(2)
        return self.file.read(head[1]) if head else b""


def test_a_web_socket_reaches_the_back_end_and_its_messages_go_both_ways(api):
    with WebSocket(api, "/extensions/echo/socket?a=b", api.tokens["invoker"]) as web:
        assert (web.status, web.headers["Upgrade"], web.headers["Connection"]) == (101, "websocket", "Upgrade")
        assert web.headers["Sec-WebSocket-Accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        told = json.loads(web.hear())
        assert told == {"path": "/socket?a=b", "user": "invoker", "token": "from-the-secret", "login": False}
        for text in (b"hello", b"x" * 100, b""):
            web.say(text)
            assert web.hear() == text
        web.socket.shutdown(socket.SHUT_WR)
        assert web.hear() == b"bye" and web.file.read() == b""


def test_a_web_socket_over_tls_is_none_the_wiser(shared_argosy, api):
    with ApiServer(shared_argosy, "--enable-proxy-extension", tls=True) as over_tls:
        raw = socket.create_connection((HOST, over_tls.port), timeout=20)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with context.wrap_socket(raw) as made:
            made.sendall(f"GET /extensions/echo/socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                         f"Sec-WebSocket-Key: {KEY}\r\nCookie: argocd.token={api.tokens['invoker']}\r\n".encode()
                         + b"".join(f"{k}: {v}\r\n".encode() for k, v in SUBJECT.items()) + b"\r\n" + frame(b"early", b"mask"))
            file = made.makefile("rb")
            assert file.readline() == b"HTTP/1.1 101 Switching Protocols\r\n"
            http.client.parse_headers(file)
            file.read(file.read(2)[1])
            assert file.read(7) == frame(b"early")


REFUSED_SOCKETS = {  # path, whose token, subject: status and text
    "no-session": ("/extensions/echo/socket", "", SUBJECT, 400, b"Auth cookie not found\n"),
    "may-not-invoke": ("/extensions/echo/socket", "visitor", SUBJECT, 401, b"Unauthorized extension request\n"),
    "no-headers": ("/extensions/echo/socket", None, {}, 400, b'Invalid headers: header "Argocd-Application-Name" must be provided\n'),
    "back-end-declines": ("/extensions/echo/teapot", None, SUBJECT, 418, None),
    "gone": ("/extensions/gone/socket", None, SUBJECT, 502, b""),
}


@pytest.mark.parametrize("case", REFUSED_SOCKETS)
def test_a_web_socket_that_does_not_get_through_is_told_so(api, case):
    path, whose, subject, status, text = REFUSED_SOCKETS[case]
    with WebSocket(api, path, api.tokens.get(whose, whose), subject) as web:
        assert web.status == status
        body = web.file.read(int(web.headers["Content-Length"]))
        assert text is None or body == text


def test_a_web_socket_ends_when_its_owner_may_not_any_more(api, cluster):
    token = api.rest("POST", "/api/v1/account/invoker/token", {"id": "short-lived"}).json["token"]

    def passes(web):
        try:
            web.say(b"still there")
            return web.hear() == b"still there"
        except OSError:
            return False

    with WebSocket(api, "/extensions/echo/socket", token) as web:
        web.hear()
        assert passes(web)
        assert api.rest("DELETE", "/api/v1/account/invoker/token/short-lived").status == 200
        wait_until(lambda: not passes(web), 20, "the connection outlives its token")


def test_a_config_that_is_wrong_changes_nothing_and_a_right_one_counts_at_once(api, cluster, back_end):
    before = cluster.get(CONFIG_MAP)["data"]["extension.config"]
    try:
        cluster.merge(CONFIG_MAP, {"data": {"extension.config": "extensions: [{name: 'a b'}]", "passwordPattern": "seen"}})
        wait_until(lambda: api.rest("GET", "/api/v1/settings").json.get("passwordPattern") == "seen", 10, "the settings are not seen")
        assert ask(api, "/extensions/echo/x").status == 200
        config = {"extensions": [{"name": "fresh", "backend": {"services": [{"url": f"http://{HOST}:{back_end}"}]}}]}
        cluster.merge(CONFIG_MAP, {"data": {"extension.config": json.dumps(config)}})
        wait_until(lambda: ask(api, "/extensions/fresh/x").status == 200, 10, "the new extension is not there")
        assert ask(api, "/extensions/echo/x").status == 404
    finally:
        cluster.merge(CONFIG_MAP, {"data": {"extension.config": before, "passwordPattern": None}})
        wait_until(lambda: ask(api, "/extensions/echo/x").status == 200, 10, "the old extension is not back")


def test_requests_are_counted_by_extension_and_status(api):
    ask(api, "/extensions/echo/x")
    with urllib.request.urlopen(f"http://{HOST}:{api.metrics_port}/metrics", timeout=10) as response:
        text = response.read().decode()
    assert 'argocd_proxy_extension_request_total{extension="echo",status="200"}' in text
    assert 'argocd_proxy_extension_request_duration_seconds_count{extension="echo"}' in text
