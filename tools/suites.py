"""The suites of scripts/test, in their order: each a function that runs it and returns what it counted."""
import dataclasses
import functools
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as xml

import tree

JOBS = os.cpu_count() or 2
SUMMARY = re.compile(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?")
CMOCKA = {"passed": re.compile(r"^\[  PASSED  \] (\d+) test", re.M), "failed": re.compile(r"^\[  FAILED  \] (\d+) test", re.M),
          "skipped": re.compile(r"^\[  SKIPPED \] (\d+) test", re.M)}


@dataclasses.dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""

    def __add__(self, other):
        note = "; ".join(filter(None, (self.note, other.note)))
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped, note)


def skipped(why):
    return Outcome(skipped=1, note=why)


def run(command, **more):
    """The exit status; output goes where ours goes."""
    return subprocess.run(command, cwd=tree.ROOT, **more).returncode


def counted(command, env=None):
    """Runs a command whose last lines hold `N passed, N failed`; a failure that it did not count is one."""
    done = subprocess.run(command, cwd=tree.ROOT, stdout=subprocess.PIPE, text=True, env=env)
    print(done.stdout, end="", flush=True)
    found = SUMMARY.findall(done.stdout)
    outcome = Outcome(*(int(number or 0) for number in found[-1])) if found else Outcome()
    if done.returncode and not outcome.failed:
        outcome.failed = 1
    return outcome


# Rules and lint

def rules():
    """Our own rules, the format, and generated files that must match their source."""
    total = Outcome()
    for check in ("layers", "names", "tests", "generated"):
        total += counted([f"tools/check_{check}"])
    total += counted(["scripts/format", "--check"])
    return total


def lint():
    """clang-tidy and cppcheck over what changed."""
    return counted(["scripts/lint"])


# C

@functools.lru_cache(None)  # suites share builds
def build(preset, targets=()):
    """Configures and builds a preset; None when that worked, else what went wrong, counted."""
    if run(["cmake", "--preset", preset], stdout=subprocess.DEVNULL):
        return Outcome(failed=1, note=f"cmake --preset {preset} failed")
    command = ["cmake", "--build", f"build/{preset}", "-j", str(JOBS)]
    if targets:
        command += ["--target", *targets]
    log = tree.ROOT / "build" / preset / "build.log"
    with open(log, "w", encoding="utf-8") as file:
        status = run(command, stdout=file, stderr=subprocess.STDOUT)
    if status:
        print(tail(log, 40))
        return Outcome(failed=1, note=f"the {preset} build failed")
    return None


def tail(path, lines):
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def ctest(preset, *arguments):
    """Runs the tests of a build, counting the cases inside each program."""
    report = tree.ROOT / "build" / preset / "tests.xml"
    report.unlink(missing_ok=True)
    run(["ctest", "--test-dir", f"build/{preset}", "-j", str(JOBS), "--output-on-failure", "--output-junit", str(report),
         "--test-output-size-passed", "1000000", "--test-output-size-failed", "1000000", *arguments],
        stdout=open(tree.ROOT / "build" / preset / "tests.log", "w", encoding="utf-8"), stderr=subprocess.STDOUT)
    if not report.exists():
        return Outcome(failed=1, note=f"ctest of {preset} did not run")
    total = Outcome()
    for case in xml.parse(report).getroot().iter("testcase"):
        total += cases_of(case)
    return total


def cases_of(case):
    """The cases that cmocka counted in one program; a program that died, or does not count, is one case."""
    output = case.findtext("system-out") or ""
    counts = {key: sum(map(int, pattern.findall(output))) for key, pattern in CMOCKA.items()}
    died = case.get("status") == "fail" and not counts["failed"]
    outcome = Outcome(counts["passed"], counts["failed"] + died, counts["skipped"])
    if not (outcome.passed or outcome.failed or outcome.skipped):
        outcome.passed = 1
    if outcome.failed:
        print(f"--- {case.get('name')}\n{output[-6000:]}")
    return outcome


def unit():
    """Unit tests of the dev build: address, leak and undefined-behaviour sanitizers."""
    return build("dev") or ctest("dev", "-L", "unit")


def fuzz():
    """Every saved input of every fuzz target, once."""
    return build("dev") or ctest("dev", "-L", "fuzz")


def release():
    """The release build, and that its programs are hardened."""
    return build("release", ("programs",)) or counted(["tools/check_hardening", "build/release/bin"])


def tsan():
    """Unit tests of what has threads, under the thread sanitizer."""
    names = tuple(unit_tests("common/io", "common/rpc"))
    if not names:
        return Outcome()
    return build("tsan", names) or ctest("tsan", "-R", "^(" + "|".join(names) + ")$")


def unit_tests(*folders):
    for folder in folders:
        for path in tree.files(f"tests/unit/{folder}/*test_*.c"):
            yield path.removeprefix("tests/unit/").removesuffix(".c").replace("/", "_").replace(".", "_")


# Whole processes

ORACLES = ("etcd", "kube-apiserver", "kube-controller-manager", "kubectl", "argocd", "kustomize")


def without_oracles(names=ORACLES):
    """Why suites that need these programs cannot run here, or None."""
    done = subprocess.run(["tests/oracles/build", *names], cwd=tree.ROOT, capture_output=True, text=True)
    return None if done.returncode == 0 else f"no {names[0]} to test with: " + (done.stderr.strip().splitlines() or ["?"])[-1]


def pytest(folder, preset="dev", **env):
    """A folder of pytest tests, against the programs of one build."""
    failed = build(preset)
    if failed:
        return failed
    report = tree.ROOT / "build" / f"{pathlib.PurePosixPath(folder).name}.xml"
    report.unlink(missing_ok=True)
    run(["python3", "-m", "pytest", "-q", "-x" if os.environ.get("FAIL_FAST") else "-q", f"--junitxml={report}", folder],
        env={**os.environ, "PROGRAMS": str(tree.ROOT / "build" / preset / "bin"), "PYTHONDONTWRITEBYTECODE": "1", **env})
    if not report.exists():
        return Outcome(failed=1, note=f"pytest {folder} did not run")
    total = Outcome()
    for suite in xml.parse(report).getroot().iter("testsuite"):
        number = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        failed = number["failures"] + number["errors"]
        total += Outcome(number["tests"] - failed - number["skipped"], failed, number["skipped"])
    return total


def integration():
    """Real programs on the embedded cluster, with real Git and Redis."""
    why = without_oracles()
    return skipped(why) if why else pytest("tests/integration")


def integration_real():
    """The same on a real kube-apiserver."""
    why = without_oracles()
    return skipped(why) if why else pytest("tests/integration", CLUSTER="real")


def conformance():
    """The embedded cluster answers as a real API server did."""
    why = without_oracles(("kubectl",))
    return skipped(why) if why else pytest("tests/conformance")


def differential():
    """Scenarios whose outcome must equal what the original did, and whether they ask enough of each command."""
    why = without_oracles()
    if why:
        return skipped(why)
    asked = counted(["tests/differential/table"])
    played = build("release", ("programs",)) or counted(["tests/differential/play", "--programs", "build/release/bin"])
    return asked + played


ALL = {suite.__name__: suite for suite in (rules, unit, fuzz, release, tsan, lint, conformance, integration, integration_real, differential)}
