#include "people/policy_watch.h"

#include "argo/rbac.h"
#include "base/error.h"
#include "base/log.h"
#include "base/mem.h"
#include "data/json.h"
#include "kube/watch.h"

#include <stdlib.h>

#define NAME "argocd-rbac-cm"

struct policy_watch {
    struct rbac *rbac;
    struct kube_watch *watch;
    bool is_ready, is_seen; /* seen: by the list at hand */
};

static void take_over(struct policy_watch *watch, const struct json *config_map)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (rbac_set_policy(watch->rbac, config_map, &err) < 0)
        log_error("cannot use the policy; the last good one stays in force", F("config_map", NAME),
                  F("error", error_text(&err)));
    else
        log_info("the policy was read", F("config_map", NAME));
}

static void on_event(void *context, const struct kube_event *event)
{
    struct policy_watch *watch = context;
    const struct json *object = json_doc_root(event->object);

    if (!str_equals(json_text_at(object, "metadata.name"), NAME))
        return;
    watch->is_seen = true;
    take_over(watch, event->type == KUBE_EVENT_DELETED ? NULL : object);
}

static void on_relist(void *context, bool is_first)
{
    struct policy_watch *watch = context;

    (void)is_first;
    watch->is_seen = false;
}

static void on_synced(void *context, const char *resource_version)
{
    struct policy_watch *watch = context;

    (void)resource_version;
    if (!watch->is_seen)
        take_over(watch, NULL);
    watch->is_ready = true;
}

static enum kube_watch_decision on_failure(void *context, const struct error *err, bool during_list)
{
    (void)context;
    (void)during_list;
    log_warn("cannot watch", F("resource", NAME), F("error", error_text(err)));
    return KUBE_WATCH_RETRY;
}

struct policy_watch *policy_watch_new(struct kube_client *client, const char *namespace,
                                      struct rbac *rbac)
{
    struct policy_watch *watch = xcalloc(1, sizeof(*watch));
    const struct kube_watch_options options = {
        .resource = &KUBE_CONFIG_MAPS,
        .namespace = namespace,
        .field_selector = "metadata.name=" NAME,
    };
    const struct kube_watch_handlers handlers = {
        .on_event = on_event,
        .on_relist = on_relist,
        .on_synced = on_synced,
        .on_failure = on_failure,
        .context = watch,
    };

    watch->rbac = rbac;
    watch->watch = kube_watch_new(client, &options, &handlers);
    return watch;
}

void policy_watch_free(struct policy_watch *watch)
{
    if (!watch)
        return;
    kube_watch_free(watch->watch);
    free(watch);
}

bool policy_watch_is_ready(const struct policy_watch *watch)
{
    return watch->is_ready;
}
