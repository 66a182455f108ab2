/* Actions of other projects' operators, by the fields and annotations that those document. */
#include "application/builtin_actions_parts.h"

static const struct builtin_action external_secret[] = {
    { "refresh", ANNOTATE("force-sync", NOW) },
    END,
};

static const struct builtin_action push_secret[] = {
    { "push", ANNOTATE("force-sync", NOW) },
    END,
};

/* What is never looked at again by itself is not to be looked at. */
#define IS_NEVER                                                                                   \
    "local interval = tostring(obj.spec.refreshInterval or '')\n"                                  \
    "local never = interval == '0'\n"                                                              \
    "for _, unit in ipairs({'ns', 'us', 'µs', 'ms', 's', 'm', 'h'}) do\n"                         \
    "  never = never or interval == '0' .. unit\n"                                                 \
    "end\n"

static const struct builtin_action strimzi_pod_set[] = {
    { "rolling-update", ANNOTATE("strimzi.io/manual-rolling-update", "'true'") },
    END,
};

static const struct builtin_action suspended[] = {
    { "resume", UNSUSPEND },
    { "suspend", "if obj.spec then obj.spec.suspend = true end\nreturn obj\n" },
    END,
};

/* ---- KEDA ---- */

#define KEDA "autoscaling.keda.sh/paused"

#define KEDA_RESUME                                                                                \
    "local annotations = obj.metadata.annotations or {}\n"                                         \
    "annotations['" KEDA "'] = nil\n"                                                              \
    "annotations['" KEDA "-replicas'] = nil\n"                                                     \
    "return obj\n"

static const struct builtin_action keda[] = {
    { "pause", ANNOTATE(KEDA, "'true'") },
    { "resume", KEDA_RESUME },
    END,
};

/* Held at a number of replicas instead of where it is. */
static const struct builtin_action scaled_object[] = {
    { "pause", ANNOTATE(KEDA, "'true'") },
    { "paused-replicas", "local given = actionParams['replicas']\n"
                         "if not given then error('replicas parameter is required', 0) end\n"
                         "local replicas = tonumber(given)\n"
                         "if not replicas or replicas < 0 then\n"
                         "  error('invalid number: ' .. given .. ' (must be >= 0)', 0)\n"
                         "end\n" ANNOTATE(KEDA "-replicas", "tostring(replicas)") },
    { "resume", KEDA_RESUME },
    END,
};
#define SCALED_OBJECT_DISCOVERY                                                                    \
    "local actions = {}\n"                                                                         \
    "local annotations = obj.metadata.annotations or {}\n"                                         \
    "local held = annotations['" KEDA "-replicas']\n" STOP_AND_GO(                                 \
        "pause", "resume",                                                                         \
        "annotations['" KEDA                                                                       \
        "'] == 'true' or held ~= nil") "actions['paused-replicas'] = {iconClass = '" PAUSE_ICON    \
                                       "', disabled = annotations['" KEDA "'] == 'true',\n"        \
                                       "  params = {{name = 'replicas', default = held or "        \
                                       "'0'}}}\n"                                                  \
                                       "return actions\n"
#define KEDA_DISCOVERY                                                                             \
    "local actions = {}\n"                                                                         \
    "local annotations = obj.metadata.annotations or {}\n" STOP_AND_GO(                            \
        "pause", "resume",                                                                         \
        "annotations['" KEDA "'] == 'true' or annotations['" KEDA                                  \
        "-replicas'] ~= nil") "return actions\n"

/* ---- databases ---- */

#define RECONCILIATION "cnpg.io/reconciliationLoop"

/*
 * The one that is named, by its number or in full; of any, whoever comes behind the primary among
 * those that are well, or the first of them when the primary is not.
 */
#define PROMOTE                                                                                    \
    "local os = require('os')\n"                                                                   \
    "local wanted = actionParams['instance']\n"                                                    \
    "local healthy = obj.status.instancesStatus.healthy\n"                                         \
    "local name = wanted\n"                                                                        \
    "if tonumber(wanted) then name = obj.metadata.name .. '-' .. wanted end\n"                     \
    "local chosen = wanted == 'any' and healthy[1] or nil\n"                                       \
    "for at, instance in ipairs(healthy) do\n"                                                     \
    "  if wanted == 'any' and instance == obj.status.currentPrimary then\n"                        \
    "    chosen = healthy[at % #healthy + 1]\n"                                                    \
    "    break\n"                                                                                  \
    "  elseif wanted ~= 'any' and instance == name then\n"                                         \
    "    chosen = instance\n"                                                                      \
    "  end\n"                                                                                      \
    "end\n"                                                                                        \
    "if not chosen then\n"                                                                         \
    "  error('Could not find a healthy instance matching the criteria: ' .. wanted, 0)\n"          \
    "end\n"                                                                                        \
    "obj.status.targetPrimary = chosen\n"                                                          \
    "obj.status.targetPrimaryTimestamp = " NOW "\n"                                                \
    "obj.status.phase = 'Switchover in progress'\n"                                                \
    "obj.status.phaseReason = 'Switching over to ' .. chosen\n"                                    \
    "return obj\n"

static const struct builtin_action postgres_cluster[] = {
    { "promote", PROMOTE },
    { "reload", ANNOTATE("cnpg.io/reloadedAt", NOW) },
    { "restart", ANNOTATE("kubectl.kubernetes.io/restartedAt", NOW) },
    { "resume", ANNOTATE(RECONCILIATION, "nil") },
    { "suspend", ANNOTATE(RECONCILIATION, "'disabled'") },
    END,
};

static const struct builtin_action mongo_cluster[] = {
    { "pause", SET("pause", "true") },
    { "unpause", SET("pause", "false") },
    END,
};

const struct builtin_actions builtin_actions_operators[] = {
    { "core.strimzi.io/StrimziPodSet",
      "local annotations = obj.metadata.annotations or {}\n"
      "return {['rolling-update'] = {\n"
      "  disabled = annotations['strimzi.io/manual-rolling-update'] == 'true'}}\n",
      strimzi_pod_set },
    { "external-secrets.io/ExternalSecret",
      IS_NEVER "return {refresh = {\n"
               "  disabled = never and obj.spec.refreshPolicy ~= 'OnChange'}}\n",
      external_secret },
    { "external-secrets.io/PushSecret", IS_NEVER "return {push = {disabled = never}}\n",
      push_secret },
    { "k8s.mariadb.com/MariaDB",
      "if (obj.spec or {}).suspend == true then\n"
      "  return {resume = {iconClass = 'fa fa-fw fa-play', displayName = 'Resume'}}\n"
      "end\n"
      "return {suspend = {iconClass = 'fa fa-fw fa-pause', displayName = 'Suspend'}}\n",
      suspended },
    { "keda.sh/ScaledJob", KEDA_DISCOVERY, keda },
    { "keda.sh/ScaledObject", SCALED_OBJECT_DISCOVERY, scaled_object },
    { "postgresql.cnpg.io/Cluster",
      "local actions = {}\n"
      "local annotations = obj.metadata.annotations or {}\n"
      "local healthy = ((obj.status or {}).instancesStatus or {}).healthy or {}\n"
      "actions['restart'] = {iconClass = 'fa fa-fw fa-recycle',\n"
      "  displayName = 'Rollout restart Cluster'}\n"
      "actions['reload'] = {iconClass = 'fa fa-fw fa-rotate-right',\n"
      "  displayName = 'Reload all Configuration'}\n"
      "actions['promote'] = {iconClass = 'fa fa-fw fa-angles-up',\n"
      "  displayName = 'Promote Replica to Primary', disabled = #healthy < 2,\n"
      "  params = {{name = 'instance', default = 'any'}}}\n"
      "if annotations['" RECONCILIATION "'] == 'disabled' then\n"
      "  actions['resume'] = {iconClass = 'fa fa-fw fa-play',\n"
      "    displayName = 'Resume Reconciliation'}\n"
      "else\n"
      "  actions['suspend'] = {iconClass = 'fa fa-fw fa-pause',\n"
      "    displayName = 'Suspend Reconciliation'}\n"
      "end\n"
      "return actions\n",
      postgres_cluster },
    { "psmdb.percona.com/PerconaServerMongoDB",
      "local actions = {}\n" STOP_AND_GO("pause", "unpause",
                                         "obj.spec.pause == true") "return actions\n",
      mongo_cluster },
    { NULL, NULL, NULL },
};
