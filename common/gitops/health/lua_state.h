#pragma once

#include "base/error.h"
#include "base/str.h"

#include <lua.h>

struct arena;
struct json;

/* What the files of the script runner share. */

/** Push a value; nulls vanish. Raises a Lua error when it is nested too deep. */
void lua_value_push(lua_State *lua, const struct json *value);

/** The value at `index` as JSON; errors in gopher-json's words. */
int lua_value_get(lua_State *lua, int index, struct arena *arena, const struct json **out,
                  struct error *err) MUST_USE;

/** Make the libraries a script may use; `open_libs`: all that do no harm. */
void lua_libs_open(lua_State *lua, bool open_libs);

/** A message of LuaJIT in the words of the interpreter that scripts are written for. */
struct str lua_error_reword(struct str message, struct str script, struct arena *arena);

/** A number as that interpreter prints it; `buffer` holds 64 bytes. Returns its length. */
size_t lua_number_print(double number, char *buffer);
