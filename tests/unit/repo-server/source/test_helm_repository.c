#include "repo-server/chart_scene.h"
#include "source/downloads.h"
#include "source/version_choice.h"

static const char *resolve(struct chart_scene *scene, const char *url, const char *chart,
                           const char *wanted)
{
    CLEANUP(remote_close) struct remote *remote = open_remote(scene, url);
    struct helm_query query = { remote, chart, false };
    const char *version;

    if (helm_repository_resolve(&scene->helm, &query, wanted, scene->base->arena, &version,
                                &scene->err) < 0)
        return failure(scene);
    return version;
}

#define FETCHING "error fetching chart: failed to fetch chart: "

static const char *chart_yaml(struct chart_scene *scene, const char *url,
                              const struct helm_chart_wanted *wanted)
{
    CLEANUP(remote_close) struct remote *remote = open_remote(scene, url);
    CLEANUP(artifact_release) struct artifact *artifact = NULL;

    if (helm_repository_unpack(&scene->helm, remote, wanted, &artifact, &scene->err) < 0)
        return failure(scene);
    return content(scene, artifact,
                   arena_printf(scene->base->arena, "%s/Chart.yaml", wanted->chart));
}

static bool is_version(const char *chart, const char *version)
{
    return strstr(chart, version) != NULL;
}

static void choose_versions(struct chart_scene *scene)
{
    const char *url = address(scene, "charts");

    check_text(resolve(scene, url, "app", "1.2"), "1.2");
    check_text(resolve(scene, url, "nothing", "9.9.9"), "9.9.9");
    check_text(resolve(scene, url, "app", "^1.0.0"), "1.3.0");
    check_text(resolve(scene, url, "app", "*"), "1.3.0");
    check_text(resolve(scene, url, "app", ">=1.0.0-0"), "2.0.0-rc.1");
    check_text(resolve(scene, url, "app", ">=9"),
               "invalid revision: version matching constraint not found in 4 tags");
    check_text(resolve(scene, url, "app", "latest"),
               "invalid revision: failed to determine semver constraint: improper "
               "constraint: latest");
    check_text(resolve(scene, url, "nothing", "*"), "chart 'nothing' not found in index");
    check_text(resolve(scene, address(scene, "elsewhere"), "app", "*"),
               "error loading repo index: failed to get index: 404 Not Found");
}

static void a_version_is_chosen_from_the_index(void **state)
{
    with_charts(state, choose_versions);
}

static void fetch_charts(struct chart_scene *scene)
{
    const char *url = address(scene, "charts");
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.0.0"));
    wanted.version = "1.2";
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.2.3"));
    wanted.version = "";
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.3.0"));
    wanted = (struct helm_chart_wanted){ "lib", "0.1.0", false };
    check(is_version(chart_yaml(scene, url, &wanted), "name: lib"));
    wanted = (struct helm_chart_wanted){ "app", "9.9.9", false };
    check_text(chart_yaml(scene, url, &wanted),
               arena_printf(scene->base->arena,
                            FETCHING "chart \"app\" version \"9.9.9\" not found in %s repository",
                            url));
    wanted = (struct helm_chart_wanted){ "gone", "1.0.0", false };
    check_text(chart_yaml(scene, url, &wanted),
               arena_printf(scene->base->arena,
                            FETCHING "failed to fetch %s/gone.tgz: 404 Not Found", url));
}

static void charts_are_fetched_and_unpacked(void **state)
{
    with_charts(state, fetch_charts);
}

static size_t count_of(const char *hay, const char *needle)
{
    size_t count = 0;

    for (const char *at = strstr(hay, needle); at; at = strstr(at + 1, needle))
        count++;
    return count;
}

static void fetch_again(struct chart_scene *scene)
{
    const char *url = address(scene, "charts");
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    for (int i = 0; i < 3; i++)
        check(is_version(chart_yaml(scene, url, &wanted), "version: 1.0.0"));
    check((count_of(asked(scene), "/charts/index.yaml")) == 1);
    check((count_of(asked(scene), "/charts/app-1.0.0.tgz")) == 1);
}

static void what_was_fetched_is_kept(void **state)
{
    with_charts(state, fetch_again);
}

static void fetch_private(struct chart_scene *scene)
{
    const char *url = address(scene, "private");
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    check_text(chart_yaml(scene, url, &wanted),
               FETCHING "error loading repo index: failed to get index: 401 Unauthorized");
    log_in(scene);
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.0.0"));
    /* The index names another host there: it gets the login only when that is wanted. */
    wanted = (struct helm_chart_wanted){ "lib", "0.1.0", false };
    check(is_version(chart_yaml(scene, url, &wanted), "name: lib"));
    check((count_of(asked(scene), "/charts/lib-0.1.0.tgz Basic")) == 0);
    wanted.pass_credentials = true;
    check(is_version(chart_yaml(scene, url, &wanted), "name: lib"));
    check((count_of(asked(scene), "/charts/lib-0.1.0.tgz Basic")) == 1);
}

static void a_login_is_for_its_own_host(void **state)
{
    with_charts(state, fetch_private);
}

static void fetch_from_registry(struct chart_scene *scene)
{
    const char *url = registry(scene, "", "/open");
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    scene->repository.insecure_oci_force_http = true;
    check(helm_repository_is_oci(url));
    check_text(resolve(scene, url, "app", "^1.0.0"), "1.2.4+build.1");
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.0.0"));
    wanted.version = "1.2.4+build.1";
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.2.4"));
    wanted.version = "~1.2.0";
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.2.4"));
    wanted.version = "8.0.0";
    check_text(chart_yaml(scene, url, &wanted),
               arena_printf(
                   scene->base->arena,
                   FETCHING
                   "GET \"http://127.0.0.1:%u/v2/open/app/manifests/8.0.0\": response status code "
                   "404: MANIFEST_UNKNOWN: manifest unknown",
                   scene->port));
}

static void charts_come_from_registries_too(void **state)
{
    with_charts(state, fetch_from_registry);
}

static void fetch_with_token(struct chart_scene *scene)
{
    const char *url = registry(scene, "oci://", "/secret");
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    scene->repository.insecure_oci_force_http = true;
    check(strstr(chart_yaml(scene, url, &wanted), "response status code 401"));
    log_in(scene);
    check(is_version(chart_yaml(scene, url, &wanted), "version: 1.0.0"));
    check(strstr(asked(scene), "/v2/secret/app/manifests/1.0.0 Bearer good-token"));
    check(!strstr(asked(scene), "/v2/secret/app/manifests/1.0.0 Basic"));
}

static void a_registry_gives_a_token_for_a_login(void **state)
{
    with_charts(state, fetch_with_token);
}

static void list_charts(struct chart_scene *scene)
{
    CLEANUP(remote_close) struct remote *remote = open_remote(scene, address(scene, "charts/"));
    const struct helm_index_chart *charts;
    size_t count;

    check((helm_repository_charts(&scene->helm, remote, scene->base->arena, &charts, &count,
                                  &scene->err)) == 0);
    check((count) == 3);
    check_text(charts[0].name.ptr, "app");
    check((charts[0].count) == 4);
    check_text(charts[0].versions[3].ptr, "2.0.0-rc.1");
    check_text(charts[2].name.ptr, "gone");
}

static void all_charts_can_be_listed(void **state)
{
    with_charts(state, list_charts);
}

static void limit_sizes(struct chart_scene *scene)
{
    struct helm_chart_wanted wanted = { "app", "1.0.0", false };

    scene->helm.index_bytes_max = 100;
    check_text(chart_yaml(scene, address(scene, "charts"), &wanted),
               FETCHING "error loading repo index: failed to get index: what the server sends is "
                        "larger than 100 bytes");
    scene->helm.index_bytes_max = 1000000;
    scene->helm.extracted_bytes_max = 10;
    check_text(chart_yaml(scene, address(scene, "charts"), &wanted),
               "error untarring chart: the archive is larger than 10 bytes when it is unpacked");
}

static void sizes_have_limits(void **state)
{
    with_charts(state, limit_sizes);
}

static void refuse_internal(struct chart_scene *scene)
{
    scene->remote_options.public_only = true;
    check(strstr(resolve(scene, address(scene, "charts"), "app", "*"), "error loading repo index"));
    scene->remote_options.public_only = false;
    check(!strstr(asked(scene), "/charts/index.yaml"));
}

static void an_internal_address_is_not_asked_where_only_public_ones_may_be(void **state)
{
    with_charts(state, refuse_internal);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CHART_TEST(a_version_is_chosen_from_the_index),
        CHART_TEST(charts_are_fetched_and_unpacked),
        CHART_TEST(what_was_fetched_is_kept),
        CHART_TEST(a_login_is_for_its_own_host),
        CHART_TEST(charts_come_from_registries_too),
        CHART_TEST(a_registry_gives_a_token_for_a_login),
        CHART_TEST(all_charts_can_be_listed),
        CHART_TEST(sizes_have_limits),
        CHART_TEST(an_internal_address_is_not_asked_where_only_public_ones_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
