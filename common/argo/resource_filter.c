#include "argo/resource_filter.h"

#include "base/arena.h"
#include "data/glob.h"
#include "data/json.h"
#include "data/yaml.h"

static int read_items(const char *key, struct str text, struct arena *arena,
                      const struct resource_filter_item **out, size_t *count, struct error *err)
{
    const struct json *list;
    struct resource_filter_item *items;

    *out = NULL;
    *count = 0;
    if (str_trim(text).len == 0)
        return 0;
    if (yaml_parse(text, arena, &list, err) < 0)
        return error_prefix(err, "cannot read %s", key);
    if (!json_is(list, JSON_ARRAY) && !json_is(list, JSON_NULL))
        return error_set(err, ERR_INVALID, "cannot read %s: it must be a list", key);
    items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[(*count)++] = (struct resource_filter_item){
            texts_of(json_get(at.value, "apiGroups"), arena),
            texts_of(json_get(at.value, "kinds"), arena),
            texts_of(json_get(at.value, "clusters"), arena),
        };
    }
    *out = items;
    return 0;
}

int resource_filter_read(struct str exclusions, struct str inclusions, struct arena *arena,
                         struct resource_filter *out, struct error *err)
{
    struct resource_filter filter;

    if (read_items("resource.exclusions", exclusions, arena, &filter.exclusions,
                   &filter.exclusion_count, err) < 0 ||
        read_items("resource.inclusions", inclusions, arena, &filter.inclusions,
                   &filter.inclusion_count, err) < 0)
        return -1;
    *out = filter;
    return 0;
}

static bool matches_any(struct texts globs, struct str text)
{
    if (globs.count == 0)
        return true;
    for (size_t i = 0; i < globs.count; i++) {
        if (glob_matches_text(globs.items[i], "", text))
            return true;
    }
    return false;
}

static bool item_matches(const struct resource_filter_item *item, struct str group, struct str kind,
                         struct str cluster)
{
    bool has_kind = item->kinds.count == 0 || texts_contain(item->kinds, "*");

    for (size_t i = 0; i < item->kinds.count && !has_kind; i++)
        has_kind = str_equal(item->kinds.items[i], kind);
    return has_kind && matches_any(item->api_groups, group) && matches_any(item->clusters, cluster);
}

static bool is_never_watched(struct str group, struct str kind)
{
    return str_equals(group, "events.k8s.io") || str_equals(group, "metrics.k8s.io") ||
           (group.len == 0 && str_equals(kind, "Event")) ||
           (str_equals(group, "coordination.k8s.io") && str_equals(kind, "Lease"));
}

bool resource_filter_excludes(const struct resource_filter *filter, struct str group,
                              struct str kind, struct str cluster)
{
    bool has_inclusions = false;

    if (is_never_watched(group, kind))
        return true;
    for (size_t i = 0; i < filter->exclusion_count; i++) {
        if (item_matches(&filter->exclusions[i], group, kind, cluster))
            return true;
    }
    for (size_t i = 0; i < filter->inclusion_count; i++) {
        if (item_matches(&filter->inclusions[i], group, kind, cluster))
            return false;
        has_inclusions = has_inclusions || matches_any(filter->inclusions[i].clusters, cluster);
    }
    return has_inclusions;
}
