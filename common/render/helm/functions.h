#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/helm/helm.h"

struct arena;
struct map;
struct strbuf;
struct template_functions;
struct value;

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

/** As toYaml has it, with the final line end. */
int functions_write_yaml(const struct value *value, struct arena *arena, struct strbuf *out,
                         struct error *err) MUST_USE;

/** "<no value>" goes from what was printed, wherever it comes from. */
void functions_drop_no_values(struct strbuf *text);
