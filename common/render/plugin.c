/*
 * What programs made elsewhere, config management plugins and the original's own, becomes objects
 * here, where it can do no harm.
 */
#include "render/renderer.h"

#include <string.h>

/** What a program printed is no stream of objects; a plugin's is told of as the original does. */
static int fail_to_read(const struct rendering *rendering, const char *type, struct error *err)
{
    static const char prefix[] = "failed to unmarshal manifest: ";
    struct str words = str_dup(str_of(error_text(err)), rendering->arena);

    if (str_has_prefix(words, STR("failed to unmarshal manifest: Object 'Kind' is missing")))
        error_set(err, ERR_UNKNOWN, "%serror unmarshaling JSON: while decoding JSON: %s", prefix,
                  words.ptr + sizeof(prefix) - 1);
    if (strcmp(type, "Plugin") == 0) {
        error_prefix(
            err,
            "CMP processing failed for application \"%s\": failed to convert CMP manifests "
            "to unstructured objects",
            rendering->request->app_name);
    }
    return -1;
}

int render_generated(struct rendering *rendering, const char *type, struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;

    for (size_t i = 0; i < request->n_generated; i++) {
        struct str text = { (const char *)request->generated[i].data, request->generated[i].len };

        if (rendering_decode_stream(rendering, text, err) < 0)
            return fail_to_read(rendering, type, err);
    }
    if (request->details && strcmp(type, "Kustomize") == 0)
        rendering_tell_images(rendering, rendering->objects.items, rendering->objects.count);
    return 0;
}

int render_plugin(struct rendering *rendering, struct error *err)
{
    return error_set(
        err, ERR_UNKNOWN,
        "CMP processing failed for application \"%s\": could not find plugin supporting "
        "the given repository",
        rendering->request->app_name);
}
