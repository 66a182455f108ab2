#include "base/arena.h"
#include "rpc/envelope.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever comes is refused with an error, or keeps to the limits and can be sent on. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 }, told = { 0 };
    Argosy__Rpc__Envelope *envelope = NULL;

    if (envelope_parse((struct str){ (const char *)data, size }, arena, &envelope, &err) < 0) {
        assert(err.message);
        return 0;
    }
    assert(strlen(envelope->method) <= ENVELOPE_METHOD_MAX);
    assert(strlen(envelope->trace_id) <= ENVELOPE_TRACE_MAX);
    if (envelope->kind == ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REQUEST)
        assert(envelope->timeout_ms > 0 && *envelope->method);
    if (envelope->error) {
        Argosy__Rpc__EnvelopeError again;

        envelope_read_error(envelope, &told);
        assert(told.code != ERR_OK && told.retry_after_ms >= 0);
        envelope_write_error(&told, &again);
        assert(protobuf_c_message_get_packed_size(&again.base) <= ENVELOPE_MAX);
    }
    return 0;
}
