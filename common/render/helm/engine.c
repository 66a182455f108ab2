/* All templates of a release share one namespace; each is then executed with its chart's `.`. */
#include "render/helm/engine.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/whereabouts.h"
#include "render/helm/functions.h"
#include "render/helm/trace.h"
#include "template/template.h"

#include <stdlib.h>

static const struct template_options missing_is_zero = { .missing_key = TEMPLATE_MISSING_ZERO };

static void free_map(void *map)
{
    map_free(map);
}

static struct helm_engine *engine_new(enum helm_rules rules, struct arena *arena)
{
    struct helm_engine *engine = ARENA_NEW(arena, struct helm_engine);

    engine->rules = rules;
    engine->arena = arena;
    engine->included = map_new();
    arena_defer(arena, free_map, engine->included);
    return engine;
}

static struct template_run *run_new(const struct helm_options *options, struct arena *arena)
{
    struct template_host host = { 0 };

    if (options->host)
        host = *options->host;
    if (!host.where)
        host.where = options->where;
    return template_run_new(options->limits, &host, arena);
}

static size_t count_slashes(struct str path)
{
    size_t count = 0;

    for (size_t i = 0; i < path.len; i++)
        count += path.ptr[i] == '/';
    return count;
}

/** The deeper ones first, and of one depth the later names: what comes last is what counts. */
static int by_depth(const void *a, const void *b)
{
    const struct helm_template *left = a, *right = b;
    size_t depth = count_slashes(left->name), other = count_slashes(right->name);

    if (depth != other)
        return depth > other ? -1 : 1;
    return str_compare(right->name, left->name);
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct rendered *)a)->name, ((const struct rendered *)b)->name);
}

static bool is_partial(struct str name)
{
    ptrdiff_t slash = str_find_last_char(name, '/');

    return (size_t)(slash + 1) < name.len && name.ptr[slash + 1] == '_';
}

/** One execution of several: they share the budget of a run. */
struct execution {
    struct helm_engine *engine;
    struct template_set *set;
    struct template_run *run;
    size_t output; /* bytes of all */
};

static int parse_all(const struct helm_templates *templates, struct execution *execution,
                     struct error *err)
{
    for (size_t i = 0; i < templates->count; i++) {
        whereabouts_set_file(template_run_host(execution->run)->where, templates->items[i].name);
        if (template_parse(execution->set, templates->items[i].name, templates->items[i].text,
                           err) < 0)
            return trace_parse_error(err, execution->engine->arena);
    }
    return 0;
}

static int execute(struct execution *execution, const struct helm_template *template,
                   struct rendered *out, struct error *err)
{
    struct helm_engine *engine = execution->engine;
    size_t limit = template_run_limits(execution->run)->output;
    CLEANUP(strbuf_release)
    struct strbuf text = STRBUF_INIT(limit > execution->output ? limit - execution->output : 0);

    objects_point_at(template, engine->arena);
    if (template_execute(execution->run, execution->set, template->name, template->data, &text,
                         err) < 0)
        return trace_execute_error(err, engine->has_complaint ? &engine->complaint : NULL,
                                   engine->rules, engine->arena);
    execution->output += text.len;
    functions_drop_no_values(&text);
    *out = (struct rendered){ template->name,
                              { arena_strndup(engine->arena, text.ptr, text.len), text.len } };
    return 0;
}

int engine_render(struct helm_templates *templates, const struct helm_options *options,
                  struct arena *arena, struct rendered_list *out, struct error *err)
{
    struct execution execution = { .engine = engine_new(options->rules, arena) };
    struct rendered_list list = { 0 };

    execution.set = template_set_new(functions_new(execution.engine), &missing_is_zero, arena);
    execution.run = run_new(options, arena);
    if (templates->count)
        qsort(templates->items, templates->count, sizeof(*templates->items), by_depth);
    if (parse_all(templates, &execution, err) < 0)
        return -1;
    list.items = arena_alloc(arena, (templates->count + 1) * sizeof(*list.items));
    for (size_t i = 0; i < templates->count; i++) {
        if (is_partial(templates->items[i].name))
            continue;
        if (execute(&execution, &templates->items[i], &list.items[list.count], err) < 0)
            return -1;
        list.count++;
    }
    qsort(list.items, list.count, sizeof(*list.items), by_name);
    *out = list;
    return 0;
}

int engine_render_name(const char *text, const struct helm_options *options, struct arena *arena,
                       struct str *out, struct error *err)
{
    struct template_functions *functions = template_functions_new(arena);
    struct template_set *set;
    CLEANUP(strbuf_release) struct strbuf buffer = STRBUF_INIT(1024 * 1024);

    template_functions_add_sprig(functions);
    set = template_set_new(functions, NULL, arena);
    if (template_parse(set, STR("name-template"), str_of(text), err) < 0 ||
        template_execute(run_new(options, arena), set, STR("name-template"), VALUE_NIL, &buffer,
                         err) < 0)
        return -1;
    *out = str_of(arena_strndup(arena, buffer.ptr, buffer.len));
    return 0;
}
