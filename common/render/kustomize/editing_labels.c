/* Labels and annotations of an application's `kustomize` block. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/editing.h"

/** What `kustomize edit add label` and `add annotation` have in common. */
struct pairs {
    const char *block_key; /* "commonLabels" */
    const char *noun;      /* "label" */
    bool is_forced, is_expanded;
};

static void add_words(struct editing *e, const struct pairs *pairs, struct editing_command *command)
{
    for (struct json_cursor at = json_walk(json_get(e->block, pairs->block_key)); json_next(&at);) {
        struct str value = json_string(at.value);

        editing_add(e, command,
                    arena_printf(e->arena, "%.*s:%s", STR_ARG(at.key),
                                 pairs->is_expanded ? editing_expand(e, value)
                                                    : str_dup(value, e->arena).ptr));
    }
}

/* "key:value", where the value may be quoted. */
static int split_pair(const struct pairs *pairs, const char *word, struct str *key,
                      struct str *value, struct error *err)
{
    str_cut(str_of(word), ':', key, value);
    if (key->len == 0)
        return error_set(err, ERR_INVALID, "invalid %s: '%s' (need k:v pair where v may be quoted)",
                         pairs->noun, word);
    if (value->len > 1 && value->ptr[0] == '"' && value->ptr[value->len - 1] == '"')
        *value = str_slice(*value, 1, value->len - 1);
    return 0;
}

static int put(struct editing *e, const struct pairs *pairs, const char *word, struct json *into,
               struct error *err)
{
    struct str key, value;

    if (split_pair(pairs, word, &key, &value, err) < 0)
        return -1;
    if (json_get_str(into, key) && !pairs->is_forced)
        return error_set(err, ERR_INVALID,
                         "%s %.*s already in kustomization file. Use --force to override.",
                         pairs->noun, STR_ARG(key));
    json_set_str(e->arena, into, key, json_new_string(e->arena, value));
    return 0;
}

static int check_pairs(const struct pairs *pairs, const struct editing_command *command,
                       size_t first, struct error *err)
{
    struct str key, value;

    for (size_t i = first; i < command->words.count; i++) {
        if (split_pair(pairs, command->words.items[i], &key, &value, err) < 0)
            return -1;
    }
    return 0;
}

static int put_all(struct editing *e, const struct pairs *pairs,
                   const struct editing_command *command, size_t first, struct json *into,
                   struct error *err)
{
    for (size_t i = first; i < command->words.count; i++) {
        if (put(e, pairs, command->words.items[i], into, err) < 0)
            return editing_fail(e, command, err);
    }
    editing_done(e, command);
    return 0;
}

/* The first entry of `labels` with the same reach, whatever its fields; made, when there is none.
 */
static struct json *label_pairs(struct editing *e, bool includes_templates)
{
    struct json *list = json_edit_get(e->arena, e->kustomization, "labels");
    struct json *entry;

    if (!list) {
        json_set(e->arena, e->kustomization, "labels", json_new_array(e->arena));
        list = json_edit_get(e->arena, e->kustomization, "labels");
    }
    for (size_t i = 0; i < json_count(list); i++) {
        const struct json *at = json_item(list, i);

        if (!json_bool(json_get(at, "includeSelectors"), false) &&
            json_bool(json_get(at, "includeTemplates"), false) == includes_templates)
            return json_edit_object(e->arena, json_edit_item(e->arena, list, i), "pairs");
    }
    entry = json_new_object(e->arena);
    if (includes_templates)
        json_set_bool(e->arena, entry, "includeTemplates", true);
    json_append(e->arena, list, entry);
    return json_edit_object(e->arena, json_edit_item(e->arena, list, json_count(list) - 1),
                            "pairs");
}

/* 1: it goes on; 0: it only shows its manual. */
static int begin(struct editing *e, const struct pairs *pairs, struct editing_command *command,
                 size_t *first, struct error *err)
{
    int goes_on;

    *first = command->words.count;
    add_words(e, pairs, command);
    goes_on = editing_check_words(e, command, err);
    if (goes_on == 0)
        editing_done(e, command);
    return goes_on;
}

static int read_file(struct editing *e, const struct pairs *pairs,
                     const struct editing_command *command, size_t first, struct error *err)
{
    if (check_pairs(pairs, command, first, err) < 0)
        return editing_fail(e, command, err);
    return editing_read(e, command, err);
}

int editing_labels(struct editing *e, struct error *err)
{
    struct pairs pairs = { "commonLabels", "label", editing_flag(e, "forceCommonLabels"), true };
    struct editing_command command = editing_command(e, "add", "label");
    bool without_selector = editing_flag(e, "labelWithoutSelector");
    bool with_templates = editing_flag(e, "labelIncludeTemplates");
    struct json *into;
    size_t first;
    int goes_on;

    if (json_count(json_get(e->block, "commonLabels")) == 0)
        return 0;
    if (pairs.is_forced)
        editing_add(e, &command, "--force");
    if (without_selector)
        editing_add(e, &command, "--without-selector");
    if (with_templates)
        editing_add(e, &command, "--include-templates");
    goes_on = begin(e, &pairs, &command, &first, err);
    if (goes_on <= 0)
        return goes_on;
    if (with_templates && !without_selector) {
        error_set(err, ERR_INVALID,
                  "--without-selector flag must be specified for --include-templates to work");
        return editing_fail(e, &command, err);
    }
    if (read_file(e, &pairs, &command, first, err) < 0)
        return -1;
    into = without_selector ? label_pairs(e, with_templates)
                            : json_edit_object(e->arena, e->kustomization, "commonLabels");
    return put_all(e, &pairs, &command, first, into, err);
}

int editing_annotations(struct editing *e, struct error *err)
{
    struct pairs pairs = { "commonAnnotations", "annotation",
                           editing_flag(e, "forceCommonAnnotations"),
                           editing_flag(e, "commonAnnotationsEnvsubst") };
    struct editing_command command = editing_command(e, "add", "annotation");
    size_t first;
    int goes_on;

    if (json_count(json_get(e->block, "commonAnnotations")) == 0)
        return 0;
    if (pairs.is_forced)
        editing_add(e, &command, "--force");
    goes_on = begin(e, &pairs, &command, &first, err);
    if (goes_on <= 0)
        return goes_on;
    if (read_file(e, &pairs, &command, first, err) < 0)
        return -1;
    return put_all(e, &pairs, &command, first,
                   json_edit_object(e->arena, e->kustomization, "commonAnnotations"), err);
}
