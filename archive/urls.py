"""Every public address of the archive."""

app_name = "archive"
urlpatterns: list = []
