"""Objects made at random out of what a script looks at: the paths it reads, and the values it compares them with."""
import random
import re

PATH = re.compile(r"""(?<![\w.])([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*|\["[^"\]]+"\]|\[\d+\])*)""")
STEP = re.compile(r"""\.([A-Za-z_]\w*)|\["([^"\]]+)"\]|\[(\d+)\]""")
LITERAL = re.compile(r"""\s*(?:"([^"\n]*)"|'([^'\n]*)'|(-?\d+(?:\.\d+)?)\b|(true|false|nil)\b)""")
COMPARED = re.compile(r"\s*(==|~=|<=|>=|<|>)\s*")
LOOP = re.compile(r"\bfor\s+\w+\s*,\s*(\w+)\s+in\s+(i?pairs)\s*\(\s*")
ALIAS = re.compile(r"(?:\blocal\s+)?\b(\w+)\s*=\s*(?=[A-Za-z_][\w.]*\.)")
KEY = re.compile(r"""\["([^"\]]+)"\]\s*=|[{,]\s*([A-Za-z_]\w*)\s*=\s*["{]""")
COMMENT = re.compile(r"--.*")
NUMBER_NAME = re.compile(r"generation|replicas|count|size|ready$|instances|number|executors|partition|index|weight|seconds", re.I)
FLAG_NAME = re.compile(r"^(paused?|suspend(ed)?|ready(ToUse)?|enabled|disabled|applied|created|pass|warning|available|synced|abort(ed)?|terminate|promoteFull)$")
ODD = (None, "", "odd", 7, 0, 2.5, True, False, [], {}, ["odd"], [{"odd": 1}], {"odd": "odd"}, [[]], -1, 10 ** 15)
TIME = "2026-01-02T03:04:05Z"
HOOK = "argocd.argoproj.io/hook-finalizer"


class Node:
    def __init__(self):
        self.members, self.item, self.map, self.values, self.number = {}, None, False, [], False

    def at(self, path):
        node = self
        for step in path:
            if step is None:
                node.item = node.item or Node()
                node = node.item
            else:
                node = node.members.setdefault(step, Node())
        return node


class Shape:
    """What a script, or several, look at."""

    def __init__(self, *texts):
        self.root, self.words = Node(), set()
        for text in texts:
            self.read(COMMENT.sub("", text))
        self.words = sorted(self.words)

    def read(self, text):
        aliases = {"obj": {()}}
        for _ in range(4):  # aliases of aliases
            for match in LOOP.finditer(text):
                for path in filter(None, self.paths(text, match.end(), aliases)[0]):
                    aliases.setdefault(match[1], set()).add(path + (None,))
                    node = self.root.at(path)
                    node.item = node.item or Node()
                    node.map = node.map or (match[2] == "pairs" and str(path[-1]).endswith("State"))
            for match in ALIAS.finditer(text):
                for path in self.paths(text, match.end(), aliases)[0]:
                    aliases.setdefault(match[1], set()).add(path)
        self.words |= {word for match in re.finditer(r'"([^"\n]*)"|\'([^\'\n]*)\'', text) for word in match.groups() if word}
        keys = [word for match in KEY.finditer(text) for word in match.groups() if word]
        self.words |= set(keys)
        for match in PATH.finditer(text):
            if match[1] in aliases:
                self.look(text, match, aliases, keys)

    @staticmethod
    def steps(text):
        return tuple(None if number else name or quoted for name, quoted, number in STEP.findall(text))

    def paths(self, text, start, aliases):
        match = PATH.match(text, start)
        if not match or match[1] not in aliases:
            return [], start
        return [path + self.steps(match[2]) for path in sorted(aliases[match[1]], key=str) if len(path) < 8], match.end()

    def look(self, text, match, aliases, keys):
        for path in self.paths(text, match.start(), aliases)[0]:
            if not path:
                continue
            node = self.root.at(path)
            before = text[max(0, match.start() - 20):match.start()]
            if before.rstrip().endswith(("#", "getn(")):
                node.item = node.item or Node()
            if re.search(r"\w\[$", before):
                node.values += keys
            called = re.match(r""":\w+\(\s*["']([^"']*)""", text[match.end():])
            if called:
                word = called[1].replace("^", "").replace("$", "").replace("%", "")
                node.values += [word, word + " more", "more " + word]
            operator = COMPARED.match(text, match.end())
            if not operator:
                continue
            literal = LITERAL.match(text, operator.end())
            if not literal:
                node.number = node.number or operator[1] not in ("==", "~=")
            elif literal[3]:
                node.values += [int(float(literal[3])) + change for change in (-1, 0, 1)]
            elif literal[4]:
                node.values += {"true": [True, False], "false": [True, False], "nil": []}[literal[4]]
            else:
                node.values.append(literal[1] if literal[1] is not None else literal[2])


class Maker:
    """Objects of one kind."""

    def __init__(self, key, shape, seed):
        self.group, self.kind = key.replace("_", "some").split("/")
        self.shape, self.random = shape, random.Random(f"{key} {seed}")

    def object(self, odd=False):
        self.absent = self.random.choice((0.02, 0.02, 0.1, 0.3))
        made = self.members(self.shape.root, ())
        made["apiVersion"], made["kind"] = f"{self.group}/v1", self.kind
        metadata = made["metadata"] if isinstance(made.get("metadata"), dict) else {}
        made["metadata"] = {**metadata, "name": "thing", "namespace": "room"}
        if "deletionTimestamp" in metadata:
            made["metadata"] = self.dying(made["metadata"])
        if odd:
            self.make_odd(made)
        return made

    def dying(self, metadata):
        finalizers = [word for word in self.shape.words if "/finalizer" in word or word.endswith("-finalizer")] + [HOOK] * 3
        if self.random.random() < 0.7:
            return {name: value for name, value in metadata.items() if name not in ("deletionTimestamp", "finalizers")}
        chosen = self.random.sample(finalizers, self.random.randint(1, len(finalizers)))
        return {**metadata, "deletionTimestamp": TIME, "finalizers": list(dict.fromkeys(chosen))}

    def members(self, node, path):
        made = {}
        for name, child in node.members.items():
            if self.random.random() >= (self.absent if path else 0.03):
                made[name] = self.value(child, path + (name,))
        return made

    def value(self, node, path):
        if node.item:
            count = self.random.choice((0, 1, 1, 2, 2, 3, 4))
            items = [self.value(node.item, path + (None,)) for _ in range(count)]
            return {f"member{number}": item for number, item in enumerate(items)} if node.map else items
        if node.members:
            return self.members(node, path)
        return self.leaf(node, str(path[-1]))

    def leaf(self, node, name):
        chance = self.random.random()
        if node.values and chance < 0.85:
            return self.random.choice(node.values)
        if name in ("status", "type") and chance < 0.95:
            return self.random.choice(("True", "False", "Unknown", "Ready", *self.shape.words[:40]))
        if name.endswith(("Time", "Timestamp", "At")):
            return self.random.choice((TIME, "2025-12-31T00:00:00Z", "2026-01-02T03:04:06Z"))
        if node.number or NUMBER_NAME.search(name):
            if FLAG_NAME.match(name) and self.random.random() < 0.5:
                return self.random.random() < 0.5
            return self.random.choice((0, 1, 1, 2, 2, 3, 10))
        if FLAG_NAME.match(name):
            return self.random.random() < 0.5
        return self.random.choice(("a text", "a text", "other words: <&>", "", *self.random.sample(self.shape.words, min(1, len(self.shape.words)))))

    def make_odd(self, made):
        """One place gets what does not belong there."""
        places = [(made, name) for name in made if name not in ("apiVersion", "kind", "metadata")]
        for name in ("labels", "annotations"):
            if name in made["metadata"]:
                places.append((made["metadata"], name))
        for holder, key in places:  # grows meanwhile
            value = holder[key]
            places += [(value, inner) for inner in (value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ())]
        if places:
            holder, key = self.random.choice(places)
            holder[key] = self.random.choice(ODD)
