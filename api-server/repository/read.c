#include "argo/repository_fields.h"
#include "base/arena.h"
#include "data/json.h"
#include "io/fiber.h"
#include "repository/connection.h"
#include "repository/service_parts.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>

enum { TESTS_AT_ONCE = 16 };

/* What is shown of the repositories that the caller may see. */
struct showing {
    struct api_call *call;
    bool is_fresh;
    struct shown {
        const struct repository *repository;
        const char *sort_key;
        const struct json *state;
    } * items;
    size_t count;
};

static int compare_shown(const void *a, const void *b)
{
    return strcmp(((const struct shown *)a)->sort_key, ((const struct shown *)b)->sort_key);
}

static struct showing choose(struct api_call *call, enum repository_use use)
{
    struct kept_repositories list = repositories_list(call->server, use, false, call->arena);
    struct showing showing = {
        .call = call,
        .is_fresh = json_bool(json_get(call->request, "forceRefresh"), false),
        .items = arena_alloc(call->arena, (list.count + 1) * sizeof(struct shown)),
    };

    for (size_t i = 0; i < list.count; i++) {
        const struct repository *repository = &list.items[i].repository;

        if (!api_permits(call, repository_resource(use), "get",
                         repository_object(repository->project, repository->url, call->arena)))
            continue;
        showing.items[showing.count++] = (struct shown){
            .repository = repository,
            .sort_key = arena_printf(call->arena, "%.*s/%.*s", STR_ARG(repository->project),
                                     STR_ARG(repository->url)),
        };
    }
    qsort(showing.items, showing.count, sizeof(*showing.items), compare_shown);
    return showing;
}

static void look_at_state(void *context, size_t index)
{
    struct showing *showing = context;
    struct shown *shown = &showing->items[index];

    shown->state =
        connection_state(showing->call->server, shown->repository->url, shown->repository->project,
                         showing->is_fresh, showing->call->arena);
}

static const struct json *show(const struct repository *repository, enum repository_use use,
                               const struct json *state, struct api_call *call)
{
    struct repository shown = *repository;
    struct json *out;

    if (!repository_has_credentials(&shown)) {
        struct repository effective =
            repositories_effective(call->server, use, shown.url, shown.project, call->arena);

        /* What it inherits shows, as far as it is no secret. */
        shown = effective;
        shown.url = repository->url;
        shown.project = repository->project;
        shown.name = repository->name;
    }
    out = repository_to_json(&shown, false, call->arena);
    json_set(call->arena, out, "connectionState", state);
    return out;
}

static int list(struct api_call *call, enum repository_use use, const struct json **reply)
{
    struct showing showing = choose(call, use);
    struct json *items = json_new_array(call->arena), *out = json_new_object(call->arena);

    fiber_each(showing.count, TESTS_AT_ONCE, look_at_state, &showing);
    for (size_t i = 0; i < showing.count; i++)
        json_append(call->arena, items,
                    show(showing.items[i].repository, use, showing.items[i].state, call));
    json_set(call->arena, out, "metadata", json_new_object(call->arena));
    json_set(call->arena, out, "items", items);
    *reply = out;
    return 0;
}

int repository_list(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return list(call, REPOSITORY_TO_READ, reply);
}

int repository_list_write(struct api_call *call, const struct json **reply, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0)
        return -1;
    return list(call, REPOSITORY_TO_WRITE, reply);
}

static int get(struct api_call *call, enum repository_use use, const struct json **reply)
{
    const struct repository *found = call->subject;
    bool is_fresh = json_bool(json_get(call->request, "forceRefresh"), false);

    *reply = show(found, use,
                  connection_state(call->server, found->url, found->project, is_fresh, call->arena),
                  call);
    return 0;
}

int repository_get(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return get(call, REPOSITORY_TO_READ, reply);
}

int repository_get_write(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return get(call, REPOSITORY_TO_WRITE, reply);
}
