/*
 * Patches of an application's `kustomize` block. No command adds them: they are put into the file
 * as it lies there, whatever else is in it.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/editing.h"

static const char done[] =
    "# kustomization.yaml updated with patches. There is no `kustomize edit` command for adding "
    "patches. In order to generate the manifests in your local environment, you will need to copy "
    "the patches into kustomization.yaml manually.";

static const char *go_type(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_OBJECT:
        return "map[string]interface {}";
    case JSON_STRING:
        return "string";
    case JSON_INT:
    case JSON_FLOAT:
        return "float64";
    case JSON_BOOL:
        return "bool";
    default:
        return "<nil>";
    }
}

/* The file, where no command has written it anew. */
static int read_file(const struct editing *e, const struct json **out, struct error *err)
{
    if (!e->fault && e->commands->texts.count > 0) {
        *out = e->kustomization;
        return 0;
    }
    if (!e->edits->has_text)
        return error_set(err, ERR_NOT_FOUND, "kustomization file not found in the path");
    if (yaml_parse(e->edits->text, e->arena, out, err) < 0)
        return error_prefix(err, "failed to unmarshal kustomization.yaml");
    if (!json_is(*out, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "expected kustomization.yaml to be type map[string]any, but got "
                         "map[string]interface {}");
    return 0;
}

static int append(struct editing *e, const struct json *document, const struct json **out,
                  struct error *err)
{
    const struct json *old = json_get(document, "patches");
    struct json *made = json_edit(e->arena, document);
    struct json *list = old ? json_edit(e->arena, old) : json_new_array(e->arena);

    if (old && !json_is(old, JSON_ARRAY))
        return error_set(err, ERR_INVALID,
                         "expected 'patches' field in kustomization.yaml to be []any, but got %s",
                         go_type(old));
    for (struct json_cursor at = json_walk(json_get(e->block, "patches")); json_next(&at);)
        json_append(e->arena, list, at.value);
    json_set(e->arena, made, "patches", list);
    *out = made;
    return 0;
}

int editing_patches(struct editing *e, struct error *err)
{
    CLEANUP(error_release) struct error fault = { 0 };
    const struct json *document, *decoded;

    if (json_count(json_get(e->block, "patches")) == 0)
        return 0;
    if (read_file(e, &document, err) < 0 || append(e, document, &document, err) < 0)
        return -1;
    e->fault = NULL;
    if (kustomization_decode(document, e->arena, &decoded, &fault) < 0)
        e->fault = arena_printf(e->arena, "%s", error_text(&fault));
    else
        e->kustomization = json_edit(e->arena, decoded);
    arena_list_push(e->arena, &e->commands->texts, done);
    return 0;
}
