#include "gitops/application_summary.h"

#include "argo/texts.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/info.h"

static struct texts gather(const struct json *nodes, const char *path, struct texts first,
                           struct arena *arena)
{
    size_t room = first.count, count = first.count;
    struct str *items;

    for (struct json_cursor at = json_walk(nodes); json_next(&at);)
        room += json_count(json_at(at.value, path));
    items = arena_alloc(arena, (room + 1) * sizeof(*items));
    if (first.count > 0)
        memcpy(items, first.items, first.count * sizeof(*items));
    for (struct json_cursor at = json_walk(nodes); json_next(&at);) {
        for (struct json_cursor item = json_walk(json_at(at.value, path)); json_next(&item);)
            items[count++] = json_string(item.value);
    }
    return texts_sorted((struct texts){ items, count }, arena);
}

static bool has_application(const struct json *nodes)
{
    for (struct json_cursor at = json_walk(nodes); json_next(&at);) {
        if (str_equals(json_string(json_get(at.value, "kind")), "Application") &&
            str_equals(json_string(json_get(at.value, "group")), "argoproj.io"))
            return true;
    }
    return false;
}

struct json *application_summary(const struct json *application, const struct json *nodes,
                                 struct arena *arena)
{
    struct json *summary = json_new_object(arena);
    struct texts urls = gather(nodes, "networkingInfo.externalURLs",
                               resource_info_links(application, arena), arena);
    struct texts images = gather(nodes, "images", (struct texts){ 0 }, arena);

    if (urls.count > 0)
        json_set(arena, summary, "externalURLs", texts_to_json(urls, arena));
    if (images.count > 0)
        json_set(arena, summary, "images", texts_to_json(images, arena));
    if (has_application(nodes))
        json_set_bool(arena, summary, "isAppOfApps", true);
    return summary;
}
