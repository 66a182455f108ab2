"""Sources that are odd in themselves (tests/fixtures/sources): what our repo-server makes of them is what the original's made of them."""
import concurrent.futures

import pytest
from support import paths, source_cases
from support.plugins import plugins_of
from support.repo_servers import ArgosyAlone

pytestmark = pytest.mark.without_cluster
AT_ONCE = 4


@pytest.fixture(scope="module")
def server(bed):
    for name in ("repo-server", "cmp-server"):
        if not (paths.programs() / f"argosy-{name}").exists():
            pytest.skip(f"argosy-{name} is not built")
    with ArgosyAlone(bed) as made:
        yield made


def answers(server, cases):
    """One after the other where plugins have to run beside; else as many at a time as there are workers."""
    with concurrent.futures.ThreadPoolExecutor(1 if any(case.get("plugins") for case in cases) else AT_ONCE) as pool:
        return list(pool.map(lambda case: answer(server, case), cases))


def answer(server, case):
    with plugins_of(case.get("plugins"), server.folder / "plugins", server.program("cmp-server")):
        return source_cases.answer(server, case)


@pytest.mark.parametrize("group", source_cases.groups())
def test_odd_sources(group, bed, server):
    stage, recordings = source_cases.Stage(bed, f"odd-{group}"), source_cases.recorded(group)
    cases = [stage.prepare(case) for case in source_cases.load(group)]  # all of them first, so that they are fetched once
    wrong = [f"{case['name']}: {source_cases.difference(source_cases.wanted(case, recordings), found)}"
             for case, found in zip(cases, answers(server, cases)) if found != source_cases.wanted(case, recordings)]
    assert not wrong, "\n".join(wrong)
