"""A small client of the Kubernetes API, for tests."""
import base64
import http.client
import json
import ssl
import threading
import urllib.parse

import yaml

MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
APPLY_PATCH = "application/apply-patch+yaml"


class ApiError(Exception):
    """An answer other than 2xx; `status` is its code, `body` the Status object or text."""

    def __init__(self, method, path, status, body):
        self.status = status
        try:
            self.body = json.loads(body)
        except ValueError:
            self.body = body.decode(errors="replace")
        super().__init__(f"{method} {path}: {status} {body[:500]!r}")

    @property
    def message(self):
        return self.body.get("message", "") if isinstance(self.body, dict) else self.body


class Cluster:
    """Requests to one API server; a connection for each thread that asks."""

    def __init__(self, kubeconfig):
        with open(kubeconfig, encoding="utf-8") as file:
            config = yaml.safe_load(file)
        cluster = config["clusters"][0]["cluster"]
        address = urllib.parse.urlsplit(cluster["server"])
        self.server = cluster["server"]
        self.host, self.port = address.hostname, address.port
        self.token = config["users"][0]["user"]["token"]
        self.authority = base64.b64decode(cluster["certificate-authority-data"]).decode()
        self.tls = ssl.create_default_context(cadata=self.authority)
        self.local = threading.local()
        self.plurals = {}

    def connect(self):
        return http.client.HTTPSConnection(self.host, self.port, context=self.tls, timeout=300)

    def open(self, connection, method, path, body=None, content_type="application/json"):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": content_type}
        data = body if body is None or isinstance(body, (bytes, str)) else json.dumps(body)
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        if response.status >= 300:
            raise ApiError(method, path, response.status, response.read())
        return response

    def text(self, method, path, body=None, content_type="application/json"):
        connection = getattr(self.local, "connection", None)
        if connection:
            try:
                return self.open(connection, method, path, body, content_type).read()
            except (http.client.HTTPException, OSError):
                connection.close()  # the server closes what was idle for long: once more on a new one
        self.local.connection = self.connect()
        return self.open(self.local.connection, method, path, body, content_type).read()

    def request(self, method, path, body=None, content_type="application/json"):
        return json.loads(self.text(method, path, body, content_type) or "null")

    def get(self, path):
        return self.request("GET", path)

    def find(self, path):
        """The object, or None where there is none."""
        try:
            return self.get(path)
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def serves(self, path):
        """Whether the API server answers there by now: a new kind takes a moment, and answers 404 and 429 meanwhile."""
        try:
            self.get(path)
            return True
        except ApiError as error:
            if error.status not in (404, 429, 503):
                raise
            return False

    # by object

    def plural(self, api_version, kind):
        """(plural, namespaced) from discovery."""
        if (api_version, kind) not in self.plurals:
            base = f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"
            for entry in self.get(base)["resources"]:
                if "/" not in entry["name"]:
                    self.plurals[api_version, entry["kind"]] = entry["name"], entry["namespaced"]
        return self.plurals[api_version, kind]

    def path(self, api_version, kind, namespace=None, name=None):
        plural, namespaced = self.plural(api_version, kind)
        path = f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"
        if namespaced and namespace:
            path += f"/namespaces/{namespace}"
        return path + f"/{plural}" + (f"/{name}" if name else "")

    def path_of(self, item, named=True):
        metadata = item["metadata"]
        return self.path(item["apiVersion"], item["kind"], metadata.get("namespace"), metadata["name"] if named else None)

    def create(self, item):
        return self.request("POST", self.path_of(item, named=False), item)

    def put(self, item):
        """Creates the object, or merges it into the one that is there."""
        try:
            return self.create(item)
        except ApiError as error:
            if error.status != 409:
                raise
        return self.merge(self.path_of(item), item)

    def merge(self, path, body):
        return self.request("PATCH", path, body, MERGE_PATCH)

    def delete(self, path, **options):
        try:
            return self.request("DELETE", path, {"kind": "DeleteOptions", "apiVersion": "v1", **options})
        except ApiError as error:
            if error.status != 404:
                raise
            return None

    def server_side_apply(self, item, manager="tests"):
        path = f"{self.path_of(item)}?fieldManager={manager}&force=true"
        return self.request("PATCH", path, item, APPLY_PATCH)

    def ensure_namespace(self, name):
        self.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})

    def watch(self, path, version, seconds=7200):
        """Events from a version on, as (type, object)."""
        separator = "&" if "?" in path else "?"
        query = f"{separator}watch=1&resourceVersion={version}&timeoutSeconds={seconds}&allowWatchBookmarks=true"
        for line in self.open(self.connect(), "GET", path + query):
            event = json.loads(line)
            yield event["type"], event["object"]
