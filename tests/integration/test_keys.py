"""The keys with which our processes prove themselves to each other."""
import base64
import json
import subprocess

import pytest
from support import paths
from support.applications import ApplicationWatch, application, conditions, is_synced
from support.control_plane import Argosy
from support.repository import config_map, directory

PLANE = "keyed"  # a namespace of its own, so that the shared controller leaves its Applications alone
SECRET = f"/api/v1/namespaces/{PLANE}/secrets/argosy-rpc"


def initial_keys(bed, namespace=PLANE):
    command = [paths.programs() / "argosy", "admin", "initial-keys", "--kubeconfig", bed.kubeconfig, "-n", namespace]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def write_keys(bed, folder):
    """What a pod mounts: the Secret's values as files."""
    folder.mkdir()
    for name, value in bed.cluster.get(SECRET)["data"].items():
        (folder / name).write_bytes(base64.b64decode(value))
    return folder


@pytest.fixture
def installation(bed):
    bed.cluster.ensure_namespace(PLANE)
    bed.kubectl("apply", "-n", PLANE, "-k", paths.MANIFESTS / "base" / "config")
    yield bed
    if bed.cluster.find(SECRET):
        bed.cluster.delete(SECRET)


@pytest.fixture
def kubeconfig(bed):
    path = bed.write_kubeconfig(bed.folder / "keyed-kubeconfig", bed.api_url)
    path.write_text(path.read_text().replace("namespace: argocd", f"namespace: {PLANE}"))
    return path


@pytest.fixture
def keyed_application(cluster, repository, namespace, name):
    """A watch on the one Application of the keyed control plane."""
    repository.commit({"app/a.yaml": config_map("one")})
    item = application(name, directory(repository), namespace, namespace=PLANE, syncPolicy={"automated": {}})
    cluster.create(item)
    watch = ApplicationWatch(cluster, PLANE)
    yield watch
    cluster.delete(cluster.path_of(item))
    watch.close()


def test_keys_are_made_once_and_then_found(installation):
    first = initial_keys(installation)
    assert (first.returncode, first.stdout) == (0, "The Secret argosy-rpc has new keys.\n"), first.stderr
    made = installation.cluster.get(SECRET)["data"]
    assert sorted(made) == ["client.public", "client.secret", "server.public", "server.secret"]
    second = initial_keys(installation)
    assert (second.returncode, second.stdout) == (0, "The Secret argosy-rpc is there already.\n"), second.stderr
    assert installation.cluster.get(SECRET)["data"] == made


def test_keys_for_a_namespace_that_is_not_there_say_so(bed):
    done = initial_keys(bed, "nowhere")
    assert (done.returncode, done.stderr) == (1, 'Error: cannot create the Secret argosy-rpc: namespaces "nowhere" not found\n')


def test_with_the_keys_of_the_installation_everything_works(installation, kubeconfig, keyed_application, name, tmp_path):
    assert initial_keys(installation).returncode == 0
    keys = write_keys(installation, tmp_path / "keys")
    with Argosy(installation, PLANE, kubeconfig, {"ARGOSY_RPC_KEYS": keys}):
        assert not conditions(keyed_application.wait(name, is_synced(), 60))


def test_with_the_keys_of_another_installation_nothing_is_answered(installation, kubeconfig, keyed_application, name, tmp_path):
    assert initial_keys(installation).returncode == 0
    ours = write_keys(installation, tmp_path / "ours")
    installation.cluster.delete(SECRET)
    assert initial_keys(installation).returncode == 0
    theirs = write_keys(installation, tmp_path / "theirs")
    with Argosy(installation, PLANE, kubeconfig, {"ARGOSY_RPC_KEYS": ours}) as plane:
        controller = plane.processes["application-controller"]
        controller.env = {**controller.env, "ARGOSY_RPC_KEYS": theirs, "ARGOCD_APPLICATION_CONTROLLER_REPO_SERVER_TIMEOUT_SECONDS": "3",
                          "ARGOCD_REPO_ERROR_GRACE_PERIOD_SECONDS": "0s"}
        plane.restart("application-controller", kill=False)
        keyed_application.wait(name, lambda app: "the handshake failed" in json.dumps(app.get("status", {})), 90)
