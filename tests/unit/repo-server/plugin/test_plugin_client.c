/* Plugins behind their sockets: a real argosy-cmp-server each, or another in its place
 * (CMP_SERVER). */
#include "data/json.h"
#include "plugin/plugin_archive.h"
#include "plugin/plugin_client.h"
#include "plugin/plugin_environment.h"
#include "repo-server/chart_scene.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>

static pid_t servers[4];
static size_t server_count;

static void write_file(struct fiber_scene *scene, const char *path, const char *text)
{
    FILE *file = fopen(arena_printf(scene->arena, "%s/%s", scene->folder, path), "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void start_plugin(struct fiber_scene *scene, const char *name, const char *spec)
{
    const char *named = getenv("CMP_SERVER");
    const char *program = named ? named : PROGRAMS "/argosy-cmp-server";
    const char *config = arena_printf(scene->arena, "%s/%s", scene->folder, name);
    const char *sockets = arena_printf(scene->arena, "%s/sockets", scene->folder);
    const char *path = arena_printf(scene->arena, "%s/%s.sock", sockets, name);
    pid_t child;

    (void)mkdir(config, 0700);
    (void)mkdir(sockets, 0700);
    write_file(scene, arena_printf(scene->arena, "%s/plugin.yaml", name),
               arena_printf(scene->arena,
                            "apiVersion: argoproj.io/v1alpha1\nkind: ConfigManagementPlugin\n"
                            "metadata:\n  name: %s\nspec:\n%s",
                            name, spec));
    child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        setenv("ARGOCD_BINARY_NAME", "argocd-cmp-server", 1);
        setenv("ARGOCD_PLUGINSOCKFILEPATH", sockets, 1);
        setenv("ARGOCD_CMP_WORKDIR", config, 1);
        execl(program, "argosy-cmp-server", "--config-dir-path", config, "--loglevel", "error",
              (char *)NULL);
        _exit(127);
    }
    servers[server_count++] = child;
    for (int i = 0; i < 6000 && access(path, F_OK) < 0; i++) {
        assert_int_equal(waitpid(child, NULL, WNOHANG), 0);
        usleep(10000);
    }
    assert_int_equal(access(path, F_OK), 0);
}

static int open_all(void **state)
{
    chart_scene_open(state);
    server_count = 0;
    return 0;
}

static int close_all(void **state)
{
    for (size_t i = 0; i < server_count; i++) {
        kill(servers[i], SIGKILL);
        waitpid(servers[i], NULL, 0);
    }
    return chart_scene_close(state);
}

struct setting {
    struct plugin_access access;
    struct option_list excluded;
    struct plugin_subject subject;
    struct tree *files;
};

static void set_up(struct chart_scene *scene, struct setting *setting)
{
    static const char *const excluded[] = { ".git", "secret*" };
    struct fiber_scene *base = scene->base;

    memset(setting, 0, sizeof(*setting));
    setting->excluded.items = (const char **)(uintptr_t)excluded;
    setting->excluded.count = 2;
    setting->access =
        (struct plugin_access){ .loop = base->loop,
                                .workers = base->workers,
                                .folder = arena_printf(base->arena, "%s/sockets", base->folder),
                                .temporary_folder = base->folder,
                                .excluded = &setting->excluded,
                                .chunk_bytes = 1024,
                                .timeout_ms = 30000 };
    check(tree_open(base->url, &setting->files, &scene->err) == 0);
    setting->subject =
        (struct plugin_subject){ .files = setting->files, .name = "app", .path = "app" };
}

/* What the plugin makes, its documents separated by "|", or why it does not. */
static const char *generate(struct chart_scene *scene, struct setting *setting, const char *name)
{
    CLEANUP(plugin_session_close) struct plugin_session *session = NULL;
    Plugin__ManifestResponse *response;
    const char *all = "";
    int found = plugin_find(&setting->access, name, &setting->subject, &session, &scene->err);

    if (found == 0)
        return "none";
    if (found < 0 || plugin_generate(session, scene->base->arena, &response, &scene->err) < 0)
        return failure(scene);
    for (size_t i = 0; i < response->n_manifests; i++)
        all = arena_printf(scene->base->arena, "%s%s%s", all, i ? "|" : "", response->manifests[i]);
    return all;
}

#define PRINTING                                                                                   \
    "  init: {command: [sh, -c, 'echo made > made']}\n"                                            \
    "  generate:\n    command: [sh, -c]\n    args:\n    - |\n"                                     \
    "      cat a.yaml; echo ---; echo \"kind: $ARGOCD_ENV_X\"; echo ---;"                          \
    " echo \"made: '$(cat made)'\"; ls ../secret* 2>/dev/null; true\n"

static void generate_all(struct chart_scene *scene)
{
    static char name[] = "ARGOCD_ENV_X", value[] = "Told";
    Plugin__EnvEntry entry, *entries[] = { &entry };
    struct setting setting;

    set_up(scene, &setting);
    plugin__env_entry__init(&entry);
    entry.name = name;
    entry.value = value;
    setting.subject.environment = entries;
    setting.subject.environment_count = 1;
    check(plugin_is_any(&setting.access));
    check_text(generate(scene, &setting, "one"),
               "{\"kind\":\"A\"}|{\"kind\":\"Told\"}|{\"made\":\"made\"}");
    check_text(generate(scene, &setting, ""), "none"); /* without a rule only by its name */
    check_text(generate(scene, &setting, "other"),
               "could not find cmp-server plugin with name \"other\" supporting the given "
               "repository");
    tree_close(setting.files);
}

static void a_plugin_makes_manifests_of_files(void **state)
{
    struct chart_scene *scene = *state;

    run_script(scene->base, "echo x > repo/secret.txt");
    start_plugin(scene->base, "one", PRINTING);
    with_charts(state, generate_all);
}

static void discover_all(struct chart_scene *scene)
{
    struct setting setting;
    const char *const *names;

    set_up(scene, &setting);
    check(plugin_list(&setting.access, scene->base->arena, &names) == 3);
    check_text(names[0], "by-command");
    check_text(generate(scene, &setting, ""), "{\"kind\":\"Glob\"}");
    setting.subject.path = ".";
    check_text(generate(scene, &setting, ""), "{\"kind\":\"Name\"}");
    check_text(generate(scene, &setting, "by-command"),
               "could not find cmp-server plugin with name \"by-command\" supporting the given "
               "repository");
    tree_close(setting.files);
}

static void a_plugin_knows_a_repository_by_its_rules(void **state)
{
    struct chart_scene *scene = *state;

    run_script(scene->base, "mkdir -p repo/app/x/y; touch repo/app/x/y/found.me repo/Top.yaml");
    start_plugin(scene->base, "by-command",
                 "  discover: {find: {command: [sh, -c, 'ls *.nothing 2>/dev/null; true']}}\n"
                 "  generate: {command: [echo, 'kind: Command']}\n");
    start_plugin(scene->base, "by-glob",
                 "  discover: {find: {glob: 'x/**/found.me'}}\n"
                 "  generate: {command: [echo, 'kind: Glob']}\n");
    start_plugin(scene->base, "by-name",
                 "  discover: {fileName: 'Top*.yaml'}\n"
                 "  generate: {command: [echo, 'kind: Name']}\n");
    with_charts(state, discover_all);
}

static void fail_all(struct chart_scene *scene)
{
    struct setting setting;

    set_up(scene, &setting);
    check_text(
        generate(scene, &setting, "failing"),
        "error generating manifests: `sh -c \"echo oh no >&2; exit 3\"` failed exit status 3: oh "
        "no");
    setting.subject.path = "../..";
    check(strstr(generate(scene, &setting, "failing"), "error generating manifests: ") != NULL);
    tree_close(setting.files);
}

static void a_command_that_fails_is_told(void **state)
{
    struct chart_scene *scene = *state;

    start_plugin(scene->base, "failing",
                 "  generate: {command: [sh, -c], args: ['echo oh no >&2; exit 3']}\n");
    with_charts(state, fail_all);
}

static void check_announced(struct chart_scene *scene,
                            const Plugin__ParametersAnnouncementResponse *response)
{
    check(response->n_parameterannouncements == 2);
    check_text(response->parameterannouncements[0]->name, "dynamic");
    check(response->parameterannouncements[0]->n_map == 1);
    check_text(response->parameterannouncements[0]->map[0]->value, "v");
    check_text(response->parameterannouncements[1]->name, "static");
    check(response->parameterannouncements[1]->n_array == 2);
}

static void announce_all(struct chart_scene *scene)
{
    CLEANUP(plugin_session_close) struct plugin_session *session = NULL;
    Plugin__ParametersAnnouncementResponse *response;
    struct setting setting;

    set_up(scene, &setting);
    check(plugin_find(&setting.access, "telling", &setting.subject, &session, &scene->err) == 1);
    check(plugin_announce(session, scene->base->arena, &response, &scene->err) == 0);
    check_announced(scene, response);
    tree_close(setting.files);
}

static void a_plugin_tells_its_parameters(void **state)
{
    struct chart_scene *scene = *state;

    start_plugin(
        scene->base, "telling",
        "  generate: {command: [echo]}\n"
        "  parameters:\n"
        "    static: [{name: static, collectionType: array, array: [a, b]}]\n"
        "    dynamic: {command: [echo, '[{\"name\":\"dynamic\",\"map\":{\"k\":\"v\"}}]']}\n");
    with_charts(state, announce_all);
}

/* ---- what is sent ---- */

static void the_environment_is_that_of_the_source(void **state)
{
    struct chart_scene *scene = *state;
    static char app[] = "shop", version[] = "1.30", *versions[] = { app, version };
    Argosy__Render__Request request;
    struct application_source source = { .path = STR("p"), .target_revision = STR("main") };
    Plugin__EnvEntry **entries;
    const struct json *block;
    const char *all = "";
    size_t count;

    argosy__render__request__init(&request);
    request.app_name = app;
    request.kube_version = version;
    request.api_versions = versions;
    request.n_api_versions = 2;
    assert_int_equal(json_parse(STR("{\"env\":[{\"name\":\"A\",\"value\":\"x-$ARGOCD_APP_NAME\"}],"
                                    "\"parameters\":[{\"name\":\"my-p\",\"string\":\"s\"},"
                                    "{\"name\":\"m\",\"map\":{\"a.b\":\"c\"}},"
                                    "{\"name\":\"l\",\"array\":[\"d\"]}]}"),
                                NULL, scene->base->arena, &block, &scene->err),
                     0);
    source.plugin = block;
    count = plugin_environment(&request, &source, scene->base->arena, &entries);
    for (size_t i = 9; i < count; i++)
        all =
            arena_printf(scene->base->arena, "%s%s=%s\n", all, entries[i]->name, entries[i]->value);
    assert_string_equal(all, "KUBE_VERSION=1.30\nKUBE_API_VERSIONS=shop,1.30\nARGOCD_ENV_A=x-shop\n"
                             "ARGOCD_APP_PARAMETERS=[{\"name\":\"my-p\",\"string\":\"s\"},{\"map\":"
                             "{\"a.b\":\"c\"},\"name\":\"m\"},{\"array\":[\"d\"],\"name\":\"l\"}]\n"
                             "PARAM_MY_P=s\nPARAM_M_A_B=c\nPARAM_L_0=d\n");
}

static void a_tree_without_a_file_is_not_sent(void **state)
{
    struct chart_scene *scene = *state;
    static const char *const all[] = { "*" };
    CLEANUP(tree_close) struct tree *files = NULL;
    struct plugin_archive_wanted wanted = { .excluded = all, .excluded_count = 1 };
    FILE *file = tmpfile();

    assert_int_equal(tree_open(scene->base->url, &files, &scene->err), 0);
    wanted.files = files;
    assert_int_equal(plugin_archive_write(&wanted, fileno(file), &scene->err), -1);
    assert_string_equal(failure(scene), "no files to send(<path to cached source>)");
    fclose(file);
}

#define PLUGIN_TEST(name) cmocka_unit_test_setup_teardown(name, open_all, close_all)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLUGIN_TEST(a_plugin_makes_manifests_of_files),
        PLUGIN_TEST(a_plugin_knows_a_repository_by_its_rules),
        PLUGIN_TEST(a_command_that_fails_is_told),
        PLUGIN_TEST(a_plugin_tells_its_parameters),
        PLUGIN_TEST(the_environment_is_that_of_the_source),
        PLUGIN_TEST(a_tree_without_a_file_is_not_sent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
