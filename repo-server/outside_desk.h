#pragma once

#include "base/error.h"
#include "base/str.h"
#include "reach.h"

struct arena;
struct material;
struct repo_server;
struct sandbox_run;

/**
 * Answers what one rendering asks for in its middle (render/outside.h): it judges each address, has
 * it fetched, and hands out folders and bytes. Every wait is a fiber of its own, so that it is
 * reference-counted: the rendering may end before what it asked for has come.
 */
struct outside_desk;

/** Another source that value files may name, at the commit that counts for this rendering. */
struct outside_ref {
    const char *name; /* "$values" */
    const Argosy__Repo__RefSource *source;
    const char *revision;
};

struct outside_desk_options {
    struct repo_server *server;
    struct reach reach; /* what it points to must live until outside_desk_end() has been called */
    const struct outside_ref *refs;
    size_t ref_count;
    char *const *value_schemes; /* of URLs of files; none: https and http */
    size_t value_scheme_count;
};

struct outside_desk *outside_desk_new(const struct outside_desk_options *options) MUST_USE;

/** The rendering is over: what still comes is dropped. Waits for what uses the options. */
void outside_desk_end(struct outside_desk *desk);
DEFINE_CLEANUP(struct outside_desk *, outside_desk_end)

/** A sandbox_ask_fn whose context is the desk. */
void outside_desk_ask(void *context, struct sandbox_run *run, struct str question);
