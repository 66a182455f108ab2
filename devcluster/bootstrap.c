#include "bootstrap.h"

#include "base/arena.h"
#include "cluster.h"
#include "config.h"
#include "data/json.h"
#include "data/yaml.h"
#include "decode.h"
#include "write.h"

#include <string.h>

static const char first_objects[] =
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: default}\n---\n"
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n---\n"
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-public}\n---\n"
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-node-lease}\n---\n"
    "apiVersion: v1\nkind: Service\nmetadata: {name: kubernetes, namespace: default, labels: "
    "{component: apiserver, provider: kubernetes}}\nspec: {clusterIP: 10.96.0.1, ports: [{name: "
    "https, port: 443, targetPort: 6443}]}\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "cluster-admin}\nrules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}, {nonResourceURLs: "
    "['*'], verbs: ['*']}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "view}\nrules: [{apiGroups: ['', apps, batch, autoscaling, policy, networking.k8s.io, "
    "discovery.k8s.io], resources: [configmaps, endpoints, persistentvolumeclaims, pods, pods/log, "
    "pods/status, replicationcontrollers, serviceaccounts, services, events, limitranges, "
    "namespaces, resourcequotas, controllerrevisions, daemonsets, deployments, replicasets, "
    "statefulsets, horizontalpodautoscalers, cronjobs, jobs, ingresses, networkpolicies, "
    "poddisruptionbudgets, endpointslices], verbs: [get, list, watch]}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "edit}\nrules: [{apiGroups: ['', apps, batch, autoscaling, policy, networking.k8s.io], "
    "resources: [configmaps, secrets, endpoints, persistentvolumeclaims, pods, pods/log, "
    "pods/eviction, replicationcontrollers, serviceaccounts, services, events, daemonsets, "
    "deployments, deployments/scale, replicasets, replicasets/scale, statefulsets, "
    "statefulsets/scale, horizontalpodautoscalers, cronjobs, jobs, ingresses, networkpolicies, "
    "poddisruptionbudgets], verbs: ['*']}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "admin}\nrules: [{apiGroups: ['', apps, batch, autoscaling, policy, networking.k8s.io, "
    "rbac.authorization.k8s.io], resources: ['*'], verbs: ['*']}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "'system:discovery'}\nrules: [{nonResourceURLs: [/api, '/api/*', /apis, '/apis/*', /healthz, "
    "/livez, /readyz, '/openapi/*', /openapi, /version, /version/], verbs: [get]}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "'system:basic-user'}\nrules: [{apiGroups: [authorization.k8s.io], resources: "
    "[selfsubjectaccessreviews, selfsubjectrulesreviews], verbs: [create]}, {apiGroups: "
    "[authentication.k8s.io], resources: [selfsubjectreviews], verbs: [create]}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: "
    "'system:public-info-viewer'}\nrules: [{nonResourceURLs: [/healthz, /livez, /readyz, /version, "
    "/version/], verbs: [get]}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: "
    "cluster-admin}\nroleRef: {kind: ClusterRole, name: cluster-admin}\nsubjects: [{kind: Group, "
    "name: 'system:masters'}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: "
    "'system:discovery'}\nroleRef: {kind: ClusterRole, name: 'system:discovery'}\nsubjects: "
    "[{kind: Group, name: 'system:authenticated'}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: "
    "'system:basic-user'}\nroleRef: {kind: ClusterRole, name: 'system:basic-user'}\nsubjects: "
    "[{kind: Group, name: 'system:authenticated'}]\n---\n"
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: "
    "'system:public-info-viewer'}\nroleRef: {kind: ClusterRole, name: "
    "'system:public-info-viewer'}\nsubjects: [{kind: Group, name: 'system:authenticated'}, {kind: "
    "Group, name: 'system:unauthenticated'}]\n---\n"
    "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: standard, annotations: "
    "{storageclass.kubernetes.io/is-default-class: 'true'}}\nprovisioner: "
    "argosy.dev/devcluster\n---\n"
    "apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: "
    "system-node-critical}\nvalue: 2000001000\ndescription: Used for system critical pods that "
    "must not be moved from their current node.\n---\n"
    "apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: "
    "system-cluster-critical}\nvalue: 2000000000\ndescription: Used for system critical pods that "
    "must run in the cluster, but can be moved to another node if necessary.\n";

static int make(struct cluster *cluster, const struct json *object, struct arena *arena,
                struct error *err)
{
    struct refusal why = { .arena = arena };
    struct decoding decoding = { .arena = arena, .validation = VALIDATION_IGNORE };
    struct str group, version;
    struct api_resource *resource;
    struct write write;

    schema_split_api_version(json_text_at(object, "apiVersion"), &group, &version);
    resource = cluster_kind(cluster, group, json_text_at(object, "kind"));
    if (!resource)
        return error_set(err, ERR_INTERNAL, "a cluster has no kind '%s'",
                         json_cstr_at(object, "kind"));
    if (cluster_get(cluster, resource, json_text_at(object, "metadata.namespace"),
                    json_text_at(object, "metadata.name")))
        return 0;
    decoding.resource = resource;
    decoding.api = &resource->versions[resource->storage];
    write = write_internal(cluster, resource, json_text_at(object, "metadata.namespace"),
                           json_text_at(object, "metadata.name"), "", arena);
    write.manager = STR("kube-apiserver");
    if (decode_object(&decoding, object, &object, &why) < 0 ||
        write_create(&write, object, &object, &why) < 0)
        return error_set(err, ERR_INTERNAL, "cannot make what a cluster begins with: %s",
                         why.message);
    return 0;
}

/* An arena for each object: a write takes tens of KiB, which the next can use again. */
static int make_nodes(struct cluster *cluster, struct error *err)
{
    for (int i = 0; i < cluster->config->nodes; i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const struct json *node;
        const char *text = arena_printf(
            arena,
            "apiVersion: v1\nkind: Node\nmetadata: {name: node-%d, labels: "
            "{kubernetes.io/hostname: node-%d, kubernetes.io/os: linux, kubernetes.io/arch: "
            "amd64}}\nspec: {}\nstatus: {capacity: {cpu: '64', memory: 256Gi, pods: '1000'}, "
            "allocatable: {cpu: '64', memory: 256Gi, pods: '1000'}, conditions: [{type: Ready, "
            "status: 'True', reason: KubeletReady, message: kubelet is posting ready status}], "
            "addresses: [{type: InternalIP, address: 10.0.0.%d}, {type: Hostname, address: "
            "node-%d}], nodeInfo: {kubeletVersion: v1.35.4, osImage: Argosy devcluster, "
            "kernelVersion: '0', containerRuntimeVersion: 'none://0', architecture: amd64, "
            "operatingSystem: linux, machineID: '', systemUUID: '', bootID: '', "
            "kubeProxyVersion: ''}}\n",
            i, i, i + 1, i);

        if (yaml_parse(str_of(text), arena, &node, err) < 0 || make(cluster, node, arena, err) < 0)
            return -1;
    }
    return 0;
}

static int make_first(struct cluster *cluster, struct error *err)
{
    struct yaml_stream stream = yaml_stream_of(str_of(first_objects), NULL);

    while (true) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const struct json *object;
        int got = yaml_next(&stream, arena, &object, err);

        if (got <= 0)
            return got;
        if (json_is(object, JSON_OBJECT) && make(cluster, object, arena, err) < 0)
            return -1;
    }
}

int bootstrap(struct cluster *cluster, struct error *err)
{
    if (make_first(cluster, err) < 0)
        return -1;
    return make_nodes(cluster, err);
}
