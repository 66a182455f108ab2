"""A Git repository on the bed's servers, written to through a work tree."""
import pathlib
import subprocess
import tempfile

import yaml

WHO = ["-c", "user.name=Ada", "-c", "user.email=ada@example.test", "-c", "gc.auto=0", "-c", "commit.gpgsign=false"]


def text_of(content):
    """File content: text as it is, an object or a list of objects as a YAML stream."""
    if isinstance(content, (str, bytes)):
        return content
    return yaml.safe_dump_all(content if isinstance(content, list) else [content], sort_keys=False)


class GitRepository:
    """`url` is where it is served over HTTP; `ssh_url`, `https_url` and `private_url` reach the same one."""

    def __init__(self, bed, name):
        self.bed, self.name = bed, name
        self.bare = bed.git_folder / f"{name}.git"
        self.bare.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        self.git_dir("config", "uploadpack.allowAnySHA1InWant", "true")
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=bed.folder, prefix="work-"))
        subprocess.run(["git", "clone", "-q", self.bare, self.folder], check=True, stderr=subprocess.DEVNULL)
        self.git("checkout", "-q", "-B", "main")

    @property
    def url(self):
        return f"{self.bed.git_url}/{self.name}.git"

    @property
    def https_url(self):
        return f"{self.bed.git_https_url}/{self.name}.git"

    @property
    def private_url(self):
        return f"{self.bed.git_url}/private/{self.name}.git"

    @property
    def ssh_url(self):
        return f"{self.bed.git_ssh_url}{self.bare}"

    @property
    def file_url(self):
        return f"file://{self.bare}"

    def git(self, *arguments):
        done = subprocess.run(["git", "-C", self.folder, *WHO, *arguments], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"git {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def git_dir(self, *arguments):
        return subprocess.run(["git", "--git-dir", self.bare, *arguments], check=True, capture_output=True, text=True).stdout

    def write(self, files, remove=()):
        for path, content in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            data = text_of(content)
            target.write_bytes(data if isinstance(data, bytes) else data.encode())
        for path in remove:
            (self.folder / path).unlink()

    def commit(self, files=(), remove=(), message="change", branch="main"):
        """Writes, commits and pushes; the new revision."""
        if self.git("branch", "--show-current") != branch:
            self.git("checkout", "-q", "-B", branch)
        self.write(dict(files), remove)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        self.git("push", "-q", "-f", "origin", branch)
        return self.head()

    def symlink(self, path, target):
        """A symbolic link for the next commit."""
        link = self.folder / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)

    def tag(self, name, annotated=False):
        self.git("tag", "-f", *(["-a", "-m", name] if annotated else []), name)
        self.git("push", "-q", "-f", "origin", f"refs/tags/{name}")

    def head(self):
        return self.git("rev-parse", "HEAD")


def config_map(name, value="1", namespace=None, **metadata):
    """A ConfigMap with one value."""
    meta = {"name": name, **({"namespace": namespace} if namespace else {}), **metadata}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": {"value": str(value)}}


def directory(repository, path="app", revision="main", **more):
    """A source of type directory."""
    return {"repoURL": repository.url, "path": path, "targetRevision": revision, **more}
