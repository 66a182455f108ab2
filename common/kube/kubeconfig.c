/*
 * kubeconfig files: read, merged (the first file that names a cluster, a user or a context wins),
 * then the flags on top, then one context resolved into a configuration. Faults are collected, as
 * client-go does, so that one message tells all of them.
 */
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/digest.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/yaml.h"
#include "kube/kube_config.h"
#include "kube/kube_config_builder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct named {
    struct str name;
    const struct json *value; /* what stands in `cluster:`, `user:` or `context:` */
    const char *folder;       /* of the file it is from: relative paths start there */
};

typedef VEC(struct named) named_list;

/* All files, merged. Values are in the builder's arena. */
struct files {
    named_list clusters, users, contexts;
    struct str current_context;
    struct config_builder *builder;
    struct arena *arena; /* the builder's */
    const struct kube_config_flags *flags;
    struct strbuf faults; /* ", " in between */
    size_t fault_count;
    bool is_empty_cluster; /* the one fault was that there is no cluster */
};

static void files_release(struct files *files)
{
    vec_release(&files->clusters);
    vec_release(&files->users);
    vec_release(&files->contexts);
    strbuf_release(&files->faults);
}
DEFINE_CLEANUP_VALUE(struct files, files_release)

static void files_init(struct files *files, struct config_builder *builder,
                       const struct kube_config_flags *flags)
{
    static const struct kube_config_flags none = { 0 };

    *files = (struct files){ .builder = builder,
                             .arena = builder->arena,
                             .current_context = STR_EMPTY,
                             .flags = flags ? flags : &none,
                             .faults = STRBUF_INIT(ERROR_MESSAGE_MAX) };
}

static void add_fault(struct files *files, const char *fault)
{
    strbuf_printf(&files->faults, "%s%s", files->fault_count++ ? ", " : "", fault);
}

static const struct named *find(const named_list *list, struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].name, name))
            return &list->items[i];
    return NULL;
}

/* ---- reading ---- */

static int add_list(named_list *list, const struct json *items, const char *member,
                    const char *folder, struct error *err)
{
    size_t before = list->count;

    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        struct str name = json_string(json_get(at.value, "name"));
        const struct named *known = find(list, name);

        if (known && known >= list->items + before)
            return error_set(err, ERR_INVALID, "duplicate name \"%.*s\" in the list of %ss",
                             STR_ARG(name), member);
        if (known)
            continue;
        vec_push(list, ((struct named){ name, json_get(at.value, member), folder }));
    }
    return 0;
}

static int add_text(struct files *files, struct str text, const char *folder, struct error *err)
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
static int add_file(struct files *files, const char *path, bool is_required, struct error *err)
{
    struct str text;

    if (config_read_file(path, files->arena, &text, err) < 0) {
        if (is_required || err->code != ERR_NOT_FOUND)
            return error_prefix(err, "error loading config file \"%s\"", path);
        error_release(err);
        return 0;
    }
    if (add_text(files, text, folder_of(path, files->arena), err) < 0)
        return error_prefix(err, "error loading config file \"%s\"", path);
    return 0;
}

static int add_default_files(struct files *files, struct error *err)
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

/* ---- one context ---- */

static bool is_given(const char *flag)
{
    return flag && *flag;
}

/* A member, or the flag that wins over it. */
static struct str text_of(const struct named *named, const char *member, const char *flag)
{
    if (is_given(flag))
        return str_of(flag);
    return named ? json_string(json_get(named->value, member)) : STR_EMPTY;
}

static const char *absolute(struct files *files, const char *folder, struct str path)
{
    return path.ptr[0] == '/' || !folder
               ? arena_strndup(files->arena, path.ptr, path.len)
               : arena_printf(files->arena, "%s/%.*s", folder, STR_ARG(path));
}

/* A PEM text that stands in the file, or in a file it names. */
struct pem_source {
    const char *data_member, *file_member;
    const char *flag; /* a file; wins over both */
    const char *what; /* "certificate-authority": how a fault names it */
};

static struct str read_pem(struct files *files, const struct named *named, struct str owner,
                           const struct pem_source *source)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str data = STR_EMPTY, path = text_of(named, source->file_member, source->flag), out;
    const char *folder = is_given(source->flag) || !named ? NULL : named->folder;

    if (!is_given(source->flag) && named)
        data = json_string(json_get(named->value, source->data_member));
    if (data.len) {
        if (base64_decode(data, CONFIG_FILE_MAX_BYTES, files->arena, &out, &err) == 0)
            return out;
        add_fault(files, arena_printf(files->arena, "unable to read %s for %.*s due to %s",
                                      source->data_member, STR_ARG(owner), error_text(&err)));
    } else if (path.len) {
        if (config_read_file(absolute(files, folder, path), files->arena, &out, &err) == 0)
            return out;
        add_fault(files,
                  arena_printf(files->arena, "unable to read %s %.*s for %.*s due to %s",
                               source->what, STR_ARG(path), STR_ARG(owner), error_text(&err)));
    }
    return STR_EMPTY;
}

static void check_proxy(struct files *files, const char *url, struct str cluster)
{
    static const char *const schemes[] = { "http://", "https://", "socks5://" };

    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (strncmp(url, schemes[i], strlen(schemes[i])) == 0)
            return;
    add_fault(files, arena_printf(files->arena,
                                  "invalid 'proxy-url' %s for cluster %s: unsupported scheme, "
                                  "must be http, https, or socks5",
                                  go_quoted(str_of(url), files->arena).ptr,
                                  go_quoted(cluster, files->arena).ptr));
}

static void set_cluster(struct files *files, const struct named *cluster, struct str name)
{
    static const char ca[] = "certificate-authority";
    struct kube_config *config = &files->builder->config;
    const struct kube_config_flags *flags = files->flags;
    struct str server = text_of(cluster, "server", flags->server);
    bool ca_flag = is_given(flags->certificate_authority);

    if (!cluster && !server.len && !ca_flag && !flags->insecure_skip_tls_verify) {
        files->is_empty_cluster = true;
        add_fault(files, "cluster has no server defined");
        return;
    }
    if (!server.len)
        add_fault(files, name.len ? arena_printf(files->arena, "no server found for cluster %s",
                                                 go_quoted(name, files->arena).ptr)
                                  : "default cluster has no server defined");
    config->is_insecure = flags->insecure_skip_tls_verify ||
                          (!ca_flag && cluster &&
                           json_bool(json_get(cluster->value, "insecure-skip-tls-verify"), false));
    if (!flags->insecure_skip_tls_verify || ca_flag)
        config->ca_pem = read_pem(files, cluster, name,
                                  &(struct pem_source){ "certificate-authority-data", ca,
                                                        flags->certificate_authority, ca });
    if (config->is_insecure && config->ca_pem.len)
        add_fault(files, "specifying a root certificates file with the insecure flag is not "
                         "allowed");
    if (is_given(flags->tls_server_name) || is_given(flags->server))
        config->tls_server_name = config_text(files->builder, str_of(flags->tls_server_name));
    else
        config->tls_server_name =
            config_text(files->builder, text_of(cluster, "tls-server-name", NULL));
    config->proxy_url =
        config_text(files->builder, text_of(cluster, "proxy-url", flags->proxy_url));
    if (config->proxy_url)
        check_proxy(files, config->proxy_url, name);
    config->is_compression_off =
        flags->disable_compression ||
        (cluster && json_bool(json_get(cluster->value, "disable-compression"), false));
    config_set_server(files->builder, server, config->is_insecure || config->ca_pem.len);
}

/* The program's arguments and environment, as lists that end with NULL. */
static void set_exec_lists(struct files *files, const struct json *value, struct kube_exec *exec)
{
    const struct json *args = json_get(value, "args"), *env = json_get(value, "env");
    const char **arg_list = arena_alloc(files->arena, (json_count(args) + 1) * sizeof(char *));
    const char **env_list = arena_alloc(files->arena, (json_count(env) + 1) * sizeof(char *));

    for (struct json_cursor at = json_walk(args); json_next(&at);)
        arg_list[at.index] = str_dup(json_string(at.value), files->arena).ptr;
    for (struct json_cursor at = json_walk(env); json_next(&at);)
        env_list[at.index] =
            arena_printf(files->arena, "%s=%s", json_cstr(json_get(at.value, "name")),
                         json_cstr(json_get(at.value, "value")));
    exec->args = arg_list;
    exec->env = env_list;
}

/* A plugin's interactiveMode, which v1beta1 may leave out. */
static void set_interactive_mode(struct files *files, struct str mode, struct str user,
                                 struct kube_exec *exec)
{
    exec->is_interactive_only = str_equals(mode, "Always");
    if (str_equals(mode, "Never") || str_equals(mode, "IfAvailable") || exec->is_interactive_only)
        return;
    if (mode.len)
        add_fault(files, arena_printf(files->arena, "invalid interactiveMode for %.*s: %s",
                                      STR_ARG(user), go_quoted(mode, files->arena).ptr));
    else if (strcmp(exec->api_version, "client.authentication.k8s.io/v1beta1") != 0)
        add_fault(files, arena_printf(files->arena,
                                      "interactiveMode must be specified for %.*s to use exec "
                                      "authentication plugin",
                                      STR_ARG(user)));
}

static const char *exec_cluster_config(struct files *files, const struct named *cluster)
{
    for (struct json_cursor at = json_walk(cluster ? json_get(cluster->value, "extensions") : NULL);
         json_next(&at);)
        if (str_equals(json_string(json_get(at.value, "name")),
                       "client.authentication.k8s.io/exec"))
            return json_print(json_get(at.value, "extension"), JSON_SORTED, files->arena).ptr;
    return NULL;
}

static void set_exec(struct files *files, const struct named *user, const struct named *cluster)
{
    const struct json *value = json_get(user->value, "exec");
    struct kube_exec *exec = ARENA_NEW(files->arena, struct kube_exec);
    struct str command = json_string(json_get(value, "command"));

    exec->api_version = str_dup(json_string(json_get(value, "apiVersion")), files->arena).ptr;
    /* A name with a slash is a path, from the file's folder; a bare one is looked for in PATH. */
    exec->command = str_find_char(command, '/') > 0 ? absolute(files, user->folder, command)
                                                    : str_dup(command, files->arena).ptr;
    exec->install_hint = config_text(files->builder, json_string(json_get(value, "installHint")));
    exec->provide_cluster_info = json_bool(json_get(value, "provideClusterInfo"), false);
    exec->cluster_config = exec_cluster_config(files, cluster);
    set_exec_lists(files, value, exec);
    if (!command.len)
        add_fault(files, arena_printf(files->arena,
                                      "command must be specified for %.*s to use exec "
                                      "authentication plugin",
                                      STR_ARG(user->name)));
    if (!*exec->api_version)
        add_fault(files, arena_printf(files->arena,
                                      "apiVersion must be specified for %.*s to use exec "
                                      "authentication plugin",
                                      STR_ARG(user->name)));
    set_interactive_mode(files, json_string(json_get(value, "interactiveMode")), user->name, exec);
    files->builder->config.exec = exec;
}

static void set_impersonation(struct files *files, const struct named *user)
{
    const struct kube_config_flags *flags = files->flags;
    const struct json *value = user ? user->value : NULL;
    const struct json *named = json_get(value, "as-groups"),
                      *more = json_get(value, "as-user-extra");
    const char **groups = arena_alloc(files->arena, (json_count(named) + 1) * sizeof(*groups));
    struct kube_extra *extra;
    struct kube_impersonation who = { 0 };
    size_t extras = 0;

    for (struct json_cursor at = json_walk(named); json_next(&at);)
        groups[who.group_count++] = json_cstr(at.value);
    who.groups = groups;
    if (flags->as_groups && flags->as_groups[0]) {
        who.groups = flags->as_groups;
        for (who.group_count = 0; flags->as_groups[who.group_count];)
            who.group_count++;
    }
    for (struct json_cursor at = json_walk(more); json_next(&at);)
        extras += json_count(at.value);
    extra = arena_alloc(files->arena, (extras + 1) * sizeof(*extra));
    for (struct json_cursor at = json_walk(more); json_next(&at);)
        for (struct json_cursor item = json_walk(at.value); json_next(&item);)
            extra[who.extra_count++] =
                (struct kube_extra){ str_dup(at.key, files->arena).ptr, json_cstr(item.value) };
    who.extra = extra;
    who.user = str_dup(text_of(user, "as", flags->as), files->arena).ptr;
    who.uid = str_dup(text_of(user, "as-uid", flags->as_uid), files->arena).ptr;
    config_copy_impersonation(files->builder, &who);
}

static void set_token(struct files *files, const struct named *user)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_config *config = &files->builder->config;
    struct str file = user ? json_string(json_get(user->value, "tokenFile")) : STR_EMPTY, text;

    config->token = config_secret(files->builder, text_of(user, "token", files->flags->token));
    if (!file.len || is_given(files->flags->token))
        return;
    config->token_file = absolute(files, user->folder, file);
    if (config->token)
        return;
    if (config_read_file(config->token_file, files->arena, &text, &err) < 0)
        add_fault(files, error_text(&err));
    else
        config->token = config_secret(files->builder, str_trim(text));
}

static void set_user(struct files *files, const struct named *user, struct str name,
                     const struct named *cluster)
{
    struct kube_config *config = &files->builder->config;
    const struct kube_config_flags *flags = files->flags;
    struct str key;

    set_token(files, user);
    config->username = config_text(files->builder, text_of(user, "username", flags->username));
    config->password = config_secret(files->builder, text_of(user, "password", flags->password));
    config->client_cert_pem =
        read_pem(files, user, name,
                 &(struct pem_source){ "client-certificate-data", "client-certificate",
                                       flags->client_certificate, "client-cert" });
    key = read_pem(
        files, user, name,
        &(struct pem_source){ "client-key-data", "client-key", flags->client_key, "client-key" });
    config->client_key_pem = config_secret_str(files->builder, key);
    if (config->client_cert_pem.len && !key.len)
        add_fault(files, arena_printf(files->arena,
                                      "client-key-data or client-key must be specified for %.*s to "
                                      "use the clientCert authentication method.",
                                      STR_ARG(name)));
    if (config->token && config->username)
        add_fault(files, arena_printf(files->arena,
                                      "more than one authentication method found for %.*s; found "
                                      "[token basicAuth], only one is allowed",
                                      STR_ARG(name)));
    set_impersonation(files, user);
    if (!user)
        return;
    if (json_is(json_get(user->value, "exec"), JSON_OBJECT))
        set_exec(files, user, cluster);
    if (json_is(json_get(user->value, "auth-provider"), JSON_OBJECT))
        add_fault(files, arena_printf(files->arena,
                                      "the auth-provider of %.*s is not supported: use an exec "
                                      "plugin",
                                      STR_ARG(name)));
}

/* A name that the command line asks for must exist. */
static int require(const named_list *list, const char *flag, const char *what, struct error *err)
{
    if (is_given(flag) && !find(list, str_of(flag)))
        return error_set(err, ERR_NOT_FOUND, "%s \"%s\" does not exist", what, flag);
    return 0;
}

static int resolve(struct files *files, struct error *err)
{
    const struct kube_config_flags *flags = files->flags;
    struct str context_name =
        is_given(flags->context) ? str_of(flags->context) : files->current_context;
    const struct named *context = find(&files->contexts, context_name);
    struct str cluster_name = text_of(context, "cluster", flags->cluster);
    struct str user_name = text_of(context, "user", flags->user);
    struct str namespace = text_of(context, "namespace", flags->namespace);

    if (require(&files->users, flags->user, "auth info", err) < 0 ||
        require(&files->contexts, flags->context, "context", err) < 0 ||
        require(&files->clusters, flags->cluster, "cluster", err) < 0)
        return -1;
    if (context_name.len && !context)
        add_fault(files,
                  arena_printf(files->arena, "context was not found for specified context: %.*s",
                               STR_ARG(context_name)));
    set_user(files, find(&files->users, user_name), user_name,
             find(&files->clusters, cluster_name));
    set_cluster(files, find(&files->clusters, cluster_name), cluster_name);
    if (namespace.len)
        files->builder->config.namespace = config_text(files->builder, namespace);
    if (files->fault_count == 1 && files->is_empty_cluster)
        return error_set(err, ERR_PRECONDITION,
                         "invalid configuration: no configuration has been provided, try setting "
                         "KUBERNETES_MASTER environment variable");
    if (files->fault_count == 1)
        return error_set(err, ERR_INVALID, "invalid configuration: %s", files->faults.ptr);
    if (files->fault_count)
        return error_set(err, ERR_INVALID, "invalid configuration: [%s]", files->faults.ptr);
    return 0;
}

/* ---- entries ---- */

int kube_config_parse(struct str text, const char *folder, const struct kube_config_flags *flags,
                      const struct kube_config **out, struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;
    CLEANUP(files_release) struct files files;

    config_builder_init(&builder);
    files_init(&files, &builder, flags);
    if (add_text(&files, text, folder, err) < 0 || resolve(&files, err) < 0)
        return -1;
    *out = config_builder_finish(&builder);
    return 0;
}

/* What the flags change about the pod's own account. */
static void overlay_flags(struct config_builder *builder, const struct kube_config_flags *flags)
{
    if (is_given(flags->server))
        config_set_server(builder, str_of(flags->server), true);
    if (is_given(flags->token)) {
        builder->config.token = config_secret(builder, str_of(flags->token));
        builder->config.token_file = NULL;
    }
    if (is_given(flags->namespace))
        builder->config.namespace = config_text(builder, str_of(flags->namespace));
}

int kube_config_load(const struct kube_config_flags *flags, const struct kube_config **out,
                     struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;
    CLEANUP(files_release) struct files files;

    config_builder_init(&builder);
    files_init(&files, &builder, flags);
    if (add_default_files(&files, err) < 0)
        return -1;
    if (resolve(&files, err) < 0) {
        bool is_nothing = err->code == ERR_PRECONDITION;

        if (!is_nothing || access(SERVICE_ACCOUNT_FOLDER "/token", F_OK) < 0 ||
            !getenv("KUBERNETES_SERVICE_HOST"))
            return -1;
        error_release(err);
        if (config_load_in_cluster(&builder, SERVICE_ACCOUNT_FOLDER, err) < 0)
            return -1;
        overlay_flags(&builder, files.flags);
    }
    *out = config_builder_finish(&builder);
    return 0;
}
