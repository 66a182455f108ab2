#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "test.h"
#include "wire.h"

#include <string.h>

/* apiVersion v1, kind ConfigMap; metadata.name "a", one label, data {k: v}. */
static const char sample[] = "k8s\0\x0a\x0f\x0a\x02v1\x12\x09"
                             "ConfigMap\x12\x15\x0a\x0b\x0a\x01"
                             "a\x5a\x06\x0a\x01k\x12\x01v\x12\x06\x0a\x01k\x12\x01v";

static void an_object_is_read_by_the_numbers_of_its_fields(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object;

    (void)state;
    assert_int_equal(wire_decode((struct str){ sample, sizeof(sample) - 1 }, arena, &object, &why),
                     0);
    assert_string_equal(json_print(object, JSON_SORTED, arena).ptr,
                        "{\"apiVersion\":\"v1\",\"data\":{\"k\":\"v\"},\"kind\":\"ConfigMap\","
                        "\"metadata\":{\"labels\":{\"k\":\"v\"},\"name\":\"a\"}}");
}

static void what_is_cut_off_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object;

    (void)state;
    for (size_t size = 0; size + 8 < sizeof(sample); size++) {
        int got = wire_decode((struct str){ sample, size }, arena, &object, &why);

        /* After 21 bytes the type is there, and an object without fields. */
        assert_int_equal(got, size == 21 ? 0 : -1);
    }
    assert_int_equal(wire_decode((struct str){ sample, sizeof(sample) - 2 }, arena, &object, &why),
                     -1);
}

static void messages_are_sorted_by_name(void **state)
{
    struct message before, message;

    (void)state;
    for (unsigned i = 1; i < wire_messages.type_count; i++) {
        before = message_at(&wire_messages, i - 1);
        message = message_at(&wire_messages, i);
        assert_true(strcmp(message_name(before), message_name(message)) < 0);
    }
}

static void a_time_is_no_kind(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct message message;

    (void)state;
    assert_false(wire_message_of(STR("v1"), STR("Time"), arena, &message));
    assert_true(wire_message_of(STR("v1"), STR("Status"), arena, &message));
    assert_string_equal(message_name(message), "apimachinery.pkg.apis.meta.v1.Status");
}

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), 0);
    return value;
}

/* What is written is read again as the same. */
static void assert_round_trip(const char *text)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object = parse(arena, text), *again;
    struct str wire;

    assert_true(wire_encode(object, arena, &wire));
    assert_memory_equal(wire.ptr, "k8s\0", 4);
    assert_int_equal(wire_decode(wire, arena, &again, &why), 0);
    assert_string_equal(json_print(again, JSON_SORTED, arena).ptr,
                        json_print(object, JSON_SORTED, arena).ptr);
}

static void objects_come_back_as_they_were(void **state)
{
    (void)state;
    assert_round_trip("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
                      "\"creationTimestamp\":\"2026-01-02T03:04:05Z\",\"managedFields\":[{"
                      "\"manager\":\"m\",\"fieldsV1\":{\"f:data\":{}}}]},\"data\":{\"k\":\"v\","
                      "\"l\":\"w\"},\"binaryData\":{\"b\":\"AAEC\"},\"immutable\":true}");
    assert_round_trip("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":"
                      "\"d\",\"generation\":7},\"spec\":{\"replicas\":-1,\"strategy\":{"
                      "\"rollingUpdate\":{\"maxSurge\":\"25%\",\"maxUnavailable\":3}},\"template\":"
                      "{\"metadata\":{},\"spec\":{\"containers\":[{\"name\":\"c\",\"resources\":{"
                      "\"limits\":{\"cpu\":\"1500m\"}},\"lifecycle\":{}}],\"volumes\":[{\"name\":"
                      "\"v\",\"emptyDir\":{}}]}}},\"status\":{}}");
    assert_round_trip("{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"metadata\":{"
                      "},\"spec\":{\"renewTime\":\"2026-01-02T03:04:05.000006Z\"}}");
}

static void a_quantity_that_came_as_a_number_is_its_text(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    const struct json *object;
    struct str wire;

    (void)state;
    assert_true(wire_encode(parse(arena, "{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\","
                                         "\"spec\":{\"hard\":{\"pods\":10}}}"),
                            arena, &wire));
    assert_int_equal(wire_decode(wire, arena, &object, &why), 0);
    assert_string_equal(json_cstr_at(object, "spec.hard.pods"), "10");
}

static void kinds_without_messages_have_no_such_form(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str wire;

    (void)state;
    assert_false(wire_encode(parse(arena, "{\"apiVersion\":\"x.io/v1\",\"kind\":\"Status\"}"),
                             arena, &wire));
    assert_true(
        wire_encode(parse(arena, "{\"apiVersion\":\"v1\",\"kind\":\"Status\"}"), arena, &wire));
}

static void an_event_has_its_length_in_front(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str event = wire_encode_event("ADDED", STR("xy"), arena);

    (void)state;
    assert_int_equal(event.len, 4 + 2 + 5 + 2 + 2 + 2);
    assert_memory_equal(event.ptr,
                        "\0\0\0\x0d\x0a\x05"
                        "ADDED\x12\x04\x0a\x02xy",
                        event.len);
}

static void a_list_is_its_head_and_its_items_one_after_the_other(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf items = STRBUF_INIT(1000);
    const struct json *head = parse(arena, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMapList\","
                                           "\"metadata\":{\"resourceVersion\":\"7\"}}");
    struct message item;
    struct str wire;

    (void)state;
    assert_true(wire_message_of(STR("v1"), STR("ConfigMap"), arena, &item));
    wire = wire_encode_list_item(item, parse(arena, "{\"metadata\":{\"name\":\"a\"}}"), arena);
    strbuf_add(&items, wire.ptr, wire.len);
    wire = wire_encode_list_item(item, parse(arena, "{\"metadata\":{\"name\":\"b\"}}"), arena);
    strbuf_add(&items, wire.ptr, wire.len);
    assert_int_equal(items.len, 14);
    assert_memory_equal(items.ptr,
                        "\x12\x05\x0a\x03\x0a\x01"
                        "a\x12\x05\x0a\x03\x0a\x01"
                        "b",
                        14);
    wire = wire_encode_list_head(head, items.len, arena);
    assert_int_equal(wire.len, 32);
    assert_memory_equal(wire.ptr,
                        "k8s\0\x0a\x13\x0a\x02v1\x12\x0d"
                        "ConfigMapList\x12\x13\x0a\x03\x12\x01"
                        "7",
                        32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_object_is_read_by_the_numbers_of_its_fields),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(messages_are_sorted_by_name),
        cmocka_unit_test(a_time_is_no_kind),
        cmocka_unit_test(objects_come_back_as_they_were),
        cmocka_unit_test(a_quantity_that_came_as_a_number_is_its_text),
        cmocka_unit_test(kinds_without_messages_have_no_such_form),
        cmocka_unit_test(an_event_has_its_length_in_front),
        cmocka_unit_test(a_list_is_its_head_and_its_items_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
