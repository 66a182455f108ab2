#include "gitops/health/operators.h"

#include "gitops/health/operators/groups.h"

#include <stdlib.h>

/* In the order of their names, compared byte by byte: those with a star come first. */
static const struct health_group *const groups[] = {
    &health_group_cert_manager,
    &health_group_certmanager_k8s,
};

enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

const struct health_group *const *health_groups(size_t *count)
{
    *count = GROUPS;
    return groups;
}

static int compare(const void *key, const void *row)
{
    const struct health_group *const *group = row;

    return str_compare(*(const struct str *)key, str_of((*group)->group));
}

static const struct health_kind *find_kind(const struct health_group *group, struct str kind)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct health_kind *row = &group->kinds[i];

        if (str_equals(kind, row->kind) || strcmp(row->kind, "*") == 0)
            return row;
    }
    return NULL;
}

const struct health_kind *health_kind_find(struct group_version_kind gvk)
{
    const struct health_group *const *own =
        bsearch(&gvk.group, groups, GROUPS, sizeof(groups[0]), compare);
    const struct health_kind *kind = own ? find_kind(*own, gvk.kind) : NULL;

    for (size_t i = 0; !kind && i < GROUPS && groups[i]->group[0] == '*'; i++) {
        if (str_has_suffix(gvk.group, str_of(groups[i]->group + 1)))
            kind = find_kind(groups[i], gvk.kind);
    }
    return kind;
}
