"""scripts/quickstart: from nothing to a deployed application and back, with programs that are built already."""
import base64
import json
import os
import ssl
import subprocess
import urllib.request

import pytest
import yaml
from support import paths
from support.process import wait_until

pytestmark = pytest.mark.without_cluster

NEEDED = ("devcluster", "repo-server", "application-controller", "server")


class Quickstart:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "PROGRAMS": str(paths.programs()), "QUICKSTART_DIR": str(folder)}
        self.environment.pop("KUBECONFIG", None)

    def run(self, *flags, **environment):
        return subprocess.run([paths.ROOT / "scripts/quickstart", *flags], env={**self.environment, **environment}, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=300)

    def start(self):
        """What it printed, as {name: value}."""
        done = self.run()
        assert done.returncode == 0, done.stderr
        assert done.stdout == (self.folder / "env").read_text()
        return dict(line.split("=", 1) for line in done.stdout.splitlines())

    def processes(self):
        """{name: (pid, start time)}, of those that run."""
        found = {path.stem: tuple(path.read_text().split()) for path in (self.folder / "run").glob("*.pid")}
        return {name: pair for name, pair in found.items() if began(pair[0]) == pair[1]}

    def get(self, path):
        """An object, reached as the kubeconfig says."""
        config = yaml.safe_load((self.folder / "kubeconfig").read_text())
        cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
        trust = ssl.create_default_context(cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
        request = urllib.request.Request(cluster["server"] + path, headers={"Authorization": f"Bearer {user['token']}"})
        with urllib.request.urlopen(request, context=trust, timeout=10) as response:
            return json.load(response)

    def application(self):
        return self.get("/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/guestbook")

    def replicas(self):
        return self.get("/apis/apps/v1/namespaces/guestbook/deployments/guestbook")["status"].get("readyReplicas")


def began(pid):
    """When a process began; None when it has ended."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            state, *fields = file.read().rsplit(") ", 1)[1].split()
    except FileNotFoundError:
        return None
    return None if state == "Z" else fields[18]


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True, timeout=30)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    for name in NEEDED:
        if not (paths.programs() / f"argosy-{name}").exists():
            pytest.skip(f"argosy-{name} is not built")
    quickstart = Quickstart(tmp_path_factory.mktemp("quickstart") / "a folder")
    yield quickstart
    assert quickstart.run("--wipe").returncode == 0


@pytest.fixture
def quickstart(made):
    made.printed = made.start()
    return made


def test_it_deploys_the_application(quickstart):
    status = quickstart.application()["status"]
    assert (status["sync"]["status"], status["health"]["status"]) == ("Synced", "Healthy")
    assert quickstart.replicas() == 2
    assert set(quickstart.processes()) == {"redis", *NEEDED}


def test_it_prints_where_everything_is(quickstart):
    shown = subprocess.run(["bash", "-c", '. "$0" && printf "%s\n" "$KUBECONFIG" "$APPLICATION" "$REPOSITORY"', quickstart.folder / "env"],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    assert shown == [str(quickstart.folder / "kubeconfig"), "guestbook", str(quickstart.folder / "guestbook")]
    assert quickstart.printed["USERNAME"] == "admin"


def test_it_prints_how_to_log_in(quickstart):
    printed = quickstart.printed
    login = urllib.request.Request(printed["URL"] + "/api/v1/session", headers={"Content-Type": "application/json"},
                                   data=json.dumps({"username": printed["USERNAME"], "password": printed["PASSWORD"]}).encode())
    with urllib.request.urlopen(login, timeout=10) as response:
        token = json.load(response)["token"]
    applications = urllib.request.Request(printed["URL"] + "/api/v1/applications", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(applications, timeout=10) as response:
        assert [item["metadata"]["name"] for item in json.load(response)["items"]] == ["guestbook"]


def test_running_it_again_changes_nothing(quickstart):
    processes, application = quickstart.processes(), quickstart.application()
    assert quickstart.start() == quickstart.printed
    assert quickstart.processes() == processes
    assert quickstart.application()["metadata"] == application["metadata"]


def test_a_push_is_picked_up(quickstart):
    clone = quickstart.folder / "guestbook"
    manifest = clone / "deployment.yaml"
    manifest.write_text(manifest.read_text().replace("replicas: 2", "replicas: 3"))
    git(clone, "commit", "-qam", "Three")
    assert "asked for a refresh of application guestbook" in git(clone, "push").stderr
    wait_until(lambda: quickstart.replicas() == 3, 20, "the commit is deployed")


def test_what_was_stopped_is_found_again_as_it_was(quickstart):
    before = quickstart.processes()
    uid, replicas = quickstart.application()["metadata"]["uid"], quickstart.replicas()
    assert quickstart.run("--stop").returncode == 0
    assert not any(began(pid) == start for pid, start in before.values())
    assert quickstart.start() == quickstart.printed
    assert quickstart.application()["metadata"]["uid"] == uid
    assert quickstart.replicas() == replicas


def test_one_that_died_is_started_again(quickstart):
    pid, _ = quickstart.processes()["repo-server"]
    os.kill(int(pid), 9)
    wait_until(lambda: "repo-server" not in quickstart.processes(), 10, "it is gone")
    quickstart.start()
    assert set(quickstart.processes()) == {"redis", *NEEDED}


def test_a_foreign_process_with_the_same_number_is_left_alone(quickstart):
    assert quickstart.run("--stop").returncode == 0  # or its own server would be lost with the note of it
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        mine = quickstart.folder / "run" / "server.pid"
        mine.parent.mkdir(exist_ok=True)
        mine.write_text(f"{stranger.pid} 1\n")
        assert quickstart.run("--stop").returncode == 0
        assert stranger.poll() is None
        assert not mine.exists()
    finally:
        stranger.kill()
        stranger.wait()


def test_another_cluster_is_not_mixed_in(quickstart):
    done = quickstart.run(KUBECONFIG="/nowhere/config")
    assert done.returncode == 1
    assert "--wipe first" in done.stderr


def test_an_unknown_flag_shows_the_usage(made):
    done = made.run("--surprise")
    assert done.returncode == 2
    assert "scripts/quickstart --stop" in done.stdout


def test_a_foreign_cluster_needs_a_yes(tmp_path):
    kubectl = tmp_path / "kubectl"
    kubectl.write_text('#!/bin/sh\n[ "$1 $2" = "config current-context" ] && echo production && exit 0\necho called >>"$0.log"\nexit 1\n')
    kubectl.chmod(0o755)
    quickstart = Quickstart(tmp_path / "state")
    done = quickstart.run(KUBECONFIG="/nowhere/config", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert "production" in done.stderr and "--yes" in done.stderr
    assert not (tmp_path / "kubectl.log").exists()


def test_wipe_removes_everything(quickstart):
    before = quickstart.processes()
    assert quickstart.run("--wipe").returncode == 0
    assert not quickstart.folder.exists()
    assert not any(began(pid) == start for pid, start in before.values())
    assert quickstart.run("--wipe").returncode == 0, "there is nothing left to remove"
