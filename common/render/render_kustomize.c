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

static int read_chart(void *context, const struct kustomize_chart *chart, struct arena *arena,
                      struct str *out, struct error *err)
{
    const struct rendering *rendering = context;
    struct outside_chart wanted = { chart->repository, chart->name, chart->version };

    (void)arena;
    return outside_read_chart(rendering->outside, &wanted, out, err);
}

static struct str expand(void *context, struct str text)
{
    return rendering_expand(context, text);
}

static const char *command_line(const struct rendering *rendering, const char *folder)
{
    const char *options = rendering->request->kustomize_build_options;

    return arena_printf(rendering->arena, "kustomize build %s%s%s", folder,
                        options && options[0] ? " " : "", options ? options : "");
}

/* The error as the one who ran the program would have seen it. */
static int fail_command(const struct rendering *rendering, struct error *err)
{
    const char *folder =
        strcmp(rendering->path, ".") == 0
            ? RENDER_ROOT_NAME
            : arena_printf(rendering->arena, "%s/%s", RENDER_ROOT_NAME, rendering->path);

    if (err->code == ERR_UNIMPLEMENTED || err->code == ERR_TOO_LARGE)
        return -1;
    err->code = ERR_UNKNOWN;
    if (str_has_prefix(str_of(error_text(err)), STR("`kustomize edit")))
        return -1;
    return error_prefix(err, "`%s` failed exit status 1: Error", command_line(rendering, folder));
}

static int read_flags(const struct rendering *rendering, struct kustomize_flags *out,
                      struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;

    if (kustomize_flags_parse(str_of(request->kustomize_build_options), rendering->arena, out,
                              err) < 0)
        return -1;
    out->helm_kube_version = json_cstr_at(rendering->source.kustomize, "kubeVersion");
    if (!out->helm_kube_version[0])
        out->helm_kube_version = request->kube_version;
    out->helm_api_versions = (const char *const *)request->api_versions;
    out->helm_api_version_count = request->n_api_versions;
    return 0;
}

static void take_output(struct rendering *rendering, const struct kustomize_output *output)
{
    const char *folder = strcmp(rendering->path, ".") == 0
                             ? "."
                             : arena_printf(rendering->arena, "./%s", rendering->path);

    for (size_t i = 0; i < output->count; i++)
        vec_push(&rendering->objects, output->objects[i]);
    for (size_t i = 0; i < output->command_count; i++)
        vec_push(&rendering->commands, output->commands[i]);
    vec_push(&rendering->commands, command_line(rendering, folder));
    for (size_t i = 0; i < output->warning_count; i++)
        rendering_warn(rendering, "%s", output->warnings[i]);
}

/* What is told about the source without rendering it for good. */
static void take_images(struct rendering *rendering, const struct kustomize_output *output)
{
    const char *const *images;
    Argosy__Render__Reply *reply = rendering->reply;

    kustomize_images(output->objects, output->count, rendering->arena, &images,
                     &reply->n_kustomize_images);
    reply->kustomize_images =
        arena_alloc(rendering->arena, (reply->n_kustomize_images + 1) * sizeof(char *));
    for (size_t i = 0; i < reply->n_kustomize_images; i++)
        reply->kustomize_images[i] = arena_printf(rendering->arena, "%s", images[i]);
}

int render_kustomize(struct rendering *rendering, struct error *err)
{
    struct kustomize_host host = { rendering, open_repository, get_url, read_chart };
    struct kustomize_input input = {
        .root = rendering->root,
        .path = rendering->path,
        .root_name = RENDER_ROOT_NAME,
        .edits = rendering->source.kustomize,
        .expand = expand,
        .expand_context = rendering,
        .host = &host,
    };
    const char *version = json_cstr_at(rendering->source.kustomize, "version");
    struct kustomize_output output = { 0 };

    if (version[0])
        return error_set(err, ERR_UNIMPLEMENTED, "kustomize version %s is not built in", version);
    if (read_flags(rendering, &input.flags, err) < 0)
        return -1;
    if (kustomize_build(&input, rendering->arena, &output, err) < 0)
        return fail_command(rendering, err);
    if (rendering->request->details)
        take_images(rendering, &output);
    else
        take_output(rendering, &output);
    return 0;
}
