"""Overlays made at random upon kustomizations that are there: names, kinds and paths are those of what the base renders, so that they hit."""
import copy
import json
import os
import re

import random_kustomizations

KEYS_OF_ITEMS = ("name", "containerPort", "port", "mountPath", "ip", "topologyKey", "type", "devicePath", "key")
SCALARS = ("x", "", "a b", 5, 0, 1.5, True, False, "true", "1", "1e3", "0777", "2001-01-01", "~", "$(VAR)", "a: b", "#", "é", "line\nline\n", " x ")
ODD = ({}, [], {"a": "b"}, ["q"], [{"name": "n"}], None, {"name": None}, [1, "1"])
HASH = re.compile(r"-[bcdfghkmt2456789]{10}$")
GROUPED = re.compile(r"^([^/]+)/(.+)$")


def steps_below(value, path=()):
    """Every place below, but what tells which object it is."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if path or key not in ("apiVersion", "kind"):
            yield from steps_below(inner, (*path, key))


def unhashed(objects):
    """The names that an overlay sees: hashes are put behind them at the end."""
    for item in objects:
        if item["kind"] in ("ConfigMap", "Secret"):
            item["metadata"]["name"] = HASH.sub("", item["metadata"]["name"])
    return objects


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


class Maker(random_kustomizations.Maker):
    def __init__(self, seed, objects):
        super().__init__(seed)
        self.objects, self.files = unhashed(objects), {}

    # ---- picking in what is there ----

    def place(self, item, deepest=12):
        """(path, value) somewhere in an object."""
        return self.pick([found for found in steps_below(item) if 0 < len(found[0]) <= deepest and found[0] != ("metadata", "name")] or [(("metadata",), item["metadata"])])

    def scalar_place(self, item):
        return self.pick([found for found in steps_below(item) if found[0] and not isinstance(found[1], (dict, list))])

    def value(self, like=None):
        if self.chance(6):
            return copy.deepcopy(self.pick(ODD))
        if isinstance(like, (int, bool)) and self.chance(2):
            return self.pick([1, 7, True, "7"])
        return self.pick(SCALARS)

    def texts(self, item, field):
        found = item["metadata"].get(field)
        return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}

    def name_like(self, name):
        return self.pick([name, name, name[:3] + ".*", ".*" + name[-3:], f"{name}|web", f"({name})", name[:-1], "^" + name + "$", name.replace("-", "."), "", "[" if self.chance(4) else name])

    def selector_of(self, pairs):
        if not pairs:
            return self.pick(["app", "!app", "a=b", "a!=b", "a in (b,c)"])
        key, value = self.pick(sorted(pairs.items()))
        return self.pick([f"{key}={value}", f"{key}=={value}", key, f"!{key}", f"{key}!={value}", f"{key} in ({value}, other)", f"{key} notin ({value})", f"{key}={value},other", f"{key} =", f"={value}" if self.chance(3) else key])

    # ---- patches ----

    def nested(self, item, path, value):
        """A patch that says `value` at the path, with the keys of list items on the way."""
        if not path:
            return value
        step, rest = path[0], path[1:]
        if isinstance(item, list):
            element = self.nested(item[step], rest, value)
            if isinstance(element, dict) and isinstance(item[step], dict) and not self.chance(15):
                element = {**{key: item[step][key] for key in KEYS_OF_ITEMS if key in item[step]}, **element} if self.chance(8) else {
                    **{key: item[step][key] for key in KEYS_OF_ITEMS[:1 + self.random.randrange(3)] if key in item[step]}, **element}
            around = [{"name": "added", "image": "added:1"}] if self.chance(8) else [{"$patch": self.pick(["replace", "delete", "merge"])}] if self.chance(25) else []
            return [*around, element] if self.chance(2) else [element, *around]
        return {step: self.nested(item[step], rest, value)}

    def strategic_value(self, value):
        if isinstance(value, dict):
            return self.pick([{"$patch": "delete"}, {"$patch": "replace", "only": "this"}, {"$patch": "merge", "also": "this"}, {"added": self.value()}, None, {}, self.value(),
                              {key: None for key in list(value)[:1]}])
        if isinstance(value, list):
            return self.pick([[], None, [{"$patch": "replace"}, *copy.deepcopy(value[:1])], [{"$patch": "delete"}], copy.deepcopy(value[::-1]), copy.deepcopy(value[-1:]),
                              [*copy.deepcopy(value[:1]), *copy.deepcopy(value[:1])], [self.value()], self.value()])
        return self.pick([self.value(value), self.value(value), None])

    def patch_of(self, target):
        patch = {}
        for _ in range(self.pick([1, 1, 2])):
            path, value = self.place(target)
            merged = self.nested(target, path, self.strategic_value(value))
            for key, inner in merged.items():
                patch[key] = {**patch[key], **inner} if isinstance(inner, dict) and isinstance(patch.get(key), dict) else inner
        if self.chance(12):
            patch["$patch"] = self.pick(["delete", "replace", "merge", "none" if self.chance(4) else "merge"])
        if not isinstance(patch.get("metadata"), dict):
            patch["metadata"] = {}
        patch["metadata"]["name"] = self.pick(random_kustomizations.NAMES) if self.chance(50) else target["metadata"]["name"]
        if "namespace" in target["metadata"] and not self.chance(8):
            patch["metadata"].setdefault("namespace", target["metadata"]["namespace"])
        kind = self.pick(["ConfigMap", "Other"]) if self.chance(50) else target["kind"]
        version = self.pick(["v1", "apps/v1", "example.com/v1"]) if self.chance(50) else target["apiVersion"]
        return {"apiVersion": version, "kind": kind, **patch}

    def odd_pointer(self, path, value):
        whole = pointer(path)
        if not self.chance(3):
            return whole
        return self.pick([whole + "/-", whole + "/0", whole + "/99", whole + "/-1", whole + "/new", whole + "/new/deeper", whole + "/", whole[1:], "/" + whole, "",
                          pointer(path[:-1]) + "/-", pointer(path[:-1]) + "/other"] + ([whole + "/" + str(len(value))] if isinstance(value, (dict, list)) else []))

    def json_patch(self, target=None):
        target = target or self.pick(self.objects)
        operations = []
        for _ in range(self.pick([1, 1, 2, 3])):
            path, value = self.place(target)
            operation = {"op": self.pick(["add", "add", "replace", "replace", "remove", "test" if self.chance(2) else "add", "move", "copy", "none" if self.chance(8) else "add"]), "path": self.odd_pointer(path, value)}
            if operation["op"] in ("move", "copy"):
                operation["from"] = self.odd_pointer(*self.place(target)) if not self.chance(12) else "/none"
            elif operation["op"] == "test" and not self.chance(4):
                operation["value"] = copy.deepcopy(value)
            elif operation["op"] != "remove" and not self.chance(15):
                operation["value"] = self.value(value)
            operations.append(operation)
        return operations

    def target(self, target):
        found = {}
        if not self.chance(8):
            found["kind"] = self.pick([target["kind"], target["kind"], ".*", target["kind"] + "|Other"])
        if not self.chance(3):
            found["name"] = self.name_like(target["metadata"]["name"])
        grouped = GROUPED.match(target["apiVersion"])
        if self.chance(4):
            found["group"] = self.pick([grouped.group(1) if grouped else "", ".*"])
        if self.chance(4):
            found["version"] = self.pick([grouped.group(2) if grouped else target["apiVersion"], "v.*"])
        if self.chance(6):
            found["namespace"] = self.pick([target["metadata"].get("namespace", "default"), "default", "two", ".*"])
        if self.chance(4):
            found["labelSelector"] = self.selector_of(self.texts(target, "labels"))
        if self.chance(6):
            found["annotationSelector"] = self.selector_of(self.texts(target, "annotations"))
        return found

    def stored(self, text, ending):
        name = f"part-{len(self.files)}.{ending}"
        self.files[name] = text
        return name

    def patch_entry(self):
        target = self.pick(self.objects)
        shape = self.random.randrange(6)
        if shape < 2:
            content = self.written(self.json_patch(target)) if self.chance(2) else json.dumps(self.json_patch(target))
            entry = {"target": self.target(target)} if not self.chance(20) else {}
        elif shape == 2:
            content, entry = "---\n".join(self.written(self.patch_of(item)) for item in self.some(self.objects, 3)), {}
        else:
            content, entry = self.written(self.patch_of(target)), ({"target": self.target(target)} if shape > 4 else {})
        if self.chance(5):
            entry["options"] = {self.pick(["allowNameChange", "allowKindChange"]): True}
        return {"path": self.stored(content, "yaml"), **entry} if self.chance(3) else {"patch": content, **entry}

    # ---- replacements and vars ----

    def field_path(self, item, path):
        steps = []
        for step in path:
            if isinstance(item, list):
                key = next((key for key in KEYS_OF_ITEMS if isinstance(item[step], dict) and key in item[step]), None)
                steps.append(f"[{key}={item[step][key]}]" if key and not self.chance(3) else self.pick(["*", str(step), str(step)]))
            else:
                steps.append(self.pick([step.replace(".", "\\."), f"[{step}]"]) if "." in step else step)
            item = item[step]
        return ".".join(steps)

    def chosen(self, item, whole):
        found = {"kind": item["kind"]}
        if whole or not self.chance(3):
            found["name"] = item["metadata"]["name"] if not self.chance(12) else self.name_like(item["metadata"]["name"])
        if "namespace" in item["metadata"] and self.chance(3):
            found["namespace"] = item["metadata"]["namespace"]
        if self.chance(8):
            found["version"] = item["apiVersion"].split("/")[-1]
        return found

    def source(self, item):
        path, _ = self.scalar_place(item) if not self.chance(4) else self.place(item)
        options = {"delimiter": self.pick([":", "-", "/", ".", ""]), "index": self.pick([0, 1, 2, -1])}
        return {**self.chosen(item, True), **({"fieldPath": self.field_path(item, path)} if not self.chance(6) else {}), **({"options": options} if self.chance(5) else {})}

    def replacement(self, objects):
        targets = []
        for _ in range(self.pick([1, 1, 2])):
            item = self.pick(objects)
            paths = [self.field_path(item, self.pick([self.scalar_place, self.place])(item)[0]) + (self.pick([".new", ".0", ".*", ".[name=new]", ".-"]) if self.chance(6) else "") for _ in range(self.pick([1, 1, 2]))]
            options = {"create": True} if self.chance(3) else {}
            if self.chance(4):
                options.update({"delimiter": self.pick([":", "-", "/", ".", "\""]), "index": self.pick([0, 1, 2, -1, 5])})
            targets.append({"select": self.chosen(item, False), "fieldPaths": paths, **({"options": options} if options else {}),
                            **({"reject": [self.chosen(self.pick(objects), False)]} if self.chance(5) else {})})
        start = {"sourceValue": self.pick(["made", "a/b:c", "7"])} if self.chance(5) else {"source": self.source(self.pick(objects))}
        return {**start, "targets": targets}

    def replacement_entry(self, objects):
        found = self.replacement(objects)
        return {"path": self.stored(json.dumps(self.pick([found, [found]])), "yaml")} if self.chance(5) else found

    def variable(self, name):
        item = self.pick(self.objects)
        grouped = {"apiVersion": item["apiVersion"]} if not self.chance(6) else {}
        where = {"fieldref": {"fieldpath": self.field_path(item, self.scalar_place(item)[0])}} if self.chance(2) else {}
        return {"name": name, "objref": {**grouped, "kind": item["kind"], "name": item["metadata"]["name"],
                                         **({"namespace": item["metadata"]["namespace"]} if "namespace" in item["metadata"] and self.chance(2) else {})}, **where}

    # ---- the other fields ----

    def images(self):
        used = sorted({text for item in self.objects for path, text in steps_below(item) if path and path[-1] == "image" and isinstance(text, str)}) or ["nginx"]
        found = []
        for _ in range(self.pick([1, 1, 2, 3])):
            whole = self.pick(used)
            name = re.sub(r"(:[^/]*)?(@.*)?$", "", whole)
            found.append({"name": self.pick([name, name, name, whole, name.split("/")[-1], name + ".*", ".*"]), **self.pick([{"newTag": "9"}, {"newName": "other.io/x"}, {"digest": "sha256:bbbb"},
                         {"newName": "other.io:5000/o/x", "newTag": "1.10"}, {"newTag": "1", "digest": "sha256:cc"}, {"tagSuffix": "-x"}, {"newName": "", "newTag": ""}, {}])})
        return found

    def workload_name(self):
        return self.pick([item["metadata"]["name"] for item in self.objects if item["kind"] in ("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController")] or ["none"])

    def label_pairs(self):
        own = sorted({pair for item in self.objects for pair in self.texts(item, "labels").items()})
        found = {"lab": "el"} if self.chance(2) or not own else {self.pick(own)[0]: "other"}
        return {**found, self.pick(["app", "n", "example.com/l", "app.kubernetes.io/name"]): self.pick(["web", "1", "true", ""])}

    def label_entry(self):
        entry = {"pairs": self.label_pairs()}
        for flag in ("includeSelectors", "includeTemplates"):
            if self.chance(3):
                entry[flag] = self.pick([True, True, False])
        if self.chance(4):
            entry["fields"] = self.places()
        return entry

    def places(self):
        found = []
        for _ in range(self.pick([1, 2])):
            item = self.pick(self.objects)
            path, _ = self.place(item, 6)
            written = "/".join(f"{step}" for step in path if not isinstance(step, int)) if self.chance(4) else re.sub(r"/(\d+)(?=/|$)", "[]", "/".join(str(step).replace("/", "\\/") for step in path))
            grouped = GROUPED.match(item["apiVersion"])
            found.append({"path": written, **({"create": True} if self.chance(2) else {}), **({"kind": item["kind"]} if self.chance(2) else {}),
                          **({"group": grouped.group(1) if grouped else ""} if self.chance(4) else {}), **({"version": item["apiVersion"].split("/")[-1]} if self.chance(5) else {})})
        return found

    def names(self):
        referred, (path, _) = self.pick(self.objects), self.place(self.pick(self.objects), 6)
        return {"nameReference": [{"kind": referred["kind"], **({"version": referred["apiVersion"].split("/")[-1]} if self.chance(3) else {}),
                                   "fieldSpecs": [{"path": "/".join(str(step) for step in path if not isinstance(step, int))}]}]}

    def generator(self, kind):
        found = super().generator(kind)
        wanted = kind[0].upper() + kind[1:].removesuffix("Generator")
        known = [item for item in self.objects if item["kind"] == wanted]
        if not self.chance(8):
            found.pop("behavior", None)
        if known and not self.chance(3):
            item = self.pick(known)
            found.update({"name": item["metadata"]["name"], "behavior": self.pick(["merge", "merge", "replace", "replace", "create"])})
            found.pop("namespace", None)
            if "namespace" in item["metadata"] and not self.chance(6):
                found["namespace"] = item["metadata"]["namespace"]
        return found

    def schema(self):
        """OpenAPI of some kind that is there, with a list that merges."""
        item = self.pick(self.objects)
        path = next((path for path, value in steps_below(item) if isinstance(value, list) and value and isinstance(value[0], dict) and not any(isinstance(step, int) for step in path)), ("spec", "items"))
        key = self.pick(["name", "key", "type"])
        node = {"type": "array", "items": {"type": "object", "properties": {key: {"type": "string"}}}, "x-kubernetes-patch-merge-key": key, "x-kubernetes-patch-strategy": "merge"}
        for step in reversed(path):
            node = {"type": "object", "properties": {step: node}}
        grouped = GROUPED.match(item["apiVersion"])
        node["x-kubernetes-group-version-kind"] = [{"group": grouped.group(1) if grouped else "", "version": item["apiVersion"].split("/")[-1], "kind": item["kind"]}]
        return {"definitions": {"made.v1.Kind": node}}

    def validator(self, objects):
        """One that changes nothing passes, any other does not."""
        return self.transformer(objects) if self.chance(3) else {"apiVersion": "builtin", "kind": "LabelTransformer", "metadata": {"name": "v"}, "labels": {"none": "none"}, "fieldSpecs": [{"path": "none/none"}]}

    def makers(self, objects):
        found = super().makers(objects)
        own = {
            "patches": lambda: [self.patch_entry() for _ in range(self.pick([1, 1, 2, 3]))], "replacements": lambda: [self.replacement_entry(objects) for _ in range(self.pick([1, 1, 2]))],
            "vars": lambda: [self.variable(name) for name in self.some(["VAR", "OTHER"], 2)], "images": self.images,
            "replicas": lambda: [{"name": self.workload_name(), "count": self.pick([0, 7])}], "labels": lambda: [self.label_entry() for _ in range(self.pick([1, 2]))],
            "commonLabels": self.label_pairs, "openapi": lambda: {"path": self.stored(json.dumps(self.schema()), "json")},
            "validators": lambda: [json.dumps(self.validator(objects))],
            "namespace": lambda: self.pick(["one", "default", *[item["metadata"]["namespace"] for item in objects if "namespace" in item["metadata"]][:3]]),
            "patchesStrategicMerge": lambda: [self.written(self.patch_of(self.pick(objects)))],
            "patchesJson6902": lambda: [(lambda item: {"patch": json.dumps(self.json_patch(item)), "target": {"version": item["apiVersion"].split("/")[-1], "kind": item["kind"], "name": item["metadata"]["name"],
                                                      **({"group": GROUPED.match(item["apiVersion"]).group(1)} if "/" in item["apiVersion"] else {})}})(self.pick(objects))],
            "metadata": lambda: {"name": "whole", "labels": {"a": "b"}},
        }
        found.update(own)
        if self.workload_name() == "none" and not self.chance(8):
            del found["replicas"]
        return found

    # ---- all ----

    def layer(self, folder, resources, component=False):
        self.files = {}
        chosen = self.changes(self.objects)
        if self.chance(2):
            chosen["patches"] = self.makers(self.objects)["patches"]()
        head = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component"} if component else {"resources": resources}
        files = {"kustomization.yaml": json.dumps({**head, **chosen}), "conf.yaml": json.dumps(self.configuration()), "names.yaml": json.dumps(self.names()),
                 "crd.json": json.dumps(self.definition()), "conf.env": "# made\nE=1\n\nF= two words \n", "file.txt": "text\n", **self.files}
        return {f"{folder}/{name}": text for name, text in files.items()}, {**head, **chosen}

    def overlay(self, bases, folder):
        """{path: text}; what is built is overlay/, upon `bases`, for a case in `folder`."""
        below = [os.path.relpath(base, folder / "overlay") for base in bases]
        files = {}
        if self.chance(5):
            files.update(self.layer("middle", below)[0])
            below = ["../middle"]
        if self.chance(5):
            files.update(self.layer("component", None, component=True)[0])
        made, document = self.layer("overlay", below)
        files.update(made)
        if "component/kustomization.yaml" in files:
            files["overlay/kustomization.yaml"] = json.dumps({**document, "components": ["../component"]})
        return files

