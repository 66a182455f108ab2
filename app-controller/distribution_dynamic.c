#include "distribution_dynamic.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/status.h"
#include "shard_claim.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#define MAPPING_NAME "argocd-app-controller-shard-cm"
#define MAPPING_KEY "shardControllerMapping"

enum { CLAIM_TRIES = 4, HOST_NAME_MAX_BYTES = 256 };

struct dynamic_shard {
    struct controller *controller;
    void (*on_change)(void *context);
    void *context;
    struct watch *heartbeat;
    char host[HOST_NAME_MAX_BYTES];
    int own, replicas;
    bool is_claiming;
    bool is_open; /* the first claim has ended; until then the loop runs for it alone */
    int result;   /* of the first claim */
    struct error *failure;
};

static const struct kube_resource deployments = { .group = "apps",
                                                  .version = "v1",
                                                  .plural = "deployments",
                                                  .kind = "Deployment",
                                                  .is_namespaced = true };

static int read_replicas(const struct controller *controller, struct arena *arena, int *out,
                         struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &deployments,
                                          .namespace = controller->namespace,
                                          .name = controller->config->deployment_name };
    struct kube_answer answer;
    int64_t replicas;

    if (kube_client_wait(controller->kube, &request, arena, &answer, err) < 0)
        return error_prefix(err, "cannot read how many controllers there are");
    replicas = json_int(json_at(answer.object, "spec.replicas"), 1);
    if (replicas < 1)
        return error_set(err, ERR_PRECONDITION, "the Deployment '%s' has %lld replicas",
                         controller->config->deployment_name, (long long)replicas);
    *out = (int)(replicas < INT16_MAX ? replicas : INT16_MAX);
    return 0;
}

/* `*out` NULL: there is none yet. */
static int read_mapping(const struct controller *controller, struct arena *arena,
                        const struct json **out, struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &KUBE_CONFIG_MAPS,
                                          .namespace = controller->namespace,
                                          .name = MAPPING_NAME };
    struct kube_answer answer;

    *out = NULL;
    if (kube_client_wait(controller->kube, &request, arena, &answer, err) == 0) {
        *out = answer.object;
        return 0;
    }
    if (!kube_is_not_found(err))
        return -1;
    error_release(err);
    return 0;
}

static int write_mapping(const struct controller *controller, const struct json *known,
                         const struct json *mapping, struct arena *arena, struct error *err)
{
    struct json *object = known ? json_edit(arena, known) : json_new_object(arena);
    const struct kube_request request = { .verb = known ? KUBE_UPDATE : KUBE_CREATE,
                                          .resource = &KUBE_CONFIG_MAPS,
                                          .namespace = controller->namespace,
                                          .name = known ? MAPPING_NAME : NULL,
                                          .body = object };

    if (!known) {
        struct json *metadata = json_edit_object(arena, object, "metadata");

        json_set_text(arena, object, "apiVersion", "v1");
        json_set_text(arena, object, "kind", "ConfigMap");
        json_set_text(arena, metadata, "name", MAPPING_NAME);
        json_set_text(arena, metadata, "namespace", controller->namespace);
    }
    json_set(arena, json_edit_object(arena, object, "data"), MAPPING_KEY,
             json_new_string(arena, json_print(mapping, JSON_COMPACT, arena)));
    return kube_client_wait(controller->kube, &request, arena, NULL, err);
}

static int parse_mapping(const struct json *config_map, struct arena *arena,
                         const struct json **out, struct error *err)
{
    struct str text;

    *out = NULL;
    if (!json_text(json_get(config_map, "data"), MAPPING_KEY, &text))
        return 0;
    if (json_parse(text, NULL, arena, out, err) < 0)
        return error_prefix(err, "cannot parse '" MAPPING_KEY "' of '" MAPPING_NAME "'");
    return 0;
}

static int claim_once(struct dynamic_shard *dynamic, int *shard, int *replicas, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct controller *controller = dynamic->controller;
    const struct json *config_map, *before, *after;
    struct shard_claim claim = {
        .wanted = controller->config->shard,
        .controller_name = dynamic->host,
        .now_s = clock_now_ns() / INT64_C(1000000000),
        .heartbeat_s = controller->config->heartbeat_s,
    };

    if (read_replicas(controller, arena, &claim.replicas, err) < 0 ||
        read_mapping(controller, arena, &config_map, err) < 0 ||
        parse_mapping(config_map, arena, &before, err) < 0 ||
        shard_claim(&claim, before, arena, &after, shard, err) < 0)
        return -1;
    *replicas = claim.replicas;
    return write_mapping(controller, config_map, after, arena, err);
}

/* Others write the same list: whoever was slower reads it again. */
static int claim(struct dynamic_shard *dynamic, struct error *err)
{
    int own, replicas;
    bool is_changed;

    for (int tries = 1; claim_once(dynamic, &own, &replicas, err) < 0; tries++) {
        if (tries == CLAIM_TRIES || (!kube_is_conflict(err) && !kube_already_exists(err)))
            return error_prefix(err, "cannot claim a shard");
        error_release(err);
    }
    is_changed = own != dynamic->own || replicas != dynamic->replicas;
    dynamic->own = own;
    dynamic->replicas = replicas;
    if (is_changed)
        log_info("shard claimed", F("shard", own), F("replicas", replicas));
    if (is_changed && dynamic->is_open)
        dynamic->on_change(dynamic->context);
    return 0;
}

static void claim_first(void *context)
{
    struct dynamic_shard *dynamic = context;

    dynamic->result = claim(dynamic, dynamic->failure);
    dynamic->is_open = true;
}

static void claim_again(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct dynamic_shard *dynamic = context;

    if (claim(dynamic, &err) < 0)
        log_warn("the claim to a shard was not renewed", F("error", error_text(&err)));
    dynamic->is_claiming = false;
}

static void on_heartbeat(void *context)
{
    struct dynamic_shard *dynamic = context;

    if (dynamic->is_claiming || dynamic->controller->is_draining)
        return;
    dynamic->is_claiming = true;
    fiber_start(dynamic->controller->fibers, claim_again, dynamic);
}

int dynamic_shard_open(struct controller *controller, void (*on_change)(void *context),
                       void *context, struct dynamic_shard **out, struct error *err)
{
    struct dynamic_shard *dynamic = xcalloc(1, sizeof(*dynamic));

    dynamic->controller = controller;
    dynamic->on_change = on_change;
    dynamic->context = context;
    dynamic->own = -1;
    dynamic->failure = err;
    if (gethostname(dynamic->host, sizeof(dynamic->host) - 1) < 0) {
        dynamic->result = error_set_errno(err, errno, "cannot read the host's name");
    } else {
        fiber_start(controller->fibers, claim_first, dynamic);
        if (loop_run_until(controller->loop, &dynamic->is_open, INT_MAX, err) < 0)
            dynamic->result = -1;
    }
    if (dynamic->result < 0) {
        dynamic_shard_close(dynamic);
        return -1;
    }
    dynamic->heartbeat = loop_watch_timer(controller->loop, controller->config->heartbeat_s * 1000,
                                          on_heartbeat, dynamic);
    *out = dynamic;
    return 0;
}

void dynamic_shard_close(struct dynamic_shard *dynamic)
{
    if (!dynamic)
        return;
    if (dynamic->heartbeat)
        watch_cancel(dynamic->heartbeat);
    free(dynamic);
}

int dynamic_shard_own(const struct dynamic_shard *dynamic)
{
    return dynamic->own;
}

int dynamic_shard_replicas(const struct dynamic_shard *dynamic)
{
    return dynamic->replicas;
}
