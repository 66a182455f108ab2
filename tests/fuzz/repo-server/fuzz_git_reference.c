/* What a Git server says of itself: advertisements, listings, cached listings, trailers. */
#include "base/arena.h"
#include "data/json.h"
#include "source/git_reference.h"
#include "source/git_refs.h"
#include "source/git_revision.h"
#include "source/git_url.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void resolve(const struct git_refs *refs, const char *revision, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *commit;

    if (git_revision_resolve(refs, revision, "", arena, &commit, &err) == 0)
        assert(strlen(commit) == 40);
}

/* What was read survives the cache, and can be resolved. */
static void use(const struct git_refs *refs, struct arena *arena)
{
    struct git_refs again;

    assert(git_refs_from_json(git_refs_to_json(refs, arena), arena, &again));
    assert(again.count == refs->count);
    resolve(refs, "HEAD", arena);
    resolve(refs, ">=1.0", arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = str_dup((struct str){ (const char *)data, size }, arena);
    struct git_reference reference;
    struct git_refs refs;

    if (git_refs_parse_advertisement(text, arena, &refs, &err) == 0)
        use(&refs, arena);
    error_release(&err);
    if (git_refs_parse_listing(text, arena, &refs, &err) == 0)
        use(&refs, arena);
    if (git_reference_parse(text, arena, &reference))
        assert(reference.author && reference.body);
    (void)git_url_host(text, arena);
    (void)git_url_port(text, arena);
    (void)git_url_without_password(text, arena);
    return 0;
}
