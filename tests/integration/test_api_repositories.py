"""Repositories, credentials, clusters, webhooks and badges, through the original's command line and REST."""
import base64
import concurrent.futures
import hashlib
import hmac
import http.server
import json
import threading
import urllib.request

import pytest
from support.api_server import APPLICATIONS, escaped, failure
from support.applications import IN_CLUSTER, application
from support.bed import GIT_PASSWORD, GIT_USER
from support.process import HOST, wait_until
from support.repository import config_map

SECRETS = "/api/v1/namespaces/argocd/secrets"


@pytest.fixture
def repository(bed, name):
    made = bed.repository(name)
    made.commit({"app/a.yaml": config_map("a"), "chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n"})
    return made


def secrets_of(cluster, kind):
    found = cluster.get(f"{SECRETS}?labelSelector=argocd.argoproj.io%2Fsecret-type%3D{kind}")["items"]
    return {base64.b64decode(item["data"].get("url", item["data"].get("server", ""))).decode(): item for item in found}


def test_a_repository_from_its_adding_to_its_end(api, cluster, repository):
    url = repository.url
    assert api.cli("repo", "add", url, "--name", "rec").returncode == 0
    assert secrets_of(cluster, "repository")[url]["metadata"]["annotations"]["managed-by"] == "argocd.argoproj.io"
    assert url in api.cli("repo", "list").stdout
    assert "Successful" in api.cli("repo", "get", url).stdout
    done = api.cli("repo", "add", url, "--username", "u", "--password", "p")
    assert "use upsert flag to force update" in failure(done)
    assert api.rest("GET", f"/api/v1/repositories/{escaped(url)}/refs").json == {"branches": ["main"]}
    apps = api.rest("GET", f"/api/v1/repositories/{escaped(url)}/apps?revision=main&appName=new&appProject=default").json
    assert apps == {"items": [{"type": "Helm", "path": "chart"}]}
    assert api.cli("repo", "rm", url).returncode == 0
    assert url not in secrets_of(cluster, "repository")
    assert failure(api.cli("repo", "get", url)) == "rpc error: code = PermissionDenied desc = permission denied"


def test_a_repository_that_is_not_there_is_not_added(api, cluster, repository):
    absent = repository.url.replace(".git", "-absent.git")
    said = failure(api.cli("repo", "add", absent))
    assert said.startswith("rpc error: code = Unknown desc = error testing repository connectivity: ")
    assert absent not in secrets_of(cluster, "repository")


def test_credentials_are_inherited_by_what_has_none(api, cluster, repository):
    private = repository.private_url
    assert api.cli("repo", "add", private).returncode == 20
    prefix = private.rsplit("/", 1)[0]
    assert api.cli("repocreds", "add", prefix, "--username", GIT_USER, "--password", GIT_PASSWORD).returncode == 0
    assert prefix in api.cli("repocreds", "list").stdout
    assert api.cli("repo", "add", private).returncode == 0
    shown = api.rest("GET", f"/api/v1/repositories/{escaped(private)}").json
    assert shown["inheritedCreds"] is True and "password" not in shown
    assert "password" not in secrets_of(cluster, "repository")[private]["data"]
    assert api.cli("repo", "rm", private).returncode == 0
    assert api.cli("repocreds", "rm", prefix).returncode == 0


def test_credentials_are_written_and_read_by_many_at_once(api, cluster, repository):
    """CVE-2025-55191"""
    def use(number):
        url = f"https://many-{number % 3}.example.test"
        body = {"url": url, "username": "u", "password": f"p{number}"}
        return [api.rest(method, path, sent).status for method, path, sent in (
            ("POST", "/api/v1/repocreds?upsert=true", body), ("GET", "/api/v1/repocreds", None),
            ("POST", "/api/v1/repositories?upsert=true", {"repo": repository.url, "type": "git", "name": f"n{number}", "project": "default"}),
            ("GET", f"/api/v1/repositories/{escaped(repository.url)}?appProject=default", None), ("GET", "/api/v1/projects/default/detailed", None))]

    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        answers = [status for answer in pool.map(use, range(48)) for status in answer]
    assert set(answers) <= {200, 409} and answers.count(200) > len(answers) // 2, answers
    assert api.process.is_running()
    items = [item for item in api.rest("GET", "/api/v1/repocreds").json["items"] if "many-" in item["url"]]
    assert sorted((item["url"], item["username"]) for item in items) == [(f"https://many-{number}.example.test", "u") for number in range(3)]
    for number in range(3):
        assert api.rest("DELETE", f"/api/v1/repocreds/{escaped(f'https://many-{number}.example.test')}").status == 200
    assert api.rest("DELETE", f"/api/v1/repositories/{escaped(repository.url)}?appProject=default").status == 200


def test_a_cluster_from_its_secret_to_its_end(api, cluster):
    assert "in-cluster" in api.cli("cluster", "list").stdout
    assert failure(api.cli("cluster", "get", "absent")) == "rpc error: code = PermissionDenied desc = permission denied"
    assert api.cli("cluster", "set", "in-cluster", "--label", "env=test").returncode == 0
    own = secrets_of(cluster, "cluster")[IN_CLUSTER]
    assert own["metadata"]["labels"]["env"] == "test"
    shown = api.rest("GET", f"/api/v1/clusters/{escaped(IN_CLUSTER)}").json
    assert shown["connectionState"]["status"] == "Successful" and shown["serverVersion"].startswith("v1.")
    body = {"server": "https://127.0.0.1:1", "name": "far", "config": {"bearerToken": "hidden", "tlsClientConfig": {"insecure": True}}}
    refused = api.rest("POST", "/api/v1/clusters", body)
    assert refused.status == 500 and "connection refused" in refused.json["message"]
    assert api.rest("POST", "/api/v1/clusters/in-cluster/invalidate-cache?id.type=name").json["refreshRequestedAt"]
    assert api.rest("DELETE", f"/api/v1/clusters/{escaped(IN_CLUSTER)}").status == 200
    assert IN_CLUSTER not in secrets_of(cluster, "cluster")


def of(repository):
    return {"repoURL": repository.url, "path": "app", "targetRevision": "main"}


def push_of(repository, files):
    return {"ref": "refs/heads/main", "repository": {"html_url": repository.url.removesuffix(".git"), "default_branch": "main"},
            "commits": [{"added": [], "modified": files, "removed": []}]}


def synced_revision(cluster, name):
    return cluster.get(f"{APPLICATIONS}/{name}").get("status", {}).get("sync", {}).get("revision")


def test_a_push_reaches_the_applications_without_a_write_for_each(api, cluster, repository, namespace, name):
    names = [f"{name}-{number}" for number in range(3)]
    for each in names:
        cluster.create(application(each, of(repository), namespace))
    first = repository.head()
    for each in names:
        wait_until(lambda each=each: synced_revision(cluster, each) == first, 60,
                   lambda each=each: f"{each} knows the first commit: {cluster.get(f'{APPLICATIONS}/{each}').get('status')}")
    second = repository.commit({"app/a.yaml": config_map("a", "2")})
    answer = api.rest("POST", "/api/webhook", push_of(repository, ["app/a.yaml"]), {"X-GitHub-Event": "push"})
    assert (answer.status, answer.body) == (200, "")
    for each in names:
        wait_until(lambda each=each: synced_revision(cluster, each) == second, 30, f"{each} knows the second commit")
        fields = cluster.get(f"{APPLICATIONS}/{each}")["metadata"].get("managedFields", [])
        assert all(entry["manager"] != "argocd-server" for entry in fields)
        cluster.delete(f"{APPLICATIONS}/{each}")


def test_a_push_while_no_controller_runs_is_not_lost(api, argosy, cluster, repository, namespace, name):
    cluster.create(application(name, of(repository), namespace))
    first = repository.head()
    wait_until(lambda: synced_revision(cluster, name) == first, 60, "the first commit is known")
    argosy.processes["application-controller"].stop()
    second = repository.commit({"app/a.yaml": config_map("a", "2")})
    assert api.rest("POST", "/api/webhook", push_of(repository, ["app/a.yaml"]), {"X-GitHub-Event": "push"}).status == 200
    argosy.ensure_running()
    wait_until(lambda: synced_revision(cluster, name) == second, 60, "the second commit is known")
    cluster.delete(f"{APPLICATIONS}/{name}")


def test_a_push_that_is_not_signed_is_refused(api, cluster, repository):
    secret = f"{SECRETS}/argocd-secret"
    cluster.merge(secret, {"stringData": {"webhook.github.secret": "s3cret"}})
    body = json.dumps(push_of(repository, ["x"])).encode()
    signature = "sha256=" + hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()

    def post(**headers):
        return api.rest("POST", "/api/webhook", body, {"X-GitHub-Event": "push", **headers}).status

    wait_until(lambda: post() == 400, 30, "the secret is in force")
    assert post(**{"X-Hub-Signature-256": signature}) == 200
    assert post(**{"X-Hub-Signature-256": "sha256=00"}) == 400
    cluster.merge(secret, {"data": {"webhook.github.secret": None}})
    wait_until(lambda: post() == 200, 30, "the secret is gone")


class Bitbucket(http.server.ThreadingHTTPServer):
    """As much of Bitbucket's API as says what a push has changed; notes who asks for what."""

    daemon_threads = True

    def __init__(self, files):
        self.files, self.asked = files, []
        super().__init__((HOST, 0), BitbucketAnswers)
        self.address = f"http://{HOST}:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class BitbucketAnswers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802
        self.server.asked.append((self.path.partition("?")[0], self.headers.get("Authorization")))
        if "/diffstat/" in self.path:
            answer = {"values": [{"old": None, "new": {"path": file}} for file in self.server.files]}
        else:
            answer = {"mainbranch": {"name": "main"}}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nothing is logged."""


def counted(api, metric):
    """The values of a metric by the labels they stand behind."""
    with urllib.request.urlopen(f"http://{HOST}:{api.metrics_port}/metrics", timeout=30) as response:
        lines = response.read().decode().splitlines()
    return {line.split(" ")[0].removeprefix(metric): float(line.split(" ")[1]) for line in lines if line.startswith(metric + "{")}


def test_bitbucket_is_asked_what_a_push_has_changed(api, cluster, repository, namespace, name):
    """The one whose file has changed is refreshed, the other keeps its manifests under the new commit."""
    api_path, spared = "/2.0/repositories/team/app", f"{name[:40]}-not"
    cluster.merge(f"{SECRETS}/argocd-secret", {"stringData": {"webhook.bitbucket.uuid": "{its-uuid}"}})
    assert api.cli("repo", "add", repository.url, "--username", "me", "--password", "my-password").returncode == 0
    for each, paths_of in ((name, "."), (spared, "/other")):
        item = application(each, of(repository), namespace)
        item["metadata"]["annotations"] = {"argocd.argoproj.io/manifest-generate-paths": paths_of}
        cluster.create(item)
    first = repository.head()
    for each in (name, spared):
        wait_until(lambda each=each: synced_revision(cluster, each) == first, 60,
                   lambda each=each: f"{each} knows the first commit: {cluster.get(f'{APPLICATIONS}/{each}').get('status')}")
    wait_until(lambda: api.rest("GET", f"/api/v1/clusters/{escaped(IN_CLUSTER)}").json["info"].get("apiVersions"), 60, "the cluster is known")
    second = repository.commit({"app/a.yaml": config_map("a", "2")})
    label = f'{{repo="{repository.url.removesuffix(".git")}",successful="true"}}'
    with Bitbucket(["app/a.yaml"]) as bitbucket:
        links = {"html": {"href": bitbucket.address + "/" + repository.url.split("/", 3)[3].removesuffix(".git")},
                 "self": {"href": bitbucket.address + api_path}}
        change = {"old": {"name": "main", "target": {"hash": first}}, "new": {"name": "main", "target": {"hash": second}}}
        push = {"repository": {"full_name": "team/app", "links": links}, "push": {"changes": [change]}}

        def post(uuid):
            return api.rest("POST", "/api/webhook", push, {"X-Hook-UUID": uuid, "X-Event-Key": "repo:push"}).status

        wait_until(lambda: post("{another}") == 400, 30, "the UUID is in force")
        assert bitbucket.asked == []
        assert post("{its-uuid}") == 200
        wait_until(lambda: counted(api, "argocd_webhook_store_cache_attempts_total").get(label) == 1, 30, "the manifests are kept")
        login = "Basic " + base64.b64encode(b"me:my-password").decode()
        assert bitbucket.asked == [(f"{api_path}/diffstat/{first}..{second}", login), (api_path, login)]
    wait_until(lambda: synced_revision(cluster, name) == second, 30, "the second commit is known")
    assert synced_revision(cluster, spared) == first
    cluster.merge(f"{SECRETS}/argocd-secret", {"data": {"webhook.bitbucket.uuid": None}})
    assert api.cli("repo", "rm", repository.url).returncode == 0
    for each in (name, spared):
        cluster.delete(f"{APPLICATIONS}/{each}")


def test_a_badge_says_nothing_until_it_is_switched_on(api, cluster, repository, namespace, name):
    cluster.create(application(name, of(repository), namespace))
    wait_until(lambda: synced_revision(cluster, name), 60, "the application was compared")
    assert ">Unknown<" in api.rest("GET", f"/api/badge?name={name}").body
    cluster.merge("/api/v1/namespaces/argocd/configmaps/argocd-cm", {"data": {"statusbadge.enabled": "true"}})
    wait_until(lambda: ">OutOfSync<" in api.rest("GET", f"/api/badge?name={name}").body, 30, "the badge speaks")
    assert ">Not Found<" in api.rest("GET", "/api/badge?name=absent").body
    assert api.rest("GET", "/api/badge?name=..%2F..%2Fetc").status == 400
    cluster.merge("/api/v1/namespaces/argocd/configmaps/argocd-cm", {"data": {"statusbadge.enabled": None}})
    cluster.delete(f"{APPLICATIONS}/{name}")
