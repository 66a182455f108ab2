#include "render/helm/toml_read.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/go_quote.h"
#include "data/json_text.h"
#include "render/helm/toml_parts.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 16 * 1024 * 1024 };

/* How a name came to be there decides what may be added to it. */
enum origin {
    BY_VALUE = 1, /* a value, one in braces or brackets too: nothing */
    BY_HEADER,    /* [a] */
    BY_SUBHEADER, /* the a of [a.b]: [a] may still come */
    BY_DOT,       /* the a of a.b = 1 */
    BY_LIST,      /* [[a]] */
};

static enum origin origins[] = { BY_VALUE, BY_VALUE, BY_HEADER, BY_SUBHEADER, BY_DOT, BY_LIST };

/* A table and the names from the root down to it. */
struct place {
    struct value table;
    const char *path;
};

struct document {
    struct toml_reader r;
    struct map *origins; /* by path */
    struct place root;
};

static void release_document(struct document *document)
{
    map_free(document->origins);
}
DEFINE_CLEANUP_VALUE(struct document, release_document)

/* ---- the reader ---- */

int toml_fail(struct toml_reader *r, const char *fmt, ...)
{
    char text[1024];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    if (!r->last_key[0])
        return error_set(r->err, ERR_INVALID, "toml: line %u: %s", r->line, text);
    return error_set(r->err, ERR_INVALID, "toml: line %u (last key %s): %s", r->line,
                     go_quoted(str_of(r->last_key), r->arena).ptr, text);
}

const char *toml_shown(struct toml_reader *r)
{
    char c = *r->at;
    size_t len = json_utf8_length(r->at, r->end);

    if (r->at >= r->end)
        return "'\\x00'";
    if (c == '\n')
        return "'\\n'";
    if (c == '\'')
        return "'\\''";
    return arena_printf(r->arena, "'%.*s'", (int)(len ? len : 1), r->at);
}

/** The same where the original knows the end of the text. */
static const char *shown_or_end(struct toml_reader *r)
{
    return r->at >= r->end ? "end of file" : toml_shown(r);
}

void toml_skip_blanks(struct toml_reader *r)
{
    while (*r->at == ' ' || *r->at == '\t')
        r->at++;
}

void toml_skip_lines(struct toml_reader *r)
{
    for (;;) {
        toml_skip_blanks(r);
        if (*r->at == '#') {
            while (r->at < r->end && *r->at != '\n')
                r->at++;
        }
        if (*r->at == '\r' && r->at[1] == '\n')
            r->at++;
        if (*r->at != '\n')
            return;
        r->line++;
        r->at++;
    }
}

/* Nothing behind a control character is looked at: the text ends there. */
static void cut_at_control(struct toml_reader *r, char *text)
{
    for (char *at = text; at < r->end; at++) {
        unsigned char c = (unsigned char)*at;
        bool is_line_end = c == '\n' || (c == '\r' && at[1] == '\n');

        if ((c >= ' ' && c != 0x7f) || c == '\t' || is_line_end)
            continue;
        r->stray = c ? c : -1;
        *at = '\0';
        r->end = at;
        return;
    }
}

int toml_fail_stray(struct toml_reader *r)
{
    return toml_fail(r, "TOML files cannot contain control characters: '0x%02x'",
                     r->stray < 0 ? 0u : (unsigned)r->stray);
}

/* ---- keys ---- */

static bool is_bare(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

static int fail_part(struct toml_reader *r, bool is_first, bool in_header)
{
    char c = *r->at;

    if (in_header && c == ']')
        return toml_fail(r, "unexpected end of table name (table names cannot be empty)");
    if (in_header && c == '.')
        return toml_fail(r, "unexpected table separator (table names cannot be empty)");
    if (is_first && c == '.')
        return toml_fail(r, "unexpected '.': keys cannot start with a '.'");
    if (is_first && c == '=')
        return toml_fail(r, "unexpected '=': key name appears blank");
    if (!is_first && r->at < r->end)
        return toml_fail(r, "unexpected %s", toml_shown(r));
    return toml_fail(r, "expected '.' or '=', but got %s instead", toml_shown(r));
}

static int read_part(struct toml_reader *r, bool is_first, bool in_header, struct str *out)
{
    const char *begin = r->at;
    bool is_quoted = *begin == '"' || *begin == '\'';

    if (is_quoted && begin[1] == *begin && begin[2] == *begin)
        return toml_fail(r, "expected '.' or '=', but got '%c' instead", *begin);
    if (is_quoted)
        return toml_read_text(r, out);
    while (is_bare(*r->at))
        r->at++;
    if (r->at == begin)
        return fail_part(r, is_first, in_header);
    *out = (struct str){ begin, (size_t)(r->at - begin) };
    return 0;
}

static int read_key(struct toml_reader *r, bool in_header, struct toml_key *out)
{
    for (out->count = 0; out->count < TOML_KEY_PARTS;) {
        toml_skip_blanks(r);
        if (read_part(r, out->count == 0, in_header, &out->parts[out->count]) < 0)
            return -1;
        out->count++;
        toml_skip_blanks(r);
        if (*r->at != '.')
            return 0;
        r->at++;
    }
    return error_set(r->err, ERR_TOO_LARGE, "toml: a key of more than %d parts", TOML_KEY_PARTS);
}

/* ---- tables ---- */

static const char *path_of(struct toml_reader *r, const char *path, struct str name)
{
    assert(path);
    return arena_printf(r->arena, "%s%s%.*s", path, path[0] ? "." : "", STR_ARG(name));
}

static enum origin origin_of(struct document *d, const char *path)
{
    const enum origin *found = map_find(d->origins, str_of(path));

    return found ? *found : 0;
}

static void note(struct document *d, const char *path, enum origin origin)
{
    map_put(d->origins, str_of(path), &origins[origin]);
}

static int fail_repeat(struct document *d, const char *path)
{
    return toml_fail(&d->r, "Key '%s' has already been defined.", path);
}

/* Into the table at a name, made when it is not there. */
static int enter(struct document *d, struct place *at, struct str name, enum origin made_by)
{
    const char *path = path_of(&d->r, at->path, name);
    enum origin origin = origin_of(d, path);
    struct value table = VALUE_NONE;

    if (!origin) {
        table = value_map_new(&value_type_map, d->r.arena);
        value_map_set(&at->table, name, table);
        note(d, path, made_by);
        *at = (struct place){ table, path };
        return 0;
    }
    if (!value_map_get(&at->table, name, &table) ||
        (origin == BY_VALUE && value_kind(&table) != VALUE_MAP) ||
        (made_by == BY_DOT && origin != BY_DOT && origin != BY_VALUE))
        return fail_repeat(d, path);
    if (origin == BY_LIST) {
        size_t count = value_count(&table);

        path = arena_printf(d->r.arena, "%s#%zu", path, count);
        table = value_item(&table, count - 1);
    }
    *at = (struct place){ table, path };
    return 0;
}

static int add_list_table(struct document *d, struct place *at, struct str name)
{
    const char *path = path_of(&d->r, at->path, name);
    enum origin origin = origin_of(d, path);
    struct value list = VALUE_NONE, table = value_map_new(&value_type_map, d->r.arena);

    if (origin && (origin != BY_LIST || !value_map_get(&at->table, name, &list)))
        return toml_fail(&d->r, "Key '%s' was already created and cannot be used as an array.",
                         path);
    if (!origin)
        list = value_list_new(&value_type_maps, 1, d->r.arena);
    value_list_add(&list, table, d->r.arena);
    value_map_set(&at->table, name, list);
    note(d, path, BY_LIST);
    *at = (struct place){ table, arena_printf(d->r.arena, "%s#%zu", path, value_count(&list)) };
    return 0;
}

static int add_table(struct document *d, struct place *at, struct str name)
{
    const char *path = path_of(&d->r, at->path, name);
    enum origin origin = origin_of(d, path);

    if (origin && origin != BY_SUBHEADER && origin != BY_DOT)
        return fail_repeat(d, path);
    if (enter(d, at, name, BY_HEADER) < 0)
        return -1;
    note(d, path, BY_HEADER);
    return 0;
}

static const char *key_text(struct toml_reader *r, const struct toml_key *key)
{
    const char *text = "";

    for (size_t i = 0; i < key->count; i++)
        text = path_of(r, text, key->parts[i]);
    return text;
}

/* "[a.b]" or "[[a.b]]" */
static int read_header(struct document *d, struct place *at)
{
    struct toml_reader *r = &d->r;
    bool is_list = r->at[1] == '[';
    struct toml_key key = { .count = 0 };

    r->at += is_list ? 2 : 1;
    if (read_key(r, true, &key) < 0)
        return -1;
    if (*r->at != ']')
        return toml_fail(r, "expected '.' or ']' to end table name, but got %s instead",
                         toml_shown(r));
    r->at++;
    if (is_list && *r->at != ']')
        return toml_fail(r, "expected end of table array name delimiter ']', but got %s instead",
                         toml_shown(r));
    r->at += is_list;
    *at = d->root;
    for (size_t i = 0; i + 1 < key.count; i++) {
        if (enter(d, at, key.parts[i], BY_SUBHEADER) < 0)
            return -1;
        r->last_key = path_of(r, r->last_key, key.parts[i]);
    }
    if ((is_list ? add_list_table(d, at, key.parts[key.count - 1])
                 : add_table(d, at, key.parts[key.count - 1])) < 0)
        return -1;
    r->last_key = key_text(r, &key);
    return r->at >= r->end && r->stray ? toml_fail_stray(r) : 0;
}

/* ---- values ---- */

static int read_value(struct document *d, const char *path, struct value *out);

static int read_list(struct document *d, const char *path, struct value *out)
{
    struct toml_reader *r = &d->r;

    *out = value_list_new(&value_type_list, 4, r->arena);
    r->at++;
    for (size_t place = 0;; place++) {
        struct value item = VALUE_NONE;

        toml_skip_lines(r);
        if (*r->at == ']')
            break;
        if (*r->at == ',')
            return toml_fail(r, "unexpected comma");
        if (read_value(d, arena_printf(r->arena, "%s#%zu", path, place), &item) < 0)
            return -1;
        value_list_add(out, item, r->arena);
        toml_skip_lines(r);
        if (*r->at != ',' && *r->at != ']')
            return toml_fail(r, "expected a comma (',') or array terminator (']'), but got %s",
                             shown_or_end(r));
        r->at += *r->at == ',';
    }
    r->at++;
    return 0;
}

static int read_member(struct document *d, struct place at);

static int read_braces(struct document *d, const char *path, struct value *out)
{
    struct toml_reader *r = &d->r;
    struct place inside = { value_map_new(&value_type_map, r->arena), path };

    r->at++;
    toml_skip_lines(r);
    while (*r->at != '}') {
        if (read_member(d, inside) < 0)
            return -1;
        toml_skip_lines(r);
        if (*r->at != ',' && *r->at != '}')
            return toml_fail(r,
                             "expected a comma or an inline table terminator '}', but got %s "
                             "instead",
                             shown_or_end(r));
        r->at += *r->at == ',';
        toml_skip_lines(r);
    }
    r->at++;
    *out = inside.table;
    return 0;
}

static int read_text(struct toml_reader *r, struct value *out)
{
    struct str text;

    if (toml_read_text(r, &text) < 0)
        return -1;
    *out = value_of_str(text);
    return 0;
}

static int read_value(struct document *d, const char *path, struct value *out)
{
    struct toml_reader *r = &d->r;
    int status;

    if (r->at >= r->end)
        return toml_fail(r, "unexpected EOF; expected value");
    if (++r->depth > TOML_DEPTH)
        return error_set(r->err, ERR_TOO_LARGE, "toml: values are nested too deeply");
    switch (*r->at) {
    case '[':
        status = read_list(d, path, out);
        break;
    case '{':
        status = read_braces(d, path, out);
        break;
    case '"':
    case '\'':
        status = read_text(r, out);
        break;
    default:
        status = toml_read_word(r, out);
    }
    r->depth--;
    return status;
}

static int put_member(struct document *d, const struct place *at, struct str name, const char *path,
                      struct value value)
{
    enum origin origin = origin_of(d, path);

    /* A slip of the original: what came to be by "a.b = 1" stays, and "a = 2" is not even an error.
     */
    if (origin == BY_DOT)
        return 0;
    if (origin)
        return fail_repeat(d, path);
    value_map_set(&at->table, name, value);
    note(d, path, BY_VALUE);
    return 0;
}

/* "a.b = 1" */
static int read_member(struct document *d, struct place at)
{
    struct toml_reader *r = &d->r;
    const char *outer = r->last_key, *path;
    struct toml_key key = { .count = 0 };
    struct value value = VALUE_NONE;
    struct str last;

    if (read_key(r, false, &key) < 0)
        return -1;
    if (r->at >= r->end)
        return toml_fail(r, "unexpected EOF; expected key separator '='");
    if (*r->at != '=')
        return toml_fail(r, "expected '.' or '=', but got %s instead", toml_shown(r));
    r->at++;
    toml_skip_blanks(r);
    last = key.parts[key.count - 1];
    r->last_key = path_of(r, at.path, str_of(key_text(r, &key)));
    for (size_t i = 0; i + 1 < key.count; i++) {
        if (enter(d, &at, key.parts[i], BY_DOT) < 0)
            return -1;
    }
    path = path_of(r, at.path, last);
    if (read_value(d, path, &value) < 0 || put_member(d, &at, last, path, value) < 0)
        return -1;
    if (r->depth == 0)
        r->last_key = outer;
    return 0;
}

/* ---- the whole ---- */

static int end_line(struct toml_reader *r)
{
    toml_skip_blanks(r);
    if (*r->at == '#' || r->at >= r->end || *r->at == '\n' || (*r->at == '\r' && r->at[1] == '\n'))
        return 0;
    return toml_fail(r,
                     "expected a top-level item to end with a newline, comment, or EOF, but got "
                     "%s instead",
                     toml_shown(r));
}

static int read_lines(struct document *d)
{
    struct toml_reader *r = &d->r;
    struct place at = d->root;

    for (;;) {
        toml_skip_lines(r);
        r->last_key = "";
        if (r->at >= r->end)
            return 0;
        if ((*r->at == '[' ? read_header(d, &at) : read_member(d, at)) < 0 || end_line(r) < 0)
            return -1;
    }
}

int toml_read(struct str text, struct arena *arena, struct value *out, struct error *err)
{
    CLEANUP(release_document) struct document document = { .r = { .line = 1, .last_key = "" } };
    char *copy;
    int read;

    if (text.len > TEXT_MAX)
        return error_set(err, ERR_TOO_LARGE, "toml: the text is longer than %d bytes", TEXT_MAX);
    copy = arena_strndup(arena, text.ptr, text.len);
    document.r.at = copy;
    document.r.end = document.r.at + text.len;
    cut_at_control(&document.r, copy);
    document.r.arena = arena;
    document.r.err = err;
    document.origins = map_new();
    document.root = (struct place){ value_map_new(&value_type_map, arena), "" };
    read = read_lines(&document);
    if (document.r.stray && (read == 0 || document.r.at >= document.r.end))
        return toml_fail_stray(&document.r);
    if (read < 0)
        return -1;
    *out = document.root.table;
    return 0;
}
