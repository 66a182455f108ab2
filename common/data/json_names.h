#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * The names that Kubernetes objects are full of, by number: field names, their "f:" forms in
 * managedFields, and texts such as "Deployment". Read-only; made by tools/generate_json_names.
 */
struct json_name {
    uint32_t offset; /* in json_name_text */
    uint16_t len;
};

extern const char json_name_text[];
extern const struct json_name json_names[];
extern const uint32_t json_name_count;
extern const uint64_t json_name_fingerprint; /* of the whole table */

extern const uint32_t json_name_slot_mask;
extern const uint16_t json_name_slots[];
