#include "application/methods.h"
#include "application/selection.h"
#include "argo/catalog.h"
#include "base/arena.h"
#include "data/json.h"
#include "server.h"

int list_applications(struct api_call *call, const struct json **reply, struct error *err)
{
    struct arena *arena = call->arena;
    struct json *list = json_new_object(arena), *items = json_new_array(arena);
    struct json_doc *const *found;
    struct selection selection;
    size_t count;

    if (selection_read(call, &selection, err) < 0)
        return error_prefix(err, "error parsing the selector");
    count = selection_list(&selection, call, arena, &found);
    for (size_t i = 0; i < count; i++)
        json_append(arena, items, json_doc_root(found[i]));
    json_set_text(arena, json_edit_object(arena, list, "metadata"), "resourceVersion",
                  catalog_applications_version(call->server->catalog));
    if (count > 0)
        json_set(arena, list, "items", items);
    *reply = list;
    return 0;
}
