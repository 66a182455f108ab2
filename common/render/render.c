#include "render/render.h"

#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/build_environment.h"
#include "render/renderer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_chart(struct str name)
{
    return str_has_suffix(name, STR("Chart.yaml"));
}

static bool is_kustomization(struct str name)
{
    return str_equals(name, "kustomization.yaml") || str_equals(name, "kustomization.yml") ||
           str_equals(name, "Kustomization");
}

/*
 * Every source type: how a folder of it is known, and who renders it. A type without a renderer is
 * known but not built in.
 */
struct renderer {
    const char *type;
    bool (*recognises)(struct str name); /* a file of the folder; NULL: never by its files */
    render_fn render;
};

static const struct renderer renderers[] = {
    { "Helm", is_chart, render_helm },
    { "Kustomize", is_kustomization, render_kustomize },
    { "Plugin", NULL, render_plugin },
    { "Directory", NULL, render_directory },
    { NULL, NULL, NULL },
};

static const struct renderer *find_renderer(const char *type)
{
    for (const struct renderer *at = renderers; at->type; at++) {
        if (strcmp(at->type, type) == 0)
            return at;
    }
    return NULL;
}

static bool is_disabled(const char *type, struct render_disabled disabled)
{
    for (size_t i = 0; i < disabled.count; i++) {
        if (strcmp(disabled.types[i], type) == 0)
            return true;
    }
    return false;
}

const char *render_type_of_file(struct str name, struct render_disabled disabled)
{
    const char *type = NULL;

    for (const struct renderer *at = renderers; at->type; at++) {
        if (at->recognises && at->recognises(name) && !is_disabled(at->type, disabled))
            type = at->type;
    }
    return type;
}

void rendering_warn(struct rendering *rendering, const char *fmt, ...)
{
    char *text = NULL;
    va_list args;

    if (rendering->warnings.count >= RENDER_WARNINGS_LIMIT)
        return;
    va_start(args, fmt);
    int length = vasprintf(&text, fmt, args);
    va_end(args);
    if (length < 0)
        return;
    vec_push(&rendering->warnings, arena_strndup(rendering->arena, text, (size_t)length));
    free(text);
}

struct str rendering_expand(struct rendering *rendering, struct str text)
{
    struct build_variable variables[BUILD_VARIABLES_MAX];
    size_t count =
        build_environment(rendering->request, &rendering->source, rendering->arena, variables);

    return build_environment_expand(variables, count, text, rendering->arena);
}

static struct render_disabled disabled_of(const Argosy__Render__Request *request)
{
    return (struct render_disabled){ request->disabled_source_types,
                                     request->n_disabled_source_types };
}

bool rendering_is_disabled(const struct rendering *rendering, const char *source_type)
{
    return is_disabled(source_type, disabled_of(rendering->request));
}

/** The original does not follow the symlink that is itself the path: it sees no files. */
static int is_symlink(struct tree *root, const char *path, struct error *err)
{
    struct tree_entry entry;
    int there = tree_lstat(root, path, &entry, err);

    return there > 0 ? entry.kind == TREE_SYMLINK : there;
}

int render_detect_type(struct tree *root, const char *path, struct render_disabled disabled,
                       struct arena *arena, const char **out, struct error *err)
{
    const char *const *names;
    const char *type = "Directory";
    int is_link = is_symlink(root, path, err);
    size_t count;

    if (is_link < 0)
        return -1;
    if (is_link) {
        *out = type;
        return 0;
    }
    if (tree_list(root, path, RENDER_FOLDER_LIMIT, arena, &names, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const char *found = render_type_of_file(str_of(names[i]), disabled);
        struct tree_entry entry;
        int there;

        if (!found)
            continue;
        there = tree_lstat(root, tree_join(path, names[i], arena), &entry, err);
        if (there < 0)
            return -1;
        if (there && entry.kind != TREE_FOLDER)
            type = found; /* the last name counts */
    }
    *out = type;
    return 0;
}

/** What the source says, else what the folder looks like. */
static int decide_type(struct rendering *rendering, const char **out, struct error *err)
{
    const char *type;

    if (application_source_explicit_type(&rendering->source, rendering->arena, &type, err) < 0) {
        err->code = ERR_UNKNOWN;
        return error_prefix(err, "error getting app source type");
    }
    if (type[0]) {
        *out = rendering_is_disabled(rendering, type) ? "Directory" : type;
        return 0;
    }
    return render_detect_type(rendering->root, rendering->path, disabled_of(rendering->request),
                              rendering->arena, out, err);
}

static int run_renderer(struct rendering *rendering, const char *type, struct error *err)
{
    const struct renderer *renderer = find_renderer(type);

    if (rendering->request->details && strcmp(type, "Directory") == 0)
        return 0; /* there is nothing to tell about it */
    if (!renderer || !renderer->render)
        return error_set(err, ERR_UNIMPLEMENTED, "source type %s is not built in", type);
    return renderer->render(rendering, err);
}

/* ---- plans ---- */

static Argosy__Render__Plan *plan_of(struct rendering *rendering)
{
    Argosy__Render__Plan **plan = &rendering->reply->plan;

    if (!*plan) {
        *plan = ARENA_NEW(rendering->arena, Argosy__Render__Plan);
        argosy__render__plan__init(*plan);
    }
    return *plan;
}

/** The list `items` with room for one more; it grows in steps of two. */
static void *grown(void *items, size_t count, struct arena *arena)
{
    void **wider;

    if (count & (count - 1))
        return items;
    wider = arena_alloc(arena, (count ? 2 * count : 1) * sizeof(*wider));
    if (count > 0)
        memcpy(wider, items, count * sizeof(*wider));
    return wider;
}

void rendering_plan_file(struct rendering *rendering, const char *path, struct str content)
{
    Argosy__Render__Plan *plan = plan_of(rendering);
    Argosy__Render__PlannedFile *file = ARENA_NEW(rendering->arena, Argosy__Render__PlannedFile);

    argosy__render__planned_file__init(file);
    file->path = arena_printf(rendering->arena, "%s", path);
    file->content = (ProtobufCBinaryData){ content.len, (uint8_t *)(uintptr_t)content.ptr };
    plan->files = grown(plan->files, plan->n_files, rendering->arena);
    plan->files[plan->n_files++] = file;
}

void rendering_plan_word(struct rendering *rendering, const char *word)
{
    Argosy__Render__Plan *plan = plan_of(rendering);

    plan->arguments = grown(plan->arguments, plan->n_arguments, rendering->arena);
    plan->arguments[plan->n_arguments++] = arena_printf(rendering->arena, "%s", word);
}

static void copy_texts(struct rendering *rendering, Argosy__Render__Reply *reply)
{
    reply->n_commands = rendering->commands.count;
    reply->commands = arena_alloc(rendering->arena, (reply->n_commands + 1) * sizeof(char *));
    for (size_t i = 0; i < reply->n_commands; i++)
        reply->commands[i] = arena_printf(rendering->arena, "%s", rendering->commands.items[i]);
    reply->n_warnings = rendering->warnings.count;
    reply->warnings = arena_alloc(rendering->arena, (reply->n_warnings + 1) * sizeof(char *));
    for (size_t i = 0; i < reply->n_warnings; i++)
        reply->warnings[i] = arena_printf(rendering->arena, "%s", rendering->warnings.items[i]);
}

/** For who decides between this and a plugin. */
static int tell_source(struct rendering *rendering, const struct json *source, struct error *err)
{
    struct str text = json_print(source, JSON_COMPACT, rendering->arena);
    const char *type;

    if (application_source_explicit_type(&rendering->source, rendering->arena, &type, err) < 0)
        return -1;
    rendering->reply->explicit_type =
        arena_printf(rendering->arena, "%s",
                     type[0] && rendering_is_disabled(rendering, type) ? "Directory" : type);
    rendering->reply->source = (ProtobufCBinaryData){ text.len, (uint8_t *)(uintptr_t)text.ptr };
    return 0;
}

static int render_steps(struct rendering *rendering, Argosy__Render__Reply *reply,
                        struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;
    const struct json *source;
    const char *type = "";

    if (render_check_path(rendering->root, request->path, rendering->arena, &rendering->path, err) <
        0)
        return -1;
    if (json_parse((struct str){ (const char *)request->source.data, request->source.len }, NULL,
                   rendering->arena, &source, err) < 0)
        return error_prefix(err, "cannot read the application source");
    if (rendering_override_source(rendering, &source, err) < 0)
        return error_prefix(err,
                            "error getting app source type: error while parsing source parameters");
    rendering->source = application_source_read(source);
    if (request->is_generated)
        type = request->generated_type[0] ? request->generated_type : "Plugin";
    else if (decide_type(rendering, &type, err) < 0)
        return -1;
    reply->source_type = arena_printf(rendering->arena, "%s", type);
    if (request->type_only)
        return tell_source(rendering, source, err);
    if (request->is_generated ? render_generated(rendering, type, err) < 0
                              : run_renderer(rendering, type, err) < 0)
        return -1;
    return request->details || request->plan ? 0 : rendering_finish(rendering, reply, err);
}

static void release_rendering(struct rendering *rendering)
{
    vec_release(&rendering->objects);
    vec_release(&rendering->commands);
    vec_release(&rendering->warnings);
}
DEFINE_CLEANUP_VALUE(struct rendering, release_rendering)

int render_manifests(struct tree *root, const Argosy__Render__Request *request, struct arena *arena,
                     Argosy__Render__Reply **out, struct error *err)
{
    return render_with(root, request, &(struct render_surroundings){ 0 }, arena, out, err);
}

int render_with(struct tree *root, const Argosy__Render__Request *request,
                const struct render_surroundings *around, struct arena *arena,
                Argosy__Render__Reply **out, struct error *err)
{
    Argosy__Render__Reply *reply = ARENA_NEW(arena, Argosy__Render__Reply);
    CLEANUP(release_rendering)
    struct rendering rendering = { .root = root,
                                   .request = request,
                                   .arena = arena,
                                   .outside = around->outside,
                                   .where = around->where,
                                   .chart = around->chart,
                                   .reply = reply };

    argosy__render__reply__init(reply);
    if (render_steps(&rendering, reply, err) < 0)
        return -1;
    copy_texts(&rendering, reply);
    *out = reply;
    return 0;
}
