/*
 * `argosy admin initial-keys`: the first of an installation's pods to start makes the keys that its
 * processes talk with, in the Secret argosy-rpc; the others find them there.
 */
#include "base/arena.h"
#include "base/options.h"
#include "base/strbuf.h"
#include "command.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"
#include "rpc/keys.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define SECRET "argosy-rpc"

enum { HELP_LIMIT = 64 * 1024, TIMEOUT_MS = 60 * 1000 };

struct keys_options {
    const char *kubeconfig, *context, *namespace;
};

#define FIELD(name) offsetof(struct keys_options, name)
static const struct option table[] = {
    { "kubeconfig", NULL, OPTION_TEXT, FIELD(kubeconfig), "", "Path to a kube config" },
    { "context", NULL, OPTION_TEXT, FIELD(context), "", "The kube context to use" },
    { "namespace,n", NULL, OPTION_TEXT, FIELD(namespace), "", "Namespace of the installation" },
    OPTIONS_END,
};

/** One request, waited for. */
struct exchange {
    bool is_done;
    int status;
    struct error *err;
};

static void on_reply(void *context, const struct kube_reply *reply)
{
    struct exchange *exchange = context;

    exchange->is_done = true;
    if (reply->error)
        exchange->status = error_move(exchange->err, reply->error);
}

static struct json *secret_of(const struct rpc_keys *keys, const char *namespace,
                              struct arena *arena)
{
    struct json *secret = json_new_object(arena), *data;

    json_set_text(arena, secret, "apiVersion", "v1");
    json_set_text(arena, secret, "kind", "Secret");
    json_set_text(arena, json_edit_object(arena, secret, "metadata"), "name", SECRET);
    json_set_text(arena, json_edit_object(arena, secret, "metadata"), "namespace", namespace);
    json_set_text(arena, secret, "type", "Opaque");
    data = json_edit_object(arena, secret, "data");
    for (enum rpc_key key = 0; key < RPC_KEYS; key++)
        json_set(arena, data, rpc_key_name(key),
                 json_new_string(arena, base64_encode(str_of(rpc_key_text(keys, key)), arena)));
    return secret;
}

static int create_secret(struct loop *loop, struct kube_client *client, const char *namespace,
                         struct arena *arena, struct error *err)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    struct exchange exchange = { .err = err };
    struct kube_request request = {
        .verb = KUBE_CREATE,
        .resource = &KUBE_SECRETS,
        .namespace = namespace,
        .field_manager = "argosy",
    };

    if (rpc_keys_generate(&keys, err) < 0)
        return -1;
    request.body = secret_of(keys, namespace, arena);
    kube_client_call(client, &request, on_reply, &exchange);
    if (loop_run_until(loop, &exchange.is_done, TIMEOUT_MS, err) < 0)
        return -1;
    return exchange.status;
}

static int make_keys(const struct keys_options *options, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    CLEANUP(kube_client_close) struct kube_client *client = NULL;
    CLEANUP(error_release) struct error problem = { 0 };
    struct kube_config_flags flags = {
        .kubeconfig = options->kubeconfig[0] ? options->kubeconfig : NULL,
        .context = options->context[0] ? options->context : NULL,
        .namespace = options->namespace[0] ? options->namespace : NULL,
    };

    if (kube_config_load(&flags, &config, err) < 0 ||
        kube_client_open(loop, config, NULL, &client, err) < 0)
        return -1;
    if (create_secret(loop, client, config->namespace, arena, &problem) == 0) {
        printf("The Secret " SECRET " has new keys.\n");
        return 0;
    }
    if (problem.code != ERR_EXISTS &&
        !(problem.reason && strcmp(problem.reason, "AlreadyExists") == 0)) {
        error_move(err, &problem);
        return error_prefix(err, "cannot create the Secret " SECRET);
    }
    printf("The Secret " SECRET " is there already.\n");
    return 0;
}

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(HELP_LIMIT);

    options_usage(table, "argosy admin initial-keys", "Make the keys of an installation.", &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

int cmd_admin_initial_keys(char **argv, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct keys_options options;
    struct options parsed;

    if (options_parse(table, argv, &options, arena, &parsed, err) < 0)
        return -1;
    if (parsed.help)
        return print_usage(err);
    if (parsed.arguments.count > 0)
        return error_set(err, ERR_INVALID, "argosy admin initial-keys takes no arguments");
    return make_keys(&options, err);
}
