"""Kustomizations made at random: a base or two, perhaps a component, an overlay that does a few things to them."""
import copy
import json
import random

import yaml

NAMES = ["web", "db", "cfg", "key", "sa", "a.b", "web-2", "default"]
IMAGES = ["nginx", "nginx:1.2", "reg.io:5000/team/app:v1", "busybox@sha256:aaaa", "redis:6", "app"]
TEXTS = ["v", "{\"a\": {\"b\": 1}}", "a: b\nc:\n- 1\n", "1", "true", "", "# settings\n\n# of a\na: 'x'   # at once\nl:\n    - b: 1\n      # of c\n      c: 2\n\n    - d\n# end\n",
         "a: {b: old, l: [1, \"x\"]}\nt: |\n  one\n    two\nf: >-\n  one\n  two\n", "base: &b {x: 1}\na: *b\nn: 0x10\nd: 2001-01-01\n"]
LABELS = {"app": "web", "tier": "front", "env": "prod", "n": "1"}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    def some(self, items, most=3):
        items = list(items)
        return self.random.sample(items, self.random.randrange(1, min(most, len(items)) + 1))

    # ---- objects ----

    def meta(self, name=None):
        meta = {"name": name or self.pick(NAMES)}
        if self.chance(3):
            meta["namespace"] = self.pick(["one", "two", "default"])
        if self.chance(3):
            meta["labels"] = {key: LABELS[key] for key in self.some(LABELS)}
        if self.chance(4):
            meta["annotations"] = {self.pick(["note", "example.com/x", "config.kubernetes.io/local-config"]): self.pick(["yes", "1", "text", "false"])}
        return meta

    def container(self, name):
        container = {"name": name, "image": self.pick(IMAGES)}
        if self.chance(2):
            container["env"] = [{"name": "A", "value": self.pick(["1", "x", "$(VAR)"])},
                                {"name": "B", "valueFrom": {self.pick(["configMapKeyRef", "secretKeyRef"]): {"name": self.pick(NAMES), "key": "k"}}}][:self.random.randrange(1, 3)]
        if self.chance(3):
            container["envFrom"] = [{self.pick(["configMapRef", "secretRef"]): {"name": self.pick(NAMES)}}]
        if self.chance(3):
            container["ports"] = [{"containerPort": 80}, {"containerPort": 81, "protocol": "UDP"}][:self.random.randrange(1, 3)]
        if self.chance(3):
            container["args"] = ["--x", self.pick(["a b", "$(VAR)", "1"])]
        return container

    def pod(self):
        spec = {"containers": [self.container(name) for name in self.some(["main", "side", "log"], 2)]}
        if self.chance(3):
            spec["initContainers"] = [self.container("init")]
        if self.chance(3):
            spec["serviceAccountName"] = self.pick(NAMES)
        if self.chance(2):
            spec["volumes"] = [{"name": "v", self.pick(["configMap", "secret"]): {}}]
            kind = next(key for key in spec["volumes"][0] if key != "name")
            spec["volumes"][0][kind] = {"name" if kind == "configMap" else "secretName": self.pick(NAMES)}
        return {"metadata": {"labels": {"app": self.pick(["web", "db"])}}, "spec": spec}

    def workload(self, kind):
        found = {"apiVersion": "batch/v1" if kind in ("Job", "CronJob") else "apps/v1", "kind": kind, "metadata": self.meta()}
        if kind == "CronJob":
            found["spec"] = {"schedule": "* * * * *", "jobTemplate": {"spec": {"template": self.pod()}}}
        elif kind == "Job":
            found["spec"] = {"template": self.pod()}
        else:
            found["spec"] = {"selector": {"matchLabels": {"app": "web"}}, "template": self.pod()}
            if self.chance(2):
                found["spec"]["replicas"] = self.pick([1, 3])
            if kind == "StatefulSet":
                found["spec"]["serviceName"] = self.pick(NAMES)
                if self.chance(2):
                    found["spec"]["volumeClaimTemplates"] = [{"metadata": {"name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"]}}]
        return found

    def object(self):
        kind = self.pick(["Deployment", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Service", "Service", "ConfigMap", "ConfigMap", "Secret", "ServiceAccount", "Role",
                          "RoleBinding", "ClusterRole", "ClusterRoleBinding", "Ingress", "HorizontalPodAutoscaler", "PersistentVolumeClaim", "Namespace", "NetworkPolicy", "Widget",
                          "ValidatingWebhookConfiguration", "PodDisruptionBudget", "CustomResourceDefinition"])
        if kind in ("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"):
            return self.workload(kind)
        found = {"apiVersion": "v1", "kind": kind, "metadata": self.meta()}
        if kind == "Service":
            found["spec"] = {"selector": {"app": "web"}, "ports": [{"port": 80, "name": "http"}, {"port": 81}][:self.random.randrange(1, 3)]}
        elif kind == "ConfigMap":
            found["data"] = {self.pick(["k", "cfg.json", "long.yaml"]): self.pick(TEXTS) for _ in range(2)}
        elif kind == "Secret":
            found["type"] = "Opaque"
            found["data"] = {"k": "dmFsdWU="}
        elif kind in ("Role", "ClusterRole"):
            found["apiVersion"] = "rbac.authorization.k8s.io/v1"
            found["rules"] = [{"apiGroups": [""], "resources": ["secrets"], "resourceNames": [self.pick(NAMES)], "verbs": ["get"]}]
        elif kind in ("RoleBinding", "ClusterRoleBinding"):
            found["apiVersion"] = "rbac.authorization.k8s.io/v1"
            found["roleRef"] = {"apiGroup": "rbac.authorization.k8s.io", "kind": self.pick(["Role", "ClusterRole"]), "name": self.pick(NAMES)}
            found["subjects"] = [{"kind": self.pick(["ServiceAccount", "User"]), "name": self.pick(NAMES), **({"namespace": self.pick(["one", "default"])} if self.chance(2) else {})}]
        elif kind == "Ingress":
            found["apiVersion"] = "networking.k8s.io/v1"
            found["spec"] = {"tls": [{"secretName": self.pick(NAMES)}],
                             "rules": [{"host": "h", "http": {"paths": [{"path": "/", "backend": {"service": {"name": self.pick(NAMES), "port": {"number": 80}}}}]}}]}
        elif kind == "HorizontalPodAutoscaler":
            found["apiVersion"] = "autoscaling/v2"
            found["spec"] = {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": self.pick(NAMES)}, "maxReplicas": 3}
        elif kind == "PersistentVolumeClaim":
            found["spec"] = {"accessModes": ["ReadWriteOnce"]}
        elif kind == "NetworkPolicy":
            found["apiVersion"] = "networking.k8s.io/v1"
            found["spec"] = {"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "db"}}}]}]}
        elif kind == "PodDisruptionBudget":
            found["apiVersion"] = "policy/v1"
            found["spec"] = {"minAvailable": 1, "selector": {"matchLabels": {"app": "web"}}}
        elif kind == "ValidatingWebhookConfiguration":
            found["apiVersion"] = "admissionregistration.k8s.io/v1"
            found["webhooks"] = [{"name": "a.b.c", "clientConfig": {"service": {"name": self.pick(NAMES), "namespace": "one"}}}]
        elif kind == "Widget":
            found["apiVersion"] = "example.com/v1"
            found["spec"] = {"size": self.pick([1, "1", 1.5, True, None]), "list": [1, "a", {"b": "c"}], "template": {"spec": {"containers": [self.container("w")]}}}
        elif kind == "CustomResourceDefinition":
            found["apiVersion"] = "apiextensions.k8s.io/v1"
            found["spec"] = {"group": "example.com", "names": {"kind": "Widget"}, "conversion": {"webhook": {"clientConfig": {"service": {"name": self.pick(NAMES), "namespace": "one"}}}}}
        return found

    # ---- what an overlay does ----

    def patch_of(self, target):
        """A strategic merge patch of some object."""
        patch = {"apiVersion": target["apiVersion"], "kind": target["kind"], "metadata": {"name": target["metadata"]["name"]}}
        if "namespace" in target["metadata"] and not self.chance(6):
            patch["metadata"]["namespace"] = target["metadata"]["namespace"]
        if self.chance(12):
            patch["$patch"] = self.pick(["delete", "replace", "merge"])
        template = target.get("spec", {}).get("template", {}).get("spec", {}).get("containers") if isinstance(target.get("spec"), dict) else None
        if template and not self.chance(3):
            container = {"name": self.pick([template[0]["name"], "new"])} if not self.chance(15) else {}
            container.update(self.pick([{"image": "patched:1"}, {"env": [{"name": "A", "value": "patched"}]}, {"args": ["x"]}, {"$patch": "delete"},
                                        {"ports": [{"containerPort": 80, "name": "p"}]}, {"env": [{"name": "A", "$patch": "delete"}]}, {"command": None}]))
            patch["spec"] = {"template": {"spec": {"containers": [container]}}}
            if self.chance(6):
                patch["spec"]["template"]["spec"]["$setElementOrder/containers"] = [{"name": "new"}, {"name": template[0]["name"]}]
        elif target["kind"] == "ConfigMap":
            patch["data"] = {self.pick(["k", "new"]): self.pick(["patched", None, "1"])}
        elif target["kind"] == "Service":
            patch["spec"] = {"ports": [{"port": self.pick([80, 443]), "name": "patched"}], **({"selector": None} if self.chance(4) else {})}
        else:
            patch["metadata"].update(self.pick([{"labels": {"patched": "yes"}}, {"annotations": {"note": None}}, {"labels": None}, {"annotations": {"a": "b"}}]))
        return patch

    def json_patch(self):
        paths = ["/metadata/labels", "/metadata/labels/app", "/metadata/name", "/metadata/annotations/example.com~1x", "/spec/replicas", "/spec/template/spec/containers/0/image",
                 "/spec/template/spec/containers/-", "/spec/ports/0/port", "/data/k", "/spec/none/deeper", "/spec/template/spec/containers/0/env/0"]
        operations = []
        for path in self.some(paths, 2):
            operation = {"op": self.pick(["add", "replace", "replace", "remove", "test"]), "path": path}
            if operation["op"] != "remove":
                operation["value"] = self.pick(["x", 5, True, {"a": "b"}, ["q"], None])
            operations.append(operation)
        return operations

    def target(self, target):
        found = {"kind": target["kind"]}
        if not self.chance(3):
            found["name"] = self.pick([target["metadata"]["name"], ".*", "w.*", "web|db"])
        if self.chance(5):
            found["group"] = self.pick(["apps", "", ".*"])
        if self.chance(5):
            found["version"] = "v1"
        if self.chance(5):
            found["labelSelector"] = self.pick(["app=web", "app", "tier in (front, back)", "app!=web"])
        if self.chance(6):
            found["namespace"] = self.pick(["one", "two"])
        if self.chance(8):
            found["annotationSelector"] = self.pick(["note=yes", "note", "!note", "example.com/x in (1, text)"])
        return found

    def replacement(self, objects):
        source, target = self.pick(objects), self.pick(objects)
        options = {}
        if self.chance(3):
            options = {"delimiter": self.pick([":", "-", "/", ".", "\"", "//"]), "index": self.pick([0, 1, 2, -1, -2, 5])}
            if self.chance(6):
                options["encoding"] = "base64"
        inside = [f"data.[{key}].{rest}" for key in ("long.yaml", "cfg.json") for rest in ("a", "a.b", "l.0", "l.0.c", "l.[b=1].c", "new", "new.deep", "c.-", "t")]
        if self.chance(4):
            return {**({"sourceValue": self.pick(["made", 8080, "a: b", True])} if self.chance(3) else
                       {"source": {"kind": source["kind"], "name": source["metadata"]["name"], "fieldPath": self.pick(["metadata.name", "metadata.labels", "spec.template.spec.containers", "data.k"])}}),
                    "targets": [{"select": {"kind": "ConfigMap"}, "fieldPaths": self.some(inside, 3), **({"options": {"create": True}} if self.chance(2) else {}),
                                 **({"reject": [self.target(target)]} if self.chance(5) else {})}]}
        return {"source": {"kind": source["kind"], "name": source["metadata"]["name"],
                           **({"fieldPath": self.pick(["spec.template.spec.containers.0.image", "spec.template.spec.containers.[name=main].env.0.value", "data.[cfg.json].a", "spec.ports.0.port", "metadata.name", "data.k", "spec.replicas", "metadata.labels.app", "metadata.namespace"])} if self.chance(2) else {}),
                           **({"options": dict(options)} if options and self.chance(2) else {})},
                "targets": [{"select": {"kind": target["kind"], **({"name": target["metadata"]["name"]} if self.chance(2) else {})},
                             "fieldPaths": self.some(["metadata.annotations.made", "spec.template.spec.containers.[name=main].image", "spec.template.spec.containers.*.image", "data.k",
                                                      "metadata.labels.app", "spec.template.spec.containers.0.args.0", "data.[cfg.json].a.b", "spec.replicas"], 2),
                             **({"options": {**options, **({"create": True} if self.chance(2) else {})}} if options or self.chance(2) else {})}]}

    def generator(self, kind):
        found = {"name": self.pick(NAMES), "literals": [f"{key}={self.pick(['v', '1', 'a=b', '', 'two words', chr(34) + 'q' + chr(34)])}" for key in self.some(["k", "l", "m.n"])]}
        if self.chance(4):
            found["behavior"] = self.pick(["create", "merge", "replace"])
        if self.chance(4):
            found["namespace"] = self.pick(["one", "two"])
        if self.chance(4):
            found["options"] = self.pick([{"disableNameSuffixHash": True}, {"labels": {"gen": "yes"}}, {"immutable": True}, {"annotations": {"a": "b"}}])
        if kind == "secretGenerator" and self.chance(3):
            found["type"] = "kubernetes.io/tls"
        if self.chance(4):
            found["files"] = [self.pick(["file.txt", "renamed=file.txt", "none.txt" if self.chance(5) else "file.txt"])]
        if self.chance(6):
            found["envs"] = ["conf.env"]
        return found

    def makers(self, objects):
        """{field of a kustomization: what makes one}"""
        return {
            "namePrefix": lambda: self.pick(["p-", "pre."]), "nameSuffix": lambda: self.pick(["-s", "-2"]), "namespace": lambda: self.pick(["one", "three"]),
            "commonLabels": lambda: {key: LABELS[key] for key in self.some(LABELS)}, "commonAnnotations": lambda: {"made": "here", "n": "1"},
            "labels": lambda: [{"pairs": {"lab": "el"}, **({"includeSelectors": True} if self.chance(3) else {}), **({"includeTemplates": True} if self.chance(3) else {})}],
            "images": lambda: [{"name": self.pick(["nginx", "reg.io:5000/team/app", "redis", "app", "busybox", "no.*"]),
                                **self.pick([{"newTag": "9"}, {"newName": "other"}, {"digest": "sha256:bbbb"}, {"newName": "o/x", "newTag": "1.10"}, {"tagSuffix": "-x"}])}
                               for _ in range(self.random.randrange(1, 3))],
            "replicas": lambda: [{"name": self.pick([o["metadata"]["name"] for o in objects if o["kind"] in ("Deployment", "StatefulSet")] or ["web"]), "count": 7}],
            "patches": lambda: [self.pick([lambda: {"patch": json.dumps(self.patch_of(self.pick(objects)))},
                                           lambda: {"patch": json.dumps(self.json_patch()), "target": self.target(self.pick(objects))},
                                           lambda: (lambda o: {"patch": json.dumps(self.patch_of(o)), "target": self.target(o),
                                                               **({"options": {self.pick(["allowNameChange", "allowKindChange"]): True}} if self.chance(4) else {})})(self.pick(objects)),
                                           lambda: {"patch": "---\n".join(json.dumps(self.patch_of(o)) + "\n" for o in self.some(objects, 2))},
                                           lambda: {"patch": self.written(self.patch_of(self.pick(objects)))}])()
                                for _ in range(self.random.randrange(1, 3))],
            "configMapGenerator": lambda: [self.generator("configMapGenerator")], "secretGenerator": lambda: [self.generator("secretGenerator")],
            "generatorOptions": lambda: self.pick([{"disableNameSuffixHash": True}, {"labels": {"all": "gen"}}, {"annotations": {"x": "y"}, "immutable": True}]),
            "replacements": lambda: [self.replacement(objects)],
            "vars": lambda: [{"name": "VAR", "objref": {"apiVersion": (o := self.pick(objects))["apiVersion"], "kind": o["kind"], "name": o["metadata"]["name"]}}],
            "sortOptions": lambda: self.pick([{"order": "fifo"}, {"order": "legacy"},
                                              {"order": "legacy", "legacySortOptions": {"orderFirst": self.some(["Service", "Secret", "Deployment", "Namespace"]),
                                                                                        "orderLast": self.some(["ConfigMap", "Widget", "Ingress"])}}]),
            "buildMetadata": lambda: self.some(["managedByLabel", "originAnnotations", "transformerAnnotations"], 3),
            "configurations": lambda: self.some(["conf.yaml", "names.yaml"], 2), "crds": lambda: ["crd.json"],
            "transformers": lambda: [json.dumps(self.transformer(objects)) for _ in range(self.random.randrange(1, 3))],
            "generators": lambda: [json.dumps({"apiVersion": "builtin", "kind": kind, "metadata": {"name": "g"}, **self.generator(kind[0].lower() + kind[1:])})
                                   for kind in self.some(["ConfigMapGenerator", "SecretGenerator"], 1)],
            "patchesStrategicMerge": lambda: [json.dumps(self.patch_of(self.pick(objects)))],
            "patchesJson6902": lambda: [(lambda o: {"patch": json.dumps(self.json_patch()), "target": {"version": "v1", "kind": o["kind"], "name": o["metadata"]["name"]}})(self.pick(objects))],
        }

    def changes(self, objects):
        makers = self.makers(objects)
        return {key: makers[key]() for key in self.some(makers, 5)}

    def places(self):
        return [{"path": self.pick(["metadata/labels", "spec/template/metadata/labels", "spec/size", "spec/list", "data/k", "spec/selector", "spec/ports[]/name"]),
                 **({"create": True} if self.chance(2) else {}), **({"kind": self.pick(["Widget", "Deployment", "Service"])} if self.chance(2) else {}),
                 **({"group": "apps"} if self.chance(5) else {})} for _ in range(self.random.randrange(1, 3))]

    def transformer(self, objects):
        """A built-in one with places of its own."""
        kind, rest = self.pick([("LabelTransformer", {"labels": {"by": "t"}}), ("AnnotationsTransformer", {"annotations": {"by": "t"}}), ("PrefixTransformer", {"prefix": "t-"}),
                                ("SuffixTransformer", {"suffix": "-t"}), ("NamespaceTransformer", {"unsetOnly": self.chance(2)}), ("ReplicaCountTransformer", {"replica": {"name": "web", "count": 4}}),
                                ("ImageTagTransformer", {"imageTag": {"name": self.pick(["nginx", "app"]), "newTag": "t"}}),
                                ("PatchTransformer", {"patch": json.dumps(self.patch_of(self.pick(objects)))}), ("PatchTransformer", {"patch": json.dumps(self.json_patch()), "target": self.target(self.pick(objects))}),
                                ("ValueAddTransformer", {"value": self.pick(["v", "v w", "a/b"]), "targets": [{"selector": {"kind": self.pick(objects)["kind"]}, "fieldPath": self.pick(["data/k", "spec/size", "metadata/annotations/v"]),
                                                                                                         **({"filePathPosition": self.pick([1, 2, 9])} if self.chance(3) else {})}]}),
                                ("ReplacementTransformer", {"replacements": [self.replacement(objects)]})])
        found = {"apiVersion": "builtin", "kind": kind, "metadata": {"name": "t"}, **rest}
        if kind == "NamespaceTransformer":
            found["metadata"]["namespace"] = self.pick(["one", "four"])
            if self.chance(3):
                found["setRoleBindingSubjects"] = self.pick(["none", "defaultOnly", "allServiceAccounts"])
        if kind in ("LabelTransformer", "AnnotationsTransformer", "PrefixTransformer", "SuffixTransformer", "NamespaceTransformer", "ImageTagTransformer", "ReplicaCountTransformer") and not self.chance(3):
            found["fieldSpecs"] = self.places()
        return found

    def configuration(self):
        """Places of every kind of transformer."""
        return {key: self.places() for key in self.some(["commonLabels", "commonAnnotations", "namePrefix", "nameSuffix", "namespace", "varReference", "images", "replicas", "templateLabels"], 3)}

    def names(self):
        return {"nameReference": [{"kind": self.pick(["ConfigMap", "Secret", "Service", "Widget"]), **({"version": "v1"} if self.chance(2) else {}),
                                   "fieldSpecs": [{"path": self.pick(["spec/size", "spec/ref/name", "data/k"]), **({"kind": "Widget"} if self.chance(2) else {})}]}]}

    def definition(self):
        name = "github.com/example/Widget"
        return {name: {"Schema": {"description": "a widget", "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"},
                                                                          "spec": {"$ref": name + "Spec"}}, "x-kubernetes-group-version-kind": [{"group": "example.com", "kind": "Widget", "version": "v1"}]}},
                name + "Spec": {"Schema": {"properties": {"size": {"type": "string", "x-kubernetes-object-ref-api-version": "v1", "x-kubernetes-object-ref-kind": self.pick(["ConfigMap", "Secret"])}}}}}

    # ---- all ----

    def written(self, item):
        """In one of the ways that people and programs write."""
        if self.chance(3):
            return json.dumps(item, indent=self.pick([None, 1]), ensure_ascii=False) + "\n"
        text = yaml.safe_dump(item, indent=self.pick([2, 2, 4]), default_flow_style=self.pick([False, False, None]), default_style=self.pick([None, None, None, None, "'", '"']),
                              sort_keys=False, allow_unicode=True, width=self.pick([20, 80, 1000]))
        lines = text.splitlines()
        if self.chance(3):
            lines.insert(0, "# what follows")
        if self.chance(4) and "|" not in text and ">" not in text and "\"" not in text and "'" not in text:
            place = self.random.randrange(len(lines))
            lines[place] += "  # noted"
        return "\n".join(lines) + "\n"

    def text(self, objects):
        return "---\n".join(self.written(item) for item in objects)

    def unique(self, objects):
        seen, kept = set(), []
        for item in objects:
            key = (item["apiVersion"], item["kind"], item["metadata"]["name"], item["metadata"].get("namespace"))
            if key not in seen or self.chance(20):
                kept.append(item)
            seen.add(key)
        return kept

    def folders(self):
        """{path: text}; what is built is overlay/."""
        base = self.unique([self.object() for _ in range(self.random.randrange(1, 6))])
        files = {"base/all.yaml": self.text(base), "overlay/file.txt": "text\n", "base/file.txt": "base\n", "component/file.txt": "c\n"}
        known = copy.deepcopy(base)
        inner = {"resources": ["all.yaml"], **(self.changes(known) if self.chance(2) else {})}
        files["base/kustomization.yaml"] = json.dumps(inner)
        outer = {"resources": ["../base"], **self.changes(known)}
        if self.chance(3):
            own = self.unique([self.object() for _ in range(self.random.randrange(1, 3))])
            files["overlay/own.yaml"] = self.text(own)
            outer["resources"].insert(self.random.randrange(2), "own.yaml")
        if self.chance(4):
            files["component/kustomization.yaml"] = json.dumps({"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component", **self.changes(known)})
            outer["components"] = ["../component"]
        if self.chance(4):
            files["middle/kustomization.yaml"] = json.dumps({"resources": ["../base"], **self.changes(known)})
            outer["resources"] = ["../middle" if item == "../base" else item for item in outer["resources"]]
        for folder in ("base", "overlay", "component", "middle"):
            files[f"{folder}/conf.yaml"] = json.dumps(self.configuration())
            files[f"{folder}/names.yaml"] = json.dumps(self.names())
            files[f"{folder}/crd.json"] = json.dumps(self.definition())
            files[f"{folder}/conf.env"] = "# made\nE=1\n\nF= two words \nG=\n" + ("H" if self.chance(8) else "")
            files.setdefault(f"{folder}/file.txt", folder)
        files["overlay/kustomization.yaml"] = json.dumps(outer)
        return files
