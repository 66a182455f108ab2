#include "base/arena.h"
#include "common/argo/document.h"
#include "gitops/health/rules.h"
#include "test.h"

/* Each case: rows, an object, and "Status: message". */
#define CHECK(rules, object, expected)                                                             \
    check(rules, sizeof(rules) / sizeof((rules)[0]), object, expected)

static void check(const struct health_rule *rules, size_t count, const char *object,
                  const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct health_kind kind = {
        .kind = "Thing", .rules = rules, .count = count, .word = "things", .shift = 100
    };
    struct health health = health_by_rules(&kind, document(arena, object), arena);

    assert_true(health.is_known);
    assert_string_equal(
        arena_printf(arena, "%s: %.*s", health_status_name(health.status), STR_ARG(health.message)),
        expected);
    assert_int_equal(str_is_empty(health.error), strstr(expected, "<string>") == NULL);
}

static void the_first_condition_of_the_list_that_a_rule_fits_decides(void **state)
{
    static const struct health_rule rules[] = {
        EACH(4, "status.conditions"),
        WHEN(5, ".type=Ready .status=False", DEGRADED, "{.message}"),
        WHEN(6, ".type=Ready .status=True", HEALTHY, "{.message}"),
        END,
        FINALLY(PROGRESSING, "Waiting for {word}"),
    };

    (void)state;
    CHECK(rules, "{}", "Progressing: Waiting for things");
    CHECK(rules, "{status: null}", "Progressing: Waiting for things");
    CHECK(rules, "{status: {conditions: []}}", "Progressing: Waiting for things");
    CHECK(rules, "{status: {conditions: {a: {type: Ready, status: 'True'}}}}",
          "Progressing: Waiting for things");
    CHECK(rules,
          "{status: {conditions: [null, {type: Other, status: 'False'}, "
          "{type: Ready, status: 'True', message: ok}, {type: Ready, status: 'False'}]}}",
          "Healthy: ok");
    CHECK(rules, "{status: {conditions: [{type: Ready, status: 'False'}]}}", "Degraded: ");
}

static void a_message_that_is_no_text_makes_an_empty_status(void **state)
{
    static const struct health_rule rules[] = { FINALLY(HEALTHY, "{status.count}") };

    (void)state;
    CHECK(rules, "{status: {count: 3}}", ": ");
    CHECK(rules, "{status: {count: true}}", ": ");
    CHECK(rules, "{status: {count: []}}", ": ");
    CHECK(rules, "{status: {count: three}}", "Healthy: three");
}

static void a_piece_of_a_text_can_be_cut(void **state)
{
    static const struct health_rule rules[] = { WHEN(1, "a", HEALTHY, "{a~3}, {b~3}") };

    (void)state;
    CHECK(rules, "{a: abcdef, b: ab}", "Healthy: abc, ab");
    CHECK(rules, "{a: 12345, b: abc}", "Healthy: 12345, abc");
    CHECK(rules, "{a: abcdef}", "Healthy: abc, ");
}

static void a_verdict_without_a_status_is_none(void **state)
{
    static const struct health_rule nothing[] = { SET(1, "status.b", NONE, "said") };

    (void)state;
    CHECK(nothing, "{}", ": ");
    CHECK(nothing, "{status: {b: yes}}", "Unknown: Lua returned an invalid health status");
}

static void terms_compare_values_and_types(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "a=one|two|'three four'", HEALTHY, "text"),
        WHEN(2, "a=1", HEALTHY, "number"),
        WHEN(3, "a=true", HEALTHY, "bool"),
        WHEN(4, "a!=nil|x|v !b", HEALTHY, "other"),
        WHEN(5, "a^=x", HEALTHY, "begins"),
        WHEN(6, "b", HEALTHY, "b"),
        WHEN(7, "[with.dot/and-more]=z", HEALTHY, "key"),
        FINALLY(DEGRADED, NULL),
    };

    (void)state;
    CHECK(rules, "{a: two}", "Healthy: text");
    CHECK(rules, "{a: three four}", "Healthy: text");
    CHECK(rules, "{a: 1.0}", "Healthy: number");
    CHECK(rules, "{a: '1'}", "Healthy: other");
    CHECK(rules, "{a: true}", "Healthy: bool");
    CHECK(rules, "{a: 'true'}", "Healthy: other");
    CHECK(rules, "{a: xyz, b: false}", "Healthy: other");
    CHECK(rules, "{a: xyz, b: ''}", "Healthy: begins");
    CHECK(rules, "{a: v, b: 0}", "Healthy: b");
    CHECK(rules, "{with.dot/and-more: z}", "Healthy: key");
    CHECK(rules, "{a: v}", "Degraded: ");
}

static void numbers_and_texts_have_an_order(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "spec.replicas|1>@status.ready|0", PROGRESSING,
             "{status.ready|0}/{spec.replicas|1}"),
        WHEN(2, "status.ready>=@spec.most-@spec.few", HEALTHY, "enough"),
        WHEN(3, "#spec.names<=2", DEGRADED, "names"),
        FINALLY(UNKNOWN, ""),
    };

    (void)state;
    CHECK(rules, "{}", "Progressing: 0/1");
    CHECK(rules, "{spec: {replicas: 2.5}, status: {ready: 2}}", "Progressing: 2/2.5");
    CHECK(rules, "{spec: {most: 3, few: '1'}, status: {ready: 2}}", "Healthy: enough");
    CHECK(rules, "{spec: {most: 9, few: 1, names: [a, null, b]}, status: {ready: 2}}",
          "Degraded: names");
    CHECK(rules, "{spec: {most: 9, few: 1, names: [a, b, c]}, status: {ready: 2}}", "Unknown: ");
    CHECK(rules, "{spec: {replicas: a}, status: {ready: b}}",
          "Unknown: <string>:102: cannot perform sub operation between nil and nil");
}

static void what_the_original_cannot_do_is_said_in_its_words(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "spec:paused=true", SUSPENDED, NULL),
        WHEN(2, "metadata.generation>@status.seen|1", PROGRESSING, NULL),
        WHEN(3, "status.phase=Failed", DEGRADED, "Failed: {status.reason}"),
        EACH(4, "status.items:"),
        WHEN(5, ".ref:name=x", HEALTHY, "{.ref.name} is {.state}."),
        END,
        WHEN(7, "#status.missing>0", HEALTHY, NULL),
    };

    (void)state;
    CHECK(rules, "{}",
          "Unknown: <string>:101: attempt to index a non-table object(nil) with key 'paused'");
    CHECK(rules, "{spec: 1}",
          "Unknown: <string>:101: attempt to index a non-table object(number) with key 'paused'");
    CHECK(rules, "{spec: text}", "Unknown: <string>:102: attempt to compare number with nil");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}, status: true}",
          "Unknown: <string>:102: attempt to index a non-table object(boolean) with key 'seen'");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}, status: {phase: Failed}}",
          "Unknown: <string>:103: cannot perform concat operation between string and nil");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}}",
          "Unknown: <string>:104: bad argument #1 to ipairs (table expected, got nil)");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}, status: {items: [{}]}}",
          "Unknown: <string>:105: attempt to index a non-table object(nil) with key 'name'");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}, status: {items: [{ref: {name: x}}]}}",
          "Unknown: <string>:105: cannot perform concat operation between nil and string");
    CHECK(rules, "{spec: {}, metadata: {generation: 1}, status: {items: []}}",
          "Unknown: <string>:107: __len undefined");
}

static void counters_and_texts_are_kept_over_a_loop(void **state)
{
    static const struct health_rule rules[] = {
        KEEP(1, NULL, 'm', ""),
        PAIRS(2, "status.conditions"),
        NEXT(3, ".skip"),
        BREAK(3, ".stop"),
        IF(4, ".status=False"),
        COUNT(5, NULL, 'f'),
        APPEND(6, "$m!=''", 'm', ", "),
        APPEND(6, NULL, 'm', "{$i}={.type}"),
        KEEP(7, NULL, 'r', "{.reason}"),
        END,
        RESET(8, ".status=True", 'f'),
        END,
        WHEN(9, "%f=0", HEALTHY, "{$m} and {$r|nothing}"),
        WHEN(9, "%f>1 $r=Last", DEGRADED, "{%f}: {$m}"),
        FINALLY(PROGRESSING, NULL),
    };

    (void)state;
    CHECK(rules, "{}", "Healthy:  and nothing");
    CHECK(rules,
          "{status: {conditions: [{type: A, status: 'False', reason: R}, "
          "{type: S, skip: true, status: 'False'}, {type: B, status: 'False', reason: Last}, "
          "{stop: true}, {status: 'True'}]}}",
          "Degraded: 2: 1=A, 3=B");
    CHECK(rules, "{status: {conditions: {x: {type: A, status: 'False', reason: R}}}}",
          "Progressing: x=A");
    CHECK(rules,
          "{status: {conditions: [{type: A, status: 'False', reason: R}, {status: 'True'}]}}",
          "Healthy: 1=A and R");
}

static void loops_within_loops_reach_outwards(void **state)
{
    static const struct health_rule rules[] = {
        EACH(1, "status.parents"),
        IF(2, ".conditions"),
        EACH(3, ".conditions"),
        WHEN(4, ".status!=True ..name|none!=skip", DEGRADED,
             "{..name|@.type|}: {.message|@.reason}"),
        END,
        END,
        END,
        WHEN(9, "status.parents.[#].name=last status.parents.[1].name!=last", HEALTHY,
             "{status.parents.[1].name|}"),
        EACH(10, "status.words"),
        WHEN(11, ".=RUNNING", SUSPENDED, "{.}"),
        END,
        FINALLY(PROGRESSING, "{status.parents.[7].name|no more}"),
    };

    (void)state;
    CHECK(rules,
          "{status: {parents: [{}, {name: skip, conditions: [{status: x}]}, "
          "{name: p, conditions: [{status: 'True'}, {status: Unknown, reason: why}]}]}}",
          "Degraded: p: why");
    CHECK(rules, "{status: {parents: [{conditions: [{type: T, message: m}]}]}}", "Degraded: T: m");
    CHECK(rules, "{status: {parents: [{}, null, {name: last}]}}", "Healthy: ");
    CHECK(rules, "{status: {words: [a, RUNNING]}}", "Suspended: RUNNING");
    CHECK(rules, "{status: {parents: []}}", "Progressing: no more");
}

static void types_emptiness_and_spelled_numbers_can_be_asked_for(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "a={}", HEALTHY, "empty"),
        WHEN(2, "a=<number> +a>3", HEALTHY, "number"),
        WHEN(3, "a=<string> +a=12", HEALTHY, "twelve"),
        WHEN(4, "a!=<table> +a=nil", HEALTHY, "spells nothing"),
        FINALLY(DEGRADED, NULL),
    };

    (void)state;
    CHECK(rules, "{a: []}", "Healthy: empty");
    CHECK(rules, "{a: {b: null}}", "Healthy: empty");
    CHECK(rules, "{a: {b: 0}}", "Degraded: ");
    CHECK(rules, "{a: 4}", "Healthy: number");
    CHECK(rules, "{a: ' 12 '}", "Healthy: twelve");
    CHECK(rules, "{a: '+12.0'}", "Healthy: twelve");
    CHECK(rules, "{a: '1e3'}", "Healthy: spells nothing");
    CHECK(rules, "{a: '-'}", "Healthy: spells nothing");
    CHECK(rules, "{}", "Healthy: spells nothing");
    CHECK(rules, "{a: '13'}", "Degraded: ");
}

static void something_stands_in_for_nothing_or_for_nil_only(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "a||none=none", HEALTHY, "nil: {a||@b||c}"),
        WHEN(2, "a|none=none", HEALTHY, "false: {a|@b|c}"),
        FINALLY(DEGRADED, "{a||@b|c}"),
    };

    (void)state;
    CHECK(rules, "{}", "Healthy: nil: c");
    CHECK(rules, "{b: B}", "Healthy: nil: B");
    CHECK(rules, "{a: false}", "Healthy: false: c");
    CHECK(rules, "{a: A, b: B}", "Degraded: A");
}

static void words_are_found_in_whatever_case(void **state)
{
    static const struct health_rule rules[] = {
        WHEN(1, "a*=timeout|'it failed'", HEALTHY, "found"),
        FINALLY(DEGRADED, NULL),
    };

    (void)state;
    CHECK(rules, "{a: a TimeOut}", "Healthy: found");
    CHECK(rules, "{a: IT FAILED}", "Healthy: found");
    CHECK(rules, "{a: time}", "Degraded: ");
    CHECK(rules, "{a: 1}", "Degraded: ");
}

static void members_come_by_their_names_and_numbers_are_added_up(void **state)
{
    static const struct health_rule rules[] = {
        SORTED(1, "members"),
        ADD(2, NULL, 'n', "{.count}"),
        APPEND(3, NULL, 'm', "{.name}{$i} "),
        END,
        APPEND(4, NULL, 'm', "{%n}"),
        SET(5, "%n>0", HEALTHY, NULL),
    };

    (void)state;
    CHECK(rules,
          "{members: {c: {name: C, count: 1}, a: {name: A, count: '2'}, b: {name: B, count: 3}}}",
          "Healthy: A1 B2 C3 6");
    CHECK(rules, "{members: [{name: C, count: 1}, {name: A, count: 1}]}", "Healthy: C1 A2 2");
    CHECK(rules, "{members: {a: {name: A}}}",
          "Unknown: <string>:102: cannot perform add operation between number and nil");
    CHECK(rules, "{members: 1}",
          "Unknown: <string>:101: bad argument #1 to pairs (table expected, got number)");
}

static void a_function_of_the_original_wants_its_type(void **state)
{
    static const struct health_rule rules[] = {
        NEED_TABLE(1, "list", "getn"),
        NEED_TEXT(2, "text", "match"),
        FINALLY(HEALTHY, NULL),
    };

    (void)state;
    CHECK(rules, "{}", "Healthy: ");
    CHECK(rules, "{list: [], text: 1}", "Healthy: ");
    CHECK(rules, "{list: {}, text: a}", "Healthy: ");
    CHECK(rules, "{list: a}",
          "Unknown: <string>:101: bad argument #1 to getn (table expected, got string)");
    CHECK(rules, "{text: []}",
          "Unknown: <string>:102: bad argument #1 to match (string expected, got table)");
}

static void a_text_made_of_many_items_is_whole(void **state)
{
    static const struct health_rule rules[] = {
        EACH(1, "status.items"),     APPEND(2, NULL, 'm', "{.}-"), KEEP(2, NULL, 'o', "{$m}"), END,
        SET(3, NULL, HEALTHY, NULL),
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct health_kind kind = BY_RULES("Thing", rules);
    struct json *object = json_new_object(arena), *items = json_new_array(arena);
    struct json *status = json_edit_object(arena, object, "status");
    struct health health;

    (void)state;
    json_set(arena, status, "items", items);
    for (int i = 0; i < 3000; i++)
        json_append(arena, items, json_new_int(arena, 7));
    health = health_by_rules(&kind, object, arena);
    assert_int_equal(health.message.len, 6000);
    assert_memory_equal(health.message.ptr + 5990, "7-7-7-7-7-", 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_condition_of_the_list_that_a_rule_fits_decides),
        cmocka_unit_test(a_message_that_is_no_text_makes_an_empty_status),
        cmocka_unit_test(a_piece_of_a_text_can_be_cut),
        cmocka_unit_test(a_verdict_without_a_status_is_none),
        cmocka_unit_test(terms_compare_values_and_types),
        cmocka_unit_test(numbers_and_texts_have_an_order),
        cmocka_unit_test(what_the_original_cannot_do_is_said_in_its_words),
        cmocka_unit_test(counters_and_texts_are_kept_over_a_loop),
        cmocka_unit_test(loops_within_loops_reach_outwards),
        cmocka_unit_test(types_emptiness_and_spelled_numbers_can_be_asked_for),
        cmocka_unit_test(something_stands_in_for_nothing_or_for_nil_only),
        cmocka_unit_test(words_are_found_in_whatever_case),
        cmocka_unit_test(members_come_by_their_names_and_numbers_are_added_up),
        cmocka_unit_test(a_function_of_the_original_wants_its_type),
        cmocka_unit_test(a_text_made_of_many_items_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
