#include "base/clock.h"
#include "template/arguments.h"
#include "template/functions.h"
#include "template/go_time.h"
#include "template/literal.h"

#include <inttypes.h>
#include <string.h>

#define SECOND INT64_C(1000000000)

static struct go_time now(struct template_call *call)
{
    int64_t at = template_run_now(call->run);
    struct go_time time = { .seconds = at / SECOND, .nanoseconds = (int32_t)(at % SECOND) };

    if (time.nanoseconds < 0) {
        time.nanoseconds += (int32_t)SECOND;
        time.seconds--;
    }
    go_time_in_zone(call->run, STR("Local"), call->arena, &time);
    return time;
}

static int call_now(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = go_time_value(now(call), call->arena);
    return 0;
}

/* A time, whole seconds since 1970, or now for anything else. */
static struct go_time time_argument(struct template_call *call, size_t index)
{
    const struct value *value = argument(call, index);
    struct go_time time;

    if (value->type == &go_time_type)
        return *go_time_of(value);
    if (value->type != &value_type_int && value->type != &value_type_int64 &&
        value->type != &value_type_int32)
        return now(call);
    time = (struct go_time){ .seconds = value->integer };
    go_time_in_zone(call->run, STR("Local"), call->arena, &time);
    return time;
}

static int format_in(struct template_call *call, struct str layout, size_t index, struct str zone,
                     struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    struct go_time time = time_argument(call, index);

    if (!go_time_in_zone(call->run, zone, call->arena, &time))
        go_time_in_zone(call->run, STR("UTC"), call->arena, &time);
    go_time_format(&time, layout, &text);
    return template_text(call, &text, err);
}

static int call_date(struct template_call *call, struct error *err)
{
    return format_in(call, argument_str(call, 0), 1, STR("Local"), err);
}

static int call_date_in_zone(struct template_call *call, struct error *err)
{
    return format_in(call, argument_str(call, 0), 1, argument_str(call, 2), err);
}

static int call_html_date(struct template_call *call, struct error *err)
{
    return format_in(call, STR("2006-01-02"), 0, STR("Local"), err);
}

static int call_html_date_in_zone(struct template_call *call, struct error *err)
{
    return format_in(call, STR("2006-01-02"), 0, argument_str(call, 1), err);
}

static int call_date_modify(struct template_call *call, struct error *err)
{
    const struct go_time *time = go_time_of(argument(call, 1));
    int64_t nanoseconds = 0;

    (void)err;
    if (!clock_parse_duration(argument_str(call, 0), &nanoseconds))
        nanoseconds = 0;
    call->result = go_time_value(go_time_add(*time, nanoseconds), call->arena);
    return 0;
}

static int call_must_date_modify(struct template_call *call, struct error *err)
{
    int64_t nanoseconds;

    if (clock_read_duration(argument_str(call, 0), &nanoseconds, err) < 0)
        return -1;
    return call_date_modify(call, err);
}

static int call_ago(struct template_call *call, struct error *err)
{
    const struct value *value = argument(call, 0);
    struct go_time time = time_argument(call, 0), at = now(call);
    int64_t seconds = at.seconds - time.seconds, nanoseconds = at.nanoseconds - time.nanoseconds;

    if (value->type == &value_type_int32)
        seconds = nanoseconds = 0;
    if (seconds > INT64_MAX / SECOND - 1 || seconds < INT64_MIN / SECOND + 1) {
        nanoseconds = seconds > 0 ? INT64_MAX : INT64_MIN;
    } else {
        nanoseconds += seconds * SECOND;
        nanoseconds += nanoseconds < 0 ? -SECOND / 2 : SECOND / 2;
        nanoseconds -= nanoseconds % SECOND;
    }
    return arguments_text(call, str_of(clock_print_duration(nanoseconds, call->arena)), err);
}

static int call_duration(struct template_call *call, struct error *err)
{
    const struct value *value = argument(call, 0);
    int64_t seconds = 0;

    if (value->type == &value_type_int64)
        seconds = value->integer;
    else if (value_kind(value) == VALUE_STRING)
        seconds = literal_clamp_int(value_str(value));
    seconds = (int64_t)((uint64_t)seconds * (uint64_t)SECOND);
    return arguments_text(call, str_of(clock_print_duration(seconds, call->arena)), err);
}

static int64_t duration_argument(struct template_call *call)
{
    const struct value *value = argument(call, 0);
    int64_t nanoseconds = 0;
    struct go_time at;

    if (value->type == &value_type_int64)
        return value->integer;
    if (value_kind(value) == VALUE_STRING)
        return clock_parse_duration(value_str(value), &nanoseconds) ? nanoseconds : 0;
    if (value->type != &go_time_type)
        return 0;
    at = now(call);
    return (at.seconds - go_time_of(value)->seconds) * SECOND + at.nanoseconds -
           go_time_of(value)->nanoseconds;
}

static int call_duration_round(struct template_call *call, struct error *err)
{
    static const struct {
        uint64_t seconds;
        const char *unit;
    } units[] = { { 365 * 86400, "y" }, { 30 * 86400, "mo" }, { 86400, "d" },
                  { 3600, "h" },        { 60, "m" },          { 1, "s" } };
    int64_t duration = duration_argument(call);
    uint64_t rest = duration < 0 ? 0 - (uint64_t)duration : (uint64_t)duration;
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64);

    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        uint64_t unit = units[i].seconds * (uint64_t)SECOND;

        if (rest > unit) {
            strbuf_printf(&text, "%" PRIu64 "%s", rest / unit, units[i].unit);
            return template_text(call, &text, err);
        }
    }
    return arguments_same_text(call, STR("0s"));
}

static int call_must_to_date(struct template_call *call, struct error *err)
{
    struct go_time time;

    if (go_time_parse(argument_str(call, 0), argument_str(call, 1), call->arena, &time, err) < 0)
        return -1;
    call->result = go_time_value(time, call->arena);
    return 0;
}

static int call_to_date(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    (void)err;
    if (call_must_to_date(call, &ignored) < 0)
        call->result = go_time_value(go_time_zero(), call->arena);
    return 0;
}

static int call_unix_epoch(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64);

    strbuf_printf(&text, "%" PRId64, go_time_of(argument(call, 0))->seconds);
    return template_text(call, &text, err);
}

#define MODIFY "func(string, time.Time) time.Time"
#define IN_ZONE "func(string, interface {}, string) string"

const struct template_function functions_dates[] = {
    { "ago", "func(interface {}) string", call_ago },
    { "date", "func(string, interface {}) string", call_date },
    { "dateInZone", IN_ZONE, call_date_in_zone },
    { "dateModify", MODIFY, call_date_modify },
    { "date_in_zone", IN_ZONE, call_date_in_zone },
    { "date_modify", MODIFY, call_date_modify },
    { "duration", "func(interface {}) string", call_duration },
    { "durationRound", "func(interface {}) string", call_duration_round },
    { "htmlDate", "func(interface {}) string", call_html_date },
    { "htmlDateInZone", "func(interface {}, string) string", call_html_date_in_zone },
    { "mustDateModify", "func(string, time.Time) (time.Time, error)", call_must_date_modify },
    { "mustToDate", "func(string, string) (time.Time, error)", call_must_to_date },
    { "must_date_modify", "func(string, time.Time) (time.Time, error)", call_must_date_modify },
    { "now", "func() time.Time", call_now },
    { "toDate", "func(string, string) time.Time", call_to_date },
    { "unixEpoch", "func(time.Time) string", call_unix_epoch },
    { 0 },
};
