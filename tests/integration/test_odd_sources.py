"""Sources that are odd in themselves (tests/fixtures/sources): what our repo-server makes of them is what the original's made of them."""
import pytest
from support import paths, source_cases
from support.plugins import plugins_of
from support.repo_servers import ArgosyAlone

pytestmark = pytest.mark.without_cluster


@pytest.fixture(scope="module")
def server(bed):
    for name in ("repo-server", "cmp-server"):
        if not (paths.programs() / f"argosy-{name}").exists():
            pytest.skip(f"argosy-{name} is not built")
    with ArgosyAlone(bed) as made:
        yield made


@pytest.mark.parametrize("group", source_cases.groups())
def test_odd_sources(group, bed, server):
    stage, recordings, wrong = source_cases.Stage(bed, f"odd-{group}"), source_cases.recorded(group), []
    for case in [stage.prepare(case) for case in source_cases.load(group)]:  # all of them first, so that they are fetched once
        with plugins_of(case.get("plugins"), server.folder / "plugins", server.program("cmp-server")):
            found = source_cases.answer(server, case)
        if found != source_cases.wanted(case, recordings):
            wrong.append(f"{case['name']}: {source_cases.difference(source_cases.wanted(case, recordings), found)}")
    assert not wrong, "\n".join(wrong)
