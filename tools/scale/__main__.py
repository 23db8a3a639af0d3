"""`python -m tools.scale [SIZES]`: a durable PostgreSQL of its own, gone afterwards."""

import os
import subprocess
import sys
import tempfile

from tools.throwaway_postgres import postgres

SIZES = "10,10000,1000000"
#: As a careful site runs it; the sizes of memory are those of a small server.
DURABLE = (
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "shared_buffers=1GB",
    "maintenance_work_mem=512MB",
    "max_wal_size=8GB",
    "wal_compression=on",
    "max_connections=40",
    "shared_preload_libraries=pg_stat_statements",  # counts the blocks that are looked at
)


def main(sizes: str) -> int:
    with postgres(*DURABLE) as cluster, tempfile.TemporaryDirectory() as static:
        environment = os.environ | {
            "DATABASE_URL": cluster.url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY": "only-for-a-database-that-is-gone-when-the-measuring-ends-0123456789",
            "ALLOWED_HOSTS": "testserver",
            "BEHIND_PROXY": "true",
            "RATE_LIMITS": "false",
            "STATIC_ROOT": static,
            "PYTHONPATH": os.getcwd(),
        }
        for command in (
            ("manage.py", "migrate", "--noinput", "--verbosity", "0"),
            ("manage.py", "load_catalogue", "--verbosity", "0"),
            ("manage.py", "collectstatic", "--noinput", "--verbosity", "0"),
        ):
            subprocess.run([sys.executable, *command], env=environment, check=True)  # noqa: S603
        run = [sys.executable, "-m", "tools.scale.run", sizes, str(cluster.program("pg_dump"))]
        return subprocess.run(run, env=environment, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else SIZES))
