/* The order in which objects leave the build unless it is told otherwise. */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

#include <stdlib.h>

static const char *const first_kinds[] = {
    "Namespace",
    "ResourceQuota",
    "StorageClass",
    "CustomResourceDefinition",
    "ServiceAccount",
    "PodSecurityPolicy",
    "Role",
    "ClusterRole",
    "RoleBinding",
    "ClusterRoleBinding",
    "ConfigMap",
    "Secret",
    "Endpoints",
    "Service",
    "LimitRange",
    "PriorityClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Deployment",
    "StatefulSet",
    "CronJob",
    "PodDisruptionBudget",
};
static const char *const last_kinds[] = {
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
};

struct ranked {
    struct resource *resource;
    int rank;
    size_t place;
};

static int rank_in(const struct json *list, struct str kind)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (str_equal(json_string(at.value), kind))
            return (int)at.index + 1;
    }
    return 0;
}

static int rank_of(struct str kind, const struct json *options)
{
    const int last = 100000;

    if (options) {
        int first = rank_in(json_get(options, "orderFirst"), kind);
        int end = rank_in(json_get(options, "orderLast"), kind);

        return end > 0 ? last + end : first > 0 ? first - last : 0;
    }
    for (size_t i = 0; i < sizeof(first_kinds) / sizeof(*first_kinds); i++) {
        if (str_equals(kind, first_kinds[i]))
            return (int)i - last;
    }
    for (size_t i = 0; i < sizeof(last_kinds) / sizeof(*last_kinds); i++) {
        if (str_equals(kind, last_kinds[i]))
            return last + (int)i;
    }
    return 0;
}

static struct str or_else(struct str text, const char *other)
{
    return text.len > 0 ? text : str_of(other);
}

/* As if the parts were one text with `separator` between them. */
static int compare_joined(const struct str *a, const struct str *b, size_t count, char separator)
{
    char left[1024], right[1024];
    size_t left_len = 0, right_len = 0;

    for (size_t i = 0; i < count; i++) {
        size_t room = sizeof(left) - left_len - 1, len = a[i].len < room ? a[i].len : room;

        memcpy(left + left_len, a[i].ptr, len);
        left_len += len;
        room = sizeof(right) - right_len - 1;
        len = b[i].len < room ? b[i].len : room;
        memcpy(right + right_len, b[i].ptr, len);
        right_len += len;
        if (i + 1 < count && left_len + 1 < sizeof(left) && right_len + 1 < sizeof(right))
            left[left_len++] = right[right_len++] = separator;
    }
    return str_compare((struct str){ left, left_len }, (struct str){ right, right_len });
}

static int compare_kinds(struct gvk a, struct gvk b)
{
    bool are_namespaces = str_equals(a.kind, "Namespace") && str_equals(b.kind, "Namespace");
    struct str left[] = { or_else(a.group, "~G"), or_else(a.version, "~V"), or_else(a.kind, "~K") };
    struct str right[] = { or_else(b.group, "~G"), or_else(b.version, "~V"),
                           or_else(b.kind, "~K") };

    if (are_namespaces && (a.group.len == 0) != (b.group.len == 0))
        return a.group.len == 0 ? -1 : 1; /* the one that others live in */
    return compare_joined(left, right, 3, '_');
}

int gvk_order(struct gvk a, struct gvk b)
{
    int left = rank_of(a.kind, NULL), right = rank_of(b.kind, NULL);

    if (left != right)
        return left < right ? -1 : 1;
    return compare_kinds(a, b);
}

static int compare_names(const struct resource_id *a, const struct resource_id *b)
{
    struct str left[] = { or_else(a->namespace, "~X"), or_else(a->name, "~N") };
    struct str right[] = { or_else(b->namespace, "~X"), or_else(b->name, "~N") };

    return compare_joined(left, right, 2, '|');
}

static int compare(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    const struct resource_id *mine = &a->resource->current, *theirs = &b->resource->current;
    int order;

    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    order = gvk_equal(mine->gvk, theirs->gvk) ? 0 : compare_kinds(mine->gvk, theirs->gvk);
    if (order == 0)
        order = compare_names(mine, theirs);
    if (order == 0)
        order = a->place < b->place ? -1 : 1;
    return order;
}

void resources_sort_legacy(struct resource_list *list, const struct json *options)
{
    struct ranked *ranked = xcalloc(list->count + 1, sizeof(*ranked));

    for (size_t i = 0; i < list->count; i++)
        ranked[i] = (struct ranked){ list->items[i],
                                     rank_of(list->items[i]->current.gvk.kind, options), i };
    qsort(ranked, list->count, sizeof(*ranked), compare);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = ranked[i].resource;
    free(ranked);
}
