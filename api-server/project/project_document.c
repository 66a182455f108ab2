#include "project/project_document.h"

#include "argo/shape.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "gitops/time_zones.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DIFFERENCE_MAX = 16 * 1024 };

/* ---- policies ---- */

/* "p,a , b" -> "p, a, b": the first part as it stands. */
static struct json *normalize_policy(struct str policy, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(policy.len * 2 + 16);
    struct str part, rest;
    bool more = str_cut(policy, ',', &part, &rest);

    strbuf_add(&text, part.ptr, part.len);
    while (more) {
        more = str_cut(rest, ',', &part, &rest);
        while (part.len > 0 && part.ptr[0] == ' ')
            part = str_slice(part, 1, part.len);
        while (part.len > 0 && part.ptr[part.len - 1] == ' ')
            part = str_slice(part, 0, part.len - 1);
        strbuf_puts(&text, ", ");
        strbuf_add(&text, part.ptr, part.len);
    }
    return json_new_string(arena, (struct str){ text.ptr, text.len });
}

static void normalize_policies(struct json *role, struct arena *arena)
{
    const struct json *policies = json_get(role, "policies");
    struct json *list = json_new_array(arena);

    if (json_count(policies) == 0)
        return;
    for (struct json_cursor at = json_walk(policies); json_next(&at);)
        json_append(arena, list, normalize_policy(json_string(at.value), arena));
    json_set(arena, role, "policies", list);
}

/* ---- tokens ---- */

static int64_t time_of(const struct json *token)
{
    return json_int(json_get(token, "iat"), 0);
}

static const struct json *with_id(const struct json *token, struct arena *arena)
{
    struct json *named;

    if (json_string(json_get(token, "id")).len > 0)
        return token;
    named = json_edit(arena, token);
    json_set_text(arena, named, "id", arena_printf(arena, "%lld", (long long)time_of(token)));
    return named;
}

/* Sorted as it is filled: newest first, an id once. */
struct token_list {
    const struct json **items;
    size_t count;
};

static void add_tokens(struct token_list *list, const struct json *tokens, struct arena *arena)
{
    for (struct json_cursor at = json_walk(tokens); json_next(&at);) {
        const struct json *token = with_id(at.value, arena);
        struct str id = json_string(json_get(token, "id"));
        size_t place = list->count;
        bool is_known = false;

        for (size_t i = 0; i < list->count; i++)
            is_known |= str_equal(json_string(json_get(list->items[i], "id")), id);
        if (is_known)
            continue;
        while (place > 0 && time_of(list->items[place - 1]) < time_of(token))
            place--;
        memmove(&list->items[place + 1], &list->items[place],
                (list->count - place) * sizeof(struct json *));
        list->items[place] = token;
        list->count++;
    }
}

static struct json *combined(const struct json *in_status, const struct json *in_spec,
                             struct arena *arena)
{
    size_t room = json_count(in_status) + json_count(in_spec) + 1;
    struct token_list list = { arena_alloc(arena, room * sizeof(struct json *)), 0 };
    struct json *array = json_new_array(arena);

    add_tokens(&list, in_status, arena);
    add_tokens(&list, in_spec, arena);
    for (size_t i = 0; i < list.count; i++)
        json_append(arena, array, list.items[i]);
    return array;
}

static void set_role_tokens(struct json *by_role, struct json *role, struct json *tokens,
                            struct arena *arena)
{
    struct json *listed = json_new_object(arena);

    if (json_count(tokens) > 0) {
        json_set(arena, role, "jwtTokens", tokens);
        json_set(arena, listed, "items", tokens);
    } else {
        json_remove(arena, role, "jwtTokens");
    }
    json_set_str(arena, by_role, json_string(json_get(role, "name")), listed);
}

/* Spec and status get the same lists; roles that are gone take their tokens with them. */
static void mirror_tokens(struct json *project, bool with_policies, struct arena *arena)
{
    struct json *spec = json_edit_object(arena, project, "spec");
    struct json *status = json_edit_object(arena, project, "status");
    const struct json *old = json_get(status, "jwtTokensByRole");
    struct json *by_role = json_new_object(arena), *roles;
    size_t count = json_count(json_get(spec, "roles"));

    roles = count > 0 ? json_edit_get(arena, spec, "roles") : NULL;
    for (size_t i = 0; i < count; i++) {
        struct json *role = json_edit_item(arena, roles, i);
        const struct json *listed = json_get_str(old, json_string(json_get(role, "name")));

        if (with_policies)
            normalize_policies(role, arena);
        set_role_tokens(by_role, role,
                        combined(json_get(listed, "items"), json_get(role, "jwtTokens"), arena),
                        arena);
    }
    if (count > 0)
        json_set(arena, status, "jwtTokensByRole", by_role);
    else
        json_remove(arena, status, "jwtTokensByRole");
}

/* ---- windows ---- */

/* A window of no time zone, or of one that there is not, is meant in UTC. */
static void set_time_zones(struct json *project, struct arena *arena)
{
    const struct json *windows = json_at(project, "spec.syncWindows");
    struct time_zones *zones;
    struct json *edited, *spec;

    if (json_count(windows) == 0)
        return;
    zones = time_zones_new(NULL);
    spec = json_edit_get(arena, project, "spec");
    edited = json_edit_get(arena, spec, "syncWindows");
    for (size_t i = 0; i < json_count(windows); i++) {
        struct str zone = json_string(json_get(json_item(windows, i), "timeZone"));
        int64_t offset;

        if (zone.len == 0 || !time_zone_offset(zones, zone, 0, &offset))
            json_set_text(arena, json_edit_item(arena, edited, i), "timeZone", "UTC");
    }
    time_zones_free(zones);
}

struct json *project_document_normalize(const struct json *project, struct arena *arena)
{
    struct json *typed = shape_typed(shape_project, project, arena);

    mirror_tokens(typed, true, arena);
    set_time_zones(typed, arena);
    return typed;
}

struct json *project_document_with_tokens(const struct json *project, struct arena *arena)
{
    struct json *edited = json_edit(arena, project);

    mirror_tokens(edited, false, arena);
    return edited;
}

const struct json *project_document_tokens(const struct json *project, struct str role)
{
    return json_get(json_get_str(json_at(project, "status.jwtTokensByRole"), role), "items");
}

static void replace_tokens(struct json *project, struct str name, struct json *tokens,
                           struct arena *arena)
{
    struct json *spec = json_edit_object(arena, project, "spec");
    struct json *status = json_edit_object(arena, project, "status");
    struct json *by_role = json_edit_object(arena, status, "jwtTokensByRole");
    size_t count = json_count(json_get(spec, "roles"));
    struct json *roles = count > 0 ? json_edit_get(arena, spec, "roles") : NULL;

    for (size_t i = 0; i < count; i++) {
        struct json *role = json_edit_item(arena, roles, i);

        if (str_equal(json_string(json_get(role, "name")), name))
            set_role_tokens(by_role, role, tokens, arena);
    }
}

void project_document_add_token(struct json *project, struct str role, const struct json *token,
                                struct arena *arena)
{
    struct json *added = json_new_array(arena);

    json_append(arena, added, token);
    replace_tokens(project, role, combined(project_document_tokens(project, role), added, arena),
                   arena);
}

bool project_document_remove_token(struct json *project, struct str role, struct str id,
                                   int64_t issued_at, struct arena *arena)
{
    const struct json *tokens = project_document_tokens(project, role);
    struct json *left = json_new_array(arena);

    for (struct json_cursor at = json_walk(tokens); json_next(&at);) {
        bool is_meant = id.len > 0 ? str_equal(json_string(json_get(at.value, "id")), id)
                                   : time_of(at.value) == issued_at;

        if (!is_meant)
            json_append(arena, left, at.value);
    }
    if (json_count(left) == json_count(tokens))
        return false;
    replace_tokens(project, role, left, arena);
    return true;
}

/* ---- what is kept, what is inherited ---- */

static void keep_unknown(const struct shape_field *fields, struct json *object,
                         const struct json *old, struct arena *arena)
{
    for (struct json_cursor at = json_walk(old); json_next(&at);)
        if (!shape_find(fields, at.key) && !json_get_str(object, at.key))
            json_set_str(arena, object, at.key, at.value);
}

void project_document_keep_unknown(struct json *project, const struct json *old,
                                   struct arena *arena)
{
    keep_unknown(shape_project, project, old, arena);
    keep_unknown(shape_project_spec, json_edit_object(arena, project, "spec"),
                 json_get(old, "spec"), arena);
}

void project_document_inherit(struct json *project, const struct json *global, struct arena *arena)
{
    static const char *const lists[] = {
        "clusterResourceWhitelist",
        "clusterResourceBlacklist",
        "namespaceResourceWhitelist",
        "namespaceResourceBlacklist",
        "syncWindows",
        "sourceRepos",
        "destinations",
    };
    struct json *spec = json_edit_object(arena, project, "spec");

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        const struct json *theirs = json_get(json_get(global, "spec"), lists[i]);
        struct json *own;

        if (json_count(theirs) == 0)
            continue;
        if (!json_is(json_get(spec, lists[i]), JSON_ARRAY))
            json_set(arena, spec, lists[i], json_new_array(arena));
        own = json_edit_get(arena, spec, lists[i]);
        for (struct json_cursor at = json_walk(theirs); json_next(&at);)
            json_append(arena, own, at.value);
    }
}

/* ---- differences ---- */

struct differing {
    struct arena *arena;
    struct strbuf text;
};

/* "jwtTokens" -> "JWTTokens": the names that are not just the key with a capital. */
static const char *go_name(const char *key, struct arena *arena)
{
    static const char *const odd[][2] = {
        { "jwtTokens", "JWTTokens" }, { "iat", "IssuedAt" }, { "exp", "ExpiresAt" }, { "id", "ID" },
        { "keyID", "KeyID" },         { "gpg", "GPG" },      { "url", "URL" },
    };
    char *name;

    for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
        if (strcmp(odd[i][0], key) == 0)
            return odd[i][1];
    name = arena_printf(arena, "%s", key);
    name[0] = (char)toupper((unsigned char)name[0]);
    return name;
}

static void compare_fields(struct differing *differing, const char *path,
                           const struct shape_field *fields, const struct json *a,
                           const struct json *b);

static void tell_difference(struct differing *differing, const char *path)
{
    strbuf_printf(&differing->text, "%s%s", differing->text.len ? "," : "", path);
}

static bool is_zero(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        return true;
    case JSON_BOOL:
        return !json_bool(value, false);
    case JSON_INT:
        return json_int(value, 1) == 0;
    case JSON_STRING:
        return json_string(value).len == 0;
    case JSON_ARRAY:
    case JSON_OBJECT:
        return json_count(value) == 0;
    case JSON_FLOAT:
        return false;
    }
    return false;
}

/* Items of `list` that `other` has not, an equal one counted once; NULL where it has. */
static const struct json **missing_in(const struct json *list, const struct json *other,
                                      struct arena *arena)
{
    size_t count = json_count(list), others = json_count(other);
    const struct json **missing = arena_alloc(arena, (count + 1) * sizeof(*missing));
    bool *taken = arena_alloc(arena, others + 1);

    for (size_t i = 0; i < count; i++) {
        size_t j = 0;

        while (j < others && (taken[j] || !json_equal(json_item(other, j), json_item(list, i))))
            j++;
        if (j < others)
            taken[j] = true;
        else
            missing[i] = json_item(list, i);
    }
    return missing;
}

static void compare_item(struct differing *differing, const char *path,
                         const struct shape_field *field, const struct json *a,
                         const struct json *b)
{
    if (field->type == SHAPE_OBJECTS)
        compare_fields(differing, path, field->fields, a, b);
    else if (!(is_zero(a) && is_zero(b)) && !json_equal(a, b))
        tell_difference(differing, path);
}

/* By place, those that one list has and the other has not: first the places of `a`. */
static void compare_lists(struct differing *differing, const char *path,
                          const struct shape_field *field, const struct json *a,
                          const struct json *b)
{
    const struct json **gone = missing_in(a, b, differing->arena);
    const struct json **come = missing_in(b, a, differing->arena);
    size_t count_a = json_count(a), count_b = json_count(b);

    for (size_t i = 0; i < count_a; i++)
        if (gone[i])
            compare_item(differing, arena_printf(differing->arena, "%s,%zu", path, i), field,
                         gone[i], i < count_b ? come[i] : NULL);
    for (size_t i = 0; i < count_b; i++)
        if (come[i] && !(i < count_a && gone[i]))
            compare_item(differing, arena_printf(differing->arena, "%s,%zu", path, i), field, NULL,
                         come[i]);
}

static void compare_fields(struct differing *differing, const char *path,
                           const struct shape_field *fields, const struct json *a,
                           const struct json *b)
{
    for (const struct shape_field *field = fields; field->name; field++) {
        const struct json *left = json_get(a, field->name), *right = json_get(b, field->name);
        const char *name = go_name(field->name, differing->arena);
        const char *here = *path ? arena_printf(differing->arena, "%s,%s", path, name) : name;

        if (field->type == SHAPE_OBJECT)
            compare_fields(differing, here, field->fields, left, right);
        else if (field->type == SHAPE_OBJECTS || field->type == SHAPE_STRINGS)
            compare_lists(differing, here, field, left, right);
        else if (!(is_zero(left) && is_zero(right)) && !json_equal(left, right))
            tell_difference(differing, here);
    }
}

struct str project_document_difference(const struct json *old_spec, const struct json *new_spec,
                                       struct arena *arena)
{
    struct differing differing = { arena, STRBUF_INIT(DIFFERENCE_MAX) };
    struct str text;

    compare_fields(&differing, "", shape_project_spec, old_spec, new_spec);
    text = str_dup((struct str){ differing.text.ptr, differing.text.len }, arena);
    strbuf_release(&differing.text);
    return text;
}
