#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct strbuf;

/** Go's net/url.URL. */
struct go_url {
    struct str scheme, opaque, username, password, host, path, raw_query, fragment;
    bool has_user, has_password, force_query, omit_host;
};

/** Errors as Go's url.Parse has them: `parse "...": ...`. */
int go_url_parse(struct str text, struct arena *arena, struct go_url *out,
                 struct error *err) MUST_USE;
void go_url_print(const struct go_url *url, struct strbuf *out);
/**
 * What a reference means that stands in the document at `base` (RFC 3986, 5.2), without a fragment.
 * Errors as of go_url_parse().
 */
int go_url_resolve(struct str base, struct str reference, struct arena *arena, struct str *out,
                   struct error *err) MUST_USE;
/** "user:password" as it stands in a URL; nothing without a user. */
void go_url_print_user(const struct go_url *url, struct strbuf *out);
/** The host without its port and brackets. */
struct str go_url_hostname(const struct go_url *url);
