#pragma once

#include "api_resource.h"
#include "refuse.h"

struct json;
struct write;

/** What an object's name must look like. */
enum name_rule {
    NAME_SUBDOMAIN, /* unless a row says otherwise */
    NAME_LABEL,
    NAME_SERVICE,
    NAME_PATH_SEGMENT,
    NAME_ADDRESS,
    NAME_SCHEDULE,
};

/**
 * What is special about a kind: a row in the table of kind_rules.c. Any function may be NULL. An
 * object is an edited one, in the version of the write.
 */
struct kind_rule {
    const char *resource; /* "deployments.apps" */
    enum name_rule name;
    bool has_generation;
    bool counts_annotations; /* another annotation is another generation, too */
    bool returns_deleted;    /* what was deleted is answered, not a Status */
    bool keeps_status;       /* a new object may come with one */
    /* What of the metadata a write of the status does not change: */
    bool status_spares_labels, status_spares_metadata;
    bool needs_version; /* an update must say which version it changes */
    /** What clients see in a new object without having written it; it belongs to who made it. */
    void (*complete)(const struct write *write, struct json *object);
    /** Fill in what the server decides. `old` is NULL at creation. */
    void (*prepare)(const struct write *write, const struct json *old, struct json *object);
    /** Take what only one object of the kind may have, or refuse the write: before it is
     * validated. */
    int (*reserve)(const struct write *write, const struct json *old, const struct json *object,
                   struct refusal *why);
    void (*validate)(const struct json *old, const struct json *object, struct faults *faults);
};

/** Never NULL. */
const struct kind_rule *kind_rule_of(struct api_resource *resource);
/** Has it a /status of its own? */
bool kind_has_status(const struct api_version *version);
