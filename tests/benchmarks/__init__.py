"""Measurements that are no tests: run ``python -m tests.benchmarks reading``."""

import os

import django
from django.apps import apps

# Processes that a measurement starts import this package and nothing else before it.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
if not apps.ready:
    django.setup()
