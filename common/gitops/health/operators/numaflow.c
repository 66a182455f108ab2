#include "gitops/health/operators/groups.h"

#define PROGRESSIVE_FAILED "metadata.labels.[numaplane.numaproj.io/progressive-result-state]=failed"

static const struct health_rule buffer_service[] = {
    IF(4, "status!=nil"),
    EACH(6, "status.conditions"),
    COUNT(7, ".status=False", 'u'),
    KEEP(7, ".status=False", 'h', "{.message}"),
    END,
    IF(15, "metadata.generation=@status.observedGeneration"),
    WHEN(16, "status.phase=Failed", DEGRADED, "{status.message}"),
    WHEN(14, PROGRESSIVE_FAILED, DEGRADED, "Failed progressive upgrade"),
    WHEN(22, "%u>0", DEGRADED, "{$h}"),
    WHEN(26, "status.phase=Running", HEALTHY, "InterStepBufferService is healthy"),
    END,
    END,
    FINALLY(PROGRESSING, "Waiting for InterStepBufferService status"),
};

static const struct health_rule vertex[] = {
    IF(4, "status!=nil"),
    EACH(6, "status.conditions"),
    COUNT(7, ".status=False", 'u'),
    KEEP(7, ".status=False", 'h', "{.message}"),
    END,
    IF(14, "metadata.generation=@status.observedGeneration"),
    WHEN(15, "status.phase=Failed", DEGRADED, "{status.message}"),
    WHEN(20, "%u>0", DEGRADED, "{$h}"),
    WHEN(23, "status.phase=Paused", HEALTHY, "Vertex is paused"),
    WHEN(27, "status.phase=Running", HEALTHY, "Vertex is healthy"),
    END,
    END,
    FINALLY(PROGRESSING, "Waiting for Vertex status"),
};

/* A MonoVertex is never on its way to a pause. */
#define GRAPH(paused)                                                                              \
    IF(4, "status!=nil"), EACH(6, "status.conditions"), COUNT(7, ".status=False", 'u'), END,       \
        IF(14, "metadata.generation=@status.observedGeneration"),                                  \
        WHEN(15, "status.phase=Failed", DEGRADED, "{status.message}"),                             \
        WHEN(13, PROGRESSIVE_FAILED, DEGRADED, "Failed progressive upgrade"),                      \
        WHEN(22, "%u>0", DEGRADED, "Subresources are unhealthy"),                                  \
        WHEN(25, "status.phase=" paused, HEALTHY, "{word} is paused"),                             \
        WHEN(29, "status.phase=Running", HEALTHY, "{word} is healthy"), END, END,                  \
        FINALLY(PROGRESSING, "Waiting for {word} status")

static const struct health_rule mono_vertex[] = { GRAPH("Paused") };
static const struct health_rule pipeline[] = { GRAPH("Paused|Pausing") };

static const struct health_kind kinds[] = {
    BY_RULES("InterStepBufferService", buffer_service),
    BY_RULES_NAMED("MonoVertex", mono_vertex, "MonoVertex"),
    BY_RULES_NAMED("Pipeline", pipeline, "Pipeline"),
    BY_RULES("Vertex", vertex),
};
HEALTH_GROUP(health_group_numaflow, "numaflow.numaproj.io", kinds);

/*
 * A roll-out: is it on its way, failed, paused, healthy? An upgrade that failed is not on its way,
 * though the object says that it is in progress. $f is the reason for which a child failed.
 */
#define ROLLOUT_IS_ON_ITS_WAY(line)                                                                \
    WHEN(line, "status=nil", PROGRESSING, "Not yet reconciled"),                                   \
        WHEN((line) + 4, "metadata.generation!=@status.observedGeneration", PROGRESSING,           \
             "Not yet reconciled"),                                                                \
        COUNT((line) + 9, "status.upgradeInProgress!=nil|''", 'u'),                                \
        COUNT((line) + 9, "status.phase=Pending", 'u')

#define CHILD_IS_ON_ITS_WAY(line)                                                                  \
    EACH(line, "status.conditions"),                                                               \
        WHEN((line) + 1, ".type=ChildResourcesHealthy .status=False .reason=Progressing",          \
             PROGRESSING, "Child Progressing"),                                                    \
        END

#define UPGRADE_IS_ON_ITS_WAY(line)                                                                \
    IF(line, "%u>0"), EACH((line) + 4, "status.conditions"),                                       \
        COUNT((line) + 5, ".type=ProgressiveUpgradeSucceeded .status=False", 'n'), END,            \
        WHEN((line) + 11, "%n=0", PROGRESSING, "Update in progress"), END

#define ROLLOUT_FAILED(line)                                                                       \
    WHEN(line, "status.phase=Failed", DEGRADED, "{status.message}"),                               \
        EACH((line) + 5, "status.conditions"),                                                     \
        WHEN((line) + 6, ".type=ChildResourcesHealthy .status=False .reason=@$f", DEGRADED,        \
             "{.message}"),                                                                        \
        WHEN((line) + 8, ".type=ProgressiveUpgradeSucceeded .status=False", DEGRADED,              \
             "Progressive upgrade failed"),                                                        \
        END

#define CHILD_IS_HEALTHY(line)                                                                     \
    EACH(line, "status.conditions"),                                                               \
        WHEN((line) + 1, ".type=ChildResourcesHealthy .status=True", HEALTHY, "Healthy"), END

static const struct health_rule service_rollout[] = {
    KEEP(1, NULL, 'f', "ISBSvcFailed"),
    ROLLOUT_IS_ON_ITS_WAY(26),
    UPGRADE_IS_ON_ITS_WAY(35),
    CHILD_IS_ON_ITS_WAY(53),
    ROLLOUT_FAILED(7),
    CHILD_IS_HEALTHY(70),
    FINALLY(UNKNOWN, "Unknown status"),
};

static const struct health_rule graph_rollout[] = {
    KEEP(1, NULL, 'f', "{word}Failed"),
    KEEP(1, NULL, 'p', "{word}PausingOrPaused"),
    ROLLOUT_IS_ON_ITS_WAY(42),
    UPGRADE_IS_ON_ITS_WAY(51),
    CHILD_IS_ON_ITS_WAY(69),
    ROLLOUT_FAILED(23),
    EACH(8, "status.conditions"),
    WHEN(9, ".type=@$p .status=True", HEALTHY, "{.message}"),
    END,
    CHILD_IS_HEALTHY(86),
    FINALLY(UNKNOWN, "Unknown {word} status"),
};

static const struct health_rule controller_rollout[] = {
    ROLLOUT_IS_ON_ITS_WAY(24),
    WHEN(33, "%u>0", PROGRESSING, "Update in progress"),
    CHILD_IS_ON_ITS_WAY(39),
    WHEN(7, "status.phase=Failed", DEGRADED, "{status.message}"),
    EACH(12, "status.conditions"),
    WHEN(13, ".type=ChildResourcesHealthy .status=False", DEGRADED, "{.message}"),
    END,
    CHILD_IS_HEALTHY(56),
    FINALLY(UNKNOWN, "Unknown status"),
};

static const struct health_kind rollout_kinds[] = {
    BY_RULES("ISBServiceRollout", service_rollout),
    BY_RULES_AT("MonoVertexRollout", graph_rollout, "MonoVertex", 1),
    BY_RULES("NumaflowControllerRollout", controller_rollout),
    BY_RULES_NAMED("PipelineRollout", graph_rollout, "Pipeline"),
};
HEALTH_GROUP(health_group_numaplane, "numaplane.numaproj.io", rollout_kinds);
