#pragma once

#include "base/error.h"
#include "source/git_refs.h"

struct arena;

/**
 * What a revision (a branch, a tag, "HEAD" or "", a range of versions, a commit) stands for in a
 * repository with these refs: forty hexadecimal digits, or, when nothing is called so, the text
 * itself where it may be the beginning of a commit's name. `tag_prefix` narrows the tags that a
 * range is held against; it is put before a version. Where a branch and a tag have one name, the
 * tag counts.
 */
int git_revision_resolve(const struct git_refs *refs, const char *revision, const char *tag_prefix,
                         struct arena *arena, const char **out, struct error *err) MUST_USE;

/**
 * The tag, "refs/tags/v1", that a revision names and that stands for `commit`, in `refs`' memory;
 * NULL: it names something else. Whether the tag is annotated is not known from a listing.
 */
const char *git_revision_tag(const struct git_refs *refs, const char *revision,
                             const char *tag_prefix, const char *commit, struct arena *arena);

/** The tag that a version or a range stands for; the revision itself when it is neither. */
const char *git_revision_of_range(const struct git_refs *refs, const char *revision,
                                  const char *tag_prefix, struct arena *arena);
