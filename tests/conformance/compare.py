#!/usr/bin/env python3
"""Plays the scripts on a server and shows where it differs from the recorded answers: compare.py KUBECONFIG [SCRIPT...]"""

import json
import pathlib
import re
import sys

import player
import record

HERE = pathlib.Path(__file__).parent


def settle(value):
    """Lists whose order the real server leaves to chance, in order."""
    if isinstance(value, dict):
        value = {name: settle(item) for name, item in value.items()}
        if value.get("reason") == "Invalid" and isinstance(value.get("details"), dict):
            causes = value["details"].get("causes")
            if causes:
                causes.sort(key=json.dumps)
                value["message"] = re.sub(r"is invalid: .*", "is invalid: " + "; ".join(
                    sorted({cause["field"] + ": " + cause["message"] for cause in causes})), value["message"], flags=re.S)
        if isinstance(value.get("managedFields"), list):
            # Entries of one second are ordered by name; which share a second is chance.
            value["managedFields"].sort(key=lambda entry: (entry["operation"], entry["manager"], entry.get("subresource", "")))
        return value
    return [settle(item) for item in value] if isinstance(value, list) else value


def differences(wanted, got, path=""):
    """Lines that say where two values differ."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        lines = []
        for name in sorted({*wanted, *got}):
            where = path + "." + name
            if name not in got:
                lines.append(where + " is missing: " + json.dumps(wanted[name])[:200])
            elif name not in wanted:
                lines.append(where + " is too much: " + json.dumps(got[name])[:200])
            else:
                lines += differences(wanted[name], got[name], where)
        return lines
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return [line for index, pair in enumerate(zip(wanted, got)) for line in differences(*pair, path + "[%d]" % index)]
    if wanted == got:
        return []
    return ["%s: wanted %s, got %s" % (path, json.dumps(wanted)[:300], json.dumps(got)[:300])]


def compare(server, name):
    """(request, differences) of each step of a script."""
    recorded = json.loads((HERE / "recorded" / (name + ".json")).read_text(encoding="utf-8"))
    played = record.play_all(server, HERE / "scripts" / (name + ".yaml"))
    return [(got["request"], differences(settle(wanted), settle(got))) for wanted, got in zip(recorded, played)]


def main():
    server = player.Server(sys.argv[1])
    names = sys.argv[2:] or sorted(path.stem for path in (HERE / "scripts").glob("*.yaml"))
    same = total = 0
    for name in names:
        for number, (request, lines) in enumerate(compare(server, name)):
            total += 1
            same += not lines
            if lines:
                print("%s %d: %s" % (name, number, request))
                print("".join("    " + line + "\n" for line in lines[:8]), end="")
    print("%d of %d requests answered alike" % (same, total))


if __name__ == "__main__":
    main()
