"""Records that are made by the thousand for one text."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field, fields, make_dataclass
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
Self = TypeVar("Self", bound="lazy[Any]")
_SLOW = {
    "__setattr__": "__setattr__",
    "__delattr__": "__delattr__",
    "__getstate__": "_dataclass_getstate",
    "__setstate__": "_dataclass_setstate",
}


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: records hold no cycles, and to look is a fifth of the work."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def light(cls: type[T]) -> type[T]:
    """Make and pickle a frozen dataclass as fast as any other: six times as fast.

    That nothing assigns to its instances is checked by mypy alone, no longer while they live.

    >>> from dataclasses import dataclass
    >>> @light
    ... @dataclass(frozen=True, slots=True)
    ... class Span:
    ...     start: int
    ...     end: int = 0
    >>> Span(1), Span(1, end=2) == Span(1, 2), hash(Span(3)) == hash(Span(3))
    (Span(start=1, end=0), True, True)
    """
    told: tuple[Any, ...] = fields(cls)  # type: ignore[arg-type]
    same = [
        (one.name, object, field(default=one.default, default_factory=one.default_factory))
        for one in told
    ]
    for name, slow in _SLOW.items():
        if getattr(vars(cls).get(name), "__name__", "") == slow:
            delattr(cls, name)
    cls.__init__ = make_dataclass(cls.__name__, same).__init__  # type: ignore[method-assign, misc]
    return cls


class lazy(Generic[T]):
    """A property that is computed once and kept, without the lock of `cached_property`.

    >>> class Text:
    ...     @lazy
    ...     def words(self) -> list[str]:
    ...         return ["lai", "chau"]
    >>> text = Text()
    >>> text.words is text.words
    True
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    @overload
    def __get__(self: Self, instance: None, owner: type[object]) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[object]) -> T: ...
    def __get__(self: Self, instance: object | None, owner: type[object]) -> T | Self:
        if instance is None:
            return self
        found: T = self._find(instance)
        instance.__dict__[self._name] = found
        return found
