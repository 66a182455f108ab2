#pragma once

#include "base/str.h"
#include "render.pb-c.h"

#include <stddef.h>

struct application_source;
struct arena;

/**
 * What a source's settings may name as $ARGOCD_APP_NAME: facts about the application and where its
 * files come from.
 */
struct build_variable {
    const char *name;
    struct str value;
};

enum { BUILD_VARIABLES_MAX = 9 };

/** The variables of a rendering, in the original's order; fewer when it only tells details. */
size_t build_environment(const Argosy__Render__Request *request,
                         const struct application_source *source, struct arena *arena,
                         struct build_variable out[BUILD_VARIABLES_MAX]);

/**
 * `$NAME` and `${NAME}` replaced as Go's os.Expand does it; an unknown name is empty, "$$" is "$".
 */
struct str build_environment_expand(const struct build_variable *variables, size_t count,
                                    struct str text, struct arena *arena);
