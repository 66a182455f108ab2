#include "application/builtin_actions.h"

#include <stddef.h>

#define PAUSE_ICON "fa fa-fw fa-pause-circle"
#define RESTART_ICON "fa fa-fw fa-redo"
#define RESUME_ICON "fa fa-fw fa-play-circle"
#define SCALE_ICON "fa fa-fw fa-plus-circle"

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

/* ---- what several kinds have ---- */

/* A new pod template: the controller replaces the pods by and by. */
#define RESTART                                                                                    \
    "local os = require('os')\n"                                                                   \
    "local template = obj.spec.template\n"                                                         \
    "template.metadata = template.metadata or {}\n"                                                \
    "template.metadata.annotations = template.metadata.annotations or {}\n"                        \
    "template.metadata.annotations['kubectl.kubernetes.io/restartedAt'] = "                        \
    "os.date('!%Y-%m-%dT%XZ')\n"                                                                   \
    "return obj\n"

#define SCALE                                                                                      \
    "local replicas = tonumber(actionParams['replicas'])\n"                                        \
    "if not replicas or replicas < 0 or replicas % 1 ~= 0 then\n"                                  \
    "  error('invalid number: ' .. tostring(actionParams['replicas']), 0)\n"                       \
    "end\n"                                                                                        \
    "obj.spec.replicas = replicas\n"                                                               \
    "return obj\n"

#define SET(field, value) "obj.spec." field " = " value "\nreturn obj\n"

#define SCALE_ENTRY "{iconClass = '" SCALE_ICON "', params = {{name = 'replicas'}}}"
#define RESTART_ENTRY "{iconClass = '" RESTART_ICON "'}"

/* Two actions of which one is open: `expression` says whether it is stopped. */
#define STOP_AND_GO(stop, go, expression)                                                          \
    "local stopped = " expression "\n"                                                             \
    "actions['" stop "'] = {iconClass = '" PAUSE_ICON "', disabled = stopped}\n"                   \
    "actions['" go "'] = {iconClass = '" RESUME_ICON "', disabled = not stopped}\n"

/* Flux' controllers look at this annotation. */
#define RECONCILE                                                                                  \
    "local os = require('os')\n"                                                                   \
    "obj.metadata.annotations = obj.metadata.annotations or {}\n"                                  \
    "obj.metadata.annotations['reconcile.fluxcd.io/requestedAt'] = os.date('!%Y-%m-%dT%XZ')\n"     \
    "return obj\n"

static const struct builtin_action flux[] = {
    { "reconcile", RECONCILE },
    { "resume", SET("suspend", "nil") },
    { "suspend", SET("suspend", "true") },
    END,
};
#define FLUX_DISCOVERY                                                                             \
    "local actions = {}\n"                                                                         \
    "actions['reconcile'] = {iconClass = '" RESTART_ICON                                           \
    "'}\n" STOP_AND_GO("suspend", "resume", "obj.spec.suspend == true") "return actions\n"

/* ---- workloads ---- */

static const struct builtin_action deployment[] = {
    { "pause", SET("paused", "true") },
    { "restart", RESTART },
    { "resume", SET("paused", "nil") },
    { "scale", SCALE },
    END,
};

static const struct builtin_action stateful_set[] = {
    { "restart", RESTART },
    { "scale", SCALE },
    END,
};

static const struct builtin_action daemon_set[] = {
    { "restart", RESTART },
    END,
};

static const struct builtin_action cron_job[] = {
    { "create-job", "local os = require('os')\n"
                    "local template = obj.spec.jobTemplate\n"
                    "local from = template.metadata or {}\n"
                    "local job = {apiVersion = 'batch/v1', kind = 'Job', spec = template.spec}\n"
                    "job.metadata = {\n"
                    "  name = obj.metadata.name .. '-' .. os.date('!%Y%m%d%H%M'),\n"
                    "  namespace = obj.metadata.namespace,\n"
                    "  labels = from.labels,\n"
                    "  annotations = from.annotations or {},\n"
                    "  ownerReferences = {{apiVersion = obj.apiVersion, kind = obj.kind,\n"
                    "    name = obj.metadata.name, uid = obj.metadata.uid,\n"
                    "    blockOwnerDeletion = true, controller = true}},\n"
                    "}\n"
                    "job.metadata.annotations['cronjob.kubernetes.io/instantiate'] = 'manual'\n"
                    "return {{operation = 'create', resource = job}}\n" },
    { "resume", SET("suspend", "false") },
    { "suspend", SET("suspend", "true") },
    END,
};

static const struct builtin_action job[] = {
    { "resume", SET("suspend", "false") },
    { "suspend", SET("suspend", "true") },
    { "terminate", SET("activeDeadlineSeconds", "1") },
    END,
};

/* ---- others ---- */

static const struct builtin_action application[] = {
    { "toggle-auto-sync", "obj.spec.syncPolicy = obj.spec.syncPolicy or {}\n"
                          "local policy = obj.spec.syncPolicy\n"
                          "if policy.automated then\n"
                          "  policy.automated.enabled = policy.automated.enabled == false\n"
                          "else\n"
                          "  policy.automated = {enabled = true}\n"
                          "end\n"
                          "return obj\n" },
    END,
};

static const struct builtin_action external_secret[] = {
    { "refresh", "local os = require('os')\n"
                 "obj.metadata.annotations = obj.metadata.annotations or {}\n"
                 "obj.metadata.annotations['force-sync'] = os.date('!%Y-%m-%dT%XZ')\n"
                 "return obj\n" },
    END,
};

static const struct builtin_action push_secret[] = {
    { "push", "local os = require('os')\n"
              "obj.metadata.annotations = obj.metadata.annotations or {}\n"
              "obj.metadata.annotations['force-sync'] = os.date('!%Y-%m-%dT%XZ')\n"
              "return obj\n" },
    END,
};

static const struct builtin_actions tables[] = {
    { "apps/Deployment",
      "local actions = {}\n"
      "actions['restart'] = " RESTART_ENTRY "\n"
      "actions['scale'] = " SCALE_ENTRY
      "\n" STOP_AND_GO("pause", "resume", "obj.spec.paused == true") "return actions\n",
      deployment },
    { "apps/StatefulSet", "return {restart = " RESTART_ENTRY ", scale = " SCALE_ENTRY "}\n",
      stateful_set },
    { "apps/DaemonSet", "return {restart = " RESTART_ENTRY "}\n", daemon_set },
    { "batch/CronJob",
      "local actions = {}\n"
      "actions['create-job'] = {iconClass = 'fa fa-fw fa-plus', displayName = 'Create "
      "Job'}\n" STOP_AND_GO("suspend", "resume", "obj.spec.suspend == true") "return actions\n",
      cron_job },
    { "batch/Job",
      "local actions = {}\n"
      "actions['terminate'] = {iconClass = 'fa fa-fw fa-stop-circle', displayName = "
      "'Terminate'}\n" STOP_AND_GO("suspend", "resume",
                                   "obj.spec.suspend == true") "return actions\n",
      job },
    { "argoproj.io/Application",
      "return {['toggle-auto-sync'] = {iconClass = '" RESTART_ICON
      "', displayName = 'Toggle Auto-Sync'}}\n",
      application },
    { "external-secrets.io/ExternalSecret", "return {refresh = " RESTART_ENTRY "}\n",
      external_secret },
    { "external-secrets.io/PushSecret", "return {push = " RESTART_ENTRY "}\n", push_secret },
    { "helm.toolkit.fluxcd.io/HelmRelease", FLUX_DISCOVERY, flux },
    { "image.toolkit.fluxcd.io/ImageRepository", FLUX_DISCOVERY, flux },
    { "image.toolkit.fluxcd.io/ImageUpdateAutomation", FLUX_DISCOVERY, flux },
    { "kustomize.toolkit.fluxcd.io/Kustomization", FLUX_DISCOVERY, flux },
    { "source.toolkit.fluxcd.io/Bucket", FLUX_DISCOVERY, flux },
    { "source.toolkit.fluxcd.io/GitRepository", FLUX_DISCOVERY, flux },
    { "source.toolkit.fluxcd.io/HelmChart", FLUX_DISCOVERY, flux },
    { "source.toolkit.fluxcd.io/HelmRepository", FLUX_DISCOVERY, flux },
    { "source.toolkit.fluxcd.io/OCIRepository", FLUX_DISCOVERY, flux },
};

const struct builtin_actions *builtin_actions_find(struct str key)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
        if (str_equals(key, tables[i].key))
            return &tables[i];
    return NULL;
}

const char *builtin_actions_script(struct str key, struct str name)
{
    const struct builtin_actions *found = builtin_actions_find(key);

    for (const struct builtin_action *at = found ? found->actions : NULL; at && at->name; at++)
        if (str_equals(name, at->name))
            return at->script;
    return NULL;
}
