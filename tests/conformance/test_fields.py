"""The embedded cluster judges the fields of built-in kinds as the real API server did (fields/recorded.tsv); what differs stands in
fields/differ.tsv, with the reason."""

import pathlib

import fields
import pytest
import test_conformance

HERE = pathlib.Path(__file__).parent
GAPS = [line.split("\t")[0] for line in (HERE / "fields/differ.tsv").read_text(encoding="utf-8").splitlines()]
kubeconfig = test_conformance.fixture_kubeconfig


@pytest.fixture(name="found", scope="module")
def fixture_found(kubeconfig):
    """What differs, as lines of a kind and what was done."""
    asker = fields.Asker(kubeconfig)
    found = {"%s: %s" % (name, done): (wanted, got) for name, done, wanted, got in fields.differences(asker)}
    asker.close()
    return found


def test_fields_are_judged_as_by_the_api_server(found):
    unknown = {line: answers for line, answers in found.items() if line not in GAPS}
    assert not unknown


def test_every_gap_of_fields_is_one(found):
    closed = [line for line in GAPS if line not in found]
    assert not closed, "these are no gaps any more: take them out of differ.tsv"
