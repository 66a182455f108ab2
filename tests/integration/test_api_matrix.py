"""Every method of the contract, asked by everybody: who may is answered, who may not is refused, and by what code.

A method that has no row here fails the first test: none is served by oversight."""
import base64
import dataclasses
import json
import re
import socket
import typing

import pytest
from support import contract, grpc_web, paths
from support.api_server import CONFIG_MAP, RBAC_MAP, ApiServer, escaped
from support.applications import ApplicationWatch, application, is_synced
from support.process import HOST, wait_until
from support.repository import config_map, directory

APP, PROJECT, NAMESPACE = "matrix-app", "matrix", "matrix"

# nobody has no session; a stranger has one and no right; viewer and deployer are roles of the project.
ROLES = ["nobody", "stranger", "viewer", "deployer", "reader", "admin"]
ANYBODY, SESSIONS = set(ROLES), set(ROLES) - {"nobody"}
READS_APP, READS_LOGS, CHANGES_APP = {"viewer", "deployer", "reader", "admin"}, {"deployer", "reader", "admin"}, {"deployer", "admin"}
READS_PROJECT, READS, ADMIN = {"viewer", "deployer", "reader", "admin"}, {"reader", "admin"}, {"admin"}
OK, UNKNOWN, INVALID, DEADLINE, DENIED, UNIMPLEMENTED, UNAUTHENTICATED = 0, 2, 3, 4, 7, 12, 16


@dataclasses.dataclass
class Case:
    allowed: set
    values: dict = dataclasses.field(default_factory=dict)  # of the path's variables
    query: str = ""
    body: typing.Any = None
    code: int = OK          # whoever may gets this far
    refusal: int = DENIED   # who has a session and may not
    shows: str = ""         # a list: everybody with a session may ask, and sees this only if they may
    before: typing.Any = None  # done before each call
    message: typing.Any = None  # sent by gRPC-web, where REST does not reach the method
    silent: typing.Any = None   # the message of a stream that never says a word to who may not: it is listened to for a while


def deployment():
    labels = {"app": "web"}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {
        "replicas": 1, "selector": {"matchLabels": labels},
        "template": {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "web", "image": "web:1"}]}}}}


class World:
    """What the methods are asked about, and a token for each role."""

    def __init__(self, api, bed, cluster, watch):
        self.api, self.bed, self.cluster = api, bed, cluster
        self.repository = bed.repository("matrix")
        self.repository.commit({"app/web.yaml": deployment(), "app/a.yaml": [config_map("a"), *(config_map(f"spare-{role}") for role in ROLES)]})
        cluster.ensure_namespace(NAMESPACE)
        cluster.merge(CONFIG_MAP, {"data": {f"accounts.{name}": "apiKey, login" for name in ("stranger", "reader", "target")}})
        cluster.merge(RBAC_MAP, {"data": {"policy.csv": "g, reader, role:readonly\n"}})
        cluster.put(self.project(PROJECT))
        cluster.put(self.kept_repository())
        cluster.put(self.cluster_secret("matrix-cluster", f"{bed.api_url}/"))
        cluster.put(self.application(APP))
        watch.sync(APP)
        watch.wait(APP, is_synced())
        wait_until(lambda: len(api.rest("GET", "/api/v1/account").json["items"]) == 4, 20, "the accounts are known")
        self.tokens = {"nobody": None, "admin": api.token}
        for name in ("stranger", "reader"):
            self.tokens[name] = api.rest("POST", f"/api/v1/account/{name}/token", {}).json["token"]
        for name in ("viewer", "deployer"):
            self.tokens[name] = api.rest("POST", f"/api/v1/projects/{PROJECT}/roles/{name}/token", {}).json["token"]

    def project(self, name):
        def policy(role, *rules):
            return {"name": role, "policies": [f"p, proj:{name}:{role}, {rule}, allow" for rule in rules]}

        roles = [policy("viewer", f"applications, get, {name}/*"),
                 policy("deployer", f"applications, *, {name}/*", f"logs, get, {name}/*")]
        return {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": name, "namespace": "argocd"},
                "spec": {"sourceRepos": ["*"], "destinations": [{"server": "*", "namespace": "*"}], "roles": roles if name == PROJECT else []}}

    def application(self, name):
        return application(name, directory(self.repository), NAMESPACE, project=PROJECT)

    def secret(self, kind, secret_name, **data):
        return {"apiVersion": "v1", "kind": "Secret", "stringData": data, "metadata": {
            "name": secret_name, "namespace": "argocd", "labels": {"argocd.argoproj.io/secret-type": kind},
            "annotations": {"managed-by": "argocd.argoproj.io"}}}

    def kept_repository(self):
        return self.secret("repository", "matrix-repo", url=self.repository.url)

    def repository_message(self):
        return {1: grpc_web.message({1: self.repository.url, 11: "git"})}

    def repository_body(self):
        return {"repo": self.repository.url, "type": "git"}

    def cluster_secret(self, name, server):
        return self.secret("cluster", name, name=name, server=server, config=json.dumps(self.cluster_config()))

    def cluster_config(self):
        authority = base64.b64encode(self.cluster.authority.encode()).decode()
        return {"bearerToken": self.bed.token, "tlsClientConfig": {"caData": authority}}

    # before a call

    def idle(self, role):
        """Nothing is under way with the application."""
        self.cluster.merge(f"/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/{APP}", {"operation": None})

    def there(self, item):
        if not self.cluster.find(self.cluster.path_of(item)):
            self.cluster.create(item)

    def absent(self, item):
        self.cluster.delete(self.cluster.path_of(item))

    # asking

    def ask(self, role, case, name, route):
        """(code, body) of the answer."""
        token = self.tokens[role]
        if case.message is not None:
            code, _, frames = grpc_web.call(self.api.port, name, grpc_web.frame(grpc_web.message(self.of(case.message, role))),
                                            {"token": token or "", "grpc-timeout": "50m" if is_stream(name) else "60S"})
            return code, str(frames)
        verb, pattern = route
        values = self.of(case.values, role)
        path = re.sub(r"\{([^}=]*)[^}]*\}", lambda found: values.get(found.group(1)) or VALUES[found.group(1)](self), pattern)
        query = self.of(case.query, role)
        headers = {"Authorization": f"Bearer {token}" if token else "none"}
        if is_stream(name):
            return self.first_of_stream(f"{path}?{query}", headers)
        body = self.of(case.body, role)
        answer = self.api.rest(verb, f"{path}?{query}", {} if body is None and verb != "GET" else body, headers)
        return (OK if answer.status == 200 else answer.json["code"]), answer.body

    def of(self, what, role):
        return what(self, role) if callable(what) else what

    def first_of_stream(self, path, headers):
        """What comes first: an event, an error, or the end."""
        lines = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
        with socket.create_connection((HOST, self.api.port), 30) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n{lines}\r\n".encode())
            text = b""
            while b"}\n" not in text and b"}" not in text[-3:]:
                more = connection.recv(65536)
                if not more:
                    break
                text += more
        body = text.decode()
        failed = re.search(r'"(?:grpc_)?code":(\d+)', body.split("\r\n\r\n", 1)[1])
        return (OK if body.startswith("HTTP/1.1 200") and '"error"' not in body else int(failed.group(1))), body


def is_stream(name):
    return name.rsplit("/", 1)[1] in ("Watch", "WatchResourceTree", "PodLogs")


@pytest.fixture(scope="module")
def world(shared_argosy, bed, cluster):
    if not (paths.programs() / "argosy-server").exists():
        pytest.skip("argosy-server is not built")
    watch = ApplicationWatch(cluster)
    with ApiServer(shared_argosy) as api:
        yield World(api, bed, cluster, watch)
    watch.close()
    for path in ("/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/" + APP,
                 "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects/" + PROJECT,
                 "/api/v1/namespaces/argocd/secrets/matrix-repo", "/api/v1/namespaces/argocd/secrets/matrix-cluster"):
        cluster.delete(path)
    cluster.merge(CONFIG_MAP, {"data": {f"accounts.{name}": None for name in ("stranger", "reader", "target")}})
    cluster.merge(RBAC_MAP, {"data": {"policy.csv": None}})


VALUES = {  # of variables in paths, unless a row says otherwise
    "name": lambda world: APP, "applicationName": lambda world: APP, "appName": lambda world: APP,
    "application.metadata.name": lambda world: APP, "revision": lambda world: world.repository.head(), "podName": lambda world: "none",
    "project": lambda world: PROJECT, "project.metadata.name": lambda world: PROJECT, "role": lambda world: "viewer",
    "iat": lambda world: "1", "id": lambda world: "made", "repo": lambda world: escaped(world.repository.url),
    "repo.repo": lambda world: escaped(world.repository.url), "source.repoURL": lambda world: escaped(world.repository.url),
    "creds.url": lambda world: escaped("https://creds.example.test"), "url": lambda world: escaped("https://creds.example.test"),
    "id.value": lambda world: escaped(f"{world.bed.api_url}/"), "keyID": lambda world: "0123456789ABCDEF", "resource": lambda world: "projects",
    "action": lambda world: "get", "subresource": lambda world: "default",
}

WEB = f"namespace={NAMESPACE}&resourceName=web&version=v1&group=apps&kind=Deployment"
NEW_APP = "matrix-new"


def spare(world, role):
    return f"namespace={NAMESPACE}&resourceName=spare-{role}&version=v1&kind=ConfigMap"


def cluster_body(world, role):
    return {"server": f"{world.bed.api_url}/", "name": "matrix-cluster", "config": world.cluster_config()}


PROJECT_ROW = {"name": PROJECT}
APPLICATION = "application.ApplicationService/"
PROJECTS = "project.ProjectService/"
CLUSTERS = "cluster.ClusterService/"
REPOSITORIES = "repository.RepositoryService/"
CREDENTIALS = "repocreds.RepoCredsService/"

CASES = {
    # applications
    APPLICATION + "List": Case(READS_APP, query=f"name={APP}", shows=APP),
    APPLICATION + "Watch": Case(READS_APP, query=f"name={APP}", shows=APP, silent={1: APP}),
    APPLICATION + "Get": Case(READS_APP),
    APPLICATION + "GetApplicationSyncWindows": Case(READS_APP),
    APPLICATION + "ManagedResources": Case(READS_APP),
    APPLICATION + "ResourceTree": Case(READS_APP),
    APPLICATION + "WatchResourceTree": Case(READS_APP),
    APPLICATION + "ServerSideDiff": Case(READS_APP),
    APPLICATION + "GetResource": Case(READS_APP, query=WEB),
    APPLICATION + "ListResourceEvents": Case(READS_APP),
    APPLICATION + "ListResourceActions": Case(READS_APP, query=WEB),
    APPLICATION + "GetManifests": Case(READS_APP),
    APPLICATION + "GetManifestsWithFiles": Case(READS_APP, body={"query": {"name": APP, "checksum": "none"}}, code=INVALID),
    APPLICATION + "RevisionMetadata": Case(READS_APP),
    APPLICATION + "RevisionChartDetails": Case(READS_APP, code=UNKNOWN),
    APPLICATION + "GetOCIMetadata": Case(READS_APP, code=UNKNOWN),
    APPLICATION + "ListLinks": Case(READS_APP),
    APPLICATION + "ListResourceLinks": Case(READS_APP, query=WEB),
    APPLICATION + "PodLogs": Case(READS_LOGS, query=f"namespace={NAMESPACE}"),
    APPLICATION + "Create": Case(CHANGES_APP, body=lambda world, role: world.application(NEW_APP),
                                 before=lambda world, role: world.absent(world.application(NEW_APP))),
    APPLICATION + "Update": Case(CHANGES_APP, body=lambda world, role: world.application(APP)),
    APPLICATION + "UpdateSpec": Case(CHANGES_APP, body=lambda world, role: world.application(APP)["spec"]),
    APPLICATION + "Patch": Case(CHANGES_APP, body={"patch": '{"metadata":{"labels":{"a":"b"}}}', "patchType": "merge"}),
    APPLICATION + "Sync": Case(CHANGES_APP, body={"dryRun": True}, before=World.idle),
    APPLICATION + "Rollback": Case(CHANGES_APP, body={"id": 0, "dryRun": True}, before=World.idle),
    APPLICATION + "TerminateOperation": Case(CHANGES_APP, code=INVALID, before=World.idle),  # there is none
    APPLICATION + "PatchResource": Case(CHANGES_APP, body='{"metadata":{"annotations":{"a":"b"}}}',
                                        query=f"{WEB}&patchType=application%2Fmerge-patch%2Bjson"),
    APPLICATION + "RunResourceAction": Case(CHANGES_APP, query=WEB, body="restart"),
    APPLICATION + "RunResourceActionV2": Case(CHANGES_APP, body={
        "namespace": NAMESPACE, "resourceName": "web", "version": "v1", "group": "apps", "kind": "Deployment", "action": "restart"}),
    APPLICATION + "DeleteResource": Case(CHANGES_APP, query=spare),
    APPLICATION + "Delete": Case(CHANGES_APP, values={"name": NEW_APP}, query="cascade=false",
                                 before=lambda world, role: world.there(world.application(NEW_APP))),
    # projects
    PROJECTS + "List": Case(READS_PROJECT, shows=f'"{PROJECT}"'),
    PROJECTS + "Get": Case(READS_PROJECT, PROJECT_ROW),
    PROJECTS + "GetDetailedProject": Case(READS_PROJECT, PROJECT_ROW),
    PROJECTS + "GetGlobalProjects": Case(READS_PROJECT, PROJECT_ROW),
    PROJECTS + "ListEvents": Case(READS_PROJECT, PROJECT_ROW),
    PROJECTS + "GetSyncWindowsState": Case(READS_PROJECT, PROJECT_ROW),
    PROJECTS + "ListLinks": Case(READS_PROJECT, PROJECT_ROW, refusal=UNKNOWN),
    PROJECTS + "Create": Case(ADMIN, body=lambda world, role: {"project": world.project("matrix-new")},
                              before=lambda world, role: world.absent(world.project("matrix-new"))),
    PROJECTS + "Update": Case(ADMIN, body=lambda world, role: {"project": world.cluster.get(world.cluster.path_of(world.project(PROJECT)))}),
    PROJECTS + "CreateToken": Case(ADMIN),
    PROJECTS + "DeleteToken": Case(ADMIN),
    PROJECTS + "Delete": Case(ADMIN, {"name": "matrix-new"}, before=lambda world, role: world.there(world.project("matrix-new"))),
    # clusters
    CLUSTERS + "List": Case(READS, shows="matrix-cluster"),
    CLUSTERS + "Get": Case(READS),
    CLUSTERS + "Create": Case(ADMIN, query="upsert=true", body=cluster_body),
    CLUSTERS + "Update": Case(ADMIN, body=cluster_body),
    CLUSTERS + "InvalidateCache": Case(ADMIN),
    CLUSTERS + "RotateAuth": Case(ADMIN, code=UNKNOWN),  # its token belongs to no service account
    CLUSTERS + "Delete": Case(ADMIN, before=lambda world, role: world.there(world.cluster_secret("matrix-cluster", f"{world.bed.api_url}/"))),
    # repositories
    REPOSITORIES + "List": Case(READS, message={}, shows="matrix.git"),
    REPOSITORIES + "ListRepositories": Case(READS, shows="matrix.git", message={}),
    REPOSITORIES + "Get": Case(READS),
    REPOSITORIES + "ListRefs": Case(READS),
    REPOSITORIES + "ListOCITags": Case(READS, code=UNKNOWN),
    REPOSITORIES + "ListApps": Case(ADMIN, query=f"revision=main&appName=other&appProject={PROJECT}"),
    REPOSITORIES + "GetAppDetails": Case(READS, body=lambda world, role: {
        "source": directory(world.repository), "appName": APP, "appProject": PROJECT}),
    REPOSITORIES + "GetHelmCharts": Case(READS, code=UNKNOWN),
    REPOSITORIES + "CreateRepository": Case(ADMIN, message=lambda world, role: world.repository_message()),
    REPOSITORIES + "Create": Case(ADMIN, body=lambda world, role: world.repository_body()),
    REPOSITORIES + "UpdateRepository": Case(ADMIN, message=lambda world, role: world.repository_message()),
    REPOSITORIES + "Update": Case(ADMIN, body=lambda world, role: world.repository_body()),
    REPOSITORIES + "ValidateAccess": Case(ADMIN, body=lambda world, role: world.repository.url),
    REPOSITORIES + "DeleteRepository": Case(ADMIN, message=lambda world, role: {1: world.repository.url},
                                            before=lambda world, role: world.there(world.kept_repository())),
    REPOSITORIES + "Delete": Case(ADMIN, before=lambda world, role: world.there(world.kept_repository())),
    # credentials
    CREDENTIALS + "CreateRepositoryCredentials": Case(ADMIN, body={"url": "https://creds.example.test", "username": "u", "password": "p"}),
    CREDENTIALS + "CreateWriteRepositoryCredentials": Case(ADMIN, body={"url": "https://creds.example.test", "username": "u", "password": "p"}),
    CREDENTIALS + "ListRepositoryCredentials": Case(READS, shows="creds.example.test"),
    CREDENTIALS + "ListWriteRepositoryCredentials": Case(READS, shows="creds.example.test"),
    CREDENTIALS + "UpdateRepositoryCredentials": Case(ADMIN, body={"url": "https://creds.example.test", "username": "u", "password": "q"}),
    CREDENTIALS + "UpdateWriteRepositoryCredentials": Case(ADMIN, body={"url": "https://creds.example.test", "username": "u", "password": "q"}),
    CREDENTIALS + "DeleteRepositoryCredentials": Case(ADMIN),
    CREDENTIALS + "DeleteWriteRepositoryCredentials": Case(ADMIN),
    # certificates and keys
    "certificate.CertificateService/ListCertificates": Case(READS),
    "certificate.CertificateService/CreateCertificate": Case(ADMIN, body={"items": []}),
    "certificate.CertificateService/DeleteCertificate": Case(ADMIN, query="hostNamePattern=absent.example.test"),
    "gpgkey.GPGKeyService/List": Case(READS),
    "gpgkey.GPGKeyService/Get": Case(READS, code=UNKNOWN),
    "gpgkey.GPGKeyService/Create": Case(ADMIN, body={"keyData": ""}, code=UNKNOWN),
    "gpgkey.GPGKeyService/Delete": Case(ADMIN, query="keyID=0123456789ABCDEF", code=UNKNOWN),
    # accounts and sessions
    "account.AccountService/CanI": Case(SESSIONS),
    "account.AccountService/ListAccounts": Case(READS, shows='"target"'),
    "account.AccountService/GetAccount": Case(READS, {"name": "target"}),
    "account.AccountService/CreateToken": Case(ADMIN, {"name": "target"}),
    "account.AccountService/DeleteToken": Case(
        ADMIN, {"name": "target"}, before=lambda world, role: world.api.rest("POST", "/api/v1/account/target/token", {"id": "made"})),
    "account.AccountService/UpdatePassword": Case(ADMIN, body=lambda world, role: {
        "name": "target", "currentPassword": world.api.initial_password(), "newPassword": "new-password"}),
    "session.SessionService/GetUserInfo": Case(ANYBODY),
    "session.SessionService/Create": Case(ANYBODY, body=lambda world, role: {"username": "admin", "password": world.api.initial_password()}),
    "session.SessionService/Delete": Case(ANYBODY),
    # the rest
    "cluster.SettingsService/Get": Case(ANYBODY),
    "cluster.SettingsService/GetPlugins": Case(SESSIONS),
    "version.VersionService/Version": Case(ANYBODY),
    "notification.NotificationService/ListTriggers": Case(SESSIONS),
    "notification.NotificationService/ListServices": Case(SESSIONS),
    "notification.NotificationService/ListTemplates": Case(SESSIONS),
    "grpc.health.v1.Health/Check": Case(SESSIONS, message={}),
    **{f"grpc.reflection.{version}.ServerReflection/ServerReflectionInfo": Case(SESSIONS, message={7: ""}) for version in ("v1", "v1alpha")},
    "grpc.health.v1.Health/Watch": Case(SESSIONS, message={}, code=DEADLINE),  # it stays open,
}
FOR_ANYBODY = {"cluster.SettingsService/Get", "version.VersionService/Version", *(f"session.SessionService/{name}" for name in ("Create", "Delete", "GetUserInfo"))}
NOT_BUILT = {name for name in contract.methods() if name.startswith("applicationset.") or name.startswith(REPOSITORIES) and "Write" in name}
ROUTES = {name: pairs[0] if pairs else None for name, pairs in contract.methods().items()}


def test_every_method_stands_in_the_matrix():
    assert set(CASES) | NOT_BUILT == set(contract.methods())
    for name, case in CASES.items():  # and is asked by somebody who may, and by all who may not
        assert case.allowed and case.allowed <= ANYBODY, name
    assert {name for name, case in CASES.items() if case.allowed == ANYBODY} == FOR_ANYBODY


@pytest.mark.parametrize("name", sorted(NOT_BUILT))
def test_what_is_not_built_says_so(world, name):
    """ApplicationSets, and repositories that the hydrator would write to: nobody gets an empty success."""
    assert len(NOT_BUILT) == 8 + 6
    for role in ROLES:
        code, _, _ = grpc_web.call(world.api.port, name, grpc_web.frame(b""), {"token": world.tokens[role] or ""})
        known = name.startswith(REPOSITORIES)  # an unknown method is unknown to everybody, as gRPC has it
        assert code == (UNAUTHENTICATED if known and role == "nobody" else UNIMPLEMENTED), role


def judge(world, name, case, role):
    """What is wrong with the answer that this role gets; empty when nothing is."""
    if case.before:
        case.before(world, role)
    wanted = case.code if role in case.allowed else UNAUTHENTICATED if role == "nobody" else OK if case.shows else case.refusal
    if case.silent and role not in case.allowed | {"nobody"}:
        case, wanted = dataclasses.replace(case, message=case.silent), DEADLINE
    code, body = world.ask(role, case, name, ROUTES[name])
    if code != wanted:
        return f"{role}: code {code} instead of {wanted}: {body[:300]}"
    if case.shows and code in (OK, DEADLINE) and (case.shows in body) != (role in case.allowed):
        return f"{role}: {body[:300]}"
    return ""


@pytest.mark.parametrize("name", list(CASES))
def test_who_may_is_answered_and_who_may_not_is_refused(world, name):
    verdicts = [judge(world, name, CASES[name], role) for role in ROLES]
    assert not any(verdicts), "\n".join(filter(None, verdicts))
