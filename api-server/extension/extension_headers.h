#pragma once

#include "base/str.h"
#include "extension/extension_config.h"

#include <stddef.h>

struct application;
struct arena;
struct error;
struct http_client_header;
struct http_request;
struct principal;

/** What a request to an extension says of the application that it is about. */
struct extension_subject {
    struct str namespace, name, project;
};

/** ERR_INVALID in Argo CD's words. */
int extension_subject_read(const struct http_request *request, struct extension_subject *out,
                           struct error *err) MUST_USE;

/** Whom the back end is told of. */
struct extension_caller {
    const struct principal *principal;
    const struct application *app;
    const char *namespace; /* the control plane's own */
};

/**
 * The headers that go on to the back end: the caller's own, without what is between the two of us,
 * without its login, and with who and what it is about said by us alone. Texts live as long as the
 * request, the list in its arena.
 */
size_t extension_headers(const struct http_request *request, const struct extension_caller *caller,
                         const struct extension_service *service,
                         const struct http_client_header **out);

/** The name as it is written here. */
const char *extension_header_lower(const char *name, struct arena *arena);

/** Whether a header is between two neighbours only; `connection` is the header of that name. */
bool extension_header_is_local(const char *name, struct str connection);
