#include "app-controller/bed.h"
#include "project_finish.h"
#include "test.h"

#define PROJECT_PATH "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects/p"
#define DELETED(finalizers)                                                                        \
    "{kind: AppProject, metadata: {name: p, namespace: argocd, deletionTimestamp: "                \
    "'2025-01-01T00:00:00Z', finalizers: " finalizers "}}"
#define OURS "resources-finalizer.argocd.argoproj.io"

static void run(void *context)
{
    project_process(context, "p");
}

static const char *process(struct bed *bed)
{
    fake_forget(&bed->cluster);
    assert_true(fake_in_fiber(&bed->cluster, run, &bed->controller));
    return fake_log(&bed->cluster);
}

static struct bed *open_with(const char *project, const char *app)
{
    struct bed *bed = bed_new();

    fake_put(&bed->cluster, project);
    if (app)
        fake_put(&bed->cluster, app);
    bed_start(bed, false);
    return bed;
}

static void an_unused_project_is_let_go(void **state)
{
    struct bed *bed = open_with(DELETED("[" OURS ", other]"), NULL);

    (void)state;
    assert_string_equal(process(bed), "PATCH " PROJECT_PATH "\n");
    assert_string_equal(
        printed(json_at(fake_get(&bed->cluster, PROJECT_PATH), "metadata.finalizers"), bed->arena),
        "[\"other\"]");
    bed_close(bed);
}

static void a_project_in_use_stays(void **state)
{
    struct bed *bed = open_with(
        DELETED("[" OURS "]"),
        "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: p}}");

    (void)state;
    assert_string_equal(process(bed), "");
    fake_take(&bed->cluster, APP_PATH "a");
    bed_settle(bed);
    assert_string_equal(process(bed), "PATCH " PROJECT_PATH "\n");
    assert_null(fake_get(&bed->cluster, PROJECT_PATH));
    bed_close(bed);
}

static void others_are_left_alone(void **state)
{
    struct bed *bed = open_with("{kind: AppProject, metadata: {name: p, namespace: argocd, "
                                "finalizers: [" OURS "]}}",
                                NULL);

    (void)state;
    assert_string_equal(process(bed), ""); /* not being deleted */
    bed_close(bed);
    bed = open_with(DELETED("[other]"), NULL);
    assert_string_equal(process(bed), ""); /* nothing of ours to remove */
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unused_project_is_let_go),
        cmocka_unit_test(a_project_in_use_stays),
        cmocka_unit_test(others_are_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
