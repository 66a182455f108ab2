/*
 * Values in layers. What the user gave (`dst`) stands above the defaults of a chart (`src`); tables
 * merge, all else is the user's. A null of the user's removes a default: that is where Helm's
 * releases differ, and where merging for the tables of inner charts differs from the rest.
 */
#include "render/helm/coalesce.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "render/helm/notices.h"
#include "template/format.h"

enum { COPY_BUDGET = 5 * 1000 * 1000 }; /* values */

static bool is_table(const struct value *value)
{
    return value_kind(value) == VALUE_MAP;
}

static bool is_null(const struct value *value)
{
    return value_is_nil(value);
}

/* ---- nulls ---- */

/** Nulls go, at any depth of tables; lists stay as they are. */
static void drop_nulls(const struct value *table, struct arena *arena)
{
    size_t count;
    struct value_entry *entries = value_map_entries(table, arena, &count);

    for (size_t i = 0; i < count; i++) {
        if (is_null(&entries[i].value))
            value_map_remove(table, entries[i].key);
        else if (is_table(&entries[i].value))
            drop_nulls(&entries[i].value, arena);
    }
}

static bool drops_nulls(const struct coalesce *coalesce, bool keeps_nulls)
{
    return coalesce->rules == HELM_RULES_4 && !keeps_nulls;
}

/* ---- tables ---- */

static void merge_tables(const struct coalesce *coalesce, const struct value *dst,
                         const struct value *src, bool keeps_nulls);

static void merge_entry(const struct coalesce *coalesce, const struct value *dst,
                        const struct value_entry *entry, bool keeps_nulls)
{
    const struct value *theirs = &entry->value;
    struct value ours;

    if (!value_map_get(dst, entry->key, &ours)) {
        value_map_set(dst, entry->key, *theirs);
        return;
    }
    if (is_null(&ours)) {
        bool removes = !is_null(theirs) || coalesce->rules == HELM_RULES_3;

        if (removes && !keeps_nulls)
            value_map_remove(dst, entry->key);
        return;
    }
    if (is_table(theirs) && is_table(&ours))
        merge_tables(coalesce, &ours, theirs, keeps_nulls);
    else if (is_table(theirs))
        helm_warn(coalesce->notices, "warning: cannot overwrite table with non table for %.*s",
                  STR_ARG(entry->key));
    else if (is_table(&ours) && !is_null(theirs))
        helm_warn(coalesce->notices,
                  "warning: destination for %.*s is a table. Ignoring non-table value",
                  STR_ARG(entry->key));
}

static void merge_tables(const struct coalesce *coalesce, const struct value *dst,
                         const struct value *src, bool keeps_nulls)
{
    size_t count;
    struct value_entry *entries;

    if (drops_nulls(coalesce, keeps_nulls))
        drop_nulls(src, coalesce->arena);
    entries = value_map_entries(src, coalesce->arena, &count);
    for (size_t i = 0; i < count; i++)
        merge_entry(coalesce, dst, &entries[i], keeps_nulls);
}

void coalesce_merge_tables(const struct coalesce *coalesce, const struct value *over,
                           const struct value *under)
{
    if (is_table(over) && over->map)
        merge_tables(coalesce, over, under, true);
}

/* ---- charts ---- */

static bool has_chart(const struct chart *chart, struct str name)
{
    for (size_t i = 0; i < chart->charts.count; i++) {
        if (str_equal(chart->charts.items[i]->name, name))
            return true;
    }
    return false;
}

static void take_default(const struct coalesce *coalesce, const struct value *values,
                         const struct value_entry *entry, bool keeps_nulls)
{
    if (drops_nulls(coalesce, keeps_nulls)) {
        if (is_null(&entry->value))
            return;
        if (is_table(&entry->value))
            drop_nulls(&entry->value, coalesce->arena);
    }
    value_map_set(values, entry->key, entry->value);
}

static void coalesce_entry(const struct coalesce *coalesce, const struct chart *chart,
                           const struct value *values, const struct value_entry *entry,
                           bool keeps_nulls)
{
    struct value ours;

    if (!value_map_get(values, entry->key, &ours)) {
        take_default(coalesce, values, entry, keeps_nulls);
        return;
    }
    if (is_null(&ours)) {
        if (!keeps_nulls)
            value_map_remove(values, entry->key);
        return;
    }
    if (!is_table(&ours))
        return;
    if (is_table(&entry->value))
        merge_tables(coalesce, &ours, &entry->value, keeps_nulls || has_chart(chart, entry->key));
    else if (!is_null(&entry->value))
        helm_warn(coalesce->notices, "warning: skipped value for %.*s.%.*s: Not a table.",
                  STR_ARG(chart->name), STR_ARG(entry->key));
}

static int coalesce_defaults(const struct coalesce *coalesce, const struct chart *chart,
                             const struct value *values, bool keeps_nulls, struct error *err)
{
    struct value defaults;
    struct value_entry *entries;
    size_t count;

    /* Tables are taken over from the copy, and then changed. */
    if (value_copy(&chart->values, COPY_BUDGET, coalesce->arena, &defaults, err) < 0)
        return -1;
    entries = value_map_entries(&defaults, coalesce->arena, &count);
    for (size_t i = 0; i < count; i++)
        coalesce_entry(coalesce, chart, values, &entries[i], keeps_nulls);
    return 0;
}

/* ---- globals ---- */

/** A table of the globals at `key`, an empty one when there is none; false: it is no table. */
static bool globals_of(const struct value *values, struct arena *arena, struct value *out)
{
    if (!value_map_get(values, STR("global"), out))
        *out = value_map_new(&value_type_map, arena);
    return is_table(out);
}

static struct value shallow_copy(const struct value *table, struct arena *arena)
{
    struct value copy = value_map_new(&value_type_map, arena);
    size_t count;
    struct value_entry *entries = value_map_entries(table, arena, &count);

    for (size_t i = 0; i < count; i++)
        value_map_set(&copy, entries[i].key, entries[i].value);
    return copy;
}

/** One global of the parent's, put into the child's: the parent's counts. */
static void pass_global(const struct coalesce *coalesce, const struct value *globals,
                        const struct value_entry *entry)
{
    struct value ours;
    bool has_ours = value_map_get(globals, entry->key, &ours);

    if (is_table(&entry->value)) {
        struct value copy = shallow_copy(&entry->value, coalesce->arena);

        if (has_ours && !is_table(&ours))
            return;
        if (has_ours)
            merge_tables(coalesce, &copy, &ours, true);
        value_map_set(globals, entry->key, copy);
    } else if (!has_ours || !is_table(&ours)) {
        value_map_set(globals, entry->key, entry->value);
    }
}

static void pass_globals(const struct coalesce *coalesce, const struct value *from,
                         const struct value *to)
{
    struct value ours, theirs;
    struct value_entry *entries;
    size_t count;

    if (!globals_of(to, coalesce->arena, &ours) || !globals_of(from, coalesce->arena, &theirs)) {
        helm_warn(coalesce->notices,
                  "warning: skipping globals because destination global is not a table.");
        return;
    }
    entries = value_map_entries(&theirs, coalesce->arena, &count);
    for (size_t i = 0; i < count; i++)
        pass_global(coalesce, &ours, &entries[i]);
    value_map_set(to, STR("global"), ours);
}

/* ---- the whole ---- */

static int coalesce_chart(const struct coalesce *coalesce, const struct chart *chart,
                          const struct value *values, bool keeps_nulls, struct error *err);

/** As Go prints a value with "%t", which is meant for another type. */
static int fail_type(const struct coalesce *coalesce, struct str name, const struct value *value,
                     struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf shown = STRBUF_INIT(ERROR_MESSAGE_MAX);

    format_printf(STR("%t"), value, 1, coalesce->arena, &shown);
    return error_set(err, ERR_INVALID, "type mismatch on %.*s: %s", STR_ARG(name), shown.ptr);
}

static int coalesce_charts(const struct coalesce *coalesce, const struct chart *chart,
                           const struct value *values, bool keeps_nulls, struct error *err)
{
    for (size_t i = 0; i < chart->charts.count; i++) {
        const struct chart *child = chart->charts.items[i];
        struct value theirs;

        if (!value_map_get(values, child->name, &theirs)) {
            theirs = value_map_new(&value_type_map, coalesce->arena);
            value_map_set(values, child->name, theirs);
        } else if (!is_table(&theirs)) {
            return fail_type(coalesce, child->name, &theirs, err);
        }
        pass_globals(coalesce, values, &theirs);
        if (coalesce_chart(coalesce, child, &theirs, keeps_nulls, err) < 0)
            return -1;
    }
    return 0;
}

static int coalesce_chart(const struct coalesce *coalesce, const struct chart *chart,
                          const struct value *values, bool keeps_nulls, struct error *err)
{
    if (coalesce_defaults(coalesce, chart, values, keeps_nulls, err) < 0)
        return -1;
    return coalesce_charts(coalesce, chart, values, keeps_nulls, err);
}

int coalesce_values(const struct coalesce *coalesce, const struct chart *chart,
                    const struct value *given, bool keeps_nulls, struct value *out,
                    struct error *err)
{
    struct value values = value_map_new(&value_type_map, coalesce->arena);

    if (given && given->map && value_copy(given, COPY_BUDGET, coalesce->arena, &values, err) < 0)
        return -1;
    if (coalesce_chart(coalesce, chart, &values, keeps_nulls, err) < 0)
        return -1;
    *out = values;
    return 0;
}

/* ---- paths ---- */

bool coalesce_table(const struct value *values, struct str path, struct value *out)
{
    struct value table = *values;
    struct str name, rest = path;
    bool more = true;

    while (more) {
        more = str_cut(rest, '.', &name, &rest);
        if (!value_map_get(&table, name, &table) || !is_table(&table))
            return false;
    }
    *out = table;
    return true;
}

bool coalesce_path_value(const struct value *values, struct str path, struct value *out)
{
    ptrdiff_t dot = str_find_last_char(path, '.');
    struct value table = *values;

    if (dot >= 0 && !coalesce_table(values, str_slice(path, 0, (size_t)dot), &table))
        return false;
    return value_map_get(&table, str_slice(path, (size_t)(dot + 1), path.len), out) &&
           !is_table(out);
}
