"""From a commit to the cluster: the life of an application."""
import os
import pathlib

from support.applications import (CASCADE, application, conditions, is_newer, is_reconciled, is_sync_status,
                                  is_synced)
from support.repository import config_map, directory
from support.process import wait_until

AUTOMATED = {"automated": {"prune": True, "selfHeal": True}}


def live(cluster, namespace, name):
    return cluster.find(f"/api/v1/namespaces/{namespace}/configmaps/{name}")


def test_a_commit_becomes_the_cluster(argosy, cluster, watch, applications, repository, namespace, name):
    revision = repository.commit({"app/a.yaml": [config_map("one"), config_map("two")]})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    app = watch.wait(name, is_synced(revision))
    assert live(cluster, namespace, "one")["data"] == {"value": "1"}
    assert [item["revision"] for item in app["status"]["history"]] == [revision]
    assert app["status"]["sourceType"] == "Directory"
    assert not conditions(app)

    revision = repository.commit({"app/a.yaml": [config_map("one", "2")]})
    watch.refresh(name)
    app = watch.wait(name, is_synced(revision))
    assert live(cluster, namespace, "one")["data"] == {"value": "2"}
    assert live(cluster, namespace, "two") is None
    assert len(app["status"]["history"]) == 2


def test_a_commit_arrives_by_itself(argosy, bed, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    revision = repository.commit({"app/a.yaml": config_map("one", "2")})
    with argosy.settings_changed(ARGOCD_RECONCILIATION_TIMEOUT="3s", ARGOCD_RECONCILIATION_JITTER="0s"):
        bed.redis("FLUSHALL")  # where the branch's head is kept as long as the old settings said
        watch.wait(name, is_synced(revision), 30)


def test_a_change_by_hand_is_healed(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    cluster.merge(f"/api/v1/namespaces/{namespace}/configmaps/one", {"data": {"value": "by hand"}})
    wait_until(lambda: live(cluster, namespace, "one")["data"] == {"value": "1"}, 30, "the altered object is healed")
    cluster.delete(f"/api/v1/namespaces/{namespace}/configmaps/one")
    wait_until(lambda: live(cluster, namespace, "one"), 30, "the deleted object is back")


def test_without_self_heal_a_change_is_only_shown(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace))
    watch.wait(name, is_sync_status("OutOfSync"))
    watch.sync_and_wait(name)
    cluster.merge(f"/api/v1/namespaces/{namespace}/configmaps/one", {"data": {"value": "by hand"}})
    watch.wait(name, is_sync_status("OutOfSync"), quiet=1)
    assert live(cluster, namespace, "one")["data"] == {"value": "by hand"}


def test_a_deleted_application_takes_its_objects_along(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": [config_map("one"), config_map("two")]})
    applications(application(name, directory(repository), namespace, finalizer=CASCADE, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    cluster.put(config_map("foreign", namespace=namespace))
    watch.delete(name)
    assert live(cluster, namespace, "one") is None and live(cluster, namespace, "two") is None
    assert live(cluster, namespace, "foreign")


def test_without_a_finalizer_its_objects_stay(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    watch.delete(name)
    assert live(cluster, namespace, "one")


CERTIFICATES = "/apis/cert-manager.io/v1/namespaces"
CERTIFICATE_KIND = {
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "certificates.cert-manager.io"},
    "spec": {"group": "cert-manager.io", "scope": "Namespaced", "names": {"plural": "certificates", "kind": "Certificate"},
             "versions": [{"name": "v1", "served": True, "storage": True,
                           "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}}]}}


def is_waiting_for(kind):
    return lambda app: f"waiting for healthy state of {kind}" in app.get("status", {}).get("operationState", {}).get("message", "")


def test_the_next_wave_waits_for_an_operators_object(argosy, cluster, watch, applications, repository, namespace, name):
    certificate = {"apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": {"name": "web"}, "spec": {"secretName": "web"}}
    later = config_map("later")
    later["metadata"]["annotations"] = {"argocd.argoproj.io/sync-wave": "1"}
    repository.commit({"app/a.yaml": [certificate, later]})
    cluster.put(CERTIFICATE_KIND)
    try:
        wait_until(lambda: cluster.serves("/apis/cert-manager.io/v1/certificates"), 30, "the kind is served")
        applications(application(name, directory(repository), namespace, finalizer=True, syncPolicy=AUTOMATED))
        app = watch.wait(name, is_waiting_for("cert-manager.io/Certificate/web"))
        assert live(cluster, namespace, "later") is None
        cluster.merge(f"{CERTIFICATES}/{namespace}/certificates/web",
                      {"status": {"conditions": [{"type": "Ready", "status": "True", "message": "Certificate is up to date"}]}})
        watch.wait(name, is_synced())
        app = watch.wait(name, lambda app: app["status"]["health"]["status"] == "Healthy")
        assert live(cluster, namespace, "later")["data"] == {"value": "1"}

        cluster.merge(f"{CERTIFICATES}/{namespace}/certificates/web",
                      {"status": {"conditions": [{"type": "Ready", "status": "False", "message": "the issuer says no"}]}})
        app = watch.wait(name, lambda app: app["status"]["health"]["status"] == "Degraded")
        assert app["status"]["sync"]["status"] == "Synced"
        watch.delete(name)
    finally:
        cluster.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/certificates.cert-manager.io")


def test_nothing_to_do_writes_nothing(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced(), quiet=2)
    version = live(cluster, namespace, "one")["metadata"]["resourceVersion"]
    writes = watch.writes[name]
    app = watch.refresh(name)
    watch.wait(name, is_reconciled, quiet=2)
    assert live(cluster, namespace, "one")["metadata"]["resourceVersion"] == version
    assert watch.writes[name] - writes <= 2, "asking for the refresh, and answering it"
    assert is_newer(cluster.get(f"{watch.path}/{name}"), app) is False


def test_unknown_fields_of_an_application_survive(argosy, cluster, watch, applications, repository, namespace, name):
    repository.commit({"app/a.yaml": config_map("one")})
    item = application(name, directory(repository, helm={"valuesObject": {"kept": {"as": ["it", 1, None]}}}), namespace)
    item["metadata"]["annotations"] = {"example.test/mine": "yes"}
    applications(item)
    app = watch.wait(name, is_reconciled)
    assert app["spec"]["source"]["helm"]["valuesObject"] == {"kept": {"as": ["it", 1, None]}}
    assert app["metadata"]["annotations"]["example.test/mine"] == "yes"


def test_an_application_in_two_namespaces_of_one_cluster(argosy, cluster, watch, applications, repository, namespace, name):
    cluster.ensure_namespace(f"{namespace}-2")
    repository.commit({"app/a.yaml": [config_map("one"), config_map("two", namespace=f"{namespace}-2")]})
    applications(application(name, directory(repository), namespace, finalizer=True, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced())
    assert live(cluster, namespace, "one") and live(cluster, f"{namespace}-2", "two")
    watch.delete(name)
    cluster.delete(f"/api/v1/namespaces/{namespace}-2")


def connections(pid, port):
    """Those of a process that lead to a port."""
    sockets = {os.readlink(link) for link in pathlib.Path(f"/proc/{pid}/fd").iterdir()}
    rows = (line.split() for line in pathlib.Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:])
    return [row for row in rows if row[3] == "01" and int(row[2].split(":")[1], 16) == port and f"socket:[{row[9]}]" in sockets]


def test_all_watches_of_a_cluster_share_a_few_connections(argosy, cluster, watch, applications, repository, namespace, name):
    revision = repository.commit({"app/a.yaml": config_map("watched")})
    applications(application(name, directory(repository), namespace, syncPolicy=AUTOMATED))
    watch.wait(name, is_synced(revision))
    open_to_cluster = connections(argosy.processes["application-controller"].pid, cluster.port)
    assert 2 <= len(open_to_cluster) <= 4, open_to_cluster
