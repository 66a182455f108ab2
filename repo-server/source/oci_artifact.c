#include "source/oci_artifact.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/semver.h"
#include "io/folders.h"
#include "io/item_store.h"
#include "io/tree.h"
#include "source/artifact_store.h"
#include "source/downloads.h"
#include "source/oci_registry.h"
#include "source/remote.h"
#include "source/version_choice.h"

#include <string.h>

#define FILES "files"
#define LAYER "layer"
#define ROOT "root"
#define HELM_CONFIG "application/vnd.cncf.helm.config.v1+json"
#define HELM_CONTENT "application/vnd.cncf.helm.chart.content.v1.tar+gzip"

enum { LAYERS_MAX = 10, ROOT_BYTES_MAX = 4096, TOP_NAMES_MAX = 1000 };

static struct oci_registry *open_registry(struct remote *remote, struct arena *arena)
{
    return oci_registry_new(remote, oci_path_of_url(remote_url(remote), arena));
}

/* ---- tags ---- */

static struct json *tags_to_json(const struct oci_tags *tags, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < tags->count; i++)
        json_append(arena, list, json_new_string(arena, tags->items[i]));
    return list;
}

static int list_tags(const struct oci_access *access, struct remote *remote, const char *key,
                     struct arena *arena, struct oci_tags *out, struct error *err)
{
    CLEANUP(oci_registry_free) struct oci_registry *registry = open_registry(remote, arena);

    if (oci_registry_list_tags(registry, arena, out, err) < 0)
        return error_prefix(err, "error fetching tags");
    item_store_set(access->items, key, tags_to_json(out, arena),
                   access->tags_expiry_ms > 0 ? access->tags_expiry_ms : -1, 0);
    return 0;
}

int oci_artifact_tags(const struct oci_access *access, const struct oci_query *query,
                      struct arena *arena, struct oci_tags *out, struct error *err)
{
    const char *key = arena_printf(arena, "oci-tags|%s|%s", remote_url(query->remote),
                                   remote_identity(query->remote, arena));
    const struct json *kept = query->is_fresh ? NULL : item_store_get(access->items, key, 0, arena);
    struct str *items;
    size_t count = 0;

    if (!json_is(kept, JSON_ARRAY))
        return list_tags(access, query->remote, key, arena, out, err);
    items = arena_alloc(arena, (json_count(kept) + 1) * sizeof(*items));
    for (struct json_cursor at = json_walk(kept); json_next(&at);)
        items[count++] = json_string(at.value);
    *out = (struct oci_tags){ items, count };
    return 0;
}

/* ---- what a revision stands for ---- */

static bool is_range(const char *revision)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error problem = { 0 };
    const struct semver_range *range;

    return !version_is_fixed(revision) &&
           semver_range_parse(str_of(revision), arena, &range, &problem) == 0;
}

/** A range cannot be a tag: none of its signs may stand in one. */
static bool may_be_tag(const char *revision)
{
    return revision[0] && !strpbrk(revision, " ^~<>=|,*+");
}

static int resolve_range(const struct oci_access *access, const struct oci_query *query,
                         const char *revision, struct arena *arena, const char **out,
                         struct error *err)
{
    CLEANUP(oci_registry_free) struct oci_registry *registry = open_registry(query->remote, arena);
    struct oci_tags tags;
    const char *tag;

    if (oci_artifact_tags(access, query, arena, &tags, err) < 0)
        return -1;
    if (version_choose(tags.items, tags.count, revision, arena, &tag, err) < 0)
        return error_prefix(err, "no version for constraints");
    return oci_registry_resolve(registry, tag, arena, out, err);
}

/** "ghcr.io/org/app" */
static const char *place_of(const struct remote *remote)
{
    const char *scheme = strstr(remote_url(remote), "://");

    return scheme ? scheme + 3 : remote_url(remote);
}

int oci_artifact_resolve(const struct oci_access *access, const struct oci_query *query,
                         const char *revision, struct arena *arena, const char **out,
                         struct error *err)
{
    CLEANUP(oci_registry_free) struct oci_registry *registry = open_registry(query->remote, arena);
    CLEANUP(error_release) struct error problem = { 0 };

    if (oci_is_digest(revision)) {
        *out = revision;
        return 0;
    }
    if (may_be_tag(revision) && oci_registry_resolve(registry, revision, arena, out, &problem) == 0)
        return 0;
    if (is_range(revision))
        return resolve_range(access, query, revision, arena, out, err);
    if (!problem.code)
        error_set(err, ERR_UNKNOWN, "invalid reference: invalid tag \"%s\"", revision);
    else if (problem.code == ERR_NOT_FOUND)
        error_set(err, ERR_UNKNOWN, "%s:%s: not found", place_of(query->remote), revision);
    else
        error_move(err, &problem);
    err->code = ERR_UNKNOWN;
    return error_prefix(err, "cannot get digest for revision %s", revision);
}

int oci_artifact_annotations(struct remote *remote, const char *revision, struct arena *arena,
                             const struct json **out, struct error *err)
{
    CLEANUP(oci_registry_free) struct oci_registry *registry = open_registry(remote, arena);
    const struct json *manifest;
    const char *digest;

    if (oci_registry_read_manifest(registry, revision, arena, &manifest, &digest, err) < 0)
        return -1;
    *out = json_get(manifest, "annotations");
    return 0;
}

/* ---- its files ---- */

static bool is_content(struct str type, bool is_helm)
{
    if (is_helm)
        return str_equals(type, HELM_CONTENT);
    return str_has_suffix(type, STR("tar")) || str_has_suffix(type, STR("tar+gzip")) ||
           str_has_suffix(type, STR("tar.gzip"));
}

static bool is_allowed(const struct oci_access *access, struct str type)
{
    for (size_t i = 0; i < access->media_types->count; i++) {
        if (str_equals(type, access->media_types->items[i]))
            return true;
    }
    return false;
}

/** The one layer that holds the files. */
static int choose_layer(const struct oci_access *access, const struct json *manifest, bool is_helm,
                        struct blob_download *download, struct error *err)
{
    const struct json *layers = json_get(manifest, "layers");
    size_t count = json_count(layers), contents = 0;
    struct str type = STR_EMPTY;

    if (count > LAYERS_MAX)
        return error_set(err, ERR_UNKNOWN, "expected no more than %d oci layers, got %zu",
                         LAYERS_MAX, count);
    for (struct json_cursor at = json_walk(layers); json_next(&at);) {
        if (!is_content(json_text_at(at.value, "mediaType"), is_helm))
            continue;
        contents++;
        type = json_text_at(at.value, "mediaType");
        download->digest = json_cstr_at(at.value, "digest");
        download->size = json_int(json_get(at.value, "size"), 0);
    }
    if (contents != 1)
        return error_set(err, ERR_UNKNOWN, "expected only a single oci content layer, got %zu",
                         contents);
    if (!is_allowed(access, type))
        return error_set(err, ERR_UNKNOWN,
                         "oci layer media type %.*s is not in the list of allowed media types",
                         STR_ARG(type));
    return 0;
}

struct artifact_fill {
    const struct oci_access *access;
    struct remote *remote;
    const char *digest;
};

/** A chart's files are beneath its single folder. */
static int find_root(const char *files, bool is_helm, struct arena *arena, const char **out,
                     struct error *err)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    const char *const *names;
    struct tree_entry entry;
    size_t count;

    *out = FILES;
    if (!is_helm)
        return 0;
    if (tree_open(files, &tree, err) < 0 ||
        tree_list(tree, ".", TOP_NAMES_MAX, arena, &names, &count, err) < 0)
        return -1;
    if (count != 1 || tree_lstat(tree, names[0], &entry, err) <= 0 || entry.kind != TREE_FOLDER)
        return error_set(err, ERR_INVALID, "expected a single folder in the chart, got %zu names",
                         count);
    *out = arena_printf(arena, FILES "/%s", names[0]);
    return 0;
}

static int fill_artifact(void *context, const char *folder, struct error *err)
{
    const struct artifact_fill *fill = context;
    const struct oci_access *access = fill->access;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(oci_registry_free) struct oci_registry *registry = open_registry(fill->remote, arena);
    CLEANUP(tree_close) struct tree *tree = NULL;
    const char *files = arena_printf(arena, "%s/" FILES, folder), *root, *digest;
    struct unpack_limits limits = { .bytes = access->extracted_bytes_max };
    struct blob_download download = { .registry = registry,
                                      .workers = access->workers,
                                      .path = arena_printf(arena, "%s/" LAYER, folder),
                                      .limit = access->layer_bytes_max };
    const struct json *manifest;
    bool is_helm;

    if (oci_registry_read_manifest(registry, fill->digest, arena, &manifest, &digest, err) < 0)
        return -1;
    is_helm = str_equals(json_text_at(manifest, "config.mediaType"), HELM_CONFIG);
    if (choose_layer(access, manifest, is_helm, &download, err) < 0)
        return -1;
    if (download_blob(&download, err) < 0)
        return error_prefix(err, "could not save oci digest %s", digest);
    if (make_folder(files, err) < 0 || tree_open(folder, &tree, err) < 0)
        return -1;
    if (download_unpack(access->workers, tree, LAYER, files, &limits, err) < 0)
        return error_prefix(err,
                            "cannot extract contents of oci image with revision %s: failed to "
                            "perform \"Push\" on destination: could not decompress layer",
                            digest);
    if (find_root(files, is_helm, arena, &root, err) < 0)
        return -1;
    return download_note(arena_printf(arena, "%s/" ROOT, folder), root, err);
}

int oci_artifact_unpack(const struct oci_access *access, struct remote *remote, const char *digest,
                        struct arena *arena, struct oci_unpacked *out, struct error *err)
{
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    struct artifact_fill fill = { access, remote, digest };
    struct artifact_wanted wanted = {
        .name = arena_printf(arena, "oci %s %s", remote_identity(remote, arena), digest),
        .fill = fill_artifact,
        .context = &fill,
    };
    struct str text;

    if (artifact_get(access->artifacts, &wanted, &artifact, err) < 0 ||
        tree_read(artifact_files(artifact), ROOT, ROOT_BYTES_MAX, arena, &text, err) < 0)
        return -1;
    *out = (struct oci_unpacked){ TAKE(artifact), text.ptr };
    return 0;
}
