/*
 * What programs made elsewhere, config management plugins and the original's own, becomes objects
 * here, where it can do no harm.
 */
#include "render/renderer.h"

#include <string.h>

int render_generated(struct rendering *rendering, const char *type, struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;

    for (size_t i = 0; i < request->n_generated; i++) {
        struct str text = { (const char *)request->generated[i].data, request->generated[i].len };

        if (rendering_decode_stream(rendering, text, err) < 0)
            return -1;
    }
    if (request->details && strcmp(type, "Kustomize") == 0)
        rendering_tell_images(rendering, rendering->objects.items, rendering->objects.count);
    return 0;
}

int render_plugin(struct rendering *rendering, struct error *err)
{
    (void)rendering;
    return error_set(err, ERR_UNKNOWN,
                     "plugin sidecar failed. could not find plugin supporting the given "
                     "repository");
}
