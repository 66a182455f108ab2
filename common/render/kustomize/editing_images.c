/* Images of an application's `kustomize` block. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/editing.h"

#include <stdlib.h>

struct image {
    struct str name, new_name, new_tag, digest, tag_suffix;
};

struct image_list {
    ARENA_LIST(struct image) items;
};

/* "name:tag@digest"; false: there is nothing but a name. */
static bool split_image(struct str text, struct str *name, struct str *tag, struct str *digest)
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
    return at >= 0;
}

static int parse_image(struct str text, struct image *out, struct error *err)
{
    struct str old, new;
    bool is_pair = str_cut(text, '=', &old, &new);
    bool good = is_pair; /* whatever stands behind it */

    *out = (struct image){ .tag_suffix = STR_EMPTY };
    if (is_pair) {
        out->name = old;
        split_image(new, &out->new_name, &out->new_tag, &out->digest);
    } else {
        out->new_name = STR_EMPTY;
        good = split_image(text, &out->name, &out->new_tag, &out->digest);
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

/* Those of the block, the last of a name; `command` has a word for each. */
static int read_images(struct editing *e, const struct editing_command *command,
                       struct image_list *out, struct error *err)
{
    for (size_t i = command->fixed; i < command->words.count; i++) {
        struct image image, *known;

        if (parse_image(str_of(command->words.items[i]), &image, err) < 0)
            return editing_fail(e, command, err);
        known = find_image(out, image.name);
        if (known)
            *known = image;
        else
            arena_list_push(e->arena, &out->items, image);
    }
    return 0;
}

int editing_images(struct editing *e, struct error *err)
{
    const struct json *images = json_get(e->block, "images");
    struct editing_command command = editing_command(e, "set", "image");
    struct image_list list = { 0 };
    int goes_on;

    if (json_count(images) == 0)
        return 0;
    for (struct json_cursor at = json_walk(images); json_next(&at);)
        editing_add(e, &command, editing_expand(e, json_string(at.value)));
    goes_on = editing_check_words(e, &command, err);
    if (goes_on < 0 || (goes_on > 0 && (read_images(e, &command, &list, err) < 0 ||
                                        editing_read(e, &command, err) < 0)))
        return -1;
    if (goes_on > 0)
        put_images(e, &list);
    editing_done(e, &command);
    return 0;
}
