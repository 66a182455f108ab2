"""What repositories, clusters and projects get wrong: a message that says what, where and why, and nobody else waits."""
import time

import pytest
from support.applications import application, conditions, has_condition, is_finished, is_synced
from support.bad_servers import EndlessServer, SilentServer
from support.repository import config_map, directory

AUTOMATED = {"automated": {}, "retry": {"limit": 0}}

BOMB = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\n" + "".join(
    f"{name}: &{name} [{','.join([before] * 9)}]\n" for before, name in zip(["lol", "*a", "*b", "*c", "*d", "*e", "*f", "*g"], "abcdefgh"))

FILES = {  # what a file holds: words that the condition must have
    "bad.yaml": {
        "tab": ("apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: x\n", ["line 4", "cannot start any token"]),
        "bomb": (BOMB, ["excessive aliasing"]),
        "no-kind": ('apiVersion: v1\nkind: ""\nmetadata: {name: x}\n', ["Object 'Kind' is missing"]),
        "sequence": ("- apiVersion: v1\n  kind: ConfigMap\n  metadata: {}\n", ["cannot unmarshal array"]),
    },
    "bad.json": {"broken-json": ('{"apiVersion": "v1",\n', ["unexpected EOF"])},
}
CASES = {case: (file, *what) for file, cases in FILES.items() for case, what in cases.items()}


def error_of(watch, name, seconds=60):
    """The message of the ComparisonError that an application gets."""
    app = watch.wait(name, has_condition("ComparisonError"), seconds)
    return conditions(app)["ComparisonError"]


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_is_named(case, argosy, watch, applications, repository, namespace, name):
    file, text, words = CASES[case]
    repository.commit({f"app/{file}": text})
    applications(application(name, directory(repository), namespace))
    message = error_of(watch, name)
    assert all(word in message for word in [f'"{file}"', *words]), message


def test_of_a_duplicate_key_the_last_counts(argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: first\n  name: last\n"})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    assert [item["name"] for item in watch.wait(name, is_synced())["status"]["resources"]] == ["last"]


def test_an_object_without_a_name(argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n"})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_finished("Failed"))
    assert "name" in str(app["status"]["operationState"]["syncResult"]["resources"]), app["status"]["operationState"]


def test_too_many_bytes_are_refused(argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/big.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n  value: " + "x" * 100_000_000 + "\n"})
    applications(application(name, directory(repository), namespace))
    assert "exceeded max combined manifest file size" in error_of(watch, name)


def test_a_link_out_of_the_tree_is_refused(argosy, watch, applications, repository, namespace, name):
    repository.symlink("app/secrets.yaml", "/etc/passwd")
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace))
    message = error_of(watch, name)
    assert "symlink" in message and "root:" not in message


@pytest.mark.parametrize("path", ["../app", "app/../../x", "/app"])
def test_a_path_out_of_the_tree_is_refused(path, argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository, path), namespace))
    app = watch.wait(name, lambda app: conditions(app))
    assert "path" in str(conditions(app)), conditions(app)


def test_a_repository_that_is_not_there(argosy, bed, watch, applications, namespace, name):
    applications(application(name, {"repoURL": f"{bed.git_url}/absent.git", "path": "app", "targetRevision": "main"}, namespace))
    assert "not found" in error_of(watch, name)


def test_a_repository_that_refuses_the_password(argosy, bed, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {
        "name": name, "namespace": "argocd", "labels": {"argocd.argoproj.io/secret-type": "repository"}},
        "stringData": {"url": repository.private_url, "username": "somebody", "password": "top-secret-word"}}
    cluster.put(secret)
    try:
        applications(application(name, {"repoURL": repository.private_url, "path": "app", "targetRevision": "main"}, namespace))
        message = error_of(watch, name)
        assert "auth" in message.lower() and "top-secret-word" not in message
        assert all("top-secret-word" not in process.output() for process in argosy.processes.values())
    finally:
        cluster.delete(cluster.path_of(secret))


def test_a_repository_that_hangs_delays_nobody(argosy, watch, applications, repository, namespace, name):
    revision = repository.commit({"app/a.yaml": config_map("one")})
    server = SilentServer()
    try:
        for number in range(5):
            applications(application(f"{name}-{number}", {"repoURL": server.url, "path": "app", "targetRevision": "main"}, namespace))
        time.sleep(1)
        applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
        begin = time.monotonic()
        watch.wait(name, is_synced(revision), 20)
        assert time.monotonic() - begin < 10
    finally:
        server.close()


def test_a_repository_without_end_is_cut_off(argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    server = EndlessServer()
    try:
        applications(application(name, {"repoURL": server.url, "path": "app", "targetRevision": "main"}, namespace))
        error_of(watch, name, 150)
        assert server.sent < server.limit, "it was read to the end"
        applications(application(f"{name}-beside", directory(repository), namespace, syncPolicy=AUTOMATED))
        watch.wait(f"{name}-beside", is_synced())
    finally:
        server.close()


def test_a_kind_the_cluster_does_not_know(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": [{"apiVersion": "none.example.test/v1", "kind": "Widget", "metadata": {"name": "w"}}, config_map("one")]})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_finished("Failed"))
    assert "Widget" in str(app["status"]["operationState"]["syncResult"]["resources"])
    assert cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/one") is None, "nothing is applied when the dry run fails"


def test_an_object_that_the_api_server_refuses(argosy, cluster, watch, applications, repository, namespace, name):
    service = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"ports": [{"port": 123456}]}}
    repository.commit({"app/a.yaml": [service, config_map("one")]})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_finished("Failed"))
    results = {item["name"]: item for item in app["status"]["operationState"]["syncResult"]["resources"]}
    assert "spec.ports[0].port" in results["web"]["message"] and results["web"]["status"] == "SyncFailed"


def test_two_applications_claim_one_object(argosy, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    for suffix in ("first", "second"):
        applications(application(f"{name}-{suffix}", directory(repository), namespace, syncPolicy=AUTOMATED))
        watch.wait(f"{name}-{suffix}", is_finished())
    watch.refresh(f"{name}-first")
    app = watch.wait(f"{name}-first", has_condition("SharedResourceWarning"))
    assert f"{name}-second" in conditions(app)["SharedResourceWarning"]


PROJECT_RULES = {
    "source": ({"sourceRepos": ["https://elsewhere.example.test/*"]}, "InvalidSpecError", "repo"),
    "destination": ({"destinations": [{"server": "*", "namespace": "elsewhere"}]}, "InvalidSpecError", "destination"),
}


@pytest.mark.parametrize("case", PROJECT_RULES)
def test_a_project_forbids(case, argosy, cluster, watch, applications, repository, namespace, name):
    rule, condition, word = PROJECT_RULES[case]
    project = {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": name, "namespace": "argocd"},
               "spec": {"sourceRepos": ["*"], "destinations": [{"server": "*", "namespace": "*"}], **rule}}
    cluster.put(project)
    try:
        repository.commit({"app/a.yaml": config_map("one")})
        applications(application(name, directory(repository), namespace, project=name, syncPolicy=AUTOMATED))
        app = watch.wait(name, has_condition(condition))
        assert word in conditions(app)[condition] and name in conditions(app)[condition]
        assert cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/one") is None
    finally:
        cluster.delete(cluster.path_of(project))


def test_a_project_forbids_a_kind(argosy, cluster, watch, applications, repository, namespace, name):
    project = {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": name, "namespace": "argocd"},
               "spec": {"sourceRepos": ["*"], "destinations": [{"server": "*", "namespace": "*"}],
                        "namespaceResourceBlacklist": [{"group": "", "kind": "ConfigMap"}]}}
    cluster.put(project)
    try:
        repository.commit({"app/a.yaml": config_map("one")})
        applications(application(name, directory(repository), namespace, project=name, syncPolicy=AUTOMATED))
        app = watch.wait(name, is_finished("Failed"))
        assert "not permitted in project" in str(app["status"]["operationState"]["syncResult"]["resources"])
        assert cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/one") is None
    finally:
        cluster.delete(cluster.path_of(project))


@pytest.mark.parametrize("case", ["down", "garbage"])
def test_a_cluster_that_is(case, argosy, bed, cluster, watch, applications, repository, namespace, name):
    server = "https://127.0.0.1:1" if case == "down" else bed.git_url
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {
        "name": name, "namespace": "argocd", "labels": {"argocd.argoproj.io/secret-type": "cluster"}},
        "stringData": {"name": name, "server": server, "config": "{}"}}
    cluster.put(secret)
    try:
        revision = repository.commit({"app/a.yaml": config_map("one")})
        applications(application(name, directory(repository), namespace, destination={"name": name, "namespace": namespace}))
        applications(application(f"{name}-beside", directory(repository), namespace, syncPolicy=AUTOMATED))
        watch.wait(f"{name}-beside", is_synced(revision), 20)
        app = watch.wait(name, lambda app: conditions(app), 60)
        assert server.split("//")[1] in str(conditions(app)), conditions(app)
    finally:
        cluster.delete(cluster.path_of(secret))


