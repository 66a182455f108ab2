/* The first letter says who sends, the rest is the body: reading and matching end, whatever it is.
 */
#include "base/arena.h"
#include "data/json.h"
#include "webhook/delivery.h"
#include "webhook/match.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct header {
    const char *name, *value;
} headers[] = {
    { "x-github-event", "push" },
    { "x-gogs-event", "push" },
    { "x-gitlab-event", "Push Hook" },
    { "x-gitlab-event", "System Hook" },
    { "x-hook-uuid", "u" },
    { "x-event-key", "repo:refs_changed" },
    { "x-vss-activityid", "1" },
    { "x-github-event", "package" },
};
enum { SENDERS = sizeof(headers) / sizeof(*headers) };

static struct str header_of(const void *context, const char *name)
{
    const struct header *header = context;

    if (strcmp(name, header->name) == 0)
        return str_of(header->value);
    /* Bitbucket Cloud sends two. */
    if (strcmp(header->name, "x-hook-uuid") == 0 && strcmp(name, "x-event-key") == 0)
        return STR("repo:push");
    return STR_EMPTY;
}

static void match(const struct webhook_push *push, struct arena *arena)
{
    static const char text[] =
        "{\"metadata\":{\"name\":\"a\",\"namespace\":\"argocd\",\"annotations\":{\"argocd.argoproj."
        "io/manifest-generate-paths\":\".;/b/*\"}},\"spec\":{\"destination\":{},\"sources\":[{"
        "\"repoURL\":\"https://git.example.com/org/app\",\"path\":\"a\"},{\"repoURL\":"
        "\"oci://ghcr.io/org/app\",\"targetRevision\":\"1.x\"}]}}";
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;
    struct application app;
    int read;

    read = json_parse(str_of(text), NULL, arena, &document, &err);
    assert(read == 0);
    read = application_read(document, arena, &app, &err);
    assert(read == 0);
    push_match(push_matcher_new(push, arena), &app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error why = { 0 };
    const struct webhook_secrets secrets = { 0 };
    struct webhook_push push = { .kind = WEBHOOK_NOTHING };
    struct webhook_delivery delivery = { .method = "POST",
                                         .header = header_of,
                                         .secrets = &secrets };
    const struct webhook_sender *sender;

    if (size == 0)
        return 0;
    delivery.context = &headers[data[0] % SENDERS];
    delivery.body =
        (struct str){ arena_strndup(arena, (const char *)data + 1, size - 1), size - 1 };
    sender = webhook_sender_of(&delivery);
    assert(sender);
    if (sender->read(&delivery, arena, &push, &why) == WEBHOOK_ACCEPTED &&
        push.kind != WEBHOOK_NOTHING)
        match(&push, arena);
    return 0;
}
