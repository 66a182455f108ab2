/* kubeconfig files: read and merged; the first file that names a cluster, a user or a context wins.
 */
#include "data/digest.h"
#include "data/json.h"
#include "data/yaml.h"
#include "kube/kubeconfig_parts.h"

#include <stdlib.h>
#include <string.h>

void kubeconfig_release(struct kubeconfig *files)
{
    vec_release(&files->clusters);
    vec_release(&files->users);
    vec_release(&files->contexts);
    strbuf_release(&files->faults);
}

void kubeconfig_init(struct kubeconfig *files, struct config_builder *builder,
                     const struct kube_config_flags *flags)
{
    static const struct kube_config_flags none = { 0 };

    *files = (struct kubeconfig){ .builder = builder,
                                  .arena = builder->arena,
                                  .current_context = STR_EMPTY,
                                  .flags = flags ? flags : &none,
                                  .faults = STRBUF_INIT(ERROR_MESSAGE_MAX) };
}

void kubeconfig_fault(struct kubeconfig *files, const char *fault)
{
    strbuf_printf(&files->faults, "%s%s", files->fault_count++ ? ", " : "", fault);
}

const struct kubeconfig_entry *kubeconfig_find(const struct kubeconfig_entries *list,
                                               struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].name, name))
            return &list->items[i];
    return NULL;
}

bool kubeconfig_is_given(const char *flag)
{
    return flag && *flag;
}

/* A member, or the flag that wins over it. */
struct str kubeconfig_text(const struct kubeconfig_entry *named, const char *member,
                           const char *flag)
{
    if (kubeconfig_is_given(flag))
        return str_of(flag);
    return named ? json_string(json_get(named->value, member)) : STR_EMPTY;
}

const char *kubeconfig_path(struct kubeconfig *files, const char *folder, struct str path)
{
    return path.ptr[0] == '/' || !folder
               ? arena_strndup(files->arena, path.ptr, path.len)
               : arena_printf(files->arena, "%s/%.*s", folder, STR_ARG(path));
}

struct str kubeconfig_pem(struct kubeconfig *files, const struct kubeconfig_entry *named,
                          struct str owner, const struct kubeconfig_pem_source *source)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str data = STR_EMPTY, path = kubeconfig_text(named, source->file_member, source->flag),
               out;
    const char *folder = kubeconfig_is_given(source->flag) || !named ? NULL : named->folder;

    if (!kubeconfig_is_given(source->flag) && named)
        data = json_string(json_get(named->value, source->data_member));
    if (data.len) {
        if (base64_decode(data, CONFIG_FILE_MAX_BYTES, files->arena, &out, &err) == 0)
            return out;
        kubeconfig_fault(files,
                         arena_printf(files->arena, "unable to read %s for %.*s due to %s",
                                      source->data_member, STR_ARG(owner), error_text(&err)));
    } else if (path.len) {
        if (config_read_file(kubeconfig_path(files, folder, path), files->arena, &out, &err) == 0)
            return out;
        kubeconfig_fault(
            files, arena_printf(files->arena, "unable to read %s %.*s for %.*s due to %s",
                                source->what, STR_ARG(path), STR_ARG(owner), error_text(&err)));
    }
    return STR_EMPTY;
}

/* ---- reading ---- */

static int add_list(struct kubeconfig_entries *list, const struct json *items, const char *member,
                    const char *folder, struct error *err)
{
    size_t before = list->count;

    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        struct str name = json_string(json_get(at.value, "name"));
        const struct kubeconfig_entry *known = kubeconfig_find(list, name);

        if (known && known >= list->items + before)
            return error_set(err, ERR_INVALID, "duplicate name \"%.*s\" in the list of %ss",
                             STR_ARG(name), member);
        if (known)
            continue;
        vec_push(list, ((struct kubeconfig_entry){ name, json_get(at.value, member), folder }));
    }
    return 0;
}

int kubeconfig_add_text(struct kubeconfig *files, struct str text, const char *folder,
                        struct error *err)
{
    const struct json *value;
    struct str current;

    if (yaml_parse(text, files->arena, &value, err) < 0)
        return -1;
    if (!json_is(value, JSON_OBJECT) && !json_is(value, JSON_NULL))
        return error_set(err, ERR_INVALID, "it holds %s, not a kubeconfig",
                         json_type_name(json_type(value)));
    if (add_list(&files->clusters, json_get(value, "clusters"), "cluster", folder, err) < 0 ||
        add_list(&files->users, json_get(value, "users"), "user", folder, err) < 0 ||
        add_list(&files->contexts, json_get(value, "contexts"), "context", folder, err) < 0)
        return -1;
    if (!files->current_context.len && json_text(value, "current-context", &current))
        files->current_context = current;
    return 0;
}

static const char *folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');

    return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : NULL;
}

/* `is_required`: that there is no such file is an error. */
static int add_file(struct kubeconfig *files, const char *path, bool is_required, struct error *err)
{
    struct str text;

    if (config_read_file(path, files->arena, &text, err) < 0) {
        if (is_required || err->code != ERR_NOT_FOUND)
            return error_prefix(err, "error loading config file \"%s\"", path);
        error_release(err);
        return 0;
    }
    if (kubeconfig_add_text(files, text, folder_of(path, files->arena), err) < 0)
        return error_prefix(err, "error loading config file \"%s\"", path);
    return 0;
}

int kubeconfig_add_default_files(struct kubeconfig *files, struct error *err)
{
    const char *list = getenv("KUBECONFIG"), *home = getenv("HOME");
    struct str path, rest = str_of(list);

    if (files->flags->kubeconfig && *files->flags->kubeconfig)
        return add_file(files, files->flags->kubeconfig, true, err);
    if (rest.len == 0)
        return home ? add_file(files, arena_printf(files->arena, "%s/.kube/config", home), false,
                               err)
                    : 0;
    while (rest.len) {
        str_cut(rest, ':', &path, &rest);
        if (path.len &&
            add_file(files, arena_strndup(files->arena, path.ptr, path.len), false, err) < 0)
            return -1;
    }
    return 0;
}
