#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json_text.h"
#include "data/json_word.h"

/* Text on its way to a strbuf, in pieces large enough for the way to cost little. */
struct writer {
    struct strbuf *out;
    unsigned style;
    size_t used;
    char chunk[4096];
};

static void flush(struct writer *w)
{
    strbuf_add(w->out, w->chunk, w->used);
    w->used = 0;
}

static void put(struct writer *w, const char *bytes, size_t len)
{
    if (len > sizeof(w->chunk) - w->used) {
        flush(w);
        if (len > sizeof(w->chunk)) {
            strbuf_add(w->out, bytes, len);
            return;
        }
    }
    memcpy(w->chunk + w->used, bytes, len);
    w->used += len;
}

static void put_char(struct writer *w, char c)
{
    if (w->used == sizeof(w->chunk))
        flush(w);
    w->chunk[w->used++] = c;
}

static void put_line(struct writer *w, size_t level)
{
    if (!(w->style & JSON_INDENT))
        return;
    put_char(w, '\n');
    for (size_t i = 0; i < level; i++)
        put(w, "  ", 2);
}

/* ---- texts ---- */

/* True for a byte that is written as it stands: Go escapes a few more than JSON demands. */
static const char *copied_end(const struct writer *w, const char *at, const char *end)
{
    const char *plain = json_plain_end(at, end);

    if (w->style & JSON_RAW_HTML)
        return plain;
    while (at < plain && *at != '<' && *at != '>' && *at != '&')
        at++;
    return at;
}

/* U+2028 and U+2029 end lines in JavaScript. */
static bool is_line_separator(const char *at, const char *end)
{
    return end - at >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && ((unsigned char)at[2] & 0xfe) == 0xa8;
}

static void put_escape(struct writer *w, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    static const char controls[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
    const char *found = c ? strchr(controls, c) : NULL;

    put_char(w, '\\');
    if (found) {
        put_char(w, letters[found - controls]);
        return;
    }
    put(w, "u00", 3);
    put_char(w, digits[c >> 4]);
    put_char(w, digits[c & 15]);
}

/* A piece without quotes, backslashes, control characters and invalid UTF-8. */
static void put_plain(struct writer *w, const char *at, const char *end)
{
    const char *found;

    while ((found = memchr(at, 0xe2, (size_t)(end - at))) != NULL) {
        if (!is_line_separator(found, end)) {
            put(w, at, (size_t)(found + 1 - at));
            at = found + 1;
            continue;
        }
        put(w, at, (size_t)(found - at));
        put(w, found[2] == (char)0xa8 ? "\\u2028" : "\\u2029", 6);
        at = found + 3;
    }
    put(w, at, (size_t)(end - at));
}

static void write_text(struct writer *w, struct str text)
{
    const char *at = text.ptr, *end = at + text.len;

    put_char(w, '"');
    while (at < end) {
        const char *plain = copied_end(w, at, end);

        put_plain(w, at, plain);
        if (plain == end)
            break;
        if ((unsigned char)*plain < 0x80)
            put_escape(w, (unsigned char)*plain);
        else
            put(w, "\\ufffd", 6);
        at = plain + 1;
    }
    put_char(w, '"');
}

/* ---- numbers ---- */

static void write_int(struct writer *w, int64_t number)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0)
        digits[--at] = '-';
    put(w, digits + at, sizeof(digits) - at);
}

static void write_float(struct writer *w, const struct json *number)
{
    struct str text = json_number_text(number);
    char buffer[32];

    if (text.len)
        put(w, text.ptr, text.len);
    else
        put(w, buffer, json_print_float(json_double(number, 0), buffer));
}

/* ---- containers ---- */

static void write_value(struct writer *w, const struct json *value, size_t level);

static void write_array(struct writer *w, const struct json *array, size_t level)
{
    put_char(w, '[');
    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        if (at.index > 0)
            put_char(w, ',');
        put_line(w, level + 1);
        write_value(w, at.value, level + 1);
    }
    if (json_count(array) > 0)
        put_line(w, level);
    put_char(w, ']');
}

static void write_member(struct writer *w, const struct json_member *member, bool is_first,
                         size_t level)
{
    if (!is_first)
        put_char(w, ',');
    put_line(w, level);
    write_text(w, member->key);
    put_char(w, ':');
    if (w->style & JSON_INDENT)
        put_char(w, ' ');
    write_value(w, member->value, level);
}

static int compare_members(const void *a, const void *b)
{
    const struct json_member *left = a, *right = b;

    return str_compare(left->key, right->key);
}

struct json_member *json_sorted_members(const struct json *object)
{
    size_t count = json_count(object);
    struct json_member *members = xcalloc(count, sizeof(*members));
    bool sorted = true;

    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        members[at.index] = (struct json_member){ at.key, at.value };
        if (at.index > 0 && sorted)
            sorted = str_compare(members[at.index - 1].key, at.key) < 0;
    }
    if (!sorted)
        qsort(members, count, sizeof(*members), compare_members);
    return members;
}

static void write_sorted(struct writer *w, const struct json *object, size_t level)
{
    struct json_member *members = json_sorted_members(object);

    for (size_t i = 0, count = json_count(object); i < count; i++)
        write_member(w, &members[i], i == 0, level);
    free(members);
}

static void write_object(struct writer *w, const struct json *object, size_t level)
{
    size_t count = json_count(object);

    put_char(w, '{');
    if ((w->style & JSON_SORTED) && count > 1) {
        write_sorted(w, object, level + 1);
    } else {
        for (struct json_cursor at = json_walk(object); json_next(&at);)
            write_member(w, &(struct json_member){ at.key, at.value }, at.index == 0, level + 1);
    }
    if (count > 0)
        put_line(w, level);
    put_char(w, '}');
}

static void write_value(struct writer *w, const struct json *value, size_t level)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        put(w, "null", 4);
        break;
    case JSON_BOOL:
        put(w, json_bool(value, false) ? "true" : "false", json_bool(value, false) ? 4 : 5);
        break;
    case JSON_INT:
        write_int(w, json_int(value, 0));
        break;
    case JSON_FLOAT:
        write_float(w, value);
        break;
    case JSON_STRING:
        write_text(w, json_string(value));
        break;
    case JSON_ARRAY:
        write_array(w, value, level);
        break;
    case JSON_OBJECT:
        write_object(w, value, level);
        break;
    }
}

void json_write(const struct json *value, unsigned style, struct strbuf *out)
{
    struct writer writer;

    writer.out = out;
    writer.style = style;
    writer.used = 0;
    write_value(&writer, value, 0);
    flush(&writer);
}

struct str json_print(const struct json *value, unsigned style, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX);

    json_write(value, style, &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}
