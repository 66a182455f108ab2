"""Where two lists of notes differ, and which differences are meant."""
import json
import re

CHANCE = "<chance>"  # a value that two recordings of the original do not agree on


def managers_in_order(lines):
    """The lines of an object, in which the managed fields of two managers of one second stand in any order."""
    if "  managedFields:" not in lines:
        return lines
    begin = at = lines.index("  managedFields:") + 1
    entries = []
    while at < len(lines) and lines[at].startswith("  - apiVersion:"):
        end = next((number for number in range(at, len(lines)) if lines[number].startswith("  time:")), at) + 1
        entries.append(lines[at:end])
        at = end
    return lines[:begin] + [line for entry in sorted(entries) for line in entry] + lines[at:]


def differences(wanted, got, path=""):
    """[(path, wanted, got)] of every leaf that differs."""
    if wanted == CHANCE:
        return []
    if isinstance(wanted, dict) and isinstance(got, dict):
        found = []
        for key in dict.fromkeys([*wanted, *got]):
            if key in wanted and key in got:
                found += differences(wanted[key], got[key], f"{path}.{key}")
            elif wanted.get(key) != CHANCE:
                found.append((f"{path}.{key}", wanted.get(key, "<absent>"), got.get(key, "<absent>")))
        return found
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        wanted, got = managers_in_order(wanted), managers_in_order(got)
        return [item for index, pair in enumerate(zip(wanted, got)) for item in differences(*pair, f"{path}[{index}]")]
    return [] if wanted == got and type(wanted) is type(got) else [(path, wanted, got)]


def differences_of_notes(wanted, got):
    """As differences(), each path beginning with `NUMBER STEP`."""
    found = []
    for number in range(max(len(wanted), len(got))):
        ours = got[number] if number < len(got) else {"step": "<absent>", "result": None}
        theirs = wanted[number] if number < len(wanted) else {"step": "<absent>", "result": None}
        label = f"{number + 1} {theirs['step']}"
        if ours["step"] != theirs["step"]:
            found.append((label, theirs["step"], ours["step"]))
        else:
            found += differences(theirs["result"], ours["result"], label)
    return found


def agreed(one, other):
    """What two recordings agree on; CHANCE where they do not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: agreed(one[key], other[key]) if key in one and key in other else CHANCE for key in dict.fromkeys([*one, *other])}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [agreed(*pair) for pair in zip(managers_in_order(one), managers_in_order(other))]
    return one if one == other and type(one) is type(other) else CHANCE


class Excuses:
    """The tables of differences.md, * for any text in all columns but the last:

    `| scenario | where | why |` is a difference that may be; `| scenario | where | instead | why |` one that must be exactly so
    (a text as it is, anything else as JSON).
    """

    def __init__(self, text):
        self.rows, self.used = [], set()
        for line in text.splitlines():
            cells = [cell.strip().strip("`").replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
            if len(cells) in (3, 4) and cells[0] != "scenario" and not set(cells[0]) <= set("-: "):
                scenario, where, *instead, _ = cells
                self.rows.append((glob(scenario), glob(where), glob(instead[0]) if instead else None, f"{scenario}: {where}"))

    def covering(self, scenario, path, got):
        """The rows that allow a difference; none: it is a failure."""
        texts = [json.dumps(got, ensure_ascii=False), *([got] if isinstance(got, str) else [])]
        found = {row[3] for row in self.rows if row[0].fullmatch(scenario) and row[1].fullmatch(path)
                 and (row[2] is None or any(row[2].fullmatch(text) for text in texts))}
        self.used |= found
        return found

    def unused(self):
        """The rows that have excused nothing yet, but for those of the section that is not read."""
        return [row[3] for row in self.rows if row[3] not in self.used]


def glob(text):
    return re.compile(".*".join(map(re.escape, text.split("*"))), re.S)
