#include "object_name.h"

enum { LABEL_MAX = 63, NAME_MAX_BYTES = 253 };

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_label(struct str text, size_t limit)
{
    if (text.len == 0 || text.len > limit || !is_alphanumeric(text.ptr[0]) ||
        !is_alphanumeric(text.ptr[text.len - 1]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_alphanumeric(text.ptr[i]) && text.ptr[i] != '-')
            return false;
    return true;
}

bool object_name_is_label(struct str text)
{
    return is_label(text, LABEL_MAX);
}

bool object_name_is_subdomain(struct str text)
{
    struct str rest = text, label;
    bool more = true;

    if (text.len > NAME_MAX_BYTES)
        return false;
    while (more) {
        more = str_cut(rest, '.', &label, &rest);
        if (!is_label(label, NAME_MAX_BYTES))
            return false;
    }
    return true;
}
