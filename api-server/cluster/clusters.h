#pragma once

#include "cluster/cluster_document.h"

struct api_server;

/** The clusters that Secrets describe, and the one we run in, unless it is disabled. */
struct cluster_list {
    const struct cluster_entry *items;
    size_t count;
};

/** In the order in which they came; the built-in entry last. In `arena`. */
struct cluster_list clusters_list(const struct api_server *server, struct arena *arena);

/** Which one: all empty means any. */
struct cluster_query {
    struct str server, name;
};

/** What a request asks for: `id` counts over `server` and `name`. */
struct cluster_query clusters_query(const struct json *request, struct arena *arena);

/** The first that fits; NULL when there is none, or nothing was asked for. */
const struct cluster_entry *clusters_find(struct cluster_list list, struct cluster_query query);

/** What rights are asked about: "server" or "project/server". */
const char *cluster_object(struct str project, struct str server, struct arena *arena);

/** Store a new one: ERR_EXISTS when its server is known. */
int clusters_create(struct api_server *server, const struct json *document, struct arena *arena,
                    struct error *err) MUST_USE;
/** Store one in the place of what is there, or as a new one. */
int clusters_update(struct api_server *server, const struct json *document, struct arena *arena,
                    struct error *err) MUST_USE;
/** By its server; the built-in entry has nothing to delete. */
int clusters_delete(struct api_server *server, struct str address, struct arena *arena,
                    struct error *err) MUST_USE;
