#include "api_call.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "data/yaml.h"
#include "http/request.h"
#include "wire.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

enum { HEADERS_MAX = 24, WARNINGS_MAX = 20, ANSWER_MAX = 1 << 30 };

/* ---- what is asked ---- */

struct str call_option(const struct api_call *call, const char *name)
{
    struct str value;

    return http_query_value(call->http, name, &value) ? value : STR_EMPTY;
}

bool call_flag(const struct api_call *call, const char *name)
{
    struct str value = call_option(call, name);

    return value.len > 0 && !str_equals(value, "false") && !str_equals(value, "0");
}

int call_number(const struct api_call *call, const char *name, int64_t *out, struct refusal *why)
{
    struct str text = call_option(call, name);
    char *end;

    *out = 0;
    if (text.len == 0)
        return 0;
    errno = 0;
    *out = strtoll(text.ptr, &end, 10);
    if (end == text.ptr + text.len && !errno)
        return 0;
    return refuse_bad_request(why, "strconv.ParseInt: parsing \"%.*s\": %s", STR_ARG(text),
                              end == text.ptr + text.len ? "value out of range" : "invalid syntax");
}

struct refused_object call_object(const struct api_call *call)
{
    return (struct refused_object){ call->resource->group, call->resource->plural, call->name };
}

/* ---- which form is accepted ---- */

/* Has what is asked for a form in protobuf? Reviews and tables have none. */
static bool has_wire(const struct api_call *call, struct str item)
{
    struct message message;
    const char *version;

    if (!call->resource || !str_has_prefix(item, STR("application/vnd.kubernetes.protobuf")))
        return false;
    if (call->form == ANSWER_METADATA)
        return true;
    version = call->resource->group[0]
                  ? arena_printf(call->arena, "%s/%s", call->resource->group, call->api->name)
                  : call->api->name;
    return call->form == ANSWER_OBJECT && !is_custom(call->resource) &&
           wire_message_of(str_of(version), str_of(call->resource->kind), call->arena, &message);
}

/* "v1" of "application/json;as=Table;v=v1"; empty: not there. */
static struct str parameter_of(struct str item, const char *name)
{
    struct str rest = item, parameter, key, value;

    while (rest.len > 0) {
        str_cut(rest, ';', &parameter, &rest);
        str_cut(str_trim(parameter), '=', &key, &value);
        if (str_equals(key, name))
            return value;
    }
    return STR_EMPTY;
}

/* False: it asks for a form that there is not. */
static bool take_form(struct api_call *call, struct str item)
{
    struct str form = parameter_of(item, "as"), version = parameter_of(item, "v");

    call->form = ANSWER_OBJECT;
    call->form_version = str_equals(version, "v1beta1") ? "v1beta1" : "v1";
    if (form.len == 0)
        return true;
    if (!str_equals(parameter_of(item, "g"), "meta.k8s.io") ||
        (version.len > 0 && !str_equals(version, call->form_version)))
        return false;
    call->as_list = str_equals(form, "PartialObjectMetadataList");
    if (str_equals(form, "Table"))
        call->form = ANSWER_TABLE;
    else if (call->as_list || str_equals(form, "PartialObjectMetadata"))
        call->form = ANSWER_METADATA;
    return call->form != ANSWER_OBJECT;
}

static int refuse_forms(const struct api_call *call, bool by_form, struct refusal *why)
{
    const char *wire =
        call->resource && is_custom(call->resource) ? "" : ", application/vnd.kubernetes.protobuf";

    if (by_form)
        return refuse(why, 406, "NotAcceptable",
                      "only the following media types are accepted: application/json, "
                      "application/yaml%s",
                      wire);
    refuse(why, 406, "NotAcceptable",
           "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml%s",
           wire);
    why->details = json_new_object(why->arena);
    return -1;
}

int call_read_accept(struct api_call *call, struct refusal *why)
{
    struct str rest = http_header(call->http, "accept"), item;
    bool by_form = false;

    if (rest.len == 0)
        return 0;
    while (rest.len > 0) {
        str_cut(rest, ',', &item, &rest);
        item = str_trim(item);
        if (!take_form(call, item)) {
            by_form = true;
            continue;
        }
        if (str_has_prefix(item, STR("application/json")) || str_has_prefix(item, STR("*/*")) ||
            str_has_prefix(item, STR("application/*")))
            return 0;
        if (str_has_prefix(item, STR("application/yaml"))) {
            call->as_yaml = true;
            return 0;
        }
        if (has_wire(call, item)) {
            call->as_wire = true;
            return 0;
        }
    }
    return refuse_forms(call, by_form, why);
}

/* The kind as the server's own struct is called. */
static const char *go_name(const struct api_call *call, const char *kind)
{
    const char *group = call->resource->group;

    if (is_custom(call->resource))
        return strcmp(kind, call->resource->kind) == 0 ? "unstructured.Unstructured"
                                                       : "unstructured.UnstructuredList";
    return arena_printf(call->arena, "%.*s.%s", group[0] ? (int)strcspn(group, ".") : 4,
                        group[0] ? group : "core", kind);
}

int call_check_form(const struct api_call *call, struct refusal *why)
{
    struct str include = call_option(call, "includeObject");
    bool is_list = strcmp(call->verb, "list") == 0;

    if (strcmp(call->verb, "watch") == 0)
        return 0;
    if (call->form == ANSWER_METADATA && is_list && !call->as_list)
        return refuse(
            why, 406, "NotAcceptable",
            "you requested PartialObjectMetadata, but the requested object is a list (*%s)",
            go_name(call, call->resource->list_kind));
    if (call->form == ANSWER_METADATA && !is_list && call->as_list)
        return refuse(why, 406, "NotAcceptable",
                      "you requested PartialObjectMetadataList, but the requested object is not a "
                      "list (*%s)",
                      go_name(call, call->resource->kind));
    if (call->form == ANSWER_TABLE && include.len > 0 && !str_equals(include, "None") &&
        !str_equals(include, "Metadata") && !str_equals(include, "Object"))
        return refuse_bad_request(why,
                                  "Unable to convert to Table as requested: includeObject: Invalid "
                                  "value: \"%.*s\": must be 'Metadata', 'Object', 'None', or empty",
                                  STR_ARG(include));
    return 0;
}

/* ---- what comes back ---- */

void call_warn(struct api_call *call, const char *fmt, ...)
{
    va_list args;
    char text[1024];

    if (!call->warnings)
        call->warnings = json_new_array(call->arena);
    if (json_count(call->warnings) >= WARNINGS_MAX)
        return;
    va_start(args, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    json_append(call->arena, call->warnings, json_new_cstr(call->arena, text));
}

static const char *warning_header(const struct api_call *call, const struct json *warning)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    struct str message = json_string(warning);

    strbuf_puts(&text, "299 - \"");
    for (size_t i = 0; i < message.len; i++) {
        if (message.ptr[i] == '"' || message.ptr[i] == '\\')
            strbuf_puts(&text, "\\");
        strbuf_add(&text, &message.ptr[i], 1);
    }
    strbuf_puts(&text, "\"");
    return arena_printf(call->arena, "%s", text.ptr);
}

void call_start(struct api_call *call, int status, const char *type, const struct http_header *more,
                size_t more_count)
{
    struct http_header headers[HEADERS_MAX] = { 0 };
    size_t count = 0;

    headers[count++] = (struct http_header){ "content-type", str_of(type) };
    headers[count++] = (struct http_header){ "cache-control", STR("no-cache, private") };
    for (size_t i = 0; i < more_count; i++)
        headers[count++] = more[i];
    for (struct json_cursor at = json_walk(call->warnings); json_next(&at);)
        if (count < HEADERS_MAX)
            headers[count++] =
                (struct http_header){ "warning", str_of(warning_header(call, at.value)) };
    http_start(call->http, status, headers, count);
}

static void send_answer(struct api_call *call, int status, const char *type, struct str body,
                        int retry_after_s)
{
    struct http_header more[2] = {
        { "content-length", str_of(arena_printf(call->arena, "%zu", body.len)) },
        { "retry-after", str_of(arena_printf(call->arena, "%d", retry_after_s)) },
    };

    call_start(call, status, type, more, retry_after_s ? 2 : 1);
    http_write(call->http, body.ptr, body.len);
    http_end(call->http, NULL, 0);
}

static void send_value(struct api_call *call, int status, const struct json *value, int retry)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ANSWER_MAX);
    struct str wire;

    if (call->as_wire && wire_encode(value, call->arena, &wire)) {
        send_answer(call, status, "application/vnd.kubernetes.protobuf", wire, retry);
        return;
    }
    if (call->as_yaml) {
        yaml_write(value, &text);
    } else {
        json_write(value, JSON_COMPACT, &text);
        strbuf_puts(&text, "\n");
    }
    send_answer(call, status, call->as_yaml ? "application/yaml" : "application/json",
                (struct str){ text.ptr, text.len }, retry);
}

void call_answer_text(struct api_call *call, int status, const char *type, struct str body)
{
    send_answer(call, status, type, body, 0);
}

void call_answer(struct api_call *call, int status, const struct json *value)
{
    send_value(call, status, value, 0);
}

void call_answer_refusal(struct api_call *call, const struct refusal *why)
{
    send_value(call, why->code, refusal_status(why), why->retry_after_s);
}
