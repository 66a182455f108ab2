#include "base/arena.h"
#include "base/mem.h"
#include "io/redis_link.h"
#include "io/resolve.h"
#include "io/tls.h"

enum { REDIS_PORT = 6379, SENTINEL_PORT = 26379, DEFAULT_CONNECT_MS = 5000 };
enum { DEFAULT_REPLY = 256 * 1024 * 1024, DEFAULT_QUEUE = 64 * 1024 * 1024 };

static char *copy(const char *text)
{
    return text && *text ? xstrdup(text) : NULL;
}

static void wipe(char *secret)
{
    if (secret)
        secret_wipe(secret, strlen(secret));
    free(secret);
}

static int parse_address(const char *text, unsigned default_port, char **host, unsigned *port,
                         struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *name = NULL;

    if (strncmp(text, "unix:", 5) == 0) {
        *host = xstrdup(text);
        return 0;
    }
    if (resolve_parse_host_port(text, default_port, arena, &name, port, err) < 0)
        return error_prefix(err, "the address of Redis");
    *host = xstrdup(name);
    return 0;
}

static int set_sentinels(struct redis_settings *settings, const struct redis_options *options,
                         struct error *err)
{
    settings->sentinels = xcalloc(options->sentinel_count, sizeof(*settings->sentinels));
    for (size_t i = 0; i < options->sentinel_count; i++) {
        struct redis_sentinel *sentinel = &settings->sentinels[i];

        if (parse_address(options->sentinels[i], SENTINEL_PORT, &sentinel->host, &sentinel->port,
                          err) < 0)
            return -1;
        settings->sentinel_count++;
    }
    settings->sentinel_master =
        xstrdup(options->sentinel_master ? options->sentinel_master : "master");
    settings->sentinel_username = copy(options->sentinel_username);
    settings->sentinel_password = copy(options->sentinel_password);
    return 0;
}

static int set_tls(struct redis_settings *settings, const struct redis_options *options,
                   struct error *err)
{
    struct tls_options tls = { .authorities = options->authorities,
                               .certificate = options->certificate,
                               .key = options->key,
                               .insecure = options->insecure };

    settings->insecure = options->insecure;
    return options->tls ? tls_context_new(&tls, &settings->tls, err) : 0;
}

int redis_settings_init(struct redis_settings *settings, const struct redis_options *options,
                        struct error *err)
{
    *settings = (struct redis_settings){
        .username = copy(options->username),
        .password = copy(options->password),
        .database = options->database,
        .connect_timeout_ms =
            options->connect_timeout_ms > 0 ? options->connect_timeout_ms : DEFAULT_CONNECT_MS,
        .reply_limit = options->reply_limit ? options->reply_limit : DEFAULT_REPLY,
        .queue_limit = options->queue_limit ? options->queue_limit : DEFAULT_QUEUE,
    };
    if (set_tls(settings, options, err) < 0)
        return -1;
    if (options->sentinel_count > 0)
        return set_sentinels(settings, options, err);
    if (!options->address || !*options->address)
        return error_set(err, ERR_INVALID, "Redis has no address");
    return parse_address(options->address, REDIS_PORT, &settings->host, &settings->port, err);
}

void redis_settings_release(struct redis_settings *settings)
{
    free(settings->host);
    wipe(settings->username);
    wipe(settings->password);
    tls_context_free(settings->tls);
    for (size_t i = 0; i < settings->sentinel_count; i++)
        free(settings->sentinels[i].host);
    free(settings->sentinels);
    free(settings->sentinel_master);
    wipe(settings->sentinel_username);
    wipe(settings->sentinel_password);
    *settings = (struct redis_settings){ 0 };
}
