#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json_text.h"
#include "data/json_word.h"
#include "data/yaml.h"
#include "data/yaml_order.h"
#include "data/yaml_scalar.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <yaml.h>

struct emitter {
    yaml_emitter_t yaml;
    struct arena *arena;
};

static int take_output(void *out, unsigned char *bytes, size_t size)
{
    strbuf_add(out, bytes, size);
    return 1;
}

/* What is handed over is well-formed and valid UTF-8: the emitter only fails without memory. */
static void emit(struct emitter *e, yaml_event_t *event, int initialized)
{
    int done = initialized && yaml_emitter_emit(&e->yaml, event);

    assert(done);
}

static void emit_scalar(struct emitter *e, struct str text, yaml_scalar_style_t style)
{
    yaml_event_t event;

    emit(e, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text.ptr,
                                      (int)text.len, 1, 1, style));
}

static bool reads_as_text(struct str text)
{
    return yaml_resolve_plain(text).kind == YAML_TEXT && !yaml_is_base60(text);
}

/* Text that would read as something else is quoted; of several lines it is a literal. */
static void emit_text(struct emitter *e, struct str text)
{
    struct str valid = json_valid_utf8(text, e->arena);
    bool is_plain = reads_as_text(valid);

    if (memchr(valid.ptr, '\n', valid.len))
        emit_scalar(e, valid, YAML_LITERAL_SCALAR_STYLE);
    else
        emit_scalar(e, valid, is_plain ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

/* The library reads the number's JSON text as YAML and writes what that means. */
static void emit_number(struct emitter *e, const struct json *number)
{
    struct str text = json_print(number, JSON_COMPACT, e->arena);
    struct yaml_scalar scalar = yaml_resolve_plain(text);
    char buffer[40];

    switch (scalar.kind) {
    case YAML_INT:
        snprintf(buffer, sizeof(buffer), "%" PRId64, scalar.integer);
        emit_scalar(e, str_of(buffer), YAML_PLAIN_SCALAR_STYLE);
        break;
    case YAML_UINT:
        snprintf(buffer, sizeof(buffer), "%" PRIu64, scalar.natural);
        emit_scalar(e, str_of(buffer), YAML_PLAIN_SCALAR_STYLE);
        break;
    case YAML_FLOAT:
        emit_scalar(e, str_of(yaml_print_float(scalar.number, 64, buffer)),
                    YAML_PLAIN_SCALAR_STYLE);
        break;
    default:
        emit_text(e, text);
        break;
    }
}

static void emit_value(struct emitter *e, const struct json *value);

static void emit_array(struct emitter *e, const struct json *array)
{
    yaml_event_t event;

    emit(e, &event,
         yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
    for (struct json_cursor at = json_walk(array); json_next(&at);)
        emit_value(e, at.value);
    emit(e, &event, yaml_sequence_end_event_initialize(&event));
}

static int compare_members(const void *a, const void *b)
{
    const struct json_member *left = a, *right = b;

    return yaml_compare_keys(left->key, right->key);
}

static void emit_object(struct emitter *e, const struct json *object)
{
    size_t count = json_count(object);
    struct json_member *members = json_sorted_members(object);
    yaml_event_t event;

    qsort(members, count, sizeof(*members), compare_members);
    emit(e, &event,
         yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
    for (size_t i = 0; i < count; i++) {
        emit_text(e, members[i].key);
        emit_value(e, members[i].value);
    }
    emit(e, &event, yaml_mapping_end_event_initialize(&event));
    free(members);
}

static void emit_value(struct emitter *e, const struct json *value)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        emit_scalar(e, STR("null"), YAML_PLAIN_SCALAR_STYLE);
        break;
    case JSON_BOOL:
        emit_scalar(e, json_bool(value, false) ? STR("true") : STR("false"),
                    YAML_PLAIN_SCALAR_STYLE);
        break;
    case JSON_INT:
    case JSON_FLOAT:
        emit_number(e, value);
        break;
    case JSON_STRING:
        emit_text(e, json_string(value));
        break;
    case JSON_ARRAY:
        emit_array(e, value);
        break;
    case JSON_OBJECT:
        emit_object(e, value);
        break;
    }
}

/* `width` -1: lines may be as long as they are. */
static void begin_document(struct emitter *e, int width, struct strbuf *out)
{
    yaml_event_t event;
    int ready = yaml_emitter_initialize(&e->yaml);

    assert(ready);
    e->arena = arena_new();
    yaml_emitter_set_output(&e->yaml, take_output, out);
    yaml_emitter_set_unicode(&e->yaml, 1);
    yaml_emitter_set_width(&e->yaml, width);
    emit(e, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(e, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
}

static void end_document(struct emitter *e)
{
    yaml_event_t event;

    emit(e, &event, yaml_document_end_event_initialize(&event, 1));
    e->yaml.open_ended = 0; /* or it ends some documents with "..." */
    emit(e, &event, yaml_stream_end_event_initialize(&event));
    yaml_emitter_delete(&e->yaml);
    arena_free(e->arena);
}

void yaml_write(const struct json *value, struct strbuf *out)
{
    struct emitter emitter = { 0 };

    begin_document(&emitter, 80, out);
    emit_value(&emitter, value);
    end_document(&emitter);
}

void yaml_write_text(struct str text, struct strbuf *out)
{
    struct emitter emitter = { 0 };
    size_t begin = out->len;

    begin_document(&emitter, -1, out);
    emit_text(&emitter, text);
    end_document(&emitter);
    if (out->len > begin && out->ptr[out->len - 1] == '\n')
        out->ptr[--out->len] = '\0';
}

/* Letters and digits with what may stand between them anywhere: nothing that YAML could mind. */
static bool is_harmless(struct str text)
{
    if (text.len == 0 || !isalnum((unsigned char)text.ptr[0]) || text.ptr[text.len - 1] == ' ')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (!isalnum(c) && (c == '\0' || !strchr(" _./-,;=+()", c)))
            return false;
    }
    return true;
}

bool yaml_writes_plain(struct str text)
{
    CLEANUP(strbuf_release) struct strbuf written = STRBUF_INIT(SIZE_MAX);

    if (!reads_as_text(text) || memchr(text.ptr, '\n', text.len))
        return false;
    if (is_harmless(text))
        return true;
    yaml_write_text(text, &written);
    return str_equal((struct str){ written.ptr, written.len }, text);
}

struct str yaml_print(const struct json *value, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX);

    yaml_write(value, &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}
