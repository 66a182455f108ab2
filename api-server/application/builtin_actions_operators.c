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

static const struct builtin_action strimzi_pod_set[] = {
    { "rolling-update", ANNOTATE("strimzi.io/manual-rolling-update", "'true'") },
    END,
};

static const struct builtin_action suspended[] = {
    { "resume", SET("suspend", "false") },
    { "suspend", SET("suspend", "true") },
    END,
};

/* ---- KEDA ---- */

#define KEDA "autoscaling.keda.sh/paused"

static const struct builtin_action keda[] = {
    { "pause", ANNOTATE(KEDA, "'true'") },
    { "resume", "local annotations = obj.metadata.annotations or {}\n"
                "annotations['" KEDA "'] = nil\n"
                "annotations['" KEDA "-replicas'] = nil\n"
                "return obj\n" },
    END,
};
#define KEDA_DISCOVERY                                                                             \
    "local actions = {}\n"                                                                         \
    "local annotations = obj.metadata.annotations or {}\n" STOP_AND_GO(                            \
        "pause", "resume",                                                                         \
        "annotations['" KEDA "'] == 'true' or annotations['" KEDA                                  \
        "-replicas'] ~= nil") "return actions\n"

/* ---- databases ---- */

#define HIBERNATION "cnpg.io/hibernation"

static const struct builtin_action postgres_cluster[] = {
    { "reload", ANNOTATE("cnpg.io/reloadedAt", NOW) },
    { "restart", ANNOTATE("kubectl.kubernetes.io/restartedAt", NOW) },
    { "resume", ANNOTATE(HIBERNATION, "'off'") },
    { "suspend", ANNOTATE(HIBERNATION, "'on'") },
    END,
};

static const struct builtin_action mongo_cluster[] = {
    { "pause", SET("pause", "true") },
    { "unpause", SET("pause", "false") },
    END,
};

const struct builtin_actions builtin_actions_operators[] = {
    { "core.strimzi.io/StrimziPodSet", "return {['rolling-update'] = " RESTART_ENTRY "}\n",
      strimzi_pod_set },
    { "external-secrets.io/ExternalSecret", "return {refresh = " RESTART_ENTRY "}\n",
      external_secret },
    { "external-secrets.io/PushSecret", "return {push = " RESTART_ENTRY "}\n", push_secret },
    { "k8s.mariadb.com/MariaDB",
      "local actions = {}\n" STOP_AND_GO("suspend", "resume",
                                         "obj.spec.suspend == true") "return actions\n",
      suspended },
    { "keda.sh/ScaledJob", KEDA_DISCOVERY, keda },
    { "keda.sh/ScaledObject", KEDA_DISCOVERY, keda },
    { "postgresql.cnpg.io/Cluster",
      "local actions = {}\n"
      "local annotations = obj.metadata.annotations or {}\n"
      "actions['reload'] = " RESTART_ENTRY "\n"
      "actions['restart'] = " RESTART_ENTRY "\n" STOP_AND_GO(
          "suspend", "resume", "annotations['" HIBERNATION "'] == 'on'") "return actions\n",
      postgres_cluster },
    { "psmdb.percona.com/PerconaServerMongoDB",
      "local actions = {}\n" STOP_AND_GO("pause", "unpause",
                                         "obj.spec.pause == true") "return actions\n",
      mongo_cluster },
    { NULL, NULL, NULL },
};
