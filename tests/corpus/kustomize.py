#!/usr/bin/env python3
"""Kustomizations rendered here and by the original, compared as ordered lists of JSON values.

    kustomize.py [--record] [CASE.txt ...]   the cases of tests/corpus/kustomize (all by default) against their recorded answers;
                                             --record asks the original and writes them
    kustomize.py --folders FOLDER ...        every kustomization beneath these folders against the original

The original is `kustomize` (KUSTOMIZE names it otherwise); what renders here is render_kustomization, built on demand."""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/corpus/kustomize"
NAMES = ("kustomization.yaml", "kustomization.yml", "Kustomization")
TIMEOUT_S = 120


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The original prints what YAML 1.1 could misread in quotes; dates stay texts."""


Loader.yaml_implicit_resolvers = {key: [pair for pair in pairs if pair[0].rsplit(":", 1)[1] not in ("timestamp", "value")]
                                  for key, pairs in Loader.yaml_implicit_resolvers.items()}


Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9][0-9_]*(\.[0-9_]*)?[eE][-+]?[0-9]+$"), list("-+0123456789"))


def original():
    return os.environ.get("KUSTOMIZE", str(pathlib.Path.home() / ".cache/oracles/bin/kustomize"))


def program():
    return pathlib.Path(os.environ.get("RENDER_KUSTOMIZATION", ROOT / "build/dev/corpus/render_kustomization"))


def without_addresses(text):
    """Errors show where some things are in memory, and all places of a configuration."""
    text = re.sub(r"merging config &\{.*\}: failed", "merging config: failed", text, flags=re.DOTALL)
    text = re.sub(r"\(\*yaml\.Node\)\(0x[0-9a-f]+\)", "(*yaml.Node)(0x0)", text)
    return re.sub(r"&\{0x[0-9a-f]+ (<nil>|0x[0-9a-f]+)\}", "&{}", text)


def ask_original(root, folder, options, cache=None):
    key = None
    if cache:
        digest = hashlib.sha256(f"{folder} {options}".encode())
        for path in sorted(pathlib.Path(root).rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
        key = pathlib.Path(cache) / digest.hexdigest()
        if key.exists():
            return json.loads(key.read_text())
    try:
        done = subprocess.run([original(), "build", str(pathlib.Path(root) / folder), *options.split()], capture_output=True, timeout=TIMEOUT_S,
                              check=False)
    except subprocess.TimeoutExpired:
        return {"error": "timeout"}
    if done.returncode:
        lines = [line for line in done.stderr.decode().splitlines() if not line.startswith("# Warning") and line.strip()]
        answer = {"error": without_addresses("\n".join(lines).removeprefix("Error: ")).replace(str(root), "ROOT")}
    else:
        answer = {"objects": [document for document in yaml.load_all(done.stdout, Loader) if document is not None]}
    if key:
        key.write_text(json.dumps(answer))
    return answer


def ask_here(builds):
    """[(root, folder, options)] -> answers, in order"""
    text = "".join(f"{root}\t{folder}\t{options}\n" for root, folder, options in builds)
    done = subprocess.run([program()], input=text, capture_output=True, text=True, timeout=TIMEOUT_S * 10, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(builds):
        raise SystemExit(f"render_kustomization ended at {builds[len(answers)]}:\n{done.stderr[-4000:]}")
    for (root, _, _), answer in zip(builds, answers):
        if "error" in answer:
            answer["error"] = answer["error"].replace(str(root), "ROOT")
    return answers


def first_difference(theirs, ours, path="$"):
    if isinstance(theirs, int) and abs(theirs) >= 2**63:
        theirs, ours = float(theirs), float(ours)  # as Argo CD reads it
    if type(theirs) is not type(ours):
        return f"{path}: {theirs!r:.200} here {ours!r:.200}"
    if isinstance(theirs, dict):
        for key in sorted({*theirs, *ours}):
            if key not in theirs or key not in ours:
                return f"{path}.{key}: {theirs.get(key, 'absent')!r:.200} here {ours.get(key, 'absent')!r:.200}"
            found = first_difference(theirs[key], ours[key], f"{path}.{key}")
            if found:
                return found
        return None
    if isinstance(theirs, list):
        for index, (left, right) in enumerate(zip(theirs, ours)):
            found = first_difference(left, right, f"{path}[{index}]")
            if found:
                return found
        return None if len(theirs) == len(ours) else f"{path}: {len(theirs)} items here {len(ours)}"
    return None if theirs == ours else f"{path}: {theirs!r:.300} here {ours!r:.300}"


UNREADABLE = re.compile(r"map\[string\]interface \{\}\{.*\}: yaml: line \d+: ", re.S)


def verdict(theirs, ours):
    """(verdict, detail): equal, error (both fail alike), words (both fail, other first line), native (not built in), different,
    unreadable (the original cannot read the object that it wrote: a comment behind a list that a patch has emptied)"""
    if ours.get("code") == 12:
        return "native", ours["error"]
    if "error" in theirs and "error" in ours:
        first, here = theirs["error"].split("\n")[0], ours["error"].split("\n")[0]
        return ("error", "") if first == here else ("words", f"{first}\n      here {here}")
    if "objects" in ours and UNREADABLE.match(theirs.get("error", "")):
        return "unreadable", theirs["error"]
    if "error" in theirs or "error" in ours:
        return "different", f"{theirs.get('error', 'succeeds'):.600}\n      here {ours.get('error', 'succeeds')}"
    found = first_difference(theirs["objects"], ours["objects"])
    return ("different", found) if found else ("equal", "")


def unpack(case, into):
    """The files of a case: each begins with a line "-- path --". Returns (folder to build, build options)."""
    name, lines, files, options = None, [], {}, ""
    for line in [*case.read_text().split("\n"), "-- end --"]:
        if line.startswith("-- ") and line.endswith(" --"):
            if name:
                files[name] = "\n".join(lines) + ("\n" if lines and lines[-1] else "")
            name, lines = line[3:-3], []
        elif name:
            lines.append(line)
        elif line.startswith("options: "):
            options = line.removeprefix("options: ")
    for path, text in files.items():
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("->"):
            continue
        (into / path).write_bytes(text.encode().decode("unicode_escape").encode("latin-1") if path.endswith(".bin") else text.encode())
    return ("overlay" if (into / "overlay").is_dir() else "."), options


def report(names, theirs, ours):
    counts = {}
    for name, left, right in zip(names, theirs, ours):
        kind, detail = verdict(left, right)
        counts[kind] = counts.get(kind, 0) + 1
        if kind in ("different", "words") or (kind == "native" and os.environ.get("VERBOSE")):
            print(f"{kind:10}{name}\n      {detail}")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())), f"of {len(names)}")
    return counts.get("different", 0)


def run_cases(cases, record):
    with tempfile.TemporaryDirectory() as scratch:
        builds = []
        for index, case in enumerate(cases):
            root = pathlib.Path(scratch) / str(index)
            root.mkdir()
            builds.append((root, *unpack(case, root)))
        if record:
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                for case, answer in zip(cases, pool.map(lambda build: ask_original(*build), builds)):
                    case.with_suffix(".json").write_text(json.dumps(answer, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
        theirs = [json.loads(case.with_suffix(".json").read_text()) for case in cases]
        return report([case.stem for case in cases], theirs, ask_here(builds))


def run_folders(folders, cache):
    builds = []
    for folder in folders:
        found = sorted({path.parent for name in NAMES for path in pathlib.Path(folder).rglob(name)})
        builds += [(str(pathlib.Path(folder).resolve()), str(path.relative_to(folder)), "") for path in found]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        theirs = list(pool.map(lambda build: ask_original(*build), builds))
    return report([f"{root}/{folder}" for root, folder, _ in builds], theirs, ask_here(builds))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--folders", action="store_true")
    parser.add_argument("--cache")
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.folders:
        return bool(run_folders(arguments.paths, arguments.cache))
    return bool(run_cases(arguments.paths or sorted(CASES.glob("*.txt")), arguments.record))


if __name__ == "__main__":
    sys.exit(main())
