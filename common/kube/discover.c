/*
 * Asking for everything a cluster serves. The core group and the others are asked for at the same
 * time; a server that does not aggregate names its group versions, and each is asked for.
 */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "kube/discovery_builder.h"
#include "kube/status.h"

#include <stdlib.h>
#include <string.h>

#define ACCEPT                                                                                     \
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"                        \
    "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"

enum { TIMEOUT_MS = 32 * 1000, MAX_VERSIONS = 4096 };

/* One answer that is waited for. */
struct question {
    struct kube_discover *discover;
    struct kube_call *call;  /* NULL: answered */
    struct json_doc *answer; /* NULL: none, see `failure` */
    const char *failure;
    struct str group, version; /* of an older server's group version */
};

struct kube_discover {
    struct kube_client *client;
    kube_discovered_fn on_done;
    void *context;
    struct arena *arena;
    struct question roots[2];                  /* /api and /apis */
    struct question *versions;                 /* of older servers, for both, in their order */
    size_t version_count, core_count, pending; /* core_count: of them, the core group's */
    struct error failure;
};

static void free_discover(struct kube_discover *discover)
{
    for (size_t i = 0; i < 2; i++)
        json_doc_unref(discover->roots[i].answer);
    for (size_t i = 0; i < discover->version_count; i++)
        json_doc_unref(discover->versions[i].answer);
    free(discover->versions);
    error_release(&discover->failure);
    arena_free(discover->arena);
    free(discover);
}

void kube_discover_cancel(struct kube_discover *discover)
{
    if (!discover)
        return;
    for (size_t i = 0; i < 2; i++)
        kube_call_cancel(discover->roots[i].call);
    for (size_t i = 0; i < discover->version_count; i++)
        kube_call_cancel(discover->versions[i].call);
    free_discover(discover);
}

static void ask(struct kube_discover *discover, struct question *question, const char *path,
                kube_reply_fn on_reply)
{
    struct kube_request request = {
        .verb = KUBE_GET, .path = path, .accept = ACCEPT, .timeout_ms = TIMEOUT_MS
    };

    question->discover = discover;
    question->call = kube_client_call(discover->client, &request, on_reply, question);
    discover->pending++;
}

/* ---- the end ---- */

static void add_root(struct kube_discovery *discovery, const struct kube_discover *discover,
                     const struct question *root, size_t *next_version, size_t root_versions)
{
    const struct json *document = root->answer ? json_doc_root(root->answer) : NULL;

    if (discovery_is_aggregated(document)) {
        discovery_add_aggregated(discovery, document);
        return;
    }
    for (size_t i = 0; i < root_versions; i++) {
        const struct question *question = &discover->versions[(*next_version)++];
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const char *api_version =
            kube_api_version(question->group.ptr, question->version.ptr, arena);

        if (!question->answer) {
            discovery_add_failure(discovery, api_version, question->failure);
            continue;
        }
        discovery_add_version(discovery, question->group, question->version);
        discovery_add_legacy(discovery, question->group, question->version,
                             json_doc_root(question->answer));
    }
}

static void finish(struct kube_discover *discover)
{
    struct kube_discovery *discovery = discovery_new();
    kube_discovered_fn on_done = discover->on_done;
    void *context = discover->context;
    CLEANUP(error_release) struct error err = { 0 };
    size_t next = 0, core = discover->core_count;

    add_root(discovery, discover, &discover->roots[0], &next, core);
    add_root(discovery, discover, &discover->roots[1], &next, discover->version_count - core);
    discovery_finish(discovery);
    error_move(&err, &discover->failure);
    if (discovery->versions.count == 0 && err.code == ERR_OK)
        error_set(&err, ERR_UNAVAILABLE, "unable to retrieve the complete list of server APIs: %s",
                  discovery->failures.count ? discovery->failures.items[0] : "there is none");
    free_discover(discover);
    if (err.code != ERR_OK) {
        kube_discovery_unref(discovery);
        on_done(context, NULL, &err);
    } else {
        on_done(context, discovery, NULL);
    }
}

static void on_version(void *context, const struct kube_reply *reply)
{
    struct question *question = context;
    struct kube_discover *discover = question->discover;

    question->call = NULL;
    if (reply->error || !reply->object) {
        question->failure =
            str_dup(str_of(reply->error ? error_text(reply->error) : "the answer is no list"),
                    discover->arena)
                .ptr;
    } else {
        question->answer = json_doc_ref(reply->object);
    }
    if (--discover->pending == 0)
        finish(discover);
}

/* ---- older servers ---- */

struct group_version {
    struct str group, version;
};
/* Grown with vec_push(). */
struct group_versions {
    struct group_version *items;
    size_t count, capacity;
};

static void add_versions(struct group_versions *list, const struct json *group)
{
    struct str name = json_string(json_get(group, "name"));
    struct str preferred = json_text_at(group, "preferredVersion.version");
    const struct json *versions = json_get(group, "versions");

    if (preferred.len)
        vec_push(list, ((struct group_version){ name, preferred }));
    for (struct json_cursor at = json_walk(versions); json_next(&at);) {
        struct str version = json_string(json_get(at.value, "version"));

        if (!str_equal(version, preferred))
            vec_push(list, ((struct group_version){ name, version }));
    }
}

/* The group versions that an older server names in this answer. */
static void name_versions(const struct json *document, struct group_versions *list)
{
    if (discovery_is_aggregated(document))
        return;
    for (struct json_cursor at = json_walk(json_get(document, "versions")); json_next(&at);)
        vec_push(list, ((struct group_version){ STR_EMPTY, json_string(at.value) }));
    for (struct json_cursor at = json_walk(json_get(document, "groups")); json_next(&at);)
        add_versions(list, at.value);
}

static void ask_for_versions(struct kube_discover *discover, const struct group_versions *list)
{
    discover->versions = xcalloc(list->count, sizeof(*discover->versions));
    discover->version_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        struct question *question = &discover->versions[i];

        question->group = str_dup(list->items[i].group, discover->arena);
        question->version = str_dup(list->items[i].version, discover->arena);
        ask(discover, question,
            arena_printf(discover->arena,
                         question->group.len ? "/apis/%s/%s?timeout=32s" : "/api%s/%s?timeout=32s",
                         question->group.ptr, question->version.ptr),
            on_version);
    }
}

static void on_roots(struct kube_discover *discover)
{
    struct group_versions list = { 0 };

    for (size_t i = 0; i < 2; i++) {
        const struct question *root = &discover->roots[i];

        name_versions(root->answer ? json_doc_root(root->answer) : NULL, &list);
        if (i == 0)
            discover->core_count = list.count;
    }
    if (list.count > MAX_VERSIONS)
        error_set(&discover->failure, ERR_TOO_LARGE, "the server names more than %d group versions",
                  MAX_VERSIONS);
    if (list.count == 0 || discover->failure.code != ERR_OK)
        finish(discover);
    else
        ask_for_versions(discover, &list);
    vec_release(&list);
}

static void on_root(void *context, const struct kube_reply *reply)
{
    struct question *question = context;
    struct kube_discover *discover = question->discover;

    question->call = NULL;
    /* One of the two may be forbidden or missing, as client-go has it. */
    if (!reply->error)
        question->answer = reply->object ? json_doc_ref(reply->object) : NULL;
    else if (!kube_is_not_found(reply->error) && !kube_is_forbidden(reply->error))
        error_move(&discover->failure, reply->error);
    if (--discover->pending == 0)
        on_roots(discover);
}

struct kube_discover *kube_discover(struct kube_client *client, kube_discovered_fn on_done,
                                    void *context)
{
    struct kube_discover *discover = xcalloc(1, sizeof(*discover));

    discover->client = client;
    discover->on_done = on_done;
    discover->context = context;
    discover->arena = arena_new();
    ask(discover, &discover->roots[0], "/api?timeout=32s", on_root);
    ask(discover, &discover->roots[1], "/apis?timeout=32s", on_root);
    return discover;
}

/* ---- in a fiber ---- */

struct waiter {
    struct fiber_event event;
    const struct kube_discovery *discovery;
    struct error *err;
};

static void on_awaited(void *context, const struct kube_discovery *discovery, struct error *err)
{
    struct waiter *waiter = context;

    waiter->discovery = discovery;
    if (err)
        error_move(waiter->err, err);
    fiber_event_set(&waiter->event);
}

int kube_discover_wait(struct kube_client *client, const struct kube_discovery **out,
                       struct error *err)
{
    struct waiter waiter = { .err = err };

    fiber_event_init(&waiter.event);
    (void)!kube_discover(client, on_awaited, &waiter);
    fiber_event_wait(&waiter.event);
    if (!waiter.discovery)
        return -1;
    *out = waiter.discovery;
    return 0;
}
