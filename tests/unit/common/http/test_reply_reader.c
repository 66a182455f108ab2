#include "base/strbuf.h"
#include "http/reply_reader.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct heard {
    int heads, status;
    char upgrade[50], answered[50];
    struct strbuf data;
};

static void on_head(void *context, const struct reply_reader_head *head)
{
    struct heard *heard = context;

    heard->heads++;
    heard->status = head->status;
    snprintf(heard->upgrade, sizeof(heard->upgrade), "%.*s",
             STR_ARG(reply_reader_header(head, "upgrade")));
    snprintf(heard->answered, sizeof(heard->answered), "%.*s",
             STR_ARG(reply_reader_header(head, "x-answered")));
}

static void on_data(void *context, struct str data)
{
    struct heard *heard = context;

    strbuf_add(&heard->data, data.ptr, data.len);
}

static const struct reply_reader_handler handler = { on_head, on_data };

/* Read it in pieces of that size, then its end: what became of it. */
static int read_pieces(const char *text, size_t piece, bool is_head, struct heard *heard,
                       struct error *err)
{
    struct str rest = str_of(text);
    int result = 0;

    *heard = (struct heard){ .data = STRBUF_INIT(1 << 20) };
    {
        CLEANUP(reply_reader_free)
        struct reply_reader *reader = reply_reader_new(is_head, &handler, heard);

        while (rest.len > 0 && result == 0) {
            size_t size = piece < rest.len ? piece : rest.len;

            result = reply_reader_feed(reader, str_slice(rest, 0, size), err);
            rest = str_slice(rest, size, rest.len);
        }
        if (result == 0)
            result = reply_reader_end(reader, err);
        return result < 0 ? -1 : (int)reply_reader_state(reader);
    }
}

static void assert_reads(const char *text, bool is_head, int status, enum reply_reader_state state,
                         const char *data)
{
    static const size_t pieces[] = { 1, 7, 100000 };

    for (size_t i = 0; i < 3; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct heard heard;

        assert_int_equal(read_pieces(text, pieces[i], is_head, &heard, &err), (int)state);
        assert_int_equal(heard.heads, 1);
        assert_int_equal(heard.status, status);
        assert_string_equal(heard.data.ptr ? heard.data.ptr : "", data);
        strbuf_release(&heard.data);
    }
}

static void what_follows_a_switch_is_told_as_it_is(void **state)
{
    (void)state;
    assert_reads("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade"
                 "\r\n\r\n\x81\x05HTTP/",
                 false, 101, REPLY_SWITCHED, "\x81\x05HTTP/");
    assert_reads("HTTP/1.1 101 X\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", false, 101, REPLY_SWITCHED,
                 "HTTP/1.1 200 OK\r\n\r\n");
}

static void an_answer_is_read_to_its_end_and_no_further(void **state)
{
    (void)state;
    assert_reads("HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nnoHTTP/1.1 200 OK\r\n\r\n", false,
                 403, REPLY_COMPLETE, "no");
    assert_reads("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n"
                 "X-Trailer: 1\r\n\r\n",
                 false, 200, REPLY_COMPLETE, "abc");
    assert_reads("HTTP/1.0 200 OK\r\n\r\nuntil the end", false, 200, REPLY_COMPLETE,
                 "until the end");
    assert_reads("HTTP/1.1 204 No Content\r\n\r\n", false, 204, REPLY_COMPLETE, "");
    assert_reads("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", true, 200, REPLY_COMPLETE, "");
}

static void interim_answers_are_passed_over(void **state)
{
    (void)state;
    assert_reads("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                 "HTTP/1.1 101 Switching Protocols\r\nUpgrade: a\r\n\r\nb",
                 false, 101, REPLY_SWITCHED, "b");
}

static void headers_are_found_by_their_name_in_lower_case(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct heard heard;

    (void)state;
    assert_int_equal(read_pieces("HTTP/1.1 100 Continue\r\nX-Answered: early\r\n\r\n"
                                 "HTTP/1.1 101 X\r\nUPGRADE: WebSocket\r\n\r\n",
                                 1000, false, &heard, &err),
                     REPLY_SWITCHED);
    assert_string_equal(heard.upgrade, "WebSocket");
    assert_string_equal(heard.answered, "");
}

static void what_is_no_whole_answer_is_an_error(void **state)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        { "nonsense\r\n\r\n", "the reply is no HTTP: " },
        { "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
          "the reply is no HTTP: " },
        { "", "the connection ended in the middle of the reply" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
          "the connection ended in the middle of the reply" },
        { "HTTP/1.1 100 Continue\r\n\r\n", "the connection ended in the middle of the reply" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct heard heard;

        assert_int_equal(read_pieces(cases[i].text, 1000, false, &heard, &err), -1);
        assert_int_equal(err.code, ERR_UNAVAILABLE);
        assert_int_equal(strncmp(error_text(&err), cases[i].error, strlen(cases[i].error)), 0);
        strbuf_release(&heard.data);
    }
}

static void a_head_has_a_limit(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);
    struct heard heard;

    (void)state;
    strbuf_puts(&text, "HTTP/1.1 101 X\r\n");
    for (int i = 0; i < 12000; i++)
        strbuf_puts(&text, "a: 12345\r\n");
    assert_int_equal(read_pieces(text.ptr, 1000, false, &heard, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
    assert_string_equal(error_text(&err), "the headers of the reply are too large");
    assert_int_equal(heard.heads, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_a_switch_is_told_as_it_is),
        cmocka_unit_test(an_answer_is_read_to_its_end_and_no_further),
        cmocka_unit_test(interim_answers_are_passed_over),
        cmocka_unit_test(headers_are_found_by_their_name_in_lower_case),
        cmocka_unit_test(what_is_no_whole_answer_is_an_error),
        cmocka_unit_test(a_head_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
