/* ConfigMaps and Secrets from literals, files and lists of variables. */
#include "base/arena.h"
#include "data/digest.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/json_text.h"
#include "io/tree.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/origin.h"

enum { LINE_WIDTH = 70 };

struct generation {
    struct plugin *plugin;
    struct arena *arena;
    const char *what; /* "configmap" or "secret" */
    bool is_secret;
    struct knode *object;
};

/* ---- data ---- */

static bool is_utf8(struct str text)
{
    const char *at = text.ptr, *end = text.ptr + text.len;

    while (at < end) {
        size_t length = json_utf8_length(at, end);

        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/* Base64, in lines when it is long. */
static struct str encoded(struct str bytes, struct arena *arena)
{
    struct str text = base64_encode(bytes, arena);
    char *lines;
    size_t len = 0;

    if (text.len < LINE_WIDTH)
        return text;
    lines = arena_alloc(arena, text.len + text.len / LINE_WIDTH + 3);
    for (size_t at = 0; at < text.len; at += LINE_WIDTH) {
        size_t part = text.len - at < LINE_WIDTH ? text.len - at : LINE_WIDTH;

        memcpy(lines + len, text.ptr + at, part);
        len += part;
        lines[len++] = '\n';
    }
    return (struct str){ lines, len };
}

static int add_pair(struct generation *g, struct str key, struct str value, struct error *err)
{
    bool is_text = !g->is_secret && is_utf8(value);
    struct str member = g->is_secret || is_text ? STR("data") : STR("binaryData");
    struct knode *node;

    if (knode_get(knode_get(g->object, STR("data")), key) ||
        knode_get(knode_get(g->object, STR("binaryData")), key))
        return error_set(err, ERR_EXISTS, "%s %s illegally repeats the key `%.*s`", g->what,
                         json_cstr_at(g->plugin->config, "name"), STR_ARG(key));
    node = knode_new_text(g->arena, is_text ? value : encoded(value, g->arena));
    node->quoted = memchr(node->text.ptr, '\n', node->text.len) != NULL;
    knode_quote_if_misread(node, g->arena);
    knode_set(g->arena, knode_map_at(g->arena, g->object, member), str_dup(key, g->arena), node);
    return 0;
}

/* ---- sources ---- */

static struct str without_outer_quotes(struct str text)
{
    char first = text.len > 1 ? text.ptr[0] : '\0';

    if ((first == '"' || first == '\'') && text.ptr[text.len - 1] == first)
        return str_slice(text, 1, text.len - 1);
    return text;
}

static int add_literal(struct generation *g, struct str text, struct error *err)
{
    struct str key, value;

    if (!str_cut(text, '=', &key, &value) || key.len == 0)
        return error_set(err, ERR_INVALID, "invalid literal source %.*s, expected key=value",
                         STR_ARG(text));
    return add_pair(g, key, without_outer_quotes(value), err);
}

static struct str base_name(struct str path)
{
    ptrdiff_t slash;

    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    slash = str_find_last_char(path, '/');
    return str_slice(path, (size_t)(slash + 1), path.len);
}

static int add_file(struct generation *g, struct str text, struct error *err)
{
    struct str key, path, bytes;

    if (!str_cut(text, '=', &key, &path)) {
        path = text;
        key = base_name(text);
    } else if (key.len == 0) {
        return error_set(err, ERR_INVALID, "missing key name for file path %s in source %s",
                         go_quoted(path, g->arena).ptr, go_quoted(text, g->arena).ptr);
    } else if (path.len == 0) {
        return error_set(err, ERR_INVALID, "missing file path for key name %s in source %s",
                         go_quoted(key, g->arena).ptr, go_quoted(text, g->arena).ptr);
    } else if (str_find_char(path, '=') >= 0) {
        return error_set(err, ERR_INVALID, "source %s key name or file path contains '='",
                         go_quoted(text, g->arena).ptr);
    }
    if (folder_read(g->plugin->build, g->plugin->folder, str_dup(path, g->arena).ptr, &bytes, err) <
        0)
        return -1;
    return add_pair(g, key, bytes, err);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int add_variable(struct generation *g, struct str line, struct error *err)
{
    struct str key, value;

    while (line.len > 0 && is_blank(line.ptr[0]))
        line = str_slice(line, 1, line.len);
    if (line.len > 0 && line.ptr[line.len - 1] == '\r')
        line.len--;
    if (line.len == 0 || line.ptr[0] == '#')
        return 0;
    if (!is_utf8(line))
        return error_set(err, ERR_INVALID, "line has invalid utf8 bytes: %s",
                         go_quoted(line, g->arena).ptr);
    str_cut(line, '=', &key, &value);
    return add_pair(g, key, value, err);
}

static int add_variables(struct generation *g, const char *path, struct error *err)
{
    struct str text, line;
    bool more;

    if (folder_read(g->plugin->build, g->plugin->folder, path, &text, err) < 0)
        return -1;
    if (str_has_prefix(text, STR("\xef\xbb\xbf")))
        text = str_slice(text, 3, text.len);
    do {
        more = str_cut(text, '\n', &line, &text);
        if (add_variable(g, line, err) < 0)
            return -1;
    } while (more);
    return 0;
}

/* Which list the source stands in; a repeated key belongs to none. */
static int fail_source(const struct generation *g, const char *what, const char *list,
                       struct error *err)
{
    if (err->code == ERR_EXISTS)
        return -1;
    return error_prefix(err, "loading KV pairs: %s %s", what,
                        list_print(json_get(g->plugin->config, list), g->arena));
}

static int add_sources(struct generation *g, struct error *err)
{
    const struct json *config = g->plugin->config;

    for (struct json_cursor at = json_walk(json_get(config, "envs")); json_next(&at);) {
        if (add_variables(g, json_cstr(at.value), err) < 0)
            return fail_source(g, "env source files:", "envs", err);
    }
    for (struct json_cursor at = json_walk(json_get(config, "literals")); json_next(&at);) {
        if (add_literal(g, json_string(at.value), err) < 0)
            return fail_source(g, "literal sources", "literals", err);
    }
    for (struct json_cursor at = json_walk(json_get(config, "files")); json_next(&at);) {
        if (add_file(g, json_string(at.value), err) < 0)
            return fail_source(g, "file sources:", "files", err);
    }
    return 0;
}

/* ---- the object ---- */

static struct knode *make_object(struct generation *g, struct str kind, struct str name,
                                 struct str namespace)
{
    struct knode *object = knode_new_map(g->arena), *metadata = knode_new_map(g->arena);

    knode_set(g->arena, object, STR("apiVersion"), knode_new_text(g->arena, STR("v1")));
    knode_set(g->arena, object, STR("kind"), knode_new_text(g->arena, kind));
    knode_set(g->arena, metadata, STR("name"), knode_new_text(g->arena, name));
    if (namespace.len > 0)
        knode_set(g->arena, metadata, STR("namespace"), knode_new_text(g->arena, namespace));
    knode_set(g->arena, object, STR("metadata"), metadata);
    return object;
}

static void set_texts(struct generation *g, const char *key, const struct json *texts)
{
    struct knode *map = knode_new_map(g->arena);

    if (json_count(texts) == 0)
        return;
    for (struct json_cursor at = json_walk(texts); json_next(&at);)
        knode_set(g->arena, map, str_dup(at.key, g->arena),
                  knode_new_text(g->arena, json_string(at.value)));
    knode_set(g->arena, knode_get(g->object, STR("metadata")), str_of(key), map);
}

/** What a generator in a file does not say it takes from its own metadata. */
static struct str own_or_metadata(const struct json *config, const char *key)
{
    struct str own = json_text_at(config, key);

    return own.len > 0 ? own : json_text_at(json_get(config, "metadata"), key);
}

static int fill_object(struct generation *g, struct error *err)
{
    const struct json *config = g->plugin->config, *options = json_get(config, "options");
    struct str name = own_or_metadata(config, "name"), type = json_text_at(config, "type");

    if (name.len == 0)
        return error_set(err, ERR_INVALID, "a configmap must have a name");
    g->object = make_object(g, g->is_secret ? STR("Secret") : STR("ConfigMap"), name,
                            own_or_metadata(config, "namespace"));
    if (g->is_secret)
        knode_set(g->arena, g->object, STR("type"),
                  knode_new_text(g->arena, type.len > 0 ? type : STR("Opaque")));
    if (add_sources(g, err) < 0)
        return -1;
    /* An empty one too, which counts in the hash. */
    if (g->is_secret)
        knode_map_at(g->arena, g->object, STR("data"));
    set_texts(g, "labels", json_get(options, "labels"));
    set_texts(g, "annotations", json_get(options, "annotations"));
    if (json_bool(json_get(options, "immutable"), false)) {
        struct knode *immutable = knode_new_plain(g->arena, STR("true"));

        immutable->tag = KNODE_BOOL;
        knode_set(g->arena, g->object, STR("immutable"), immutable);
    }
    return 0;
}

static enum resource_behavior behavior_of(struct str text)
{
    if (str_equals(text, "replace"))
        return BEHAVIOR_REPLACE;
    if (str_equals(text, "merge"))
        return BEHAVIOR_MERGE;
    return str_equals(text, "create") ? BEHAVIOR_CREATE : BEHAVIOR_UNSPECIFIED;
}

static int generate(struct plugin *plugin, bool is_secret, struct error *err)
{
    const struct json *options = json_get(plugin->config, "options");
    struct generation g = { plugin, plugin->build->arena, is_secret ? "secret" : "configmap",
                            is_secret, NULL };
    struct resource *made;

    if (fill_object(&g, err) < 0 || resource_make(g.object, g.arena, &made, err) < 0)
        return -1;
    made->is_generated = true;
    made->behavior = behavior_of(plugin_text(plugin, "behavior"));
    made->needs_hash = !json_bool(json_get(options, "disableNameSuffixHash"), false);
    made->origin = plugin->build->keeps_origins ? origin_of_plugin(plugin) : NULL;
    if (accumulated_absorb(plugin->build, plugin->into, made, err) < 0)
        return error_prefix(err, "merging from generator &{}");
    return 0;
}

int generate_config_map(struct plugin *plugin, struct error *err)
{
    return generate(plugin, false, err);
}

int generate_secret(struct plugin *plugin, struct error *err)
{
    return generate(plugin, true, err);
}

/* A service account that stands for one of Google's. */
int generate_iam_policy(struct plugin *plugin, struct error *err)
{
    struct generation g = { plugin, plugin->build->arena, "serviceaccount", false, NULL };
    struct str cloud = plugin_text(plugin, "cloud");
    struct knode *annotations = knode_new_map(g.arena);
    struct resource *made;
    const char *account;

    if (!str_equals(cloud, "gke"))
        return error_set(err, ERR_INVALID, "cloud provider %.*s not supported", STR_ARG(cloud));
    account = arena_printf(g.arena, "%.*s@%.*s.iam.gserviceaccount.com",
                           STR_ARG(plugin_text(plugin, "serviceAccount.name")),
                           STR_ARG(plugin_text(plugin, "serviceAccount.projectId")));
    g.object = make_object(&g, STR("ServiceAccount"), plugin_text(plugin, "kubernetesService.name"),
                           plugin_text(plugin, "kubernetesService.namespace"));
    knode_set(g.arena, annotations, STR("iam.gke.io/gcp-service-account"),
              knode_new_text(g.arena, str_of(account)));
    knode_set(g.arena, knode_get(g.object, STR("metadata")), STR("annotations"), annotations);
    if (resource_make(g.object, g.arena, &made, err) < 0)
        return -1;
    made->origin = plugin->build->keeps_origins ? origin_of_plugin(plugin) : NULL;
    return accumulated_absorb(plugin->build, plugin->into, made, err);
}
