"""A chart's values changed at random, so that its templates take the ways that its default values never take.

What stands at a path is flipped, replaced, nulled, emptied or filled with what its name lets expect; a wrong type now and then. Paths are those of values.yaml, of
the charts within, and those that the templates read though nobody gives them a default."""
import copy
import json
import pathlib
import random
import re

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Dates stay texts: values go on as JSON."""


Loader.yaml_implicit_resolvers = {key: [pair for pair in pairs if pair[0].rsplit(":", 1)[1] not in ("timestamp", "value")]
                                  for key, pairs in Loader.yaml_implicit_resolvers.items()}

TEXTS = ["", "x", "a-b", "10Gi", "1.0", "010", "yes", "null", "~", "1e3", "true", " padded ", "two\nlines\n", "tail\n\n", "# no comment", "a: b", "a:b", "- x", "é✓", "\"quoted\"", "it's",
         "back\\slash", "{{ .Release.Name }}", "{{ .Values.none | quote }}", "{{ tpl \"{{ .Chart.Name }}\" . }}", "{{ .Values", "{{ include \"none\" . }}", "%d%s", "*", "&a", "@x", "/path/to",
         "http://u:p@host:80/p?q=1#f", "2020-01-01", "0x10", "-1", "1.5", "a,b", "tab\there", "<no value>", "x" * 90, "word " * 30, "ClusterIP", "LoadBalancer", "None", "Always", "RollingUpdate"]
NUMBERS = [0, 1, -1, 2, 3, 7, 80, 443, 65535, 100000, 1000000, 1234567, 2147483648, 1.5, 0.1, 1e-7, 12345678901234, 1e21]
LABELS = [{"a": "b"}, {"app.kubernetes.io/part-of": "x", "n": "1"}, {"team": "{{ .Release.Name }}"}, {"yes": "no", "k": "two\nlines"}, {"a/b": ""}]
CONTAINERS = [[{"name": "c", "image": "busybox:1.36", "command": ["sh", "-c", "sleep 1"]}], [{"name": "{{ .Release.Name }}-c", "image": "x"}]]
OBJECTS = [[{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "extra"}, "data": {"a": "b"}}], ["apiVersion: v1\nkind: Secret\nmetadata:\n  name: '{{ .Release.Name }}-x'\n"],
           [{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "{{ .Release.Name }}"}, "spec": {"ports": [{"port": 80}]}}]]
# A key's name, in small letters, and what one finds there.
LIKELY = [(re.compile(pattern), values) for pattern, values in (
    (r"annotations$|labels$|^nodeselector$|selector$", LABELS),
    (r"toleration", [[{"key": "a", "operator": "Exists", "effect": "NoSchedule"}], [{"operator": "Exists"}]]),
    (r"affinity$", [{"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "k", "operator": "In", "values": ["v"]}]}]}}}, "soft", "hard"]),
    (r"topologyspread", [[{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}]]),
    (r"envfrom|envsecrets", [[{"secretRef": {"name": "s"}}], {"A": "b"}, ["s"]]),
    (r"env$|envs$|envvars$|environment$|extravars$", [[{"name": "A", "value": "b"}], {"A": "b", "N": 1, "T": True}, [{"name": "S", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}], {"A": {"value": "x"}}]),
    (r"volumemounts?$|mounts$", [[{"name": "v", "mountPath": "/v"}], [{"name": "v", "mountPath": "/v", "subPath": "s", "readOnly": True}]]),
    (r"volumeclaim|persistence$", [{"enabled": True, "size": "1Gi", "storageClass": "-"}, [{"metadata": {"name": "d"}, "spec": {"accessModes": ["ReadWriteOnce"]}}]]),
    (r"volumes?$", [[{"name": "v", "emptyDir": {}}], [{"name": "v", "configMap": {"name": "c"}}], {"v": {"emptyDir": {}}}]),
    (r"resources$", [{"limits": {"cpu": "100m", "memory": "1Gi"}, "requests": {"cpu": 0.5, "memory": 1000000}}, {"requests": {"cpu": 1}}]),
    (r"pullsecrets?$", [[{"name": "s"}], ["s"], "s"]),
    (r"hosts$|hostnames$|domains$", [["a.example.test"], [{"host": "a.example.test", "paths": ["/"]}], [{"host": "{{ .Release.Name }}.test", "paths": [{"path": "/", "pathType": "Prefix"}]}], [{"name": "a.test", "path": "/"}]]),
    (r"tls$", [[{"secretName": "s", "hosts": ["a.example.test"]}], {"enabled": True, "secretName": "s"}, [{"hosts": ["{{ .Release.Name }}"]}], True]),
    (r"^ingress", [{"enabled": True, "hosts": ["a.test"]}, {"enabled": True, "ingressClassName": "nginx", "hosts": [{"host": "a.test", "paths": [{"path": "/", "pathType": "Prefix"}]}], "tls": [{"secretName": "s", "hosts": ["a.test"]}]}]),
    (r"securitycontext$", [{"runAsUser": 1000, "fsGroup": 2000, "enabled": True}, {"capabilities": {"drop": ["ALL"]}}]),
    (r"containers?$|sidecars?$", CONTAINERS), (r"probe$", [{"httpGet": {"path": "/", "port": "http"}}, {"enabled": True, "initialDelaySeconds": 5}, {"exec": {"command": ["x"]}}]),
    (r"(objects|manifests|deploy|resources?list|templates)$", OBJECTS), (r"args$|command$|flags$", [["--a", "-b=1", "c d"], {"a": "b", "c": None}, ["sh", "-c", "x\ny\n"], "one"]),
    (r"ports?$", [[{"name": "http", "port": 80, "containerPort": 80, "protocol": "TCP"}], {"http": 80}, 8080, "http"]), (r"replica", [0, 1, 3, 2.5, "2"]), (r"^(kind|type|mode|strategy)$", ["Deployment", "StatefulSet", "DaemonSet", "ClusterIP", "NodePort", "LoadBalancer", "Recreate", {"type": "RollingUpdate"}]),
    (r"(budget|pdb)$", [{"enabled": True, "minAvailable": 1}, {"maxUnavailable": "50%", "enabled": True}]), (r"autoscaling|hpa$", [{"enabled": True, "minReplicas": 1, "maxReplicas": 5, "targetCPUUtilizationPercentage": 50, "metrics": []}]),
    (r"image$", [{"repository": "r/i", "tag": "1.0", "pullPolicy": "Always"}, {"registry": "reg", "repository": "r", "digest": "sha256:ab"}, "r/i:1"]), (r"tag$|version$", ["1.2.3", "v0.1", "latest", 1.1, 2, ""]),
    (r"rules$", [[{"alert": "A", "expr": "up == 0", "for": "5m", "labels": {"s": "{{ $labels.x }}"}}], [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]]),
    (r"config$|configmap|settings$|data$|files$", [{"a": "b", "n": 1, "l": [1, "x"], "m": {"o": None}}, "a: b\nc:\n  - d\n", {"f.txt": "one\ntwo\n"}]), (r"storageclass", ["-", "", "fast", None]), (r"accessmodes", [["ReadWriteMany"], [], "ReadWriteOnce"]))]
API_VERSIONS = ["monitoring.coreos.com/v1", "monitoring.coreos.com/v1/ServiceMonitor", "cert-manager.io/v1", "cert-manager.io/v1/Certificate", "networking.k8s.io/v1", "networking.k8s.io/v1/Ingress", "networking.k8s.io/v1beta1",
                "extensions/v1beta1", "policy/v1beta1", "policy/v1", "policy/v1beta1/PodSecurityPolicy", "autoscaling/v2", "autoscaling/v2beta2", "route.openshift.io/v1", "security.openshift.io/v1", "batch/v1", "batch/v1beta1",
                "gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1/HTTPRoute", "apiregistration.k8s.io/v1", "admissionregistration.k8s.io/v1", "rbac.authorization.k8s.io/v1", "keda.sh/v1alpha1", "v1", "apps/v1"]
KUBE_VERSIONS = ["v1.31.2", "v1.36.1", "v1.33.1+k3s1", "1.30", "1.19.0", "v1.16.0", "1.28", "v1.27.3-gke.100", "v1.22.17-eks-48e63af", "1.13.12", "v1.25.0-rc.1"]
RELEASES = ["release-name", "release-name", "r", "my.release", "x" * 53, "a-name-of-a-release-that-is-rather-long", "123", "Bad_Name", "y" * 54]
NAMESPACES = ["default", "default", "kube-system", "a-namespace", "n" * 63]
# A file of values beside the others: what YAML can say and JSON cannot. K stands for a key of the chart.
ODD_FILES = ["K: &a {x: 1, y: [1, 2]}\nother: *a\n", "base: &b {x: 1}\nK:\n  <<: *b\n  y: 2\n", "K: 1\nK: 2\n", "K: |\n  text\n   more\n\n---\nK: >-\n  folded\n  text\n", "K: 010\nL: 0x1f\nM: 1_000\nN: 0b11\n",
             "K: 2020-01-01\n", "K: !!str 1\nL: !!float 3\nM: !!binary aGk=\n", "K: {1: a, true: b, ~: c, 1.5: d}\n", "on: 1\nK: off\n", "\ufeffK: x\n", "# nothing\n", "", "null\n", "K: ~\n", "K:\n- a\n-\n- [b, {c: d}]\n",
             "K: \"\\u00e9\\n\\t\\x41\"\n", "K: 'it''s'\n", "? K\n: v\n", "K: .inf\n", "K: .nan\n", "- a\n", "text\n", "K: [a\n", "K:\n\tx: 1\n", "{\"K\": {\"a\": 1e400}}\n", "K: 9007199254740993\nL: 18446744073709551616\nM: -9223372036854775809\n", "K: 0.1e-3\nL: 1.0\nM: 5e5\n"]
ODD_SETS = ["K=", "K={}", "K={a,b}", "K={a,{b}}", "K[0]=x", "K[2].a=1", "K.a.b=1", "K.a\\.b=1", "K=010", "K=1.5", "K=9223372036854775808", "K=a\\,b", "K=null", "K.x=null", "K=true", "K", "K.=1", "K[=1", "K[-1]=1", "a=1,K=2", "K={1,null,true,x}", "K= x ", "K=a=b", "tags.K=true", "global.K=x", "global.x.y=1"]
READ = re.compile(r"\.Values((?:\.[A-Za-z_]\w*)+)")
ASKED = re.compile(r"APIVersions\.Has\s+\(?\"([^\"]+)\"")


def read_values(path):
    """The mapping in a file of values; {} where there is none."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8-sig", errors="replace"), Loader)
        return json.loads(json.dumps(found)) if isinstance(found, dict) else {}
    except (OSError, yaml.YAMLError, ValueError, TypeError, RecursionError):
        return {}


def laid_over(below, above):
    return {**below, **{key: laid_over(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict) else value for key, value in above.items()}}


def reach(tree, path):
    """What stands at `path`, or None."""
    for step in path:
        if isinstance(tree, dict) and step in tree or isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def put(tree, path, value):
    """Puts `value` at `path`; what is in the way becomes a mapping."""
    for step, following in zip(path, path[1:]):
        if isinstance(tree, dict) and not isinstance(tree.get(step), list if isinstance(following, int) else dict):
            tree[step] = {}
        tree = tree[step]
    tree[path[-1]] = value


def paths_of(tree, above=()):
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in children:
        yield (*above, step)
        yield from paths_of(value, (*above, step))


class Chart:
    """What a chart's values are, and which paths its templates read."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.values, texts = self.gather(self.folder)
        self.paths = list(paths_of(self.values))
        self.read = sorted({tuple(found.split(".")[1:]) for text in texts for found in READ.findall(text)})
        self.asked = sorted({found for text in texts for found in ASKED.findall(text)})
        self.files = sorted(self.folder.glob("ci/*.yaml")) + sorted(self.folder.glob("values-*.yaml"))

    def gather(self, folder, depth=0):
        values, texts = {}, []
        metadata = [read_values(folder / name) for name in ("Chart.yaml", "requirements.yaml")]
        listed = [one for found in metadata for one in found.get("dependencies") or [] if isinstance(one, dict)]
        for within in sorted(folder.glob("charts/*/Chart.yaml")) if depth < 3 else ():
            below, more = self.gather(within.parent, depth + 1)
            names = {str(one.get("alias") or one.get("name")) for one in listed if one.get("name") == read_values(within).get("name")}
            values.update({name: copy.deepcopy(below) for name in names or {within.parent.name}})
            texts += more if depth else []
        for path in sorted(folder.glob("templates/**/*")):
            if path.is_file():
                texts.append(path.read_text(encoding="utf-8", errors="replace"))
        return laid_over(values, read_values(folder / "values.yaml")), texts


class Maker:
    """One variant of a chart: files of values, and flags of `helm template`."""

    def __init__(self, chart, seed):
        self.random = random.Random(seed)
        self.chart = chart
        self.tree = copy.deepcopy(chart.values)
        self.own = {}
        self.is_wild = self.chance(8)  # anything may stand anywhere

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    def pick(self, things):
        return copy.deepcopy(self.random.choice(things))

    # ---- what to change ----

    def key(self):
        return self.random.choice(sorted(self.chart.values) or ["none"])

    def path(self):
        """Each path, each key on the way down, or each one that a template reads, with like chances."""
        kind = self.random.randrange(5)
        if self.chance(20):
            return self.pick([("global",), ("global", "x"), ("tags", "x"), (self.key(),), ("global", self.key())])
        if kind < 2 and self.chart.read:
            return self.random.choice(self.chart.read)
        if kind < 3 and self.chart.paths:
            return self.random.choice(self.chart.paths)
        path, node = (), self.tree
        while isinstance(node, (dict, list)) and node and not (path and self.chance(5)):
            path += (self.random.choice(sorted(node) if isinstance(node, dict) else range(len(node))),)
            node = reach(node, path[-1:])
        return path or ("none",)

    def change(self, path, value):
        """Lists are replaced whole, as no file of values can do it otherwise."""
        self.tree = self.tree or {}
        try:
            put(self.tree, path, value)
        except (KeyError, IndexError, TypeError):
            return
        cut = next((place for place, step in enumerate(path) if isinstance(step, int)), len(path))
        put(self.own, path[:cut], copy.deepcopy(reach(self.tree, path[:cut])))

    # ---- what to put there ----

    def likely(self, path):
        name = next((step for step in reversed(path) if isinstance(step, str)), "").lower()
        return [value for pattern, values in LIKELY if pattern.search(name) for value in values]

    def anything(self):
        return self.pick([self.pick(TEXTS), self.pick(NUMBERS), True, False, None, {}, [], [self.pick(TEXTS), 1], {"a": self.pick(TEXTS), "b": {"c": 1}}, [{"name": "n", "value": self.pick(NUMBERS)}]])

    def another(self, path):
        found = reach(self.tree, path)
        if self.is_wild or self.chance(12):
            return self.anything()
        if self.chance(15):
            return None
        likely = self.likely(path)
        if likely and (found in (None, "", {}, []) or self.chance(3)):
            return self.pick(likely)
        if isinstance(found, bool):
            return not found
        if isinstance(found, (int, float)):
            return self.pick(NUMBERS)
        if isinstance(found, str):
            return self.pick(TEXTS) if self.chance(2) else f"{found}-x"
        if isinstance(found, dict):
            return self.pick([{}, {**found, "extra": self.pick(TEXTS)}, {key: value for key, value in found.items() if not self.chance(3)}])
        if isinstance(found, list):
            return self.pick([[], found + found[:1], found[1:], found + [self.pick(TEXTS)]])
        return self.pick([True, True, self.pick(TEXTS), self.pick(NUMBERS), {"a": "b"}, ["a", "b"], {"enabled": True}])

    def turn_on(self):
        """Everything that can be turned on or filled, with some luck each: such a rendering succeeds more often."""
        often = self.pick([2, 4, 10, 30])
        for path in self.chart.paths:
            found = reach(self.tree, path)
            if isinstance(found, bool) and self.chance(often):
                self.change(path, not found)
            elif found in (None, "", {}, []) and not isinstance(found, bool) and self.chance(often):
                likely = self.likely(path)
                if likely:
                    self.change(path, self.pick(likely))

    # ---- how it is handed over ----

    def text_of_path(self, path):
        text = ""
        for step in path:
            text += f"[{step}]" if isinstance(step, int) else ("." if text else "") + re.sub(r"([.,=\[\]\\])", r"\\\1", step)
        return text

    def sets(self, folder):
        found = []
        for _ in range(self.pick([0, 0, 0, 1, 1, 2])):
            path = self.path()
            value, name = self.another(path), self.text_of_path(path)
            kind = self.random.randrange(6)
            if kind < 2 or isinstance(value, (dict, list)):
                found += ["--set-json", f"{name}={json.dumps(value, ensure_ascii=False)}"]
            elif kind == 2:
                (folder / "text").write_text(str(value))
                found += ["--set-file", f"{name}={folder / 'text'}"]
            else:
                shown = {None: "null", True: "true", False: "false"}.get(value, value) if not isinstance(value, (int, float)) or isinstance(value, bool) else value
                found += [self.pick(["--set", "--set", "--set-string", "--set-literal"]), f"{name}={str(shown).replace(',', chr(92) + ',')}"]
        if self.chance(10):
            found += [self.pick(["--set", "--set", "--set-string"]), self.pick(ODD_SETS).replace("K", self.key())]
        return found

    def odd_file(self, folder):
        text = self.pick(ODD_FILES)
        for letter in "KLMN":
            text = text.replace(letter, self.key())
        (folder / "odd.yaml").write_text(text)
        return ["--values", str(folder / "odd.yaml")]

    def values(self, folder):
        kind = self.random.randrange(12)
        if kind == 0:
            return []
        if kind < 4:
            self.turn_on()
        for _ in range(self.pick([1, 1, 2, 2, 3, 5]) if kind > 2 else 0):
            path = self.path()
            self.change(path, self.another(path))
        flags = ["--values", str(self.pick(self.chart.files))] if self.chart.files and self.chance(3) else []
        (folder / "own.yaml").write_text(json.dumps(self.own, indent=1, ensure_ascii=False) if self.chance(2) else yaml.safe_dump(self.own, allow_unicode=True))
        return [*flags, "--values", str(folder / "own.yaml"), *(self.odd_file(folder) if self.chance(12) else [])]

    def arguments(self, folder):
        """(flags, name of the release)"""
        flags = ["--namespace", self.pick(NAMESPACES), "--kube-version", self.pick(KUBE_VERSIONS[:4] if not self.chance(4) else KUBE_VERSIONS)]
        for version in self.random.sample(API_VERSIONS, self.pick([0, 0, 2, 5])) + [one for one in self.chart.asked if self.chance(3)]:
            flags += ["--api-versions", version]
        for flag, one_in in (("--include-crds", 2), ("--skip-tests", 4), ("--skip-schema-validation", 4), ("--no-hooks", 12)):
            flags += [flag] if self.chance(one_in) else []
        flags += self.values(folder)
        return [*flags, *self.sets(folder)], self.pick(RELEASES[:6] if not self.chance(10) else RELEASES)
