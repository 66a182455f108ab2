#include "data/json.h"
#include "data/json_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double read_back(const char *text, int bits)
{
    if (bits == 32)
        return (double)strtof(text, NULL);
    return strtod(text, NULL);
}

/* The next number with as many digits: "5.68e-14" becomes "5.69e-14"; false at 9.99. */
static bool increment(char *text)
{
    char *last = strchr(text, 'e') - 1;

    while (last >= text && (*last == '9' || *last == '.')) {
        if (*last == '9')
            *last = '0';
        last--;
    }
    if (last < text)
        return false;
    ++*last;
    return true;
}

size_t json_shortest_digits(double value, int bits, char digits[20], int *exponent)
{
    double size = fabs(value);
    bool is_tiny = bits == 32 ? size < 0x1p-126 : size < 0x1p-1022;
    int full = bits == 32 ? 6 : 15, most = bits == 32 ? 9 : 17;
    char text[40];
    size_t count = 0;
    int unused;

    /* A decimal of `full` digits survives the way to the float and back; a tiny float has fewer. */
    for (int precision = is_tiny ? 1 : full; precision <= most; precision++) {
        snprintf(text, sizeof(text), "%.*e", precision - 1, size);
        if (read_back(text, bits) == size)
            break;
        /* Below a power of two floats are closer, and the nearest decimal may miss it. */
        if (frexp(size, &unused) == 0.5 && increment(text) && read_back(text, bits) == size)
            break;
    }
    for (const char *c = text; *c != 'e'; c++) {
        if (*c != '.')
            digits[count++] = *c;
    }
    *exponent = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
    while (count > 1 && digits[count - 1] == '0')
        count--;
    return count;
}

size_t json_print_fixed(const char *digits, int count, int exponent, char *out)
{
    char *to = out;
    int whole = exponent + 1; /* digits in front of the point */

    if (whole <= 0) {
        to = mempcpy(to, "0.", 2);
        for (int i = whole; i < 0; i++)
            *to++ = '0';
        return (size_t)((char *)mempcpy(to, digits, (size_t)count) - out);
    }
    for (int i = 0; i < whole; i++)
        *to++ = (char)(i < count ? digits[i] : '0');
    if (count > whole) {
        *to++ = '.';
        to = mempcpy(to, digits + whole, (size_t)(count - whole));
    }
    return (size_t)(to - out);
}

size_t json_print_scientific(const char *digits, int count, int exponent, int width, char *out)
{
    char *to = out;

    *to++ = digits[0];
    if (count > 1) {
        *to++ = '.';
        to = mempcpy(to, digits + 1, (size_t)count - 1);
    }
    to += snprintf(to, 14, "e%c%0*d", exponent < 0 ? '-' : '+', width, abs(exponent));
    return (size_t)(to - out);
}

size_t json_print_float(double value, char *buffer)
{
    size_t sign = signbit(value) ? 1 : 0;
    char digits[20] = "";
    int exponent, count;

    *buffer = '-';
    if (value == 0) {
        buffer[sign] = '0';
        return sign + 1;
    }
    count = (int)json_shortest_digits(value, 64, digits, &exponent);
    if (fabs(value) < 1e-6 || fabs(value) >= 1e21)
        return sign + json_print_scientific(digits, count, exponent, 1, buffer + sign);
    return sign + json_print_fixed(digits, count, exponent, buffer + sign);
}
