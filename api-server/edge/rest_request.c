#include "edge/rest_request.h"

#include "base/arena.h"
#include "data/json.h"
#include "edge/unescape.h"
#include "http/percent.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_DEPTH_MAX = 16, PARAMETERS_MAX = 10000 };

struct assembly {
    struct arena *arena;
    struct message message;
    struct json *object;
    struct error *err;
    bool keeps_first; /* of several values of one field */
};

/* ---- one value out of text ---- */

static int parse_bool(struct str text, bool *out)
{
    static const char *const yes[] = { "1", "t", "T", "true", "TRUE", "True" };
    static const char *const no[] = { "0", "f", "F", "false", "FALSE", "False" };

    for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
        *out = str_equals(text, yes[i]);
        if (*out || str_equals(text, no[i]))
            return 0;
    }
    return -1;
}

static int parse_int(struct str text, bool is_64, int64_t *out)
{
    char *end;
    long long value;

    if (text.len == 0 || strchr(" \t\n\v\f\r", text.ptr[0]) || memchr(text.ptr, 0, text.len))
        return -1;
    errno = 0;
    value = strtoll(str_of(text.ptr).ptr, &end, 10);
    if (errno || end != text.ptr + text.len || (!is_64 && value != (int32_t)value))
        return -1;
    *out = value;
    return 0;
}

/* `text` ends with a NUL. */
static int scalar_of(struct assembly *assembly, const struct message_field *field, struct str text,
                     const struct json **out)
{
    bool flag;
    int64_t number;

    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
    case MESSAGE_BYTES:
        *out = json_new_string(assembly->arena, text);
        return 0;
    case MESSAGE_BOOL:
        if (parse_bool(text, &flag) < 0)
            return error_set(assembly->err, ERR_INVALID,
                             "strconv.ParseBool: parsing \"%s\": invalid syntax", text.ptr);
        *out = json_new_bool(assembly->arena, flag);
        return 0;
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        if (parse_int(text, field->kind == MESSAGE_INT64, &number) < 0)
            return error_set(assembly->err, ERR_INVALID,
                             "strconv.ParseInt: parsing \"%s\": invalid syntax", text.ptr);
        *out = json_new_int(assembly->arena, number);
        return 0;
    default:
        return error_set(assembly->err, ERR_INVALID, "unexpected type of a value");
    }
}

/* ---- a value at its path ---- */

/* By its own name or by its JSON name. */
static const struct message_field *field_named(struct message message, struct str name)
{
    const struct message_field *fields = &message.set->fields[message.type->first];

    for (unsigned i = 0; i < message.type->count; i++)
        if (str_equals(name, message.set->texts + fields[i].own_name) ||
            str_equals(name, message.set->texts + fields[i].json_name))
            return &fields[i];
    return NULL;
}

struct place {
    struct json *object; /* where it goes */
    struct message message;
    const struct message_field *field; /* NULL: the path leads nowhere */
};

/* Walks "a.b.c", making objects on the way. */
static struct place find_place(struct assembly *assembly, struct str path)
{
    struct place place = { assembly->object, assembly->message, NULL };
    struct str name, rest = path;

    for (int depth = 0; depth < PATH_DEPTH_MAX; depth++) {
        bool is_last = !str_cut(rest, '.', &name, &rest);
        const struct message_field *field = field_named(place.message, name);

        if (!field || (!is_last && (field->kind != MESSAGE_OF || field->shape != MESSAGE_ONE)))
            break;
        if (is_last) {
            place.field = field;
            return place;
        }
        place.object = json_edit_object(assembly->arena, place.object,
                                        place.message.set->texts + field->json_name);
        place.message = message_at(place.message.set, field->of);
    }
    place.field = NULL;
    return place;
}

static bool leads_somewhere(const struct assembly *assembly, struct str path)
{
    struct message message = assembly->message;
    struct str name, rest = path;

    for (int depth = 0; depth < PATH_DEPTH_MAX; depth++) {
        bool is_last = !str_cut(rest, '.', &name, &rest);
        const struct message_field *field = field_named(message, name);

        if (!field || (!is_last && (field->kind != MESSAGE_OF || field->shape != MESSAGE_ONE)))
            return false;
        if (is_last)
            return true;
        message = message_at(message.set, field->of);
    }
    return false;
}

static bool is_time(const struct place *place)
{
    return place->field && place->field->kind == MESSAGE_OF &&
           message_at(place->message.set, place->field->of).type->form == MESSAGE_FORM_TIME;
}

/* google.protobuf-like wrappers cannot stand in a query: such a path is ignored. */
static int set_at(struct assembly *assembly, struct str path, struct str text)
{
    struct place place;
    const struct json *value;
    const char *name;

    if (!leads_somewhere(assembly, path))
        return 0;
    place = find_place(assembly, path);
    if (is_time(&place))
        return error_set(assembly->err, ERR_INVALID,
                         "field type *v1.Time is not supported in query parameters");
    if (!place.field || place.field->kind == MESSAGE_OF || place.field->shape == MESSAGE_MAP)
        return 0;
    name = place.message.set->texts + place.field->json_name;
    if (assembly->keeps_first && place.field->shape == MESSAGE_ONE && json_get(place.object, name))
        return 0;
    if (scalar_of(assembly, place.field, str_dup(text, assembly->arena), &value) < 0)
        return -1;
    if (place.field->shape == MESSAGE_LIST) {
        if (!json_is(json_get(place.object, name), JSON_ARRAY))
            json_set(assembly->arena, place.object, name, json_new_array(assembly->arena));
        json_append(assembly->arena, json_edit_get(assembly->arena, place.object, name), value);
        return 0;
    }
    json_set(assembly->arena, place.object, name, value);
    return 0;
}

/* "labels[team]=a" */
static int set_entry(struct assembly *assembly, struct str path, struct str key, struct str text)
{
    struct place place;
    const struct json *value;

    if (!leads_somewhere(assembly, path))
        return 0;
    place = find_place(assembly, path);
    if (!place.field || place.field->kind == MESSAGE_OF || place.field->shape != MESSAGE_MAP)
        return 0;
    if (scalar_of(assembly, place.field, str_dup(text, assembly->arena), &value) < 0)
        return -1;
    json_set_str(assembly->arena,
                 json_edit_object(assembly->arena, place.object,
                                  place.message.set->texts + place.field->json_name),
                 key, value);
    return 0;
}

/* ---- the three sources ---- */

static bool is_path_variable(const struct route_match *match, struct str path)
{
    for (size_t i = 0; i < match->count; i++)
        if (str_equal(match->variables[i].path, path))
            return true;
    return false;
}

/* Whether a query may set it: not what the path or the body has set. */
static bool is_open(const struct rest_input *input, struct str path)
{
    const char *body = input->match->route->body;
    struct str field = str_of(body);

    if (is_path_variable(input->match, path))
        return false;
    if (!*body)
        return true;
    return !(str_equal(path, field) ||
             (str_has_prefix(path, field) && path.len > field.len && path.ptr[field.len] == '.'));
}

/* As Go's reader of forms. */
static int check_parameter(struct str parameter, struct str name, struct str value,
                           struct error *err)
{
    struct str broken;

    if (str_find_char(parameter, ';') >= 0)
        return error_set(err, ERR_INVALID, "invalid semicolon separator in query");
    if (percent_find_broken(name, &broken) || percent_find_broken(value, &broken))
        return error_set(err, ERR_INVALID, "invalid URL escape \"%.*s\"", STR_ARG(broken));
    return 0;
}

static int read_parameter(struct assembly *assembly, const struct rest_input *input,
                          struct str parameter)
{
    struct str name, value, key = STR_EMPTY;
    ptrdiff_t bracket;

    str_cut(parameter, '=', &name, &value);
    if (check_parameter(parameter, name, value, assembly->err) < 0)
        return -1;
    name = percent_decode(name, PERCENT_QUERY, assembly->arena);
    value = percent_decode(value, PERCENT_QUERY, assembly->arena);
    bracket = str_find_char(name, '[');
    if (bracket > 0 && name.ptr[name.len - 1] == ']') {
        key = str_slice(name, (size_t)bracket + 1, name.len - 1);
        name = str_slice(name, 0, (size_t)bracket);
    }
    if (!is_open(input, name))
        return 0;
    return bracket > 0 ? set_entry(assembly, name, key, value) : set_at(assembly, name, value);
}

static int read_query(struct assembly *assembly, const struct rest_input *input)
{
    struct str rest = input->query, parameter;

    if (strcmp(input->match->route->body, "*") == 0)
        return 0;
    assembly->keeps_first = true;
    for (int i = 0; rest.len > 0; i++) {
        if (i == PARAMETERS_MAX)
            return error_set(assembly->err, ERR_INVALID, "the query has too many parameters");
        str_cut(rest, '&', &parameter, &rest);
        if (parameter.len > 0 && read_parameter(assembly, input, parameter) < 0)
            return -1;
    }
    return 0;
}

/*
 * "application.metadata.name": the original's gateway does not find its way into an Application, so
 * that there the name in the body counts.
 */
static bool is_in_application(const struct assembly *assembly, struct str path)
{
    const struct message_field *field;
    struct str first, rest;

    if (!str_cut(path, '.', &first, &rest))
        return false;
    field = field_named(assembly->message, first);
    return field && field->kind == MESSAGE_OF &&
           str_has_suffix(str_of(message_name(message_at(assembly->message.set, field->of))),
                          STR(".v1alpha1.Application"));
}

static int read_variables(struct assembly *assembly, const struct rest_input *input)
{
    for (size_t i = 0; i < input->match->count; i++) {
        const struct route_variable *variable = &input->match->variables[i];
        struct str value = variable->value;

        if (is_in_application(assembly, variable->path))
            continue;
        if (!unescape_concerns(message_name(assembly->message),
                               str_dup(variable->path, assembly->arena).ptr))
            value = percent_decode(value, PERCENT_PATH, assembly->arena);
        if (set_at(assembly, variable->path, value) < 0)
            return error_prefix(assembly->err, "type mismatch, parameter: %.*s, error",
                                STR_ARG(variable->path));
    }
    return 0;
}

/* A body that is one field of the request. */
static int take_field(const struct assembly *assembly, const char *name, const struct json *value,
                      const struct json **out)
{
    const struct message_field *field = field_named(assembly->message, str_of(name));
    struct json *wrapped = json_new_object(assembly->arena);

    if (field && field->kind == MESSAGE_STRING && field->shape == MESSAGE_ONE &&
        json_type(value) > JSON_NULL && !json_is(value, JSON_STRING))
        return error_set(assembly->err, ERR_INVALID,
                         "json: cannot unmarshal %s into Go value of type string",
                         message_value_kind(value));
    json_set(assembly->arena, wrapped, name, value);
    *out = wrapped;
    if (!field || field->kind != MESSAGE_OF || field->shape != MESSAGE_ONE ||
        json_type(value) <= JSON_NULL)
        return message_take(assembly->message, wrapped, assembly->arena, out, assembly->err);
    if (message_take(message_at(assembly->message.set, field->of), value, assembly->arena, &value,
                     assembly->err) < 0)
        return -1;
    json_set(assembly->arena, wrapped, name, value);
    return 0;
}

static int read_body(struct assembly *assembly, const struct rest_input *input)
{
    const char *name = input->match->route->body;
    const struct json *value = NULL;
    int got;

    if (!*name)
        return 0;
    got = json_parse_first(input->body, assembly->arena, &value, assembly->err);
    if (got <= 0)
        return got;
    got = strcmp(name, "*") == 0
              ? message_take(assembly->message, value, assembly->arena, &value, assembly->err)
              : take_field(assembly, name, value, &value);
    if (got < 0)
        return -1;
    assembly->object = json_edit(assembly->arena, value);
    return 0;
}

/* ---- what must be there ---- */

/* The last one that is missing: the original finds out when it writes the message, backwards. */
static int require_fields(const struct message *message, const struct json *object,
                          struct error *err)
{
    const struct message_field *fields = &message->set->fields[message->type->first];

    for (unsigned number = UINT16_MAX + 1, next; number > 0; number = next) {
        const struct message_field *field = NULL;

        next = 0;
        for (unsigned i = 0; i < message->type->count; i++)
            if (fields[i].number < number && fields[i].number > next) {
                field = &fields[i];
                next = field->number;
            }
        if (field && field->flags & MESSAGE_REQUIRED &&
            !json_get(object, message->set->texts + field->json_name))
            return error_set(err, ERR_INTERNAL,
                             "grpc: error while marshaling: proto: required field \"%s\" not set",
                             message->set->texts + field->own_name);
    }
    return 0;
}

int rest_request_read(const struct rest_input *input, struct arena *arena, const struct json **out,
                      struct error *err)
{
    const struct contract_method *method = &contract_methods[input->match->route->method];
    struct assembly assembly = { arena, message_at(&contract_messages, method->request),
                                 json_new_object(arena), err, false };

    if (read_body(&assembly, input) < 0 || read_variables(&assembly, input) < 0 ||
        read_query(&assembly, input) < 0 ||
        require_fields(&assembly.message, assembly.object, err) < 0)
        return -1;
    *out = unescape_field(message_name(assembly.message), assembly.object, arena);
    return 0;
}
