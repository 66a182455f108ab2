#include "config.h"

#include "base/log.h"
#include "base/strbuf.h"

#include <stddef.h>
#include <stdio.h>

#define FIELD(name) offsetof(struct config, name)

static const struct option table[] = {
    { "logformat", "ARGOCD_CMP_SERVER_LOGFORMAT", OPTION_TEXT, FIELD(log_format), "json",
      "Set the logging format. One of: json|text" },
    { "loglevel", "ARGOCD_CMP_SERVER_LOGLEVEL", OPTION_TEXT, FIELD(log_level), "info",
      "Set the logging level. One of: trace|debug|info|warn|error" },
    { "config-dir-path", NULL, OPTION_TEXT, FIELD(config_folder), "/home/argocd/cmp-server/config",
      "Config management plugin configuration file location, Default is "
      "'/home/argocd/cmp-server/config/'" },
    { "otlp-address", "ARGOCD_CMP_SERVER_OTLP_ADDRESS", OPTION_TEXT, FIELD(otlp_address), "",
      "OpenTelemetry collector address to send traces to" },
    { "otlp-insecure", "ARGOCD_CMP_SERVER_OTLP_INSECURE", OPTION_BOOL, FIELD(otlp_insecure), "true",
      "OpenTelemetry collector insecure mode" },
    { "otlp-headers", "ARGOCD_CMP_SERVER_OTLP_HEADERS", OPTION_LIST, FIELD(otlp_headers), "",
      "List of OpenTelemetry collector extra headers sent with traces, headers are comma-separated "
      "key-value pairs(e.g. key1=value1,key2=value2)" },
    { "otlp-attrs", "ARGOCD_CMP_SERVER_OTLP_ATTRS", OPTION_LIST, FIELD(otlp_attrs), "",
      "List of OpenTelemetry collector extra attrs when send traces, each attribute is separated "
      "by "
      "a colon(e.g. key:value)" },
    { "max-archive-size", "ARGOSY_CMP_MAX_ARCHIVE_SIZE", OPTION_BYTES, FIELD(max_archive_bytes),
      "4Gi", "Most that is taken as the files of a repository, packed" },
    { "max-unpacked-size", "ARGOSY_CMP_MAX_UNPACKED_SIZE", OPTION_BYTES, FIELD(max_unpacked_bytes),
      "16Gi", "The same, unpacked" },
    { NULL, "ARGOCD_PLUGINSOCKFILEPATH", OPTION_TEXT, FIELD(socket_folder),
      "/home/argocd/cmp-server/plugins", "Folder for the socket" },
    { NULL, "ARGOCD_CMP_WORKDIR", OPTION_TEXT, FIELD(work_folder), "",
      "Parent of the working folder; TMPDIR when it is not given" },
    { NULL, "TMPDIR", OPTION_TEXT, FIELD(temporary_folder), "/tmp", "For temporary files" },
    OPTIONS_END,
};

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);

    options_usage(
        table, "argosy-cmp-server",
        "Serves one config management plugin to the repo-server, from a sidecar container.", &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

int config_read(char *const *argv, struct arena *arena, struct config *config, struct error *err)
{
    struct options options;

    if (options_parse(table, argv, config, arena, &options, err) < 0)
        return -1;
    if (options.help)
        return print_usage(err);
    if (options.arguments.count > 0)
        return error_set(err, ERR_INVALID, "unknown command \"%s\" for \"argosy-cmp-server\"",
                         options.arguments.items[0]);
    if (config->otlp_address[0])
        return error_set(err, ERR_UNIMPLEMENTED, "--otlp-address: sending traces is not built in");
    for (size_t i = 0; i < options.warnings.count; i++)
        log_warn("a setting was not taken", F("reason", options.warnings.items[i]));
    return 1;
}
