#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * What was read is written and read again: the same value. Not so a key "<<", which is written as
 * it is, as the original does, and merges when it is read.
 */
static void turn_around(const struct json *value, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = yaml_print(value, arena);
    const struct json *again = NULL;
    int status;

    if (str_find(text, STR("<<")) >= 0)
        return;
    status = yaml_parse(text, arena, &again, &err);
    assert(status == 0 && json_equal(value, again));
}

static void read_stream(struct str text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_stream stream = yaml_stream_of(text, NULL);
    const struct json *value;
    size_t position = 0;

    while (yaml_next(&stream, arena, &value, &err) > 0) {
        assert(stream.position > position);
        position = stream.position;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error ignored = { 0 };
    const struct yaml_options strict = { .strict = true };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *value;

    if (yaml_parse(text, arena, &value, &err) == 0)
        turn_around(value, arena);
    if (yaml_parse_with(text, &strict, arena, &value, &ignored) < 0)
        assert(*error_text(&ignored));
    read_stream(text, arena);
    return 0;
}
