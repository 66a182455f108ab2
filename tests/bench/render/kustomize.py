#!/usr/bin/env python3
"""How long kustomizations take: here, by the original in one process that keeps its schema, and by the original in a process each.

    kustomize.py [--runs N] FOLDER ...   every kustomization beneath these folders that renders

Here it is processor time of one thread; the original's is the clock in its one process, and processor time of the forked one.
Build first: cmake --preset release && cmake --build --preset release --target render_kustomization; tests/oracles/build kustomize kustomize-many"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
ORACLES = pathlib.Path.home() / ".cache/oracles/bin"
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


def render_there(builds, runs):
    """Each `runs` times in the same process; the median."""
    lines = "".join(json.dumps([f"{root}/{folder}"]) + "\n" for root, folder in builds for _ in range(runs))
    answers = subprocess.run([ORACLES / "kustomize-many"], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    times = [json.loads(answer)["ns"] / 1e6 for answer in answers]
    return [sorted(times[at:at + runs])[runs // 2] for at in range(0, len(times), runs)]


def fork_there(builds):
    program = os.environ.get("KUSTOMIZE", str(ORACLES / "kustomize"))
    for root, folder in builds:
        begin = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "build", f"{root}/{folder}"], capture_output=True, check=False)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield (end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    builds = [(str(folder.resolve()), str(path.parent.relative_to(folder))) for folder in arguments.folders
              for name in NAMES for path in sorted(folder.rglob(name))]
    here = render_here(builds, arguments.runs)
    print(f"{len(here)} of {len(builds)} kustomizations render here")
    print(f"here, in process:         {quantiles(here.values())}")
    if (ORACLES / "kustomize-many").exists():
        print(f"the original, in process: {quantiles(render_there(list(here), arguments.runs))}")
    few = list(here)[::max(1, len(here) // 100)]
    print(f"the original, forked:     {quantiles(list(fork_there(few)))} (of {len(few)})")


if __name__ == "__main__":
    sys.exit(main())
