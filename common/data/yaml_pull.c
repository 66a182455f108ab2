#include "data/yaml_pull.h"

#include "base/mem.h"

#include <yaml.h>

enum {
    DEPTH_MAX = 1000,
    EVENT_BYTES_MAX = 16 * 1024 * 1024, /* of text that one event may need */
};

struct yaml_pull {
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event, is_over;
    yaml_pull_read_fn read;
    void *context;
    size_t depth;
    size_t event_bytes;   /* read since the last event */
    struct error problem; /* of reading */
};

static int read_more(void *context, unsigned char *buffer, size_t size, size_t *got)
{
    struct yaml_pull *pull = context;
    ptrdiff_t length = -1;

    if (pull->event_bytes > EVENT_BYTES_MAX)
        error_set(&pull->problem, ERR_TOO_LARGE, "yaml: a text in it is longer than %d bytes",
                  EVENT_BYTES_MAX);
    else
        length = pull->read(pull->context, buffer, size, &pull->problem);
    pull->event_bytes += length > 0 ? (size_t)length : 0;
    *got = length > 0 ? (size_t)length : 0;
    return length >= 0;
}

struct yaml_pull *yaml_pull_new(yaml_pull_read_fn read, void *context)
{
    struct yaml_pull *pull = xcalloc(1, sizeof(*pull));

    if (!yaml_parser_initialize(&pull->parser))
        abort();
    pull->read = read;
    pull->context = context;
    yaml_parser_set_input(&pull->parser, read_more, pull);
    return pull;
}

static void drop_event(struct yaml_pull *pull)
{
    if (pull->has_event)
        yaml_event_delete(&pull->event);
    pull->has_event = false;
}

void yaml_pull_free(struct yaml_pull *pull)
{
    if (!pull)
        return;
    drop_event(pull);
    yaml_parser_delete(&pull->parser);
    error_release(&pull->problem);
    free(pull);
}

static int fail(struct yaml_pull *pull, struct error *err)
{
    const yaml_parser_t *parser = &pull->parser;

    if (pull->problem.code)
        return error_move(err, &pull->problem);
    return error_set(err, ERR_INVALID, "yaml: line %zu: %s", parser->problem_mark.line + 1,
                     parser->problem ? parser->problem : "it cannot be read");
}

/** 1: told; 0: of no interest. */
static int translate(struct yaml_pull *pull, struct yaml_pull_event *out, struct error *err)
{
    const yaml_event_t *event = &pull->event;

    *out = (struct yaml_pull_event){ .text = STR_EMPTY };
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        out->kind = event->type == YAML_MAPPING_START_EVENT ? YAML_PULL_MAP : YAML_PULL_LIST;
        out->depth = pull->depth++;
        if (pull->depth > DEPTH_MAX)
            return error_set(err, ERR_TOO_LARGE, "yaml: exceeded max depth of %d", DEPTH_MAX);
        return 1;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        out->kind = YAML_PULL_END;
        out->depth = --pull->depth;
        return 1;
    case YAML_SCALAR_EVENT:
        out->kind = YAML_PULL_SCALAR;
        out->depth = pull->depth;
        out->text =
            (struct str){ (const char *)event->data.scalar.value, event->data.scalar.length };
        return 1;
    case YAML_ALIAS_EVENT:
        out->kind = YAML_PULL_ALIAS;
        out->depth = pull->depth;
        return 1;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        pull->is_over = true;
        return 0;
    default:
        return 0;
    }
}

int yaml_pull_next(struct yaml_pull *pull, struct yaml_pull_event *out, struct error *err)
{
    int told = 0;

    while (told == 0 && !pull->is_over) {
        drop_event(pull);
        if (!yaml_parser_parse(&pull->parser, &pull->event))
            return fail(pull, err);
        pull->has_event = true;
        pull->event_bytes = 0;
        told = translate(pull, out, err);
    }
    return told;
}

int yaml_pull_skip(struct yaml_pull *pull, const struct yaml_pull_event *begun, struct error *err)
{
    struct yaml_pull_event event = *begun;
    size_t depth = begun->depth;
    int got = 1;

    if (begun->kind != YAML_PULL_MAP && begun->kind != YAML_PULL_LIST)
        return 0;
    while (got > 0 && !(event.kind == YAML_PULL_END && event.depth == depth))
        got = yaml_pull_next(pull, &event, err);
    return got < 0 ? -1 : 0;
}
