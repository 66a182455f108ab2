#include "api-server/edge/edge_bed.h"
#include "data/digest.h"
#include "reflection/descriptor_set.h"
#include "reflection/reflection_service.h"

/* Two calls of the same stream know of each other. */
struct stream {
    struct edge_bed *bed;
    struct api_call call;
};

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", NULL };
    struct stream *stream = calloc(1, sizeof(*stream));

    stream->bed = edge_bed_open(flags);
    stream->call = (struct api_call){ .server = &stream->bed->server, .arena = stream->bed->arena };
    *state = stream;
    return 0;
}

static int tear_down(void **state)
{
    struct stream *stream = *state;

    edge_bed_close(stream->bed);
    free(stream);
    return 0;
}

static int ask(struct stream *stream, const char *request, const struct json **reply,
               struct error *err)
{
    stream->call.request = value_of(stream->bed->arena, request);
    return reflection_methods[0].answer(&stream->call, stream->bed->arena, reply, err);
}

static const struct json *answer_of(struct stream *stream, const char *request)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *reply = NULL;

    assert_int_equal(ask(stream, request, &reply, &err), 0);
    return reply;
}

/* The names of the files of an answer, with a blank behind each. */
static const char *files_of(struct stream *stream, const char *request)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = stream->bed->arena;
    const struct json *reply = answer_of(stream, request);
    const char *names = "";

    for (struct json_cursor at =
             json_walk(json_at(reply, "file_descriptor_response.file_descriptor_proto"));
         json_next(&at);) {
        struct descriptor_walk walk = { .rest = descriptor_set_api() };
        struct descriptor_file file;
        struct str bytes;

        assert_int_equal(base64_decode(json_string(at.value), 1 << 20, arena, &bytes, &err), 0);
        while (descriptor_walk_next(&walk, &file))
            if (str_equal(file.bytes, bytes))
                names = arena_printf(arena, "%s%.*s ", names, STR_ARG(file.name));
    }
    return names;
}

static void services_are_those_with_methods_here(void **state)
{
    struct stream *stream = *state;
    const struct json *reply = answer_of(stream, "{ host: here, list_services: '' }");

    assert_string_equal(
        printed(json_at(reply, "list_services_response"), stream->bed->arena),
        "{\"service\":[{\"name\":\"application.ApplicationService\"},"
        "{\"name\":\"grpc.reflection.v1.ServerReflection\"},"
        "{\"name\":\"session.SessionService\"},{\"name\":\"version.VersionService\"}]}");
    assert_string_equal(json_cstr_at(reply, "valid_host"), "here");
    assert_string_equal(printed(json_get(reply, "original_request"), stream->bed->arena),
                        "{\"host\":\"here\",\"list_services\":\"\"}");
}

static void a_file_comes_with_those_it_imports(void **state)
{
    assert_string_equal(files_of(*state, "{ file_containing_symbol: version.VersionService }"),
                        "api/version.proto google/protobuf/empty.proto ");
}

static void a_file_that_was_sent_is_not_sent_as_an_import_again(void **state)
{
    assert_string_equal(files_of(*state, "{ file_by_filename: google/protobuf/empty.proto }"),
                        "google/protobuf/empty.proto ");
    assert_string_equal(files_of(*state, "{ file_by_filename: api/version.proto }"),
                        "api/version.proto ");
    assert_string_equal(files_of(*state, "{ file_by_filename: api/version.proto }"),
                        "api/version.proto ");
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const requests[] = {
        "{ file_by_filename: absent.proto }",
        "{ file_containing_symbol: absent.Service }",
        "{ file_containing_extension: { containing_type: session.SessionCreateRequest } }",
        "{ all_extension_numbers_of_type: absent.Message }",
    };
    struct stream *stream = *state;

    for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
        assert_string_equal(
            printed(json_get(answer_of(stream, requests[i]), "error_response"), stream->bed->arena),
            "{\"error_code\":5,\"error_message\":\"proto: not found\"}");
}

static void no_message_has_extensions(void **state)
{
    struct stream *stream = *state;
    const struct json *reply =
        answer_of(stream, "{ all_extension_numbers_of_type: session.SessionCreateRequest }");

    assert_string_equal(
        printed(json_get(reply, "all_extension_numbers_response"), stream->bed->arena),
        "{\"base_type_name\":\"session.SessionCreateRequest\"}");
}

static void a_request_without_a_question_ends_the_stream(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *reply = NULL;

    assert_int_equal(ask(*state, "{ host: here }", &reply, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(error_text(&err), "invalid MessageRequest: <nil>");
}

int main(void)
{
#define WITH_STREAM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_STREAM(services_are_those_with_methods_here),
        WITH_STREAM(a_file_comes_with_those_it_imports),
        WITH_STREAM(a_file_that_was_sent_is_not_sent_as_an_import_again),
        WITH_STREAM(what_is_not_there_is_not_found),
        WITH_STREAM(no_message_has_extensions),
        WITH_STREAM(a_request_without_a_question_ends_the_stream),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
