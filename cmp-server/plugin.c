#include "plugin.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"

#include <string.h>

#define INVALID "invalid plugin configuration file. "

static size_t add_texts(const struct json *list, const char **argv, size_t count,
                        struct arena *arena)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        argv[count++] = arena_printf(arena, "%s", json_cstr(at.value));
    return count;
}

static struct plugin_command read_command(const struct json *block, struct arena *arena)
{
    const struct json *command = json_get(block, "command"), *args = json_get(block, "args");
    const char **argv =
        arena_alloc(arena, (json_count(command) + json_count(args) + 1) * sizeof(*argv));
    size_t count = add_texts(command, argv, 0, arena);

    if (count == 0) /* arguments alone are no command */
        return (struct plugin_command){ argv, 0 };
    return (struct plugin_command){ argv, add_texts(args, argv, count, arena) };
}

static const char *text_at(const struct json *document, const char *path, struct arena *arena)
{
    return arena_printf(arena, "%s", json_cstr_at(document, path));
}

static int check_parameters(const struct json *parameters, struct error *err)
{
    static const char *const collections[] = { "", "string", "array", "map" };

    for (struct json_cursor at = json_walk(parameters); json_next(&at);) {
        struct str kind = json_text_at(at.value, "collectionType");
        bool is_known = false;

        for (size_t i = 0; i < sizeof(collections) / sizeof(*collections); i++)
            is_known |= str_equals(kind, collections[i]);
        if (json_text_at(at.value, "name").len == 0)
            return error_set(err, ERR_INVALID, INVALID "parameter at index %zu has no name",
                             at.index);
        if (!is_known)
            return error_set(err, ERR_INVALID, INVALID "parameter %s has an unknown collectionType",
                             json_cstr_at(at.value, "name"));
    }
    return 0;
}

int plugin_parse(struct str text, struct arena *arena, struct plugin *out, struct error *err)
{
    const struct json *document, *spec;
    const char *name, *version;
    struct plugin plugin;

    if (yaml_parse(text, arena, &document, err) < 0)
        return -1;
    spec = json_get(document, "spec");
    name = text_at(document, "metadata.name", arena);
    version = text_at(spec, "version", arena);
    plugin = (struct plugin){
        .name = version[0] ? arena_printf(arena, "%s-%s", name, version) : name,
        .init = read_command(json_get(spec, "init"), arena),
        .generate = read_command(json_get(spec, "generate"), arena),
        .find_command = read_command(json_at(spec, "discover.find"), arena),
        .dynamic_parameters = read_command(json_at(spec, "parameters.dynamic"), arena),
        .file_name = text_at(spec, "discover.fileName", arena),
        .find_glob = text_at(spec, "discover.find.glob", arena),
        .static_parameters = json_at(spec, "parameters.static"),
        .provide_git_creds = json_bool(json_get(spec, "provideGitCreds"), false),
        .preserve_file_mode = json_bool(json_get(spec, "preserveFileMode"), false),
    };
    if (!name[0] || strchr(name, '/') || strchr(version, '/'))
        return error_set(err, ERR_INVALID, INVALID "metadata.name should be non-empty");
    if (strcmp(json_cstr_at(document, "kind"), "ConfigManagementPlugin") != 0)
        return error_set(err, ERR_INVALID,
                         INVALID "kind should be ConfigManagementPlugin, found %s",
                         json_cstr_at(document, "kind"));
    if (plugin.generate.count == 0)
        return error_set(err, ERR_INVALID, INVALID "spec.generate command should be non-empty");
    if (check_parameters(plugin.static_parameters, err) < 0)
        return -1;
    *out = plugin;
    return 0;
}

bool plugin_has_discovery(const struct plugin *plugin)
{
    return plugin->file_name[0] || plugin->find_glob[0] || plugin->find_command.count > 0;
}
