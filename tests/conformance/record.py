#!/usr/bin/env python3
"""Writes down what a real API server answers to the scripts: record.py KUBECONFIG [SCRIPT...]"""

import json
import pathlib
import secrets
import sys

import player

HERE = pathlib.Path(__file__).parent


def title_of(step):
    """What a step asks, in a line."""
    if "raw" in step:
        return "raw " + step["title"]
    return step.get("request") or "kubectl " + step["kubectl"]


def play_all(server, script):
    """The outcomes of a script, in a namespace of its own."""
    namespace = "conformance-" + secrets.token_hex(4)
    body = json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}})
    server.send("POST", "/api/v1/namespaces", body, {"Content-Type": "application/json"})
    play = player.Player(server, namespace)
    outcomes = []
    for step in player.read_script(script):
        outcomes.append({"request": title_of(step), **play.play(step)})
    server.send("DELETE", "/api/v1/namespaces/" + namespace)
    return outcomes


def main():
    server = player.Server(sys.argv[1])
    scripts = [HERE / "scripts" / (name + ".yaml") for name in sys.argv[2:]] or sorted((HERE / "scripts").glob("*.yaml"))
    for script in scripts:
        target = HERE / "recorded" / (script.stem + ".json")
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(play_all(server, script), indent=1) + "\n", encoding="utf-8")
        print("recorded", target.name)


if __name__ == "__main__":
    main()
