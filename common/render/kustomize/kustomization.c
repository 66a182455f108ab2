#include "render/kustomize/kustomization.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/strict_tables.h"

enum { WARNINGS_MAX = 16 * 1024 };

/* ---- fields ---- */

static const struct strict_struct meta = { "ObjectMeta", "types.ObjectMeta",
                                           FIELDS(TEXT("name"), TEXT("namespace"),
                                                  TEXT_MAP("labels"), TEXT_MAP("annotations")) };
static const struct strict_struct field_spec = {
    "FieldSpec", "types.FieldSpec",
    FIELDS(TEXT_WITHIN("Gvk", "group"), TEXT_WITHIN("Gvk", "version"), TEXT_WITHIN("Gvk", "kind"),
           TEXT("path"), FLAG("create"))
};
static const struct strict_struct label = { "Label", "types.Label",
                                            FIELDS(TEXT_MAP("pairs"), FLAG("includeSelectors"),
                                                   FLAG("includeTemplates"),
                                                   PARTS("fields", field_spec)) };
static const struct strict_struct selector = {
    "Selector", "types.Selector",
    FIELDS(TEXT_WITHIN("ResId.Gvk", "group"), TEXT_WITHIN("ResId.Gvk", "version"),
           TEXT_WITHIN("ResId.Gvk", "kind"), TEXT_WITHIN("ResId", "name"),
           TEXT_WITHIN("ResId", "namespace"), TEXT("annotationSelector"), TEXT("labelSelector"))
};
static const struct strict_struct patch_options = {
    "PatchArgs", "types.PatchArgs", FIELDS(FLAG("allowNameChange"), FLAG("allowKindChange"))
};
static const struct strict_struct patch = {
    "Patch", "types.Patch",
    FIELDS(TEXT("path"), TEXT("patch"), PART("target", selector), PART("options", patch_options))
};
static const struct strict_struct image = { "Image", "types.Image",
                                            FIELDS(TEXT("name"), TEXT("newName"), TEXT("tagSuffix"),
                                                   TEXT("newTag"), TEXT("digest")) };
static const struct strict_struct field_options = { "FieldOptions", "types.FieldOptions",
                                                    FIELDS(TEXT("delimiter"),
                                                           FIELD("index", STRICT_INT, NULL, NULL),
                                                           TEXT("encoding"), FLAG("create")) };
static const struct strict_struct source_selector = {
    "SourceSelector", "types.SourceSelector",
    FIELDS(TEXT_WITHIN("ResId.Gvk", "group"), TEXT_WITHIN("ResId.Gvk", "version"),
           TEXT_WITHIN("ResId.Gvk", "kind"), TEXT_WITHIN("ResId", "name"),
           TEXT_WITHIN("ResId", "namespace"), TEXT("fieldPath"), PART("options", field_options))
};
static const struct strict_struct target_selector = {
    "TargetSelector", "types.TargetSelector",
    FIELDS(PART("select", selector),
           STRUCT("reject", STRICT_STRUCTS, selector, "[]*types.Selector", NULL),
           TEXTS("fieldPaths"), PART("options", field_options))
};
static const struct strict_struct replacement = {
    "ReplacementField", "types.ReplacementField",
    FIELDS(PART_WITHIN("Replacement", "source", source_selector),
           STRUCT("targets", STRICT_STRUCTS, target_selector, "[]*types.TargetSelector",
                  "Replacement"),
           TEXT("path"), TEXT_WITHIN("Replacement", "sourceValue"))
};
static const struct strict_struct replica = {
    "Replica", "types.Replica", FIELDS(TEXT("name"), FIELD("count", STRICT_INT, "int64", NULL))
};
static const struct strict_struct object_reference = {
    "Target", "types.Target",
    FIELDS(TEXT("apiVersion"), TEXT_WITHIN("Gvk", "group"), TEXT_WITHIN("Gvk", "version"),
           TEXT_WITHIN("Gvk", "kind"), TEXT("name"), TEXT("namespace"))
};
static const struct strict_struct field_selector = { "FieldSelector", "types.FieldSelector",
                                                     FIELDS(TEXT("fieldPath")) };
static const struct strict_struct var = { "Var", "types.Var",
                                          FIELDS(TEXT("name"), PART("objref", object_reference),
                                                 PART("fieldref", field_selector)) };
static const struct strict_struct legacy_sort = { "LegacySortOptions", "types.LegacySortOptions",
                                                  FIELDS(TEXTS("orderFirst"), TEXTS("orderLast")) };
static const struct strict_struct sort_options = { "SortOptions", "types.SortOptions",
                                                   FIELDS(FIELD("order", STRICT_STRING,
                                                                "types.SortOrder", NULL),
                                                          PART("legacySortOptions", legacy_sort)) };
static const struct strict_struct generator_options = {
    "GeneratorOptions", "types.GeneratorOptions",
    FIELDS(TEXT_MAP("labels"), TEXT_MAP("annotations"), FLAG("disableNameSuffixHash"),
           FLAG("immutable"))
};
#define ARGS "GeneratorArgs"
#define SOURCES "GeneratorArgs.KvPairSources"
#define GENERATOR_FIELDS                                                                           \
    TEXT_WITHIN(ARGS, "namespace"), TEXT_WITHIN(ARGS, "name"), TEXT_WITHIN(ARGS, "behavior"),      \
        TEXTS_WITHIN(SOURCES, "literals"), TEXTS_WITHIN(SOURCES, "files"),                         \
        TEXTS_WITHIN(SOURCES, "envs"), TEXT_WITHIN(SOURCES, "env"),                                \
        PART_WITHIN(ARGS, "options", generator_options)
static const struct strict_struct config_map_args = { "ConfigMapArgs", "types.ConfigMapArgs",
                                                      FIELDS(GENERATOR_FIELDS) };
static const struct strict_struct secret_args = { "SecretArgs", "types.SecretArgs",
                                                  FIELDS(GENERATOR_FIELDS, TEXT("type")) };
static const struct strict_struct helm_globals = { "HelmGlobals", "types.HelmGlobals",
                                                   FIELDS(TEXT("chartHome"), TEXT("configHome")) };
static const struct strict_struct helm_chart = {
    "HelmChart", "types.HelmChart",
    FIELDS(TEXT("name"), TEXT("version"), TEXT("repo"), TEXT("releaseName"), TEXT("namespace"),
           TEXTS("additionalValuesFiles"), TEXT("valuesFile"),
           FIELD("valuesInline", STRICT_ANY, NULL, NULL), TEXT("valuesMerge"), FLAG("includeCRDs"),
           FLAG("skipHooks"), TEXTS("apiVersions"), TEXT("kubeVersion"), TEXT("nameTemplate"),
           FLAG("skipTests"), FLAG("debug"), FLAG("devel"))
};
static const struct strict_struct helm_args = {
    "HelmChartArgs", "types.HelmChartArgs",
    FIELDS(TEXT("chartName"), TEXT("chartVersion"), TEXT("chartRepoUrl"), TEXT("chartHome"),
           TEXT("chartRepoName"), TEXT("helmBin"), TEXT("helmHome"), TEXT("values"),
           FIELD("valuesLocal", STRICT_ANY, NULL, NULL), TEXT("valuesMerge"), TEXT("releaseName"),
           TEXT("releaseNamespace"), TEXTS("extraArgs"))
};

const struct strict_struct kustomization_shape = {
    "Kustomization", "types.Kustomization",
    FIELDS(TEXT("apiVersion"), TEXT("kind"), PART("metadata", meta), TEXT_MAP("openapi"),
           TEXT("namePrefix"), TEXT("nameSuffix"), TEXT("namespace"), TEXT_MAP("commonLabels"),
           PARTS("labels", label), TEXT_MAP("commonAnnotations"),
           FIELD("patchesStrategicMerge", STRICT_STRINGS, "types.PatchStrategicMerge", NULL),
           PARTS("patchesJson6902", patch), PARTS("patches", patch), PARTS("images", image),
           PARTS("imageTags", image), PARTS("replacements", replacement),
           PARTS("replicas", replica), PARTS("vars", var), PART("sortOptions", sort_options),
           TEXTS("resources"), TEXTS("components"), TEXTS("crds"), TEXTS("bases"),
           PARTS("configMapGenerator", config_map_args), PARTS("secretGenerator", secret_args),
           PART("helmGlobals", helm_globals), PARTS("helmCharts", helm_chart),
           PARTS("helmChartInflationGenerator", helm_args),
           PART("generatorOptions", generator_options), TEXTS("configurations"),
           TEXTS("generators"), TEXTS("transformers"), TEXTS("validators"), TEXTS("buildMetadata"))
};

/* ---- old forms ---- */

static void move_list(struct json *kustomization, const char *from, const char *to,
                      struct arena *arena)
{
    const struct json *list = json_get(kustomization, from);
    struct json *into;

    if (!list)
        return;
    into = json_edit_get(arena, kustomization, to);
    if (!into) {
        json_set(arena, kustomization, to, list);
    } else {
        for (struct json_cursor at = json_walk(list); json_next(&at);)
            json_append(arena, into, at.value);
    }
    json_remove(arena, kustomization, from);
}

static void move_env(struct json *kustomization, const char *key, struct arena *arena)
{
    struct json *list = json_edit_get(arena, kustomization, key);

    for (size_t i = 0; i < json_count(list); i++) {
        struct json *item = json_edit_item(arena, list, i);
        const struct json *env = json_get(item, "env");
        struct json *envs;

        if (!env)
            continue;
        envs = json_get(item, "envs") ? json_edit_get(arena, item, "envs") : json_new_array(arena);
        if (json_string(env).len > 0)
            json_append(arena, envs, env);
        json_set(arena, item, "envs", envs);
        json_remove(arena, item, "env");
    }
}

static const char *of_kind(const struct json *kustomization)
{
    return kustomization_is_component(kustomization) ? "kustomize.config.k8s.io/v1alpha1"
                                                     : "kustomize.config.k8s.io/v1beta1";
}

const struct json *kustomization_fix(const struct json *decoded, struct arena *arena)
{
    struct json *made = json_edit(arena, decoded);

    if (json_text_at(made, "kind").len == 0)
        json_set_text(arena, made, "kind", "Kustomization");
    if (json_text_at(made, "apiVersion").len == 0)
        json_set_text(arena, made, "apiVersion", of_kind(made));
    move_list(made, "bases", "resources", arena);
    move_list(made, "imageTags", "images", arena);
    move_env(made, "configMapGenerator", arena);
    move_env(made, "secretGenerator", arena);
    return made;
}

/* Without what the converter says of itself. */
static int fail_yaml(struct arena *arena, struct error *err)
{
    static const char converter[] = "error converting YAML to JSON: ";
    const char *text = arena_printf(arena, "%s", error_text(err));

    if (strncmp(text, converter, strlen(converter)) == 0)
        text += strlen(converter);
    return error_set(err, err->code, "invalid Kustomization: %s", text);
}

/* Nothing but what it is. */
static bool is_empty(const struct json *decoded)
{
    size_t count = json_count(decoded);

    count -= json_get(decoded, "kind") != NULL;
    return count == (size_t)(json_get(decoded, "apiVersion") != NULL);
}

int kustomization_check_empty(const struct json *decoded, struct error *err)
{
    if (is_empty(decoded))
        return error_set(err, ERR_INVALID, "kustomization.yaml is empty");
    return 0;
}

int kustomization_decode(const struct json *document, struct arena *arena, const struct json **out,
                         struct error *err)
{
    if (json_is(document, JSON_NULL))
        document = json_new_object(arena);
    if (strict_decode(&kustomization_shape, document, arena, out, err) < 0)
        return error_prefix(err, "invalid Kustomization");
    return 0;
}

int kustomization_read(struct str text, struct arena *arena, const struct json **out,
                       struct error *err)
{
    const struct json *document;

    if (yaml_parse(text, arena, &document, err) < 0)
        return fail_yaml(arena, err);
    return kustomization_decode(document, arena, out, err);
}

int kustomization_parse(struct str text, struct arena *arena, const struct json **out,
                        struct error *err)
{
    const struct json *decoded;

    if (kustomization_read(text, arena, &decoded, err) < 0 ||
        kustomization_check_empty(decoded, err) < 0)
        return -1;
    *out = kustomization_fix(decoded, arena);
    return 0;
}

bool kustomization_is_component(const struct json *kustomization)
{
    return str_equals(json_text_at(kustomization, "kind"), "Component");
}

const char *kustomization_fault(const struct json *kustomization, struct arena *arena)
{
    const char *kind = json_cstr_at(kustomization, "kind");
    const char *version = json_cstr_at(kustomization, "apiVersion");
    bool is_known = strcmp(kind, "Kustomization") == 0 || strcmp(kind, "Component") == 0;
    const char *needed = of_kind(kustomization);
    const char *wrong_version =
        strcmp(version, needed) == 0
            ? ""
            : arena_printf(arena, "apiVersion for %s should be %s", kind, needed);

    if (is_known)
        return wrong_version;
    return arena_printf(arena, "kind should be Kustomization or Component%s%s",
                        wrong_version[0] ? "\n" : "", wrong_version);
}

const char *kustomization_warnings(const struct json *decoded, struct arena *arena)
{
    static const char *const deprecated[][3] = {
        { "bases", "resources", "" },
        { "commonLabels", "labels", "" },
        { "imageTags", "images", "" },
        { "patchesJson6902", "patches", "" },
        { "patchesStrategicMerge", "patches", "" },
        { "vars", "replacements", " [EXPERIMENTAL]" },
    };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(WARNINGS_MAX);

    for (size_t i = 0; i < sizeof(deprecated) / sizeof(*deprecated); i++) {
        if (json_count(json_get(decoded, deprecated[i][0])) == 0)
            continue;
        strbuf_printf(&text,
                      "%s# Warning: '%s' is deprecated. Please use '%s' instead.%s Run "
                      "'kustomize edit fix' to update your Kustomization automatically.",
                      text.len ? "\n" : "", deprecated[i][0], deprecated[i][1], deprecated[i][2]);
    }
    return arena_strndup(arena, text.ptr, text.len);
}
