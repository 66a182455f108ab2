"""Redis goes away under the API server, and comes back empty: who is let in, what is answered from elsewhere, what is remembered."""
import subprocess

import pytest
from support.api_server import ApiServer, as_token
from support.applications import IN_CLUSTER
from support.bed import responds
from support.process import HOST, wait_until


@pytest.fixture
def synced(api, bed, cluster, name, namespace):
    """An application with one ConfigMap, synced."""
    repository = bed.repository(name)
    repository.commit({"app/a.yaml": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"value": "1"}}})
    done = api.cli("app", "create", name, "--repo", repository.url, "--path", "app", "--revision", "main", "--dest-server", IN_CLUSTER,
                   "--dest-namespace", namespace)
    assert done.returncode == 0, done.stderr
    done = api.cli("app", "sync", name, "--timeout", "60")
    assert done.returncode == 0, done.stderr
    yield name
    cluster.delete(f"/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/{name}")


def status_with(api, token):
    return api.rest("GET", "/api/v1/account", None, as_token(token)).status


def log_out(api, token):
    done = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", f"Cookie: argocd.token={token}",
                           f"http://{HOST}:{api.port}/auth/logout"], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "303"


def names(answer):
    assert answer.status == 200, answer.body
    return sorted(item["name"] for item in answer.json.get("nodes") or answer.json["items"])


def test_without_redis_nothing_is_missing_and_nobody_comes_back(api, bed, synced, shared_argosy):
    application = f"/api/v1/applications/{synced}"
    before, during = api.login(), api.login()
    log_out(api, before)
    assert status_with(api, before) == 401
    bed.processes["redis"].stop()
    try:
        # what is kept there is asked of the controller
        assert names(api.rest("GET", f"{application}/resource-tree")) == ["a"]
        assert names(api.rest("GET", f"{application}/managed-resources")) == ["a"]
        assert api.rest("GET", f"{application}?refresh=normal").json["status"]["sync"]["status"] == "Synced"
        assert synced in names_of_applications(api)
        assert api.rest("GET", "/api/v1/clusters").status == 200
        # people come and go; who has gone stays away
        assert status_with(api, before) == 401
        log_out(api, during)
        assert status_with(api, during) == 401
        assert status_with(api, api.login()) == 200
        # and work goes on
        done = api.cli("app", "sync", synced, "--timeout", "60")
        assert done.returncode == 0, done.stderr
        assert responds(f"http://{HOST}:{api.port}/healthz")
    finally:
        bed.processes["redis"].start()
        wait_until(lambda: bed.processes["redis"].is_running(), 5, "Redis runs")
    # it comes back empty: what was revoked here is revoked, what is kept there fills again
    assert status_with(api, before) == 401
    assert status_with(api, during) == 401
    assert names(api.rest("GET", f"{application}/resource-tree")) == ["a"]
    with ApiServer(shared_argosy) as other:
        later = api.login()
        assert status_with(other, later) == 200

        def is_refused_there():
            log_out(api, later)
            return status_with(other, later) == 401

        wait_until(is_refused_there, 40, "the other server hears of it through Redis again")


def names_of_applications(api):
    answer = api.rest("GET", "/api/v1/applications")
    assert answer.status == 200, answer.body
    return [item["metadata"]["name"] for item in answer.json["items"]]
