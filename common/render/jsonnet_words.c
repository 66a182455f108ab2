#include "render/jsonnet_words.h"

#include "base/strbuf.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define RUNTIME "RUNTIME ERROR: "

enum { CAPTURES = 4 };

/** What the stars of a pattern stood for. */
struct captures {
    struct str text[CAPTURES];
    size_t count;
};

/** `*` is any text, up to the next letter of the pattern that follows it or to the end. */
static bool matches(const char *pattern, struct str text, struct captures *found)
{
    *found = (struct captures){ 0 };
    while (*pattern) {
        const char *literal = pattern + 1;
        size_t length = strcspn(literal, "*");
        ptrdiff_t at;

        if (*pattern != '*') {
            length = strcspn(pattern, "*");
            if (!str_has_prefix(text, (struct str){ pattern, length }))
                return false;
            text = str_slice(text, length, text.len);
            pattern += length;
            continue;
        }
        at = length ? str_find(text, (struct str){ literal, length }) : (ptrdiff_t)text.len;
        if (at < 0 || found->count == CAPTURES)
            return false;
        found->text[found->count++] = str_slice(text, 0, (size_t)at);
        text = str_slice(text, (size_t)at, text.len);
        pattern++;
    }
    return text.len == 0;
}

static void put(struct strbuf *out, struct str text)
{
    strbuf_add(out, text.ptr, text.len);
}

/** `words` with the captures in the places of its digits, of which `$1` is the first. */
static void put_words(const char *words, const struct captures *found, struct strbuf *out)
{
    for (const char *at = words; *at; at++) {
        if (at[0] == '$' && isdigit((unsigned char)at[1]))
            put(out, found->text[*++at - '1']);
        else
            strbuf_add(out, at, 1);
    }
}

/* ---- what happens at run time ---- */

/** What is not of the type that an operator wants. */
static void put_unwanted(struct strbuf *out, struct str type, const char *wanted)
{
    strbuf_printf(out, "Unexpected type %.*s", STR_ARG(type));
    if (wanted)
        strbuf_printf(out, ", expected %s", wanted);
}

static bool is_comparison(struct str symbol)
{
    return symbol.len > 0 && (symbol.ptr[0] == '<' || symbol.ptr[0] == '>') &&
           !str_equals(symbol, "<<") && !str_equals(symbol, ">>");
}

/** What both sides of an operator have to be; NULL: anything that has it, but both the same. */
static const char *wanted_by(struct str symbol)
{
    if (str_equals(symbol, "&&") || str_equals(symbol, "||"))
        return "boolean";
    return str_equals(symbol, "+") || is_comparison(symbol) ? NULL : "number";
}

static void mixed_types(const struct captures *found, struct strbuf *out)
{
    static const char *const without[] = { "null", "boolean", "function" };
    struct str left = found->text[1], right = found->text[2];
    const char *wanted = wanted_by(found->text[0]);

    for (size_t i = 0; !wanted && i < sizeof(without) / sizeof(*without); i++) {
        if (str_equals(left, without[i])) {
            put_unwanted(out, left, NULL);
            return;
        }
    }
    if (!wanted)
        strbuf_printf(out, "Unexpected type %.*s, expected %.*s", STR_ARG(right), STR_ARG(left));
    else
        put_unwanted(out, str_equals(left, wanted) ? right : left, wanted);
}

/** "numbers", as the library says it of the one operand or of both. */
static struct str singular(struct str types)
{
    return str_has_suffix(types, STR("s")) ? str_slice(types, 0, types.len - 1) : types;
}

static void one_type(const struct captures *found, struct strbuf *out)
{
    put_unwanted(out, singular(found->text[1]), wanted_by(found->text[0]));
}

static void unary(const struct captures *found, struct strbuf *out)
{
    put_unwanted(out, singular(found->text[1]),
                 str_equals(found->text[0], "!") ? "boolean" : "number");
}

/** The first argument that is of another type. */
static void arguments(const struct captures *found, struct strbuf *out)
{
    struct str wanted = found->text[1], got = found->text[2];

    while (wanted.len > 0 && got.len > 0) {
        struct str one, other;

        str_cut(wanted, ',', &one, &wanted);
        str_cut(got, ',', &other, &got);
        one = str_trim(one);
        other = str_trim(other);
        if (str_equal(one, other))
            continue;
        strbuf_printf(out, "Unexpected type %.*s, expected %.*s", STR_ARG(other), STR_ARG(one));
        return;
    }
    put_words("function expected arguments ($2), but got ($3)", found, out);
}

static void not_indexable(const struct captures *found, struct strbuf *out)
{
    struct str type = found->text[0];

    strbuf_printf(out, "Value non indexable: *jsonnet.value%c%.*s",
                  toupper((unsigned char)*type.ptr), (int)type.len - 1, type.ptr + 1);
}

static const struct {
    const char *pattern;
    const char *words; /* NULL: `write` has them */
    void (*write)(const struct captures *found, struct strbuf *out);
} run_time[] = {
    { "undefined external variable: *", "Undefined external variable: $1", NULL },
    { "field does not exist: *", "Field does not exist: $1", NULL },
    { "array bounds error: * not within [0, *)", "Index $1 out of bounds, not within [0, $2)",
      NULL },
    { "string bounds error: * not within [0, *)", "Index $1 out of bounds, not within [0, $2)",
      NULL },
    { "string index must be a number, got *.", "Unexpected type $1, expected number", NULL },
    { "array index must be number, got *.", "Unexpected type $1, expected number", NULL },
    { "object index must be string, got *.", "Unexpected type $1, expected string", NULL },
    { "attempted index an array with string *", "Unexpected type string, expected number", NULL },
    { "can only index objects, strings, and arrays, got *.", NULL, not_indexable },
    { "function parameter * not bound in call.", "Missing argument: $1", NULL },
    { "binding parameter a second time: *", "Argument $1 already provided", NULL },
    { "only functions can be called, got *", "Unexpected type $1, expected function", NULL },
    { "condition must be boolean, got *.", "Unexpected type $1, expected boolean", NULL },
    { "binary operator * requires matching types, got * and *.", NULL, mixed_types },
    { "binary operator * does not operate on *.", NULL, one_type },
    { "unary operator * does not operate on type *", NULL, unary },
    { "unary operator * does not operate on *.", NULL, unary },
    { "Comparison requires matching types. Got * and *", "Unexpected type $2, expected $1", NULL },
    { "Builtin function * expected (*) but got (*)", NULL, arguments },
    { "cannot test equality of functions", "Cannot test equality of functions", NULL },
    { "field must be string, got: *", "Field name must be string, got $1", NULL },
    { "duplicate field name: *", "Duplicate field name: $1", NULL },
    { "attempt to use super when there is no super class.",
      "Attempt to use super when there is no super class.", NULL },
    { "division by zero.", "Division by zero.", NULL },
    { "overflow", "Overflow", NULL },
    { "not a number", "Not a number", NULL },
    { "Assertion failed.", "Assertion failed", NULL },
    { "couldn't manifest function in JSON output.", "couldn't manifest function as JSON", NULL },
    { "length operates on strings, objects, and arrays, got *", "Unexpected type $1", NULL },
    { "substr * parameter should be greater than zero, got *",
      "substr $1 parameter should be greater than zero, got $2.000000", NULL },
    { "codepoints must be >= 0, got *", "Codepoints must be >= 0, got $1", NULL },
    { "join second parameter should be array, got *", "Unexpected type $1, expected array", NULL },
    { "expected string but arr[*] was *", "Unexpected type $2, expected string", NULL },
    { "expected array but arr[*] was *", "Unexpected type $2, expected array", NULL },
    { "std.* first parameter should be a string, got *",
      "std.$1 first parameter must be a String, got $2", NULL },
    { "filter function must return boolean, got: *", "Unexpected type $1, expected boolean", NULL },
};

static void put_run_time_line(struct str line, struct strbuf *out)
{
    for (size_t i = 0; i < sizeof(run_time) / sizeof(*run_time); i++) {
        struct captures found;

        if (!matches(run_time[i].pattern, line, &found))
            continue;
        if (run_time[i].words)
            put_words(run_time[i].words, &found, out);
        else
            run_time[i].write(&found, out);
        return;
    }
    put(out, line);
}

/* ---- places ---- */

/** "NAME:1:2-3" or "NAME:(1:2)-(3:4)". */
struct place {
    struct str name;
    long line, column, last_line;
    bool is_one; /* a single column */
};

static bool read_number(struct str *text, long *out)
{
    char *end;

    if (text->len == 0 || !isdigit((unsigned char)text->ptr[0]))
        return false;
    *out = strtol(text->ptr, &end, 10);
    *text = str_slice(*text, (size_t)(end - text->ptr), text->len);
    return true;
}

static bool skip(struct str *text, const char *literal)
{
    if (!str_has_prefix(*text, str_of(literal)))
        return false;
    *text = str_slice(*text, strlen(literal), text->len);
    return true;
}

/** Behind a name's colon; `*rest` is what follows the place. */
static bool read_place(struct str text, struct place *out, struct str *rest)
{
    long ignored;

    if (skip(&text, "(")) {
        if (!read_number(&text, &out->line) || !skip(&text, ":") ||
            !read_number(&text, &out->column) || !skip(&text, ")-(") ||
            !read_number(&text, &out->last_line) || !skip(&text, ":") ||
            !read_number(&text, &ignored) || !skip(&text, ")"))
            return false;
    } else {
        if (!read_number(&text, &out->line) || !skip(&text, ":") ||
            !read_number(&text, &out->column))
            return false;
        out->last_line = out->line;
        out->is_one = !skip(&text, "-");
        if (!out->is_one && !read_number(&text, &ignored))
            return false;
    }
    *rest = text;
    return true;
}

static bool find_place(struct str line, struct place *out, struct str *rest)
{
    for (size_t i = 0; i < line.len; i++) {
        *out = (struct place){ .name = str_slice(line, 0, i) };
        if (line.ptr[i] == ':' && read_place(str_slice(line, i + 1, line.len), out, rest))
            return true;
    }
    return false;
}

static const struct jsonnet_file *file_named(struct str name, const struct jsonnet_file *files,
                                             size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equals(name, files[i].name))
            return &files[i];
    return NULL;
}

/** The lines of a text, counted from 1, without the last line end. */
static struct str lines_of(struct str text, long first, long last)
{
    struct str rest = text, line, found = { text.ptr, 0 };

    for (long number = 1; number <= last && rest.len > 0; number++) {
        str_cut(rest, '\n', &line, &rest);
        if (number == first)
            found.ptr = line.ptr;
        if (number >= first)
            found.len = (size_t)(line.ptr + line.len - found.ptr);
    }
    return found;
}

static struct str text_from(const struct jsonnet_file *file, const struct place *place)
{
    struct str line = lines_of(file->text, place->line, place->line);
    size_t column = place->column > 0 ? (size_t)place->column - 1 : 0;

    return str_slice(line, column < line.len ? column : line.len, line.len);
}

/* ---- what cannot be read ---- */

/** Lexers stop at a point; a token has a beginning and an end. */
static bool is_point(struct str words, const struct jsonnet_file *file, const struct place *place)
{
    static const char *const lexer[] = { "nterminated",       "ouldn't lex", "ould not lex",
                                         "ulti-line comment", "end of file", "text block" };

    for (size_t i = 0; i < sizeof(lexer) / sizeof(*lexer); i++)
        if (str_find(words, str_of(lexer[i])) >= 0)
            return true;
    return file && text_from(file, place).len == 0;
}

static void put_place(const struct place *place, struct str written, bool is_point,
                      struct strbuf *out)
{
    put(out, written);
    if (place->is_one && !is_point)
        strbuf_printf(out, "-%ld", place->column + 1);
    strbuf_puts(out, " ");
}

static void put_static_words(struct str words, struct strbuf *out)
{
    static const struct {
        const char *pattern, *words;
    } others[] = {
        { "unterminated*", "Unterminated String" },
        { "Cannot use text blocks in import statements.",
          "Block string literals not allowed in imports" },
        { "Unknown escape sequence in string literal: '*'",
          "Unknown escape sequence in string literal: \\$1" },
    };
    struct captures found;

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (matches(others[i].pattern, words, &found)) {
            put_words(others[i].words, &found, out);
            return;
        }
    }
    if (matches("unexpected: * while parsing *", words, &found) &&
        islower((unsigned char)found.text[0].ptr[0]) && !str_equals(found.text[0], "end of file")) {
        put_words("Unexpected: \"$1\" while parsing $2", &found, out);
        return;
    }
    if (words.len > 0 && islower((unsigned char)words.ptr[0])) {
        strbuf_printf(out, "%c", toupper((unsigned char)words.ptr[0]));
        words = str_slice(words, 1, words.len);
        if (str_has_suffix(words, STR(".")))
            words = str_slice(words, 0, words.len - 1);
    }
    put(out, words);
}

/** A variable's or an argument's code is called otherwise. */
static struct str name_of_code(struct str line, struct strbuf *out)
{
    struct str code = line, name, rest;

    if (!skip(&code, "tla:"))
        return line;
    str_cut(code, ':', &name, &rest);
    strbuf_printf(out, "<top-level-arg:%.*s>", STR_ARG(name));
    return str_slice(code, name.len, code.len);
}

static void put_source(const struct jsonnet_file *file, const struct place *place,
                       struct strbuf *out)
{
    strbuf_puts(out, "\n\n");
    if (!file)
        return;
    put(out, lines_of(file->text, place->line, place->last_line));
    strbuf_puts(out, "\n\n");
}

/** go-jsonnet points at what follows the number, and quotes it. */
static void put_number(const struct jsonnet_file *file, const struct place *place, struct str words,
                       struct strbuf *out)
{
    struct str text = text_from(file, place);
    size_t length = 0;
    ptrdiff_t colon = str_find(words, STR(": "));

    while (length < text.len && strchr("0123456789.eE+-", text.ptr[length]))
        length++;
    strbuf_printf(out, "%s:%ld:%ld C%.*s: ", file->name, place->line, place->column + (long)length,
                  (int)colon - 1, words.ptr + 1);
    if (length == text.len)
        strbuf_puts(out, "'\\ufffd'");
    else
        strbuf_printf(out, "'%c'", text.ptr[length]);
    put_source(file, place, out);
}

static void put_static(struct str line, const struct jsonnet_file *files, size_t count,
                       struct strbuf *out)
{
    const struct jsonnet_file *file;
    struct str words, written, rest;
    struct place place;

    if (!find_place(line, &place, &words)) {
        put(out, line);
        return;
    }
    file = file_named(place.name, files, count);
    written = str_slice(line, 0, (size_t)(words.ptr - line.ptr));
    rest = str_slice(words, str_has_prefix(words, STR(": ")) ? 2 : 0, words.len);
    written = name_of_code(written, out);
    if (file && str_has_prefix(rest, STR("couldn't lex number"))) {
        put_number(file, &place, rest, out);
        return;
    }
    put_place(&place, written, is_point(rest, file, &place), out);
    if (str_find(rest, STR("in string literal")) >= 0)
        put_place(&place, written, true, out);
    put_static_words(rest, out);
    put_source(file, &place, out);
}

/* ---- traces ---- */

/** What has no name is the file itself, or an assertion in it. */
static void put_outermost(struct str line, const struct jsonnet_file *files, size_t count,
                          struct strbuf *out)
{
    const struct jsonnet_file *file;
    struct place place;
    struct str rest;

    put(out, line);
    if (!find_place(str_slice(line, 1, line.len), &place, &rest) || !str_equals(rest, "\t"))
        return;
    file = file_named(place.name, files, count);
    if (file && !str_has_prefix(text_from(file, &place), STR("assert")))
        strbuf_puts(out, "$");
    strbuf_puts(out, "\n\tDuring evaluation\t");
}

static void put_trace(struct str trace, const struct jsonnet_file *files, size_t count,
                      struct strbuf *out)
{
    struct str line;

    while (trace.len > 0) {
        str_cut(trace, '\n', &line, &trace);
        if (str_equals(line, "\tTop-level function\t"))
            strbuf_puts(out, "\tTop-level function call\t");
        else if (trace.len == 0)
            put_outermost(line, files, count, out);
        else
            put(out, line);
        strbuf_puts(out, "\n");
    }
}

void jsonnet_words(const char *message, const struct jsonnet_file *files, size_t count,
                   struct strbuf *out)
{
    struct str whole = str_of(message), line, trace;

    skip(&whole, "STATIC ERROR: ");
    str_cut(whole, '\n', &line, &trace);
    if (!skip(&line, RUNTIME)) {
        put_static(line, files, count, out);
        return;
    }
    strbuf_puts(out, RUNTIME);
    put_run_time_line(line, out);
    strbuf_puts(out, "\n");
    put_trace(trace, files, count, out);
}
