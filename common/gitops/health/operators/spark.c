#include "gitops/health/operators/groups.h"

/* More than any number. */
#define NO_LIMIT "1.0e999"
#define STATE "status.applicationState.state="

/*
 * Enough executors, where their number is left to Spark: $a is the fewest, $b the most. Settings
 * are texts, which the two KEEPs read as numbers.
 */
#define CONF_RANGE(line, name)                                                                     \
    IF(line, "spec.sparkConf.[" name ".enabled]='true'"), KEEP(line, NULL, 'a', "0"),              \
        KEEP(line, NULL, 'b', NO_LIMIT),                                                           \
        KEEP((line) + 6, "spec.sparkConf.[" name ".minExecutors]!=nil", 'a',                       \
             "{spec.sparkConf.[" name ".minExecutors]}"),                                          \
        KEEP((line) + 3, "spec.sparkConf.[" name ".maxExecutors]!=nil", 'b',                       \
             "{spec.sparkConf.[" name ".maxExecutors]}"),                                          \
        COUNT(line, NULL, 'r'), END

static const struct health_rule application[] = {
    IF(62, "status!=nil status.applicationState:state!=nil"),
    WHEN(63, STATE "''", PROGRESSING, "SparkApplication was added, enqueuing it for submission"),
    IF(69, STATE "RUNNING status.executorState!=nil"),
    PAIRS(71, "status.executorState"),
    COUNT(72, ".=RUNNING", 'c'),
    END,
    WHEN(76, "spec:executor:instances!=nil spec.executor.instances=@%c", HEALTHY,
         "SparkApplication is Running"),
    IF(44, "spec.dynamicAllocation spec.dynamicAllocation.enabled"),
    KEEP(9, NULL, 'a', "{spec.dynamicAllocation.minExecutors|0}"),
    KEEP(12, NULL, 'b', "{spec.dynamicAllocation.maxExecutors|" NO_LIMIT "}"),
    COUNT(44, NULL, 'r'),
    END,
    IF(46, "%r=0 spec.sparkConf!=nil"),
    CONF_RANGE(20, "spark.streaming.dynamicAllocation"),
    END,
    IF(46, "%r=0 spec.sparkConf!=nil"),
    CONF_RANGE(29, "spark.dynamicAllocation"),
    END,
    WHEN(82, "%r>0 %c>=@+$a %c<=@+$b", HEALTHY, "SparkApplication is Running"),
    WHEN(54, "%r=0 spec.dynamicAllocation=nil spec.executor.instances=nil %c>=1", HEALTHY,
         "SparkApplication is Running"),
    END,
    WHEN(94, STATE "SUBMITTED", PROGRESSING, "SparkApplication was submitted successfully"),
    WHEN(99, STATE "COMPLETED", HEALTHY, "SparkApplication was Completed"),
    WHEN(104, STATE "FAILED|SUBMISSION_FAILED|FAILING", DEGRADED,
         "{status.applicationState.errorMessage}"),
    WHEN(114, STATE "PENDING_RERUN", PROGRESSING, "SparkApplication is Pending Rerun"),
    WHEN(119, STATE "INVALIDATING", MISSING, "SparkApplication is in InvalidatingState"),
    WHEN(124, STATE "SUCCEEDING", PROGRESSING,
         "The driver pod has been completed successfully. The executor pods terminate and are "
         "cleaned up.\n"
         "                                Under this circumstances, we assume the executor pod are "
         "completed."),
    WHEN(135, STATE "UNKNOWN", PROGRESSING,
         "SparkApplication is in UnknownState because either driver pod or one or all executor "
         "pods in unknown state  "),
    END,
    FINALLY(PROGRESSING, "Waiting for Executor pods"),
};

static const struct health_kind kinds[] = { BY_RULES("SparkApplication", application) };
HEALTH_GROUP(health_group_spark, "sparkoperator.k8s.io", kinds);
