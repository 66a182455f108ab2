/* What label keys and values may look like, and the words for those that do not. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "kube/selector.h"

#include <string.h>

#define NAME_RULE                                                                                  \
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "    \
    "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "         \
    "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
#define SUBDOMAIN_RULE                                                                             \
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or "   \
    "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "  \
    "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
#define VALUE_RULE                                                                                 \
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "    \
    "'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',"  \
    "  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

enum { NAME_MAX_BYTES = 63, SUBDOMAIN_MAX_BYTES = 253, FAULT_LIMIT = 4096 };

static bool is_lower_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_alphanumeric(char c)
{
    return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z');
}

/* Letters and digits at both ends; '-', '_' and '.' too in between. */
static bool is_name(struct str text)
{
    if (text.len == 0 || !is_alphanumeric(text.ptr[0]) || !is_alphanumeric(text.ptr[text.len - 1]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_alphanumeric(text.ptr[i]) && !memchr("-_.", text.ptr[i], 3))
            return false;
    return true;
}

static bool is_subdomain(struct str text)
{
    struct str part, rest = text;
    bool more = true;

    while (more) {
        more = str_cut(rest, '.', &part, &rest);
        if (part.len == 0 || part.ptr[0] == '-' || part.ptr[part.len - 1] == '-')
            return false;
        for (size_t i = 0; i < part.len; i++)
            if (!is_lower_or_digit(part.ptr[i]) && part.ptr[i] != '-')
                return false;
    }
    return true;
}

/* One fault after the other, "; " in between. */
static void add_fault(struct strbuf *faults, const char *part, const char *fault)
{
    if (faults->len)
        strbuf_puts(faults, "; ");
    strbuf_printf(faults, "%s%s", part, fault);
}

const char *kube_label_value_fault(struct str value, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf faults = STRBUF_INIT(FAULT_LIMIT);

    if (value.len > NAME_MAX_BYTES)
        add_fault(&faults, "", "must be no more than 63 bytes");
    if (value.len && !is_name(value))
        add_fault(&faults, "", VALUE_RULE);
    return arena_strndup(arena, faults.ptr, faults.len);
}

static void add_prefix_faults(struct strbuf *faults, struct str prefix)
{
    if (prefix.len == 0) {
        add_fault(faults, "prefix part ", "must be non-empty");
        return;
    }
    if (prefix.len > SUBDOMAIN_MAX_BYTES)
        add_fault(faults, "prefix part ", "must be no more than 253 bytes");
    if (!is_subdomain(prefix))
        add_fault(faults, "prefix part ", SUBDOMAIN_RULE);
}

const char *kube_label_key_fault(struct str key, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf faults = STRBUF_INIT(FAULT_LIMIT);
    struct str name = key, prefix, rest;

    if (str_cut(key, '/', &prefix, &rest)) {
        name = rest;
        if (str_find_char(rest, '/') >= 0)
            return "a valid label key " NAME_RULE
                   " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
        add_prefix_faults(&faults, prefix);
    }
    if (name.len == 0)
        add_fault(&faults, "name part ", "must be non-empty");
    else if (name.len > NAME_MAX_BYTES)
        add_fault(&faults, "name part ", "must be no more than 63 bytes");
    if (!is_name(name))
        add_fault(&faults, "name part ", NAME_RULE);
    return arena_strndup(arena, faults.ptr, faults.len);
}
