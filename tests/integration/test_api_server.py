"""The one port: the original's command line over everything it speaks, and who may call what of the contract."""
import json
import re
import ssl
import subprocess
import urllib.request

import pytest
from support import paths
from support.api_server import ApiServer
from support.bed import responds
from support.process import HOST, Process, free_port, wait_until

CONFIG_MAP = "/api/v1/namespaces/argocd/configmaps/argocd-cm"
RBAC_MAP = "/api/v1/namespaces/argocd/configmaps/argocd-rbac-cm"
# What needs no session, and what a session without any right may do: lists leave out what it may not see, the rest
# concerns nobody but itself.
PUBLIC = {"version.VersionService/Version", "session.SessionService/Create", "session.SessionService/Delete",
          "session.SessionService/GetUserInfo", "cluster.SettingsService/Get"}
HARMLESS = PUBLIC | {
    "account.AccountService/CanI", "account.AccountService/ListAccounts", "cluster.SettingsService/GetPlugins",
    "notification.NotificationService/ListServices", "notification.NotificationService/ListTemplates",
    "notification.NotificationService/ListTriggers", "application.ApplicationService/List",
    "application.ApplicationService/Watch", "project.ProjectService/List", "cluster.ClusterService/List",
    "repository.RepositoryService/List", "repository.RepositoryService/ListRepositories",
    "repository.RepositoryService/ListWriteRepositories", "repocreds.RepoCredsService/ListRepositoryCredentials",
    "repocreds.RepoCredsService/ListWriteRepositoryCredentials", "applicationset.ApplicationSetService/List",
    "applicationset.ApplicationSetService/Watch"}


def routes():
    """(method of the contract, HTTP method, path with something in the place of each variable), each once."""
    seen = set()
    for path in sorted((paths.ROOT / "proto/api").glob("*.proto")):
        text = path.read_text()
        package = re.search(r"^package ([\w.]+);", text, re.M).group(1)
        for service, body in re.findall(r"^service (\w+) \{\n(.*?)^\}", text, re.M | re.S):
            for comments, method in re.findall(r"((?:  // [^\n]+\n)+)  rpc (\w+)\(", body):
                for verb, pattern in re.findall(r"// (GET|POST|PUT|PATCH|DELETE) (\S+)", comments):
                    if (verb, pattern) not in seen:
                        seen.add((verb, pattern))
                        yield f"{package}.{service}/{method}", verb, re.sub(r"\{iat\}", "1", pattern)


ROUTES = [(name, verb, re.sub(r"\{[^}]*\}", "nothing", path)) for name, verb, path in routes()]


@pytest.fixture(scope="module")
def api(shared_argosy):
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    with ApiServer(shared_argosy) as made:
        yield made


@pytest.fixture(scope="module")
def tokens(api, cluster):
    """Of an account without a right, and of one that may read."""
    cluster.merge(CONFIG_MAP, {"data": {"accounts.stranger": "apiKey", "accounts.reader": "apiKey"}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": "g, reader, role:readonly\n"}})
    wait_until(lambda: len(api.rest("GET", "/api/v1/account").json["items"]) == 3, 20, "the accounts are known")
    made = {name: api.rest("POST", f"/api/v1/account/{name}/token", {}).json["token"] for name in ("stranger", "reader")}
    yield made
    cluster.merge(CONFIG_MAP, {"data": {"accounts.stranger": None, "accounts.reader": None}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": None}})


def ask(api, verb, path, token):
    headers = {"Authorization": f"Bearer {token}"} if token else {"Authorization": "none"}
    is_text = re.search(r"/(resource|actions|validate)$", path) and verb == "POST"
    return api.rest(verb, path, None if verb == "GET" else "" if is_text else {}, headers)


def is_stream(name):
    return name.rsplit("/", 1)[1] in ("Watch", "WatchResourceTree", "PodLogs")


@pytest.mark.parametrize("name,verb,path", [route for route in ROUTES if not is_stream(route[0])])
def test_nobody_and_a_stranger_are_kept_out(api, tokens, name, verb, path):
    nobody, stranger = ask(api, verb, path, None), ask(api, verb, path, tokens["stranger"])
    assert nobody.status != 404 or "not found" in nobody.body, "the route is served"
    if name not in PUBLIC:
        assert nobody.status in (401, 501), nobody.body
    if name not in HARMLESS and stranger.status != 501:
        assert stranger.status >= 400, stranger.body
        assert stranger.json["code"] in (2, 3, 5, 7, 16), stranger.body


@pytest.mark.parametrize("path", ["applications", "projects", "clusters", "repositories", "certificates", "gpgkeys", "account"])
def test_a_reader_reads_and_changes_nothing(api, tokens, path):
    assert ask(api, "GET", f"/api/v1/{path}", tokens["reader"]).status == 200
    if path in ("applications", "projects", "clusters", "repositories"):
        body = {"metadata": {"name": "x"}, "project": {"metadata": {"name": "x"}}, "server": "https://x", "repo": "https://x"}
        answer = api.rest("POST", f"/api/v1/{path}", body, {"Authorization": f"Bearer {tokens['reader']}"})
        assert answer.status in (403, 400, 500), answer.body
        assert answer.status == 403 or "permission denied" not in answer.body


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
        self.process.start()
        self.process.wait_ready(lambda: responds(self.health), 120)
        return self

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
