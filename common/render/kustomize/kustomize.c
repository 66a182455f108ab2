#include "render/kustomize/kustomize.h"

#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/kustomize/carried.h"
#include "render/kustomize/kustomization.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/origin.h"

#include <stdlib.h>

static const char managed_by[] = "kustomize-v5.8.1";

void build_warn(struct build *build, const char *text)
{
    if (build->warnings.count < BUILD_WARNINGS_MAX)
        arena_list_push(build->arena, &build->warnings, text);
}

/* ---- edits ---- */

/* The file that edits are made in. What is wrong with it is theirs to say. */
static int read_to_edit(struct build *build, struct folder *folder,
                        struct kustomization_edits *edits, const struct json **out,
                        struct error *err)
{
    CLEANUP(error_release) struct error fault = { 0 };
    const char *names[KUSTOMIZATION_NAMES];
    size_t count;

    *out = json_new_object(build->arena);
    if (folder_find_kustomizations(build, folder, names, &count, err) < 0)
        return -1;
    if (count == 0) {
        edits->fault = "Missing kustomization file 'kustomization.yaml'.";
        return 0;
    }
    folder->file = names[0];
    if (folder_read(build, folder, names[0], &edits->text, err) < 0)
        return -1;
    edits->has_text = true;
    if (count > 1) {
        edits->fault =
            arena_printf(build->arena, "Found multiple kustomization file: [%s %s%s%s]", names[0],
                         names[1], count > 2 ? " " : "", count > 2 ? names[2] : "");
        return 0;
    }
    if (kustomization_read(edits->text, build->arena, out, &fault) == 0)
        return 0;
    if (fault.code == ERR_UNIMPLEMENTED || fault.code == ERR_TOO_LARGE)
        return error_move(err, &fault);
    edits->fault = arena_printf(build->arena, "%s", error_text(&fault));
    *out = json_new_object(build->arena);
    return 0;
}

/* `*out` is NULL where nothing was edited. */
static int apply_edits(struct build *build, struct folder *folder, const struct json **out,
                       struct error *err)
{
    const struct kustomize_input *input = build->input;
    struct kustomization_edits edits = { .block = input->edits,
                                         .expand = input->expand,
                                         .context = input->expand_context,
                                         .build = build,
                                         .folder = folder };
    struct kustomization_commands commands = { 0 };
    const struct json *kustomization;

    *out = NULL;
    if (json_count(input->edits) == 0)
        return 0;
    if (read_to_edit(build, folder, &edits, &kustomization, err) < 0 ||
        kustomization_edit(kustomization, &edits, &commands, build->arena, &kustomization, err) < 0)
        return -1;
    for (size_t i = 0; i < commands.texts.count; i++)
        arena_list_push(build->arena, &build->commands, commands.texts.items[i]);
    build->fault = commands.texts.count > 0 ? commands.fault : NULL;
    if (commands.texts.count > 0)
        *out = kustomization;
    return 0;
}

/* The flags are read before the file is. */
static int begin(struct build *build, struct error *err)
{
    for (size_t i = 0; i < build->flags.note_count; i++)
        build_warn(build, build->flags.notes[i]);
    if (build->flags.fault)
        return error_set(err, ERR_INVALID, "%s", build->flags.fault);
    return 0;
}

static int load(struct build *build, struct folder *folder, const struct json *edited,
                const struct json **out, struct error *err)
{
    if (begin(build, err) < 0 || target_find(build, folder, err) < 0)
        return -1;
    if (build->fault)
        return error_set(err, ERR_INVALID, "%s", build->fault);
    if (edited)
        return target_take(build, folder, edited, out, err);
    return target_load(build, folder, out, err);
}

int kustomize_edit(const struct kustomize_input *input, struct arena *arena,
                   struct kustomize_edited *out, struct error *err)
{
    struct build build = { .arena = arena, .input = input, .flags = input->flags };
    struct folder *folder;

    *out = (struct kustomize_edited){ .file = NULL };
    if (folder_root(&build, &folder, err) < 0 ||
        apply_edits(&build, folder, &out->document, err) < 0)
        return -1;
    if (build.fault)
        return error_set(err, ERR_INVALID, "%s", build.fault);
    if (out->document)
        out->file = tree_join(folder->path, folder->file, arena);
    out->commands = build.commands.items;
    out->command_count = build.commands.count;
    return 0;
}

/* ---- the end ---- */

static bool is_local_only(const struct resource *resource)
{
    const struct knode *told = knode_get(resource_metadata_map(resource, STR("annotations")),
                                         STR("config.kubernetes.io/local-config"));

    return told && !str_equals(knode_text(told), "false");
}

static bool has_identity(const struct resource_list *list, const struct resource *like)
{
    for (size_t i = 0; i < list->count; i++) {
        if (resource_id_equal(&list->items[i]->current, &like->current))
            return true;
    }
    return false;
}

/*
 * What is not local has an identity each: a patch may have given two the same name. What is local
 * goes by its identity: it stays where one of the others has the same.
 */
static int drop_local(struct build *build, struct resource_list *list, struct error *err)
{
    struct resource_list others = { 0 };
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (!is_local_only(list->items[i]) &&
            resource_list_add(build->arena, &others, list->items[i], err) < 0)
            return -1;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (!is_local_only(list->items[i]) || has_identity(&others, list->items[i]))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    return 0;
}

/* In their new order, each of its own identity. */
static int sort_as_before(struct build *build, const struct json *options,
                          struct resource_list *list, struct error *err)
{
    struct resource_list sorted = { 0 };

    resources_sort_legacy(list, options);
    for (size_t i = 0; i < list->count; i++) {
        if (resource_list_add(build->arena, &sorted, list->items[i], err) < 0)
            return error_prefix(err, "SortOrderTransformer: Failed to append to resources");
    }
    return 0;
}

static int sort_objects(struct build *build, const struct json *kustomization,
                        struct resource_list *list, struct error *err)
{
    const struct json *options = json_get(kustomization, "sortOptions");
    const char *order = json_cstr_at(options, "order");

    if (!options)
        return build->flags.keep_order ? 0 : sort_as_before(build, NULL, list, err);
    if (strcmp(order, "fifo") == 0)
        return 0;
    if (strcmp(order, "legacy") != 0)
        return error_set(err, ERR_INVALID,
                         "the field 'sortOptions.order' must be one of [fifo, legacy]");
    return sort_as_before(build, json_get(options, "legacySortOptions"), list, err);
}

static bool wants(const struct json *kustomization, const char *what)
{
    for (struct json_cursor at = json_walk(json_get(kustomization, "buildMetadata"));
         json_next(&at);) {
        if (str_equals(json_string(at.value), what))
            return true;
    }
    return false;
}

/* Annotations went through the original's hands: they are texts, and there are none or some. */
static void make_annotations_texts(struct resource *resource, struct arena *arena)
{
    struct knode *metadata = knode_get(resource->node, STR("metadata"));
    struct knode *map = knode_get(metadata, STR("annotations"));

    if (knode_is_null(map) || map->count == 0) {
        knode_remove(metadata, STR("annotations"));
        return;
    }
    for (uint32_t i = 0; map->kind == KNODE_MAP && i < map->count; i++)
        map->members[i].value = knode_new_text(arena, knode_text(map->members[i].value));
}

static int put_metadata_text(struct build *build, struct resource *resource, const char *which,
                             const char *key, struct str value, struct error *err)
{
    struct knode *metadata = knode_map_at(build->arena, resource->node, STR("metadata"));
    struct knode *map = metadata ? knode_map_at(build->arena, metadata, str_of(which)) : NULL;

    if (metadata && !map) {
        knode_fail_kind(knode_get(metadata, str_of(which)), "MappingNode", build->arena, err);
        return error_prefix(err, "considering field 'metadata/%s' of object %s", which,
                            resource_id_print(&resource->current, build->arena));
    }
    if (map)
        knode_set(build->arena, map, str_of(key), knode_new_text(build->arena, value));
    return 0;
}

static int finish_metadata(struct build *build, const struct json *kustomization,
                           struct resource *resource, struct error *err)
{
    bool is_labeled = build->flags.managed_label || wants(kustomization, "managedByLabel");
    struct knode *annotations = resource_metadata_map(resource, STR("annotations"));

    if (is_labeled && put_metadata_text(build, resource, "labels", "app.kubernetes.io/managed-by",
                                        str_of(managed_by), err) < 0)
        return -1;
    if (build->keeps_origins) {
        knode_remove(annotations, STR(CARRIED_ORIGIN));
        knode_remove(annotations, STR(CARRIED_TRANSFORMATIONS));
    }
    if (wants(kustomization, "originAnnotations") && resource->origin &&
        put_metadata_text(build, resource, "annotations", CARRIED_ORIGIN,
                          origin_print(resource->origin, build->arena), err) < 0)
        return -1;
    if (wants(kustomization, "transformerAnnotations") && resource->transformations.count > 0 &&
        put_metadata_text(build, resource, "annotations", CARRIED_TRANSFORMATIONS,
                          origin_print_transformations(resource, build->arena), err) < 0)
        return -1;
    make_annotations_texts(resource, build->arena);
    return 0;
}

static int finish(struct build *build, const struct json *kustomization, struct accumulated *all,
                  struct kustomize_output *out, struct error *err)
{
    struct plugin hashes = { .build = build, .kind = "HashTransformer", .into = all };

    if (plugin_run(&hashes, err) < 0 || name_references_fix(build, all, err) < 0 ||
        vars_resolve(build, all, err) < 0)
        return -1;
    for (size_t i = 0; i < all->resources.count; i++) {
        if (carried_check(all->resources.items[i], build->arena, err) < 0)
            return -1;
    }
    if (drop_local(build, &all->resources, err) < 0 ||
        sort_objects(build, kustomization, &all->resources, err) < 0)
        return -1;
    out->objects = arena_alloc(build->arena, (all->resources.count + 1) * sizeof(*out->objects));
    for (size_t i = 0; i < all->resources.count; i++) {
        if (finish_metadata(build, kustomization, all->resources.items[i], err) < 0 ||
            knode_to_json(all->resources.items[i]->node, build->arena, &out->objects[i], err) < 0)
            return -1;
    }
    out->count = all->resources.count;
    return 0;
}

/* Also of a build that fails. */
static void tell(const struct build *build, struct kustomize_output *out)
{
    out->warnings = build->warnings.items;
    out->warning_count = build->warnings.count;
    out->commands = build->commands.items;
    out->command_count = build->commands.count;
}

static int run(struct build *build, struct folder *folder, const struct json *edited,
               struct kustomize_output *out, struct error *err)
{
    struct accumulated all = { 0 };
    const struct json *kustomization;

    if (load(build, folder, edited, &kustomization, err) < 0)
        return -1;
    build->keeps_origins = json_count(json_get(kustomization, "buildMetadata")) > 0;
    if (target_accumulate(build, folder, kustomization, &all, err) < 0)
        return -1;
    return finish(build, kustomization, &all, out, err);
}

int kustomize_build(const struct kustomize_input *input, struct arena *arena,
                    struct kustomize_output *out, struct error *err)
{
    struct build build = { .arena = arena, .input = input, .flags = input->flags };
    const struct json *edited;
    struct folder *folder;
    int status;

    *out = (struct kustomize_output){ 0 };
    if (folder_root(&build, &folder, err) < 0)
        return -1;
    if (apply_edits(&build, folder, &edited, err) < 0) {
        out->failed_to_edit = true;
        return -1;
    }
    status = run(&build, folder, edited, out, err);
    tell(&build, out);
    return status;
}

/* ---- images ---- */

struct image_list {
    struct arena *arena;
    ARENA_LIST(const char *) texts;
};

static void collect(struct image_list *list, const struct json *value)
{
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        bool is_list = str_equals(at.key, "containers") || str_equals(at.key, "initContainers");

        for (struct json_cursor item = json_walk(is_list ? at.value : NULL); json_next(&item);) {
            struct str image = json_text_at(item.value, "image");

            if (image.len > 0)
                arena_list_push(list->arena, &list->texts, str_dup(image, list->arena).ptr);
        }
        collect(list, at.value);
    }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void kustomize_images(const struct json *const *objects, size_t count, struct arena *arena,
                      const char *const **out, size_t *image_count)
{
    struct image_list list = { .arena = arena };

    for (size_t i = 0; i < count; i++)
        collect(&list, objects[i]);
    if (list.texts.count > 1)
        qsort(list.texts.items, list.texts.count, sizeof(*list.texts.items), compare_texts);
    *out = list.texts.items;
    *image_count = list.texts.count;
}
