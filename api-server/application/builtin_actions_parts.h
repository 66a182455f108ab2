#pragma once

#include "application/builtin_actions.h"

#include <stddef.h>

/* Private to the built-in actions: what several scripts have, and the tables, a file a family. */

#define PAUSE_ICON "fa fa-fw fa-pause-circle"
#define RESTART_ICON "fa fa-fw fa-redo"
#define RESUME_ICON "fa fa-fw fa-play-circle"
#define SCALE_ICON "fa fa-fw fa-plus-circle"
#define CREATE_ICON "fa fa-fw fa-plus"

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

#define SET(field, value) "obj.spec." field " = " value "\nreturn obj\n"

/* `value` is a Lua expression. */
#define ANNOTATE(name, value)                                                                      \
    "local os = require('os')\n"                                                                   \
    "obj.metadata.annotations = obj.metadata.annotations or {}\n"                                  \
    "obj.metadata.annotations['" name "'] = " value "\n"                                           \
    "return obj\n"

#define NOW "os.date('!%Y-%m-%dT%XZ')"

#define RESTART_ENTRY "{iconClass = '" RESTART_ICON "'}"

/* Two actions of which one is open: `expression` says whether it is stopped. */
#define STOP_AND_GO(stop, go, expression)                                                          \
    "local stopped = " expression "\n"                                                             \
    "actions['" stop "'] = {iconClass = '" PAUSE_ICON "', disabled = stopped}\n"                   \
    "actions['" go "'] = {iconClass = '" RESUME_ICON "', disabled = not stopped}\n"

/* Go on with what is stopped; nothing else is changed. */
#define UNSUSPEND "if obj.spec.suspend then obj.spec.suspend = false end\nreturn obj\n"

/* The same of which only the open one is there at all. */
#define STOP_OR_GO(stop, go, expression)                                                           \
    "if " expression " then\n"                                                                     \
    "  actions['" go "'] = {iconClass = 'fa fa-fw fa-play'}\n"                                     \
    "else\n"                                                                                       \
    "  actions['" stop "'] = {iconClass = 'fa fa-fw fa-pause'}\n"                                  \
    "end\n"

/* Each ends with a row without a key. */
extern const struct builtin_actions builtin_actions_argo[];
extern const struct builtin_actions builtin_actions_flux[];
extern const struct builtin_actions builtin_actions_numaflow[];
extern const struct builtin_actions builtin_actions_operators[];
extern const struct builtin_actions builtin_actions_workloads[];
