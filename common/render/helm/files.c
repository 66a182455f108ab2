/* What templates see of a chart's other files. */
#include "render/helm/files.h"

#include "base/arena.h"
#include "data/digest.h"
#include "data/glob.h"
#include "data/json.h"
#include "data/yaml.h"
#include "template/arguments.h"

static const struct value_type files_type;

struct value files_new(const struct json *files, struct arena *arena)
{
    struct value map = value_map_new(&files_type, arena);

    for (struct json_cursor at = json_walk(files); json_next(&at);)
        value_map_set(&map, at.key, value_of_bytes(json_string(at.value), arena));
    return map;
}

static struct str bytes_of(const struct template_call *call, struct str name)
{
    struct value bytes;

    if (!value_map_get(call->receiver, name, &bytes))
        return STR_EMPTY;
    return value_bytes(&bytes, call->arena);
}

static int call_get(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, bytes_of(call, argument_str(call, 0)));
}

static int call_get_bytes(struct template_call *call, struct error *err)
{
    (void)err;
    if (!value_map_get(call->receiver, argument_str(call, 0), &call->result))
        call->result = value_list_new(&value_type_bytes, 0, call->arena);
    return 0;
}

static int call_glob(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const struct glob *glob;
    struct value_entry *entries;
    size_t count;

    if (glob_compile(argument_str(call, 0), "/", call->arena, &glob, &ignored) < 0 &&
        glob_compile(STR("**"), "/", call->arena, &glob, err) < 0)
        return -1;
    call->result = value_map_new(&files_type, call->arena);
    entries = value_map_entries(call->receiver, call->arena, &count);
    if (template_run_step(call->run, count, err) < 0 ||
        arguments_charge_items(call, count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (glob_matches(glob, entries[i].key))
            value_map_set(&call->result, entries[i].key, entries[i].value);
    }
    return 0;
}

static struct str base_name(struct str path)
{
    ptrdiff_t slash = str_find_last_char(path, '/');

    return str_slice(path, (size_t)(slash + 1), path.len);
}

/** The files as a map of base names in YAML, as they are or as base64. */
static int write_map(struct template_call *call, bool is_secret, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    struct json *map = json_new_object(call->arena);
    struct value_entry *entries;
    size_t count, size = 0;

    entries = value_map_entries(call->receiver, call->arena, &count);
    for (size_t i = 0; i < count; i++) {
        struct str bytes = value_bytes(&entries[i].value, call->arena);

        size += bytes.len;
        if (is_secret)
            bytes = base64_encode(bytes, call->arena);
        json_set_str(call->arena, map, base_name(entries[i].key),
                     json_new_string(call->arena, bytes));
    }
    if (template_run_charge(call->run, 4 * size, err) < 0)
        return -1;
    yaml_write(map, &text);
    if (text.len && text.ptr[text.len - 1] == '\n')
        text.ptr[--text.len] = '\0';
    return template_text(call, &text, err);
}

static int call_as_config(struct template_call *call, struct error *err)
{
    return write_map(call, false, err);
}

static int call_as_secrets(struct template_call *call, struct error *err)
{
    return write_map(call, true, err);
}

static int call_lines(struct template_call *call, struct error *err)
{
    struct value bytes;
    struct str line, rest;
    bool more = true;

    call->result = value_list_new(&value_type_strings, 8, call->arena);
    if (!value_map_get(call->receiver, argument_str(call, 0), &bytes))
        return 0;
    rest = value_bytes(&bytes, call->arena);
    if (rest.len == 0)
        return error_set(err, ERR_INVALID, "runtime error: index out of range [-1]");
    if (rest.ptr[rest.len - 1] == '\n')
        rest.len--;
    while (more) {
        more = str_cut(rest, '\n', &line, &rest);
        if (arguments_charge_items(call, 2, err) < 0)
            return -1;
        value_list_add(&call->result, value_of_str(str_dup(line, call->arena)), call->arena);
    }
    return 0;
}

static const struct value_member members[] = {
    { .name = "AsConfig", .signature = "func() string", .call = call_as_config },
    { .name = "AsSecrets", .signature = "func() string", .call = call_as_secrets },
    { .name = "Get", .signature = "func(string) string", .call = call_get },
    { .name = "GetBytes", .signature = "func(string) []uint8", .call = call_get_bytes },
    { .name = "Glob", .signature = "func(string) engine.files", .call = call_glob },
    { .name = "Lines", .signature = "func(string) []string", .call = call_lines },
    { 0 },
};

static const struct value_type unnamed = {
    .name = "map[string][]uint8",
    .kind = VALUE_MAP,
    .key = &value_type_string,
    .element = &value_type_bytes,
};

static const struct value_type files_type = {
    .name = "engine.files",
    .kind = VALUE_MAP,
    .key = &value_type_string,
    .element = &value_type_bytes,
    .underlying = &unnamed,
    .members = members,
};
