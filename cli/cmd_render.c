/*
 * `argosy render DIR`: what the repo-server would make of a folder, without a server. The folder is
 * the application; it may not reach outside of its repository.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/options.h"
#include "base/strbuf.h"
#include "command.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/render.h"
#include "render_place.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { SOURCE_LIMIT = 1024 * 1024, OUTPUT_LIMIT = 1024 * 1024 * 1024 };

struct render_options {
    const char *source, *name, *namespace, *output, *root;
    const char *label_key, *tracking_method, *kube_version, *project, *type;
    struct option_list api_versions;
    int64_t max_bytes;
    int helm_rules;
    bool stats;
};

#define FIELD(name) offsetof(struct render_options, name)
static const struct option table[] = {
    { "source", NULL, OPTION_TEXT, FIELD(source), "",
      "File with an ApplicationSource as YAML; its path is taken beneath DIR" },
    { "root", NULL, OPTION_TEXT, FIELD(root), "",
      "The repository that DIR is in (default: the Git work tree around it, else DIR)" },
    { "name", NULL, OPTION_TEXT, FIELD(name), "", "Name of the application" },
    { "namespace,n", NULL, OPTION_TEXT, FIELD(namespace), "", "Namespace of the destination" },
    { "output,o", NULL, OPTION_TEXT, FIELD(output), "yaml", "Output format. One of: yaml|json" },
    { "app-label-key", NULL, OPTION_TEXT, FIELD(label_key), "",
      "Mark the objects as the application's, as a server with this label key does" },
    { "tracking-method", NULL, OPTION_TEXT, FIELD(tracking_method), "annotation",
      "How they are marked. One of: annotation|label|annotation+label" },
    { "project", NULL, OPTION_TEXT, FIELD(project), "default", "Project of the application" },
    { "kube-version", NULL, OPTION_TEXT, FIELD(kube_version), "", "Version of the cluster" },
    { "api-versions", NULL, OPTION_LIST, FIELD(api_versions), "", "API versions of the cluster" },
    { "type", NULL, OPTION_TEXT, FIELD(type), "",
      "Type of the source, when its files do not tell. One of: helm|kustomize|directory" },
    { "helm-rules", "ARGOSY_HELM_RULES", OPTION_WITHIN(3, 4), FIELD(helm_rules), "4",
      "Whose Helm charts are rendered like: 4 is 4.2, 3 is 3.19" },
    { "stats", NULL, OPTION_BOOL, FIELD(stats), "false",
      "Print the time and the memory that each phase took, to standard error" },
    { "max-combined-directory-manifests-size", NULL, OPTION_BYTES, FIELD(max_bytes), "10M",
      "Max combined size of manifest files in a directory-type Application" },
    OPTIONS_END,
};

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SOURCE_LIMIT);

    options_usage(table, "argosy render DIR", "Render the manifests of a folder.", &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

static int read_file(const char *path, struct arena *arena, struct str *out, struct error *err)
{
    char *text = arena_alloc(arena, SOURCE_LIMIT + 1);
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    size_t length = 0;
    ssize_t got = 1;

    if (fd < 0)
        return error_set_errno(err, errno, "cannot open '%s'", path);
    while (length <= SOURCE_LIMIT && got > 0) {
        got = read(fd, text + length, SOURCE_LIMIT + 1 - length);
        if (got > 0)
            length += (size_t)got;
    }
    close(fd);
    if (got < 0)
        return error_set_errno(err, errno, "cannot read '%s'", path);
    if (length > SOURCE_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "'%s' is longer than %d bytes", path, SOURCE_LIMIT);
    *out = str_dup((struct str){ text, length }, arena);
    return 0;
}

static int check_type(const char *type, struct error *err)
{
    static const char *const types[] = { "", "helm", "kustomize", "directory" };

    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        if (strcmp(type, types[i]) == 0)
            return 0;
    }
    return error_set(err, ERR_INVALID, "unknown source type '%s'", type);
}

/** The source of --source, an empty one without it, with the type of --type. */
static int read_source(const struct render_options *options, struct arena *arena,
                       const struct json **out, struct error *err)
{
    const char *file = options->source;
    const struct json *source = json_new_object(arena);
    struct str text = STR_EMPTY;

    if (file[0] &&
        (read_file(file, arena, &text, err) < 0 || yaml_parse(text, arena, &source, err) < 0))
        return error_prefix(err, "cannot read the source");
    if (!json_is(source, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "'%s' holds no ApplicationSource", file);
    if (options->type[0] && !json_get(source, options->type)) {
        struct json *typed = json_edit(arena, source);

        json_set(arena, typed, options->type, json_new_object(arena));
        source = typed;
    }
    *out = source;
    return 0;
}

static void print_yaml(const Argosy__Render__Reply *reply, struct arena *arena)
{
    for (size_t i = 0; i < reply->n_manifests; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct str text = { (const char *)reply->manifests[i].data, reply->manifests[i].len };
        const struct json *object;

        if (json_parse(text, NULL, arena, &object, &problem) == 0)
            printf("%s%s", i ? "---\n" : "", yaml_print(object, arena).ptr);
    }
}

/** One array, an object a line. */
static void print_json(const Argosy__Render__Reply *reply)
{
    for (size_t i = 0; i < reply->n_manifests; i++)
        printf("%s%.*s", i ? ",\n" : "[", (int)reply->manifests[i].len,
               (const char *)reply->manifests[i].data);
    printf(reply->n_manifests ? "]\n" : "[]\n");
}

static int fill_request(const struct render_options *options, struct arena *arena,
                        Argosy__Render__Request *request, struct error *err)
{
    const struct json *document;
    struct str source;

    if (read_source(options, arena, &document, err) < 0)
        return -1;
    source = json_print(document, JSON_COMPACT, arena);
    request->path = arena_printf(arena, "%s", json_cstr_at(document, "path"));
    request->source = (ProtobufCBinaryData){ source.len, (uint8_t *)(uintptr_t)source.ptr };
    request->app_name = arena_printf(arena, "%s", options->name);
    request->namespace_ = arena_printf(arena, "%s", options->namespace);
    request->app_label_key = arena_printf(arena, "%s", options->label_key);
    request->tracking_method = arena_printf(arena, "%s", options->tracking_method);
    request->project_name = arena_printf(arena, "%s", options->project);
    request->kube_version = arena_printf(arena, "%s", options->kube_version);
    request->n_api_versions = options->api_versions.count;
    request->api_versions = arena_alloc(arena, (request->n_api_versions + 1) * sizeof(char *));
    for (size_t i = 0; i < request->n_api_versions; i++)
        request->api_versions[i] = arena_printf(arena, "%s", options->api_versions.items[i]);
    request->max_combined_manifest_bytes = options->max_bytes;
    request->helm_rules = (uint32_t)options->helm_rules;
    return 0;
}

/* Of a repository that was not named only the folder is looked through: around it may lie anything.
 */
static int check_symlinks(const char *folder, struct arena *arena, struct error *err)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    const char *link;
    int found;

    if (tree_open(folder, &tree, err) < 0)
        return -1;
    found = render_find_escaping_symlink(tree, arena, &link, err);
    if (found > 0)
        return error_set(err, ERR_UNKNOWN, "repository contains out-of-bounds symlinks. file: %s",
                         link);
    return found;
}

/* ---- what it costs ---- */

/** The clock at the end of the phase before; told only when somebody asked. */
struct stats {
    bool is_told;
    int64_t begin_ns;
};

static void end_phase(struct stats *stats, const char *phase)
{
    int64_t now = clock_now_ns();
    struct rusage usage;

    if (stats->is_told && getrusage(RUSAGE_SELF, &usage) == 0)
        fprintf(stderr, "%-8s %9.3f ms, %ld KiB at most\n", phase,
                (double)(now - stats->begin_ns) / 1e6, usage.ru_maxrss);
    stats->begin_ns = now;
}

static void print_reply(const struct render_options *options, const Argosy__Render__Reply *reply,
                        struct arena *arena)
{
    for (size_t i = 0; i < reply->n_warnings; i++)
        fprintf(stderr, "Warning: %s\n", reply->warnings[i]);
    if (strcmp(options->output, "json") == 0)
        print_json(reply);
    else
        print_yaml(reply, arena);
}

static int render_folder(const struct render_options *options, const char *folder,
                         struct arena *arena, struct error *err)
{
    CLEANUP(tree_close) struct tree *root = NULL;
    struct stats stats = { options->stats, clock_now_ns() };
    struct render_folder given = { folder, options->root, NULL, options->type };
    struct render_place place;
    Argosy__Render__Request request;
    Argosy__Render__Reply *reply;

    argosy__render__request__init(&request);
    if (fill_request(options, arena, &request, err) < 0)
        return -1;
    given.path = request.path;
    if (render_place_find(&given, arena, &place, err) < 0 || tree_open(place.root, &root, err) < 0)
        return -1;
    request.path = arena_printf(arena, "%s", place.path);
    end_phase(&stats, "read");
    if (check_symlinks(options->root[0] ? options->root : folder, arena, err) < 0)
        return -1;
    end_phase(&stats, "check");
    if (render_manifests(root, &request, arena, &reply, err) < 0)
        return -1;
    end_phase(&stats, "render");
    print_reply(options, reply, arena);
    end_phase(&stats, "print");
    return 0;
}

int cmd_render(char **argv, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct render_options options;
    struct options parsed;

    if (options_parse(table, argv, &options, arena, &parsed, err) < 0)
        return -1;
    if (parsed.help)
        return print_usage(err);
    if (parsed.arguments.count != 1)
        return error_set(err, ERR_INVALID, "argosy render takes one folder");
    if (check_type(options.type, err) < 0)
        return -1;
    if (strcmp(options.output, "yaml") != 0 && strcmp(options.output, "json") != 0)
        return error_set(err, ERR_INVALID, "unknown output format '%s'", options.output);
    if (render_folder(&options, parsed.arguments.items[0], arena, err) == 0)
        return 0;
    if (err->code != ERR_UNIMPLEMENTED)
        return -1;
    fprintf(stderr, "Error: %s\n", error_text(err));
    return EXIT_NOT_NATIVE;
}
