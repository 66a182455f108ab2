#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;

/** What may be done with a resource: bits, as discovery lists them. */
enum kube_verb {
    KUBE_GET = 1 << 0,
    KUBE_LIST = 1 << 1,
    KUBE_WATCH = 1 << 2,
    KUBE_CREATE = 1 << 3,
    KUBE_UPDATE = 1 << 4,
    KUBE_PATCH = 1 << 5,
    KUBE_DELETE = 1 << 6,
    KUBE_DELETE_COLLECTION = 1 << 7,
};

/** "get", "deletecollection" and so on: the API's word for one verb. */
const char *kube_verb_name(enum kube_verb verb);
/** 0 for a word that is none of enum kube_verb. */
unsigned kube_verb_parse(struct str word);

/**
 * A resource as the API names it in paths, and the kind of its objects. A plain value; whoever made
 * it owns the texts (discovery, or constants). None is NULL; `group` is "" for core.
 */
struct kube_resource {
    const char *group;    /* "apps" */
    const char *version;  /* "v1" */
    const char *plural;   /* "deployments" */
    const char *singular; /* "deployment"; "" where the server names none */
    const char *kind;     /* "Deployment" */
    bool is_namespaced;
    unsigned verbs; /* bits of enum kube_verb */
};

/** Resources that need no discovery. */
extern const struct kube_resource KUBE_NAMESPACES;
extern const struct kube_resource KUBE_SECRETS;
extern const struct kube_resource KUBE_CONFIG_MAPS;
extern const struct kube_resource KUBE_EVENTS; /* core/v1 */
extern const struct kube_resource KUBE_SERVICE_ACCOUNTS;
extern const struct kube_resource KUBE_LEASES;
extern const struct kube_resource KUBE_CUSTOM_RESOURCE_DEFINITIONS;
extern const struct kube_resource KUBE_SELF_SUBJECT_ACCESS_REVIEWS;
extern const struct kube_resource KUBE_APPLICATIONS; /* argoproj.io/v1alpha1 */
extern const struct kube_resource KUBE_APP_PROJECTS;
extern const struct kube_resource KUBE_APPLICATION_SETS;

/** What an object says it is. Slices of the object's own text, or of whoever made it. */
struct kube_gvk {
    struct str group, version, kind;
};

/** Split "apps/v1" or "v1". Slices. More than one slash: all behind the first is the version. */
void kube_api_version_split(struct str api_version, struct str *group, struct str *version);
/** False where Go's ParseGroupVersion fails: several slashes. "" and "/" are the empty version. */
bool kube_api_version_is_valid(struct str api_version);
/** "apps/v1", "v1". */
const char *kube_api_version(const char *group, const char *version, struct arena *arena);

/** The apiVersion and kind of an object; empty where it has none. */
struct kube_gvk kube_gvk_of(const struct json *object);
/** "Deployment.apps", "Pod": how messages name a kind. */
const char *kube_group_kind(struct str group, struct str kind, struct arena *arena);
/** "deployments.apps", "pods". */
const char *kube_group_resource(const struct kube_resource *resource, struct arena *arena);

/** What a path leads to; `namespace`, `name` and `subresource` may be NULL or "". */
struct kube_place {
    const struct kube_resource *resource;
    const char *namespace, *name, *subresource;
};

/**
 * The path of a resource: "/apis/apps/v1/namespaces/argocd/deployments/web/status". Segments are
 * percent-encoded. A name or namespace that cannot be one ("." or "..", with '/' or '%') is
 * ERR_INVALID, in client-go's words.
 */
int kube_resource_path(const struct kube_place *place, struct arena *arena, const char **out,
                       struct error *err) MUST_USE;

/**
 * The plural that a kind has by habit, where a server cannot be asked: lower case, "s", "es" or
 * "ies" (apimachinery's UnsafeGuessKindToResource).
 */
const char *kube_plural_guess(struct str kind, struct arena *arena);
