#include "cache/source_key.h"

#include "argo/repository.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_TEXT_LIMIT = 16 * 1024 * 1024 };

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *revision_of(const struct manifest_key *key, size_t index)
{
    return key->ref_revisions ? key->ref_revisions[index] : "";
}

static struct json *refs_to_json(const struct manifest_key *key, struct arena *arena)
{
    struct json *map = json_new_object(arena);

    for (size_t i = 0; i < key->ref_count; i++) {
        struct json *ref = json_new_object(arena);
        const Argosy__Repo__Repository *repository = key->refs[i]->repository;

        json_set_text(arena, ref, "repoURL", repository ? repository->url : "");
        json_set_text(arena, ref, "project", repository ? repository->project : "");
        /* The commit of a ref that value files name; a source without them uses none. */
        json_set_text(arena, ref, "targetRevision", revision_of(key, i));
        json_set_text(arena, ref, "chart", key->refs[i]->chart);
        json_set(arena, map, key->refs[i]->key, ref);
    }
    return map;
}

/** URL to commit, of the refs that are used; an empty one is left out by Go. */
static void add_resolved(struct strbuf *text, const struct manifest_key *key, struct arena *arena)
{
    struct json *map = json_new_object(arena);

    for (size_t i = 0; i < key->ref_count; i++) {
        const Argosy__Repo__Repository *repository = key->refs[i]->repository;

        if (revision_of(key, i)[0] && repository)
            json_set_str(arena, map, repository_normalize_url(str_of(repository->url), arena),
                         json_new_cstr(arena, revision_of(key, i)));
    }
    if (json_count(map) > 0)
        strbuf_printf(text, ",\"resolvedRevisions\":%s", json_print(map, JSON_SORTED, arena).ptr);
}

/** The source as Go would print it; where it comes from is said by the commit instead. */
static struct json *source_to_json(struct str source, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct json *document;
    struct json *own;

    if (json_parse(source, NULL, arena, &document, &problem) < 0)
        document = json_new_object(arena);
    own = json_edit(arena, document);
    if (json_text_at(document, "chart").len == 0) {
        json_set_text(arena, own, "repoURL", "");
        json_remove(arena, own, "targetRevision");
    }
    return shape_typed(shape_application_source, own, arena);
}

/** Map keys are sorted by Go, struct fields are not: each part is printed in its own way. */
static uint32_t hash_source(const struct manifest_key *key, struct arena *arena)
{
    struct str own = json_print(source_to_json(key->source, arena), JSON_COMPACT, arena);
    struct json *map = refs_to_json(key, arena);
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(KEY_TEXT_LIMIT);
    size_t count = key->ref_count;
    const char **keys = arena_alloc(arena, (count + 1) * sizeof(*keys));

    for (size_t i = 0; i < count; i++)
        keys[i] = key->refs[i]->key;
    qsort(keys, count, sizeof(*keys), compare_texts);
    strbuf_printf(&text, "{\"appSrc\":%s,\"srcRefs\":{", own.ptr);
    for (size_t i = 0; i < count; i++) {
        struct str value = json_print(json_get(map, keys[i]), JSON_COMPACT, arena);
        struct str name = json_print(json_new_cstr(arena, keys[i]), JSON_COMPACT, arena);

        strbuf_printf(&text, "%s%s:%s", i ? "," : "", name.ptr, value.ptr);
    }
    strbuf_puts(&text, "}");
    add_resolved(&text, key, arena);
    strbuf_puts(&text, "}");
    return digest_fnv32a((struct str){ text.ptr, text.len });
}

static uint32_t hash_cluster(const struct manifest_key *key, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(KEY_TEXT_LIMIT);
    size_t count = key->api_version_count;
    char **sorted = arena_alloc(arena, (count + 1) * sizeof(*sorted));

    if (count)
        memcpy(sorted, key->api_versions, count * sizeof(*sorted));
    qsort(sorted, count, sizeof(*sorted), compare_texts);
    strbuf_printf(&text, "%s|", key->kube_version);
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&text, "%s%s", i ? "," : "", sorted[i]);
    return digest_fnv32a((struct str){ text.ptr, text.len });
}

static void add_policy(struct strbuf *text, const Argosy__Repo__GitIntegrityPolicy *policy)
{
    strbuf_puts(text, "&SourceIntegrityGitPolicy{Repos:[]SourceIntegrityGitPolicyRepo{");
    for (size_t i = 0; i < policy->n_repositories; i++)
        strbuf_printf(text, "SourceIntegrityGitPolicyRepo{URL:%s,},", policy->repositories[i]);
    strbuf_printf(text, "},GPG:&SourceIntegrityGitPolicyGPG{Mode:%s,Keys:[", policy->gpg_mode);
    for (size_t i = 0; i < policy->n_gpg_keys; i++)
        strbuf_printf(text, "%s%s", i ? " " : "", policy->gpg_keys[i]);
    strbuf_puts(text, "],},},");
}

/** As Go prints the policy: part of the original's key. */
static const char *print_integrity(const Argosy__Repo__SourceIntegrity *integrity,
                                   struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(KEY_TEXT_LIMIT);

    if (!integrity)
        return "nil";
    strbuf_puts(&text, "&SourceIntegrity{Git:&SourceIntegrityGit{Policies:"
                       "[]*SourceIntegrityGitPolicy{");
    for (size_t i = 0; i < integrity->n_git_policies; i++)
        add_policy(&text, integrity->git_policies[i]);
    strbuf_puts(&text, "},},}");
    return arena_strndup(arena, text.ptr, text.len);
}

static const char *rules_part(const struct manifest_key *key)
{
    return key->helm_rules == 3 ? "|helm3" : "";
}

const char *manifest_key_text(const struct manifest_key *key, struct arena *arena)
{
    bool is_label = key->tracking_method[0] == '\0' || strcmp(key->tracking_method, "label") == 0;
    uint32_t hash = hash_source(key, arena) + hash_cluster(key, arena);
    bool is_installed = key->installation_id[0] != '\0';

    return arena_printf(arena, "mfst|%s%s%s|%s|%s|%s|%u|%s%s%s%s",
                        is_label ? "" : key->tracking_method, is_label ? "" : ":",
                        key->app_label_key, key->app_name, key->revision, key->namespace, hash,
                        print_integrity(key->integrity, arena), is_installed ? "|" : "",
                        key->installation_id, rules_part(key));
}

const char *app_details_key_text(const struct manifest_key *key, struct arena *arena)
{
    return arena_printf(arena, "appdetails|%s|%u|%s%s", key->revision, hash_source(key, arena),
                        key->tracking_method[0] ? key->tracking_method : "label", rules_part(key));
}
