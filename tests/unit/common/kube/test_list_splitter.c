#include "kube/list_splitter.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct collected {
    char text[4096];
    size_t count, stop_at;
};

static bool collect(void *context, struct str item)
{
    struct collected *collected = context;

    assert_int_equal(item.ptr[item.len], '\0');
    snprintf(collected->text + strlen(collected->text),
             sizeof(collected->text) - strlen(collected->text), "%.*s|", STR_ARG(item));
    return ++collected->count != collected->stop_at;
}

/* Fed in pieces of `size` bytes; every size must give the same. */
static int feed(const char *text, const char *prefix, size_t size, struct collected *collected,
                char *rest, struct error *err)
{
    struct list_splitter splitter;
    int result = 0;

    list_splitter_init(&splitter, str_of(prefix), 200);
    for (size_t at = 0; result == 0 && at < strlen(text); at += size)
        result = list_splitter_feed(&splitter, str_slice(str_of(text), at, at + size), collect,
                                    collected, err);
    snprintf(rest, 1024, "%s", splitter.rest.ptr);
    list_splitter_release(&splitter);
    return result;
}

static void expect(const char *text, const char *prefix, const char *items, const char *rest)
{
    for (size_t size = 1; size < strlen(text) + 2; size++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct collected collected = { 0 };
        char remaining[1024];

        assert_int_equal(feed(text, prefix, size, &collected, remaining, &err), 0);
        assert_string_equal(collected.text, items);
        assert_string_equal(remaining, rest);
    }
}

#define PREFIX "\"apiVersion\":\"v1\",\"kind\":\"Pod\","

static void items_are_handed_over_one_by_one(void **state)
{
    (void)state;
    expect("{\"kind\":\"PodList\",\"metadata\":{\"items\":[1]},\"items\":[{\"a\":[{}],\"s\":\"]}"
           "\\\"{\"} , {\"b\":2}],\"x\":[1,{\"items\":[]}]}\n",
           "", "{\"a\":[{}],\"s\":\"]}\\\"{\"}|{\"b\":2}|",
           "{\"kind\":\"PodList\",\"metadata\":{\"items\":[1]},\"items\":[],\"x\":[1,{\"items\":[]}"
           "]}\n");
}

static void items_without_a_kind_get_the_lists(void **state)
{
    (void)state;
    expect("{\"items\":[{\"a\":1},{},{\"kind\":\"X\"},{\"apiVersion\":\"y\"}]}", PREFIX,
           "{" PREFIX "\"a\":1}|{\"apiVersion\":\"v1\",\"kind\":\"Pod\" }|{\"kind\":\"X\"}|{"
           "\"apiVersion\":\"y\"}|",
           "{\"items\":[]}");
}

static void no_items_is_no_list(void **state)
{
    (void)state;
    expect("{\"items\":null,\"kind\":\"items\"}", PREFIX, "",
           "{\"items\":null,\"kind\":\"items\"}");
    expect("{\"kind\":\"items\",\"a\":[{\"b\":1}]}", PREFIX, "",
           "{\"kind\":\"items\",\"a\":[{\"b\":1}]}");
    expect("[{\"items\":[{}]}]", PREFIX, "", "[{\"items\":[{}]}]");
}

static void items_that_are_no_objects_are_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct collected collected = { 0 };
    char rest[1024];

    (void)state;
    assert_int_equal(feed("{\"items\":[{},7]}", "", 100, &collected, rest, &err), -1);
    assert_int_equal(err.code, ERR_DATA_LOSS);
}

static void an_item_beyond_the_limit_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct collected collected = { 0 };
    char rest[1024], text[512] = "{\"items\":[{\"a\":\"";

    (void)state;
    memset(text + strlen(text), 'x', 300);
    assert_int_equal(feed(text, "", 10, &collected, rest, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void the_receiver_may_stop(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct collected collected = { .stop_at = 1 };
    char rest[1024];

    (void)state;
    assert_int_equal(feed("{\"items\":[{},{}]}", "", 100, &collected, rest, &err), 0);
    assert_int_equal(collected.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_handed_over_one_by_one),
        cmocka_unit_test(items_without_a_kind_get_the_lists),
        cmocka_unit_test(no_items_is_no_list),
        cmocka_unit_test(items_that_are_no_objects_are_refused),
        cmocka_unit_test(an_item_beyond_the_limit_is_refused),
        cmocka_unit_test(the_receiver_may_stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
