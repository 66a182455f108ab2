#include "answer.h"

#include "api_call.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "http/request.h"
#include "table.h"
#include "wire.h"

#include <assert.h>
#include <string.h>

static const char *group_version(const struct api_call *call)
{
    if (!call->resource->group[0])
        return call->api->name;
    return arena_printf(call->arena, "%s/%s", call->resource->group, call->api->name);
}

static const struct json *only_metadata(const struct api_call *call, const struct json *object,
                                        struct arena *arena)
{
    struct json *partial = json_new_object(arena);

    json_set_text(arena, partial, "kind", "PartialObjectMetadata");
    json_set_text(arena, partial, "apiVersion",
                  arena_printf(arena, "meta.k8s.io/%s", call->form_version));
    json_set(arena, partial, "metadata", json_get(object, "metadata"));
    return partial;
}

/* ---- tables ---- */

static const struct json *row_object(const struct api_call *call, const struct json *object,
                                     struct arena *arena)
{
    struct str include = call_option(call, "includeObject");

    if (str_equals(include, "None"))
        return json_new_null(arena);
    if (str_equals(include, "Object"))
        return object;
    return only_metadata(call, object, arena);
}

static const struct json *row(const struct api_call *call, const struct json *object,
                              struct arena *arena)
{
    struct json *result = json_new_object(arena);

    json_set(arena, result, "cells", table_cells(call->resource, call->api, object, arena));
    json_set(arena, result, "object", row_object(call, object, arena));
    return result;
}

static struct json *table_head(const struct api_call *call, const struct json *metadata,
                               bool with_columns, struct arena *arena)
{
    struct json *table = json_new_object(arena);

    json_set_text(arena, table, "kind", "Table");
    json_set_text(arena, table, "apiVersion",
                  arena_printf(arena, "meta.k8s.io/%s", call->form_version));
    json_set(arena, table, "metadata", metadata);
    json_set(arena, table, "columnDefinitions",
             with_columns ? table_columns(call->resource, call->api, arena) : json_new_null(arena));
    return table;
}

static const struct json *table_of(const struct api_call *call, const struct json *object,
                                   bool with_columns, struct arena *arena)
{
    struct json *metadata = json_new_object(arena), *rows = json_new_array(arena), *table;

    json_set(arena, metadata, "resourceVersion", json_at(object, "metadata.resourceVersion"));
    table = table_head(call, metadata, with_columns, arena);
    json_append(arena, rows, row(call, object, arena));
    json_set(arena, table, "rows", rows);
    return table;
}

const struct json *answer_object(const struct api_call *call, const struct json *object,
                                 bool with_columns, struct arena *arena)
{
    if (call->form == ANSWER_TABLE)
        return table_of(call, object, with_columns, arena);
    if (call->form == ANSWER_METADATA)
        return only_metadata(call, object, arena);
    return object;
}

void call_answer_object(struct api_call *call, int status, const struct json *object)
{
    call_answer(call, status, answer_object(call, object, true, call->arena));
}

/* ---- lists ---- */

/* All of an object but its last brace, and the name of the member that holds the items. */
static void write_open(const struct json *head, const char *member, struct strbuf *out)
{
    json_write(head, JSON_COMPACT, out);
    out->len--;
    strbuf_printf(out, ",\"%s\":[", member);
}

static struct json *list_head(const struct api_call *call, const struct json *metadata)
{
    struct arena *arena = call->arena;
    struct json *head = json_new_object(arena);

    if (call->form == ANSWER_TABLE)
        return table_head(call, metadata, true, arena);
    if (call->form == ANSWER_METADATA) {
        json_set_text(arena, head, "kind", "PartialObjectMetadataList");
        json_set_text(arena, head, "apiVersion",
                      arena_printf(arena, "meta.k8s.io/%s", call->form_version));
    } else {
        json_set_text(arena, head, "kind", call->resource->list_kind);
        json_set_text(arena, head, "apiVersion", group_version(call));
    }
    json_set(arena, head, "metadata", metadata);
    return head;
}

void answer_write_list_head(const struct api_call *call, const struct json *metadata,
                            struct strbuf *out)
{
    write_open(list_head(call, metadata), call->form == ANSWER_TABLE ? "rows" : "items", out);
}

/* Items of built-in kinds do not repeat what the list's kind says. */
static void write_bare(const struct json *object, struct strbuf *out)
{
    bool is_first = true;

    strbuf_puts(out, "{");
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        if (str_equals(at.key, "kind") || str_equals(at.key, "apiVersion"))
            continue;
        strbuf_puts(out, is_first ? "\"" : ",\"");
        strbuf_add(out, at.key.ptr, at.key.len);
        strbuf_puts(out, "\":");
        json_write(at.value, JSON_COMPACT, out);
        is_first = false;
    }
    strbuf_puts(out, "}");
}

void answer_write_item(const struct api_call *call, const struct json *object, struct arena *arena,
                       struct strbuf *out)
{
    if (call->form == ANSWER_TABLE)
        json_write(row(call, object, arena), JSON_COMPACT, out);
    else if (call->form == ANSWER_METADATA)
        json_write(only_metadata(call, object, arena), JSON_COMPACT, out);
    else if (is_custom(call->resource))
        json_write(object, JSON_COMPACT, out);
    else
        write_bare(object, out);
}

const struct json *answer_list_head(const struct api_call *call, const struct json *metadata,
                                    struct message *item)
{
    const struct json *head = list_head(call, metadata);
    struct str kind =
        call->form == ANSWER_METADATA ? STR("PartialObjectMetadata") : str_of(call->resource->kind);

    /* Only kinds with such a form are listed in it. */
    if (!wire_message_of(json_text_at(head, "apiVersion"), kind, call->arena, item))
        assert(!"no protobuf form");
    return head;
}

int answer_list_as_yaml(struct api_call *call, const struct json *metadata,
                        struct json_doc *const *docs, size_t count, struct refusal *why)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 30);
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *list;

    answer_write_list_head(call, metadata, &text);
    for (size_t i = 0; i < count; i++) {
        strbuf_puts(&text, i ? "," : "");
        answer_write_item(call, json_doc_root(docs[i]), call->arena, &text);
    }
    strbuf_puts(&text, "]}");
    if (json_parse((struct str){ text.ptr, text.len }, NULL, call->arena, &list, &err) < 0)
        return refuse_internal(why, &err);
    call_answer(call, 200, list);
    return 0;
}
