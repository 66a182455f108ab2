#include "source/material.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/tree.h"
#include "render/render.h"
#include "source/artifact_store.h"
#include "source/git_store.h"
#include "source/helm_repository.h"
#include "source/oci_artifact.h"
#include "source/remote.h"
#include "source/upload.h"
#include "step.h"

#include <string.h>

/** One kind of place that files come from. */
struct material_kind {
    int (*open)(struct material *material, const struct material_wanted *wanted, struct error *err);
    int (*fetch)(struct material *material, struct error *err);
    const char *name; /* for what is wrong with its symlinks */
};

struct material {
    const struct material_kind *kind;
    const struct material_access *access;
    struct arena *arena;
    const char *revision, *path, *chart;
    bool pass_credentials;
    struct git_repository *repository;
    struct git_tree *tree;
    struct remote *remote;
    const struct upload *upload;
    struct artifact *artifact;
    struct tree *files; /* of the artifact */
};

static const char *text_of(struct material *material, struct str text)
{
    return str_dup(text, material->arena).ptr;
}

/* ---- Git ---- */

static int open_git(struct material *material, const struct material_wanted *wanted,
                    struct error *err)
{
    struct git_wanted git = { wanted->revision, text_of(material, wanted->source->tag_prefix),
                              wanted->is_fresh, wanted->asked_ms_ago };

    if (!git.revision[0])
        git.revision = text_of(material, wanted->source->target_revision);
    if (git_store_get(material->access->git, wanted->repository, &material->repository, err) < 0)
        return -1;
    return git_repository_resolve(material->repository, &git, material->arena, &material->revision,
                                  err);
}

static int fetch_git(struct material *material, struct error *err)
{
    const char *link;
    int found;

    if (step_check_out(material->repository, material->revision, material->access->with_submodules,
                       &material->tree, err) < 0)
        return -1;
    if (material->access->allow_oob_symlinks)
        return 0;
    found = git_tree_escaping_symlink(material->tree, material->arena, &link, err);
    if (found > 0)
        return error_set(err, ERR_UNKNOWN, "repository contains out-of-bounds symlinks. file: %s",
                         link);
    return found;
}

/* ---- what is unpacked ---- */

struct symlink_check {
    struct material *material;
    const char *found;
    int result;
    struct error err;
};

static void check_in_worker(void *context)
{
    struct symlink_check *check = context;

    check->result = render_find_escaping_symlink(check->material->files, check->material->arena,
                                                 &check->found, &check->err);
}

static int check_symlinks(struct material *material, struct error *err)
{
    struct symlink_check check = { .material = material };

    if (material->access->allow_oob_symlinks)
        return 0;
    fiber_run_in_worker(material->access->helm->workers, check_in_worker, &check);
    if (check.result > 0)
        return error_set(err, ERR_UNKNOWN, "%s contains out-of-bounds symlinks. file: %s",
                         material->kind->name, check.found);
    return check.result < 0 ? error_move(err, &check.err) : 0;
}

/* ---- charts ---- */

static const char *wanted_revision(struct material *material, const struct material_wanted *wanted)
{
    if (wanted->revision[0])
        return arena_printf(material->arena, "%s", wanted->revision);
    return text_of(material, wanted->source->target_revision);
}

static int open_chart(struct material *material, const struct material_wanted *wanted,
                      struct error *err)
{
    struct helm_query query = { .is_fresh = wanted->is_fresh };

    query.chart = material->chart = text_of(material, wanted->source->chart);
    material->pass_credentials =
        json_bool(json_get(wanted->source->helm, "passCredentials"), false);
    material->path = ".";
    if (remote_open(material->access->remote, wanted->repository, &material->remote, err) < 0)
        return -1;
    query.remote = material->remote;
    return helm_repository_resolve(material->access->helm, &query,
                                   wanted_revision(material, wanted), material->arena,
                                   &material->revision, err);
}

/** The folder in the archive is called like the chart, whatever stands before its name. */
static const char *folder_of_chart(const struct material *material)
{
    const char *slash = strrchr(material->chart, '/');

    return slash ? slash + 1 : material->chart;
}

static int fetch_chart(struct material *material, struct error *err)
{
    struct helm_chart_wanted wanted = { material->chart, material->revision,
                                        material->pass_credentials };

    if (helm_repository_unpack(material->access->helm, material->remote, &wanted,
                               &material->artifact, err) < 0)
        return -1;
    if (tree_open_folder(artifact_files(material->artifact), folder_of_chart(material),
                         &material->files, err) < 0)
        return error_prefix(err, "the archive of chart '%s' has no folder of its name",
                            material->chart);
    return check_symlinks(material, err);
}

/* ---- artifacts of registries ---- */

static int open_oci(struct material *material, const struct material_wanted *wanted,
                    struct error *err)
{
    struct oci_query query = { .is_fresh = wanted->is_fresh };
    const char *revision = wanted_revision(material, wanted);

    if (remote_open(material->access->remote, wanted->repository, &material->remote, err) < 0)
        return -1;
    query.remote = material->remote;
    if (oci_artifact_resolve(material->access->oci, &query, revision, material->arena,
                             &material->revision, err) < 0)
        return error_prefix(err, "failed to resolve revision \"%s\"", revision);
    return 0;
}

static int fetch_oci(struct material *material, struct error *err)
{
    struct oci_unpacked unpacked;

    if (oci_artifact_unpack(material->access->oci, material->remote, material->revision,
                            material->arena, &unpacked, err) < 0)
        return -1;
    material->artifact = unpacked.artifact;
    if (tree_open_folder(artifact_files(material->artifact), unpacked.root, &material->files, err) <
        0)
        return error_prefix(err, "failed to fetch oci image");
    return check_symlinks(material, err);
}

/* ---- what the caller sends ---- */

static int open_upload(struct material *material, const struct material_wanted *wanted,
                       struct error *err)
{
    (void)err;
    material->upload = wanted->upload;
    material->revision = "streamed";
    return 0;
}

static int fetch_upload(struct material *material, struct error *err)
{
    if (upload_unpack(material->access->upload, material->upload, &material->artifact, err) < 0 ||
        tree_open_folder(artifact_files(material->artifact), ".", &material->files, err) < 0)
        return -1;
    return check_symlinks(material, err);
}

/* ---- any of them ---- */

static const struct material_kind upload_kind = { open_upload, fetch_upload, "streamed files" };
static const struct material_kind git_kind = { open_git, fetch_git, "repository" };
static const struct material_kind chart_kind = { open_chart, fetch_chart, "chart" };
static const struct material_kind oci_kind = { open_oci, fetch_oci, "oci image" };

static const struct material_kind *kind_of(const struct material_wanted *wanted)
{
    if (wanted->upload)
        return &upload_kind;
    if (application_source_is_oci(wanted->source))
        return &oci_kind;
    return application_source_is_helm_repository(wanted->source) ? &chart_kind : &git_kind;
}

int material_open(const struct material_access *access, const struct material_wanted *wanted,
                  struct material **out, struct error *err)
{
    CLEANUP(material_close) struct material *material = xcalloc(1, sizeof(*material));

    material->arena = arena_new();
    material->access = access;
    material->kind = kind_of(wanted);
    material->path = text_of(material, wanted->source->path);
    if (!wanted->repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    if (material->kind->open(material, wanted, err) < 0)
        return -1;
    *out = TAKE(material);
    return 0;
}

void material_close(struct material *material)
{
    if (!material)
        return;
    git_tree_release(material->tree);
    git_repository_release(material->repository);
    tree_close(material->files);
    artifact_release(material->artifact);
    remote_close(material->remote);
    arena_free(material->arena);
    free(material);
}

const char *material_revision(const struct material *material)
{
    return material->revision;
}

const char *material_fetched_revision(const struct material *material)
{
    return material->tree ? git_tree_commit(material->tree) : material->revision;
}

struct git_repository *material_repository(const struct material *material)
{
    return material->repository;
}

int material_fetch(struct material *material, struct error *err)
{
    return material->kind->fetch(material, err);
}

struct tree *material_files(const struct material *material)
{
    return material->tree ? git_tree_files(material->tree) : material->files;
}

const char *material_path(const struct material *material)
{
    return material->path;
}

const char *material_place(const struct material *material, const char *path, struct arena *arena)
{
    if (material->tree)
        return arena_printf(arena, "%s %s", git_tree_place(material->tree, arena), path);
    if (material->upload)
        return NULL; /* nobody sends the same again */
    return artifact_place(material->artifact, path, arena);
}

const char *material_origin(const struct material *material, const char *path, struct arena *arena)
{
    if (!material->tree)
        return NULL;
    return arena_printf(arena, "%s %s", git_tree_origin(material->tree, arena), path);
}
