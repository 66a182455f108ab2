#include "data/json_pointer.h"

#include "base/arena.h"
#include "data/json.h"

/* A step with "~1" and "~0" undone, written to `to`. False: a '~' that stands for nothing. */
static bool unescape(struct str step, char *to, size_t *len)
{
    *len = 0;
    for (size_t i = 0; i < step.len; i++) {
        char c = step.ptr[i];

        if (c == '~') {
            if (++i == step.len || (step.ptr[i] != '0' && step.ptr[i] != '1'))
                return false;
            c = step.ptr[i] == '0' ? '~' : '/';
        }
        to[(*len)++] = c;
    }
    return true;
}

static size_t count_steps(struct str text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '/';
    return count;
}

int json_pointer_parse(struct str text, struct arena *arena, struct json_pointer *out,
                       struct error *err)
{
    struct json_pointer pointer = { .count = count_steps(text) };
    struct str step, rest = str_slice(text, 1, text.len);

    if (text.len > 0 && text.ptr[0] != '/')
        return error_set(err, ERR_INVALID, "JSON pointer must be empty or start with a \"/\": %.*s",
                         STR_ARG(text));
    pointer.steps = arena_alloc(arena, pointer.count * sizeof(*pointer.steps));
    for (size_t i = 0; i < pointer.count; i++) {
        char *to;
        size_t len;

        str_cut(rest, '/', &step, &rest);
        to = arena_alloc(arena, step.len + 1);
        if (!unescape(step, to, &len))
            return error_set(err, ERR_INVALID, "JSON pointer has a lone '~': %.*s", STR_ARG(text));
        pointer.steps[i] = (struct str){ to, len };
    }
    *out = pointer;
    return 0;
}

bool json_pointer_index(struct str step, size_t *index)
{
    size_t number = 0;

    if (step.len == 0 || step.len > 18 || (step.ptr[0] == '0' && step.len > 1))
        return false;
    for (size_t i = 0; i < step.len; i++) {
        if (step.ptr[i] < '0' || step.ptr[i] > '9')
            return false;
        number = number * 10 + (size_t)(step.ptr[i] - '0');
    }
    *index = number;
    return true;
}

const struct json *json_pointer_step(const struct json *value, struct str step)
{
    size_t index;

    if (json_is(value, JSON_ARRAY))
        return json_pointer_index(step, &index) ? json_item(value, index) : NULL;
    return json_get_str(value, step);
}

const struct json *json_pointer_get(const struct json *value, struct str pointer)
{
    CLEANUP(arena_free) struct arena *arena = NULL; /* for steps with an escape: there are few */
    struct str step, rest = str_slice(pointer, 1, pointer.len);

    if (pointer.len > 0 && pointer.ptr[0] != '/')
        return NULL;
    for (size_t left = count_steps(pointer); value && left > 0; left--) {
        str_cut(rest, '/', &step, &rest);
        if (str_find_char(step, '~') >= 0) {
            struct str escaped = step;
            char *to;

            if (!arena)
                arena = arena_new();
            step.ptr = to = arena_alloc(arena, escaped.len + 1);
            if (!unescape(escaped, to, &step.len))
                return NULL;
        }
        value = json_pointer_step(value, step);
    }
    return value;
}

struct str json_pointer_escape(struct str name, struct arena *arena)
{
    char *text = arena_alloc(arena, name.len * 2 + 1), *to = text;

    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c == '~' || c == '/') {
            *to++ = '~';
            c = c == '~' ? '0' : '1';
        }
        *to++ = c;
    }
    return (struct str){ text, (size_t)(to - text) };
}
