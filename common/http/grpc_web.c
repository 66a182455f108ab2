#include "http/grpc_web.h"

#include "http/grpc_frame.h"

#include <string.h>

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static int decode_quantum(const char quantum[4], struct http_buffer *out)
{
    size_t size = quantum[2] == '=' ? 1 : quantum[3] == '=' ? 2 : 3;
    unsigned bits = 0;
    unsigned char bytes[3];

    if (quantum[2] == '=' && quantum[3] != '=')
        return -1;
    for (size_t i = 0; i < 4; i++) {
        int value = i > size ? 0 : value_of(quantum[i]);

        if (value < 0)
            return -1;
        bits = bits << 6 | (unsigned)value;
    }
    bytes[0] = (unsigned char)(bits >> 16);
    bytes[1] = (unsigned char)(bits >> 8);
    bytes[2] = (unsigned char)bits;
    http_buffer_add(out, bytes, size);
    return 0;
}

int grpc_web_decode(struct grpc_web_decoder *decoder, struct str text, struct http_buffer *out,
                    struct error *err)
{
    for (size_t i = 0; i < text.len; i++) {
        decoder->quantum[decoder->count++] = text.ptr[i];
        if (decoder->count < 4)
            continue;
        decoder->count = 0;
        if (decode_quantum(decoder->quantum, out) < 0)
            return error_set(err, ERR_INVALID, "the request is not base64");
    }
    return 0;
}

void grpc_web_encode(struct str bytes, struct http_buffer *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        unsigned bits = (unsigned)(unsigned char)bytes.ptr[i] << 16;
        char text[4];

        if (left > 1)
            bits |= (unsigned)(unsigned char)bytes.ptr[i + 1] << 8;
        if (left > 2)
            bits |= (unsigned char)bytes.ptr[i + 2];
        text[0] = digits[bits >> 18 & 63];
        text[1] = digits[bits >> 12 & 63];
        text[2] = digits[bits >> 6 & 63];
        text[3] = digits[bits & 63];
        if (left < 3)
            text[3] = '=';
        if (left < 2)
            text[2] = '=';
        http_buffer_add(out, text, 4);
    }
}

void grpc_web_add_trailers(struct http_buffer *out, int status, struct str message)
{
    struct http_buffer text = { 0 };
    unsigned char head[GRPC_FRAME_HEAD];

    http_buffer_printf(&text, "grpc-status: %d\r\n", status);
    if (message.len > 0) {
        http_buffer_add_text(&text, "grpc-message: ");
        http_buffer_add(&text, message.ptr, message.len);
        http_buffer_add_text(&text, "\r\n");
    }
    grpc_frame_head(head, GRPC_FRAME_TRAILERS, http_buffer_size(&text));
    http_buffer_add(out, head, sizeof(head));
    http_buffer_add(out, http_buffer_content(&text).ptr, http_buffer_size(&text));
    http_buffer_release(&text);
}
