#include "data/digest.h"
#include "repo-server/chart_scene.h"
#include "source/upload.h"

#include <fcntl.h>
#include <sys/stat.h>

/* What a script has packed into the scene's folder. */
static struct str packed(struct chart_scene *scene, const char *script)
{
    struct fiber_scene *base = scene->base;
    struct stat about;
    char *bytes;
    int fd;

    run_script(base, arena_printf(base->arena,
                                  "rm -rf up && mkdir up && cd up && %s && "
                                  "tar -czf ../up.tgz .",
                                  script));
    fd = open(arena_printf(base->arena, "%s/up.tgz", base->folder), O_RDONLY | O_CLOEXEC);
    check(fd >= 0 && fstat(fd, &about) == 0);
    bytes = arena_alloc(base->arena, (size_t)about.st_size);
    check(read(fd, bytes, (size_t)about.st_size) == about.st_size);
    close(fd);
    return (struct str){ bytes, (size_t)about.st_size };
}

static struct upload_access access_of(struct chart_scene *scene)
{
    return (struct upload_access){ scene->artifacts, scene->base->workers, 100000, 100000 };
}

static const char *refusal(struct chart_scene *scene, const struct upload_access *access,
                           struct str archive, const char *checksum)
{
    const struct upload upload = { archive, checksum };
    CLEANUP(artifact_release) struct artifact *artifact = NULL;

    if (upload_unpack(access, &upload, &artifact, &scene->err) == 0)
        return "";
    return failure(scene);
}

static void unpack_twice(struct chart_scene *scene)
{
    struct upload_access access = access_of(scene);
    struct str archive = packed(scene, "mkdir app && echo hello >app/a.yaml");
    const struct upload upload = { archive, digest_sha256(archive, scene->base->arena) };
    CLEANUP(artifact_release) struct artifact *first = NULL, *second = NULL;

    check(upload_unpack(&access, &upload, &first, &scene->err) == 0);
    check_text(content(scene, first, "app/a.yaml"), "hello\n");
    check(upload_unpack(&access, &upload, &second, &scene->err) == 0);
    check_text(artifact_folder(first), artifact_folder(second));
}

static void files_that_are_sent_are_unpacked_once(void **state)
{
    with_charts(state, unpack_twice);
}

static void refuse(struct chart_scene *scene)
{
    struct upload_access access = access_of(scene);
    struct str archive = packed(scene, "echo hello >a.yaml"), nonsense = STR("nonsense");
    struct arena *arena = scene->base->arena;

    check_text(refusal(scene, &access, archive, "abc"),
               arena_printf(arena, "file checksum validation error: calc %s sent abc",
                            digest_sha256(archive, arena)));
    check(strlen(refusal(scene, &access, nonsense, digest_sha256(nonsense, arena))) > 0);
    access.archive_bytes_max = 10;
    check_text(refusal(scene, &access, archive, digest_sha256(archive, arena)),
               "the files that were sent exceed 10 bytes");
    access = access_of(scene);
    archive = packed(scene, "head -c 200000 /dev/zero >a.yaml");
    check(strlen(refusal(scene, &access, archive, digest_sha256(archive, arena))) > 0);
    archive = packed(scene, "ln -s ../../../etc/passwd a.yaml");
    check_text(refusal(scene, &access, archive, digest_sha256(archive, arena)),
               "illegal filepath in symlink: ../../../etc/passwd");
}

static void what_is_damaged_too_large_or_leads_out_is_refused(void **state)
{
    with_charts(state, refuse);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_that_are_sent_are_unpacked_once, chart_scene_open,
                                        chart_scene_close),
        cmocka_unit_test_setup_teardown(what_is_damaged_too_large_or_leads_out_is_refused,
                                        chart_scene_open, chart_scene_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
