/*
 * libjq keeps a program's compiled form and its run in one jq_state: a program is started anew for
 * each input. States are kept in the order of their use, the last one first.
 */
#include "data/jq.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <jq.h>
#include <math.h>
#include <string.h>

/* In front of each program: the process' environment is nobody's business. */
#define PRELUDE "def env: {}; {} as $ENV | "

enum { EXACT_BITS = 53, MAX_MESSAGE = 4096 };

struct program {
    char *text;
    size_t length;
    jq_state *state;
};

struct jq {
    size_t capacity, count;
    struct program *programs;
};

struct jq *jq_new(size_t max_programs)
{
    struct jq *jq = xcalloc(1, sizeof(*jq));

    jq->capacity = max_programs ? max_programs : 1;
    jq->programs = xcalloc(jq->capacity, sizeof(*jq->programs));
    return jq;
}

static void release_program(struct program *program)
{
    jq_teardown(&program->state);
    free(program->text);
}

void jq_free(struct jq *jq)
{
    if (!jq)
        return;
    while (jq->count > 0)
        release_program(&jq->programs[--jq->count]);
    free(jq->programs);
    free(jq);
}

/* ---- compiling ---- */

/* jq reports in lines of its own: kept, without the prelude, which nobody wrote. */
static void on_compile_error(void *context, jv message)
{
    struct strbuf *text = context;

    if (text->len > 0)
        strbuf_puts(text, "\n");
    if (jv_get_kind(message) == JV_KIND_STRING) {
        const char *line = jv_string_value(message), *prelude;

        while ((prelude = strstr(line, PRELUDE))) {
            strbuf_add(text, line, (size_t)(prelude - line));
            line = prelude + strlen(PRELUDE);
        }
        strbuf_puts(text, line);
    }
    jv_free(message);
}

static int compile(struct str text, struct program *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf source = STRBUF_INIT(JQ_MAX_PROGRAM + sizeof(PRELUDE));
    CLEANUP(strbuf_release) struct strbuf message = STRBUF_INIT(MAX_MESSAGE);
    jq_state *state;

    if (text.len > JQ_MAX_PROGRAM)
        return error_set(err, ERR_TOO_LARGE, "the jq program is longer than %d bytes",
                         JQ_MAX_PROGRAM);
    if (memchr(text.ptr, 0, text.len))
        return error_set(err, ERR_INVALID, "the jq program holds a NUL byte");
    state = jq_init();
    if (!state)
        abort();
    jq_set_error_cb(state, on_compile_error, &message);
    strbuf_puts(&source, PRELUDE);
    strbuf_add(&source, text.ptr, text.len);
    if (!jq_compile(state, source.ptr)) {
        jq_teardown(&state);
        return error_set(err, ERR_INVALID, "%s", message.ptr);
    }
    jq_set_error_cb(state, NULL, NULL);
    out->state = state;
    out->text = xmemdup(text.ptr, text.len ? text.len : 1);
    out->length = text.len;
    return 0;
}

static void move_to_front(struct jq *jq, size_t index)
{
    struct program program = jq->programs[index];

    memmove(jq->programs + 1, jq->programs, index * sizeof(program));
    jq->programs[0] = program;
}

/* The compiled program, which is the first of the list then. */
static int find_program(struct jq *jq, struct str text, struct error *err)
{
    struct program program;

    for (size_t i = 0; i < jq->count; i++) {
        if (jq->programs[i].length == text.len &&
            memcmp(jq->programs[i].text, text.ptr, text.len) == 0) {
            move_to_front(jq, i);
            return 0;
        }
    }
    if (compile(text, &program, err) < 0)
        return -1;
    if (jq->count == jq->capacity)
        release_program(&jq->programs[--jq->count]);
    jq->programs[jq->count] = program;
    move_to_front(jq, jq->count++);
    return 0;
}

int jq_check(struct jq *jq, struct str program, struct error *err)
{
    return find_program(jq, program, err);
}

/* ---- values ---- */

static jv to_jv(const struct json *value, int depth, bool *too_deep)
{
    jv result;

    if (depth > JQ_MAX_DEPTH) {
        *too_deep = true;
        return jv_null();
    }
    switch (json_type(value)) {
    case JSON_BOOL:
        return jv_bool(json_bool(value, false));
    case JSON_INT:
        return jv_number((double)json_int(value, 0));
    case JSON_FLOAT:
        return jv_number(json_double(value, 0));
    case JSON_STRING:
        return jv_string_sized(json_string(value).ptr, (int)json_string(value).len);
    case JSON_ARRAY:
        result = jv_array_sized((int)json_count(value));
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            result = jv_array_append(result, to_jv(at.value, depth + 1, too_deep));
        return result;
    case JSON_OBJECT:
        result = jv_object();
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            result = jv_object_set(result, jv_string_sized(at.key.ptr, (int)at.key.len),
                                   to_jv(at.value, depth + 1, too_deep));
        return result;
    default:
        return jv_null();
    }
}

/* What is being made of an output, and how much of it there may be. */
struct reading {
    struct arena *arena;
    size_t bytes_left;
    struct error *err;
};

static const struct json *from_jv(struct reading *reading, jv value, int depth);

static const struct json *too_large(struct reading *reading)
{
    error_set(reading->err, ERR_TOO_LARGE, "the jq program's output is too large");
    return NULL;
}

static const struct json *number_of(struct reading *reading, double number)
{
    if (number == trunc(number) && fabs(number) <= ldexp(1, EXACT_BITS) &&
        !(number == 0 && signbit(number)))
        return json_new_int(reading->arena, (int64_t)number);
    if (isnan(number))
        return json_new_null(reading->arena);
    if (isinf(number)) /* as jq itself writes it */
        return json_new_float(reading->arena, copysign(1.7976931348623157e308, number));
    return json_new_float(reading->arena, number);
}

static struct str string_of(jv value)
{
    return (struct str){ jv_string_value(value), (size_t)jv_string_length_bytes(jv_copy(value)) };
}

static const struct json *array_of(struct reading *reading, jv value, int depth)
{
    struct json *array = json_new_array(reading->arena);
    int length = jv_array_length(jv_copy(value));

    for (int i = 0; i < length; i++) {
        const struct json *item = from_jv(reading, jv_array_get(jv_copy(value), i), depth + 1);

        if (!item)
            return NULL;
        json_append(reading->arena, array, item);
    }
    return array;
}

static const struct json *object_of(struct reading *reading, jv value, int depth)
{
    struct json *object = json_new_object(reading->arena);
    jv keys = jv_keys(jv_copy(value));
    int length = jv_array_length(jv_copy(keys));

    for (int i = 0; i < length; i++) {
        jv key = jv_array_get(jv_copy(keys), i);
        const struct json *member =
            from_jv(reading, jv_object_get(jv_copy(value), jv_copy(key)), depth + 1);

        if (member)
            json_set_str(reading->arena, object, str_dup(string_of(key), reading->arena), member);
        jv_free(key);
        if (!member) {
            jv_free(keys);
            return NULL;
        }
    }
    jv_free(keys);
    return object;
}

/* Consumes `value`. NULL when it is too large. */
static const struct json *from_jv(struct reading *reading, jv value, int depth)
{
    jv_kind kind = jv_get_kind(value);
    size_t size = 8 + (kind == JV_KIND_STRING ? string_of(value).len : 0);
    const struct json *result = NULL;

    if (depth > JQ_MAX_DEPTH || size > reading->bytes_left)
        too_large(reading);
    else if (reading->bytes_left -= size, kind == JV_KIND_TRUE || kind == JV_KIND_FALSE)
        result = json_new_bool(reading->arena, kind == JV_KIND_TRUE);
    else if (kind == JV_KIND_NUMBER)
        result = number_of(reading, jv_number_value(value));
    else if (kind == JV_KIND_STRING)
        result = json_new_string(reading->arena, string_of(value));
    else if (kind == JV_KIND_ARRAY)
        result = array_of(reading, value, depth);
    else if (kind == JV_KIND_OBJECT)
        result = object_of(reading, value, depth);
    else
        result = json_new_null(reading->arena);
    jv_free(value);
    return result;
}

/* ---- running ---- */

/* What a run ended with: nothing, or the error the program raised. Consumes `last`. */
static int check_end(jv last, struct error *err)
{
    jv message;

    if (!jv_invalid_has_msg(jv_copy(last))) {
        jv_free(last);
        return 0;
    }
    message = jv_invalid_get_msg(last);
    if (jv_get_kind(message) != JV_KIND_STRING)
        message = jv_dump_string(message, 0);
    error_set(err, ERR_UNKNOWN, "%s", jv_string_value(message));
    jv_free(message);
    return -1;
}

int jq_run(struct jq *jq, const struct jq_run *run, struct arena *arena, const struct json **out,
           struct error *err)
{
    struct json *outputs = json_new_array(arena);
    bool too_deep = false;
    jq_state *state;
    jv value;

    if (find_program(jq, run->program, err) < 0)
        return -1;
    state = jq->programs[0].state;
    value = to_jv(run->input, 0, &too_deep);
    if (too_deep) {
        jv_free(value);
        return error_set(err, ERR_TOO_LARGE, "the jq program's input is nested too deeply");
    }
    jq_start(state, value, 0);
    while (jv_is_valid(value = jq_next(state))) {
        struct reading reading = { arena, run->max_output_bytes, err };
        const struct json *output;

        if (json_count(outputs) >= run->max_outputs) {
            jv_free(value);
            return error_set(err, ERR_TOO_LARGE, "the jq program has more than %zu outputs",
                             run->max_outputs);
        }
        output = from_jv(&reading, value, 0);
        if (!output)
            return -1;
        json_append(arena, outputs, output);
    }
    if (check_end(value, err) < 0)
        return -1;
    *out = outputs;
    return 0;
}
