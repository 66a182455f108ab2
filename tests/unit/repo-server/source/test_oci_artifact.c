#include "repo-server/chart_scene.h"
#include "source/oci_registry.h"

static const char *resolve(struct chart_scene *scene, const char *repository, const char *revision)
{
    CLEANUP(remote_close)
    struct remote *remote = open_remote(scene, registry(scene, "oci://", repository));
    struct oci_query query = { remote, false };
    const char *digest;

    scene->repository.insecure_oci_force_http = true;
    if (oci_artifact_resolve(&scene->oci, &query, revision, scene->base->arena, &digest,
                             &scene->err) < 0)
        return failure(scene);
    return digest;
}

/* A file of the artifact, or why there is none. */
static const char *file_of(struct chart_scene *scene, const char *repository, const char *revision,
                           const char *name)
{
    CLEANUP(remote_close)
    struct remote *remote = open_remote(scene, registry(scene, "oci://", repository));
    CLEANUP(artifact_release) struct artifact *artifact = NULL;
    const char *digest = resolve(scene, repository, revision);
    struct oci_unpacked unpacked;

    if (oci_artifact_unpack(&scene->oci, remote, digest, scene->base->arena, &unpacked,
                            &scene->err) < 0)
        return failure(scene);
    artifact = unpacked.artifact;
    return content(scene, artifact, arena_printf(scene->base->arena, "%s/%s", unpacked.root, name));
}

static void resolve_all(struct chart_scene *scene)
{
    const char *digest;

    scene->repository.insecure_oci_force_http = true;
    digest = resolve(scene, "/open/app", "1.2.3");
    check(oci_is_digest(digest));
    check_text(resolve(scene, "/open/app", digest), digest);
    check_text(resolve(scene, "/open/app", ">=1.0.0 <1.2.4"), digest);
    check(strcmp(resolve(scene, "/open/plain", "latest"), digest) != 0);
    check_text(resolve(scene, "/open/app", "nothing"),
               arena_printf(scene->base->arena,
                            "cannot get digest for revision nothing: 127.0.0.1:%u/open/app:nothing:"
                            " not found",
                            scene->port));
    check_text(resolve(scene, "/open/app", "a b"),
               "cannot get digest for revision a b: invalid reference: invalid tag \"a b\"");
    check_text(resolve(scene, "/open/app", ">9"),
               "no version for constraints: invalid revision: version matching constraint "
               "not found in 4 tags");
}

static void a_revision_is_a_digest_a_tag_or_a_range(void **state)
{
    with_charts(state, resolve_all);
}

static void unpack_all(struct chart_scene *scene)
{
    scene->repository.insecure_oci_force_http = true;
    check(strstr(file_of(scene, "/open/plain", "1.0.0", "app/cm.yaml"), "name: from-oci"));
    /* A chart's files are not in a folder of its name here. */
    check(strstr(file_of(scene, "/open/app", "1.0.0", "Chart.yaml"), "name: app"));
}

static void the_layer_is_unpacked(void **state)
{
    with_charts(state, unpack_all);
}

static void refuse_all(struct chart_scene *scene)
{
    scene->repository.insecure_oci_force_http = true;
    check_text(file_of(scene, "/open/zip", "1.0.0", "x"),
               "expected only a single oci content layer, got 0");
    check_text(file_of(scene, "/open/two", "1.0.0", "x"),
               "expected only a single oci content layer, got 2");
    check_text(file_of(scene, "/open/odd", "1.0.0", "x"),
               "oci layer media type application/x-odd+tar is not in the list of allowed "
               "media types");
    check(strstr(file_of(scene, "/open/lying", "1.0.0", "x"), "mismatch Content-Length"));
    scene->oci.extracted_bytes_max = 5;
    check(strstr(file_of(scene, "/open/plain", "1.0.0", "x"),
                 "could not decompress layer: the archive is larger than 5 bytes when it is "
                 "unpacked"));
}

static void what_is_no_source_is_refused(void **state)
{
    with_charts(state, refuse_all);
}

static void list_tags(struct chart_scene *scene)
{
    CLEANUP(remote_close) struct remote *remote = NULL;
    struct oci_query query = { .is_fresh = true };
    struct oci_tags tags;

    scene->repository.insecure_oci_force_http = true;
    query.remote = remote = open_remote(scene, registry(scene, "oci://", "/open/app"));
    check(oci_artifact_tags(&scene->oci, &query, scene->base->arena, &tags, &scene->err) == 0);
    check(tags.count == 4); /* two pages */
    check_text(tags.items[0].ptr, "1.0.0");
    check_text(tags.items[3].ptr, "1.3.0-rc.1");
}

static void tags_are_listed_page_by_page(void **state)
{
    with_charts(state, list_tags);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CHART_TEST(a_revision_is_a_digest_a_tag_or_a_range),
        CHART_TEST(the_layer_is_unpacked),
        CHART_TEST(what_is_no_source_is_refused),
        CHART_TEST(tags_are_listed_page_by_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
