/* Tables of places: merging and reading them. */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/strict_tables.h"

#include <assert.h>

/* ---- lists of places ---- */

/* 1: it is there already. */
static int is_known(struct field_spec_list list, const struct field_spec *spec, struct error *err)
{
    for (size_t i = 0; i < list.count; i++) {
        const struct field_spec *at = &list.items[i];

        if (!str_equal(at->path, spec->path) || !gvk_is_selected(at->gvk, spec->gvk))
            continue;
        if (at->create != spec->create)
            return error_set(err, ERR_INVALID, "conflicting fieldspecs");
        return 1;
    }
    return 0;
}

/** The original sorts what it has merged: what is in conflict with it is found by its order. */
static void sort_places(struct field_spec *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct field_spec moved = items[i];
        size_t at = i;

        for (; at > 0 && gvk_order(moved.gvk, items[at - 1].gvk) < 0; at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

/* Nothing in a built-in list is in conflict with anything else in it. */
static bool is_builtin(struct field_spec_list list)
{
    const struct field_config *builtin = &field_config_builtin;
    const struct field_spec_list lists[] = {
        builtin->name_prefix,   builtin->name_suffix,     builtin->namespace,
        builtin->common_labels, builtin->template_labels, builtin->common_annotations,
        builtin->images,        builtin->replicas,        builtin->var_reference,
    };

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        if (list.items == lists[i].items)
            return true;
    }
    return false;
}

/* 1: `*into` is a list of its own now, with each that was not known yet. */
static int merge_one_by_one(struct field_spec_list *into, struct field_spec_list more,
                            struct arena *arena, struct field_spec **made, struct error *err)
{
    struct field_spec_list merged = *into;
    struct field_spec *items;

    if (more.count == 0 || (more.items == into->items && more.count == into->count))
        return 0;
    if (into->count == 0 && is_builtin(more)) {
        *into = more;
        return 0;
    }
    assert(more.items);
    items = arena_alloc(arena, (into->count + more.count) * sizeof(*items));
    merged.items = items;
    if (into->count > 0)
        memcpy(items, into->items, into->count * sizeof(*items));
    for (size_t i = 0; i < more.count; i++) {
        int known = is_known(merged, &more.items[i], err);

        if (known < 0)
            return -1;
        if (!known)
            items[merged.count++] = more.items[i];
    }
    *into = merged;
    *made = items;
    return 1;
}

int field_spec_merge(struct field_spec_list *into, struct field_spec_list more, struct arena *arena,
                     struct error *err)
{
    struct field_spec *made;

    return merge_one_by_one(into, more, arena, &made, err) < 0 ? -1 : 0;
}

/** As the lists of a configuration are, whose order decides what comes next to be in conflict. */
static int merge_sorted(struct field_spec_list *into, struct field_spec_list more,
                        struct arena *arena, struct error *err)
{
    struct field_spec *made;
    int merged = merge_one_by_one(into, more, arena, &made, err);

    if (merged > 0)
        sort_places(made, into->count);
    return merged < 0 ? -1 : 0;
}

static struct str text_of(const struct json *object, const char *key, struct arena *arena)
{
    return str_dup(json_string(json_get(object, key)), arena);
}

static struct field_spec read_spec(const struct json *item, struct arena *arena)
{
    return (struct field_spec){
        .gvk = { text_of(item, "group", arena), text_of(item, "version", arena),
                 text_of(item, "kind", arena) },
        .path = text_of(item, "path", arena),
        .create = json_bool(json_get(item, "create"), false),
    };
}

static struct field_spec *read_specs(const struct json *list, struct arena *arena, size_t *count)
{
    struct field_spec *items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));

    *count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[(*count)++] = read_spec(at.value, arena);
    return items;
}

struct field_spec_list field_spec_read(const struct json *list, struct arena *arena)
{
    struct field_spec_list out;

    out.items = read_specs(list, arena, &out.count);
    return out;
}

/** The places of a file, sorted before anybody looks for conflicts among them. */
static struct field_spec_list read_places(const struct json *list, struct arena *arena)
{
    size_t count;
    struct field_spec *items = read_specs(list, arena, &count);

    sort_places(items, count);
    return (struct field_spec_list){ items, count };
}

/* ---- whole tables ---- */

static int merge_references(struct field_config *into, const struct field_config *more,
                            struct arena *arena, struct error *err)
{
    size_t count = into->name_reference_count;
    struct name_reference *items;

    if (more->name_reference_count == 0 || more->name_references == into->name_references)
        return 0;
    items = arena_alloc(arena, (count + more->name_reference_count) * sizeof(*items));
    if (count > 0)
        memcpy(items, into->name_references, count * sizeof(*items));
    for (size_t i = 0; i < more->name_reference_count; i++) {
        const struct name_reference *from = &more->name_references[i];
        size_t at = 0;

        while (at < count && !gvk_equal(items[at].target, from->target))
            at++;
        if (at == count)
            items[count++] = *from;
        else if (field_spec_merge(&items[at].places, from->places, arena, err) < 0)
            return -1;
    }
    into->name_references = items;
    into->name_reference_count = count;
    return 0;
}

int field_config_merge(struct field_config *into, const struct field_config *more,
                       struct arena *arena, struct error *err)
{
    const struct {
        const char *name;
        struct field_spec_list *into;
        const struct field_spec_list *more;
    } lists[] = {
        { "NamePrefix", &into->name_prefix, &more->name_prefix },
        { "NameSuffix", &into->name_suffix, &more->name_suffix },
        { "NameSpace", &into->namespace, &more->namespace },
        { "CommonAnnotations", &into->common_annotations, &more->common_annotations },
        { "CommonLabels", &into->common_labels, &more->common_labels },
        { "Labels", &into->labels, &more->labels },
        { "TemplateLabels", &into->template_labels, &more->template_labels },
        { "VarReference", &into->var_reference, &more->var_reference },
        { "Images", &into->images, &more->images },
        { "Replicas", &into->replicas, &more->replicas },
    };

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        if (merge_sorted(lists[i].into, *lists[i].more, arena, err) < 0)
            return error_prefix(err, "failed to merge %s fieldSpec", lists[i].name);
    }
    return merge_references(into, more, arena, err);
}

static void read_references(const struct json *list, struct arena *arena, struct field_config *out)
{
    struct name_reference *items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct field_spec target = read_spec(at.value, arena);

        items[out->name_reference_count++] =
            (struct name_reference){ target.gvk,
                                     field_spec_read(json_get(at.value, "fieldSpecs"), arena) };
    }
    out->name_references = items;
}

/* ---- files ---- */

static const struct strict_struct place = {
    "FieldSpec", "types.FieldSpec",
    FIELDS(TEXT_WITHIN("Gvk", "group"), TEXT_WITHIN("Gvk", "version"), TEXT_WITHIN("Gvk", "kind"),
           LOOSE_TEXT("path"), FLAG("create"))
};
#define PLACES(name) PARTS_OF(name, place, "types.FsSlice")
static const struct strict_struct references = {
    "NameBackReferences", "builtinconfig.NameBackReferences",
    FIELDS(TEXT_WITHIN("Gvk", "group"), TEXT_WITHIN("Gvk", "version"), TEXT_WITHIN("Gvk", "kind"),
           PLACES("fieldSpecs"))
};
static const struct strict_struct config_shape = {
    "TransformerConfig", "builtinconfig.TransformerConfig",
    FIELDS(PLACES("namePrefix"), PLACES("nameSuffix"), PLACES("namespace"), PLACES("commonLabels"),
           PLACES("labels"), PLACES("templateLabels"), PLACES("commonAnnotations"),
           PARTS_OF("nameReference", references, "builtinconfig.nbrSlice"), PLACES("varReference"),
           PLACES("images"), PLACES("replicas"))
};

static int read_file(struct str text, struct arena *arena, const struct json **out,
                     struct error *err)
{
    const struct yaml_options options = { .strict = true };

    if (yaml_parse_with(text, &options, arena, out, err) < 0)
        return str_has_prefix(str_of(error_text(err)), STR("error converting"))
                   ? -1
                   : error_prefix(err, "error converting YAML to JSON");
    if (json_is(*out, JSON_NULL) || strict_decode(&config_shape, *out, arena, out, err) == 0)
        return 0;
    return error_prefix(err, "error unmarshaling JSON: while decoding JSON");
}

int field_config_read(struct str text, struct arena *arena, struct field_config *out,
                      struct error *err)
{
    const struct json *document;
    struct field_config config = { 0 };
    const struct {
        const char *key, *name;
        struct field_spec_list *list;
    } lists[] = {
        { "namePrefix", "NamePrefix", &config.name_prefix },
        { "nameSuffix", "NameSuffix", &config.name_suffix },
        { "namespace", "NameSpace", &config.namespace },
        { "commonAnnotations", "CommonAnnotations", &config.common_annotations },
        { "commonLabels", "CommonLabels", &config.common_labels },
        { "labels", "Labels", &config.labels },
        { "templateLabels", "TemplateLabels", &config.template_labels },
        { "varReference", "VarReference", &config.var_reference },
        { "images", "Images", &config.images },
        { "replicas", "Replicas", &config.replicas },
    };

    if (read_file(text, arena, &document, err) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        struct field_spec_list read = read_places(json_get(document, lists[i].key), arena);

        if (merge_sorted(lists[i].list, read, arena, err) < 0)
            return error_prefix(err, "failed to merge %s fieldSpec", lists[i].name);
    }
    read_references(json_get(document, "nameReference"), arena, &config);
    *out = config;
    return 0;
}
