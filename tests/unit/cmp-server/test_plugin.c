#include "base/arena.h"
#include "config.h"
#include "data/digest.h"
#include "methods.h"
#include "plugin.h"
#include "server.h"
#include "test.h"
#include "upload.h"
#include "workspace.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *parsed(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct plugin plugin;

    if (plugin_parse(str_of(text), arena, &plugin, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return arena_printf(arena, "%s %zu %s %d", plugin.name, plugin.generate.count,
                        plugin.generate.argv[plugin.generate.count - 1],
                        plugin_has_discovery(&plugin));
}

#define HEAD "kind: ConfigManagementPlugin\nmetadata: {name: x}\n"

static void a_plugin_file_is_read(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(parsed(HEAD "spec: {generate: {command: [a, b], args: [c]}}", arena),
                        "x 3 c 0");
    assert_string_equal(parsed(HEAD "spec: {version: v1, generate: {command: [a]},"
                                    " discover: {fileName: f}}",
                               arena),
                        "x-v1 1 a 1");
}

static void what_is_wrong_with_a_plugin_file_is_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(parsed("kind: X\n", arena), "invalid plugin configuration file. "
                                                    "metadata.name should be non-empty");
    assert_string_equal(parsed("kind: X\nmetadata: {name: x}\n", arena),
                        "invalid plugin configuration file. kind should be "
                        "ConfigManagementPlugin, found X");
    assert_string_equal(parsed(HEAD "spec: {generate: {args: [a]}}", arena),
                        "invalid plugin configuration file. spec.generate command should be "
                        "non-empty");
    assert_string_equal(parsed("kind: X\nmetadata: {name: ../x}\n", arena),
                        "invalid plugin configuration file. metadata.name should be non-empty");
}

/* ---- uploads ---- */

static int add(struct upload *upload, const ProtobufCMessage *message, struct error *err)
{
    unsigned char bytes[4096];
    size_t size = protobuf_c_message_pack(message, bytes);

    return upload_add(upload, (struct str){ (const char *)bytes, size }, err);
}

static int add_metadata(struct upload *upload, const char *checksum, struct error *err)
{
    Plugin__AppStreamRequest message;
    Plugin__ManifestRequestMetadata metadata;

    plugin__app_stream_request__init(&message);
    plugin__manifest_request_metadata__init(&metadata);
    metadata.checksum = (char *)(uintptr_t)checksum;
    message.request_case = PLUGIN__APP_STREAM_REQUEST__REQUEST_METADATA;
    message.metadata = &metadata;
    return add(upload, &message.base, err);
}

static int add_piece(struct upload *upload, const char *text, struct error *err)
{
    Plugin__AppStreamRequest message;
    Plugin__File file;

    plugin__app_stream_request__init(&message);
    plugin__file__init(&file);
    file.chunk = (ProtobufCBinaryData){ strlen(text), (uint8_t *)(uintptr_t)text };
    message.request_case = PLUGIN__APP_STREAM_REQUEST__REQUEST_FILE;
    message.file = &file;
    return add(upload, &message.base, err);
}

static void an_upload_is_put_together(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(upload_free) struct upload *upload = upload_new("/tmp", 100);
    CLEANUP(error_release) struct error err = { 0 };
    char text[16] = "";
    int fd;

    (void)state;
    assert_int_equal(add_metadata(upload, digest_sha256(STR("abcdef"), arena), &err), 0);
    assert_int_equal(add_piece(upload, "abc", &err), 0);
    assert_int_equal(add_piece(upload, "def", &err), 0);
    assert_int_equal(upload_finish(upload, &fd, &err), 0);
    assert_int_equal(read(fd, text, sizeof(text)), 6);
    assert_string_equal(text, "abcdef");
}

static void an_upload_that_is_none_is_refused(void **state)
{
    CLEANUP(upload_free) struct upload *upload = upload_new("/tmp", 5);
    CLEANUP(error_release) struct error err = { 0 };
    int fd;

    (void)state;
    assert_int_equal(add_piece(upload, "abc", &err), -1);
    assert_string_equal(error_text(&err), "error getting stream metadata: metadata is nil");
    error_release(&err);
    assert_int_equal(add_metadata(upload, "00", &err), 0);
    assert_int_equal(add_metadata(upload, "00", &err), -1);
    assert_string_equal(error_text(&err), "stream request file is nil");
    error_release(&err);
    assert_int_equal(add_piece(upload, "abc", &err), 0);
    assert_int_equal(upload_finish(upload, &fd, &err), -1);
    assert_non_null(strstr(error_text(&err), "file checksum validation error"));
    error_release(&err);
    assert_int_equal(add_piece(upload, "abc", &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void the_service_has_its_four_methods(void **state)
{
    struct config config;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    char *argv[] = { (char *)(uintptr_t) "x", (char *)(uintptr_t) "--config-dir-path=/y", NULL };

    (void)state;
    assert_int_equal(cmp_method_count, 4);
    assert_string_equal(cmp_methods[2].path,
                        "/plugin.ConfigManagementPluginService/GenerateManifest");
    assert_int_equal(config_read(argv, arena, &config, &err), 1);
    assert_string_equal(config.config_folder, "/y");
    assert_string_equal(config.socket_folder, "/home/argocd/cmp-server/plugins");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plugin_file_is_read),
        cmocka_unit_test(what_is_wrong_with_a_plugin_file_is_told),
        cmocka_unit_test(an_upload_is_put_together),
        cmocka_unit_test(an_upload_that_is_none_is_refused),
        cmocka_unit_test(the_service_has_its_four_methods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
