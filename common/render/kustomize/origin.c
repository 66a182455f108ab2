#include "render/kustomize/origin.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/kustomize/kustomize_private.h"

enum { TEXT_MAX = 16 * 1024 * 1024 };

/* ---- noting ---- */

static const char *kustomization_path(const struct plugin *plugin)
{
    const struct folder *folder = plugin->folder;

    return tree_join(folder->origin_path[0] ? folder->origin_path : ".", folder->file,
                     plugin->build->arena);
}

const struct resource_origin *origin_of_plugin(const struct plugin *plugin)
{
    struct resource_origin *origin = ARENA_NEW(plugin->build->arena, struct resource_origin);
    const struct resource *declared = plugin->declared;

    *origin = (struct resource_origin){ .repo = plugin->folder->repo, .ref = plugin->folder->ref };
    origin->path = "";
    origin->configured_in = kustomization_path(plugin);
    origin->configured_by.kind = str_of(plugin->kind);
    if (declared) {
        origin->configured_name = declared->current.name;
        origin->configured_namespace = declared->current.namespace;
    }
    if (declared && declared->origin) {
        origin->repo = declared->origin->repo;
        origin->ref = declared->origin->ref;
        origin->configured_in = declared->origin->path;
    }
    return origin;
}

/* The original writes an object's annotations anew when it notes something among them: what they
 * shared with other places of the object they share no longer. */
static void part_annotations(const struct resource *resource, struct arena *arena)
{
    struct knode *map = resource_metadata_map(resource, STR("annotations"));

    for (uint32_t i = 0; knode_is(map, KNODE_MAP) && i < map->count; i++)
        map->members[i].value = knode_copy(arena, map->members[i].value);
}

void origin_note_transformer(const struct plugin *plugin)
{
    struct build *build = plugin->build;
    const struct resource_origin *origin;
    struct resource_list *all = &plugin->into->resources;

    if (!build->keeps_origins)
        return;
    origin = origin_of_plugin(plugin);
    for (size_t i = 0; i < all->count; i++) {
        /* What comes from nowhere was made here. */
        if (all->items[i]->origin)
            arena_list_push(build->arena, &all->items[i]->transformations, origin);
        else
            all->items[i]->origin = origin;
        part_annotations(all->items[i], build->arena);
    }
}

/* ---- printing ---- */

/* A field, where there is one; the first of a list's item stands behind its dash. */
static void put(struct strbuf *out, const char *indent, const char *key, struct str text)
{
    if (text.len == 0)
        return;
    strbuf_printf(out, "%s%s: ", indent, key);
    yaml_write_text(text, out);
    strbuf_puts(out, "\n");
}

static void write(const struct resource_origin *origin, bool in_list, struct strbuf *out)
{
    const char *indent = in_list ? "  " : "";
    const char *deeper = in_list ? "    " : "  ";
    size_t begin = out->len;

    put(out, indent, "path", str_of(origin->path));
    put(out, indent, "repo", str_of(origin->repo));
    put(out, indent, "ref", str_of(origin->ref));
    if (origin->configured_in && origin->configured_in[0]) {
        put(out, indent, "configuredIn", str_of(origin->configured_in));
        strbuf_printf(out, "%sconfiguredBy:\n", indent);
        put(out, deeper, "apiVersion", STR("builtin"));
        put(out, deeper, "kind", origin->configured_by.kind);
        put(out, deeper, "name", origin->configured_name);
        put(out, deeper, "namespace", origin->configured_namespace);
    }
    if (in_list && out->len > begin)
        out->ptr[begin] = '-';
}

struct str origin_print(const struct resource_origin *origin, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    write(origin, false, &text);
    return (struct str){ arena_strndup(arena, text.ptr, text.len), text.len };
}

struct str origin_print_transformations(const struct resource *resource, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (size_t i = 0; i < resource->transformations.count; i++)
        write(resource->transformations.items[i], true, &text);
    return (struct str){ arena_strndup(arena, text.ptr, text.len), text.len };
}
