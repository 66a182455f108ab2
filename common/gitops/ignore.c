#include "gitops/ignore.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "data/digest.h"
#include "data/glob.h"
#include "data/json.h"
#include "gitops/jq_path.h"
#include "gitops/json_remove.h"
#include "gitops/resource.h"

#include <stdio.h>

/* One pointer or one jq expression, and the objects it is for. */
struct rule {
    const struct glob *group, *kind;
    struct str name, namespace; /* empty: any */
    struct pointer_path path;   /* of a pointer, or of a jq expression that is but a path */
    struct str program;         /* of any other jq expression */
};

/* Managers whose fields do not count: of an application's rule, or of a kind in the settings. */
struct manager_rule {
    const struct ignore_difference *app_rule; /* NULL: of the settings */
    struct str override_key;
    struct texts managers;
};

struct ignore_rules {
    struct rule *items;
    size_t count;
    struct manager_rule *managers;
    size_t manager_count;
    struct jq_runner jq;
};

/* ---- compiling ---- */

struct compiler {
    struct ignore_rules *rules;
    struct arena *arena;
    const struct jq_runner *jq;
    size_t capacity;
};

static int add_pointers(struct compiler *compiler, const struct rule *matcher,
                        struct texts pointers)
{
    for (size_t i = 0; i < pointers.count; i++) {
        struct rule rule = *matcher;

        /* One that is no pointer removes nothing, silently. */
        if (pointer_path_parse(pointers.items[i], compiler->arena, &rule.path))
            compiler->rules->items[compiler->rules->count++] = rule;
    }
    return 0;
}

static int add_programs(struct compiler *compiler, const struct rule *matcher,
                        struct texts expressions, struct error *err)
{
    for (size_t i = 0; i < expressions.count; i++) {
        struct rule rule = *matcher;

        if (jq_path_parse(expressions.items[i], compiler->arena, &rule.path)) {
            compiler->rules->items[compiler->rules->count++] = rule;
            continue;
        }
        rule.program =
            str_of(arena_printf(compiler->arena, "del(%.*s)", STR_ARG(expressions.items[i])));
        if (!compiler->jq)
            return error_set(err, ERR_UNIMPLEMENTED,
                             "jq path expressions need a jq runner, and there is none");
        if (compiler->jq->check(compiler->jq->context, rule.program, err) < 0)
            return -1;
        compiler->rules->items[compiler->rules->count++] = rule;
    }
    return 0;
}

/* Room for the rules of one source. */
static void reserve(struct compiler *compiler, size_t more)
{
    struct ignore_rules *rules = compiler->rules;
    struct rule *items;

    if (rules->count + more <= compiler->capacity)
        return;
    compiler->capacity = (rules->count + more) * 2;
    items = arena_alloc(compiler->arena, compiler->capacity * sizeof(*items));
    if (rules->count > 0)
        memcpy(items, rules->items, rules->count * sizeof(*items));
    rules->items = items;
}

static int add_rules(struct compiler *compiler, struct str group, struct str kind,
                     const struct rule *names, const struct ignore_rule *rule, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct rule matcher = *names;

    reserve(compiler, rule->json_pointers.count + rule->jq_path_expressions.count);
    /* A pattern that does not compile matches nothing; its programs are checked all the same. */
    if (glob_compile(group, "", compiler->arena, &matcher.group, &ignored) < 0 ||
        glob_compile(kind, "", compiler->arena, &matcher.kind, &ignored) < 0)
        matcher.group = NULL;
    if (add_pointers(compiler, &matcher, rule->json_pointers) < 0 ||
        add_programs(compiler, &matcher, rule->jq_path_expressions, err) < 0)
        return -1;
    return 0;
}

static int add_app_rule(struct compiler *compiler, const struct ignore_difference *difference,
                        struct error *err)
{
    struct rule names = { .name = difference->name, .namespace = difference->namespace };
    struct ignore_rule rule = { difference->json_pointers, difference->jq_path_expressions,
                                difference->managed_fields_managers };

    if (rule.managed_fields_managers.count > 0)
        compiler->rules->managers[compiler->rules->manager_count++] =
            (struct manager_rule){ difference, STR_EMPTY, rule.managed_fields_managers };
    return add_rules(compiler, difference->group, difference->kind, &names, &rule, err);
}

/* Of a kind in the settings: "group/Kind", or "Kind" of core. */
static int add_kind_rule(struct compiler *compiler, struct str key, const struct ignore_rule *rule,
                         struct error *err)
{
    const struct rule names = { .name = STR_EMPTY, .namespace = STR_EMPTY };
    struct str group, kind;

    if (!str_cut(key, '/', &group, &kind)) {
        group = STR_EMPTY;
        kind = key;
    }
    if (rule->managed_fields_managers.count > 0)
        compiler->rules->managers[compiler->rules->manager_count++] =
            (struct manager_rule){ NULL, key, rule->managed_fields_managers };
    return add_rules(compiler, group, kind, &names, rule, err);
}

static int add_texts_as_pointers(struct compiler *compiler, const char *key,
                                 const struct str *pointers, size_t count, struct error *err)
{
    struct ignore_rule rule = { .json_pointers = { pointers, count } };

    return add_kind_rule(compiler, str_of(key), &rule, err);
}

static int add_status_rule(struct compiler *compiler, enum ignore_status_field which,
                           struct error *err)
{
    static const struct str status[] = { { "/status", 7 } };

    if (which == IGNORE_STATUS_NONE)
        return 0;
    return add_texts_as_pointers(
        compiler,
        which == IGNORE_STATUS_CRD ? "apiextensions.k8s.io/CustomResourceDefinition" : "*/*",
        status, 1, err);
}

static struct compiler new_compiler(const struct settings *settings, size_t app_rules,
                                    const struct jq_runner *jq, struct arena *arena)
{
    struct ignore_rules *rules = ARENA_NEW(arena, struct ignore_rules);
    size_t overrides = settings ? settings->overrides.count : 0;

    rules->managers =
        arena_alloc(arena, (app_rules + 2 * overrides + 1) * sizeof(*rules->managers));
    if (jq)
        rules->jq = *jq;
    return (struct compiler){ .rules = rules, .arena = arena, .jq = jq };
}

int ignore_rules_new(const struct application *app, const struct settings *settings,
                     const struct jq_runner *jq, struct arena *arena, struct ignore_rules **out,
                     struct error *err)
{
    size_t app_rules = app ? app->ignore_difference_count : 0;
    struct compiler compiler = new_compiler(settings, app_rules, jq, arena);

    for (size_t i = 0; i < app_rules; i++) {
        if (add_app_rule(&compiler, &app->ignore_differences[i], err) < 0)
            return -1;
    }
    for (size_t i = 0; settings && i < settings->overrides.count; i++) {
        const struct resource_override *override = &settings->overrides.items[i];

        if (add_kind_rule(&compiler, override->key, &override->ignore_differences, err) < 0)
            return -1;
    }
    if (settings && add_status_rule(&compiler, settings->compare.ignore_status_field, err) < 0)
        return -1;
    *out = compiler.rules;
    return 0;
}

int ignore_rules_for_updates(const struct settings *settings, const struct jq_runner *jq,
                             struct arena *arena, struct ignore_rules **out, struct error *err)
{
    static const struct str always[] = {
        { "/metadata/resourceVersion", 25 },
        { "/metadata/generation", 20 },
        { "/metadata/managedFields", 23 },
    };
    struct compiler compiler = new_compiler(settings, 0, jq, arena);
    bool with_differences = settings->compare.ignore_differences_on_resource_updates;

    for (size_t i = 0; i < settings->overrides.count; i++) {
        const struct resource_override *override = &settings->overrides.items[i];

        if (add_kind_rule(&compiler, override->key, &override->ignore_resource_updates, err) < 0)
            return -1;
        if (with_differences &&
            add_kind_rule(&compiler, override->key, &override->ignore_differences, err) < 0)
            return -1;
    }
    if (with_differences &&
        add_status_rule(&compiler, settings->compare.ignore_status_field, err) < 0)
        return -1;
    if (add_texts_as_pointers(&compiler, "*/*", always, 3, err) < 0)
        return -1;
    *out = compiler.rules;
    return 0;
}

/* ---- applying ---- */

static bool rule_matches(const struct rule *rule, struct resource_key key)
{
    return rule->group && glob_matches(rule->group, key.group) &&
           glob_matches(rule->kind, key.kind) &&
           (rule->name.len == 0 || str_equal(rule->name, key.name)) &&
           (rule->namespace.len == 0 || str_equal(rule->namespace, key.namespace));
}

bool ignore_rules_match(const struct ignore_rules *rules, const struct json *object)
{
    struct resource_key key = resource_key_of(object);

    for (size_t i = 0; i < rules->count; i++) {
        if (rule_matches(&rules->items[i], key))
            return true;
    }
    return false;
}

static const struct json *apply_rule(const struct ignore_rules *rules, const struct rule *rule,
                                     const struct json *object, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *result;

    if (rule->program.len == 0)
        return pointer_path_remove(&rule->path, object, arena);
    /* A program that fails or overruns is skipped, as the original does. */
    if (rules->jq.run(rules->jq.context, rule->program, object, arena, &result, &err) < 0 ||
        !json_is(result, JSON_OBJECT))
        return object;
    return result;
}

const struct json *ignore_rules_apply(const struct ignore_rules *rules, const struct json *object,
                                      struct arena *arena)
{
    struct resource_key key = resource_key_of(object);

    for (size_t i = 0; i < rules->count; i++) {
        if (rule_matches(&rules->items[i], key))
            object = apply_rule(rules, &rules->items[i], object, arena);
    }
    return object;
}

/* ---- managers ---- */

static bool app_rule_matches(const struct ignore_difference *rule, struct resource_key key)
{
    return glob_matches_text(rule->group, "", key.group) &&
           glob_matches_text(rule->kind, "", key.kind) &&
           (rule->name.len == 0 || str_equal(rule->name, key.name)) &&
           (rule->namespace.len == 0 || str_equal(rule->namespace, key.namespace));
}

/* The literal key of the kind; of core kinds that is "/Kind", which no settings key ever is. */
static bool override_matches(struct str override, struct resource_key key, struct arena *arena)
{
    return str_equals(override, "*/*") ||
           str_equals(override,
                      arena_printf(arena, "%.*s/%.*s", STR_ARG(key.group), STR_ARG(key.kind)));
}

struct texts ignore_rules_managers(const struct ignore_rules *rules, const struct json *object,
                                   struct arena *arena)
{
    struct resource_key key = resource_key_of(object);
    size_t room = 0, count = 0;
    struct str *items;

    for (size_t i = 0; i < rules->manager_count; i++)
        room += rules->managers[i].managers.count;
    if (room == 0)
        return (struct texts){ 0 };
    items = arena_alloc(arena, room * sizeof(*items));
    for (size_t i = 0; i < rules->manager_count; i++) {
        const struct manager_rule *rule = &rules->managers[i];

        if (rule->app_rule ? !app_rule_matches(rule->app_rule, key)
                           : !override_matches(rule->override_key, key, arena))
            continue;
        memcpy(items + count, rule->managers.items, rule->managers.count * sizeof(*items));
        count += rule->managers.count;
    }
    return (struct texts){ items, count };
}

/* ---- updates that do not count ---- */

struct str ignore_update_hash(const struct ignore_rules *rules, const struct json *object,
                              struct arena *arena)
{
    struct str text = json_print(ignore_rules_apply(rules, object, arena), JSON_SORTED, arena);

    return str_of(arena_printf(arena, "%llx", (unsigned long long)digest_xxh64(text)));
}

bool ignore_updates_apply_to(const struct json *object, bool is_tracked)
{
    bool is_marked = false;

    if (is_tracked || resource_is_kind(object, "argoproj.io", "Application"))
        return true;
    return texts_parse_bool(resource_annotation(object, ANNOTATION_IGNORE_UPDATES), &is_marked) &&
           is_marked;
}
