#include "config.h"

#include "base/log.h"
#include "base/options.h"
#include "base/strbuf.h"

#include <stddef.h>
#include <stdio.h>

#define FIELD(name) offsetof(struct config, name)

enum { CLUSTERS_MAX = 1000, NODES_MAX = 1000, HELP_MAX = 1 << 20 };

static const struct option table[] = {
    { "address", "ARGOSY_DEVCLUSTER_ADDRESS", OPTION_TEXT, FIELD(address), "127.0.0.1",
      "Listen on given address for incoming connections" },
    { "port", "ARGOSY_DEVCLUSTER_PORT", OPTION_PORT, FIELD(port), "6443",
      "Port of the first cluster; the others follow it. 0 is any free port" },
    { "clusters", "ARGOSY_DEVCLUSTER_CLUSTERS", OPTION_WITHIN(1, CLUSTERS_MAX), FIELD(clusters),
      "1", "How many clusters there are" },
    { "data-dir", "ARGOSY_DEVCLUSTER_DATA_DIR", OPTION_TEXT, FIELD(data_folder), "",
      "Folder in which objects, keys and tokens outlive the process; without it nothing does" },
    { "kubeconfig-out", "ARGOSY_DEVCLUSTER_KUBECONFIG_OUT", OPTION_TEXT, FIELD(kubeconfig_out), "",
      "File to write with a context for each cluster, once they can be reached" },
    { "admin-address", NULL, OPTION_TEXT, FIELD(admin_address), "127.0.0.1",
      "Address of the endpoint for metrics, health and faults" },
    { "admin-port", "ARGOSY_DEVCLUSTER_ADMIN_PORT", OPTION_WITHIN(-1, 65535), FIELD(admin_port),
      "-1", "Port of the endpoint for metrics, health and faults; -1 is none, 0 any free one" },
    { "token", "ARGOSY_DEVCLUSTER_TOKEN", OPTION_SECRET, FIELD(token), "",
      "Bearer token of the administrator; random when empty" },
    { "client-ca-file", "ARGOSY_DEVCLUSTER_CLIENT_CA_FILE", OPTION_TEXT, FIELD(client_authorities),
      "",
      "File with the authorities that client certificates may come from, besides the cluster's "
      "own; "
      "the common name is the user, organisations are its groups" },
    { "progress-delay", "ARGOSY_DEVCLUSTER_PROGRESS_DELAY", OPTION_DURATION,
      FIELD(progress_delay_ms), "0s", "How long a pod takes to start, and a job to run" },
    { "nodes", NULL, OPTION_WITHIN(1, NODES_MAX), FIELD(nodes), "1",
      "How many nodes pods are spread over" },
    { "without-controllers", NULL, OPTION_BOOL, FIELD(without_controllers), "false",
      "Nothing makes workloads progress" },
    { "controllers", NULL, OPTION_TEXT, FIELD(controllers), "*",
      "What progresses, at commas (deployments.apps,pods,...); * is everything" },
    { "logformat", "ARGOSY_DEVCLUSTER_LOGFORMAT", OPTION_TEXT, FIELD(log_format), "text",
      "Set the logging format. One of: json|text" },
    { "loglevel", "ARGOSY_DEVCLUSTER_LOGLEVEL", OPTION_TEXT, FIELD(log_level), "info",
      "Set the logging level. One of: debug|info|warn|error" },
    OPTIONS_END,
};

int config_read(char *const *argv, struct arena *arena, struct config *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(HELP_MAX);
    struct options options;

    if (options_parse(table, argv, out, arena, &options, err) < 0)
        return -1;
    for (size_t i = 0; i < options.warnings.count; i++)
        log_warn("environment", F("warning", options.warnings.items[i]));
    if (options.help) {
        options_usage(table, "argosy-devcluster",
                      "A Kubernetes API in one process, for trying, testing and simulating.",
                      &text);
        fputs(text.ptr, stdout);
        return 0;
    }
    if (options.arguments.count > 0)
        return error_set(err, ERR_INVALID, "unknown argument \"%s\"", options.arguments.items[0]);
    return 1;
}
