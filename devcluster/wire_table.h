#pragma once

#include <stdint.h>

/*
 * Which number each field has in the messages of Kubernetes 1.35; made out of wire_fields.tsv by
 * tools/generate_devcluster_tables. Texts are named by their offset.
 */
enum wire_kind {
    WIRE_STRING,
    WIRE_BOOL,
    WIRE_INTEGER,
    WIRE_BYTES,
    WIRE_NUMBER,
    WIRE_MESSAGE,
};

enum wire_shape { WIRE_ONE, WIRE_LIST, WIRE_MAP, WIRE_INLINE };

struct wire_field {
    uint16_t number;
    uint8_t kind, shape;
    uint16_t of; /* the message of WIRE_MESSAGE */
    uint32_t name;
};

struct wire_message {
    uint32_t name; /* "apps.v1.Deployment" */
    uint16_t first, count;
};

/* Sorted by name. */
extern const struct wire_message wire_messages[];
extern const unsigned wire_message_count;
/* Those of one message stand together. */
extern const struct wire_field wire_fields[];
extern const char wire_texts[];
