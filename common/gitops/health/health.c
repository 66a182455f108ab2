#include "gitops/health/health.h"

#include "argo/resource_overrides.h"
#include "base/arena.h"
#include "base/mem.h"
#include "data/glob.h"
#include "data/json.h"
#include "gitops/health/checks.h"
#include "gitops/health/lua.h"
#include "gitops/health/operators.h"
#include "gitops/resource.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const names[] = { "",        "Healthy",  "Suspended", "Progressing",
                                     "Missing", "Degraded", "Unknown" };

enum { STATUS_COUNT = sizeof(names) / sizeof(names[0]) };

static const struct health_check checks[] = {
    { "apps", "Deployment", health_of_deployment },
    { "apps", "ReplicaSet", health_of_replica_set },
    { "apps", "StatefulSet", health_of_stateful_set },
    { "apps", "DaemonSet", health_of_daemon_set },
    { "extensions", "Ingress", health_of_ingress },
    { "networking.k8s.io", "Ingress", health_of_ingress },
    { "", "Service", health_of_service },
    { "", "PersistentVolumeClaim", health_of_pvc },
    { "", "Pod", health_of_pod },
    { "batch", "Job", health_of_job },
    { "autoscaling", "HorizontalPodAutoscaler", health_of_hpa },
    { "apiregistration.k8s.io", "APIService", health_of_api_service },
    { "argoproj.io", "Workflow", health_of_workflow },
};

const char *health_status_name(enum health_status status)
{
    return names[status];
}

enum health_status health_status_parse(struct str name)
{
    for (int i = 1; i < STATUS_COUNT; i++) {
        if (str_equals(name, names[i]))
            return (enum health_status)i;
    }
    return HEALTH_NONE;
}

bool health_is_worse(enum health_status than, enum health_status status)
{
    /* HEALTH_NONE ranks with Healthy. */
    int a = than == HEALTH_NONE ? HEALTH_HEALTHY : (int)than;
    int b = status == HEALTH_NONE ? HEALTH_HEALTHY : (int)status;

    return b > a;
}

/* ---- making ---- */

struct health health_plain(enum health_status status)
{
    return health_text(status, STR_EMPTY);
}

struct health health_text(enum health_status status, struct str message)
{
    return (struct health){ true, status, message, STR_EMPTY };
}

PRINTF(2, 0)
static struct str format(struct arena *arena, const char *fmt, va_list args)
{
    CLEANUP(free) char *text = NULL;
    int length = vasprintf(&text, fmt, args);

    if (length < 0)
        abort();
    return str_dup((struct str){ text, (size_t)length }, arena);
}

struct health health_format(enum health_status status, struct arena *arena, const char *fmt, ...)
{
    va_list args;
    struct str message;

    va_start(args, fmt);
    message = format(arena, fmt, args);
    va_end(args);
    return health_text(status, message);
}

struct health health_error(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    struct str message;

    va_start(args, fmt);
    message = format(arena, fmt, args);
    va_end(args);
    return (struct health){ true, HEALTH_UNKNOWN, message, message };
}

struct health health_unsupported(const struct json *object, const char *word, struct arena *arena)
{
    struct str gvk = resource_print_gvk(resource_gvk(object), arena);

    return health_error(arena, "unsupported %s GVK: %.*s", word, STR_ARG(gvk));
}

struct json *health_to_json(const struct health *health, struct arena *arena)
{
    struct json *object;

    if (!health->is_known)
        return NULL;
    object = json_new_object(arena);
    if (health->status != HEALTH_NONE)
        json_set_text(arena, object, "status", health_status_name(health->status));
    if (health->message.len > 0)
        json_set(arena, object, "message", json_new_string(arena, health->message));
    return object;
}

/* ---- which check ---- */

/* The script of the settings for a kind: of its exact key, else of the first pattern that fits. */
static const struct resource_override *find_script(const struct resource_overrides *overrides,
                                                   struct str key)
{
    const struct resource_override *exact = resource_overrides_find(overrides, key);

    if (exact && exact->health_lua.len > 0)
        return exact;
    for (size_t i = 0; overrides && i < overrides->count; i++) {
        const struct resource_override *item = &overrides->items[i];

        if (item->health_lua.len > 0 && glob_matches_text(item->key, "", key))
            return item;
    }
    return NULL;
}

static const struct health_check *find_check(struct group_version_kind gvk)
{
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
        if (str_equals(gvk.kind, checks[i].kind) && str_equals(gvk.group, checks[i].group))
            return &checks[i];
    }
    return NULL;
}

/* Whose check failed is told to those who see the error, not to those who see the object. */
static struct health name_object(struct health health, const struct json *object,
                                 struct arena *arena)
{
    if (!str_is_empty(health.error)) {
        health.error = str_of(arena_printf(arena,
                                           "failed to get resource health for %.*s/%.*s: "
                                           "%.*s",
                                           STR_ARG(resource_namespace(object)),
                                           STR_ARG(resource_name(object)), STR_ARG(health.error)));
    }
    return health;
}

struct health health_assess(const struct json *object, const struct resource_overrides *overrides,
                            struct arena *arena)
{
    struct group_version_kind gvk = resource_gvk(object);
    const struct resource_override *script;
    const struct health_check *check;
    const struct health_kind *kind;

    if (json_is(json_at(object, "metadata.deletionTimestamp"), JSON_STRING) &&
        !resource_has_finalizer(object, HOOK_FINALIZER))
        return health_text(HEALTH_PROGRESSING, STR("Pending deletion"));
    if (overrides && overrides->count > 0) {
        /* "Kind" or "group/Kind": the same form as an apiVersion with the kind in its place. */
        script = find_script(overrides, resource_join_api_version(gvk.group, gvk.kind, arena));
        if (script)
            return name_object(lua_health(script->health_lua, script->use_open_libs, object, arena),
                               object, arena);
    }
    kind = health_kind_find(gvk);
    if (kind)
        return name_object(health_by_rules(kind, object, arena), object, arena);
    check = find_check(gvk);
    return check ? check->assess(object, arena) : (struct health){ .is_known = false };
}
