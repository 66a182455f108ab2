#include "base/arena.h"
#include "data/digest.h"
#include "data/go_quote.h"
#include "template/arguments.h"
#include "template/functions.h"
#include "template/unicode.h"

#include <inttypes.h>

/* What differs each time; the bytes come from the run's host. */

enum { RANDOM_STEPS = 16 }; /* what a random number costs */

/* 0 to `bound` - 1, each as likely as the others. */
static uint64_t below(struct template_call *call, uint64_t bound)
{
    uint64_t limit = UINT64_MAX - UINT64_MAX % bound, number;

    do
        template_run_random(call->run, &number, sizeof(number));
    while (number >= limit);
    return number % bound;
}

static int pick(struct template_call *call, const char *letters, size_t count, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    /* What would be too large is not begun. */
    out.truncated = argument_int(call, 0) > 0 && (uint64_t)argument_int(call, 0) > out.limit;
    for (int64_t i = 0; i < argument_int(call, 0) && !out.truncated; i++) {
        if (template_run_step(call->run, RANDOM_STEPS, err) < 0)
            return -1;
        strbuf_add(&out, &letters[below(call, count)], 1);
    }
    return template_text(call, &out, err);
}

static const char characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static int call_rand_alpha(struct template_call *call, struct error *err)
{
    return pick(call, characters, 52, err);
}

static int call_rand_alpha_num(struct template_call *call, struct error *err)
{
    return pick(call, characters, 62, err);
}

static int call_rand_numeric(struct template_call *call, struct error *err)
{
    return pick(call, characters + 52, 10, err);
}

static int call_rand_ascii(struct template_call *call, struct error *err)
{
    char printable[127 - ' '];

    for (size_t i = 0; i < sizeof(printable); i++)
        printable[i] = (char)(' ' + i);
    return pick(call, printable, sizeof(printable), err);
}

static int call_rand_bytes(struct template_call *call, struct error *err)
{
    int64_t count = argument_int(call, 0);
    char *bytes;

    if (count < 0)
        return error_set(err, ERR_INVALID, "runtime error: makeslice: len out of range");
    if ((uint64_t)count > template_run_limits(call->run)->output)
        return error_set(err, ERR_TOO_LARGE, "a text of the template is too large");
    if (template_run_charge(call->run, (size_t)count * 3, err) < 0)
        return -1;
    bytes = arena_alloc(call->arena, (size_t)count + 1);
    template_run_random(call->run, bytes, (size_t)count);
    return arguments_same_text(call,
                               base64_encode((struct str){ bytes, (size_t)count }, call->arena));
}

static int call_rand_int(struct template_call *call, struct error *err)
{
    int64_t least = argument_int(call, 0), range;

    if (__builtin_sub_overflow(argument_int(call, 1), least, &range) || range <= 0)
        return error_set(err, ERR_INVALID, "invalid argument to Intn");
    call->result = value_of_int(least + (int64_t)below(call, (uint64_t)range));
    return 0;
}

static int call_shuffle(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    uint32_t *runes;
    size_t count = 0;

    if (template_run_charge(call->run, text.len * sizeof(*runes), err) < 0 ||
        template_run_step(call->run, text.len, err) < 0)
        return -1;
    runes = arena_alloc(call->arena, (text.len + 1) * sizeof(*runes));
    for (size_t i = 0, width; i < text.len; i += width)
        runes[count++] = go_decode_rune(text.ptr + i, text.len - i, &width);
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)below(call, i);
        uint32_t held = runes[i - 1];

        runes[i - 1] = runes[other];
        runes[other] = held;
    }
    for (size_t i = 0; i < count; i++)
        unicode_add(&out, runes[i]);
    return template_text(call, &out, err);
}

static int call_uuidv4(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64);
    unsigned char bytes[16];

    template_run_random(call->run, bytes, sizeof(bytes));
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    for (size_t i = 0; i < sizeof(bytes); i++)
        strbuf_printf(&out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", bytes[i]);
    return template_text(call, &out, err);
}

const struct template_function functions_random[] = {
    { "randAlpha", "func(int) string", call_rand_alpha },
    { "randAlphaNum", "func(int) string", call_rand_alpha_num },
    { "randAscii", "func(int) string", call_rand_ascii },
    { "randBytes", "func(int) (string, error)", call_rand_bytes },
    { "randInt", "func(int, int) int", call_rand_int },
    { "randNumeric", "func(int) string", call_rand_numeric },
    { "shuffle", "func(string) string", call_shuffle },
    { "uuidv4", "func() string", call_uuidv4 },
    { 0 },
};
