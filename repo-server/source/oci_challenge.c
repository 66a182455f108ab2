#include "source/oci_challenge.h"

#include <strings.h>

static bool takes_word(struct str *rest, const char *word)
{
    size_t length = strlen(word);

    if (rest->len < length || strncasecmp(rest->ptr, word, length) != 0)
        return false;
    if (rest->len > length && rest->ptr[length] != ' ')
        return false;
    *rest = str_trim(str_slice(*rest, length, rest->len));
    return true;
}

/** One `name=value` or `name="value"` and the comma behind it. */
static bool take_parameter(struct str *rest, struct str *name, struct str *value)
{
    ptrdiff_t equals = str_find_char(*rest, '=');
    struct str text;
    ptrdiff_t end;

    if (equals <= 0)
        return false;
    *name = str_trim(str_slice(*rest, 0, (size_t)equals));
    text = str_slice(*rest, (size_t)equals + 1, rest->len);
    if (text.len && text.ptr[0] == '"') {
        text = str_slice(text, 1, text.len);
        end = str_find_char(text, '"');
        if (end < 0)
            return false;
        *value = str_slice(text, 0, (size_t)end);
        text = str_slice(text, (size_t)end + 1, text.len);
        end = str_find_char(text, ',');
    } else {
        end = str_find_char(text, ',');
        *value = str_trim(end < 0 ? text : str_slice(text, 0, (size_t)end));
    }
    *rest = end < 0 ? STR_EMPTY : str_trim(str_slice(text, (size_t)end + 1, text.len));
    return true;
}

static bool is_called(struct str name, const char *wanted)
{
    return name.len == strlen(wanted) && strncasecmp(name.ptr, wanted, name.len) == 0;
}

bool oci_challenge_parse(struct str header, struct oci_challenge *out)
{
    struct str rest = str_trim(header), name, value;
    struct oci_challenge challenge = { false, STR_EMPTY, STR_EMPTY, STR_EMPTY };

    challenge.is_bearer = takes_word(&rest, "Bearer");
    if (!challenge.is_bearer && !takes_word(&rest, "Basic"))
        return false;
    while (take_parameter(&rest, &name, &value)) {
        if (is_called(name, "realm"))
            challenge.realm = value;
        else if (is_called(name, "service"))
            challenge.service = value;
        else if (is_called(name, "scope"))
            challenge.scope = value;
    }
    *out = challenge;
    return !challenge.is_bearer || challenge.realm.len > 0;
}

bool oci_link_next(struct str header, struct str *out)
{
    ptrdiff_t begin = str_find_char(header, '<'), end = str_find_char(header, '>');
    struct str rest;

    if (begin < 0 || end <= begin)
        return false;
    rest = str_slice(header, (size_t)end + 1, header.len);
    if (str_find(rest, STR("rel=\"next\"")) < 0 && str_find(rest, STR("rel=next")) < 0)
        return false;
    *out = str_slice(header, (size_t)begin + 1, (size_t)end);
    return true;
}
