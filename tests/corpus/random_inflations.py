"""Kustomizations with `helmCharts` made at random, each upon a chart that lies in the tree and prints what it is given."""
import json

import random_kustomizations
import yaml

TEMPLATE = """apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-cm
  labels: {{ toJson .Values.labels }}
  {{- if .Values.namespaced }}
  namespace: {{ .Release.Namespace }}
  {{- end }}
data:
  values: {{ .Values | toJson | quote }}
  chart: {{ .Chart.Name }}-{{ .Chart.Version }}
  kube: {{ .Capabilities.KubeVersion.Version }}
  has: {{ .Capabilities.APIVersions.Has "x.io/v1" | quote }} {{/* of apiVersions */}}
  install: {{ .Release.IsInstall | quote }}
  namespace: {{ .Release.Namespace }}
"""
DEPLOYMENT = """{{- if .Values.deploy }}
apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Release.Name }}}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers: [{name: a, image: {{ .Values.image | quote }}, envFrom: [{configMapRef: {name: {{ .Release.Name }}-cm}}]}]
{{- end }}
"""
HOOK = "apiVersion: batch/v1\nkind: Job\nmetadata: {name: hook, annotations: {helm.sh/hook: %s}}\n"
VALUES = {"deploy": True, "replicas": 2, "image": "nginx:1", "labels": {"a": "b"}, "l": [1, {"name": "x", "v": 1}], "m": {"c": "x", "d": "y", "e": {"f": 1}}, "t": "yes", "n": None, "namespaced": False}


class Maker(random_kustomizations.Maker):
    def some_values(self):
        made = {"deploy": self.pick([True, False]), "replicas": self.pick([1, "3", None]), "image": self.pick(["app:2", ""]), "labels": self.pick([{"a": "c"}, {"z": "y"}, None, {}]),
                "l": self.pick([[2], [], [{"name": "x", "w": 2}], None]), "m": self.pick([{"c": None}, {"d": "z", "e": {"g": 2}}, {"e": None}, {}, None]), "t": self.pick(["no", "yes", 1, True, "1e3", "0x1"]),
                "new": self.pick(["x", {"y": [1.5, None]}, 1000000, 1.0, "a\nb\n"]), "namespaced": self.pick([True, False])}
        return {key: made[key] for key in self.some(made, 4)}

    def entry(self, chart):
        found = {"name": chart, "releaseName": self.pick(["rel", "rel", "other-rel"])}
        fields = {"namespace": lambda: self.pick(["one", "two"]), "version": lambda: "1.2.3", "valuesFile": lambda: self.pick(["v.yaml", "w.yaml", "none.yaml" if self.chance(4) else "v.yaml", "charts/app/values.yaml"]),
                  "valuesInline": self.some_values, "valuesMerge": lambda: self.pick(["merge", "override", "replace", "other" if self.chance(4) else ""]),
                  "additionalValuesFiles": lambda: self.some(["v.yaml", "w.yaml", "empty.yaml", "none.yaml" if self.chance(6) else "w.yaml"], 2), "includeCRDs": lambda: self.chance(2), "skipHooks": lambda: self.chance(2),
                  "skipTests": lambda: self.chance(2), "apiVersions": lambda: self.pick([["x.io/v1"], ["y.io/v1", "x.io/v1"], []]), "kubeVersion": lambda: self.pick(["1.27", "v1.30.2", "1.29.0", "x" if self.chance(4) else "1.31.0"]),
                  "debug": lambda: self.chance(2), "devel": lambda: self.chance(2)}
        found.update({key: fields[key]() for key in self.some(fields, 6)})
        if self.chance(10):
            found["nameTemplate"] = self.pick(["tpl", "t-{{ \"x\" }}"])
            if not self.chance(3):
                del found["releaseName"]
        return found

    def folders(self):
        """{path: text}; what is built is overlay/."""
        entries = [self.entry("app")] + ([self.entry(self.pick(["app", "second"]))] if self.chance(3) else [])
        home = self.pick([None, None, "charts", "elsewhere"])
        inner = {"helmCharts": entries}
        if home:
            inner["helmGlobals"] = {"chartHome": home}
        outer = {"resources": ["../base"], **(self.overlay_fields())}
        for layer in (inner, outer):
            if self.chance(3):
                layer["namespace"] = self.pick(["three", "four"])
        if self.chance(4):
            inner.update(self.overlay_fields())
        files = {"base/kustomization.yaml": yaml.safe_dump(inner), "overlay/kustomization.yaml": yaml.safe_dump(outer)}
        for name, text in {"v.yaml": self.written(self.some_values()), "w.yaml": self.written(self.some_values()), "empty.yaml": "# nothing\n"}.items():
            files[f"base/{name}"] = text
        for chart in ("app", "second"):
            files.update({f"base/{home or 'charts'}/{chart}/{path}": text for path, text in self.chart(chart).items()})
        return files

    def overlay_fields(self):
        made = {"namePrefix": "p-", "commonLabels": {"x": "y"}, "commonAnnotations": {"made": "here"}, "images": [{"name": "nginx", "newTag": "9"}], "replicas": [{"name": "rel", "count": 5}],
                "labels": [{"pairs": {"l": "m"}, "includeSelectors": True}], "patches": [{"patch": json.dumps([{"op": "add", "path": "/data/patched", "value": "1"}]), "target": {"kind": "ConfigMap"}}],
                "configMapGenerator": [{"name": "rel-cm", "behavior": "merge", "literals": ["k=v"]}], "buildMetadata": self.some(["managedByLabel", "originAnnotations", "transformerAnnotations"], 3)}
        return {key: made[key] for key in self.some(made, 3)} if self.chance(2) else {}

    def chart(self, name):
        files = {"Chart.yaml": f"apiVersion: {self.pick(['v2', 'v2', 'v1'])}\nname: {name}\nversion: 1.2.3\n" + ("kubeVersion: \">=1.20\"\n" if self.chance(3) else ""),
                 "templates/cm.yaml": TEMPLATE, "templates/deployment.yaml": DEPLOYMENT, "templates/NOTES.txt": "Done.\n"}
        if not self.chance(8):
            files["values.yaml"] = self.written(VALUES)
        if self.chance(2):
            files["templates/hook.yaml"] = HOOK % self.pick(["pre-install", "post-upgrade", "pre-delete,pre-install"])
        if self.chance(2):
            files["templates/tests/test.yaml"] = HOOK.replace("hook, ", "test, ") % self.pick(["test", "test-success"])
        if self.chance(2):
            files["crds/crd.yaml"] = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: crd-%s}\n" % name
        if self.chance(6):
            files["values.schema.json"] = json.dumps({"properties": {"replicas": {"type": "integer"}}})
        if self.chance(10):
            files["templates/fails.yaml"] = self.pick(["{{ fail \"no\" }}", "{{ .Values.m.none.deep }}", "{{ required \"want x\" .Values.x }}", "{{ nope }}"])
        return files
