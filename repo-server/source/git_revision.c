#include "source/git_revision.h"

#include "base/arena.h"
#include "data/semver.h"
#include "source/git_url.h"

#include <string.h>

#define TAGS "refs/tags/"

/** The highest version among the tags that is in the range, NULL when none is. */
static const char *highest_tag(const struct git_refs *refs, const struct semver_range *range,
                               const char *tag_prefix, struct arena *arena)
{
    size_t skipped = strlen(TAGS), prefix = strlen(tag_prefix);
    const char *best = NULL;
    struct semver highest = { 0 };

    for (size_t i = 0; i < refs->count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        const char *tag = refs->items[i].name;
        struct semver version;

        if (strncmp(tag, TAGS, skipped) != 0 || strncmp(tag + skipped, tag_prefix, prefix) != 0)
            continue;
        tag += skipped + prefix;
        if (semver_parse(str_of(tag), arena, &version, &problem) < 0)
            continue;
        if (!semver_range_matches(range, &version))
            continue;
        if (best && semver_compare(&version, &highest) <= 0)
            continue;
        best = tag;
        highest = version;
    }
    return best;
}

const char *git_revision_of_range(const struct git_refs *refs, const char *revision,
                                  const char *tag_prefix, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct semver_range *range;
    struct semver version;
    const char *tag;

    if (semver_parse(str_of(revision), arena, &version, &problem) == 0)
        return arena_printf(arena, "%s%s", tag_prefix, revision);
    error_release(&problem);
    if (semver_range_parse(str_of(revision), arena, &range, &problem) < 0)
        return revision;
    tag = highest_tag(refs, range, tag_prefix, arena);
    return tag ? arena_printf(arena, "%s%s", tag_prefix, tag) : revision;
}

/** "main" of "refs/heads/main", "pull/1/head" of "refs/pull/1/head", "HEAD" of itself. */
static const char *short_name(const char *name)
{
    static const char *const prefixes[] = { "refs/heads/", TAGS, "refs/remotes/", "refs/" };

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            return name + strlen(prefixes[i]);
    }
    return name;
}

static bool is_called(const struct git_ref *ref, const char *revision)
{
    return strcmp(ref->name, revision) == 0 || strcmp(short_name(ref->name), revision) == 0;
}

/** The ref of a name: the full name first, then a tag, then whatever else is called so. */
static const struct git_ref *find_ref(const struct git_refs *refs, const char *revision)
{
    const struct git_ref *found = NULL;

    for (size_t i = 0; i < refs->count; i++) {
        const struct git_ref *ref = &refs->items[i];

        if (strcmp(ref->name, revision) == 0)
            return ref;
        if (is_called(ref, revision) && (!found || (strncmp(ref->name, TAGS, strlen(TAGS)) == 0 &&
                                                    strncmp(found->name, TAGS, strlen(TAGS)) != 0)))
            found = ref;
    }
    return found;
}

int git_revision_resolve(const struct git_refs *refs, const char *revision, const char *tag_prefix,
                         struct arena *arena, const char **out, struct error *err)
{
    const struct git_ref *ref;

    if (git_is_commit_sha(str_of(revision))) {
        *out = revision;
        return 0;
    }
    revision = git_revision_of_range(refs, revision[0] ? revision : "HEAD", tag_prefix, arena);
    ref = find_ref(refs, revision);
    if (ref && ref->target) {
        const struct git_ref *target = find_ref(refs, ref->target);

        /* Beside the symbolic name some servers list what it stands for. */
        ref = target && target->hash[0] ? target : ref;
    }
    if (ref && ref->hash[0]) {
        *out = ref->hash;
        return 0;
    }
    if (git_is_short_sha(str_of(revision))) {
        *out = revision;
        return 0;
    }
    return error_set(err, ERR_UNKNOWN, "unable to resolve '%s' to a commit SHA", revision);
}

const char *git_revision_tag(const struct git_refs *refs, const char *revision,
                             const char *tag_prefix, const char *commit, struct arena *arena)
{
    const struct git_ref *ref;

    if (!revision[0] || git_is_commit_sha(str_of(revision)))
        return NULL;
    ref = find_ref(refs, git_revision_of_range(refs, revision, tag_prefix, arena));
    if (!ref || strncmp(ref->name, TAGS, strlen(TAGS)) != 0 || strcmp(ref->hash, commit) != 0)
        return NULL;
    return ref->name;
}
