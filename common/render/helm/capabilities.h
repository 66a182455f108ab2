#pragma once

#include "base/error.h"
#include "render/helm/helm.h"
#include "template/value.h"

struct arena;

/* Private to this folder: `.Capabilities`. */

struct kube_version {
    struct str version; /* "v1.28.3-gke.100" */
    struct str normal;  /* "v1.28.3" */
    struct str major, minor;
};

int capabilities_kube_version(const struct helm_options *options, struct arena *arena,
                              struct kube_version *out, struct error *err) MUST_USE;

struct value capabilities_new(const struct helm_options *options,
                              const struct kube_version *version, struct arena *arena);
