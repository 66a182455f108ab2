"""What processes cost, read from /proc: CPU seconds with what they waited for, and memory."""
import os
import pathlib
import threading

TICKS = os.sysconf("SC_CLK_TCK")
MIB = 1024 * 1024


def cpu_seconds(pid):
    """User and system time of a process and of the children it has waited for."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(field) for field in fields[11:15]) / TICKS


def family(pid):
    """The process and all below it."""
    found = [pid]
    for member in found:
        try:
            for task in os.listdir(f"/proc/{member}/task"):
                found += [int(child) for child in pathlib.Path(f"/proc/{member}/task/{task}/children").read_text().split()]
        except OSError:
            pass  # it ended while we looked
    return found


def living_cpu_seconds(pid):
    """As cpu_seconds, with the children that still run."""
    return sum(cpu_seconds(member) for member in family(pid) if pathlib.Path(f"/proc/{member}").exists())


def memory_mib(pid, field):
    """Pss or Anonymous or Rss of a process and all below it."""
    total = 0
    for member in family(pid):
        try:
            lines = pathlib.Path(f"/proc/{member}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(field + ":"))
    return round(total / MIB, 1)


class Peak:
    """The most memory (Rss) that processes and all below them take together while it is open, looked at a few times a second."""

    def __init__(self, pids, pause_s=0.2):
        self.pids, self.pause_s, self.mib = pids, pause_s, 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)

    def look(self):
        while not self.ended.wait(self.pause_s):
            self.mib = max(self.mib, round(sum(resident_mib(member) for pid in self.pids for member in family(pid)), 1))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()


def resident_mib(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    except OSError:
        return 0  # it ended while we looked


class Account:
    """CPU seconds that named processes use while it is open."""

    def __init__(self, processes):
        self.processes = processes

    def __enter__(self):
        self.before = {name: living_cpu_seconds(pid) for name, pid in self.processes.items()}
        return self

    def __exit__(self, *_):
        self.used = {name: round(living_cpu_seconds(pid) - self.before[name], 2) for name, pid in self.processes.items()}
