#pragma once

#include "argo/texts.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

struct info_item {
    struct str name, value;
};

/** What an object asks of a node: milli-units (memory in milli-bytes). */
struct resource_amount {
    struct str name;
    int64_t milli;
};

struct pod_usage {
    struct str node;
    struct str phase;
    const struct resource_amount *requests;
    size_t request_count;
};

struct node_info {
    struct str name;
    const struct resource_amount *capacity;
    size_t capacity_count;
    const struct json *system_info;
    const struct json *labels;
};

/** What is shown of a live object beside its health. */
struct resource_info {
    const struct info_item *items;
    size_t item_count;
    struct texts images;           /* sorted */
    const struct json *networking; /* networkingInfo, NULL: none */
    const struct pod_usage *pod;   /* of a Pod, NULL else */
    const struct node_info *node;  /* of a Node, NULL else */
};

/** Computed from the object alone; everything is in `arena` or points into the object. */
struct resource_info resource_info_of(const struct json *object, struct texts custom_labels,
                                      struct arena *arena);

/** The images of an object's containers, also of its pod template, in order: for sync results. */
struct texts resource_info_images(const struct json *object, struct arena *arena);

/** The links in an object's annotations ("link.argocd.argoproj.io/..."), whole values. */
struct texts resource_info_links(const struct json *object, struct arena *arena);
