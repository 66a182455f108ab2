#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;

/** What the text of a Git URL says. Texts are C strings in the arena they were asked for in. */

/** "ssh://…" or the form of scp, "user@host:path". `*user` (may be NULL) is before the "@". */
bool git_url_is_ssh(struct str url, struct str *user);
bool git_url_is_https(struct str url);
/** http or https. */
bool git_url_is_http(struct str url);

/** The host without user and port; "" when the URL has none (a path). */
const char *git_url_host(struct str url, struct arena *arena);
/** The port that is written in it; "" for none. */
const char *git_url_port(struct str url, struct arena *arena);

/** The URL without user and password, where it has them (http only): for logs. */
const char *git_url_without_password(struct str url, struct arena *arena);

/** Nothing that git would take for an option, and nothing with control characters. */
bool git_url_is_safe(struct str url);

/** Forty hexadecimal digits, in either letter case. */
bool git_is_commit_sha(struct str text);
/** Seven or more hexadecimal digits. */
bool git_is_short_sha(struct str text);
