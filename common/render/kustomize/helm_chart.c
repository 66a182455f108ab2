/* `helmCharts`: charts that lie in the tree, rendered by whoever the host is. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

int generate_helm_chart(struct plugin *plugin, struct error *err)
{
    if (!plugin->build->flags.enable_helm) {
        error_set(err, ERR_INVALID, "must specify --enable-helm");
        return plugin_fail_config(plugin, err);
    }
    return error_set(err, ERR_UNIMPLEMENTED, "the field helmCharts is not built in");
}
