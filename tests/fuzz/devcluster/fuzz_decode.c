/* A body, with the kind it is sent for in its first byte: reading it as JSON, YAML or protobuf ends
 * in an object of that kind or a refusal; the object can be written in protobuf and read again. */
#include "api_resource.h"
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "decode.h"
#include "resource_table.h"
#include "wire.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct resource_row *row_of(uint8_t number)
{
    const struct resource_row *row = resource_rows;

    for (unsigned i = 0; i < number; i++)
        row = row[1].name ? row + 1 : resource_rows;
    return row;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const types[] = { "application/json", "application/yaml",
                                         "application/vnd.kubernetes.protobuf" };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(api_resource_free) struct api_resource *resource = NULL;
    struct refusal why = { .arena = arena };
    struct decoding decoding = { .arena = arena, .validation = VALIDATION_STRICT };
    const struct json *value = NULL, *object = NULL;
    struct str body, wire;

    if (size < 2)
        return 0;
    body = (struct str){ arena_strndup(arena, (const char *)data + 2, size - 2), size - 2 };
    resource = api_resource_of_row(row_of(data[0]));
    decoding.resource = resource;
    decoding.api = &resource->versions[0];
    decoding.text = data[1] % 3 == 0 ? body : STR_EMPTY;
    if (decode_body(arena, body, str_of(types[data[1] % 3]), &value, &why) < 0 ||
        decode_object(&decoding, value, &object, &why) < 0)
        return 0;
    if (wire_encode(object, arena, &wire) && wire_decode(wire, arena, &value, &why) < 0)
        __builtin_trap();
    return 0;
}
