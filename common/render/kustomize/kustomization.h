#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/kustomize/arena_list.h"

#include <stdbool.h>

struct arena;
struct json;

/** The fields of a kustomization file and of the configurations of built-in plugins. */
struct strict_struct;
extern const struct strict_struct kustomization_shape;

/**
 * A kustomization file's text as a document: field names spelled as they should be, old forms
 * turned into new ones (bases, imageTags, env). Errors are the original's.
 */
int kustomization_parse(struct str text, struct arena *arena, const struct json **out,
                        struct error *err) MUST_USE;

/** Kind and apiVersion are those of a kustomization or a component: else what is wrong, or "". */
const char *kustomization_fault(const struct json *kustomization, struct arena *arena);

bool kustomization_is_component(const struct json *kustomization);

/** Deprecated fields, as the original warns about them; one a line, "" when there are none. */
const char *kustomization_warnings(const struct json *kustomization, struct arena *arena);

/** An application's `kustomize` block. */
struct kustomization_edits {
    const struct json *block;
    /** Puts the build environment into a text; NULL: texts stay as they are. */
    struct str (*expand)(void *context, struct str text);
    void *context;
};

/** The command lines of the original that mean the same. */
struct kustomization_commands {
    ARENA_LIST(const char *) texts;
};

/**
 * Apply such a block to a kustomization, as `kustomize edit` would, but for
 * its components. `*out` is the edited document; the error begins with the command that fails.
 */
int kustomization_edit(const struct json *kustomization, const struct kustomization_edits *edits,
                       struct kustomization_commands *commands, struct arena *arena,
                       const struct json **out, struct error *err) MUST_USE;
