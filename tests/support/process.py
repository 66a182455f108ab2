"""A child process with a log, and ports that are free."""
import os
import random
import signal
import socket
import subprocess
import time

HOST = "127.0.0.1"
_taken = set()


def free_port():
    """A port nobody listens on, below the range that outgoing connections get theirs from, and never given out twice."""
    while True:
        port = random.randint(20000, 31999)
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        if port not in _taken:
            _taken.add(port)
            return port


def wait_until(reached, seconds, what):
    """The first true result of reached(); TimeoutError naming `what` otherwise."""
    deadline = time.monotonic() + seconds
    while True:
        result = reached()
        if result:
            return result
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(0.05)


class Process:
    """A program in a session of its own, its output in a file."""

    started = []  # every one that was ever started

    def __init__(self, name, command, log, env=None):
        self.name, self.log = name, log
        self.command = [str(word) for word in command]
        self.env = {**os.environ, **{key: str(value) for key, value in (env or {}).items()}}
        self.child = None
        self.is_wanted = False

    def start(self):
        if self not in self.started:
            self.started.append(self)
        self.is_wanted = True
        with open(self.log, "ab") as file:
            self.child = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
                                          env=self.env, start_new_session=True)
        return self

    @property
    def pid(self):
        return self.child.pid

    def is_running(self):
        return self.child is not None and self.child.poll() is None

    def has_died(self):
        """It ended, and nobody had asked it to. Said once."""
        died = self.is_wanted and not self.is_running()
        if died:
            self.is_wanted = False
        return died

    def wait_ready(self, ready, seconds=60):
        def reached():
            if not self.is_running():
                self.is_wanted = False
                raise RuntimeError(f"{self.name} ended with {self.child.returncode}:\n{self.tail()}")
            return ready()
        wait_until(reached, seconds, lambda: f"{self.name} is ready; its log ends:\n{self.tail()}")
        return self

    def stop(self, seconds=15):
        """SIGTERM, and SIGKILL to the whole session for what is left. The exit status."""
        if self.child is None:
            return None
        if self.is_running():
            self.terminate()
            try:
                self.child.wait(seconds)
            except subprocess.TimeoutExpired:
                pass
        self.kill()
        return self.child.returncode

    def terminate(self):
        self.is_wanted = False
        self.child.send_signal(signal.SIGTERM)

    def end(self, seconds):
        """The exit status, for who expects that it ends by itself."""
        self.is_wanted = False
        return self.child.wait(seconds)

    def kill(self):
        """SIGKILL to it and everything it started."""
        self.is_wanted = False
        if self.child is None:
            return  # its program could not be started
        try:
            os.killpg(self.child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.child.wait()

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def tail(self, lines=40):
        return "\n".join(self.output().splitlines()[-lines:])


def answers(host, port):
    """Whether something listens there."""
    try:
        with socket.create_connection((host, port), 1):
            return True
    except OSError:
        return False
