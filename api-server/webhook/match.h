#pragma once

#include "argo/application.h"
#include "webhook/delivery.h"

struct arena;
struct json;

/**
 * Which applications a push concerns. Pure; a matcher is made once a push and lives in its arena.
 */
struct push_matcher;

struct push_matcher *push_matcher_new(const struct webhook_push *push,
                                      struct arena *arena) MUST_USE;

/** Is `url` an address of the repository that was pushed to? */
bool push_match_url(struct push_matcher *matcher, struct str url);

/** Was a branch pushed to that this source follows, of its repository? Whatever was changed. */
bool push_match_source(struct push_matcher *matcher, const struct application_source *source);

struct push_match {
    bool refresh;   /* one of its sources was pushed to, where it matters to it */
    bool hydrate;   /* its dry source was */
    bool is_spared; /* neither, but one of its sources has a new commit without any of its files */
    /** A file beneath one of its paths is known to have changed: it goes ahead of the others. */
    bool is_touched;
    struct str repo_url; /* of the first source that was pushed to, as the application has it */
};

/** Does one of the sources of a spec name the repository? Cheap: most applications are of others.
 */
bool push_match_names(struct push_matcher *matcher, const struct json *spec);

struct push_match push_match(struct push_matcher *matcher, const struct application *app);

/**
 * The pattern of a repository's addresses, over HTTP and SSH, from the one its web pages have;
 * empty when that is no address.
 */
struct str push_match_pattern(struct str web_url, struct arena *arena);
