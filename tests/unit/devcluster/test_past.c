#include "cluster_bed.h"
#include "past.h"

#include <string.h>

/* "a=1 b=2": the objects of a collection as they were, with their data. */
static const char *state_at(struct bed *bed, uint64_t version)
{
    const struct api_resource *maps = cluster_builtin(bed->cluster, "configmaps");
    const struct past *past = past_new(maps->objects, version, bed->arena);
    struct past_cursor at;
    const char *text = "";
    struct json_doc *doc;
    struct str key;

    if (!past)
        return "forgotten";
    at = past_from(past, STR("default/"));
    while (past_next(&at, &key, &doc) && str_has_prefix(key, STR("default/")))
        text = arena_printf(bed->arena, "%s%s=%s ", text,
                            json_cstr_at(json_doc_root(doc), "metadata.name"),
                            json_cstr_at(json_doc_root(doc), "data.k"));
    return text;
}

static void make(struct bed *bed, const char *name, const char *value)
{
    const struct json *out;

    assert_int_equal(
        create(bed, "configmaps",
               arena_printf(bed->arena, "{metadata: {name: %s}, data: {k: %s}}", name, value),
               &out),
        0);
}

static void change(struct bed *bed, const char *name, const char *value)
{
    struct write write = write_of(bed, "configmaps", name);
    struct json *edited = json_edit(bed->arena, get(bed, "configmaps", name));
    const struct json *out;

    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "data"), "k", value);
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
}

static void drop(struct bed *bed, const char *name)
{
    struct write write = write_of(bed, "configmaps", name);
    struct write_delete options = {
        .propagation = STR_EMPTY, .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;

    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
}

static void a_collection_is_shown_as_it_was(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    uint64_t first, second, third;

    (void)state;
    make(bed, "b", "one");
    make(bed, "d", "one");
    first = bed->cluster->version;
    make(bed, "a", "one");
    change(bed, "b", "two");
    second = bed->cluster->version;
    change(bed, "b", "three");
    drop(bed, "d");
    make(bed, "c", "one");
    third = bed->cluster->version;
    drop(bed, "a");
    make(bed, "d", "again");
    assert_string_equal(state_at(bed, first), "b=one d=one ");
    assert_string_equal(state_at(bed, second), "a=one b=two d=one ");
    assert_string_equal(state_at(bed, third), "a=one b=three c=one ");
    assert_string_equal(state_at(bed, bed->cluster->version), "b=three c=one d=again ");
}

static void what_the_events_do_not_reach_is_not_made_up(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    uint64_t version;

    (void)state;
    make(bed, "a", "one");
    version = bed->cluster->version;
    change(bed, "a", "two");
    collection_forget(cluster_builtin(bed->cluster, "configmaps")->objects, bed->cluster->version);
    assert_string_equal(state_at(bed, version), "forgotten");
    assert_string_equal(state_at(bed, bed->cluster->version), "a=two ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_collection_is_shown_as_it_was),
        cmocka_unit_test(what_the_events_do_not_reach_is_not_made_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
