"""The one port: the original's command line over everything it speaks."""
import json
import ssl
import subprocess
import urllib.request

import pytest
from support import paths
from support.api_server import ApiServer
from support.bed import responds
from support.process import HOST, Process, free_port


@pytest.fixture(scope="module")
def api(shared_argosy):
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    with ApiServer(shared_argosy) as made:
        yield made


@pytest.mark.parametrize("flags", [(), ("--grpc-web",)])
def test_the_command_line_over_plaintext(api, flags):
    done = api.cli("version", "-o", "json", *flags)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["server"]["Version"].startswith("v3.5.1")
    done = api.cli("account", "get-user-info", "-o", "json", *flags)
    assert json.loads(done.stdout) == {"iss": "argocd", "loggedIn": True, "username": "admin"}
    done = api.cli("proj", "get", "absent", *flags)
    assert done.returncode == 20 and "NotFound" in done.stderr


class Secure:
    """A server with TLS, and the command line logged in to it."""

    def __init__(self, argosy, *flags):
        self.port, metrics = free_port(), free_port()
        self.home = argosy.folder / f"cli-{self.port}"
        self.home.mkdir()
        self.process = Process("server-tls", [paths.programs() / "argosy-server", "--address", HOST, "--port", self.port, "--metrics-port",
                                              metrics, "--redis", argosy.bed.redis_address, "--namespace", argosy.namespace, *flags],
                               argosy.folder / "logs" / f"server-{self.port}.log", argosy.environment())
        self.health = f"http://{HOST}:{metrics}/healthz"

    def __enter__(self):
        try:
            self.process.start()
            self.process.wait_ready(lambda: responds(self.health), 120)
            return self
        except BaseException:
            self.process.stop()
            raise

    def __exit__(self, *_):
        self.process.stop()

    def cli(self, *words):
        return subprocess.run([paths.oracle("argocd"), *words], capture_output=True, text=True, timeout=120,
                              env={"HOME": str(self.home), "PATH": "/usr/bin:/bin"})


@pytest.mark.parametrize("flags", [(), ("--grpc-web",)])
def test_the_command_line_over_tls(api, shared_argosy, flags):
    with Secure(shared_argosy) as secure:
        address = f"{HOST}:{secure.port}"
        done = secure.cli("login", address, "--insecure", "--username", "admin", "--password", api.initial_password(), *flags)
        assert done.returncode == 0, done.stderr
        assert "'admin:login' logged in successfully" in done.stdout
        assert "admin" in secure.cli("account", "list").stdout
        assert secure.cli("app", "list", "-o", "name").returncode == 0
        assert secure.cli("logout", address).returncode == 0
        assert secure.cli("account", "list").returncode == 20


def test_what_comes_in_the_clear_is_sent_to_tls(api, shared_argosy):
    with Secure(shared_argosy) as secure:
        trusting = ssl._create_unverified_context()  # the certificate is self-signed
        with urllib.request.urlopen(f"http://{HOST}:{secure.port}/api/version", context=trusting, timeout=10) as response:
            assert response.url == f"https://{HOST}:{secure.port}/api/version"
            assert set(json.load(response)) == {"Version"}


def test_a_login_with_the_wrong_password_is_refused(api):
    done = api.cli("login", f"{HOST}:{api.port}", "--username", "admin", "--password", "wrong")
    assert done.returncode == 20
    assert "Invalid username or password" in done.stderr
