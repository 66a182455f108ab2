/* What git and gpg say of signatures: listings, status lines, words. */
#include "base/arena.h"
#include "source/git_signature.h"
#include "source/gpg_report.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A state is told with a key unless there is no signature. */
static void use(const struct git_signature *signature)
{
    assert((signature->state == GIT_SIGNATURE_NONE) == (signature->key[0] == '\0'));
    assert(git_signature_state_text(signature->state)[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char key[] = "EA43CF0B9D1593FB";
    char *keys[] = { key };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = str_dup((struct str){ (const char *)data, size }, arena);
    struct git_signatures commits;
    struct git_signature tag;
    const char *complaint;

    if (git_signatures_parse(text, arena, &commits, &err) == 0)
        for (size_t i = 0; i < commits.count; i++) {
            use(&commits.items[i]);
            assert(strlen(commits.items[i].revision) == 40);
        }
    error_release(&err);
    if (git_signature_parse_status(text, arena, &tag, &err) == 0)
        use(&tag);
    complaint = gpg_report_complaint(text, "r", keys, 1, arena);
    assert(complaint || gpg_report_parse(text).verdict == GPG_REPORT_GOOD);
    return 0;
}
