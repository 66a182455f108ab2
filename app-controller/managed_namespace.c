#include "managed_namespace.h"

#include "data/json.h"
#include "gitops/options.h"

struct json *managed_namespace_target(struct str name, const struct json *metadata,
                                      struct arena *arena)
{
    struct json *namespace = json_new_object(arena), *fields, *annotations;

    json_set_text(arena, namespace, "apiVersion", "v1");
    json_set_text(arena, namespace, "kind", "Namespace");
    fields = json_edit_object(arena, namespace, "metadata");
    json_set(arena, fields, "name", json_new_string(arena, name));
    if (metadata) {
        if (json_count(json_get(metadata, "labels")) > 0)
            json_set(arena, fields, "labels", json_get(metadata, "labels"));
        if (json_count(json_get(metadata, "annotations")) > 0)
            json_set(arena, fields, "annotations", json_get(metadata, "annotations"));
        annotations = json_edit_object(arena, fields, "annotations");
        json_set_text(arena, annotations, SYNC_OPTIONS_ANNOTATION, "ServerSideApply=true");
    }
    /* The original sends a typed value, whose empty parts are part of what is recorded. */
    json_set(arena, namespace, "spec", json_new_object(arena));
    json_set(arena, namespace, "status", json_new_object(arena));
    return namespace;
}
