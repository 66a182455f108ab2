#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/message.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* A contract of a few messages, as a tool would make it. */

enum { ANY, BLOB, INNER, MICRO, MIXED, OUTER, REF, TEXTS, TEXT_MAP, TIME, YAML, TYPES };

static const struct {
    unsigned type;
    const char *name;
    struct message_field field;
} rows[] = {
    { ANY, "raw", { 1, MESSAGE_BYTES, MESSAGE_ONE, 0, 0, 0, 0 } },
    { BLOB, "key", { 1, MESSAGE_BYTES, MESSAGE_ONE, MESSAGE_ALWAYS, 0, 0, 0 } },
    { INNER, "name", { 1, MESSAGE_STRING, MESSAGE_ONE, MESSAGE_ALWAYS, 0, 0, 0 } },
    { INNER, "weight", { 2, MESSAGE_INT32, MESSAGE_ONE, 0, 0, 0, 0 } },
    { MICRO, "seconds", { 1, MESSAGE_INT64, MESSAGE_ONE, 0, 0, 0, 0 } },
    { MIXED, "type", { 1, MESSAGE_INT64, MESSAGE_ONE, 0, 0, 0, 0 } },
    { OUTER, "id", { 1, MESSAGE_STRING, MESSAGE_ONE, 0, 0, 0, 0 } },
    { OUTER, "count", { 2, MESSAGE_INT64, MESSAGE_ONE, 0, 0, 0, 0 } },
    { OUTER, "flag", { 3, MESSAGE_BOOL, MESSAGE_ONE, MESSAGE_POINTER, 0, 0, 0 } },
    { OUTER, "inner", { 4, MESSAGE_OF, MESSAGE_ONE, 0, INNER, 0, 0 } },
    { OUTER, "items", { 5, MESSAGE_OF, MESSAGE_LIST, MESSAGE_ALWAYS, INNER, 0, 0 } },
    { OUTER, "labels", { 6, MESSAGE_STRING, MESSAGE_MAP, 0, 0, 0, 0 } },
    { OUTER, "raw", { 7, MESSAGE_OF, MESSAGE_ONE, 0, ANY, 0, 0 } },
    { OUTER, "time", { 8, MESSAGE_OF, MESSAGE_ONE, 0, TIME, 0, 0 } },
    { OUTER, "numbers", { 9, MESSAGE_INT64, MESSAGE_LIST, 0, 0, 0, 0 } },
    { OUTER, "data", { 10, MESSAGE_BYTES, MESSAGE_ONE, 0, 0, 0, 0 } },
    { OUTER, "ref", { 11, MESSAGE_OF, MESSAGE_INLINE, 0, REF, 0, 0 } },
    { OUTER, "secret", { 12, MESSAGE_STRING, MESSAGE_ONE, MESSAGE_HIDDEN, 0, 0, 0 } },
    { OUTER, "value", { 13, MESSAGE_OF, MESSAGE_ONE, MESSAGE_VALUE, INNER, 0, 0 } },
    { OUTER,
      "since",
      { 14, MESSAGE_OF, MESSAGE_ONE, MESSAGE_POINTER | MESSAGE_ALWAYS, TIME, 0, 0 } },
    { OUTER, "needed", { 15, MESSAGE_STRING, MESSAGE_ONE, MESSAGE_REQUIRED, 0, 0, 0 } },
    { OUTER, "mixed", { 16, MESSAGE_OF, MESSAGE_ONE, 0, MIXED, 0, 0 } },
    { OUTER, "list", { 17, MESSAGE_OF, MESSAGE_ONE, 0, TEXTS, 0, 0 } },
    { OUTER, "map", { 18, MESSAGE_OF, MESSAGE_ONE, 0, TEXT_MAP, 0, 0 } },
    { OUTER, "yaml", { 19, MESSAGE_OF, MESSAGE_ONE, 0, YAML, 0, 0 } },
    { OUTER, "micro", { 20, MESSAGE_OF, MESSAGE_ONE, 0, MICRO, 0, 0 } },
    { OUTER, "by_name", { 21, MESSAGE_OF, MESSAGE_MAP, 0, INNER, 0, 0 } },
    { OUTER, "blob", { 22, MESSAGE_OF, MESSAGE_ONE, 0, BLOB, 0, 0 } },
    { REF, "kind", { 1, MESSAGE_STRING, MESSAGE_ONE, 0, 0, 0, 0 } },
    { REF, "group", { 2, MESSAGE_STRING, MESSAGE_ONE, 0, 0, 0, 0 } },
    { TEXTS, "texts", { 1, MESSAGE_STRING, MESSAGE_LIST, 0, 0, 0, 0 } },
    { TEXT_MAP, "entries", { 1, MESSAGE_STRING, MESSAGE_MAP, 0, 0, 0, 0 } },
    { TIME, "seconds", { 1, MESSAGE_INT64, MESSAGE_ONE, 0, 0, 0, 0 } },
    { YAML, "paths", { 1, MESSAGE_STRING, MESSAGE_LIST, 0, 0, 0, 0 } },
};
enum { ROWS = sizeof(rows) / sizeof(*rows), SLOTS = 256, TEXT_BYTES = 2048 };

static const struct {
    const char *name;
    enum message_form form;
} names[TYPES] = {
    [ANY] = { "t.Any", MESSAGE_FORM_ANY },
    [BLOB] = { "t.Blob", MESSAGE_FORM_FIELDS },
    [INNER] = { "t.Inner", MESSAGE_FORM_FIELDS },
    [MICRO] = { "t.Micro", MESSAGE_FORM_MICRO_TIME },
    [MIXED] = { "t.Mixed", MESSAGE_FORM_INT_OR_STRING },
    [OUTER] = { "t.Outer", MESSAGE_FORM_FIELDS },
    [REF] = { "t.Ref", MESSAGE_FORM_FIELDS },
    [TEXTS] = { "t.TextList", MESSAGE_FORM_TEXTS },
    [TEXT_MAP] = { "t.TextMap", MESSAGE_FORM_TEXT_MAP },
    [TIME] = { "t.Time", MESSAGE_FORM_TIME },
    [YAML] = { "t.Yaml", MESSAGE_FORM_YAML },
};

struct bed {
    struct arena *arena;
    struct message_type types[TYPES];
    struct message_field fields[ROWS];
    uint16_t slots[SLOTS];
    char texts[TEXT_BYTES];
    struct message_set set;
};

static uint32_t add_text(struct bed *bed, size_t *used, const char *text)
{
    uint32_t at = (uint32_t)*used;

    memcpy(bed->texts + at, text, strlen(text) + 1);
    *used += strlen(text) + 1;
    return at;
}

static void add_slot(struct bed *bed, unsigned row)
{
    uint32_t at = message_hash(rows[row].type, str_of(rows[row].name)) % SLOTS;

    if (rows[row].field.shape == MESSAGE_INLINE || rows[row].field.flags & MESSAGE_HIDDEN)
        return;
    while (bed->slots[at])
        at = (at + 1) % SLOTS;
    bed->slots[at] = (uint16_t)(row + 1);
}

static int set_up(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));
    size_t used = 0;

    bed->arena = arena_new();
    for (unsigned i = 0; i < TYPES; i++)
        bed->types[i] = (struct message_type){ .name = add_text(bed, &used, names[i].name),
                                               .form = (uint8_t)names[i].form };
    for (unsigned i = 0; i < ROWS; i++) {
        struct message_type *type = &bed->types[rows[i].type];

        bed->fields[i] = rows[i].field;
        bed->fields[i].json_name = bed->fields[i].own_name = add_text(bed, &used, rows[i].name);
        if (type->count++ == 0)
            type->first = (uint16_t)i;
        add_slot(bed, i);
    }
    assert_true(used <= TEXT_BYTES);
    bed->set =
        (struct message_set){ bed->types, TYPES, bed->fields, bed->texts, bed->slots, SLOTS };
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    arena_free(bed->arena);
    free(bed);
    return 0;
}

static struct message outer(const struct bed *bed)
{
    return message_at(&bed->set, OUTER);
}

static const struct json *parse(struct bed *bed, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, bed->arena, &value, &err), 0);
    return value;
}

static void assert_prints(struct bed *bed, const struct json *document, const char *expected)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);

    message_print(outer(bed), document, &text);
    assert_string_equal(text.ptr, expected);
}

static const struct json *decode(struct bed *bed, struct str wire)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document = NULL;

    assert_int_equal(message_decode(outer(bed), wire, bed->arena, &document, &err), 0);
    return document;
}

static void assert_decodes(struct bed *bed, struct str wire, const char *expected)
{
    assert_string_equal(json_print(decode(bed, wire), JSON_SORTED, bed->arena).ptr, expected);
}

static void assert_refused(struct bed *bed, struct str wire)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document = NULL;

    assert_int_equal(message_decode(outer(bed), wire, bed->arena, &document, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(error_text(&err), "the protobuf message of a t.Outer cannot be read");
}

/* Through the wire and back. */
static void assert_travels(struct bed *bed, const char *text)
{
    struct str wire = message_encode(outer(bed), parse(bed, text), bed->arena);

    assert_decodes(bed, wire, text);
}

/* ---- printing ---- */

static void what_is_empty_is_left_out_but_where_go_prints_it(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed, NULL, "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null}");
    assert_prints(bed, parse(bed, "{\"id\":\"\",\"count\":0,\"labels\":{},\"items\":[]}"),
                  "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null}");
}

static void absent_bytes_are_null_and_present_ones_text(void **state)
{
    struct bed *bed = *state;

    assert_prints(
        bed, parse(bed, "{\"blob\":{}}"),
        "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null,\"blob\":{\"key\":null}}");
    assert_prints(
        bed, parse(bed, "{\"blob\":{\"key\":\"aQ==\"}}"),
        "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null,\"blob\":{\"key\":\"aQ==\"}}");
}

static void a_pointer_is_printed_though_it_points_at_zero(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed, parse(bed, "{\"flag\":false}"),
                  "{\"flag\":false,\"items\":null,\"value\":{\"name\":\"\"},\"since\":null}");
}

static void members_come_in_the_order_of_the_struct_and_maps_by_key(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed,
                  parse(bed, "{\"labels\":{\"b\":\"2\",\"a\":\"<1>\"},\"count\":7,\"id\":\"x\","
                             "\"unknown\":1,\"items\":[{\"weight\":2,\"name\":\"n\"},null]}"),
                  "{\"id\":\"x\",\"count\":7,\"items\":[{\"name\":\"n\",\"weight\":2},"
                  "{\"name\":\"\"}],\"labels\":{\"a\":\"\\u003c1\\u003e\",\"b\":\"2\"},"
                  "\"value\":{\"name\":\"\"},\"since\":null}");
}

static void members_of_an_embedded_struct_stand_beside_the_others(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed, parse(bed, "{\"group\":\"apps\",\"kind\":\"Pod\",\"secret\":\"s\"}"),
                  "{\"items\":null,\"kind\":\"Pod\",\"group\":\"apps\",\"value\":{\"name\":\"\"},"
                  "\"since\":null}");
}

static void a_value_of_another_type_is_as_good_as_none(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed,
                  parse(bed, "{\"id\":7,\"count\":\"x\",\"items\":{},\"labels\":[],\"flag\":1}"),
                  "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null}");
}

static void times_are_whole_seconds_in_utc(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed,
                  parse(bed, "{\"time\":\"2026-01-02T03:04:05.678+01:00\","
                             "\"since\":\"2026-01-02T03:04:05Z\","
                             "\"micro\":\"2026-01-02T03:04:05.678901234Z\"}"),
                  "{\"items\":null,\"time\":\"2026-01-02T02:04:05Z\",\"value\":{\"name\":\"\"},"
                  "\"since\":\"2026-01-02T03:04:05Z\","
                  "\"micro\":\"2026-01-02T03:04:05.678901Z\"}");
}

static void a_map_of_messages_is_sorted_too(void **state)
{
    struct bed *bed = *state;

    assert_prints(bed, parse(bed, "{\"by_name\":{\"z\":{\"weight\":1},\"a\\\"\":{}}}"),
                  "{\"items\":null,\"value\":{\"name\":\"\"},\"since\":null,"
                  "\"by_name\":{\"a\\\"\":{\"name\":\"\"},\"z\":{\"name\":\"\",\"weight\":1}}}");
}

/* ---- the wire ---- */

static void a_message_is_decoded_by_its_numbers(void **state)
{
    struct bed *bed = *state;

    assert_decodes(bed, STR("\x0a\x01x\x10\x07\x18\x00\x22\x03\x0a\x01n"),
                   "{\"count\":7,\"flag\":false,\"id\":\"x\",\"inner\":{\"name\":\"n\"}}");
}

static void a_zero_that_go_would_not_print_is_absent(void **state)
{
    struct bed *bed = *state;

    assert_decodes(bed, STR("\x0a\x00\x10\x00\x22\x02\x0a\x00\x42\x00"),
                   "{\"inner\":{\"name\":\"\"}}");
}

static void unknown_and_hidden_fields_are_skipped(void **state)
{
    struct bed *bed = *state;

    assert_decodes(bed, STR("\xfa\x01\x01z\x62\x01s\xf8\x01\x05\x0a\x01x"), "{\"id\":\"x\"}");
}

static void numbers_of_a_list_may_be_packed(void **state)
{
    struct bed *bed = *state;

    assert_decodes(bed, STR("\x48\x05\x4a\x03\x01\x02\x03"), "{\"numbers\":[5,1,2,3]}");
}

static void what_is_encoded_is_decoded_again(void **state)
{
    struct bed *bed = *state;

    assert_travels(
        bed, "{\"by_name\":{\"a\":{\"name\":\"x\",\"weight\":-1}},\"count\":-9223372036854775807,"
             "\"data\":\"AAEC\",\"flag\":true,\"group\":\"apps\",\"id\":\"\xc3\xa9\","
             "\"inner\":{\"name\":\"\"},\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}],"
             "\"kind\":\"Pod\",\"labels\":{\"k\":\"v\"},\"list\":[\"a\",\"\"],"
             "\"map\":{\"k\":\"\"},\"micro\":\"2026-01-02T03:04:05.678901Z\",\"mixed\":\"50%\","
             "\"needed\":\"n\",\"numbers\":[1,-1],\"raw\":{\"x\":[1,null]},"
             "\"time\":\"2026-01-02T03:04:05Z\",\"yaml\":\"paths:\\n- a\\n\"}");
}

static void empty_lists_and_maps_that_are_set_stay_set(void **state)
{
    struct bed *bed = *state;

    assert_travels(bed, "{\"list\":[],\"map\":{},\"mixed\":0,\"needed\":\"\"}");
}

static void a_required_field_is_sent_though_nobody_gave_it(void **state)
{
    struct bed *bed = *state;
    struct str wire = message_encode(outer(bed), json_new_object(bed->arena), bed->arena);

    assert_int_equal(wire.len, sizeof("\x7a\x00\x5a\x00") - 1);
    assert_memory_equal(wire.ptr, "\x5a\x00\x7a\x00", wire.len);
}

static void a_large_message_is_encoded_whole(void **state)
{
    struct bed *bed = *state;
    struct json *object = json_new_object(bed->arena), *items = json_new_array(bed->arena);
    const struct json *back;

    for (int i = 0; i < 5000; i++) {
        struct json *item = json_new_object(bed->arena);

        json_set_text(bed->arena, item, "name", arena_printf(bed->arena, "item %d", i));
        json_append(bed->arena, items, item);
    }
    json_set(bed->arena, object, "items", items);
    back = decode(bed, message_encode(outer(bed), object, bed->arena));
    assert_int_equal(json_count(json_get(back, "items")), 5000);
    assert_string_equal(json_cstr_at(json_item(json_get(back, "items"), 4999), "name"),
                        "item 4999");
}

static void broken_messages_are_refused(void **state)
{
    struct bed *bed = *state;

    assert_refused(bed, STR("\x0a\x05x"));
    assert_refused(bed, STR("\x0a"));
    assert_refused(bed, STR("\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
    assert_refused(bed, STR("\x0b"));
    assert_refused(bed, STR("\x00\x00"));
    assert_refused(bed, STR("\x08\x01"));
    assert_refused(bed, STR("\x3a\x03\x0a\x01{"));
    assert_refused(bed, STR("\x4a\x01\xff"));
}

static void a_message_of_too_many_values_is_refused(void **state)
{
    struct bed *bed = *state;
    CLEANUP(error_release) struct error err = { 0 };
    size_t size = (size_t)9 * 1024 * 1024;
    char *bytes = arena_alloc(bed->arena, size);
    const struct json *document = NULL;

    memset(bytes, 0x08, size); /* field 1 of a list of numbers, over and over */
    for (size_t i = 0; i < size; i += 2)
        bytes[i] = 0x48;
    assert_int_equal(
        message_decode(outer(bed), (struct str){ bytes, size }, bed->arena, &document, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

/* ---- what is taken from JSON ---- */

static void assert_taken(struct bed *bed, const char *text, const char *expected)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *taken = NULL;

    assert_int_equal(message_take(outer(bed), parse(bed, text), bed->arena, &taken, &err), 0);
    assert_string_equal(json_print(taken, JSON_SORTED, bed->arena).ptr, expected);
}

static void assert_not_taken(struct bed *bed, const char *text, const char *expected)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *taken = NULL;

    assert_int_equal(message_take(outer(bed), parse(bed, text), bed->arena, &taken, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(error_text(&err), expected);
}

static void keys_are_taken_in_any_letter_case(void **state)
{
    assert_taken(*state,
                 "{\"ID\":\"x\",\"Inner\":{\"NAME\":\"n\"},\"KIND\":\"k\",\"By_Name\":{\"A\":{}}}",
                 "{\"by_name\":{\"A\":{}},\"id\":\"x\",\"inner\":{\"name\":\"n\"},\"kind\":\"k\"}");
}

static void unknown_hidden_and_null_members_are_dropped(void **state)
{
    assert_taken(*state,
                 "{\"x\":1,\"secret\":\"s\",\"id\":null,\"labels\":{\"a\":null,\"b\":\"1\"}}",
                 "{\"labels\":{\"b\":\"1\"}}");
    assert_taken(*state, "null", "{}");
}

static void a_member_of_a_wrong_type_is_refused_in_gos_words(void **state)
{
    assert_not_taken(*state, "[]", "json: cannot unmarshal array into Go value of type t.Outer");
    assert_not_taken(*state, "{\"id\":1}",
                     "json: cannot unmarshal number into Go struct field Outer.id of type string");
    assert_not_taken(
        *state, "{\"count\":1.5}",
        "json: cannot unmarshal number 1.5 into Go struct field Outer.count of type int64");
    assert_not_taken(*state, "{\"inner\":{\"weight\":4294967296}}",
                     "json: cannot unmarshal number 4294967296 into Go struct field "
                     "Inner.inner.weight of type int32");
    assert_not_taken(
        *state, "{\"items\":{}}",
        "json: cannot unmarshal object into Go struct field Outer.items of type []*t.Inner");
    assert_not_taken(*state, "{\"labels\":\"x\"}",
                     "json: cannot unmarshal string into Go struct field Outer.labels of type "
                     "map[string]string");
}

static void a_message_is_found_by_its_name(void **state)
{
    struct bed *bed = *state;
    struct message found;

    assert_true(message_find(&bed->set, STR("t.Ref"), &found));
    assert_string_equal(message_name(found), "t.Ref");
    assert_false(message_find(&bed->set, STR("t.Nobody"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_empty_is_left_out_but_where_go_prints_it),
        cmocka_unit_test(absent_bytes_are_null_and_present_ones_text),
        cmocka_unit_test(a_pointer_is_printed_though_it_points_at_zero),
        cmocka_unit_test(members_come_in_the_order_of_the_struct_and_maps_by_key),
        cmocka_unit_test(members_of_an_embedded_struct_stand_beside_the_others),
        cmocka_unit_test(a_value_of_another_type_is_as_good_as_none),
        cmocka_unit_test(times_are_whole_seconds_in_utc),
        cmocka_unit_test(a_map_of_messages_is_sorted_too),
        cmocka_unit_test(a_message_is_decoded_by_its_numbers),
        cmocka_unit_test(a_zero_that_go_would_not_print_is_absent),
        cmocka_unit_test(unknown_and_hidden_fields_are_skipped),
        cmocka_unit_test(numbers_of_a_list_may_be_packed),
        cmocka_unit_test(what_is_encoded_is_decoded_again),
        cmocka_unit_test(empty_lists_and_maps_that_are_set_stay_set),
        cmocka_unit_test(a_required_field_is_sent_though_nobody_gave_it),
        cmocka_unit_test(a_large_message_is_encoded_whole),
        cmocka_unit_test(broken_messages_are_refused),
        cmocka_unit_test(a_message_of_too_many_values_is_refused),
        cmocka_unit_test(keys_are_taken_in_any_letter_case),
        cmocka_unit_test(unknown_hidden_and_null_members_are_dropped),
        cmocka_unit_test(a_member_of_a_wrong_type_is_refused_in_gos_words),
        cmocka_unit_test(a_message_is_found_by_its_name),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
