#include "badge.h"

#include "argo/catalog.h"
#include "argo/namespaces.h"
#include "argo/settings.h"
#include "argo/texts.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "config.h"
#include "data/json.h"
#include "http/percent.h"
#include "http/request.h"
#include "object_name.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 *    +-------------------------------+
 *    |  name                         |   the row is there only where the name is shown
 *    +--------------+--------+-------+
 *    | * health     |  sync  | (rev) |
 *    +--------------+--------+-------+
 */
enum {
    ROW = 20,
    LEFT_WIDTH = 77,
    WIDTH = 131,
    WIDTH_WITH_REVISION = 192,
    WIDTH_WITH_FULL_REVISION = 400,
    CHARACTER_WIDTH = 6,
    SHORT_REVISION = 7,
    WIDTH_MAX = 10000,
    SVG_MAX = 16 * 1024,
};

/* ---- drawing ---- */

static const struct colour {
    const char *word, *rgb;
} colours[] = {
    { "Degraded", "rgb(167, 46, 38)" }, { "Healthy", "rgb(11, 97, 42)" },
    { "Missing", "rgb(115, 31, 77)" },  { "Progressing", "rgb(16, 61, 102)" },
    { "Suspended", "rgb(41, 52, 61)" }, { "Unknown", "rgb(115, 31, 77)" },
    { "Synced", "rgb(11, 97, 42)" },    { "OutOfSync", "rgb(189, 115, 0)" },
};

static const char *colour_of(struct str word)
{
    for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++)
        if (str_equals(word, colours[i].word))
            return colours[i].rgb;
    return "rgb(41, 52, 61)";
}

static void put_escaped(struct strbuf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '<':
            strbuf_puts(out, "&lt;");
            break;
        case '>':
            strbuf_puts(out, "&gt;");
            break;
        case '&':
            strbuf_puts(out, "&amp;");
            break;
        case '"':
            strbuf_puts(out, "&quot;");
            break;
        default:
            strbuf_add(out, &text.ptr[i], 1);
        }
    }
}

struct box {
    const char *id;
    int x, y, width;
    const char *fill;
};

static void put_box(struct strbuf *out, struct box box)
{
    strbuf_printf(out,
                  "  <rect id=\"%sRect\" fill=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
                  "height=\"%d\"/>\n",
                  box.id, box.fill, box.x, box.y, box.width > 0 ? box.width : 0, ROW);
}

static void put_words(struct strbuf *out, const char *id, int x, int y, struct str words)
{
    strbuf_printf(out, "  <text id=\"%sText\" x=\"%d\" y=\"%d\">", id, x, y);
    put_escaped(out, words);
    strbuf_puts(out, "</text>\n");
}

/* A ship under sail: what an argosy is. */
static void put_ship(struct strbuf *out, int y)
{
    strbuf_printf(out,
                  "  <path id=\"logo\" transform=\"translate(4 %d)\" fill=\"#fff\" "
                  "d=\"M1 11h12l-2 4h-8zM7 1v9h-5zM8 3v7h4z\"/>\n",
                  y);
}

struct layout {
    int width, row, sync_width; /* `row`: where the status begins */
};

static struct layout lay_out(const struct badge *badge)
{
    int width = badge->width > 0 ? badge->width : WIDTH, name;
    struct layout layout = { width, 0, WIDTH - LEFT_WIDTH };

    if (!badge->has_revision_column)
        layout.sync_width = width - LEFT_WIDTH;
    if (badge->name.len == 0)
        return layout;
    name = (int)(badge->name.len < WIDTH_MAX / CHARACTER_WIDTH ? badge->name.len
                                                               : WIDTH_MAX / CHARACTER_WIDTH) *
           CHARACTER_WIDTH;
    layout.row = ROW;
    layout.width = name > width ? name : width;
    if (!badge->has_revision_column)
        layout.sync_width = layout.width - LEFT_WIDTH;
    return layout;
}

struct str badge_draw(const struct badge *badge, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(SVG_MAX);
    struct layout layout = lay_out(badge);
    struct str health = badge->is_not_found ? STR("Not Found") : badge->health;
    struct str sync = badge->is_not_found ? STR_EMPTY : badge->sync;
    int baseline = layout.row + 14, revision_x = LEFT_WIDTH + layout.sync_width;

    strbuf_printf(&out,
                  "<svg width=\"%d\" height=\"%d\" xmlns=\"http://www.w3.org/2000/svg\">\n"
                  " <clipPath id=\"corners\"><rect width=\"100%%\" height=\"100%%\" "
                  "rx=\"3\"/></clipPath>\n <g clip-path=\"url(#corners)\">\n",
                  layout.width, layout.row + ROW);
    if (badge->name.len > 0)
        put_box(&out, (struct box){ "title", 0, 0, layout.width, "#29343D" });
    put_box(&out, (struct box){ "left", 0, layout.row, LEFT_WIDTH, colour_of(badge->health) });
    put_box(&out, (struct box){ "right", LEFT_WIDTH, layout.row, layout.sync_width,
                                colour_of(badge->sync) });
    if (badge->has_revision_column)
        put_box(&out, (struct box){ "revision", revision_x, layout.row, layout.width - revision_x,
                                    colour_of(badge->sync) });
    strbuf_puts(&out, " </g>\n <g fill=\"#fff\" font-family=\"DejaVu Sans, sans-serif\" "
                      "font-size=\"9\" text-anchor=\"middle\">\n");
    put_ship(&out, layout.row + 2);
    if (badge->name.len > 0)
        put_words(&out, "title", layout.width / 2, 13, badge->name);
    put_words(&out, "left", 47, baseline, health);
    put_words(&out, "right", LEFT_WIDTH + layout.sync_width / 2, baseline, sync);
    if (badge->has_revision_column)
        put_words(&out, "revision", (revision_x + layout.width) / 2, baseline,
                  str_of(arena_printf(arena, "(%.*s)", STR_ARG(badge->revision))));
    strbuf_puts(&out, " </g>\n</svg>\n");
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

/* ---- names ---- */

static struct str lower(struct str text, struct arena *arena)
{
    char *copy = arena_strndup(arena, text.ptr, text.len);

    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    return (struct str){ copy, text.len };
}

/* ---- what was asked ---- */

struct question {
    const struct api_server *server;
    struct arena *arena;
    struct http_request *request;
    struct str namespace;
    struct texts projects;
    bool asks_projects, keeps_revision;
    struct badge badge;
};

static bool is_true(struct http_request *request, const char *name)
{
    struct str value;

    return http_query_value(request, name, &value) && value.len == 4 &&
           strncasecmp(value.ptr, "true", 4) == 0;
}

/* The parameter may be given several times. */
static struct texts read_projects(struct question *question)
{
    struct str rest = http_query(question->request), pair, key, value;
    struct str *items = arena_alloc(question->arena, (rest.len + 1) * sizeof(*items));
    size_t count = 0;
    bool more = rest.len > 0;

    while (more) {
        more = str_cut(rest, '&', &pair, &rest);
        str_cut(pair, '=', &key, &value);
        if (!str_equals(key, "project"))
            continue;
        question->asks_projects = true;
        items[count++] = percent_decode(value, PERCENT_QUERY, question->arena);
    }
    return (struct texts){ items, count };
}

/* False: the answer is 400. */
static bool take_namespace(struct question *question)
{
    struct str given;

    question->namespace = str_of(question->server->namespace);
    if (!http_query_value(question->request, "namespace", &given))
        return true;
    if (!object_name_is_label(given))
        return false;
    question->namespace = str_dup(given, question->arena);
    if (!namespace_is_allowed(&question->server->config->application_namespaces,
                              question->server->namespace, question->namespace.ptr))
        question->badge.is_not_found = true;
    return true;
}

/* ---- one application ---- */

static struct str synced_revision(const struct json *application)
{
    const struct json *result = json_at(application, "status.operationState.syncResult");
    struct str first = json_string(json_item(json_get(result, "revisions"), 0));

    return first.len > 0 ? first : json_string(json_get(result, "revision"));
}

static struct str shown_revision(const struct question *question, struct str revision)
{
    if (question->keeps_revision || revision.len <= SHORT_REVISION)
        return revision;
    return str_slice(revision, 0, SHORT_REVISION);
}

static bool take_application(struct question *question)
{
    struct json_doc *document;
    struct str name, revision;

    if (!http_query_value(question->request, "name", &name) || question->badge.is_not_found)
        return true;
    if (!object_name_is_subdomain(name))
        return false;
    document = catalog_application(
        question->server->catalog,
        arena_printf(question->arena, "%s/%.*s", question->namespace.ptr, STR_ARG(name)));
    question->badge.is_not_found = !document;
    if (!document)
        return true;
    question->badge.health = json_text_at(json_doc_root(document), "status.health.status");
    question->badge.sync = json_text_at(json_doc_root(document), "status.sync.status");
    revision = synced_revision(json_doc_root(document));
    if (is_true(question->request, "showAppName"))
        question->badge.name = str_dup(name, question->arena);
    if (!is_true(question->request, "revision") || revision.len == 0)
        return true;
    question->badge.has_revision_column = true;
    question->badge.revision = str_dup(shown_revision(question, revision), question->arena);
    question->badge.width = question->badge.revision.len < revision.len ? WIDTH_WITH_REVISION
                                                                        : WIDTH_WITH_FULL_REVISION;
    return true;
}

/* ---- whole projects ---- */

struct tally {
    const struct question *question;
    size_t count;
    bool is_out_of_sync, is_unhealthy;
};

static void count_application(void *context, const char *key, struct json_doc *document)
{
    struct tally *tally = context;
    const struct json *root = json_doc_root(document);
    struct str project = json_text_at(root, "spec.project");
    struct texts wanted = tally->question->projects;

    (void)key;
    if (project.len == 0)
        project = STR("default");
    if (!str_equal(json_text_at(root, "metadata.namespace"), tally->question->namespace) ||
        !texts_contain(wanted, str_dup(project, tally->question->arena).ptr))
        return;
    tally->count++;
    tally->is_out_of_sync |= !str_equals(json_text_at(root, "status.sync.status"), "Synced");
    tally->is_unhealthy |= !str_equals(json_text_at(root, "status.health.status"), "Healthy");
}

static bool take_projects(struct question *question)
{
    struct tally tally = { .question = question };

    question->projects = read_projects(question);
    if (!question->asks_projects || question->badge.is_not_found)
        return true;
    for (size_t i = 0; i < question->projects.count; i++) {
        struct str name = question->projects.items[i];

        if (name.len > 0 && !object_name_is_label(lower(name, question->arena)))
            return false;
    }
    catalog_each_application(question->server->catalog, count_application, &tally);
    if (tally.count == 0)
        return true;
    question->badge.health = tally.is_unhealthy ? STR("Degraded") : STR("Healthy");
    question->badge.sync = tally.is_out_of_sync ? STR("OutOfSync") : STR("Synced");
    return true;
}

/* ---- the answer ---- */

static void take_width(struct question *question)
{
    struct str text;
    char *end = NULL;
    long width;

    if (!http_query_value(question->request, "width", &text) || text.len == 0)
        return;
    width = strtol(text.ptr, &end, 10);
    if (end == text.ptr + text.len && width > 0 && width <= WIDTH_MAX)
        question->badge.width = (int)width;
}

/* False: the answer is 400. */
static bool find_out(struct question *question)
{
    const struct settings *settings = catalog_settings(question->server->catalog);

    if (!str_equals(settings_text(settings, "statusbadge.enabled"), "true"))
        return true; /* it says nothing of anything */
    question->keeps_revision = is_true(question->request, "keepFullRevision");
    if (!take_namespace(question) || !take_application(question) || !take_projects(question))
        return false;
    take_width(question);
    return true;
}

void badge_handle(struct http_request *request, void *context)
{
    struct question question = {
        .server = context,
        .arena = http_arena(request),
        .request = request,
        .badge = { .health = STR("Unknown"), .sync = STR("Unknown") },
    };
    bool is_understood = find_out(&question);
    struct str picture = is_understood ? badge_draw(&question.badge, question.arena) : STR_EMPTY;
    const struct http_header headers[] = {
        { "content-length", str_of(arena_printf(question.arena, "%zu", picture.len)) },
        { "content-type", STR("image/svg+xml") },
        { "cache-control", STR("private, no-store") },
        { "access-control-allow-origin", STR("*") },
    };

    http_start(request, is_understood ? 200 : 400, headers, is_understood ? 4 : 1);
    http_write(request, picture.ptr, picture.len);
    http_end(request, NULL, 0);
}
