"""Settings under which tests have the site served: those of production, and an address that fails.

The files are collected into STATIC_ROOT, once for all servers of a run.
"""

from __future__ import annotations

import os
from pathlib import Path

from archive.config.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
ROOT_URLCONF = "tests.browser.urls"
