#pragma once

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/helm/helm.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/** A chart of one YAML text: metadata is filled in, the rest is as helm.h has it. */
static inline const struct json *chart_of(const char *yaml, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *parsed;
    struct json *chart, *metadata;

    if (yaml_parse(str_of(yaml), arena, &parsed, &err) < 0)
        fail_msg("%s", error_text(&err));
    chart = json_edit(arena, parsed);
    metadata = json_edit_object(arena, chart, "metadata");
    if (!json_get(metadata, "name"))
        json_set_text(arena, metadata, "name", "app");
    json_set_text(arena, metadata, "version", "0.1.0");
    json_edit_object(arena, chart, "files");
    return chart;
}

/** What Helm prints for it, or "Error: ...". */
static inline const char *rendered(const struct json *chart, const struct helm_options *options,
                                   struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024 * 1024);
    struct helm_output output;

    if (helm_template(chart, options, arena, &output, &err) < 0)
        return arena_printf(arena, "Error: %s", error_text(&err));
    helm_output_write(&output, &out);
    return arena_strndup(arena, out.ptr, out.len);
}

/** One template with values, both YAML; what it prints, without Helm's comments. */
static inline const char *printed(const char *template, const char *values, struct arena *arena)
{
    struct helm_options options = { .release_name = "rel" };
    struct helm_value_file file = { "values", str_of(values) };
    struct json *chart = json_edit(arena, chart_of("templates: {}", arena));
    struct json *templates = json_new_object(arena);
    const char *text, *body;

    json_set_text(arena, templates, "templates/t.yaml", template);
    json_set(arena, chart, "templates", templates);
    options.value_files = &file;
    options.value_file_count = 1;
    text = rendered(chart, &options, arena);
    body = strstr(text, "t.yaml\n");
    return strncmp(text, "---", 3) == 0 && body ? body + strlen("t.yaml\n") : text;
}
