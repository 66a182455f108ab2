#include "gitops/sync_status.h"

#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/options.h"

const char *sync_status_name(enum sync_status status)
{
    static const char *const names[] = { "", "Synced", "OutOfSync", "Unknown" };

    return names[status];
}

static bool confirms(const struct json *object, struct texts app_options)
{
    return object && (str_equals(sync_option_value(object, app_options, "Delete"), "confirm") ||
                      str_equals(sync_option_value(object, app_options, "Prune"), "confirm"));
}

static int64_t wave_of(const struct sync_status_input *input)
{
    if (input->target)
        return sync_wave(input->target);
    return input->hook_target ? sync_wave(input->hook_target) : 0;
}

/* It is shown, and neither applied nor compared. */
static bool has_no_status(const struct sync_status_input *input, const struct json *object,
                          bool is_self_referenced)
{
    return hook_is_any(object) || !is_self_referenced ||
           (input->target && hook_is_skipped(input->target));
}

static bool is_out_of_sync(const struct sync_status_input *input)
{
    if (input->is_managed_namespace && !input->live)
        return false;
    return input->modified || !input->target || !input->live;
}

struct sync_status_result sync_status_of(const struct tracking *tracking,
                                         const struct sync_status_input *input)
{
    const struct json *object = input->live ? input->live : input->target;
    bool is_own = tracking_is_self_referenced(tracking, input->target, input->live);
    struct sync_status_result result = {
        .gvk = resource_gvk(object),
        .namespace = resource_namespace(object),
        .name = resource_name(object),
        .hook = hook_is_any(object),
        .requires_pruning = !input->target && input->live && is_own,
        .requires_deletion_confirmation = confirms(input->target, input->app_options) ||
                                          confirms(input->live, input->app_options),
        .wave = wave_of(input),
    };

    if (has_no_status(input, object, is_own)) {
        result.status = SYNC_NONE;
    } else if (is_out_of_sync(input)) {
        result.status = SYNC_OUT_OF_SYNC;
        result.makes_app_out_of_sync =
            input->target || !resource_has_compare_option(object, "IgnoreExtraneous");
    } else {
        result.status = SYNC_SYNCED;
    }
    if (!input->is_permitted || input->failed_to_load)
        result.status = SYNC_UNKNOWN;
    return result;
}
