#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/helm/helm.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct tree;
struct whereabouts;

/**
 * Kustomize 5.8 as a function: a folder with a kustomization and parameters become an ordered list
 * of objects, or the error that the original prints after "Error: ". No network, no clock, no
 * state. ERR_UNIMPLEMENTED: the kustomization uses what is not built in; it is never guessed.
 */

/** A Git repository as a kustomization names it: "https://host/org/repo//path?ref=v1". */
struct kustomize_repository {
    const char *text;      /* as it is written */
    const char *clone_url; /* what Git is given */
    const char *path;      /* of the kustomization in it; "" for its root */
    const char *ref;       /* "" for the default branch */
    bool submodules;
};

/** A chart of a repository that `helmCharts` names and the tree does not hold. */
struct kustomize_chart {
    const char *repository, *name;
    const char *version; /* "" for the newest */
};

/**
 * Who does what a build cannot do by itself. Each function may be NULL: the build then fails with
 * ERR_UNIMPLEMENTED where it would need it.
 */
struct kustomize_host {
    void *context;
    /** The files of a repository at its ref; the tree stays the host's, and open. */
    int (*open_repository)(void *context, const struct kustomize_repository *repository,
                           struct tree **out, struct error *err);
    /** What an http(s) URL answers. */
    int (*get)(void *context, const char *url, struct arena *arena, struct str *out,
               struct error *err);
    /** A chart, loaded; it lives as long as the build. */
    int (*load_chart)(void *context, const struct kustomize_chart *chart, const struct json **out,
                      struct error *err);
};

/** Flags of `kustomize build`. */
struct kustomize_flags {
    bool enable_helm;
    bool any_file;                 /* --load-restrictor LoadRestrictionsNone */
    bool keep_order;               /* --reorder none */
    bool managed_label;            /* --enable-managedby-label */
    const char *helm_kube_version; /* NULL or "": none */
    const char *const *helm_api_versions;
    size_t helm_api_version_count;
    const char *helm_command; /* a program to render charts with; NULL or "": none */
    const char *fault;        /* why the build does not begin; NULL: it does */
    const char *const *notes; /* what is printed about the flags */
    size_t note_count;
};

/** The words of a text. The last is NULL. */
const char *const *kustomize_flags_split(struct str text, struct arena *arena);

/**
 * Read "--enable-helm --load-restrictor ...". What kustomize refuses is the build's fault, and no
 * failure here; ERR_UNIMPLEMENTED: a flag that makes it print something else than objects.
 */
int kustomize_flags_parse(struct str text, struct arena *arena, struct kustomize_flags *out,
                          struct error *err) MUST_USE;

struct kustomize_input {
    struct tree *root;
    const char *path;         /* of the kustomization's folder in it; "." for itself */
    const char *root_name;    /* how the root is called in errors */
    const struct json *edits; /* an application's `kustomize` block; NULL: none */
    /** Puts the build environment into the block's texts; NULL: they stay as they are. */
    struct str (*expand)(void *context, struct str text);
    void *expand_context;
    struct kustomize_flags flags;
    enum helm_rules helm_rules;        /* that its charts are inflated by */
    const struct kustomize_host *host; /* NULL: nothing beyond the tree */
    struct whereabouts *where;         /* kept up to date with the file at hand; NULL: not */
};

struct kustomize_output {
    const struct json **objects;
    size_t count;
    const char **warnings; /* also of a build that fails */
    size_t warning_count;
    bool failed_to_edit;   /* the error is complete as it is */
    const char **commands; /* the command lines of the original that mean the same */
    size_t command_count;
};

/**
 * Everything in `*out` is in `arena`; when the build fails, it has the warnings, and whether an
 * edit failed, which has its command before the error: "`kustomize edit set image x` failed exit
 * status 1: Error: ...".
 */
int kustomize_build(const struct kustomize_input *input, struct arena *arena,
                    struct kustomize_output *out, struct error *err) MUST_USE;

/** A kustomization with an application's edits in it, for who builds it otherwise. */
struct kustomize_edited {
    const char *file; /* its file in the root; NULL: nothing was edited */
    const struct json *document;
    const char **commands; /* as of kustomize_output */
    size_t command_count;
};

/** Only apply the edits. Everything in `*out` is in `arena`; errors as of kustomize_build(). */
int kustomize_edit(const struct kustomize_input *input, struct arena *arena,
                   struct kustomize_edited *out, struct error *err) MUST_USE;

/** Every container's image in the objects, at any depth, sorted; one that is named twice stands
 * twice. */
void kustomize_images(const struct json *const *objects, size_t count, struct arena *arena,
                      const char *const **out, size_t *image_count);
