"""Frozen dataclasses to JSON and back, by their type annotations.

In: a value and its type. Out: plain JSON values, or the value again, equal to the first. Handles dataclasses,
tuples, lists, dicts with string keys, unions with None, literals and plain values; fields that hold their default are
left out. Does not know which classes there are, nor files.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeVar, Union

Value = TypeVar("Value")
Convert = Callable[[Any], Any]


def to_plain(value: Any, kind: Any = None) -> Any:
    """Plain JSON values for `value`.

    >>> from corpus.model import Run
    >>> to_plain(Run(start=0, length=2, file=0, source_start=7))
    {'start': 0, 'length': 2, 'file': 0, 'source_start': 7}
    """
    shape: Any = kind or type(value)
    return _encoder(shape)(value)


def from_plain(kind: type[Value], plain: Any) -> Value:
    """The value of type `kind` that `to_plain` turned into `plain`.

    Raises ValueError, TypeError or KeyError where `plain` does not have that shape.

    >>> from corpus.model import Text, Run
    >>> text = Text("渝中", (Run(0, 2, 0, 7),))
    >>> from_plain(Text, to_plain(text)) == text
    True
    """
    decode: Convert = _decoder(typing.cast(Any, kind))
    return typing.cast(Value, decode(plain))


def _same(value: Any) -> Any:
    return value


def _parts(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    return typing.get_origin(kind), typing.get_args(kind)


def _without_none(arguments: tuple[Any, ...]) -> Any:
    some = [argument for argument in arguments if argument is not types.NoneType]
    if len(some) != 1:
        raise TypeError(f"only unions of one type with None can be stored, not {arguments}")
    return some[0]


@cache
def _encoder(kind: Any) -> Convert:
    origin, arguments = _parts(kind)
    if origin in (Union, types.UnionType):
        inner = _encoder(_without_none(arguments))
        return lambda value: None if value is None else inner(value)
    if origin in (tuple, list):
        return _sequence(list, [_encoder(argument) for argument in arguments if argument is not Ellipsis], kind)
    if origin is dict:
        inner = _encoder(arguments[1])
        return lambda value: {key: inner(item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind):
        return _dataclass_encoder(kind)
    return _same


@cache
def _decoder(kind: Any) -> Convert:
    origin, arguments = _parts(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(_without_none(arguments))
        return lambda plain: None if plain is None else inner(plain)
    if origin in (tuple, list):
        return _sequence(origin, [_decoder(argument) for argument in arguments if argument is not Ellipsis], kind)
    if origin is dict:
        inner = _decoder(arguments[1])
        return lambda plain: {key: inner(item) for key, item in plain.items()}
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind in (str, int, float, bool):
        return _plain_checker(kind)
    if origin is Literal or kind is Any:
        return _same
    raise TypeError(f"a value of type {kind} cannot be stored")


def _sequence(make: Any, inner: list[Convert], kind: Any) -> Convert:
    if len(inner) == 1:
        only = inner[0]
        if only is _same:
            return typing.cast(Convert, make)
        return lambda values: make([only(value) for value in values])
    if not inner:
        raise TypeError(f"{kind} does not say what it holds")
    return lambda values: make([convert(value) for convert, value in zip(inner, values, strict=True)])


def _plain_checker(kind: type) -> Convert:
    allowed = (int, float) if kind is float else (kind,)

    def check(plain: Any) -> Any:
        if type(plain) not in allowed:
            raise TypeError(f"expected {kind.__name__}, found {plain!r}")
        return plain

    return check


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return dataclasses.MISSING


def _dataclass_encoder(kind: Any) -> Convert:
    hints = typing.get_type_hints(kind)
    steps = [(field.name, _encoder(hints[field.name]), _default(field)) for field in dataclasses.fields(kind)]

    def encode(value: Any) -> dict[str, Any]:
        plain = {}
        for name, convert, default in steps:
            item = getattr(value, name)
            if default is dataclasses.MISSING or item != default:
                plain[name] = convert(item)
        return plain

    return encode


def _dataclass_decoder(kind: Any) -> Convert:
    hints = typing.get_type_hints(kind)
    steps = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(plain: Any) -> Any:
        return kind(**{name: steps[name](item) for name, item in plain.items()})

    return decode
