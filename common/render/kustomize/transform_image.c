/* Image names: at the places of the table and, before that, in every list of containers. */
#include "base/arena.h"
#include "data/json.h"
#include "data/regex.h"
#include "render/kustomize/kustomize_private.h"

struct image_job {
    struct str name, new_name, new_tag, tag_suffix, digest;
    const struct regex *pattern; /* NULL: the name is as simple as names are */
    struct arena *arena;
};

/* ---- matching ---- */

static bool is_simple(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("\\+*?()|[]{}^$", name.ptr[i]))
            return false;
    }
    return true;
}

/* The name is a pattern to the original, so its dots fit any character. */
static bool begins_with_name(struct str image, struct str name)
{
    if (image.len < name.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != image.ptr[i] && name.ptr[i] != '.')
            return false;
    }
    return true;
}

static size_t skip_tag(struct str image, size_t at)
{
    while (at < image.len && image.ptr[at] &&
           (strchr("_.{}-", image.ptr[at]) || (image.ptr[at] >= '0' && image.ptr[at] <= '9') ||
            ((image.ptr[at] | 0x20) >= 'a' && (image.ptr[at] | 0x20) <= 'z')))
        at++;
    return at;
}

static bool ends_as_image(struct str rest)
{
    size_t at = 0;

    if (rest.len > 0 && rest.ptr[0] == ':')
        at = skip_tag(rest, 1);
    if (str_has_prefix(str_slice(rest, at, rest.len), STR("@sha256:")))
        at = skip_tag(rest, at + 8);
    return at == rest.len;
}

static bool is_match(const struct image_job *job, struct str image)
{
    if (job->pattern)
        return regex_matches(job->pattern, image);
    return begins_with_name(image, job->name) &&
           ends_as_image(str_slice(image, job->name.len, image.len));
}

/* ---- rewriting ---- */

static void split_image(struct str image, struct str *name, struct str *tag, struct str *digest)
{
    ptrdiff_t slash = str_find_char(image, '/');
    size_t from = slash > 0 ? (size_t)slash : 0;
    struct str rest = str_slice(image, from, image.len);
    ptrdiff_t at = str_find_char(rest, '@'), colon = str_find_char(rest, ':');

    *name = image;
    *tag = *digest = STR_EMPTY;
    if (at >= 0) {
        *digest = str_slice(rest, (size_t)at + 1, rest.len);
        *name = str_slice(image, 0, from + (size_t)at);
    }
    if (colon >= 0 && (at < 0 || colon < at)) {
        *tag = str_slice(rest, (size_t)colon + 1, at < 0 ? rest.len : (size_t)at);
        *name = str_slice(image, 0, from + (size_t)colon);
    }
}

static struct str rewritten(const struct image_job *job, struct str image)
{
    struct str name, tag, digest;
    const char *whole;

    split_image(image, &name, &tag, &digest);
    if (job->new_name.len > 0)
        name = job->new_name;
    if (job->new_tag.len > 0 || job->digest.len > 0) {
        tag = job->new_tag;
        digest = job->digest;
    } else if (job->tag_suffix.len > 0) {
        tag = str_of(arena_printf(job->arena, "%.*s%.*s", STR_ARG(tag), STR_ARG(job->tag_suffix)));
        digest = STR_EMPTY;
    }
    whole = arena_printf(job->arena, "%.*s%s%.*s%s%.*s", STR_ARG(name), tag.len ? ":" : "",
                         STR_ARG(tag), digest.len ? "@" : "", STR_ARG(digest));
    return str_of(whole);
}

static int set_image(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct image_job *job = setter->context;

    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    if (is_match(job, node->text))
        knode_set_scalar(node, rewritten(job, node->text));
    return 0;
}

/* ---- lists of containers, wherever they are ---- */

static int set_containers(struct field_setter *setter, const struct knode *list, struct error *err)
{
    for (uint32_t i = 0; knode_is(list, KNODE_LIST) && i < list->count; i++) {
        struct knode *image;

        if (knode_is_null(list->items[i]))
            continue;
        if (!knode_is(list->items[i], KNODE_MAP))
            return knode_fail_kind(list->items[i], "MappingNode", setter->arena, err);
        image = knode_get(list->items[i], STR("image"));
        if (!knode_is_null(image) && set_image(setter, image, err) < 0)
            return -1;
    }
    return 0;
}

static int walk(struct field_setter *setter, const struct knode *node, struct error *err)
{
    for (uint32_t i = 0; node->kind == KNODE_LIST && i < node->count; i++) {
        if (walk(setter, node->items[i], err) < 0)
            return -1;
    }
    for (uint32_t i = 0; node->kind == KNODE_MAP && i < node->count; i++) {
        const struct knode_member *member = &node->members[i];

        if (walk(setter, member->value, err) < 0)
            return -1;
        if ((str_equals(member->key, "containers") || str_equals(member->key, "initContainers")) &&
            set_containers(setter, member->value, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- the transformer ---- */

static void free_regex(void *regex)
{
    regex_free(regex);
}

static int compile_name(struct image_job *job, struct error *err)
{
    const char *pattern = arena_printf(
        job->arena, "^%.*s(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$", STR_ARG(job->name));
    struct regex *regex;

    if (is_simple(job->name))
        return 0;
    if (regex_compile(str_of(pattern), &regex, err) < 0)
        return -1;
    arena_defer(job->arena, free_regex, regex);
    job->pattern = regex;
    return 0;
}

int transform_image(struct plugin *plugin, struct error *err)
{
    struct image_job job = {
        plugin_text(plugin, "imageTag.name"),
        plugin_text(plugin, "imageTag.newName"),
        plugin_text(plugin, "imageTag.newTag"),
        plugin_text(plugin, "imageTag.tagSuffix"),
        plugin_text(plugin, "imageTag.digest"),
        NULL,
        plugin->build->arena,
    };
    struct field_setter setter = { set_image, &job, plugin->build->arena, false, KNODE_SCALAR };
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;

    if (compile_name(&job, err) < 0)
        return -1;
    for (size_t i = 0; i < all->count; i++) {
        struct resource *resource = all->items[i];

        if (str_equals(resource->current.gvk.kind, "CustomResourceDefinition"))
            continue;
        if (walk(&setter, resource->node, err) < 0)
            return -1;
        if (field_spec_apply_all(places, resource, &setter, err) < 0)
            return -1;
    }
    return 0;
}
