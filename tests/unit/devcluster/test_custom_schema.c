#include "api_resource.h"
#include "base/arena.h"
#include "base/error.h"
#include "custom_schema.h"
#include "data/json.h"
#include "test.h"

#include <stdio.h>

static const char schema_text[] =
    "{\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\",\"required\":[\"spec\"],\"properties\":"
    "{\"spec\":{\"type\":\"object\",\"properties\":{\"size\":{\"type\":\"integer\",\"minimum\":1},"
    "\"mode\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"],\"default\":\"a\"},\"free\":{\"type\":"
    "\"object\",\"x-kubernetes-preserve-unknown-fields\":true},\"list\":{\"type\":\"array\","
    "\"items\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"default\":7}}}}}}"
    "}}}}";

struct sample {
    struct arena *arena;
    struct api_version version;
    const struct json *object;
};

static struct sample sample_of(const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sample sample = { .arena = arena_new() };

    assert_int_equal(
        json_parse(str_of(schema_text), NULL, sample.arena, &sample.version.definition, &err), 0);
    assert_int_equal(json_parse(str_of(text), NULL, sample.arena, &sample.object, &err), 0);
    return sample;
}

static void what_is_unknown_goes_and_what_is_missing_comes(void **state)
{
    struct sample sample = sample_of("{\"kind\":\"X\",\"metadata\":{\"name\":\"a\",\"odd\":1},"
                                     "\"spec\":{\"extra\":1,\"free\":{\"x\":1},\"list\":[{}]}}");
    struct refusal why = { .arena = sample.arena };
    const struct json *out, *unknown;

    (void)state;
    assert_int_equal(
        custom_schema_prepare(&sample.version, sample.object, sample.arena, &out, &unknown, &why),
        0);
    assert_string_equal(json_print(json_get(out, "spec"), JSON_SORTED, sample.arena).ptr,
                        "{\"free\":{\"x\":1},\"list\":[{\"n\":7}],\"mode\":\"a\"}");
    assert_string_equal(json_print(unknown, JSON_COMPACT, sample.arena).ptr,
                        "[\"metadata.odd\",\"spec.extra\"]");
    assert_string_equal(json_cstr_at(out, "metadata.name"), "a");
    arena_free(sample.arena);
}

static const char *first_fault(const char *text)
{
    static char message[256];
    struct sample sample = sample_of(text);
    struct faults faults = { .arena = sample.arena };

    custom_schema_validate(&sample.version, sample.object, &faults);
    (void)snprintf(message, sizeof(message), "%s: %s", faults.first ? faults.first->field : "",
                   faults.first ? faults.first->message : "");
    arena_free(sample.arena);
    return message;
}

static void what_is_wrong_is_said_in_the_servers_words(void **state)
{
    (void)state;
    assert_string_equal(first_fault("{}"), "spec: Required value");
    assert_string_equal(first_fault("{\"spec\":{\"size\":0}}"),
                        "spec.size: Invalid value: 0: spec.size in body should be greater than or "
                        "equal to 1");
    assert_string_equal(first_fault("{\"spec\":{\"size\":\"x\"}}"),
                        "spec.size: Invalid value: \"string\": spec.size in body must be of type "
                        "integer: \"string\"");
    assert_string_equal(first_fault("{\"spec\":{\"mode\":\"c\"}}"),
                        "spec.mode: Unsupported value: \"c\": supported values: \"a\", \"b\"");
    assert_string_equal(first_fault("{\"spec\":{\"size\":3,\"mode\":\"b\"}}"), ": ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_unknown_goes_and_what_is_missing_comes),
        cmocka_unit_test(what_is_wrong_is_said_in_the_servers_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
