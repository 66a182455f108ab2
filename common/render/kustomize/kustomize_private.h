#pragma once

#include "render/kustomize/field_spec.h"
#include "render/kustomize/kustomize.h"
#include "render/kustomize/resource.h"

/* Shared by the files of this folder only. */

struct json;
struct merge_schema;
struct tree;

enum {
    BUILD_FOLDERS_MAX = 10000, /* kustomizations that one build may read */
    BUILD_DEPTH_MAX = 100,
    BUILD_FILE_MAX = 64 * 1024 * 1024, /* bytes */
    BUILD_WARNINGS_MAX = 100,
    KUSTOMIZATION_NAMES = 3,
};

/** A folder with a kustomization: what it names is looked for from here. */
struct folder {
    struct tree *tree;
    const char *path;      /* in the tree, without symlinks */
    const char *file;      /* its kustomization's name */
    const char *shown;     /* in errors */
    const char *namespace; /* of its kustomization; NULL: none yet */
    const struct folder *referrer;
    const char *repo, *ref;  /* of a remote one; "" else */
    const char *origin_path; /* from the folder that is built, or in the remote one */
    size_t depth;
};

/** `$(NAME)` and the field it stands for. */
struct var {
    struct str name, field_path;
    struct resource_id target;
    struct resource *resource; /* NULL: nothing has that id yet */
};

/** What a kustomization comes to, before it is part of another. */
struct accumulated {
    struct resource_list resources;
    struct field_config config;
    ARENA_LIST(struct var) vars;
};

/** One build under way. */
struct build {
    struct arena *arena;
    const struct kustomize_input *input;
    struct kustomize_flags flags;
    ARENA_LIST(const char *) warnings;
    ARENA_LIST(const char *) commands;
    const char *fault; /* why what was edited cannot be read; NULL: it can */
    size_t folders;
    struct merge_schema *schema; /* of the first kustomization that names one; NULL: none */
    bool has_openapi;            /* one said which */
    bool keeps_origins;          /* and transformations */
};

void build_warn(struct build *build, const char *text);

/* ---- folders and files: folder.c, repository.c ---- */

int folder_root(struct build *build, struct folder **out, struct error *err) MUST_USE;
/** The folder or repository that a kustomization names. */
int folder_enter(struct build *build, const struct folder *from, const char *path,
                 struct folder **out, struct error *err) MUST_USE;
/** A file or URL that a kustomization names. */
int folder_read(struct build *build, const struct folder *from, const char *path, struct str *out,
                struct error *err) MUST_USE;
/** The names of kustomizations that are files of the folder, at most KUSTOMIZATION_NAMES. */
int folder_find_kustomizations(struct build *build, const struct folder *folder, const char **out,
                               size_t *count, struct error *err) MUST_USE;
/** Is it how a Git repository is named? */
bool repository_parse(const char *text, struct arena *arena, struct kustomize_repository *out);

/* ---- kustomizations: target.c ---- */

/** The one file of the folder that is its kustomization. */
int target_find(struct build *build, struct folder *folder, struct error *err) MUST_USE;
int target_load(struct build *build, struct folder *folder, const struct json **out,
                struct error *err) MUST_USE;
/** The same of one that is decoded already. */
int target_take(struct build *build, const struct folder *folder, const struct json *decoded,
                const struct json **out, struct error *err) MUST_USE;
int target_accumulate(struct build *build, struct folder *folder, const struct json *kustomization,
                      struct accumulated *into, struct error *err) MUST_USE;
/** Objects and configurations named in a list of paths. */
int target_accumulate_resources(struct build *build, const struct folder *folder,
                                const struct json *paths, struct accumulated *into,
                                struct error *err) MUST_USE;
int accumulated_merge(struct build *build, struct accumulated *into, const struct accumulated *more,
                      struct error *err) MUST_USE;
/** Put a generator's object in, as its behavior says. */
int accumulated_absorb(struct build *build, struct accumulated *into, struct resource *made,
                       struct error *err) MUST_USE;

/* ---- generators and transformers ---- */

/** One about to run. */
struct plugin {
    struct build *build;
    const struct folder *folder;
    const char *kind;                     /* "PatchTransformer" */
    const struct json *config;            /* as the original's plugin gets it */
    const struct resource *declared;      /* the object that says so; NULL: the kustomization */
    const struct field_spec_list *places; /* NULL: those of `config` */
    struct accumulated *into;
};

typedef int (*plugin_fn)(struct plugin *plugin, struct error *err);

/** Run the built-in plugin of that kind. */
int plugin_run(struct plugin *plugin, struct error *err) MUST_USE;
/** "trouble configuring builtin X with config: ...", "plugin X fails configuration". Always -1. */
int plugin_fail_config(const struct plugin *plugin, struct error *err);
struct field_spec_list plugin_places(const struct plugin *plugin, const char *key);
/** A list of texts as Go prints it with %v. */
const char *list_print(const struct json *list, struct arena *arena);
/** Text of the configuration; empty when there is none. */
struct str plugin_text(const struct plugin *plugin, const char *path);
/** The objects that external generators or transformers are configured by, `what` of both. */
int plugin_load_external(struct build *build, const struct folder *folder, const char *what,
                         const struct json *entries, struct resource_list *out,
                         struct error *err) MUST_USE;

/* A file or two each. */
int transform_strategic_patches(struct plugin *plugin, struct error *err);
int transform_patch(struct plugin *plugin, struct error *err);
int transform_json_patch(struct plugin *plugin, struct error *err);
int transform_namespace(struct plugin *plugin, struct error *err);
int transform_prefix(struct plugin *plugin, struct error *err);
int transform_suffix(struct plugin *plugin, struct error *err);
int transform_prefix_suffix(struct plugin *plugin, struct error *err);
int transform_labels(struct plugin *plugin, struct error *err);
int transform_annotations(struct plugin *plugin, struct error *err);
int transform_replicas(struct plugin *plugin, struct error *err);
int transform_image(struct plugin *plugin, struct error *err);
int transform_replacements(struct plugin *plugin, struct error *err);
int transform_value_add(struct plugin *plugin, struct error *err);
int transform_hashes(struct plugin *plugin, struct error *err);
int generate_config_map(struct plugin *plugin, struct error *err);
int generate_secret(struct plugin *plugin, struct error *err);
int generate_iam_policy(struct plugin *plugin, struct error *err);
int generate_helm_chart(struct plugin *plugin, struct error *err);
/** A configuration for each chart of a kustomization, of the older field too. */
const struct json *helm_chart_configs(const struct json *kustomization, struct arena *arena);

/* ---- the end of a build ---- */

int name_references_fix(struct build *build, struct accumulated *all, struct error *err) MUST_USE;
int vars_merge(struct build *build, struct accumulated *into, const struct json *vars,
               struct error *err) MUST_USE;
/** As Go prints the list with %v. */
const char *vars_print(const struct json *vars, struct arena *arena);
int vars_resolve(struct build *build, struct accumulated *all, struct error *err) MUST_USE;
/** By kind, those first that others need: as the original sorts unless it is told otherwise. */
int gvk_order(struct gvk a, struct gvk b);
void resources_sort_legacy(struct resource_list *list, const struct json *options);
/** The suffix for a ConfigMap's, Secret's or other object's content. */
int resource_hash(const struct resource *resource, struct arena *arena, const char **out,
                  struct error *err) MUST_USE;
/** Places from the definitions that `crds` names. */
int crds_read(struct build *build, const struct folder *folder, const struct json *paths,
              struct field_config *out, struct error *err) MUST_USE;

/* ---- selecting ---- */

struct resource_selector;
/** {group, version, kind, name, namespace}, all regexes; the labels are read when they count. */
int resource_selector_read(const struct json *selector, struct arena *arena,
                           struct resource_selector **out, struct error *err) MUST_USE;
/** Read {labelSelector, annotationSelector} now: those below see none before. */
int resource_selector_read_labels(struct resource_selector *selector, struct error *err) MUST_USE;
/** "Deployment.[noVer].apps/[noName].[noNs]:a=:l=app=web" */
const char *resource_selector_print(const struct json *selector, struct arena *arena);
/** The objects of a list by present and original name and namespace, present kind. */
int resource_selector_select(const struct json *source, const struct resource_list *all,
                             struct arena *arena, struct resource_list *out,
                             struct error *err) MUST_USE;
/** By one of its ids, and labels and annotations. */
bool resource_selector_matches_id(const struct resource_selector *selector,
                                  const struct resource *resource, const struct resource_id *id);
/** The parts of that: group, version, kind, name and namespace, or labels and annotations alone. */
bool resource_selector_fits_id(const struct resource_selector *selector,
                               const struct resource_id *id);
bool resource_selector_meets(const struct resource_selector *selector,
                             const struct resource *resource);
bool resource_selector_has_id(const struct resource_selector *selector);
bool resource_selector_has_labels(const struct resource_selector *selector);
