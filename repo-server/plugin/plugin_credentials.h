#pragma once

#include "base/error.h"
#include "plugin.pb-c.h"
#include "source/git_access.h"

#include <stddef.h>

struct arena;

/**
 * The way to a repository for the git of a plugin that asks for it (provideGitCreds). A plugin is
 * another container: what git needs stands in its environment, bound to the repository's host, and
 * keys and certificates are files in a folder beside the sockets, which both sides mount, until
 * plugin_credentials_close().
 */
struct plugin_credentials {
    Plugin__EnvEntry **entries;
    size_t count;
    const char *folder; /* NULL: nothing is in a file */
};

/** Blocks for as long as it takes to write small files. Everything is in `arena`. */
int plugin_credentials_open(const struct git_access *access, const char *sockets,
                            struct arena *arena, struct plugin_credentials *out,
                            struct error *err) MUST_USE;
void plugin_credentials_close(struct plugin_credentials *credentials);
DEFINE_CLEANUP_VALUE(struct plugin_credentials, plugin_credentials_close)
