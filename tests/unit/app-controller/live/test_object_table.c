#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "live/object_table.h"
#include "test.h"

#include <stdio.h>

static struct object_facts config_map(const char *namespace, const char *name)
{
    return (struct object_facts){
        .key = { STR_EMPTY, STR("ConfigMap"), str_of(namespace), str_of(name) },
        .version = STR("v1"),
        .uid = STR("01234567-89ab-cdef-0123-456789abcdef"),
        .resource_version = STR("42"),
        .created_seconds = 1700000000,
        .health_message = STR_EMPTY,
        .application = STR_EMPTY,
    };
}

static void what_was_put_is_found_with_all_its_facts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *body = NULL;
    struct object_owner owner = { STR("apps/v1"), STR("Deployment"), STR("web"), STR("no-uuid") };
    struct object_facts put = config_map("default", "a"), got;

    (void)state;
    assert_int_equal(json_doc_parse(STR("{\"kind\":\"ConfigMap\"}"), NULL, &body, &err), 0);
    put.uid = STR("not a uuid");
    put.resource_version = STR("042");
    put.owners = &owner;
    put.owner_count = 1;
    put.application = STR("guestbook");
    put.manifest = body;
    put.health = 3;
    put.health_message = STR("waiting");
    put.content_hash = 7;
    object_table_put(table, &put);

    got = live_object_facts(table, object_table_find(table, &put.key), arena);
    assert_true(object_key_equal(&got.key, &put.key));
    assert_true(str_equals(got.version, "v1"));
    assert_true(str_equals(got.uid, "not a uuid"));
    assert_true(str_equals(got.resource_version, "042"));
    assert_int_equal(got.created_seconds, 1700000000);
    assert_int_equal(got.health, 3);
    assert_true(str_equals(got.health_message, "waiting"));
    assert_true(str_equals(got.application, "guestbook"));
    assert_ptr_equal(got.manifest, body);
    assert_int_equal(got.content_hash, 7);
    assert_int_equal(got.owner_count, 1);
    assert_true(str_equals(got.owners[0].kind, "Deployment"));
    assert_true(str_equals(got.owners[0].uid, "no-uuid"));
}

static void ids_of_the_usual_form_come_back_as_they_were(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct object_facts put = config_map("default", "a"), got;

    (void)state;
    got = live_object_facts(table, object_table_put(table, &put), arena);
    assert_true(str_equal(got.uid, put.uid));
    assert_true(str_equal(got.resource_version, put.resource_version));
}

static void the_same_name_in_another_group_is_another_object(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct object_facts core = config_map("default", "a"), other = core;

    (void)state;
    other.key.group = STR("example.com");
    object_table_put(table, &core);
    assert_null(object_table_find(table, &other.key));
    object_table_put(table, &other);
    assert_int_equal(object_table_count(table), 2);
    assert_int_equal(object_table_count_of_kind(table, STR_EMPTY, STR("ConfigMap")), 1);
}

static void putting_again_replaces(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct object_facts facts = config_map("default", "a");

    (void)state;
    facts.application = STR("one");
    object_table_put(table, &facts);
    facts.application = STR("two");
    object_table_put(table, &facts);
    assert_int_equal(object_table_count(table), 1);
    assert_null(object_table_first_of_application(table, STR("one")));
    assert_non_null(object_table_first_of_application(table, STR("two")));
}

static void thousands_can_come_and_go(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    char name[32];

    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof(name), "object-%d", i);
        struct object_facts facts = config_map(i % 2 ? "odd" : "even", name);
        object_table_put(table, &facts);
    }
    for (int i = 0; i < 5000; i += 3) {
        snprintf(name, sizeof(name), "object-%d", i);
        struct object_facts facts = config_map(i % 2 ? "odd" : "even", name);
        assert_true(object_table_remove(table, &facts.key));
        assert_false(object_table_remove(table, &facts.key));
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(name, sizeof(name), "object-%d", i);
        struct object_facts facts = config_map(i % 2 ? "odd" : "even", name);
        assert_int_equal(object_table_find(table, &facts.key) != NULL, i % 3 != 0);
    }
}

static size_t count_namespace(const struct object_table *table, const char *namespace)
{
    size_t count = 0;

    for (struct live_object *object = object_table_first_of_namespace(table, str_of(namespace));
         object; object = object_table_next_of_namespace(object))
        count++;
    return count;
}

static void a_namespace_lists_its_own(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct object_facts a = config_map("one", "a"), b = config_map("one", "b"),
                        c = config_map("two", "c");

    (void)state;
    object_table_put(table, &a);
    object_table_put(table, &b);
    object_table_put(table, &c);
    assert_int_equal(count_namespace(table, "one"), 2);
    object_table_remove(table, &a.key);
    assert_int_equal(count_namespace(table, "one"), 1);
    object_table_remove(table, &b.key);
    assert_int_equal(count_namespace(table, "one"), 0);
}

static void count_one(void *context, struct live_object *object)
{
    (void)object;
    ++*(size_t *)context;
}

static size_t count_children(const struct object_table *table, const char *uid)
{
    size_t count = 0;

    object_table_each_child(table, str_of(uid), count_one, &count);
    return count;
}

static void children_are_found_by_their_owners_uid(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    struct object_owner owner = { STR("v1"), STR("Service"), STR("s"), STR("u1") };
    struct object_owner second = { STR("v1"), STR("Service"), STR("t"), STR("u2") };
    struct object_facts a = config_map("one", "a"), b = config_map("one", "b");
    struct live_object *object;

    (void)state;
    a.owners = b.owners = &owner;
    a.owner_count = b.owner_count = 1;
    object = object_table_put(table, &a);
    object_table_put(table, &b);
    assert_int_equal(count_children(table, "u1"), 2);

    object_table_add_owner(table, object, &second);
    object_table_add_owner(table, object, &second);
    assert_int_equal(count_children(table, "u2"), 1);
    assert_int_equal(count_children(table, "u1"), 2);
    object_table_remove_owner(table, object, STR("u1"));
    assert_int_equal(count_children(table, "u1"), 1);
    object_table_remove(table, &a.key);
    object_table_remove(table, &b.key);
    assert_int_equal(count_children(table, "u1"), 0);
    assert_int_equal(count_children(table, "u2"), 0);
}

static void remove_marked(void *context, struct live_object *object)
{
    struct object_key key = live_object_key(object);

    assert_true(object_table_remove(context, &key));
}

static void what_a_list_did_not_bring_is_marked(void **state)
{
    CLEANUP(object_table_free) struct object_table *table = object_table_new();
    char name[32];

    (void)state;
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof(name), "o%d", i);
        struct object_facts facts = config_map("ns", name);
        object_table_put(table, &facts);
    }
    object_table_mark(table, STR_EMPTY, STR("ConfigMap"), STR_EMPTY);
    for (int i = 0; i < 300; i += 2) {
        snprintf(name, sizeof(name), "o%d", i);
        struct object_facts facts = config_map("ns", name);
        object_table_put(table, &facts);
    }
    object_table_each_marked(table, STR_EMPTY, STR("ConfigMap"), remove_marked, table);
    assert_int_equal(object_table_count(table), 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_found_with_all_its_facts),
        cmocka_unit_test(ids_of_the_usual_form_come_back_as_they_were),
        cmocka_unit_test(the_same_name_in_another_group_is_another_object),
        cmocka_unit_test(putting_again_replaces),
        cmocka_unit_test(thousands_can_come_and_go),
        cmocka_unit_test(a_namespace_lists_its_own),
        cmocka_unit_test(children_are_found_by_their_owners_uid),
        cmocka_unit_test(what_a_list_did_not_bring_is_marked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
