#include "app-controller/bed.h"
#include "repo_call.h"
#include "test.h"

#define GENERATE                                                                                   \
    {                                                                                              \
        "GenerateManifest", &argosy__repo__generate_manifest_reply__descriptor                     \
    }

struct calling {
    struct bed *bed;
    const Argosy__Repo__GenerateManifestReply *reply;
    struct repo_method method;
    struct error err;
    int result;
};

static void call(void *context)
{
    struct calling *calling = context;
    Argosy__Repo__GenerateManifestRequest request = ARGOSY__REPO__GENERATE_MANIFEST_REQUEST__INIT;
    struct repository repository = { .url = STR("https://git.example.com/a") };
    const ProtobufCMessage *reply = NULL;

    request.repository = repo_server_repository(&repository, calling->bed->arena);
    calling->result = repo_call(&calling->bed->controller, &calling->method, &request.base,
                                calling->bed->arena, &reply, &calling->err);
    calling->reply = (const Argosy__Repo__GenerateManifestReply *)reply;
}

static void a_reply_lives_as_long_as_the_callers_arena(void **state)
{
    struct bed *bed = bed_open(false);
    struct calling calling = { .bed = bed, .method = GENERATE };

    (void)state;
    bed->manifests[0] = "{\"kind\":\"ConfigMap\"}";
    assert_true(fake_in_fiber(&bed->cluster, call, &calling));
    assert_int_equal(calling.result, 0);
    assert_int_equal(calling.reply->n_manifests, 1);
    assert_string_equal(calling.reply->source_type, "Directory");
    assert_string_equal(bed->asked_url, "https://git.example.com/a");
    bed_close(bed);
}

static void a_failure_reads_as_grpcs_do(void **state)
{
    struct bed *bed = bed_open(false);
    struct calling calling = { .bed = bed, .method = GENERATE };

    (void)state;
    bed->failure = "no such path";
    assert_true(fake_in_fiber(&bed->cluster, call, &calling));
    assert_int_equal(calling.result, -1);
    assert_string_equal(error_text(&calling.err), "rpc error: code = Unknown desc = no such path");
    error_release(&calling.err);
    calling.method.name = "Dance";
    assert_true(fake_in_fiber(&bed->cluster, call, &calling));
    assert_int_equal(calling.err.code, ERR_UNIMPLEMENTED);
    error_release(&calling.err);
    bed_close(bed);
}

static void a_secret_that_cannot_be_read_is_left_out(void **state)
{
    struct bed *bed = bed_new();
    const struct repository *const *list;

    (void)state;
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: good, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
                            "aHR0cHM6Ly9hLmV4YW1wbGUuY29t}}");
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: bad, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repository}}, data: {url: '***'}}");
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: template, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repo-creds}}, data: {url: "
                            "aHR0cHM6Ly9iLmV4YW1wbGUuY29t}}");
    bed_start(bed, false);
    assert_int_equal(repo_server_list(bed->controller.catalog, bed->arena, &list), 2);
    assert_true(str_equals(list[0]->url, "https://a.example.com"));
    assert_false(list[0]->is_template);
    assert_true(list[1]->is_template);
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reply_lives_as_long_as_the_callers_arena),
        cmocka_unit_test(a_failure_reads_as_grpcs_do),
        cmocka_unit_test(a_secret_that_cannot_be_read_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
