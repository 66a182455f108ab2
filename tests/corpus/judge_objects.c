/*
 * Objects judged by what is built in here, for comparing with the original's scripts. Each line of
 * the input is a question as tests/oracles/health/many has them, each line of the output its
 * answer:
 *
 *     ["health", OBJECT]   ["actions", OBJECT]   ["run", OBJECT, ACTION, PARAMETERS]
 *     {"out": "...", "ns": 12345}   or   {"error": "...", "ns": 12345}
 *
 * OBJECT, PARAMETERS and `out` are JSON texts within the line's. "ns" is processor time.
 */
#include "application/action_engine.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/health.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int64_t now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static const struct json *judge(const struct json *object, struct arena *arena)
{
    struct health health = health_assess(object, NULL, arena);
    const struct json *answer = health_to_json(&health, arena);

    return answer ? answer : json_new_null(arena);
}

static int run(const struct json *object, struct str action, const struct json *params,
               struct arena *arena, const struct json **out, struct error *err)
{
    static const char *const operations[] = { "", "patch", "create" };
    struct action_question question = { .object = object, .name = action, .params = params };
    const struct action_step *steps;
    size_t count;
    struct json *list = json_new_array(arena);

    if (action_engine_run(&question, arena, &steps, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        struct json *step = json_new_object(arena);

        json_set_text(arena, step, "operation", operations[steps[i].operation]);
        json_set(arena, step, "resource", steps[i].resource);
        json_append(arena, list, step);
    }
    *out = list;
    return 0;
}

static int answer_to(const struct json *question, struct arena *arena, const struct json **out,
                     struct error *err)
{
    struct str what = json_string(json_item(question, 0));
    const struct json *object, *params = NULL;

    if (json_parse(json_string(json_item(question, 1)), NULL, arena, &object, err) < 0)
        return -1;
    if (json_count(question) > 3 &&
        json_parse(json_string(json_item(question, 3)), NULL, arena, &params, err) < 0)
        return -1;
    if (str_equals(what, "actions"))
        return action_engine_list(NULL, object, arena, out, err);
    if (str_equals(what, "run"))
        return run(object, json_string(json_item(question, 2)), params, arena, out, err);
    *out = judge(object, arena);
    return 0;
}

static void answer_line(struct str line)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *question, *out;
    struct json *answer = json_new_object(arena);
    int64_t begin = now_ns();

    if (json_parse(line, NULL, arena, &question, &err) < 0 ||
        answer_to(question, arena, &out, &err) < 0)
        json_set_text(arena, answer, "error", error_text(&err));
    else
        json_set_text(arena, answer, "out", json_print(out, JSON_SORTED, arena).ptr);
    json_set_int(arena, answer, "ns", now_ns() - begin);
    puts(json_print(answer, JSON_COMPACT, arena).ptr);
}

int main(void)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;

    while ((length = getline(&line, &size, stdin)) > 0) {
        answer_line((struct str){ line, (size_t)length });
        if (fflush(stdout) != 0)
            break;
    }
    free(line);
    return 0;
}
