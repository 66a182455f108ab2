#pragma once

#include "gitops/info.h"

#include <stdbool.h>

/* What the files of the info of an object share. */

enum { INFO_ITEMS_MAX = 64 };

struct info_builder {
    struct arena *arena;
    const struct json *object;
    struct info_item *items; /* room for INFO_ITEMS_MAX */
    size_t count;
    struct resource_info info;
    struct texts links;
    /* networkingInfo; NULL where it has no such part */
    struct json *target_refs, *ingress;
    const struct json *target_labels, *labels;
    struct json *urls; /* beside the links */
    bool has_networking;
    bool drops_links;
};

void info_add(struct info_builder *builder, const char *name, struct str value);
void info_add_text(struct info_builder *builder, struct str name, struct str value);
/** Append a text to an array that has it not yet. */
void info_add_unique(struct json *array, struct str text, struct arena *arena);
/** Append a reference to the targets, unless it is there. */
void info_add_target(struct info_builder *builder, const char *group, const char *kind,
                     struct str namespace, struct str name);

void info_of_pod(struct info_builder *builder);
void info_of_node(struct info_builder *builder);
void info_of_service(struct info_builder *builder);
void info_of_ingress(struct info_builder *builder);
void info_of_virtual_service(struct info_builder *builder);
void info_of_service_entry(struct info_builder *builder);
void info_of_route(struct info_builder *builder);
void info_of_gateway(struct info_builder *builder);
void info_of_application(struct info_builder *builder);

/** What a pod asks of its node. In `arena`, sorted by name. */
size_t info_pod_requests(const struct json *pod, struct arena *arena,
                         const struct resource_amount **out);
/** A list of quantities in milli-units, sorted by name. */
size_t info_amounts(const struct json *quantities, struct arena *arena,
                    const struct resource_amount **out);
