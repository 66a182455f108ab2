"""Sources that mean harm, before a repo-server alone: each is answered in little time, with an error that says where."""
import time

import pytest
from support import paths, source_cases
from support.hostile_charts import HostileCharts
from support.hostile_sources import HARMLESS, REFUSED, REFUSED_FOR_MEMORY, built, schema
from support.repo_servers import ArgosyAlone

pytestmark = pytest.mark.without_cluster
SECONDS = 60  # a sanitized build on a busy machine; by itself each takes less than one or two
LIMIT = 1_000_000
SLOW = ("schema-doubling",)  # steps enough to fill a minute where each is watched


@pytest.fixture(scope="module")
def server(bed):
    if not (paths.programs() / "argosy-repo-server").exists():
        pytest.skip("argosy-repo-server is not built")
    limits = {"ARGOCD_REPO_SERVER_HELM_MANIFEST_MAX_EXTRACTED_SIZE": str(LIMIT), "ARGOCD_REPO_SERVER_OCI_MANIFEST_MAX_EXTRACTED_SIZE": str(LIMIT)}
    with ArgosyAlone(bed, settings=limits) as made:
        yield made


@pytest.fixture(scope="module")
def stage(bed):
    return source_cases.Stage(bed, "hostile-sources")


@pytest.fixture(scope="module")
def charts():
    made = HostileCharts(LIMIT)
    yield made
    made.close()


def answer(server, stage, name, files, source=None):
    files = {path[1:] if path[0] == "^" else f"app/{path}": content for path, content in files.items()}
    begin = time.monotonic()
    told = server.manifests(stage.prepare({"name": name, "files": files, "source": source or {}}))
    assert time.monotonic() - begin < SECONDS
    return told


def check_refused(told, words):
    message = told.get("error")
    assert message and all(word in message for word in words), told
    assert "root:" not in message


def has_memory_limit(server):
    """A sanitized build needs the address space for itself."""
    return '"memory_limit":0' not in server.processes["repo-server-1"].output()


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_an_error_that_says_where(name, server, stage):
    if name in SLOW and not has_memory_limit(server):
        pytest.skip("this build is watched, and slow")
    files, words, *source = REFUSED[name]
    check_refused(answer(server, stage, name, files, *source), words)


@pytest.mark.parametrize("name", REFUSED_FOR_MEMORY)
def test_it_ends_where_its_memory_ends(name, server, stage):
    if not has_memory_limit(server):
        pytest.skip("this build has no limit on memory")
    check_refused(answer(server, stage, name, *REFUSED_FOR_MEMORY[name][:1]), REFUSED_FOR_MEMORY[name][1])


@pytest.mark.parametrize("name", HARMLESS)
def test_it_comes_to_nothing(name, server, stage):
    files, data, *source = HARMLESS[name]
    told = answer(server, stage, f"harmless-{name}", files, *source)
    assert "objects" in told, told
    assert [item.get("data") for item in told["objects"] if item["metadata"]["name"] == "x"] == [data], told


@pytest.mark.parametrize("kind", ["schema", "base"])
def test_an_internal_address_is_not_asked(kind, server, stage, charts):
    """Somebody listens there, and hears nothing."""
    url = f"http://{charts.host}/{kind}.yaml"
    files = schema({"$ref": url}) if kind == "schema" else built(f"resources: ['{url}']")
    check_refused(answer(server, stage, f"internal-{kind}", files), [charts.host.partition(":")[0]])
    assert f"/{kind}.yaml" not in charts.asked


CHARTS = {
    "above": "illegal filepath in archive: above/../../x",
    "absolute": "illegal filepath in archive: /etc/x",
    "linked": "illegal filepath in symlink: /etc/passwd",
    "linked-above": "illegal filepath in symlink: ../../../x",
    "through": "illegal filepath in archive",
    "bomb": f"larger than {LIMIT} bytes",
    "bomb-twice": f"larger than {LIMIT} bytes",
    "cut": "truncated",
    "no-archive": "",
    "endless": "larger than",
    "circle": "stopped after 10 redirects",
    "scheme": "file:///etc/passwd",
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_a_repository_is_refused(name, server, charts):
    source = {"repoURL": f"http://{charts.host}/charts", "chart": name, "targetRevision": "1.0.0"}
    check_refused(server.manifests({"source": source}), [CHARTS[name]])


@pytest.mark.parametrize("name, data", {"odd": "fine", "twice": "the last", "trailing": "fine"}.items())
def test_a_chart_of_a_repository_is_harmless(name, data, server, charts):
    told = server.manifests({"source": {"repoURL": f"http://{charts.host}/charts", "chart": name, "targetRevision": "1.0.0"}})
    assert [item["data"] for item in told.get("objects", [])] == [{"a": data}], told


def artifact(charts, name):
    return {"source": {"repoURL": f"oci://{charts.host}/{name}", "targetRevision": "1.0.0", "path": name}, "repository": {"f26": 1}}


ARTIFACTS = {
    **{name: words for name, words in CHARTS.items() if name not in ("endless", "circle", "scheme")},
    "lying-size": "mismatch Content-Length",
    "lying-digest": "another blob",
    "odd-digest": "digest",
    "moved-circle": "stopped after 10 redirects",
    "moved-file": "unsupported protocol scheme",
    "moved-endless": "larger than",
    "many-layers": "",
    "deep": "",
    "index-of-itself": "",
    "endless-manifest": "larger than",
    "realm-file": "file:///etc/passwd",
    "realm-endless": "larger than",
    "realm-circle": "stopped after 10 redirects",
    "realm-itself": "401",
}


@pytest.mark.parametrize("name", ARTIFACTS)
def test_an_artifact_of_a_registry_is_refused(name, server, charts):
    check_refused(server.manifests(artifact(charts, name)), [ARTIFACTS[name]])


@pytest.mark.parametrize("name, data", {"odd": "fine", "twice": "the last", "trailing": "fine"}.items())
def test_an_artifact_of_a_registry_is_harmless(name, data, server, charts):
    told = server.manifests(artifact(charts, name))
    assert [item["data"] for item in told.get("objects", [])] == [{"a": data}], told
