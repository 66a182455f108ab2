"""Odd sources: files, how an Application names them, and what the original's repo-server answered (tests/fixtures/sources).

A case of GROUP.yaml has `name`, `files` ({path: text, object, list of objects, {link: target}, {bytes: base64} or
{run: text}, which is executable}; those of `elsewhere` go to a
second repository), `source` (of the Application; path `app` unless it says another), and at will `app`, `namespace`, `refs` ({$name: {repository:
own|elsewhere|absent, targetRevision, chart}}), `cluster` ({kubeVersion, apiVersions} of the destination), `kustomize` ({buildOptions, versions:
[{name, path, buildOptions}]} of the settings), `details: true` (asks GetAppDetails), `plugins` ({name: spec of a ConfigManagementPlugin}),
`here` (what Argosy answers where it means to differ) with `because`. GROUP.json holds the original's answers, by name."""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import yaml

from . import paths
from .repository import text_of

FOLDER = paths.ROOT / "tests/fixtures/sources"
DAY = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z", "GIT_AUTHOR_NAME": "Ada", "GIT_COMMITTER_NAME": "Ada",
       "GIT_AUTHOR_EMAIL": "ada@example.test", "GIT_COMMITTER_EMAIL": "ada@example.test"}
TEMPORARY = re.compile(r"/\S*/tmp/[0-9a-f]{8}-[0-9a-f-]{27}")
MANUAL = re.compile(r"\n+Usage:\n  kustomize .*", re.DOTALL)
EDIT = re.compile(r"(kustomize edit add (?:label|annotation) )([^`]*)")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]+?(-elsewhere|-absent)?\.git")


def groups():
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load(group):
    return yaml.safe_load((FOLDER / f"{group}.yaml").read_text(encoding="utf-8"))


def recorded(group):
    return json.loads((FOLDER / f"{group}.json").read_text(encoding="utf-8"))


def write(folder, files):
    for path, content in files.items():
        if content is None:
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict) and set(content) == {"link"}:
            target.symlink_to(content["link"])
            continue
        if isinstance(content, dict) and set(content) == {"run"}:
            target.write_text(content["run"], encoding="utf-8")
            target.chmod(0o755)
            continue
        data = base64.b64decode(content["bytes"]) if isinstance(content, dict) and set(content) == {"bytes"} else text_of(content)
        target.write_bytes(data if isinstance(data, bytes) else data.encode())


class Repository:
    """A branch a case, the same commits every time."""

    def __init__(self, bed, name):
        self.url = f"{bed.git_url}/{name}.git"
        self.bare = bed.git_folder / f"{name}.git"
        self.bed = bed
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        self.add("main", {"README": "nothing\n"})

    def add(self, branch, files):
        """The commit."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.bed.folder))
        environment = {**os.environ, **DAY, "GIT_DIR": str(self.bare), "GIT_WORK_TREE": str(folder), "GIT_INDEX_FILE": str(folder) + ".index"}

        def git(*words):
            return subprocess.run(["git", *words], check=True, capture_output=True, text=True, env=environment, cwd=folder).stdout.strip()

        write(folder, files)
        git("add", "-A", "-f", ".")
        commit = git("commit-tree", "-m", branch, git("write-tree"))
        git("update-ref", f"refs/heads/{branch}", commit)
        shutil.rmtree(folder)
        pathlib.Path(str(folder) + ".index").unlink()
        return commit


class Stage:
    """The repositories of all cases."""

    def __init__(self, bed, name):
        self.own, self.elsewhere = Repository(bed, name), Repository(bed, f"{name}-elsewhere")

    def prepare(self, case):
        """The case with addresses and revisions in it, its files committed."""
        branch = re.sub(r"[^a-z0-9]+", "-", case["name"].lower()).strip("-")
        self.own.add(branch, case.get("files") or {"README": "nothing\n"})
        if case.get("elsewhere") or case.get("refs"):
            self.elsewhere.add(branch, case.get("elsewhere") or {"README": "nothing\n"})
        urls = {"own": self.own.url, "elsewhere": self.elsewhere.url, "absent": self.own.url.replace(".git", "-absent.git")}
        source = {"repoURL": self.own.url, "targetRevision": branch, "path": "app", **(case.get("source") or {})}
        refs = {key: {"targetRevision": branch, **ref, "repoURL": urls[ref.get("repository", "elsewhere")]}
                for key, ref in (case.get("refs") or {}).items()}
        return {**case, "source": source, "refs": refs}


def in_one_order(text):
    """Pairs of labels and annotations stand in any order in the original's commands."""
    return EDIT.sub(lambda found: found[1] + " ".join(sorted(re.findall(r'"(?:[^"\\]|\\.)*"|\S+', found[2]))), text)


def answer(server, case):
    """What a repo-server makes of a prepared case, without what differs from run to run and the traces of Jsonnet and the manual of kustomize, which
    are each program's own."""
    told = server.details(case) if case.get("details") else server.manifests(case)
    if "error" in told:  # the line that the original builds from here on words otherwise than the one that Argosy follows
        told = {"error": TEMPORARY.sub("<temp file with values from source.helm.values/valuesObject>", told["error"]).replace(
            "failed to get command args to log:", "failed running helm:")}
    if told.get("error", "").startswith("Failed to evaluate jsonnet"):
        told = {"error": told["error"].split("\n\t")[0]}
    if "error" in told:
        told = {"error": in_one_order(MANUAL.sub("", told["error"]))}
    elif "commands" in told:
        told["commands"] = [in_one_order(command) for command in told["commands"]]
    return json.loads(ADDRESS.sub(r"http://git.example/own\1.git", json.dumps(told)))


def wanted(case, recordings):
    return case["here"] if "here" in case else recordings[case["name"]]


def difference(theirs, ours):
    """The first one, for people."""
    for key in sorted({*theirs, *ours}, key=lambda key: (key != "error", key)):
        left, right = theirs.get(key), ours.get(key)
        if left == right:
            continue
        if isinstance(left, list) and isinstance(right, list):
            for number, pair in enumerate(zip(left, right)):
                if pair[0] != pair[1]:
                    return f"{key}[{number}]:\n  {json.dumps(pair[0])}\n  {json.dumps(pair[1])}"
        return f"{key}:\n  {json.dumps(left)}\n  {json.dumps(right)}"
    return ""
