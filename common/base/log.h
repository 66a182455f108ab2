#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };
enum log_format { LOG_FORMAT_TEXT, LOG_FORMAT_JSON };

/** One key and its value. Made with F(), which picks the type. */
struct log_field {
    const char *key;
    enum { LOG_TEXT, LOG_NUMBER } kind;
    union {
        const char *text;
        long long number;
    };
};

/**
 * As a program's --loglevel and --logformat say: a level by its name, "text" or else JSON.
 * ERR_INVALID: no level is called that.
 */
int log_open(const char *level, const char *format, struct error *err) MUST_USE;

void log_set_level(enum log_level level);
void log_set_format(enum log_format format);
bool log_is_on(enum log_level level);

/** "debug", "info", "warn" or "warning", "error", in any letter case. False: another word. */
bool log_parse_level(const char *text, enum log_level *out);

/**
 * Write one line to standard error, in logrus' text format or JSON. `fields` ends with an entry
 * whose key is NULL. Safe from any thread: a line is one write().
 */
void log_emit(enum log_level level, const char *message, const struct log_field *fields);

static inline struct log_field log_text(const char *key, const char *text)
{
    return (struct log_field){ .key = key, .kind = LOG_TEXT, .text = text };
}

static inline struct log_field log_number(const char *key, long long number)
{
    return (struct log_field){ .key = key, .kind = LOG_NUMBER, .number = number };
}

#define F(key, value)                                                                              \
    _Generic((value), char * : log_text, const char * : log_text, default : log_number)(key, value)

/* log_info("sync finished", F("app", app->name), F("took_ms", took)); */
#define log_debug(...) LOG_(LOG_DEBUG, __VA_ARGS__, { 0 })
#define log_info(...) LOG_(LOG_INFO, __VA_ARGS__, { 0 })
#define log_warn(...) LOG_(LOG_WARN, __VA_ARGS__, { 0 })
#define log_error(...) LOG_(LOG_ERROR, __VA_ARGS__, { 0 })
#define LOG_(level, message, ...)                                                                  \
    do {                                                                                           \
        if (log_is_on(level))                                                                      \
            log_emit(level, message, (struct log_field[]){ __VA_ARGS__ });                         \
    } while (0)
