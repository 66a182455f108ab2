/* Applications that are kustomizations. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/kube_version.h"
#include "render/kustomize/kustomize.h"
#include "render/outside.h"
#include "render/renderer.h"

enum { COMMAND_LIMIT = 16 * 1024 * 1024 };

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

/* ---- the command ---- */

/* What a build is asked with. */
struct command {
    const char *const *options; /* as the settings give them; the last is NULL */
    bool has_helm;              /* and the versions for its charts */
    const char *kube_version;   /* NULL: none */
    const char *const *api_versions;
    size_t api_version_count;
};

/* Of the block, else of the cluster. */
static int read_versions(const struct rendering *rendering, struct command *out, struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;
    const char *version = json_cstr_at(rendering->source.kustomize, "kubeVersion");
    const struct json *own = json_get(rendering->source.kustomize, "apiVersions");
    const char **names;

    out->api_versions = (const char *const *)request->api_versions;
    out->api_version_count = request->n_api_versions;
    if (json_count(own) > 0) {
        names = arena_alloc(rendering->arena, json_count(own) * sizeof(*names));
        for (struct json_cursor at = json_walk(own); json_next(&at);)
            names[at.index] = json_cstr(at.value);
        out->api_versions = names;
        out->api_version_count = json_count(own);
    }
    return kube_version_plain(version[0] ? version : request->kube_version, rendering->arena,
                              &out->kube_version, err);
}

static int read_command(const struct rendering *rendering, const char *options, struct command *out,
                        struct error *err)
{
    *out = (struct command){ .has_helm = options && strstr(options, "--enable-helm") };
    out->options = kustomize_flags_split(str_of(options ? options : ""), rendering->arena);
    return read_versions(rendering, out, err);
}

static void add_word(struct strbuf *out, const char *word)
{
    strbuf_printf(out, " %s", word);
}

static const char *command_line(const struct rendering *rendering, const struct command *command,
                                const char *folder)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(COMMAND_LIMIT);

    strbuf_puts(&text, "kustomize build");
    add_word(&text, folder);
    for (size_t i = 0; command->options[i]; i++)
        add_word(&text, command->options[i]);
    if (command->has_helm && command->kube_version)
        strbuf_printf(&text, " --helm-kube-version %s", command->kube_version);
    for (size_t i = 0; command->has_helm && i < command->api_version_count; i++)
        strbuf_printf(&text, " --helm-api-versions %s", command->api_versions[i]);
    return arena_strndup(rendering->arena, text.ptr, text.len);
}

/* The folder as errors, and as commands to be copied, name it. */
static const char *folder_under(const struct rendering *rendering, const char *root)
{
    if (strcmp(rendering->path, ".") == 0)
        return root;
    return arena_printf(rendering->arena, "%s/%s", root, rendering->path);
}

/* What the program says before the error. */
static const char *said(const struct rendering *rendering, const struct kustomize_output *output)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(COMMAND_LIMIT);

    for (size_t i = 0; i < output->warning_count; i++)
        strbuf_printf(&text, "%s\n", output->warnings[i]);
    return arena_strndup(rendering->arena, text.ptr, text.len);
}

/* The error as the one who ran the program would have seen it: without blanks around it. */
static int fail_command(const struct rendering *rendering, const struct command *command,
                        const struct kustomize_output *output, struct error *err)
{
    struct str words = str_trim(str_of(error_text(err)));

    if (err->code == ERR_UNIMPLEMENTED || err->code == ERR_TOO_LARGE)
        return -1;
    err->code = ERR_UNKNOWN;
    if (output->failed_to_edit)
        return -1;
    error_set(err, ERR_UNKNOWN, "%s", str_dup(words, rendering->arena).ptr);
    return error_prefix(err, "`%s` failed exit status 1: %sError",
                        command_line(rendering, command, folder_under(rendering, RENDER_ROOT_NAME)),
                        said(rendering, output));
}

/* The versions come behind the options. */
static void add_versions(const struct rendering *rendering, const struct command *command,
                         struct kustomize_flags *flags)
{
    size_t count = flags->helm_api_version_count, all = count + command->api_version_count;
    const char **names = arena_alloc(rendering->arena, (all + 1) * sizeof(*names));

    if (!command->has_helm)
        return;
    for (size_t i = 0; i < all; i++)
        names[i] = i < count ? flags->helm_api_versions[i] : command->api_versions[i - count];
    flags->helm_api_versions = names;
    flags->helm_api_version_count = all;
    if (command->kube_version)
        flags->helm_kube_version = command->kube_version;
}

static void take_output(struct rendering *rendering, const struct command *command,
                        const struct kustomize_output *output)
{
    for (size_t i = 0; i < output->count; i++)
        vec_push(&rendering->objects, output->objects[i]);
    for (size_t i = 0; i < output->command_count; i++)
        vec_push(&rendering->commands, output->commands[i]);
    vec_push(&rendering->commands, command_line(rendering, command, folder_under(rendering, ".")));
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

static void plan_words(struct rendering *rendering, const struct command *command)
{
    rendering_plan_word(rendering, "build");
    rendering_plan_word(rendering, rendering->path);
    for (size_t i = 0; command->options[i]; i++)
        rendering_plan_word(rendering, command->options[i]);
    if (command->has_helm && command->kube_version) {
        rendering_plan_word(rendering, "--helm-kube-version");
        rendering_plan_word(rendering, command->kube_version);
    }
    for (size_t i = 0; command->has_helm && i < command->api_version_count; i++) {
        rendering_plan_word(rendering, "--helm-api-versions");
        rendering_plan_word(rendering, command->api_versions[i]);
    }
}

static int make_plan(struct rendering *rendering, const struct kustomize_input *input,
                     const Argosy__Render__KustomizeVersion *version, const struct command *command,
                     struct error *err)
{
    struct kustomize_output nothing = { .failed_to_edit = true };
    struct kustomize_edited edited;

    if (kustomize_edit(input, rendering->arena, &edited, err) < 0)
        return fail_command(rendering, command, &nothing, err);
    if (edited.file)
        rendering_plan_file(rendering, edited.file,
                            json_print(edited.document, JSON_COMPACT, rendering->arena));
    plan_words(rendering, command);
    rendering->reply->plan->program =
        arena_printf(rendering->arena, "%s", version ? version->program : "kustomize");
    rendering->reply->plan->folder = arena_printf(rendering->arena, ".");
    rendering->reply->plan->command =
        arena_printf(rendering->arena, "`%s`",
                     command_line(rendering, command, folder_under(rendering, RENDER_ROOT_NAME)));
    for (size_t i = 0; i < edited.command_count; i++)
        vec_push(&rendering->commands, edited.commands[i]);
    vec_push(&rendering->commands, command_line(rendering, command, folder_under(rendering, ".")));
    return 0;
}

static int build(struct rendering *rendering, struct kustomize_input *input,
                 const struct command *command, struct error *err)
{
    struct kustomize_output output = { 0 };

    if (kustomize_flags_parse(str_of(rendering->request->kustomize_build_options), rendering->arena,
                              &input->flags, err) < 0)
        return -1;
    add_versions(rendering, command, &input->flags);
    if (kustomize_build(input, rendering->arena, &output, err) < 0)
        return fail_command(rendering, command, &output, err);
    if (rendering->request->details)
        rendering_tell_images(rendering, output.objects, output.count);
    else
        take_output(rendering, command, &output);
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
    const char *wanted = json_cstr_at(rendering->source.kustomize, "version");
    const Argosy__Render__KustomizeVersion *version = find_version(rendering->request, wanted);
    struct command command;

    if (wanted[0] && !version)
        return error_set(err, ERR_UNKNOWN,
                         "%s kustomize binary path: kustomize version %s is not registered",
                         rendering->request->details ? "failed to get" : "error getting", wanted);
    if (read_command(rendering,
                     version ? version->build_options : rendering->request->kustomize_build_options,
                     &command, err) < 0)
        return -1;
    if (rendering->request->plan)
        return make_plan(rendering, &input, version, &command, err);
    if (version)
        return error_set(err, ERR_UNIMPLEMENTED, "kustomize version %s is not built in", wanted);
    return build(rendering, &input, &command, err);
}
