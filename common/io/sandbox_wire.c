#include "io/sandbox_wire.h"

#include <assert.h>
#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

union control {
    char bytes[CMSG_SPACE(sizeof(int) * SPAWN_MAX_FDS)];
    struct cmsghdr align;
};

ssize_t wire_send(int socket, const void *bytes, size_t size, const int *fds, size_t fd_count)
{
    struct iovec part = { (void *)(uintptr_t)bytes, size };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    union control control = { 0 };
    ssize_t sent;

    assert(fd_count <= SPAWN_MAX_FDS);
    if (fd_count > 0) {
        struct cmsghdr *header;

        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * fd_count);
        header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * fd_count);
        memcpy(CMSG_DATA(header), fds, sizeof(int) * fd_count);
    }
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

ssize_t wire_receive(int socket, void *bytes, size_t size, int *fds, size_t *fd_count)
{
    struct iovec part = { bytes, size };
    union control control = { 0 };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    size_t room = fd_count ? *fd_count : 0;
    ssize_t received;

    assert(room <= SPAWN_MAX_FDS);
    if (room > 0) { /* more than there is room for, the kernel closes */
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * room);
    }
    do
        received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    if (fd_count)
        *fd_count = 0;
    if (received < 0 || room == 0)
        return received;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&message); at; at = CMSG_NXTHDR(&message, at)) {
        size_t count = (at->cmsg_len - CMSG_LEN(0)) / sizeof(int);

        if (at->cmsg_level != SOL_SOCKET || at->cmsg_type != SCM_RIGHTS || count > room)
            continue;
        memcpy(fds, CMSG_DATA(at), count * sizeof(int));
        *fd_count = count;
    }
    return received;
}

bool wire_send_bytes(int socket, const void *from, size_t size)
{
    const char *bytes = from;

    while (size > 0) {
        ssize_t sent = wire_send(socket, bytes, size, NULL, 0);

        if (sent < 0)
            return false;
        bytes += sent;
        size -= (size_t)sent;
    }
    return true;
}

bool wire_send_frame(int socket, enum frame_kind kind, uint32_t code, struct str bytes, int fd)
{
    struct frame_header header = { .kind = kind, .code = code, .size = bytes.len };
    ssize_t sent = wire_send(socket, &header, sizeof(header), &fd, fd >= 0 ? 1 : 0);

    if (sent < 0 ||
        !wire_send_bytes(socket, (const char *)&header + sent, sizeof(header) - (size_t)sent))
        return false;
    return wire_send_bytes(socket, bytes.ptr, bytes.len);
}

bool wire_receive_bytes(int socket, void *bytes, size_t size)
{
    char *at = bytes;

    while (size > 0) {
        ssize_t received = wire_receive(socket, at, size, NULL, NULL);

        if (received <= 0)
            return false;
        at += received;
        size -= (size_t)received;
    }
    return true;
}

bool wire_receive_header(int socket, struct frame_header *header, int *fd)
{
    size_t fd_count = 1;
    ssize_t received = wire_receive(socket, header, sizeof(*header), fd, &fd_count);

    if (received <= 0)
        return false;
    if (fd_count == 0)
        *fd = -1;
    return wire_receive_bytes(socket, (char *)header + received,
                              sizeof(*header) - (size_t)received);
}
