#include "base/arena.h"
#include "data/json.h"
#include "data/json_schema.h"
#include "data/json_schema_check.h"
#include "data/json_schema_meta.h"
#include "test.h"

/** Each draft's own schema is one: what it says of schemas holds for itself. */
static void every_draft_is_a_schema_of_its_own(void **state)
{
    static const int drafts[] = { SCHEMA_DRAFT_4, SCHEMA_DRAFT_6, SCHEMA_DRAFT_7, SCHEMA_DRAFT_2019,
                                  SCHEMA_DRAFT_2020 };

    (void)state;
    for (size_t i = 0; i < sizeof(drafts) / sizeof(*drafts); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        struct str text = schema_meta_text(drafts[i], arena);
        const struct json *root;
        struct json_schema *schema;
        struct json *named;

        assert_int_equal(json_parse(text, NULL, arena, &root, &err), 0);
        named = json_edit(arena, root);
        json_set_text(arena, named, "$schema", schema_meta_url(drafts[i]));
        if (json_schema_read(json_print(named, JSON_COMPACT, arena), "file:///x", NULL, arena,
                             &schema, &err) < 0)
            fail_msg("%d: %s", drafts[i], error_text(&err));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_draft_is_a_schema_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
