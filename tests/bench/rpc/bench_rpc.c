/*
 * Small calls a second between two processes on loopback.
 *
 *     bench_rpc [SECONDS [OUTSTANDING [keys]]]
 *
 * One process answers, the other keeps OUTSTANDING calls on their way. With `keys` all is
 * encrypted.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "common.pb-c.h"
#include "envelope.pb-c.h"
#include "io/loop.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/keys.h"
#include "rpc/server.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PORT = 18581 };

/* EnvelopeError, a text and two numbers, stands for a small message. */
struct bench {
    struct loop *loop;
    struct rpc_client *client;
    int64_t end_ms;
    unsigned long long done, failed;
    unsigned outstanding;
    bool over;
};

static void stop(const struct error *err)
{
    fprintf(stderr, "%s\n", error_text(err));
    exit(EXIT_FAILURE);
}

static int answer(struct rpc_call *call, struct error *err)
{
    const Argosy__Rpc__EnvelopeError *request =
        rpc_request(call, &argosy__rpc__envelope_error__descriptor, err);
    Argosy__Rpc__EnvelopeError reply = ARGOSY__RPC__ENVELOPE_ERROR__INIT;

    if (!request)
        return -1;
    reply.message = request->message;
    reply.code = request->code + 1;
    return rpc_reply(call, &reply.base, err);
}

static struct rpc_context *open_context(struct loop *loop, const struct rpc_keys *keys)
{
    struct rpc_context_options options = { .loop = loop, .keys = keys };
    struct rpc_context *rpc = NULL;
    struct error err = { 0 };

    if (rpc_context_open(&options, &rpc, &err) < 0)
        stop(&err);
    return rpc;
}

static void serve(const struct rpc_keys *keys)
{
    static const struct rpc_method methods[] = { { "Answer", answer }, { NULL, NULL } };
    struct loop *loop = loop_new();
    struct rpc_server_options options = {
        .rpc = open_context(loop, keys), .host = "127.0.0.1", .port = PORT, .methods = methods
    };
    struct rpc_server *server = NULL;
    struct error err = { 0 };

    if (rpc_server_open(&options, &server, &err) < 0 || loop_run(loop, &err) < 0)
        stop(&err);
}

static void call(struct bench *bench);

static void on_done(void *context, const struct rpc_result *result)
{
    struct bench *bench = context;

    bench->outstanding--;
    if (result->reply)
        bench->done++;
    else
        bench->failed++;
    if (loop_now_ms(bench->loop) < bench->end_ms)
        call(bench);
    else if (bench->outstanding == 0)
        bench->over = true;
}

static void call(struct bench *bench)
{
    static char text[] = "a small request";
    Argosy__Rpc__EnvelopeError request = ARGOSY__RPC__ENVELOPE_ERROR__INIT;
    struct rpc_call_options options = { .method = "Answer",
                                        .request = &request.base,
                                        .reply = &argosy__rpc__envelope_error__descriptor,
                                        .timeout_ms = 60000,
                                        .on_done = on_done,
                                        .context = bench };

    request.message = text;
    request.code = 41;
    bench->outstanding++;
    rpc_client_call(bench->client, &options);
}

static double cpu_seconds(int who)
{
    struct rusage usage;

    getrusage(who, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void measure(const struct rpc_keys *keys, int seconds, unsigned outstanding)
{
    struct bench bench = { .loop = loop_new() };
    struct rpc_client_options options = { .rpc = open_context(bench.loop, keys),
                                          .address = "127.0.0.1:18581" };
    struct error err = { 0 };
    int64_t began;
    double took;

    if (rpc_client_open(&options, &bench.client, &err) < 0)
        stop(&err);
    bench.end_ms = loop_now_ms(bench.loop) + 1000; /* warm */
    for (unsigned i = 0; i < outstanding; i++)
        call(&bench);
    if (loop_run_until(bench.loop, &bench.over, 10000, &err) < 0)
        stop(&err);
    bench.over = false;
    bench.done = bench.failed = 0;
    began = clock_monotonic_ms();
    bench.end_ms = loop_now_ms(bench.loop) + seconds * 1000;
    for (unsigned i = 0; i < outstanding; i++)
        call(&bench);
    if (loop_run_until(bench.loop, &bench.over, (seconds + 10) * 1000, &err) < 0)
        stop(&err);
    took = (double)(clock_monotonic_ms() - began) / 1000;
    printf(
        "%.0f calls/s (%llu calls, %llu failed, %.2f s, %u outstanding%s, client's CPU %.2f s)\n",
        (double)bench.done / took, bench.done, bench.failed, took, outstanding,
        keys ? ", encrypted" : "", cpu_seconds(RUSAGE_SELF));
}

int main(int argc, char **argv)
{
    int seconds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 3;
    unsigned outstanding = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 64;
    struct rpc_keys *keys = NULL;
    struct error err = { 0 };
    pid_t server;

    if (argc > 3 && strcmp(argv[3], "keys") == 0 && rpc_keys_generate(&keys, &err) < 0)
        stop(&err);
    server = fork(); /* before any thread */
    if (server < 0)
        return EXIT_FAILURE;
    if (server == 0)
        serve(keys);
    measure(keys, seconds, outstanding);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    printf("server's CPU %.2f s\n", cpu_seconds(RUSAGE_CHILDREN));
    return EXIT_SUCCESS;
}
