#include "base/arena.h"
#include "data/json_builder.h"
#include "data/yaml.h"

#include <string.h>

enum { GUESS_MAX = 4096 }; /* how far the first '{' may be */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct yaml_stream yaml_stream_of(struct str text, const struct yaml_options *options)
{
    struct yaml_stream stream = { .text = text };

    if (options)
        stream.options = *options;
    return stream;
}

static size_t skip_blanks(const struct yaml_stream *stream)
{
    size_t at = stream->position;

    while (at < stream->text.len && is_blank(stream->text.ptr[at]))
        at++;
    return at;
}

/* ---- YAML ---- */

static struct str take_line(struct yaml_stream *stream)
{
    struct str rest = str_slice(stream->text, stream->position, stream->text.len);
    ptrdiff_t end = str_find_char(rest, '\n');
    size_t len = end < 0 ? rest.len : (size_t)end + 1;

    stream->position += len;
    return str_slice(rest, 0, len);
}

static struct str with_line_end(struct str text, struct arena *arena)
{
    char *copy = arena_alloc(arena, text.len + 2);

    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\n';
    return (struct str){ copy, text.len + 1 };
}

/*
 * The lines up to the next separator, which is read over. 0: there are none. A separator with
 * nothing in front of it belongs to the document that it begins, and counts as one of its lines in
 * errors.
 */
static int take_document(struct yaml_stream *stream, struct arena *arena, struct str *out,
                         struct error *err)
{
    size_t begin = stream->position;

    while (stream->position < stream->text.len) {
        size_t line_begin = stream->position;
        struct str line = take_line(stream), rest;

        if (!str_has_prefix(line, STR("---")))
            continue;
        rest = str_trim(str_slice(line, 3, line.len));
        if (rest.len > 0 && rest.ptr[0] != '#')
            return error_set(err, ERR_INVALID, "invalid Yaml document separator: %.*s",
                             STR_ARG(rest));
        if (line_begin > begin) {
            *out = str_slice(stream->text, begin, line_begin);
            return 1;
        }
    }
    *out = str_slice(stream->text, begin, stream->text.len);
    /* The original ends the last line where the file does not: a literal text then has a line end.
     */
    if (out->len > 0 && out->ptr[out->len - 1] != '\n')
        *out = with_line_end(*out, arena);
    return out->len > 0;
}

static int next_yaml(struct yaml_stream *stream, struct arena *arena, const struct json **out,
                     struct error *err)
{
    struct str document = STR_EMPTY;
    int got = take_document(stream, arena, &document, err);

    if (got <= 0)
        return got;
    if (yaml_parse_with(document, &stream->options, arena, out, err) < 0)
        return -1;
    stream->documents++;
    return 1;
}

/* ---- JSON ---- */

static int parse_json(struct yaml_stream *stream, struct arena *arena, struct json_prefix *prefix,
                      const struct json **out, struct error *err)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct json_limits limits = { .bytes = stream->options.bytes, .depth = stream->options.depth };
    struct str rest = str_slice(stream->text, stream->position, stream->text.len);

    if (json_parse_into(builder, rest, &limits, prefix, err) < 0)
        return -1;
    return json_builder_finish_in(builder, arena, out, err);
}

/*
 * Where YAML begins behind JSON: blanks are skipped up to a line end. The original looks at four
 * bytes at a time and gives up where there are fewer; so do we, or its errors would differ.
 */
static bool find_yaml(const struct yaml_stream *stream, size_t *at)
{
    for (*at = stream->position; stream->text.len - *at >= 4; ++*at) {
        char c = stream->text.ptr[*at];

        if (!is_blank(c))
            return true;
        if (c == '\n') {
            ++*at;
            return true;
        }
    }
    return false;
}

/* What is no JSON any more may go on as YAML, unless two JSON values have made clear what it is. */
static int turn_to_yaml(struct yaml_stream *stream, struct arena *arena, const struct json **out,
                        struct error *json_error, struct error *err)
{
    CLEANUP(error_release) struct error yaml_error = { 0 };
    size_t at;
    int got;

    if (stream->documents > 1 || !find_yaml(stream, &at))
        return error_move(err, json_error);
    stream->mode = YAML_STREAM_YAML;
    stream->position = at;
    got = next_yaml(stream, arena, out, &yaml_error);
    return got < 0 ? error_move(err, json_error) : got;
}

static int next_json(struct yaml_stream *stream, struct arena *arena, const struct json **out,
                     struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    struct json_prefix prefix = { 0 };

    if (skip_blanks(stream) == stream->text.len)
        return 0;
    if (parse_json(stream, arena, &prefix, out, &failure) == 0) {
        stream->position += prefix.used;
        stream->documents++;
        return 1;
    }
    if (failure.code != ERR_INVALID)
        return error_move(err, &failure);
    if (prefix.at_end) {
        error_release(&failure);
        error_set(&failure, ERR_INVALID, "unexpected EOF");
    } else if (stream->documents <= 1) {
        error_prefix(&failure, "json: offset %zu", stream->position + prefix.used);
    }
    return turn_to_yaml(stream, arena, out, &failure, err);
}

/* ---- both ---- */

int yaml_next(struct yaml_stream *stream, struct arena *arena, const struct json **out,
              struct error *err)
{
    if (stream->mode == YAML_STREAM_START) {
        size_t at = skip_blanks(stream);
        bool is_json = at < GUESS_MAX && at < stream->text.len && stream->text.ptr[at] == '{';

        stream->mode = is_json ? YAML_STREAM_JSON : YAML_STREAM_YAML;
    }
    if (stream->mode == YAML_STREAM_JSON)
        return next_json(stream, arena, out, err);
    return next_yaml(stream, arena, out, err);
}

int yaml_parse_all(struct str text, const struct yaml_options *options, struct arena *arena,
                   const struct json **out, struct error *err)
{
    struct yaml_stream stream = yaml_stream_of(text, options);
    struct json *all = json_new_array(arena);
    const struct json *document = NULL;
    int got;

    while ((got = yaml_next(&stream, arena, &document, err)) > 0) {
        if (!json_is(document, JSON_NULL))
            json_append(arena, all, document);
    }
    if (got < 0)
        return -1;
    *out = all;
    return 0;
}
