/* The flags of `kustomize build`. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize.h"
#include "render/kustomize/program_flags.h"

static const struct program_flag known[] = {
    { "as-current-user", '\0', false, NULL },
    { "enable-alpha-plugins", '\0', false, NULL },
    { "enable-exec", '\0', false, NULL },
    { "enable-helm", '\0', false, NULL },
    { "enable-managedby-label", '\0', false,
      "The flag `enable-managedby-label` has been deprecated. Use the `managedByLabel` option in "
      "the `buildMetadata` field instead." },
    { "env", 'e', true, NULL },
    { "helm-api-versions", '\0', true, NULL },
    { "helm-command", '\0', true, NULL },
    { "helm-debug", '\0', false, NULL },
    { "helm-kube-version", '\0', true, NULL },
    { "help", 'h', false, NULL },
    { "load-restrictor", '\0', true, NULL },
    { "mount", '\0', true, NULL },
    { "network", '\0', false, NULL },
    { "network-name", '\0', true, NULL },
    { "output", 'o', true, NULL },
    { "reorder", '\0', true, "use the new 'sortOptions' field in kustomization.yaml instead." },
    { "stack-trace", '\0', false, NULL },
    { NULL, '\0', false, NULL },
};

/* With these it prints something else than objects. */
static const char *const not_built_in[] = { "help", "output" };

const char *const *kustomize_flags_split(struct str text, struct arena *arena)
{
    ARENA_LIST(const char *) words = { 0 };
    size_t begin, end = 0;

    for (;;) {
        for (begin = end; begin < text.len && strchr(" \t\n\v\f\r", text.ptr[begin]);)
            begin++;
        for (end = begin; end < text.len && !strchr(" \t\n\v\f\r", text.ptr[end]);)
            end++;
        if (begin == end)
            break;
        arena_list_push(arena, &words, arena_strndup(arena, text.ptr + begin, end - begin));
    }
    arena_list_push(arena, &words, NULL);
    return words.items;
}

static bool is_used(const struct program_words *words, const char *name)
{
    const char *value = "false";

    return program_words_find(words, name, &value) > 0 && strcmp(value, "true") == 0;
}

/* One of two words; `*out`: it is the second. */
static int read_choice(const struct program_words *words, const char *name,
                       const char *const choices[2], bool *out, struct error *err)
{
    const char *value = choices[0];

    *out = false;
    if (program_words_find(words, name, &value) == 0)
        return 0;
    *out = strcmp(value, choices[1]) == 0;
    if (*out || strcmp(value, choices[0]) == 0)
        return 0;
    return error_set(err, ERR_INVALID, "illegal flag value --%s %s; legal values: [%s %s]", name,
                     value, choices[0], choices[1]);
}

static int check(const struct program_words *words, struct kustomize_flags *out, struct error *err)
{
    static const char *const restrictors[] = { "LoadRestrictionsRootOnly", "LoadRestrictionsNone" };
    static const char *const orders[] = { "legacy", "none" };

    if (words->others.count > 0)
        return error_set(err, ERR_INVALID, "specify one path to kustomization.yaml");
    if (read_choice(words, "load-restrictor", restrictors, &out->any_file, err) < 0)
        return -1;
    return read_choice(words, "reorder", orders, &out->keep_order, err);
}

static void take(const struct program_words *words, struct arena *arena,
                 struct kustomize_flags *out)
{
    ARENA_LIST(const char *) versions = { 0 };

    out->enable_helm = is_used(words, "enable-helm");
    out->managed_label = is_used(words, "enable-managedby-label");
    program_words_find(words, "helm-kube-version", &out->helm_kube_version);
    program_words_find(words, "helm-command", &out->helm_command);
    for (size_t i = 0; i < words->uses.count; i++) {
        if (strcmp(words->uses.items[i].flag->name, "helm-api-versions") == 0)
            arena_list_push(arena, &versions, words->uses.items[i].value);
    }
    out->helm_api_versions = versions.items;
    out->helm_api_version_count = versions.count;
}

int kustomize_flags_parse(struct str text, struct arena *arena, struct kustomize_flags *out,
                          struct error *err)
{
    CLEANUP(error_release) struct error fault = { 0 };
    struct kustomize_flags flags = { 0 };
    struct program_words words;
    const char *ignored;

    if (program_flags_read(known, kustomize_flags_split(text, arena), arena, &words, &fault) < 0 ||
        check(&words, &flags, &fault) < 0)
        flags.fault = arena_printf(arena, "%s", error_text(&fault));
    for (size_t i = 0; i < sizeof(not_built_in) / sizeof(*not_built_in) && !flags.fault; i++) {
        if (program_words_find(&words, not_built_in[i], &ignored) > 0)
            return error_set(err, ERR_UNIMPLEMENTED, "the build option --%s is not built in",
                             not_built_in[i]);
    }
    take(&words, arena, &flags);
    flags.notes = words.notes.items;
    flags.note_count = words.notes.count;
    *out = flags;
    return 0;
}
