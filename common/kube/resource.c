#include "kube/resource.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <string.h>

enum { PATH_LIMIT = 16 * 1024 };

static const struct {
    enum kube_verb verb;
    const char *name;
} verbs[] = {
    { KUBE_GET, "get" },       { KUBE_LIST, "list" },
    { KUBE_WATCH, "watch" },   { KUBE_CREATE, "create" },
    { KUBE_UPDATE, "update" }, { KUBE_PATCH, "patch" },
    { KUBE_DELETE, "delete" }, { KUBE_DELETE_COLLECTION, "deletecollection" },
};

enum { VERB_COUNT = sizeof(verbs) / sizeof(*verbs), ALL_VERBS = (1 << VERB_COUNT) - 1 };

const char *kube_verb_name(enum kube_verb verb)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (verbs[i].verb == verb)
            return verbs[i].name;
    return "";
}

unsigned kube_verb_parse(struct str word)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (str_equals(word, verbs[i].name))
            return verbs[i].verb;
    return 0;
}

const struct kube_resource KUBE_NAMESPACES = { "",          "v1",  "namespaces", "namespace",
                                               "Namespace", false, ALL_VERBS };
const struct kube_resource KUBE_SECRETS = {
    "", "v1", "secrets", "secret", "Secret", true, ALL_VERBS
};
const struct kube_resource KUBE_CONFIG_MAPS = { "",          "v1", "configmaps", "configmap",
                                                "ConfigMap", true, ALL_VERBS };
const struct kube_resource KUBE_EVENTS = { "", "v1", "events", "event", "Event", true, ALL_VERBS };
const struct kube_resource KUBE_SERVICE_ACCOUNTS = {
    "", "v1", "serviceaccounts", "serviceaccount", "ServiceAccount", true, ALL_VERBS
};
const struct kube_resource KUBE_LEASES = {
    "coordination.k8s.io", "v1", "leases", "lease", "Lease", true, ALL_VERBS
};
const struct kube_resource KUBE_CUSTOM_RESOURCE_DEFINITIONS = { "apiextensions.k8s.io",
                                                                "v1",
                                                                "customresourcedefinitions",
                                                                "customresourcedefinition",
                                                                "CustomResourceDefinition",
                                                                false,
                                                                ALL_VERBS };
const struct kube_resource KUBE_SELF_SUBJECT_ACCESS_REVIEWS = { "authorization.k8s.io",
                                                                "v1",
                                                                "selfsubjectaccessreviews",
                                                                "selfsubjectaccessreview",
                                                                "SelfSubjectAccessReview",
                                                                false,
                                                                KUBE_CREATE };
const struct kube_resource KUBE_APPLICATIONS = { "argoproj.io", "v1alpha1",    "applications",
                                                 "application", "Application", true,
                                                 ALL_VERBS };
const struct kube_resource KUBE_APP_PROJECTS = { "argoproj.io", "v1alpha1",   "appprojects",
                                                 "appproject",  "AppProject", true,
                                                 ALL_VERBS };
const struct kube_resource KUBE_APPLICATION_SETS = { "argoproj.io",     "v1alpha1",
                                                     "applicationsets", "applicationset",
                                                     "ApplicationSet",  true,
                                                     ALL_VERBS };

void kube_api_version_split(struct str api_version, struct str *group, struct str *version)
{
    struct str head, rest;

    if (str_cut(api_version, '/', &head, &rest)) {
        *group = head;
        *version = rest;
    } else {
        *group = STR_EMPTY;
        *version = api_version;
    }
}

bool kube_api_version_is_valid(struct str api_version)
{
    struct str head, rest;

    return !str_cut(api_version, '/', &head, &rest) || str_find_char(rest, '/') < 0;
}

const char *kube_api_version(const char *group, const char *version, struct arena *arena)
{
    return *group ? arena_printf(arena, "%s/%s", group, version)
                  : arena_strndup(arena, version, strlen(version));
}

struct kube_gvk kube_gvk_of(const struct json *object)
{
    struct kube_gvk gvk = { STR_EMPTY, STR_EMPTY, json_string(json_get(object, "kind")) };

    kube_api_version_split(json_string(json_get(object, "apiVersion")), &gvk.group, &gvk.version);
    return gvk;
}

const char *kube_group_kind(struct str group, struct str kind, struct arena *arena)
{
    return group.len ? arena_printf(arena, "%.*s.%.*s", STR_ARG(kind), STR_ARG(group))
                     : arena_printf(arena, "%.*s", STR_ARG(kind));
}

const char *kube_group_resource(const struct kube_resource *resource, struct arena *arena)
{
    return kube_group_kind(str_of(resource->group), str_of(resource->plural), arena);
}

/* ---- paths ---- */

/* What client-go says about a text that would change the path around it. */
static const char *segment_fault(const char *text)
{
    if (strcmp(text, ".") == 0)
        return "may not be '.'";
    if (strcmp(text, "..") == 0)
        return "may not be '..'";
    if (strchr(text, '/'))
        return strchr(text, '%') ? "may not contain '/' may not contain '%'"
                                 : "may not contain '/'";
    return strchr(text, '%') ? "may not contain '%'" : NULL;
}

static int check_segment(const char *what, const char *text, struct error *err)
{
    const char *fault = text ? segment_fault(text) : NULL;

    if (fault)
        return error_set(err, ERR_INVALID, "invalid %s \"%s\": [%s]", what, text, fault);
    return 0;
}

/* The characters that Go's URL leaves as they are in a path. */
static bool is_path_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-_.~$&+,:;=@", c));
}

static void add_segment(struct strbuf *path, const char *text)
{
    if (!text || !*text)
        return;
    strbuf_puts(path, "/");
    for (; *text; text++) {
        if (is_path_char(*text))
            strbuf_add(path, text, 1);
        else
            strbuf_printf(path, "%%%02X", (unsigned char)*text);
    }
}

int kube_resource_path(const struct kube_place *place, struct arena *arena, const char **out,
                       struct error *err)
{
    const struct kube_resource *resource = place->resource;
    CLEANUP(strbuf_release) struct strbuf path = STRBUF_INIT(PATH_LIMIT);

    if (check_segment("namespace", place->namespace, err) < 0 ||
        check_segment("resource name", place->name, err) < 0)
        return -1;

    strbuf_puts(&path, *resource->group ? "/apis" : "/api");
    add_segment(&path, resource->group);
    add_segment(&path, resource->version);
    if (place->namespace && *place->namespace)
        strbuf_puts(&path, "/namespaces");
    add_segment(&path, place->namespace);
    add_segment(&path, resource->plural);
    add_segment(&path, place->name);
    if (place->subresource && *place->subresource)
        strbuf_printf(&path, "/%s", place->subresource);
    if (strbuf_check(&path, "the path of the request", err) < 0)
        return -1;

    *out = arena_strndup(arena, path.ptr, path.len);
    return 0;
}

const char *kube_plural_guess(struct str kind, struct arena *arena)
{
    char *lower = arena_strndup(arena, kind.ptr, kind.len);

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');

    struct str text = str_of(lower);

    if (str_has_suffix(text, STR("endpoints")))
        return lower;
    if (str_has_suffix(text, STR("s")))
        return arena_printf(arena, "%ses", lower);
    if (str_has_suffix(text, STR("y")))
        return arena_printf(arena, "%.*sies", (int)text.len - 1, lower);
    return arena_printf(arena, "%ss", lower);
}
