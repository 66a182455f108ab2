#!/usr/bin/env python3
"""What workloads come to: rollouts.py record KUBECONFIG [SCRIPT...] plays rollouts/scripts.yaml on a real API server with the real controllers,
starts pods as the embedded cluster does (an image with "fail" in its name never), and writes down how everything stands after each step."""

import json
import pathlib
import secrets
import sys
import threading
import time

import player
import yaml

HERE = pathlib.Path(__file__).parent
RECORDED = HERE / "rollouts/recorded.json"
KINDS = (("apps/v1", "deployments"), ("apps/v1", "replicasets"), ("apps/v1", "statefulsets"), ("apps/v1", "controllerrevisions"),
         ("v1", "pods"))
RARE = (("apps/v1", "daemonsets"), ("batch/v1", "jobs"))  # told of only where there are any
CALM_S = 1.5
OWN = ("deployment.kubernetes.io/", "note")


class Kubelet(threading.Thread):
    """Starts the pods of a namespace."""

    def __init__(self, server, namespace):
        super().__init__(daemon=True)
        self.server, self.namespace, self.is_over = server, namespace, False

    def run(self):
        while not self.is_over:
            for pod in items(self.server, self.namespace, "v1", "pods"):
                if pod.get("status", {}).get("phase") == "Pending" and not pod["spec"]["containers"][0]["image"].startswith("fail"):
                    self.begin(pod)
            time.sleep(0.1)

    def begin(self, pod):
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        conditions = [{"type": kind, "status": "True", "lastTransitionTime": now} for kind in ("Initialized", "ContainersReady", "Ready", "PodScheduled")]
        path = "/api/v1/namespaces/%s/pods/%s/status" % (self.namespace, pod["metadata"]["name"])
        self.server.send("PATCH", path, json.dumps({"status": {"phase": "Running", "conditions": conditions, "startTime": now}}),
                         {"Content-Type": "application/merge-patch+json"})


def items(server, namespace, version, plural):
    """The objects of a resource in the namespace."""
    path = "%s/namespaces/%s/%s" % ("/apis/" + version if "/" in version else "/api/v1", namespace, plural)
    return json.loads(server.send("GET", path)[2])["items"]


def kept_annotations(item):
    annotations = item["metadata"].get("annotations", {})
    return {name: annotations[name] for name in sorted(annotations) if name.startswith(OWN)}


def told(conditions):
    """Conditions without times, by their type."""
    return sorted([one["type"], one["status"], one.get("reason", ""), one.get("message", "")] for one in conditions)


def left_out(plural):
    """Times, and how many steps it took."""
    return ("conditions", "startTime", "completionTime", *(["observedGeneration"] if plural == "replicasets" else []))


def image_of(item):
    template = item["spec"].get("template", item)
    return template["spec"]["containers"][0]["image"]


def summary(server, namespace):
    """How everything stands: what does not depend on chance."""
    found = {}
    names = {}  # generated -> what stands for them
    for version, plural in (*KINDS, *RARE):
        objects = items(server, namespace, version, plural)
        if not objects and (version, plural) in RARE:
            continue
        if plural == "pods":
            pods = {}
            for pod in objects:
                owners = [owner["kind"] for owner in pod["metadata"].get("ownerReferences", [])]
                name = pod["metadata"]["name"] if "StatefulSet" in owners else "*"
                key = " ".join([name, image_of(pod), pod["status"].get("phase"), *pod["metadata"].get("finalizers", [])])
                pods[key] = pods.get(key, 0) + 1
            found["pods"] = dict(sorted(pods.items()))
            continue
        found[plural] = []
        for item in objects:
            image = image_of(item["data"] if plural == "controllerrevisions" else item)
            if plural in ("replicasets", "controllerrevisions"):
                names[item["metadata"]["name"]] = "<%s>" % image
            status = {name: value for name, value in item.get("status", {}).items() if name not in left_out(plural)}
            status["conditions"] = told(item.get("status", {}).get("conditions", []))
            found[plural].append({"image": image, "replicas": item.get("spec", {}).get("replicas"), "annotations": kept_annotations(item),
                                  "revision": item.get("revision"), "status": status})
        found[plural].sort(key=lambda one: one["image"])
    text = json.dumps(found)
    for name, instead in names.items():
        text = text.replace(name, instead)
    return json.loads(text)


def do(server, namespace, step):
    """One step; what kubectl printed, if it shows something."""
    if "create" in step:
        words, stdin = ["create", "-f", "-"], yaml.safe_dump(step["create"])
    else:
        words, stdin = step["kubectl"].split(" "), None
    code, output, errors = server.kubectl(["-n", namespace, *words], stdin)
    assert code == 0, errors
    return player.mask_words(output) if "history" in words else ""


def settled(server, namespace, until):
    """How it stands once nothing has changed for a while, and `until` is in it."""
    last, since = None, time.monotonic()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        now = summary(server, namespace)
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > CALM_S and until in json.dumps(now):
            break
        time.sleep(0.1)
    return last


def make_namespace(server):
    namespace = "rollouts-" + secrets.token_hex(4)
    server.send("POST", "/api/v1/namespaces", json.dumps({"metadata": {"name": namespace}}), {"Content-Type": "application/json"})
    return namespace


def make_node(server):
    """The one that the embedded cluster has: daemon sets are for nodes."""
    server.send("POST", "/api/v1/nodes", json.dumps({"metadata": {"name": "node-0"}}), {"Content-Type": "application/json"})
    server.send("PATCH", "/api/v1/nodes/node-0", json.dumps({"spec": {"taints": None}}), {"Content-Type": "application/merge-patch+json"})


def record(server, script):
    """How everything stands after each step of a script."""
    make_node(server)
    namespace = make_namespace(server)
    kubelet = Kubelet(server, namespace)
    kubelet.start()
    outcomes = []
    for step in script:
        shown = do(server, namespace, step)
        outcomes.append({"shown": shown, **settled(server, namespace, step.get("until", ""))})
    kubelet.is_over = True
    kubelet.join()
    server.send("DELETE", "/api/v1/namespaces/" + namespace)
    return outcomes


def main():
    server = player.Server(sys.argv[2])
    scripts = yaml.safe_load((HERE / "rollouts/scripts.yaml").read_text(encoding="utf-8"))
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    for name in sys.argv[3:] or scripts:
        recorded[name] = record(server, scripts[name])
        print("recorded", name)
    RECORDED.write_text(json.dumps({name: recorded[name] for name in scripts if name in recorded}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
