#include "common/argo/document.h"
#include "gitops/health/lua.h"

#define OBJECT                                                                                     \
    "{apiVersion: x.io/v1, kind: Thing, metadata: {name: t}, spec: {list: [1, null, a], count: 5," \
    " ratio: 0.5, none: null}, status: {}}"

static struct health run(struct arena *arena, const char *script, bool open_libs)
{
    return lua_health(str_of(script), open_libs, document(arena, OBJECT), arena);
}

/* Scripts and what the original's interpreter made of them. */
static const struct {
    const char *script;
    enum health_status status;
    const char *message;
    bool open_libs;
} cases[] = {
    { "return {status='Healthy', message='ok'}", HEALTH_HEALTHY, "ok", false },
    { "return nil", HEALTH_NONE, "", false },
    { "return {}", HEALTH_NONE, "", false },
    { "x = 1", HEALTH_NONE, "", false },
    { "return {status='Healthy', message={1,2}}", HEALTH_NONE, "", false },
    { "return {{status='x'}}", HEALTH_NONE, "", false },
    { "return {status='Odd'}", HEALTH_UNKNOWN, "Lua returned an invalid health status", false },
    { "return {message='m'}", HEALTH_UNKNOWN, "Lua returned an invalid health status", false },
    { "return {Status='Degraded', MESSAGE='case'}", HEALTH_DEGRADED, "case", false },
    { "return 5", HEALTH_UNKNOWN, "expect table output from Lua script, not number", false },
    { "return {status='Healthy', message=#obj.spec.list .. tostring(obj.spec.none)}",
      HEALTH_HEALTHY, "2nil", false },
    { "return {status='Healthy', message=tostring(1e15) .. ' ' .. tostring(0.1+0.2) .. ' ' .. "
      "tostring(1234567.5) .. ' ' .. tostring(1e20)}",
      HEALTH_HEALTHY, "1000000000000000 0.30000000000000004 1.2345675e+06 1e+20", false },
    { "return {status='Healthy', message=tostring(tonumber('1e3')) .. tostring(tonumber('5Gi')) .. "
      "tostring(tonumber('1.5')) .. tostring(tonumber('0x10')) .. tostring(tonumber('010'))}",
      HEALTH_HEALTHY, "nilnil1.51610", false },
    { "return obj.status.phase.x", HEALTH_UNKNOWN,
      "<string>:1: attempt to index a non-table object(nil) with key 'x'", false },
    { "foo()", HEALTH_UNKNOWN, "<string>:1: attempt to call a non-function object", false },
    { "return {message='a' + 1}", HEALTH_UNKNOWN,
      "<string>:1: cannot perform add operation between string and number", false },
    { "return {message=1 < 'a'}", HEALTH_UNKNOWN,
      "<string>:1: attempt to compare number with string", false },
    { "return {message=#nil}", HEALTH_UNKNOWN, "<string>:1: __len undefined", false },
    { "error('custom')", HEALTH_UNKNOWN, "<string>:1: custom", false },
    { "x = 1 +", HEALTH_UNKNOWN, "<string> at EOF:   syntax error\n", false },
    { "if x = 1 then end", HEALTH_UNKNOWN, "<string> line:1(column:6) near '=':   syntax error\n",
      false },
    { "return {1, a=2}", HEALTH_UNKNOWN,
      "json: error calling MarshalJSON for type json.jsonValue: cannot encode mixed or invalid key "
      "types",
      false },
    { "local t = {} t.t = t return t", HEALTH_UNKNOWN,
      "json: error calling MarshalJSON for type json.jsonValue: json: error calling MarshalJSON "
      "for type json.jsonValue: cannot encode recursively nested tables to JSON",
      false },
    { "return {status='Healthy', message=type(os) .. type(string) .. type(require('os').time)}",
      HEALTH_HEALTHY, "nilnilfunction", false },
    { "return {status='Healthy', message=string.upper('x')}", HEALTH_UNKNOWN,
      "<string>:1: attempt to index a non-table object(nil) with key 'upper'", false },
    { "return {status='Healthy', message=string.format('%d %s', 3, ('x'):rep(2))}", HEALTH_HEALTHY,
      "3 xx", true },
    { "return {status='Healthy', message=math.floor(3.7) .. os.date('!%Y', 0)}", HEALTH_HEALTHY,
      "31970", true },
    { "for i = 1, 3 do if i == 2 then goto done end end ::done:: return {status='Healthy', "
      "message=tostring(table.getn({1,2}))}",
      HEALTH_HEALTHY, "2", false },
};

static void scripts_are_judged_as_in_the_original(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct health health = run(arena, cases[i].script, cases[i].open_libs);

        if (health.status != cases[i].status || !str_equals(health.message, cases[i].message))
            fail_msg("%s: %s '%.*s'", cases[i].script, health_status_name(health.status),
                     STR_ARG(health.message));
    }
}

static int run_within(struct arena *arena, const char *script, struct error *err)
{
    const struct lua_script call = { .text = str_of(script),
                                     .open_libs = true,
                                     .object = document(arena, OBJECT),
                                     .time_ms = 50,
                                     .memory_bytes = 4 << 20 };
    const struct json *out;

    return lua_run(&call, arena, &out, err);
}

static void time_and_memory_are_limited(void **state)
{
    static const char *const endless[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "local c = coroutine.wrap(function() while true do end end) c()",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(endless) / sizeof(endless[0]); i++) {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(run_within(arena, endless[i], &err), -1);
        assert_non_null(strstr(error_text(&err), "context deadline exceeded"));
    }
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(run_within(arena, "local s = 'x' while true do s = s .. s end", &err), -1);
    assert_non_null(strstr(error_text(&err), "not enough memory"));
}

static void nothing_outside_can_be_reached(void **state)
{
    static const char *const reaching[] = {
        "io.open('/etc/passwd')",
        "dofile('/etc/passwd')",
        "loadfile('/etc/passwd')",
        "os.execute('true')",
        "os.getenv('HOME')",
        "os.exit(1)",
        "require('ffi')",
        "debug.getregistry()",
        "package.loadlib('x', 'y')",
        "jit.on()",
        "string.dump(print)",
        "assert(loadstring('\\27LJ'))",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(reaching) / sizeof(reaching[0]); i++) {
        CLEANUP(error_release) struct error err = { 0 };

        if (run_within(arena, reaching[i], &err) == 0)
            fail_msg("%s", reaching[i]);
    }
}

static void a_pattern_that_could_run_for_ever_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_int_equal(run_within(arena, "return {('a'):rep(10000):find('.-.-.-.-.-b')}", &err), -1);
    assert_non_null(strstr(error_text(&err), "too complex"));
}

static void what_a_script_returns_becomes_json(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct lua_script call = {
        .text = STR("obj.spec.count = obj.spec.count + 1 return {obj.spec, actionParams.who}"),
        .object = document(arena, OBJECT),
        .params = document(arena, "{who: me}"),
    };
    const struct json *out;

    (void)state;
    assert_int_equal(lua_run(&call, arena, &out, &err), 0);
    assert_json(out, "[{\"count\":6,\"list\":[1,\"a\"],\"ratio\":0.5},\"me\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_are_judged_as_in_the_original),
        cmocka_unit_test(time_and_memory_are_limited),
        cmocka_unit_test(nothing_outside_can_be_reached),
        cmocka_unit_test(a_pattern_that_could_run_for_ever_is_refused),
        cmocka_unit_test(what_a_script_returns_becomes_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
