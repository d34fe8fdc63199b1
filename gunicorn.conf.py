"""The production server, `gunicorn` in this folder: any proxy may stand before it."""

import gc
import os
from importlib import import_module
from typing import Any

wsgi_app = "archive.config.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
threads = 4  # so that a long download keeps no reader waiting
timeout = 120
keepalive = 5
# Each thread holds a connection with a cache of its own; the system keeps the file in mind for all.
os.environ.setdefault("SQLITE_CACHE", "16000")
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # a slow disk is no hung worker

# The program is loaded once and shared. It holds no database line yet: each worker opens its own.
preload_app = True


def when_ready(server: Any) -> None:
    """Load what a first request would, and leave all of it out of searches for garbage."""
    import_module("archive.config.urls")
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
