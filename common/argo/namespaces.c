#include "argo/namespaces.h"

#include "base/error.h"
#include "base/options.h"
#include "base/str.h"
#include "data/glob.h"
#include "data/regex_pcre2.h"

static bool matches_expression(struct str expression, struct str namespace)
{
    CLEANUP(regex_pcre2_free) struct regex_pcre2 *regex = NULL;
    CLEANUP(error_release) struct error err = { 0 };

    return regex_pcre2_compile(expression, &regex, &err) == 0 &&
           regex_pcre2_matches(regex, namespace, &err) == 1;
}

bool namespace_is_allowed(const struct option_list *allowed, const char *own, const char *namespace)
{
    if (strcmp(namespace, own) == 0)
        return true;
    for (size_t i = 0; i < allowed->count; i++) {
        struct str pattern = str_of(allowed->items[i]);

        if (pattern.len > 2 && pattern.ptr[0] == '/' && pattern.ptr[pattern.len - 1] == '/') {
            if (matches_expression(str_slice(pattern, 1, pattern.len - 1), str_of(namespace)))
                return true;
        } else if (glob_matches_text(pattern, "", str_of(namespace))) {
            return true;
        }
    }
    return false;
}
