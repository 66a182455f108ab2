#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/helm/helm.h"

#include <stdbool.h>

struct arena;
struct json;
struct sandbox_worker;
struct tree;

/**
 * What lies outside of the files that a rendering begins with, and turns out to be needed in its
 * middle: the files of another source of the application, a remote base, a value file behind a URL,
 * a chart that another depends on. A renderer cannot fetch: it asks whoever started it, who judges
 * the address, fetches, and hands the bytes or the folder over.
 *
 * All functions take NULL for "there is nobody to ask": ERR_UNIMPLEMENTED, which says what it was.
 * What they return lives as long as the `outside`; the same asked twice is fetched once.
 */
struct outside;

/** A remote base or resource of a kustomization. */
struct outside_git {
    const char *url;      /* of the repository, without query and path in it */
    const char *revision; /* "" for HEAD */
    bool submodules;
};

/** A chart in a repository. */
struct outside_chart {
    const char *repository; /* https://..., oci://..., "@name", "alias:name" */
    const char *name;
    const char *version;   /* or a range; "" for the newest that is no pre-release */
    enum helm_rules rules; /* it is loaded by: the same for all of a rendering */
};

/** Who answers; each sets `*out` or fails. Trees are the `outside`'s from then on. */
struct outside_answers {
    int (*open_ref)(void *context, const char *name, struct tree **out, struct error *err);
    int (*open_git)(void *context, const struct outside_git *wanted, struct tree **out,
                    struct error *err);
    int (*read_url)(void *context, const char *url, struct arena *arena, struct str *out,
                    struct error *err);
    int (*read_chart)(void *context, const struct outside_chart *wanted, struct arena *arena,
                      struct str *out, struct error *err);
    /** The same chart, loaded; NULL: it is loaded from what read_chart() brings. */
    int (*load_chart)(void *context, const struct outside_chart *wanted, struct arena *arena,
                      const struct json **out, struct error *err);
};

/** `answers` and `context` must outlive it. */
struct outside *outside_new(const struct outside_answers *answers, void *context) MUST_USE;
void outside_free(struct outside *outside);
DEFINE_CLEANUP(struct outside *, outside_free)

/** One whose questions go from a sandboxed worker to its parent. */
struct outside *outside_of_worker(struct sandbox_worker *worker) MUST_USE;

/** The root of the source that is called `name` ("$values") there. */
int outside_open_ref(struct outside *outside, const char *name, struct tree **out,
                     struct error *err) MUST_USE;

/** The root of a checkout. */
int outside_open_git(struct outside *outside, const struct outside_git *wanted, struct tree **out,
                     struct error *err) MUST_USE;

/** What a GET brings, redirects followed. */
int outside_read_url(struct outside *outside, const char *url, struct str *out,
                     struct error *err) MUST_USE;

/** The .tgz of a chart. */
int outside_read_chart(struct outside *outside, const struct outside_chart *wanted, struct str *out,
                       struct error *err) MUST_USE;

/** What the .tgz holds: see helm_chart_load_archive(). */
int outside_load_chart(struct outside *outside, const struct outside_chart *wanted,
                       const struct json **out, struct error *err) MUST_USE;
