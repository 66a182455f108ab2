/* Actions of Numaflow's pipelines and of Numaplane, which rolls them out. */
#include "application/builtin_actions_parts.h"

#define FORWARD_ICON "fa-solid fa-fw fa-forward"
#define STRATEGIES "numaflow.numaproj.io/allowed-resume-strategies"
#define RESUME_STRATEGY "numaflow.numaproj.io/resume-strategy"
#define FORCED "numaplane.numaproj.io/force-promote"
#define UPGRADE "numaplane.numaproj.io/upgrade-state"
#define DATA_LOSS "numaplane.numaproj.io/allow-data-loss"

/* ---- what is offered ---- */

/* `owner` holds the annotations that say how it may go on, `spec` the phase that is wanted. */
#define PHASES(owner, spec)                                                                        \
    "local owner, spec = " owner ", " spec "\n"                                                    \
    "local paused = (spec.lifecycle or {}).desiredPhase == 'Paused'\n"                             \
    "local ways = ((owner.metadata or {}).annotations or {})['" STRATEGIES "']\n"                  \
    "local fast = ways == 'fast' or ways == 'slow, fast'\n"                                        \
    "local actions = {\n"                                                                          \
    "  pause = {iconClass = 'fa-solid fa-fw fa-pause', disabled = paused},\n"                      \
    "  ['unpause-gradual'] = {iconClass = 'fa-solid fa-fw fa-play',\n"                             \
    "    displayName = 'Unpause (gradual)', disabled = not paused or ways == 'fast'},\n"           \
    "  ['unpause-fast'] = {iconClass = 'fa-solid fa-fw fa-play',\n"                                \
    "    displayName = 'Unpause (fast)', disabled = not (paused and fast)},\n"                     \
    "}\n"

/* A rollout that stands before its end, and was not told to go on regardless. */
#define IS_PROMOTABLE                                                                              \
    "local labels = obj.metadata.labels or {}\n"                                                   \
    "local state = labels['" UPGRADE "']\n"                                                        \
    "local promotable = (state == 'in-progress' or state == 'trial')\n"                            \
    "  and labels['" FORCED "'] ~= 'true'\n"

#define RUNNABLE                                                                                   \
    PHASES("obj.spec", "obj.spec")                                                                 \
    IS_PROMOTABLE "actions['force-promote'] = {iconClass = '" FORWARD_ICON                         \
                  "', displayName = 'Force Promote', disabled = not promotable}\n"

#define DELETABLE                                                                                  \
    "actions['delete'] = {iconClass = 'fa-solid fa-fw fa-trash', displayName = 'Delete',\n"        \
    "  disabled = labels['" UPGRADE "'] ~= 'recyclable'}\n"

/* ---- what is done ---- */

#define LABEL(name, value)                                                                         \
    "obj.metadata.labels = obj.metadata.labels or {}\n"                                            \
    "obj.metadata.labels['" name "'] = '" value "'\n"                                              \
    "return obj\n"

#define PHASE(spec, phase)                                                                         \
    spec ".lifecycle = " spec ".lifecycle or {}\n" spec ".lifecycle.desiredPhase = '" phase "'\n"

#define PAUSE(spec)                                                                                \
    {                                                                                              \
        "pause", PHASE(spec, "Paused") "return obj\n"                                              \
    }
/* Gradually: from as few replicas as it likes. */
#define UNPAUSE_REPLICAS(spec)                                                                     \
    { "unpause-fast", PHASE(spec, "Running") "return obj\n" },                                     \
    {                                                                                              \
        "unpause-gradual", PHASE(spec, "Running") spec ".replicas = nil\nreturn obj\n"             \
    }
#define UNPAUSE_STRATEGY(spec)                                                                     \
    { "unpause-fast", PHASE(spec, "Running") ANNOTATE(RESUME_STRATEGY, "'fast'") },                \
    {                                                                                              \
        "unpause-gradual", PHASE(spec, "Running") ANNOTATE(RESUME_STRATEGY, "'slow'")              \
    }
/* A rollout says for each of what it makes how fast it goes on. */
#define GO_ON(spec, fast)                                                                          \
    PHASE(spec, "Running")                                                                         \
    "obj.spec.strategy = obj.spec.strategy or {}\n"                                                \
    "obj.spec.strategy.pauseResume = obj.spec.strategy.pauseResume or {}\n"                        \
    "obj.spec.strategy.pauseResume.fastResume = " fast "\n"                                        \
    "return obj\n"
#define UNPAUSE_FOR_ALL(spec)                                                                      \
    { "unpause-fast", GO_ON(spec, "true") },                                                       \
    {                                                                                              \
        "unpause-gradual", GO_ON(spec, "false")                                                    \
    }
#define FORCE_PROMOTE                                                                              \
    {                                                                                              \
        "force-promote", LABEL(FORCED, "true")                                                     \
    }

static const struct builtin_action buffer_service[] = { FORCE_PROMOTE, END };

static const struct builtin_action mono_vertex[] = { FORCE_PROMOTE, PAUSE("obj.spec"),
                                                     UNPAUSE_REPLICAS("obj.spec"), END };

static const struct builtin_action pipeline[] = {
    { "delete", ANNOTATE("numaplane.numaproj.io/marked-for-deletion", "'true'") },
    FORCE_PROMOTE,
    PAUSE("obj.spec"),
    UNPAUSE_STRATEGY("obj.spec"),
    END
};

#define INNER_VERTEX "obj.spec.monoVertex.spec"
static const struct builtin_action mono_vertex_rollout[] = { PAUSE(INNER_VERTEX),
                                                             UNPAUSE_FOR_ALL(INNER_VERTEX), END };

#define INNER_PIPELINE "obj.spec.pipeline"
static const struct builtin_action pipeline_rollout[] = {
    { "allow-data-loss", ANNOTATE(DATA_LOSS, "'true'") },
    { "disallow-data-loss", ANNOTATE(DATA_LOSS, "'false'") },
    PAUSE(INNER_PIPELINE ".spec"),
    UNPAUSE_FOR_ALL(INNER_PIPELINE ".spec"),
    END
};

const struct builtin_actions builtin_actions_numaflow[] = {
    { "numaflow.numaproj.io/InterStepBufferService",
      IS_PROMOTABLE "return {['force-promote'] = {iconClass = '" FORWARD_ICON
                    "', disabled = not promotable}}\n",
      buffer_service },
    { "numaflow.numaproj.io/MonoVertex", RUNNABLE "return actions\n", mono_vertex },
    { "numaflow.numaproj.io/Pipeline", RUNNABLE DELETABLE "return actions\n", pipeline },
    { "numaplane.numaproj.io/MonoVertexRollout",
      PHASES("obj.spec.monoVertex", INNER_VERTEX) "return actions\n", mono_vertex_rollout },
    { "numaplane.numaproj.io/PipelineRollout",
      PHASES(INNER_PIPELINE, INNER_PIPELINE
             ".spec") "local drains = (obj.status or {}).upgradeInProgress == "
                      "'PipelinePauseAndDrain'\n"
                      "local allowed = (obj.metadata.annotations or {})['" DATA_LOSS
                      "'] == 'true'\n"
                      "actions['allow-data-loss'] = {iconClass = 'fa-solid fa-fw fa-unlock',\n"
                      "  displayName = 'Allow (Possible) Data Loss', disabled = not drains}\n"
                      "actions['disallow-data-loss'] = {iconClass = 'fa-solid fa-fw fa-lock',\n"
                      "  displayName = 'Disallow Data Loss', disabled = not allowed}\n"
                      "return actions\n",
      pipeline_rollout },
    { NULL, NULL, NULL },
};
