"""The settings of the archive, with the cost of each request told."""

from archive.config.settings import *  # noqa: F403
from archive.config.settings import MIDDLEWARE as SERVED

MIDDLEWARE = [
    "tests.benchmarks.measured.costs",
    *SERVED,
    "tests.benchmarks.measured.prepared",
]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
