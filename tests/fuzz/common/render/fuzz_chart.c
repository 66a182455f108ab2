/* A tar as a chart that is loaded and rendered, within small budgets. */
#include "base/arena.h"
#include "data/gzip.h"
#include "data/json.h"
#include "render/helm/helm.h"
#include "template/template.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct template_limits limits = {
        .steps = 100000, .output = 1024 * 1024, .memory = 16 * 1024 * 1024, .depth = 200
    };
    struct helm_options options = { .include_crds = true, .limits = &limits };
    struct str bytes = { arena_strndup(arena, (const char *)data, size), size };
    struct helm_output output;
    const struct json *chart, *objects;

    options.rules = size % 2 ? HELM_RULES_3 : HELM_RULES_4;
    if (helm_chart_load_archive(gzip_pack(bytes, arena), options.rules, arena, &chart, &err) < 0 ||
        helm_template(chart, &options, arena, &output, &err) < 0 ||
        helm_output_objects(&output, arena, &objects, &err) < 0)
        return 0;
    return 0;
}
