#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/lua_state.h"

#include <lauxlib.h>
#include <math.h>

enum { DEPTH_MAX = 200, NUMBER_LIMIT = 1 << 20 };

#define WRAPPED "json: error calling MarshalJSON for type json.jsonValue"

/* ---- into Lua ---- */

static void push_value(lua_State *lua, const struct json *value, int depth);

/* An empty table could be a list as well: one that came as a map is marked. */
#define EMPTY_MAP "empty map"

static void push_object(lua_State *lua, const struct json *object, int depth)
{
    lua_createtable(lua, 0, (int)json_count(object));
    if (json_count(object) == 0) {
        luaL_newmetatable(lua, EMPTY_MAP);
        lua_setmetatable(lua, -2);
    }
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        if (json_is(at.value, JSON_NULL))
            continue;
        lua_pushlstring(lua, at.key.ptr, at.key.len);
        push_value(lua, at.value, depth + 1);
        lua_rawset(lua, -3);
    }
}

static void push_array(lua_State *lua, const struct json *array, int depth)
{
    int count = 0;

    lua_createtable(lua, (int)json_count(array), 0);
    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        /* Those behind a null move up. */
        if (json_is(at.value, JSON_NULL))
            continue;
        push_value(lua, at.value, depth + 1);
        lua_rawseti(lua, -2, ++count);
    }
}

static void push_value(lua_State *lua, const struct json *value, int depth)
{
    struct str text = json_string(value);

    if (depth > DEPTH_MAX)
        luaL_error(lua, "the object is nested too deep");
    luaL_checkstack(lua, 4, "the object is nested too deep");
    switch (json_type(value)) {
    case JSON_BOOL:
        lua_pushboolean(lua, json_bool(value, false));
        break;
    case JSON_INT:
    case JSON_FLOAT:
        lua_pushnumber(lua, json_double(value, 0));
        break;
    case JSON_STRING:
        lua_pushlstring(lua, text.ptr, text.len);
        break;
    case JSON_ARRAY:
        push_array(lua, value, depth);
        break;
    case JSON_OBJECT:
        push_object(lua, value, depth);
        break;
    default:
        lua_pushnil(lua);
        break;
    }
}

void lua_value_push(lua_State *lua, const struct json *value)
{
    push_value(lua, value, 0);
}

/* ---- out of Lua ---- */

struct reader {
    lua_State *lua;
    struct arena *arena;
    int seen; /* stack index of the set of tables that were met */
};

static int read_value(struct reader *reader, int index, int depth, const struct json **out,
                      struct error *err);

static int refuse(struct error *err, const char *why)
{
    return error_set(err, ERR_INVALID, WRAPPED ": %s", why);
}

/* A table that was met before, whether around this one or beside it. */
static bool was_seen(struct reader *reader, int index)
{
    bool seen;

    lua_pushvalue(reader->lua, index);
    lua_rawget(reader->lua, reader->seen);
    seen = lua_toboolean(reader->lua, -1);
    lua_pop(reader->lua, 1);
    if (!seen) {
        lua_pushvalue(reader->lua, index);
        lua_pushboolean(reader->lua, 1);
        lua_rawset(reader->lua, reader->seen);
    }
    return seen;
}

static int read_list(struct reader *reader, int index, size_t count, int depth,
                     const struct json **out, struct error *err)
{
    struct json *list = json_new_array(reader->arena);

    for (size_t i = 1; i <= count; i++) {
        const struct json *item = NULL;
        int rc;

        lua_rawgeti(reader->lua, index, (int)i);
        if (lua_isnil(reader->lua, -1)) {
            lua_pop(reader->lua, 1);
            return refuse(err, "cannot encode sparse array");
        }
        rc = read_value(reader, lua_gettop(reader->lua), depth + 1, &item, err);
        lua_pop(reader->lua, 1);
        if (rc < 0)
            return error_prefix(err, WRAPPED);
        json_append(reader->arena, list, item);
    }
    *out = list;
    return 0;
}

static int read_map(struct reader *reader, int index, int depth, const struct json **out,
                    struct error *err)
{
    struct json *map = json_new_object(reader->arena);

    lua_pushnil(reader->lua);
    while (lua_next(reader->lua, index)) {
        const struct json *value = NULL;
        struct str key;

        key.ptr = lua_tolstring(reader->lua, -2, &key.len);
        if (read_value(reader, lua_gettop(reader->lua), depth + 1, &value, err) < 0) {
            lua_pop(reader->lua, 2);
            return error_prefix(err, WRAPPED);
        }
        json_set_str(reader->arena, map, key, value);
        lua_pop(reader->lua, 1);
    }
    *out = map;
    return 0;
}

struct key_count {
    size_t numbers, texts, others;
};

static struct key_count count_keys(lua_State *lua, int index)
{
    struct key_count count = { 0 };

    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        int type = lua_type(lua, -2);

        count.numbers += type == LUA_TNUMBER;
        count.texts += type == LUA_TSTRING;
        count.others += type != LUA_TNUMBER && type != LUA_TSTRING;
        lua_pop(lua, 1);
    }
    return count;
}

static bool is_empty_map(lua_State *lua, int index)
{
    bool is_map;

    if (!lua_getmetatable(lua, index))
        return false;
    luaL_getmetatable(lua, EMPTY_MAP);
    is_map = lua_rawequal(lua, -1, -2);
    lua_pop(lua, 2);
    return is_map;
}

static int read_table(struct reader *reader, int index, int depth, const struct json **out,
                      struct error *err)
{
    struct key_count keys;

    if (was_seen(reader, index))
        return refuse(err, "cannot encode recursively nested tables to JSON");
    keys = count_keys(reader->lua, index);
    if (keys.others > 0 || (keys.numbers > 0 && keys.texts > 0))
        return refuse(err, "cannot encode mixed or invalid key types");
    if (keys.numbers > NUMBER_LIMIT)
        return refuse(err, "the list is too long");
    if (keys.texts > 0 || (keys.numbers == 0 && is_empty_map(reader->lua, index)))
        return read_map(reader, index, depth, out, err);
    return read_list(reader, index, keys.numbers, depth, out, err);
}

static int read_number(struct reader *reader, double number, const struct json **out,
                       struct error *err)
{
    if (!isfinite(number))
        return error_set(err, ERR_INVALID, WRAPPED ": json: unsupported value: %s",
                         isnan(number) ? "NaN"
                         : number > 0  ? "+Inf"
                                       : "-Inf");
    if (number == floor(number) && fabs(number) < 9.2e18)
        *out = json_new_int(reader->arena, (int64_t)number);
    else
        *out = json_new_float(reader->arena, number);
    return 0;
}

static int read_value(struct reader *reader, int index, int depth, const struct json **out,
                      struct error *err)
{
    struct str text;

    if (depth > DEPTH_MAX || !lua_checkstack(reader->lua, 6))
        return refuse(err, "the table is nested too deep");
    switch (lua_type(reader->lua, index)) {
    case LUA_TNIL:
        *out = json_new_null(reader->arena);
        return 0;
    case LUA_TBOOLEAN:
        *out = json_new_bool(reader->arena, lua_toboolean(reader->lua, index));
        return 0;
    case LUA_TNUMBER:
        return read_number(reader, lua_tonumber(reader->lua, index), out, err);
    case LUA_TSTRING:
        text.ptr = lua_tolstring(reader->lua, index, &text.len);
        *out = json_new_string(reader->arena, text);
        return 0;
    case LUA_TTABLE:
        return read_table(reader, index, depth, out, err);
    default:
        return error_set(err, ERR_INVALID, WRAPPED ": cannot encode %s to JSON",
                         lua_typename(reader->lua, lua_type(reader->lua, index)));
    }
}

int lua_value_get(lua_State *lua, int index, struct arena *arena, const struct json **out,
                  struct error *err)
{
    struct reader reader = { .lua = lua, .arena = arena };
    int table = index < 0 ? lua_gettop(lua) + index + 1 : index, rc;

    lua_newtable(lua);
    reader.seen = lua_gettop(lua);
    rc = read_value(&reader, table, 0, out, err);
    lua_pop(lua, 1);
    return rc;
}
