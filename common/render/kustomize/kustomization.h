#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/kustomize/arena_list.h"

#include <stdbool.h>

struct arena;
struct build;
struct folder;
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

/** The steps of that: the text, and a document, with its old forms; then whether there is anything
 * in it, and the new forms. */
int kustomization_read(struct str text, struct arena *arena, const struct json **out,
                       struct error *err) MUST_USE;
int kustomization_decode(const struct json *document, struct arena *arena, const struct json **out,
                         struct error *err) MUST_USE;
int kustomization_check_empty(const struct json *decoded, struct error *err) MUST_USE;
const struct json *kustomization_fix(const struct json *decoded, struct arena *arena);

/** Kind and apiVersion are those of a kustomization or a component: else what is wrong, or "". */
const char *kustomization_fault(const struct json *kustomization, struct arena *arena);

bool kustomization_is_component(const struct json *kustomization);

/** Deprecated fields, as the original warns about them; one a line, "" when there are none. */
const char *kustomization_warnings(const struct json *decoded, struct arena *arena);

/** An application's `kustomize` block. */
struct kustomization_edits {
    const struct json *block;
    /** Puts the build environment into a text; NULL: texts stay as they are. */
    struct str (*expand)(void *context, struct str text);
    void *context;
    const char *fault;   /* why the file cannot be edited; NULL: it can */
    bool has_text;       /* there is one */
    struct str text;     /* of it */
    struct build *build; /* that its folder is known to; NULL: components are left out */
    const struct folder *folder;
};

/** The command lines of the original that mean the same. */
struct kustomization_commands {
    ARENA_LIST(const char *) texts;
    const char *fault; /* why the kustomization cannot be read behind them; NULL: it can */
};

/**
 * Apply such a block to a decoded kustomization, as `kustomize edit` would. `*out` is the edited
 * one; the error is complete, and begins with the command that fails, where one does.
 */
int kustomization_edit(const struct json *kustomization, const struct kustomization_edits *edits,
                       struct kustomization_commands *commands, struct arena *arena,
                       const struct json **out, struct error *err) MUST_USE;
