#include "references.h"

#include "argo/repository.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "source/git_store.h"
#include "source/material.h"
#include "step.h"

#include <stdlib.h>
#include <string.h>

struct names {
    const char **items;
    size_t count;
};

/** "$values" of "$values/a/b.yaml", once. */
static void add_name(struct names *names, struct str path, struct arena *arena)
{
    struct str name, rest;

    if (!str_has_prefix(path, STR("$")))
        return;
    str_cut(path, '/', &name, &rest);
    for (size_t i = 0; i < names->count; i++) {
        if (str_equals(name, names->items[i]))
            return;
    }
    names->items[names->count++] = str_dup(name, arena).ptr;
}

size_t references_named(const struct application_source *source, struct arena *arena,
                        const char *const **out)
{
    const struct json *files = json_get(source->helm, "valueFiles");
    const struct json *parameters = json_get(source->helm, "fileParameters");
    struct names names = { .count = 0 };

    names.items =
        arena_alloc(arena, (json_count(files) + json_count(parameters) + 1) * sizeof(*names.items));
    for (struct json_cursor at = json_walk(files); json_next(&at);)
        add_name(&names, json_string(at.value), arena);
    for (struct json_cursor at = json_walk(parameters); json_next(&at);)
        add_name(&names, json_text_at(at.value, "path"), arena);
    *out = names.items;
    return names.count;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int fail_unknown(const struct references_wanted *wanted, const char *name,
                        struct arena *arena, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(64 * 1024);
    const char **keys = arena_alloc(arena, (wanted->ref_count + 1) * sizeof(*keys));

    if (wanted->ref_count == 0)
        return error_set(err, ERR_UNKNOWN,
                         "source referenced \"%s\", but no source has a 'ref' field defined", name);
    for (size_t i = 0; i < wanted->ref_count; i++)
        keys[i] = wanted->refs[i]->key;
    qsort(keys, wanted->ref_count, sizeof(*keys), compare_texts);
    for (size_t i = 0; i < wanted->ref_count; i++)
        strbuf_printf(&list, "%s%s", i ? ", " : "", keys[i]);
    return error_set(err, ERR_UNKNOWN,
                     "source referenced \"%s\", which is not one of the available sources (%s)",
                     name, list.ptr);
}

static const char *normal_url(const Argosy__Repo__Repository *repository, struct arena *arena)
{
    return str_dup(repository_normalize_url(str_of(repository->url), arena), arena).ptr;
}

/** Two names of one repository must mean one commit. */
static int check_revision(const struct references_wanted *wanted, const struct references *before,
                          const struct outside_ref *ref, struct arena *arena, struct error *err)
{
    const char *url = normal_url(ref->source->repository, arena);

    for (size_t i = 0; i < before->count; i++) {
        const struct outside_ref *other = &before->used[i];
        bool is_same = strcmp(normal_url(other->source->repository, arena), url) == 0;

        if (is_same && strcmp(other->source->target_revision, ref->source->target_revision) != 0) {
            return error_set(err, ERR_UNKNOWN,
                             "cannot reference multiple revisions for the same repository (%s "
                             "references \"%s\" while %s references \"%s\")",
                             ref->name, ref->source->target_revision, other->name,
                             other->source->target_revision);
        }
    }
    if (wanted->own_revision && strcmp(normal_url(wanted->own, arena), url) == 0 &&
        strcmp(wanted->own_revision, ref->revision) != 0) {
        return error_set(err, ERR_UNKNOWN,
                         "cannot reference a different revision of the same repository (%s "
                         "references \"%s\" which resolves to \"%s\" while the application "
                         "references \"%s\" which resolves to \"%s\")",
                         ref->name, ref->source->target_revision, ref->revision, wanted->own_wanted,
                         wanted->own_revision);
    }
    return 0;
}

static int resolve_commit(const struct material_access *access,
                          const struct references_wanted *wanted,
                          const Argosy__Repo__RefSource *source, struct arena *arena,
                          const char **out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    struct git_wanted revision = { source->target_revision, "", wanted->is_fresh,
                                   wanted->asked_ms_ago };

    if (git_store_get(access->git, source->repository, &repository, err) == 0 &&
        git_repository_resolve(repository, &revision, arena, out, err) == 0)
        return 0;
    return step_prefix(arena_printf(arena, "failed to get git client for repo %s",
                                    source->repository ? source->repository->url : ""),
                       err);
}

static int resolve_one(const struct material_access *access, const struct references_wanted *wanted,
                       const char *name, struct arena *arena, struct references *out,
                       struct error *err)
{
    struct outside_ref *used = (struct outside_ref *)(uintptr_t)&out->used[out->count];

    for (size_t i = 0; i < wanted->ref_count; i++) {
        const Argosy__Repo__RefSource *source = wanted->refs[i];

        if (strcmp(source->key, name) != 0)
            continue;
        if (source->chart[0])
            return error_set(err, ERR_UNKNOWN,
                             "source has a 'chart' field defined, but Helm charts are not yet not "
                             "supported for 'ref' sources");
        *used = (struct outside_ref){ name, source, "" };
        if (resolve_commit(access, wanted, source, arena, &used->revision, err) < 0 ||
            check_revision(wanted, out, used, arena, err) < 0)
            return -1;
        out->revisions[i] = used->revision;
        out->count++;
        return 0;
    }
    return fail_unknown(wanted, name, arena, err);
}

int references_resolve(const struct material_access *access, const struct references_wanted *wanted,
                       struct arena *arena, struct references *out, struct error *err)
{
    struct references found = { .count = 0 };
    const char *const *names;
    size_t count = 0;

    found.revisions = arena_alloc(arena, (wanted->ref_count + 1) * sizeof(*found.revisions));
    for (size_t i = 0; i < wanted->ref_count; i++)
        found.revisions[i] = "";
    if (wanted->has_multiple_sources)
        count = references_named(wanted->source, arena, &names);
    found.used = arena_alloc(arena, (count + 1) * sizeof(*found.used));
    for (size_t i = 0; i < count; i++) {
        if (resolve_one(access, wanted, names[i], arena, &found, err) < 0)
            return -1;
    }
    *out = found;
    return 0;
}

char **references_names(const struct references *references, struct arena *arena)
{
    char **names = arena_alloc(arena, (references->count + 1) * sizeof(*names));

    for (size_t i = 0; i < references->count; i++)
        names[i] = arena_printf(arena, "%s", references->used[i].name);
    return names;
}
