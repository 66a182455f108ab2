"""Replaces what differs between two runs of the same thing: times, ids, versions, revisions, addresses, folders."""
import re

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PATTERNS = [
    (TIME, "<time>"), (UID, "<uid>"), (re.compile(r"\.[0-9a-f]{16}\b"), ".<id>"),
    (re.compile(r'(\\*"resourceVersion\\*":\\*")\d+'), r"\1<version>"),
    (re.compile(r"127\.0\.0\.1:\d+->"), "<local>->"), (re.compile(r"\b10\.9[6-9]\.\d+\.\d+\b"), "<ip>"),
    (re.compile(r"/dev/shm/\d+"), "/dev/shm/<n>"), (re.compile(r"&\{0x[0-9a-f]+\}"), "&{<pointer>}"), (re.compile(r"\bgo1\.\d+(\.\d+)?\b"), "<go>"),
    (re.compile(r"^( +generation:) \d+$", re.M), r"\1 <n>"),
    (re.compile(r"\b\d+(\.\d+)?(ms|µs|s) ago\b"), "<time> ago"), (re.compile(r"-((pre|post)?sync|syncfail)-\d{10}\b"), r"-\1-<seconds>"),
]
ABBREVIATED = (40, 12, 10, 8, 7)


class Mask:
    """A mask of one scenario: `plain` are texts that stand for something, revisions are numbered as they are made."""

    def __init__(self, plain):
        self.plain = sorted(plain, key=lambda pair: -len(pair[0]))
        self.revisions = []

    def revision(self, sha):
        if sha not in self.revisions:
            self.revisions.append(sha)

    def text(self, value):
        for number, sha in enumerate(self.revisions, 1):
            for length in ABBREVIATED:
                value = value.replace(sha[:length], f"<rev{number}{'' if length == 40 else f':{length}'}>")
        for old, new in self.plain:
            value = value.replace(old, new)
        for pattern, new in PATTERNS:
            value = pattern.sub(new, value)
        return value

    def value(self, value, key=""):
        if isinstance(value, dict):
            return {self.text(name): self.value(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if key == "resourceVersion":
            return "<version>"
        if isinstance(value, str):
            return self.text(value)
        if key in ("generation", "observedGeneration"):
            return "<n>"
        return value


def managers(fields):
    """Who wrote to an object, and how; which fields is a matter of time and order."""
    seen = {(entry["manager"], entry["operation"], entry.get("subresource", "")) for entry in fields or []}
    return [" ".join(filter(None, entry)) for entry in sorted(seen)]
