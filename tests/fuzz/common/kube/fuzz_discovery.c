#include "base/arena.h"
#include "data/json.h"
#include "kube/discovery.h"
#include "kube/discovery_builder.h"
#include "kube/status.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever a server says about itself, in both forms, and as a Status. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error refusal = { 0 };
    CLEANUP(kube_discovery_unref) const struct kube_discovery *discovery = NULL;
    struct kube_discovery *legacy;
    const struct json *document;
    const struct kube_api *api;

    if (json_parse((struct str){ arena_strndup(arena, (const char *)data, size), size }, NULL,
                   arena, &document, &err) < 0)
        return 0;
    if (kube_discovery_of(&document, 1, &discovery, &err) == 0)
        (void)!kube_discovery_resolve(discovery, STR("po"), &api, &err);
    legacy = discovery_new();
    discovery_add_version(legacy, STR("g"), STR("v1"));
    discovery_add_legacy(legacy, STR("g"), STR("v1"), document);
    discovery_finish(legacy);
    (void)!kube_discovery_resolve(legacy, STR("x.v1.g"), &api, &err);
    kube_discovery_unref(legacy);
    kube_status_error(
        &(struct kube_refusal){
            .http_status = 400, .method = "GET", .status = document, .body = STR_EMPTY },
        &refusal);
    return 0;
}
