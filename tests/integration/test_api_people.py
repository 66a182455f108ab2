"""Who may do what: logins, tokens, policies, projects' roles, certificates and keys, through the original's command line and REST."""
import json
import subprocess
import time

import pytest
from support import paths
from support.api_server import CONFIG_MAP, RBAC_MAP, ApiServer, as_token, failure
from support.process import wait_until

SECRET = "/api/v1/namespaces/argocd/secrets/argocd-secret"
PASSWORD = "a-password-of-robot"


@pytest.fixture
def robot(api, cluster):
    """A local account with both capabilities, a password, and no right of its own."""
    cluster.merge(CONFIG_MAP, {"data": {"accounts.robot": "apiKey, login"}})
    wait_until(lambda: api.rest("GET", "/api/v1/account/robot").status == 200, 20, "the account is known")
    done = api.cli("account", "update-password", "--account", "robot", "--current-password", api.initial_password(),
                   "--new-password", PASSWORD)
    assert done.returncode == 0, done.stderr
    yield "robot"
    cluster.merge(CONFIG_MAP, {"data": {"accounts.robot": None}})
    cluster.merge(SECRET, {"data": {f"accounts.robot.{key}": None for key in ("password", "passwordMtime", "tokens")}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": None}})


def log_in(api, user, password):
    return api.rest("POST", "/api/v1/session", {"username": user, "password": password}, {"Authorization": "none"})


def policy(api, cluster, text, question, answer):
    """Put a policy there and wait until it counts: until robot's question is answered so."""
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": text}})
    token = log_in(api, "robot", PASSWORD).json["token"]
    wait_until(lambda: api.rest("GET", f"/api/v1/account/can-i/{question}", None, as_token(token)).json == {"value": answer}, 20,
               "the policy counts")
    return token


def test_a_session_from_login_to_logout(api, robot):
    token = log_in(api, robot, PASSWORD).json["token"]
    assert api.rest("GET", "/api/v1/session/userinfo", None, as_token(token)).json == {
        "loggedIn": True, "username": "robot", "iss": "argocd"}
    cookie = {"Authorization": "none", "Cookie": f"other=1; argocd.token={token}"}
    assert api.rest("GET", "/api/v1/session/userinfo", None, cookie).json["username"] == "robot"
    assert [item["name"] for item in api.rest("GET", "/api/v1/account", None, as_token(token)).json["items"]] == ["robot"]
    answer = api.rest("GET", "/auth/logout", None, {"Authorization": "none"})
    assert answer.status == 400


def test_what_one_server_revokes_the_other_refuses(api, robot, shared_argosy):
    with ApiServer(shared_argosy) as other:
        token = log_in(api, robot, PASSWORD).json["token"]
        assert other.rest("GET", "/api/v1/account", None, as_token(token)).status == 200
        status = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", f"Cookie: argocd.token={token}",
                                 f"http://127.0.0.1:{api.port}/auth/logout"], capture_output=True, text=True, timeout=30, check=True).stdout
        assert status == "303"
        assert api.rest("GET", "/api/v1/account", None, as_token(token)).json["message"] == (
            "invalid session: token is revoked, please re-login")
        wait_until(lambda: other.rest("GET", "/api/v1/account", None, as_token(token)).status == 401, 30, "the other has heard")


def test_tokens_of_an_account_work_until_they_are_deleted(api, robot):
    done = api.cli("account", "generate-token", "--account", robot, "--id", "first")
    assert done.returncode == 0, done.stderr
    token = done.stdout.strip()
    assert api.rest("GET", "/api/v1/session/userinfo", None, as_token(token)).json["username"] == "robot"
    assert "first" in api.cli("account", "get", "--account", robot).stdout
    assert api.cli("account", "delete-token", "--account", robot, "first").returncode == 0
    assert api.rest("GET", "/api/v1/account", None, as_token(token)).json["message"] == (
        "invalid session: account robot does not have token with id first")
    assert "already has token" not in failure(api.cli("account", "generate-token", "--account", "admin"))


def test_a_changed_password_ends_every_session_before_it(api, robot):
    token = log_in(api, robot, PASSWORD).json["token"]
    time.sleep(1.1)  # tokens count whole seconds
    done = api.cli("account", "update-password", "--account", robot, "--current-password", api.initial_password(), "--new-password",
                   "another-password")
    assert done.returncode == 0, done.stderr
    assert api.rest("GET", "/api/v1/account", None, as_token(token)).json["message"] == (
        "invalid session: account password has changed since token issued")
    assert log_in(api, robot, PASSWORD).status == 401
    assert log_in(api, robot, "another-password").status == 200


def test_a_policy_counts_as_soon_as_it_is_changed(api, cluster, robot):
    token = policy(api, cluster, "p, robot, projects, get, *, allow\n", "projects/get/default", "yes")
    assert api.rest("GET", "/api/v1/projects/default", None, as_token(token)).status == 200
    refused = api.rest("DELETE", "/api/v1/projects/other", None, as_token(token))
    assert refused.status == 403
    assert refused.json["message"].startswith("permission denied: projects, delete, other, sub: robot, iat: ")
    policy(api, cluster, "p, robot, projects, get, *, deny\ng, robot, role:readonly\n", "projects/get/default", "no")
    assert api.rest("GET", "/api/v1/certificates", None, as_token(token)).status == 200


def test_a_policy_that_cannot_be_read_changes_nothing(api, cluster, robot):
    token = policy(api, cluster, "p, robot, projects, get, default, allow\n", "projects/get/default", "yes")
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": "p, broken\n"}})
    log = api.process.log if hasattr(api.process, "log") else None
    if log:
        wait_until(lambda: "invalid RBAC policy: p, broken" in log.read_text(), 20, "it is told in the log")
    assert api.rest("GET", "/api/v1/projects/default", None, as_token(token)).status == 200
    assert api.cli("proj", "list").returncode == 0


def test_the_life_of_a_project(api, name):
    project = name[:40].strip("-")
    assert api.cli("proj", "create", project, "--description", "x", "-s", "https://example.test/a.git").returncode == 0
    assert "use upsert flag to force update; difference in keys \\\"SourceRepos,0,Description" in json.dumps(
        failure(api.cli("proj", "create", project)))
    assert api.cli("proj", "add-destination", project, "https://kubernetes.default.svc", "ns").returncode == 0
    assert api.cli("proj", "role", "create", project, "ci").returncode == 0
    assert api.cli("proj", "role", "add-policy", project, "ci", "-a", "get", "-o", "*").returncode == 0
    token = api.cli("proj", "role", "create-token", project, "ci", "--token-only").stdout.strip()
    listed = api.rest("GET", "/api/v1/projects", None, as_token(token)).json["items"]
    assert [item["metadata"]["name"] for item in listed] == [project]
    assert api.rest("GET", "/api/v1/projects/default", None, as_token(token)).status == 403
    issued = api.rest("GET", f"/api/v1/projects/{project}").json["status"]["jwtTokensByRole"]["ci"]["items"][0]["iat"]
    assert api.cli("proj", "role", "delete-token", project, "ci", str(issued)).returncode == 0
    assert api.rest("GET", "/api/v1/projects", None, as_token(token)).status == 401
    reasons = {event["reason"] for event in api.rest("GET", f"/api/v1/projects/{project}/events").json["items"]}
    assert {"ResourceCreated", "ResourceUpdated"} <= reasons
    assert api.cli("proj", "delete", project).returncode == 0
    assert failure(api.cli("proj", "get", project)).endswith(f'appproject.argoproj.io "{project}" not found')


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run([paths.system("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem", "-out",
                    folder / "certificate.pem", "-subj", "/O=Acme/CN=git.example.test"], check=True, capture_output=True)
    return folder / "certificate.pem"


def test_certificates_are_added_listed_and_removed(api, certificate):
    assert api.cli("cert", "add-tls", "git.example.test", "--from", str(certificate)).returncode == 0
    assert "CN=git.example.test,O=Acme" in api.cli("cert", "list").stdout
    assert api.cli("cert", "rm", "git.example.test", "--cert-type", "https").returncode == 0
    assert "git.example.test" not in api.cli("cert", "list").stdout


def test_keys_are_added_listed_and_removed(api, tmp_path):
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    gpg = [paths.system("gpg"), "--homedir", home, "--batch", "--quiet"]
    subprocess.run([*gpg, "--passphrase", "", "--quick-gen-key", "Ada <ada@example.test>", "ed25519", "sign", "never"], check=True,
                   capture_output=True)
    listing = subprocess.run([*gpg, "--with-colons", "--list-keys"], check=True, capture_output=True, text=True).stdout
    key = next(line.split(":")[9] for line in listing.splitlines() if line.startswith("fpr"))[-16:]
    subprocess.run([*gpg, "--armor", "--output", tmp_path / "key.asc", "--export"], check=True)
    subprocess.run([paths.system("gpgconf"), "--homedir", home, "--kill", "all"], check=True)
    assert "Created 1 key" in api.cli("gpg", "add", "--from", str(tmp_path / "key.asc")).stdout
    assert "Ada <ada@example.test>" in api.cli("gpg", "list").stdout
    assert json.loads(api.cli("gpg", "get", key, "-o", "json").stdout)["subType"] == "ed25519"
    assert api.cli("gpg", "rm", key).returncode == 0
    assert failure(api.cli("gpg", "get", key)).endswith(f"no such key: {key}")


def test_wrong_passwords_are_all_alike_and_shut_the_door(api, robot):
    """The last one: the account stays shut for a while."""
    wrong = {"error": "Invalid username or password", "code": 16, "message": "Invalid username or password"}
    assert log_in(api, "nobody", PASSWORD).json == wrong
    for _ in range(5):
        assert log_in(api, robot, "wrong").json == wrong
    assert log_in(api, robot, PASSWORD).json == wrong
    assert log_in(api, "admin", api.initial_password()).status == 200
    assert log_in(api, robot, "").json["message"] == "no credentials supplied"
    assert log_in(api, "x" * 33, "y").status == 400
