"""Two API servers behind a balancer: whoever waits on the one that dies goes on at the other."""
import concurrent.futures
import http.client
import json
import subprocess
import time
import urllib.request

import pytest
from support import paths
from support.api_server import ApiServer
from support.applications import application, is_reconciled, sync_status
from support.balancer import Balancer
from support.process import HOST, wait_until
from support.repository import config_map, directory

WAITING, COMMAND_LINES = 200, 4
PATIENCE = 120  # seconds


@pytest.fixture
def servers(shared_argosy):
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    with ApiServer(shared_argosy) as first, ApiServer(shared_argosy) as second:
        yield first, second


class Waiting:
    """What `argocd app wait --sync` does, without a process for it: it reads the application, follows its changes from
    there on, and where the stream breaks begins again at what it has seen last."""

    def __init__(self, port, token, name):
        self.port, self.name, self.breaks = port, name, 0
        self.headers = {"Authorization": f"Bearer {token}"}

    def open(self, path):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        connection.request("GET", path, headers=self.headers)
        response = connection.getresponse()
        if response.status != 200:
            raise ConnectionError(f"{response.status} {response.read()}")
        return connection, response

    def get(self):
        connection, response = self.open(f"/api/v1/applications/{self.name}")
        app = json.load(response)
        connection.close()
        return app

    def follow(self, version):
        """(whether it is synced, the last version) of a stream until it ends."""
        connection, response = self.open(f"/api/v1/stream/applications?name={self.name}&resourceVersion={version}")
        try:
            while line := response.readline():
                app = json.loads(line)["result"]["application"]
                version = app["metadata"]["resourceVersion"]
                if sync_status(app) == "Synced":
                    return True, version
        except (OSError, http.client.HTTPException, ValueError):
            pass  # broken off in the middle
        finally:
            connection.close()
        return False, version

    def run(self):
        """What it is in the end: who waits in vain gives up, too."""
        app, until = self.get(), time.monotonic() + PATIENCE
        version, synced = app["metadata"]["resourceVersion"], sync_status(app) == "Synced"
        while not synced and time.monotonic() < until:
            try:
                synced, version = self.follow(version)
            except (OSError, http.client.HTTPException):
                pass
            if not synced:
                self.breaks += 1
                time.sleep(1)
        return sync_status(self.get())


def command_line(servers, balancer, name):
    home = servers[0].control_plane.folder / "waiting"
    home.mkdir(exist_ok=True)
    return subprocess.run([paths.oracle("argocd"), "app", "wait", name, "--sync", "--timeout", str(PATIENCE), "--server", f"{HOST}:{balancer.port}",
                           "--plaintext", "--auth-token", servers[0].token], capture_output=True, text=True, timeout=180,
                          env={"HOME": str(home), "PATH": "/usr/bin:/bin"})


def watches(server):
    """How many streams of applications have begun."""
    with urllib.request.urlopen(f"http://{HOST}:{server.metrics_port}/metrics", timeout=10) as response:
        lines = response.read().decode().splitlines()
    started = [line for line in lines if line.startswith("grpc_server_started_total") and 'grpc_method="Watch"' in line
               and 'grpc_service="application.ApplicationService"' in line]
    return sum(float(line.rsplit(" ", 1)[1]) for line in started)


def test_all_who_wait_end_well_when_a_server_is_killed(servers, argosy, applications, watch, repository, namespace, name):
    first, second = servers
    repository.commit({"app/a.yaml": config_map("a")})
    applications(application(name, directory(repository), namespace))
    watch.wait(name, is_reconciled)
    with Balancer([first.port, second.port]) as balancer, concurrent.futures.ThreadPoolExecutor(WAITING + COMMAND_LINES) as pool:
        clients = [Waiting(balancer.port, first.token, name) for _ in range(WAITING)]
        waiting = [pool.submit(client.run) for client in clients]
        commands = [pool.submit(command_line, servers, balancer, name) for _ in range(COMMAND_LINES)]
        wait_until(lambda: watches(first) + watches(second) >= WAITING + COMMAND_LINES, 60, "all follow")
        first.process.kill()
        wait_until(lambda: sum(client.breaks for client in clients) >= WAITING // 3, 60, "those on the killed one have noticed")
        assert second.rest("POST", f"/api/v1/applications/{name}/sync", {}).status == 200
        assert [each.result(2 * PATIENCE) for each in waiting] == ["Synced"] * WAITING
        done = [each.result(180) for each in commands]
    assert [each.returncode for each in done] == [0] * COMMAND_LINES, done[0].stderr


def test_a_session_outlives_the_server_that_gave_it(servers):
    first, second = servers
    token = first.token
    assert second.rest("GET", "/api/v1/account", None, {"Authorization": f"Bearer {token}"}).status == 200
    first.process.kill()
    first.start()
    assert first.rest("GET", "/api/v1/account", None, {"Authorization": f"Bearer {token}"}).status == 200


def test_a_server_that_is_told_to_end_lets_its_calls_end(servers):
    """What runs is answered, streams are told to go elsewhere, and the exit status says that all was well."""
    first, _ = servers
    stream = http.client.HTTPConnection(HOST, first.port, timeout=60)
    stream.request("GET", "/api/v1/stream/applications?name=absent", headers={"Authorization": f"Bearer {first.token}"})
    response = stream.getresponse()
    login = http.client.HTTPConnection(HOST, first.port, timeout=60)  # a wrong password takes its time
    login.request("POST", "/api/v1/session", json.dumps({"username": "nobody", "password": "wrong"}), {"Content-Type": "application/json"})
    time.sleep(0.5)  # the login is there and waits
    assert first.stop() == 0
    assert login.getresponse().status == 401
    assert "server" in response.read().decode().lower() or response.isclosed()
