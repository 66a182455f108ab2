"""Workloads come to what they came to with the real controllers (rollouts/recorded.json), whatever way they take there.

With CONFORMANCE_KUBECONFIG set, that server is asked instead: it needs controllers and somebody who starts pods.
"""

import json
import time

import player
import pytest
import rollouts
import test_conformance
import yaml

SCRIPTS = yaml.safe_load((rollouts.HERE / "rollouts/scripts.yaml").read_text(encoding="utf-8"))
RECORDED = json.loads(rollouts.RECORDED.read_text(encoding="utf-8"))
PATIENCE_S = 60
kubeconfig = test_conformance.fixture_kubeconfig


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_workloads_come_to_what_they_come_to_with_the_real_controllers(kubeconfig, script):
    server = player.Server(kubeconfig)
    namespace = rollouts.make_namespace(server)
    for step, wanted in zip(SCRIPTS[script], RECORDED[script], strict=True):
        wanted = dict(wanted)
        assert rollouts.do(server, namespace, step) == wanted.pop("shown")
        deadline = time.monotonic() + PATIENCE_S
        while (found := rollouts.summary(server, namespace)) != wanted and time.monotonic() < deadline:
            time.sleep(0.02)
        assert found == wanted, step
    server.send("DELETE", "/api/v1/namespaces/" + namespace)
