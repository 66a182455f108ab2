"""What can be compared of the answers of a command line or a server: values where they are values, lines where they are text."""
import json
import re

import yaml

from mask import UID, managers

TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
LONG_TIME = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \w{3} [ \d]\d \d\d:\d\d:\d\d( \w+)? \d{4}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} \w+"
                       r"|\d{4}/\d\d/\d\d \d\d:\d\d:\d\d|\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d")
OTHER = [
    (TOKEN, "<token>"), (LONG_TIME, "<time>"), (re.compile(r"\b(web-[0-9a-f]{8,10})-[a-z0-9]{5}\b"), r"\1-<id>"),
    (re.compile(r"(resourceVersion:? +\"?)\d+"), r"\1<version>"), (re.compile(r"^(Duration: +)\S+$", re.M), r"\1<time>"),
    (re.compile(r"\b\d+(ms|s|m|h|d)( +(?=\d))?(?=$|\s)", re.M), "<age>"), (re.compile(r"pid=\d+"), "pid=<n>"),
    (re.compile(r"gpg-public-key\d+"), "gpg-public-key<n>"), (re.compile(r"\b1[789]\d{8}\b"), "<seconds>"),
    (re.compile(r"\b\d+ (second|minute|hour)s? (ago|from now)"), r"<time> \2"), (re.compile(r"\bnow\b(?=\))"), "<time> ago"),
]
SECONDS = ("iat", "exp", "issuedAt", "expiresAt")
LISTS = re.compile(r"/api/v1/(stream/)?(applications|projects|repositories|repocreds|clusters|certificates|write-repositories)(\?|$)")
EVENTS = re.compile(r"/events(\?|$)")
LISTING = {("app", "list"), ("proj", "list"), ("repo", "list"), ("repocreds", "list"), ("cluster", "list"), ("cert", "list"), ("gpg", "list")}
REPORTS = {("app", "sync"), ("app", "rollback"), ("app", "wait")}


def text(scenario, value):
    """Masked; also what only stands in the answers of people's tools."""
    value = scenario.mask.text(value)
    for pattern, new in OTHER:
        value = pattern.sub(new, value)
    return value


def tidy(value, key=""):
    """A value without what differs between two runs and is no text: times in seconds, managed fields, orders left to chance."""
    if isinstance(value, dict):
        value = {name: tidy(item, name) for name, item in value.items()}
        for name in ("resources", "nodes", "orphanedNodes"):
            if isinstance(value.get(name), list) and all(isinstance(item, dict) for item in value[name]):
                value[name] = sorted(value[name], key=identity)
        for name in ("jwtTokens", "tokens"):
            if isinstance(value.get(name), list):
                value[name] = sorted(value[name], key=lambda item: [bool(UID.search(str(item))), str(item.get("id"))])
        return value
    if key == "managedFields" and isinstance(value, list):
        return managers(value)
    if isinstance(value, list):
        return [tidy(item) for item in value]
    if key in ("generation", "observedGeneration"):
        return "<n>"
    if key in SECONDS and isinstance(value, (int, str)) and str(value).isdigit() and int(value) > 1_000_000_000:
        return "<seconds>"
    if isinstance(value, str) and value.startswith('{"') and '"managedFields"' in value:
        return json.dumps(tidy(json.loads(value)), sort_keys=True, separators=(",", ":"))
    return value


def identity(item):
    return [str(item.get(key, "")) for key in ("syncPhase", "group", "kind", "namespace", "name")]


def masked(scenario, value):
    """A tidied value with its texts masked."""
    def strings(item):
        if isinstance(item, dict):
            return {key: strings(inner) for key, inner in item.items()}
        if isinstance(item, list):
            return [strings(inner) for inner in item]
        return text(scenario, item) if isinstance(item, str) else item
    return strings(scenario.mask.value(without_status(scenario, tidy(value))))


def without_status(scenario, value):
    """Where the controller has not been waited for, what it wrote is a matter of chance."""
    if isinstance(value, list):
        return [without_status(scenario, item) for item in value]
    if scenario.shows_status or not isinstance(value, dict):
        return value
    value = {key: without_status(scenario, item) for key, item in value.items()}
    if "spec" in value and "metadata" in value:
        value.pop("status", None)
        value["metadata"].pop("managedFields", None)
    return value


def own(scenario, only, items):
    """Those items that belong to the scenario: lists of everything show what other scenarios do."""
    return [item for item in items if (only in json.dumps(item) if isinstance(only, str) else scenario.owns(json.dumps(item)))]


def output_format(words):
    for number, word in enumerate(words):
        found = re.fullmatch(r"(?:--output|--out|-o)(?:=(.*))?", word)
        if found:
            return found.group(1) or (words[number + 1] if number + 1 < len(words) else "")
    return ""


def of_stdout(scenario, words, said, ask):
    """A value for JSON, YAML and manifests; the lines of anything else."""
    only = ask.get("only", tuple(words[:2]) in LISTING)
    shape = output_format(words)
    if words[:2] == ["app", "manifests"] and said.startswith("---"):
        items = [item for item in yaml.safe_load_all(said) if item]
        return masked(scenario, sorted(items, key=lambda item: [item.get("kind", ""), item.get("metadata", {}).get("name", "")]))
    if shape in ("json", "yaml") and said.strip():
        begin = re.search(r"^[{\[]", said, re.M) if shape == "json" else None
        try:
            value = json.loads(said[begin.start():]) if begin else yaml.load(said, yaml.BaseLoader)
        except ValueError:
            return lines(scenario, said)
        if only and isinstance(value, list):
            value = own(scenario, only, value)
        value = masked(scenario, value)
        return sorted(value, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value
    if tuple(words[:2]) in REPORTS and "\nName: " in said:
        said = said[said.rindex("\nName: ") + 1:]  # the lines of progress are a matter of chance
    said = said.split("Usage:\n")[0]
    if only:
        header, _, rest = said.partition("\n")
        keep = own(scenario, only, rest.splitlines())
        said = "\n".join(([header] if own(scenario, only, [header]) or header.isupper() else []) + keep)
    found = lines(scenario, said)
    if words[:2] == ["app", "diff"]:
        found = objects_in_order(found)
    return sorted(found) if ask.get("sorted") or only else found


def objects_in_order(found):
    """The lines of a diff; in which order its objects come is a matter of chance."""
    blocks = [[]]
    for line in filter(None, found):
        if line.startswith("===== "):
            blocks.append([])
        blocks[-1].append(line)
    return [line for block in [blocks[0], *sorted(blocks[1:])] for line in block]


def lines(scenario, said):
    """Without the widths of columns, which follow what is masked; rows of resources in order."""
    found = [re.sub(r"\s{2,}", "  ", line).rstrip() for line in text(scenario, said).splitlines()]
    header = next((number for number, line in enumerate(found) if line.startswith(("GROUP  KIND", "CONDITION"))), len(found))
    if scenario.shows_status:
        return found[:header + 1] + sorted(found[header + 1:])
    return [line for line in found[:header] if not line.startswith(("Sync Status:", "Health Status:"))]


def of_stderr(scenario, said):
    found = []
    for line in said.splitlines():
        try:
            entry = json.loads(line)
            entry.pop("time", None)
            found.append(f"{entry.pop('level')}: {text(scenario, entry.pop('msg'))}" + (f" {entry}" if entry else ""))
        except (ValueError, KeyError, AttributeError):
            found.append(re.sub(r"\s{2,}", "  ", text(scenario, line)).rstrip())
    return found


def of_body(scenario, path, said, ask):
    try:
        value = json.loads(said)
    except ValueError:
        return text(scenario, said)
    if isinstance(value, dict) and isinstance(value.get("items"), list) and EVENTS.search(path):
        value["items"] = sorted({" ".join(item[key] for key in ("type", "reason", "message")) for item in value["items"]})
    if isinstance(value, dict) and isinstance(value.get("items"), list) and ask.get("only", bool(LISTS.search(path))):
        value["items"] = own(scenario, ask.get("only"), value["items"])
    return masked(scenario, value)
