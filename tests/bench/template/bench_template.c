#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "template/template.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * A chart's usual template: parsed and executed again and again, as each render does it.
 *     bench_template [RUNS]
 */
static const char text[] =
    "{{- define \"name\" -}}{{ default .Chart .Values.nameOverride | trunc 63 | trimSuffix \"-\" }}"
    "{{- end -}}\n"
    "{{- define \"labels\" -}}\napp: {{ template \"name\" . }}\nversion: {{ .Values.image.tag | "
    "quote }}\n"
    "{{- with .Values.labels }}\n{{- range $k, $v := . }}\n{{ $k }}: {{ $v | quote }}\n{{- end }}\n"
    "{{- end }}\n{{- end -}}\n"
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ template \"name\" . }}\n"
    "spec:\n  replicas: {{ .Values.replicas | int }}\n"
    "{{- if and .Values.strategy (eq .Values.strategy.type \"Recreate\") }}\n  strategy: Recreate\n"
    "{{- else if .Values.strategy }}\n  strategy: {{ .Values.strategy.type }}\n{{- end }}\n"
    "  containers:\n{{- range $i, $c := .Values.containers }}\n"
    "  - name: {{ printf \"%s-%d\" $c.name $i }}\n"
    "    image: \"{{ $.Values.image.repository }}:{{ $.Values.image.tag | default \"latest\" }}\"\n"
    "    env: {{ toJson $c.env }}\n    args: {{ join \",\" $c.args | squote }}\n{{- end }}\n";

static const char values[] = "{\"Chart\":\"app\",\"Values\":{\"nameOverride\":\"\",\"image\":{"
                             "\"repository\":\"registry/app\",\"tag\":\"1.2.3\"},"
                             "\"labels\":{\"a\":\"1\",\"b\":\"2\",\"team\":\"x\"},\"replicas\":3,"
                             "\"strategy\":{\"type\":\"RollingUpdate\"},"
                             "\"containers\":[{\"name\":\"web\",\"env\":[{\"name\":\"A\",\"value\":"
                             "\"1\"}],\"args\":[\"-a\",\"-b\"]},"
                             "{\"name\":\"side\",\"env\":[],\"args\":[\"x\"]},{\"name\":\"third\","
                             "\"env\":[],\"args\":[]}]}}";

static void render(const struct json *data)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024 * 1024);
    struct template_functions *functions = template_functions_new(arena);
    struct template_set *set = template_set_new(functions, NULL, arena);

    template_functions_add_sprig(functions);
    if (template_parse(set, STR("t"), str_of(text), &err) < 0 ||
        template_execute(template_run_new(NULL, NULL, arena), set, STR("t"),
                         value_of_json(data, VALUE_NUMBERS_FLOAT, arena), &out, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char **argv)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    long runs = argc > 1 ? strtol(argv[1], NULL, 10) : 20000;
    const struct json *data;
    int64_t begin, took;

    if (json_parse(str_of(values), NULL, arena, &data, &err) < 0)
        return EXIT_FAILURE;
    begin = clock_now_ns();
    for (long i = 0; i < runs; i++)
        render(data);
    took = clock_now_ns() - begin;
    printf("%.1f us a render (parse and execute, %zu bytes of template)\n",
           (double)took / (double)runs / 1e3, sizeof(text) - 1);
    return EXIT_SUCCESS;
}
