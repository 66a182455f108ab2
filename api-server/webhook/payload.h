#pragma once

/* Private to webhook/: what the senders' payloads have in common. */

#include "webhook/delivery.h"

struct json;

enum { WEBHOOK_DEPTH_MAX = 64, WEBHOOK_FILES_MAX = 100000 };

/** The first checks of all Git senders: POST, a known event, a body. WEBHOOK_ACCEPTED to go on. */
enum webhook_result webhook_check_event(const struct webhook_delivery *delivery, struct str event,
                                        const char *const *known, struct error *why);

/** The body as an object of JSON. False: it is none. */
bool webhook_parse(struct str body, struct arena *arena, const struct json **out,
                   struct error *why);

/**
 * Is the body signed with the secret? `signature` is the hexadecimal HMAC-SHA256, behind `prefix`.
 * An empty secret asks for nothing.
 */
bool webhook_is_signed(const struct webhook_delivery *delivery, struct str secret,
                       struct str signature, const char *prefix);

/** The strings at a path; false when something else is there, which the sender cannot have sent. */
bool webhook_text(const struct json *payload, const char *path, struct str *out, struct error *why);

/**
 * The commits before and after a push, from two paths; what is no commit (all zeros where a branch
 * begins or ends) is left empty. False: something else is there.
 */
bool webhook_read_commits(const struct json *payload, const char *before, const char *after,
                          struct webhook_push *push, struct error *why);

/** "refs/heads/a/b" is "a/b", "a" is "a". */
struct str webhook_short_ref(struct str ref);

/** A push as GitHub describes it, and Gogs after it. */
bool webhook_read_hub_push(const struct json *payload, struct arena *arena,
                           struct webhook_push *out, struct error *why);

/** The files of `commits`, a list of { added, modified, removed }. False: it is no such list. */
bool webhook_read_files(const struct json *commits, struct arena *arena, struct webhook_push *push,
                        struct error *why);
