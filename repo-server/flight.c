#include "flight.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/fiber.h"

#include <assert.h>
#include <string.h>

/** One who waits, on its own stack. */
struct passenger {
    struct fiber_event event;
    bool is_leader; /* the work is its to do */
    int status;
    struct error *err;
};

typedef VEC(struct passenger *) passengers;

struct flight {
    passengers aboard;   /* wait for the work under way */
    passengers standing; /* wait for the next */
};

struct flights {
    struct map *by_key;
};

struct flights *flights_new(void)
{
    struct flights *flights = xcalloc(1, sizeof(*flights));

    flights->by_key = map_new();
    return flights;
}

void flights_free(struct flights *flights)
{
    if (!flights)
        return;
    assert(map_count(flights->by_key) == 0);
    map_free(flights->by_key);
    free(flights);
}

/** Tell everybody aboard; the first of those standing leads the next flight. */
static void land(struct flights *flights, const char *key, struct flight *flight, int status,
                 const struct error *err)
{
    passengers aboard = flight->aboard;

    memset(&flight->aboard, 0, sizeof(flight->aboard));
    for (size_t i = 0; i < aboard.count; i++) {
        struct passenger *passenger = aboard.items[i];

        passenger->status = status;
        if (status < 0) {
            error_set(passenger->err, err->code, "%s", error_text(err));
            passenger->err->reason = err->reason;
            passenger->err->retry_after_ms = err->retry_after_ms;
        }
        fiber_event_set(&passenger->event);
    }
    vec_release(&aboard);
    if (flight->standing.count == 0) {
        vec_release(&flight->standing);
        map_remove(flights->by_key, str_of(key));
        free(flight);
        return;
    }
    flight->aboard = flight->standing;
    memset(&flight->standing, 0, sizeof(flight->standing));
    flight->aboard.items[0]->is_leader = true;
    fiber_event_set(&flight->aboard.items[0]->event);
    vec_remove(&flight->aboard, 0);
}

static int lead(struct flights *flights, const char *key, struct flight *flight, flight_fn work,
                void *context, struct error *err)
{
    int status = work(context, err);

    land(flights, key, flight, status, err);
    return status;
}

int flights_join(struct flights *flights, const char *key, bool is_fresh, flight_fn work,
                 void *context, struct error *err)
{
    struct flight *flight = map_find(flights->by_key, str_of(key));
    struct passenger self = { .err = err };

    if (!flight) {
        flight = xcalloc(1, sizeof(*flight));
        map_put(flights->by_key, str_of(key), flight);
        return lead(flights, key, flight, work, context, err);
    }
    fiber_event_init(&self.event);
    if (is_fresh)
        vec_push(&flight->standing, &self);
    else
        vec_push(&flight->aboard, &self);
    fiber_event_wait(&self.event);
    if (!self.is_leader)
        return self.status;
    return lead(flights, key, flight, work, context, err);
}
