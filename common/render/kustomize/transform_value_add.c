/* One value put into a field of many objects, or as a part into the path that stands there. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

struct value_job {
    struct str value;
    int64_t position; /* in a path; 0: the value is all */
};

/* "/a/b/c" with the value at 2 is "/a/value/b/c". */
static struct str with_part(struct str path, const struct value_job *job, struct arena *arena)
{
    const char *text = "";
    struct str part, rest = path;
    bool more = true;

    for (int64_t i = 0; more; i++) {
        more = str_cut(rest, '/', &part, &rest);
        if (i == job->position)
            text = arena_printf(arena, "%s%s%.*s", text, i ? "/" : "", STR_ARG(job->value));
        text = arena_printf(arena, "%s%s%.*s", text, i || job->position == 0 ? "/" : "",
                            STR_ARG(part));
    }
    return str_of(text);
}

static int set_value(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct value_job *job = setter->context;

    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    knode_set_scalar(node,
                     job->position > 0 ? with_part(node->text, job, setter->arena) : job->value);
    return 0;
}

static int add_at(struct plugin *plugin, const struct json *target, struct value_job *job,
                  struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct field_setter setter = { set_value, job, arena, true, KNODE_SCALAR };
    struct field_spec place = { .path = str_dup(json_text_at(target, "fieldPath"), arena),
                                .create = true };
    const struct resource_list *all = &plugin->into->resources;
    struct resource_selector *selector;

    job->position = json_int(json_get(target, "filePathPosition"), 0);
    if (resource_selector_read(json_get(target, "selector"), arena, &selector, err) < 0)
        return -1;
    for (size_t i = 0; i < all->count; i++) {
        if (!resource_selector_matches(selector, all->items[i]))
            continue;
        if (field_spec_apply(&place, all->items[i], &setter, err) < 0)
            return -1;
        resource_touch(all->items[i]);
    }
    return 0;
}

int transform_value_add(struct plugin *plugin, struct error *err)
{
    struct value_job job = { str_dup(plugin_text(plugin, "value"), plugin->build->arena), 0 };

    if (job.value.len == 0 || json_get(plugin->config, "targetFilePath"))
        return error_set(err, ERR_UNIMPLEMENTED,
                         "the transformer %s is built in for a value and targets only",
                         plugin->kind);
    for (struct json_cursor at = json_walk(json_get(plugin->config, "targets")); json_next(&at);) {
        if (add_at(plugin, at.value, &job, err) < 0)
            return -1;
    }
    return 0;
}
