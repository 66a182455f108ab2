/*
 * What verifying a commit needs beyond the commit: the annotated tag that led to it, and all that
 * came before it. Commits come without their history otherwise (git_fetch.c), and git takes the
 * end of such a shallow history for its beginning: here that is an error.
 */
#include "base/arena.h"
#include "base/map.h"
#include "flight.h"
#include "source/git_store_private.h"
#include "source/git_url.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALL_THERE_IS "2147483647" /* a depth */

static int rev_parse(struct git_repository *repository, const char *name, struct arena *arena,
                     struct str *out, struct error *err)
{
    const char *const arguments[] = { "rev-parse", "--verify", name, NULL };

    return git_repository_run(repository, arguments, STR_EMPTY, arena, out, err);
}

/* ---- tags ---- */

struct tag_flight {
    struct git_repository *repository;
    const char *tag;
};

/** Without a depth: the commit is here, and a depth would cut off what is known before it. */
static int fetch_tag_in_turn(void *context, struct error *err)
{
    struct tag_flight *flight = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *refspec = arena_printf(arena, "+%s:%s", flight->tag, flight->tag);
    const char *const arguments[] = { "-c",
                                      "fetch.unpackLimit=1",
                                      "fetch",
                                      "--no-tags",
                                      "--force",
                                      "--no-write-fetch-head",
                                      "--no-auto-maintenance",
                                      "origin",
                                      refspec,
                                      NULL };
    const char *shown = arena_printf(arena, "git fetch origin %s --force", flight->tag);
    int status;

    fiber_gate_enter(&flight->repository->fetching);
    status = git_run_fetch(flight->repository, arguments, shown, arena, err);
    fiber_gate_leave(&flight->repository->fetching);
    return status;
}

int git_repository_fetch_tag(struct git_repository *repository, const char *tag, const char *commit,
                             struct arena *arena, const char **object, struct error *err)
{
    struct tag_flight flight = { repository, tag };
    struct str own, target;

    if (git_prepare_clone(repository, err) < 0 ||
        flights_join(repository->store->flights,
                     arena_printf(arena, "tag|%s|%s", repository->identity, tag), true,
                     fetch_tag_in_turn, &flight, err) < 0 ||
        rev_parse(repository, tag, arena, &own, err) < 0)
        return error_prefix(err, "cannot fetch the tag '%s'", tag);
    if (rev_parse(repository, arena_printf(arena, "%.*s^{commit}", STR_ARG(own)), arena, &target,
                  err) < 0)
        return error_prefix(err, "the tag '%s' leads to no commit", tag);
    if (!str_equals(target, commit) || str_equal(own, target))
        return 0;
    *object = own.ptr;
    return 1;
}

/* ---- history ---- */

/** The commits whose parents were left out; an empty map when the clone is whole. */
static int read_shallow(const struct git_repository *repository, struct map *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    FILE *file = fopen(arena_printf(arena, "%s/shallow", repository->clone), "re");
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    bool is_bad;

    if (!file && errno == ENOENT)
        return 0;
    if (!file)
        return error_set_errno(err, errno, "cannot read what a clone lacks");
    while ((length = getline(&line, &size, file)) > 0) {
        struct str commit = str_trim((struct str){ line, (size_t)length });

        map_put(out, commit, out);
    }
    free(line);
    is_bad = ferror(file) != 0;
    is_bad = fclose(file) != 0 || is_bad;
    return is_bad ? error_set(err, ERR_INTERNAL, "cannot read what a clone lacks") : 0;
}

/** 1: what looks like the beginning is one; 0: something before it is missing. */
static int has_history(struct git_repository *repository, const char *commit, struct arena *arena,
                       struct error *err)
{
    const char *const arguments[] = { "rev-list", "--max-parents=0", commit, "--", NULL };
    CLEANUP(map_free) struct map *shallow = map_new();
    struct str output, rest, line;

    if (read_shallow(repository, shallow, err) < 0)
        return -1;
    if (map_count(shallow) == 0)
        return 1;
    if (git_repository_run(repository, arguments, STR_EMPTY, arena, &output, err) < 0)
        return -1;
    for (rest = output; rest.len;) {
        str_cut(rest, '\n', &line, &rest);
        if (map_find(shallow, line))
            return 0;
    }
    return 1;
}

static int fetch_history(struct git_repository *repository, const char *commit, struct arena *arena,
                         struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const char *shown = arena_printf(arena, "git fetch origin %s --unshallow --force", commit);

    if (!repository->needs_whole_history) {
        if (git_fetch_commit(repository, commit, ALL_THERE_IS, shown, arena, &problem) == 0)
            return 0;
        if (!git_is_refused_alone(&problem))
            return error_move(err, &problem);
    }
    return git_fetch_all(repository, arena, err);
}

struct history_flight {
    struct git_repository *repository;
    const char *commit;
};

static int fetch_history_in_turn(void *context, struct error *err)
{
    struct history_flight *flight = context;
    struct git_repository *repository = flight->repository;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int is_whole;

    fiber_gate_enter(&repository->fetching);
    is_whole = has_history(repository, flight->commit, arena, err);
    if (is_whole == 0) {
        is_whole = fetch_history(repository, flight->commit, arena, err);
        if (is_whole == 0)
            is_whole = has_history(repository, flight->commit, arena, err);
        if (is_whole == 0)
            is_whole =
                error_set(err, ERR_PRECONDITION,
                          "the repository does not give the whole history of %s", flight->commit);
    }
    fiber_gate_leave(&repository->fetching);
    return is_whole < 0 ? -1 : 0;
}

int git_repository_fetch_history(struct git_repository *repository, const char *commit,
                                 struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct history_flight flight = { repository, commit };

    if (git_prepare_clone(repository, err) < 0)
        return -1;
    return flights_join(repository->store->flights,
                        arena_printf(arena, "history|%s|%s", repository->identity, commit), false,
                        fetch_history_in_turn, &flight, err);
}
