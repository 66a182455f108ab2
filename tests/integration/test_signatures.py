"""Who has signed what: projects that want signatures, from the key in its folder to the condition of an application."""
import json
import pathlib
import shutil
import subprocess
import tempfile

import pytest
from support import paths
from support.api_server import APPLICATIONS, failure
from support.applications import application, conditions, is_finished, is_synced
from support.process import wait_until
from support.protobuf import fields, message
from support.repository import config_map, directory
from support.zmtp import Peer

ADA = "Ada <ada@example.test>"


class Signer:
    """A key in a home of its own, and git's way to sign with it. `at`: the day it lives in, and signs on."""

    def __init__(self, folder, at=None, days="0"):
        self.home = pathlib.Path(tempfile.mkdtemp(dir="/tmp", prefix="gpg-"))  # an agent's socket has no long name
        clock = f"--faked-system-time {at}! " if at else ""
        self.program = folder / f"{self.home.name}.sh"
        self.program.write_text(f"#!/bin/sh\nexec gpg --homedir {self.home} {clock}\"$@\"\n")
        self.program.chmod(0o755)
        self.gpg("--passphrase", "", "--quick-gen-key", "Somebody <somebody@example.test>", "ed25519", "sign", days)
        listing = self.gpg("--with-colons", "--list-keys").splitlines()
        self.fingerprint = next(line for line in listing if line.startswith("fpr")).split(":")[9]
        self.id = self.fingerprint[24:]
        self.armour = self.gpg("--armor", "--export")

    def gpg(self, *arguments):
        return subprocess.run([self.program, "--batch", "--quiet", *arguments], check=True, capture_output=True, text=True).stdout

    def revoked(self):
        """The key as its owner has taken it back."""
        home = tempfile.mkdtemp(dir="/tmp", prefix="gpg-")
        text = (self.home / "openpgp-revocs.d" / f"{self.fingerprint}.rev").read_text().replace("\n:-----", "\n-----")
        gpg = [paths.system("gpg"), "--homedir", home, "--batch", "--quiet", "--no-autostart"]
        for key in (self.armour, text):
            subprocess.run([*gpg, "--import"], input=key, text=True, check=True, capture_output=True)
        armour = subprocess.run([*gpg, "--armor", "--export"], check=True, capture_output=True, text=True).stdout
        shutil.rmtree(home)
        return armour

    def commit(self, repository, value, branch="main", message="change"):
        """A signed commit of app/one.yaml, pushed."""
        repository.write({"app/one.yaml": config_map("one", value)})
        repository.git("add", "-A")
        repository.git("-c", f"gpg.program={self.program}", "commit", "-q", f"-S{self.id}", "-m", message)
        repository.git("push", "-q", "-f", "origin", f"HEAD:{branch}")
        return repository.head()

    def tag(self, repository, name):
        repository.git("-c", f"gpg.program={self.program}", "tag", "-s", "-u", self.id, "-m", name, name)
        repository.git("push", "-q", "origin", f"refs/tags/{name}")

    def close(self):
        subprocess.run([paths.system("gpgconf"), "--homedir", self.home, "--kill", "all"], check=True)
        shutil.rmtree(self.home, ignore_errors=True)  # the agent takes its sockets away itself


@pytest.fixture(scope="module")
def signers(bed):
    made = {"ada": Signer(bed.folder), "eve": Signer(bed.folder), "old": Signer(bed.folder, "20200101T000000", "2d")}
    yield made
    for signer in made.values():
        signer.close()


@pytest.fixture
def keys(argosy, signers):
    """The folder that argocd-gpg-keys-cm would be mounted on, with Ada's key in it; empty again at the end."""
    folder = argosy.folder / "gpg-source"
    (folder / signers["ada"].id).write_text(signers["ada"].armour)
    yield folder
    for path in folder.iterdir():
        path.unlink()


@pytest.fixture
def project(cluster, name):
    """project(spec): of the test's name; it goes when the test does."""
    made = []

    def create(**spec):
        item = {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": name, "namespace": "argocd"},
                "spec": {"sourceRepos": ["*"], "destinations": [{"server": "*", "namespace": "*"}], **spec}}
        cluster.create(item)
        made.append(cluster.path_of(item))
        return made[0]

    yield create
    for path in made:
        cluster.delete(path)


def policy(mode, key, url="*"):
    return {"git": {"policies": [{"repos": [{"url": url}], "gpg": {"mode": mode, "keys": [key]}}]}}


def problem(revision, reason, key="", author=ADA):
    return f"Failed verifying revision {revision} by '{author}': {reason} (key_id={key})"


def refused(text):
    """The only condition is an error with just this text."""
    return lambda app: conditions(app).get("ComparisonError") == text


def live_value(cluster, namespace):
    found = cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/one")
    return found and found["data"]["value"]


def test_the_head_is_signed_by_a_key_of_the_project(cluster, watch, applications, repository, project, keys, signers, namespace, name):
    """The older signatureKeys, and every way not to satisfy them."""
    ada, eve, old = signers["ada"], signers["eve"], signers["old"]
    project(signatureKeys=[{"keyID": ada.id}, {"keyID": old.id}])
    good = ada.commit(repository, "1")
    applications(application(name, directory(repository), namespace, project=name))
    watch.wait(name, lambda app: "sync" in app.get("status", {}) and not conditions(app))
    watch.sync_and_wait(name)
    watch.wait(name, is_synced(good))
    assert live_value(cluster, namespace) == "1"

    def check(revision, reason, key=""):
        watch.refresh(name)
        app = watch.wait(name, refused("GIT/GPG: " + problem(revision, reason, key)))
        assert app["status"]["sync"]["revision"] == revision

    unsigned = repository.commit({"app/one.yaml": config_map("one", "2")})
    check(unsigned, "unsigned")
    app = watch.sync_and_wait(name, "Error")
    assert app["status"]["operationState"]["message"] == f"ComparisonError: GIT/GPG: {problem(unsigned, 'unsigned')}"
    assert live_value(cluster, namespace) == "1"

    stranger = eve.commit(repository, "3")
    check(stranger, "signed with key not in keyring", eve.id)
    (keys / eve.id).write_text(eve.armour)  # known now, and the same commit is looked at again
    check(stranger, "signed with unallowed key", eve.id)

    (keys / old.id).write_text(old.armour)
    check(old.commit(repository, "4"), "signed with expired key", old.id)

    signed = ada.commit(repository, "5")
    text = subprocess.run(["git", "-C", repository.folder, "cat-file", "commit", signed], check=True, capture_output=True, text=True).stdout
    forged = subprocess.run(["git", "-C", repository.folder, "hash-object", "-t", "commit", "-w", "--stdin"], check=True,
                            capture_output=True, text=True, input=text.replace("\nchange", "\nforged")).stdout.strip()
    repository.git("push", "-q", "-f", "origin", f"{forged}:refs/heads/main")
    check(forged, "bad signature", ada.id)

    repository.git("push", "-q", "-f", "origin", f"{signed}:refs/heads/main")
    watch.refresh(name)
    watch.wait(name, lambda app: not conditions(app))
    watch.sync_and_wait(name)
    watch.wait(name, is_synced(signed))
    assert live_value(cluster, namespace) == "5"

    (keys / ada.id).write_text(ada.revoked())
    check(signed, "signed with revoked key", ada.id)
    (keys / ada.id).unlink()
    check(signed, "signed with key not in keyring", ada.id)


def test_an_annotated_tag_speaks_for_its_commit(cluster, watch, applications, repository, project, keys, signers, namespace, name):
    ada = signers["ada"]
    project(sourceIntegrity=policy("head", ada.fingerprint))
    commit = repository.commit({"app/one.yaml": config_map("one", "1")})
    ada.tag(repository, "v1.0.0")
    repository.tag("v2", annotated=True)
    applications(application(name, directory(repository, revision="1.*"), namespace, project=name))
    watch.wait(name, lambda app: app.get("status", {}).get("sync", {}).get("revision") == commit and not conditions(app))
    # An operation names the commit, which is not signed itself: the tag is what the application wants.
    watch.sync_and_wait(name, sync={"revision": commit})
    watch.wait(name, is_synced(commit))
    assert live_value(cluster, namespace) == "1"
    cluster.merge(f"{APPLICATIONS}/{name}", {"spec": {"source": {"targetRevision": "v2"}}})
    watch.refresh(name, "hard")
    watch.wait(name, refused("GIT/GPG: " + problem("v2", "unsigned", author='Ada "<ada@example.test>"')))


def test_the_whole_history_of_one_source_of_two(cluster, bed, watch, applications, repository, project, keys, signers, namespace, name):
    ada = signers["ada"]
    other = bed.repository(f"{name}-other")
    other.commit({"app/two.yaml": config_map("two")})
    first = repository.commit({"app/one.yaml": config_map("one", "0")})
    ada.commit(repository, "1")
    policies = policy("strict", ada.id, f"*/{name}.git")
    path = project(sourceIntegrity=policies)
    applications(application(name, [directory(other), directory(repository)], namespace, project=name))
    watch.wait(name, refused("GIT/GPG: source 2 of 2: " + problem(first, "unsigned")))
    ada.commit(repository, "2", message="x\n\nArgocd-gpg-seal: looked through")
    ada.commit(repository, "3")
    watch.refresh(name)
    watch.wait(name, lambda app: not conditions(app))
    watch.sync_and_wait(name)
    watch.wait(name, is_synced())
    assert live_value(cluster, namespace) == "3"
    # Two policies for one repository are none that counts, and nothing is compared any more.
    twice = policies["git"]["policies"] * 2
    cluster.merge(path, {"spec": {"sourceIntegrity": {"git": {"policies": twice}}}})
    watch.refresh(name, "hard")
    text = f"multiple (2) git source integrity policies found for repo URL: {repository.url}"
    app = watch.sync_and_wait(name, "Error")
    assert text in app["status"]["operationState"]["message"]


def test_a_commit_elsewhere_is_verified_too(watch, applications, repository, project, keys, signers, namespace, name):
    """Annotation manifest-generate-paths: what was made of a signed commit is not handed on to one that is not signed."""
    ada = signers["ada"]
    project(sourceIntegrity=policy("head", ada.id))
    ada.commit(repository, "1")
    metadata = {"annotations": {"argocd.argoproj.io/manifest-generate-paths": "."}}
    applications(application(name, directory(repository), namespace, project=name, syncPolicy={"automated": {}}, metadata=metadata))
    watch.wait(name, is_synced())
    unsigned = repository.commit({"other/two.yaml": config_map("two")})
    watch.refresh(name)
    watch.wait(name, refused("GIT/GPG: " + problem(unsigned, "unsigned")))


def test_value_files_of_another_source_are_verified(bed, cluster, watch, applications, repository, project, keys, signers, namespace, name):
    ada = signers["ada"]
    values = bed.repository(f"{name}-values")
    project(sourceIntegrity=policy("head", ada.id))
    unsigned = values.commit({"values.yaml": {"value": "1"}})
    repository.write({"chart/Chart.yaml": {"apiVersion": "v2", "name": "chart", "version": "1.0.0"},
                      "chart/templates/one.yaml": config_map("one", "{{ .Values.value }}")})
    ada.commit(repository, "1")
    chart = directory(repository, "chart", helm={"valueFiles": ["$values/values.yaml"]})
    applications(application(name, [chart, {"repoURL": values.url, "targetRevision": "main", "ref": "values"}], namespace, project=name))
    watch.wait(name, refused("GIT/GPG: source 1 of 2: " + problem(unsigned, "unsigned")))
    ada.commit(values, "2")
    watch.refresh(name)
    watch.wait(name, lambda app: not conditions(app))
    watch.sync_and_wait(name)
    watch.wait(name, is_synced())
    assert live_value(cluster, namespace) == "1"


def test_what_is_shown_of_a_signature(api, cluster, watch, applications, repository, project, keys, signers, namespace, name, tmp_path):
    ada, eve = signers["ada"], signers["eve"]
    path = project(sourceIntegrity=policy("head", ada.id))
    applications(application(name, directory(repository), namespace, project=name))

    def shown(revision):
        answer = api.rest("GET", f"/api/v1/applications/{name}/revisions/{revision}/metadata")
        assert answer.status == 200, answer.body
        return answer.json.get("signatureInfo"), answer.json.get("sourceIntegrityResult")

    def result(*problems):
        return {"Checks": [{"Name": "GIT/GPG", "Problems": list(problems) or None}]}

    signed = ada.commit(repository, "1")
    assert shown(signed) == (f"Good signature from {ADA} key {ada.id}", result())
    stranger = eve.commit(repository, "2")
    assert shown(stranger) == (f"Found signature made with EDDSA key {eve.id}, but verification result was invalid: "
                               "'gpg: Can't check signature: No public key'",
                               result(problem(stranger, "signed with key not in keyring", eve.id)))
    (keys / eve.id).write_text(eve.armour)
    assert shown(stranger) == (f"Found good signature made with EDDSA key {eve.id}, but this key is not allowed in AppProject",
                               result(problem(stranger, "signed with unallowed key", eve.id)))
    unsigned = repository.commit({"app/one.yaml": config_map("one", "3")})
    assert shown(unsigned) == (f"Target revision {unsigned} in Git is not signed, but a signature is required",
                               result(problem(unsigned, "unsigned")))

    local = tmp_path / "app"
    local.mkdir()
    (local / "one.yaml").write_text(json.dumps(config_map("one", "4")))
    refusal = "Cannot use local manifests when source integrity is enforced"
    done = api.cli("app", "sync", name, "--local", str(local), "--local-repo-root", str(tmp_path))
    assert refusal in failure(done)
    # Nor does the controller take them from whoever writes the operation itself.
    app = watch.sync_and_wait(name, "Error", sync={"manifests": [json.dumps(config_map("one", "4"))]})
    assert app["status"]["operationState"]["message"] == f"ComparisonError: {refusal}"
    assert live_value(cluster, namespace) is None
    cluster.merge(path, {"spec": {"sourceIntegrity": policy("head", ada.id, "https://elsewhere.test/*")}})
    wait_until(lambda: shown(unsigned) == (None, None), 30, lambda: f"the API server knows the project's policy: {shown(unsigned)}")
    watch.wait(name, is_finished())
    done = api.cli("app", "sync", name, "--local", str(local), "--local-repo-root", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert live_value(cluster, namespace) == "4"


def test_verification_is_switched_off(argosy, watch, applications, repository, project, keys, signers, namespace, name):
    project(sourceIntegrity=policy("strict", signers["ada"].id))
    repository.commit({"app/one.yaml": config_map("one", "1")})
    with argosy.settings_changed(ARGOCD_GPG_ENABLED="no"):
        applications(application(name, directory(repository), namespace, project=name))
        app = watch.wait(name, lambda app: "sync" in app.get("status", {}))
        assert not conditions(app)


ERROR = 5  # of an envelope's kinds


def ask(argosy, method, body):
    """A repo-server's own answer: (kind of its envelope, its fields, the message of a failure)."""
    host, port = argosy.addresses[0].split(":")
    peer = Peer(host, int(port))
    try:
        peer.send(message(f1=1, f2=7, f3=method, f4=60000), body)
        envelope, *rest = peer.receive(60)
    finally:
        peer.close()
    envelope = fields(envelope)
    failure = fields(envelope[7][0])[4][0].decode() if 7 in envelope else ""
    return envelope[1][0], fields(rest[0]) if rest else {}, failure


@pytest.mark.parametrize("method, signed_by", [("GetGitFiles", 8), ("GetGitDirectories", 6)])
def test_what_generators_look_for_is_signed(argosy, repository, keys, signers, method, signed_by):
    """The two calls of git generators: refused for a commit that is not signed, whatever the cache holds."""
    ada = signers["ada"]

    def search(integrity):
        places = {"f4": "app/*.yaml"} if method == "GetGitFiles" else {}
        policies = {f"f{signed_by}": message(f1=message(f1="*", f2="head", f3=ada.fingerprint))} if integrity else {}
        return ask(argosy, method, message(f1=message(f1=repository.url), f3="main", **{"f6" if method == "GetGitFiles" else "f4": 1, **places, **policies}))

    unsigned = repository.commit({"app/one.yaml": config_map("one", "1")})
    kind, found, _ = search(integrity=False)
    assert kind != ERROR and len(found[1]) == 1
    kind, _, failure = search(integrity=True)
    assert (kind, failure) == (ERROR, "GIT/GPG: " + problem(unsigned, "unsigned"))
    ada.commit(repository, "2")
    kind, found, failure = search(integrity=True)
    assert kind != ERROR and len(found[1]) == 1, failure
