"""Each program by itself: flags, health, metrics, signals."""
import json
import re
import subprocess
import urllib.request

import pytest
from support import paths
from support.bed import responds
from support.process import HOST, Process, free_port

PROGRAMS = {"repo-server": "argocd-repo-server", "application-controller": "argocd-application-controller"}


@pytest.fixture(params=PROGRAMS)
def program(request):
    path = paths.programs() / f"argosy-{request.param}"
    if not path.exists():
        pytest.skip(f"{path.name} is not built")
    return request.param, path


def run(path, *flags):
    return subprocess.run([path, *flags], capture_output=True, text=True, timeout=30)


def test_help_lists_the_flags(program):
    name, path = program
    done = run(path, "--help")
    assert done.returncode == 0
    for flag in ("--metrics-port", "--redis", "--loglevel", "--logformat"):
        assert flag in done.stdout, flag


def test_an_unknown_flag_is_named(program):
    _, path = program
    done = run(path, "--surprise=1")
    assert done.returncode != 0 and "--surprise" in done.stderr


def test_a_wrong_value_is_named(program):
    _, path = program
    done = run(path, "--metrics-port", "many")
    assert done.returncode != 0 and "many" in done.stderr


@pytest.fixture
def repo_server(bed, tmp_path):
    """start(*flags): a repo-server on ports of its own."""
    path = paths.programs() / "argosy-repo-server"
    if not path.exists():
        pytest.skip("argosy-repo-server is not built")
    started = []

    def start(*flags, **env):
        port, metrics = free_port(), free_port()
        process = Process("repo-server", [path, "--port", port, "--metrics-port", metrics, "--redis", bed.redis_address, *flags],
                          tmp_path / f"log-{port}", {"TMPDIR": tmp_path, **env}).start()
        process.port, process.metrics_port = port, metrics
        started.append(process)
        return process

    yield start
    for process in started:
        process.stop()


def healthy(process):
    return process.wait_ready(lambda: responds(f"http://{HOST}:{process.metrics_port}/healthz"), 20)


def test_metrics_have_the_original_names(repo_server):
    process = healthy(repo_server())
    with urllib.request.urlopen(f"http://{HOST}:{process.metrics_port}/metrics", timeout=5) as response:
        text = response.read().decode()
        assert response.headers["Content-Type"].startswith("text/plain")
    for name in ("argocd_repo_parallelism_wait_duration_seconds", "process_resident_memory_bytes"):
        assert f"# TYPE {name} " in text, name


def test_sigterm_ends_it_with_success(repo_server):
    process = healthy(repo_server())
    process.terminate()
    assert process.end(10) == 0


def test_logs_are_json_when_asked_for(repo_server):
    process = healthy(repo_server("--logformat", "json"))
    by_sanitizer = re.compile(r"==\d+==")  # it tells once that it does not know fibers
    lines = [json.loads(line) for line in process.output().splitlines() if not by_sanitizer.match(line)]
    assert lines and all({"level", "msg", "time"} <= set(line) for line in lines)


def test_a_taken_port_is_named(repo_server):
    first = healthy(repo_server())
    second = repo_server("--metrics-port", first.metrics_port)
    assert second.end(10) != 0
    assert str(first.metrics_port) in second.output()


def test_a_sandbox_that_the_host_lacks_is_refused(repo_server):
    process = repo_server("--require-sandbox", "nonsense")
    assert process.end(10) != 0
    assert "nonsense" in process.output()
