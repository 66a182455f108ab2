/* What an application's `kustomize` block changes in a kustomization. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/editing.h"

static int set_text(struct editing *e, const char *key, const char *noun, struct error *err)
{
    const char *value = json_cstr_at(e->block, key);
    struct editing_command command = editing_command(e, "set", noun);

    if (!value[0])
        return 0;
    editing_add(e, &command, "--");
    editing_add(e, &command, value);
    if (editing_read(e, &command, err) < 0)
        return -1;
    json_set_text(e->arena, e->kustomization, key, value);
    editing_done(e, &command);
    return 0;
}

int kustomization_edit(const struct json *kustomization, const struct kustomization_edits *edits,
                       struct kustomization_commands *commands, struct arena *arena,
                       const struct json **out, struct error *err)
{
    struct editing e = { arena,        json_edit(arena, kustomization),
                         edits->block, edits,
                         commands,     edits->fault };

    if (set_text(&e, "namePrefix", "nameprefix", err) < 0 ||
        set_text(&e, "nameSuffix", "namesuffix", err) < 0 || editing_images(&e, err) < 0 ||
        editing_replicas(&e, err) < 0 || editing_labels(&e, err) < 0 ||
        editing_annotations(&e, err) < 0 || set_text(&e, "namespace", "namespace", err) < 0 ||
        editing_patches(&e, err) < 0 || editing_components(&e, err) < 0)
        return -1;
    commands->fault = e.fault;
    *out = e.kustomization;
    return 0;
}
