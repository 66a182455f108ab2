"""Applications: made, watched and waited for."""
import threading
import time

from .kube import ApiError

API_VERSION = "argoproj.io/v1alpha1"
IN_CLUSTER = "https://kubernetes.default.svc"
CASCADE = "resources-finalizer.argocd.argoproj.io"
REFRESH = "argocd.argoproj.io/refresh"


def application(name, source, destination_namespace, namespace="argocd", finalizer=False, **spec):
    """An Application object. `source` is one source or a list of them."""
    metadata = {"name": name, "namespace": namespace, **spec.pop("metadata", {})}
    if finalizer:
        metadata["finalizers"] = [CASCADE if finalizer is True else finalizer]
    sources = {"sources": source} if isinstance(source, list) else {"source": source}
    destination = spec.pop("destination", {"server": IN_CLUSTER, "namespace": destination_namespace})
    return {"apiVersion": API_VERSION, "kind": "Application", "metadata": metadata,
            "spec": {"project": "default", "destination": destination, **sources, **spec}}


# What can be waited for: predicates of an Application

def sync_status(app):
    return app.get("status", {}).get("sync", {}).get("status")


def phase(app):
    return app.get("status", {}).get("operationState", {}).get("phase")


def conditions(app):
    """{type: message}"""
    return {item["type"]: item["message"] for item in app.get("status", {}).get("conditions") or []}


def is_synced(revision=None):
    """Synced (to the revision), the last operation done with success and none under way."""
    return lambda app: (sync_status(app) == "Synced" and phase(app) == "Succeeded" and "operation" not in app
                        and revision in (None, app["status"]["sync"].get("revision")))


def is_sync_status(wanted):
    return lambda app: sync_status(app) == wanted


def is_finished(*phases):
    return lambda app: "operation" not in app and phase(app) in (phases or ("Succeeded", "Failed", "Error"))


def has_condition(kind, text=""):
    return lambda app: text in conditions(app).get(kind, "\0" if text else "") and kind in conditions(app)


def is_reconciled(app):
    return "reconciledAt" in app.get("status", {}) and REFRESH not in app["metadata"].get("annotations", {})


def is_newer(app, than):
    """Whether the watch has seen what came after a write: versions of one kind of object count upwards."""
    return int(app["metadata"]["resourceVersion"]) > int(than["metadata"]["resourceVersion"])


class ApplicationWatch:
    """Follows the Applications of a namespace in a thread, so that waiting asks nothing of the API server."""

    def __init__(self, cluster, namespace="argocd"):
        self.cluster = cluster
        self.path = cluster.path(API_VERSION, "Application", namespace)
        self.apps, self.changed_at, self.writes = {}, {}, {}
        self.news = threading.Condition()
        self.ended = False
        threading.Thread(target=self.follow, daemon=True).start()

    def follow(self):
        while not self.ended:
            try:
                self.list_and_watch()
            except (OSError, ApiError):
                time.sleep(0.2)  # the API server is away; the waiting ones have deadlines of their own

    def list_and_watch(self):
        listing = self.cluster.get(self.path)
        with self.news:
            self.apps = {item["metadata"]["name"]: item for item in listing["items"]}
            self.news.notify_all()
        for kind, app in self.cluster.watch(self.path, listing["metadata"]["resourceVersion"]):
            if kind == "ERROR" or self.ended:
                return
            if kind != "BOOKMARK":
                self.note(kind, app)

    def note(self, kind, app):
        name = app["metadata"]["name"]
        with self.news:
            self.changed_at[name] = time.monotonic()
            self.writes[name] = self.writes.get(name, 0) + 1
            if kind == "DELETED":
                self.apps.pop(name, None)
            else:
                self.apps[name] = app
            self.news.notify_all()

    def wait(self, name, reached, seconds=60, quiet=0):
        """The Application once reached(app) is true and, for `quiet` seconds, nothing has changed.
        `reached` None waits until there is none."""
        deadline = time.monotonic() + seconds
        with self.news:
            while True:
                app = self.apps.get(name)
                there = app is None if reached is None else app is not None and reached(app)
                left = quiet - (time.monotonic() - self.changed_at.get(name, 0))
                if there and left <= 0:
                    return app
                if time.monotonic() > deadline:
                    raise TimeoutError(f"application {name} is not there after {seconds} s: {summary(app)}")
                self.news.wait(min(0.5, left) if there else 0.5)

    def refresh(self, name, kind="normal", seconds=60):
        """Asks for a refresh and waits until it has happened."""
        asked = self.cluster.merge(f"{self.path}/{name}", {"metadata": {"annotations": {REFRESH: kind}}})
        return self.wait(name, lambda app: is_newer(app, asked) and REFRESH not in app["metadata"].get("annotations", {}), seconds)

    def sync(self, name, cleared=False, **operation):
        """Asks for an operation; `cleared` as the API does, which takes the state of the one before away."""
        body = {"initiatedBy": {"username": "tests"}, "sync": {"syncStrategy": {"hook": {}}, **operation.pop("sync", {})}, **operation}
        state = {"status": {"operationState": None}} if cleared else {}
        self.cluster.merge(f"{self.path}/{name}", {"operation": body, **state})

    def sync_and_wait(self, name, *phases, seconds=60, **operation):
        """The Application after an operation of this call."""
        before = self.cluster.get(f"{self.path}/{name}").get("status", {}).get("operationState", {}).get("startedAt")
        number = len(self.cluster.get(f"{self.path}/{name}").get("status", {}).get("history") or [])
        time.sleep(1.0)  # startedAt counts whole seconds: the next operation must not begin in the same one
        self.sync(name, **operation)
        return self.wait(name, lambda app: is_finished(*phases)(app) and (
            app["status"]["operationState"]["startedAt"] != before or len(app["status"].get("history") or []) > number), seconds)

    def delete(self, name, seconds=60):
        self.cluster.delete(f"{self.path}/{name}")
        self.wait(name, None, seconds)

    def close(self):
        self.ended = True


def summary(app):
    """The state of an Application in a line, for messages."""
    if app is None:
        return "absent"
    status = app.get("status", {})
    operation = status.get("operationState", {})
    return (f"sync {sync_status(app)}, health {status.get('health', {}).get('status')}, phase {phase(app)} "
            f"({operation.get('message', '')}), conditions {conditions(app)}, operation {'yes' if 'operation' in app else 'no'}")
