/*
 * The actions of the original by name, look and result, in scripts of our own; compared with its
 * own by `tests/corpus/compare_health --actions`. They do what is meant where the original's fail
 * on what an object lacks (a Rollout without a status, a pipeline without a life cycle), where one
 * cannot be run (a PerconaServerMongoDB's `pause`), and where a Workflow of a CronWorkflow gets its
 * finalizers outside of the metadata and a time that is none.
 */
#include "application/builtin_actions_parts.h"

static const struct builtin_actions *const tables[] = { builtin_actions_argo, builtin_actions_flux,
                                                        builtin_actions_numaflow,
                                                        builtin_actions_operators,
                                                        builtin_actions_workloads };

const struct builtin_actions *builtin_actions_find(struct str key)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
        for (const struct builtin_actions *row = tables[i]; row->key; row++)
            if (str_equals(key, row->key))
                return row;
    return NULL;
}

const char *builtin_actions_script(struct str key, struct str name)
{
    const struct builtin_actions *found = builtin_actions_find(key);

    for (const struct builtin_action *at = found ? found->actions : NULL; at && at->name; at++)
        if (str_equals(name, at->name))
            return at->script;
    return NULL;
}
