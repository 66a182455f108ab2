#include "argo/secret_data.h"

#include "data/digest.h"
#include "data/json.h"

int secret_value(const struct json *secret, const char *key, struct arena *arena, struct str *out,
                 struct error *err)
{
    struct str text;

    if (json_text(json_get(secret, "stringData"), key, out))
        return 0;
    if (!json_text(json_get(secret, "data"), key, &text)) {
        *out = STR_EMPTY;
        return 0;
    }
    if (base64_decode(text, SECRET_VALUE_MAX, arena, out, err) < 0)
        return error_prefix(err, "data.%s", key);
    return 0;
}

int secret_fields_read(const struct json *secret, const struct secret_field *fields, size_t count,
                       struct arena *arena, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (secret_value(secret, fields[i].key, arena, fields[i].out, err) < 0)
            return -1;
    }
    return 0;
}
