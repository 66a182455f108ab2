#include "cluster/cluster_info.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"
#include "cluster/cluster_client.h"
#include "data/json.h"
#include "io/item_store.h"
#include "kube/client.h"
#include "server.h"

enum { EXPIRY_MS = 10 * 60 * 1000 };

static const char *key_of(struct str address, struct arena *arena)
{
    return arena_printf(arena, "cluster|info|%.*s", STR_ARG(address));
}

const struct json *cluster_info(struct item_store *items, struct str address, struct arena *arena)
{
    const struct json *info = item_store_get(items, key_of(address, arena), 0, arena);

    return json_is(info, JSON_OBJECT) ? info : NULL;
}

void cluster_info_set(struct api_server *server, struct str address, struct str version)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *info = json_new_object(arena), *state = json_new_object(arena);

    json_set_text(arena, state, "status", "Successful");
    json_set_text(arena, state, "message", "");
    json_set_text(arena, state, "attemptedAt", clock_rfc3339(clock_now_ns() / 1000000000, arena));
    json_set(arena, info, "connectionState", state);
    json_set(arena, info, "serverVersion", json_new_string(arena, version));
    json_set(arena, info, "cacheInfo", json_new_object(arena));
    json_set_int(arena, info, "applicationsCount", 0);
    item_store_set(server->items, key_of(address, arena), info, EXPIRY_MS, 0);
}

/* Without what a distribution adds: "v1.35.4+k3s1" is "v1.35.4". */
static struct str bare_version(struct str version, struct arena *arena)
{
    struct str head, rest;

    str_cut(version, '-', &head, &rest);
    str_cut(head, '+', &head, &rest);
    return str_dup(head, arena);
}

int cluster_info_version(struct api_server *server, const struct json *document,
                         struct arena *arena, struct str *out, struct error *err)
{
    CLEANUP(kube_client_close) struct kube_client *client = NULL;
    const struct kube_request request = { .verb = KUBE_GET,
                                          .path = "/version?timeout=32s",
                                          .timeout_ms = 32000 };
    struct kube_answer answer;

    if (cluster_client_open(server, document, &client, err) < 0)
        return error_prefix(err, "failed to create discovery client");
    if (kube_client_wait(client, &request, arena, &answer, err) < 0) {
        if (!err->reason && (err->code == ERR_UNAVAILABLE || err->code == ERR_TIMEOUT))
            err->code = ERR_UNKNOWN; /* it is not we who cannot be reached: do not ask again */
        return error_prefix(err, "failed to get server version");
    }
    *out = bare_version(json_text_at(answer.object, "gitVersion"), arena);
    return 0;
}
