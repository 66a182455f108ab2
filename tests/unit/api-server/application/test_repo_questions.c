#include "application/repo_questions.h"
#include "application/subject.h"
#include "scene.h"

struct asking {
    struct scene *scene;
    const char *revision;
    struct resolved_revision resolved;
};

static struct subject subject;

static void resolve(void *context)
{
    struct asking *asking = context;
    struct scene *scene = asking->scene;

    assert_int_equal(subject_take(&scene->call,
                                  catalog_application(scene->server.catalog, "argocd/a"), &subject,
                                  &scene->err),
                     0);
    scene->result =
        repo_questions_resolve(&scene->call, &subject, subject.app.sources,
                               str_of(asking->revision), &asking->resolved, &scene->err);
}

static struct asking ask(struct scene *scene, const char *revision)
{
    struct asking asking = { .scene = scene, .revision = revision };

    scene_prepare(scene, "List", "{}");
    assert_true(fake_in_fiber(&scene->fake.cluster, resolve, &asking));
    return asking;
}

static void a_name_becomes_a_commit(void **state)
{
    struct scene *scene = *state;
    struct asking asking;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    asking = ask(scene, "");
    assert_true(str_equals(asking.resolved.revision, "0123456789abcdef0123456789abcdef01234567"));
    assert_true(
        str_equals(asking.resolved.display, "main (0123456789abcdef0123456789abcdef01234567)"));
}

static void a_commit_is_what_it_is(void **state)
{
    struct scene *scene = *state;
    struct asking asking;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    asking = ask(scene, "ABCDEF0123456789abcdef0123456789abcdef01");
    assert_true(str_equals(asking.resolved.display, "ABCDEF0123456789abcdef0123456789abcdef01"));
}

static void what_is_not_there_is_told(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    ask(scene, "absent");
    assert_refused(scene, ERR_PRECONDITION,
                   "error resolving repo revision: rpc error: code = Unknown desc = unable to "
                   "resolve 'absent' to a commit SHA");
}

static void an_error_reads_as_grpcs_do(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct scene *scene = *state;

    scene_start(scene);
    error_set(&err, ERR_NOT_FOUND, "no");
    assert_string_equal(repo_questions_error_text(&err, scene->arena),
                        "rpc error: code = NotFound desc = no");
}

static void drop_details(void *context)
{
    struct scene *scene = context;

    assert_int_equal(subject_take(&scene->call,
                                  catalog_application(scene->server.catalog, "argocd/a"), &subject,
                                  &scene->err),
                     0);
    scene->result = repo_questions_drop_details(&scene->call, &subject, &scene->err);
}

/* Else what others ask for later is not what was made anew. */
static void details_are_made_anew_as_they_are_asked_for(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: "
             "argocd}, spec: {project: default, destination: {server: "
             "'https://kubernetes.default.svc'}, sources: [{repoURL: 'https://g/values', ref: "
             "values}, {repoURL: 'https://g/chart', path: chart, helm: {valueFiles: "
             "[$values/a.yaml]}}, {repoURL: 'https://g/more', path: x, ref: more}]}}");
    fake_put(&scene->fake.cluster,
             "{kind: Secret, apiVersion: v1, metadata: {name: charts, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: repository}}, stringData: {url: "
             "'https://charts/a', type: helm}}");
    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_true(fake_in_fiber(&scene->fake.cluster, drop_details, scene));
    assert_int_equal(scene->result, 0);
    assert_string_equal(scene->details, "https://g/chart: $values 1 charts '' anew\n"
                                        "https://g/more: $values 1 charts '' anew\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_name_becomes_a_commit),
        SCENE_TEST(a_commit_is_what_it_is),
        SCENE_TEST(what_is_not_there_is_told),
        SCENE_TEST(details_are_made_anew_as_they_are_asked_for),
        SCENE_TEST(an_error_reads_as_grpcs_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
