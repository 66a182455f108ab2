/* Charts may say what their values must look like. */
#include "render/helm/schemas.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"

struct schemas_job {
    const struct json_schema_source *source;
    struct arena *arena;
};

enum { PROBLEMS_LIMIT = 28 * 1024 }; /* bytes: errors are no longer than 32 KiB */

/** What Helm cannot read counts as what the values do not fit. */
static int tell_broken(const struct chart *chart, struct strbuf *problems, struct error *err)
{
    if (err->code != ERR_INVALID)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    strbuf_printf(problems, "%.*s:\n%s\n", STR_ARG(chart->name), error_text(err));
    error_release(err);
    *err = (struct error){ 0 };
    return 0;
}

/** Failures in Helm's words; what is left out here stays what it is. */
static int fail_reading(const char *url, struct arena *arena, struct error *err)
{
    struct str text = str_dup(str_of(error_text(err)), arena), before, status, reason;
    ptrdiff_t at = str_find(text, STR(" : "));

    if (err->code == ERR_UNIMPLEMENTED)
        return -1;
    before = str_slice(text, 0, at < 0 ? 0 : (size_t)at);
    str_cut(str_slice(text, at < 0 ? 0 : (size_t)at + 3, text.len), ' ', &status, &reason);
    if (!str_has_prefix(before, STR("failed to fetch ")))
        return error_prefix(err, "HTTP request failed for %s", url);
    return error_set(err, err->code, "HTTP request to %s returned status %.*s (%.*s)", url,
                     STR_ARG(status), STR_ARG(reason));
}

static int read_document(void *context, const char *url, struct arena *arena, struct str *out,
                         struct error *err)
{
    const struct schemas_job *job = context;

    if (job->source->read(job->source->context, url, arena, out, err) < 0)
        return fail_reading(url, arena, err);
    return 0;
}

static int check_chart(struct schemas_job *job, const struct chart *chart,
                       const struct value *values, struct strbuf *problems, struct error *err)
{
    struct str text = json_text_at(chart->document, "schema");
    struct json_schema_source source = { read_document, job };
    struct json_schema *schema;
    const struct json *json;
    CLEANUP(strbuf_release) struct strbuf lines = STRBUF_INIT(PROBLEMS_LIMIT);
    int fits;

    if (!json_get(chart->document, "schema"))
        return 0;
    if (value_to_json(values, job->arena, &json, err) < 0)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    if (json_schema_read(text, "file:///values.schema.json", job->source ? &source : NULL,
                         job->arena, &schema, err) < 0)
        return tell_broken(chart, problems, err);
    fits = json_schema_check(schema, json, job->arena, &lines, err);
    if (fits < 0)
        return error_prefix(err, "unable to validate schema of chart %.*s", STR_ARG(chart->name));
    if (fits == 0)
        strbuf_printf(problems, "%.*s:\n%s", STR_ARG(chart->name), lines.ptr);
    return 0;
}

static int check_charts(struct schemas_job *job, const struct chart *chart,
                        const struct value *values, struct strbuf *problems, struct error *err)
{
    if (check_chart(job, chart, values, problems, err) < 0)
        return -1;
    for (size_t i = 0; i < chart->charts.count; i++) {
        const struct chart *child = chart->charts.items[i];
        struct value theirs;

        if (!value_map_get(values, child->name, &theirs) || value_kind(&theirs) != VALUE_MAP)
            continue;
        if (check_charts(job, child, &theirs, problems, err) < 0)
            return -1;
    }
    return 0;
}

int schemas_check(const struct chart *chart, const struct value *values,
                  const struct json_schema_source *source, struct arena *arena, struct error *err)
{
    struct schemas_job job = { source, arena };
    CLEANUP(strbuf_release) struct strbuf problems = STRBUF_INIT(PROBLEMS_LIMIT);

    if (check_charts(&job, chart, values, &problems, err) < 0)
        return -1;
    if (problems.len == 0)
        return 0;
    return error_set(err, ERR_INVALID,
                     "values don't meet the specifications of the schema(s) in the following "
                     "chart(s):\n%s",
                     problems.ptr);
}
