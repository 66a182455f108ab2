/* Which objects a patch or a replacement is for. */
#include "kube/selector.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/regex.h"
#include "render/kustomize/kustomize_private.h"

/** A selector of labels or annotations: read when it is first asked. */
struct requirements {
    struct str text; /* "": any */
    const struct kube_selector *read;
};

struct resource_selector {
    const struct regex *group, *version, *kind, *name, *namespace; /* NULL: any */
    struct requirements labels, annotations;
    struct arena *arena;
};

static void free_regex(void *regex)
{
    regex_free(regex);
}

static int read_pattern(const struct json *selector, const char *key, struct arena *arena,
                        const struct regex **out, struct error *err)
{
    struct str text = json_string(json_get(selector, key));
    struct regex *regex;

    *out = NULL;
    if (text.len == 0)
        return 0;
    if (regex_compile(str_of(arena_printf(arena, "^(?:%.*s)$", STR_ARG(text))), &regex, err) < 0)
        return -1;
    arena_defer(arena, free_regex, regex);
    *out = regex;
    return 0;
}

static int read_requirements(struct requirements *requirements, struct arena *arena,
                             struct error *err)
{
    if (requirements->text.len == 0 || requirements->read)
        return 0;
    return kube_selector_parse(requirements->text, arena, &requirements->read, err);
}

int resource_selector_read(const struct json *selector, struct arena *arena,
                           struct resource_selector **out, struct error *err)
{
    struct resource_selector *made = ARENA_NEW(arena, struct resource_selector);

    made->arena = arena;
    if (read_pattern(selector, "group", arena, &made->group, err) < 0 ||
        read_pattern(selector, "version", arena, &made->version, err) < 0 ||
        read_pattern(selector, "kind", arena, &made->kind, err) < 0 ||
        read_pattern(selector, "name", arena, &made->name, err) < 0 ||
        read_pattern(selector, "namespace", arena, &made->namespace, err) < 0)
        return -1;
    made->labels.text = json_string(json_get(selector, "labelSelector"));
    made->annotations.text = json_string(json_get(selector, "annotationSelector"));
    *out = made;
    return 0;
}

int resource_selector_read_labels(struct resource_selector *selector, struct error *err)
{
    if (read_requirements(&selector->labels, selector->arena, err) < 0)
        return -1;
    return read_requirements(&selector->annotations, selector->arena, err);
}

static struct str or_none(const struct json *selector, const char *key, const char *none)
{
    struct str text = json_string(json_get(selector, key));

    return text.len > 0 ? text : str_of(none);
}

const char *resource_selector_print(const struct json *selector, struct arena *arena)
{
    return arena_printf(arena, "%.*s.%.*s.%.*s/%.*s.%.*s:a=%.*s:l=%.*s",
                        STR_ARG(or_none(selector, "kind", "[noKind]")),
                        STR_ARG(or_none(selector, "version", "[noVer]")),
                        STR_ARG(or_none(selector, "group", "[noGrp]")),
                        STR_ARG(or_none(selector, "name", "[noName]")),
                        STR_ARG(or_none(selector, "namespace", "[noNs]")),
                        STR_ARG(or_none(selector, "annotationSelector", "")),
                        STR_ARG(or_none(selector, "labelSelector", "")));
}

static bool fits(const struct regex *pattern, struct str text)
{
    return !pattern || regex_matches(pattern, text);
}

static bool meets(const struct requirements *requirements, const struct resource *resource,
                  struct str which, struct arena *arena)
{
    const struct knode *map = resource_metadata_map(resource, which);
    struct json *labels = json_new_object(arena);

    if (!requirements->read)
        return true;
    for (uint32_t i = 0; knode_is(map, KNODE_MAP) && i < map->count; i++)
        json_set_str(arena, labels, map->members[i].key,
                     json_new_string(arena, knode_text(map->members[i].value)));
    return kube_selector_matches(requirements->read, labels);
}

static bool fits_kind(const struct resource_selector *selector, struct gvk gvk)
{
    return fits(selector->group, gvk.group) && fits(selector->version, gvk.version) &&
           fits(selector->kind, gvk.kind);
}

bool resource_selector_meets(const struct resource_selector *selector,
                             const struct resource *resource)
{
    return meets(&selector->labels, resource, STR("labels"), selector->arena) &&
           meets(&selector->annotations, resource, STR("annotations"), selector->arena);
}

static bool fits_now_or_first(const struct resource_selector *selector,
                              const struct resource *resource)
{
    const struct resource_id *now = &resource->current, *first = resource_original(resource);

    return (fits(selector->namespace, resource_id_namespace(first)) ||
            fits(selector->namespace, resource_id_namespace(now))) &&
           (fits(selector->name, first->name) || fits(selector->name, now->name)) &&
           fits_kind(selector, now->gvk);
}

/* 1, 0 or -1: labels that cannot be read are no error where nothing fits otherwise. */
static int is_meant(struct resource_selector *selector, const struct resource *resource,
                    struct error *err)
{
    if (!fits_now_or_first(selector, resource))
        return 0;
    if (read_requirements(&selector->labels, selector->arena, err) < 0)
        return -1;
    if (!meets(&selector->labels, resource, STR("labels"), selector->arena))
        return 0;
    if (read_requirements(&selector->annotations, selector->arena, err) < 0)
        return -1;
    return meets(&selector->annotations, resource, STR("annotations"), selector->arena);
}

int resource_selector_select(const struct json *source, const struct resource_list *all,
                             struct arena *arena, struct resource_list *out, struct error *err)
{
    struct resource_selector *selector;

    *out = (struct resource_list){ 0 };
    if (resource_selector_read(source, arena, &selector, err) < 0)
        return -1;
    for (size_t i = 0; i < all->count; i++) {
        int matches = is_meant(selector, all->items[i], err);

        if (matches < 0)
            return -1;
        if (matches)
            resource_list_push(arena, out, all->items[i]);
    }
    return 0;
}

bool resource_selector_fits_id(const struct resource_selector *selector,
                               const struct resource_id *id)
{
    return fits(selector->namespace, resource_id_namespace(id)) && fits(selector->name, id->name) &&
           fits_kind(selector, id->gvk);
}

bool resource_selector_matches_id(const struct resource_selector *selector,
                                  const struct resource *resource, const struct resource_id *id)
{
    return resource_selector_fits_id(selector, id) && resource_selector_meets(selector, resource);
}

bool resource_selector_has_labels(const struct resource_selector *selector)
{
    return selector->labels.read || selector->annotations.read;
}

bool resource_selector_has_id(const struct resource_selector *selector)
{
    return selector->group || selector->version || selector->kind || selector->name ||
           selector->namespace;
}
