#include "render/outside.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "io/tree.h"
#include "render/helm/helm.h"

#include <stdint.h>

struct outside {
    const struct outside_answers *answers;
    void *context;
    struct arena *arena;
    struct map *trees, *texts, *charts; /* by what was asked for */
};

struct outside *outside_new(const struct outside_answers *answers, void *context)
{
    struct outside *outside = xcalloc(1, sizeof(*outside));

    outside->answers = answers;
    outside->context = context;
    outside->arena = arena_new();
    outside->trees = map_new();
    outside->texts = map_new();
    outside->charts = map_new();
    return outside;
}

void outside_free(struct outside *outside)
{
    if (!outside)
        return;
    for (struct map_cursor at = { 0 }; map_next(outside->trees, &at);)
        tree_close(at.value);
    map_free(outside->trees);
    map_free(outside->texts);
    map_free(outside->charts);
    arena_free(outside->arena);
    free(outside);
}

static int nobody(const char *what, const char *name, struct error *err)
{
    return error_set(err, ERR_UNIMPLEMENTED, "%s '%s' cannot be fetched from here", what, name);
}

static struct tree *keep_tree(struct outside *outside, const char *key, struct tree *tree)
{
    map_put(outside->trees, str_of(key), tree);
    return tree;
}

static struct str keep_text(struct outside *outside, const char *key, struct str text)
{
    struct str *kept = ARENA_NEW(outside->arena, struct str);

    *kept = text;
    map_put(outside->texts, str_of(key), kept);
    return text;
}

int outside_open_ref(struct outside *outside, const char *name, struct tree **out,
                     struct error *err)
{
    struct tree *tree;
    const char *key;

    if (!outside || !outside->answers->open_ref)
        return nobody("source", name, err);
    key = arena_printf(outside->arena, "ref %s", name);
    tree = map_find(outside->trees, str_of(key));
    if (!tree) {
        if (outside->answers->open_ref(outside->context, name, &tree, err) < 0)
            return -1;
        keep_tree(outside, key, tree);
    }
    *out = tree;
    return 0;
}

int outside_open_git(struct outside *outside, const struct outside_git *wanted, struct tree **out,
                     struct error *err)
{
    struct tree *tree;
    const char *key;

    if (!outside || !outside->answers->open_git)
        return nobody("repository", wanted->url, err);
    key = arena_printf(outside->arena, "git %d %s %s", wanted->submodules, wanted->revision,
                       wanted->url);
    tree = map_find(outside->trees, str_of(key));
    if (!tree) {
        if (outside->answers->open_git(outside->context, wanted, &tree, err) < 0)
            return -1;
        keep_tree(outside, key, tree);
    }
    *out = tree;
    return 0;
}

int outside_read_url(struct outside *outside, const char *url, struct str *out, struct error *err)
{
    const struct str *kept;
    struct str text;
    const char *key;

    if (!outside || !outside->answers->read_url)
        return nobody("file", url, err);
    key = arena_printf(outside->arena, "url %s", url);
    kept = map_find(outside->texts, str_of(key));
    if (kept) {
        *out = *kept;
        return 0;
    }
    if (outside->answers->read_url(outside->context, url, outside->arena, &text, err) < 0)
        return -1;
    *out = keep_text(outside, key, text);
    return 0;
}

static const char *key_of_chart(struct outside *outside, const struct outside_chart *wanted)
{
    return arena_printf(outside->arena, "chart %s %s %s", wanted->repository, wanted->name,
                        wanted->version);
}

int outside_read_chart(struct outside *outside, const struct outside_chart *wanted, struct str *out,
                       struct error *err)
{
    const struct str *kept;
    struct str text;
    const char *key;

    if (!outside || !outside->answers->read_chart)
        return nobody("chart", wanted->name, err);
    key = key_of_chart(outside, wanted);
    kept = map_find(outside->texts, str_of(key));
    if (kept) {
        *out = *kept;
        return 0;
    }
    if (outside->answers->read_chart(outside->context, wanted, outside->arena, &text, err) < 0)
        return -1;
    *out = keep_text(outside, key, text);
    return 0;
}

static int load_chart(struct outside *outside, const struct outside_chart *wanted,
                      const struct json **out, struct error *err)
{
    struct str archive;

    if (outside && outside->answers->load_chart)
        return outside->answers->load_chart(outside->context, wanted, outside->arena, out, err);
    if (outside_read_chart(outside, wanted, &archive, err) < 0)
        return -1;
    return helm_chart_load_archive(archive, wanted->rules, outside->arena, out, err);
}

int outside_load_chart(struct outside *outside, const struct outside_chart *wanted,
                       const struct json **out, struct error *err)
{
    const struct json *chart =
        outside ? map_find(outside->charts, str_of(key_of_chart(outside, wanted))) : NULL;

    if (!chart) {
        if (load_chart(outside, wanted, &chart, err) < 0)
            return -1;
        map_put(outside->charts, str_of(key_of_chart(outside, wanted)), (void *)(uintptr_t)chart);
    }
    *out = chart;
    return 0;
}
