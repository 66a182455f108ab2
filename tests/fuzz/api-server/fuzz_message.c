/* A byte that picks a message of the contract, and its wire form: whatever can be decoded is
 * printed, and survives being encoded and decoded again. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "edge/contract.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void turn_around(struct message message, const struct json *document, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT((size_t)64 * 1024 * 1024);
    const struct json *again = NULL, *parsed = NULL, *taken = NULL;
    int status;

    status = message_decode(message, message_encode(message, document, arena), arena, &again, &err);
    assert(status == 0);
    message_print(message, again, &text);
    status = json_parse((struct str){ text.ptr, text.len }, NULL, arena, &parsed, &err);
    assert(status == 0);
    status = message_take(message, parsed, arena, &taken, &err);
    assert(status == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document = NULL;
    struct message message;
    struct str wire;

    if (size < 2)
        return 0;
    message = message_at(&contract_messages,
                         (unsigned)(data[0] << 8 | data[1]) % contract_messages.type_count);
    wire = str_dup((struct str){ (const char *)data + 2, size - 2 }, arena);
    if (message_decode(message, wire, arena, &document, &err) == 0)
        turn_around(message, document, arena);
    return 0;
}
