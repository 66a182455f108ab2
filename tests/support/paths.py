"""Where the programs are: ours, and those we test with."""
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANIFESTS = ROOT / "manifests"


def programs():
    """Folder of Argosy's programs: PROGRAMS, or the newest build that has them."""
    if os.environ.get("PROGRAMS"):
        return pathlib.Path(os.environ["PROGRAMS"]).resolve()
    built = sorted(ROOT.glob("build/*/bin/argosy-repo-server"), key=lambda path: path.stat().st_mtime)
    return built[-1].parent if built else ROOT / "build" / "dev" / "bin"


def oracle(name):
    """A program of tests/oracles; FileNotFoundError when it has not been built."""
    override = os.environ.get(name.upper().replace("-", "_") + "_BIN")
    folder = subprocess.run([ROOT / "tests/oracles/build", "--where"], check=True, capture_output=True, text=True).stdout.strip()
    path = pathlib.Path(override or f"{folder}/{name}")
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there; run tests/oracles/build {name}")
    return path


def system(name):
    """A program of the distribution, also where /usr/sbin is not on PATH."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not path:
        raise FileNotFoundError(f"{name} is not installed; run scripts/install-deps")
    return pathlib.Path(path)
