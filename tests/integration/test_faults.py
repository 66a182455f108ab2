"""What breaks beside us: processes killed, Redis gone, the API server in trouble, garbage on our port, a full disk."""
import os
import random
import socket
import subprocess
import time

import pytest
from support import paths
from support.applications import ApplicationWatch, application, conditions, has_condition, is_synced
from support.control_plane import Argosy
from support.fault_proxy import FaultProxy
from support.process import HOST, wait_until
from support.repository import config_map, directory
from support.zmtp import Peer, frame

AUTOMATED = {"automated": {"prune": True, "selfHeal": True}}
MANY = 50


def uids(cluster, namespace):
    items = cluster.get(f"/api/v1/namespaces/{namespace}/configmaps")["items"]
    return {item["metadata"]["name"]: item["metadata"]["uid"] for item in items if item["metadata"]["name"] != "kube-root-ca.crt"}


def install_many(applications, repository, namespace, name):
    repository.commit({f"app-{number}/a.yaml": config_map(f"cm-{number}") for number in range(MANY)})
    names = [f"{name}-{number}" for number in range(MANY)]
    for number, app in enumerate(names):
        applications(application(app, directory(repository, f"app-{number}"), namespace, finalizer=True, syncPolicy=AUTOMATED))
    return names


@pytest.mark.parametrize("victim", ["application-controller", "repo-server-1", "repo-server-2"])
def test_killed_in_the_middle(victim, argosy, cluster, watch, applications, repository, namespace, name):
    """SIGKILL while many applications sync: all end Synced, and no object is made twice."""
    names = install_many(applications, repository, namespace, name)
    time.sleep(random.Random(victim).uniform(0.1, 0.6))
    argosy.restart(victim)
    for app in names:
        watch.wait(app, is_synced(), 90)
    before = uids(cluster, namespace)
    assert len(before) == MANY
    revision = repository.commit({f"app-{number}/a.yaml": config_map(f"cm-{number}", "2") for number in range(MANY)})
    for app in names:
        cluster.merge(f"{watch.path}/{app}", {"metadata": {"annotations": {"argocd.argoproj.io/refresh": "normal"}}})
    time.sleep(0.2)
    argosy.restart(victim)
    for app in names:
        state = watch.wait(app, is_synced(revision), 90)
        assert len(state["status"]["history"]) == 2, "an operation, an entry"
    assert uids(cluster, namespace) == before


def test_one_of_two_repo_servers_is_enough(argosy, watch, applications, repository, namespace, name):
    argosy.processes["repo-server-1"].kill()
    try:
        for app in install_many(applications, repository, namespace, name)[:20]:
            assert not conditions(watch.wait(app, is_synced(), 60)), "no request is lost"
    finally:
        argosy.ensure_running()


def test_killed_while_deleting(argosy, cluster, watch, applications, repository, namespace, name):
    names = install_many(applications, repository, namespace, name)
    for app in names:
        watch.wait(app, is_synced(), 90)
    cluster.put(config_map("foreign", namespace=namespace))
    for app in names:
        cluster.delete(f"{watch.path}/{app}")
    time.sleep(0.2)
    argosy.restart("application-controller")
    for app in names:
        watch.wait(app, None, 90)
    assert list(uids(cluster, namespace)) == ["foreign"]


def test_sigterm_drains(argosy, watch, applications, repository, namespace, name):
    install_many(applications, repository, namespace, name)
    time.sleep(0.3)
    for process in argosy.processes.values():
        begin = time.monotonic()
        process.terminate()
        assert process.end(20) == 0, process.tail()
        assert time.monotonic() - begin < 15
    argosy.ensure_running()
    for number in range(MANY):
        watch.wait(f"{name}-{number}", is_synced(), 90)


def test_without_redis_syncing_goes_on(argosy, bed, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    bed.processes["redis"].stop()
    try:
        applications(application(name, directory(repository), namespace, finalizer=True, syncPolicy=AUTOMATED))
        watch.wait(name, is_synced(), 30)
        watch.delete(name, 30)
        assert "one" not in uids(cluster, namespace)
    finally:
        bed.processes["redis"].start()
        wait_until(lambda: bed.processes["redis"].is_running(), 5, "Redis")


def test_redis_full_of_garbage(argosy, bed, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())

    def is_cached():  # once all have found Redis again, should it have been away
        watch.refresh(name)
        return bool(bed.redis("KEYS", "*").split())

    wait_until(is_cached, 20, "something is cached")
    for key in bed.redis("KEYS", "*").split():
        bed.redis("SET", key, "\x1f\x8b garbage of another version")
    revision = repository.commit({"app/a.yaml": config_map("one", "2")})
    watch.refresh(name)
    watch.wait(name, is_synced(revision))


# Garbage on our port

GARBAGE = {
    "no greeting": lambda port: raw(port, b"GET / HTTP/1.1\r\n\r\n"),
    "a long line": lambda port: raw(port, b"x" * 1_000_000),
    "an oversized frame": lambda port: shaken(port, lambda peer: peer.socket.sendall(frame(b"x" * 100, claimed_length=1 << 40))),
    "a truncated frame": lambda port: shaken(port, lambda peer: peer.socket.sendall(frame(b"x" * 100, claimed_length=200))),
    "no protobuf": lambda port: shaken(port, lambda peer: peer.send(b"", b"\xff" * 300)),
    "empty parts": lambda port: shaken(port, lambda peer: peer.send(b"", b"", b"")),
    "many parts": lambda port: shaken(port, lambda peer: peer.send(*[b"\x0a\x05hello"] * 1000)),
}


def raw(port, data):
    with socket.create_connection((HOST, port), 5) as connection:
        try:
            connection.sendall(data)
        except OSError:
            pass  # hanging up is an answer


def shaken(port, act):
    peer = Peer(HOST, port)
    try:
        act(peer)
        time.sleep(0.1)
    except OSError:
        pass
    finally:
        peer.close()


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_on_the_port(kind, argosy, watch, applications, repository, namespace, name):
    port = int(argosy.addresses[0].split(":")[1])
    for _ in range(20):
        GARBAGE[kind](port)
    assert argosy.processes["repo-server-1"].is_running(), argosy.processes["repo-server-1"].tail()
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced(), 30)


# The API server in trouble: a control plane of its own, behind a proxy that misbehaves

@pytest.fixture(scope="module")
def troubled(bed, shared_argosy):
    """(proxy, control plane): its Applications live in a namespace of their own."""
    bed.cluster.ensure_namespace("troubled")
    bed.kubectl("apply", "-n", "troubled", "-k", paths.MANIFESTS / "base" / "config")
    proxy = FaultProxy(bed.cluster)
    kubeconfig = bed.write_kubeconfig(bed.folder / "troubled-kubeconfig", proxy.url, authority=False)
    kubeconfig.write_text(kubeconfig.read_text().replace("namespace: argocd", "namespace: troubled"))
    with Argosy(bed, namespace="troubled", kubeconfig=kubeconfig) as plane:
        yield proxy, plane
    proxy.close()


@pytest.fixture
def trouble(troubled, cluster, repository, namespace, name):
    """(proxy, make(), wait()): one application, automated, of the troubled control plane."""
    proxy, plane = troubled
    proxy.clear()
    plane.ensure_running()
    repository.commit({"app/a.yaml": config_map("one")})
    watch = ApplicationWatch(cluster, "troubled")
    item = application(name, directory(repository), namespace, namespace="troubled",
                       syncPolicy={**AUTOMATED, "retry": {"limit": 10, "backoff": {"duration": "1s", "factor": 1}}})
    yield proxy, lambda: cluster.create(item), lambda reached=is_synced(), seconds=60: watch.wait(name, reached, seconds)
    proxy.clear()
    if cluster.find(cluster.path_of(item)):
        cluster.delete(cluster.path_of(item))
    watch.close()


@pytest.mark.parametrize("status", [409, 429, 500, 502, 503, 504])
def test_the_api_server_answers(status, trouble):
    proxy, make, wait = trouble
    writes = [proxy.add(method=method, path="configmaps|applications", status=status, times=2, retry_after=1 if status == 429 else None,
                        reason={409: "Conflict", 429: "TooManyRequests", 500: "InternalError", 503: "ServiceUnavailable"}.get(status, ""))
              for method in ("PATCH", "POST", "PUT")]
    make()
    wait()
    assert sum(fault.hits for fault in writes) > 0


def test_a_watch_that_expired(trouble, cluster, namespace):
    """410 on the next watches: everything is listed again."""
    proxy, make, wait = trouble
    make()
    wait()
    gone = proxy.add(method="GET", path="configmaps.*watch=", status=410, times=2, reason="Expired")
    lists = proxy.count("GET", "configmaps[?]limit=")
    proxy.break_streams()
    wait_until(lambda: gone.hits > 0 and proxy.count("GET", "configmaps[?]limit=") > lists, 30, "listed again")
    cluster.merge(f"/api/v1/namespaces/{namespace}/configmaps/one", {"data": {"value": "by hand"}})
    wait_until(lambda: cluster.get(f"/api/v1/namespaces/{namespace}/configmaps/one")["data"]["value"] == "1", 30, "healed")


def test_garbage_from_the_api_server(trouble, namespace):
    proxy, make, wait = trouble
    garbage = proxy.add(method="POST", path=f"{namespace}/configmaps", status=200, body=b"<html>not JSON</html>", times=2)
    make()
    wait()
    assert garbage.hits > 0


def test_a_connection_that_breaks(trouble):
    proxy, make, wait = trouble
    proxy.add(method="PATCH", path="configmaps", times=3)
    proxy.add(method="POST", path="configmaps", times=3)
    make()
    wait()


def test_a_full_disk(bed, shared_argosy, cluster, repository, namespace, name):
    """A repo-server whose disk is full says so, and works once there is room."""
    folder = bed.folder / "small-disk"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", folder], capture_output=True).returncode:
        pytest.skip("a small file system needs the right to mount")
    try:
        (folder / "filler").write_bytes(b"x" * 200_000)
        cluster.ensure_namespace("small-disk")
        bed.kubectl("apply", "-n", "small-disk", "-k", paths.MANIFESTS / "base" / "config")
        kubeconfig = bed.write_kubeconfig(bed.folder / "small-disk-kubeconfig", bed.api_url)
        kubeconfig.write_text(kubeconfig.read_text().replace("namespace: argocd", "namespace: small-disk"))
        repository.commit({"app/a.yaml": config_map("one"), "blob": os.urandom(400_000).hex()})
        with Argosy(bed, namespace="small-disk", kubeconfig=kubeconfig, settings={"TMPDIR": folder}) as plane:
            watch = ApplicationWatch(cluster, "small-disk")
            item = application(name, directory(repository), namespace, namespace="small-disk", syncPolicy=AUTOMATED)
            cluster.create(item)
            message = conditions(watch.wait(name, has_condition("ComparisonError")))["ComparisonError"]
            assert "No space left" in message
            subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
            watch.refresh(name, "hard")
            watch.wait(name, is_synced(), 30)
            assert all(process.is_running() for process in plane.processes.values())
            cluster.delete(cluster.path_of(item))
            watch.close()
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
