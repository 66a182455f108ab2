#include "gitops/hooks.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/options.h"
#include "gitops/resource.h"

#include <ctype.h>

#define HELM_HOOK "helm.sh/hook"
#define HELM_DELETE_POLICY "helm.sh/hook-delete-policy"
#define DELETE_POLICY "argocd.argoproj.io/hook-delete-policy"

struct word {
    const char *text;
    unsigned bit;
};

static const struct word argo_types[] = {
    { "PreSync", HOOK_PRE_SYNC },   { "Sync", HOOK_SYNC }, { "PostSync", HOOK_POST_SYNC },
    { "SyncFail", HOOK_SYNC_FAIL }, { "Skip", HOOK_SKIP }, { NULL, 0 },
};
static const struct word argo_delete_types[] = {
    { "PreDelete", HOOK_PRE_DELETE },
    { "PostDelete", HOOK_POST_DELETE },
    { NULL, 0 },
};
static const struct word helm_types[] = {
    { "pre-install", HOOK_PRE_SYNC },
    { "pre-upgrade", HOOK_PRE_SYNC },
    { "post-install", HOOK_POST_SYNC },
    { "post-upgrade", HOOK_POST_SYNC },
    { NULL, 0 },
};
static const struct word helm_delete_types[] = {
    { "pre-delete", HOOK_PRE_DELETE },
    { "post-delete", HOOK_POST_DELETE },
    { NULL, 0 },
};
static const struct word argo_policies[] = {
    { "HookSucceeded", HOOK_DELETE_SUCCEEDED },
    { "HookFailed", HOOK_DELETE_FAILED },
    { "BeforeHookCreation", HOOK_DELETE_BEFORE_CREATION },
    { NULL, 0 },
};
static const struct word helm_policies[] = {
    { "hook-succeeded", HOOK_DELETE_SUCCEEDED },
    { "hook-failed", HOOK_DELETE_FAILED },
    { "before-hook-creation", HOOK_DELETE_BEFORE_CREATION },
    { NULL, 0 },
};

static unsigned words_of(const struct json *object, const char *annotation,
                         const struct word *words)
{
    unsigned bits = 0;

    for (; words->text; words++) {
        if (annotation_has_option(object, annotation, words->text))
            bits |= words->bit;
    }
    return bits;
}

unsigned hook_types(const struct json *object)
{
    unsigned types = words_of(object, HOOK_ANNOTATION, argo_types);

    return types ? types : words_of(object, HELM_HOOK, helm_types);
}

unsigned hook_delete_types(const struct json *object)
{
    return words_of(object, HOOK_ANNOTATION, argo_delete_types) |
           words_of(object, HELM_HOOK, helm_delete_types);
}

/* The list of an annotation holds `word` and nothing else. */
static bool is_only(const struct json *object, const char *annotation, const char *word)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct texts list = texts_split(resource_annotation(object, annotation), ',', arena);

    return list.count == 1 && texts_contain(list, word);
}

bool hook_is_skipped(const struct json *object)
{
    return resource_has_annotation(object, HOOK_ANNOTATION) &&
           is_only(object, HOOK_ANNOTATION, "Skip");
}

bool hook_is_hook(const struct json *object)
{
    if (resource_has_annotation(object, HOOK_ANNOTATION))
        return !is_only(object, HOOK_ANNOTATION, "Skip");
    return resource_has_annotation(object, HELM_HOOK) &&
           !str_equals(resource_annotation(object, HELM_HOOK), "crd-install");
}

bool hook_is_any(const struct json *object)
{
    return hook_is_hook(object) || hook_delete_types(object) != 0;
}

bool hook_is_ignored(const struct json *object)
{
    return hook_is_hook(object) && hook_types(object) == 0;
}

unsigned hook_delete_policies(const struct json *object)
{
    unsigned policies = words_of(object, DELETE_POLICY, argo_policies) |
                        words_of(object, HELM_DELETE_POLICY, helm_policies);

    return policies ? policies : HOOK_DELETE_BEFORE_CREATION;
}

const char *hook_type_name(enum hook_type type)
{
    static const struct word *const tables[] = { argo_types, argo_delete_types };

    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        for (const struct word *word = tables[i]; word->text; word++) {
            if (word->bit == (unsigned)type)
                return word->text;
        }
    }
    return "";
}

struct str hook_generated_name(struct str generate_name, struct str revision, struct str phase,
                               int64_t started_at, struct arena *arena)
{
    struct str rev = revision.len >= 8 ? str_slice(revision, 0, 7) : revision;
    char *suffix =
        arena_printf(arena, "%.*s-%.*s-%lld", STR_ARG(rev), STR_ARG(phase), (long long)started_at);

    for (char *c = suffix; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return str_of(arena_printf(arena, "%.*s%s", STR_ARG(generate_name), suffix));
}
