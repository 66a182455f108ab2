#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>

struct arena;
struct settings;

/** What a sender proves itself with; empty: nothing is asked of it. */
struct webhook_secrets {
    struct str github, gitlab, gogs;
    struct str bitbucket_uuid, bitbucket_server;
    struct str azure_username, azure_password;
};

/** As argocd-secret has them; texts in `arena`. */
struct webhook_secrets webhook_secrets_read(const struct settings *settings, struct arena *arena);

/** One delivery, as it came in over HTTP. */
struct webhook_delivery {
    const char *method;
    /** The value of a header by its name in lower case; empty when there is none. */
    struct str (*header)(const void *context, const char *name);
    const void *context;
    struct str body;
    const struct webhook_secrets *secrets;
};

static inline struct str webhook_header(const struct webhook_delivery *delivery, const char *name)
{
    return delivery->header(delivery->context, name);
}

enum webhook_kind {
    WEBHOOK_NOTHING, /* a greeting, or what concerns no application */
    WEBHOOK_PUSH,    /* to a Git repository */
    WEBHOOK_IMAGE,   /* a new tag in a registry */
};

/** What a delivery says. Texts are the body's, or in the arena. */
struct webhook_push {
    enum webhook_kind kind;
    struct texts urls;   /* of the repository; of an image "ghcr.io/owner/name", the only one */
    struct str revision; /* branch or tag, without "refs/heads/"; the image's tag */
    bool touches_head;   /* it may be the default branch that was pushed */
    struct texts files;  /* that were added, changed or removed */
    bool tells_files;    /* `files` is all; else nothing is known of them */
    /** The commits that the branch stood at; empty where there is none, or it is not told. */
    struct str before, after;
    /** Where Bitbucket's API knows the repository, from a sender who has proved itself; or empty.
     */
    struct str api_url;
};

enum webhook_result {
    WEBHOOK_ACCEPTED,
    WEBHOOK_WRONG_METHOD,
    WEBHOOK_FAILED,       /* not signed as it must be, not an event that is known, no JSON */
    WEBHOOK_BAD_PAYLOAD,  /* nothing in it */
    WEBHOOK_UNAUTHORIZED, /* a registry that is not who it should be */
};

/** Somebody who sends: a row each, see senders.c. */
struct webhook_sender {
    const char *name;
    bool (*claims)(const struct webhook_delivery *delivery); /* by its headers alone */
    /** Pure: no clock, no I/O. `why` (never NULL) explains anything but acceptance, for the log. */
    enum webhook_result (*read)(const struct webhook_delivery *delivery, struct arena *arena,
                                struct webhook_push *out, struct error *why);
};

/** Who claims a delivery, the first one counts; NULL: nobody. */
const struct webhook_sender *webhook_sender_of(const struct webhook_delivery *delivery);

extern const struct webhook_sender webhook_azure_devops, webhook_gogs, webhook_github,
    webhook_gitlab, webhook_bitbucket, webhook_bitbucket_server, webhook_ghcr;
