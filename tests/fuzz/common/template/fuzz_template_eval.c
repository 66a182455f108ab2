#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "template/template.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int64_t still(void *context)
{
    (void)context;
    return INT64_C(1600000000123456789);
}

static void zeroes(void *context, void *bytes, size_t size)
{
    (void)context;
    memset(bytes, 0, size);
}

static const char values[] =
    "{\"s\":\"hello\",\"e\":\"\",\"n\":null,\"i\":3,\"f\":1.5,\"t\":true,\"l\":[1,\"b\",null,2.5],"
    "\"m\":{\"a\":\"x\",\"b\":2,\"c\":{\"d\":[1,2]}},\"u\":\"\u00dcn\u00ef\"}";

/* Run a template within small budgets: it ends, and a failure has a text. Nothing that takes long
 * by itself: those functions cost more steps than there are. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64 * 1024);
    struct template_limits limits = {
        .steps = 50 * 1000, .memory = 4 * 1024 * 1024, .output = 64 * 1024, .stack = 1024 * 1024
    };
    struct template_host host = { .now = still, .random = zeroes };
    struct template_functions *functions = template_functions_new(arena);
    struct template_set *set = template_set_new(functions, NULL, arena);
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *json = NULL;
    int result;

    template_functions_add_sprig(functions);
    template_functions_remove(functions, "bcrypt");
    template_functions_remove(functions, "htpasswd");
    if (template_parse(set, STR("t"), text, &err) < 0)
        return 0;
    result = json_parse(str_of(values), NULL, arena, &json, &err);
    assert(result == 0);
    result = template_execute(template_run_new(&limits, &host, arena), set, STR("t"),
                              value_of_json(json, VALUE_NUMBERS_FLOAT, arena), &out, &err);
    assert(result == 0 || *error_text(&err));
    return 0;
}
