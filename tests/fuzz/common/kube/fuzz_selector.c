#include "base/arena.h"
#include "data/json.h"
#include "kube/selector.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Label and field selectors; what was accepted prints as something that is accepted again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct kube_selector *selector, *again;
    const struct kube_field_selector *fields;

    if (kube_field_selector_parse(text, arena, &fields, &err) == 0)
        kube_field_selector_matches(fields, NULL);
    if (kube_selector_parse(text, arena, &selector, &err) < 0)
        return 0;
    kube_selector_matches(selector, NULL);

    const char *printed = kube_selector_print(selector, arena);

    if (kube_selector_parse(str_of(printed), arena, &again, &err) < 0 ||
        !str_equals(str_of(printed), kube_selector_print(again, arena)))
        abort();
    return 0;
}
