#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "template/arguments.h"
#include "template/go_layout.h"
#include "template/go_time.h"

/* time.Time, time.Duration, time.Month and time.Weekday with the methods that templates call. */

static struct str month_text(const struct value *self, struct arena *arena)
{
    (void)arena;
    return self->integer >= 1 && self->integer <= 12 ? str_of(layout_months[self->integer - 1])
                                                     : STR("%!Month");
}

static struct str weekday_text(const struct value *self, struct arena *arena)
{
    (void)arena;
    return self->integer >= 0 && self->integer < 7 ? str_of(layout_weekdays[self->integer])
                                                   : STR("%!Weekday");
}

static const struct value_type month_type = { .name = "time.Month",
                                              .kind = VALUE_INT,
                                              .text = month_text };
static const struct value_type weekday_type = { .name = "time.Weekday",
                                                .kind = VALUE_INT,
                                                .text = weekday_text };

static struct str duration_text(const struct value *self, struct arena *arena)
{
    return str_of(clock_print_duration(self->integer, arena));
}

static int duration_float(struct template_call *call, double divisor)
{
    call->result = value_of_float((double)call->receiver->integer / divisor);
    return 0;
}

static int duration_seconds(struct template_call *call, struct error *err)
{
    (void)err;
    return duration_float(call, 1e9);
}

static int duration_minutes(struct template_call *call, struct error *err)
{
    (void)err;
    return duration_float(call, 6e10);
}

static int duration_hours(struct template_call *call, struct error *err)
{
    (void)err;
    return duration_float(call, 3.6e12);
}

static int duration_milliseconds(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_int64(call->receiver->integer / 1000000);
    return 0;
}

static int duration_nanoseconds(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_int64(call->receiver->integer);
    return 0;
}

static int any_string(struct template_call *call, struct error *err)
{
    return arguments_text(call, call->receiver->type->text(call->receiver, call->arena), err);
}

static const struct value_member duration_members[] = {
    { .name = "Hours", .signature = "func() float64", .call = duration_hours },
    { .name = "Milliseconds", .signature = "func() int64", .call = duration_milliseconds },
    { .name = "Minutes", .signature = "func() float64", .call = duration_minutes },
    { .name = "Nanoseconds", .signature = "func() int64", .call = duration_nanoseconds },
    { .name = "Seconds", .signature = "func() float64", .call = duration_seconds },
    { .name = "String", .signature = "func() string", .call = any_string },
    { 0 },
};

const struct value_type go_duration_type = {
    .name = "time.Duration", .kind = VALUE_INT64, .members = duration_members, .text = duration_text
};

static struct str format(const struct value *self, const char *layout, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(256);

    go_time_format(go_time_of(self), str_of(layout), &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

static struct str time_text(const struct value *self, struct arena *arena)
{
    return format(self, "2006-01-02 15:04:05.999999999 -0700 MST", arena);
}

static struct str time_json(const struct value *self, struct arena *arena)
{
    return format(self, "\"2006-01-02T15:04:05.999999999Z07:00\"", arena);
}

static int time_format(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);

    go_time_format(go_time_of(call->receiver), argument_str(call, 0), &text);
    return template_text(call, &text, err);
}

/* Numbers of a time: the name of the method says which. */
static int time_number(struct template_call *call, struct error *err)
{
    const struct go_time *time = go_time_of(call->receiver);
    struct go_date date = go_time_date(time);
    const struct {
        const char *name;
        struct value value;
    } numbers[] = {
        { "Day", value_of_int(date.day) },
        { "Hour", value_of_int(date.hour) },
        { "IsZero", value_of_bool(time->seconds == go_time_zero().seconds && !time->nanoseconds) },
        { "Minute", value_of_int(date.minute) },
        { "Month", { .type = &month_type, .integer = date.month } },
        { "Nanosecond", value_of_int(time->nanoseconds) },
        { "Second", value_of_int(date.second) },
        { "Unix", value_of_int64(time->seconds) },
        { "UnixMicro", value_of_int64(time->seconds * 1000000 + time->nanoseconds / 1000) },
        { "UnixMilli", value_of_int64(time->seconds * 1000 + time->nanoseconds / 1000000) },
        { "UnixNano", value_of_int64((int64_t)((uint64_t)time->seconds * 1000000000u +
                                               (uint64_t)time->nanoseconds)) },
        { "Weekday", { .type = &weekday_type, .integer = date.weekday } },
        { "Year", value_of_int(date.year) },
        { "YearDay", value_of_int(date.year_day) },
    };

    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (str_equals(str_of(call->name), numbers[i].name)) {
            call->result = numbers[i].value;
            return 0;
        }
    }
    return error_set(err, ERR_INTERNAL, "a time has no number %s", call->name);
}

static int time_utc(struct template_call *call, struct error *err)
{
    struct go_time time = *go_time_of(call->receiver);

    (void)err;
    go_time_in_zone(call->run, call->name[0] == 'U' ? STR("UTC") : STR("Local"), call->arena,
                    &time);
    call->result = go_time_value(time, call->arena);
    return 0;
}

static int64_t nanoseconds_between(const struct go_time *from, const struct go_time *to)
{
    int64_t seconds = to->seconds - from->seconds;

    if (seconds > INT64_MAX / 1000000000 - 1)
        return INT64_MAX;
    if (seconds < INT64_MIN / 1000000000 + 1)
        return INT64_MIN;
    return seconds * 1000000000 + to->nanoseconds - from->nanoseconds;
}

static int time_compare(struct template_call *call, struct error *err)
{
    const struct go_time *other = go_time_of(argument(call, 0));
    int64_t after = nanoseconds_between(other, go_time_of(call->receiver));

    (void)err;
    if (call->name[0] == 'S')
        call->result = (struct value){ .type = &go_duration_type, .integer = after };
    else
        call->result = value_of_bool(call->name[0] == 'B'   ? after < 0
                                     : call->name[0] == 'A' ? after > 0
                                                            : after == 0);
    return 0;
}

static int time_add(struct template_call *call, struct error *err)
{
    (void)err;
    call->result =
        go_time_value(go_time_add(*go_time_of(call->receiver), argument_int(call, 0)), call->arena);
    return 0;
}

static int time_add_date(struct template_call *call, struct error *err)
{
    struct go_time time = *go_time_of(call->receiver);
    struct go_date date = go_time_date(&time);

    (void)err;
    time.seconds = go_time_seconds(date.year + (int32_t)argument_int(call, 0),
                                   date.month + (int)(argument_int(call, 1) % 120000),
                                   date.day + (int)(argument_int(call, 2) % 3660000),
                                   date.hour * 3600LL + date.minute * 60LL + date.second) -
                   time.offset;
    call->result = go_time_value(time, call->arena);
    return 0;
}

#define NUMBER(its_name, result)                                                                   \
    {                                                                                              \
        .name = (its_name), .signature = "func() " result, .call = time_number                     \
    }

static const struct value_member time_members[] = {
    { .name = "Add", .signature = "func(time.Duration) time.Time", .call = time_add },
    { .name = "AddDate", .signature = "func(int, int, int) time.Time", .call = time_add_date },
    { .name = "After", .signature = "func(time.Time) bool", .call = time_compare },
    { .name = "Before", .signature = "func(time.Time) bool", .call = time_compare },
    { .name = "Equal", .signature = "func(time.Time) bool", .call = time_compare },
    { .name = "Sub", .signature = "func(time.Time) time.Duration", .call = time_compare },
    { .name = "Format", .signature = "func(string) string", .call = time_format },
    { .name = "Local", .signature = "func() time.Time", .call = time_utc },
    { .name = "String", .signature = "func() string", .call = any_string },
    { .name = "UTC", .signature = "func() time.Time", .call = time_utc },
    NUMBER("Day", "int"),
    NUMBER("Hour", "int"),
    NUMBER("IsZero", "bool"),
    NUMBER("Minute", "int"),
    NUMBER("Month", "time.Month"),
    NUMBER("Nanosecond", "int"),
    NUMBER("Second", "int"),
    NUMBER("Unix", "int64"),
    NUMBER("UnixMicro", "int64"),
    NUMBER("UnixMilli", "int64"),
    NUMBER("UnixNano", "int64"),
    NUMBER("Weekday", "time.Weekday"),
    NUMBER("Year", "int"),
    NUMBER("YearDay", "int"),
    { 0 },
};

const struct value_type go_time_type = { .name = "time.Time",
                                         .kind = VALUE_STRUCT,
                                         .members = time_members,
                                         .text = time_text,
                                         .json = time_json };
