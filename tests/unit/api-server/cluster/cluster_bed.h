#pragma once

/* Calls of the cluster service. */

#include "api-server/api_bed.h"
#include "cluster/service_cluster.h"
#include "data/digest.h"

#define SECRETS "/api/v1/namespaces/argocd/secrets/"

static struct api_bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static inline const char *ask(const char *method, const char *request)
{
    return bed_call(bed, cluster_methods, method, request);
}

/* The address of the small cluster, as one to be kept. */
static inline const char *address(void)
{
    return bed->server.kube_config->server;
}

static inline const char *with_address(const char *format)
{
    char text[4096];
    const char *mark = strstr(format, "ADDRESS");

    snprintf(text, sizeof(text), "%.*s%s%s", (int)(mark - format), format, address(), mark + 7);
    return strstr(mark + 7, "ADDRESS") ? with_address(arena_printf(bed->arena, "%s", text))
                                       : arena_printf(bed->arena, "%s", text);
}

static inline const char *secret_value_of(const char *name, const char *key)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *secret =
        fake_get(&bed->cluster, arena_printf(bed->arena, SECRETS "%s", name));
    struct str value = STR_EMPTY;

    assert_int_equal(base64_decode(json_string(json_get(json_get(secret, "data"), key)), 1 << 20,
                                   bed->arena, &value, &err),
                     0);
    return value.ptr;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
