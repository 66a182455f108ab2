#pragma once

#include <stdbool.h>

/** One resource, or subresource ("pods/log"), that every API server of Kubernetes 1.35 has. */
struct resource_row {
    const char *group, *version, *name, *kind, *singular;
    bool is_namespaced;
    unsigned verbs;                       /* bits of enum kube_verb */
    const char *short_names, *categories; /* at commas */
    const char *answers; /* "autoscaling/v1": group and version of the kind, where they differ */
};

/** Ends with a row without a name. */
extern const struct resource_row resource_rows[];

/** A column of what `kubectl get` shows of a resource ("deployments.apps", "pods"). */
struct column_row {
    const char *resource, *name, *type, *format;
    int priority;
    const char *description;
};

/** Those of one resource stand together; ends with a row without a name. */
extern const struct column_row column_rows[];
