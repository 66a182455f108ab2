/*
 * The libraries of scripts. What reaches outside (files, processes, native code, byte code) is not
 * there; what is there behaves as in the interpreter that the scripts are written for.
 */
#include "base/str.h"
#include "gitops/health/lua_state.h"

#include <ctype.h>
#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NUMBER_MAX = 64, PATTERN_MAX = 512 };

static const double PATTERN_WORK_MAX = 1e10; /* steps that a match may take in the worst case */

/* ---- numbers ---- */

/* Whole numbers in full, all others with the fewest digits that read back the same. */
size_t lua_number_print(double number, char *buffer)
{
    char digits[NUMBER_MAX];
    int precision = 1, exponent;

    if (isnan(number) || isinf(number)) {
        const char *word = isnan(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";

        memcpy(buffer, word, strlen(word) + 1);
        return strlen(word);
    }
    if (number == floor(number) && fabs(number) < 9.2233720368547758e18)
        return (size_t)snprintf(buffer, NUMBER_MAX, "%lld", (long long)number);
    do {
        snprintf(digits, sizeof(digits), "%.*e", precision - 1, number);
    } while (strtod(digits, NULL) != number && ++precision <= 17);
    exponent = (int)strtol(strchr(digits, 'e') + 1, NULL, 10);
    if (exponent < -4 || exponent > 5)
        return (size_t)snprintf(buffer, NUMBER_MAX, "%.*e", precision - 1, number);
    return (size_t)snprintf(buffer, NUMBER_MAX, "%.*f",
                            precision - 1 > exponent ? precision - 1 - exponent : 0, number);
}

static int base_tostring(lua_State *lua)
{
    char buffer[NUMBER_MAX];

    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) != LUA_TNUMBER) {
        lua_pushvalue(lua, lua_upvalueindex(1));
        lua_pushvalue(lua, 1);
        lua_call(lua, 1, 1);
        return 1;
    }
    lua_pushlstring(lua, buffer, lua_number_print(lua_tonumber(lua, 1), buffer));
    return 1;
}

/* Decimal digits with a sign, or hexadecimal ones without; with a dot, what Go's ParseFloat takes.
 */
static bool parse_number(const char *text, size_t length, double *out)
{
    bool is_hex = strncasecmp(text, "0x", 2) == 0;
    const char *digits = *text == '-' || *text == '+' ? text + 1 : text;
    char *end = NULL;

    if (length == 0 || strlen(text) != length)
        return false;
    if (memchr(text, '.', length))
        *out = strtod(text, &end);
    else if (isdigit((unsigned char)*digits))
        *out = (double)strtoll(text, &end, is_hex ? 16 : 10);
    return end == text + length;
}

static int base_tonumber(lua_State *lua)
{
    bool has_base = !lua_isnoneornil(lua, 2);

    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING && !has_base) {
        const char *text = lua_tostring(lua, 1);
        size_t length;
        double number;

        text += strspn(text, " \t\n");
        length = strlen(text);
        while (length > 0 && strchr(" \t\n", text[length - 1]))
            length--;
        lua_pushlstring(lua, text, length);
        if (parse_number(lua_tostring(lua, -1), length, &number))
            lua_pushnumber(lua, number);
        else
            lua_pushnil(lua);
        return 1;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

/* ---- loading: text only ---- */

static int base_loadstring(lua_State *lua)
{
    size_t length;
    const char *text = luaL_checklstring(lua, 1, &length);

    if (luaL_loadbufferx(lua, text, length, luaL_optstring(lua, 2, "=<string>"), "t") == 0)
        return 1;
    lua_pushnil(lua);
    lua_insert(lua, -2);
    return 2;
}

static int base_print(lua_State *lua)
{
    (void)lua;
    return 0;
}

/* The only module there is. */
static int base_require(lua_State *lua)
{
    const char *name = luaL_checkstring(lua, 1);

    if (strcmp(name, "os") != 0)
        return luaL_error(lua, "module %s not found", name);
    lua_pushvalue(lua, lua_upvalueindex(1));
    return 1;
}

/* ---- patterns: nothing can stop a match, so what could take too long is refused ---- */

static int guarded_match(lua_State *lua)
{
    size_t text_length = 0, length = 0;
    const char *pattern;
    double work = 1;

    if (lua_isstring(lua, 1) && lua_isstring(lua, 2)) {
        lua_tolstring(lua, 1, &text_length);
        pattern = lua_tolstring(lua, 2, &length);
        for (size_t i = 0; i < length; i++) {
            if (strchr("*+-", pattern[i]))
                work *= (double)text_length + 1;
        }
        if (length > PATTERN_MAX || work > PATTERN_WORK_MAX)
            return luaL_error(lua, "the pattern is too complex for a text of this length");
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    return lua_gettop(lua);
}

static void guard_patterns(lua_State *lua)
{
    static const char *const names[] = { "find", "match", "gmatch", "gsub", "gfind" };

    lua_getglobal(lua, "string");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        lua_getfield(lua, -1, names[i]);
        if (lua_isnil(lua, -1)) {
            lua_pop(lua, 1);
            continue;
        }
        lua_pushcclosure(lua, guarded_match, 1);
        lua_setfield(lua, -2, names[i]);
    }
    lua_pushnil(lua);
    lua_setfield(lua, -2, "dump");
    lua_pop(lua, 1);
}

/* ---- errors of wrong types, in the other interpreter's words ---- */

static int index_wrong(lua_State *lua)
{
    const char *key = lua_isstring(lua, 2) ? lua_tostring(lua, 2) : luaL_typename(lua, 2);

    return luaL_error(lua, "attempt to index a non-table object(%s) with key '%s'",
                      luaL_typename(lua, 1), key);
}

static int call_wrong(lua_State *lua)
{
    return luaL_error(lua, "attempt to call a non-function object");
}

static int operate_wrong(lua_State *lua)
{
    return luaL_error(lua, "cannot perform %s operation between %s and %s",
                      lua_tostring(lua, lua_upvalueindex(1)), luaL_typename(lua, 1),
                      luaL_typename(lua, 2));
}

static void set_operators(lua_State *lua)
{
    static const char *const operators[] = { "add", "sub", "mul", "div", "mod", "pow", "concat" };
    char event[16];

    for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
        snprintf(event, sizeof(event), "__%s", operators[i]);
        lua_pushstring(lua, operators[i]);
        lua_pushcclosure(lua, operate_wrong, 1);
        lua_setfield(lua, -2, event);
    }
}

/* The metatable of all values of the type of the one on top, which it takes. */
static void set_type_errors(lua_State *lua, bool with_index, bool with_call)
{
    if (!lua_getmetatable(lua, -1))
        lua_newtable(lua);
    if (with_index) {
        lua_pushcfunction(lua, index_wrong);
        lua_setfield(lua, -2, "__index");
        lua_pushcfunction(lua, index_wrong);
        lua_setfield(lua, -2, "__newindex");
    }
    if (with_call) {
        lua_pushcfunction(lua, call_wrong);
        lua_setfield(lua, -2, "__call");
    }
    set_operators(lua);
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

/* ---- os ---- */

static void push_safe_os(lua_State *lua, bool with_clock)
{
    static const char *const names[] = { "time", "date", "clock", "difftime" };

    lua_newtable(lua);
    for (int i = 0; i < (with_clock ? 4 : 2); i++) {
        lua_getglobal(lua, "os");
        lua_getfield(lua, -1, names[i]);
        lua_remove(lua, -2);
        lua_setfield(lua, -2, names[i]);
    }
}

static void open_library(lua_State *lua, lua_CFunction open, const char *name)
{
    lua_pushcfunction(lua, open);
    lua_pushstring(lua, name);
    lua_call(lua, 1, 0);
}

static void remove_globals(lua_State *lua, const char *const *names)
{
    for (; *names; names++) {
        lua_pushnil(lua);
        lua_setglobal(lua, *names);
    }
}

static void replace_base(lua_State *lua)
{
    static const char *const removed[] = { "dofile", "loadfile",       "module", "newproxy",
                                           "gcinfo", "collectgarbage", "jit",    NULL };

    remove_globals(lua, removed);
    lua_getglobal(lua, "tostring");
    lua_pushcclosure(lua, base_tostring, 1);
    lua_setglobal(lua, "tostring");
    lua_getglobal(lua, "tonumber");
    lua_pushcclosure(lua, base_tonumber, 1);
    lua_setglobal(lua, "tonumber");
    lua_pushcfunction(lua, base_loadstring);
    lua_setglobal(lua, "loadstring");
    lua_pushcfunction(lua, base_loadstring);
    lua_setglobal(lua, "load");
    lua_pushcfunction(lua, base_print);
    lua_setglobal(lua, "print");
}

static void open_os(lua_State *lua, bool open_libs)
{
    open_library(lua, luaopen_os, LUA_OSLIBNAME);
    push_safe_os(lua, false);
    lua_pushcclosure(lua, base_require, 1);
    lua_setglobal(lua, "require");
    if (open_libs)
        push_safe_os(lua, true);
    else
        lua_pushnil(lua);
    lua_setglobal(lua, "os");
}

void lua_libs_open(lua_State *lua, bool open_libs)
{
    static const char *const closed[] = { "coroutine", NULL };

    open_library(lua, luaopen_base, "");
    open_library(lua, luaopen_table, LUA_TABLIBNAME);
    replace_base(lua);
    open_os(lua, open_libs);
    if (open_libs) {
        open_library(lua, luaopen_string, LUA_STRLIBNAME);
        open_library(lua, luaopen_math, LUA_MATHLIBNAME);
        guard_patterns(lua);
    } else {
        remove_globals(lua, closed);
    }
    lua_pushnil(lua);
    set_type_errors(lua, true, true);
    lua_pushboolean(lua, 0);
    set_type_errors(lua, true, true);
    lua_pushnumber(lua, 0);
    set_type_errors(lua, true, true);
    lua_pushstring(lua, "");
    set_type_errors(lua, !open_libs, true);
    lua_pushcfunction(lua, base_print);
    set_type_errors(lua, true, false);
}
