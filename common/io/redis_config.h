#pragma once

#include "base/options.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct loop;
struct redis;

/**
 * How a program is told where Redis is: the same flags and variables for all of them.
 *
 *     static const struct option table[] = { ..., REDIS_OPTIONS(offsetof(struct config, redis)) };
 */
struct redis_config {
    const char *address; /* "": see `sentinels` */
    const char *username, *password, *credentials_folder;
    int database;
    struct option_list sentinels;
    const char *sentinel_master, *sentinel_username, *sentinel_password;
    bool tls, insecure;
    const char *certificate, *key, *authorities; /* paths */
    const char *compress;                        /* "gzip" or "none" */
};

#define REDIS_OPTION(base, flag, variable, type, field, fallback, help)                            \
    {                                                                                              \
        flag, variable, type, (base) + offsetof(struct redis_config, field), fallback, help        \
    }
#define REDIS_OPTIONS(base)                                                                        \
    REDIS_OPTION(base, "redis", "REDIS_SERVER", OPTION_TEXT, address, "",                          \
                 "Redis server hostname and port (e.g. argocd-redis:6379)."),                      \
        REDIS_OPTION(base, "redisdb", "REDISDB", OPTION_COUNT, database, "0", "Redis database."),  \
        REDIS_OPTION(base, NULL, "REDIS_USERNAME", OPTION_TEXT, username, "", "Redis user"),       \
        REDIS_OPTION(base, NULL, "REDIS_PASSWORD", OPTION_SECRET, password, "", "Redis password"), \
        REDIS_OPTION(base, NULL, "REDIS_CREDS_DIR_PATH", OPTION_TEXT, credentials_folder, "",      \
                     "Folder with the files auth, auth_username, sentinel_auth, "                  \
                     "sentinel_username"),                                                         \
        REDIS_OPTION(base, "sentinel", "REDIS_SENTINEL_HOSTS", OPTION_LIST, sentinels, "",         \
                     "Redis sentinel hostname and port (e.g. argocd-redis-ha-announce-0:6379)."),  \
        REDIS_OPTION(base, "sentinelmaster", "REDIS_SENTINEL_MASTER", OPTION_TEXT,                 \
                     sentinel_master, "master", "Redis sentinel master group name."),              \
        REDIS_OPTION(base, NULL, "REDIS_SENTINEL_USERNAME", OPTION_TEXT, sentinel_username, "",    \
                     "User for the sentinels"),                                                    \
        REDIS_OPTION(base, NULL, "REDIS_SENTINEL_PASSWORD", OPTION_SECRET, sentinel_password, "",  \
                     "Password for the sentinels"),                                                \
        REDIS_OPTION(base, "redis-use-tls", "REDIS_USE_TLS", OPTION_BOOL, tls, "false",            \
                     "Use TLS when connecting to Redis."),                                         \
        REDIS_OPTION(base, "redis-client-certificate", "REDIS_CLIENT_CERTIFICATE", OPTION_TEXT,    \
                     certificate, "",                                                              \
                     "Path to Redis client certificate (e.g. /etc/certs/redis/client.crt)."),      \
        REDIS_OPTION(base, "redis-client-key", "REDIS_CLIENT_KEY", OPTION_TEXT, key, "",           \
                     "Path to Redis client key (e.g. /etc/certs/redis/client.crt)."),              \
        REDIS_OPTION(base, "redis-insecure-skip-tls-verify", "REDIS_INSECURE_SKIP_TLS_VERIFY",     \
                     OPTION_BOOL, insecure, "false", "Skip Redis server certificate validation."), \
        REDIS_OPTION(base, "redis-ca-certificate", "REDIS_CA_CERTIFICATE", OPTION_TEXT,            \
                     authorities, "",                                                              \
                     "Path to Redis server CA certificate (e.g. /etc/certs/redis/ca.crt)."),       \
        REDIS_OPTION(base, "redis-compress", "REDIS_COMPRESSION", OPTION_TEXT, compress, "gzip",   \
                     "Enable compression for data sent to Redis with the required compression "    \
                     "algorithm. (possible values: gzip, none)")

/** What the table leaves: files of a mounted Secret, the default address; texts into `arena`. */
int redis_config_finish(struct redis_config *config, struct arena *arena,
                        struct error *err) MUST_USE;

bool redis_config_compresses(const struct redis_config *config);

/** redis_open() as it says. */
int redis_config_open(const struct redis_config *config, struct loop *loop, struct redis **out,
                      struct error *err) MUST_USE;
