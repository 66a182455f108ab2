/* `vars`: $(NAME) in some places stands for a field of some object. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/node_path.h"

#include <stdlib.h>

enum { EXPANDED_MAX = 16 * 1024 * 1024 };

/* ---- collecting ---- */

static bool is_meant(const struct resource_id *id, const struct var *var)
{
    if (!str_equal(id->name, var->target.name) || !gvk_equal(id->gvk, var->target.gvk))
        return false;
    if (var->target.namespace.len == 0 && !gvk_is_cluster_scoped(var->target.gvk))
        return true;
    return resource_id_same_namespace(id, &var->target);
}

static bool is_target(const struct resource *resource, const struct var *var)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (is_meant(&resource->previous.items[i], var))
            return true;
    }
    return is_meant(&resource->current, var);
}

static struct var read_var(const struct json *item, struct arena *arena)
{
    const struct json *object = json_get(item, "objref");
    struct var var = { .name = str_dup(json_text_at(item, "name"), arena),
                       .field_path = str_dup(json_text_at(item, "fieldref.fieldPath"), arena) };

    if (var.field_path.len == 0)
        var.field_path = STR("metadata.name");
    var.target.gvk = gvk_of(str_dup(json_text_at(object, "apiVersion"), arena),
                            str_dup(json_text_at(object, "kind"), arena));
    if (json_text_at(object, "group").len > 0)
        var.target.gvk.group = str_dup(json_text_at(object, "group"), arena);
    if (json_text_at(object, "version").len > 0)
        var.target.gvk.version = str_dup(json_text_at(object, "version"), arena);
    var.target.name = str_dup(json_text_at(object, "name"), arena);
    var.target.namespace = str_dup(json_text_at(object, "namespace"), arena);
    return var;
}

static const char *print_var(const struct var *var, struct arena *arena)
{
    return arena_printf(arena, "{%.*s %s {%.*s}}", STR_ARG(var->name),
                        gvk_print(var->target.gvk, arena), STR_ARG(var->field_path));
}

static int add_var(struct build *build, struct accumulated *into, const struct json *item,
                   struct error *err)
{
    struct var var = read_var(item, build->arena), told = var;
    size_t matches = 0;

    told.field_path = json_text_at(item, "fieldref.fieldPath");
    for (size_t i = 0; i < into->resources.count; i++) {
        if (!is_target(into->resources.items[i], &var))
            continue;
        matches++;
        var.resource = into->resources.items[i];
    }
    if (matches > 1)
        return error_set(err, ERR_INVALID,
                         "found %zu resId matches for var %s (unable to disambiguate)", matches,
                         print_var(&told, build->arena));
    for (size_t i = 0; i < into->vars.count; i++) {
        if (str_equal(into->vars.items[i].name, var.name))
            return error_set(err, ERR_INVALID, "var '%.*s' already encountered", STR_ARG(var.name));
    }
    arena_list_push(build->arena, &into->vars, var);
    return 0;
}

const char *vars_print(const struct json *vars, struct arena *arena)
{
    const char *text = "[";

    for (struct json_cursor at = json_walk(vars); json_next(&at);) {
        struct var var = read_var(at.value, arena);

        var.field_path = json_text_at(at.value, "fieldref.fieldPath");
        var.target.gvk.group = json_text_at(at.value, "objref.group");
        var.target.gvk.version = json_text_at(at.value, "objref.version");
        text = arena_printf(arena, "%s%s%s", text, text[1] ? " " : "", print_var(&var, arena));
    }
    return arena_printf(arena, "%s]", text);
}

int vars_merge(struct build *build, struct accumulated *into, const struct json *vars,
               struct error *err)
{
    for (struct json_cursor at = json_walk(vars); json_next(&at);) {
        if (add_var(build, into, at.value, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- values ---- */

/* "ports[0].port" has its index in its own part. */
static struct str with_split_indexes(struct str path, struct arena *arena)
{
    char *text = arena_alloc(arena, path.len * 2 + 1);
    size_t len = 0;

    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool is_number =
            c == '[' && i + 1 < path.len && path.ptr[i + 1] >= '0' && path.ptr[i + 1] <= '9';

        if (is_number) {
            if (len > 0 && text[len - 1] != '.')
                text[len++] = '.';
            for (i++; i < path.len && path.ptr[i] != ']'; i++)
                text[len++] = path.ptr[i];
            continue;
        }
        text[len++] = c;
    }
    return (struct str){ text, len };
}

struct resolution {
    struct build *build;
    const struct accumulated *all;
    const struct knode **values; /* of each var */
};

/** It may have been deleted since the var found it. */
static bool is_there(const struct resource_list *list, const struct resource *resource)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == resource)
            return true;
    }
    return false;
}

static int find_values(struct resolution *r, struct error *err)
{
    for (size_t i = 0; i < r->all->vars.count; i++) {
        const struct var *var = &r->all->vars.items[i];
        struct node_path path =
            node_path_split(with_split_indexes(var->field_path, r->build->arena), r->build->arena);
        CLEANUP(error_release) struct error no_field = { 0 };
        struct knode *found;

        if (!is_there(&r->all->resources, var->resource))
            return error_set(err, ERR_INVALID,
                             "var '%s' cannot be mapped to a field in the set of known resources",
                             print_var(var, r->build->arena));
        if (node_path_look_up(&path, var->resource->node, r->build->arena, &found, &no_field) <= 0)
            return error_set(err, ERR_INVALID,
                             "field specified in var '%s' not found in corresponding resource",
                             print_var(var, r->build->arena));
        r->values[i] = knode_copy(r->build->arena, found);
    }
    return 0;
}

/* ---- expanding ---- */

static const struct knode *value_named(const struct resolution *r, struct str name)
{
    for (size_t i = 0; i < r->all->vars.count; i++) {
        if (str_equal(r->all->vars.items[i].name, name))
            return r->values[i]->kind == KNODE_SCALAR ? r->values[i] : NULL;
    }
    return NULL;
}

/* One "$(NAME)" at `text`: its length, 0 when there is none; `*value` NULL: nobody knows the name.
 */
static size_t read_reference(const struct resolution *r, struct str text,
                             const struct knode **value)
{
    ptrdiff_t end;

    if (text.len < 3 || text.ptr[0] != '$' || text.ptr[1] != '(')
        return 0;
    end = str_find_char(text, ')');
    if (end < 0)
        return 0;
    *value = value_named(r, str_slice(text, 2, (size_t)end));
    return (size_t)end + 1;
}

static void expand_into(struct resolution *r, struct str text, struct strbuf *out)
{
    for (size_t i = 0; i < text.len;) {
        const struct knode *value = NULL;
        struct str rest = str_slice(text, i, text.len);
        size_t length = read_reference(r, rest, &value);

        if (rest.len > 1 && rest.ptr[0] == '$' && rest.ptr[1] == '$') {
            strbuf_puts(out, "$");
            i += 2;
        } else if (length > 0 && value) {
            struct str put = value->text;

            strbuf_add(out, put.ptr, put.len);
            i += length;
        } else {
            size_t plain = length > 0 ? length : 1;

            strbuf_add(out, rest.ptr, plain);
            i += plain;
        }
    }
}

/** A text, or what a transformer made and gave no type. */
static bool may_be_text(const struct knode *node)
{
    return node->kind == KNODE_SCALAR && (node->tag == KNODE_PLAIN || node->tag == KNODE_STR);
}

static int expand_node(struct resolution *r, struct knode *node, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPANDED_MAX);
    const struct knode *whole = NULL;

    if (!may_be_text(node))
        return 0;
    /* What a transformer made and gave no type becomes a text by being looked at. */
    node->tag = KNODE_STR;
    if (str_find_char(node->text, '$') < 0)
        return 0;
    if (read_reference(r, node->text, &whole) == node->text.len && whole) {
        enum knode_tag tag = knode_meaning(whole);

        node->text = whole->text;
        node->tag = tag;
        node->quoted = tag == KNODE_STR;
        return 0;
    }
    expand_into(r, node->text, &text);
    if (strbuf_check(&text, "the value with its vars", err) < 0)
        return -1;
    node->text = (struct str){ arena_strndup(r->build->arena, text.ptr, text.len), text.len };
    node->tag = KNODE_STR;
    return 0;
}

static int expand_place(struct field_setter *setter, struct knode *node, struct error *err)
{
    struct resolution *r = setter->context;

    if (knode_is_null(node))
        return 0;
    for (uint32_t i = 0; node->kind == KNODE_MAP && i < node->count; i++) {
        if (expand_node(r, node->members[i].value, err) < 0)
            return -1;
    }
    for (uint32_t i = 0; node->kind == KNODE_LIST && i < node->count; i++) {
        if (!may_be_text(node->items[i]))
            return error_set(err, ERR_INVALID, "invalid value type expect a string");
        if (expand_node(r, node->items[i], err) < 0)
            return -1;
    }
    return expand_node(r, node, err);
}

int vars_resolve(struct build *build, struct accumulated *all, struct error *err)
{
    struct resolution r = { build, all, NULL };
    struct field_setter setter = { expand_place, &r, build->arena, false, KNODE_SCALAR };

    if (all->vars.count == 0)
        return 0;
    r.values = arena_alloc(build->arena, all->vars.count * sizeof(*r.values));
    if (find_values(&r, err) < 0)
        return -1;
    for (size_t i = 0; i < all->resources.count; i++) {
        if (field_spec_apply_all(all->config.var_reference, all->resources.items[i], &setter, err) <
            0)
            return -1;
        resource_touch(all->resources.items[i]);
    }
    return 0;
}
