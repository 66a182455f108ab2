#include "kube/call_room.h"

#include "kube/client_private.h"

static bool is_full(const struct kube_client *client)
{
    return client->options.max_calls > 0 && client->room.taken >= client->options.max_calls;
}

static void append(struct call_room *room, struct kube_call *call)
{
    call->is_queued = true;
    call->next_queued = NULL;
    if (room->last)
        room->last->next_queued = call;
    else
        room->first = call;
    room->last = call;
}

static void take_out(struct call_room *room, struct kube_call *call)
{
    struct kube_call **at = &room->first, *before = NULL;

    for (; *at != call; at = &before->next_queued)
        before = *at;
    *at = call->next_queued;
    if (room->last == call)
        room->last = before;
    call->is_queued = false;
}

bool call_room_enter(struct kube_call *call)
{
    struct kube_client *client = call->client;

    if (call->is_stream || call->has_place)
        return true;
    if (is_full(client)) {
        append(&client->room, call);
        return false;
    }
    call->has_place = true;
    client->room.taken++;
    return true;
}

void call_room_leave(struct kube_call *call)
{
    struct kube_client *client = call->client;

    if (call->is_queued)
        take_out(&client->room, call);
    if (!call->has_place)
        return;
    call->has_place = false;
    client->room.taken--;
    while (client->room.first && !is_full(client) && !client->is_closed) {
        struct kube_call *next = client->room.first;

        take_out(&client->room, next);
        call_send(next);
    }
}
