#include "base/metrics.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

/*
 * A series' labels are the key of its family's table and nowhere else, as there may be many: their
 * values, each with its NUL, in the order of the labels' names. Sorting by key is the order of the
 * output.
 */
struct metric {
    const struct metric_family *family;
    double value; /* a histogram's sum */
    uint64_t count;
    uint64_t buckets[]; /* not cumulative; the last one is above every bound */
};

enum { LABELS_MAX = 16, LABEL_TEXT_MAX = 1024 * 1024 };

struct metric_family {
    struct metric_spec spec;
    struct map *series;
    char *label_names[LABELS_MAX];   /* by name */
    size_t label_source[LABELS_MAX]; /* which of the caller's values that is */
    size_t label_count;
    size_t bucket_count;
};

struct hook {
    void (*run)(void *context);
    void *context;
};

struct metrics {
    VEC(struct metric_family *) families; /* by name */
    VEC(struct hook) refreshes, releases;
};

static const double default_buckets[] = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 0
};

struct metrics *metrics_new(void)
{
    return xcalloc(1, sizeof(struct metrics));
}

void metric_clear(struct metric_family *family)
{
    for (struct map_cursor at = { 0 }; map_next(family->series, &at);)
        free(at.value);
    map_free(family->series);
    family->series = map_new();
}

void metrics_free(struct metrics *metrics)
{
    if (!metrics)
        return;
    for (size_t i = 0; i < metrics->families.count; i++) {
        struct metric_family *family = metrics->families.items[i];

        metric_clear(family);
        map_free(family->series);
        for (size_t k = 0; k < family->label_count; k++)
            free(family->label_names[k]);
        free(family);
    }
    for (size_t i = metrics->releases.count; i > 0; i--)
        metrics->releases.items[i - 1].run(metrics->releases.items[i - 1].context);
    vec_release(&metrics->families);
    vec_release(&metrics->refreshes);
    vec_release(&metrics->releases);
    free(metrics);
}

/* ---- families ---- */

static void add_label(struct metric_family *family, struct str name)
{
    size_t at = family->label_count;
    char *copy;

    assert(family->label_count < LABELS_MAX);
    for (; at > 0 && str_compare(str_of(family->label_names[at - 1]), name) > 0; at--) {
        family->label_names[at] = family->label_names[at - 1];
        family->label_source[at] = family->label_source[at - 1];
    }
    copy = xcalloc(1, name.len + 1);
    memcpy(copy, name.ptr, name.len);
    family->label_names[at] = copy;
    family->label_source[at] = family->label_count++;
}

static void add_labels(struct metric_family *family, const char *names)
{
    struct str rest = str_of(names), name;

    while (rest.len > 0) {
        str_cut(rest, ',', &name, &rest);
        add_label(family, str_trim(name));
    }
}

/* Where a name is, or belongs. */
static size_t find_place(const struct metrics *metrics, const char *name, bool *found)
{
    size_t low = 0, high = metrics->families.count;

    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(metrics->families.items[middle]->spec.name, name);

        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct metric_family *metrics_register(struct metrics *metrics, const struct metric_spec *spec)
{
    struct metric_family *family = xcalloc(1, sizeof(*family));
    bool found;
    size_t place = find_place(metrics, spec->name, &found);

    assert(!found);
    family->spec = *spec;
    family->series = map_new();
    add_labels(family, spec->labels);
    if (spec->type == METRIC_HISTOGRAM) {
        if (!spec->buckets)
            family->spec.buckets = default_buckets;
        while (family->spec.buckets[family->bucket_count] > 0)
            family->bucket_count++;
    }
    vec_push(&metrics->families, family);
    memmove(&metrics->families.items[place + 1], &metrics->families.items[place],
            (metrics->families.count - 1 - place) * sizeof(family));
    metrics->families.items[place] = family;
    if (family->label_count == 0)
        metric_series(family, NULL);
    return family;
}

void metrics_on_write(struct metrics *metrics, void (*refresh)(void *context), void *context)
{
    vec_push(&metrics->refreshes, ((struct hook){ refresh, context }));
}

void metrics_on_free(struct metrics *metrics, void (*release)(void *object), void *object)
{
    vec_push(&metrics->releases, ((struct hook){ release, object }));
}

/* ---- series ---- */

static void add_escaped(struct strbuf *out, const char *text, bool is_label)
{
    while (true) {
        size_t plain = strcspn(text, is_label ? "\\\n\"" : "\\\n");

        strbuf_add(out, text, plain);
        text += plain;
        if (!*text)
            return;
        strbuf_printf(out, "\\%c", *text == '\n' ? 'n' : *text);
        text++;
    }
}

static void build_key(const struct metric_family *family, const char *const *labels,
                      struct strbuf *key)
{
    for (size_t i = 0; i < family->label_count; i++) {
        const char *value = labels[family->label_source[i]];

        strbuf_add(key, value ? value : "", (value ? strlen(value) : 0) + 1);
    }
}

static struct metric *add_series(struct metric_family *family, struct str key)
{
    size_t buckets = family->spec.type == METRIC_HISTOGRAM ? family->bucket_count + 1 : 0;
    struct metric *metric = xcalloc(1, sizeof(*metric) + buckets * sizeof(metric->buckets[0]));

    metric->family = family;
    map_put(family->series, key, metric);
    return metric;
}

struct metric *metric_series(struct metric_family *family, const char *const *labels)
{
    CLEANUP(strbuf_release) struct strbuf key = STRBUF_INIT(LABEL_TEXT_MAX);
    struct metric *metric;

    build_key(family, labels, &key);
    metric = map_find(family->series, (struct str){ key.ptr, key.len });
    return metric ? metric : add_series(family, (struct str){ key.ptr, key.len });
}

bool metric_remove(struct metric_family *family, const char *const *labels)
{
    CLEANUP(strbuf_release) struct strbuf key = STRBUF_INIT(LABEL_TEXT_MAX);
    struct metric *metric;

    build_key(family, labels, &key);
    metric = map_remove(family->series, (struct str){ key.ptr, key.len });
    free(metric);
    return metric != NULL;
}

static bool has_label(struct str key, size_t position, const char *value)
{
    const char *at = key.ptr;

    for (size_t i = 0; i < position; i++)
        at += strlen(at) + 1;
    return strcmp(at, value) == 0;
}

size_t metric_remove_matching(struct metric_family *family, const char *label, const char *value)
{
    size_t position = 0, removed = 0;

    while (position < family->label_count && strcmp(family->label_names[position], label) != 0)
        position++;
    assert(position < family->label_count);
    for (struct map_cursor at = { 0 }; map_next(family->series, &at);) {
        if (!has_label(at.key, position, value))
            continue;
        free(at.value);
        map_remove(family->series, at.key);
        removed++;
    }
    return removed;
}

void metric_add(struct metric *metric, double amount)
{
    assert(metric->family->spec.type == METRIC_GAUGE || amount >= 0);
    metric->value += amount;
}

void metric_set(struct metric *metric, double value)
{
    metric->value = value;
}

void metric_observe(struct metric *metric, double value)
{
    const struct metric_family *family = metric->family;
    size_t bucket = 0;

    assert(family->spec.type == METRIC_HISTOGRAM);
    while (bucket < family->bucket_count && value > family->spec.buckets[bucket])
        bucket++;
    metric->buckets[bucket]++;
    metric->count++;
    metric->value += value;
}

double metric_value(const struct metric *metric)
{
    return metric->family->spec.type == METRIC_HISTOGRAM ? (double)metric->count : metric->value;
}

/* ---- writing ---- */

/*
 * The shortest decimal that reads back as the same number, in scientific notation. Fifteen digits
 * that do are, without their trailing zeroes, the shortest (numbers of full precision, that is).
 */
static void print_shortest(double value, char text[32])
{
    for (int digits = fabs(value) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
        snprintf(text, 32, "%.*e", digits - 1, value);
        if (strtod(text, NULL) == value)
            return;
    }
}

/* d.ddd times ten to the exponent, as Go's strconv prints 'g': an exponent shows from 6 on. */
static void add_digits(struct strbuf *out, const char *digits, size_t count, int exponent)
{
    if (exponent < -4 || exponent >= 6) {
        strbuf_printf(out, "%c%s%.*se%c%02d", digits[0], count > 1 ? "." : "", (int)count - 1,
                      digits + 1, exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        strbuf_printf(out, "0.%.*s%.*s", -exponent - 1, "0000", (int)count, digits);
    } else if ((size_t)exponent + 1 >= count) {
        strbuf_printf(out, "%.*s%.*s", (int)count, digits, exponent + 1 - (int)count, "00000");
    } else {
        strbuf_printf(out, "%.*s.%.*s", exponent + 1, digits, (int)count - exponent - 1,
                      digits + exponent + 1);
    }
}

static void add_float(struct strbuf *out, double value)
{
    char text[32], digits[24] = "";
    size_t count = 0;
    int exponent;
    const char *p = text;

    if (isnan(value) || isinf(value)) {
        strbuf_puts(out, isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
        return;
    }
    if (fabs(value) < 1e6 && value == (double)(int64_t)value) { /* most are */
        strbuf_printf(out, "%s%lld", value == 0 && signbit(value) ? "-" : "", (long long)value);
        return;
    }
    print_shortest(value, text);
    for (; *p != 'e'; p++)
        if (*p >= '0' && *p <= '9')
            digits[count++] = *p;
    exponent = (int)strtol(p + 1, NULL, 10);
    while (count > 1 && digits[count - 1] == '0')
        count--;
    if (value < 0)
        strbuf_puts(out, "-");
    add_digits(out, digits, count, exponent);
}

/* As it is written: `labels` is what stands between the braces. */
struct series {
    struct str key;
    const struct metric *metric;
    const char *labels;
};

static int compare_series(const void *left, const void *right)
{
    const struct series *a = left, *b = right;

    return str_compare(a->key, b->key);
}

static void write_line(struct strbuf *out, const struct series *series, const char *suffix,
                       double value)
{
    strbuf_puts(out, series->metric->family->spec.name);
    strbuf_puts(out, suffix);
    if (*series->labels)
        strbuf_printf(out, "{%s}", series->labels);
    strbuf_puts(out, " ");
    add_float(out, value);
    strbuf_puts(out, "\n");
}

static void write_bucket(struct strbuf *out, const struct series *series, double bound,
                         uint64_t count)
{
    strbuf_printf(out, "%s_bucket{%s%sle=\"", series->metric->family->spec.name, series->labels,
                  *series->labels ? "," : "");
    add_float(out, bound);
    strbuf_puts(out, "\"} ");
    add_float(out, (double)count);
    strbuf_puts(out, "\n");
}

static void write_histogram(struct strbuf *out, const struct series *series)
{
    const struct metric *metric = series->metric;
    const struct metric_family *family = metric->family;
    uint64_t count = 0;

    for (size_t i = 0; i < family->bucket_count; i++) {
        count += metric->buckets[i];
        write_bucket(out, series, family->spec.buckets[i], count);
    }
    write_bucket(out, series, HUGE_VAL, metric->count);
    write_line(out, series, "_sum", metric->value);
    write_line(out, series, "_count", (double)metric->count);
}

static void write_labels(struct strbuf *out, const struct metric_family *family, const char *key)
{
    out->len = 0;
    for (size_t i = 0; i < family->label_count; i++, key += strlen(key) + 1) {
        if (i > 0)
            strbuf_puts(out, ",");
        strbuf_puts(out, family->label_names[i]);
        strbuf_puts(out, "=\"");
        add_escaped(out, key, true);
        strbuf_puts(out, "\"");
    }
}

static struct series *sort_series(const struct metric_family *family)
{
    struct series *sorted = xcalloc(map_count(family->series), sizeof(*sorted)), *end = sorted;

    for (struct map_cursor at = { 0 }; map_next(family->series, &at); end++) {
        end->key = at.key;
        end->metric = at.value;
    }
    qsort(sorted, (size_t)(end - sorted), sizeof(*sorted), compare_series);
    return sorted;
}

static void write_family(struct strbuf *out, const struct metric_family *family)
{
    static const char *const types[] = { "counter", "gauge", "histogram" };
    CLEANUP(strbuf_release) struct strbuf labels = STRBUF_INIT(LABEL_TEXT_MAX);
    size_t count = map_count(family->series);
    struct series *sorted;

    if (count == 0)
        return;
    sorted = sort_series(family);
    strbuf_printf(out, "# HELP %s ", family->spec.name);
    add_escaped(out, family->spec.help, false);
    strbuf_printf(out, "\n# TYPE %s %s\n", family->spec.name, types[family->spec.type]);
    for (size_t i = 0; i < count; i++) {
        write_labels(&labels, family, sorted[i].key.ptr);
        sorted[i].labels = labels.len > 0 ? labels.ptr : "";
        if (family->spec.type == METRIC_HISTOGRAM)
            write_histogram(out, &sorted[i]);
        else
            write_line(out, &sorted[i], "", sorted[i].metric->value);
    }
    free(sorted);
}

void metrics_write(struct metrics *metrics, struct strbuf *out)
{
    for (size_t i = 0; i < metrics->refreshes.count; i++)
        metrics->refreshes.items[i].run(metrics->refreshes.items[i].context);
    for (size_t i = 0; i < metrics->families.count; i++)
        write_family(out, metrics->families.items[i]);
}
