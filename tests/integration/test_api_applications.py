"""Applications through the original's command line and REST: their life, what is refused, streams, two servers."""
import concurrent.futures
import json
import time
import urllib.request

import pytest
from support.api_server import APPLICATIONS, failure
from support.applications import IN_CLUSTER
from support.bed import responds
from support.process import HOST, wait_until
from support.repository import config_map


@pytest.fixture
def repository(bed, name):
    made = bed.repository(name)
    made.commit({"app/a.yaml": config_map("a"), "other/b.yaml": config_map("b")})
    return made


@pytest.fixture
def created(api, cluster, repository, name, namespace):
    """An application of that name, made through the command line."""
    done = create(api, name, repository, namespace)
    assert done.returncode == 0, done.stderr
    yield name
    if cluster.find(f"{APPLICATIONS}/{name}"):
        cluster.merge(f"{APPLICATIONS}/{name}", {"metadata": {"finalizers": None}, "operation": None})
        cluster.delete(f"{APPLICATIONS}/{name}")


def create(api, name, repository, namespace, *more, path="app"):
    return api.cli("app", "create", name, "--repo", repository.url, "--path", path, "--revision", "main", "--dest-server", IN_CLUSTER,
                   "--dest-namespace", namespace, *more)


def stored(cluster, name):
    return cluster.get(f"{APPLICATIONS}/{name}")


def test_the_life_of_an_application(api, cluster, repository, created, namespace):
    config = f"/api/v1/namespaces/{namespace}/configmaps/a"
    assert created in api.cli("app", "list", "-o", "name").stdout
    assert api.cli("app", "diff", created).returncode == 1
    done = api.cli("app", "sync", created)
    assert done.returncode == 0, done.stderr
    assert "Phase:              Succeeded" in done.stdout
    assert cluster.get(config)["data"] == {"value": "1"}
    assert api.cli("app", "diff", created).returncode == 0
    assert "ConfigMap" in api.cli("app", "resources", created).stdout
    assert "tracking-id" in api.cli("app", "manifests", created).stdout
    repository.commit({"app/a.yaml": config_map("a", "2")})
    assert "OutOfSync" in api.cli("app", "get", created, "--refresh").stdout
    assert api.cli("app", "sync", created).returncode == 0
    assert cluster.get(config)["data"] == {"value": "2"}
    assert len(api.cli("app", "history", created).stdout.splitlines()) == 4
    assert api.cli("app", "rollback", created, "0").returncode == 0
    assert cluster.get(config)["data"] == {"value": "1"}
    assert api.cli("app", "delete", created, "--yes").returncode == 0
    wait_until(lambda: not cluster.find(f"{APPLICATIONS}/{created}"), 30, "the application is gone")
    assert not cluster.find(config)


def test_a_spec_is_changed_and_checked(api, cluster, created):
    assert api.cli("app", "set", created, "--path", "other", "--sync-policy", "automated").returncode == 0
    spec = stored(cluster, created)["spec"]
    assert spec["source"]["path"] == "other" and "automated" in spec["syncPolicy"]
    assert "app path does not exist" in failure(api.cli("app", "set", created, "--path", "absent"))
    assert stored(cluster, created)["spec"]["source"]["path"] == "other"
    patch = '{"metadata": {"labels": {"team": "blue"}}}'
    assert api.cli("app", "patch", created, "--type", "merge", "--patch", patch).returncode == 0
    assert created in api.cli("app", "list", "-o", "name", "-l", "team=blue").stdout


def test_what_nobody_knows_survives_every_write(api, cluster, created):
    """A field that the definition lets through, such as a newer version's, is not lost."""
    cluster.merge(f"{APPLICATIONS}/{created}", {"metadata": {"annotations": {"note": "kept"}}, "spec": {"info": [{"name": "a", "value": "b"}]}})
    assert api.cli("app", "sync", created).returncode == 0
    app = stored(cluster, created)
    assert app["metadata"]["annotations"]["note"] == "kept" and app["spec"]["info"] == [{"name": "a", "value": "b"}]


def test_an_unknown_application_is_not_told_from_a_forbidden_one(api):
    denied = "rpc error: code = PermissionDenied desc = permission denied"
    for command in (["get"], ["sync"], ["history"], ["manifests"], ["resources"], ["delete", "--yes"], ["terminate-op"], ["logs"], ["diff"]):
        done = api.cli("app", command[0], "absent", *command[1:])
        assert done.returncode in (1, 20), done
        assert denied in done.stderr, done
    answer = api.rest("GET", "/api/v1/applications/absent?project=default")
    assert answer.status == 404 and answer.json["message"] == 'applications.argoproj.io "absent" not found'


def test_bad_specs_are_refused_in_the_originals_words(api, repository, name, namespace):
    said = failure(create(api, name, repository, namespace, path="absent"))
    assert said == (f"rpc error: code = InvalidArgument desc = application spec for {name} is invalid: InvalidSpecError: Unable to generate "
                    "manifests in absent: rpc error: code = Unknown desc = absent: app path does not exist")
    said = failure(create(api, name, repository, namespace, "--project", "absent"))
    assert said == 'rpc error: code = InvalidArgument desc = app is not allowed in project "absent", or the project does not exist'
    said = failure(api.cli("app", "create", name, "--repo", repository.url, "--path", "app", "--dest-name", "mars", "--dest-namespace", namespace))
    assert said.endswith(f"application destination spec for {name} is invalid: there are no clusters with this name: mars")


def test_resources_are_shown_patched_and_deleted(api, cluster, created, namespace):
    config = f"/api/v1/namespaces/{namespace}/configmaps/a"
    assert api.cli("app", "sync", created).returncode == 0
    query = f"namespace={namespace}&resourceName=a&version=v1&kind=ConfigMap"
    manifest = json.loads(api.rest("GET", f"/api/v1/applications/{created}/resource?{query}").json["manifest"])
    assert manifest["data"] == {"value": "1"}
    done = api.cli("app", "patch-resource", created, "--kind", "ConfigMap", "--resource-name", "a", "--patch", '{"data": {"value": "9"}}',
                   "--patch-type", "application/merge-patch+json")
    assert done.returncode == 0, done.stderr
    assert cluster.get(config)["data"] == {"value": "9"}
    assert api.cli("app", "delete-resource", created, "--kind", "ConfigMap", "--resource-name", "a").returncode == 0
    wait_until(lambda: not cluster.find(config), 10, "the object is gone")


def test_an_action_is_listed_and_run(api, cluster, bed, name, namespace):
    deployment = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
                  "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "web"}},
                           "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "web", "image": "web:1"}]}}}}
    repository = bed.repository(name)
    repository.commit({"app/web.yaml": deployment})
    assert create(api, name, repository, namespace).returncode == 0
    assert api.cli("app", "sync", name).returncode == 0
    listed = api.cli("app", "actions", "list", name, "--kind", "Deployment").stdout
    assert [line.split()[3] for line in listed.splitlines()[1:]] == ["pause", "restart", "resume", "scale"]
    assert api.cli("app", "actions", "run", name, "restart", "--kind", "Deployment", "--resource-name", "web").returncode == 0
    template = cluster.get(f"/apis/apps/v1/namespaces/{namespace}/deployments/web")["spec"]["template"]
    assert "kubectl.kubernetes.io/restartedAt" in template["metadata"]["annotations"]
    said = failure(api.cli("app", "actions", "run", name, "explode", "--kind", "Deployment", "--resource-name", "web"))
    assert said == "rpc error: code = Unknown desc = error getting Lua resource action: built-in script does not exist"
    assert api.cli("app", "delete", name, "--yes").returncode == 0


def stream(api, path, count):
    """The first messages of a stream."""
    request = urllib.request.Request(f"http://{HOST}:{api.port}{path}", headers={"Authorization": f"Bearer {api.token}"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return [json.loads(response.readline())["result"] for _ in range(count)]


def test_a_watch_tells_what_is_there_and_what_changes(api, cluster, created):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        watching = pool.submit(stream, api, f"/api/v1/stream/applications?name={created}", 2)
        time.sleep(0.5)
        cluster.merge(f"{APPLICATIONS}/{created}", {"metadata": {"labels": {"seen": "yes"}}})
        first, second = watching.result(30)
    assert first["type"] == "ADDED" and first["application"]["metadata"]["name"] == created
    assert second["type"] == "MODIFIED"


def test_a_tree_is_sent_when_it_is_watched(api, created):
    wait_until(lambda: api.rest("GET", f"/api/v1/applications/{created}/resource-tree").json.get("nodes"), 20, "a tree")
    (tree,) = stream(api, f"/api/v1/stream/applications/{created}/resource-tree", 1)
    assert [node["kind"] for node in tree["nodes"]] == ["ConfigMap"]


def test_waiting_clients_go_on_when_the_server_was_away(api, created):
    """A server ends while clients wait on it: they go on at the one that comes in its place."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(api.cli, "app", "wait", created, "--sync", "--timeout", "90") for _ in range(8)]
        time.sleep(2)
        api.process.stop()
        api.process.start()
        api.process.wait_ready(lambda: responds(f"http://{HOST}:{api.port}/healthz"), 60)
        assert api.rest("POST", f"/api/v1/applications/{created}/sync", {}).status == 200
        done = [each.result() for each in waiting]
    assert [each.returncode for each in done] == [0] * 8, done[0].stderr


def test_many_at_once_are_each_served(api, created):
    urls = ["/api/v1/applications", f"/api/v1/applications/{created}", f"/api/v1/applications/{created}/syncwindows"]
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda number: api.rest("GET", urls[number % len(urls)]).status, range(120)))
    assert set(answers) == {200}


def test_a_server_side_diff_leaves_out_what_an_expression_of_jq_names(api, cluster, repository, created, namespace):
    config = f"/api/v1/namespaces/{namespace}/configmaps/a"

    def diff():
        assert api.cli("app", "get", created, "--refresh").returncode == 0
        done = api.cli("app", "diff", created, "--server-side-diff")
        assert done.stderr == "", done
        return done.returncode, [line for line in done.stdout.splitlines() if line.startswith(("<", ">"))]

    cluster.merge(f"{APPLICATIONS}/{created}", {"metadata": {"annotations": {"argocd.argoproj.io/compare-options": "ServerSideDiff=true"}}})
    assert api.cli("app", "sync", created).returncode == 0
    assert diff() == (0, [])
    cluster.merge(config, {"data": {"value": "9"}})
    assert diff() == (1, ['<   value: "9"', '>   value: "1"'])
    ignored = {"spec": {"ignoreDifferences": [{"kind": "ConfigMap", "jqPathExpressions": ['.data | to_entries[] | select(.value == "absent")', ".data.value"]}]}}
    assert api.cli("app", "patch", created, "--type", "merge", "--patch", json.dumps(ignored)).returncode == 0
    code, lines = diff()
    assert (code, lines) == (0, [])
    changed = config_map("a", "2")
    changed["data"]["other"] = "new"
    repository.commit({"app/a.yaml": changed})
    assert diff() == (1, ["< data: {}", "> data:", ">   other: new"])


def test_a_local_folder_is_rendered_by_the_server(api, created, tmp_path):
    """The command line packs the folder, the repo-server renders it as if it lay in the repository."""
    assert api.cli("app", "sync", created).returncode == 0
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a.yaml").write_text(json.dumps(config_map("a", "2")))
    (tmp_path / "secret.yaml").write_text("a file beside it")
    local = ["--local", str(tmp_path), "--server-side-generate"]
    done = api.cli("app", "diff", created, *local)
    assert (done.returncode, done.stderr) == (1, ""), done
    assert '>   value: "2"' in done.stdout and '<   value: "1"' in done.stdout
    (tmp_path / "app" / "a.yaml").write_text(json.dumps(config_map("a")))
    assert api.cli("app", "diff", created, *local).returncode == 0
    (tmp_path / "app" / "a.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: [")
    done = api.cli("app", "diff", created, *local)
    assert done.returncode == 20 and "a.yaml" in done.stderr, done
    (tmp_path / "app" / "a.yaml").unlink()
    (tmp_path / "app" / "a.yaml").symlink_to("/etc/passwd")
    done = api.cli("app", "diff", created, *local)
    assert done.returncode == 20 and "illegal filepath in symlink: /etc/passwd" in done.stderr, done
