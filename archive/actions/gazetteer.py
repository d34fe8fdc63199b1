"""Names and merges in the gazetteer and the list of units."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User as Account
from django.db import models, transaction

from archive.actions.decisions import decide
from archive.actions.index import touch
from archive.actions.merge import close, refuse, reopened
from archive.models import (
    Decision,
    EventPlace,
    EventUnit,
    Place,
    PlaceName,
    PlaceParent,
    Unit,
    UnitName,
    UnitSuperior,
)

User = Account | None


@transaction.atomic
def merge_places(
    source: Place, into: Place, *, by: User = None, signature: str = "", reason: str = ""
) -> Place:
    """Merge one place into another, which takes its names and what is filed under it."""
    return _merge(source, into, by=by, signature=signature, reason=reason)


@transaction.atomic
def unmerge_place(
    source: Place, *, by: User = None, signature: str = "", reason: str = ""
) -> Place:
    """Restore a place that was merged, and its target, as they were."""
    return _unmerge(source, by=by, signature=signature, reason=reason)


@transaction.atomic
def merge_units(
    source: Unit, into: Unit, *, by: User = None, signature: str = "", reason: str = ""
) -> Unit:
    """Merge one unit into another, which takes its names and its part in events."""
    return _merge(source, into, by=by, signature=signature, reason=reason)


@transaction.atomic
def unmerge_unit(source: Unit, *, by: User = None, signature: str = "", reason: str = "") -> Unit:
    """Restore a unit that was merged, and its target, as they were."""
    return _unmerge(source, by=by, signature=signature, reason=reason)


@transaction.atomic
def add_name(
    owner: Place | Unit,
    name: str,
    language: str,
    *,
    source: str,
    kind: str = "name",
    by: User = None,
    signature: str = "",
    reason: str = "",
) -> PlaceName | UnitName:
    """Add a name with its source; a name that is there already is returned as it is."""
    if not name.strip():
        raise ValueError("A name needs letters.")
    given = {"name": name.strip(), "language": language, "kind": kind}
    found, is_new = owner.names.get_or_create(**given, defaults={"source": source})
    if is_new:
        decide(
            owner,
            Decision.Verdict.AMEND,
            by=by,
            signature=signature,
            reason=reason or f"Added the name “{found.name}”.",
        )
    return found


def _merge(source: Any, into: Any, **who: Any) -> Any:
    refuse(source, into)
    names, rows = _move_names(source, into), _refile(source, into)
    close(source, into, {"names": names, "rows": rows}, **who)
    _touch_moved(rows)
    return into


def _unmerge(source: Any, **who: Any) -> Any:
    into, effects = reopened(source, **who)
    for pk, note, preferred in effects["names"]:
        for name in into.names.filter(pk=pk):
            _give(name, source, note, preferred=preferred)
    _refile_back(effects["rows"], source)
    _touch_moved(effects["rows"])
    return source


def _move_names(source: Any, into: Any) -> list[tuple[int, str, bool]]:
    """Give names to the target; return each as it was. Names that it has already stay behind."""
    known = set(into.names.values_list("name", "language", "kind"))
    moved = []
    for name in source.names.all():
        if (name.name, name.language, name.kind) not in known:
            moved.append((name.pk, name.source, name.preferred))
            note = f"{name.source} (name of {source.slug})".strip()[:200]
            _give(name, into, note, preferred=False)
    return moved


def _give(name: Any, owner: Any, note: str, *, preferred: bool) -> None:
    setattr(name, "place" if isinstance(owner, Place) else "unit", owner)
    name.preferred, name.source = preferred, note
    name.save()


def _refile(source: Any, into: Any) -> dict[str, list[int]]:
    """Point every row about the source at the target; return what was moved, by column."""
    moved: dict[str, list[int]] = {}
    for relation in _relations(type(source)):
        rows = relation.related_model._default_manager.filter(**{relation.field.name: source})
        pks = list(rows.values_list("pk", flat=True))
        if pks:
            rows.update(**{relation.field.name: into})
            moved[f"{relation.related_model._meta.model_name}.{relation.field.name}"] = pks
    return moved


def _refile_back(moved: dict[str, list[int]], source: Any) -> None:
    for relation in _relations(type(source)):
        column = f"{relation.related_model._meta.model_name}.{relation.field.name}"
        relation.related_model._default_manager.filter(pk__in=moved.get(column, ())).update(
            **{relation.field.name: source}
        )


def _touch_moved(moved: dict[str, list[int]]) -> None:
    """Let the events that were filed elsewhere be counted anew."""
    events: set[int] = set()
    for column, pks in moved.items():
        for model in (EventPlace, EventUnit):
            if column.startswith(f"{model._meta.model_name}."):
                rows = model.objects.filter(pk__in=pks)
                events.update(rows.order_by().values_list("event_id", flat=True))
    touch(events=events, gazetteer=True)


def _relations(model: type[models.Model]) -> list[Any]:
    """Return the columns in which events tell of a place or unit; its own hierarchy stays."""
    own = {PlaceName, PlaceParent, UnitName, UnitSuperior, model}
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and relation.related_model not in own
        and not relation.related_model.__name__.startswith("Historical")
    ]
