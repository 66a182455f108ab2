/*
 * Where references lead. All that can be reached is resolved before the first check, whatever the
 * values are: so does the library that Helm uses, and so a chart fails where it does.
 */
#include "data/json_schema_link.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/go_url.h"
#include "data/json_schema_meta.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
    DOCUMENTS_MAX = 100,
    LANGUAGES_MAX = 10,
    BYTES_MAX = 32 * 1024 * 1024, /* of all that is fetched */
};

/** A schema whose references are to be resolved. */
struct link_place {
    struct json_schema *document;
    const struct json *schema, *part; /* what fragments are about: the root, or has an $id */
    const char *base;
};

struct schema_links {
    const struct json_schema_source *source;
    struct arena *arena;
    struct map *documents; /* of struct json_schema, by URL */
    struct map *targets;   /* of struct schema_target, by schema and keyword */
    struct map *visited;   /* of const struct json, by schema */
    VEC(struct link_place) pending;
    size_t done; /* of those pending */
    size_t bytes;
    bool tracks_evaluated;
};

static void free_links(void *object)
{
    struct schema_links *links = object;

    map_free(links->documents);
    map_free(links->targets);
    map_free(links->visited);
    vec_release(&links->pending);
}

struct schema_links *schema_links_new(const struct json_schema_source *source, struct arena *arena)
{
    struct schema_links *links = ARENA_NEW(arena, struct schema_links);

    links->source = source;
    links->arena = arena;
    links->documents = map_new();
    links->targets = map_new();
    links->visited = map_new();
    arena_defer(arena, free_links, links);
    return links;
}

/* ---- documents ---- */

static int fail_loading(const char *url, struct error *err)
{
    if (err->code != ERR_UNIMPLEMENTED && err->code != ERR_EXHAUSTED && err->code != ERR_TOO_LARGE)
        err->code = ERR_INVALID;
    return error_prefix(err, "failing loading \"%s\"", url);
}

static int fetch(struct schema_links *links, const char *url, struct str *out, struct error *err)
{
    if (!links->source)
        return error_set(err, ERR_UNIMPLEMENTED, "the schema's reference '%s' is not built in",
                         url);
    if (map_count(links->documents) >= DOCUMENTS_MAX)
        return error_set(err, ERR_EXHAUSTED, "the schema refers to more than %d documents",
                         DOCUMENTS_MAX);
    if (links->source->read(links->source->context, url, links->arena, out, err) < 0)
        return fail_loading(url, err);
    links->bytes += out->len;
    if (links->bytes > BYTES_MAX)
        return error_set(err, ERR_TOO_LARGE,
                         "the documents that the schema refers to are longer than %d bytes",
                         BYTES_MAX);
    return 0;
}

/** The text of a document. Of a URN that nobody knows, Helm takes all for right. */
static int load(struct schema_links *links, struct str url, struct str *out, struct error *err)
{
    struct str scheme, rest;

    str_cut(url, ':', &scheme, &rest);
    if (str_equals(scheme, "urn")) {
        *out = STR("true");
        return 0;
    }
    if (str_equals(scheme, "http") || str_equals(scheme, "https"))
        return fetch(links, url.ptr, out, err);
    /* A renderer has no files but those of its source, and those have no such URL. */
    if (str_equals(scheme, "file") && str_has_prefix(rest, STR("//")))
        error_set(err, ERR_INVALID, "open %s: no such file or directory", rest.ptr + 2);
    else
        error_set(err, ERR_INVALID, "no URLLoader registered for \"%s\"", url.ptr);
    return fail_loading(url.ptr, err);
}

static const char *base_of(const struct json_schema *document, struct arena *arena)
{
    struct str id = json_text_at(document->root, document->draft == SCHEMA_DRAFT_4 ? "id" : "$id");
    CLEANUP(error_release) struct error ignored = { 0 };
    struct str base;

    if (id.len == 0 || go_url_resolve(str_of(document->url), id, arena, &base, &ignored) < 0)
        return document->url;
    return base.ptr;
}

static int fill(struct json_schema *document, struct error *err)
{
    struct schema_links *links = document->links;
    struct str url = str_of(document->url), text;
    int draft = schema_meta_draft(url);

    if (draft)
        return schema_fill_draft(document, draft, links->arena, err);
    if (load(links, url, &text, err) < 0)
        return -1;
    if (schema_fill(document, text, links->arena, err) < 0)
        return document->root ? -1 : fail_loading(url.ptr, err);
    return 0;
}

static int open_document(struct schema_links *links, struct str url, struct json_schema **out,
                         struct error *err)
{
    struct json_schema *document;
    struct str name, fragment;

    str_cut(url, '#', &name, &fragment);
    *out = map_find(links->documents, name);
    if (*out)
        return 0;
    document = ARENA_NEW(links->arena, struct json_schema);
    document->url = str_dup(name, links->arena).ptr;
    document->links = links;
    map_put(links->documents, name, document);
    if (fill(document, err) < 0)
        return -1;
    document->base = base_of(document, links->arena);
    links->tracks_evaluated |= document->tracks_evaluated;
    *out = document;
    return 0;
}

static int find_document(struct schema_links *links, const char *base, struct str reference,
                         struct json_schema **out, struct error *err)
{
    struct str url;

    if (go_url_resolve(str_of(base), reference, links->arena, &url, err) < 0)
        return -1;
    return open_document(links, url, out, err);
}

int schema_find_draft(struct schema_links *links, const struct json *root, int *out,
                      struct error *err)
{
    for (int i = 0; i < LANGUAGES_MAX; i++) {
        const struct json *language = json_get(root, "$schema");
        struct str text, url, fragment;

        *out = json_is(language, JSON_STRING) ? schema_meta_draft(json_string(language))
                                              : SCHEMA_DRAFT_2020;
        if (*out)
            return 0;
        str_cut(json_string(language), '#', &url, &fragment);
        url = str_dup(url, links->arena);
        if (load(links, url, &text, err) < 0)
            return -1;
        if (schema_parse(text, links->arena, &root, err) < 0)
            return fail_loading(url.ptr, err);
    }
    return error_set(err, ERR_EXHAUSTED, "the schema's language is that of another without end");
}

/* ---- references ---- */

/* A schema is known by where it lies in the memory. */
struct link_key {
    const struct json *schema;
    char keyword[16];
};

static struct str key_of(struct link_key *key, const struct json *schema, const char *keyword)
{
    memset(key, 0, sizeof(*key));
    key->schema = schema;
    snprintf(key->keyword, sizeof(key->keyword), "%s", keyword);
    return (struct str){ (const char *)key, sizeof(*key) };
}

const struct schema_target *schema_linked(const struct json_schema *document,
                                          const struct json *schema, const char *keyword)
{
    struct link_key key;

    return document->links ? map_find(document->links->targets, key_of(&key, schema, keyword))
                           : NULL;
}

static int fail_fragment(const char *url, struct str fragment, struct error *err)
{
    if (str_has_prefix(fragment, STR("/")))
        return error_set(err, ERR_INVALID, "json-pointer in \"%s#%.*s\" not found", url,
                         STR_ARG(fragment));
    return error_set(err, ERR_INVALID, "anchor in \"%s#%.*s\" not found in schema \"%s\"", url,
                     STR_ARG(fragment), url);
}

/** The part, and the document that it is of, that a reference without its fragment means. */
static int find_part(struct schema_links *links, const struct link_place *at, struct str reference,
                     struct link_place *out, struct error *err)
{
    *out = *at;
    if (reference.len == 0)
        return 0;
    out->part = schema_find_base(at->document, reference);
    if (out->part) {
        out->base = out->part == at->document->root ? at->document->base : at->base;
        return 0;
    }
    if (find_document(links, at->base, reference, &out->document, err) < 0)
        return -1;
    out->part = out->document->root;
    out->base = out->document->base;
    return 0;
}

static int link_reference(struct schema_links *links, const struct link_place *at,
                          const char *keyword, struct error *err)
{
    struct schema_target *target;
    struct link_place found;
    struct link_key key;
    struct str base, fragment;

    if (!json_is(json_get(at->schema, keyword), JSON_STRING))
        return 0;
    str_cut(json_text_at(at->schema, keyword), '#', &base, &fragment);
    if (find_part(links, at, base, &found, err) < 0)
        return -1;
    found.schema = schema_find_fragment(found.document, found.part, fragment, links->arena);
    if (!found.schema)
        return fail_fragment(found.base, fragment, err);
    target = ARENA_NEW(links->arena, struct schema_target);
    *target = (struct schema_target){ found.document, found.schema };
    map_put(links->targets, key_of(&key, at->schema, keyword), target);
    vec_push(&links->pending, found);
    return 0;
}

/* ---- the walk ---- */

/** What holds further schemas, as their keyword says it: itself, its items, its members. */
struct holder {
    const char *keyword;
    enum { HOLDS_ITSELF = 1, HOLDS_ITEMS = 2, HOLDS_MEMBERS = 4 } holds;
    int since;
};

static const struct holder holders[] = {
    { "additionalItems", HOLDS_ITSELF, SCHEMA_DRAFT_4 },
    { "additionalProperties", HOLDS_ITSELF, SCHEMA_DRAFT_4 },
    { "allOf", HOLDS_ITEMS, SCHEMA_DRAFT_4 },
    { "anyOf", HOLDS_ITEMS, SCHEMA_DRAFT_4 },
    { "contains", HOLDS_ITSELF, SCHEMA_DRAFT_6 },
    { "dependencies", HOLDS_MEMBERS, SCHEMA_DRAFT_4 },
    { "dependentSchemas", HOLDS_MEMBERS, SCHEMA_DRAFT_2019 },
    { "else", HOLDS_ITSELF, SCHEMA_DRAFT_7 },
    { "if", HOLDS_ITSELF, SCHEMA_DRAFT_7 },
    { "items", HOLDS_ITSELF | HOLDS_ITEMS, SCHEMA_DRAFT_4 },
    { "not", HOLDS_ITSELF, SCHEMA_DRAFT_4 },
    { "oneOf", HOLDS_ITEMS, SCHEMA_DRAFT_4 },
    { "patternProperties", HOLDS_MEMBERS, SCHEMA_DRAFT_4 },
    { "prefixItems", HOLDS_ITEMS, SCHEMA_DRAFT_2020 },
    { "properties", HOLDS_MEMBERS, SCHEMA_DRAFT_4 },
    { "propertyNames", HOLDS_ITSELF, SCHEMA_DRAFT_6 },
    { "then", HOLDS_ITSELF, SCHEMA_DRAFT_7 },
    { "unevaluatedItems", HOLDS_ITSELF, SCHEMA_DRAFT_2019 },
    { "unevaluatedProperties", HOLDS_ITSELF, SCHEMA_DRAFT_2019 },
};

static void push(struct schema_links *links, const struct link_place *at, const struct json *schema)
{
    struct link_place place = *at;

    place.schema = schema;
    if (json_is(schema, JSON_OBJECT))
        vec_push(&links->pending, place);
}

static void push_held(struct schema_links *links, const struct link_place *at,
                      const struct holder *holder)
{
    const struct json *held = json_get(at->schema, holder->keyword);

    if (!held || at->document->draft < holder->since)
        return;
    if (holder->holds & HOLDS_ITSELF)
        push(links, at, held);
    if ((holder->holds & HOLDS_ITEMS && json_is(held, JSON_ARRAY)) ||
        (holder->holds & HOLDS_MEMBERS && json_is(held, JSON_OBJECT))) {
        for (struct json_cursor item = json_walk(held); json_next(&item);)
            push(links, at, item.value);
    }
}

static bool is_new(struct schema_links *links, const struct json *schema)
{
    struct link_key key;

    return !map_put(links->visited, key_of(&key, schema, ""), (void *)(uintptr_t)schema);
}

/** A schema with an $id of its own is what references within it are relative to. */
static void enter_part(struct schema_links *links, struct link_place *at)
{
    struct str id = json_text_at(at->schema, at->document->draft == SCHEMA_DRAFT_4 ? "id" : "$id");
    CLEANUP(error_release) struct error ignored = { 0 };
    struct str base;

    if (at->schema == at->document->root || id.len == 0 || id.ptr[0] == '#' ||
        go_url_resolve(str_of(at->base), id, links->arena, &base, &ignored) < 0)
        return;
    at->part = at->schema;
    at->base = base.ptr;
}

static int visit(struct schema_links *links, struct link_place at, struct error *err)
{
    int draft = at.document->draft;

    if (!json_is(at.schema, JSON_OBJECT) || !is_new(links, at.schema))
        return 0;
    enter_part(links, &at);
    if (link_reference(links, &at, "$ref", err) < 0)
        return -1;
    if (draft < SCHEMA_DRAFT_2019 && json_get(at.schema, "$ref"))
        return 0;
    if (draft == SCHEMA_DRAFT_2019 && link_reference(links, &at, "$recursiveRef", err) < 0)
        return -1;
    if (draft >= SCHEMA_DRAFT_2020 && link_reference(links, &at, "$dynamicRef", err) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(holders) / sizeof(*holders); i++)
        push_held(links, &at, &holders[i]);
    return 0;
}

static int drain(struct schema_links *links, struct error *err)
{
    while (links->done < links->pending.count) {
        if (visit(links, links->pending.items[links->done++], err) < 0)
            return -1;
    }
    return 0;
}

int schema_link(struct json_schema *document, struct error *err)
{
    struct schema_links *links = document->links;
    struct link_place root = { document, document->root, document->root, NULL };

    root.base = document->base = base_of(document, links->arena);
    map_put(links->documents, str_of(document->url), document);
    map_put(links->documents, str_of(document->base), document);
    links->tracks_evaluated |= document->tracks_evaluated;
    vec_push(&links->pending, root);
    if (drain(links, err) < 0)
        return -1;
    document->tracks_evaluated = links->tracks_evaluated;
    return 0;
}
