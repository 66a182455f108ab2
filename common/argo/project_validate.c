/* What may stand in a project, as the API server judges it before it stores one. */
#include "argo/project.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/map.h"
#include "data/glob.h"
#include "data/json.h"

#include <ctype.h>

enum { DESCRIPTION_MAX = 255 };

/* True the first time a text is met. */
static bool is_new(struct map *seen, struct str text)
{
    static char present;

    return map_put(seen, text, &present) == NULL;
}

static int check_destinations(const struct project *project, struct arena *arena, struct error *err)
{
    CLEANUP(map_free) struct map *seen = map_new();

    for (size_t i = 0; i < project->destination_count; i++) {
        const struct project_destination *item = &project->destinations[i];
        struct str place = item->server.len == 0 && item->name.len > 0 ? item->name : item->server;
        const char *key =
            arena_printf(arena, "%.*s/%.*s", STR_ARG(place), STR_ARG(item->namespace));

        if (str_equals(item->name, "!*"))
            return error_set(err, ERR_INVALID, "name has an invalid format, '!*'");
        if (str_equals(item->server, "!*"))
            return error_set(err, ERR_INVALID, "server has an invalid format, '!*'");
        if (str_equals(item->namespace, "!*"))
            return error_set(err, ERR_INVALID, "namespace has an invalid format, '!*'");
        if (!is_new(seen, str_of(key)))
            return error_set(err, ERR_INVALID, "destination '%s' already added", key);
    }
    return 0;
}

static int check_sources(const struct project *project, struct error *err)
{
    CLEANUP(map_free) struct map *namespaces = map_new();
    CLEANUP(map_free) struct map *repos = map_new();

    for (size_t i = 0; i < project->source_namespaces.count; i++) {
        struct str item = project->source_namespaces.items[i];

        if (!is_new(namespaces, item))
            return error_set(err, ERR_INVALID, "source namespace '%.*s' already added",
                             STR_ARG(item));
    }
    for (size_t i = 0; i < project->source_repos.count; i++) {
        struct str item = project->source_repos.items[i];

        if (str_equals(item, "!*"))
            return error_set(err, ERR_INVALID, "source repository has an invalid format, '!*'");
        if (!is_new(repos, item))
            return error_set(err, ERR_INVALID, "source repository '%.*s' already added",
                             STR_ARG(item));
    }
    return 0;
}

/* ---- roles ---- */

static bool is_role_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        bool is_edge = i == 0 || i == name.len - 1;

        if (!isalnum((unsigned char)name.ptr[i]) &&
            (is_edge || (name.ptr[i] != '-' && name.ptr[i] != '_')))
            return false;
    }
    return name.len > 0;
}

static bool is_one_of(struct str text, const char *const *words)
{
    for (; *words; words++) {
        if (str_equals(text, *words))
            return true;
    }
    return false;
}

static bool is_action(struct str action)
{
    static const char *const actions[] = { "get",  "create",   "update", "delete",
                                           "sync", "override", "*",      NULL };

    return is_one_of(action, actions) || str_find(action, STR("action/")) >= 0 ||
           str_find(action, STR("update/")) >= 0 || str_find(action, STR("delete/")) >= 0;
}

static bool is_object_part(struct str part)
{
    for (size_t i = 0; i < part.len; i++) {
        char c = part.ptr[i];

        if (!isalnum((unsigned char)c) && (!c || !strchr("*_-.", c)))
            return false;
    }
    return part.len > 0;
}

/* "<project>/<name>" or "<project>/<namespace>/<name>". */
static bool is_object(struct str project, struct str object)
{
    struct str rest, first, second;

    if (!str_has_prefix(object, project) || object.len <= project.len ||
        object.ptr[project.len] != '/')
        return false;
    rest = str_slice(object, project.len + 1, object.len);
    if (!str_cut(rest, '/', &first, &second))
        return is_object_part(rest);
    return is_object_part(first) && is_object_part(second);
}

static int bad_policy(struct str policy, struct error *err, const char *why, struct arena *arena)
{
    return error_set(err, ERR_INVALID, "invalid policy rule '%.*s': %s",
                     STR_ARG(str_dup(policy, arena)), why);
}

static int check_policy(struct str project, struct str role, struct str policy, struct arena *arena,
                        struct error *err)
{
    static const char *const resources[] = {
        "applications", "applicationsets", "repositories", "exec", "logs", "clusters", NULL
    };
    struct str parts[7], rest = policy;
    size_t count = 0;
    bool more = true;
    const char *subject = arena_printf(arena, "proj:%.*s:%.*s", STR_ARG(project), STR_ARG(role));

    while (more && count < 7) {
        more = str_cut(rest, ',', &parts[count], &rest);
        parts[count] = str_trim(parts[count]);
        count++;
    }
    if (count != 6 || !str_equals(parts[0], "p"))
        return bad_policy(policy, err, "must be of the form: 'p, sub, res, act, obj, eft'", arena);
    if (!str_equals(parts[1], subject))
        return bad_policy(policy, err,
                          arena_printf(arena, "policy subject must be: '%s', not '%.*s'", subject,
                                       STR_ARG(parts[1])),
                          arena);
    if (!is_one_of(parts[2], resources)) {
        return bad_policy(policy, err,
                          arena_printf(arena,
                                       "project resource must be: 'applications', "
                                       "'applicationsets', 'repositories', 'exec', 'logs' or "
                                       "'clusters', not '%.*s'",
                                       STR_ARG(parts[2])),
                          arena);
    }
    if (!is_action(parts[3]))
        return bad_policy(policy, err,
                          arena_printf(arena, "invalid action '%.*s'", STR_ARG(parts[3])), arena);
    if (!is_object(project, parts[4])) {
        return bad_policy(policy, err,
                          arena_printf(arena,
                                       "object must be of form '%.*s/*', "
                                       "'%.*s[/<NAMESPACE>]/<APPNAME>' or '%.*s/<APPNAME>', not "
                                       "'%.*s'",
                                       STR_ARG(project), STR_ARG(project), STR_ARG(project),
                                       STR_ARG(parts[4])),
                          arena);
    }
    if (!str_equals(parts[5], "allow") && !str_equals(parts[5], "deny"))
        return bad_policy(policy, err, "effect must be: 'allow' or 'deny'", arena);
    return 0;
}

static int check_group(struct str group, struct error *err)
{
    struct str name = str_trim(group);

    if (name.len > 1 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"')
        name = str_slice(name, 1, name.len - 1);
    else if (str_find_char(name, ',') >= 0)
        return error_set(err, ERR_INVALID, "group '%.*s' must be quoted", STR_ARG(name));
    if (name.len == 0)
        return error_set(err, ERR_INVALID, "group '%.*s' is empty", STR_ARG(name));
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("\"\n\r\t", name.ptr[i]))
            return error_set(err, ERR_INVALID, "group '%.*s' contains invalid characters",
                             STR_ARG(name));
    }
    if (group.len > 1 && isspace((unsigned char)group.ptr[0]))
        return error_set(err, ERR_INVALID, "group '%.*s' contains a leading space", STR_ARG(name));
    if (group.len > 1 && isspace((unsigned char)group.ptr[group.len - 1]))
        return error_set(err, ERR_INVALID, "group '%.*s' contains a trailing space", STR_ARG(name));
    return 0;
}

static int check_role(struct str project, const struct project_role *role, struct arena *arena,
                      struct error *err)
{
    CLEANUP(map_free) struct map *policies = map_new();
    CLEANUP(map_free) struct map *groups = map_new();

    if (!is_role_name(role->name))
        return error_set(err, ERR_INVALID,
                         "invalid role name '%.*s'. Must consist of alphanumeric characters, '-' "
                         "or '_', and must start and end with an alphanumeric character",
                         STR_ARG(role->name));
    for (size_t i = 0; i < role->policies.count; i++) {
        if (!is_new(policies, role->policies.items[i]))
            return error_set(err, ERR_EXISTS, "policy '%.*s' already exists for role '%.*s'",
                             STR_ARG(role->policies.items[i]), STR_ARG(role->name));
        if (check_policy(project, role->name, role->policies.items[i], arena, err) < 0)
            return -1;
    }
    for (size_t i = 0; i < role->groups.count; i++) {
        if (!is_new(groups, role->groups.items[i]))
            return error_set(err, ERR_EXISTS, "group '%.*s' already exists for role '%.*s'",
                             STR_ARG(role->groups.items[i]), STR_ARG(role->name));
        if (check_group(role->groups.items[i], err) < 0)
            return -1;
    }
    return 0;
}

static int check_roles(const struct project *project, struct arena *arena, struct error *err)
{
    CLEANUP(map_free) struct map *seen = map_new();

    for (size_t i = 0; i < project->role_count; i++) {
        if (!is_new(seen, project->roles[i].name))
            return error_set(err, ERR_EXISTS, "role '%.*s' already exists",
                             STR_ARG(project->roles[i].name));
        if (check_role(project->name, &project->roles[i], arena, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- windows and service accounts ---- */

/* What makes two windows the same: all but manualSync, description and syncOverrun. */
static struct str window_identity(const struct sync_window *window, struct arena *arena)
{
    struct json *identity = json_edit(arena, window->document);

    json_remove(arena, identity, "manualSync");
    json_remove(arena, identity, "description");
    json_remove(arena, identity, "syncOverrun");
    return json_print(identity, JSON_SORTED, arena);
}

static int check_windows(const struct project *project, struct arena *arena, struct error *err)
{
    CLEANUP(map_free) struct map *seen = map_new();

    for (size_t i = 0; i < project->window_count; i++) {
        const struct sync_window *window = &project->windows[i];
        int64_t duration;

        if (!is_new(seen, window_identity(window, arena))) {
            return error_set(err, ERR_EXISTS,
                             "sync window with kind '%.*s', schedule '%.*s', and duration '%.*s' "
                             "already exists",
                             STR_ARG(window->kind), STR_ARG(window->schedule),
                             STR_ARG(window->duration));
        }
        if (!window->is_allow && !str_equals(window->kind, "deny"))
            return error_set(err, ERR_UNKNOWN, "kind '%.*s' mismatch: can only be allow or deny",
                             STR_ARG(window->kind));
        if (clock_read_duration(window->duration, &duration, err) < 0) {
            err->code = ERR_UNKNOWN;
            return error_prefix(err, "cannot parse duration '%.*s'", STR_ARG(window->duration));
        }
        if (json_text_at(window->document, "description").len > DESCRIPTION_MAX)
            return error_set(err, ERR_UNKNOWN, "description must not exceed 255 characters");
        if (window->applications.count + window->namespaces.count + window->clusters.count == 0) {
            return error_set(err, ERR_OUT_OF_RANGE,
                             "window '%.*s':'%.*s':'%.*s' requires one of application, cluster or "
                             "namespace",
                             STR_ARG(window->kind), STR_ARG(window->schedule),
                             STR_ARG(window->duration));
        }
    }
    return 0;
}

static bool is_glob(struct str pattern, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct glob *glob;

    return str_find_char(pattern, '!') < 0 && glob_compile(pattern, "", arena, &glob, &err) == 0;
}

static int check_service_accounts(const struct project *project, struct arena *arena,
                                  struct error *err)
{
    CLEANUP(map_free) struct map *seen = map_new();

    for (size_t i = 0; i < project->service_account_count; i++) {
        const struct destination_service_account *item = &project->service_accounts[i];
        struct str account = item->default_service_account;
        const char *key =
            arena_printf(arena, "%.*s/%.*s", STR_ARG(item->server), STR_ARG(item->namespace));

        if (!is_glob(item->server, arena))
            return error_set(err, ERR_INVALID, "server has an invalid format, '%.*s'",
                             STR_ARG(item->server));
        if (!is_glob(item->namespace, arena))
            return error_set(err, ERR_INVALID, "namespace has an invalid format, '%.*s'",
                             STR_ARG(item->namespace));
        if (str_trim(account).len == 0 || strpbrk(account.ptr, "!*[]{}\\/"))
            return error_set(err, ERR_INVALID,
                             "defaultServiceAccount has an invalid format, '%.*s'",
                             STR_ARG(account));
        if (!is_new(seen, str_of(key)))
            return error_set(err, ERR_INVALID, "destinationServiceAccount '%s' already added", key);
    }
    return 0;
}

int project_validate(const struct project *project, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (check_destinations(project, arena, err) < 0 || check_sources(project, err) < 0 ||
        check_roles(project, arena, err) < 0 || check_windows(project, arena, err) < 0 ||
        check_service_accounts(project, arena, err) < 0)
        return -1;
    return 0;
}
