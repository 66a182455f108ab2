#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/** A program and its arguments, as `command` and `args` give them; ends with NULL, may be empty. */
struct plugin_command {
    const char *const *argv;
    size_t count;
};

/** What a plugin.yaml says. Texts are in the arena of plugin_parse(). */
struct plugin {
    const char *name; /* of the socket: "name" or "name-version" */
    struct plugin_command init, generate, find_command, dynamic_parameters;
    const char *file_name, *find_glob; /* "" when not given */
    const struct json *static_parameters;
    bool provide_git_creds, preserve_file_mode;
};

/** "invalid plugin configuration file. ..." for what is none. */
int plugin_parse(struct str text, struct arena *arena, struct plugin *out,
                 struct error *err) MUST_USE;

/** Is there any rule by which it could know a repository? */
bool plugin_has_discovery(const struct plugin *plugin);
