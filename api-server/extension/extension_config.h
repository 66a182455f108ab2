#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;
struct destination;
struct settings;

/**
 * The back ends behind /extensions/<name>/: `extension.config` of argocd-cm, a list, and
 * `extension.config.<name>`, one each. "$key" anywhere in them is a value of argocd-secret.
 */
struct extension_header {
    struct str name, value;
};

struct extension_service {
    struct str origin; /* "https://host:port" */
    struct str cluster_name, cluster_server;
    const struct extension_header *headers;
    size_t header_count;
};

struct extension {
    struct str name;
    int connect_timeout_ms;
    const struct extension_service *services;
    size_t service_count;
};

struct extension_config {
    const struct extension *items;
    size_t count;
};

/** In `arena`. ERR_INVALID in Argo CD's words when any of it is wrong: nothing of it counts then.
 */
int extension_config_read(const struct settings *settings, struct arena *arena,
                          struct extension_config *out, struct error *err) MUST_USE;

/** NULL when there is none of that name. */
const struct extension *extension_config_find(const struct extension_config *config,
                                              struct str name);

/** The one for applications that go there: the only one, or the one of that cluster; or NULL. */
const struct extension_service *extension_service_for(const struct extension *extension,
                                                      const struct destination *destination);
