"""Make the three roles: who may look, who may curate, who may also manage accounts."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

# What curators write. Runs, source texts, readings and decisions are made by the program.
CURATED = (
    "agency", "alignment", "discrepancy", "dispatch", "event", "eventevidence", "eventlink",
    "eventplace", "eventreport", "eventunit", "evidence", "figure", "newspaper", "place",
    "placename", "placeparent", "relaystep", "term", "textcorrection", "unit", "unitname",
    "unitsuperior", "wireitem",
)  # fmt: skip
# Rows that others hang on are rejected or merged instead of deleted; the admin refuses as well.
DELETED = (
    "eventevidence", "eventreport", "placename", "placeparent", "relaystep", "term", "unitname",
    "unitsuperior",
)  # fmt: skip


def make_roles(apps, schema_editor):
    """Create the groups; permissions usually appear after all migrations, so make them first."""
    alias = schema_editor.connection.alias
    for label in ("archive", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=alias)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    group = apps.get_model("auth", "Group").objects.using(alias)
    archive = permissions.filter(content_type__app_label="archive")
    look = archive.filter(codename__startswith="view_")
    write = [f"{verb}_{model}" for verb in ("add", "change") for model in CURATED]
    write += [f"delete_{model}" for model in DELETED]
    curate = look | archive.filter(codename__in=write)
    accounts = permissions.filter(content_type__app_label="auth")
    roles = {"Viewer": look, "Curator": curate, "Administrator": archive | accounts}
    for name, allowed in roles.items():
        role, _made = group.get_or_create(name=name)
        role.permissions.set(allowed)


def remove_roles(apps, schema_editor):
    """Take the groups away."""
    group = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    group.filter(name__in=("Viewer", "Curator", "Administrator")).delete()


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [
        ("archive", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
