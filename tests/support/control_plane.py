"""The control plane under test: Argosy's processes, or the original's, started the same way on a bed."""
import contextlib
import os
import pathlib
import secrets
import urllib.request

from . import paths
from .bed import responds
from .process import HOST, Process, free_port, wait_until

NAMESPACE = "argocd"
DAY_ONE = "2026-01-01T00:00:00Z"


def install(bed, namespace=NAMESPACE):
    """The custom resources and the settings of a fresh installation."""
    bed.cluster.ensure_namespace(namespace)
    bed.kubectl("apply", "--server-side", "--force-conflicts", "-k", paths.MANIFESTS / "crds")
    for plural in ("applications", "appprojects", "applicationsets"):
        wait_until(lambda path=f"/apis/argoproj.io/v1alpha1/{plural}": bed.cluster.serves(path), 30, f"{plural} are served")
    bed.kubectl("apply", "-n", namespace, "-k", paths.MANIFESTS / "base" / "config")
    bed.cluster.merge(f"/api/v1/namespaces/{namespace}/secrets/argocd-secret",
                      {"stringData": {"server.secretkey": secrets.token_urlsafe(32), "admin.passwordMtime": DAY_ONE}})


class ControlPlane:
    """Processes by name. A subclass says how its programs are called."""

    prefix = ""
    repo_servers = 1

    def __init__(self, bed, namespace=NAMESPACE, kubeconfig=None, settings=None):
        self.bed, self.namespace = bed, namespace
        self.kubeconfig = kubeconfig or bed.kubeconfig
        self.folder = bed.folder / f"{type(self).__name__.lower()}-{secrets.token_hex(3)}"
        for name in ("tls", "ssh", "gpg", "gpg-source", "plugins", "tmp", "bin", "logs"):
            (self.folder / name).mkdir(parents=True)
        self.processes = {}
        self.health_ports = {}
        self.settings = settings or {}

    def environment(self):
        """What a pod of the installation would set: folders of its own instead of /app/config."""
        folder = self.folder
        return {"KUBECONFIG": self.kubeconfig, "TMPDIR": folder / "tmp", "HOME": folder, "ARGOCD_FAKE_IN_CLUSTER": "true",
                "ARGOCD_TLS_DATA_PATH": folder / "tls", "ARGOCD_SSH_DATA_PATH": folder / "ssh",
                "ARGOCD_GNUPGHOME": folder / "gpg", "ARGOCD_GPG_DATA_PATH": folder / "gpg-source",
                "ARGOCD_PLUGINSOCKFILEPATH": folder / "plugins", "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", **self.settings}

    def program(self, name):
        raise NotImplementedError

    def server_flags(self):
        """What the API server has to be told about the processes beside it."""
        return []

    def run(self, name, role, *arguments, health_port):
        log = self.folder / "logs" / f"{name}.log"
        process = Process(name, [self.program(role), *arguments, "--loglevel", os.environ.get("LOG_LEVEL", "info")], log,
                          self.environment())
        self.processes[name] = process
        self.health_ports[name] = health_port
        return process.start()

    def trust_ssh_host(self):
        (self.folder / "ssh" / "ssh_known_hosts").write_text(self.bed.ssh_known_hosts)

    def start(self):
        self.trust_ssh_host()
        self.addresses = [self.start_repo_server(f"repo-server-{number}") for number in range(1, self.repo_servers + 1)]
        self.start_controller()
        for name in list(self.processes):
            self.wait_healthy(name)
        return self

    def start_repo_server(self, name):
        port, metrics = free_port(), free_port()
        self.run(name, "repo-server", "--port", port, "--metrics-port", metrics, "--redis", self.bed.redis_address, health_port=metrics)
        return f"{HOST}:{port}"

    def start_controller(self, name="application-controller"):
        metrics = free_port()
        self.run(name, "application-controller", "--metrics-port", metrics, "--repo-server", ",".join(self.addresses),
                 "--redis", self.bed.redis_address, health_port=metrics)

    def wait_healthy(self, name):
        self.processes[name].wait_ready(lambda: responds(f"http://{HOST}:{self.health_ports[name]}/healthz"), 120)

    def metrics(self, name="application-controller"):
        """{'name{labels}': value} of a process's /metrics."""
        with urllib.request.urlopen(f"http://{HOST}:{self.health_ports[name]}/metrics", timeout=10) as response:
            lines = response.read().decode().splitlines()
        return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if line and not line.startswith("#")}

    def restart(self, name, kill=True):
        """SIGKILL (or SIGTERM) and start again with the same command."""
        process = self.processes[name]
        if kill:
            process.kill()
        else:
            process.stop()
        process.start()
        self.wait_healthy(name)

    @contextlib.contextmanager
    def settings_changed(self, **env):
        """Everything restarted with other environment variables, and again without them at the end."""
        before = {name: process.env for name, process in self.processes.items()}
        try:
            for name, process in self.processes.items():
                process.env = {**process.env, **env}
                self.restart(name, kill=False)
            yield
        finally:
            for name, process in self.processes.items():
                process.env = before[name]
                self.restart(name, kill=False)

    def ensure_running(self):
        """Starts what a test has ended."""
        for name, process in self.processes.items():
            if process.has_died():
                raise RuntimeError(f"{name} ended with {process.child.returncode}:\n{process.tail(80)}")
            if not process.is_running():
                process.start()
                self.wait_healthy(name)

    def stop(self):
        for process in reversed(self.processes.values()):
            process.stop()

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        self.stop()


class Argosy(ControlPlane):
    """Our programs, from PROGRAMS or the newest build."""

    def stop(self):
        """Each has to end well when it is asked to: a leak that is found at the end counts, and so does a hang."""
        running = [process for process in self.processes.values() if process.is_running()]
        super().stop()
        for process in running:
            if process.child.returncode != 0:
                raise RuntimeError(f"{process.name} ended with {process.child.returncode} when asked to:\n{process.tail(80)}")

    def program(self, name):
        return paths.programs() / f"argosy-{name}"

    def environment(self):
        return {**super().environment(), "ARGOSY_RPC_PORT": free_port(), "ARGOSY_EVENTS_PORT": free_port()}

    def server_flags(self):
        controller = self.processes["application-controller"].env
        return ["--controller", f"{HOST}:{controller['ARGOSY_RPC_PORT']}", "--controller-events", f"{HOST}:{controller['ARGOSY_EVENTS_PORT']}"]


class Original(ControlPlane):
    """The original: one program that is called by the names of its parts."""

    def program(self, name):
        return self.folder / "bin" / f"argocd-{name}"

    def environment(self):
        """It would make a key at each start, and leave gpg's agent behind."""
        return {"ARGOCD_GPG_ENABLED": "false", **super().environment()}

    def start(self):
        argocd = paths.oracle("argocd")
        for name in ("argocd", "argocd-repo-server", "argocd-application-controller", "argocd-server", "argocd-git-ask-pass"):
            (self.folder / "bin" / name).symlink_to(argocd)
        for name in ("helm", "kustomize"):
            (self.folder / "bin" / name).symlink_to(paths.oracle(name))
        helpers = pathlib.Path(os.path.realpath(argocd.parent.parent / "argocd-manifests")).parent / "hack"
        for name in ("git-verify-wrapper.sh", "gpg-wrapper.sh"):
            target = self.folder / "bin" / name
            target.write_bytes((helpers / name).read_bytes())
            target.chmod(0o755)
        return super().start()
