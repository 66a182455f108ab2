#include "base/strbuf.h"
#include "common/http/http_client.h"
#include "edge/contract.h"
#include "edge/reply_memory.h"
#include "fake/catalog.h"
#include "test.h"

#define APPLICATIONS "github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1.ApplicationList"

struct bed {
    struct fake_catalog fake;
    struct reply_memory *memory;
    struct message list;
};

static void put_application(struct bed *bed, const char *project)
{
    fake_put(
        &bed->fake.cluster,
        arena_printf(bed->fake.cluster.arena,
                     "{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: "
                     "a, namespace: argocd }, spec: { project: %s } }",
                     project));
}

static int set_up(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));

    fake_cluster_open(&bed->fake.cluster);
    put_application(bed, "one");
    fake_catalog_start(&bed->fake);
    bed->memory = reply_memory_new(bed->fake.catalog, 1 << 20);
    assert_true(message_find(&contract_messages, STR(APPLICATIONS), &bed->list));
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    reply_memory_free(bed->memory);
    fake_catalog_close(&bed->fake);
    free(bed);
    return 0;
}

static const struct json *listed(struct bed *bed, const struct json *application)
{
    struct arena *arena = bed->fake.cluster.arena;
    struct json *list = json_new_object(arena), *items = json_new_array(arena);

    json_append(arena, items, application);
    json_set(arena, list, "items", items);
    return list;
}

static const struct json *application_now(struct bed *bed)
{
    return json_doc_root(catalog_application(bed->fake.catalog, "argocd/a"));
}

/* Both forms are the same with the memory as without it. */
static void assert_same(struct bed *bed, const struct json *application)
{
    CLEANUP(strbuf_release) struct strbuf with = STRBUF_INIT(1 << 16);
    CLEANUP(strbuf_release) struct strbuf without = STRBUF_INIT(1 << 16);
    struct arena *arena = bed->fake.cluster.arena;
    const struct json *list = listed(bed, application);
    const struct message_memory *memory = reply_memory_use(bed->memory);
    struct str packed = message_encode(bed->list, list, arena);
    struct str remembered = message_encode_with(bed->list, list, memory, arena);

    message_print_with(bed->list, list, memory, &with);
    message_print(bed->list, list, &without);
    assert_string_equal(with.ptr, without.ptr);
    assert_int_equal(remembered.len, packed.len);
    assert_memory_equal(remembered.ptr, packed.ptr, packed.len);
}

static void what_is_remembered_is_what_would_be_printed(void **state)
{
    struct bed *bed = *state;
    size_t bytes;

    assert_same(bed, application_now(bed));
    bytes = reply_memory_bytes(bed->memory);
    assert_true(bytes > 0);
    assert_same(bed, application_now(bed));
    assert_int_equal(reply_memory_bytes(bed->memory), bytes);
}

static void each_form_is_kept_once_it_was_asked_for(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 16);
    struct bed *bed = *state;
    struct arena *arena = bed->fake.cluster.arena;
    const struct json *list = listed(bed, application_now(bed));
    size_t bytes;

    message_print_with(bed->list, list, reply_memory_use(bed->memory), &text);
    bytes = reply_memory_bytes(bed->memory);
    assert_true(bytes > 0);
    (void)message_encode_with(bed->list, list, reply_memory_use(bed->memory), arena);
    assert_true(reply_memory_bytes(bed->memory) > bytes);
}

static void another_value_of_the_same_name_is_printed_itself(void **state)
{
    struct bed *bed = *state;

    assert_same(bed, application_now(bed));
    assert_same(bed,
                value_of(bed->fake.cluster.arena,
                         "{ metadata: { name: a, namespace: argocd }, spec: { project: x } }"));
    assert_same(bed, value_of(bed->fake.cluster.arena, "{ metadata: { name: unknown } }"));
    assert_same(bed, json_new_null(bed->fake.cluster.arena));
}

static void a_change_is_printed_anew(void **state)
{
    struct bed *bed = *state;
    const struct json *before = application_now(bed);

    assert_same(bed, before);
    put_application(bed, "two");
    for (int i = 0; i < 2000 && application_now(bed) == before; i++)
        loop_turn(bed->fake.cluster.loop, 2);
    assert_string_equal(json_cstr_at(application_now(bed), "spec.project"), "two");
    assert_same(bed, application_now(bed));
    reply_memory_forget(bed->memory, "argocd/a");
    assert_int_equal(reply_memory_bytes(bed->memory), 0);
    reply_memory_forget(bed->memory, "argocd/a");
    assert_same(bed, application_now(bed));
}

static void nothing_is_kept_beyond_the_limit(void **state)
{
    struct bed *bed = *state;

    reply_memory_free(bed->memory);
    bed->memory = reply_memory_new(bed->fake.catalog, 0);
    assert_same(bed, application_now(bed));
    assert_int_equal(reply_memory_bytes(bed->memory), 0);
}

static void nobodys_memory_is_none(void **state)
{
    (void)state;
    assert_null(reply_memory_use(NULL));
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(what_is_remembered_is_what_would_be_printed),
        WITH_BED(each_form_is_kept_once_it_was_asked_for),
        WITH_BED(another_value_of_the_same_name_is_printed_itself),
        WITH_BED(a_change_is_printed_anew),
        WITH_BED(nothing_is_kept_beyond_the_limit),
        cmocka_unit_test(nobodys_memory_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
