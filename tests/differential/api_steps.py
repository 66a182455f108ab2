"""Steps that go through the API server: the original's command line, REST, and streams of events."""
import http.client
import json
import os
import shlex
import subprocess

import answers
import compare
from support import paths
from support.process import HOST

ACCOUNTS = {"reader": "role:readonly", "nobody": None, "robot": None}
PASSWORD = "differential-password"
HEADERS = ("content-type", "location", "set-cookie", "www-authenticate", "x-frame-options", "cache-control")


def settings():
    """What an installation needs so that these accounts are there from the start."""
    return {"argocd-cm": {f"accounts.{name}": "login, apiKey" for name in ACCOUNTS},
            "argocd-rbac-cm": {"policy.csv": "".join(f"g, {name}, {role}\n" for name, role in ACCOUNTS.items() if role)}}


def tokens(server):
    """{user: token}: everybody logs in as people do."""
    made = {"admin": server.token}
    for name in ACCOUNTS:
        body = {"name": name, "currentPassword": server.initial_password(), "newPassword": PASSWORD}
        answer = server.rest("PUT", "/api/v1/account/password", body)
        assert answer.status == 200, answer.body
        answer = server.rest("POST", "/api/v1/session", {"username": name, "password": PASSWORD})
        assert answer.status == 200, answer.body
        made[name] = answer.json["token"]
    return made


def listed(value):
    return value if isinstance(value, list) else [value]


def each(argument):
    """(line, user, the step's other words) of `LINE`, a list of such, or {run: LINE or list, as: USER or list, ...}."""
    for ask in listed(argument):
        ask = ask if isinstance(ask, dict) else {"run": ask}
        for user in listed(ask.get("as", "admin")):
            for line in listed(ask["run"]):
                yield line, user, ask


def argocd(scenario, argument):
    """argocd: LINE, a list, or {run, as: USER | none, stdin, env, only: text that lines and items must have | false, sorted, bare, keep}

    `bare` leaves the server and the token to the line itself; `keep: USER` takes what is printed as the token of a new user."""
    for line, user, ask in each(argument):
        words = shlex.split(line)
        done = run(scenario, words, user, ask)
        if "keep" in ask:
            scenario.tokens[ask["keep"]] = done.stdout.strip()
        scenario.note(f"argocd {line}" + ("" if user == "admin" else f" (as {user})"), {
            "exit": done.returncode, "stdout": answers.of_stdout(scenario, words, done.stdout, ask),
            "stderr": answers.of_stderr(scenario, done.stderr)})


def run(scenario, words, user, ask):
    where = [] if ask.get("bare") else ["--server", scenario.server, "--plaintext", "--config", str(scenario.home / "config")]
    who = [] if ask.get("bare") or user == "none" else ["--auth-token", scenario.tokens[user]]
    env = {"HOME": str(scenario.home), "PATH": os.environ["PATH"], "TZ": "UTC", **ask.get("env", {})}
    command = [paths.oracle("argocd"), *words, *where, *who]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=60, input=ask.get("stdin", ""), env=env, cwd=scenario.home)
    except subprocess.TimeoutExpired as expired:
        return subprocess.CompletedProcess(command, "in vain", *((said or b"").decode() for said in (expired.stdout, expired.stderr)))


def rest(scenario, argument):
    """rest: 'METHOD PATH', a list, or {run, as: USER | none, body: value or text, headers, only}; null: closed without an answer"""
    for line, user, ask in each(argument):
        method, _, path = line.partition(" ")
        sent = {"Content-Type": "application/json"} if method != "GET" else {}
        if user != "none":
            sent["Authorization"] = f"Bearer {scenario.tokens[user]}"
        sent.update(ask.get("headers", {}))
        body = ask.get("body")
        body = body if body is None or isinstance(body, str) else json.dumps(body)
        answer = ask_once(scenario, method, path, body, {key: value for key, value in sent.items() if value is not None})
        if answer:
            status, headers, said = answer
            answer = {"status": status, "headers": headers, "body": answers.of_body(scenario, path, said, ask)}
        scenario.note(line + ("" if user == "admin" else f" (as {user})"), answer)


def ask_once(scenario, method, path, body, sent):
    """(status, headers, body); None when the connection is closed without an answer."""
    connection = http.client.HTTPConnection(scenario.server, timeout=60)
    try:
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        said = response.read().decode(errors="replace")
    except (http.client.RemoteDisconnected, ConnectionError):
        return None
    finally:
        connection.close()
    return response.status, {key.lower(): answers.text(scenario, value) for key, value in response.getheaders() if key.lower() in HEADERS}, said


def stream(scenario, argument):
    """stream: {path, events: how many at most, seconds, as}: the messages of an event stream until there are so many or none for so long"""
    sent = {"Accept": "text/event-stream", "Authorization": f"Bearer {scenario.tokens[argument.get('as', 'admin')]}"}
    connection = http.client.HTTPConnection(scenario.server, timeout=argument.get("seconds", 10))
    connection.request("GET", argument["path"], headers=sent)
    response, messages = None, []
    try:
        response = connection.getresponse()  # some servers send the head with the first message
        while len(messages) < argument.get("events", 1):
            line = response.readline().decode()
            if not line:
                break
            if line.startswith("data: "):
                messages.append(answers.masked(scenario, json.loads(line[6:])))
    except OSError:  # nothing more came in time
        pass
    connection.close()
    scenario.note(f"stream {argument['path']}", {
        "status": response and response.status, "content-type": response and response.getheader("Content-Type"), "messages": messages})


def asked(scenario, path):
    """The value of a GET by the administrator."""
    status, _, said = ask_once(scenario, "GET", path, None, {"Authorization": f"Bearer {scenario.tokens['admin']}"})
    return json.loads(said) if status == 200 else {"refused": said}


def tree(scenario, name):
    """tree: NAME: what belongs to an application, each with its health, parents and what else people see of it"""
    value = asked(scenario, f"/api/v1/applications/{name}/resource-tree")
    nodes = {}
    for part in ("nodes", "orphanedNodes"):
        for node in value.get(part) or []:
            shown = {key: node[key] for key in ("health", "info", "networkingInfo", "images") if key in node}
            if "images" in shown:
                shown["images"] = sorted(shown["images"])
            parents = sorted(f"{item.get('group', '')}/{item['kind']}/{item['name']}" for item in node.get("parentRefs") or [])
            place = f"{part} {node.get('group', '')}/{node['kind']}/{node.get('namespace', '')}/{node['name']}"
            nodes.setdefault(answers.text(scenario, place), []).append({**shown, **({"parents": parents} if parents else {})})
    scenario.note(f"tree of {name}", answers.masked(scenario, nodes))


def states(scenario, name):
    """states: NAME: where each managed object differs from what a sync would make of it"""
    items = asked(scenario, f"/api/v1/applications/{name}/managed-resources").get("items") or []
    found = {}
    for item in items:
        live, predicted = (json.loads(item.get(key) or "null") for key in ("normalizedLiveState", "predictedLiveState"))
        if live and predicted:
            result = {path: [was, will] for path, was, will in compare.differences(live, predicted)}
        else:
            result = "extra" if live else "missing"
        found[f"{item.get('group', '')}/{item['kind']}/{item.get('namespace', '')}/{item['name']}"] = result
    scenario.note(f"states of {name}", answers.masked(scenario, found))


def server_address(server):
    return f"{HOST}:{server.port}"
