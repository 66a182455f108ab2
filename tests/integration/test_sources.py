"""Every kind of source, from where it lies to the cluster: charts, artifacts of registries, several sources, Jsonnet, plugins."""
import contextlib
import os
import subprocess
import sys

import pytest
from support import paths
from support.applications import application, has_condition, is_sync_status, is_synced
from support.bed import GIT_PASSWORD, GIT_USER
from support.process import Process, answers, free_port, wait_until
from support.protobuf import message
from support.repository import config_map, directory

AUTOMATED = {"automated": {"prune": True}}
SERVE = paths.ROOT / "tests" / "fixtures" / "charts" / "serve.py"
SECRETS = "/api/v1/namespaces/argocd/secrets"


@pytest.fixture(scope="module")
def charts():
    """host:port of a Helm repository and a registry."""
    child = subprocess.Popen([sys.executable, SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield f"127.0.0.1:{child.stdout.readline().strip()}"
    child.stdin.close()
    child.wait()


@pytest.fixture
def secret(cluster):
    """create(secret_name, **data): a repository's Secret that goes when the test does."""
    made = []

    def create(secret_name, **data):
        cluster.create({"apiVersion": "v1", "kind": "Secret", "stringData": data, "metadata": {
            "name": secret_name, "namespace": "argocd", "labels": {"argocd.argoproj.io/secret-type": "repository"}}})
        made.append(secret_name)

    yield create
    for name in made:
        cluster.delete(f"{SECRETS}/{name}")


def renders(argosy, engine=""):
    """How often the repo-servers have made manifests."""
    return sum(value for name in argosy.processes if name.startswith("repo-server") for metric, value in argosy.metrics(name).items()
               if metric.startswith("argosy_repo_renders_total") and engine in metric)


def live(cluster, namespace, name):
    return cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/{name}")


def test_a_chart_of_a_repository(argosy, charts, cluster, watch, applications, namespace, name):
    applications(application(name, {"repoURL": f"http://{charts}/charts", "chart": "app", "targetRevision": "1.x"}, namespace,
                             syncPolicy=AUTOMATED))
    app = watch.wait(name, is_synced("1.3.0"))
    assert app["status"]["sourceType"] == "Helm"
    assert live(cluster, namespace, "app-1-3-0")


def test_a_chart_of_a_repository_that_wants_a_login(argosy, charts, cluster, watch, applications, secret, namespace, name):
    url = f"http://{charts}/private"
    source = {"repoURL": url, "chart": "app", "targetRevision": "1.2.3"}
    made = application(name, source, namespace, syncPolicy=AUTOMATED)
    applications(made)
    watch.wait(name, has_condition("ComparisonError", "401 Unauthorized"))
    secret(name, type="helm", name="private", url=url, username="user", password="pass")
    watch.refresh(name)
    watch.wait(name, is_synced("1.2.3"), 60)
    assert live(cluster, namespace, "app-1-2-3")


def test_an_artifact_of_a_registry(argosy, charts, cluster, watch, applications, secret, namespace, name):
    url = f"oci://{charts}/open/plain"
    secret(name, type="oci", name="plain", url=url, insecureOCIForceHttp="true")
    applications(application(name, {"repoURL": url, "targetRevision": "1.0.0", "path": "app"}, namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_synced(), 60)
    assert app["status"]["sync"]["revision"].startswith("sha256:")
    assert live(cluster, namespace, "from-oci")


def test_a_chart_of_a_registry_that_wants_a_token(argosy, charts, cluster, watch, applications, secret, namespace, name):
    url = f"{charts}/secret"
    applications(application(name, {"repoURL": url, "chart": "app", "targetRevision": "1.x"}, namespace, syncPolicy=AUTOMATED))
    watch.wait(name, has_condition("ComparisonError"))
    secret(name, type="helm", name="registry", url=url, enableOCI="true", insecureOCIForceHttp="true", username="user", password="pass")
    watch.refresh(name, "hard")
    app = watch.wait(name, is_synced(), 60)
    assert app["status"]["sourceType"] == "Helm"
    assert live(cluster, namespace, app["status"]["resources"][0]["name"])


def test_a_base_in_another_repository(argosy, bed, cluster, watch, applications, repository, namespace, name):
    base = bed.repository(f"{name}-base")
    base.commit({"lib/kustomization.yaml": {"resources": ["a.yaml"]}, "lib/a.yaml": config_map("one")})
    repository.commit({"app/kustomization.yaml": {"resources": [f"{base.url}/lib?ref=main"], "namePrefix": "my-"}})
    applications(application(name, {"repoURL": repository.url, "path": "app", "targetRevision": "main"}, namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_synced(), 60)
    assert app["status"]["sourceType"] == "Kustomize"
    assert live(cluster, namespace, "my-one")


def test_settings_of_charts_and_kustomizations_from_the_command_line(argosy, api, cluster, watch, repository, namespace, name):
    """app create --helm-set and --kustomize-image, from the original's command line to the cluster."""
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "one"}, "spec": {"containers": [{"name": "c", "image": "a:1"}]}}
    repository.commit({"chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n", "chart/values.yaml": "name: a\nsize: 1\n",
                       "chart/templates/a.yaml": config_map("{{ .Values.name }}-{{ .Values.size }}"),
                       "pods/kustomization.yaml": {"resources": ["pod.yaml"]}, "pods/pod.yaml": pod})
    wanted = {"chart": ["--helm-set", "name=set", "--helm-set-string", "size=7"], "pods": ["--kustomize-image", "a=registry.example.test/b:2"]}
    made = [f"{name[:40]}-{path}" for path in wanted]
    try:
        for app, (path, flags) in zip(made, wanted.items()):
            done = api.cli("app", "create", app, "--repo", repository.url, "--path", path, "--revision", "main", "--dest-namespace", namespace,
                           "--dest-server", "https://kubernetes.default.svc", "--sync-policy", "automated", *flags)
            assert done.returncode == 0, done.stderr
        watch.wait(made[0], is_synced(), 60)
        watch.wait(made[1], is_sync_status("Synced"), 60)
        assert live(cluster, namespace, "set-7")
        assert cluster.get(f"/api/v1/namespaces/{namespace}/pods/one")["spec"]["containers"][0]["image"] == "registry.example.test/b:2"
    finally:
        for app in made:
            if cluster.find(f"{watch.path}/{app}"):
                cluster.merge(f"{watch.path}/{app}", {"metadata": {"finalizers": None}, "operation": None})
                cluster.delete(f"{watch.path}/{app}")


def test_value_files_of_another_source(argosy, cluster, watch, applications, repository, bed, namespace, name):
    values = bed.repository(f"{name}-values")
    other = values.commit({"prod/values.yaml": "name: from-values\n"})
    revision = repository.commit({
        "chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
        "chart/templates/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n"})
    applications(application(name, [
        {"repoURL": repository.url, "path": "chart", "helm": {"valueFiles": ["$values/prod/values.yaml"]}},
        {"repoURL": values.url, "ref": "values"}], namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_synced(), 60)
    assert app["status"]["sync"]["revisions"] == [revision, other]
    assert app["status"]["sourceTypes"][0] == "Helm"
    assert app["status"]["history"][0]["revisions"] == [revision, other]
    assert live(cluster, namespace, "from-values")

    other = values.commit({"prod/values.yaml": "name: from-newer-values\n"})
    watch.refresh(name)
    watch.wait(name, lambda app: is_synced()(app) and app["status"]["sync"]["revisions"] == [revision, other], 60)
    assert live(cluster, namespace, "from-newer-values")
    assert live(cluster, namespace, "from-values") is None


def test_a_chart_that_depends_on_another(argosy, charts, cluster, watch, applications, repository, secret, namespace, name):
    """What a repository's files name is fetched from an internal address only where somebody vouches for it."""
    url = f"http://{charts}/charts"
    repository.commit({"app/Chart.yaml": "apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n"
                                         f"- {{name: app, version: 1.x, repository: '{url}'}}\n"})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, has_condition("ComparisonError"))
    secret(name, type="helm", name="charts", url=url)
    watch.refresh(name, "hard")
    app = watch.wait(name, is_synced(), 60)
    assert app["status"]["sourceType"] == "Helm"
    assert live(cluster, namespace, "app-1-3-0")


def test_jsonnet(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.jsonnet": "local l = import 'l.libsonnet'; function(n) [l.map(n + std.extVar('x'))]",
                       "lib/l.libsonnet": "{ map(n):: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: n } } }"})
    source = directory(repository)
    source["directory"] = {"jsonnet": {"libs": ["lib"], "extVars": [{"name": "x", "value": "-x"}],
                                       "tlas": [{"name": "n", "value": "made"}]}}
    applications(application(name, source, namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced(), 60)
    assert live(cluster, namespace, "made-x")


def test_a_chart_by_the_rules_of_helm_3(argosy, cluster, watch, applications, repository, namespace, name):
    """ARGOSY_HELM_RULES: a null default of a chart stays with 3, and vanishes with 4."""
    template = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {keys: {{ keys .Values.a | sortAlpha | join \" \" | quote }}}\n"
    repository.commit({"app/Chart.yaml": {"apiVersion": "v2", "name": "app", "version": "1.0.0"}, "app/values.yaml": "a: {b: null, c: 1}\n",
                       "app/templates/one.yaml": template})
    source = directory(repository)
    source.pop("directory", None)
    applications(application(name, source, namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    assert live(cluster, namespace, "one")["data"] == {"keys": "c"}
    with argosy.settings_changed(ARGOSY_HELM_RULES="3"):
        watch.refresh(name, "hard")
        watch.wait(name, is_sync_status("OutOfSync"))
        watch.sync_and_wait(name)
        assert live(cluster, namespace, "one")["data"] == {"keys": "b c"}


@contextlib.contextmanager
def plugin_of(name, spec, sockets, folder, program):
    """A plugin's server, ours or the original's."""
    (folder / "plugin.yaml").write_text(
        f"apiVersion: argoproj.io/v1alpha1\nkind: ConfigManagementPlugin\nmetadata: {{name: {name}}}\nspec:\n{spec}")
    env = {"ARGOCD_PLUGINSOCKFILEPATH": sockets, "ARGOCD_CMP_WORKDIR": folder, "ARGOCD_BINARY_NAME": "argocd-cmp-server"}
    server = Process("cmp-server", [program, "--config-dir-path", folder], folder / "log", env).start()
    try:
        wait_until(lambda: os.path.exists(sockets / f"{name}.sock"), 20, "the plugin listens")
        yield
    finally:
        server.kill()  # the original waits for its calls
        (sockets / f"{name}.sock").unlink(missing_ok=True)


@pytest.fixture(params=["ours", "original"])
def sidecar(request):
    """The program that serves a plugin."""
    if request.param == "original":
        return paths.oracle("argocd")
    program = paths.programs() / "argosy-cmp-server"
    if not program.exists():
        pytest.skip("argosy-cmp-server is not built")
    return program


def test_a_plugin(sidecar, argosy, cluster, watch, applications, repository, namespace, name, tmp_path):
    spec = "  discover: {fileName: make.me}\n  generate: {command: [sh, -c, 'sed s/NAME/$ARGOCD_ENV_NAME/ make.me']}\n"
    with plugin_of("maker", spec, argosy.folder / "plugins", tmp_path, sidecar):
        repository.commit({"app/make.me": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME}\n"})
        source = directory(repository)
        source.pop("directory", None)
        source["plugin"] = {"env": [{"name": "NAME", "value": "made-for-$ARGOCD_APP_NAMESPACE"}]}
        applications(application(name, source, namespace, syncPolicy=AUTOMATED))
        app = watch.wait(name, is_synced(), 60)
        assert app["status"]["sourceType"] == "Plugin"
        assert live(cluster, namespace, f"made-for-{namespace}")


def test_a_plugin_that_wants_to_log_in(sidecar, argosy, cluster, watch, applications, repository, secret, namespace, name, tmp_path):
    """provideGitCreds: the plugin's git reaches the repository that the application lies in."""
    spec = ("  provideGitCreds: true\n  discover: {fileName: log.in}\n"
            "  generate: {command: [sh, -c, 'sed s/NAME/at-$(git ls-remote $ARGOCD_APP_SOURCE_REPO_URL main | cut -c1-8)/ log.in']}\n")
    with plugin_of("visitor", spec, argosy.folder / "plugins", tmp_path, sidecar):
        revision = repository.commit({"app/log.in": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: NAME}\n"})
        secret(name, url=repository.private_url, username=GIT_USER, password=GIT_PASSWORD)
        source = {"repoURL": repository.private_url, "path": "app", "targetRevision": "main", "plugin": {}}
        applications(application(name, source, namespace, syncPolicy=AUTOMATED))
        watch.wait(name, is_synced(revision), 60)
        assert live(cluster, namespace, f"at-{revision[:8]}")
        assert not list((argosy.folder / "plugins").glob(".credentials-*"))


def test_the_original_repo_server_asks_our_plugin(bed, repository, tmp_path):
    """Its gRPC through our argosy-cmp-server: GenerateManifest for a source that a plugin knows."""
    program = paths.programs() / "argosy-cmp-server"
    if not program.exists():
        pytest.skip("argosy-cmp-server is not built")
    for folder in ("plugins", "bin", "tls", "ssh", "gpg", "source", "tmp"):
        (tmp_path / folder).mkdir()
    repository.commit({"app/make.me": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made-by-us}\n"})
    port, metrics = free_port(), free_port()
    env = {"ARGOCD_BINARY_NAME": "argocd-repo-server", "ARGOCD_PLUGINSOCKFILEPATH": tmp_path / "plugins", "TMPDIR": tmp_path / "tmp",
           "ARGOCD_GPG_ENABLED": "false", "ARGOCD_TLS_DATA_PATH": tmp_path / "tls", "ARGOCD_SSH_DATA_PATH": tmp_path / "ssh",
           "ARGOCD_GNUPGHOME": tmp_path / "gpg", "ARGOCD_GPG_DATA_PATH": tmp_path / "source", "PATH": os.environ["PATH"]}
    original = Process("repo-server", [paths.oracle("argocd"), "--port", port, "--metrics-port", metrics, "--redis", bed.redis_address,
                                       "--disable-tls"], tmp_path / "log", env)
    spec = "  discover: {fileName: make.me}\n  generate: {command: [cat, make.me]}\n"
    source = message(f1=repository.url, f2="app", f4="main")
    request = message(f1=message(f1=repository.url), f2=repository.head(), f5="app", f8="default", f10=source)
    (tmp_path / "request").write_bytes(b"\0" + len(request).to_bytes(4, "big") + request)
    with plugin_of("maker", spec, tmp_path / "plugins", tmp_path, program):
        original.start()
        try:
            original.wait_ready(lambda: answers("127.0.0.1", port), 60)
            done = subprocess.run(["curl", "-sS", "--http2-prior-knowledge", "-H", "content-type: application/grpc", "-H", "te: trailers",
                                   "--data-binary", f"@{tmp_path / 'request'}", "--dump-header", "-",
                                   f"http://127.0.0.1:{port}/repository.RepoServerService/GenerateManifest"], capture_output=True, timeout=60)
            assert b'"name":"made-by-us"' in done.stdout, (done.stdout, original.tail())
            assert b"Plugin" in done.stdout
        finally:
            original.kill()


def test_a_commit_that_touches_none_of_the_paths_that_count(argosy, cluster, watch, applications, repository, namespace, name):
    """Annotation manifest-generate-paths: a new revision without a rendering."""
    repository.commit({"app/a.yaml": config_map("one"), "other/b.yaml": config_map("two")})
    metadata = {"annotations": {"argocd.argoproj.io/manifest-generate-paths": "."}}
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED, metadata=metadata))
    watch.wait(name, is_synced())
    before = renders(argosy)
    revision = repository.commit({"other/b.yaml": config_map("two", "2")})
    watch.refresh(name)
    watch.wait(name, lambda app: app["status"]["sync"]["revision"] == revision)
    assert renders(argosy) == before
    revision = repository.commit({"app/a.yaml": config_map("one", "2")})
    watch.refresh(name)
    watch.wait(name, is_synced(revision))
    assert renders(argosy) > before
    assert live(cluster, namespace, "one")["data"]["value"] == "2"


def test_what_is_not_built_in_is_done_by_the_original_program(argosy, cluster, watch, applications, repository, namespace, name):
    into_text = {"select": {"kind": "ConfigMap"}, "fieldPaths": ["data.settings.name"]}
    kustomization = {"resources": ["pod.yaml", "map.yaml"],
                     "replacements": [{"source": {"kind": "Pod", "fieldPath": "metadata.name"}, "targets": [into_text]}]}
    settings = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"settings": "name: x\nsizes: [1, # one\n  2]\n"}}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "one"}, "spec": {"containers": [{"name": "c", "image": "a:1"}]}}
    repository.commit({"app/kustomization.yaml": kustomization, "app/pod.yaml": pod, "app/map.yaml": settings})
    source = {**directory(repository), "kustomize": {"images": ["a=registry.example.test/b:2"]}}
    source.pop("directory", None)
    program = argosy.folder / "bin" / "kustomize"
    program.unlink(missing_ok=True)
    if subprocess.run(["sh", "-c", "command -v kustomize"], capture_output=True).returncode != 0:
        applications(application(name, source, namespace, syncPolicy=AUTOMATED))
        watch.wait(name, has_condition("ComparisonError", "with a comment at such a place is not built in, and there is no program to ask instead: kustomize"))
    program.symlink_to(paths.oracle("kustomize"))
    try:
        if not cluster.find(f"{watch.path}/{name}"):
            applications(application(name, source, namespace, syncPolicy=AUTOMATED))
        watch.refresh(name, "hard")
        app = watch.wait(name, is_sync_status("Synced"))
        assert app["status"]["sourceType"] == "Kustomize"
        assert cluster.get(f"/api/v1/namespaces/{namespace}/pods/one")["spec"]["containers"][0]["image"] == "registry.example.test/b:2"
        assert live(cluster, namespace, "settings")["data"]["settings"].startswith("name: one\n")
        assert renders(argosy, 'engine="external"') >= 1
    finally:
        program.unlink()
