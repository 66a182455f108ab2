#include "data/message.h"

#include <strings.h>

bool message_find(const struct message_set *set, struct str name, struct message *out)
{
    unsigned low = 0, high = set->type_count;

    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = str_compare(str_of(set->texts + set->types[middle].name), name);

        if (order == 0) {
            *out = message_at(set, middle);
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

const char *message_name(struct message message)
{
    return message.set->texts + message.type->name;
}

/* As tools/generate_api_tables has it. */
uint32_t message_hash(uint32_t type, struct str key)
{
    uint32_t value = 2166136261u;

    for (size_t i = 0; i < key.len; i++)
        value = (value ^ (unsigned char)key.ptr[i]) * 16777619u;
    value ^= type * 0x9e3779b1u;
    return value ^ value >> 15;
}

const struct message_field *message_field_of(struct message message, struct str key)
{
    const struct message_set *set = message.set;
    uint32_t mask = set->slot_count - 1;
    uint32_t at = message_hash((uint32_t)(message.type - set->types), key) & mask;

    for (; set->slots[at]; at = (at + 1) & mask) {
        unsigned index = set->slots[at] - 1u;
        const struct message_field *field = &set->fields[index];
        const char *name = set->texts + field->json_name;

        if (index >= message.type->first && index - message.type->first < message.type->count &&
            strncmp(name, key.ptr, key.len) == 0 && !name[key.len])
            return field;
    }
    return NULL;
}

static bool is_alike(const char *name, struct str key)
{
    return strlen(name) == key.len && strncasecmp(name, key.ptr, key.len) == 0;
}

const struct message_field *message_field_like(struct message message, struct str key,
                                               struct message *owner)
{
    const struct message_field *field = message_field_of(message, key);
    const struct message_field *fields = &message.set->fields[message.type->first];

    *owner = message;
    if (field)
        return field;
    for (unsigned i = 0; i < message.type->count; i++) {
        if (fields[i].shape == MESSAGE_INLINE) {
            struct message inner = message_at(message.set, fields[i].of);
            const struct message_field *found = message_field_like(inner, key, owner);

            if (found)
                return found;
        } else if (!(fields[i].flags & MESSAGE_HIDDEN) &&
                   is_alike(message.set->texts + fields[i].json_name, key)) {
            *owner = message;
            return &fields[i];
        }
    }
    return NULL;
}
