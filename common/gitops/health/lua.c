/*
 * Scripts run in a state of their own, with limits on time and memory. The JIT compiler is off: a
 * compiled loop would not call the hook that watches the time.
 */
#include "gitops/health/lua.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "gitops/health/checks.h"
#include "gitops/health/lua_state.h"

#include <lauxlib.h>
#include <luajit.h>
#include <lualib.h>
#include <stdlib.h>
#include <strings.h>

enum {
    DEFAULT_TIME_MS = 1000,
    DEFAULT_MEMORY = 64 << 20,
    INSTRUCTIONS_BETWEEN_CHECKS = 10000,
    SCRIPT_MAX = 1 << 20,
};

struct budget {
    size_t used, limit; /* bytes */
    int64_t deadline_ms;
};

static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    struct budget *budget = context;
    void *moved;

    if (new_size == 0) {
        budget->used -= old_size;
        free(block);
        return NULL;
    }
    if (budget->used - old_size + new_size > budget->limit)
        return NULL;
    moved = realloc(block, new_size);
    if (moved)
        budget->used += new_size - old_size;
    return moved;
}

static void watch_time(lua_State *lua, lua_Debug *where)
{
    void *context;

    (void)where;
    lua_getallocf(lua, &context);
    if (clock_monotonic_ms() < ((struct budget *)context)->deadline_ms)
        return;
    /* From here on each instruction fails: a script cannot catch its way past the limit. */
    lua_sethook(lua, watch_time, LUA_MASKCOUNT, 1);
    luaL_where(lua, 0);
    lua_pushliteral(lua, "context deadline exceeded");
    lua_concat(lua, 2);
    lua_error(lua);
}

static void close_state(lua_State *lua)
{
    lua_sethook(lua, NULL, 0, 0);
    lua_close(lua);
}
DEFINE_CLEANUP(lua_State *, close_state)

/* Runs protected: everything in it may raise an error. Leaves the script's last result. */
static int prepare_and_call(lua_State *lua)
{
    const struct lua_script *call = lua_touserdata(lua, 1);
    int top;

    lua_libs_open(lua, call->open_libs);
    luaJIT_setmode(lua, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
    lua_value_push(lua, call->object);
    lua_setglobal(lua, "obj");
    if (call->params)
        lua_value_push(lua, call->params);
    else
        lua_newtable(lua);
    lua_setglobal(lua, "actionParams");
    top = lua_gettop(lua);
    if (luaL_loadbufferx(lua, call->text.ptr, call->text.len, "=<string>", "t") != 0)
        return lua_error(lua);
    lua_sethook(lua, watch_time, LUA_MASKCOUNT, INSTRUCTIONS_BETWEEN_CHECKS);
    lua_call(lua, 0, LUA_MULTRET);
    lua_sethook(lua, NULL, 0, 0);
    if (lua_gettop(lua) == top)
        lua_pushnil(lua);
    return 1;
}

static int take_result(lua_State *lua, struct arena *arena, const struct json **out,
                       struct error *err)
{
    int type = lua_type(lua, -1);

    if (type == LUA_TNIL) {
        *out = json_new_null(arena);
        return 0;
    }
    if (type != LUA_TTABLE)
        return error_set(err, ERR_INVALID, "expect table output from Lua script, not %s",
                         lua_typename(lua, type));
    return lua_value_get(lua, -1, arena, out, err);
}

static int fail(lua_State *lua, struct str script, struct arena *arena, struct error *err)
{
    size_t length = 0;
    const char *text = lua_tolstring(lua, -1, &length);
    struct str message = text ? (struct str){ text, length } : STR("table: 0x0");

    message = lua_error_reword(message, script, arena);
    return error_set(err, ERR_UNKNOWN, "%.*s", STR_ARG(message));
}

int lua_run(const struct lua_script *script, struct arena *arena, const struct json **out,
            struct error *err)
{
    struct budget budget = {
        .limit = script->memory_bytes ? script->memory_bytes : DEFAULT_MEMORY,
        .deadline_ms = clock_monotonic_ms() + (script->time_ms ? script->time_ms : DEFAULT_TIME_MS),
    };
    struct lua_script call = *script;
    CLEANUP(close_state) lua_State *lua = NULL;

    if (script->text.len > SCRIPT_MAX)
        return error_set(err, ERR_TOO_LARGE, "the Lua script is longer than 1 MiB");
    lua = lua_newstate(allocate, &budget);
    if (!lua)
        return error_set(err, ERR_EXHAUSTED, "cannot make a Lua state");
    lua_pushcfunction(lua, prepare_and_call);
    lua_pushlightuserdata(lua, &call);
    if (lua_pcall(lua, 1, 1, 0) != 0)
        return fail(lua, script->text, arena, err);
    return take_result(lua, arena, out, err);
}

/* ---- health ---- */

/* A member whose name matches without regard to case, an exact one first. */
static const struct json *find_folded(const struct json *object, const char *name)
{
    const struct json *exact = json_get(object, name);

    for (struct json_cursor at = json_walk(object); !exact && json_next(&at);) {
        if (at.key.len == strlen(name) && strncasecmp(at.key.ptr, name, at.key.len) == 0)
            exact = at.value;
    }
    return exact;
}

struct health lua_health(struct str script, bool open_libs, const struct json *object,
                         struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct lua_script call = { .text = script, .open_libs = open_libs, .object = object };
    const struct json *result, *status, *message;
    enum health_status code;

    if (lua_run(&call, arena, &result, &err) < 0)
        return health_error(arena, "%s", error_text(&err));
    status = find_folded(result, "status");
    message = find_folded(result, "message");
    /* Nothing, or something of another shape: an empty status. */
    if (!json_is(result, JSON_OBJECT) || (status && !json_is(status, JSON_STRING)) ||
        (message && !json_is(message, JSON_STRING)))
        return health_plain(HEALTH_NONE);
    code = health_status_parse(json_string(status));
    if (code == HEALTH_NONE)
        return health_text(HEALTH_UNKNOWN, STR("Lua returned an invalid health status"));
    return health_text(code, json_string(message));
}
