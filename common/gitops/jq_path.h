#pragma once

#include "gitops/json_remove.h"

/**
 * A jq expression that is nothing but a path of names (`.metadata.annotations."a.b/c"`), parsed:
 * taking it out needs no jq. False for every other expression, also for a name that could be taken
 * for the index of a list, which jq refuses where a path of names goes through one.
 */
bool jq_path_parse(struct str expression, struct arena *arena, struct pointer_path *out);
