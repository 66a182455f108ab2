#!/usr/bin/env python3
"""Changes valid objects of the built-in kinds one field at a time and writes down what a real API server says: fields.py record KUBECONFIG,
or shows where a server differs from what was written down: fields.py compare KUBECONFIG [KIND...]

What is asked, all of it as a dry run: a value of another JSON type in each field; a value that no enum has in each text, and an empty one;
each field left out; bad names, labels and annotations; and of an object that exists each field changed and each left out. Written
down are wrong types, all of them; values that are accepted; and refusals which say that a value is required, not supported or may not change
(also `declared` enums, whatever is said of them). Refusals for other reasons are rules of other sorts, which are not looked at.
"""

import copy
import http.client
import json
import pathlib
import re
import secrets
import ssl
import sys

import yaml

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parents[1] / "common/data/kubernetes"
RECORDED = HERE / "fields/recorded.tsv"
WRONG = "Wrong"
NAMES = ("", "Upper", "a_b", "a/b", "a..b", "a.b", "1a", "-a", "a-", "a%b", ".", "a" * 64, "a" * 254)
LABELS = (("a b", "c"), ("a", "b c"), ("/a", "b"), ("a/b/c", "d"), ("a", "b" * 64), ("a" * 64, "b"), ("UPPER.com/a", "b"), ("a-", "b"), ("", "b"))
IMMUTABLE = re.compile(r"immutable|may not change|cannot change|may not be changed|can not be changed|updates to|update|not be modified|once set")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ADDRESS = re.compile(r"\b10\.9[6-9]\.\d+\.\d+\b")
DIFFERENCE = re.compile(r"\n(@@|  ?core\.).*?(?= \| |$)", re.S)  # what the two objects differ in, told in Go's words
OBJECT = re.compile(r"Invalid value: (\{.*?\}|\[\{.*?\}\]): ")  # objects as Go prints its own form of them
LEFT_ALONE = {"apiVersion", "kind"}


class Asker:
    """A connection to an API server and a namespace of its own."""

    def __init__(self, kubeconfig):
        config = yaml.safe_load(pathlib.Path(kubeconfig).read_text(encoding="utf-8"))
        host = config["clusters"][0]["cluster"]["server"].split("//")[1]
        self.token = config["users"][0]["user"]["token"]
        self.connection = http.client.HTTPSConnection(host, context=ssl._create_unverified_context(), timeout=30)
        self.namespace = "fields-" + secrets.token_hex(4)
        self.send("POST", "/api/v1/namespaces", {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": self.namespace}})

    def send(self, method, path, body=None):
        """(status, body) of a request."""
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json", "User-Agent": "fields/1.0"}
        try:
            self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read())
        except http.client.RemoteDisconnected:  # the real one fails upon some
            self.connection.close()
            return 0, {}

    def close(self):
        self.send("DELETE", "/api/v1/namespaces/" + self.namespace)


def rows(name):
    """The rows of a table as dictionaries."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines[1:]]


def resources():
    """(apiVersion, kind) -> (plural, namespaced)"""
    return {(row["group"] + "/" * bool(row["group"]) + row["version"], row["kind"]): (row["name"], row["namespaced"] == "yes")
            for row in rows("resources.tsv") if "/" not in row["name"]}


def path_of(asker, base, name=""):
    """Where objects of a base's kind are."""
    plural, namespaced = resources()[(base["apiVersion"], base["kind"])]
    return "/".join(["/apis" if "/" in base["apiVersion"] else "/api", base["apiVersion"], *(["namespaces", asker.namespace] if namespaced else []), plural,
                     *([name] if name else [])])


def walk(value, path=()):
    """(path, value) of everything within a value, lists by their first item and the others that differ."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for key in value:
            if path or key not in LEFT_ALONE:
                yield from walk(value[key], (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def changed(base, path, value=None, drop=False):
    """The base with one value in another's place, or without it."""
    result = copy.deepcopy(base)
    at = result
    for key in path[:-1]:
        at = at[key]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return result


def text_of(path):
    """A path as field paths are written."""
    return "".join("[%d]" % part if isinstance(part, int) else "[%s]" % part if "." in part else "." + part for part in path).lstrip(".")


def other_types(value):
    """Values of other JSON types."""
    if isinstance(value, str):
        return [7, []]
    if isinstance(value, (bool, int)):
        return ["x", {}]
    return ["x", {} if isinstance(value, list) else [7]]


def is_free(path):
    """Is it a member of a map, whose key means nothing?"""
    return any(part in ("labels", "annotations", "matchLabels", "nodeSelector", "parameters", "openAPIV3Schema") for part in path[:-1])


def creations(base, with_metadata):
    """(what is done, object) of what is tried as a new object."""
    for path, value in walk(base):
        if path[0] == "metadata":
            continue
        for other in other_types(value):
            yield "type %s = %s" % (text_of(path), json.dumps(other)), changed(base, path, other)
        if isinstance(value, str) and not is_free(path):
            yield "value %s = Wrong" % text_of(path), changed(base, path, WRONG)
            yield "value %s = " % text_of(path), changed(base, path, "")
        yield "drop %s" % text_of(path), changed(base, path, drop=True)
    if not with_metadata:
        return
    for name in NAMES:
        yield "name %s" % (name if len(name) < 60 else "%s*%d" % (name[0], len(name))), changed(base, ("metadata", "name"), name)
    for key, value in LABELS:
        for field in ("labels", "annotations"):
            shown = [part if len(part) < 60 else "%s*%d" % (part[0], len(part)) for part in (key, value)]
            yield "%s %s=%s" % (field, *shown), changed(base, ("metadata", field), {key: value})


def updates(base):
    """(what is done, object) of what is tried with the object as it was made."""
    for path, value in walk(base):
        if path[0] == "metadata" or is_free(path):
            continue
        if isinstance(value, str):
            yield "update %s" % text_of(path), changed(base, path, value + "x")
        elif isinstance(value, bool):
            yield "update %s" % text_of(path), changed(base, path, not value)
        elif isinstance(value, int):
            yield "update %s" % text_of(path), changed(base, path, value + 1)
        yield "update without %s" % text_of(path), changed(base, path, drop=True)


def is_promised(done, cause):
    """Is the fault of those that we promise to find?"""
    if done.startswith(("name", "labels", "annotations")):
        return cause.get("field", "").startswith("metadata")
    if done.startswith("update") and IMMUTABLE.search(cause["message"]):
        return True
    return cause["reason"] in ("FieldValueRequired", "FieldValueNotSupported")


def outcome(asker, done, answer):
    """What is compared of an answer: its code, and why."""
    status, body = answer
    if status == 0:
        return ""
    if status < 400:
        return "ok"
    causes = body.get("details", {}).get("causes") or []
    if status == 422 and causes:
        causes = [cause for cause in causes if is_promised(done, cause)] or [{"reason": "other", "message": "rules"}]
        faults = sorted({"%s %s: %s" % (cause["reason"], cause.get("field", ""), cause["message"]) for cause in causes})
        text = " | ".join(faults)
    else:
        text = "%d %s" % (status, body.get("message", ""))
    text = UID.sub("<uid>", ADDRESS.sub("<address>", text.replace(asker.namespace, "<namespace>")))
    text = re.sub(r"\n(?= \| |$)", "", DIFFERENCE.sub("", text))
    if done.startswith("update"):
        text = OBJECT.sub("Invalid value: <object>: ", text)
    return text.replace("\n", "\\n").replace("\t", "\\t")


def is_ours(done, text):
    """Is it of what we promise to check?"""
    if not text or text == "other : rules":
        return False
    if done.startswith(("type", "name", "labels", "annotations")) or text == "ok":
        return True
    if done.startswith("update"):
        return bool(IMMUTABLE.search(text)) or "FieldValueRequired" in text or "FieldValueNotSupported" in text
    return "FieldValueRequired" in text or "FieldValueNotSupported" in text


def update(asker, path, base, value):
    """The answer to an update of the object as it stands; once more when a controller was quicker."""
    for _ in range(10):
        now = asker.send("GET", path)[1]
        wish = {**value, "metadata": {**value["metadata"], "resourceVersion": now["metadata"]["resourceVersion"]}}
        if "nodeName" in now.get("spec", {}) and "nodeName" not in base["spec"] and "spec" in wish:
            wish["spec"] = {**wish["spec"], "nodeName": now["spec"]["nodeName"]}  # somebody ran it meanwhile
        answer = asker.send("PUT", path + "?dryRun=All", wish)
        if answer[0] != 409 or "the object has been modified" not in answer[1].get("message", ""):
            break
    return answer


def play(asker, base, wanted=None, with_metadata=True):
    """What is done -> outcome; only of those `wanted` when it is given."""
    base = json.loads(json.dumps(base).replace("{ns}", asker.namespace))
    path = path_of(asker, base)
    result = {}
    for done, value in creations(base, with_metadata):
        if wanted is None or done in wanted:
            result[done] = outcome(asker, done, asker.send("POST", path + "?dryRun=All", value))
    status, made = asker.send("POST", path, base)
    assert status == 201, made
    path += "/" + base["metadata"]["name"]
    try:
        for done, value in updates(base):
            if wanted is None or done in wanted:
                result[done] = outcome(asker, done, update(asker, path, base, value))
    finally:
        asker.send("DELETE", path + "?gracePeriodSeconds=0")
    return result


def bases():
    return yaml.safe_load((HERE / "fields/bases.yaml").read_text(encoding="utf-8"))


def label(base):
    return "%s/%s" % (base["kind"], base["metadata"]["name"])


def recorded():
    """label -> what is done -> outcome"""
    result = {}
    for line in RECORDED.read_text(encoding="utf-8").splitlines():
        name, done, text = line.split("\t")
        result.setdefault(name, {})[done] = text
    return result


def differences(asker, names=()):
    """(label, what is done, wanted, got) of all that differs."""
    known = recorded()
    for base in bases():
        if names and base["kind"] not in names:
            continue
        wanted = known[label(base)]
        got = play(asker, base, wanted)
        yield from ((label(base), done, text, got.get(done)) for done, text in wanted.items() if got.get(done) != text)


def record(asker):
    """Writes down what a real server says."""
    lines, kinds = [], set()
    for base in bases():
        answers = play(asker, base, None, base["kind"] not in kinds)
        kinds.add(base["kind"])
        lines += ["%s\t%s\t%s" % (label(base), done, text) for done, text in answers.items() if is_ours(done, text)]
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("recorded", len(lines))


def main():
    asker = Asker(sys.argv[2])
    if sys.argv[1] == "record":
        record(asker)
    else:
        count = 0
        for name, done, wanted, got in differences(asker, sys.argv[3:]):
            count += 1
            print("%s: %s\n    wanted %s\n    got    %s" % (name, done, wanted, got))
        print(count, "differ of", sum(map(len, recorded().values())))
    asker.close()


if __name__ == "__main__":
    main()
