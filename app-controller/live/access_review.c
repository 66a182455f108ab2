#include "live/access_review.h"

#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"

struct access_review {
    struct arena *arena; /* which it lies in itself */
    struct kube_client *client;
    struct kube_call *call;
    const char *plural;
    struct str *namespaces;
    size_t count, next;
    access_review_fn on_end;
    void *context;
};

static void ask(struct access_review *review);

static void end(struct access_review *review, bool is_allowed, const struct error *err)
{
    review->on_end(review->context, is_allowed, err);
    arena_free(review->arena);
}

static void on_reply(void *context, const struct kube_reply *reply)
{
    struct access_review *review = context;

    review->call = NULL;
    if (reply->error)
        end(review, false, reply->error);
    else if (json_bool(json_at(json_doc_root(reply->object), "status.allowed"), false))
        end(review, true, NULL);
    else if (review->next == review->count)
        end(review, false, NULL);
    else
        ask(review);
}

/* The next namespace's turn. */
static void ask(struct access_review *review)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *body = json_new_object(arena);
    struct json *attributes =
        json_edit_object(arena, json_edit_object(arena, body, "spec"), "resourceAttributes");
    const struct kube_request request = {
        .verb = KUBE_CREATE,
        .resource = &KUBE_SELF_SUBJECT_ACCESS_REVIEWS,
        .body = body,
    };

    json_set_text(arena, body, "apiVersion", "authorization.k8s.io/v1");
    json_set_text(arena, body, "kind", "SelfSubjectAccessReview");
    json_set(arena, attributes, "namespace",
             json_new_string(arena, review->namespaces[review->next++]));
    json_set_text(arena, attributes, "verb", "list");
    json_set_text(arena, attributes, "resource", review->plural);
    review->call = kube_client_call(review->client, &request, on_reply, review);
}

struct access_review *access_review_start(struct kube_client *client, const char *plural,
                                          const struct texts *namespaces, access_review_fn on_end,
                                          void *context)
{
    struct arena *arena = arena_new();
    struct access_review *review = ARENA_NEW(arena, struct access_review);

    review->arena = arena;
    review->client = client;
    review->plural = arena_printf(arena, "%s", plural);
    review->count = namespaces->count ? namespaces->count : 1;
    review->namespaces = arena_alloc(arena, review->count * sizeof(*review->namespaces));
    review->namespaces[0] = STR("*");
    for (size_t i = 0; i < namespaces->count; i++)
        review->namespaces[i] = str_of(arena_printf(arena, "%.*s", STR_ARG(namespaces->items[i])));
    review->on_end = on_end;
    review->context = context;
    ask(review);
    return review;
}

void access_review_cancel(struct access_review *review)
{
    if (!review)
        return;
    if (review->call)
        kube_call_cancel(review->call);
    arena_free(review->arena);
}
