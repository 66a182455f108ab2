"""The embedded cluster judges the fields of built-in kinds as the real API server did (fields/recorded.tsv); what differs stands in GAPS.md."""

import pathlib
import re

import fields
import pytest
import test_conformance

HERE = pathlib.Path(__file__).parent
GAPS = re.findall(r"^- `fields: (.+?)`: .+$", (HERE / "GAPS.md").read_text(encoding="utf-8"), re.M)
kubeconfig = test_conformance.fixture_kubeconfig


@pytest.fixture(name="found", scope="module")
def fixture_found(kubeconfig):
    """What differs, as lines of a kind and what was done."""
    asker = fields.Asker(kubeconfig)
    found = {"%s: %s" % (name, done): (wanted, got) for name, done, wanted, got in fields.differences(asker)}
    asker.close()
    return found


def test_fields_are_judged_as_by_the_api_server(found):
    unknown = {line: answers for line, answers in found.items() if not any(re.match(gap, line) for gap in GAPS)}
    assert not unknown


def test_every_gap_of_fields_is_one(found):
    closed = [gap for gap in GAPS if not any(re.match(gap, line) for line in found)]
    assert not closed, "these are no gaps any more: take them out of GAPS.md"
