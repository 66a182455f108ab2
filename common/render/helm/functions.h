#pragma once

#include "base/str.h"
#include "render/helm/helm.h"

struct arena;
struct map;
struct template_functions;

/* Private to this folder: what Helm adds to Sprig. */

/** What its functions share while a release is rendered. */
struct helm_engine {
    enum helm_rules rules;
    struct arena *arena;
    struct map *included; /* of size_t: how often a template is being included */
    bool has_complaint;   /* `required` or `fail` were called: */
    struct str complaint;
};

/** Sprig's and Helm's functions; `engine` outlives them. */
struct template_functions *functions_new(struct helm_engine *engine);

/** "<no value>" goes from what was printed, wherever it comes from. */
struct strbuf;
void functions_drop_no_values(struct strbuf *text);
