/* Every chart of the fixtures renders as Helm 4 and Helm 3 rendered it. */
#include "chart_cases.h"
#include "io/tree.h"
#include "render/helm/engine.h"

#include <dirent.h>
#include <stdlib.h>

struct chart_case {
    const char *folder; /* of the fixture */
    struct tree *tree;  /* of its chart */
    struct helm_options options;
    struct helm_set sets[32];
    struct helm_value_file files[8];
    const char *api_versions[8];
    struct arena *arena;
};

static struct str read_text(struct tree *tree, const char *path, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = STR_EMPTY;

    if (tree_read(tree, path, 1024 * 1024, arena, &text, &err) < 0 && err.code != ERR_NOT_FOUND)
        fail_msg("%s", error_text(&err));
    return text;
}

static int read_set_file(void *context, struct str path, struct arena *arena, struct str *out,
                         struct error *err)
{
    struct chart_case *self = context;

    if (tree_read(self->tree, path.ptr, 1024 * 1024, arena, out, err) == 0)
        return 0;
    error_release(err);
    return error_set(err, ERR_NOT_FOUND, "open %s: no such file or directory", path.ptr);
}

static void add_set(struct chart_case *self, enum helm_set_kind kind, struct str value)
{
    self->sets[self->options.set_count++] = (struct helm_set){ kind, value };
}

static void add_api_versions(struct chart_case *self, struct str list)
{
    struct str item, rest = list;

    while (rest.len) {
        str_cut(rest, ',', &item, &rest);
        self->api_versions[self->options.api_version_count++] = str_dup(item, self->arena).ptr;
    }
}

static bool read_switch(struct chart_case *self, struct str flag)
{
    const struct {
        const char *name;
        bool *field;
    } switches[] = {
        { "--include-crds", &self->options.include_crds },
        { "--skip-tests", &self->options.skip_tests },
        { "--skip-schema-validation", &self->options.skip_schema_validation },
        { "--no-hooks", &self->options.no_hooks },
    };

    for (size_t i = 0; i < sizeof(switches) / sizeof(*switches); i++) {
        if (str_equals(flag, switches[i].name)) {
            *switches[i].field = true;
            return true;
        }
    }
    return false;
}

static void read_flag(struct chart_case *self, struct str flag, struct str value)
{
    static const struct {
        const char *name;
        enum helm_set_kind kind;
    } sets[] = {
        { "--set", HELM_SET },
        { "--set-string", HELM_SET_STRING },
        { "--set-json", HELM_SET_JSON },
        { "--set-file", HELM_SET_FILE },
        { "--set-literal", HELM_SET_LITERAL },
    };

    for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++) {
        if (str_equals(flag, sets[i].name)) {
            add_set(self, sets[i].kind, value);
            return;
        }
    }
    if (str_equals(flag, "--kube-version"))
        self->options.kube_version = value.ptr;
    else if (str_equals(flag, "--namespace"))
        self->options.namespace = value.ptr;
    else if (str_equals(flag, "--api-versions"))
        add_api_versions(self, value);
    else if (str_equals(flag, "NAME"))
        self->options.release_name = value.ptr;
    else if (str_equals(flag, "--values"))
        self->files[self->options.value_file_count++] =
            (struct helm_value_file){ value.ptr, read_text(self->tree, value.ptr, self->arena) };
    else
        fail_msg("%s: unknown flag %s", self->folder, flag.ptr);
}

/** One word a line; a word may span lines when it is no flag's first one. */
static void read_flags(struct chart_case *self, struct str text)
{
    struct str flag, value, rest = text;

    while (rest.len) {
        str_cut(rest, '\n', &flag, &rest);
        flag = str_dup(flag, self->arena);
        if (read_switch(self, flag))
            continue;
        str_cut(rest, '\n', &value, &rest);
        read_flag(self, flag, str_dup(value, self->arena));
    }
}

static const char *render_case(struct chart_case *self)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *chart;

    self->options.read_file = read_set_file;
    self->options.read_context = self;
    self->options.sets = self->sets;
    self->options.value_files = self->files;
    self->options.api_versions = self->api_versions;
    if (helm_chart_load(self->tree, ".", self->options.rules, self->arena, &chart, &err) < 0)
        return arena_printf(self->arena, "Error: %s", error_text(&err));
    return rendered(chart, &self->options, self->arena);
}

static int by_text(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/** The lines in order: problems of a schema come in any. */
static const char *sorted_lines(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024 * 1024);
    struct str lines[256], rest = text;
    size_t count = 0;

    while (rest.len && count < 256)
        str_cut(rest, '\n', &lines[count++], &rest);
    if (str_find(text, STR("schema(s)")) >= 0)
        qsort(lines, count, sizeof(*lines), by_text);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].len)
            strbuf_printf(&out, "%.*s\n", STR_ARG(lines[i]));
    }
    return arena_strndup(arena, out.ptr, out.len);
}

static void check_case(const char *name, enum helm_rules rules, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(tree_close) struct tree *root = NULL, *tree = NULL;
    struct chart_case self = { .folder = name, .arena = arena };
    struct str want;
    const char *have;

    if (tree_open(FIXTURES "/helm", &root, &err) < 0 ||
        tree_open_folder(root, arena_printf(arena, "%s/chart", name), &tree, &err) < 0)
        fail_msg("%s", error_text(&err));
    self.tree = tree;
    self.options.rules = rules;
    self.options.kube_version = "1.31.2";
    read_flags(&self, read_text(root, arena_printf(arena, "%s/args", name), arena));
    want = read_text(root, arena_printf(arena, "%s/%s", name, expected), arena);
    have = render_case(&self);
    if (str_has_prefix(want, STR("Error: "))) {
        have = sorted_lines(str_of(have), arena);
        want = str_of(sorted_lines(want, arena));
    }
    if (strcmp(have, want.ptr) != 0)
        fail_msg("%s, %s:\n--- want\n%s\n--- have\n%s", name, expected, want.ptr, have);
}

static void check_all(enum helm_rules rules, const char *expected)
{
    DIR *folder = opendir(FIXTURES "/helm");
    struct dirent *entry;
    size_t count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        check_case(entry->d_name, rules, expected);
        count++;
    }
    closedir(folder);
    assert_true(count > 100);
}

static void charts_render_as_helm_4_renders_them(void **state)
{
    (void)state;
    check_all(HELM_RULES_4, "expect-4");
}

static void charts_render_as_helm_3_renders_them(void **state)
{
    (void)state;
    check_all(HELM_RULES_3, "expect-3");
}

static void a_name_may_be_a_template(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_options options = { 0 };
    struct str name;

    (void)state;
    assert_int_equal(engine_render_name("{{ \"A-B\" | lower }}", &options, arena, &name, &err), 0);
    assert_string_equal(name.ptr, "a-b");
}

static const char endless[] = "{{ range until 100000000 }}x{{ end }}";

static void what_costs_too_much_names_its_place(void **state)
{
    static const struct {
        const char *template, *place;
    } cases[] = {
        { endless, "template: app/templates/t.yaml:1:9: executing" },
        { "{{ repeat 2000000000 \"x\" }}", "template: app/templates/t.yaml:1:3: executing" },
        { "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}",
          "template: app/templates/t.yaml:1:47: executing" },
        { "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}",
          "app/templates/t.yaml:1:" },
        { "{{ define \"r\" }}{{ tpl \"{{ include `r` . }}\" . }}{{ end }}{{ include \"r\" . }}",
          "app/templates/t.yaml:1:" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const char *text = printed(cases[i].template, "{}", arena);

        if (!strstr(text, "Error: ") || !strstr(text, cases[i].place))
            fail_msg("%zu: %.300s", i, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_render_as_helm_4_renders_them),
        cmocka_unit_test(charts_render_as_helm_3_renders_them),
        cmocka_unit_test(a_name_may_be_a_template),
        cmocka_unit_test(what_costs_too_much_names_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
