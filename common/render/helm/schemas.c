/* Charts may say what their values must look like. */
#include "render/helm/schemas.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"

enum { PROBLEMS_LIMIT = 28 * 1024 }; /* bytes: errors are no longer than 32 KiB */

/** What Helm cannot read counts as what the values do not fit. */
static int tell_broken(const struct chart *chart, struct strbuf *problems, struct error *err)
{
    bool is_cut = str_find(str_of(error_text(err)), STR("unexpected end of JSON input")) >= 0;

    if (err->code != ERR_INVALID)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    strbuf_printf(problems, "%.*s:\n%s\n", STR_ARG(chart->name),
                  is_cut ? "unexpected EOF" : error_text(err));
    error_release(err);
    *err = (struct error){ 0 };
    return 0;
}

static int check_chart(const struct chart *chart, const struct value *values, struct arena *arena,
                       struct strbuf *problems, struct error *err)
{
    struct str text = json_text_at(chart->document, "schema");
    struct json_schema *schema;
    const struct json *json;
    CLEANUP(strbuf_release) struct strbuf lines = STRBUF_INIT(PROBLEMS_LIMIT);
    int fits;

    if (!json_get(chart->document, "schema"))
        return 0;
    if (value_to_json(values, arena, &json, err) < 0)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    if (json_schema_read(text, "file:///values.schema.json", arena, &schema, err) < 0)
        return tell_broken(chart, problems, err);
    fits = json_schema_check(schema, json, arena, &lines, err);
    if (fits < 0)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    if (fits == 0)
        strbuf_printf(problems, "%.*s:\n%s", STR_ARG(chart->name), lines.ptr);
    return 0;
}

static int check_charts(const struct chart *chart, const struct value *values, struct arena *arena,
                        struct strbuf *problems, struct error *err)
{
    if (check_chart(chart, values, arena, problems, err) < 0)
        return -1;
    for (size_t i = 0; i < chart->charts.count; i++) {
        const struct chart *child = chart->charts.items[i];
        struct value theirs;

        if (!value_map_get(values, child->name, &theirs) || value_kind(&theirs) != VALUE_MAP)
            continue;
        if (check_charts(child, &theirs, arena, problems, err) < 0)
            return -1;
    }
    return 0;
}

int schemas_check(const struct chart *chart, const struct value *values, struct arena *arena,
                  struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf problems = STRBUF_INIT(PROBLEMS_LIMIT);

    if (check_charts(chart, values, arena, &problems, err) < 0)
        return -1;
    if (problems.len == 0)
        return 0;
    return error_set(err, ERR_INVALID,
                     "values don't meet the specifications of the schema(s) in the following "
                     "chart(s):\n%s",
                     problems.ptr);
}
