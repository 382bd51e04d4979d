"""Small sums over what is known, as records write them: `max(0, livelihood_benefit.max[size] - income)`.

Arithmetic, comparisons, `and`, `or`, `not`, `… if … else …`, calls of the given functions, and keys of dated parameters, of which the
last part may be reckoned too. What is not known makes the sum unknown, never nought.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Value = float | int
Lookup = Callable[[str], Value | None]
"""A quantity or a dated figure by name; None where it is not known."""


class Unknown(Exception):
    """A sum needs something that nobody told; `name`: what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


_TWO: Mapping[type, Callable[[Value, Value], Value]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.FloorDiv: operator.floordiv,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip
_PLAIN: Mapping[str, Callable[..., Value]] = {"min": min, "max": max, "floor": lambda value: int(value // 1), "round": round}


@dataclass(frozen=True)
class Formula:
    text: str
    tree: ast.expr

    @classmethod
    def read(cls, text: str) -> Formula:
        """Raises ValueError where `text` is no sum."""
        try:
            return cls(text, ast.parse(text, mode="eval").body)
        except SyntaxError as error:
            raise ValueError(str(error)) from error

    def names(self) -> Iterator[tuple[str, bool]]:
        """Every name it uses, and whether it is only the beginning of a key."""
        yield from _names(self.tree)

    def value(self, named: Lookup, functions: Mapping[str, Callable[..., Value]]) -> Value:
        """Raises Unknown."""
        return _value(self.tree, named, {**_PLAIN, **functions})


def _names(node: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Subscript):
        yield f"{_key(node.value)}.", True
        yield from _names(node.slice)
    elif isinstance(node, ast.Name | ast.Attribute):
        yield _key(node), False
    elif isinstance(node, ast.Call):
        yield f"{_key(node.func)}()", False
        for argument in node.args:
            yield from _names(argument)
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _names(child)


def _key(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_key(node.value)}.{node.attr}"
    raise ValueError(f"a name, found {ast.unparse(node)}")


def _value(node: ast.expr, named: Lookup, functions: Mapping[str, Callable[..., Value]]) -> Value:
    def of(part: ast.expr) -> Value:
        return _value(part, named, functions)

    match node:
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.Name() | ast.Attribute():
            return _known(_key(node), named)
        case ast.Subscript():
            last = node.slice.value if isinstance(node.slice, ast.Constant) else f"{of(node.slice):g}"
            return _known(f"{_key(node.value)}.{last}", named)
        case ast.Call():
            return functions[_key(node.func)](*(of(argument) for argument in node.args))
        case ast.BinOp():
            return _TWO[type(node.op)](of(node.left), of(node.right))
        case ast.Compare(ops=[op], comparators=[right]):
            return _TWO[type(op)](of(node.left), of(right))
        case ast.BoolOp(op=ast.And()):
            return all(of(part) for part in node.values)
        case ast.BoolOp():
            return any(of(part) for part in node.values)
        case ast.UnaryOp(op=ast.Not()):
            return not of(node.operand)
        case ast.IfExp():
            return of(node.body) if of(node.test) else of(node.orelse)
    raise ValueError(f"sums only, found {ast.unparse(node)}")


def _known(name: str, named: Lookup) -> Value:
    value = named(name)
    if value is None:
        raise Unknown(name)
    return value
