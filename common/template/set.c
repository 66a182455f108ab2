#include "template/set.h"

#include "base/arena.h"
#include "base/map.h"
#include "template/node.h"

#include <string.h>

static void free_map(void *map)
{
    map_free(map);
}

struct template_set *template_set_new(struct template_functions *functions,
                                      const struct template_options *options, struct arena *arena)
{
    struct template_set *set = ARENA_NEW(arena, struct template_set);

    set->functions = functions;
    set->arena = arena;
    if (options)
        set->options = *options;
    set->trees = map_new();
    arena_defer(arena, free_map, set->trees);
    return set;
}

struct template_set *template_set_clone(struct template_set *set, struct arena *arena)
{
    struct template_set *clone = template_set_new(set->functions, &set->options, arena);

    clone->parent = set;
    return clone;
}

struct template_options *template_set_options(struct template_set *set)
{
    return &set->options;
}

int template_options_set(struct template_options *options, const char *option, struct error *err)
{
    static const struct {
        const char *name;
        enum template_missing_key value;
    } known[] = {
        { "missingkey=default", TEMPLATE_MISSING_DEFAULT },
        { "missingkey=invalid", TEMPLATE_MISSING_DEFAULT },
        { "missingkey=zero", TEMPLATE_MISSING_ZERO },
        { "missingkey=error", TEMPLATE_MISSING_ERROR },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(option, known[i].name) == 0) {
            options->missing_key = known[i].value;
            return 0;
        }
    }
    if (!*option)
        return error_set(err, ERR_INVALID, "empty option string");
    return error_set(err, ERR_INVALID, "unrecognized option: %s", option);
}

const struct template_tree *template_set_find(struct template_set *set, struct str name)
{
    for (; set; set = set->parent) {
        const struct template_tree *tree = map_find(set->trees, name);

        if (tree)
            return tree;
    }
    return NULL;
}

bool template_has(struct template_set *set, struct str name)
{
    return template_set_find(set, name);
}

int template_parse_own(struct template_set *set, struct str name, struct str text,
                       const struct template_tree **own, struct error *err)
{
    struct parser_source source = { name, text, &set->options };
    struct template_trees trees = { 0 };

    if (parser_parse(&source, set->functions, set->arena, &trees, err) < 0)
        return -1;
    for (size_t i = 0; i < trees.count; i++) {
        const struct template_tree *old = template_set_find(set, trees.items[i].name);

        if (!old || !node_is_empty(trees.items[i].root))
            map_put(set->trees, trees.items[i].name, &trees.items[i]);
    }
    *own = trees.items + trees.count - 1;
    return 0;
}

int template_parse(struct template_set *set, struct str name, struct str text, struct error *err)
{
    const struct template_tree *own;

    return template_parse_own(set, name, text, &own, err);
}
