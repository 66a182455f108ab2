/*
 * Walks a schema and a value side by side. What is wrong becomes a tree of problems; printed, those
 * of one place and one schema stand together beneath "validation failed".
 */
#include "data/json_schema.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/json_schema_check.h"
#include "data/json_schema_link.h"
#include "data/json_schema_meta.h"
#include "data/regex.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_STEPS = 2 * 1000 * 1000,
    MAX_DEPTH = 300,
    TEXT_LIMIT = 5 * 1024 * 1024,
    PROBLEMS_LIMIT = 28 * 1024, /* bytes: errors are no longer than 32 KiB */
};

static const struct json_limits limits = { .depth = 500, .keep_number_text = true };

/* ---- reading ---- */

static void free_map(void *map)
{
    map_free(map);
}

static void free_patterns(void *patterns)
{
    for (struct map_cursor at = { 0 }; map_next(patterns, &at);)
        regex_free(at.value);
    map_free(patterns);
}

int schema_parse(struct str text, struct arena *arena, const struct json **out, struct error *err)
{
    if (text.len > TEXT_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "the schema is longer than %d bytes", TEXT_LIMIT);
    if (json_parse(text, &limits, arena, out, err) == 0)
        return 0;
    if (str_find(str_of(error_text(err)), STR("unexpected end of JSON input")) >= 0)
        error_set(err, err->code, "unexpected EOF");
    return -1;
}

static void open_schema(struct json_schema *schema, struct arena *arena)
{
    schema->anchors = map_new();
    arena_defer(arena, free_map, schema->anchors);
    schema->patterns = map_new();
    arena_defer(arena, free_patterns, schema->patterns);
    schema_index(schema, schema->root, 0);
}

int schema_fill_draft(struct json_schema *meta, int draft, struct arena *arena, struct error *err)
{
    meta->draft = draft;
    meta->is_meta = true;
    if (json_parse(schema_meta_text(meta->draft, arena), &limits, arena, &meta->root, err) < 0)
        return -1;
    open_schema(meta, arena);
    return 0;
}

/** Is it what its draft calls a schema? */
static int check_schema(const struct json_schema *schema, struct arena *arena, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf problems = STRBUF_INIT(PROBLEMS_LIMIT);
    struct json_schema draft = { 0 };
    int fits;

    if (schema_fill_draft(&draft, schema->draft, arena, err) < 0)
        return -1;
    fits = json_schema_check(&draft, schema->root, arena, &problems, err);
    if (fits != 0)
        return fits < 0 ? -1 : 0;
    return error_set(err, ERR_INVALID,
                     "\"%s#\" is not valid against metaschema: jsonschema validation failed with "
                     "'%s#'\n%.*s",
                     schema->url, schema_meta_url(schema->draft),
                     STR_ARG(str_trim((struct str){ problems.ptr, problems.len })));
}

int schema_fill(struct json_schema *schema, struct str text, struct arena *arena, struct error *err)
{
    if (schema_parse(text, arena, &schema->root, err) < 0)
        return -1;
    open_schema(schema, arena);
    if (schema_find_draft(schema->links, schema->root, &schema->draft, err) < 0)
        return -1;
    schema->tracks_evaluated =
        schema->draft >= SCHEMA_DRAFT_2019 && str_find(text, STR("\"unevaluated")) >= 0;
    return check_schema(schema, arena, err);
}

int json_schema_read(struct str text, const char *url, const struct json_schema_source *source,
                     struct arena *arena, struct json_schema **out, struct error *err)
{
    struct json_schema *schema = ARENA_NEW(arena, struct json_schema);

    schema->url = url;
    schema->links = schema_links_new(source, arena);
    if (schema_fill(schema, text, arena, err) < 0 || schema_link(schema, err) < 0)
        return -1;
    *out = schema;
    return 0;
}

/* ---- problems ---- */

bool schema_failed(const struct schema_run *run)
{
    return run->err->code != ERR_OK;
}

const char *schema_place_text(const struct schema_place *place, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);

    if (!place->parent)
        return "";
    strbuf_puts(&text, schema_place_text(place->parent, arena));
    strbuf_puts(&text, "/");
    if (place->is_item)
        strbuf_printf(&text, "%zu", place->index);
    for (size_t i = 0; i < place->key.len; i++) {
        char c = place->key.ptr[i];

        if (c == '~' || c == '/')
            strbuf_puts(&text, c == '~' ? "~0" : "~1");
        else
            strbuf_add(&text, &c, 1);
    }
    return arena_strndup(arena, text.ptr, text.len);
}

struct schema_problem *schema_problem_new(struct schema_run *run, const struct schema_place *place,
                                          const char *text)
{
    struct schema_problem *problem = ARENA_NEW(run->arena, struct schema_problem);

    problem->place = schema_place_text(place, run->arena);
    problem->text = text;
    return problem;
}

void schema_adopt(struct schema_problem *parent, struct schema_problem *child)
{
    if (!child)
        return;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->count++;
}

struct schema_problem *schema_add(struct schema_check *check, const char *fmt, ...)
{
    struct schema_problem *problem;
    char *text = NULL;
    va_list args;

    va_start(args, fmt);
    if (vasprintf(&text, fmt, args) < 0)
        abort();
    va_end(args);
    problem = schema_problem_new(check->run, check->place,
                                 arena_strndup(check->run->arena, text, strlen(text)));
    free(text);
    schema_adopt(&check->problems, problem);
    return problem;
}

static void print_problem(const struct schema_problem *problem, int indent, struct arena *arena,
                          struct strbuf *out)
{
    if (problem->kind == PROBLEM_REFERENCE && problem->count == 1) {
        print_problem(problem->first, indent, arena, out);
        return;
    }
    for (int i = 0; i < indent; i++)
        strbuf_puts(out, "  ");
    strbuf_printf(out, "- at %s: %s\n", schema_quoted(str_of(problem->place), arena),
                  problem->text);
    for (const struct schema_problem *at = problem->first; at; at = at->next)
        print_problem(at, indent + 1, arena, out);
}

/* ---- types and constants ---- */

static bool is_whole(const struct json *value)
{
    double number = json_double(value, 0.5);

    return json_is(value, JSON_INT) || (json_is(value, JSON_FLOAT) && number == floor(number));
}

static bool has_type(const struct json *value, struct str type)
{
    switch (json_type(value)) {
    case JSON_NULL:
        return str_equals(type, "null");
    case JSON_BOOL:
        return str_equals(type, "boolean");
    case JSON_STRING:
        return str_equals(type, "string");
    case JSON_ARRAY:
        return str_equals(type, "array");
    case JSON_OBJECT:
        return str_equals(type, "object");
    default:
        return str_equals(type, "number") || (str_equals(type, "integer") && is_whole(value));
    }
}

static const char *type_name(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_BOOL:
        return "boolean";
    case JSON_INT:
    case JSON_FLOAT:
        return "number";
    default:
        return json_type_name(json_type(value));
    }
}

static const char *const all_types[] = { "null",   "boolean", "number", "integer",
                                         "string", "array",   "object" };

static bool lists_type(const struct json *types, const char *name)
{
    if (json_is(types, JSON_STRING))
        return str_equals(json_string(types), name);
    for (struct json_cursor at = json_walk(types); json_next(&at);) {
        if (str_equals(json_string(at.value), name))
            return true;
    }
    return false;
}

static bool check_type(struct schema_check *check)
{
    const struct json *types = json_get(check->schema, "type");
    CLEANUP(strbuf_release) struct strbuf wanted = STRBUF_INIT(1024);

    if (!types)
        return true;
    for (size_t i = 0; i < sizeof(all_types) / sizeof(*all_types); i++) {
        if (!lists_type(types, all_types[i]))
            continue;
        if (has_type(check->value, str_of(all_types[i])))
            return true;
        strbuf_printf(&wanted, "%s%s", wanted.len ? " or " : "", all_types[i]);
    }
    if (wanted.len)
        schema_add(check, "got %s, want %s", type_name(check->value), wanted.ptr);
    return wanted.len == 0;
}

static bool is_scalar(const struct json *value)
{
    return !json_is(value, JSON_OBJECT) && !json_is(value, JSON_ARRAY);
}

static bool check_const(struct schema_check *check)
{
    const struct json *wanted = json_get(check->schema, "const");

    if (!wanted || check->run->schema->draft < SCHEMA_DRAFT_6 ||
        schema_equal(wanted, check->value, 0))
        return true;
    if (is_scalar(wanted))
        schema_add(check, "value must be %s", schema_scalar(wanted, check->run->arena));
    else
        schema_add(check, "'const' failed");
    return false;
}

static bool check_enum(struct schema_check *check)
{
    const struct json *wanted = json_get(check->schema, "enum");
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(32 * 1024);
    bool are_scalars = true;

    if (!wanted)
        return true;
    for (struct json_cursor at = json_walk(wanted); json_next(&at);) {
        if (schema_equal(at.value, check->value, 0))
            return true;
        are_scalars = are_scalars && is_scalar(at.value);
        strbuf_printf(&list, "%s%s", list.len ? ", " : "",
                      schema_scalar(at.value, check->run->arena));
    }
    if (!are_scalars)
        schema_add(check, "'enum' failed");
    else
        schema_add(check, json_count(wanted) == 1 ? "value must be %s" : "value must be one of %s",
                   list.ptr);
    return false;
}

static bool check_format(struct schema_check *check)
{
    struct str format = json_text_at(check->schema, "format");
    const struct json_schema *schema = check->run->schema;
    const char *problem;

    if (format.len == 0 || (schema->draft >= SCHEMA_DRAFT_2019 && !schema->is_meta) ||
        !json_is(check->value, JSON_STRING))
        return true;
    problem = schema_format_problem(format, json_string(check->value), check->run->arena);
    if (problem)
        schema_add(check, "%s is not valid %.*s: %s",
                   schema_quoted(json_string(check->value), check->run->arena), STR_ARG(format),
                   problem);
    return !problem;
}

/* ---- schemas within schemas ---- */

/** Another schema against the same value; what it looked at counts when it fits. */
static struct schema_problem *check_self(struct schema_check *check, const struct json *schema)
{
    struct schema_evaluated evaluated = { NULL, 0 };
    struct schema_problem *problem =
        schema_validate(check->run, schema, check->value, check->place, &evaluated);

    for (size_t i = 0; !problem && i < evaluated.count && i < check->evaluated.count; i++)
        check->evaluated.flags[i] |= evaluated.flags[i];
    return problem;
}

static void check_reference(struct schema_check *check, const char *keyword)
{
    struct schema_run *run = check->run;
    struct json_schema *document = run->schema;
    const struct schema_target *linked = schema_linked(document, check->schema, keyword);
    const struct json *target =
        linked ? linked->schema : schema_resolve(run, json_text_at(check->schema, keyword));
    struct schema_problem *found, *problem;

    if (!target)
        return;
    if (linked)
        run->schema = linked->document;
    found = check_self(check, target);
    run->schema = document;
    if (!found)
        return;
    problem = schema_add(check, "validation failed");
    problem->kind = PROBLEM_REFERENCE;
    if (found->kind != PROBLEM_GROUP) {
        schema_adopt(problem, found);
        return;
    }
    problem->first = found->first;
    problem->last = found->last;
    problem->count = found->count;
}

static void check_all_of(struct schema_check *check)
{
    struct schema_problem all = { 0 }, *problem;

    for (struct json_cursor at = json_walk(json_get(check->schema, "allOf")); json_next(&at);)
        schema_adopt(&all, check_self(check, at.value));
    if (!all.count)
        return;
    problem = schema_add(check, "'allOf' failed");
    problem->first = all.first;
    problem->count = all.count;
}

static void check_any_of(struct schema_check *check)
{
    const struct json *schemas = json_get(check->schema, "anyOf");
    struct schema_problem all = { 0 }, *problem;

    for (struct json_cursor at = json_walk(schemas); json_next(&at);)
        schema_adopt(&all, check_self(check, at.value));
    if (!all.count || all.count < json_count(schemas))
        return;
    problem = schema_add(check, "'anyOf' failed");
    problem->first = all.first;
    problem->count = all.count;
}

static void check_one_of(struct schema_check *check)
{
    const struct json *schemas = json_get(check->schema, "oneOf");
    struct schema_problem all = { 0 }, *problem;
    size_t fitting = 0, first = 0;

    for (struct json_cursor at = json_walk(schemas); json_next(&at);) {
        problem = check_self(check, at.value);
        schema_adopt(&all, problem);
        if (problem)
            continue;
        if (fitting++ == 0) {
            first = at.index;
            continue;
        }
        schema_add(check, "'oneOf' failed, subschemas %zu, %zu matched", first, at.index);
        return;
    }
    if (fitting || json_count(schemas) == 0)
        return;
    problem = schema_add(check, "'oneOf' failed, none matched");
    problem->first = all.first;
    problem->count = all.count;
}

static void check_conditions(struct schema_check *check)
{
    const struct json *condition = json_get(check->schema, "if");
    const struct json *negated = json_get(check->schema, "not"), *chosen;

    if (negated && !schema_validate(check->run, negated, check->value, check->place, NULL))
        schema_add(check, "'not' failed");
    check_all_of(check);
    check_any_of(check);
    check_one_of(check);
    if (!condition || check->run->schema->draft < SCHEMA_DRAFT_7)
        return;
    chosen = json_get(check->schema, check_self(check, condition) ? "else" : "then");
    if (chosen)
        schema_adopt(&check->problems, check_self(check, chosen));
}

static void check_by_type(struct schema_check *check)
{
    switch (json_type(check->value)) {
    case JSON_OBJECT:
        schema_check_object(check);
        break;
    case JSON_ARRAY:
        schema_check_array(check);
        break;
    case JSON_STRING:
        schema_check_text(check);
        break;
    case JSON_INT:
    case JSON_FLOAT:
        schema_check_number(check);
        break;
    default:
        break;
    }
}

static void check_references(struct schema_check *check)
{
    static const char *const names[] = { "$recursiveRef", "$dynamicRef" };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (json_text_at(check->schema, names[i]).len)
            check_reference(check, names[i]);
    }
}

/* Before 2019 a reference replaces what stands beside it; since then it is looked at where the
 * value itself is of the right type. */
static void check_keywords(struct schema_check *check)
{
    const struct json *reference = json_get(check->schema, "$ref");
    int draft = check->run->schema->draft;
    bool refers = json_is(reference, JSON_STRING);

    if (refers && draft < SCHEMA_DRAFT_2019) {
        check_reference(check, "$ref");
        return;
    }
    if (!check_type(check) || !check_const(check) || !check_enum(check) || !check_format(check))
        return;
    if (refers)
        check_reference(check, "$ref");
    check_by_type(check);
    if (draft >= SCHEMA_DRAFT_2019)
        check_references(check);
    check_conditions(check);
    if (draft >= SCHEMA_DRAFT_2019)
        schema_check_unevaluated(check);
}

static void start_tracking(struct schema_check *check)
{
    size_t count = json_count(check->value);

    if (!check->run->tracks_evaluated || !count)
        return;
    check->evaluated.count = count;
    check->evaluated.flags = arena_alloc(check->run->arena, count * sizeof(bool));
}

static bool start_step(struct schema_run *run)
{
    if (schema_failed(run))
        return false;
    if (++run->steps > MAX_STEPS)
        error_set(run->err, ERR_EXHAUSTED, "the schema takes more than %d steps", MAX_STEPS);
    else if (run->depth >= MAX_DEPTH)
        error_set(run->err, ERR_EXHAUSTED, "the schema refers to itself without end");
    return !schema_failed(run);
}

struct schema_problem *schema_validate(struct schema_run *run, const struct json *schema,
                                       const struct json *value, const struct schema_place *place,
                                       struct schema_evaluated *evaluated)
{
    struct schema_check check = { run, schema, value, place, { NULL, 0 }, { 0 } };
    struct schema_problem *group;

    if (!start_step(run))
        return NULL;
    if (json_is(schema, JSON_BOOL))
        return json_bool(schema, true) ? NULL : schema_problem_new(run, place, "false schema");
    run->depth++;
    start_tracking(&check);
    check_keywords(&check);
    run->depth--;
    if (evaluated)
        *evaluated = check.evaluated;
    if (check.problems.count <= 1)
        return check.problems.first;
    group = schema_problem_new(run, place, "validation failed");
    group->kind = PROBLEM_GROUP;
    group->first = check.problems.first;
    group->last = check.problems.last;
    group->count = check.problems.count;
    return group;
}

int json_schema_check(struct json_schema *schema, const struct json *value, struct arena *arena,
                      struct strbuf *problems, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    static const struct schema_place root = { 0 };
    struct schema_run run = { .schema = schema,
                              .arena = arena,
                              .tracks_evaluated = schema->tracks_evaluated,
                              .err = &failure };
    const struct schema_problem *problem = schema_validate(&run, schema->root, value, &root, NULL);

    if (schema_failed(&run))
        return error_move(err, &failure);
    if (!problem)
        return 1;
    if (problem->kind != PROBLEM_GROUP)
        print_problem(problem, 0, arena, problems);
    for (const struct schema_problem *at = problem->first; at && problem->kind == PROBLEM_GROUP;
         at = at->next)
        print_problem(at, 0, arena, problems);
    return 0;
}
