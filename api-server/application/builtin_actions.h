#pragma once

#include "base/str.h"

/** The actions that a kind has without any setting: scripts of our own, in Lua. */
struct builtin_action {
    const char *name;
    const char *script;
};

struct builtin_actions {
    const char *key; /* "group/Kind", "Kind" of core */
    const char *discovery;
    const struct builtin_action *actions; /* ends with a row without a name */
};

/** NULL when there are none for the kind. */
const struct builtin_actions *builtin_actions_find(struct str key);
/** NULL when the kind has no such action. */
const char *builtin_actions_script(struct str key, struct str name);
