#include "fake/values.h"
#include "live/inferred_owners.h"
#include "live/object_info.h"
#include "live/object_table.h"
#include "test.h"

static struct live_object *put(struct object_table *table, const char *group, const char *kind,
                               const char *name, struct json_doc *info)
{
    struct object_facts facts = {
        .key = { str_of(group), str_of(kind), STR("ns"), str_of(name) },
        .version = STR("v1"),
        .uid = str_of(name),
        .resource_version = STR("1"),
        .health_message = STR_EMPTY,
        .application = STR_EMPTY,
        .info = info,
    };
    struct live_object *object = object_table_put(table, &facts);

    inferred_owners_after_put(table, object);
    return object;
}

static struct live_object *put_set(struct object_table *table, const char *name,
                                   const char *template)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *info = NULL;
    const char *set = arena_printf(
        arena, "{kind: StatefulSet, spec: {volumeClaimTemplates: [{metadata: {name: %s}}]}}",
        template);

    info = object_info_pack(value_of(arena, set), (struct texts){ 0 }, arena);
    return put(table, "apps", "StatefulSet", name, info);
}

static struct live_object *put_claim(struct object_table *table, const char *name)
{
    return put(table, "", "PersistentVolumeClaim", name, NULL);
}

static void a_claim_belongs_to_the_set_that_its_name_tells(void **state)
{
    static const struct {
        const char *claim;
        bool is_owned;
    } cases[] = {
        { "data-web-0", true },   { "data-web-12", true },   { "data-web-", false },
        { "logs-web-0", false },  { "data-other-0", false }, { "data-web-x", false },
        { "x-data-web-0", true }, /* only the end of the name counts, as in the original */
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(object_table_free) struct object_table *table = object_table_new();
        struct live_object *claim;
        struct object_facts facts;

        put_set(table, "web", "data");
        claim = put_claim(table, cases[i].claim);
        assert_int_equal(live_object_has_owners(claim), cases[i].is_owned);
        if (!cases[i].is_owned)
            continue;
        facts = live_object_facts(table, claim, arena);
        assert_true(str_equals(facts.owners[0].api_version, "apps/v1"));
        assert_true(str_equals(facts.owners[0].uid, "web"));
    }
}

static void it_does_not_matter_which_comes_first(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct live_object *claim = put_claim(table, "data-web-0");

    (void)state;
    assert_false(live_object_has_owners(claim));
    put_set(table, "web", "data");
    assert_true(live_object_has_owners(claim));
}

static void another_template_ends_it(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct live_object *claim = put_claim(table, "data-web-0");

    (void)state;
    put_set(table, "web", "data");
    put_set(table, "web", "other");
    assert_false(live_object_has_owners(claim));
}

static void a_set_that_goes_takes_its_ownership_along(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct live_object *claim = put_claim(table, "data-web-0");
    struct live_object *set = put_set(table, "web", "data");

    (void)state;
    inferred_owners_before_removal(table, set);
    assert_false(live_object_has_owners(claim));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_belongs_to_the_set_that_its_name_tells),
        cmocka_unit_test(it_does_not_matter_which_comes_first),
        cmocka_unit_test(another_template_ends_it),
        cmocka_unit_test(a_set_that_goes_takes_its_ownership_along),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
