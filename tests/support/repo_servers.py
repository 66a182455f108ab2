"""A repo-server by itself, ours or the original's, asked about one source at a time: what it makes of it, or why it cannot."""
import base64
import json
import re
import subprocess
import urllib.parse

from . import go_messages, paths
from .control_plane import Argosy, Original
from .process import HOST
from .protobuf import fields, message
from .zmtp import Peer

KUBE_VERSION, API_VERSIONS = "1.31.2", ["v1", "apps/v1"]
SECONDS = 100


def kube_version(case):
    return case.get("cluster", {}).get("kubeVersion", KUBE_VERSION)


def api_versions(case):
    return case.get("cluster", {}).get("apiVersions", API_VERSIONS)


class Alone:
    """Of a control plane nothing but a repo-server."""

    def start_controller(self, name="application-controller"):
        """Nobody but the test asks."""


class ArgosyAlone(Alone, Argosy):
    def call(self, method, body):
        """(fields of the answer, failure)"""
        host, port = self.addresses[0].split(":")
        peer = Peer(host, int(port))
        try:
            peer.send(message(f1=1, f2=7, f3=method, f4=SECONDS * 1000), body)
            envelope, *rest = peer.receive(SECONDS)
        finally:
            peer.close()
        envelope = fields(envelope)
        if 7 in envelope:
            return {}, fields(envelope[7][0])[4][0].decode()
        return fields(rest[0]), None

    @staticmethod
    def refs(case):
        return [message(f1=key, f2=message(f1=ref["repoURL"]), f3=ref.get("targetRevision", ""), f4=ref.get("chart", ""))
                for key, ref in case.get("refs", {}).items()]

    @staticmethod
    def kustomize(case):
        options = case.get("kustomize", {})
        return message(f1=options.get("buildOptions", ""), f2=[
            message(f1=version["name"], f2=version["path"], f3=version.get("buildOptions", "")) for version in options.get("versions", [])])

    def manifests(self, case):
        source = case["source"]
        found, failure = self.call("GenerateManifest", message(
            f1=message(f1=source["repoURL"], **case.get("repository", {})), f2=source["targetRevision"], f3=1, f5="app.kubernetes.io/instance", f6=case.get("app", "one"),
            f7=case.get("namespace", "here"), f8=json.dumps(source), f9="annotation", f11=kube_version(case), f12=api_versions(case),
            f14=int(bool(case.get("refs"))), f15=self.refs(case), f16="default", f17="*", f20=self.kustomize(case)))
        if failure is not None:
            return {"error": failure}
        return {"type": found[5][0].decode(), "objects": [json.loads(fields(item)[1][0]) for item in found.get(1, [])],
                "commands": [item.decode() for item in found.get(6, [])]}

    def details(self, case):
        source = case["source"]
        found, failure = self.call("GetAppDetails", message(
            f1=message(f1=source["repoURL"]), f2=json.dumps(source), f3=case.get("app", "one"), f4=1, f6="annotation", f8=self.refs(case),
            f9=self.kustomize(case)))
        if failure is not None:
            return {"error": failure}
        return {"type": found[1][0].decode(), **helm_details(found.get(2), (2, 3, 4)), "images": texts(found, 3),
                "announced": [announcement(item) for item in found.get(4, [])]}


class OriginalAlone(Alone, Original):
    def environment(self):
        """Without a cluster: Helm, asked by kustomize, would take its namespace."""
        return {**super().environment(), "KUBECONFIG": self.folder / "none", "ARGOCD_REPO_SERVER_DISABLE_TLS": "true", "ARGOCD_PAUSE_GEN_AFTER_FAILED_ATTEMPTS": "0"}

    def call(self, method, body):
        request, headers = self.folder / "request", self.folder / "headers"
        request.write_bytes(b"\0" + len(body).to_bytes(4, "big") + body)
        done = subprocess.run(["curl", "-sS", "--max-time", str(SECONDS), "--http2-prior-knowledge", "-H", "content-type: application/grpc",
                               "-H", "te: trailers", "--data-binary", f"@{request}", "--dump-header", headers,
                               f"http://{self.addresses[0]}/repository.RepoServerService/{method}"], capture_output=True, check=True)
        told = dict(line.split(": ", 1) for line in headers.read_text().splitlines() if ": " in line)
        if told.get("grpc-status") != "0":
            return {}, urllib.parse.unquote(told.get("grpc-message", ""))
        return fields(done.stdout[5:]), None

    @staticmethod
    def repository(url, **more):
        return message(f1=url, **more)

    @staticmethod
    def kustomize(case):
        return go_messages.encode("KustomizeOptions", case.get("kustomize", {}))

    def refs(self, case):
        return [message(f1=key, f2=message(f1=self.repository(ref["repoURL"]), f2=ref.get("targetRevision", ""), f3=ref.get("chart", "")))
                for key, ref in case.get("refs", {}).items()]

    def manifests(self, case):
        source = case["source"]
        found, failure = self.call("GenerateManifest", message(
            f1=self.repository(source["repoURL"], **case.get("repository", {})), f2=source["targetRevision"], f3=1, f4="app.kubernetes.io/instance", f5=case.get("app", "one"),
            f8=case.get("namespace", "here"), f10=go_messages.encode("ApplicationSource", source), f13=self.kustomize(case),
            f14=kube_version(case), f15=api_versions(case), f19="annotation", f22=int(bool(case.get("refs"))), f23=self.refs(case), f24="*", f25="default"))
        if failure is not None:
            return {"error": failure}
        return {"type": found[6][0].decode(), "objects": [json.loads(item) for item in found.get(1, [])],
                "commands": [item.decode() for item in found.get(8, [])]}

    def details(self, case):
        source = case["source"]
        found, failure = self.call("GetAppDetails", message(
            f1=self.repository(source["repoURL"]), f2=go_messages.encode("ApplicationSource", source), f4=self.kustomize(case), f5=case.get("app", "one"), f6=1,
            f8="annotation", f11=self.refs(case)))
        if failure is not None:
            return {"error": failure}
        kustomize = fields(found[4][0]) if 4 in found else {}
        plugin = fields(found[6][0]) if 6 in found else {}
        return {"type": found[1][0].decode(), **helm_details(found.get(3), (3, 4, 5)), "images": texts(kustomize, 3),
                "announced": [announcement(item) for item in plugin.get(1, [])]}


def texts(found, number):
    return [item.decode() for item in found.get(number, [])]


def helm_details(found, numbers):
    """`numbers`: of the fields valueFiles, parameters and values."""
    if not found:
        return {}
    helm = fields(found[0])
    parameters = {}
    for item in helm.get(numbers[1], []):
        item = fields(item)
        parameters[(texts(item, 1) or [""])[0]] = (texts(item, 2) or [""])[0]
    return {"valueFiles": texts(helm, numbers[0]), "parameters": parameters, "values": (texts(helm, numbers[2]) or [""])[0]}


def announcement(found):
    item = fields(found)
    told = {name: texts(item, number)[0] for number, name in enumerate(("name", "title", "tooltip"), 1) if number in item}
    told |= {name: texts(item, number)[0] for number, name in ((5, "itemType"), (6, "collectionType"), (7, "string")) if number in item}
    if 8 in item:
        told["array"] = texts(item, 8)
    if 9 in item:
        told["map"] = {texts(fields(entry), 1)[0]: (texts(fields(entry), 2) or [""])[0] for entry in item[9]}
    return {**told, "required": bool(item.get(4, [0])[0])}
