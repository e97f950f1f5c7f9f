"""Makes dataclasses of JSON, and refuses what does not fit them."""

from __future__ import annotations

import dataclasses
import keyword
import types
import typing
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def _fields(kind: Any) -> dict[str, tuple[str, Any]]:
    """Lists the fields of a dataclass by their JSON names."""
    hints = typing.get_type_hints(kind)
    own = [field.name for field in dataclasses.fields(kind)]
    return {name[:-1] if keyword.iskeyword(name.rstrip("_")) else name: (name, hints[name]) for name in own}


def decode(kind: type[T], value: Any) -> T:
    """Makes a dataclass of a JSON object.

    Raises TypeError where the object has a field too many or too few.
    """
    known = _fields(typing.cast(Any, kind))
    unknown = value.keys() - known.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)[0]}")
    return kind(**{known[key][0]: _decode_value(known[key][1], one) for key, one in value.items()})


def _decode_value(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        return decode(typing.cast(type, kind), value)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is list:
        return [_decode_value(arguments[0], one) for one in value]
    if typing.get_origin(kind) is dict:
        return {key: _decode_value(arguments[1], one) for key, one in value.items()}
    if typing.get_origin(kind) in (types.UnionType, typing.Union) and value is not None:
        return _decode_value(arguments[0], value)
    return value
