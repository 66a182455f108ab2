/*
 * Signatures of a commit or of the annotated tag that led to it, and with the history also those of
 * all that came before. A commit with SEAL in its message that is itself well signed vouches for
 * what came before it: there the history ends, the seal included.
 */
#include "source/git_verify.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "source/git_store.h"

#include <string.h>

#define SEAL "Argocd-gpg-seal:"

enum { REVISIONS_LIMIT = 64 * 1024 * 1024 };

struct verifying {
    struct git_repository *repository;
    const struct git_verify_wanted *wanted;
    struct arena *arena;
};

static int run(const struct verifying *verifying, const char *const *arguments, struct str input,
               struct str *out, struct error *err)
{
    const struct git_verification verification = { .arguments = arguments,
                                                   .input = input,
                                                   .keyring = verifying->wanted->keyring };

    return git_repository_verify(verifying->repository, &verification, verifying->arena, out, err);
}

static int run_aside(const struct verifying *verifying, const char *const *arguments,
                     struct str *out, struct error *err)
{
    const struct git_verification verification = { .arguments = arguments,
                                                   .keyring = verifying->wanted->keyring,
                                                   .is_told_aside = true };

    return git_repository_verify(verifying->repository, &verification, verifying->arena, out, err);
}

/* ---- the tag ---- */

struct tag {
    const char *name;   /* "v1"; NULL: there is none */
    const char *object; /* its own name */
};

static int find_tag(const struct verifying *verifying, struct tag *out, struct error *err)
{
    const struct git_verify_wanted *wanted = verifying->wanted;

    for (size_t i = 0; i < sizeof(wanted->names) / sizeof(*wanted->names); i++) {
        struct git_wanted name = { wanted->names[i] ? wanted->names[i] : "", wanted->tag_prefix,
                                   false, 0 };
        const char *tag;
        int is_annotated;

        if (git_repository_tag_of(verifying->repository, &name, wanted->commit, verifying->arena,
                                  &tag, err) < 0)
            return -1;
        if (!tag)
            continue;
        is_annotated = git_repository_fetch_tag(verifying->repository, tag, wanted->commit,
                                                verifying->arena, &out->object, err);
        if (is_annotated < 0)
            return -1;
        if (is_annotated) {
            out->name = tag + strlen("refs/tags/");
            return 0;
        }
    }
    return 0;
}

/** 'Name "<mail>"' of the header "tagger Name <mail> seconds zone". */
static int read_tagger(const struct verifying *verifying, const struct tag *tag, const char **out,
                       struct error *err)
{
    const char *const arguments[] = { "cat-file", "tag", tag->object, NULL };
    struct str text, line, name = STR_EMPTY, mail = STR_EMPTY;

    if (run(verifying, arguments, STR_EMPTY, &text, err) < 0)
        return -1;
    do {
        str_cut(text, '\n', &line, &text);
        if (str_has_prefix(line, STR("tagger "))) {
            str_cut(str_slice(line, strlen("tagger "), line.len), '<', &name, &mail);
            str_cut(mail, '>', &mail, &line);
            break;
        }
    } while (line.len > 0);
    *out = git_signature_author(str_of(arena_printf(verifying->arena, "%.*s \"<%.*s>\"",
                                                    STR_ARG(str_trim(name)), STR_ARG(mail))),
                                verifying->arena);
    return 0;
}

static int verify_tag(const struct verifying *verifying, const struct tag *tag,
                      struct git_signature *out, struct error *err)
{
    const char *const arguments[] = { "verify-tag", "--raw", tag->object, NULL };
    struct str status;

    out->revision = tag->name;
    if (read_tagger(verifying, tag, &out->author, err) < 0 ||
        run_aside(verifying, arguments, &status, err) < 0 ||
        git_signature_parse_status(status, verifying->arena, out, err) < 0)
        return error_prefix(err, "gpg failed verifying git tag \"%s\"", tag->name);
    return 0;
}

/* ---- commits ---- */

/** Where the history ends, as `git rev-list --stdin` reads it: the seals that are good. `*is_one`:
 * the commit itself is one. */
static int find_ends(const struct verifying *verifying, struct strbuf *ends, bool *is_one,
                     struct error *err)
{
    const char *const arguments[] = { "rev-list",
                                      "--format=" GIT_SIGNATURE_FORMAT,
                                      "--no-commit-header",
                                      "--grep=" SEAL,
                                      "--regexp-ignore-case",
                                      verifying->wanted->commit,
                                      "--",
                                      NULL };
    struct git_signatures seals;
    struct str output;

    if (run(verifying, arguments, STR_EMPTY, &output, err) < 0 ||
        git_signatures_parse(output, verifying->arena, &seals, err) < 0)
        return -1;
    for (size_t i = 0; i < seals.count; i++) {
        if (seals.items[i].state != GIT_SIGNATURE_GOOD)
            continue;
        *is_one = *is_one || strcmp(seals.items[i].revision, verifying->wanted->commit) == 0;
        strbuf_printf(ends, "^%s\n", seals.items[i].revision);
    }
    return strbuf_check(ends, "the list of seals", err);
}

static int list_commits(const struct verifying *verifying, struct git_signatures *out,
                        struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf ends = STRBUF_INIT(REVISIONS_LIMIT);
    bool is_one = !verifying->wanted->with_history;
    const char *arguments[8] = { "rev-list", ("--format=" GIT_SIGNATURE_FORMAT),
                                 "--no-commit-header", "--stdin" };
    struct str output, revisions;

    if (!is_one && find_ends(verifying, &ends, &is_one, err) < 0)
        return -1;
    arguments[4] = is_one ? "--max-count=1" : "--boundary";
    revisions = str_of(arena_printf(verifying->arena, "%s\n%s", verifying->wanted->commit,
                                    is_one ? "" : ends.ptr));
    if (run(verifying, arguments, revisions, &output, err) < 0)
        return -1;
    return git_signatures_parse(output, verifying->arena, out, err);
}

/* ---- all of it ---- */

/** What gpg says of the one that was asked for, in its words. */
static int read_report(const struct verifying *verifying, const struct tag *tag, struct str *out,
                       struct error *err)
{
    const char *const arguments[] = { tag->name ? "verify-tag" : "verify-commit",
                                      tag->name ? tag->object : verifying->wanted->commit, NULL };

    if (run_aside(verifying, arguments, out, err) < 0)
        return -1;
    if (tag->name && str_has_prefix(*out, STR("error:")))
        *out = STR_EMPTY; /* that there is no signature is told by silence, as of a commit */
    return 0;
}

static int collect(const struct verifying *verifying, const struct tag *tag,
                   struct git_signatures *out, struct error *err)
{
    struct git_signatures commits = { .count = 0 };
    struct git_signature *all;
    size_t tags = tag->name ? 1 : 0;

    if ((!tag->name || verifying->wanted->with_history) &&
        list_commits(verifying, &commits, err) < 0)
        return -1;
    all = arena_alloc(verifying->arena, (tags + commits.count + 1) * sizeof(*all));
    if (tag->name && verify_tag(verifying, tag, &all[0], err) < 0)
        return -1;
    if (commits.count)
        memcpy(all + tags, commits.items, commits.count * sizeof(*all));
    *out = (struct git_signatures){ all, tags + commits.count };
    return 0;
}

int git_verify(struct git_repository *repository, const struct git_verify_wanted *wanted,
               struct arena *arena, struct git_verified *out, struct error *err)
{
    const struct verifying verifying = { repository, wanted, arena };
    struct git_verified found = { .revision = wanted->commit };
    struct tag tag = { NULL, NULL };

    if (find_tag(&verifying, &tag, err) < 0)
        return -1;
    if (wanted->with_history && git_repository_fetch_history(repository, wanted->commit, err) < 0)
        return -1;
    if (collect(&verifying, &tag, &found.signatures, err) < 0 ||
        read_report(&verifying, &tag, &found.report, err) < 0)
        return -1;
    if (found.signatures.count == 0)
        return error_set(err, ERR_UNKNOWN, "git LsSignatures found no signatures for %s",
                         wanted->commit);
    if (tag.name)
        found.revision = tag.name;
    *out = found;
    return 0;
}
