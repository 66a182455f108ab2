"""Schemas of values that refer to documents behind a URL, through a repo-server and its renderers: told as Helm tells them
(tests/fixtures/data/schema_links.json). The documents are on this machine, which has to be allowed."""
import http.server
import json
import threading

import pytest
from support import paths, source_cases
from support.process import HOST
from support.repo_servers import ArgosyAlone

pytestmark = pytest.mark.without_cluster
ALL = json.loads((paths.ROOT / "tests/fixtures/data/schema_links.json").read_text(encoding="utf-8"))
NAMED = "http://schemas.test/"  # what the documents call the place where they are
OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"


@pytest.fixture(scope="module")
def documents():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            text = ALL["documents"].get(NAMED + self.path[1:])
            self.send_response(200 if text else 404)
            self.end_headers()
            self.wfile.write((text or "").replace(NAMED, self.server.url).encode())

        def log_message(self, *_args):
            """The tests say what went wrong."""

    served = http.server.ThreadingHTTPServer((HOST, 0), Handler)
    served.url = f"http://{HOST}:{served.server_port}/"
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def servers(bed):
    if not (paths.programs() / "argosy-repo-server").exists():
        pytest.skip("argosy-repo-server is not built")
    with ArgosyAlone(bed, settings={"ARGOSY_ALLOW_INTERNAL_ADDRESSES": "true"}) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def stage(bed):
    return source_cases.Stage(bed, "schema-documents")


def source_of(case, url):
    schema = json.dumps(case["schema"]).replace(NAMED, url)
    files = {"Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n", "values.yaml": json.dumps(ALL["values"]),
             "values.schema.json": schema, "templates/x.yaml": OBJECT}
    return {"name": case["name"].replace(" ", "-"), "files": {f"app/{path}": text for path, text in files.items()}, "source": {}}


@pytest.mark.parametrize("case", ALL["cases"], ids=lambda case: case["name"].replace(" ", "-"))
def test_values_are_judged_by_what_their_schema_refers_to(case, servers, stage, documents):
    told = servers.manifests(stage.prepare(source_of(case, documents.url)))
    if not case["problems"]:
        assert [item["kind"] for item in told["objects"]] == ["ConfigMap"], told
        return
    assert case["problems"].replace(NAMED, documents.url) in told["error"], told


def test_a_document_of_this_machine_is_not_fetched_unless_that_is_allowed(bed, stage, documents):
    case = ALL["cases"][0]
    with ArgosyAlone(bed) as closed:
        told = closed.manifests(stage.prepare(source_of({**case, "name": "closed"}, documents.url)))
    assert f'failing loading "{documents.url}a.json": HTTP request failed for {documents.url}a.json: ' in told["error"], told
