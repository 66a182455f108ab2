"""What the applications of a measurement are made of: plain files, charts, kustomizations, or all of them as in one large repository."""
import yaml

PAYLOAD = "x" * 500
IMAGE = "registry.example.test/web"


def config(name, value, payload=PAYLOAD):
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": {"value": value, "payload": payload}}


def workload(name):
    """Four objects that make an ordinary small service."""
    labels = {"app": name}
    container = {"name": "web", "image": f"{IMAGE}:1.0.0", "ports": [{"name": "http", "containerPort": 8080}],
                 "envFrom": [{"configMapRef": {"name": name}}], "resources": {"requests": {"cpu": "10m", "memory": "32Mi"}}}
    path = {"path": "/", "pathType": "Prefix", "backend": {"service": {"name": name, "port": {"name": "http"}}}}
    return [
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name, "labels": labels},
         "spec": {"replicas": 0, "selector": {"matchLabels": labels},
                  "template": {"metadata": {"labels": labels}, "spec": {"serviceAccountName": name, "containers": [container]}}}},
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}},
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name},
         "spec": {"selector": labels, "ports": [{"name": "http", "port": 80, "targetPort": "http"}]}},
        {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": name},
         "spec": {"rules": [{"host": f"{name}.example.test", "http": {"paths": [path]}}]}},
    ]


class Plain:
    """One ConfigMap an application."""

    shared = {}

    def files(self, name):
        return {f"apps/{name}/config.yaml": config(name, "1")}

    def source(self, name):
        return {"path": f"apps/{name}"}


class Helm:
    """Five objects: a chart that all share, and a file of values an application."""

    release = "{{ .Release.Name }}"
    shared = {"chart/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
              "chart/values.yaml": f"value: base\npayload: {PAYLOAD}\n",
              "chart/templates/workload.yaml": workload(release),
              "chart/templates/config.yaml": yaml.safe_dump(config(release, "V", "P")).replace(": V", ': "{{ .Values.value }}"')
              .replace(": P", ': "{{ .Values.payload }}"')}

    def files(self, name):
        return {f"apps/{name}/values.yaml": "value: '1'\n"}

    def source(self, name):
        return {"path": "chart", "helm": {"valueFiles": [f"../apps/{name}/values.yaml"]}}


class Kustomize:
    """Five objects: a base that all share, and an overlay with a patch an application."""

    shared = {"base/kustomization.yaml": "resources: [workload.yaml, config.yaml]\n",
              "base/workload.yaml": workload("web"), "base/config.yaml": config("web", "base")}

    def files(self, name):
        patch = yaml.safe_dump({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}, "data": {"value": "1"}})
        return {f"apps/{name}/kustomization.yaml": {
            "resources": ["../../base"], "namePrefix": f"{name}-", "patches": [{"patch": patch}],
            "labels": [{"pairs": {"team": "bench"}, "includeSelectors": False}]}}

    def source(self, name):
        return {"path": f"apps/{name}"}


class KustomizeWithImage(Kustomize):
    """The same, with an image set in the Application."""

    def source(self, name):
        return {**super().source(name), "kustomize": {"images": [f"{IMAGE}:2.0.0"]}}


class Mixed:
    """Half of them charts, a third kustomizations with an image set, the rest plain: by the number at the end of the name."""

    parts = (Helm(), Helm(), Helm(), KustomizeWithImage(), KustomizeWithImage(), Plain())
    shared = {**Helm.shared, **Kustomize.shared}

    def part(self, name):
        return self.parts[int(name.rsplit("-", 1)[1]) % len(self.parts)]

    def files(self, name):
        return self.part(name).files(name)

    def source(self, name):
        return self.part(name).source(name)


KINDS = {"plain": Plain, "helm": Helm, "kustomize": Kustomize, "mixed": Mixed}
