"""The production server under measurement: started, asked, watched and stopped."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COST = re.compile(r"(\w+);dur=([\d.]+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: how long it took, what it cost the server, and what it said."""

    status: int
    wall: float  # milliseconds
    costs: Mapping[str, float]
    headers: Mapping[str, str]
    size: int


@dataclass
class Server:
    """A running server and a connection to it."""

    port: int
    process: subprocess.Popen[bytes]
    started: float = 0.0
    _kept: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str, timeout: float = 300, **headers: str) -> Answer:
        """Ask for a page and read it to its end."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        start = time.perf_counter()
        line.request("GET", path, headers={key.replace("_", "-"): v for key, v in headers.items()})
        answer = line.getresponse()
        size = 0
        while chunk := answer.read(1 << 16):
            size += len(chunk)
        wall = 1000 * (time.perf_counter() - start)
        told = {name.lower(): value for name, value in answer.getheaders()}
        line.close()
        costs = {name: float(ms) for name, ms in _COST.findall(told.get("server-timing", ""))}
        return Answer(answer.status, wall, costs, told, size)

    def memory(self) -> list[float]:
        """Return the resident memory of each worker in MB."""
        return [_resident(pid) for pid in children(self.process.pid)]

    def cpu(self) -> float:
        """Return the processor time of server and workers in ms."""
        pids = (self.process.pid, *children(self.process.pid))
        return sum(map(_processor, pids))


def children(pid: int) -> list[int]:
    """Return the processes that a process started."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in told.split()]


def _resident(pid: int) -> float:
    told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1024  # type: ignore[index]


def _processor(pid: int) -> float:
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return 1000 * (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(program: list[str], variables: Mapping[str, str], ready: str) -> Iterator[Server]:
    """Start a program that listens on PORT, wait until `ready` is answered, stop it at the end."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    told = [part.replace("PORT", str(port)) for part in program]
    env = {**os.environ, **variables, "BIND": f"127.0.0.1:{port}", "PYTHONPATH": _path()}
    start = time.perf_counter()
    process = subprocess.Popen(
        told, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server = Server(port, process)
    try:
        server.started = _until(server, ready, start)
        yield server
    finally:
        process.terminate()
        process.wait(30)


def archive(variables: Mapping[str, str]) -> list[str]:
    """Return the command that serves the archive, as production does, with costs told."""
    return [sys.executable, "-W", "ignore", "-m", "gunicorn", "tests.benchmarks.measured"]


def _path() -> str:
    return os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))


def _until(server: Server, ready: str, start: float) -> float:
    while time.perf_counter() - start < 300:
        if server.process.poll() is not None:
            raise RuntimeError(f"The server ended with {server.process.returncode}.")
        try:
            server.get(ready)
        except OSError:
            time.sleep(0.05)
        else:
            return time.perf_counter() - start
    raise TimeoutError("The server did not answer.")
