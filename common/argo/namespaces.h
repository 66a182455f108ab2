#pragma once

#include <stdbool.h>

struct option_list;

/**
 * May Applications live in this namespace? `own` is the control plane's, where they always may;
 * `allowed` are the patterns of --application-namespaces: globs, or "/regular expressions/".
 */
bool namespace_is_allowed(const struct option_list *allowed, const char *own,
                          const char *namespace);
