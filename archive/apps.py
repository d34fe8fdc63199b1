"""The archive as a Django application."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Name the application and its default key."""

    name = "archive"
    verbose_name = "Communiqué"
    default_auto_field = "django.db.models.BigAutoField"
