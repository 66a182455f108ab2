#include "base/arena.h"
#include "base/log.h"
#include "server.h"

#include <stdio.h>
#include <string.h>

static int set_up_log(const struct config *config, struct error *err)
{
    const char *wanted = strcmp(config->log_level, "trace") == 0 ? "debug" : config->log_level;
    enum log_level level;

    if (!log_parse_level(wanted, &level))
        return error_set(err, ERR_INVALID, "not a valid logrus Level: \"%s\"", config->log_level);
    log_set_level(level);
    log_set_format(strcmp(config->log_format, "text") == 0 ? LOG_FORMAT_TEXT : LOG_FORMAT_JSON);
    return 0;
}

static int serve(const struct config *config, struct error *err)
{
    CLEANUP(cmp_server_close) struct cmp_server *server = NULL;

    if (cmp_server_open(config, &server, err) < 0)
        return -1;
    return cmp_server_run(server, err);
}

int main(int argc, char **argv)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;
    int got = config_read(argv, arena, &config, &err);

    (void)argc;
    if (got == 0)
        return 0;
    if (got < 0 || set_up_log(&config, &err) < 0 || serve(&config, &err) < 0) {
        fprintf(stderr, "Error: %s\n", error_text(&err));
        return 1;
    }
    return 0;
}
