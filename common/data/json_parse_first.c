#include "data/json.h"
#include "data/json_builder.h"

int json_parse_first(struct str text, struct arena *arena, const struct json **out,
                     struct error *err)
{
    CLEANUP(json_builder_free) struct json_builder *builder = NULL;
    struct json_prefix prefix = { 0 };

    if (str_trim(text).len == 0)
        return 0;
    builder = json_builder_new(text.len);
    if (json_parse_into(builder, text, NULL, &prefix, err) < 0) {
        if (!prefix.at_end)
            return -1;
        error_release(err);
        return error_set(err, ERR_INVALID, "unexpected EOF");
    }
    return json_builder_finish_in(builder, arena, out, err) < 0 ? -1 : 1;
}
