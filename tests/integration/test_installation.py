"""The custom resources and settings that manifests/ installs, on a real API server."""
import pytest
from support import paths
from support.kube import ApiError


def project(**spec):
    return {"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject", "metadata": {"name": "tried", "namespace": "argocd"}, "spec": spec}


def application(**spec):
    return {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"name": "tried", "namespace": "argocd"}, "spec": spec}


def refusal(cluster, item):
    """Why the API server does not take it."""
    with pytest.raises(ApiError) as refused:
        cluster.request("POST", cluster.path_of(item, named=False) + "?dryRun=All", item)
    assert refused.value.status == 422
    return refused.value.message


def test_kinds_are_served_under_all_their_names(cluster):
    kinds = {entry["kind"]: entry for entry in cluster.get("/apis/argoproj.io/v1alpha1")["resources"] if "/" not in entry["name"]}
    assert {kind: entry["shortNames"] for kind, entry in kinds.items()} == {
        "Application": ["app", "apps"], "AppProject": ["appproj", "appprojs"], "ApplicationSet": ["appset", "appsets"]}
    assert all(entry["namespaced"] for entry in kinds.values())


def test_an_application_needs_project_and_destination(cluster):
    message = refusal(cluster, application(source={"path": "app"}))
    assert "spec.destination: Required value" in message
    assert "spec.project: Required value" in message
    assert "spec.source.repoURL: Required value" in message


def test_wrong_types_are_named(cluster):
    message = refusal(cluster, application(project=7, destination={}, syncPolicy={"automated": "yes", "retry": {"limit": "many"}}))
    assert 'spec.project: Invalid value: "integer"' in message
    assert 'spec.syncPolicy.automated: Invalid value: "string"' in message
    assert 'spec.syncPolicy.retry.limit: Invalid value: "string"' in message


def test_a_project_description_has_a_limit(cluster):
    assert "Too long: may not be more than 255 bytes" in refusal(cluster, project(description="x" * 256))


def test_a_hydrated_path_is_never_the_root(cluster):
    source = {"repoURL": "https://git.example.test/x", "path": "a", "targetRevision": "main"}
    message = refusal(cluster, application(project="default", destination={}, sourceHydrator={
        "drySource": source, "syncSource": {"targetBranch": "env", "path": "."}}))
    assert "spec.sourceHydrator.syncSource.path" in message


def test_values_of_any_shape_survive(cluster):
    values = {"deep": {"list": [1, "two", None, {"three": 3.5}]}, "flag": True}
    item = application(project="default", destination={}, source={"repoURL": "x", "helm": {"valuesObject": values}})
    item["status"] = {"sync": {"status": "Synced"}, "history": [{"id": 0, "deployedAt": "2026-01-01T00:00:00Z"}]}
    kept = cluster.request("POST", cluster.path_of(item, named=False) + "?dryRun=All", item)
    assert kept["spec"]["source"]["helm"]["valuesObject"] == {"deep": {"list": [1, "two", None, {"three": 3.5}]}, "flag": True}
    assert kept["status"] == item["status"]


def test_unknown_fields_are_pruned(cluster):
    item = application(project="default", destination={}, surprise=1)
    assert "surprise" not in cluster.request("POST", cluster.path_of(item, named=False) + "?dryRun=All", item)["spec"]


def test_a_fresh_installation_has_its_settings(cluster):
    found = {item["metadata"]["name"]: item for kind in ("configmaps", "secrets")
             for item in cluster.get(f"/api/v1/namespaces/argocd/{kind}")["items"]}
    for name in ("argocd-cm", "argocd-cmd-params-cm", "argocd-gpg-keys-cm", "argocd-notifications-cm", "argocd-notifications-secret",
                 "argocd-rbac-cm", "argocd-secret", "argocd-ssh-known-hosts-cm", "argocd-tls-certs-cm"):
        assert found[name]["metadata"]["labels"]["app.kubernetes.io/part-of"] == "argocd"
    assert cluster.get("/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects/default")["spec"]["sourceRepos"] == ["*"]


def test_installing_again_changes_nothing(bed, cluster):
    before = cluster.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/applications.argoproj.io")["metadata"]["generation"]
    bed.kubectl("apply", "--server-side", "-k", paths.MANIFESTS / "crds")
    done = bed.kubectl("apply", "-n", "argocd", "-k", paths.MANIFESTS / "base" / "config")
    assert "created" not in done.stdout
    after = cluster.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/applications.argoproj.io")["metadata"]["generation"]
    assert after == before
