#include "common/argo/document.h"
#include "gitops/info.h"

static const char *items(struct arena *arena, const char *text, const char *label)
{
    struct str labels[] = { str_of(label) };
    struct resource_info info =
        resource_info_of(document(arena, text), (struct texts){ labels, label ? 1 : 0 }, arena);
    const char *all = "";

    for (size_t i = 0; i < info.item_count; i++)
        all = arena_printf(arena, "%s%s%.*s=%.*s", all, *all ? " " : "",
                           STR_ARG(info.items[i].name), STR_ARG(info.items[i].value));
    return all;
}

static const char *networking(struct arena *arena, const char *text)
{
    struct resource_info info = resource_info_of(document(arena, text), (struct texts){ 0 }, arena);

    return info.networking ? text_of(arena, info.networking) : "none";
}

static void pods_are_shown_as_kubectl_shows_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        items(
            arena,
            "{apiVersion: v1, kind: Pod, metadata: {name: p, labels: {team: a}}, spec: {nodeName: "
            "n1, containers: [{name: a, image: x, resources: {requests: {cpu: 100m, memory: 1Ki}}}"
            ", {name: b, image: y, resources: {requests: {cpu: '1'}}}], initContainers: [{name: "
            "i, image: z, resources: {requests: {cpu: '2'}}}]}, status: {phase: Running, "
            "containerStatuses: [{name: a, ready: true, restartCount: 2, state: {running: {}}}, "
            "{name: b, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}}]}}",
            "team"),
        "team=a Status Reason=CrashLoopBackOff Node=n1 Containers=1/2 Restart Count=3 cpu=2000 "
        "memory=1024000");
    assert_string_equal(
        items(arena,
              "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a}], initContainers: [{name: "
              "i}, {name: s, restartPolicy: Always}]}, status: {phase: Pending, "
              "initContainerStatuses: [{name: i, state: {terminated: {exitCode: 2}}}]}}",
              NULL),
        "Status Reason=Init:ExitCode:2 Node= Containers=0/2 cpu=0 memory=0");
    assert_string_equal(items(arena,
                              "{apiVersion: v1, kind: Pod, metadata: {deletionTimestamp: "
                              "'2024-01-01T00:00:00Z'}, spec: {containers: []}, status: {phase: "
                              "Succeeded, reason: Completed}}",
                              NULL),
                        "Status Reason=Completed Node= Containers=0/0");
}

static void revisions_come_from_annotations_or_the_field(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(items(arena,
                              "{kind: ReplicaSet, metadata: {annotations: "
                              "{deployment.kubernetes.io/revision: '3'}}}",
                              NULL),
                        "Revision=Rev:3");
    assert_string_equal(items(arena, "{kind: ControllerRevision, revision: 7}", NULL),
                        "Revision=Rev:7");
    assert_string_equal(items(arena,
                              "{kind: ReplicaSet, revision: 7, metadata: {annotations: "
                              "{deployment.kubernetes.io/revision: x}}}",
                              NULL),
                        "");
}

static void services_and_ingresses_say_where_traffic_goes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        networking(arena,
                   "{apiVersion: v1, kind: Service, spec: {type: LoadBalancer, selector: {a: "
                   "b}}, status: {loadBalancer: {ingress: [{ip: 1.1.1.1, hostname: h}, {ip: "
                   "2.2.2.2}]}}}"),
        "{\"ingress\":[{\"hostname\":\"h\"},{\"ip\":\"2.2.2.2\"}],\"targetLabels\":{\"a\":\"b\"}}");
    assert_string_equal(
        networking(arena,
                   "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {namespace: ns, "
                   "annotations: {link.argocd.argoproj.io/doc: 'Doc|https://doc', "
                   "link.argocd.argoproj.io/bad: 'javascript:x'}}, spec: {tls: [{hosts: [a.b]}], "
                   "rules: [{host: a.b, http: {paths: [{path: '/x*', backend: {service: {name: s}}}"
                   ", {path: /y, backend: {service: {name: s}}}]}}]}}"),
        "{\"externalURLs\":[\"Doc|https://doc\",\"http://a.b/x\",\"http://a.b/"
        "y\"],\"targetRefs\":[{"
        "\"kind\":\"Service\",\"name\":\"s\",\"namespace\":\"ns\"}]}");
    assert_string_equal(
        networking(arena,
                   "{apiVersion: extensions/v1beta1, kind: Ingress, spec: {tls: [{secretName: t}], "
                   "rules: [{http: {paths: [{backend: {serviceName: s}}]}}]}, status: "
                   "{loadBalancer: {ingress: [{ip: 9.9.9.9}]}}}"),
        "{\"externalURLs\":[\"https://9.9.9.9\"],\"ingress\":[{\"ip\":\"9.9.9.9\"}],\"targetRefs\":"
        "[{\"kind\":\"Service\",\"name\":\"s\"}]}");
}

static void routes_name_their_gateways_and_services(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        networking(arena,
                   "{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: "
                   "{namespace: ns}, spec: {parentRefs: [{name: g, namespace: infra}], rules: "
                   "[{backendRefs: [{name: s}]}]}}"),
        "{\"targetRefs\":[{\"group\":\"gateway.networking.k8s.io\",\"kind\":\"Gateway\",\"name\":"
        "\"g\",\"namespace\":\"infra\"},{\"kind\":\"Service\",\"name\":\"s\",\"namespace\":\"ns\"}]"
        "}");
    assert_string_equal(
        networking(arena,
                   "{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, spec: {listeners: "
                   "[{protocol: HTTPS, port: 443, hostname: a.b}, {protocol: HTTP, port: 8080}]}, "
                   "status: {addresses: [{value: 1.1.1.1}]}}"),
        "{\"externalURLs\":[\"https://a.b\",\"http://1.1.1.1:8080\"],\"ingress\":[{\"ip\":"
        "\"1.1.1.1\"}]}");
    assert_string_equal(
        networking(arena, "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: "
                          "{namespace: ns}, spec: {http: [{route: [{destination: {host: "
                          "s.other.svc}}, {destination: {host: t}}]}]}}"),
        "{\"targetRefs\":[{\"kind\":\"Service\",\"name\":\"s\",\"namespace\":\"other\"},{\"kind\":"
        "\"Service\",\"name\":\"t\",\"namespace\":\"ns\"}]}");
}

static void images_are_those_of_the_containers(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_text(texts_print(resource_info_images(
                                document(arena, "{spec: {jobTemplate: {spec: {template: {spec: "
                                                "{containers: [{image: b}, {image: a}]}}}}}}"),
                                arena),
                            arena),
                "[b a]");
    assert_int_equal(resource_info_images(document(arena, "{spec: {}}"), arena).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pods_are_shown_as_kubectl_shows_them),
        cmocka_unit_test(revisions_come_from_annotations_or_the_field),
        cmocka_unit_test(services_and_ingresses_say_where_traffic_goes),
        cmocka_unit_test(routes_name_their_gateways_and_services),
        cmocka_unit_test(images_are_those_of_the_containers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
