/*
 * Go wraps the errors of templates within templates into one long line. Helm takes it apart again:
 *
 *     template: a.yaml:4:3: executing "a.yaml" at <include "x" .>: error calling include:
 *     template: _x.tpl:2:5: executing "x" at <.Values.a.b>: nil pointer evaluating interface {}.b
 *
 * becomes a place, what was executed and the message for each, but only when all of it is errors of
 * templates.
 */
#include "render/helm/trace.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/strbuf.h"

static const struct str template_prefix = { "template: ", 10 };

/** Split off what stands before `separator`; false when it does not occur. */
static bool cut_at(struct str text, struct str separator, struct str *head, struct str *rest)
{
    ptrdiff_t at = str_find(text, separator);

    if (at < 0)
        return false;
    *head = str_slice(text, 0, (size_t)at);
    *rest = str_slice(text, (size_t)at + separator.len, text.len);
    return true;
}

static int replace(struct error *err, const char *text)
{
    enum error_code code = err->code;

    error_release(err);
    return error_set(err, code, "%s", text);
}

int trace_parse_error(struct error *err, struct arena *arena)
{
    struct str text = str_of(error_text(err)), place, message, head;

    if (!str_has_prefix(text, template_prefix) ||
        !cut_at(str_slice(text, template_prefix.len, text.len), STR(": "), &place, &message))
        return -1;
    while (cut_at(message, STR(": "), &head, &message))
        ;
    return replace(
        err, arena_printf(arena, "parse error at (%.*s): %.*s", STR_ARG(place), STR_ARG(message)));
}

/** One error of a template: `*rest` is what it wraps, empty at the innermost. */
struct layer {
    struct str place, executed, message;
    struct str rest;
    bool is_wrapped;
};

static bool read_layer(struct str text, struct layer *out)
{
    struct str rest, name, function;

    if (!str_has_prefix(text, template_prefix))
        return false;
    rest = str_slice(text, template_prefix.len, text.len);
    if (str_has_prefix(rest, STR("no template "))) {
        *out = (struct layer){ .message = text };
        return true;
    }
    if (!cut_at(rest, STR(": executing "), &out->place, &rest) ||
        !cut_at(rest, STR(" at <"), &name, &rest) || !cut_at(rest, STR(">: "), &function, &rest))
        return false;
    out->executed =
        (struct str){ name.ptr - strlen("executing "),
                      (size_t)(function.ptr + function.len + 1 - name.ptr) + strlen("executing ") };
    out->message = rest;
    out->rest = STR_EMPTY;
    out->is_wrapped = false;
    if (str_has_prefix(rest, STR("error calling ")) && cut_at(rest, STR(": "), &function, &rest)) {
        out->message = (struct str){ function.ptr, function.len + 1 };
        out->rest = rest;
        out->is_wrapped = true;
    }
    return true;
}

/** All layers, one beneath the other; false when one is something else. */
static bool write_layers(struct str text, struct strbuf *out)
{
    struct layer layer = { .is_wrapped = true, .rest = text };

    while (layer.is_wrapped) {
        struct str rest = layer.rest;

        layer = (struct layer){ 0 };
        if (!read_layer(rest, &layer))
            return false;
        if (layer.place.len)
            strbuf_printf(out, "%.*s\n  %.*s:\n    ", STR_ARG(layer.place),
                          STR_ARG(layer.executed));
        strbuf_printf(out, "%.*s\n", STR_ARG(layer.message));
    }
    return true;
}

int trace_execute_error(struct error *err, const struct str *complaint, enum helm_rules rules,
                        struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(2 * ERROR_MESSAGE_MAX);
    struct str text = str_of(error_text(err)), place, rest;

    if (!str_has_prefix(text, template_prefix))
        return -1;
    if (complaint &&
        cut_at(str_slice(text, template_prefix.len, text.len), STR(": "), &place, &rest))
        return replace(err, arena_printf(arena, "execution error at (%.*s): %.*s", STR_ARG(place),
                                         STR_ARG(*complaint)));
    if (rules == HELM_RULES_3 || !write_layers(text, &out))
        return -1;
    return replace(
        err, arena_printf(arena, "%.*s", STR_ARG(str_trim((struct str){ out.ptr, out.len }))));
}
