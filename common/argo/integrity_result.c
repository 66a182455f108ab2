#include "argo/integrity_result.h"

#include "base/arena.h"
#include "data/json.h"

struct json *integrity_result_to_json(const Argosy__Repo__SourceIntegrityResult *result,
                                      struct arena *arena)
{
    struct json *made = json_new_object(arena), *checks = json_new_array(arena);

    for (size_t i = 0; i < result->n_checks; i++) {
        const Argosy__Repo__SourceIntegrityCheck *check = result->checks[i];
        struct json *item = json_new_object(arena), *problems = json_new_array(arena);

        for (size_t j = 0; j < check->n_problems; j++)
            json_append(arena, problems, json_new_cstr(arena, check->problems[j]));
        json_set_text(arena, item, "Name", check->name);
        json_set(arena, item, "Problems", check->n_problems ? problems : json_new_null(arena));
        json_append(arena, checks, item);
    }
    json_set(arena, made, "Checks", checks);
    return made;
}

static Argosy__Repo__SourceIntegrityCheck *check_of(const struct json *item, struct arena *arena)
{
    Argosy__Repo__SourceIntegrityCheck *check =
        ARENA_NEW(arena, Argosy__Repo__SourceIntegrityCheck);
    const struct json *problems = json_get(item, "Problems");

    argosy__repo__source_integrity_check__init(check);
    check->name = arena_printf(arena, "%s", json_cstr(json_get(item, "Name")));
    check->problems = arena_alloc(arena, (json_count(problems) + 1) * sizeof(char *));
    for (struct json_cursor at = json_walk(problems); json_next(&at);)
        check->problems[check->n_problems++] = arena_printf(arena, "%s", json_cstr(at.value));
    return check;
}

Argosy__Repo__SourceIntegrityResult *integrity_result_from_json(const struct json *value,
                                                                struct arena *arena)
{
    const struct json *checks = json_get(value, "Checks");
    Argosy__Repo__SourceIntegrityResult *result;

    if (!json_is(value, JSON_OBJECT))
        return NULL;
    result = ARENA_NEW(arena, Argosy__Repo__SourceIntegrityResult);
    argosy__repo__source_integrity_result__init(result);
    result->checks = arena_alloc(arena, (json_count(checks) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(checks); json_next(&at);)
        result->checks[result->n_checks++] = check_of(at.value, arena);
    return result;
}

struct str integrity_result_print(const Argosy__Repo__SourceIntegrityResult *result,
                                  const char *source, struct arena *arena)
{
    const char *text = "";

    for (size_t i = 0; result && i < result->n_checks; i++) {
        const Argosy__Repo__SourceIntegrityCheck *check = result->checks[i];

        for (size_t j = 0; j < check->n_problems; j++)
            text = arena_printf(arena, "%s%s%s: %s%s%s", text, *text ? "\n" : "", check->name,
                                source, *source ? ": " : "", check->problems[j]);
    }
    return str_of(text);
}
