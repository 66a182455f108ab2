#include "template/decimal.h"

#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json_text.h"

#include <math.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <stdlib.h>

enum {
    PLACES = 16,            /* of a quotient */
    MAX_BITS = 1024 * 1024, /* of a product of many */
};

struct decimal {
    BIGNUM *digits;
    int exponent; /* digits * 10^exponent */
    BN_CTX *context;
};

/* Out of memory is all that can go wrong. */
static void check(int success)
{
    if (!success)
        abort();
}

struct decimal *decimal_new(void)
{
    struct decimal *decimal = xcalloc(1, sizeof(*decimal));

    decimal->digits = BN_new();
    decimal->context = BN_CTX_new();
    check(decimal->digits && decimal->context);
    return decimal;
}

void decimal_free(struct decimal *decimal)
{
    if (!decimal)
        return;
    BN_free(decimal->digits);
    BN_CTX_free(decimal->context);
    free(decimal);
}

int decimal_set(struct decimal *decimal, double number, struct error *err)
{
    char digits[24];
    int exponent = 0;
    size_t count;

    if (isnan(number) || isinf(number))
        return error_set(err, ERR_INVALID, "Cannot create a Decimal from %s",
                         isnan(number) ? "NaN"
                         : number < 0  ? "-Inf"
                                       : "+Inf");
    decimal->exponent = 0;
    BN_zero(decimal->digits);
    if (number == 0)
        return 0;
    count = json_shortest_digits(fabs(number), 64, digits, &exponent);
    digits[count] = '\0';
    check(BN_dec2bn(&decimal->digits, digits));
    BN_set_negative(decimal->digits, number < 0);
    decimal->exponent = exponent - (int)count + 1;
    return 0;
}

/* Multiply by 10^places. */
static void scale(struct decimal *decimal, BIGNUM *number, int places)
{
    BIGNUM *power = BN_new(), *ten = BN_new();

    check(power && ten && BN_set_word(ten, 10) && BN_set_word(power, (BN_ULONG)places));
    check(BN_exp(power, ten, power, decimal->context) &&
          BN_mul(number, number, power, decimal->context));
    BN_free(power);
    BN_free(ten);
}

static void add(struct decimal *a, struct decimal *b, bool subtract)
{
    if (a->exponent > b->exponent) {
        scale(a, a->digits, a->exponent - b->exponent);
        a->exponent = b->exponent;
    } else if (b->exponent > a->exponent) {
        scale(a, b->digits, b->exponent - a->exponent);
    }
    check(subtract ? BN_sub(a->digits, a->digits, b->digits)
                   : BN_add(a->digits, a->digits, b->digits));
}

static void divide(struct decimal *a, struct decimal *b)
{
    int places = a->exponent - b->exponent + PLACES;
    bool negative = BN_is_negative(a->digits) != BN_is_negative(b->digits);
    BIGNUM *rest = BN_new();

    check(rest != NULL);
    if (places >= 0)
        scale(a, a->digits, places);
    else
        scale(a, b->digits, -places);
    check(BN_div(a->digits, rest, a->digits, b->digits, a->context));
    check(BN_lshift1(rest, rest));
    if (BN_ucmp(rest, b->digits) >= 0)
        check(negative ? BN_sub_word(a->digits, 1) : BN_add_word(a->digits, 1));
    a->exponent = -PLACES;
    BN_free(rest);
}

int decimal_apply(struct decimal *decimal, char operation, double operand, struct error *err)
{
    CLEANUP(decimal_free) struct decimal *other = decimal_new();

    if (decimal_set(other, operand, err) < 0)
        return -1;
    if (BN_num_bits(decimal->digits) > MAX_BITS)
        return error_set(err, ERR_TOO_LARGE, "the number has too many digits");
    switch (operation) {
    case '*':
        check(BN_mul(decimal->digits, decimal->digits, other->digits, decimal->context));
        decimal->exponent += other->exponent;
        return 0;
    case '/':
        if (BN_is_zero(other->digits))
            return error_set(err, ERR_INVALID, "decimal division by 0");
        divide(decimal, other);
        return 0;
    default:
        add(decimal, other, operation == '-');
        return 0;
    }
}

double decimal_to_double(const struct decimal *decimal)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_BITS);
    char *digits = BN_bn2dec(decimal->digits);

    check(digits != NULL);
    strbuf_printf(&text, "%se%d", digits, decimal->exponent);
    OPENSSL_free(digits);
    return strtod(text.ptr, NULL);
}
