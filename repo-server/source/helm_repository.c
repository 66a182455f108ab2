#include "source/helm_repository.h"

#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/item_store.h"
#include "io/tree.h"
#include "render/unpack.h"
#include "source/artifact_store.h"
#include "source/downloads.h"
#include "source/oci_registry.h"
#include "source/remote.h"
#include "source/version_choice.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define INDEX_FILE "index.yaml"
#define DIGEST_FILE "digest"
#define CHART_LAYER "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
#define OLD_CHART_LAYER "application/tar+gzip"

enum { DIGEST_BYTES_MAX = 128 };

bool helm_repository_is_oci(const char *url)
{
    return strncmp(url, "oci://", 6) == 0 || !strstr(url, "://");
}

/* ---- the index ---- */

struct index_fill {
    const struct helm_access *access;
    struct remote *remote;
};

static int fill_index(void *context, const char *folder, struct error *err)
{
    struct index_fill *fill = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct download download = {
        .remote = fill->remote,
        .workers = fill->access->workers,
        .url = arena_printf(arena, "%s/index.yaml", remote_url(fill->remote)),
        .path = arena_printf(arena, "%s/" INDEX_FILE, folder),
        .limit = fill->access->index_bytes_max,
        .with_login = true,
        .refused = "failed to get index",
        .unanswered = "error making HTTP request",
    };
    const char *digest;

    if (download_file(&download, arena, &digest, err) < 0)
        return -1;
    return download_note(arena_printf(arena, "%s/" DIGEST_FILE, folder), digest, err);
}

/** The index as an artifact, and the digest of its bytes. */
static int get_index(const struct helm_access *access, const struct helm_query *query,
                     struct arena *arena, struct artifact **out, const char **digest,
                     struct error *err)
{
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    struct index_fill fill = { access, query->remote };
    bool is_fresh = query->is_fresh || access->index_expiry_ms <= 0;
    struct artifact_wanted wanted = {
        .name = arena_printf(arena, "helm index %s", remote_identity(query->remote, arena)),
        .max_age_ms = is_fresh ? 1 : access->index_expiry_ms,
        .fill = fill_index,
        .context = &fill,
    };
    struct str text;

    if (artifact_get(access->artifacts, &wanted, &artifact, err) < 0 ||
        tree_read(artifact_files(artifact), DIGEST_FILE, DIGEST_BYTES_MAX, arena, &text, err) < 0)
        return error_prefix(err, "error loading repo index");
    *out = TAKE(artifact);
    *digest = text.ptr;
    return 0;
}

struct index_job {
    struct artifact *artifact;
    const char *chart; /* NULL: all */
    struct arena *arena;
    struct helm_index_versions versions;
    const struct helm_index_chart *charts;
    size_t count;
    int status;
    struct error err;
};

static void read_in_worker(void *context)
{
    struct index_job *job = context;
    int fd;

    job->status =
        tree_open_file(artifact_files(job->artifact), INDEX_FILE, O_RDONLY, &fd, &job->err);
    if (job->status < 0)
        return;
    if (job->chart)
        job->status = helm_index_read(fd, job->chart, job->arena, &job->versions, &job->err);
    else
        job->status = helm_index_read_charts(fd, job->arena, &job->charts, &job->count, &job->err);
    close(fd);
}

/* ---- versions, kept ---- */

static struct json *versions_to_json(const struct helm_index_versions *versions,
                                     struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < versions->count; i++) {
        const struct helm_index_entry *entry = &versions->items[i];
        struct json *item = json_new_object(arena);

        json_set_text(arena, item, "version", entry->version.ptr);
        json_set_text(arena, item, "appVersion", entry->app_version.ptr);
        json_set_text(arena, item, "digest", entry->digest.ptr);
        json_set_text(arena, item, "url", entry->url.ptr);
        json_append(arena, list, item);
    }
    return list;
}

static struct helm_index_entry entry_of_json(const struct json *item)
{
    return (struct helm_index_entry){
        .version = json_text_at(item, "version"),
        .app_version = json_text_at(item, "appVersion"),
        .digest = json_text_at(item, "digest"),
        .url = json_text_at(item, "url"),
        .created = STR_EMPTY,
        .description = STR_EMPTY,
    };
}

static struct helm_index_versions versions_of_json(const struct json *list, struct arena *arena)
{
    struct helm_index_entry *items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));
    size_t count = 0;

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[count++] = entry_of_json(at.value);
    return (struct helm_index_versions){ items, count };
}

/** An index that did not change is not read again. */
static int versions_of_index(const struct helm_access *access, const struct helm_query *query,
                             struct arena *arena, struct helm_index_versions *out,
                             struct error *err)
{
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    struct index_job job = { .chart = query->chart, .arena = arena };
    const char *digest, *key;
    const struct json *kept;

    if (get_index(access, query, arena, &artifact, &digest, err) < 0)
        return -1;
    key = arena_printf(arena, "helm-versions|%s|%s", digest, query->chart);
    kept = item_store_get(access->items, key, ITEM_IS_FIXED, arena);
    if (json_is(kept, JSON_ARRAY)) {
        *out = versions_of_json(kept, arena);
        return 0;
    }
    job.artifact = artifact;
    fiber_run_in_worker(access->workers, read_in_worker, &job);
    if (job.status < 0)
        return error_move(err, &job.err);
    item_store_set(access->items, key, versions_to_json(&job.versions, arena),
                   access->item_expiry_ms, ITEM_IS_FIXED);
    *out = job.versions;
    return 0;
}

int helm_repository_charts(const struct helm_access *access, struct remote *remote,
                           struct arena *arena, const struct helm_index_chart **out, size_t *count,
                           struct error *err)
{
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    struct helm_query query = { remote, "", true };
    struct index_job job = { .arena = arena };
    const char *digest;

    if (get_index(access, &query, arena, &artifact, &digest, err) < 0)
        return -1;
    job.artifact = artifact;
    fiber_run_in_worker(access->workers, read_in_worker, &job);
    if (job.status < 0)
        return error_move(err, &job.err);
    *out = job.charts;
    *count = job.count;
    return 0;
}

/* ---- registries ---- */

/** "org/charts/redis" of a registry's URL and the chart's name. */
static struct oci_registry *open_registry(struct remote *remote, const char *chart,
                                          struct arena *arena)
{
    const char *path = oci_path_of_url(remote_url(remote), arena);

    return oci_registry_new(
        remote, arena_printf(arena, "%s%s%s", path, path[0] && chart[0] ? "/" : "", chart));
}

/** Tags as versions: a tag cannot have a "+". */
static void tags_to_versions(const struct oci_tags *tags, struct arena *arena,
                             struct helm_index_versions *out)
{
    struct helm_index_entry *items = arena_alloc(arena, (tags->count + 1) * sizeof(*items));

    for (size_t i = 0; i < tags->count; i++) {
        char *text = arena_strndup(arena, tags->items[i].ptr, tags->items[i].len);

        for (char *at = strchr(text, '_'); at; at = strchr(at, '_'))
            *at = '+';
        items[i] = (struct helm_index_entry){ .version = { text, tags->items[i].len },
                                              .app_version = STR_EMPTY,
                                              .digest = STR_EMPTY,
                                              .created = STR_EMPTY,
                                              .description = STR_EMPTY,
                                              .url = STR_EMPTY };
    }
    *out = (struct helm_index_versions){ items, tags->count };
}

static int versions_of_registry(const struct helm_access *access, const struct helm_query *query,
                                struct arena *arena, struct helm_index_versions *out,
                                struct error *err)
{
    CLEANUP(oci_registry_free)
    struct oci_registry *registry = open_registry(query->remote, query->chart, arena);
    const char *key =
        arena_printf(arena, "helm-tags|%s|%s", remote_identity(query->remote, arena), query->chart);
    const struct json *kept = query->is_fresh ? NULL : item_store_get(access->items, key, 0, arena);
    struct oci_tags tags;

    if (json_is(kept, JSON_ARRAY)) {
        *out = versions_of_json(kept, arena);
        return 0;
    }
    if (oci_registry_list_tags(registry, arena, &tags, err) < 0)
        return error_prefix(err, "unable to get tags");
    tags_to_versions(&tags, arena, out);
    item_store_set(access->items, key, versions_to_json(out, arena),
                   access->index_expiry_ms > 0 ? access->index_expiry_ms : -1, 0);
    return 0;
}

/* ---- which version ---- */

int helm_repository_versions(const struct helm_access *access, const struct helm_query *query,
                             struct arena *arena, struct helm_index_versions *out,
                             struct error *err)
{
    if (helm_repository_is_oci(remote_url(query->remote)))
        return versions_of_registry(access, query, arena, out, err);
    return versions_of_index(access, query, arena, out, err);
}

static const struct str *names_of(const struct helm_index_versions *versions, struct arena *arena)
{
    struct str *names = arena_alloc(arena, (versions->count + 1) * sizeof(*names));

    for (size_t i = 0; i < versions->count; i++)
        names[i] = versions->items[i].version;
    return names;
}

int helm_repository_resolve(const struct helm_access *access, const struct helm_query *query,
                            const char *wanted, struct arena *arena, const char **out,
                            struct error *err)
{
    struct helm_index_versions versions;

    if (version_is_fixed(wanted)) {
        *out = arena_printf(arena, "%s", wanted);
        return 0;
    }
    if (helm_repository_versions(access, query, arena, &versions, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    return version_choose(names_of(&versions, arena), versions.count, wanted, arena, out, err);
}

/* ---- charts ---- */

struct chart_fill {
    const struct helm_access *access;
    struct remote *remote;
    const struct helm_chart_wanted *wanted;
};

static int fail_missing(const struct chart_fill *fill, struct error *err)
{
    const char *version = fill->wanted->version;

    return error_set(err, ERR_NOT_FOUND, "chart \"%s\"%s%s%s not found in %s repository",
                     fill->wanted->chart, version[0] ? " version \"" : "", version,
                     version[0] ? "\"" : "", remote_url(fill->remote));
}

/** The address of a chart's archive, absolute. */
static const char *archive_url(const struct chart_fill *fill, const struct helm_index_entry *entry,
                               struct arena *arena)
{
    if (str_find(entry->url, STR("://")) >= 0)
        return entry->url.ptr;
    if (entry->url.len && entry->url.ptr[0] == '/') {
        const char *base = remote_url(fill->remote), *host = strstr(base, "://");
        size_t length = (size_t)(host - base) + 3 + strcspn(host + 3, "/");

        return arena_printf(arena, "%.*s%s", (int)length, base, entry->url.ptr);
    }
    return arena_printf(arena, "%s/%s", remote_url(fill->remote), entry->url.ptr);
}

static int find_entry(const struct chart_fill *fill, struct arena *arena,
                      struct helm_index_entry *out, struct error *err)
{
    struct helm_query query = { fill->remote, fill->wanted->chart, false };
    struct helm_index_versions versions;
    ptrdiff_t found = -1;

    /* What is not known may have come since the index was read: then it is asked for anew. */
    for (int attempt = 0; attempt < 2 && found < 0; attempt++) {
        query.is_fresh = attempt > 0;
        if (helm_repository_versions(fill->access, &query, arena, &versions, err) < 0)
            return err->code == ERR_NOT_FOUND ? fail_missing(fill, err) : -1;
        found =
            version_pull(names_of(&versions, arena), versions.count, fill->wanted->version, arena);
    }
    if (found < 0)
        return fail_missing(fill, err);
    *out = versions.items[found];
    return 0;
}

static int fill_from_repository(struct chart_fill *fill, const char *path, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_index_entry entry;
    struct download download = { .remote = fill->remote,
                                 .workers = fill->access->workers,
                                 .path = path,
                                 .limit = fill->access->chart_bytes_max };
    const char *digest;

    if (find_entry(fill, arena, &entry, err) < 0)
        return -1;
    if (entry.url.len == 0)
        return error_set(err, ERR_INVALID, "chart \"%s\" has no downloadable URLs",
                         fill->wanted->chart);
    download.url = archive_url(fill, &entry, arena);
    if (!str_has_prefix(str_of(download.url), STR("http://")) &&
        !str_has_prefix(str_of(download.url), STR("https://")))
        return error_set(err, ERR_INVALID, "could not find protocol handler for: %s", download.url);
    download.with_login = fill->wanted->pass_credentials ||
                          remote_is_same_place(download.url, remote_url(fill->remote));
    download.refused = download.unanswered =
        arena_printf(arena, "failed to fetch %s", download.url);
    return download_file(&download, arena, &digest, err);
}

/** The layer of a chart's manifest that is the chart. */
static const char *chart_layer(const struct json *manifest)
{
    for (struct json_cursor at = json_walk(json_get(manifest, "layers")); json_next(&at);) {
        struct str type = json_text_at(at.value, "mediaType");

        if (str_equals(type, CHART_LAYER) || str_equals(type, OLD_CHART_LAYER))
            return json_cstr_at(at.value, "digest");
    }
    return NULL;
}

/** The tag of a version: exactly it, or the highest in what may be a range. */
static int find_tag(const struct chart_fill *fill, struct arena *arena, char **out,
                    struct error *err)
{
    struct helm_index_entry entry;
    const char *version = fill->wanted->version;
    size_t dots = 0;

    for (const char *at = version; *at; at++)
        dots += *at == '.';
    if (!version_is_fixed(version) || dots < 2) {
        if (find_entry(fill, arena, &entry, err) < 0)
            return -1;
        version = entry.version.ptr;
    }
    *out = arena_printf(arena, "%s", version);
    for (char *at = strchr(*out, '+'); at; at = strchr(at, '+'))
        *at = '_';
    return 0;
}

static int fill_from_registry(struct chart_fill *fill, const char *path, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(oci_registry_free)
    struct oci_registry *registry = open_registry(fill->remote, fill->wanted->chart, arena);
    struct blob_download download = { .registry = registry,
                                      .workers = fill->access->workers,
                                      .path = path,
                                      .limit = fill->access->chart_bytes_max };
    const struct json *manifest;
    const char *digest;
    char *tag;

    if (find_tag(fill, arena, &tag, err) < 0 ||
        oci_registry_read_manifest(registry, tag, arena, &manifest, &digest, err) < 0)
        return -1;
    download.digest = chart_layer(manifest);
    if (!download.digest)
        return error_set(err, ERR_INVALID,
                         "manifest does not contain a layer with mediatype " CHART_LAYER);
    return download_blob(&download, err);
}

static int fill_chart(void *context, const char *folder, struct error *err)
{
    struct chart_fill *fill = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/" HELM_CHART_FILE, folder);

    if (helm_repository_is_oci(remote_url(fill->remote)))
        return fill_from_registry(fill, path, err);
    return fill_from_repository(fill, path, err);
}

static const char *chart_name(const char *kind, const struct chart_fill *fill, struct arena *arena)
{
    return arena_printf(arena, "helm %s %d %s %s %s", kind, fill->wanted->pass_credentials,
                        remote_identity(fill->remote, arena), fill->wanted->version,
                        fill->wanted->chart);
}

int helm_repository_pull(const struct helm_access *access, struct remote *remote,
                         const struct helm_chart_wanted *wanted, struct artifact **out,
                         struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct chart_fill fill = { access, remote, wanted };
    struct artifact_wanted artifact = { chart_name("archive", &fill, arena), access->item_expiry_ms,
                                        fill_chart, &fill };

    return artifact_get(access->artifacts, &artifact, out, err);
}

static int fill_unpacked(void *context, const char *folder, struct error *err)
{
    struct chart_fill *fill = context;
    CLEANUP(artifact_release) struct artifact *archive = NULL;
    struct unpack_limits limits = { .bytes = fill->access->extracted_bytes_max };

    if (helm_repository_pull(fill->access, fill->remote, fill->wanted, &archive, err) < 0)
        return error_prefix(err, "error fetching chart: failed to fetch chart");
    if (download_unpack(fill->access->workers, artifact_files(archive), HELM_CHART_FILE, folder,
                        &limits, err) < 0)
        return error_prefix(err, "error untarring chart");
    return 0;
}

int helm_repository_unpack(const struct helm_access *access, struct remote *remote,
                           const struct helm_chart_wanted *wanted, struct artifact **out,
                           struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct chart_fill fill = { access, remote, wanted };
    struct artifact_wanted artifact = { chart_name("folder", &fill, arena), access->item_expiry_ms,
                                        fill_unpacked, &fill };

    return artifact_get(access->artifacts, &artifact, out, err);
}
