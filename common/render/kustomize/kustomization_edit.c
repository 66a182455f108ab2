/* What an application's `kustomize` block changes in a kustomization. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomization.h"

#include <inttypes.h>
#include <stdlib.h>

struct editing {
    struct arena *arena;
    struct json *kustomization;
    const struct json *block;
    const struct kustomization_edits *edits;
    struct kustomization_commands *commands;
};

static const char *expanded(const struct editing *e, struct str text)
{
    if (!e->edits->expand)
        return str_dup(text, e->arena).ptr;
    return str_dup(e->edits->expand(e->edits->context, text), e->arena).ptr;
}

/* ---- commands ---- */

static void add_command(struct editing *e, const char *command)
{
    arena_list_push(e->arena, &e->commands->texts, command);
}

static int fail_command(const char *command, struct error *err)
{
    return error_prefix(err, "`%s` failed exit status 1: Error", command);
}

/* ---- names ---- */

static void set_text(struct editing *e, const char *from, const char *to, const char *command,
                     const char *separator)
{
    const char *value = json_cstr_at(e->block, from);

    if (!value[0])
        return;
    json_set_text(e->arena, e->kustomization, to, value);
    add_command(e, arena_printf(e->arena, "kustomize edit set %s %s%s", command, separator, value));
}

/* ---- images ---- */

struct image {
    struct str name, new_name, new_tag, digest, tag_suffix;
};

struct image_list {
    ARENA_LIST(struct image) items;
};

/* "name:tag@digest" */
static bool split_image(struct str text, bool may_be_bare, struct str *name, struct str *tag,
                        struct str *digest)
{
    ptrdiff_t at = str_find_char(text, '@'), colon;

    *tag = *digest = STR_EMPTY;
    *name = text;
    if (at >= 0) {
        *name = str_slice(text, 0, (size_t)at);
        *digest = str_slice(text, (size_t)at + 1, text.len);
    }
    colon = str_find_last_char(*name, ':');
    if (colon >= 0 && str_find_char(str_slice(*name, (size_t)colon, name->len), '/') < 0) {
        *tag = str_slice(*name, (size_t)colon + 1, name->len);
        *name = str_slice(*name, 0, (size_t)colon);
        return true;
    }
    return at >= 0 || (may_be_bare && text.len > 0);
}

static int parse_image(struct str text, struct image *out, struct error *err)
{
    struct str old, new;
    bool is_pair = str_cut(text, '=', &old, &new);
    bool good;

    *out = (struct image){ .tag_suffix = STR_EMPTY };
    if (is_pair) {
        out->name = old;
        good = split_image(new, true, &out->new_name, &out->new_tag, &out->digest);
    } else {
        out->new_name = STR_EMPTY;
        good = split_image(text, false, &out->name, &out->new_tag, &out->digest);
    }
    if (good)
        return 0;
    return error_set(err, ERR_INVALID,
                     "invalid format of image, use one of the following options:\n"
                     "- <image>=<newimage>:<newtag>\n- <image>=<newimage>@<digest>\n"
                     "- <image>=<newimage>:<newtag>@<digest>\n- <image>=<newimage>\n"
                     "- <image>:<newtag>\n- <image>:<newtag>@<digest>\n- <image>@<digest>");
}

static struct image *find_image(struct image_list *list, struct str name)
{
    for (size_t i = 0; i < list->items.count; i++) {
        if (str_equal(list->items.items[i].name, name))
            return &list->items.items[i];
    }
    return NULL;
}

/* "*" stands for what was there. */
static void keep_old(struct str *part, struct str old)
{
    if (str_equals(*part, "*"))
        *part = old;
}

static void add_old_images(struct editing *e, struct image_list *list)
{
    for (struct json_cursor at = json_walk(json_get(e->kustomization, "images")); json_next(&at);) {
        struct image old = { json_text_at(at.value, "name"), json_text_at(at.value, "newName"),
                             json_text_at(at.value, "newTag"), json_text_at(at.value, "digest"),
                             json_text_at(at.value, "tagSuffix") };
        struct image *given = find_image(list, old.name);

        if (!given) {
            arena_list_push(e->arena, &list->items, old);
            continue;
        }
        keep_old(&given->new_name, old.new_name);
        keep_old(&given->new_tag, old.new_tag);
        keep_old(&given->digest, old.digest);
    }
}

static int compare_images(const void *a, const void *b)
{
    return str_compare(((const struct image *)a)->name, ((const struct image *)b)->name);
}

static void set_part(struct editing *e, struct json *object, const char *key, struct str value)
{
    if (value.len > 0 && !str_equals(value, "*"))
        json_set(e->arena, object, key, json_new_string(e->arena, value));
}

static void put_images(struct editing *e, struct image_list *list)
{
    struct json *made = json_new_array(e->arena);

    add_old_images(e, list);
    if (list->items.count > 1)
        qsort(list->items.items, list->items.count, sizeof(*list->items.items), compare_images);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct image *image = &list->items.items[i];
        struct json *object = json_new_object(e->arena);

        set_part(e, object, "name", image->name);
        set_part(e, object, "newName", image->new_name);
        set_part(e, object, "newTag", image->new_tag);
        set_part(e, object, "digest", image->digest);
        set_part(e, object, "tagSuffix", image->tag_suffix);
        json_append(e->arena, made, object);
    }
    json_set(e->arena, e->kustomization, "images", made);
}

static int set_images(struct editing *e, struct error *err)
{
    const struct json *images = json_get(e->block, "images");
    const char *command = "kustomize edit set image";
    struct image_list list = { 0 };

    if (json_count(images) == 0)
        return 0;
    for (struct json_cursor at = json_walk(images); json_next(&at);)
        command = arena_printf(e->arena, "%s %s", command, expanded(e, json_string(at.value)));
    for (struct json_cursor at = json_walk(images); json_next(&at);) {
        struct image image, *known;
        const char *text = expanded(e, json_string(at.value));

        if (parse_image(str_of(text), &image, err) < 0)
            return fail_command(command, err);
        known = find_image(&list, image.name);
        if (known)
            *known = image;
        else
            arena_list_push(e->arena, &list.items, image);
    }
    put_images(e, &list);
    add_command(e, command);
    return 0;
}

/* ---- replicas ---- */

static int read_count(const struct json *value, int64_t *out, struct error *err)
{
    char *end = NULL;

    if (json_is(value, JSON_INT)) {
        *out = json_int(value, 0);
        return 0;
    }
    *out = strtoll(json_cstr(value), &end, 10);
    if (json_string(value).len == 0 || *end)
        return error_set(err, ERR_INVALID, "expected integer value for count. Received: %s",
                         json_cstr(value));
    return 0;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(json_text_at(*(const struct json *const *)a, "name"),
                       json_text_at(*(const struct json *const *)b, "name"));
}

struct json_list {
    ARENA_LIST(const struct json *) items;
};

static void put_replica(struct editing *e, struct json_list *list, const struct json *item,
                        bool overrides)
{
    for (size_t i = 0; i < list->items.count; i++) {
        if (!str_equal(json_text_at(list->items.items[i], "name"), json_text_at(item, "name")))
            continue;
        if (overrides)
            list->items.items[i] = item;
        return;
    }
    arena_list_push(e->arena, &list->items, item);
}

static int set_replicas(struct editing *e, struct error *err)
{
    const struct json *replicas = json_get(e->block, "replicas");
    const char *command = "kustomize edit set replicas";
    struct json_list list = { 0 };
    struct json *made = json_new_array(e->arena);

    if (json_count(replicas) == 0)
        return 0;
    for (struct json_cursor at = json_walk(replicas); json_next(&at);) {
        struct json *item = json_new_object(e->arena);
        int64_t count;

        if (read_count(json_get(at.value, "count"), &count, err) < 0)
            return -1;
        json_set_text(e->arena, item, "name", json_cstr_at(at.value, "name"));
        json_set_int(e->arena, item, "count", count);
        put_replica(e, &list, item, true);
        command = arena_printf(e->arena, "%s %s=%" PRId64, command, json_cstr_at(at.value, "name"),
                               count);
    }
    for (struct json_cursor at = json_walk(json_get(e->kustomization, "replicas")); json_next(&at);)
        put_replica(e, &list, at.value, false);
    if (list.items.count > 1)
        qsort(list.items.items, list.items.count, sizeof(*list.items.items), compare_names);
    for (size_t i = 0; i < list.items.count; i++)
        json_append(e->arena, made, list.items.items[i]);
    json_set(e->arena, e->kustomization, "replicas", made);
    add_command(e, command);
    return 0;
}

/* ---- labels and annotations ---- */

static bool flag(const struct editing *e, const char *name)
{
    return json_bool(json_get(e->block, name), false);
}

/* The first entry of `labels` with the same reach; made, when there is none. */
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
            json_bool(json_get(at, "includeTemplates"), false) == includes_templates &&
            json_count(json_get(at, "fields")) == 0)
            return json_edit_object(e->arena, json_edit_item(e->arena, list, i), "pairs");
    }
    entry = json_new_object(e->arena);
    if (includes_templates)
        json_set_bool(e->arena, entry, "includeTemplates", true);
    json_append(e->arena, list, entry);
    return json_edit_object(e->arena, json_edit_item(e->arena, list, json_count(list) - 1),
                            "pairs");
}

static bool is_label_known(const struct editing *e, struct str key)
{
    if (json_get_str(json_get(e->kustomization, "commonLabels"), key))
        return true;
    for (struct json_cursor at = json_walk(json_get(e->kustomization, "labels")); json_next(&at);) {
        if (json_get_str(json_get(at.value, "pairs"), key))
            return true;
    }
    return false;
}

struct metadata_edit {
    const char *block_key; /* "commonLabels" */
    const char *noun;      /* "label" */
    bool force, is_expanded;
};

static const char *metadata_command(struct editing *e, const struct metadata_edit *edit,
                                    const char *flags)
{
    const char *command = arena_printf(e->arena, "kustomize edit add %s%s%s", edit->noun,
                                       edit->force ? " --force" : "", flags);

    for (struct json_cursor at = json_walk(json_get(e->block, edit->block_key)); json_next(&at);)
        command = arena_printf(e->arena, "%s %.*s:%s", command, STR_ARG(at.key),
                               edit->is_expanded ? expanded(e, json_string(at.value))
                                                 : json_cstr(at.value));
    return command;
}

static int put_pairs(struct editing *e, const struct metadata_edit *edit, struct json *into,
                     bool checks_labels, struct error *err)
{
    for (struct json_cursor at = json_walk(json_get(e->block, edit->block_key)); json_next(&at);) {
        bool is_known = json_get_str(into, at.key) || (checks_labels && is_label_known(e, at.key));

        if (is_known && !edit->force)
            return error_set(err, ERR_INVALID,
                             "%s %.*s already in kustomization file. Use --force to override.",
                             edit->noun, STR_ARG(at.key));
        json_set_str(e->arena, into, at.key,
                     edit->is_expanded ? json_new_cstr(e->arena, expanded(e, json_string(at.value)))
                                       : at.value);
    }
    return 0;
}

static int add_labels(struct editing *e, struct error *err)
{
    bool without_selector = flag(e, "labelWithoutSelector");
    bool with_templates = flag(e, "labelIncludeTemplates");
    struct metadata_edit edit = { "commonLabels", "label", flag(e, "forceCommonLabels"), true };
    const char *command = metadata_command(
        e, &edit,
        arena_printf(e->arena, "%s%s", without_selector ? " --without-selector" : "",
                     with_templates ? " --include-templates" : ""));
    struct json *into;

    if (json_count(json_get(e->block, "commonLabels")) == 0)
        return 0;
    if (with_templates && !without_selector) {
        error_set(err, ERR_INVALID,
                  "--without-selector flag must be specified for --include-templates to work");
        return fail_command(command, err);
    }
    into = without_selector ? label_pairs(e, with_templates)
                            : json_edit_object(e->arena, e->kustomization, "commonLabels");
    if (put_pairs(e, &edit, into, false, err) < 0)
        return fail_command(command, err);
    add_command(e, command);
    return 0;
}

static int add_annotations(struct editing *e, struct error *err)
{
    struct metadata_edit edit = { "commonAnnotations", "annotation",
                                  flag(e, "forceCommonAnnotations"),
                                  flag(e, "commonAnnotationsEnvsubst") };
    const char *command = metadata_command(e, &edit, "");

    if (json_count(json_get(e->block, "commonAnnotations")) == 0)
        return 0;
    if (put_pairs(e, &edit, json_edit_object(e->arena, e->kustomization, "commonAnnotations"),
                  false, err) < 0)
        return fail_command(command, err);
    add_command(e, command);
    return 0;
}

static void add_patches(struct editing *e)
{
    const struct json *patches = json_get(e->block, "patches");
    struct json *list;

    if (json_count(patches) == 0)
        return;
    list = json_edit_get(e->arena, e->kustomization, "patches");
    if (!list) {
        json_set(e->arena, e->kustomization, "patches", json_new_array(e->arena));
        list = json_edit_get(e->arena, e->kustomization, "patches");
    }
    for (struct json_cursor at = json_walk(patches); json_next(&at);)
        json_append(e->arena, list, at.value);
    add_command(e,
                "# kustomization.yaml updated with patches. There is no `kustomize edit` command "
                "for adding patches. In order to generate the manifests in your local "
                "environment, you will need to copy the patches into kustomization.yaml "
                "manually.");
}

int kustomization_edit(const struct json *kustomization, const struct kustomization_edits *edits,
                       struct kustomization_commands *commands, struct arena *arena,
                       const struct json **out, struct error *err)
{
    struct editing e = { arena, json_edit(arena, kustomization), edits->block, edits, commands };

    set_text(&e, "namePrefix", "namePrefix", "nameprefix", "-- ");
    set_text(&e, "nameSuffix", "nameSuffix", "namesuffix", "-- ");
    if (set_images(&e, err) < 0 || set_replicas(&e, err) < 0 || add_labels(&e, err) < 0 ||
        add_annotations(&e, err) < 0)
        return -1;
    set_text(&e, "namespace", "namespace", "namespace", "-- ");
    add_patches(&e);
    *out = e.kustomization;
    return 0;
}
