"""That the tests which ADVISORIES.md names are there, so that none is renamed or removed without a word."""
import pathlib
import re

from support import paths

HERE = pathlib.Path(__file__).resolve().parent


def named_tests():
    return re.findall(r"`([\w./-]+)::(\w+)`", (HERE / "ADVISORIES.md").read_text())


def test_every_test_that_stands_against_an_advisory_exists():
    missing = []
    for file, name in named_tests():
        path = HERE / file if file.endswith(".py") else paths.ROOT / "tests/unit" / file
        pattern = rf"^def {name}\(" if file.endswith(".py") else rf"^static void {name}\(void"
        if not path.exists() or not re.search(pattern, path.read_text(), re.M):
            missing.append(f"{file}::{name}")
    assert missing == []


def test_every_advisory_has_a_test():
    rows = [line for line in (HERE / "ADVISORIES.md").read_text().splitlines() if line.startswith("| CVE-")]
    assert len(rows) >= 35
    assert [row for row in rows if "::" not in row] == []
