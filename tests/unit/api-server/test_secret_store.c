#include "api-server/api_bed.h"
#include "secret_store.h"

#define SECRETS "/api/v1/namespaces/argocd/secrets/"

struct storing {
    struct api_bed *bed;
    struct arena *arena;
    struct secret_to_write secret;
    const struct json_doc *before;
    int (*act)(struct storing *storing, struct error *err);
    struct error err;
    int result;
};

static int create(struct storing *storing, struct error *err)
{
    return secret_store_create(&storing->bed->server, &storing->secret, storing->arena, NULL, err);
}

static int update(struct storing *storing, struct error *err)
{
    return secret_store_update(&storing->bed->server, storing->before, &storing->secret,
                               storing->arena, NULL, err);
}

static int delete (struct storing *storing, struct error *err)
{
    return secret_store_delete(&storing->bed->server, storing->before, storing->arena, err);
}

static void run(void *context)
{
    struct storing *storing = context;

    storing->result = storing->act(storing, &storing->err);
}

static int store(struct storing *storing, int (*act)(struct storing *storing, struct error *err))
{
    error_release(&storing->err);
    storing->act = act;
    assert_true(fake_in_fiber(&storing->bed->cluster, run, storing));
    return storing->result;
}

static void what_was_written_shows_at_once(void **state)
{
    struct storing storing = { .bed = bed_open() };
    struct json *labels;

    (void)state;
    storing.arena = storing.bed->arena;
    labels = json_new_object(storing.arena);
    json_set_text(storing.arena, labels, "env", "test");
    json_set_text(storing.arena, labels, "argocd.argoproj.io/secret-type", "repository");
    storing.secret = (struct secret_to_write){ .name = STR("c"),
                                               .type = "cluster",
                                               .data = json_new_object(storing.arena),
                                               .labels = labels };
    assert_int_equal(store(&storing, create), 0);
    storing.before = catalog_secret(storing.bed->server.catalog, "c");
    assert_non_null(storing.before);
    assert_string_equal(
        json_cstr(json_get(json_at(json_doc_root(storing.before), "metadata.labels"),
                           "argocd.argoproj.io/secret-type")),
        "cluster");
    assert_int_equal(store(&storing, create), -1);
    assert_int_equal(storing.err.code, ERR_EXISTS);
    storing.secret.labels = NULL;
    assert_int_equal(store(&storing, update), 0);
    storing.before = catalog_secret(storing.bed->server.catalog, "c");
    assert_string_equal(json_cstr_at(json_doc_root(storing.before), "metadata.labels.env"), "test");
    assert_int_equal(store(&storing, delete), 0);
    assert_null(catalog_secret(storing.bed->server.catalog, "c"));
    assert_null(fake_get(&storing.bed->cluster, SECRETS "c"));
    error_release(&storing.err);
    bed_close(storing.bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_shows_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
