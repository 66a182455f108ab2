"""What processes cost, read from /proc: CPU seconds with what they waited for, and memory."""
import os
import pathlib

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
        for task in pathlib.Path(f"/proc/{member}/task").glob("*"):
            try:
                found += [int(child) for child in (task / "children").read_text().split()]
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


class Account:
    """CPU seconds that named processes use while it is open."""

    def __init__(self, processes):
        self.processes = processes

    def __enter__(self):
        self.before = {name: living_cpu_seconds(pid) for name, pid in self.processes.items()}
        return self

    def __exit__(self, *_):
        self.used = {name: round(living_cpu_seconds(pid) - self.before[name], 2) for name, pid in self.processes.items()}
