/* One value put into a field of many objects. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

int transform_value_add(struct plugin *plugin, struct error *err)
{
    return error_set(err, ERR_UNIMPLEMENTED, "the transformer %s is not built in", plugin->kind);
}
