"""A Kubernetes cluster, Redis, and Git over HTTP, HTTPS and SSH, all on free ports of loopback, beneath one temporary folder.
The cluster is a real one without nodes (etcd, kube-apiserver, kube-controller-manager) or the embedded one."""
import base64
import getpass
import os
import pathlib
import secrets
import shutil
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.request

from . import paths
from .kube import Cluster
from .process import HOST, Process, answers, free_port, wait_until
from .repository import GitRepository

CONTROLLERS = ("namespace-controller,garbage-collector-controller,serviceaccount-controller,serviceaccount-token-controller,"
               "root-ca-certificate-publisher-controller,deployment-controller,replicaset-controller")
GIT_USER, GIT_PASSWORD = "git-user", "git password: 1&2"


def run(*command, **more):
    subprocess.run([str(word) for word in command], check=True, capture_output=True, **more)


class Bed:
    def __init__(self, folder=None, embedded=False):
        self.embedded = embedded
        parent = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="argosy-bed-", dir=parent))
        for name in ("keys", "logs", "git", "ssh"):
            (self.folder / name).mkdir(exist_ok=True)
        self.keys, self.git_folder = self.folder / "keys", self.folder / "git"
        self.kubeconfig = self.folder / "kubeconfig"
        self.ports = {name: free_port() for name in ("etcd", "peer", "api", "controllers", "redis", "git", "git-tls", "ssh")}
        self.processes = {}
        self.cluster = None
        self.repositories = 0

    # addresses

    @property
    def api_url(self):
        return f"https://{HOST}:{self.ports['api']}"

    @property
    def redis_address(self):
        return f"{HOST}:{self.ports['redis']}"

    @property
    def git_url(self):
        return f"http://{HOST}:{self.ports['git']}"

    @property
    def git_https_url(self):
        return f"https://localhost:{self.ports['git-tls']}"

    @property
    def git_ssh_url(self):
        return f"ssh://{getpass.getuser()}@{HOST}:{self.ports['ssh']}"

    # life

    def start(self):
        self.make_keys()
        if not self.embedded:
            self.start_etcd()
        self.start_redis()
        self.start_git()
        self.start_ssh()
        if self.embedded:
            self.start_devcluster()
        else:
            self.wait_etcd()
            self.start_api_server()
            self.start_controllers()
        return self

    def stop(self):
        for process in reversed(self.processes.values()):
            if process.name in ("etcd", "kube-apiserver", "kube-controller-manager", "devcluster"):
                process.kill()  # nothing of theirs outlives the folder
            else:
                process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        self.stop()

    def run(self, name, command, env=None):
        process = Process(name, command, self.folder / "logs" / f"{name}.log", env)
        self.processes[name] = process
        return process.start()

    # parts

    def make_keys(self):
        keys = self.keys
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
            "-subj", "/CN=bed", "-keyout", keys / "ca.key", "-out", keys / "ca.crt")
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost",
            "-keyout", keys / "server.key", "-out", keys / "server.csr")
        (keys / "names").write_text(f"subjectAltName=IP:{HOST},IP:10.96.0.1,DNS:localhost\n")
        run("openssl", "x509", "-req", "-in", keys / "server.csr", "-CA", keys / "ca.crt", "-CAkey", keys / "ca.key",
            "-CAcreateserial", "-days", "30", "-out", keys / "server.crt", "-extfile", keys / "names")
        (keys / "server.pem").write_text((keys / "server.key").read_text() + (keys / "server.crt").read_text())
        run("openssl", "genrsa", "-out", keys / "service-account.key", "2048")
        self.token = secrets.token_hex(16)
        (keys / "tokens.csv").write_text(f"{self.token},admin,admin,system:masters\n")
        self.write_kubeconfig(self.kubeconfig, self.api_url)

    def write_kubeconfig(self, path, server, token=None, authority=True):
        """A kubeconfig for any address of the API server, such as a proxy in front of it."""
        data = base64.b64encode((self.keys / "ca.crt").read_bytes()).decode()
        trusted = f", certificate-authority-data: {data}" if authority else ""
        path.write_text(f"""apiVersion: v1
kind: Config
current-context: bed
clusters: [{{name: bed, cluster: {{server: "{server}"{trusted}}}}}]
users: [{{name: admin, user: {{token: {token or self.token}}}}}]
contexts: [{{name: bed, context: {{cluster: bed, user: admin, namespace: argocd}}}}]
""", encoding="utf-8")
        return path

    def start_etcd(self):
        client, peer = (f"http://{HOST}:{self.ports[name]}" for name in ("etcd", "peer"))
        self.run("etcd", [paths.oracle("etcd"), "--name", "bed", "--data-dir", self.folder / "etcd", "--unsafe-no-fsync",
                          "--log-level", "warn", "--listen-client-urls", client, "--advertise-client-urls", client,
                          "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", f"bed={peer}"])

    def wait_etcd(self):
        self.processes["etcd"].wait_ready(lambda: answers(HOST, self.ports["etcd"]))

    def start_redis(self, name="redis", port=None, *options):
        """A Redis; by default the bed's own."""
        port = port or self.ports["redis"]
        process = self.run(name, [paths.system("redis-server"), "--bind", HOST, "--port", port, "--save", "", "--appendonly", "no",
                                  "--dir", self.folder, *options])
        process.wait_ready(lambda: answers(HOST, port))
        return process

    def start_api_server(self):
        keys = self.keys
        process = self.run("kube-apiserver", [
            paths.oracle("kube-apiserver"), "--etcd-servers", f"http://{HOST}:{self.ports['etcd']}",
            "--bind-address", HOST, "--secure-port", self.ports["api"], "--endpoint-reconciler-type", "none",
            "--tls-cert-file", keys / "server.crt", "--tls-private-key-file", keys / "server.key",
            "--token-auth-file", keys / "tokens.csv", "--authorization-mode", "RBAC", "--anonymous-auth=false",
            "--service-account-issuer", self.api_url, "--service-account-key-file", keys / "service-account.key",
            "--service-account-signing-key-file", keys / "service-account.key", "--service-cluster-ip-range", "10.96.0.0/14",
            "--max-requests-inflight", "3000", "--max-mutating-requests-inflight", "1500"])
        self.cluster = Cluster(self.kubeconfig)
        process.wait_ready(self.api_is_ready)

    def api_is_ready(self):
        try:
            return self.cluster.text("GET", "/readyz") == b"ok"
        except Exception:  # whatever keeps it from answering: it is not ready
            return False

    def start_devcluster(self):
        """With the bed's own certificate, and workloads that get no further than on a cluster without nodes."""
        data = self.folder / "devcluster"
        data.mkdir(mode=0o700, exist_ok=True)
        for kind in ("crt", "key"):
            shutil.copy(self.keys / f"server.{kind}", data / f"tls.{kind}")
        process = self.run("devcluster", [
            paths.programs() / "argosy-devcluster", "--address", HOST, "--port", self.ports["api"], "--token", self.token,
            "--data-dir", data, "--client-ca-file", self.keys / "ca.crt", "--loglevel", "warn",
            "--controllers", "namespaces,secrets,deployments.apps,replicasets.apps"])
        self.cluster = Cluster(self.kubeconfig)
        process.wait_ready(self.api_is_ready)
        wait_until(lambda: self.cluster.find("/api/v1/namespaces/default/serviceaccounts/default"), 30, "the default service account")

    def start_controllers(self):
        self.run("kube-controller-manager", [
            paths.oracle("kube-controller-manager"), "--kubeconfig", self.kubeconfig, "--bind-address", HOST,
            "--secure-port", self.ports["controllers"], "--leader-elect=false", "--kube-api-qps", "500", "--kube-api-burst", "1000",
            "--root-ca-file", self.keys / "ca.crt", "--service-account-private-key-file", self.keys / "service-account.key",
            "--controllers", CONTROLLERS])
        wait_until(lambda: self.cluster.find("/api/v1/namespaces/default/serviceaccounts/default"), 30, "the default service account")

    def start_git(self):
        """Any path over HTTP and HTTPS; beneath /private with a password. The same repositories behind each."""
        password_file = self.folder / "git-users"
        password_file.write_text(f"{GIT_USER}:{GIT_PASSWORD}\n")
        config = self.folder / "git.conf"
        config.write_text(f"""
server.modules = ("mod_auth", "mod_authn_file", "mod_alias", "mod_setenv", "mod_cgi", "mod_openssl")
server.document-root = "{self.git_folder}"
server.bind = "{HOST}"
server.port = {self.ports['git']}
server.errorlog = "{self.folder}/logs/git-errors.log"
$SERVER["socket"] == "{HOST}:{self.ports['git-tls']}" {{ ssl.engine = "enable" ssl.pemfile = "{self.keys}/server.pem" }}
auth.backend = "plain"
auth.backend.plain.userfile = "{password_file}"
$HTTP["url"] =~ "^/private/" {{
    auth.require = ("" => ("method" => "basic", "realm" => "private", "require" => "valid-user"))
    alias.url = ("/private/" => "{git_program('http-backend')}/")
}}
else $HTTP["url"] =~ "" {{ alias.url = ("/" => "{git_program('http-backend')}/") }}
cgi.assign = ("" => "")
setenv.add-environment = ("GIT_PROJECT_ROOT" => "{self.git_folder}", "GIT_HTTP_EXPORT_ALL" => "1")
""", encoding="utf-8")
        self.run("git", [paths.system("lighttpd"), "-D", "-f", config])
        wait_until(lambda: answers(HOST, self.ports["git"]), 10, "the Git server")

    def start_ssh(self):
        folder = self.folder / "ssh"
        for key in ("host", "client"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", key, "-f", folder / key)
        (folder / "authorized_keys").write_text((folder / "client.pub").read_text())
        (folder / "config").write_text(f"""
ListenAddress {HOST}:{self.ports['ssh']}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
""", encoding="utf-8")
        if os.geteuid() == 0:
            pathlib.Path("/run/sshd").mkdir(exist_ok=True)  # where sshd wants to be imprisoned
        self.run("ssh", [paths.system("sshd"), "-D", "-e", "-f", folder / "config"])
        wait_until(lambda: answers(HOST, self.ports["ssh"]), 10, "the SSH server")

    @property
    def ssh_key(self):
        return (self.folder / "ssh" / "client").read_text()

    @property
    def ssh_known_hosts(self):
        kind, key, _ = (self.folder / "ssh" / "host.pub").read_text().split()
        return f"[{HOST}]:{self.ports['ssh']} {kind} {key}\n"

    # use

    def kubectl(self, *arguments, stdin=None, check=True):
        """kubectl on this cluster; its CompletedProcess."""
        env = {**os.environ, "KUBECONFIG": str(self.kubeconfig)}
        done = subprocess.run([paths.oracle("kubectl"), *map(str, arguments)], capture_output=True, text=True, input=stdin, env=env)
        if check and done.returncode:
            raise RuntimeError(f"kubectl {' '.join(map(str, arguments))}: {done.stderr}")
        return done

    def redis(self, *words):
        """What redis-cli answers."""
        command = ["redis-cli", "-h", HOST, "-p", str(self.ports["redis"]), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def repository(self, name=None):
        self.repositories += 1
        return GitRepository(self, name or f"repository-{self.repositories}")


def git_program(name):
    folder = subprocess.run(["git", "--exec-path"], check=True, capture_output=True, text=True).stdout.strip()
    return pathlib.Path(folder) / f"git-{name}"


def responds(url):
    """Whether a health check answers 200, whoever it is."""
    try:
        with urllib.request.urlopen(url, timeout=2, context=ssl._create_unverified_context()) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
