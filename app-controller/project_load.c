#include "project_load.h"

#include "argo/project_scope.h"
#include "controller.h"
#include "live/clusters.h"

int project_load(struct controller *controller, const struct application *app, struct arena *arena,
                 struct project *out, struct conditions *conditions, struct error *err)
{
    struct project_scope scope = {
        .catalog = controller->catalog,
        .namespace = controller->namespace,
    };

    scope.cluster_count = clusters_list(controller->clusters, arena, &scope.clusters);
    return project_scope_load(&scope, app, arena, out, conditions, err);
}
