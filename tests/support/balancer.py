"""A balancer of TCP connections: each new one goes to the next server that takes it."""
import itertools
import select
import socket
import threading

from .process import HOST


class Balancer:
    def __init__(self, ports):
        self.ports, self.turn = ports, itertools.count()
        self.listener = socket.create_server((HOST, 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        self.ended = False

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended = True
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        while not self.ended:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def connect(self):
        first = next(self.turn)
        for number in range(len(self.ports)):
            try:
                return socket.create_connection((HOST, self.ports[(first + number) % len(self.ports)]), 10)
            except OSError:
                pass  # that one is away: the next
        return None

    def serve(self, client):
        server = self.connect()
        with client:
            if server:
                with server:
                    relay(client, server)


def relay(one, other):
    """Both ways, until either side hangs up."""
    ends = {one.fileno(): (one, other), other.fileno(): (other, one)}
    readable = select.poll()  # select() knows no descriptor beyond 1023
    for descriptor in ends:
        readable.register(descriptor, select.POLLIN)
    while True:
        for descriptor, _ in readable.poll():
            source, target = ends[descriptor]
            try:
                data = source.recv(65536)
                if not data:
                    return
                target.sendall(data)
            except OSError:
                return
