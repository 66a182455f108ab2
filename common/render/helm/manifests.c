/*
 * What templates print is split into documents, and those sorted by their kind: what others need
 * comes first. Hooks stand behind, in the same order.
 */
#include "render/helm/manifests.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const install_order[] = {
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
};
enum {
    UNKNOWN_KIND = sizeof(install_order) / sizeof(*install_order),
    LATER_KINDS = 2, /* at the end: those that 3.19 does not know */
};

/** A document, and what decides where it stands. */
struct document {
    struct helm_manifest manifest;
    struct str kind;
    size_t rank, place;
};

struct documents {
    struct document *items;
    size_t count, capacity;
};

struct sorting {
    const struct helm_options *options;
    struct documents plain, hooks;
    struct arena *arena;
};

static size_t rank_of(struct str kind, enum helm_rules rules)
{
    size_t known = rules == HELM_RULES_3 ? UNKNOWN_KIND - LATER_KINDS : UNKNOWN_KIND;

    for (size_t i = 0; i < known; i++) {
        if (str_equals(kind, install_order[i]))
            return i;
    }
    return UNKNOWN_KIND;
}

static int by_kind(const void *a, const void *b)
{
    const struct document *left = a, *right = b;
    int order = 0;

    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    if (left->rank == UNKNOWN_KIND)
        order = str_compare(left->kind, right->kind);
    if (order)
        return order;
    return (left->place > right->place) - (left->place < right->place);
}

static void add_document(struct documents *documents, const struct document *document,
                         struct arena *arena)
{
    if (documents->count == documents->capacity) {
        size_t capacity = documents->capacity ? documents->capacity * 2 : 32;
        struct document *items = arena_alloc(arena, capacity * sizeof(*items));

        if (documents->count)
            memcpy(items, documents->items, documents->count * sizeof(*items));
        documents->items = items;
        documents->capacity = capacity;
    }
    documents->items[documents->count] = *document;
    documents->items[documents->count].place = documents->count;
    documents->count++;
}

static void list_add(struct manifest_list *list, const struct helm_manifest *manifest,
                     struct arena *arena)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 32;
        struct helm_manifest *items = arena_alloc(arena, capacity * sizeof(*items));

        if (list->count)
            memcpy(items, list->items, list->count * sizeof(*items));
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = *manifest;
}

/* ---- splitting ---- */

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static struct str skip_white(struct str text)
{
    size_t begin = 0;

    while (begin < text.len && is_white(text.ptr[begin]))
        begin++;
    return str_slice(text, begin, text.len);
}

/**
 * The next document: up to a line that begins with "---". What follows on that line belongs to the
 * document behind it.
 */
static bool next_document(struct str *rest, struct str *document)
{
    bool is_at_separator = str_has_prefix(*rest, STR("---"));
    ptrdiff_t at = is_at_separator ? 0 : str_find(*rest, STR("\n---"));
    size_t end = at < 0 ? rest->len : (size_t)at + !is_at_separator;

    if (rest->len == 0)
        return false;
    *document = skip_white(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end < rest->len ? end + 3 : end, rest->len);
    return true;
}

/**
 * The same in 3.19: white space around the separator goes along with it, a line end too, so that
 * another separator right behind one is text.
 */
static bool next_document_3(struct str *rest, struct str *document, bool is_first)
{
    bool is_at_separator = is_first && str_has_prefix(*rest, STR("---"));
    ptrdiff_t at = is_at_separator ? 0 : str_find(*rest, STR("\n---"));
    size_t end = at < 0 ? rest->len : (size_t)at + !is_at_separator;

    if (rest->len == 0)
        return false;
    *document = str_trim(str_slice(*rest, 0, end));
    *rest = skip_white(str_slice(*rest, end < rest->len ? end + 3 : end, rest->len));
    return true;
}

/* ---- heads ---- */

static const char *json_kind(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_INT || type == JSON_FLOAT ? "number" : json_type_name(type);
}

#define DECODING "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "

static bool is_scalar(const struct json *value)
{
    return !json_is(value, JSON_OBJECT) && !json_is(value, JSON_ARRAY);
}

static int check_text(const struct json *value, const char *field, struct error *err)
{
    if (is_scalar(value))
        return 0;
    return error_set(err, ERR_INVALID, DECODING "%s into Go struct field %s of type string",
                     json_kind(value), field);
}

static int check_metadata(const struct json *metadata, struct error *err)
{
    const struct json *annotations = json_get(metadata, "annotations");

    if (!metadata || json_is(metadata, JSON_NULL))
        return 0;
    if (!json_is(metadata, JSON_OBJECT)) {
        return error_set(err, ERR_INVALID,
                         DECODING "%s into Go struct field SimpleHead.metadata of type struct { "
                                  "Name string \"json:\\\"name\\\"\"; Annotations "
                                  "map[string]string \"json:\\\"annotations\\\"\" }",
                         json_kind(metadata));
    }
    if (check_text(json_get(metadata, "name"), ".metadata.name", err) < 0)
        return -1;
    if (!annotations || json_is(annotations, JSON_NULL))
        return 0;
    if (!json_is(annotations, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         DECODING "%s into Go struct field .metadata.annotations of type "
                                  "map[string]string",
                         json_kind(annotations));
    for (struct json_cursor at = json_walk(annotations); json_next(&at);) {
        if (check_text(at.value, ".metadata.annotations", err) < 0)
            return -1;
    }
    return 0;
}

/** A document's head has the types that Helm reads it with. */
static int check_head(const struct json *object, enum helm_rules rules, struct error *err)
{
    if (json_is(object, JSON_NULL))
        return 0;
    if (!json_is(object, JSON_OBJECT))
        return error_set(err, ERR_INVALID, DECODING "%s into Go value of type %s.SimpleHead",
                         json_kind(object), rules == HELM_RULES_4 ? "util" : "releaseutil");
    if (check_text(json_get(object, "apiVersion"), "SimpleHead.apiVersion", err) < 0 ||
        check_text(json_get(object, "kind"), "SimpleHead.kind", err) < 0)
        return -1;
    return check_metadata(json_get(object, "metadata"), err);
}

/* ---- hooks ---- */

enum hook { HOOK_NONE, HOOK_UNKNOWN, HOOK_KNOWN, HOOK_TEST };

static enum hook hook_of_name(struct str name)
{
    static const struct {
        const char *name;
        enum hook hook;
    } known[] = {
        { "pre-install", HOOK_KNOWN },  { "post-install", HOOK_KNOWN },
        { "pre-delete", HOOK_KNOWN },   { "post-delete", HOOK_KNOWN },
        { "pre-upgrade", HOOK_KNOWN },  { "post-upgrade", HOOK_KNOWN },
        { "pre-rollback", HOOK_KNOWN }, { "post-rollback", HOOK_KNOWN },
        { "test", HOOK_TEST },          { "test-success", HOOK_TEST },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
        if (name.len == strlen(known[i].name) &&
            strncasecmp(name.ptr, known[i].name, name.len) == 0)
            return known[i].hook;
    }
    return HOOK_UNKNOWN;
}

static enum hook hook_of(const struct json *object)
{
    const struct json *annotations = json_get(json_get(object, "metadata"), "annotations");
    const struct json *names = json_get(annotations, "helm.sh/hook");
    struct str name, rest = json_string(names);
    enum hook result = HOOK_KNOWN;
    bool more = true;

    if (!names)
        return HOOK_NONE;
    while (more) {
        enum hook hook;

        more = str_cut(rest, ',', &name, &rest);
        hook = hook_of_name(str_trim(name));
        if (hook == HOOK_UNKNOWN)
            return HOOK_UNKNOWN;
        if (hook == HOOK_TEST)
            result = HOOK_TEST;
    }
    return result;
}

static void place_document(struct sorting *sorting, const struct document *document)
{
    enum hook hook = hook_of(document->manifest.object);
    bool is_left_out = hook == HOOK_UNKNOWN || (hook == HOOK_TEST && sorting->options->skip_tests);

    if (hook == HOOK_NONE)
        add_document(&sorting->plain, document, sorting->arena);
    else if (!is_left_out && !sorting->options->no_hooks)
        add_document(&sorting->hooks, document, sorting->arena);
}

static int read_document(struct sorting *sorting, const struct rendered *rendered, struct str text,
                         struct error *err)
{
    static const struct yaml_options options = { .depth = 1000 };
    struct document document = { .manifest = { .source = rendered->name } };

    document.manifest.text = str_dup(text, sorting->arena);
    if (yaml_parse_with(document.manifest.text, &options, sorting->arena, &document.manifest.object,
                        err) < 0 ||
        check_head(document.manifest.object, sorting->options->rules, err) < 0)
        return error_prefix(err, "YAML parse error on %.*s", STR_ARG(rendered->name));
    document.kind = json_text_at(document.manifest.object, "kind");
    document.rank = rank_of(document.kind, sorting->options->rules);
    place_document(sorting, &document);
    return 0;
}

static int read_documents(struct sorting *sorting, const struct rendered *rendered,
                          struct error *err)
{
    bool is_3 = sorting->options->rules == HELM_RULES_3, is_first = true;
    struct str document, rest = is_3 ? str_trim(rendered->text) : rendered->text;

    while (is_3 ? next_document_3(&rest, &document, is_first) : next_document(&rest, &document)) {
        is_first = false;
        if (str_trim(document).len && read_document(sorting, rendered, document, err) < 0)
            return -1;
    }
    return 0;
}

static void take_sorted(struct documents *documents, bool are_hooks, struct arena *arena,
                        struct manifest_list *out)
{
    if (documents->count)
        qsort(documents->items, documents->count, sizeof(*documents->items), by_kind);
    for (size_t i = 0; i < documents->count; i++) {
        documents->items[i].manifest.is_hook = are_hooks;
        list_add(out, &documents->items[i].manifest, arena);
    }
}

/** Does white space at its end count? Block scalars can keep it. */
static bool keeps_end(struct str text)
{
    return str_find(text, STR("|+")) >= 0 || str_find(text, STR(">+")) >= 0;
}

/** Read a document again with another end. */
static int read_again(struct helm_manifest *manifest, bool is_trimmed, bool is_last,
                      struct arena *arena, struct error *err)
{
    struct str text = manifest->text;

    if (!manifest->object || !keeps_end(text))
        return 0;
    while (is_trimmed && text.len && is_white(text.ptr[text.len - 1]))
        text.len--;
    text = str_of(arena_printf(arena, "%.*s%s", STR_ARG(text), is_last ? "\n" : ""));
    return yaml_parse(text, arena, &manifest->object, err);
}

/**
 * Helm cuts the end of all manifests but hooks off, and ends its print with a line end: the last
 * documents are read as they stand there.
 */
static int read_ends(struct manifest_list *list, struct arena *arena, struct error *err)
{
    size_t plain = list->count;

    while (plain > 0 && list->items[plain - 1].is_hook)
        plain--;
    if (plain && read_again(&list->items[plain - 1], true, plain == list->count, arena, err) < 0)
        return -1;
    if (plain == list->count)
        return 0;
    return read_again(&list->items[list->count - 1], false, true, arena, err);
}

int manifests_add(const struct rendered_list *rendered, const struct helm_options *options,
                  struct arena *arena, struct manifest_list *out, struct error *err)
{
    struct sorting sorting = { .options = options, .arena = arena };

    for (size_t i = 0; i < rendered->count; i++) {
        if (str_has_suffix(rendered->items[i].name, STR("NOTES.txt")))
            continue;
        if (read_documents(&sorting, &rendered->items[i], err) < 0)
            return -1;
    }
    take_sorted(&sorting.plain, false, arena, out);
    take_sorted(&sorting.hooks, true, arena, out);
    return read_ends(out, arena, err);
}

/* ---- CRDs ---- */

static bool has_manifest_ending(struct str name)
{
    static const char *const endings[] = { ".yaml", ".yml", ".json" };

    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        size_t length = strlen(endings[i]);

        if (name.len >= length &&
            strncasecmp(name.ptr + name.len - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

void manifests_add_crds(const struct chart *chart, struct arena *arena, struct manifest_list *out)
{
    struct str path = chart_path(chart, arena);

    for (struct json_cursor at = json_walk(json_get(chart->document, "files")); json_next(&at);) {
        struct helm_manifest manifest = { .text = json_string(at.value) };

        if (!str_has_prefix(at.key, STR("crds/")) || !has_manifest_ending(at.key))
            continue;
        manifest.source = str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(at.key)));
        list_add(out, &manifest, arena);
    }
    for (size_t i = 0; i < chart->charts.count; i++)
        manifests_add_crds(chart->charts.items[i], arena, out);
}

/* ---- what it looks like outside ---- */

static void write_manifest(const struct helm_manifest *manifest, struct strbuf *out)
{
    strbuf_puts(out, "---\n# Source: ");
    strbuf_add(out, manifest->source.ptr, manifest->source.len);
    strbuf_puts(out, "\n");
    strbuf_add(out, manifest->text.ptr, manifest->text.len);
    strbuf_puts(out, "\n");
}

void helm_output_write(const struct helm_output *output, struct strbuf *out)
{
    size_t begin = out->len, i = 0;

    for (; i < output->count && !output->manifests[i].is_hook; i++)
        write_manifest(&output->manifests[i], out);
    while (out->len > begin && is_white(out->ptr[out->len - 1]))
        out->len--;
    strbuf_puts(out, "\n");
    for (; i < output->count; i++)
        write_manifest(&output->manifests[i], out);
}

static int read_crds(const struct helm_manifest *manifest, struct arena *arena,
                     struct json *objects, struct error *err)
{
    /* Helm prints a comment above it, so that it is never taken for JSON. */
    static const struct str comment = { "# Source\n", 9 };
    struct str text = { NULL, comment.len + manifest->text.len };
    char *bytes = arena_alloc(arena, text.len + 1);
    struct yaml_stream stream;
    const struct json *object;
    int got;

    memcpy(bytes, comment.ptr, comment.len);
    memcpy(bytes + comment.len, manifest->text.ptr, manifest->text.len);
    text.ptr = bytes;
    stream = yaml_stream_of(text, NULL);
    while ((got = yaml_next(&stream, arena, &object, err)) > 0) {
        if (!json_is(object, JSON_NULL))
            json_append(arena, objects, object);
    }
    return got;
}

int helm_output_objects(const struct helm_output *output, struct arena *arena,
                        const struct json **out, struct error *err)
{
    struct json *objects = json_new_array(arena);

    for (size_t i = 0; i < output->count; i++) {
        const struct helm_manifest *manifest = &output->manifests[i];

        if (!manifest->object) {
            if (read_crds(manifest, arena, objects, err) < 0)
                return -1;
        } else if (!json_is(manifest->object, JSON_NULL)) {
            json_append(arena, objects, manifest->object);
        }
    }
    *out = objects;
    return 0;
}
