#pragma once

#include "base/error.h"
#include "base/options.h"
#include "plugin.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct git_access;
struct loop;
struct tree;
struct worker_pool;

/**
 * Config management plugins: servers of their own (argocd-cmp-server and its kind) behind sockets
 * in one folder, asked whether they know a repository and what they make of it. Inside fibers.
 */
struct plugin_access {
    struct loop *loop;
    struct worker_pool *workers;
    const char *folder; /* of the sockets */
    const char *temporary_folder;
    const struct option_list *excluded; /* what is not sent */
    int64_t chunk_bytes, timeout_ms;
};

/** What is sent to a plugin. */
struct plugin_subject {
    struct tree *files;
    const char *name; /* of the folder, as the plugin is told */
    const char *path; /* of the application in it */
    Plugin__EnvEntry **environment;
    size_t environment_count;
    const struct git_access *access; /* for a plugin that asks for it; NULL: it is not Git's */
};

struct plugin_session;

/** Is there any socket at all? */
bool plugin_is_any(const struct plugin_access *access);

/** Their names ("name" or "name-version"), sorted, in `arena`. */
size_t plugin_list(const struct plugin_access *access, struct arena *arena,
                   const char *const **out);

/**
 * The plugin for a subject: that of the given name, or, with "", the first that knows it. 1: found;
 * 0: none knows it (only without a name); -1.
 */
int plugin_find(const struct plugin_access *access, const char *name,
                const struct plugin_subject *subject, struct plugin_session **out,
                struct error *err) MUST_USE;
void plugin_session_close(struct plugin_session *session);
DEFINE_CLEANUP(struct plugin_session *, plugin_session_close)

/** What it makes: texts of YAML. In `arena`. */
int plugin_generate(struct plugin_session *session, struct arena *arena,
                    Plugin__ManifestResponse **out, struct error *err) MUST_USE;

/** What it can be told. In `arena`. */
int plugin_announce(struct plugin_session *session, struct arena *arena,
                    Plugin__ParametersAnnouncementResponse **out, struct error *err) MUST_USE;
