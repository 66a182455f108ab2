#!/usr/bin/env python3
"""How long it takes to read an object of an operator and to judge its health: here, and by the original's scripts in one process.

    health.py [--runs N]   the objects of tests/fixtures/health/operators; the fastest of N runs of each

Here it is processor time of one thread, the original's is the clock in its process.
Build first: cmake --preset release && cmake --build --preset release --target judge_objects; tests/oracles/build health-many"""
import argparse
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
ORACLE = pathlib.Path(os.environ.get("ORACLES", pathlib.Path.home() / ".cache/oracles")) / "bin/health-many"
JUDGE = os.environ.get("JUDGE", ROOT / "build/release/corpus/judge_objects")


def questions():
    for file in sorted((ROOT / "tests/fixtures/health/operators").glob("*.jsonl")):
        for line in file.read_text().splitlines():
            yield json.dumps(["health", json.dumps(json.loads(line)["object"])])


def measure(program, asked, runs):
    """Microseconds of each question, in its fastest run."""
    answers = subprocess.run([program], input="\n".join(asked * runs) + "\n", capture_output=True, text=True, check=True).stdout.splitlines()
    times = [json.loads(answer)["ns"] / 1000 for answer in answers]
    return sorted(min(times[start::len(asked)]) for start in range(len(asked)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs, asked = parser.parse_args().runs, list(questions())
    for name, program in (("here", JUDGE), ("original", ORACLE)):
        times = measure(program, asked, runs)
        print(f"{name}: {len(times)} objects, mean {sum(times) / len(times):.1f} us, median {times[len(times) // 2]:.1f} us, "
              f"p90 {times[len(times) * 9 // 10]:.1f} us, max {times[-1]:.1f} us")


if __name__ == "__main__":
    main()
