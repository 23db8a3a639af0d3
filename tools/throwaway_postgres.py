"""A PostgreSQL of one's own while a command runs: `python -m tools.throwaway_postgres CMD`.

Debian's package `postgresql` has the programs; nothing of a system's own cluster is touched. The
command finds the address in DATABASE_URL. Loopback only, and gone afterwards.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@contextmanager
def postgres(*settings: str) -> Iterator["Cluster"]:
    folder = Path(tempfile.mkdtemp(prefix="hamstrong-postgres-"))
    cluster = Cluster(folder, settings or SETTINGS)
    try:
        cluster.make()
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    def __init__(self, folder: Path, settings: tuple[str, ...]) -> None:
        self.data, self.settings = folder / "data", settings
        self.folder, self.port = folder, free_port()

    @property
    def url(self) -> str:
        return f"postgres://hamstrong@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.folder, "postgres", "postgres")
        self._run(
            "initdb", "-D", self.data, "-U", "hamstrong", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}"
        options += "".join(f" -c {setting}" for setting in self.settings)
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-l", log, "-o", options, "-w", "-t", "60", "start")

    def stop(self, how: str = "fast") -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def program(self, name: str) -> Path:
        return _program(name)

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(_program(program)), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _program(name: str) -> Path:
    found = sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))
    program = found[-1] if found else shutil.which(name)
    if program is None:
        sys.exit("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return Path(program)


if __name__ == "__main__":
    with postgres() as running:
        environment = os.environ | {"DATABASE_URL": running.url}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)  # noqa: S603
