#include "deep_links.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "call.h"
#include "data/json.h"
#include "data/yaml.h"
#include "server.h"
#include "template/expression.h"
#include "template/template.h"

/*
 * Deep links: templates of the settings over what a page shows. A link that cannot be made is left
 * out.
 */
enum {
    LINK_MAX_BYTES = 64 * 1024,
    TEMPLATE_STEPS = 100000,
    TEMPLATE_MEMORY = 16 * 1024 * 1024,
    TEMPLATE_STACK = 2 * 1024 * 1024,
};

struct linking {
    struct api_call *call;
    struct template_functions *functions;
    const struct json *data;
};

/* ---- one link ---- */

static int render(const struct linking *linking, struct str text, struct strbuf *out,
                  struct error *err)
{
    static const struct template_limits limits = { .steps = TEMPLATE_STEPS,
                                                   .stack = TEMPLATE_STACK,
                                                   .output = LINK_MAX_BYTES,
                                                   .memory = TEMPLATE_MEMORY };
    struct arena *arena = linking->call->arena;
    struct template_set *set = template_set_new(linking->functions, NULL, arena);
    struct template_run *run = template_run_new(&limits, NULL, arena);

    if (template_parse(set, STR("deep-link"), text, err) < 0 ||
        template_execute(run, set, STR("deep-link"),
                         value_of_json(linking->data, VALUE_NUMBERS_FLOAT, arena), out, err) < 0)
        return -1;
    return strbuf_check(out, "the link", err);
}

/* 1: it is to be shown. */
static int holds(const struct linking *linking, const struct json *row, struct error *err)
{
    struct arena *arena = linking->call->arena;
    struct str condition = json_string(json_get(row, "if"));
    const struct value data = value_of_json(linking->data, VALUE_NUMBERS_KEEP, arena);
    const struct expression *expression;
    struct value result;

    if (!json_get(row, "if"))
        return 1;
    if (expression_parse(condition, arena, &expression, err) < 0 ||
        expression_evaluate(expression, &data, arena, &result, err) < 0)
        return error_prefix(err, "failed to evaluate link condition '%.*s'", STR_ARG(condition));
    if (value_kind(&result) != VALUE_BOOL)
        return error_set(err, ERR_UNKNOWN, "link condition '%.*s' evaluated to non-boolean value",
                         STR_ARG(condition));
    return result.truth;
}

/* 1 and `*out`; 0: its condition does not hold. */
static int make_link(const struct linking *linking, const struct json *row, struct json **out,
                     struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf url = STRBUF_INIT(LINK_MAX_BYTES);
    struct arena *arena = linking->call->arena;
    struct json *link = json_new_object(arena);
    int shown = holds(linking, row, err);

    if (shown <= 0)
        return shown;
    if (render(linking, json_string(json_get(row, "url")), &url, err) < 0)
        return -1;
    json_set(arena, link, "title", json_new_string(arena, json_string(json_get(row, "title"))));
    json_set(arena, link, "url", json_new_string(arena, (struct str){ url.ptr, url.len }));
    if (json_is(json_get(row, "description"), JSON_STRING))
        json_set(arena, link, "description", json_get(row, "description"));
    if (json_is(json_get(row, "icon.class"), JSON_STRING))
        json_set(arena, link, "iconClass", json_get(row, "icon.class"));
    *out = link;
    return 1;
}

/* ---- all of a setting ---- */

int deep_links_make(struct api_call *call, const char *setting, const struct json *data,
                    const struct json **reply, struct error *err)
{
    struct linking linking = { .call = call, .data = data };
    struct str text =
        settings_text(catalog_hold_settings(call->server->catalog, call->arena), setting);
    struct json *answer = json_new_object(call->arena), *items = json_new_array(call->arena);
    const struct json *rows = NULL;

    linking.functions = template_functions_new(call->arena);
    template_functions_add_sprig(linking.functions);
    if (!str_is_empty(text) && yaml_parse(text, call->arena, &rows, err) < 0)
        return error_prefix(err, "failed to read deep links from configmap");
    for (struct json_cursor at = json_walk(rows); json_next(&at);) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct json *link;
        int made = make_link(&linking, at.value, &link, &problem);

        if (made > 0)
            json_append(call->arena, items, link);
        else if (made < 0)
            log_warn("a deep link is left out", F("setting", setting),
                     F("title", json_cstr_at(at.value, "title")), F("error", error_text(&problem)));
    }
    if (json_count(items) > 0)
        json_set(call->arena, answer, "items", items);
    *reply = answer;
    return 0;
}
