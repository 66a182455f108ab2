#include "edge/swagger.h"

#include "base/arena.h"
#include "config.h"
#include "data/json.h"
#include "edge/contract.h"
#include "http/request.h"
#include "release.h"
#include "server.h"

#include <ctype.h>
#include <string.h>

struct drawing {
    struct arena *arena;
    struct json *definitions;
};

/* "repository.RepoQuery" as "repositoryRepoQuery", "github.com...v1alpha1.X" as "v1alpha1X". */
static const char *definition_name(struct drawing *drawing, struct message message)
{
    struct str name = str_of(message_name(message));
    ptrdiff_t dot = str_find_last_char(name, '.');
    struct str package = str_slice(name, 0, dot < 0 ? 0 : (size_t)dot);
    struct str type = str_slice(name, dot < 0 ? 0 : (size_t)dot + 1, name.len);
    ptrdiff_t last = str_find_last_char(package, '.');

    if (last >= 0)
        package = str_slice(package, (size_t)last + 1, package.len);
    return arena_printf(drawing->arena, "%.*s%.*s", STR_ARG(package), STR_ARG(type));
}

static void describe_scalar(struct drawing *drawing, const struct message_field *field,
                            struct json *out)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_BOOL:
        json_set_text(drawing->arena, out, "type", "boolean");
        break;
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        json_set_text(drawing->arena, out, "type", "integer");
        json_set_text(drawing->arena, out, "format",
                      field->kind == MESSAGE_INT32 ? "int32" : "int64");
        break;
    case MESSAGE_DOUBLE:
        json_set_text(drawing->arena, out, "type", "number");
        break;
    case MESSAGE_BYTES:
        json_set_text(drawing->arena, out, "type", "string");
        json_set_text(drawing->arena, out, "format", "byte");
        break;
    default:
        json_set_text(drawing->arena, out, "type", "string");
    }
}

static void define(struct drawing *drawing, struct message message);

static void describe_message(struct drawing *drawing, struct message message, struct json *out)
{
    switch ((enum message_form)message.type->form) {
    case MESSAGE_FORM_TIME:
    case MESSAGE_FORM_MICRO_TIME:
        json_set_text(drawing->arena, out, "type", "string");
        json_set_text(drawing->arena, out, "format", "date-time");
        break;
    case MESSAGE_FORM_ANY:
        json_set_text(drawing->arena, out, "type", "object");
        break;
    case MESSAGE_FORM_INT_OR_STRING:
    case MESSAGE_FORM_TEXT:
    case MESSAGE_FORM_YAML:
        json_set_text(drawing->arena, out, "type", "string");
        break;
    case MESSAGE_FORM_TEXTS:
        json_set_text(drawing->arena, out, "type", "array");
        json_set_text(drawing->arena, json_edit_object(drawing->arena, out, "items"), "type",
                      "string");
        break;
    case MESSAGE_FORM_TEXT_MAP:
        json_set_text(drawing->arena, out, "type", "object");
        break;
    case MESSAGE_FORM_FIELDS:
        define(drawing, message);
        json_set_text(
            drawing->arena, out, "$ref",
            arena_printf(drawing->arena, "#/definitions/%s", definition_name(drawing, message)));
        break;
    }
}

static void describe_value(struct drawing *drawing, struct message message,
                           const struct message_field *field, struct json *out)
{
    if (field->kind == MESSAGE_OF)
        describe_message(drawing, message_at(message.set, field->of), out);
    else
        describe_scalar(drawing, field, out);
}

static void describe_fields(struct drawing *drawing, struct message message,
                            struct json *properties)
{
    for (unsigned i = 0; i < message.type->count; i++) {
        const struct message_field *field = &message.set->fields[message.type->first + i];
        struct json *property;

        if (field->flags & MESSAGE_HIDDEN)
            continue;
        if (field->shape == MESSAGE_INLINE) {
            describe_fields(drawing, message_at(message.set, field->of), properties);
            continue;
        }
        property =
            json_edit_object(drawing->arena, properties, message.set->texts + field->json_name);
        if (field->shape != MESSAGE_ONE) {
            bool is_list = field->shape == MESSAGE_LIST;

            json_set_text(drawing->arena, property, "type", is_list ? "array" : "object");
            property = json_edit_object(drawing->arena, property,
                                        is_list ? "items" : "additionalProperties");
        }
        describe_value(drawing, message, field, property);
    }
}

static void define(struct drawing *drawing, struct message message)
{
    const char *name = definition_name(drawing, message);
    struct json *definition;

    if (json_get(drawing->definitions, name))
        return;
    definition = json_edit_object(drawing->arena, drawing->definitions, name);
    json_set_text(drawing->arena, definition, "type", "object");
    if (message.type->count > 0)
        describe_fields(drawing, message,
                        json_edit_object(drawing->arena, definition, "properties"));
}

/* ---- routes ---- */

static struct json *add_parameter(struct drawing *drawing, struct json *parameters,
                                  const char *name, const char *place, bool is_required)
{
    struct json *parameter = json_new_object(drawing->arena);

    json_set_text(drawing->arena, parameter, "name", name);
    json_set_text(drawing->arena, parameter, "in", place);
    if (is_required)
        json_set_bool(drawing->arena, parameter, "required", true);
    json_append(drawing->arena, parameters, parameter);
    return json_edit_item(drawing->arena, parameters, json_count(parameters) - 1);
}

static void add_path_parameters(struct drawing *drawing, const char *pattern,
                                struct json *parameters)
{
    for (const char *open = strchr(pattern, '{'); open; open = strchr(open + 1, '{')) {
        size_t length = strcspn(open + 1, "=}");

        json_set_text(drawing->arena,
                      add_parameter(drawing, parameters,
                                    arena_strndup(drawing->arena, open + 1, length), "path", true),
                      "type", "string");
    }
}

static bool is_in_path(const char *pattern, const char *name)
{
    const char *at = strstr(pattern, name);

    return at && at > pattern && at[-1] == '{' && strchr("=}", at[strlen(name)]);
}

static void add_query_parameters(struct drawing *drawing, const struct contract_route *route,
                                 struct message message, struct json *parameters)
{
    for (unsigned i = 0; i < message.type->count; i++) {
        const struct message_field *field = &message.set->fields[message.type->first + i];
        const char *name = message.set->texts + field->own_name;
        struct json *parameter;

        if (field->kind == MESSAGE_OF || is_in_path(route->pattern, name) ||
            strcmp(route->body, name) == 0)
            continue;
        parameter = add_parameter(drawing, parameters, name, "query", false);
        if (field->shape == MESSAGE_ONE) {
            describe_scalar(drawing, field, parameter);
            continue;
        }
        json_set_text(drawing->arena, parameter, "type", "array");
        describe_scalar(drawing, field, json_edit_object(drawing->arena, parameter, "items"));
        json_set_text(drawing->arena, parameter, "collectionFormat", "multi");
    }
}

static void add_body(struct drawing *drawing, const struct contract_route *route,
                     struct message message, struct json *parameters)
{
    struct json *schema = json_edit_object(
        drawing->arena, add_parameter(drawing, parameters, "body", "body", true), "schema");

    for (unsigned i = 0; i < message.type->count; i++) {
        const struct message_field *field = &message.set->fields[message.type->first + i];

        if (strcmp(message.set->texts + field->own_name, route->body) == 0) {
            describe_value(drawing, message, field, schema);
            return;
        }
    }
    describe_message(drawing, message, schema);
}

static void add_route(struct drawing *drawing, const struct contract_route *route,
                      struct json *paths)
{
    const struct contract_method *method = &contract_methods[route->method];
    struct message request = message_at(&contract_messages, method->request);
    const char *verb =
        arena_strndup(drawing->arena, route->http_method, strlen(route->http_method));
    char *lower = arena_strndup(drawing->arena, verb, strlen(verb));
    struct json *operation, *parameters;
    struct str service, name, package, rest;

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    operation = json_edit_object(drawing->arena,
                                 json_edit_object(drawing->arena, paths, route->pattern), lower);
    str_cut(str_of(method->name), '/', &service, &name);
    str_cut(service, '.', &package, &rest);
    json_set_text(drawing->arena, operation, "operationId",
                  arena_printf(drawing->arena, "%.*s_%.*s", STR_ARG(rest), STR_ARG(name)));
    json_set(drawing->arena, operation, "tags", json_new_array(drawing->arena));
    json_append(drawing->arena, json_edit_get(drawing->arena, operation, "tags"),
                json_new_string(drawing->arena, rest));
    json_set(drawing->arena, operation, "parameters", json_new_array(drawing->arena));
    parameters = json_edit_get(drawing->arena, operation, "parameters");
    add_path_parameters(drawing, route->pattern, parameters);
    if (*route->body)
        add_body(drawing, route, request, parameters);
    if (strcmp(route->body, "*") != 0)
        add_query_parameters(drawing, route, request, parameters);
    describe_message(
        drawing, message_at(&contract_messages, method->reply),
        json_edit_object(drawing->arena,
                         json_edit_object(drawing->arena,
                                          json_edit_object(drawing->arena, operation, "responses"),
                                          "200"),
                         "schema"));
}

const struct json *swagger_document(struct arena *arena)
{
    struct drawing drawing = { arena, json_new_object(arena) };
    struct json *document = json_new_object(arena), *info, *paths = json_new_object(arena);

    json_set_text(arena, document, "swagger", "2.0");
    info = json_edit_object(arena, document, "info");
    json_set_text(arena, info, "title", "Consolidate Services");
    json_set_text(arena, info, "description", "Description of all APIs");
    json_set_text(arena, info, "version", RELEASE_VERSION);
    for (unsigned i = 0; i < contract_route_count; i++)
        add_route(&drawing, &contract_routes[i], paths);
    json_set(arena, document, "paths", paths);
    json_set(arena, document, "definitions", drawing.definitions);
    return document;
}

static void reply(struct http_request *request, const char *type, struct str text)
{
    const struct http_header headers[] = {
        { "content-type", str_of(type) },
        { "content-length", str_of(arena_printf(http_arena(request), "%zu", text.len)) },
        { "x-frame-options", STR("DENY") },
        { "content-security-policy", STR("frame-ancestors 'none'") },
    };

    http_start(request, 200, headers, sizeof(headers) / sizeof(*headers));
    http_write(request, text.ptr, text.len);
    http_end(request, NULL, 0);
}

void swagger_handle(struct http_request *request, void *context)
{
    struct arena *arena = http_arena(request);

    (void)context;
    reply(request, "application/json", json_print(swagger_document(arena), JSON_COMPACT, arena));
}

void swagger_handle_page(struct http_request *request, void *context)
{
    const struct api_server *server = context;
    const char *root = server->config->root_path;

    reply(request, "text/html; charset=utf-8",
          str_of(arena_printf(http_arena(request),
                              "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>API "
                              "documentation</title></head>\n<body>\n<redoc "
                              "spec-url=\"%s/swagger.json\"></redoc>\n<script "
                              "src=\"%s/assets/scripts/redoc.standalone.js\"></script>\n"
                              "</body>\n</html>\n",
                              root, root)));
}
