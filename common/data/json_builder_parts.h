#pragma once

#include "data/json_builder.h"
#include "data/json_word.h"

/* The inside of a builder; for json_builder*.c only. */

struct json_builder {
    char *block;
    size_t used, capacity;

    uint64_t *words; /* the waiting values */
    uint32_t *keys;  /* and their keys */
    size_t waiting, waiting_capacity;
    uint32_t key; /* of the next value: KEY_BUILTIN and a number, or the offset of a record */

    struct known_text *texts;
    size_t text_count, text_capacity;
    bool keys_repeat; /* a key may stand in the block more than once */
    bool too_large;
};

/* Moves the values since `first` into the block, `extra` bytes behind them: where they begin. */
size_t json_builder_place_values(struct json_builder *builder, size_t first, size_t count,
                                 size_t extra);

/* Puts the word of a container in the place of its values. */
void json_builder_close(struct json_builder *builder, struct json_opened opened, uint64_t bits);
