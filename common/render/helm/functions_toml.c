/*
 * TOML as BurntSushi's library writes it: scalars before tables, tables indented beneath their full
 * names. What cannot be written is the text of the error.
 */
#include "render/helm/functions_toml.h"

#include "base/arena.h"
#include "data/yaml_scalar.h"
#include "render/helm/toml_read.h"
#include "template/arguments.h"
#include "template/go_time.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { MAX_NESTING = 100 };

struct toml_writer {
    struct strbuf *out;
    struct arena *arena;
    const char *problem; /* the first one; NULL: none */
    bool is_too_deep;
};

/** A table's full name, "a.b", and how deep it is. */
struct toml_key {
    const char *name;
    size_t depth;
};

/** A limit of ours, which the original does not have. */
static void refuse_depth(struct toml_writer *writer)
{
    writer->problem = "toml: values are nested too deeply";
    writer->is_too_deep = true;
}

static void write_value(struct toml_writer *writer, const struct value *value, int nesting);
static void write_table(struct toml_writer *writer, const struct value *table, struct toml_key key);

/* ---- scalars ---- */

static void write_text(struct toml_writer *writer, struct str text)
{
    static const char escaped[] = "\t\n\r\"\\", letters[] = "tnr\"\\";

    strbuf_puts(writer->out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        const char *at = c ? strchr(escaped, c) : NULL;

        if (at)
            strbuf_printf(writer->out, "\\%c", letters[at - escaped]);
        else if (c < ' ' || c == 0x7F)
            strbuf_printf(writer->out, "\\u%04x", c);
        else
            strbuf_add(writer->out, text.ptr + i, 1);
    }
    strbuf_puts(writer->out, "\"");
}

static void write_number(struct toml_writer *writer, double number)
{
    char buffer[40];
    const char *text;

    if (isnan(number) || isinf(number)) {
        strbuf_puts(writer->out, isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
        return;
    }
    text = yaml_print_float(number, 64, buffer);
    strbuf_printf(writer->out, "%s%s", text, strpbrk(text, ".e") ? "" : ".0");
}

static void write_time(struct toml_writer *writer, const struct value *value)
{
    static const struct {
        const char *zone, *layout;
    } layouts[] = {
        { "datetime-local", "2006-01-02T15:04:05.999999999" },
        { "date-local", "2006-01-02" },
        { "time-local", "15:04:05.999999999" },
    };
    const struct go_time *time = go_time_of(value);
    const char *layout = "2006-01-02T15:04:05.999999999Z07:00";

    for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
        if (!time->is_utc && strcmp(time->zone, layouts[i].zone) == 0)
            layout = layouts[i].layout;
    }
    go_time_format(time, str_of(layout), writer->out);
}

static bool is_plain_key(struct str key)
{
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '_' && c != '-')
            return false;
    }
    return key.len > 0;
}

static void write_key(struct toml_writer *writer, struct str key)
{
    if (is_plain_key(key))
        strbuf_add(writer->out, key.ptr, key.len);
    else
        write_text(writer, key);
}

/* ---- inline values ---- */

static void write_list(struct toml_writer *writer, const struct value *list, int nesting)
{
    strbuf_puts(writer->out, "[");
    for (size_t i = 0; i < value_count(list); i++) {
        struct value item = value_item(list, i);

        strbuf_puts(writer->out, i ? ", " : "");
        write_value(writer, &item, nesting + 1);
    }
    strbuf_puts(writer->out, "]");
}

/** A list of nothing but tables is written as [[...]]. */
static bool is_table_list(struct toml_writer *writer, const struct value *value)
{
    if (value_kind(value) != VALUE_SLICE || value_count(value) == 0)
        return false;
    for (size_t i = 0; i < value_count(value); i++) {
        struct value item = value_item(value, i);

        if (value_is_null(&item)) {
            writer->problem = "toml: cannot encode array with nil element";
            return false;
        }
        if (value_kind(&item) != VALUE_MAP)
            return false;
    }
    return true;
}

static bool is_table(struct toml_writer *writer, const struct value *value)
{
    return value_kind(value) == VALUE_MAP || is_table_list(writer, value);
}

/*
 * Tables stand behind what is none. A comma stands behind each value but the last of all, which the
 * original takes to be the last key even when it has no value and is left out.
 */
static void write_map(struct toml_writer *writer, const struct value *map, int nesting)
{
    size_t count, left;
    struct value_entry *entries = value_map_entries(map, writer->arena, &count);

    left = count;
    strbuf_puts(writer->out, "{");
    for (int tables = 0; tables <= 1; tables++) {
        for (size_t i = 0; i < count; i++) {
            if (is_table(writer, &entries[i].value) != (tables == 1))
                continue;
            left--;
            if (value_is_null(&entries[i].value))
                continue;
            write_key(writer, entries[i].key);
            strbuf_puts(writer->out, " = ");
            write_value(writer, &entries[i].value, nesting + 1);
            strbuf_puts(writer->out, left > 0 ? ", " : "");
        }
    }
    strbuf_puts(writer->out, "}");
}

static void write_other(struct toml_writer *writer, const struct value *value)
{
    if (value_is_signed(value))
        strbuf_printf(writer->out, "%" PRId64, value->integer);
    else if (value_is_unsigned(value))
        strbuf_printf(writer->out, "%" PRIu64, value->natural);
    else if (value_is_float(value))
        write_number(writer, value->number);
    else
        writer->problem = arena_printf(writer->arena, "toml: unsupported type for key '': %s",
                                       value_kind_name(value_kind(value)));
}

static void write_value(struct toml_writer *writer, const struct value *value, int nesting)
{
    if (writer->problem)
        return;
    if (nesting > MAX_NESTING) {
        refuse_depth(writer);
        return;
    }
    if (value_is_null(value)) {
        writer->problem = "toml: cannot encode array with nil element";
        return;
    }
    if (value->type == &go_time_type) {
        write_time(writer, value);
        return;
    }
    if (value->type->text && value->type->json) { /* what marshals itself does so as its text */
        write_text(writer, value->type->text(value, writer->arena));
        return;
    }
    switch (value_kind(value)) {
    case VALUE_BOOL:
        strbuf_puts(writer->out, value->truth ? "true" : "false");
        break;
    case VALUE_STRING:
        write_text(writer, value_str(value));
        break;
    case VALUE_SLICE:
        write_list(writer, value, nesting);
        break;
    case VALUE_MAP:
        write_map(writer, value, nesting);
        break;
    default:
        write_other(writer, value);
    }
}

/* ---- tables ---- */

static void indent(struct toml_writer *writer, size_t depth)
{
    for (size_t i = 1; i < depth; i++)
        strbuf_puts(writer->out, "  ");
}

static void start_line(struct toml_writer *writer)
{
    if (writer->out->len)
        strbuf_puts(writer->out, "\n");
}

static struct toml_key key_below(struct toml_writer *writer, struct toml_key key, struct str name)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);
    struct toml_writer own = { .out = &text, .arena = writer->arena };

    strbuf_printf(&text, "%s%s", key.name, key.depth ? "." : "");
    write_key(&own, name);
    return (struct toml_key){ arena_strndup(writer->arena, text.ptr, text.len), key.depth + 1 };
}

static void write_inner(struct toml_writer *writer, const struct value *value, struct toml_key key)
{
    bool is_list = value_kind(value) == VALUE_SLICE;
    size_t count = is_list ? value_count(value) : 1;

    for (size_t i = 0; i < count && !writer->problem; i++) {
        struct value table = is_list ? value_item(value, i) : *value;

        if (is_list || key.depth == 1)
            start_line(writer);
        indent(writer, key.depth);
        strbuf_printf(writer->out, is_list ? "[[%s]]\n" : "[%s]\n", key.name);
        write_table(writer, &table, key);
    }
}

static void write_direct(struct toml_writer *writer, const struct value_entry *entry,
                         struct toml_key key)
{
    indent(writer, key.depth + 1);
    write_key(writer, entry->key);
    strbuf_puts(writer->out, " = ");
    write_value(writer, &entry->value, 0);
    strbuf_puts(writer->out, "\n");
}

static void write_table(struct toml_writer *writer, const struct value *table, struct toml_key key)
{
    size_t count;
    struct value_entry *entries = value_map_entries(table, writer->arena, &count);

    if (key.depth > MAX_NESTING) {
        refuse_depth(writer);
        return;
    }
    for (int wants_tables = 0; wants_tables <= 1; wants_tables++) {
        for (size_t i = 0; i < count && !writer->problem; i++) {
            const struct value *value = &entries[i].value;
            bool is_inner = !value_is_null(value) && is_table(writer, value);

            if (value_is_null(value) || is_inner != wants_tables || writer->problem)
                continue;
            if (is_inner)
                write_inner(writer, value, key_below(writer, key, entries[i].key));
            else
                write_direct(writer, &entries[i], key);
        }
    }
}

static int write_toml(struct template_call *call, struct strbuf *text, const char **problem,
                      struct error *err)
{
    struct toml_writer writer = { .out = text, .arena = call->arena };
    const struct value *value = argument(call, 0);

    if (value_is_nil(value))
        return error_set(err, ERR_INVALID, "reflect: call of reflect.Value.Type on zero Value");
    if (value_kind(value) == VALUE_MAP)
        write_table(&writer, value, (struct toml_key){ "", 0 });
    else if (is_table_list(&writer, value))
        writer.problem = "toml: top-level values must be Go maps or structs";
    else
        write_value(&writer, value, 0);
    if (writer.is_too_deep)
        return error_set(err, ERR_TOO_LARGE, "%s", writer.problem);
    *problem = writer.problem;
    return 0;
}

int call_to_toml(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    const char *problem;

    if (write_toml(call, &text, &problem, err) < 0)
        return -1;
    if (problem)
        return arguments_same_text(call, str_of(problem));
    return template_text(call, &text, err);
}

int call_must_to_toml(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    const char *problem;

    if (write_toml(call, &text, &problem, err) < 0)
        return -1;
    if (problem)
        return error_set(err, ERR_INVALID, "%s", problem);
    return template_text(call, &text, err);
}

int call_from_toml(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    struct str text = argument_str(call, 0);

    if (template_run_charge(call->run, 8 * text.len, err) < 0)
        return -1;
    if (toml_read(text, call->arena, &call->result, &failure) == 0)
        return 0;
    if (failure.code != ERR_INVALID)
        return error_move(err, &failure);
    call->result = value_map_new(&value_type_map, call->arena);
    value_map_set(&call->result, STR("Error"),
                  value_of_str(str_dup(str_of(error_text(&failure)), call->arena)));
    return 0;
}
