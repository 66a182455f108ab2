#include "work/queue.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/fiber.h"
#include "io/loop.h"

#include <assert.h>

/*
 * An entry a key, as long as the key waits, is delayed or is worked on. Waiting entries form a
 * list; delayed ones a binary heap by due time, served by one timer.
 */
struct entry {
    struct work_queue *queue;
    char *key;
    struct entry *next, *previous; /* while it waits */
    int64_t due_ms;
    int64_t asked_ms;  /* when it was last added, before the work at hand */
    size_t heap_index; /* NOT_DELAYED: in no heap */
    bool is_waiting, is_active, again;
    bool has_place; /* of the limited ones; while it is worked on */
};

#define NOT_DELAYED SIZE_MAX
enum { WAITING_A_PLACE = 3 };

struct work_queue {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct watch *timer;
    struct map *entries;
    struct entry *first, *last;
    VEC(struct entry *) delayed;
    size_t limit, waiting, active, placed;
    work_fn work;
    void *context;
    bool is_draining, is_paused, is_start_posted;
    bool is_over; /* freed but for the post that still points here, which frees the rest */
};

static void on_due(void *context);

struct work_queue *work_queue_new(struct loop *loop, struct fiber_pool *fibers, size_t limit,
                                  work_fn work, void *context)
{
    struct work_queue *queue = xcalloc(1, sizeof(*queue));

    queue->loop = loop;
    queue->fibers = fibers;
    queue->limit = limit;
    queue->work = work;
    queue->context = context;
    queue->entries = map_new();
    return queue;
}

void work_queue_free(struct work_queue *queue)
{
    if (!queue)
        return;
    assert(queue->active == 0);
    if (queue->timer)
        watch_cancel(queue->timer);
    for (struct map_cursor at = { 0 }; map_next(queue->entries, &at);) {
        struct entry *entry = at.value;

        free(entry->key);
        free(entry);
    }
    map_free(queue->entries);
    vec_release(&queue->delayed);
    queue->is_over = true;
    if (!queue->is_start_posted)
        free(queue);
}

static struct entry *entry_of(struct work_queue *queue, const char *key)
{
    struct entry *entry = map_find(queue->entries, str_of(key));

    if (entry)
        return entry;
    entry = xcalloc(1, sizeof(*entry));
    entry->queue = queue;
    entry->key = xstrdup(key);
    entry->heap_index = NOT_DELAYED;
    map_put(queue->entries, str_of(key), entry);
    return entry;
}

static void forget_if_idle(struct entry *entry)
{
    if (entry->is_waiting || entry->is_active || entry->heap_index != NOT_DELAYED)
        return;
    map_remove(entry->queue->entries, str_of(entry->key));
    free(entry->key);
    free(entry);
}

/* ---- the list of those that wait ---- */

static void append(struct work_queue *queue, struct entry *entry)
{
    entry->previous = queue->last;
    entry->next = NULL;
    if (queue->last)
        queue->last->next = entry;
    else
        queue->first = entry;
    queue->last = entry;
}

static void prepend(struct work_queue *queue, struct entry *entry)
{
    entry->previous = NULL;
    entry->next = queue->first;
    if (queue->first)
        queue->first->previous = entry;
    else
        queue->last = entry;
    queue->first = entry;
}

static void unlink_entry(struct work_queue *queue, struct entry *entry)
{
    if (entry->previous)
        entry->previous->next = entry->next;
    else
        queue->first = entry->next;
    if (entry->next)
        entry->next->previous = entry->previous;
    else
        queue->last = entry->previous;
}

/* ---- work ---- */

static void start_soon(struct work_queue *queue);

static void work_on_entry(void *context)
{
    struct entry *entry = context;
    struct work_queue *queue = entry->queue;

    queue->work(queue->context, entry->key);
    entry->is_active = false;
    queue->active--;
    if (entry->has_place)
        queue->placed--;
    if (entry->again) {
        entry->again = false;
        work_queue_add(queue, entry->key);
    } else {
        forget_if_idle(entry);
    }
    start_soon(queue);
}

static void start_waiting(void *context)
{
    struct work_queue *queue = context;

    queue->is_start_posted = false;
    if (queue->is_over) {
        free(queue);
        return;
    }
    while (queue->first && !queue->is_draining && !queue->is_paused &&
           (queue->limit == 0 || queue->placed < queue->limit)) {
        struct entry *entry = queue->first;

        unlink_entry(queue, entry);
        entry->is_waiting = false;
        entry->is_active = true;
        entry->has_place = true;
        queue->waiting--;
        queue->active++;
        queue->placed++;
        fiber_start(queue->fibers, work_on_entry, entry);
    }
}

/* Whoever adds is in the middle of something: work begins at the loop's next turn. */
static void start_soon(struct work_queue *queue)
{
    if (queue->is_start_posted || queue->is_draining || queue->is_paused || !queue->first)
        return;
    queue->is_start_posted = true;
    loop_post(queue->loop, start_waiting, queue);
}

static void add(struct work_queue *queue, const char *key,
                void (*place)(struct work_queue *, struct entry *))
{
    struct entry *entry = entry_of(queue, key);

    if (entry->is_active) {
        entry->again = true;
        return;
    }
    entry->asked_ms = loop_now_ms(queue->loop);
    if (entry->is_waiting) {
        if (place == append)
            return;
        unlink_entry(queue, entry);
        queue->waiting--;
    }
    entry->is_waiting = true;
    queue->waiting++;
    place(queue, entry);
    start_soon(queue);
}

void work_queue_add(struct work_queue *queue, const char *key)
{
    add(queue, key, append);
}

void work_queue_add_first(struct work_queue *queue, const char *key)
{
    add(queue, key, prepend);
}

/* ---- the heap of those that are delayed ---- */

static void heap_place(struct work_queue *queue, size_t index, struct entry *entry)
{
    queue->delayed.items[index] = entry;
    entry->heap_index = index;
}

static void heap_sift(struct work_queue *queue, size_t index)
{
    struct entry *entry = queue->delayed.items[index];

    while (index > 0 && queue->delayed.items[(index - 1) / 2]->due_ms > entry->due_ms) {
        heap_place(queue, index, queue->delayed.items[(index - 1) / 2]);
        index = (index - 1) / 2;
    }
    for (;;) {
        size_t child = index * 2 + 1;

        if (child >= queue->delayed.count)
            break;
        if (child + 1 < queue->delayed.count &&
            queue->delayed.items[child + 1]->due_ms < queue->delayed.items[child]->due_ms)
            child++;
        if (queue->delayed.items[child]->due_ms >= entry->due_ms)
            break;
        heap_place(queue, index, queue->delayed.items[child]);
        index = child;
    }
    heap_place(queue, index, entry);
}

static void heap_remove(struct work_queue *queue, struct entry *entry)
{
    size_t index = entry->heap_index;
    struct entry *last = queue->delayed.items[--queue->delayed.count];

    entry->heap_index = NOT_DELAYED;
    if (last != entry) {
        heap_place(queue, index, last);
        heap_sift(queue, index);
    }
}

static void set_timer(struct work_queue *queue)
{
    int64_t delay;

    if (queue->delayed.count == 0 || queue->is_draining)
        return;
    delay = queue->delayed.items[0]->due_ms - loop_now_ms(queue->loop);
    if (delay < 0)
        delay = 0;
    if (queue->timer)
        watch_restart(queue->timer, delay);
    else
        queue->timer = loop_watch_once(queue->loop, delay, on_due, queue);
}

static void on_due(void *context)
{
    struct work_queue *queue = context;
    int64_t now = loop_now_ms(queue->loop);

    while (queue->delayed.count > 0 && queue->delayed.items[0]->due_ms <= now) {
        struct entry *entry = queue->delayed.items[0];

        heap_remove(queue, entry);
        work_queue_add(queue, entry->key);
    }
    set_timer(queue);
}

void work_queue_add_after(struct work_queue *queue, const char *key, int64_t delay_ms)
{
    struct entry *entry;
    int64_t due;

    if (delay_ms <= 0) {
        work_queue_add(queue, key);
        return;
    }
    entry = entry_of(queue, key);
    due = loop_now_ms(queue->loop) + delay_ms;
    if (entry->heap_index != NOT_DELAYED) {
        if (entry->due_ms <= due)
            return;
        heap_remove(queue, entry);
    }
    entry->due_ms = due;
    vec_push(&queue->delayed, entry);
    heap_place(queue, queue->delayed.count - 1, entry);
    heap_sift(queue, queue->delayed.count - 1);
    if (queue->delayed.items[0] == entry)
        set_timer(queue);
}

void work_queue_remove_delayed(struct work_queue *queue, const char *key)
{
    struct entry *entry = map_find(queue->entries, str_of(key));

    if (!entry || entry->heap_index == NOT_DELAYED)
        return;
    heap_remove(queue, entry);
    forget_if_idle(entry);
}

int64_t work_queue_asked_ms_ago(const struct work_queue *queue, const char *key)
{
    const struct entry *entry = map_find(queue->entries, str_of(key));

    return entry && entry->is_active ? loop_now_ms(queue->loop) - entry->asked_ms : 0;
}

void work_queue_give_place(struct work_queue *queue, const char *key)
{
    struct entry *entry = map_find(queue->entries, str_of(key));

    if (!entry || !entry->is_active || !entry->has_place ||
        queue->active - queue->placed >= queue->limit * WAITING_A_PLACE)
        return;
    entry->has_place = false;
    queue->placed--;
    start_soon(queue);
}

size_t work_queue_depth(const struct work_queue *queue)
{
    return queue->waiting;
}

size_t work_queue_active(const struct work_queue *queue)
{
    return queue->active;
}

void work_queue_pause(struct work_queue *queue)
{
    queue->is_paused = true;
}

void work_queue_resume(struct work_queue *queue)
{
    queue->is_paused = false;
    start_soon(queue);
}

void work_queue_drain(struct work_queue *queue)
{
    queue->is_draining = true;
    if (queue->timer) {
        watch_cancel(queue->timer);
        queue->timer = NULL;
    }
}
