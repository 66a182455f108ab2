"""Plays a script of requests and kubectl command lines against a Kubernetes API server and masks what differs by nature."""

import http.client
import json
import os
import pathlib
import re
import select
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import yaml

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
AGE = re.compile(r"\d+(s|ms|m\d+s|m)")
NAMESPACE = re.compile(r"conformance-[0-9a-f]{8}")
# Of texts for people: times in words, durations, addresses, names of temporary folders, generated suffixes.
WORDS = (
    (re.compile(r"\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000"), "<time>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000"), "<time>"),
    (re.compile(r"\b(LIVE|MERGED)-\d+"), r"\1-<random>"),
    (re.compile(r"\b\d+(ms|s|m\d+s|m|h)(?= |$)", re.M), "<age>"),
    (re.compile(r"\b10\.\d+\.\d+\.\d+"), "<clusterIP>"),
    (re.compile(r'(resourceVersion"?: "?)\d+'), r"\1<resourceVersion>"),
    (re.compile(r"^\w+ +\d{4} .*\] ", re.M), "<log> "),
    (re.compile(r"\b(d-)[0-9a-z]{8,10}\b"), r"\1<hash>"),
    (re.compile(r"(pod-template-hash=)[0-9a-z]{8,10}\b"), r"\1<hash>"),
    (re.compile(r" {2,}"), "  "),
    (re.compile(r"https://[\w.]+:\d+"), "<server>"),
)
ENDLESS_MAX = 64 * 1024 * 1024
MASKED = ("resourceVersion", "continue", "hash", "clusterIP", "nodePort", "storageVersionHash")


class Server:
    """One API server and how to reach it."""

    def __init__(self, kubeconfig):
        config = yaml.safe_load(open(kubeconfig, encoding="utf-8"))
        self.kubeconfig = kubeconfig
        self.home = tempfile.mkdtemp(prefix="conformance-home-")
        self.url = config["clusters"][0]["cluster"]["server"]
        self.token = config["users"][0]["user"]["token"]
        self.context = ssl._create_unverified_context()

    def send(self, method, path, body=None, headers=None, timeout=10):
        """Returns (status, headers, text)."""
        headers = {"Authorization": "Bearer " + self.token, "User-Agent": "conformance/1.0", **(headers or {})}
        data = body.encode() if isinstance(body, str) else body
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            answer = urllib.request.urlopen(request, context=self.context, timeout=timeout)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read().decode()

    def send_raw(self, parts, endless=None, timeout=5):
        """Sends bytes as they are, then `endless` again and again until there is an answer. Returns (status, headers, text); the status
        is None when the connection ends without one."""
        host, port = self.url.split("//")[1].split(":")
        context = ssl._create_unverified_context()
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # 1.3 has tickets behind the handshake, which look like the beginning of an answer
        connection = context.wrap_socket(socket.create_connection((host, int(port)), timeout=timeout))
        with connection:
            answer = http.client.HTTPResponse(connection)
            try:
                for part in parts:
                    connection.sendall(part)
                connection.setblocking(False)
                sent = 0
                while endless and sent < ENDLESS_MAX and not select.select([connection], [], [], 0)[0]:
                    try:
                        sent += connection.send(endless)
                    except ssl.SSLWantWriteError:
                        select.select([connection], [connection], [], timeout)
                assert sent < ENDLESS_MAX, "nobody says that it is enough"
            except (BrokenPipeError, ConnectionResetError):
                pass  # what was answered before may be there to read
            connection.settimeout(timeout)
            try:
                answer.begin()
                return answer.status, answer.headers, answer.read().decode()
            except (http.client.HTTPException, ConnectionResetError, ssl.SSLEOFError):
                return None, {}, ""

    def kubectl(self, words, stdin=None, env=None):
        """Returns (exit code, output, errors) of one command line."""
        command = [os.environ.get("KUBECTL") or find_kubectl(), "--kubeconfig", self.kubeconfig, *words]
        env = {**os.environ, "HOME": self.home, "TZ": "UTC", "LANG": "C", **(env or {})}
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, env=env, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr

    def close(self):
        """Forgets what kubectl kept."""
        shutil.rmtree(self.home, ignore_errors=True)


def find_kubectl():
    """The kubectl that the other suites use."""
    return pathlib.Path(os.environ.get("ORACLES", pathlib.Path.home() / ".cache/oracles")) / "bin" / "kubectl"


def mask_words(text):
    """A text for people, masked."""
    text = mask(text)
    for pattern, replacement in WORDS:
        text = pattern.sub(replacement, text)
    return re.sub(r" +$", "", text, flags=re.M)


def only_fields(text):
    """What `kubectl explain` prints without descriptions."""
    kept = re.compile(r"^(GROUP|KIND|VERSION|FIELD|FIELDS|ENUM):|^ *\w+\t|^ *enum: |^    \w+$")
    return "\n".join(line for line in text.split("\n") if kept.match(line))


def mask(value, key=""):
    """The value with times, uids, versions and random suffixes replaced."""
    if isinstance(value, dict):
        return {UID.sub("<uid>", name): mask(item, name) for name, item in value.items()}
    if isinstance(value, list):
        items = [mask(item, key) for item in value]
        return items
    if key in MASKED and value not in ("", "0", None):
        return "<" + key + ">"
    if key == "clusterIPs":
        return "<clusterIP>"
    if isinstance(value, str):
        value = NAMESPACE.sub("<namespace>", value)
        value = re.sub(r"\b(d-)[0-9a-z]{8,10}\b", r"\1<hash>", value)
        value = UID.sub("<uid>", TIME.sub("<time>", value))
        if key == "cells" and AGE.fullmatch(value):
            return "<age>"
        if key == "cells" and re.fullmatch(r"10\.\d+\.\d+\.\d+", value):
            return "<clusterIP>"
        value = re.sub(r"record \(\d+", "record (<resourceVersion>", value)
        value = re.sub(r"current: \d+", "current: <resourceVersion>", value)
        value = re.sub(r'(resourceVersion\\*":\\*")\d+', r"\1<resourceVersion>", value)
        return re.sub(r"(generated-)[a-z0-9]{5}\b", r"\1<random>", value)
    return value


class Player:
    """Runs the steps of one script in order; texts in {braces} come from earlier answers."""

    def __init__(self, server, namespace):
        self.server = server
        self.known = {"ns": namespace}

    def fill(self, text):
        for name, value in self.known.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def play(self, step):
        """The masked outcome of one step."""
        time.sleep(step.get("pause", 0))
        for name, (text, times) in step.get("long", {}).items():
            self.known[name] = text * times
        run = self.run_kubectl if "kubectl" in step else self.run_raw if "raw" in step else self.send
        outcome = run(step)
        return {name: outcome[name] for name in step["only"] if name in outcome} if step.get("only") else outcome

    def run_kubectl(self, step):
        """One command line in the script's namespace."""
        words = ["-n", self.known["ns"], *(self.fill(word) for word in step["kubectl"].split(" "))]
        code, output, errors = self.server.kubectl(words, step.get("stdin"), step.get("env"))
        if step.get("only_fields"):
            output = only_fields(output)
        return {"exit": code, "output": mask_words(output), "errors": mask_words(errors)}

    def run_raw(self, step):
        """Bytes that are no proper request; a line of the script ends as HTTP's do."""
        self.known["token"] = self.server.token
        parts = [self.fill(part).replace("\n", "\r\n").encode() for part in step["raw"]]
        try:
            status, headers, text = self.server.send_raw(parts, step["endless"].encode() if "endless" in step else None)
        except TimeoutError:
            return {"status": "does not end"}
        if "json" not in headers.get("Content-Type", ""):
            return {"status": status, "text": mask(text)}
        return {"status": status, "body": mask(json.loads(text))}

    def send(self, step):
        """One request."""
        method, path = self.fill(step["request"]).split(" ", 1)
        body = step.get("body")
        headers = {"Content-Type": step.get("type", "application/json")} if body is not None else {}
        if "accept" in step:
            headers["Accept"] = step["accept"]
        headers.update({name: self.fill(value) for name, value in step.get("headers", {}).items()})
        if body is not None and not isinstance(body, str):
            body = json.dumps(body)
        try:
            status, answer, text = self.server.send(method, path, self.fill(body) if body is not None else None, headers)
        except TimeoutError:
            return {"status": "does not end"}
        outcome = {"status": status}
        if step.get("only") == ["status"] and "keep" not in step:
            return outcome  # what is in it may be more than Python reads
        for name in ("Warning", "Retry-After"):
            if answer.get_all(name):
                outcome[name] = answer.get_all(name)
        content = answer.get("Content-Type", "")
        if "json" not in content or method == "HEAD":
            outcome["text"] = mask(text)
        elif "watch" in path and status == 200 and ('"type":' in text[:10] or not text):
            outcome["events"] = [mask(json.loads(line)) for line in text.splitlines()]
        else:
            value = json.loads(text)
            for name, where in step.get("keep", {}).items():
                found = value
                for part in where.split("."):
                    found = found[int(part)] if isinstance(found, list) else found.get(part, {})
                self.known[name] = found or ""
            outcome["body"] = mask(value)
        return outcome


def read_script(path):
    """The steps of a script."""
    return yaml.safe_load(open(path, encoding="utf-8"))
