#include "gitops/health/operators/groups.h"

static const struct health_rule analysis_run[] = {
    WHEN(11, "status.phase=Pending|Running", PROGRESSING, "Analysis run is running"),
    WHEN(19, "status.phase=Successful", HEALTHY,
         "{status.message||Analysis run completed successfully}"),
    WHEN(23, "status.phase=Failed", DEGRADED, "{status.message||Analysis run failed}"),
    WHEN(27, "status.phase=Error", DEGRADED, "{status.message||Analysis run had an error}"),
    WHEN(31, "status.phase=Inconclusive", UNKNOWN,
         "{status.message||Analysis run was inconclusive}"),
    WHEN(10, "status!=nil", NONE, NULL),
    FINALLY(PROGRESSING, "Waiting for analysis run to finish: status has not been reconciled."),
};

/* What went wrong before what is under way, and that before what went well. */
static const struct health_rule application_set[] = {
    PAIRS(5, "status.conditions"),
    WHEN(6, ".type=ErrorOccurred .status=True", DEGRADED, "{.message}"),
    END,
    PAIRS(12, "status.conditions"),
    WHEN(13, ".type=ResourcesUpToDate .status=False", DEGRADED, "{.message}"),
    END,
    PAIRS(19, "status.conditions"),
    WHEN(20, ".type=RolloutProgressing .status=True", PROGRESSING, "{.message}"),
    END,
    PAIRS(26, "status.conditions"),
    WHEN(27, ".type=ResourcesUpToDate .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for the status to be reported"),
};

static const struct health_rule cron_workflow[] = {
    PAIRS(5, "status.conditions"),
    WHEN(6, ".type=SpecError|SubmissionError .status=True", DEGRADED, "{.message}"),
    WHEN(14, ".type=Completed .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(HEALTHY, "CronWorkflow is healthy."),
};

static const struct health_rule event_bus[] = {
    EACH(5, "status.conditions"),
    WHEN(6, ".type=Deployed .status=False", DEGRADED, "{.message|@.reason}"),
    WHEN(11, ".type=Deployed .status=True", HEALTHY, "{.message|@.reason}"),
    END,
    FINALLY(PROGRESSING, "Waiting for initialization"),
};

static const struct health_rule experiment[] = {
    WHEN(3, "status.phase=Pending", PROGRESSING, "Experiment is pending"),
    WHEN(7, "status.phase=Running", PROGRESSING, "Experiment is running"),
    WHEN(11, "status.phase=Successful", HEALTHY, "Experiment is successful"),
    WHEN(15, "status.phase=Failed", DEGRADED, "Experiment has failed"),
    WHEN(19, "status.phase=Error", DEGRADED, "Experiment had an error"),
    WHEN(2, "status!=nil", NONE, NULL),
    FINALLY(PROGRESSING, "Waiting for experiment to finish: status has not been reconciled."),
};

#define NOT_OBSERVED "Waiting for rollout spec update to be observed"

static const struct health_rule rollout[] = {
    /* A generation that is no number, or a later one, was written by a release before 0.10. */
    WHEN(58, "status=nil", PROGRESSING, NOT_OBSERVED),
    IF(62, "+status.observedGeneration!=nil"),
    COUNT(62, "metadata.generation<@+status.observedGeneration", 'l'),
    WHEN(66, "%l=0 metadata.generation!=@+status.observedGeneration", PROGRESSING, NOT_OBSERVED),
    END,
    IF(72, "spec:workloadRef!=nil metadata.annotations!=nil"),
    WHEN(76,
         "+metadata.annotations.[rollout.argoproj.io/workload-generation]"
         "!=@+status.workloadObservedGeneration",
         PROGRESSING, NOT_OBSERVED),
    END,
    /* From 1.0 on the controller says it itself, in our words but for one. */
    WHEN(90, "status.phase=Paused|Suspended", SUSPENDED, "{status.message}"),
    WHEN(93, "status.phase=Healthy", HEALTHY, "{status.message}"),
    WHEN(93, "status.phase=Progressing", PROGRESSING, "{status.message}"),
    WHEN(93, "status.phase=Degraded", DEGRADED, "{status.message}"),
    WHEN(93, "status.phase=Missing", MISSING, "{status.message}"),
    WHEN(93, "status.phase=Unknown", UNKNOWN, "{status.message}"),
    WHEN(93, "status.phase=<string>", UNKNOWN, "Lua returned an invalid health status"),
    WHEN(93, "status.phase!=nil", NONE, "{status.phase}"),
    /* Releases before 1.0. */
    EACH(100, "status.conditions:"),
    WHEN(101, ".type=InvalidSpec", DEGRADED, "{.message}"),
    WHEN(106, ".type=Progressing .reason=RolloutAborted|ProgressDeadlineExceeded", DEGRADED,
         "{.message}"),
    END,
    NEED_TABLE(44, "status.pauseConditions", "getn"),
    WHEN(44, "status.pauseConditions!=nil #status.pauseConditions>0", SUSPENDED,
         "Rollout is paused"),
    WHEN(48, "spec:paused", SUSPENDED, "Rollout is paused"),
    WHEN(123, "status.currentPodHash=nil", PROGRESSING,
         "Waiting for rollout to finish: status has not been reconciled."),
    WHEN(8, "status.updatedReplicas||0<@spec.replicas||1", PROGRESSING,
         "Waiting for roll out to finish: More replicas need to be updated"),
    WHEN(13, "status.availableReplicas||0<@status.updatedReplicas||0", PROGRESSING,
         "Waiting for roll out to finish: updated replicas are still becoming available"),
    /* Before 0.8 the stable one was a canary's, or not told at all. */
    KEEP(24, NULL, 's', "{status.stableRS|@status.canary.stableRS}"),
    KEEP(30, "$s=nil status.canary=nil", 's', ""),
    IF(137, "spec.strategy:blueGreen!=nil"),
    WHEN(138, "status.blueGreen.activeSelector!=@status.currentPodHash", PROGRESSING,
         "active service cutover pending"),
    WHEN(145, "$s!='' $s!=@status.currentPodHash", PROGRESSING, "waiting for analysis to complete"),
    FINALLY(HEALTHY, ""),
    END,
    IF(150, "spec.strategy.canary!=nil"),
    WHEN(151, "status.replicas||0>@status.updatedReplicas||0", PROGRESSING,
         "Waiting for roll out to finish: old replicas are pending termination"),
    WHEN(156, "$s!=@status.currentPodHash", PROGRESSING, "Waiting for rollout to finish steps"),
    WHEN(156, "$s=''", PROGRESSING, "Waiting for rollout to finish steps"),
    END,
    FINALLY(HEALTHY, ""),
};

static const struct health_kind kinds[] = {
    BY_RULES("AnalysisRun", analysis_run),   BY_RULES("ApplicationSet", application_set),
    BY_RULES("CronWorkflow", cron_workflow), BY_RULES("EventBus", event_bus),
    BY_RULES("Experiment", experiment),      BY_RULES("Rollout", rollout),
};
HEALTH_GROUP(health_group_argoproj, "argoproj.io", kinds);
