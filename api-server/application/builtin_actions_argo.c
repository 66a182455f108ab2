/* Actions of the Argo projects' own kinds. */
#include "application/builtin_actions_parts.h"

static const struct builtin_action application[] = {
    { "toggle-auto-sync", "obj.spec = obj.spec or {}\n"
                          "obj.spec.syncPolicy = obj.spec.syncPolicy or {}\n"
                          "local policy = obj.spec.syncPolicy\n"
                          "if policy.automated then\n"
                          "  policy.automated.enabled = policy.automated.enabled == false\n"
                          "else\n"
                          "  policy.automated = {enabled = true}\n"
                          "end\n"
                          "return obj\n" },
    END,
};

/* ---- rollouts ---- */

/* The steps of a canary, and how it stands. */
#define ROLLOUT                                                                                    \
    "local status = obj.status or {}\n"                                                            \
    "local canary = obj.spec.strategy and obj.spec.strategy.canary or {}\n"                        \
    "local steps = canary.steps and #canary.steps or 0\n"                                          \
    "local step = status.currentStepIndex\n"

/* Its controller is one that tells what it has seen, and understands more. */
#define KNOWN                                                                                      \
    "local seen = tonumber(status.observedGeneration)\n"                                           \
    "local known = seen and seen <= (obj.metadata.generation or 0)\n"

static const struct builtin_action rollout[] = {
    { "abort", "obj.status.abort = true\n"
               "return obj\n" },
    { "pause", SET("paused", "true") },
    { "promote-full", ROLLOUT KNOWN "if known then\n"
                                    "  status.promoteFull = true\n"
                                    "else\n"
                                    "  status.abort = nil\n"
                                    "  if canary.steps then status.currentStepIndex = steps end\n"
                                    "end\n"
                                    "return obj\n" },
    { "restart", "local os = require('os')\n" SET("restartAt", NOW) },
    { "resume", "local waits = obj.status.pauseConditions\n"
                "if waits and #waits > 0 then obj.status.pauseConditions = nil end\n"
                "if obj.spec.paused then obj.spec.paused = false end\n"
                "return obj\n" },
    { "retry", "obj.status.abort = nil\n"
               "return obj\n" },
    { "skip-current-step",
      ROLLOUT "if step and step < steps then\n"
              "  status.currentStepIndex = step + 1\n"
              "  local waits = status.pauseConditions\n"
              "  if waits and #waits > 0 then status.pauseConditions = nil end\n"
              "end\n"
              "return obj\n" },
    END,
};

static const struct builtin_action analysis_run[] = {
    { "terminate", SET("terminate", "true") },
    END,
};

/* ---- workflows ---- */

#define WORKFLOW                                                                                   \
    "local os = require('os')\n"                                                                   \
    "local workflow = {apiVersion = 'argoproj.io/v1alpha1', kind = 'Workflow'}\n"                  \
    "workflow.metadata = {\n"                                                                      \
    "  name = obj.metadata.name .. '-' .. os.date('!%Y%m%d%H%M'),\n"                               \
    "  namespace = obj.metadata.namespace,\n"                                                      \
    "  labels = {},\n"                                                                             \
    "  ownerReferences = {{apiVersion = obj.apiVersion, kind = obj.kind,\n"                        \
    "    name = obj.metadata.name, uid = obj.metadata.uid}},\n"                                    \
    "}\n"

static const struct builtin_action workflow_template[] = {
    { "create-workflow",
      WORKFLOW "workflow.metadata.labels['workflows.argoproj.io/workflow-template'] =\n"
               "  obj.metadata.name\n"
               "workflow.spec = {workflowTemplateRef = {name = obj.metadata.name}}\n"
               "return {{operation = 'create', resource = workflow}}\n" },
    END,
};

static const struct builtin_action cron_workflow[] = {
    { "create-workflow",
      WORKFLOW "local INSTANCE = 'workflows.argoproj.io/controller-instanceid'\n"
               "local from = obj.spec.workflowMetadata or {}\n"
               "workflow.metadata.labels = from.labels or {}\n"
               "workflow.metadata.labels['workflows.argoproj.io/cron-workflow'] =\n"
               "  obj.metadata.name\n"
               "local instance = (obj.metadata.labels or {})[INSTANCE]\n"
               "workflow.metadata.labels[INSTANCE] = instance or\n"
               "  workflow.metadata.labels[INSTANCE]\n"
               "workflow.metadata.annotations = from.annotations or {}\n"
               "workflow.metadata.annotations['workflows.argoproj.io/scheduled-time'] = " NOW "\n"
               "workflow.metadata.finalizers = from.finalizers\n"
               "workflow.spec = obj.spec.workflowSpec\n"
               "return {{operation = 'create', resource = workflow}}\n" },
    END,
};
#define CREATE_WORKFLOW                                                                            \
    "return {['create-workflow'] = {iconClass = '" CREATE_ICON                                     \
    "', displayName = 'Create Workflow'}}\n"

/* ---- promotion ---- */

static const struct builtin_action pull_request[] = {
    { "merge", SET("state", "'merged'") },
    END,
};

const struct builtin_actions builtin_actions_argo[] = {
    { "argoproj.io/AnalysisRun",
      "local ended = {Successful = true, Failed = true, Error = true, Inconclusive = true}\n"
      "local phase = obj.status and obj.status.phase or ''\n"
      "local stops = obj.spec.terminate == true or ended[phase] == true\n"
      "return {terminate = {disabled = stops}}\n",
      analysis_run },
    { "argoproj.io/Application",
      "local automated = ((obj.spec or {}).syncPolicy or {}).automated\n"
      "local on = automated and automated.enabled ~= false\n"
      "return {['toggle-auto-sync'] = {\n"
      "  displayName = on and 'Disable Auto-Sync' or 'Enable Auto-Sync'}}\n",
      application },
    { "argoproj.io/CronWorkflow", CREATE_WORKFLOW, cron_workflow },
    { "argoproj.io/Rollout",
      ROLLOUT "local actions = {}\n"
              "local done = status.currentPodHash == status.stableRS\n"
              "local paused = obj.spec.paused == true\n"
              "if status.pauseConditions then paused = #status.pauseConditions > 0 end\n"
              "local aborted = status.abort == true\n" KNOWN
              "local promotable = known or obj.spec.strategy.blueGreen == nil\n"
              "actions['restart'] = {displayName = 'Restart Pods'}\n"
              "actions['pause'] = {disabled = done or aborted or obj.spec.paused == true}\n"
              "actions['resume'] = {disabled = not paused}\n"
              "actions['abort'] = {disabled = done or aborted}\n"
              "actions['retry'] = {disabled = done or not aborted}\n"
              "actions['promote-full'] = {disabled = done or not promotable}\n"
              "actions['skip-current-step'] = {disabled = not canary.steps or step == steps}\n"
              "return actions\n",
      rollout },
    { "argoproj.io/WorkflowTemplate", CREATE_WORKFLOW, workflow_template },
    { "promoter.argoproj.io/PullRequest",
      "return {merge = {iconClass = 'fa fa-fw fa-code-merge', displayName = 'Merge PR',\n"
      "  disabled = obj.spec.state ~= 'open'}}\n",
      pull_request },
    { NULL, NULL, NULL },
};
