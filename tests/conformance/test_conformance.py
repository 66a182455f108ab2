"""The embedded cluster answers the scripts as the real API server did (recorded/); what differs stands in GAPS.md.

With CONFORMANCE_KUBECONFIG set, that server is asked instead.
"""

import os
import pathlib
import re
import subprocess
import time

import compare
import player
import pytest

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = pathlib.Path(os.environ.get("PROGRAMS", ROOT / "build/dev/bin")) / "argosy-devcluster"
GAPS = dict(re.findall(r"^- `(\w+ \d+)`: (.+)$", (HERE / "GAPS.md").read_text(encoding="utf-8"), re.M))


@pytest.fixture(name="kubeconfig", scope="module")
def fixture_kubeconfig(tmp_path_factory):
    """A kubeconfig of a server that is ready."""
    if "CONFORMANCE_KUBECONFIG" in os.environ:
        yield os.environ["CONFORMANCE_KUBECONFIG"]
        return
    path = tmp_path_factory.mktemp("devcluster") / "kubeconfig"
    with subprocess.Popen([PROGRAM, "--port", "0", "--kubeconfig-out", path, "--loglevel", "warn"]) as process:
        deadline = time.monotonic() + 10
        while not path.exists():
            assert time.monotonic() < deadline, "argosy-devcluster does not start"
            time.sleep(0.01)
        time.sleep(0.2)  # default service accounts and the like
        yield path
        process.terminate()
        assert process.wait(10) == 0


@pytest.mark.parametrize("script", sorted(path.stem for path in (HERE / "scripts").glob("*.yaml")))
def test_answers_are_those_of_the_api_server(kubeconfig, script):
    found = {}
    for number, (request, lines) in enumerate(compare.compare(player.Server(kubeconfig), script)):
        if lines:
            found["%s %d" % (script, number)] = [request, *lines]
    unknown = {name: lines for name, lines in found.items() if name not in GAPS}
    assert not unknown
    closed = [name for name in GAPS if name.startswith(script + " ") and name not in found]
    assert not closed, "these are no gaps any more: take them out of GAPS.md"
