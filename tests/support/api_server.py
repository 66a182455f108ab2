"""An API server beside a control plane: its REST side, and the original's command line against it."""
import base64
import json
import ssl
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from . import paths
from .bed import responds
from .process import HOST, Process, free_port

APPLICATIONS = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications"
CONFIG_MAP = "/api/v1/namespaces/argocd/configmaps/argocd-cm"
RBAC_MAP = "/api/v1/namespaces/argocd/configmaps/argocd-rbac-cm"


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class ApiServer:
    """Reads the cluster that `control_plane` works in, and talks to its processes. Logged in as admin. In the clear, unless `tls`."""

    def __init__(self, control_plane, *flags, tls=False):
        self.control_plane, self.flags, self.scheme = control_plane, flags, "https" if tls else "http"
        self.trusting = ssl._create_unverified_context()  # the certificate is self-signed
        self.port, self.metrics_port = free_port(), free_port()
        self.process = Process(
            "server", [control_plane.program("server"), *([] if tls else ["--insecure"]), "--address", HOST, "--port", self.port, "--metrics-port",
                       self.metrics_port, "--repo-server", control_plane.addresses[0], "--redis", control_plane.bed.redis_address,
                       "--namespace", control_plane.namespace, *control_plane.server_flags(), *flags],
            control_plane.folder / "logs" / f"server-{self.port}.log", control_plane.environment())
        self.token = None

    def start(self):
        self.process.start()
        self.process.wait_ready(lambda: responds(f"{self.scheme}://{HOST}:{self.port}/healthz"), 120)
        self.token = self.login()
        return self

    def stop(self):
        return self.process.stop()

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        was_running = self.process.is_running()
        if self.stop() != 0 and was_running:
            raise RuntimeError(f"the server ended with {self.process.child.returncode} when asked to:\n{self.process.tail(80)}")

    def initial_password(self):
        secret = self.control_plane.bed.cluster.get(
            f"/api/v1/namespaces/{self.control_plane.namespace}/secrets/argocd-initial-admin-secret")
        return base64.b64decode(secret["data"]["password"]).decode()

    def login(self):
        answer = self.rest("POST", "/api/v1/session", {"username": "admin", "password": self.initial_password()})
        assert answer.status == 200, answer.body
        return answer.json["token"]

    def rest(self, method, path, body=None, headers=None):
        headers = {**({"Content-Type": "application/json"} if method != "GET" else {}),
                   **({"Authorization": f"Bearer {self.token}"} if self.token else {}), **(headers or {})}
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.scheme}://{HOST}:{self.port}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60, context=self.trusting) as response:
                return Answer(response.status, response.headers, response.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())

    def cli(self, *words, stdin=None):
        """The command line of the original: exit status, stdout, stderr."""
        home = self.control_plane.folder / "cli"
        home.mkdir(exist_ok=True)
        return subprocess.run([paths.oracle("argocd"), *words, "--server", f"{HOST}:{self.port}", "--plaintext", "--auth-token",
                               self.token], capture_output=True, text=True, timeout=120, input=stdin,
                              env={"HOME": str(home), "PATH": "/usr/bin:/bin"})


def escaped(text):
    return urllib.parse.quote(text, safe="")


def as_token(token):
    return {"Authorization": f"Bearer {token}"}


def failure(done):
    """What the command line says of a refusal."""
    assert done.returncode == 20, done
    return json.loads(done.stderr.strip().splitlines()[-1])["msg"]
