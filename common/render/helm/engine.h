#pragma once

#include "base/str.h"
#include "render/helm/objects.h"

/* Private to this folder: from templates to texts. */

/** What a template printed. */
struct rendered {
    struct str name, text;
};

struct rendered_list {
    struct rendered *items; /* by name */
    size_t count;
};

/** All templates but partials. Errors are Helm's. */
int engine_render(struct helm_templates *templates, const struct helm_options *options,
                  struct arena *arena, struct rendered_list *out, struct error *err) MUST_USE;

/** A text that is a template, with nothing to look at: a release's name. */
int engine_render_name(const char *text, const struct helm_options *options, struct arena *arena,
                       struct str *out, struct error *err) MUST_USE;
