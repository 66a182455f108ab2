"""The one port: the original's command line over everything it speaks."""
import json
import ssl
import subprocess
import urllib.request

import pytest
from support import paths
from support.api_server import ApiServer
from support.process import HOST


@pytest.mark.parametrize("flags", [(), ("--grpc-web",)])
def test_the_command_line_over_plaintext(api, flags):
    done = api.cli("version", "-o", "json", *flags)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["server"]["Version"].startswith("v3.5.1")
    done = api.cli("account", "get-user-info", "-o", "json", *flags)
    assert json.loads(done.stdout) == {"iss": "argocd", "loggedIn": True, "username": "admin"}
    done = api.cli("proj", "get", "absent", *flags)
    assert done.returncode == 20 and "NotFound" in done.stderr


class Secure(ApiServer):
    """A server with TLS, and the command line with a configuration of its own."""

    def __init__(self, argosy, *flags):
        super().__init__(argosy, *flags, tls=True)
        self.home = argosy.folder / f"cli-{self.port}"
        self.home.mkdir()

    def cli(self, *words, stdin=None):
        return subprocess.run([paths.oracle("argocd"), *words], capture_output=True, text=True, timeout=120, input=stdin,
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
