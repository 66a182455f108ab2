"""Charts rendered by Helm and here, and what the two answers are called beside each other:

    equal      the same print, byte for byte
    values     the same objects, printed otherwise
    random     different only in what Helm itself renders differently from run to run
    error      both fail with the same message; line: with the same first line; words: with another one
    native     what the original does is not built in: its program has to
    slow       the original took longer than anybody waits
    different  objects, or whether it fails at all, differ"""
import json
import os
import pathlib
import re
import resource
import select
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORACLES = pathlib.Path.home() / ".cache/oracles/bin"
RENDER = pathlib.Path(os.environ.get("RENDER", ROOT / "build/release/corpus"))
POINTERS = re.compile(r"0x[0-9a-f]{6,}")
ADDITIONAL = re.compile(r"'.*'(?= not allowed)")
PATIENCE_S = 30
MEMORY_BYTES = 12 << 30


class Texts(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Scalars as they are written: a comparison of values must not read them."""


Texts.yaml_implicit_resolvers = {}


def objects(text):
    try:
        return [item for item in yaml.load_all(text, Texts) if item]
    except yaml.YAMLError:
        return None


def first_difference(wanted, found):
    for number, (left, right) in enumerate(zip(wanted.splitlines(), found.splitlines()), 1):
        if left != right:
            return f"line {number}: {left!r}\n  here {right!r}"
    return f"{len(wanted)} bytes, here {len(found)}"


def differs_by_chance(wanted, found, again):
    """Every line that we print otherwise is one that the original prints otherwise each time."""
    lines = wanted.splitlines(), found.splitlines(), again.splitlines()
    return len({len(part) for part in lines}) == 1 and all(a == b or a != c for a, b, c in zip(*lines))


def comparable(problem):
    """Helm tells what is wrong with values in any order, and where things are in memory."""
    lines = POINTERS.sub("0x", problem).strip().splitlines()
    if "the schema(s)" not in problem:
        return lines
    return sorted(ADDITIONAL.sub(lambda found: " ".join(sorted(found[0].split(", "))), line) for line in lines)


def verdict_of_errors(theirs, ours):
    theirs, ours = comparable(theirs), comparable(ours)
    if theirs == ours:
        return "error"
    return "line" if theirs[:1] == ours[:1] else "words"


class Many:
    """A program that answers one line for each."""

    def __init__(self, *command):
        self.command = command
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def ask(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], PATIENCE_S)[0]:
            self.process.kill()
            self.process.wait()
            self.start()
            raise TimeoutError
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.command[0]} ended at {line}")
        return json.loads(answer)


class Program:
    """A program started for each question."""

    def __init__(self, *command):
        self.command = command

    def ask(self, line):
        try:
            done = subprocess.run([*self.command, *json.loads(line)], capture_output=True, timeout=PATIENCE_S, check=False)
        except subprocess.TimeoutExpired as late:
            raise TimeoutError from late
        if done.returncode == 0:
            return {"out": done.stdout.decode(errors="replace")}
        return {"error": re.sub(r"\A(?:(?!Error: ).*\n)*Error: ", "", done.stderr.decode(errors="replace"))}


class Pair:
    """Helm and what renders here, by the rules of Helm 3 or 4."""

    def __init__(self, rules):
        self.rules = rules
        self.helm = Many(ORACLES / "helm-many") if rules == "4" else Program(ORACLES / "helm3")

    def ask_helm(self, flags, release, chart):
        return self.helm.ask(json.dumps(["template", release, str(chart), *flags]))

    def ask_here(self, flags, release, chart):
        done = subprocess.run([RENDER / "render_chart", "--rules", self.rules, *flags, release, str(chart)], capture_output=True, timeout=4 * PATIENCE_S, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES)))
        if done.returncode == 0:
            return {"out": done.stdout.decode(errors="replace")}
        if done.returncode == 1:
            return {"error": re.sub(r"\A(?:level=.*\n)*Error: ", "", done.stderr.decode(errors="replace"))}
        return {"error": f"ended with {done.returncode}: {done.stderr.decode(errors='replace')}", "crashed": True}

    def verdict(self, flags, release, chart):
        """(verdict, what differs)"""
        try:
            theirs = self.ask_helm(flags, release, chart)
        except TimeoutError:
            return "slow", ""
        ours = self.ask_here(flags, release, chart)
        name, detail = judge(theirs, ours)
        for _ in range(3 if name not in ("equal", "error") and not ours.get("crashed") else 0):
            again = self.ask_helm(flags, release, chart)
            other = judge(again, ours)
            if "error" not in theirs and "error" not in again and "error" not in ours and differs_by_chance(theirs["out"], ours["out"], again["out"]) and theirs["out"] != again["out"]:
                return "random", ""
            if other[0] in ("equal", "error"):
                return other
        return name, detail


def judge(theirs, ours):
    if ours.get("crashed") or ("error" in theirs) != ("error" in ours):
        return "different", f"{theirs.get('error', 'renders')}\n  here {ours.get('error', 'renders')}"
    if "error" in theirs:
        if ours["error"].rstrip().endswith("is not built in"):
            return "native", f"{theirs['error']}\n  here {ours['error']}"
        name = verdict_of_errors(theirs["error"], ours["error"])
        return name, "" if name == "error" else f"{theirs['error']}\n  here {ours['error']}"
    wanted, found = theirs["out"], ours["out"]
    if wanted == found:
        return "equal", ""
    if objects(wanted) is not None and objects(wanted) == objects(found):
        return "values", first_difference(wanted, found)
    return "random" if POINTERS.search(wanted) else "different", first_difference(wanted, found)
