#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/helm/helm.h"
#include "template/value.h"

struct arena;

/* Private to this folder: the little language of --set. */

struct strvals {
    enum helm_set_kind kind;
    struct str expression;
    /** Of HELM_SET_FILE: as in struct helm_options. */
    int (*read_file)(void *context, struct str path, struct arena *arena, struct str *out,
                     struct error *err);
    void *context;
    enum helm_rules rules;
};

/** Put what an expression says into the map `values`. */
int strvals_apply(const struct strvals *strvals, const struct value *values, struct arena *arena,
                  struct error *err) MUST_USE;
