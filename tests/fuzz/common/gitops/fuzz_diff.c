/* A target and a live object, a line each: every diff answers, and none takes a side for changed
 * that it was given twice. */
#include "base/arena.h"
#include "data/json.h"
#include "gitops/diff.h"
#include "gitops/health/health.h"
#include "gitops/info.h"
#include "gitops/mask.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(const struct json *target, const struct json *live, struct texts options,
                    struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct diff_config config = { .tracking = { TRACKING_ANNOTATION, "app", "" },
                                        .sync_options = options };
    const struct diff_pair pair = { target, live, NULL };
    struct diff_result result;
    const struct json *respected;

    if (diff_compare(&config, &pair, arena, &result, &err) < 0 ||
        diff_respect_ignored(&config, target, live, arena, &respected, &err) < 0)
        return;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct str structured[] = { { "ServerSideApply=true", 20 } };
    static const struct json_limits limits = { .bytes = 1 << 16, .depth = 50 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size }, first, second;
    const struct json *target, *live;

    str_cut(text, '\n', &first, &second);
    if (json_parse(str_dup(first, arena), &limits, arena, &target, &err) < 0 ||
        json_parse(second, &limits, arena, &live, &err) < 0 || !json_is(target, JSON_OBJECT) ||
        !json_is(live, JSON_OBJECT))
        return 0;
    compare(target, live, (struct texts){ 0 }, arena);
    compare(target, live, (struct texts){ structured, 1 }, arena);
    health_assess(live, NULL, arena);
    resource_info_of(live, (struct texts){ 0 }, arena);
    mask_secret_pair(target, live, (struct texts){ 0 }, arena);
    return 0;
}
