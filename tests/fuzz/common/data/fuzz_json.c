#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "data/json_word.h"

#include <assert.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A float without a fraction is written, and thus read again, as a whole number: once. */
static void write_and_read(const struct json *value, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_print(value, JSON_SORTED, arena);
    const struct json *again = NULL, *third = NULL;
    int status = json_parse(text, NULL, arena, &again, &err);

    assert(status == 0);
    text = json_print(again, JSON_SORTED, arena);
    status = json_parse(text, NULL, arena, &third, &err);
    assert(status == 0 && json_equal(again, third) && json_equal(third, again));
    assert(str_equal(text, json_print(third, JSON_SORTED, arena)));
}

static void freeze_and_map(const struct json *value, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *doc = json_doc_freeze(json_edit(arena, value));
    CLEANUP(json_doc_unref) struct json_doc *mapped = NULL;
    int fd = -1, status;

    assert(json_equal(json_doc_root(doc), value) && json_equal(value, json_doc_root(doc)));
    assert(json_hash(json_doc_root(doc)) == json_hash(value));
    status = json_doc_seal(doc, &fd, &err);
    assert(status == 0);
    status = json_doc_map(fd, &mapped, &err);
    close(fd);
    assert(status == 0 && json_equal(json_doc_root(mapped), value));
}

/* The bytes themselves as a block from another process: refused, or read without harm. */
static void read_as_block(const uint8_t *data, size_t size, struct arena *arena)
{
    char *block = xmemdup(data, size);
    const struct json *root;

    if (json_block_is_sound(block, size)) {
        root = (const struct json *)(const void *)(block + size - sizeof(struct json));
        assert(json_equal(root, json_copy(arena, root)));
        json_print(root, JSON_SORTED | JSON_INDENT, arena);
        for (struct json_cursor at = json_walk(root); json_next(&at);)
            assert(!at.key.len || json_get_str(root, at.key) == at.value);
    }
    free(block);
}

/* A first byte of 'B' says that a block follows. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;
    struct str text = { arena_strndup(arena, (const char *)data, size), size };

    if (size > 0 && data[0] == 'B') {
        read_as_block(data + 1, size - 1, arena);
    } else if (json_parse(text, NULL, arena, &value, &err) == 0) {
        write_and_read(value, arena);
        freeze_and_map(value, arena);
    }
    return 0;
}
