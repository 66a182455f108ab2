#include "gitops/health/operators/groups.h"
#include "gitops/health/rules_run.h"

#define NODES "{status.ready}/{status.size} node(s) are ready"

static const struct health_rule mongo[] = {
    WHEN(2, "status=nil", UNKNOWN, "Cluster status is unknown"),
    SET(12, NULL, UNKNOWN, NODES),
    SET(11, "status.state=initializing|stopping", PROGRESSING, NULL),
    SET(11, "status.state=ready", HEALTHY, NULL),
    SET(11, "status.state=error", DEGRADED, NULL),
    SET(11, "status.state=paused", SUSPENDED, NULL),
};

static const struct health_kind mongos[] = { BY_RULES("PerconaServerMongoDB", mongo) };
HEALTH_GROUP(health_group_percona_mongo, "psmdb.percona.com", mongos);

static const struct health_rule mysql[] = {
    WHEN(6, "status.state=initializing", PROGRESSING, NODES),
    WHEN(12, "status.state=ready", HEALTHY, NODES),
    WHEN(16, "status.state=paused", UNKNOWN, "Cluster is paused"),
    WHEN(24, "status.state=stopping", DEGRADED, "Cluster is stopping (" NODES ")"),
    IF(28, "status.state=error"),
    EACH(30, "status.message"),
    APPEND(30, "$i>1", 't', ", "),
    APPEND(30, NULL, 't', "{.}"),
    END,
    FINALLY(DEGRADED, "Cluster is on error: {$t|}"),
    END,
    FINALLY(UNKNOWN,
            "Cluster status is unknown. Ensure your ArgoCD is current and then check for/file a "
            "bug report: https://github.com/argoproj/argo-cd/issues"),
};

static const struct health_kind mysql_by_rules = BY_RULES("PerconaXtraDBCluster", mysql);

/* Errors are a list; what is none cannot be told. */
static struct health health_of_mysql(const struct json *object, struct arena *arena)
{
    const struct rule_value errors = rule_value_of(json_at(object, "status.message"));

    if (errors.type != RULE_TABLE && str_equals(json_text_at(object, "status.state"), "error")) {
        return health_error(arena,
                            "<string>:30: bad argument #1 to concat (table expected, got %s)",
                            rule_value_type(&errors));
    }
    return health_by_rules(&mysql_by_rules, object, arena);
}

static const struct health_kind mysqls[] = {
    BY_CHECK("PerconaXtraDBCluster", health_of_mysql),
};
HEALTH_GROUP(health_group_percona_mysql, "pxc.percona.com", mysqls);
