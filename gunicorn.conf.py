"""The production server, `gunicorn` in this folder: any proxy may stand before it."""

import os

wsgi_app = "archive.config.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
threads = 4  # so that a long download keeps no reader waiting
timeout = 120
keepalive = 5
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # a slow disk is no hung worker
