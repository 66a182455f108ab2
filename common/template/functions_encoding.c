#include "data/digest.h"
#include "template/arguments.h"
#include "template/functions.h"

#include <openssl/evp.h>
#include <stdint.h>
#include <string.h>

static int call_b64enc(struct template_call *call, struct error *err)
{
    if (template_run_charge(call->run, argument_str(call, 0).len * 4 / 3, err) < 0)
        return -1;
    return arguments_same_text(call, base64_encode(argument_str(call, 0), call->arena));
}

/* What cannot be decoded gives the error's text, as in the original. */
static int call_b64dec(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    struct str bytes;

    if (base64_decode(argument_str(call, 0), template_run_limits(call->run)->output, call->arena,
                      &bytes, &failure) < 0)
        return arguments_text(call, str_of(error_text(&failure)), err);
    call->result = value_of_str(bytes);
    return template_run_charge(call->run, bytes.len, err);
}

static const char base32_alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

static int call_b32enc(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);

    for (size_t i = 0; i < text.len; i += 5) {
        unsigned char block[5] = { 0 };
        size_t bytes = text.len - i < 5 ? text.len - i : 5, letters = (bytes * 8 + 4) / 5;
        uint64_t bits = 0;

        memcpy(block, text.ptr + i, bytes);
        for (size_t j = 0; j < 5; j++)
            bits = bits << 8 | block[j];
        for (size_t j = 0; j < 8; j++)
            strbuf_add(&out, j < letters ? &base32_alphabet[bits >> (35 - 5 * j) & 31] : "=", 1);
    }
    return template_text(call, &out, err);
}

/* A group of eight: letters, then padding. Returns where it fails, -1 when it does not. */
static ptrdiff_t decode_group(struct str text, size_t begin, struct strbuf *out, size_t *letters)
{
    static const size_t bytes_of[9] = { [2] = 1, [4] = 2, [5] = 3, [7] = 4, [8] = 5 };
    uint64_t bits = 0;
    size_t at = begin;

    for (*letters = 0; at < text.len && at < begin + 8 && text.ptr[at] != '='; at++, ++*letters) {
        const char *letter = text.ptr[at] ? strchr(base32_alphabet, text.ptr[at]) : NULL;

        if (!letter)
            return (ptrdiff_t)at;
        bits |= (uint64_t)(letter - base32_alphabet) << (35 - 5 * *letters);
    }
    for (size_t padding = at; padding < begin + 8; padding++) {
        if (padding >= text.len)
            return (ptrdiff_t)text.len;
        if (text.ptr[padding] != '=')
            return (ptrdiff_t)padding;
    }
    if (!bytes_of[*letters])
        return (ptrdiff_t)at;
    for (size_t i = 0; i < bytes_of[*letters]; i++) {
        char byte = (char)(bits >> (32 - 8 * i));

        strbuf_add(out, &byte, 1);
    }
    return -1;
}

static ptrdiff_t decode_base32(struct str text, struct strbuf *out)
{
    for (size_t i = 0; i < text.len; i += 8) {
        size_t letters;
        ptrdiff_t failure = decode_group(text, i, out, &letters);

        if (failure >= 0)
            return failure;
        if (letters < 8 && i + 8 < text.len)
            return (ptrdiff_t)i + 8;
    }
    return -1;
}

static int call_b32dec(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf plain = ARGUMENTS_TEXT(call);
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    ptrdiff_t failure;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\n' && text.ptr[i] != '\r')
            strbuf_add(&plain, text.ptr + i, 1);
    }
    failure = decode_base32((struct str){ plain.ptr, plain.len }, &out);
    if (failure < 0)
        return template_text(call, &out, err);
    strbuf_release(&out);
    strbuf_printf(&out, "illegal base32 data at input byte %td", failure);
    return template_text(call, &out, err);
}

static int call_sha1sum(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, str_of(digest_sha1(argument_str(call, 0), call->arena)));
}

static int call_sha256sum(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, str_of(digest_sha256(argument_str(call, 0), call->arena)));
}

static int call_sha512sum(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(256);
    struct str text = argument_str(call, 0);
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;

    if (EVP_Digest(text.ptr, text.len, bytes, &size, EVP_sha512(), NULL) != 1)
        return error_set(err, ERR_INTERNAL, "cannot make a digest");
    for (unsigned i = 0; i < size; i++)
        strbuf_printf(&out, "%02x", bytes[i]);
    return template_text(call, &out, err);
}

static int call_adler32sum(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(32);
    struct str text = argument_str(call, 0);
    uint32_t a = 1, b = 0;

    for (size_t i = 0; i < text.len; i++) {
        a = (a + (unsigned char)text.ptr[i]) % 65521;
        b = (b + a) % 65521;
    }
    strbuf_printf(&out, "%u", b << 16 | a);
    return template_text(call, &out, err);
}

#define ONE "func(string) string"

const struct template_function functions_encoding[] = {
    { "adler32sum", ONE, call_adler32sum },
    { "b32dec", ONE, call_b32dec },
    { "b32enc", ONE, call_b32enc },
    { "b64dec", ONE, call_b64dec },
    { "b64enc", ONE, call_b64enc },
    { "sha1sum", ONE, call_sha1sum },
    { "sha256sum", ONE, call_sha256sum },
    { "sha512sum", ONE, call_sha512sum },
    { 0 },
};
