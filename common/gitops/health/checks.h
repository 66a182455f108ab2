#pragma once

#include "gitops/health/health.h"
#include "gitops/resource.h"

/**
 * The native checks: a file each, a row each in health.c. A check sees objects of its group and
 * kind in any version and refuses those it does not know with health_unsupported().
 */
struct health_check {
    const char *group, *kind;
    struct health (*assess)(const struct json *object, struct arena *arena);
};

struct health health_of_deployment(const struct json *object, struct arena *arena);
struct health health_of_replica_set(const struct json *object, struct arena *arena);
struct health health_of_stateful_set(const struct json *object, struct arena *arena);
struct health health_of_daemon_set(const struct json *object, struct arena *arena);
struct health health_of_ingress(const struct json *object, struct arena *arena);
struct health health_of_service(const struct json *object, struct arena *arena);
struct health health_of_pvc(const struct json *object, struct arena *arena);
struct health health_of_pod(const struct json *object, struct arena *arena);
struct health health_of_job(const struct json *object, struct arena *arena);
struct health health_of_hpa(const struct json *object, struct arena *arena);
struct health health_of_api_service(const struct json *object, struct arena *arena);
struct health health_of_workflow(const struct json *object, struct arena *arena);

struct health health_plain(enum health_status status);
struct health health_text(enum health_status status, struct str message);
struct health health_format(enum health_status status, struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/** Unknown, with the text as message and error. */
struct health health_error(struct arena *arena, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** "unsupported <word> GVK: <group>/<version>, Kind=<kind>". */
struct health health_unsupported(const struct json *object, const char *word, struct arena *arena);
