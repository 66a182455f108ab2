/* Actions of what Kubernetes itself runs. */
#include "application/builtin_actions_parts.h"

/* A new pod template: the controller replaces the pods by and by. */
#define RESTART                                                                                    \
    "local os = require('os')\n"                                                                   \
    "local template = obj.spec.template\n"                                                         \
    "template.metadata = template.metadata or {}\n"                                                \
    "template.metadata.annotations = template.metadata.annotations or {}\n"                        \
    "template.metadata.annotations['kubectl.kubernetes.io/restartedAt'] = " NOW "\n"               \
    "return obj\n"

#define SCALE                                                                                      \
    "local replicas = tonumber(actionParams['replicas'])\n"                                        \
    "if not replicas then\n"                                                                       \
    "  error('invalid number: ' .. tostring(actionParams['replicas']), 0)\n"                       \
    "end\n"                                                                                        \
    "obj.spec.replicas = replicas\n"                                                               \
    "return obj\n"

#define SCALE_ENTRY "{iconClass = '" SCALE_ICON "', params = {{name = 'replicas'}}}"

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
                    "local metadata = template.metadata or {}\n"
                    "metadata.name = obj.metadata.name .. '-' .. os.date('!%y%m%d%H%M')\n"
                    "metadata.namespace = obj.metadata.namespace\n"
                    "metadata.annotations = metadata.annotations or {}\n"
                    "metadata.annotations['cronjob.kubernetes.io/instantiate'] = 'manual'\n"
                    "metadata.ownerReferences = {{\n"
                    "  apiVersion = obj.apiVersion, kind = obj.kind,\n"
                    "  name = obj.metadata.name, uid = obj.metadata.uid,\n"
                    "  blockOwnerDeletion = true, controller = true}}\n"
                    "local job = {apiVersion = 'batch/v1', kind = 'Job',\n"
                    "  metadata = metadata, spec = template.spec}\n"
                    "return {{operation = 'create', resource = job}}\n" },
    { "resume", UNSUSPEND },
    { "suspend", SET("suspend", "true") },
    END,
};

/* What has one of these conditions is at its end. */
#define IS_OVER                                                                                    \
    "local last = {Complete = true, Failed = true, FailureTarget = true,\n"                        \
    "  SuccessCriteriaMet = true}\n"                                                               \
    "local over = obj.status == nil\n"                                                             \
    "for _, condition in ipairs((obj.status or {}).conditions or {}) do\n"                         \
    "  over = over or last[condition.type] and condition.status == 'True'\n"                       \
    "end\n"

/* The controller of Jobs ends one that is to fail. */
static const struct builtin_action job[] = {
    { "resume", UNSUSPEND },
    { "suspend", SET("suspend", "true") },
    { "terminate", IS_OVER "local os = require('os')\n"
                           "if over then return obj end\n"
                           "obj.status.conditions = obj.status.conditions or {}\n"
                           "table.insert(obj.status.conditions, {type = 'FailureTarget',\n"
                           "  status = 'True', reason = 'ManuallyTerminated',\n"
                           "  message = 'Job was terminated explicitly through Argo CD',\n"
                           "  lastTransitionTime = " NOW "})\n"
                           "return obj\n" },
    END,
};

const struct builtin_actions builtin_actions_workloads[] = {
    { "apps/Deployment",
      "local actions = {}\n"
      "actions['restart'] = " RESTART_ENTRY "\n"
      "actions['scale'] = " SCALE_ENTRY "\n"
      "actions['pause'] = {iconClass = '" PAUSE_ICON "', disabled = obj.spec.paused == true}\n"
      "actions['resume'] = {iconClass = '" RESUME_ICON "', disabled = obj.spec.paused ~= true}\n"
      "return actions\n",
      deployment },
    { "apps/StatefulSet", "return {restart = " RESTART_ENTRY ", scale = " SCALE_ENTRY "}\n",
      stateful_set },
    { "apps/DaemonSet", "return {restart = " RESTART_ENTRY "}\n", daemon_set },
    { "batch/CronJob",
      "local actions = {}\n"
      "actions['create-job'] = {iconClass = '" CREATE_ICON
      "', displayName = 'Create Job'}\n" STOP_OR_GO("suspend", "resume",
                                                    "obj.spec.suspend == true") "return actions\n",
      cron_job },
    { "batch/Job",
      "local actions = {}\n"
      "local last = {Complete = true, Failed = true, FailureTarget = true,\n"
      "  SuccessCriteriaMet = true}\n"
      "for _, condition in ipairs((obj.status or {}).conditions or {}) do\n"
      "  if last[condition.type] and condition.status == 'True' then return actions end\n"
      "end\n"
      "if obj.status then\n"
      "  actions['terminate'] = {iconClass = 'fa fa-fw fa-stop'}\n"
      "end\n" STOP_OR_GO("suspend", "resume", "obj.spec.suspend == true") "return actions\n",
      job },
    { NULL, NULL, NULL },
};
