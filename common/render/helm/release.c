/*
 * `helm template`, step by step. The order of the steps decides which of several errors a user
 * sees.
 */
#include "base/arena.h"
#include "base/whereabouts.h"
#include "data/json.h"
#include "data/semver.h"
#include "render/helm/capabilities.h"
#include "render/helm/coalesce.h"
#include "render/helm/dependencies.h"
#include "render/helm/engine.h"
#include "render/helm/helm.h"
#include "render/helm/manifests.h"
#include "render/helm/notices.h"
#include "render/helm/schemas.h"
#include "render/helm/values.h"

#include <string.h>

enum { RELEASE_NAME_MAX = 53 };

struct release {
    const struct helm_options *options;
    const struct json *document;
    struct arena *arena;
    struct helm_notices notices;
    struct kube_version kube_version;
    struct str name;
    struct value given; /* by the user */
    struct chart *chart;
    struct value values; /* coalesced */
    struct rendered_list rendered;
    struct manifest_list manifests;
};

static void release_release(struct release *release)
{
    vec_release(&release->notices.lines);
}
DEFINE_CLEANUP_VALUE(struct release, release_release)

static struct coalesce coalesce_of(struct release *release)
{
    return (struct coalesce){ release->options->rules, &release->notices, release->arena };
}

static int read_kube_version(struct release *release, struct error *err)
{
    return capabilities_kube_version(release->options, release->arena, &release->kube_version, err);
}

static int read_name(struct release *release, struct error *err)
{
    const char *name = release->options->release_name;

    release->name = name && name[0] ? str_of(name) : STR("release-name");
    if (!name || !strstr(name, "{{"))
        return 0;
    return engine_render_name(name, release->options, release->arena, &release->name, err);
}

int helm_read_values(struct helm_options *options, struct arena *arena, struct error *err)
{
    struct value *given = arena_alloc(arena, sizeof(*given));

    if (values_read(options, arena, given, err) < 0)
        return -1;
    options->given = given;
    return 0;
}

static int read_values(struct release *release, struct error *err)
{
    if (release->options->given) {
        release->given = *release->options->given;
        return 0;
    }
    return values_read(release->options, release->arena, &release->given, err);
}

static int open_chart(struct release *release, struct error *err)
{
    release->chart = chart_open(release->document, release->arena);
    if (chart_is_library(release->chart))
        return error_set(err, ERR_INVALID, "library charts are not installable");
    if (json_bool(json_get(release->chart->metadata, "deprecated"), false))
        helm_warn(&release->notices, "This chart is deprecated");
    return dependencies_check(release->chart, release->options->rules, err);
}

static bool is_dns_text(struct str name)
{
    bool needs_letter = true; /* a label begins and ends with a letter or a digit */

    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

        if (is_letter) {
            needs_letter = false;
            continue;
        }
        if ((c != '-' && c != '.') || needs_letter)
            return false;
        if (c == '.' && name.ptr[i - 1] == '-')
            return false;
        needs_letter = c == '.';
    }
    return name.len > 0 && !needs_letter && name.ptr[name.len - 1] != '-';
}

static int check_name(struct release *release, struct error *err)
{
    bool is_4 = release->options->rules == HELM_RULES_4;
    const char *prefix = is_4 ? "release name check failed: " : "";
    struct str name = release->name;

    if (name.len == 0)
        return error_set(err, ERR_INVALID, "%srelease name \"\": no name provided", prefix);
    if (name.len <= RELEASE_NAME_MAX && is_dns_text(name))
        return 0;
    return error_set(err, ERR_INVALID,
                     "%srelease name \"%.*s\": invalid release name, must "
                     "match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"
                     "$ and the length must not be longer than 53",
                     prefix, STR_ARG(name));
}

static int process_dependencies(struct release *release, struct error *err)
{
    struct coalesce coalesce = coalesce_of(release);

    if (dependencies_process(&coalesce, release->chart, &release->given, err) < 0)
        return release->options->rules == HELM_RULES_4
                   ? error_prefix(err, "chart dependencies processing failed")
                   : -1;
    return 0;
}

static int coalesce_all(struct release *release, struct error *err)
{
    struct coalesce coalesce = coalesce_of(release);

    if (coalesce_values(&coalesce, release->chart, &release->given, false, &release->values, err) <
        0)
        return -1;
    if (release->options->skip_schema_validation)
        return 0;
    whereabouts_set_file(release->options->where,
                         str_of(arena_printf(release->arena, "%.*s/values.schema.json",
                                             STR_ARG(release->chart->name))));
    return schemas_check(release->chart, &release->values, release->options->schemas,
                         release->arena, err);
}

static int check_kube_version(struct release *release, struct error *err)
{
    const struct kube_version *version = &release->kube_version;
    struct str range = json_text_at(release->chart->metadata, "kubeVersion");

    if (range.len == 0 || semver_fits(range, version->normal, release->arena))
        return 0;
    return error_set(
        err, ERR_PRECONDITION,
        "chart requires kubeVersion: %.*s which is incompatible with Kubernetes %.*s",
        STR_ARG(range),
        STR_ARG(release->options->rules == HELM_RULES_4 ? version->version : version->normal));
}

static int render(struct release *release, struct error *err)
{
    struct objects_input input = { release->chart, &release->values, release->name.ptr,
                                   release->options };
    struct helm_templates templates;

    if (objects_build(&input, release->arena, &templates, err) < 0)
        return -1;
    return engine_render(&templates, release->options, release->arena, &release->rendered, err);
}

static int sort(struct release *release, struct error *err)
{
    if (release->options->include_crds)
        manifests_add_crds(release->chart, release->arena, &release->manifests);
    return manifests_add(&release->rendered, release->options, release->arena, &release->manifests,
                         err);
}

static const struct step {
    int (*run)(struct release *release, struct error *err);
    bool has_hint; /* Helm says how to see more of what went wrong */
} steps[] = {
    { read_kube_version, false },
    { read_name, false },
    { read_values, false },
    { open_chart, false },
    { check_name, false },
    { process_dependencies, false },
    { coalesce_all, false },
    { check_kube_version, true },
    { render, true },
    { sort, true },
};

static int fail_with_hint(struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };

    error_move(&failure, err);
    return error_set(err, failure.code, "%s\n\nUse --debug flag to render out invalid YAML",
                     error_text(&failure));
}

int helm_template(const struct json *chart, const struct helm_options *options, struct arena *arena,
                  struct helm_output *out, struct error *err)
{
    CLEANUP(release_release)
    struct release release = {
        .options = options, .document = chart, .arena = arena, .notices = { .arena = arena }
    };

    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        if (steps[i].run(&release, err) < 0)
            return steps[i].has_hint ? fail_with_hint(err) : -1;
    }
    out->manifests = release.manifests.items;
    out->count = release.manifests.count;
    out->warning_count = release.notices.lines.count;
    out->warnings = arena_alloc(arena, (out->warning_count + 1) * sizeof(*out->warnings));
    for (size_t i = 0; i < out->warning_count; i++)
        out->warnings[i] = release.notices.lines.items[i];
    return 0;
}
