#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"
#include "data/message.h"
#include "data/yaml.h"

#include <stdlib.h>

/* As Go's encoding/json prints a struct: its fields in their order, maps by key. */

enum { DEPTH_MAX = 100 };

struct printer {
    struct strbuf *out;
    const struct message_memory *memory; /* NULL: none */
    unsigned depth;
};

static void print_message(struct printer *printer, struct message message,
                          const struct json *value);

/* ---- one value ---- */

static void print_time(struct printer *printer, const struct json *value, bool is_micro)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct str text = json_string(value);
    int64_t nanoseconds, seconds;

    if (text.len == sizeof("2006-01-02T15:04:05Z") - 1 && !is_micro &&
        text.ptr[text.len - 1] == 'Z') {
        json_write(value, JSON_COMPACT, printer->out);
        return;
    }
    if (!clock_parse_rfc3339(text, &nanoseconds) || nanoseconds == INT64_MIN) {
        strbuf_puts(printer->out, "null");
        return;
    }
    arena = arena_new();
    seconds = nanoseconds / 1000000000 - (nanoseconds % 1000000000 < 0);
    if (is_micro)
        strbuf_printf(printer->out, "\"%.19s.%06lldZ\"", clock_rfc3339(seconds, arena),
                      (long long)((nanoseconds - seconds * 1000000000) / 1000));
    else
        strbuf_printf(printer->out, "\"%s\"", clock_rfc3339(seconds, arena));
}

static bool is_of_kind(const struct message_field *field, const struct json *value)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
    case MESSAGE_BYTES:
        return json_is(value, JSON_STRING);
    case MESSAGE_BOOL:
        return json_is(value, JSON_BOOL);
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        return json_is(value, JSON_INT);
    case MESSAGE_DOUBLE:
        return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT);
    case MESSAGE_OF:
        return json_type(value) > JSON_NULL;
    }
    return false;
}

static const char *zero_of(const struct message_field *field)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
        return "\"\"";
    case MESSAGE_BOOL:
        return "false";
    case MESSAGE_BYTES: /* a slice without anything */
    case MESSAGE_OF:
        return "null";
    default:
        return "0";
    }
}

static void print_value(struct printer *printer, struct message message,
                        const struct message_field *field, const struct json *value)
{
    if (field->kind == MESSAGE_OF)
        print_message(printer, message_at(message.set, field->of), value);
    else if (is_of_kind(field, value))
        json_write(value, JSON_COMPACT, printer->out);
    else
        strbuf_puts(printer->out, zero_of(field));
}

/* ---- lists and maps ---- */

static void print_list(struct printer *printer, struct message message,
                       const struct message_field *field, const struct json *list)
{
    char separator = '[';

    for (struct json_cursor at = json_walk(list); json_next(&at); separator = ',') {
        strbuf_add(printer->out, &separator, 1);
        print_value(printer, message, field, at.value);
    }
    strbuf_puts(printer->out, "]");
}

struct entry {
    struct str key;
    const struct json *value;
};

static int compare_entries(const void *a, const void *b)
{
    return str_compare(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static void print_key(struct printer *printer, struct str key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    json_write(json_new_string(arena, key), JSON_COMPACT, printer->out);
    strbuf_puts(printer->out, ":");
}

static void print_map(struct printer *printer, struct message message,
                      const struct message_field *field, const struct json *map)
{
    VEC(struct entry) entries = { 0 };

    for (struct json_cursor at = json_walk(map); json_next(&at);)
        vec_push(&entries, ((struct entry){ at.key, at.value }));
    if (entries.count > 0)
        qsort(entries.items, entries.count, sizeof(*entries.items), compare_entries);
    strbuf_puts(printer->out, "{");
    for (size_t i = 0; i < entries.count; i++) {
        strbuf_puts(printer->out, i == 0 ? "" : ",");
        print_key(printer, entries.items[i].key);
        print_value(printer, message, field, entries.items[i].value);
    }
    strbuf_puts(printer->out, "}");
    vec_release(&entries);
}

/* ---- objects ---- */

static bool is_zero(const struct message_field *field, const struct json *value)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
    case MESSAGE_BYTES:
        return json_string(value).len == 0;
    case MESSAGE_BOOL:
        return !json_bool(value, false);
    case MESSAGE_OF:
        return false;
    default:
        return !(json_double(value, 0) < 0) && !(json_double(value, 0) > 0);
    }
}

/* What is printed of a field: nothing, null, or its value. */
enum appearance { APPEARS_NOT, APPEARS_NULL, APPEARS };

static enum appearance appearance_of(const struct message_field *field, const struct json *value)
{
    bool always = field->flags & MESSAGE_ALWAYS, is_pointer = field->flags & MESSAGE_POINTER;

    if (field->shape == MESSAGE_LIST || field->shape == MESSAGE_MAP) {
        enum json_type type = field->shape == MESSAGE_LIST ? JSON_ARRAY : JSON_OBJECT;

        if (json_is(value, type) && json_count(value) > 0)
            return APPEARS;
        return always ? APPEARS_NULL : APPEARS_NOT;
    }
    if (field->flags & MESSAGE_VALUE)
        return APPEARS;
    if (!is_of_kind(field, value)) {
        if (!always)
            return APPEARS_NOT;
        return is_pointer || field->kind == MESSAGE_OF ? APPEARS_NULL : APPEARS;
    }
    return always || is_pointer || !is_zero(field, value) ? APPEARS : APPEARS_NOT;
}

static void print_name(struct printer *printer, struct message message,
                       const struct message_field *field, bool *is_first)
{
    const char *name = message.set->texts + field->json_name;

    strbuf_add(printer->out, *is_first ? "\"" : ",\"", *is_first ? 1 : 2);
    strbuf_add(printer->out, name, strlen(name));
    strbuf_add(printer->out, "\":", 2);
    *is_first = false;
}

static void print_field(struct printer *printer, struct message message,
                        const struct message_field *field, const struct json *value)
{
    if (appearance_of(field, value) == APPEARS_NULL)
        strbuf_add(printer->out, "null", 4);
    else if (field->shape == MESSAGE_LIST)
        print_list(printer, message, field, value);
    else if (field->shape == MESSAGE_MAP)
        print_map(printer, message, field, value);
    else
        print_value(printer, message, field, value);
}

static void print_members(struct printer *printer, struct message message,
                          const struct json *object, bool *is_first)
{
    const struct message_field *fields = &message.set->fields[message.type->first];
    const struct json *values[MESSAGE_FIELDS_MAX] = { NULL };

    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        const struct message_field *field = at.key.len ? message_field_of(message, at.key) : NULL;

        if (field)
            values[field - fields] = at.value;
    }
    for (unsigned i = 0; i < message.type->count; i++) {
        const struct message_field *field = &fields[i];

        if (field->shape == MESSAGE_INLINE) {
            print_members(printer, message_at(message.set, field->of), object, is_first);
        } else if (!(field->flags & MESSAGE_HIDDEN) &&
                   appearance_of(field, values[i]) != APPEARS_NOT) {
            print_name(printer, message, field, is_first);
            print_field(printer, message, field, values[i]);
        }
    }
}

static void print_object(struct printer *printer, struct message message, const struct json *value)
{
    bool is_first = true;

    strbuf_add(printer->out, "{", 1);
    print_members(printer, message, value, &is_first);
    strbuf_add(printer->out, "}", 1);
}

/* A text of YAML; of a document without it the text of the empty struct. */
static void print_yaml(struct printer *printer, struct message message, const struct json *value)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *empty = json_new_object(arena);

    if (json_is(value, JSON_STRING)) {
        json_write(value, JSON_COMPACT, printer->out);
        return;
    }
    for (unsigned i = 0; i < message.type->count; i++)
        json_set(arena, empty,
                 message.set->texts + message.set->fields[message.type->first + i].json_name,
                 json_new_null(arena));
    json_write(json_new_string(arena, yaml_print(empty, arena)), JSON_COMPACT, printer->out);
}

static bool is_remembered(struct printer *printer, struct message message, const struct json *value)
{
    const struct message_memory *memory = printer->memory;
    struct str text;

    if (!memory || message.type != memory->type || !value ||
        !memory->find(memory->context, value, MESSAGE_TEXT, &text))
        return false;
    strbuf_add(printer->out, text.ptr, text.len);
    return true;
}

static void print_message(struct printer *printer, struct message message, const struct json *value)
{
    if (is_remembered(printer, message, value))
        return;
    if (++printer->depth > DEPTH_MAX) {
        strbuf_puts(printer->out, "null");
        printer->depth--;
        return;
    }
    switch ((enum message_form)message.type->form) {
    case MESSAGE_FORM_TIME:
    case MESSAGE_FORM_MICRO_TIME:
        print_time(printer, value, message.type->form == MESSAGE_FORM_MICRO_TIME);
        break;
    case MESSAGE_FORM_FIELDS:
        print_object(printer, message, value);
        break;
    case MESSAGE_FORM_YAML:
        print_yaml(printer, message, value);
        break;
    case MESSAGE_FORM_TEXT_MAP:
        json_write(value, JSON_SORTED, printer->out);
        break;
    default:
        if (value)
            json_write(value, JSON_COMPACT, printer->out);
        else
            strbuf_puts(printer->out, "null");
    }
    printer->depth--;
}

void message_print_with(struct message message, const struct json *document,
                        const struct message_memory *memory, struct strbuf *out)
{
    struct printer printer = { out, memory, 0 };

    print_message(&printer, message, document);
}

void message_print(struct message message, const struct json *document, struct strbuf *out)
{
    message_print_with(message, document, NULL, out);
}
