#pragma once

/* A delivery made by hand, and what a sender makes of it. */

#include "api-server/webhook/commits.h"
#include "base/arena.h"
#include "data/digest.h"
#include "test.h"
#include "webhook/delivery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct delivered {
    const char *headers[8]; /* name, value, name, value, ... */
    const char *method;     /* NULL: POST */
    const char *body;
    struct webhook_secrets secrets;
    struct arena *arena;
    struct webhook_push push;
    char why[512];
};

static inline struct str delivered_header(const void *context, const char *name)
{
    const struct delivered *delivered = context;

    for (size_t i = 0; i + 1 < 8 && delivered->headers[i]; i += 2)
        if (strcmp(delivered->headers[i], name) == 0)
            return str_of(delivered->headers[i + 1]);
    return STR_EMPTY;
}

static inline enum webhook_result deliver(struct delivered *delivered,
                                          const struct webhook_sender *expected)
{
    CLEANUP(error_release) struct error why = { 0 };
    const struct webhook_delivery delivery = {
        .method = delivered->method ? delivered->method : "POST",
        .header = delivered_header,
        .context = delivered,
        .body = str_of(delivered->body),
        .secrets = &delivered->secrets,
    };
    enum webhook_result result;

    assert_ptr_equal(webhook_sender_of(&delivery), expected);
    if (!delivered->arena)
        delivered->arena = arena_new();
    result = expected->read(&delivery, delivered->arena, &delivered->push, &why);
    snprintf(delivered->why, sizeof(delivered->why), "%s", error_text(&why));
    return result;
}

static inline void undeliver(struct delivered *delivered)
{
    arena_free(delivered->arena);
    delivered->arena = NULL;
}

/* The signature that belongs to a body. */
static inline const char *signature_of(const char *secret, const char *body, const char *prefix,
                                       struct arena *arena)
{
    unsigned char raw[DIGEST_SHA256_SIZE];

    digest_hmac_sha256(str_of(secret), str_of(body), raw);
    return arena_printf(arena, "%s%s", prefix,
                        digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena));
}

#define assert_text(text, expected)                                                                \
    assert_string_equal(str_dup(text, delivered.arena).ptr, expected)
