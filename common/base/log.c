#include "base/log.h"

#include "base/strbuf.h"

#include <stdatomic.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#define LINE_LIMIT ((size_t)64 * 1024)
#define VALUE_LIMIT ((size_t)16 * 1024) /* of one value, as it is written */

static atomic_int threshold = LOG_INFO;
static atomic_int output_format = LOG_FORMAT_TEXT;

void log_set_level(enum log_level level)
{
    threshold = level;
}

void log_set_format(enum log_format format)
{
    output_format = format;
}

bool log_is_on(enum log_level level)
{
    return (int)level >= threshold;
}

bool log_parse_level(const char *text, enum log_level *out)
{
    static const struct {
        const char *name;
        enum log_level level;
    } names[] = {
        { "trace", LOG_DEBUG }, { "debug", LOG_DEBUG },  { "info", LOG_INFO },
        { "warn", LOG_WARN },   { "warning", LOG_WARN }, { "error", LOG_ERROR },
        { "fatal", LOG_ERROR }, { "panic", LOG_ERROR },
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (strcasecmp(text, names[i].name) == 0) {
            *out = names[i].level;
            return true;
        }
    }
    return false;
}

int log_open(const char *level, const char *format, struct error *err)
{
    enum log_level parsed;

    if (!log_parse_level(level, &parsed))
        return error_set(err, ERR_INVALID, "not a valid logrus Level: \"%s\"", level);
    log_set_level(parsed);
    log_set_format(strcmp(format, "text") == 0 ? LOG_FORMAT_TEXT : LOG_FORMAT_JSON);
    return 0;
}

static const char *level_name(enum log_level level)
{
    static const char *const names[] = { "debug", "info", "warning", "error" };

    return names[level];
}

static void put_quoted(struct strbuf *line, const char *text)
{
    size_t begin = line->len;

    strbuf_puts(line, "\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (line->len - begin >= VALUE_LIMIT) {
            strbuf_puts(line, "...");
            break;
        }
        if (c == '"' || c == '\\')
            strbuf_printf(line, "\\%c", c);
        else if (c == '\n')
            strbuf_puts(line, "\\n");
        else if (c < 0x20 || c == 0x7f)
            strbuf_printf(line, "\\u%04x", c);
        else
            strbuf_add(line, text, 1);
    }
    strbuf_puts(line, "\"");
}

/* logrus leaves out the quotes around a word of these characters. */
static bool is_plain(const char *text)
{
    if (!*text)
        return false;
    for (; *text; text++) {
        bool letter = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
        bool digit = *text >= '0' && *text <= '9';

        if (!letter && !digit && !strchr("-._/@^+", *text))
            return false;
    }
    return true;
}

static void put_value(struct strbuf *line, const struct log_field *field, bool quote_always)
{
    const char *text = field->text;

    if (field->kind == LOG_NUMBER)
        strbuf_printf(line, "%lld", field->number);
    else if (!text)
        strbuf_puts(line, "\"\"");
    else if (!quote_always && strlen(text) < VALUE_LIMIT && is_plain(text))
        strbuf_puts(line, text);
    else
        put_quoted(line, text);
}

static void put_text(struct strbuf *line, const char *stamp, enum log_level level,
                     const char *message, const struct log_field *fields)
{
    const struct log_field text = log_text("msg", message);

    strbuf_printf(line, "time=\"%s\" level=%s msg=", stamp, level_name(level));
    put_value(line, &text, false);
    for (; fields->key; fields++) {
        strbuf_printf(line, " %s=", fields->key);
        put_value(line, fields, false);
    }
}

static void put_json(struct strbuf *line, const char *stamp, enum log_level level,
                     const char *message, const struct log_field *fields)
{
    strbuf_puts(line, "{");
    for (; fields->key; fields++) {
        put_quoted(line, fields->key);
        strbuf_puts(line, ":");
        put_value(line, fields, true);
        strbuf_puts(line, ",");
    }
    strbuf_printf(line, "\"level\":\"%s\",\"msg\":", level_name(level));
    put_quoted(line, message);
    strbuf_printf(line, ",\"time\":\"%s\"}", stamp);
}

void log_emit(enum log_level level, const char *message, const struct log_field *fields)
{
    CLEANUP(strbuf_release) struct strbuf line = STRBUF_INIT(LINE_LIMIT);
    struct timespec now;
    struct tm utc;
    char stamp[32];

    if (!log_is_on(level))
        return;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%SZ", &utc);
    if (output_format == LOG_FORMAT_JSON)
        put_json(&line, stamp, level, message, fields);
    else
        put_text(&line, stamp, level, message, fields);
    line.limit++; /* there is always room for the end of the line */
    strbuf_puts(&line, "\n");
    if (write(STDERR_FILENO, line.ptr, line.len) < 0)
        return; /* nowhere left to say so */
}
