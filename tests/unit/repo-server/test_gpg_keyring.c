#include "signing_scene.h"

#include <sys/stat.h>

static struct gpg_ring *use(struct fiber_scene *scene, struct gpg_keyring *keyring)
{
    struct gpg_ring *ring = NULL;

    check(gpg_keyring_use(keyring, &ring, &scene->err) == 0);
    return ring;
}

static bool is_there(struct fiber_scene *scene, const char *path)
{
    struct stat status;

    return stat(arena_printf(scene->arena, "%s/%s", scene->folder, path), &status) == 0;
}

static void run_changes(struct fiber_scene *scene)
{
    struct gpg_keyring *keyring = open_keyring(scene);
    struct gpg_ring *first, *same, *second, *third;

    run_script(scene, MAKE_SIGNERS STOP_AGENT);
    first = use(scene, keyring);
    same = use(scene, keyring);
    check(gpg_ring_key_count(first) == 1 && same == first);
    check(is_there(scene, "ring/pubring.kbx"));
    run_script(scene, GPG "--armor --export eve@ > keys/$(cat eve.id)");
    second = use(scene, keyring);
    check(gpg_ring_key_count(second) == 2 && second != first);
    check(strcmp(gpg_ring_digest(first), gpg_ring_digest(second)) != 0);
    run_script(scene, "rm keys/$(cat eve.id)");
    third = use(scene, keyring);
    check(strcmp(gpg_ring_digest(first), gpg_ring_digest(third)) == 0);
    /* What somebody still verifies with stays. */
    check(access(gpg_ring_home(first), F_OK) == 0);
    gpg_ring_release(first);
    check(access(gpg_ring_home(same), F_OK) == 0);
    gpg_ring_release(same);
    gpg_ring_release(second);
    gpg_ring_release(third);
    gpg_keyring_free(keyring);
    run_script(scene, "test -z \"$(ls -d ring/ring-* 2>/dev/null)\"");
}

static void it_follows_the_folder(void **state)
{
    in_fiber(state, run_changes);
}

static void run_wrong_files(struct fiber_scene *scene)
{
    struct gpg_keyring *keyring = open_keyring(scene);
    struct gpg_ring *ring;

    run_script(scene, MAKE_SIGNERS
               "echo garbage > keys/0123456789ABCDEF; cp keys/$(cat ada.id) keys/1111111111111111;"
               "cp keys/$(cat ada.id) keys/ada; mkdir keys/2222222222222222;" GPG
               "--armor --export > keys/3333333333333333;" STOP_AGENT);
    ring = use(scene, keyring);
    check(gpg_ring_key_count(ring) == 1);
    gpg_ring_release(ring);
    gpg_keyring_free(keyring);
}

static void what_is_not_the_key_it_is_called_by_is_left_out(void **state)
{
    in_fiber(state, run_wrong_files);
}

static void run_missing(struct fiber_scene *scene)
{
    struct gpg_keyring *keyring = open_keyring(scene);
    struct gpg_ring *ring = NULL;

    check(gpg_keyring_use(keyring, &ring, &scene->err) == -1);
    check(strstr(error_text(&scene->err), "signatures cannot be verified: cannot read the keys in "
                                          "'") == error_text(&scene->err));
    error_release(&scene->err);
    run_script(scene, "mkdir keys");
    check(gpg_keyring_use(keyring, &ring, &scene->err) == -1);
    error_release(&scene->err);
    run_script(scene, "mkdir ring ring/ring-left; touch ring/mine");
    ring = use(scene, keyring);
    check(gpg_ring_key_count(ring) == 0);
    check(!is_there(scene, "ring/ring-left") && is_there(scene, "ring/mine"));
    gpg_ring_release(ring);
    gpg_keyring_free(keyring);
}

static void without_its_folders_nothing_can_be_verified(void **state)
{
    in_fiber(state, run_missing);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(it_follows_the_folder),
        SCENE_TEST(what_is_not_the_key_it_is_called_by_is_left_out),
        SCENE_TEST(without_its_folders_nothing_can_be_verified),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
