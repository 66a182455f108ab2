#include "kube/kube_options.h"

#include "base/arena.h"

#include <string.h>

void kube_options_finish(struct kube_options *options, struct arena *arena)
{
    struct kube_config_flags *flags = &options->flags;
    const char **fields[] = {
        &flags->kubeconfig, &flags->context,         &flags->cluster,
        &flags->user,       &flags->namespace,       &flags->server,
        &flags->token,      &flags->username,        &flags->certificate_authority,
        &flags->password,   &flags->tls_server_name, &flags->client_certificate,
        &flags->client_key, &flags->proxy_url,       &flags->as,
        &flags->as_uid,
    };
    const char **groups;

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        if (!**fields[i])
            *fields[i] = NULL;
    flags->as_groups = NULL;
    if (options->as_groups.count == 0)
        return;
    groups = arena_alloc(arena, (options->as_groups.count + 1) * sizeof(*groups));
    memcpy(groups, options->as_groups.items, options->as_groups.count * sizeof(*groups));
    flags->as_groups = groups;
}
