#define PCRE2_CODE_UNIT_WIDTH 8

#include "data/regex_pcre2.h"

#include "base/mem.h"

#include <pcre2.h>

struct regex_pcre2 {
    pcre2_code *code;
    pcre2_match_context *limits;
};

int regex_pcre2_compile(struct str pattern, struct regex_pcre2 **out, struct error *err)
{
    struct regex_pcre2 *regex;
    PCRE2_UCHAR message[256];
    PCRE2_SIZE offset;
    pcre2_code *code;
    int number;

    if (pattern.len > REGEX_PCRE2_MAX_PATTERN)
        return error_set(err, ERR_TOO_LARGE, "the expression is longer than %d bytes",
                         REGEX_PCRE2_MAX_PATTERN);
    code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len,
                         PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C, &number,
                         &offset, NULL);
    if (!code) {
        pcre2_get_error_message(number, message, sizeof(message));
        return error_set(err, ERR_INVALID, "error parsing regexp: %s at offset %zu",
                         (const char *)message, (size_t)offset);
    }
    regex = xcalloc(1, sizeof(*regex));
    regex->code = code;
    regex->limits = pcre2_match_context_create(NULL);
    if (!regex->limits)
        abort();
    pcre2_set_match_limit(regex->limits, REGEX_PCRE2_MAX_STEPS);
    pcre2_set_heap_limit(regex->limits, REGEX_PCRE2_MAX_KIB);
    *out = regex;
    return 0;
}

void regex_pcre2_free(struct regex_pcre2 *regex)
{
    if (!regex)
        return;
    pcre2_match_context_free(regex->limits);
    pcre2_code_free(regex->code);
    free(regex);
}

int regex_pcre2_matches(const struct regex_pcre2 *regex, struct str text, struct error *err)
{
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    int result;

    if (!match)
        abort();
    result = pcre2_match(regex->code, (PCRE2_SPTR)text.ptr, text.len, 0, 0, match, regex->limits);
    pcre2_match_data_free(match);
    if (result >= 0)
        return 1;
    if (result == PCRE2_ERROR_NOMATCH)
        return 0;
    return error_set(err, ERR_EXHAUSTED, "the expression takes too long to match");
}
