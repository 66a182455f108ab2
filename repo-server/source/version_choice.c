#include "source/version_choice.h"

#include "base/arena.h"
#include "data/semver.h"

bool version_is_fixed(const char *wanted)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error problem = { 0 };
    struct semver version;

    return semver_parse(str_of(wanted), arena, &version, &problem) == 0;
}

static ptrdiff_t highest(const struct str *versions, size_t count, const struct semver_range *range,
                         struct arena *arena)
{
    struct semver best = { 0 };
    ptrdiff_t found = -1;

    for (size_t i = 0; i < count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct semver version;

        if (semver_parse(versions[i], arena, &version, &problem) < 0 ||
            !semver_range_matches(range, &version))
            continue;
        if (found >= 0 && semver_compare(&version, &best) <= 0)
            continue;
        best = version;
        found = (ptrdiff_t)i;
    }
    return found;
}

static ptrdiff_t find_equal(const struct str *versions, size_t count, const char *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equals(versions[i], wanted))
            return (ptrdiff_t)i;
    }
    return -1;
}

int version_choose(const struct str *versions, size_t count, const char *wanted,
                   struct arena *arena, const char **out, struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct semver_range *range;
    ptrdiff_t found;

    if (version_is_fixed(wanted)) {
        *out = arena_printf(arena, "%s", wanted);
        return 0;
    }
    if (semver_range_parse(str_of(wanted), arena, &range, &problem) < 0) {
        found = find_equal(versions, count, wanted);
        if (found < 0) /* without the quotes that the library of today puts around it */
            return error_set(err, ERR_UNKNOWN,
                             "invalid revision: failed to determine semver constraint: improper "
                             "constraint: %s",
                             wanted);
    } else {
        found = highest(versions, count, range, arena);
        if (found < 0)
            return error_set(err, ERR_UNKNOWN,
                             "invalid revision: version matching constraint not found in %zu tags",
                             count);
    }
    *out = str_dup(versions[found], arena).ptr;
    return 0;
}

ptrdiff_t version_pull(const struct str *versions, size_t count, const char *wanted,
                       struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct semver_range *range;
    ptrdiff_t found = wanted[0] ? find_equal(versions, count, wanted) : -1;

    if (found >= 0)
        return found;
    if (semver_range_parse(wanted[0] ? str_of(wanted) : STR("*"), arena, &range, &problem) < 0)
        return -1;
    return highest(versions, count, range, arena);
}
