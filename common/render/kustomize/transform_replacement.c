/* Values copied from one object to others. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/knode_text.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/node_path.h"
#include "render/kustomize/strict_decode.h"

enum { VALUE_MAX = 16 * 1024 * 1024 };

struct replacing {
    struct plugin *plugin;
    struct arena *arena;
    struct resource_list *all;
};

/* ---- pieces of a text ---- */

struct pieces {
    ARENA_LIST(struct str) items;
};

static struct pieces split(struct str text, struct str delimiter, struct arena *arena)
{
    struct pieces pieces = { 0 };

    for (;;) {
        ptrdiff_t at = str_find(text, delimiter);

        if (at < 0)
            break;
        arena_list_push(arena, &pieces.items, str_slice(text, 0, (size_t)at));
        text = str_slice(text, (size_t)at + delimiter.len, text.len);
    }
    arena_list_push(arena, &pieces.items, text);
    return pieces;
}

static int join(const struct pieces *pieces, struct str delimiter, struct arena *arena,
                struct str *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(VALUE_MAX);

    for (size_t i = 0; i < pieces->items.count; i++) {
        if (i > 0)
            strbuf_add(&text, delimiter.ptr, delimiter.len);
        strbuf_add(&text, pieces->items.items[i].ptr, pieces->items.items[i].len);
    }
    if (strbuf_check(&text, "the replaced value", err) < 0)
        return -1;
    *out = (struct str){ arena_strndup(arena, text.ptr, text.len), text.len };
    return 0;
}

/* ---- the source ---- */

static const char *print_selector(const struct json *selector, struct arena *arena)
{
    struct resource_id id = { { json_text_at(selector, "group"), json_text_at(selector, "version"),
                                json_text_at(selector, "kind") },
                              json_text_at(selector, "name"),
                              json_text_at(selector, "namespace") };

    return resource_id_print(&id, arena);
}

/* With the field and how it is cut, as errors name a source. */
static const char *print_source(const struct json *source, struct arena *arena)
{
    const struct json *options = json_get(source, "options");
    const char *path = json_cstr_at(source, "fieldPath");
    const char *delimiter = json_cstr_at(options, "delimiter");
    bool creates = json_bool(json_get(options, "create"), false);
    const char *text =
        arena_printf(arena, "%s%s%s", print_selector(source, arena), path[0] ? ":" : "", path);

    if (!delimiter[0] && !creates)
        return text;
    return arena_printf(arena, "%s:%s(%lld), create=%s", text, delimiter,
                        (long long)json_int(json_get(options, "index"), 0),
                        creates ? "true" : "false");
}

static bool is_named(const struct resource_id *id, const struct json *selector)
{
    struct gvk kind = { json_text_at(selector, "group"), json_text_at(selector, "version"),
                        json_text_at(selector, "kind") };
    struct str name = json_text_at(selector, "name");
    struct str namespace = json_text_at(selector, "namespace");

    return (name.len == 0 || str_equal(name, id->name)) &&
           (namespace.len == 0 || str_equal(namespace, resource_id_namespace(id))) &&
           gvk_is_selected(id->gvk, kind);
}

static bool is_source(const struct resource *resource, const struct json *selector)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (is_named(&resource->previous.items[i], selector))
            return true;
    }
    return is_named(&resource->current, selector);
}

static int find_source(struct replacing *r, const struct json *selector, struct resource **out,
                       struct error *err)
{
    struct resource *found = NULL;
    const char *shown = print_source(selector, r->arena);

    for (size_t i = 0; i < r->all->count; i++) {
        if (!is_source(r->all->items[i], selector))
            continue;
        if (found)
            return error_set(err, ERR_INVALID, "multiple matches for selector %s", shown);
        found = r->all->items[i];
    }
    if (!found)
        return error_set(err, ERR_INVALID, "nothing selected by %s", shown);
    *out = found;
    return 0;
}

static bool is_empty(const struct knode *node)
{
    return knode_is_null(node) || (node->kind != KNODE_SCALAR && node->count == 0);
}

static int refine(struct replacing *r, const struct json *options, struct knode *value,
                  struct error *err)
{
    struct str delimiter = json_text_at(options, "delimiter");
    int64_t index = json_int(json_get(options, "index"), 0);
    struct pieces pieces;

    if (value->kind != KNODE_SCALAR)
        return error_set(err, ERR_INVALID, "delimiter option can only be used with scalar nodes");
    pieces = split(value->text, delimiter, r->arena);
    if (index < 0 || (uint64_t)index >= pieces.items.count)
        return error_set(err, ERR_INVALID, "options.index %lld is out of bounds for value %.*s",
                         (long long)index, STR_ARG(value->text));
    value->text = str_dup(pieces.items.items[index], r->arena);
    return 0;
}

static int read_source(struct replacing *r, const struct json *replacement, struct knode **out,
                       struct error *err)
{
    const struct json *source = json_get(replacement, "source");
    const struct json *text = json_get(replacement, "sourceValue");
    struct str field = json_text_at(source, "fieldPath");
    struct resource *resource;
    struct node_path path;
    struct knode *found = NULL;

    if (source && text)
        return error_set(err, ERR_INVALID, "value and resource selectors are mutually exclusive");
    if (text) {
        *out = knode_new_plain(r->arena, json_string(text));
        return 0;
    }
    if (find_source(r, source, &resource, err) < 0)
        return -1;
    if (field.len == 0)
        field = STR("metadata.name");
    path = node_path_split(field, r->arena);
    if (node_path_look_up(&path, resource->node, r->arena, &found, err) < 0)
        return error_prefix(err, "error looking up replacement source");
    if (is_empty(found))
        return error_set(err, ERR_INVALID, "fieldPath `%.*s` is missing for replacement source %s",
                         STR_ARG(field), print_selector(source, r->arena));
    /* The field itself: a target that changes it changes what later targets get. */
    *out = found;
    if (json_text_at(source, "options.delimiter").len == 0)
        return 0;
    *out = knode_copy(r->arena, found);
    return refine(r, json_get(source, "options"), *out, err);
}

/* ---- the targets ---- */

static void push_piece(struct replacing *r, struct pieces *into, struct str text)
{
    arena_list_push(r->arena, &into->items, text);
}

/* One of the pieces replaced; a place before or behind all adds one. */
static struct pieces with_piece(struct replacing *r, const struct pieces *pieces, struct str text,
                                int64_t index)
{
    struct pieces made = { 0 };

    if (index < 0)
        push_piece(r, &made, text);
    for (size_t i = 0; i < pieces->items.count; i++) {
        bool is_meant = index >= 0 && (uint64_t)index == i;

        push_piece(r, &made, is_meant ? text : pieces->items.items[i]);
    }
    if (index >= 0 && (uint64_t)index >= pieces->items.count)
        push_piece(r, &made, text);
    return made;
}

static int put_piece(struct replacing *r, const struct json *options, struct knode *target,
                     struct knode *value, struct error *err)
{
    struct str delimiter = json_text_at(options, "delimiter"), text = knode_text(value);
    int64_t index = json_int(json_get(options, "index"), 0);
    struct pieces pieces, made;

    if (target->kind != KNODE_SCALAR)
        return error_set(err, ERR_INVALID, "delimiter option can only be used with scalar nodes");
    pieces = split(target->text, delimiter, r->arena);
    made = with_piece(r, &pieces, text, index);
    if (value->kind != KNODE_SCALAR)
        *value = (struct knode){ .kind = KNODE_SCALAR, .text = STR_EMPTY };
    return join(&made, delimiter, r->arena, &value->text, err);
}

static int put_value(struct replacing *r, const struct json *options, struct knode *target,
                     const struct knode *value, struct error *err)
{
    struct knode *copy = knode_copy(r->arena, value);

    if (json_text_at(options, "delimiter").len > 0 && put_piece(r, options, target, copy, err) < 0)
        return -1;
    /* A scalar keeps its type, so that a number's text becomes a number where one stood. */
    if (target->kind != KNODE_SCALAR || (target->look && target->look->is_alias)) {
        knode_replace(target, copy);
        return 0;
    }
    target->quoted = target->quoted && target->tag != KNODE_NULL;
    target->text = knode_text(copy);
    return 0;
}

static int fail_field(struct str path, bool create, struct arena *arena, struct error *err)
{
    return error_set(err, ERR_INVALID, "unable to find %sfield %s in replacement target",
                     create ? "or create " : "", go_quoted(path, arena).ptr);
}

/* ---- text with structure inside ---- */

static bool is_json_text(struct str text)
{
    return text.len > 0 && (text.ptr[0] == '{' || text.ptr[0] == '[');
}

/* JSON text that was written over several lines is written so again. */
static bool is_spread(struct str text)
{
    return str_find(text, STR("\n")) >= 0 && str_find(text, STR("  ")) >= 0;
}

/* The text that a path goes on into: the first that reads as YAML. Returns how many parts lead to
 * it; 0: there is none. */
static size_t find_text(struct replacing *r, const struct node_path *path, struct knode *root,
                        struct knode **text, struct knode_list *documents)
{
    for (size_t count = 1; count < path->parts.count; count++) {
        CLEANUP(error_release) struct error unreadable = { 0 };
        struct node_path begin = *path;
        struct knode *found;

        begin.parts.count = count;
        found = node_path_find(&begin, root);
        if (!knode_is(found, KNODE_SCALAR) || knode_is_null(found) ||
            knode_parse(found->text, r->arena, documents, &unreadable) < 0 || documents->count == 0)
            continue;
        *text = found;
        return count;
    }
    return 0;
}

static int match_rest(struct replacing *r, const struct node_path_search *search, size_t begin,
                      struct knode *root, struct node_path_matches *out)
{
    CLEANUP(error_release) struct error unfit = { 0 };
    struct node_path_search inner = *search;
    struct node_path rest = { 0 };

    for (size_t i = begin; i < search->path->parts.count; i++)
        arena_list_push(r->arena, &rest.parts, search->path->parts.items[i]);
    inner.path = &rest;
    return node_path_match(&inner, root, out, &unfit) < 0 ? 0 : out->nodes.count > 0;
}

static int put_all(struct replacing *r, const struct node_path_matches *matches,
                   const struct knode *value, struct error *err)
{
    for (size_t i = 0; i < matches->nodes.count; i++) {
        if (put_value(r, NULL, matches->nodes.items[i], value, err) < 0)
            return -1;
    }
    return 0;
}

static int write_json(struct replacing *r, struct knode *text, const struct knode *root)
{
    CLEANUP(error_release) struct error misfit = { 0 };
    const struct json *made;
    int style = is_spread(text->text) ? JSON_INDENT : 0;

    if (knode_to_exact_json(root, r->arena, &made, &misfit) < 0)
        return 0;
    text->text = json_print(made, JSON_SORTED | style | JSON_RAW_HTML, r->arena);
    return 1;
}

/* The same with the text's comments and styles, which are written again. */
static int put_inside_yaml(struct replacing *r, const struct node_path_search *search, size_t begin,
                           struct knode *text, const struct knode *value, struct error *err)
{
    struct node_path_matches matches = { 0 };
    struct knode *root = NULL;

    if (knode_text_parse(text->text, r->arena, &root, err) < 0)
        return -1;
    if (!root || !match_rest(r, search, begin, root, &matches))
        return 0;
    if (put_all(r, &matches, value, err) < 0 ||
        knode_text_print(root, r->arena, &text->text, err) < 0)
        return -1;
    return 1;
}

/*
 * Put a value into what a text reads as, and write the text again. 1: done; 0: it is not to be done
 * so, and the path is to be followed as any other. Options that split texts are not looked at.
 */
static int put_inside(struct replacing *r, const struct node_path_search *search,
                      struct knode *root, const struct knode *value, struct error *err)
{
    struct node_path_matches matches = { 0 };
    struct knode_list documents;
    struct knode *text = NULL;
    size_t begin = find_text(r, search->path, root, &text, &documents);

    if (begin == 0)
        return 0;
    if (!is_json_text(str_trim(text->text)))
        return put_inside_yaml(r, search, begin, text, value, err);
    if (!match_rest(r, search, begin, documents.items[0], &matches))
        return 0;
    if (put_all(r, &matches, value, err) < 0)
        return -1;
    return write_json(r, text, documents.items[0]);
}

static int put_at_path(struct replacing *r, struct resource *target, struct str text,
                       const struct json *options, const struct knode *value, struct error *err)
{
    struct node_path path = node_path_split(text, r->arena);
    struct node_path_search search = { .path = &path, .arena = r->arena, .kind = value->kind };
    struct node_path_matches matches = { 0 };
    int is_inside;

    search.create = json_bool(json_get(options, "create"), false);
    is_inside = put_inside(r, &search, target->node, value, err);
    if (is_inside != 0)
        return is_inside < 0 ? -1 : 0;
    if (node_path_match(&search, target->node, &matches, err) < 0)
        return error_prefix(err, "unable to find %sfield %s in replacement target",
                            search.create ? "or create " : "", go_quoted(text, r->arena).ptr);
    if (matches.nodes.count == 0)
        return fail_field(text, search.create, r->arena, err);
    for (size_t i = 0; i < matches.nodes.count; i++) {
        if (put_value(r, options, matches.nodes.items[i], value, err) < 0)
            return -1;
    }
    return 0;
}

static bool matches_any_id(const struct resource_selector *selector,
                           const struct resource *resource)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (resource_selector_matches_id(selector, resource, &resource->previous.items[i]))
            return true;
    }
    return resource_selector_matches_id(selector, resource, &resource->current);
}

/* By its id or by its labels and annotations: each for itself is enough. */
static bool rejects(const struct resource_selector *selector, const struct resource *resource)
{
    if (resource_selector_has_labels(selector) && resource_selector_meets(selector, resource))
        return true;
    if (!resource_selector_has_id(selector))
        return false;
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (resource_selector_fits_id(selector, &resource->previous.items[i]))
            return true;
    }
    return resource_selector_fits_id(selector, &resource->current);
}

struct selectors {
    ARENA_LIST(struct resource_selector *) items;
};

static int read_selector(const struct json *source, struct arena *arena,
                         struct resource_selector **out, struct error *err)
{
    if (resource_selector_read(source, arena, out, err) < 0)
        return error_prefix(err, "error creating target selector");
    return resource_selector_read_labels(*out, err);
}

static int read_rejects(struct replacing *r, const struct json *target, struct selectors *out,
                        struct error *err)
{
    for (struct json_cursor at = json_walk(json_get(target, "reject")); json_next(&at);) {
        struct resource_selector *selector;

        if (read_selector(at.value, r->arena, &selector, err) < 0)
            return -1;
        arena_list_push(r->arena, &out->items, selector);
    }
    return 0;
}

static bool is_rejected(const struct selectors *rejecting, const struct resource *resource)
{
    for (size_t i = 0; i < rejecting->items.count; i++) {
        if (rejects(rejecting->items.items[i], resource))
            return true;
    }
    return false;
}

static int put_into(struct replacing *r, const struct json *target, struct resource *resource,
                    const struct knode *value, struct error *err)
{
    const struct json *paths = json_get(target, "fieldPaths");
    const struct json *options = json_get(target, "options");

    if (json_count(paths) == 0)
        return put_at_path(r, resource, STR("metadata.name"), options, value, err);
    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        if (put_at_path(r, resource, json_string(at.value), options, value, err) < 0)
            return -1;
    }
    return 0;
}

static int put_into_selected(struct replacing *r, const struct json *target,
                             const struct knode *value, struct error *err)
{
    struct resource_selector *selector;
    struct selectors rejecting = { 0 };

    if (!json_get(target, "select"))
        return error_set(err, ERR_INVALID, "target must specify resources to select");
    if (read_selector(json_get(target, "select"), r->arena, &selector, err) < 0 ||
        read_rejects(r, target, &rejecting, err) < 0)
        return -1;
    for (size_t i = 0; i < r->all->count; i++) {
        struct resource *resource = r->all->items[i];

        if (!matches_any_id(selector, resource))
            continue;
        if (!is_rejected(&rejecting, resource) && put_into(r, target, resource, value, err) < 0)
            return -1;
        resource_touch(resource);
    }
    return 0;
}

static int run_replacement(struct replacing *r, const struct json *replacement, struct error *err)
{
    const struct json *targets = json_get(replacement, "targets");
    struct knode *value;

    if ((!json_get(replacement, "source") && !json_get(replacement, "sourceValue")) || !targets)
        return error_set(err, ERR_INVALID,
                         "replacements must specify a source and at least one target");
    if (read_source(r, replacement, &value, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(targets); json_next(&at);) {
        if (put_into_selected(r, at.value, value, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- files of replacements ---- */

static int run_file(struct replacing *r, const char *path, struct error *err)
{
    const struct json *document;
    struct str text;

    if (folder_read(r->plugin->build, r->plugin->folder, path, &text, err) < 0 ||
        yaml_parse(text, r->arena, &document, err) < 0)
        return plugin_fail_config(r->plugin, err);
    if (json_is(document, JSON_OBJECT))
        return run_replacement(r, document, err);
    if (!json_is(document, JSON_ARRAY)) {
        error_set(err, ERR_INVALID,
                  "unsupported replacement type encountered within replacement "
                  "path: %s",
                  json_is(document, JSON_NULL) ? "invalid" : json_type_name(json_type(document)));
        return plugin_fail_config(r->plugin, err);
    }
    for (struct json_cursor at = json_walk(document); json_next(&at);) {
        if (run_replacement(r, at.value, err) < 0)
            return -1;
    }
    return 0;
}

/* What a plugin's own file says was not looked at before, as a kustomization was. */
static int check_source_value(const struct plugin *plugin, const struct json *replacement,
                              struct error *err)
{
    const struct json *value = json_get(replacement, "sourceValue");

    if (!value || json_is(value, JSON_STRING) || json_is(value, JSON_NULL))
        return 0;
    error_set(err, ERR_INVALID,
              "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s into Go "
              "struct field ReplacementField.replacements.Replacement.sourceValue of type string",
              json_is(value, JSON_INT) || json_is(value, JSON_FLOAT)
                  ? "number"
                  : json_type_name(json_type(value)));
    return plugin_fail_config(plugin, err);
}

int transform_replacements(struct plugin *plugin, struct error *err)
{
    struct replacing r = { plugin, plugin->build->arena, &plugin->into->resources };

    for (struct json_cursor at = json_walk(json_get(plugin->config, "replacements"));
         json_next(&at);) {
        const char *path = json_cstr_at(at.value, "path");

        if (check_source_value(plugin, at.value, err) < 0)
            return -1;
        if (path[0] && (json_get(at.value, "source") || json_get(at.value, "targets"))) {
            error_set(err, ERR_INVALID, "cannot specify both path and inline replacement");
            return plugin_fail_config(plugin, err);
        }
        if ((path[0] ? run_file(&r, path, err) : run_replacement(&r, at.value, err)) < 0)
            return -1;
    }
    return 0;
}
