"""One cluster and one control plane for the whole run; a namespace and a repository for each test.

The cluster is the embedded one; with CLUSTER=real it is a real kube-apiserver, and what is marked without_cluster is left out.
"""
import os
import re

import pytest
from support import paths
from support.api_server import ApiServer
from support.applications import ApplicationWatch
from support.bed import Bed
from support.control_plane import Argosy, install
from support.process import Process


@pytest.fixture(scope="session")
def bed():
    with Bed(embedded=os.environ.get("CLUSTER") != "real") as made:
        install(made)
        yield made


@pytest.fixture(scope="session")
def cluster(bed):
    return bed.cluster


@pytest.fixture(scope="session")
def shared_argosy(bed):
    """Two repo-servers and a controller."""
    for name in ("repo-server", "application-controller"):
        if not (paths.programs() / f"argosy-{name}").exists():
            pytest.skip(f"argosy-{name} is not built")
    Argosy.repo_servers = 2
    with Argosy(bed) as made:
        yield made


@pytest.fixture(autouse=True)
def nothing_dies():
    """A program that ends by itself is a failure of the test it ended in, whatever is started again later."""
    yield
    for process in Process.started:
        if process.has_died():
            pytest.fail(f"{process.name} ended with {process.child.returncode}:\n{process.tail(80)}")


@pytest.fixture(scope="module")
def api(shared_argosy):
    """An API server beside it, and the original's command line against it."""
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    with ApiServer(shared_argosy) as made:
        yield made


@pytest.fixture
def argosy(shared_argosy):
    """The shared control plane, all of it running, whatever the test before did."""
    shared_argosy.ensure_running()
    return shared_argosy


@pytest.fixture
def watch(cluster):
    made = ApplicationWatch(cluster)
    yield made
    made.close()


@pytest.fixture
def name(request):
    """A name for what this test makes."""
    return re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:45].strip("-")


@pytest.fixture
def namespace(cluster, name):
    cluster.ensure_namespace(name)
    yield name
    cluster.delete(f"/api/v1/namespaces/{name}")


@pytest.fixture
def repository(bed, name):
    return bed.repository(name)


@pytest.fixture
def applications(cluster, watch):
    """create(object): an Application that goes when the test does."""
    made = []

    def create(item):
        made.append(cluster.path_of(item))
        return cluster.create(item)

    yield create
    for path in made:
        if cluster.find(path):
            cluster.merge(path, {"metadata": {"finalizers": None}, "operation": None})
            cluster.delete(path)


def pytest_collection_modifyitems(config, items):
    """What is about no cluster is not asked twice."""
    if os.environ.get("CLUSTER") != "real":
        return
    left_out = [item for item in items if item.get_closest_marker("without_cluster")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("without_cluster")]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failure shows the end of every log."""
    outcome = yield
    report = outcome.get_result()
    fixtures = getattr(item, "funcargs", {})
    plane = fixtures.get("argosy") or getattr(fixtures.get("api"), "control_plane", None)
    if report.when == "call" and report.failed and plane:
        for process in plane.processes.values():
            report.sections.append((f"log of {process.name}", process.tail(60)))
