"""Clients of the real thing get along with the embedded cluster: its controllers, which speak protobuf, and client certificates."""

import json
import os
import pathlib
import subprocess
import time

import player
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("PROGRAMS", ROOT / "build/dev/bin")) / "argosy-devcluster"
CONTROLLERS = "namespace-controller,garbage-collector-controller,serviceaccount-controller,deployment-controller,replicaset-controller"


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def wait_for(found, seconds=60):
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline, "it does not come"
        time.sleep(0.1)


@pytest.fixture(name="server")
def fixture_server(tmp_path):
    """A cluster without controllers, its keys in tmp_path/data."""
    kubeconfig = tmp_path / "kubeconfig"
    with subprocess.Popen([PROGRAM, "--port", "0", "--data-dir", tmp_path / "data", "--kubeconfig-out", kubeconfig, "--without-controllers",
                           "--loglevel", "warn"]) as process:
        wait_for(kubeconfig.exists)
        server = player.Server(kubeconfig)
        yield server
        server.close()
        process.terminate()
        assert process.wait(10) == 0


def test_the_real_controllers_work_on_it(server, tmp_path):
    program = player.find_kubectl().with_name("kube-controller-manager")
    if not program.exists():
        pytest.skip(f"{program} is not there; run tests/oracles/build")
    key, log = tmp_path / "sa.key", tmp_path / "log"
    openssl("genrsa", "-out", key, "2048")
    with open(log, "wb") as file, subprocess.Popen(
            [program, "--kubeconfig", server.kubeconfig, "--bind-address", "127.0.0.1", "--secure-port", "0", "--leader-elect=false",
             "--service-account-private-key-file", key, "--controllers", CONTROLLERS], stdout=file, stderr=subprocess.STDOUT) as process:
        try:
            assert server.kubectl(["create", "deployment", "web", "--image=nginx", "--replicas=2"])[0] == 0

            def two_pods():
                status, _, text = server.send("GET", "/api/v1/namespaces/default/pods")
                return status == 200 and len(json.loads(text)["items"]) == 2

            wait_for(two_pods)
            assert server.kubectl(["delete", "deployment", "web"])[0] == 0
            wait_for(lambda: not json.loads(server.send("GET", "/api/v1/namespaces/default/pods")[2])["items"])
        finally:
            process.kill()
    assert b"panic" not in log.read_bytes()


def test_a_client_certificate_says_who_comes(server, tmp_path):
    data = tmp_path / "data"
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=system:masters/CN=carla",
            "-keyout", tmp_path / "carla.key", "-out", tmp_path / "carla.csr")
    openssl("x509", "-req", "-in", tmp_path / "carla.csr", "-CA", data / "tls.crt", "-CAkey", data / "tls.key", "-CAcreateserial", "-days", "2",
            "-out", tmp_path / "carla.crt")
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=system:masters/CN=mallory",
            "-keyout", tmp_path / "mallory.key", "-out", tmp_path / "mallory.crt")
    plain = ["--kubeconfig", "/dev/null", "--server", server.url, "--certificate-authority", str(data / "tls.crt")]
    code, output, _ = server.kubectl([*plain, "--client-certificate", str(tmp_path / "carla.crt"), "--client-key", str(tmp_path / "carla.key"),
                                      "auth", "whoami", "-o", "jsonpath={.status.userInfo}"])
    assert code == 0
    assert json.loads(output) == {"groups": ["system:masters", "system:authenticated"], "username": "carla"}
    code, _, errors = server.kubectl([*plain, "--client-certificate", str(tmp_path / "mallory.crt"), "--client-key",
                                      str(tmp_path / "mallory.key"), "get", "ns"])
    assert code == 1
    assert "Unauthorized" in errors or "must be logged in" in errors
