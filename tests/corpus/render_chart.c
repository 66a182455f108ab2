/*
 * A chart rendered as `helm template` does it, with its flags, for comparing the two:
 *
 *     render_chart [--rules 3|4] [--namespace N] [--kube-version V] [--api-versions A,B]
 *                  [--values FILE] [--set X] ... [NAME] CHART
 *
 * Prints what Helm prints, and errors as "Error: ...".
 */
#include "base/arena.h"
#include "base/options.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/helm/helm.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_LIMIT = 110 * 1024 * 1024, OUTPUT_LIMIT = 1024 * 1024 * 1024 };

struct flags {
    const char *rules, *namespace, *kube_version;
    struct option_list api_versions, values;
    struct option_list set, set_string, set_file, set_json, set_literal;
    bool include_crds, skip_tests, skip_schema, no_hooks;
};

#define FIELD(name) offsetof(struct flags, name)
static const struct option table[] = {
    { "rules", NULL, OPTION_TEXT, FIELD(rules), "4", "Helm's release" },
    { "namespace,n", NULL, OPTION_TEXT, FIELD(namespace), "default", "Namespace" },
    { "kube-version", NULL, OPTION_TEXT, FIELD(kube_version), "", "Version of the cluster" },
    { "api-versions", NULL, OPTION_LIST, FIELD(api_versions), "", "API versions" },
    { "values,f", NULL, OPTION_ARRAY, FIELD(values), "", "Files of values" },
    { "set", NULL, OPTION_ARRAY, FIELD(set), "", "Values" },
    { "set-string", NULL, OPTION_ARRAY, FIELD(set_string), "", "Texts" },
    { "set-file", NULL, OPTION_ARRAY, FIELD(set_file), "", "Files of texts" },
    { "set-json", NULL, OPTION_ARRAY, FIELD(set_json), "", "JSON values" },
    { "set-literal", NULL, OPTION_ARRAY, FIELD(set_literal), "", "A text" },
    { "include-crds", NULL, OPTION_BOOL, FIELD(include_crds), "false", "Print CRDs" },
    { "skip-tests", NULL, OPTION_BOOL, FIELD(skip_tests), "false", "Leave tests out" },
    { "skip-schema-validation", NULL, OPTION_BOOL, FIELD(skip_schema), "false", "No schemas" },
    { "no-hooks", NULL, OPTION_BOOL, FIELD(no_hooks), "false", "Leave hooks out" },
    OPTIONS_END,
};

static int read_path(void *context, struct str path, struct arena *arena, struct str *out,
                     struct error *err)
{
    FILE *file = fopen(path.ptr, "re");
    char *bytes = NULL;
    long size;

    (void)context;
    if (!file)
        return error_set(err, ERR_NOT_FOUND, "open %s: %s", path.ptr,
                         errno == ENOENT ? "no such file or directory" : strerror(errno));
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 && size <= FILE_LIMIT) {
        rewind(file);
        bytes = arena_alloc(arena, (size_t)size + 1);
        *out = (struct str){ bytes, fread(bytes, 1, (size_t)size, file) };
    }
    if (fclose(file) != 0 || !bytes)
        return error_set(err, ERR_TOO_LARGE, "cannot read %s", path.ptr);
    return 0;
}

static int read_values(const struct flags *flags, struct helm_options *options, struct arena *arena,
                       struct error *err)
{
    struct helm_value_file *files = arena_alloc(arena, (flags->values.count + 1) * sizeof(*files));

    for (size_t i = 0; i < flags->values.count; i++) {
        files[i].name = flags->values.items[i];
        if (read_path(NULL, str_of(files[i].name), arena, &files[i].text, err) < 0)
            return -1;
    }
    options->value_files = files;
    options->value_file_count = flags->values.count;
    return 0;
}

static void read_sets(const struct flags *flags, struct helm_options *options, struct arena *arena)
{
    const struct {
        enum helm_set_kind kind;
        const struct option_list *list;
    } kinds[] = {
        { HELM_SET_JSON, &flags->set_json },       { HELM_SET, &flags->set },
        { HELM_SET_STRING, &flags->set_string },   { HELM_SET_FILE, &flags->set_file },
        { HELM_SET_LITERAL, &flags->set_literal },
    };
    size_t count = 1;
    struct helm_set *sets;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        count += kinds[i].list->count;
    sets = arena_alloc(arena, count * sizeof(*sets));
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        for (size_t j = 0; j < kinds[i].list->count; j++)
            sets[options->set_count++] =
                (struct helm_set){ kinds[i].kind, str_of(kinds[i].list->items[j]) };
    }
    options->sets = sets;
}

static int load(const char *path, enum helm_rules rules, struct arena *arena,
                const struct json **out, struct error *err)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    struct str bytes;
    struct stat status;

    if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
        return read_path(NULL, str_of(path), arena, &bytes, err) < 0
                   ? -1
                   : helm_chart_load_archive(bytes, rules, arena, out, err);
    if (tree_open(path, &tree, err) < 0)
        return -1;
    return helm_chart_load(tree, ".", rules, arena, out, err);
}

static int run(char **argv, struct arena *arena, struct strbuf *out, struct error *err)
{
    struct helm_options options = { .read_file = read_path };
    struct helm_output output;
    const struct json *chart;
    struct options parsed;
    struct flags flags;
    size_t last;

    if (options_parse(table, argv, &flags, arena, &parsed, err) < 0)
        return -1;
    if (parsed.arguments.count < 1)
        return error_set(err, ERR_INVALID, "which chart?");
    last = parsed.arguments.count - 1;
    options.rules = strcmp(flags.rules, "3") == 0 ? HELM_RULES_3 : HELM_RULES_4;
    options.release_name = last > 0 ? parsed.arguments.items[0] : NULL;
    options.namespace = flags.namespace;
    options.kube_version = flags.kube_version;
    options.api_versions = flags.api_versions.items;
    options.api_version_count = flags.api_versions.count;
    options.include_crds = flags.include_crds;
    options.skip_tests = flags.skip_tests;
    options.skip_schema_validation = flags.skip_schema;
    options.no_hooks = flags.no_hooks;
    read_sets(&flags, &options, arena);
    if (read_values(&flags, &options, arena, err) < 0 ||
        helm_read_values(&options, arena, err) < 0 ||
        load(parsed.arguments.items[last], options.rules, arena, &chart, err) < 0 ||
        helm_template(chart, &options, arena, &output, err) < 0)
        return -1;
    for (size_t i = 0; i < output.warning_count; i++)
        fprintf(stderr, "level=WARN msg=\"%s\"\n", output.warnings[i]);
    helm_output_write(&output, out);
    return strbuf_check(out, "the output", err);
}

int main(int argc, char **argv)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(OUTPUT_LIMIT);

    (void)argc;
    if (run(argv, arena, &out, &err) < 0) {
        fprintf(stderr, "Error: %s\n", error_text(&err));
        return EXIT_FAILURE;
    }
    fwrite(out.ptr, 1, out.len, stdout);
    return EXIT_SUCCESS;
}
