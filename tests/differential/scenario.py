"""A scenario: what it is made of, how its steps are carried out, and what is noted on the way.

The file, in YAML:

    about: One sentence.
    repositories: {NAME: {PATH: text or objects}}    the first commit of each; `main` is the one applications use by default
    settings: {CONFIGMAP: {KEY: value}}              merged into the installation's, and taken back at the end
    objects: [OBJECT, ...]                           there before the first step
    in-order: true                                   the order of a sync's results counts; else it is left to chance
    alone: true                                      not beside other scenarios: it changes what they share
    through: api                                     only what is said to people counts, not how an Application got there; standard.yaml is
                                                     the repository, and what it makes by whatever way is removed by its name: $APP...
    status: false                                    what the controller wrote is left out: nobody waits for it
    files: {NAME: text or objects}                   beside the command line
    steps: [...]                                     see STEPS: the name of a step is the name of its function

In every text $NAMESPACE is the scenario's namespace, $REPO the URL of repository main, $REPO_X that of repository x;
$PRIVATE, $SSH and $HTTPS are other ways to main, $GIT the Git server, $GIT_SSH that over SSH, $SSH_KEY a key that it knows,
$API the cluster by its address, $TOKEN the right to use it. For the command line: $APP is a name of the scenario's own, $SOURCE and
$HERE are the flags of an application of its own, $SERVER is where the API server listens, $TLS_SERVER where one listens with TLS, whose
certificate is $TLS_CRT, $FILES where files are served over HTTP, and $ESCAPED is $REPO within a path.
"""
import base64
import pathlib
import re
import time
import urllib.parse

import api_steps
import yaml
from mask import Mask, managers
from support.applications import IN_CLUSTER, application, conditions, has_condition, is_finished, phase, sync_status
from support.bed import GIT_PASSWORD, GIT_USER
from support.kube import ApiError
from support.process import HOST, answers, wait_until
from support.repository import text_of

LARGE = "x" * 270_000  # the limit of annotations is 262144 bytes
BIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n  value: " + "x" * 11_000_000 + "\n"  # the limit is 10 MB
SETTLED = 1.2  # seconds without a write after which a state counts as final
SETTLED_SOON = 0.4  # the same, where what is in between is not looked at
STANDARD = pathlib.Path(__file__).resolve().parent / "standard.yaml"


class Scenario:
    def __init__(self, name, text, stage):
        self.name, self.stage, self.bed, self.watch = name, stage, stage.bed, stage.watch
        self.plain_name = name.replace("_", "-")
        self.cluster, self.control_plane = stage.bed.cluster, stage.control_plane
        self.namespace = f"diff-{self.plain_name}"
        self.notes, self.applications, self.restore = [], [], []
        raw = yaml.safe_load(text)
        self.through_api = raw.get("through") == "api"
        self.server, self.tokens = stage.server_address, dict(stage.tokens)
        if self.through_api:
            raw = {**yaml.safe_load(STANDARD.read_text(encoding="utf-8")), **raw}
            self.home = stage.folder / self.plain_name
            self.home.mkdir()
        self.shows_status = raw.get("status") is not False
        self.repositories = {key: self.bed.repository(f"{name}-{key}") for key in raw.get("repositories") or {"main": {}}}
        self.tls_server = stage.tls_address() if "$TLS_SERVER" in text else ""
        self.mask = Mask(self.plain())
        self.content = self.expand(raw)

    def plain(self):
        folders = [(str(self.control_plane.folder / "tmp"), "<tmp>"), (str(self.control_plane.folder), "<home>"),
                   (str(self.bed.folder), "<bed>")]
        if self.through_api:
            folders += [(str(self.home), "<here>"), (self.server, "<server>"), (self.stage.files_url, "<files>"), *([(self.tls_server, "<tls-server>")] if self.tls_server else [])]
        return folders + [
            (urllib.parse.quote(self.bed.git_url, safe=""), "<git-escaped>"), (self.bed.git_url, "<git>"), (self.bed.git_https_url, "<git-https>"), (self.bed.git_ssh_url, "<git-ssh>"),
            (self.bed.api_url.removeprefix("https://"), "<cluster>"), (f"localhost:{self.bed.ports['api']}", "<cluster-by-name>"),
            (self.bed.git_url.removeprefix("http://"), "<git-host>"), (self.bed.git_https_url.removeprefix("https://"), "<git-https-host>"),
            (self.bed.git_ssh_url.rpartition("@")[2], "<git-ssh-host>"), (f"[127.0.0.1]:{self.bed.ports['ssh']}", "<git-ssh-address>"),
        ]

    def expand(self, value):
        if isinstance(value, dict):
            return {self.expand(key): self.expand(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.expand(item) for item in value]
        if not isinstance(value, str) or "$" not in value:
            return value
        main = next(iter(self.repositories.values()))
        words = {"NAMESPACE": self.namespace, "REPO": main.url, "PRIVATE": main.private_url, "SSH": main.ssh_url,
                 "HTTPS": main.https_url, "BIG": BIG, "LARGE": LARGE, "GIT": self.bed.git_url, "GIT_SSH": self.bed.git_ssh_url, "API": self.bed.api_url, "API_PORT": str(self.bed.ports["api"]),
                 "TOKEN": self.bed.token, "SSH_KEY": self.bed.ssh_key, "GIT_USER": GIT_USER,
                 "GIT_PASSWORD": GIT_PASSWORD, "CA": (self.bed.keys / "ca.crt").read_text(),
                 "APP": self.plain_name, "SOURCE": f"--repo {main.url} --path app --revision main",
                 "HERE": f"--dest-server {IN_CLUSTER} --dest-namespace {self.namespace}", "ESCAPED": urllib.parse.quote(main.url, safe=""),
                 "SERVER": getattr(self, "server", ""), "TLS_SERVER": self.tls_server, "TLS_CRT": self.tls_crt(), "FILES": f"{self.stage.files_url}/{self.plain_name}", "GIT_SSH_KEYS": self.bed.ssh_known_hosts,
                 **{f"REPO_{key}": repository.url for key, repository in self.repositories.items()}}
        return re.sub(r"\$([A-Z_]+[a-z_]*)", lambda match: words.get(match.group(1), match.group(0)), value)

    def tls_crt(self):
        if not self.tls_server:
            return ""
        secret = self.cluster.get("/api/v1/namespaces/argocd/secrets/argocd-secret")
        return base64.b64decode(secret["data"]["tls.crt"]).decode()

    @property
    def settled(self):
        return SETTLED_SOON if self.through_api else SETTLED

    def owns(self, text):
        """Whether a text speaks of what this scenario made: by its name, and not by a longer one of another."""
        longer = [name[len(self.plain_name):] for name in self.stage.names if name.startswith(f"{self.plain_name}-")]
        others = "".join(f"(?!{re.escape(rest)})" for rest in longer)
        return re.search(rf"(?<![\w-]){re.escape(self.plain_name)}{others}|/{re.escape(self.name)}-", text) is not None

    # life

    def play(self):
        """The notes of all steps. What goes wrong in the middle is the last of them."""
        try:
            self.prepare()
            for step in self.content["steps"]:
                (verb, argument), = step.items()
                STEPS[verb](self, argument)
            self.note_ends()
        except (TimeoutError, ApiError) as error:
            self.note("broke off", {"why": str(error)})
        finally:
            self.clean()
        return self.notes

    def prepare(self):
        self.cluster.ensure_namespace(self.namespace)
        for name, values in self.content.get("settings", {}).items():
            change_settings(self, {name: values})
        for key, files in self.content.get("repositories", {}).items():
            self.commit(key, files or {})
        for item in self.content.get("objects", []):
            put(self, item)
        for path, content in self.content.get("files", {}).items():
            target = self.home / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text_of(content), encoding="utf-8")

    def commit(self, key, files=(), remove=(), **more):
        revision = self.repositories[key].commit(dict(files), remove, **more)
        self.mask.revision(revision)
        return revision

    def note(self, what, result):
        self.notes.append({"step": self.mask.text(what), "result": self.mask.value(result)})

    def sort_results(self, app):
        """The order of a sync's results is left to chance, unless the scenario is about it."""
        result = app.get("status", {}).get("operationState", {}).get("syncResult", {})
        if "resources" in result and not self.content.get("in-order"):
            result["resources"].sort(key=lambda item: [item.get(key, "") for key in ("kind", "namespace", "name", "syncPhase")])

    def note_application(self, name, why):
        if self.through_api and why != "noted":
            return
        app = self.cluster.find(self.application_path(name))
        if app and self.through_api:
            app.pop("status", None)
            app["metadata"].pop("managedFields")
        elif app:
            app["metadata"]["managedFields"] = managers(app["metadata"].get("managedFields"))
            self.sort_results(app)
        self.note(f"{why}: application {name}", app)

    def note_events(self, name):
        path = f"/api/v1/namespaces/argocd/events?fieldSelector=involvedObject.name={name},involvedObject.kind=Application"
        seen = sorted((item["type"], item["reason"], item["message"]) for item in self.cluster.get(path)["items"])
        self.note(f"events of {name}", {" ".join(event): "seen" for event in seen})

    def note_ends(self):
        for name in self.applications:
            self.note_events(name)

    def application_path(self, name):
        return f"/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/{name}"

    def made(self):
        """(kind, object) of everything of the scenario's name that came through the API server."""
        for plural in ("applications", "appprojects"):
            for item in self.cluster.get(f"/apis/argoproj.io/v1alpha1/namespaces/argocd/{plural}")["items"]:
                if self.owns(item["metadata"]["name"]):
                    yield plural, item
        for item in self.cluster.get("/api/v1/namespaces/argocd/secrets?labelSelector=argocd.argoproj.io/secret-type")["items"]:
            said = " ".join(base64.b64decode(value).decode() for value in (item.get("data") or {}).values())
            if self.owns(said):
                yield "secrets", item

    def clean_made(self):
        for plural, item in self.made():
            name = item["metadata"]["name"]
            if plural == "applications":
                self.applications.append(name)
            else:
                group = "/api/v1" if plural == "secrets" else "/apis/argoproj.io/v1alpha1"
                self.restore.append(lambda path=f"{group}/namespaces/argocd/{plural}/{name}": self.cluster.delete(path))

    def clean(self):
        """Leaves nothing that another scenario would see."""
        if self.through_api:
            self.clean_made()
        for name in dict.fromkeys(self.applications):
            if self.cluster.find(self.application_path(name)):
                self.cluster.merge(self.application_path(name), {"metadata": {"finalizers": None}, "operation": None})
                self.cluster.delete(self.application_path(name))
        for undo in reversed(self.restore):
            undo()
        self.cluster.delete(f"/api/v1/namespaces/{self.namespace}")


# Steps

def create_application(scenario, argument):
    """application: {name, path, revision, repo, source, finalizer, destination, syncPolicy, ...spec}"""
    spec = dict(argument)
    name = spec.pop("name")
    main = next(iter(scenario.repositories.values()))
    source = {"repoURL": spec.pop("repo", main.url), "targetRevision": spec.pop("revision", "main"), "path": spec.pop("path", "app"),
              **spec.pop("source", {})}
    source = {key: value for key, value in source.items() if value is not None}
    if not scenario.through_api:
        scenario.applications.append(name)
    labels = {"metadata": {"labels": {"scenario": scenario.name}, **spec.pop("metadata", {})}}
    item = application(name, spec.pop("sources", source), scenario.namespace, **labels, **spec)
    if item["spec"].get("destination") is None:
        del item["spec"]["destination"]
    try:
        scenario.cluster.create(item)
    except ApiError as error:
        scenario.note(f"application {name} refused", {"status": error.status, "message": error.message})


def commit(scenario, argument):
    """commit: {repository, files, remove, branch, tag, symlinks}"""
    key = argument.get("repository", next(iter(scenario.repositories)))
    repository = scenario.repositories[key]
    for path, target in argument.get("symlinks", {}).items():
        repository.symlink(path, target)
    scenario.commit(key, argument.get("files", {}), argument.get("remove", ()), **({"branch": argument["branch"]} if "branch" in argument else {}))
    if "tag" in argument:
        repository.tag(argument["tag"], argument.get("annotated", False))


def predicate(argument):
    """All of what a wait asks for."""
    checks = {
        "sync": lambda app, wanted: sync_status(app) == wanted,
        "health": lambda app, wanted: app.get("status", {}).get("health", {}).get("status") == wanted,
        "phase": lambda app, wanted: phase(app) == wanted and (wanted == "Running" or is_finished(wanted)(app)),
        "condition": lambda app, wanted: has_condition(wanted)(app),
        "no-condition": lambda app, wanted: wanted not in conditions(app),
        "history": lambda app, wanted: len(app.get("status", {}).get("history") or []) == wanted,
        "reconciled": lambda app, wanted: "reconciledAt" in app.get("status", {}),
        "revision": lambda app, wanted: app.get("status", {}).get("sync", {}).get("revision") == wanted,
        "message": lambda app, wanted: wanted in app.get("status", {}).get("operationState", {}).get("message", ""),
        "retries": lambda app, wanted: app.get("status", {}).get("operationState", {}).get("retryCount", 0) >= wanted,
    }
    wanted = [(checks[key], value) for key, value in argument.items() if key in checks]
    return lambda app: all(check(app, value) for check, value in wanted)


def up_to_date(scenario, name, reached):
    """As `reached`, but not of what the application was before the steps so far: the watch may be behind."""
    app = scenario.cluster.find(scenario.application_path(name))
    version = int(app["metadata"]["resourceVersion"]) if app else 0
    return lambda app: int(app["metadata"]["resourceVersion"]) >= version and reached(app)


def wait(scenario, argument):
    """wait: {application, seconds, gone: true | sync, health, phase, message: a part of it, condition, history, reconciled, revision: head}"""
    name = argument["application"]
    argument = {**argument}
    if argument.get("revision") == "head":
        argument["revision"] = next(iter(scenario.repositories.values())).head()
    reached = None if argument.get("gone") else up_to_date(scenario, name, predicate(argument))
    said = ", ".join(f"{key} {value}" for key, value in argument.items() if key not in ("application", "seconds"))
    try:
        scenario.watch.wait(name, reached, argument.get("seconds", 45), scenario.settled)
    except TimeoutError:
        scenario.note(f"waited in vain for {name}: {said}", None)
    scenario.note_application(name, f"waited for {said}")


def refresh(scenario, argument):
    """refresh: NAME or {application, kind, unseen: true: what follows is waited for}"""
    argument = {"application": argument} if isinstance(argument, str) else argument
    scenario.watch.refresh(argument["application"], argument.get("kind", "normal"))
    if argument.get("unseen"):
        return
    scenario.watch.wait(argument["application"], lambda app: True, 20, scenario.settled)
    scenario.note_application(argument["application"], "refreshed")


def sync(scenario, argument):
    """sync: NAME or {application, phase (waited for; default any end), seconds, begun: nothing is waited for,
    cleared: the last state goes first, as the API does it, ...operation}"""
    argument = {"application": argument} if isinstance(argument, str) else dict(argument)
    name, wanted = argument.pop("application"), argument.pop("phase", None)
    seconds, begun = argument.pop("seconds", 60), argument.pop("begun", False)
    before = scenario.cluster.get(scenario.application_path(name)).get("status", {}).get("operationState", {}).get("startedAt")
    if before:
        time.sleep(1.1)  # an operation is known by the second it started in
    scenario.watch.sync(name, **argument)
    if begun:
        return

    def reached(app):
        started = app.get("status", {}).get("operationState", {}).get("startedAt")
        return started != before and (phase(app) == wanted if wanted else is_finished()(app))
    try:
        scenario.watch.wait(name, reached, seconds, scenario.settled)
    except TimeoutError:
        scenario.note(f"waited in vain for the sync of {name}", None)
    scenario.note_application(name, "synced")


def reference(scenario, text, namespace=None):
    """'[apiVersion/]Kind/name[@namespace]' as a path; apiVersion v1 when left out."""
    what, _, given = text.partition("@")
    *version, kind, name = what.split("/")
    return scenario.cluster.path("/".join(version) or "v1", kind, given or namespace or scenario.namespace, name)


def see(scenario, argument):
    """see: REFERENCE or a list: live objects, with who wrote to them"""
    for text in [argument] if isinstance(argument, str) else argument:
        item = scenario.cluster.find(reference(scenario, text))
        if item:
            item["metadata"]["managedFields"] = managers(item["metadata"].get("managedFields"))
            if item["kind"] == "Application":
                scenario.sort_results(item)
            if item["kind"] in ("Deployment", "ReplicaSet", "Namespace", "CustomResourceDefinition"):
                item.pop("status", None)  # another controller's, in its own time
        scenario.note(f"live {text}", item)


def change(scenario, argument):
    """change: {what: REFERENCE, to: merge patch, part: a subresource, such as status}: a change by hand"""
    path = reference(scenario, argument["what"])
    scenario.cluster.merge(f"{path}/{argument['part']}" if "part" in argument else path, argument["to"])


def change_application(scenario, argument):
    """spec: {application, ...merge patch of the whole object}"""
    argument = dict(argument)
    scenario.cluster.merge(scenario.application_path(argument.pop("application")), argument)


def remove(scenario, argument):
    """remove: REFERENCE or {application: NAME}"""
    if isinstance(argument, dict):
        scenario.cluster.delete(scenario.application_path(argument["application"]))
    else:
        scenario.cluster.delete(reference(scenario, argument), propagationPolicy="Background")


def put(scenario, argument):
    """put: an object, made or merged; cluster-wide ones and those of other namespaces are removed at the end"""
    item = dict(argument)
    metadata = item["metadata"] = dict(item["metadata"])
    _, namespaced = scenario.cluster.plural(item["apiVersion"], item["kind"])
    if namespaced:
        metadata.setdefault("namespace", scenario.namespace)
    if "stringData" in item:
        text = item.pop("stringData")
        item["data"] = {key: base64.b64encode(value.encode()).decode() for key, value in text.items()}
    scenario.cluster.put(item)
    if metadata.get("namespace") != scenario.namespace:
        path = scenario.cluster.path_of(item)
        scenario.restore.append(lambda: scenario.cluster.delete(path))


def change_settings(scenario, argument):
    """settings: {CONFIGMAP: {KEY: value or null}}"""
    for name, values in argument.items():
        path = f"/api/v1/namespaces/argocd/configmaps/{name}"
        old = scenario.cluster.get(path).get("data") or {}
        scenario.restore.append(lambda path=path, old=old, values=values: scenario.cluster.merge(
            path, {"data": {key: old.get(key) for key in values}}))
        scenario.cluster.merge(path, {"data": values})
    time.sleep(2)  # settings are read live, in the reader's own time


def pause(scenario, seconds):
    """pause: SECONDS"""
    time.sleep(seconds)


def note_application(scenario, name):
    """note: NAME: the Application as it is"""
    scenario.note_application(name, "noted")


def terminate(scenario, name):
    """terminate: NAME: as the API asks for it"""
    scenario.cluster.merge(scenario.application_path(name), {"status": {"operationState": {"phase": "Terminating"}}})


def kubectl(scenario, argument):
    """kubectl: {arguments, stdin}: exit status and what it said"""
    done = scenario.bed.kubectl(*argument["arguments"], stdin=argument.get("stdin"), check=False)
    scenario.note(f"kubectl {' '.join(argument['arguments'])}", {"exit": done.returncode, "stderr": sorted(done.stderr.splitlines())})


def redis(scenario, state):
    """redis: stop | start | garbage: every entry becomes what nobody wrote"""
    server = scenario.bed.processes["redis"]
    if state == "stop":
        server.stop()
    elif state == "start":
        server.start()
        wait_until(lambda: answers(HOST, scenario.bed.ports["redis"]), 10, "Redis is back")
    else:
        for key in scenario.bed.redis("KEYS", "*").split():
            scenario.bed.redis("SET", key, "garbage")


STEPS = {
    "application": create_application, "commit": commit, "wait": wait, "refresh": refresh, "sync": sync, "see": see, "change": change,
    "spec": change_application, "remove": remove, "put": put, "settings": change_settings, "pause": pause,
    "note": note_application, "terminate": terminate, "kubectl": kubectl,
    "redis": redis, "argocd": api_steps.argocd, "rest": api_steps.rest, "stream": api_steps.stream, "tree": api_steps.tree, "states": api_steps.states,
}
