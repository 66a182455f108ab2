/* Applications that are kustomizations. */
#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/kustomize/kustomize.h"
#include "render/outside.h"
#include "render/renderer.h"

static int open_repository(void *context, const struct kustomize_repository *repository,
                           struct tree **out, struct error *err)
{
    const struct rendering *rendering = context;
    struct outside_git wanted = { repository->clone_url, repository->ref, repository->submodules };

    return outside_open_git(rendering->outside, &wanted, out, err);
}

static int get_url(void *context, const char *url, struct arena *arena, struct str *out,
                   struct error *err)
{
    const struct rendering *rendering = context;

    (void)arena;
    return outside_read_url(rendering->outside, url, out, err);
}

static int load_chart(void *context, const struct kustomize_chart *chart, const struct json **out,
                      struct error *err)
{
    const struct rendering *rendering = context;
    struct outside_chart wanted = { chart->repository, chart->name, chart->version,
                                    rendering_helm_rules(rendering) };

    return outside_load_chart(rendering->outside, &wanted, out, err);
}

static struct str expand(void *context, struct str text)
{
    return rendering_expand(context, text);
}

static const char *command_line(const struct rendering *rendering, const char *options,
                                const char *folder)
{
    return arena_printf(rendering->arena, "kustomize build %s%s%s", folder,
                        options && options[0] ? " " : "", options ? options : "");
}

/* The folder as errors, and as commands to be copied, name it. */
static const char *folder_under(const struct rendering *rendering, const char *root)
{
    if (strcmp(rendering->path, ".") == 0)
        return root;
    return arena_printf(rendering->arena, "%s/%s", root, rendering->path);
}

/* The error as the one who ran the program would have seen it. */
static int fail_command(const struct rendering *rendering, struct error *err)
{
    const char *folder = folder_under(rendering, RENDER_ROOT_NAME);

    if (err->code == ERR_UNIMPLEMENTED || err->code == ERR_TOO_LARGE)
        return -1;
    err->code = ERR_UNKNOWN;
    if (str_has_prefix(str_of(error_text(err)), STR("`kustomize edit")))
        return -1;
    return error_prefix(
        err, "`%s` failed exit status 1: Error",
        command_line(rendering, rendering->request->kustomize_build_options, folder));
}

/* What charts in it are rendered for. */
static void set_helm_versions(const struct rendering *rendering, struct kustomize_flags *out)
{
    const Argosy__Render__Request *request = rendering->request;

    out->helm_kube_version = json_cstr_at(rendering->source.kustomize, "kubeVersion");
    if (!out->helm_kube_version[0])
        out->helm_kube_version = request->kube_version;
    out->helm_api_versions = (const char *const *)request->api_versions;
    out->helm_api_version_count = request->n_api_versions;
}

static int read_flags(const struct rendering *rendering, struct kustomize_flags *out,
                      struct error *err)
{
    if (kustomize_flags_parse(str_of(rendering->request->kustomize_build_options), rendering->arena,
                              out, err) < 0)
        return -1;
    set_helm_versions(rendering, out);
    return 0;
}

static void take_output(struct rendering *rendering, const struct kustomize_output *output)
{
    for (size_t i = 0; i < output->count; i++)
        vec_push(&rendering->objects, output->objects[i]);
    for (size_t i = 0; i < output->command_count; i++)
        vec_push(&rendering->commands, output->commands[i]);
    vec_push(&rendering->commands,
             command_line(rendering, rendering->request->kustomize_build_options,
                          folder_under(rendering, ".")));
    for (size_t i = 0; i < output->warning_count; i++)
        rendering_warn(rendering, "%s", output->warnings[i]);
}

void rendering_tell_images(struct rendering *rendering, const struct json *const *objects,
                           size_t count)
{
    const char *const *images;
    Argosy__Render__Reply *reply = rendering->reply;

    kustomize_images(objects, count, rendering->arena, &images, &reply->n_kustomize_images);
    reply->kustomize_images =
        arena_alloc(rendering->arena, (reply->n_kustomize_images + 1) * sizeof(char *));
    for (size_t i = 0; i < reply->n_kustomize_images; i++)
        reply->kustomize_images[i] = arena_printf(rendering->arena, "%s", images[i]);
}

/* ---- for the original's program ---- */

static const Argosy__Render__KustomizeVersion *find_version(const Argosy__Render__Request *request,
                                                            const char *name)
{
    for (size_t i = 0; i < request->n_kustomize_versions; i++)
        if (strcmp(request->kustomize_versions[i]->name, name) == 0)
            return request->kustomize_versions[i];
    return NULL;
}

static void plan_options(struct rendering *rendering, const char *options)
{
    struct str rest = str_of(options ? options : ""), word;
    bool has_more = rest.len > 0;

    while (has_more) {
        has_more = str_cut(rest, ' ', &word, &rest);
        word = str_trim(word);
        if (word.len > 0)
            rendering_plan_word(rendering, str_dup(word, rendering->arena).ptr);
    }
}

static void plan_helm_versions(struct rendering *rendering, const char *options)
{
    struct kustomize_flags flags = { 0 };

    if (!options || !strstr(options, "--enable-helm"))
        return;
    set_helm_versions(rendering, &flags);
    if (flags.helm_kube_version && flags.helm_kube_version[0]) {
        rendering_plan_word(rendering, "--helm-kube-version");
        rendering_plan_word(rendering, flags.helm_kube_version);
    }
    for (size_t i = 0; i < flags.helm_api_version_count; i++) {
        rendering_plan_word(rendering, "--helm-api-versions");
        rendering_plan_word(rendering, flags.helm_api_versions[i]);
    }
}

static int make_plan(struct rendering *rendering, const struct kustomize_input *input,
                     const char *wanted, struct error *err)
{
    const Argosy__Render__KustomizeVersion *version = find_version(rendering->request, wanted);
    const char *options =
        version ? version->build_options : rendering->request->kustomize_build_options;
    struct kustomize_edited edited;

    if (wanted[0] && !version)
        return error_set(err, ERR_UNKNOWN, "kustomize version %s is not registered", wanted);
    if (kustomize_edit(input, rendering->arena, &edited, err) < 0)
        return fail_command(rendering, err);
    if (edited.file)
        rendering_plan_file(rendering, edited.file,
                            json_print(edited.document, JSON_COMPACT, rendering->arena));
    rendering_plan_word(rendering, "build");
    rendering_plan_word(rendering, rendering->path);
    plan_options(rendering, options);
    plan_helm_versions(rendering, options);
    rendering->reply->plan->program =
        arena_printf(rendering->arena, "%s", version ? version->program : "kustomize");
    rendering->reply->plan->folder = arena_printf(rendering->arena, ".");
    rendering->reply->plan->command =
        arena_printf(rendering->arena, "`%s`",
                     command_line(rendering, options, folder_under(rendering, RENDER_ROOT_NAME)));
    for (size_t i = 0; i < edited.command_count; i++)
        vec_push(&rendering->commands, edited.commands[i]);
    vec_push(&rendering->commands, command_line(rendering, options, folder_under(rendering, ".")));
    return 0;
}

int render_kustomize(struct rendering *rendering, struct error *err)
{
    struct kustomize_host host = { rendering, open_repository, get_url, load_chart };
    struct kustomize_input input = {
        .root = rendering->root,
        .path = rendering->path,
        .root_name = RENDER_ROOT_NAME,
        .edits = rendering->source.kustomize,
        .expand = expand,
        .expand_context = rendering,
        .helm_rules = rendering_helm_rules(rendering),
        .host = &host,
        .where = rendering->where,
    };
    const char *version = json_cstr_at(rendering->source.kustomize, "version");
    struct kustomize_output output = { 0 };

    if (rendering->request->plan)
        return make_plan(rendering, &input, version, err);
    if (version[0])
        return error_set(err, ERR_UNIMPLEMENTED, "kustomize version %s is not built in", version);
    if (read_flags(rendering, &input.flags, err) < 0)
        return -1;
    if (kustomize_build(&input, rendering->arena, &output, err) < 0)
        return fail_command(rendering, err);
    if (rendering->request->details)
        rendering_tell_images(rendering, output.objects, output.count);
    else
        take_output(rendering, &output);
    return 0;
}
