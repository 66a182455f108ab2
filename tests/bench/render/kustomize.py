#!/usr/bin/env python3
"""How long kustomizations take, here in one process and by the original in one process each.

    kustomize.py [--runs N] FOLDER ...   every kustomization beneath these folders that renders

Build first: cmake --preset release && cmake --build --preset release --target render_kustomization"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")


def quantiles(times):
    ordered = sorted(times)
    return f"median {ordered[len(ordered) // 2]:8.3f} ms, p90 {ordered[len(ordered) * 9 // 10]:8.3f} ms, max {ordered[-1]:8.3f} ms"


def render_here(builds, runs):
    program = os.environ.get("RENDER_KUSTOMIZATION", ROOT / "build/release/corpus/render_kustomization")
    text = "".join(f"{root}\t{folder}\t\n" for root, folder in builds for _ in range(runs))
    lines = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    found = {}
    for index, build in enumerate(builds):
        mine = answers[index * runs:(index + 1) * runs]
        if "objects" in mine[0]:
            found[build] = sorted(answer["ns"] for answer in mine)[runs // 2] / 1e6
    return found


def render_there(builds):
    program = os.environ.get("KUSTOMIZE", str(pathlib.Path.home() / ".cache/oracles/bin/kustomize"))
    for root, folder in builds:
        begin = time.monotonic()
        subprocess.run([program, "build", f"{root}/{folder}"], capture_output=True, check=False)
        yield (time.monotonic() - begin) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    builds = [(str(folder.resolve()), str(path.parent.relative_to(folder))) for folder in arguments.folders
              for name in NAMES for path in sorted(folder.rglob(name))]
    here = render_here(builds, arguments.runs)
    print(f"{len(here)} of {len(builds)} kustomizations render here")
    print(f"here, in process:     {quantiles(here.values())}")
    print(f"the original, forked: {quantiles(list(render_there(here)))}")


if __name__ == "__main__":
    sys.exit(main())
