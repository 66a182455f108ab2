/* argocd-cm as YAML: it is read or refused; rules made of it are applied to itself. */
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *config = NULL;
    CLEANUP(settings_unref) struct settings *settings = NULL;
    const struct yaml_options limits = { .bytes = 1 << 16, .depth = 100 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *document;

    if (yaml_parse_with(text, &limits, arena, &document, &err) < 0)
        return 0;
    config = json_doc_freeze(document);
    if (settings_read(config, NULL, &settings, &err) < 0)
        return 0;
    resource_filter_excludes(&settings->filter, STR("apps"), STR("Deployment"), STR("https://c"));
    settings_equal_for_cache(settings, settings);
    return 0;
}
