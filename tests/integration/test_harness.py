"""What judges must be judged: the comparison of differential scenarios and the rules of tools/."""
import pathlib
import subprocess
import sys

import pytest
from support import paths
from support.process import Process

sys.path.append(str(paths.ROOT / "tests" / "differential"))
import answers  # noqa: E402
import compare  # noqa: E402
from mask import Mask, managers  # noqa: E402


def note(result, step="a step"):
    return [{"step": step, "result": result}]


def test_equal_notes_have_no_differences():
    assert compare.differences_of_notes(note({"a": [1, {"b": "c"}]}), note({"a": [1, {"b": "c"}]})) == []


@pytest.mark.parametrize("got", [{"a": 2}, {"a": "1"}, {"a": True}, {}, {"a": 1, "b": 1}, [1], None])
def test_any_change_is_a_difference(got):
    assert compare.differences_of_notes(note({"a": 1}), note(got))


def test_a_program_that_cannot_be_started_can_be_ended(tmp_path):
    process = Process("absent", [tmp_path / "absent"], tmp_path / "log")
    with pytest.raises(FileNotFoundError):
        process.start()
    process.kill()
    assert process.stop() is None


def test_a_missing_or_another_step_is_a_difference():
    assert compare.differences_of_notes(note(1), [])
    assert compare.differences_of_notes([], note(1))
    assert compare.differences_of_notes(note(1), note(1, "another step"))


def test_what_two_recordings_disagree_on_is_left_to_chance():
    agreed = compare.agreed({"a": 1, "b": [1, 2], "c": 1}, {"a": 1, "b": [1, 3], "d": 1})
    assert agreed == {"a": 1, "b": [1, compare.CHANCE], "c": compare.CHANCE, "d": compare.CHANCE}
    assert compare.differences(agreed, {"a": 1, "b": [1, 9], "c": "x"}) == []
    assert compare.differences(agreed, {"a": 2, "b": [1, 9]}) == [(".a", 1, 2)]


def test_excuses_are_as_wide_as_they_are_written():
    excuses = compare.Excuses("| scenario | where | why |\n|---|---|---|\n| life* | 3 *.message | age |\n| other | * | new text | age |\n")
    assert excuses.covering("life", "3 synced.status.message", "anything")
    assert not excuses.covering("life", "4 synced.status.message", "anything")
    assert not excuses.covering("death", "3 synced.status.message", "anything")
    assert excuses.covering("other", "1 x", "new text") and not excuses.covering("other", "1 x", "old text")


def test_a_mask_hides_what_changes_and_nothing_else():
    mask = Mask([("http://127.0.0.1:2345", "<git>")])
    mask.revision("0123456789abcdef0123456789abcdef01234567")
    text = "http://127.0.0.1:2345/a.git at 0123456789abcdef0123456789abcdef01234567 (0123456), 2026-01-02T03:04:05Z"
    assert mask.text(text) == "<git>/a.git at <rev1> (<rev1:7>), <time>"
    assert mask.value({"resourceVersion": "7", "generation": 3, "replicas": 3}) == {
        "resourceVersion": "<version>", "generation": "<n>", "replicas": 3}


class OneScenario:
    """As much of a scenario as answers are masked with."""

    mask, shows_status = Mask([]), True

    @staticmethod
    def owns(text):
        return "some-list" in text


@pytest.mark.parametrize("line,shape", [("app list -o json", "json"), ("app get x --output=yaml", "yaml"), ("app actions list --out json", "json"), ("app get x", "")])
def test_the_format_of_an_output_is_found_in_the_words(line, shape):
    assert answers.output_format(line.split()) == shape


def test_lists_show_what_is_the_scenarios_own():
    text = "NAME  STATUS\nsome-list-a   Synced\nother  Synced\n"
    assert answers.of_stdout(OneScenario, ["app", "list"], text, {}) == ["NAME  STATUS", "some-list-a  Synced"]
    assert answers.of_stdout(OneScenario, ["app", "list"], text, {"only": False}) == ["NAME  STATUS", "some-list-a  Synced", "other  Synced"]
    found = '[{"metadata": {"name": "some-list-a"}}, {"metadata": {"name": "other"}}]'
    assert answers.of_stdout(OneScenario, ["app", "list", "-o", "json"], found, {}) == [{"metadata": {"name": "some-list-a"}}]
    body = answers.of_body(OneScenario, "/api/v1/projects", '{"items": [{"name": "x"}, {"name": "some-list"}]}', {})
    assert body == {"items": [{"name": "some-list"}]}


def test_of_a_sync_only_the_report_counts():
    assert answers.of_stdout(OneScenario, ["app", "sync", "x"], "progress\n\nName:   x\nDuration:  3s\n", {}) == ["Name:  x", "Duration:  <time>"]


def test_answers_lose_times_tokens_and_who_wrote_which_field():
    fields = [{"manager": "b", "operation": "Update", "time": "2026-01-02T03:04:05Z"}]
    assert answers.tidy({"metadata": {"managedFields": fields}, "iat": 1800000000, "exp": 0}) == {
        "metadata": {"managedFields": ["b Update"]}, "iat": "<seconds>", "exp": 0}
    assert answers.of_stderr(OneScenario, '{"level":"fatal","msg":"no eyJh.eyJi.c","time":"2026-01-02T03:04:05Z"}\nplain   text\n') == [
        "fatal: no <token>", "plain text".replace(" ", "  ")]


def test_managers_are_names_and_ways_of_writing():
    fields = [{"manager": "b", "operation": "Update"}, {"manager": "a", "operation": "Apply", "subresource": "status"}] * 2
    assert managers(fields) == ["a Apply status", "b Update"]


# Our own rules see what they are there for

@pytest.fixture
def tree(tmp_path):
    """A repository with tools/ in it; check(RULE, {path: text}) runs a rule over these files."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "tools").mkdir()
    for tool in (paths.ROOT / "tools").glob("*"):
        if tool.is_file():
            (tmp_path / "tools" / tool.name).write_bytes(tool.read_bytes())

    def check(rule, files):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        done = subprocess.run([sys.executable, pathlib.Path(tmp_path, "tools", f"check_{rule}")], capture_output=True, text=True)
        return done.returncode, done.stdout

    return check


@pytest.mark.parametrize("path, include", [
    ("common/base/x.c", '"data/json.h"'), ("common/io/x.c", '"kube/client.h"'), ("common/data/x.c", "<uv.h>"),
    ("app-controller/x.c", '"repo_server_thing.h"'), ("repo-server/x.c", '"../app-controller/status.h"'), ("app-controller/x.c", "<zmq.h>")])
def test_a_forbidden_include_is_found(tree, path, include):
    status, said = tree("layers", {path: f"#include {include}\n"})
    assert status == 1 and f"{path}:1:" in said


def test_allowed_includes_pass(tree):
    status, said = tree("layers", {"common/kube/x.c": '#include "base/error.h"\n#include "io/loop.h"\n#include <string.h>\n',
                                   "app-controller/y.h": "", "app-controller/x.c": '#include "y.h"\n#include "kube/client.h"\n'})
    assert status == 0, said


@pytest.mark.parametrize("path, text, word", [
    ("common/data/Bad.c", "", "lower_case"), ("common/data/x.c", "typedef struct a b;\n", "typedef"),
    ("common/data/x.c", "int a; /* TO" + "DO */\n", "do it"), ("common/data/x.c", "// int a = 3;\n", "commented-out"),
    ("common/data/thing.h", "#pragma once\nint other_name(void);\n", "other_name"), ("common/data/thing.h", "int thing_a(void);\n", "#pragma once"),
    ("common/data/thing.h", "#pragma once\nint thing_get(struct error *err, int a);\n", "last parameter"), ("common/data/x.c", "\n" * 700, "split")])
def test_a_bad_name_or_shape_is_found(tree, path, text, word):
    status, said = tree("names", {path: text})
    assert status == 1 and word in said


def test_a_module_without_a_test_is_found(tree):
    status, said = tree("tests", {"common/data/thing.c": "", "common/data/thing.h": ""})
    assert status == 1 and "test_thing.c" in said
    status, said = tree("tests", {"tests/unit/common/data/test_thing.c": "static void it_works(void **state)\n{\n}\n"})
    assert status == 1 and "it_works() is in no table" in said
