#include "render/kube_version.h"

#include "base/arena.h"
#include "base/str.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "1.28.3" of "1.28.3-gke.100" */
static struct str leading_numbers(struct str text)
{
    size_t end = 0;

    while (end < text.len && (is_digit(text.ptr[end]) ||
                              (text.ptr[end] == '.' && end > 0 && is_digit(text.ptr[end - 1]) &&
                               end + 1 < text.len && is_digit(text.ptr[end + 1]))))
        end++;
    return str_slice(text, 0, end);
}

/* Without zeros in front. */
static int append_number(struct str number, const char *version, struct arena *arena,
                         const char **out, struct error *err)
{
    const char *text = str_dup(number, arena).ptr;
    uintmax_t value;

    errno = 0;
    value = strtoumax(text, NULL, 10);
    if (errno == ERANGE) {
        error_set(err, ERR_UNKNOWN, "strconv.ParseUint: parsing \"%s\": value out of range", text);
        return error_prefix(err,
                            "could not parse kubernetes version %s: illegal non-numeric version "
                            "component \"%s\" in \"%s\"",
                            version, text, version);
    }
    *out = arena_printf(arena, "%s%s%" PRIuMAX, *out, (*out)[0] ? "." : "", value);
    return 0;
}

int kube_version_plain(const char *version, struct arena *arena, const char **out,
                       struct error *err)
{
    struct str rest = str_of(version), number;
    const char *made = "";
    bool more = true;

    if (!version[0]) {
        *out = NULL;
        return 0;
    }
    rest = str_trim(rest);
    if (str_has_prefix(rest, STR("v")))
        rest = str_slice(rest, 1, rest.len);
    rest = leading_numbers(rest);
    if (rest.len == 0)
        return error_set(err, ERR_UNKNOWN,
                         "could not parse kubernetes version %s: could not parse \"%s\" as version",
                         version, version);
    if (str_find_char(rest, '.') < 0)
        return error_set(err, ERR_UNKNOWN,
                         "could not parse kubernetes version %s: illegal version string \"%s\"",
                         version, version);
    while (more) {
        more = str_cut(rest, '.', &number, &rest);
        if (append_number(number, version, arena, &made, err) < 0)
            return -1;
    }
    *out = made;
    return 0;
}
