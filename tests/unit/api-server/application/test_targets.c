#include "application/targets.h"
#include "argo/application.h"
#include "kube/discovery.h"
#include "kube/kube_config.h"
#include "scene.h"

#define FAR(token)                                                                                 \
    "{kind: Secret, metadata: {name: far, namespace: argocd, labels: "                             \
    "{argocd.argoproj.io/secret-type: cluster}}, data: {name: ZmFy, server: "                      \
    "aHR0cHM6Ly9mYXIuZXhhbXBsZS5jb20=, config: " token "}}"

static struct target *find(struct scene *scene, const char *name)
{
    const struct destination destination = { .name = str_of(name),
                                             .server = STR_EMPTY,
                                             .namespace = STR_EMPTY };
    struct target *target = NULL;

    scene_prepare(scene, "List", "{}");
    scene->server.kube_config = fake_config(&scene->fake.cluster.api);
    scene->result = targets_find(&scene->call, &destination, &target, &scene->err);
    kube_config_unref(scene->server.kube_config);
    return target;
}

static void the_own_cluster_is_asked_through_the_servers_client(void **state)
{
    struct scene *scene = *state;
    const struct target *target;

    scene_start(scene);
    target = find(scene, "in-cluster");
    assert_ptr_equal(target->client, scene->server.kube);
    assert_true(str_equals(target->info.server, "https://kubernetes.default.svc"));
}

static void a_cluster_keeps_its_client_until_its_secret_changes(void **state)
{
    struct scene *scene = *state;
    const struct target *target;

    fake_put(&scene->fake.cluster, FAR("eyJiZWFyZXJUb2tlbiI6InQifQ=="));
    scene_start(scene);
    target = find(scene, "far");
    assert_ptr_not_equal(target->client, scene->server.kube);
    assert_ptr_equal(find(scene, "far"), target);
    fake_put(&scene->fake.cluster, FAR("eyJiZWFyZXJUb2tlbiI6InUifQ=="));
    fake_idle(&scene->fake.cluster.api, 100);
    target = find(scene, "far");
    assert_string_equal(kube_client_config(target->client)->token, "u");
}

static void a_cluster_that_nobody_knows_is_told(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    find(scene, "mars");
    assert_refused(scene, ERR_NOT_FOUND, "there are no clusters with this name: mars");
}

struct looking {
    struct scene *scene;
    struct kube_gvk gvk;
    const struct kube_api *api;
};

static void look(void *context)
{
    struct looking *looking = context;
    struct scene *scene = looking->scene;

    scene->result = target_resource(&scene->call, targets_own(&scene->call), looking->gvk, KUBE_GET,
                                    &looking->api, &scene->err);
}

static void kinds_are_found_by_what_the_cluster_serves(void **state)
{
    struct scene *scene = *state;
    struct looking looking = { scene, { STR("apps"), STR("v1"), STR("Deployment") }, NULL };

    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_true(fake_in_fiber(&scene->fake.cluster, look, &looking));
    assert_int_equal(scene->result, 0);
    assert_string_equal(looking.api->resource.plural, "deployments");
    looking.gvk.kind = STR("Widget");
    assert_true(fake_in_fiber(&scene->fake.cluster, look, &looking));
    assert_int_equal(scene->err.code, ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_own_cluster_is_asked_through_the_servers_client),
        SCENE_TEST(a_cluster_keeps_its_client_until_its_secret_changes),
        SCENE_TEST(a_cluster_that_nobody_knows_is_told),
        SCENE_TEST(kinds_are_found_by_what_the_cluster_serves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
