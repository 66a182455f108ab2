#include "fault_rules.h"

#include "api_call.h"
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "http/request.h"
#include "io/loop.h"

#include <stdlib.h>
#include <string.h>

enum { RULES_MAX = 1000, LATENCY_MAX_MS = 600 * 1000 };

struct rule {
    const struct json *text; /* of the rules' document */
    double rate;
    int64_t left;    /* how often it still holds; -1: always */
    uint64_t random; /* its own source, so that a seed means the same each time */
    uint64_t followed;
};

struct fault_rules {
    struct loop *loop;
    struct json_doc *doc;
    struct rule *rules;
    size_t count;
};

struct fault_rules *fault_rules_new(struct loop *loop)
{
    struct fault_rules *rules = xcalloc(1, sizeof(*rules));

    rules->loop = loop;
    return rules;
}

void fault_rules_free(struct fault_rules *rules)
{
    if (!rules)
        return;
    json_doc_unref(rules->doc);
    free(rules->rules);
    free(rules);
}

static int check_rule(const struct json *rule, struct error *err)
{
    static const char *const known[] = { "verbs",         "kinds", "namespaces", "rate",
                                         "count",         "seed",  "latency_ms", "status",
                                         "retry_after_s", "watch", "after_ms",   "followed" };
    static const char *const watches[] = { "drop", "silent", "duplicate", "lose" };
    struct str watch = json_text_at(rule, "watch");
    bool is_known = watch.len == 0;

    if (!json_is(rule, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "a rule is an object");
    for (struct json_cursor at = json_walk(rule); json_next(&at);) {
        bool found = false;

        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
            found = found || str_equals(at.key, known[i]);
        if (!found)
            return error_set(err, ERR_INVALID, "a rule has no field '%.*s'", STR_ARG(at.key));
    }
    for (size_t i = 0; i < sizeof(watches) / sizeof(watches[0]); i++)
        is_known = is_known || str_equals(watch, watches[i]);
    if (!is_known)
        return error_set(err, ERR_INVALID, "'watch' is drop, silent, duplicate or lose");
    return 0;
}

int fault_rules_set(struct fault_rules *rules, const struct json *array, struct error *err)
{
    size_t count = json_count(array);

    if (!json_is(array, JSON_ARRAY) || count > RULES_MAX)
        return error_set(err, ERR_INVALID, "the rules are an array of at most %d", RULES_MAX);
    for (size_t i = 0; i < count; i++)
        if (check_rule(json_item(array, i), err) < 0)
            return -1;
    json_doc_unref(rules->doc);
    free(rules->rules);
    rules->doc = json_doc_freeze(array);
    rules->rules = xcalloc(count + 1, sizeof(*rules->rules));
    rules->count = count;
    for (size_t i = 0; i < count; i++) {
        const struct json *text = json_item(json_doc_root(rules->doc), i);

        rules->rules[i] = (struct rule){
            .text = text,
            .rate = json_double(json_get(text, "rate"), 1),
            .left = json_int(json_get(text, "count"), -1),
            .random = (uint64_t)json_int(json_get(text, "seed"), 1) * 0x9e3779b97f4a7c15u + 1,
        };
    }
    return 0;
}

const struct json *fault_rules_json(const struct fault_rules *rules, struct arena *arena)
{
    struct json *array = json_new_array(arena);

    for (size_t i = 0; i < rules->count; i++) {
        struct json *rule = json_edit(arena, rules->rules[i].text);

        json_set_int(arena, rule, "followed", (int64_t)rules->rules[i].followed);
        json_append(arena, array, rule);
    }
    return array;
}

/* ---- does a rule hold? ---- */

/* xorshift: the next number between 0 and 1. */
static double next_random(struct rule *rule)
{
    rule->random ^= rule->random << 13;
    rule->random ^= rule->random >> 7;
    rule->random ^= rule->random << 17;
    return (double)(rule->random >> 11) / (double)(1ULL << 53);
}

static bool lists(const struct json *rule, const char *field, struct str text)
{
    const struct json *list = json_get(rule, field);

    if (!list)
        return true;
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

static bool concerns(const struct rule *rule, const struct api_call *call)
{
    return call->resource && rule->left != 0 && lists(rule->text, "verbs", str_of(call->verb)) &&
           lists(rule->text, "kinds", str_of(call->resource->kind)) &&
           lists(rule->text, "namespaces", call->namespace);
}

static bool follow(struct rule *rule)
{
    if (next_random(rule) >= rule->rate)
        return false;
    if (rule->left > 0)
        rule->left--;
    rule->followed++;
    return true;
}

static struct rule *find_rule(struct fault_rules *rules, const struct api_call *call,
                              const char *watch)
{
    for (size_t i = 0; i < rules->count; i++) {
        struct rule *rule = &rules->rules[i];
        struct str kind = json_text_at(rule->text, "watch");

        if (concerns(rule, call) && str_equals(kind, watch) && follow(rule))
            return rule;
    }
    return NULL;
}

/* ---- what it does ---- */

static int refuse_by_rule(const struct json *rule, const struct api_call *call, struct refusal *why)
{
    int status = (int)json_int(json_get(rule, "status"), 0);

    why->retry_after_s = (int)json_int(json_get(rule, "retry_after_s"), 0);
    switch (status) {
    case 409:
        return refuse_conflict(why, call_object(call),
                               "the object has been modified; please apply your changes to the "
                               "latest version and try again");
    case 410:
        return refuse(why, 410, "Expired",
                      "The resourceVersion for the provided watch is too old.");
    case 429:
        if (!why->retry_after_s)
            why->retry_after_s = 1;
        return refuse(why, 429, "TooManyRequests", "Too many requests, please try again later.");
    case 503:
        return refuse(why, 503, "ServiceUnavailable",
                      "the server is currently unable to handle the request");
    case 504:
        return refuse(why, 504, "Timeout", "the request did not complete in time");
    default:
        return refuse(why, status, status < 500 ? "BadRequest" : "InternalError",
                      "Internal error occurred: a fault was asked for");
    }
}

struct delayed {
    struct api_call *call;
    const struct json *rule;
    void (*go_on)(void *call);
    struct watch *watch;
};

static void answer(const struct json *rule, struct api_call *call, void (*go_on)(void *call))
{
    struct refusal why = { .arena = call->arena };

    if (json_get(rule, "status") && refuse_by_rule(rule, call, &why) < 0)
        call_answer_refusal(call, &why);
    else
        go_on(call);
}

static void on_time(void *context)
{
    struct delayed *delayed = context;

    answer(delayed->rule, delayed->call, delayed->go_on);
}

static void cancel_delay(void *context)
{
    watch_cancel(context);
}

void fault_rules_apply(struct fault_rules *rules, struct api_call *call, void (*go_on)(void *call))
{
    struct rule *rule = rules->count ? find_rule(rules, call, "") : NULL;
    int64_t latency = rule ? json_int(json_get(rule->text, "latency_ms"), 0) : 0;
    struct delayed *delayed;

    if (!rule) {
        go_on(call);
        return;
    }
    if (latency <= 0) {
        answer(rule->text, call, go_on);
        return;
    }
    if (latency > LATENCY_MAX_MS)
        latency = LATENCY_MAX_MS;
    delayed = ARENA_NEW(call->arena, struct delayed);
    *delayed = (struct delayed){ .call = call, .go_on = go_on };
    delayed->rule = json_copy(call->arena, rule->text); /* the rules may change meanwhile */
    delayed->watch = loop_watch_once(rules->loop, latency, on_time, delayed);
    arena_defer(call->arena, cancel_delay, delayed->watch);
}

struct watch_fault fault_rules_of_watch(struct fault_rules *rules, const struct api_call *call)
{
    struct watch_fault fault = { .drop_after_ms = -1 };
    struct rule *drop = find_rule(rules, call, "drop");

    if (drop)
        fault.drop_after_ms = json_int(json_get(drop->text, "after_ms"), 0);
    fault.is_silent = find_rule(rules, call, "silent") != NULL;
    fault.duplicate = find_rule(rules, call, "duplicate") != NULL;
    return fault;
}

bool fault_rules_lose_event(struct fault_rules *rules, const struct api_call *call)
{
    return rules->count > 0 && find_rule(rules, call, "lose") != NULL;
}
