#include "gitops/health/operators/groups.h"

/* GitOps Promoter: what each of its kinds says of the Ready condition, in its own words. */

/* The condition is of an older spec, or it failed. The line is that of the loop. */
#define OUTDATED(line, what)                                                                       \
    WHEN(line,                                                                                     \
         ".observedGeneration metadata.generation .observedGeneration!=@metadata.generation",      \
         PROGRESSING, "Waiting for " what " spec update to be observed")

#define FAILED(line, failed, unready)                                                              \
    WHEN(line, ".status=False .reason=ReconciliationError", DEGRADED,                              \
         failed ": {.message|Unknown error}"),                                                     \
        WHEN(line, ".status=False", DEGRADED,                                                      \
             unready " ({.reason|Unknown}): {.message|Unknown error}")

/* "Commit status is being deleted", and so on. */
#define RECONCILED(line, title, what)                                                              \
    WHEN(line, "!status", PROGRESSING, "Initializing " what),                                      \
        EACH((line) + 7, "status.conditions"), NEXT((line) + 8, ".type!=Ready"),                   \
        COUNT((line) + 9, NULL, 'r'), OUTDATED((line) + 10, what),                                 \
        FAILED((line) + 16, title " reconciliation failed", title " reconciliation failed"), END,  \
        WHEN((line) + 31, "%r=0", PROGRESSING, title " is not ready yet")

#define DELETED(line, text) WHEN(line, "metadata:deletionTimestamp", PROGRESSING, text)

static const struct health_rule argocd_commit_status[] = {
    DELETED(8, "Argo CD commit status is being deleted"),
    RECONCILED(15, "Argo CD commit status", "Argo CD commit status"),
    WHEN(52, "!status.applicationsSelected", DEGRADED,
         "Argo CD commit status has no applications configured"),
    WHEN(52, "#status.applicationsSelected=0", DEGRADED,
         "Argo CD commit status has no applications configured"),
    WHEN(59, NULL, HEALTHY,
         "Argo CD commit status is healthy and is tracking {#status.applicationsSelected} "
         "applications"),
};

static const struct health_rule commit_status[] = {
    DELETED(8, "Commit status is being deleted"),
    RECONCILED(15, "Commit status", "commit status"),
    WHEN(52, "!status.sha", HEALTHY, "Commit status is healthy"),
    WHEN(52, "!status.phase", HEALTHY, "Commit status is healthy"),
    WHEN(59, NULL, HEALTHY, "Commit status for commit {status.sha} reports {status.phase}"),
};

/* What still holds an object that is being deleted. */
#define FINALIZER(line, name, wait, risk)                                                          \
    APPEND(line, ".=" name, 'm', " " name ": " wait " Risk if removed manually: " risk)

#define DELETED_WITH(line, text, ...)                                                              \
    IF(line, "metadata:deletionTimestamp"), SET(line, NULL, PROGRESSING, text),                    \
        EACH(9, "metadata.finalizers"), __VA_ARGS__, END, FINALLY(NONE, NULL), END

static const struct health_rule pull_request[] = {
    DELETED_WITH(23, "Pull request is being deleted.",
                 FINALIZER(12, "pullrequest.promoter.argoproj.io/finalizer",
                           "Waiting for SCM closure or reconciliation of the pull request.",
                           "the real PR can stay open after the CR is gone."),
                 FINALIZER(12, "changetransferpolicy.promoter.argoproj.io/pullrequest-finalizer",
                           "Waiting for the ChangeTransferPolicy to observe PR identity and state.",
                           "promotion status or history can be wrong or racy.")),
    WHEN(43, "!status", PROGRESSING, "Initializing pull request"),
    EACH(50, "status.conditions"),
    NEXT(51, ".type!=Reconciled|Ready"),
    COUNT(52, NULL, 'r'),
    OUTDATED(54, "pull request"),
    FAILED(59, "Pull request reconciliation failed", "Pull request reconciliation failed"),
    END,
    WHEN(74, "%r=0", PROGRESSING, "Pull request is not ready yet"),
    WHEN(81, "!status.id", HEALTHY, "Pull request is healthy"),
    WHEN(81, "!status.state", HEALTHY, "Pull request is healthy"),
    WHEN(88, NULL, HEALTHY, "Pull request is {status.state} as PR {status.id}"),
};

/* The kinds whose readiness may also be unknown. The line is that of the check for a status. */
#define VALIDATED(line, what, kind, failed, unready, unknown)                                      \
    WHEN(line, "!status", PROGRESSING, "Initializing " what),                                      \
        EACH((line) + 6, "status.conditions"), NEXT((line) + 7, ".type!=Ready"),                   \
        COUNT((line) + 8, NULL, 'r'), OUTDATED((line) + 9, kind),                                  \
        FAILED((line) + 14, failed, unready),                                                      \
        WHEN((line) + 25, ".status=Unknown", PROGRESSING,                                          \
             unknown " ({.reason|Unknown}): {.message|Unknown}"),                                  \
        END, WHEN((line) + 35, "%r=0", PROGRESSING, kind " Ready condition is missing")

#define PROVIDER(kind, title, initial, finalizer, wait, risk, failed)                              \
    DELETED_WITH(24, kind " is being deleted.", FINALIZER(12, finalizer, wait, risk)),             \
        VALIDATED(39, initial, kind, failed " validation failed", title " not ready",              \
                  title " readiness unknown"),                                                     \
        FINALLY(HEALTHY, title " is ready")

static const struct health_rule cluster_scm_provider[] = {
    PROVIDER("ClusterScmProvider", "Cluster SCM provider", "cluster SCM provider",
             "clusterscmprovider.promoter.argoproj.io/finalizer",
             "Waiting until no GitRepository still references this cluster-wide SCM provider.",
             "GitRepository objects can reference a provider that no longer exists.",
             "Cluster SCM provider"),
};

static const struct health_rule scm_provider[] = {
    PROVIDER(
        "ScmProvider", "SCM provider", "SCM provider", "scmprovider.promoter.argoproj.io/finalizer",
        "Waiting until no GitRepository in this namespace still references this provider.",
        "GitRepository objects can reference a provider that no longer exists.", "SCM provider"),
};

static const struct health_rule git_repository[] = {
    PROVIDER("GitRepository", "Git repository", "Git repository",
             "gitrepository.promoter.argoproj.io/finalizer",
             "Waiting until no non-deleting PullRequests still reference this repository.",
             "repository metadata may be removed while promotions still depend on it.",
             "Git repository"),
};

/* How the gates of the environments stand; one without a phase is pending. */
#define GATES(line, reconciled, gate, passed)                                                      \
    WHEN(line, "!status.environments", HEALTHY, reconciled " reconciled"),                         \
        WHEN(line, "#status.environments=0", HEALTHY, reconciled " reconciled"),                   \
        EACH((line) + 10, "status.environments"), KEEP((line) + 11, NULL, 'b', "{.branch|?}"),     \
        KEEP((line) + 12, NULL, 'c', "{.phase|pending}"), COUNT((line) + 12, "$c=success", 's'),   \
        NEXT((line) + 12, "$c=success"), IF((line) + 13, "$c=failure"),                            \
        APPEND((line) + 13, "%f>0", 'f', ", "), APPEND((line) + 13, NULL, 'f', "{$b}"),            \
        COUNT((line) + 13, NULL, 'f'), NEXT((line) + 13, NULL), END,                               \
        APPEND((line) + 15, "%p>0", 'p', ", "), APPEND((line) + 15, NULL, 'p', "{$b}"),            \
        COUNT((line) + 15, NULL, 'p'), END,                                                        \
        WHEN((line) + 24, "%f>0", DEGRADED, gate " failed for branch(es): {$f}"),                  \
        WHEN((line) + 30, "%p>0", PROGRESSING, gate " pending for branch(es): {$p}"),              \
        FINALLY(HEALTHY, gate " " passed " for {%s} environment(s)")

static const struct health_rule git_commit_status[] = {
    DELETED(11, "GitCommitStatus is being deleted"),
    VALIDATED(17, "git commit validation", "GitCommitStatus", "Git commit validation failed",
              "Git commit validation not ready", "Git commit validation status unknown"),
    GATES(59, "Git commit validation", "Git commit validation", "passed"),
};

static const struct health_rule timed_commit_status[] = {
    DELETED(10, "TimedCommitStatus is being deleted"),
    VALIDATED(16, "timed commit gate", "TimedCommitStatus", "Timed commit gate failed",
              "Timed commit gate not ready", "Timed commit gate status unknown"),
    GATES(58, "Timed commit gate", "Timed commit gate", "satisfied"),
};

static const struct health_rule web_request_commit_status[] = {
    DELETED(10, "WebRequestCommitStatus is being deleted"),
    VALIDATED(16, "web request commit validation", "WebRequestCommitStatus",
              "Web request commit validation failed", "Web request commit validation not ready",
              "Web request commit validation unknown"),
    GATES(58, "Web request commit validation", "Web request validation", "passed"),
};

/* How many commit statuses are pending, well or failed ($p and $f: which), and what of them is
 * told. */
#define COMMIT_STATUSES(line, list)                                                                \
    EACH(line, list), COUNT((line) + 1, ".phase=pending", 'p'),                                    \
        COUNT((line) + 1, ".phase=success", 's'), COUNT((line) + 1, ".phase=failure", 'f'),        \
        NEXT((line) + 3, ".key=nil"), APPEND((line) + 3, ".phase=pending $p", 'p', ", "),          \
        APPEND((line) + 3, ".phase=pending", 'p', "{.key}"),                                       \
        APPEND((line) + 8, ".phase=failure $f", 'f', ", "),                                        \
        APPEND((line) + 8, ".phase=failure", 'f', "{.key}"), END

#define COUNTS "{%p} pending, {%s} successful, {%f} failed. "

#define TELL_COMMIT_STATUSES(line)                                                                 \
    APPEND(line, "%p>0", 'm', "Pending commit statuses: {$p|}. "),                                 \
        APPEND((line) + 3, "%f>0", 'm', "Failed commit statuses: {$f|}. ")

static const struct health_rule transfer_policy[] = {
    DELETED_WITH(
        25, "Change transfer policy is being deleted.",
        FINALIZER(12, "changetransferpolicy.promoter.argoproj.io/finalizer",
                  "Waiting to clear related PullRequest finalizers and finish cleanup before this "
                  "policy is removed.",
                  "The 'changetransferpolicy.promoter.argoproj.io/pullrequest-finalizer' finalizer "
                  "may not be cleaned up from PullRequests owned by this ChangeTransferPolicy.")),
    RECONCILED(39, "Change transfer policy", "change transfer policy"),
    WHEN(77, "status.active.dry.sha=nil|false|''", PROGRESSING,
         "The active commit DRY SHA is missing or empty."),
    WHEN(82, "status.proposed.dry.sha=nil|false|''", PROGRESSING,
         "The proposed commit DRY SHA is missing or empty."),
    IF(99, "status.proposed.dry.sha!=@status.active.dry.sha"),
    COMMIT_STATUSES(106, "status.proposed.commitStatuses"),
    SET(120, NULL, PROGRESSING,
        "Promotion in progress from '{status.active.dry.sha~7}' to "
        "'{status.proposed.dry.sha~7}': " COUNTS),
    TELL_COMMIT_STATUSES(125),
    FINALLY(NONE, NULL),
    END,
    COMMIT_STATUSES(138, "status.active.commitStatuses"),
    WHEN(150, "%p=0 %f=0", HEALTHY,
         "Environment is up-to-date on commit {status.active.dry.sha~7}."),
    SET(151, NULL, HEALTHY,
        "Environment is up-to-date, but there are non-successful active commit statuses: " COUNTS),
    TELL_COMMIT_STATUSES(153),
};

/* What is proposed for an environment, by the hydrator's note if it left one: $d. */
#define PROPOSED(line)                                                                             \
    KEEP(line, NULL, 'd', "{.proposed.dry.sha}"),                                                  \
        KEEP(line, ".proposed.note.drySha!=nil|false|''", 'd', "{.proposed.note.drySha}")

/* $g is what is proposed for the first environment, $e what is told of the others. */
static const struct health_rule promotion_strategy[] = {
    DELETED(8, "Promotion strategy is being deleted"),
    RECONCILED(15, "Promotion strategy", "promotion strategy"),
    WHEN(55, "!status.environments", DEGRADED, "Promotion strategy has no environments configured"),
    WHEN(55, "#status.environments=0", DEGRADED,
         "Promotion strategy has no environments configured"),
    EACH(74, "status.environments"),
    WHEN(77, ".active.dry.sha=nil|false|''", PROGRESSING,
         "The active commit DRY SHA is missing or empty in environment '{.branch}'."),
    PROPOSED(63),
    WHEN(82, "$d=nil|false|''", PROGRESSING,
         "The proposed commit DRY SHA is missing or empty in environment '{.branch}'."),
    KEEP(88, "$i=1", 'g', "{$d}"),
    END,
    EACH(89, "status.environments"),
    PROPOSED(63),
    WHEN(90, "$d!=@$g", PROGRESSING,
         "Not all environments have the same proposed commit SHA. This likely means the hydrator "
         "has not run for all environments yet."),
    END,
    EACH(111, "status.environments"),
    IF(112, ".proposed:dry:sha!=@.active.dry.sha"),
    COMMIT_STATUSES(121, ".proposed.commitStatuses"),
    SET(135, NULL, PROGRESSING,
        "Promotion in progress for environment '{.branch}' from '{.active.dry.sha~7}' to "
        "'{.proposed.dry.sha~7}': " COUNTS),
    TELL_COMMIT_STATUSES(141),
    APPEND(146, NULL, 'm', "Hydrator has processed dry commit '{$g~7}'. "),
    FINALLY(NONE, NULL),
    END,
    END,
    EACH(154, "status.environments"),
    RESET(155, NULL, 'p'),
    RESET(156, NULL, 'f'),
    EACH(158, ".active.commitStatuses"),
    COUNT(159, ".phase=pending", 'p'),
    COUNT(161, ".phase=failure", 'f'),
    END,
    NEXT(166, "%p=0 %f=0"),
    APPEND(177, "$e", 'e', ", "),
    APPEND(177, NULL, 'e', "{.branch} ({%f} failed, {%p} pending)"),
    END,
    WHEN(181, "$e", HEALTHY,
         "Environments are up-to-date, but some environments have non-successful commit "
         "statuses: {$e}."),
    FINALLY(HEALTHY,
            "All environments are up-to-date on commit "
            "'{status.environments.[1].active.dry.sha~7}'. Hydrator has processed dry commit "
            "'{$g~7}'."),
};

static const struct health_kind kinds[] = {
    BY_RULES("ArgoCDCommitStatus", argocd_commit_status),
    BY_RULES("ChangeTransferPolicy", transfer_policy),
    BY_RULES("ClusterScmProvider", cluster_scm_provider),
    BY_RULES("CommitStatus", commit_status),
    BY_RULES("GitCommitStatus", git_commit_status),
    BY_RULES("GitRepository", git_repository),
    BY_RULES("PromotionStrategy", promotion_strategy),
    BY_RULES("PullRequest", pull_request),
    BY_RULES("ScmProvider", scm_provider),
    BY_RULES("TimedCommitStatus", timed_commit_status),
    BY_RULES("WebRequestCommitStatus", web_request_commit_status),
};
HEALTH_GROUP(health_group_promoter, "promoter.argoproj.io", kinds);
