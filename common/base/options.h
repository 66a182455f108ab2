#pragma once

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct strbuf;

/**
 * The configuration of a program as a table; the parser, --help and the manual come from it:
 *
 *     static const struct option options[] = {
 *         { "port", "ARGOCD_PORT", OPTION_PORT, offsetof(struct config, port), "8081",
 *           "Listen on given port for incoming connections" },
 *         { "processors", "ARGOCD_PROCESSORS", OPTION_WITHIN(1, 1000),
 *           offsetof(struct config, processors), "20", "Workers" },
 *         OPTIONS_END,
 *     };
 *
 * A flag counts over its environment variable, that over the default. The command line is read as
 * pflag reads it: "--flag value", "--flag=value", "--bool", "--bool=false", "-f value", "--" ends
 * the flags, arguments may stand between them.
 *
 * A value in the environment that cannot be read or is out of range is the default, and a warning;
 * on the command line it is an error. An empty variable is as good as none. Booleans: true and
 * false in any letter case; durations: Go's, and "<n>d"; lists: at commas, items trimmed.
 */
enum option_kind {
    OPTION_KIND_TEXT,     /* const char *: never NULL */
    OPTION_KIND_BOOL,     /* bool */
    OPTION_KIND_INT,      /* int */
    OPTION_KIND_FLOAT,    /* double */
    OPTION_KIND_DURATION, /* int64_t, milliseconds (a positive one below 1 ms is 1) */
    OPTION_KIND_SECONDS,  /* int64_t: whole seconds on the command line, a duration elsewhere */
    OPTION_KIND_BYTES,    /* int64_t: a quantity such as 10M, 1Gi */
    OPTION_KIND_LIST,     /* struct option_list: repeatable, each value split at commas as CSV */
    OPTION_KIND_ARRAY,    /* struct option_list: repeatable, not split */
};

enum option_trait {
    OPTION_IS_SECRET = 1, /* never shown: not in errors, not in --help */
    OPTION_IS_HIDDEN = 2, /* not in --help: what only other programs of ours say */
};

struct option_type {
    enum option_kind kind;
    int64_t min, max; /* allowed, in the unit of the field; both 0: anything */
    unsigned traits;
};

/* For the third column of the table. */
#define OPTION_TEXT                                                                                \
    {                                                                                              \
        OPTION_KIND_TEXT, 0, 0, 0                                                                  \
    }
#define OPTION_SECRET                                                                              \
    {                                                                                              \
        OPTION_KIND_TEXT, 0, 0, OPTION_IS_SECRET                                                   \
    }
#define OPTION_BOOL                                                                                \
    {                                                                                              \
        OPTION_KIND_BOOL, 0, 0, 0                                                                  \
    }
#define OPTION_INT                                                                                 \
    {                                                                                              \
        OPTION_KIND_INT, 0, 0, 0                                                                   \
    }
#define OPTION_COUNT                                                                               \
    {                                                                                              \
        OPTION_KIND_INT, 0, INT32_MAX, 0                                                           \
    }
#define OPTION_PORT                                                                                \
    {                                                                                              \
        OPTION_KIND_INT, 0, 65535, 0                                                               \
    }
#define OPTION_WITHIN(min, max)                                                                    \
    {                                                                                              \
        OPTION_KIND_INT, (min), (max), 0                                                           \
    }
#define OPTION_FLOAT                                                                               \
    {                                                                                              \
        OPTION_KIND_FLOAT, 0, 0, 0                                                                 \
    }
#define OPTION_DURATION                                                                            \
    {                                                                                              \
        OPTION_KIND_DURATION, 0, INT64_MAX, 0                                                      \
    }
#define OPTION_DURATION_WITHIN(min_ms, max_ms)                                                     \
    {                                                                                              \
        OPTION_KIND_DURATION, (min_ms), (max_ms), 0                                                \
    }
#define OPTION_SECONDS                                                                             \
    {                                                                                              \
        OPTION_KIND_SECONDS, 0, INT64_MAX, 0                                                       \
    }
#define OPTION_BYTES                                                                               \
    {                                                                                              \
        OPTION_KIND_BYTES, 0, INT64_MAX, 0                                                         \
    }
#define OPTION_LIST                                                                                \
    {                                                                                              \
        OPTION_KIND_LIST, 0, 0, 0                                                                  \
    }
#define OPTION_ARRAY                                                                               \
    {                                                                                              \
        OPTION_KIND_ARRAY, 0, 0, 0                                                                 \
    }

struct option {
    const char *flag; /* without dashes; "namespace,n" has a shorthand; NULL: no flag */
    const char
        *environment; /* name; several, separated by blanks: the first that is set; or NULL */
    struct option_type type;
    size_t offset;
    const char *fallback; /* as it would stand on the command line; "" is the zero of its type */
    const char *help;
};

#define OPTIONS_END                                                                                \
    {                                                                                              \
        NULL, NULL, OPTION_TEXT, 0, NULL, NULL                                                     \
    }

struct option_list {
    const char *const *items;
    size_t count;
};

/** What a parse found besides the values. All of it lives in the arena. */
struct options {
    bool help;                    /* -h or --help was given: print options_usage() and leave */
    struct option_list arguments; /* what is no flag */
    struct option_list given;     /* the flags on the command line */
    struct option_list warnings;  /* values in the environment that were not taken; log them */
};

/**
 * Fill the fields of `config` that the table names; texts and lists live in `arena`. `argv` begins
 * with the program's name and ends with NULL. Fails with ERR_INVALID and pflag's words, such as
 * "unknown flag: --x".
 */
int options_parse(const struct option *table, char *const *argv, void *config, struct arena *arena,
                  struct options *out, struct error *err) MUST_USE;

/** Whether a flag stood on the command line. */
bool options_given(const struct options *options, const char *flag);

/** The table as --help shows it: flags by name, their defaults and environment variables. */
void options_usage(const struct option *table, const char *program, const char *summary,
                   struct strbuf *out);
