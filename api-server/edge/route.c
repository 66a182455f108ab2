#include "edge/route.h"

#include <string.h>

/* The next segment: what follows a '/' up to the next. False at the end. */
static bool next_segment(struct str *rest, struct str *segment)
{
    ptrdiff_t slash;

    if (rest->len == 0 || rest->ptr[0] != '/')
        return false;
    *rest = str_slice(*rest, 1, rest->len);
    slash = str_find_char(*rest, '/');
    *segment = slash < 0 ? *rest : str_slice(*rest, 0, (size_t)slash);
    *rest = str_slice(*rest, segment->len, rest->len);
    return true;
}

static void add_variable(struct route_match *match, struct str path, struct str value)
{
    if (match->count < ROUTE_VARIABLES_MAX)
        match->variables[match->count++] = (struct route_variable){ path, value };
}

static bool matches(const struct contract_route *route, struct str path, struct route_match *out)
{
    struct str pattern = str_of(route->pattern), expected, segment;

    *out = (struct route_match){ .route = route };
    while (next_segment(&pattern, &expected)) {
        bool is_variable = expected.len > 2 && expected.ptr[0] == '{';
        struct str name = is_variable ? str_slice(expected, 1, expected.len - 1) : STR_EMPTY;

        if (is_variable && str_has_suffix(name, STR("=**"))) {
            add_variable(out, str_slice(name, 0, name.len - 3),
                         path.len ? str_slice(path, 1, path.len) : path);
            return true;
        }
        if (!next_segment(&path, &segment))
            return false;
        if (!is_variable && !str_equal(expected, segment))
            return false;
        if (is_variable && segment.len == 0)
            return false;
        if (is_variable)
            add_variable(out, name, segment);
    }
    return path.len == 0;
}

enum route_result route_find(const char *method, struct str path, struct route_match *out)
{
    enum route_result result = ROUTE_NOT_FOUND;
    struct route_match match;

    for (unsigned i = 0; i < contract_route_count; i++) {
        if (!matches(&contract_routes[i], path, &match))
            continue;
        if (strcmp(contract_routes[i].http_method, method) == 0) {
            *out = match;
            return ROUTE_FOUND;
        }
        result = ROUTE_NOT_ALLOWED;
    }
    return result;
}
