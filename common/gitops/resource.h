#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;

#define LAST_APPLIED_ANNOTATION "kubectl.kubernetes.io/last-applied-configuration"
#define HOOK_FINALIZER "argocd.argoproj.io/hook-finalizer"

/** What names an object: (group, kind, namespace, name). Texts belong to somebody else. */
struct resource_key {
    struct str group, kind, namespace, name;
};

struct group_version_kind {
    struct str group, version, kind;
};

/** Of an object's apiVersion and kind; "v1" is group "" and version "v1". */
struct group_version_kind resource_gvk(const struct json *object);
/** Splits an apiVersion. */
void resource_split_api_version(struct str api_version, struct str *group, struct str *version);
/** "group/version", or "version" of the core group. */
struct str resource_join_api_version(struct str group, struct str version, struct arena *arena);
/** "apps/v1, Kind=Deployment", as Go prints a GroupVersionKind. */
struct str resource_print_gvk(struct group_version_kind gvk, struct arena *arena);

struct resource_key resource_key_of(const struct json *object);
bool resource_key_equal(struct resource_key a, struct resource_key b);
/** "group/kind/namespace/name"; in the order of this text lists of resources are sorted. */
struct str resource_key_text(struct resource_key key, struct arena *arena);
int resource_key_compare(struct resource_key a, struct resource_key b);

struct str resource_name(const struct json *object);
struct str resource_namespace(const struct json *object);
struct str resource_uid(const struct json *object);
/** The value of an annotation or label, "" when there is none. */
struct str resource_annotation(const struct json *object, const char *key);
struct str resource_label(const struct json *object, const char *key);
bool resource_has_annotation(const struct json *object, const char *key);
bool resource_is_kind(const struct json *object, const char *group, const char *kind);
bool resource_is_crd(const struct json *object);
bool resource_has_finalizer(const struct json *object, const char *finalizer);
