/* From what is asked for to what is sent: method, URL, headers, body. */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/http_client.h"
#include "kube/client_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { URL_MAX_BYTES = 64 * 1024, BODY_MAX_BYTES = 64 * 1024 * 1024 };

#define AS_METADATA(kind) "application/json;as=" kind ";g=meta.k8s.io;v=v1,application/json"

void sent_request_release(struct sent_request *sent)
{
    for (size_t i = 0; i < sent->header_count; i++) {
        free((char *)(uintptr_t)sent->headers[i].name);
        free((char *)(uintptr_t)sent->headers[i].value);
    }
    free(sent->headers);
    free(sent->url);
    free((char *)(uintptr_t)sent->body.ptr);
    free(sent->names);
    free(sent->name);
    *sent = (struct sent_request){ 0 };
}

static const char *method_of(enum kube_verb verb)
{
    switch (verb) {
    case KUBE_GET:
    case KUBE_LIST:
    case KUBE_WATCH:
        return "GET";
    case KUBE_CREATE:
        return "POST";
    case KUBE_UPDATE:
        return "PUT";
    case KUBE_PATCH:
        return "PATCH";
    case KUBE_DELETE:
    case KUBE_DELETE_COLLECTION:
        return "DELETE";
    }
    return "GET";
}

/* ---- the URL ---- */

struct url_writer {
    struct strbuf *text;
    bool has_query;
};

static bool is_query_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-_.~", c));
}

/* As Go's url.Values encode: a blank is a plus. */
static void add_query(struct url_writer *url, const char *name, struct str value)
{
    strbuf_printf(url->text, "%c%s=", url->has_query ? '&' : '?', name);
    url->has_query = true;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];

        if (is_query_char(c))
            strbuf_add(url->text, &c, 1);
        else if (c == ' ')
            strbuf_puts(url->text, "+");
        else
            strbuf_printf(url->text, "%%%02X", (unsigned char)c);
    }
}

static void add_text_query(struct url_writer *url, const char *name, const char *value)
{
    if (value && *value)
        add_query(url, name, str_of(value));
}

static bool is_write(enum kube_verb verb)
{
    return verb == KUBE_CREATE || verb == KUBE_UPDATE || verb == KUBE_PATCH;
}

static void add_queries(struct url_writer *url, const struct kube_request *request)
{
    char number[16];

    if (request->is_dry_run && is_write(request->verb))
        add_text_query(url, "dryRun", "All");
    add_text_query(url, "fieldManager", request->field_manager);
    add_text_query(url, "fieldSelector", request->field_selector);
    add_text_query(url, "fieldValidation", request->field_validation);
    if (request->force)
        add_text_query(url, "force", "true");
    add_text_query(url, "labelSelector", request->label_selector);
    if (request->limit > 0) {
        snprintf(number, sizeof(number), "%d", request->limit);
        add_text_query(url, "limit", number);
    }
    add_text_query(url, "resourceVersion", request->resource_version);
    add_text_query(url, "resourceVersionMatch", request->resource_version_match);
    if (request->verb == KUBE_WATCH) {
        add_text_query(url, "allowWatchBookmarks", "true");
        if (request->watch_timeout_s > 0) {
            snprintf(number, sizeof(number), "%d", request->watch_timeout_s);
            add_text_query(url, "timeoutSeconds", number);
        }
        add_text_query(url, "watch", "true");
    }
}

static int write_url(struct sent_request *sent, const struct kube_client *client,
                     const struct kube_request *request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(URL_MAX_BYTES);
    struct url_writer url = { .text = &text };
    const char *path = request->path;
    bool has_subresource = request->subresource && *request->subresource;
    /* A new object goes to its collection, whatever it is called. */
    bool is_to_collection = request->verb == KUBE_CREATE && !has_subresource;
    struct kube_place place = { .resource = request->resource,
                                .namespace = request->namespace,
                                .name = is_to_collection ? NULL : request->name,
                                .subresource = request->subresource };

    if (!path && kube_resource_path(&place, arena, &path, err) < 0)
        return -1;
    url.has_query = strchr(path, '?') != NULL;
    strbuf_printf(&text, "%s%s", client->config->server, path);
    add_queries(&url, request);
    if (strbuf_check(&text, "the URL of the request", err) < 0)
        return -1;
    sent->url = strbuf_detach(&text);
    return 0;
}

int sent_request_continue(struct sent_request *sent, struct str continue_token, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(URL_MAX_BYTES);
    struct url_writer url = { .text = &text };
    struct str old = str_of(sent->url), head, queries, query;

    /* Later pages repeat the question, but for the version: the token holds it. */
    str_cut(old, '?', &head, &queries);
    strbuf_add(&text, head.ptr, head.len);
    while (queries.len) {
        str_cut(queries, '&', &query, &queries);
        if (str_has_prefix(query, STR("continue=")) ||
            str_has_prefix(query, STR("resourceVersion")))
            continue;
        strbuf_printf(&text, "%c%.*s", url.has_query ? '&' : '?', STR_ARG(query));
        url.has_query = true;
    }
    add_query(&url, "continue", continue_token);
    if (strbuf_check(&text, "the URL of the next page", err) < 0)
        return -1;
    free(sent->url);
    sent->url = strbuf_detach(&text);
    return 0;
}

/* ---- headers ---- */

static void add_header(struct sent_request *sent, const char *name, const char *value)
{
    sent->headers = xrealloc(sent->headers, (sent->header_count + 1) * sizeof(*sent->headers));
    sent->headers[sent->header_count++] =
        (struct http_client_header){ xstrdup(name), xstrdup(value) };
}

static const char *content_type_of(const struct kube_request *request)
{
    static const char *const types[] = {
        [KUBE_PATCH_MERGE] = "application/merge-patch+json",
        [KUBE_PATCH_JSON] = "application/json-patch+json",
        [KUBE_PATCH_STRATEGIC] = "application/strategic-merge-patch+json",
        [KUBE_PATCH_APPLY] = "application/apply-patch+yaml",
    };

    return request->verb == KUBE_PATCH ? types[request->patch_type] : "application/json";
}

static const char *accept_of(const struct kube_request *request)
{
    if (request->accept)
        return request->accept;
    if (request->form == KUBE_WHOLE)
        return "application/json";
    return request->verb == KUBE_LIST ? AS_METADATA("PartialObjectMetadataList")
                                      : AS_METADATA("PartialObjectMetadata");
}

/* The key of an extra becomes part of a header's name: what may not stand there is escaped. */
static void add_extra(struct sent_request *sent, const struct kube_extra *extra)
{
    CLEANUP(strbuf_release) struct strbuf name = STRBUF_INIT(URL_MAX_BYTES);

    strbuf_puts(&name, "Impersonate-Extra-");
    for (const char *c = extra->key; *c; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
            strchr("!#$&'*+-.^_`|~", *c))
            strbuf_add(&name, c, 1);
        else
            strbuf_printf(&name, "%%%02X", (unsigned char)*c);
    }
    add_header(sent, name.ptr, extra->value);
}

static void add_impersonation(struct sent_request *sent, const struct kube_impersonation *who)
{
    if (!who->user || !*who->user)
        return;
    add_header(sent, "Impersonate-User", who->user);
    if (who->uid && *who->uid)
        add_header(sent, "Impersonate-Uid", who->uid);
    for (size_t i = 0; i < who->group_count; i++)
        add_header(sent, "Impersonate-Group", who->groups[i]);
    for (size_t i = 0; i < who->extra_count; i++)
        add_extra(sent, &who->extra[i]);
}

/* A line break in a value would be another header. */
static int check_headers(const struct sent_request *sent, struct error *err)
{
    for (size_t i = 0; i < sent->header_count; i++)
        for (const char *c = sent->headers[i].value; *c; c++)
            if ((unsigned char)*c < ' ' && *c != '\t')
                return error_set(err, ERR_INVALID, "the header %s would hold a control character",
                                 sent->headers[i].name);
    return 0;
}

/* ---- the body ---- */

static void write_delete_options(const struct kube_request *request, struct strbuf *out)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *options = json_new_object(arena), *conditions = json_new_object(arena);
    struct json *dry_run = json_new_array(arena);

    json_set_text(arena, options, "kind", "DeleteOptions");
    json_set_text(arena, options, "apiVersion", "v1");
    if (request->grace_period_seconds)
        json_set_int(arena, options, "gracePeriodSeconds", *request->grace_period_seconds);
    if (request->precondition_uid)
        json_set_text(arena, conditions, "uid", request->precondition_uid);
    if (request->precondition_resource_version)
        json_set_text(arena, conditions, "resourceVersion", request->precondition_resource_version);
    if (json_count(conditions))
        json_set(arena, options, "preconditions", conditions);
    if (request->propagation)
        json_set_text(arena, options, "propagationPolicy", request->propagation);
    if (request->is_dry_run) {
        json_append(arena, dry_run, json_new_cstr(arena, "All"));
        json_set(arena, options, "dryRun", dry_run);
    }
    json_write(options, JSON_COMPACT, out);
}

static int write_body(struct sent_request *sent, const struct kube_request *request,
                      struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(BODY_MAX_BYTES);

    if (request->body_text.len)
        strbuf_add(&body, request->body_text.ptr, request->body_text.len);
    else if (request->body)
        json_write(request->body, JSON_COMPACT, &body);
    else if (request->verb == KUBE_DELETE || request->verb == KUBE_DELETE_COLLECTION)
        write_delete_options(request, &body);
    if (strbuf_check(&body, "the body of the request", err) < 0)
        return -1;
    sent->body.len = body.len;
    sent->body.ptr = body.len ? strbuf_detach(&body) : NULL;
    return 0;
}

/* ---- all of it ---- */

/* The texts of a resource in one block. */
static void copy_resource(struct sent_request *sent, const struct kube_resource *from)
{
    size_t group = strlen(from->group) + 1, plural = strlen(from->plural) + 1,
           version = strlen(from->version) + 1, kind = strlen(from->kind) + 1;
    char *at = sent->names = xcalloc(1, group + plural + version + kind);

    sent->resource = *from;
    sent->resource.group = memcpy(at, from->group, group);
    sent->resource.plural = memcpy(at += group, from->plural, plural);
    sent->resource.version = memcpy(at += plural, from->version, version);
    sent->resource.kind = memcpy(at + version, from->kind, kind);
    sent->resource.singular = "";
}

int sent_request_init(struct sent_request *sent, const struct kube_client *client,
                      const struct kube_request *request, struct error *err)
{
    const struct kube_impersonation *who = request->act_as;

    sent->method = method_of(request->verb);
    if (request->resource && request->names_request) {
        copy_resource(sent, request->resource);
        sent->names_request = true;
    }
    if (request->name)
        sent->name = xstrdup(request->name);
    if (write_url(sent, client, request, err) < 0 || write_body(sent, request, err) < 0)
        return -1;
    add_header(sent, "Accept", accept_of(request));
    if (sent->body.len)
        add_header(sent, "Content-Type", content_type_of(request));
    add_impersonation(sent, who ? who : &client->config->impersonation);
    return check_headers(sent, err);
}
