"""Root addresses: the admin, and the archive under a prefix for each interface language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from archive.urls import file_patterns
from archive.views.cleaning import in_small_letters

LANGUAGES = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include((file_patterns, "files"))),
    *i18n_patterns(path("", include("archive.urls"))),
    re_path(rf"^(?!(?:{LANGUAGES})\b)((?i:{LANGUAGES}))(?=/|$)", in_small_letters),
]
