#include "gitops/health/operators/groups.h"

static const struct health_rule postgresql[] = {
    WHEN(2, "status.PostgresClusterStatus=nil", PROGRESSING,
         "Waiting for postgres cluster status..."),
    WHEN(10, "status.PostgresClusterStatus=Running", HEALTHY, "{status.PostgresClusterStatus}"),
    WHEN(18, "status.PostgresClusterStatus=Creating|Updating", PROGRESSING,
         "{status.PostgresClusterStatus}"),
    FINALLY(DEGRADED, "{status.PostgresClusterStatus}"),
};

static const struct health_kind zalando[] = { BY_RULES("postgresql", postgresql) };
HEALTH_GROUP(health_group_acid_zalan, "acid.zalan.do", zalando);

static const struct health_rule clickhouse[] = {
    WHEN(2, "status.status=nil", PROGRESSING, "{word} status not yet available"),
    WHEN(3, "status.status=Completed", HEALTHY, "{word} installation completed successfully"),
    WHEN(6, "status.status=InProgress", PROGRESSING, "{word} installation in progress"),
    WHEN(11, NULL, DEGRADED, "{word} status: {status.status}"),
};

static const struct health_kind keepers[] = {
    BY_RULES_NAMED("ClickHouseKeeperInstallation", clickhouse, "ClickHouseKeeper"),
};
HEALTH_GROUP(health_group_clickhouse_keeper, "clickhouse-keeper.altinity.com", keepers);

static const struct health_kind houses[] = {
    BY_RULES_NAMED("ClickHouseInstallation", clickhouse, "ClickHouse"),
};
HEALTH_GROUP(health_group_clickhouse, "clickhouse.altinity.com", houses);

/* The first Ready condition; one with some reasons or messages is still under way. */
#define ATLAS(still)                                                                               \
    EACH(5, "status.conditions"), IF(6, ".type=Ready"),                                            \
        WHEN(22, ".status=True", HEALTHY, "{.reason}"), WHEN(28, still, PROGRESSING, "{.reason}"), \
        FINALLY(DEGRADED, "{.reason}"), END, END,                                                  \
        FINALLY(PROGRESSING, "Waiting for Atlas Operator")

static const struct health_rule atlas_migration[] = { ATLAS(".reason=Reconciling") };
static const struct health_rule atlas_schema[] = { ATLAS(".message=Reconciling|GettingDevDB") };

static const struct health_kind atlas[] = {
    BY_RULES("AtlasMigration", atlas_migration),
    BY_RULES("AtlasSchema", atlas_schema),
};
HEALTH_GROUP(health_group_db_atlasgo, "db.atlasgo.io", atlas);
