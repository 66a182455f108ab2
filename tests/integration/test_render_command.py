"""`argosy render`: what the repo-server would make of a folder, without a server."""
import json
import subprocess

import pytest
import yaml
from support import paths
from support.repository import config_map, text_of

pytestmark = pytest.mark.without_cluster


@pytest.fixture
def render(tmp_path):
    """render(files, *flags, folder="."): a folder with these files, rendered; the CompletedProcess."""
    program = paths.programs() / "argosy"
    if not program.exists():
        pytest.skip("argosy is not built")

    def run(files, *flags, folder="."):
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text_of(content))
        return subprocess.run([program, "render", tmp_path / folder, *flags], capture_output=True, text=True, timeout=60)

    return run


def names(done):
    assert done.returncode == 0, done.stderr
    return [item["metadata"]["name"] for item in yaml.safe_load_all(done.stdout)]


def test_yaml_json_and_lists_become_objects(render):
    listing = {"apiVersion": "v1", "kind": "List", "items": [config_map("in-list")]}
    assert names(render({"a.yaml": config_map("one"), "b.json": json.dumps(config_map("two")), "c.yml": listing})) == ["one", "two", "in-list"]


def test_json_output_is_an_array_in_order(render):
    done = render({"a.yaml": [config_map("one"), config_map("two")]}, "-o", "json")
    assert [item["metadata"]["name"] for item in json.loads(done.stdout)] == ["one", "two"]


CHART = {
    "Chart.yaml": "apiVersion: v2\nname: app\nversion: 0.1.0\n",
    "values.yaml": "size: 1\n",
    "templates/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-{{ .Values.size }}}\n",
}


def test_a_chart_is_rendered_under_the_name_of_its_application(render, tmp_path):
    source = tmp_path.parent / "source.yaml"
    source.write_text("helm: {parameters: [{name: size, value: '7'}]}\n")
    assert names(render(CHART, "--name", "web", "--source", source)) == ["web-7"]


def test_the_type_may_be_said(render):
    folder = {"templates/a.yaml": "kind: A\n"}
    done = render(folder, "--type", "helm", "--name", "web")
    assert done.returncode == 1
    assert "Chart.yaml: no such file or directory" in done.stderr
    assert render(folder, "--type", "nonsense").returncode == 1


def test_what_is_not_native_has_an_exit_code_of_its_own(render):
    done = render({**CHART, "values.schema.json": '{"$schema": "https://example.test/schema"}'}, "--name", "web")
    assert done.returncode == 3
    assert """failing loading "https://example.test/schema": file 'https://example.test/schema' cannot be fetched from here""" in done.stderr


def test_charts_are_rendered_by_the_rules_of_another_helm_on_demand(render):
    shown = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Capabilities.HelmVersion.Version }}-{{ keys .Values | join \"-\" }}}\n"
    chart = {**CHART, "values.yaml": "a: 1\n---\nb: 2\n", "templates/a.yaml": shown.replace("keys .Values", "keys .Values | sortAlpha")}
    assert names(render(chart, "--name", "web")) == ["v4.2.1-a-b"]
    assert names(render(chart, "--name", "web", "--helm-rules", "3")) == ["v3.19.4-a"]
    assert render(chart, "--name", "web", "--helm-rules", "2").returncode == 1


def test_stats_tell_what_each_phase_took(render):
    done = render(CHART, "--name", "web", "--stats")
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["read", "check", "render", "print"]


def test_folders_beneath_are_left_out_unless_asked_for(render, tmp_path):
    files = {"a.yaml": config_map("top"), "deep/b.yaml": config_map("low")}
    assert names(render(files)) == ["top"]
    source = tmp_path.parent / "source.yaml"
    source.write_text("directory: {recurse: true}\n")
    assert names(render(files, "--source", source)) == ["top", "low"]


def test_globs_choose_files(render, tmp_path):
    files = {"a.yaml": config_map("a"), "b.yaml": config_map("b"), "deep/c.yaml": config_map("c")}
    source = tmp_path.parent / "source.yaml"
    source.write_text("directory: {recurse: true, include: '{a*,deep/*}', exclude: 'a*'}\n")
    assert names(render(files, "--source", source)) == ["c"]


def test_marked_files_are_skipped(render):
    assert names(render({"a.yaml": config_map("a"), "b.yaml": "# +argocd:skip-file-rendering\nnot: {rendered\n"})) == ["a"]


def test_an_error_names_the_file_and_the_line(render):
    done = render({"bad.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: x\n"})
    assert done.returncode == 1 and not done.stdout
    assert 'Failed to unmarshal "bad.yaml"' in done.stderr and "line 4" in done.stderr


def test_a_link_out_of_the_folder_is_refused(render, tmp_path):
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    done = render({"a.yaml": config_map("a")})
    assert done.returncode == 1 and "out-of-bounds symlinks. file: link.yaml" in done.stderr


OVERLAY = {
    "apps/base/kustomization.yaml": "resources: [a.yaml]\n",
    "apps/base/a.yaml": config_map("based"),
    "apps/web/kustomization.yaml": "resources: [../base]\nnamePrefix: web-\n",
}


def test_an_overlay_finds_its_base_beside_it(render, tmp_path):
    render({**OVERLAY, "apps/outside.yaml": config_map("x")})
    assert names(render({}, folder="apps/web")) == ["web-based"]
    done = render({"apps/web/kustomization.yaml": "resources: [../base, ../outside.yaml]\n"}, folder="apps/web")
    assert done.returncode == 1 and "apps/outside.yaml' is not in or below '" in done.stderr


def test_nothing_reaches_out_of_the_repository(render, tmp_path):
    render(OVERLAY)
    (tmp_path / "apps/web/.git").mkdir()
    done = render({}, folder="apps/web")
    assert done.returncode == 1 and "no such file or directory" in done.stderr
    assert names(render({}, "--root", tmp_path / "apps", folder="apps/web")) == ["web-based"]
    done = render({}, "--root", tmp_path / "apps/base", folder="apps/web")
    assert done.returncode == 1 and "is not in the repository" in done.stderr
    (tmp_path / "apps/web/.git").rmdir()
    (tmp_path / ".git").mkdir()
    assert names(render({}, folder="apps/web")) == ["web-based"]


def test_a_chart_finds_values_beside_it_in_its_repository(render, tmp_path):
    source = tmp_path.parent / "source.yaml"
    source.write_text("helm: {valueFiles: [../env.yaml]}\n")
    files = {**{f"chart/{name}": text for name, text in CHART.items()}, "env.yaml": "size: 9\n"}
    assert render(files, "--name", "web", "--source", source, folder="chart").returncode == 1
    (tmp_path / ".git").mkdir()
    assert names(render({}, "--name", "web", "--source", source, folder="chart")) == ["web-9"]


def test_what_is_not_native_has_a_status_of_its_own(render):
    foreign = "{apiVersion: example.test/v1, kind: Foreign, metadata: {name: x}}\n"
    done = render({"kustomization.yaml": "generators: [foreign.yaml]\n", "foreign.yaml": foreign})
    assert done.returncode == 3, "a status of its own: a caller may try another renderer"
    assert "the plugin Foreign.v1.example.test is not built in" in done.stderr


def test_without_its_sidecar_a_plugin_is_not_found(render, tmp_path):
    source = tmp_path.parent / "source.yaml"
    source.write_text("plugin: {name: x}\n")
    done = render({"a.yaml": config_map("a")}, "--source", source)
    assert done.returncode == 1
    assert "could not find plugin supporting the given repository" in done.stderr


def test_an_unknown_flag_is_named(render):
    done = render({"a.yaml": config_map("a")}, "--surprise")
    assert done.returncode != 0 and "--surprise" in done.stderr
