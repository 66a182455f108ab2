/*
 * GenerateManifest: from a revision of a repository to the objects of one application, as a list of
 * steps. What the cache knows is answered from there; failures are remembered, so that a broken
 * repository is not rendered again and again.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "cache/manifest_cache.h"
#include "cache/source_key.h"
#include "chart_loader.h"
#include "data/digest.h"
#include "data/json.h"
#include "external_render.h"
#include "io/await.h"
#include "io/item_store.h"
#include "io/loop.h"
#include "outside_desk.h"
#include "plugin_source.h"
#include "references.h"
#include "render.pb-c.h"
#include "render_client.h"
#include "rendered_integrity.h"
#include "source/material.h"
#include "source/upload.h"
#include "step.h"

#include <string.h>

#define CACHED_FAILURE "Manifest generation error (cached)"

struct generation {
    struct repo_server *server;
    struct rpc_call *call;
    struct arena *arena;
    Argosy__Repo__GenerateManifestRequest *request;
    struct application_source source;
    struct upload upload;
    struct material *material;
    const char *revision; /* the commit, as far as it is known without fetching */
    struct references references;
    const char *key;     /* in the cache; NULL: it is not for the cache */
    const char *keyring; /* see source_integrity_applies(); NULL: nothing is to be verified */
    struct integrity_answer integrity;
    struct cached_manifests result;
};

static void release_generation(struct generation *generation)
{
    material_close(generation->material);
}
DEFINE_CLEANUP_VALUE(struct generation, release_generation)

/* ---- the answer ---- */

static void add_manifests(struct generation *generation, Argosy__Repo__GenerateManifestReply *reply)
{
    const struct cached_manifests *result = &generation->result;
    struct arena *arena = generation->arena;
    unsigned char *hashes = arena_alloc(arena, (result->count + 1) * DIGEST_SHA256_SIZE);
    unsigned char *root = arena_alloc(arena, DIGEST_SHA256_SIZE);
    const ProtobufCBinaryData *known = &generation->request->known_root_hash;

    for (size_t i = 0; i < result->count; i++)
        digest_sha256_raw(result->manifests[i], hashes + i * DIGEST_SHA256_SIZE);
    digest_sha256_raw((struct str){ (const char *)hashes, result->count * DIGEST_SHA256_SIZE },
                      root);
    reply->root_hash = (ProtobufCBinaryData){ DIGEST_SHA256_SIZE, root };
    reply->unchanged =
        known->len == DIGEST_SHA256_SIZE && memcmp(known->data, root, known->len) == 0;
    if (reply->unchanged)
        return;
    reply->n_manifests = result->count;
    reply->manifests = arena_alloc(arena, (result->count + 1) * sizeof(*reply->manifests));
    for (size_t i = 0; i < result->count; i++) {
        Argosy__Repo__Manifest *manifest = ARENA_NEW(arena, Argosy__Repo__Manifest);

        argosy__repo__manifest__init(manifest);
        manifest->json.len = result->manifests[i].len;
        manifest->json.data = (uint8_t *)(uintptr_t)result->manifests[i].ptr;
        manifest->hash =
            (ProtobufCBinaryData){ DIGEST_SHA256_SIZE, hashes + i * DIGEST_SHA256_SIZE };
        reply->manifests[i] = manifest;
    }
}

static char *mutable_text(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text ? text : "", text ? strlen(text) : 0);
}

static const ProtobufCMessage *answer(struct generation *generation, const char *revision)
{
    const struct cached_manifests *result = &generation->result;
    struct arena *arena = generation->arena;
    Argosy__Repo__GenerateManifestReply *reply =
        ARENA_NEW(arena, Argosy__Repo__GenerateManifestReply);

    argosy__repo__generate_manifest_reply__init(reply);
    reply->revision = mutable_text(arena, revision);
    reply->source_type = mutable_text(arena, result->source_type);
    reply->verify_result = mutable_text(arena, result->verify_result);
    reply->source_integrity_result =
        (Argosy__Repo__SourceIntegrityResult *)(uintptr_t)result->integrity;
    reply->n_commands = result->command_count;
    reply->commands = arena_alloc(arena, (result->command_count + 1) * sizeof(char *));
    for (size_t i = 0; i < result->command_count; i++)
        reply->commands[i] = mutable_text(arena, result->commands[i]);
    add_manifests(generation, reply);
    return &reply->base;
}

/* ---- the cache ---- */

static bool has_upload(const struct generation *generation)
{
    return generation->request->files.len > 0;
}

static void name_in_cache(struct generation *generation)
{
    const Argosy__Repo__GenerateManifestRequest *request = generation->request;
    struct manifest_key key = {
        .revision = generation->revision,
        .source = { (const char *)request->application_source.data,
                    request->application_source.len },
        .refs = request->ref_sources,
        .ref_count = request->n_ref_sources,
        .ref_revisions = generation->references.revisions,
        .namespace = request->namespace_,
        .tracking_method = request->tracking_method,
        .app_label_key = request->app_label_key,
        .app_name = request->app_name,
        .installation_id = request->installation_id,
        .integrity = request->source_integrity,
        .kube_version = request->kube_version,
        .api_versions = request->api_versions,
        .api_version_count = request->n_api_versions,
        .helm_rules = generation->server->config->helm_rules,
    };

    if (!has_upload(generation))
        generation->key = manifest_key_text(&key, generation->arena);
}

static int64_t now_s(void)
{
    return clock_now_ns() / 1000000000;
}

/** Is the time over for which a failure is told from the cache? */
static bool is_pause_over(const struct config *config, const struct cached_manifests *entry)
{
    int64_t minutes = (now_s() - entry->first_failure_s) / 60;

    if (config->pause_minutes > 0 && minutes >= config->pause_minutes)
        return true;
    return config->pause_requests > 0 && entry->answers > 0 &&
           entry->answers >= config->pause_requests;
}

/** 1: the cache has what to answer; 0: render; -1: it has a failure to tell. */
static int look_into_cache(struct generation *generation, bool counts, struct error *err)
{
    const struct config *config = generation->server->config;
    struct item_store *items = generation->server->items;
    struct cached_manifests entry;

    if (generation->request->no_cache || !generation->key ||
        !manifest_cache_find(items, generation->key, generation->arena, &entry))
        return 0;
    if (config->pause_after_failures > 0 && entry.first_failure_s > 0) {
        if (entry.failures < config->pause_after_failures)
            return 0;
        if (is_pause_over(config, &entry)) {
            item_store_delete(items, generation->key);
            return 0;
        }
        if (counts) {
            entry.answers++;
            manifest_cache_put(items, generation->key, generation->revision, &entry,
                               config->repo_expiry_ms);
        }
        return error_set(err, ERR_UNKNOWN, CACHED_FAILURE ": %s", entry.error);
    }
    if (!entry.is_rendered)
        return 0;
    /* A key may have come or gone since. */
    if (generation->keyring &&
        (!entry.integrity || strcmp(entry.keyring, generation->keyring) != 0))
        return 0;
    generation->result = entry;
    return 1;
}

/** A failure of the repository's content, which trying again would only repeat. */
static bool is_worth_remembering(const struct error *err)
{
    static const enum error_code lasting[] = { ERR_UNKNOWN,   ERR_PRECONDITION, ERR_INVALID,
                                               ERR_TOO_LARGE, ERR_EXHAUSTED,    ERR_TIMEOUT };

    for (size_t i = 0; i < sizeof(lasting) / sizeof(*lasting); i++)
        if (err->code == lasting[i])
            return true;
    return false;
}

static void remember_failure(struct generation *generation, const struct error *err)
{
    const struct config *config = generation->server->config;
    struct item_store *items = generation->server->items;
    struct cached_manifests entry = { 0 };

    if (config->pause_after_failures <= 0 || !generation->key || !is_worth_remembering(err))
        return;
    if (!manifest_cache_find(items, generation->key, generation->arena, &entry))
        entry = (struct cached_manifests){ 0 };
    if (entry.first_failure_s == 0)
        entry.first_failure_s = now_s();
    entry.failures++;
    entry.error = step_print(generation->arena, err);
    manifest_cache_put(items, generation->key, generation->revision, &entry,
                       config->repo_expiry_ms);
}

/* ---- steps ---- */

static int read_request(struct generation *generation, struct error *err)
{
    generation->request =
        rpc_request(generation->call, &argosy__repo__generate_manifest_request__descriptor, err);
    if (!generation->request)
        return -1;
    return step_read_source(generation->request->application_source, generation->arena,
                            &generation->source, err);
}

/** The source's own revision, and those of the others that its value files name. */
static int resolve(struct generation *generation, struct error *err)
{
    const Argosy__Repo__GenerateManifestRequest *request = generation->request;
    struct material_wanted wanted = {
        .repository = request->repository,
        .source = &generation->source,
        .revision = request->revision,
        .is_fresh = request->no_cache || request->no_revision_cache,
        .asked_ms_ago = request->asked_ms_ago,
    };
    struct references_wanted references = {
        .source = &generation->source,
        .has_multiple_sources = request->has_multiple_sources,
        .refs = request->ref_sources,
        .ref_count = request->n_ref_sources,
        .is_fresh = wanted.is_fresh,
        .asked_ms_ago = request->asked_ms_ago,
        .own = request->repository,
        .own_wanted = request->revision,
    };

    if (has_upload(generation)) {
        generation->upload =
            (struct upload){ { (const char *)request->files.data, request->files.len },
                             request->files_checksum };
        wanted.upload = &generation->upload;
    }
    if (material_open(&generation->server->material, &wanted, &generation->material, err) < 0)
        return -1;
    generation->revision = material_revision(generation->material);
    if (material_repository(generation->material))
        references.own_revision = generation->revision;
    return references_resolve(&generation->server->material, &references, generation->arena,
                              &generation->references, err);
}

static struct outside_desk *open_desk(struct generation *generation)
{
    const Argosy__Repo__GenerateManifestRequest *request = generation->request;
    struct outside_desk_options options = {
        .server = generation->server,
        .reach = { .loop = generation->server->loop,
                   .own = request->repository,
                   .helm_repositories = request->helm_repositories,
                   .helm_repository_count = request->n_helm_repositories,
                   .helm_credentials = request->helm_credentials,
                   .helm_credential_count = request->n_helm_credentials,
                   .project_repositories = request->project_source_repos,
                   .project_repository_count = request->n_project_source_repos,
                   .project = request->project_name,
                   .allow_internal = generation->server->config->allow_internal_addresses },
        .refs = generation->references.used,
        .ref_count = generation->references.count,
        .value_schemes = request->helm_values_file_schemes,
        .value_scheme_count = request->n_helm_values_file_schemes,
    };

    return outside_desk_new(&options);
}

/** What a worker, or a plugin, is told. */
static void fill_render(struct generation *generation, Argosy__Render__Request *render)
{
    const Argosy__Repo__GenerateManifestRequest *request = generation->request;
    struct arena *arena = generation->arena;

    argosy__render__request__init(render);
    render->path = mutable_text(arena, material_path(generation->material));
    render->source = request->application_source;
    render->app_name = request->app_name;
    render->namespace_ = request->namespace_;
    render->app_label_key = request->app_label_key;
    render->tracking_method = request->tracking_method;
    render->installation_id = request->installation_id;
    render->kube_version = request->kube_version;
    render->n_api_versions = request->n_api_versions;
    render->api_versions = request->api_versions;
    render->n_disabled_source_types = request->n_disabled_source_types;
    render->disabled_source_types = request->disabled_source_types;
    render->max_combined_manifest_bytes = generation->server->config->max_combined_manifest_bytes;
    render->project_name = request->project_name;
    render->repo_url = request->repository->url;
    render->revision = mutable_text(arena, material_fetched_revision(generation->material));
    render->n_helm_value_schemes = request->n_helm_values_file_schemes;
    render->helm_value_schemes = request->helm_values_file_schemes;
    render->helm_rules = (uint32_t)generation->server->config->helm_rules;
    render->n_refs = generation->references.count;
    render->refs = references_names(&generation->references, arena);
    step_fill_kustomize(request->kustomize, arena, render);
}

static void keep_result(struct generation *generation, const Argosy__Render__Reply *reply)
{
    struct str *manifests =
        arena_alloc(generation->arena, (reply->n_manifests + 1) * sizeof(*manifests));

    for (size_t i = 0; i < reply->n_manifests; i++)
        manifests[i] =
            (struct str){ (const char *)reply->manifests[i].data, reply->manifests[i].len };
    for (size_t i = 0; i < reply->n_warnings; i++)
        log_warn("rendering", F("application", generation->request->app_name),
                 F("warning", reply->warnings[i]));
    generation->result = (struct cached_manifests){
        .manifests = manifests,
        .count = reply->n_manifests,
        .source_type = reply->source_type,
        .commands = (const char *const *)reply->commands,
        .command_count = reply->n_commands,
        .verify_result = generation->integrity.report,
        .integrity = generation->integrity.result,
        .keyring = generation->integrity.keyring,
        .is_rendered = true,
    };
}

/** By ourselves, else by a program that can what we cannot. */
static int render_files(struct generation *generation, const Argosy__Render__Request *render,
                        Argosy__Render__Reply **out, struct error *err)
{
    struct repo_server *server = generation->server;
    struct chart_source chart = {
        .place = material_place(generation->material, render->path, generation->arena),
        .origin = material_origin(generation->material, render->path, generation->arena),
        .files = material_files(generation->material),
        .path = render->path,
    };
    struct render_task task = { .files = chart.files,
                                .request = render,
                                .desk = open_desk(generation),
                                .chart = render->is_generated ? NULL : &chart };
    const char *engine = render->is_generated ? "plugin" : "native";

    if (render_in_worker(server, generation->call, &task, out, err) < 0) {
        if (err->code != ERR_UNIMPLEMENTED)
            return -1;
        engine = "external";
        task.desk = open_desk(generation);
        task.chart = NULL;
        if (external_render(server, generation->call, &task, out, err) < 0)
            return -1;
    }
    repo_metrics_render(&server->metrics, (*out)->source_type, engine);
    return 0;
}

/* ---- signatures ---- */

static struct rendered_sources rendered_sources(const struct generation *generation)
{
    return (struct rendered_sources){ .request = generation->request,
                                      .source = &generation->source,
                                      .material = generation->material,
                                      .references = &generation->references };
}

static int find_keyring(struct generation *generation, struct error *err)
{
    const struct rendered_sources sources = rendered_sources(generation);

    generation->keyring = NULL;
    return rendered_integrity_applies(generation->server, &sources, generation->arena,
                                      &generation->keyring, err);
}

static int verify(struct generation *generation, struct error *err)
{
    const struct rendered_sources sources = rendered_sources(generation);

    return rendered_integrity_verify(generation->server, &sources, generation->arena,
                                     &generation->integrity, err);
}

/* ---- rendering ---- */

static int render_source(struct generation *generation, struct error *err)
{
    Argosy__Render__Request render;
    Argosy__Render__Reply *reply;

    if (verify(generation, err) < 0)
        return -1;
    fill_render(generation, &render);
    if (plugin_source_generate(generation->server, generation->call, generation->material, &render,
                               err) < 0)
        return -1;
    if (render_files(generation, &render, &reply, err) < 0)
        return -1;
    keep_result(generation, reply);
    return 0;
}

/** A part of a multi-source application that has no files of its own to render. */
static bool renders_nothing(const struct generation *generation)
{
    return generation->request->has_multiple_sources && generation->source.path.len == 0 &&
           generation->source.chart.len == 0;
}

/** The commit that the answer names. */
static const char *answered_revision(const struct generation *generation)
{
    return generation->request->has_multiple_sources
               ? generation->revision
               : material_fetched_revision(generation->material);
}

/** What takes time: the files, and the rendering. 1: the cache had it after all. */
static int generate(struct generation *generation, struct error *err)
{
    struct repo_server *server = generation->server;
    int got;

    if (step_check_call(generation->call, err) < 0 || material_fetch(generation->material, err) < 0)
        return -1;
    got = look_into_cache(generation, false, err); /* another call may have rendered meanwhile */
    if (got != 0)
        return got;
    if (renders_nothing(generation))
        return 0;
    if (render_source(generation, err) < 0) {
        remember_failure(generation, err);
        return -1;
    }
    if (generation->key)
        manifest_cache_put(server->items, generation->key, answered_revision(generation),
                           &generation->result, server->config->repo_expiry_ms);
    return 0;
}

static int generate_in_turn(struct generation *generation, struct error *err)
{
    struct repo_server *server = generation->server;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, generation->request->repository->url, generation->arena);
    int64_t begin_ms = clock_monotonic_ms();
    int got;

    fiber_gate_enter(&server->rendering);
    if (server->rendering.limit > 0)
        metric_observe(server->metrics.parallelism_wait,
                       (double)(clock_monotonic_ms() - begin_ms) / 1000);
    got = generate(generation, err);
    fiber_gate_leave(&server->rendering);
    return got;
}

int handle_generate_manifest(struct repo_server *server, struct rpc_call *call,
                             const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(release_generation)
    struct generation generation = { .server = server, .call = call, .arena = call->arena };
    int got;

    if (read_request(&generation, err) < 0 || resolve(&generation, err) < 0)
        return -1;
    if (generation.request->has_multiple_sources &&
        application_source_is_ref_only(&generation.source)) {
        *out = answer(&generation, generation.revision);
        return 0;
    }
    if (find_keyring(&generation, err) < 0)
        return -1;
    name_in_cache(&generation);
    got = look_into_cache(&generation, true, err);
    if (got == 0)
        got = generate_in_turn(&generation, err);
    if (got < 0)
        return -1;
    /* What comes out of the cache is for the revision that was asked for. */
    *out = answer(&generation, got > 0 ? generation.revision : answered_revision(&generation));
    return 0;
}
