"""Repositories that want out, or want everything: each ends within its budget with an error that says where, and nobody else waits."""
import gzip
import io
import pathlib
import tarfile
import time

import pytest
from support.applications import application, conditions, has_condition, is_synced, sync_status
from support.bad_servers import EndlessServer
from support.repository import config_map, directory

pytestmark = pytest.mark.without_cluster

CHART = "apiVersion: v2\nname: c\nversion: 1.0.0\n"
OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi"))
SELF = '{{ $d := dict }}{{ $_ := set $d "a" $d }}'
SECONDS = 100  # the slowest ends with the time that a call has


class Zeros:
    def read(self, size):
        return bytes(size)


def archive_bomb():
    """A chart of 1 GiB of zeros in a few hundred KiB."""
    raw = io.BytesIO()
    with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w|") as archive:
        entry = tarfile.TarInfo("x/Chart.yaml")
        entry.size = 200 << 20
        archive.addfile(entry, Zeros())
    return raw.getvalue()


def template(body, **more):
    return {"Chart.yaml": CHART, "templates/a.yaml": body, **{name.replace("_", "."): text for name, text in more.items()}}


def built(kustomization, **more):
    return {"kustomization.yaml": kustomization, "a.yaml": OBJECT, **more}


AT = "templates/a.yaml:1"
CASES = {  # name: (files, words that the error must have)
    "until": (template('{{ range until 1000000000 }}x{{ end }}'), [AT, "until"]),
    "until-step": (template('{{ untilStep 0 2000000000 1 }}'), [AT, "untilStep"]),
    "repeat": (template('{{ repeat 2000000000 "x" }}'), [AT, "repeat"]),
    "indent": (template('{{ indent 1000000000 "x" }}'), [AT, "indent"]),
    "doubling-text": (template('{{ $x := "0123456789" }}{{ range until 40 }}{{ $x = printf "%s%s" $x $x }}{{ end }}'), [AT]),
    "doubling-list": (template('{{ $l := list 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toYaml $l | len }}'), ["bytes of memory, at ", AT]),
    "output": (template('{{ $x := repeat 1000000 "0123456789" }}{{ range until 1000 }}{{ $x }}{{ end }}'), [AT, "output"]),
    "loop-in-loop": (template('{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}'), [AT]),
    "passwords": (template('{{ range until 100000 }}{{ $k := bcrypt "x" }}{{ end }}'), [AT, "steps"]),
    "include": (template('{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}'), [AT, "include"]),
    "template": (template('{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'), [AT, "too deeply"]),
    "tpl": (template("{{ tpl .Values.x . }}", values_yaml="x: '{{ tpl .Values.x . }}'\n"), [AT, "tpl"]),
    "itself": (template(SELF + "{{ toYaml $d }}"), [AT, "toYaml"]),
    "itself-printed": (template(SELF + "{{ $d }}"), [AT]),
    "itself-copied": (template(SELF + "{{ $x := deepCopy $d }}"), [AT, "deepCopy"]),
    "regex": (template('{{ mustRegexMatch "((a{1,500}){1,500}){1,500}" "aaa" }}'), [AT, "repeat count"]),
    "nesting": (template("{{ " + "(" * 100000), [AT]),
    "environment": (template('{{ env "HOME" }}'), [AT, '"env" not defined']),
    "deep-yaml": (template('{{ fromYaml (repeat 100000 "[") | toYaml }}'), []),
    "schema": (template(OBJECT, values_schema_json='{"$ref":"#"}'), ["refers to itself without end"]),
    "schema-tree": (template(OBJECT, values_schema_json='{"definitions":{"n":{"anyOf":[{"$ref":"#/definitions/n"},{"$ref":"#/definitions/n"}]}},"$ref":"#/definitions/n"}'),
                    ["refers to itself without end"]),
    "schema-elsewhere": (template(OBJECT, values_schema_json='{"$ref":"http://127.0.0.1:9/x.json"}'), ["http://127.0.0.1:9/x.json"]),
    "alias-values": (template(OBJECT, values_yaml=BOMB), ["values.yaml", "excessive aliasing"]),
    "archive": ({**template(OBJECT), "charts/x.tgz": archive_bomb()}, ["x.tgz", "larger than the maximum size"]),
    "chart-elsewhere": ({**template(OBJECT), "Chart.yaml": CHART + "dependencies: [{name: x, version: 1.x, repository: 'http://127.0.0.1:9'}]\n"}, ["127.0.0.1"]),
    "base-passwd": (built("resources: [../../../../etc/passwd]"), ["etc/passwd", "no such file"]),
    "base-absolute": (built("resources: [/etc/passwd]"), ["/etc/passwd", "no such file"]),
    "base-internal": (built("resources: ['http://127.0.0.1:9/x.yaml']"), ["is an internal address"]),
    "base-metadata": (built("resources: ['http://169.254.169.254/latest/meta-data']"), ["is an internal address"]),
    "base-git": (built("resources: ['https://127.0.0.1:9/a/b?ref=main']"), ["is an internal address"]),
    "base-command": (built("resources: ['git::ext::sh -c id']"), ["no such file"]),
    "base-itself": (built("resources: [.]"), ["cycle detected"]),
    "base-circle": (built("resources: [b]", **{"b/kustomization.yaml": "resources: [../c]", "c/kustomization.yaml": "resources: [../b]"}), ["cycle detected"]),
    "generated-passwd": (built("configMapGenerator: [{name: x, files: [/etc/passwd]}]"), ["/etc/passwd", "no such file"]),
    "generated-environment": (built("configMapGenerator: [{name: x, envs: [/proc/self/environ]}]"), ["/proc/self/environ", "no such file"]),
    "patch-regex": (built("resources: [a.yaml]\npatches: [{target: {name: '((a{1,500}){1,500}){1,500}'}, patch: '[]'}]"), ["invalid repeat count"]),
    "alias-resource": ({"kustomization.yaml": "resources: [b.yaml]", "b.yaml": OBJECT + BOMB}, ["b.yaml", "excessive aliasing"]),
    "alias-kustomization": ({"kustomization.yaml": BOMB}, ["excessive aliasing"]),
    "import-passwd": ({"a.jsonnet": "importstr '/etc/passwd'"}, ["a.jsonnet:1:1-24", "couldn't open import"]),
    "import-upwards": ({"a.jsonnet": "importstr '../../../../etc/passwd'"}, ["a.jsonnet:1:1-35", "leads out of the tree"]),
    "recursion": ({"a.jsonnet": "local f(x) = f(x + 1); f(0)"}, ["a.jsonnet:1:14-22", "max stack frames exceeded"]),
    "object-in-itself": ({"a.jsonnet": "local o = {a: o}; o"}, ["a.jsonnet:1:15", "max stack frames exceeded"]),
    "brackets": ({"a.jsonnet": "[" * 500000}, ["brackets", "nested without end, at ", "a.jsonnet"]),
    "array": ({"a.jsonnet": "[{kind: 'A', d: std.length(std.range(1, 1e9))}]"}, ["rendering '", "bytes of memory, at ", "a.jsonnet"]),
    "text": ({"a.jsonnet": "{kind: 'A', d: std.foldl(function(a, b) a + a, std.range(1, 40), 'xxxxxxxx')}"}, ["rendering '", "bytes of memory, at ", "a.jsonnet"]),
}
HARMLESS = {  # what gets nothing that is not its own
    "files": (template(OBJECT + 'data: {a: "{{ .Files.Get "../../../etc/passwd" }}", b: "{{ .Files.Get "/etc/passwd" }}"}'), {"a": "", "b": ""}),
    "host": (template(OBJECT + 'data: {a: "{{ getHostByName "localhost" }}"}'), {"a": ""}),
    "slow-regex": (template(OBJECT + 'data: {a: "{{ regexMatch "(a+)+$" (printf "%sb" (repeat 100000 "a")) }}"}'), {"a": "false"}),
}


@pytest.fixture(scope="module")
def hostile(bed):
    """All of them in one repository, a folder each."""
    repository = bed.repository("hostile")
    folders = {name: files for name, (files, _) in {**CASES, **HARMLESS}.items()}
    repository.commit({f"{folder}/{path}": content for folder, files in folders.items() for path, content in files.items()})
    return repository


UNLIMITED = ("array", "text", "doubling-list", "loop-in-loop", "repeat", "indent")  # without a limit on memory, or slowly where that is watched


def has_memory_limit(argosy):
    """A sanitized build needs the address space for itself."""
    return "memory_limit" in (log := argosy.processes["repo-server-1"].output()) and '"memory_limit":0' not in log


def peak_mib(pid):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


@pytest.mark.parametrize("case", CASES)
def test_it_ends_with_an_error_that_says_where(case, argosy, watch, applications, hostile, namespace, name):
    if case in UNLIMITED and not has_memory_limit(argosy):
        pytest.skip("this build has no limit on memory")
    applications(application(name, {"repoURL": hostile.url, "path": case, "targetRevision": "main"}, namespace))
    app = watch.wait(name, has_condition("ComparisonError"), SECONDS)
    message = conditions(app)["ComparisonError"]
    assert all(word in message for word in CASES[case][1]), message
    assert "root:" not in message


@pytest.mark.parametrize("case", HARMLESS)
def test_it_gets_nothing_that_is_not_its_own(case, argosy, cluster, watch, applications, hostile, namespace, name):
    applications(application(name, {"repoURL": hostile.url, "path": case, "targetRevision": "main"}, namespace, syncPolicy={"automated": {}}))
    watch.wait(name, is_synced(), SECONDS)
    data = cluster.get(f"/api/v1/namespaces/{namespace}/configmaps/x")["data"]
    assert {key: data[key] for key in HARMLESS[case][1]} == HARMLESS[case][1]


def test_nobody_waits_for_what_never_ends(argosy, watch, applications, repository, namespace, name):
    """An endless computation in one application; the others go on beside it."""
    revision = repository.commit({"app/a.yaml": config_map("one"),
                                  "endless/a.jsonnet": "local f(x) = if x == 0 then 0 else f(x - 1) tailstrict; [f(1e12)]"})
    applications(application(f"{name}-endless", directory(repository, "endless"), namespace))
    time.sleep(0.5)
    applications(application(name, directory(repository), namespace, syncPolicy={"automated": {}}))
    watch.wait(name, is_synced(revision), 20)
    assert sync_status(watch.apps[f"{name}-endless"]) is None


def test_an_index_of_hundreds_of_megabytes_is_read_in_little_memory(argosy, watch, applications, repository, namespace, name):
    is_plain = has_memory_limit(argosy)
    server = EndlessServer(limit=500 << 20 if is_plain else 20 << 20)
    try:
        applications(application(name, {"repoURL": server.url, "chart": "x", "targetRevision": "1.x"}, namespace))
        watch.wait(name, has_condition("ComparisonError", "chart 'x' not found"), SECONDS)
        assert server.sent >= server.limit
        if is_plain:
            assert max(peak_mib(argosy.processes[f"repo-server-{number}"].pid) for number in (1, 2)) < 400
    finally:
        server.close()
