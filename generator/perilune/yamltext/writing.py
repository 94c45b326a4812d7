"""Plain and stable YAML out: the same bytes for equal values, in a style that people like to edit."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import yaml

from perilune.yamltext.reading import read, resolve

LINE_WIDTH = 110
"""A list or mapping of plain values stands on one line as long as it fits here; longer text is folded."""


def write(value: dict[str, Any]) -> str:
    """YAML that `read` takes back equal, the same bytes for equal values.

    Keys keep their order. Lists and mappings of plain values stand on one line where they fit, else one
    item a line; the rows of a top-level list of mappings have one field a line; long text is folded (`>-`). Text that YAML 1.1 or 1.2 would take for anything else is quoted.
    """
    text = _serialize(_document(value, plain_styles=True))
    if read(text, "").value != value:
        text = _serialize(_document(value, plain_styles=False))
    return text


def _document(value: dict[str, Any], *, plain_styles: bool) -> yaml.Node:
    if not value:
        return _flow(value)
    pairs = [(_scalar(k, 0), _section(v, len(str(k)) + 2, plain_styles=plain_styles)) for k, v in value.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _section(value: Any, lead: int, *, plain_styles: bool) -> yaml.Node:
    if isinstance(value, list) and value and all(isinstance(row, dict) and row for row in value):
        rows = [_block(row, 4, plain_styles=plain_styles) for row in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", rows, flow_style=False)
    return _node(value, 0, lead, plain_styles=plain_styles)


def _serialize(node: yaml.Node, *, width: float = float("inf")) -> str:
    stream = io.StringIO()
    dumper = _Dumper(stream, width=width, allow_unicode=True)
    dumper.open()
    dumper.serialize(node)
    dumper.close()
    dumper.dispose()
    return stream.getvalue()


def _node(value: Any, indent: int, lead: int = 0, *, plain_styles: bool = True) -> yaml.Node:
    """The node of a value whose block lines start at column `indent`, its first line `lead` characters later."""
    if isinstance(value, dict | list) and value:
        if _is_flat(value):
            flow = _flow(value)
            if indent + lead + len(_serialize(flow)) - 1 <= LINE_WIDTH:
                return flow
        return _block(value, indent + 2, plain_styles=plain_styles)
    if isinstance(value, dict | list):
        return _flow(value)
    return _scalar(value, indent + lead, plain_styles=plain_styles)


def _is_flat(value: Any) -> bool:
    members = value.values() if isinstance(value, dict) else value
    if isinstance(value, list) and any(isinstance(m, dict) for m in value):
        return False
    return all(_is_flat(m) if isinstance(m, dict | list) else "\n" not in str(m) for m in members)


def _flow(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_scalar(k, 0), _flow(v)) for k, v in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
    if isinstance(value, list):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_flow(v) for v in value], flow_style=True)
    return _scalar(value, 0)


def _block(value: dict[str, Any] | list[Any], indent: int, *, plain_styles: bool) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [
            (_scalar(k, 0), _node(v, indent, len(str(k)) + 2, plain_styles=plain_styles)) for k, v in value.items()
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    items = [_node(v, indent, 2, plain_styles=plain_styles) for v in value]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=False)


_TAGS = {bool: "bool", int: "int", float: "float", date: "timestamp", type(None): "null"}


def _scalar(value: Any, column: int, *, plain_styles: bool = True) -> yaml.ScalarNode:
    if isinstance(value, str):
        return yaml.ScalarNode(
            "tag:yaml.org,2002:str", str(value), style=_style(value, column) if plain_styles else '"'
        )
    tag = "tag:yaml.org,2002:" + _TAGS[type(value)]
    return yaml.ScalarNode(tag, _plain(value))


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    text = str(value)  # YAML 1.1 knows a float by its point: 1e+20 would be text
    return text.replace("e", ".0e") if isinstance(value, float) and "." not in text else text


_ODD_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_FLOW_SAFE_ADDRESS = re.compile(r"https?://[\w./%=&~+-]*[\w/]", re.ASCII)
_FOLDABLE = re.compile(r"\S+(?: \S+)*")


def _style(text: str, column: int) -> str | None:
    if column + len(text) > LINE_WIDTH and column and _FOLDABLE.fullmatch(text):
        return ">"
    if "\n" in text and column and all(_FOLDABLE.fullmatch(line) for line in text.split("\n")):
        return "|"
    return None


class _Dumper(yaml.SafeDumper):
    """PyYAML's emitter with lists indented under their key, double quotes first, folding at LINE_WIDTH."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar)
        if _FLOW_SAFE_ADDRESS.fullmatch(scalar):  # PyYAML quotes every colon inside [] and {}
            analysis.allow_flow_plain = True
        return analysis

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        event = self.event
        if not isinstance(event, yaml.ScalarEvent):
            return style
        text = event.value
        if not style and str(event.tag).endswith(":str") and not isinstance(resolve(text), str):
            return '"'
        if style in {"", "'"} and _ODD_BREAK.search(text):
            return '"'
        return '"' if style == "'" and not re.search(r'["\\]', text) else style

    def write_folded(self, text: str) -> None:
        wide, self.best_width = self.best_width, LINE_WIDTH
        super().write_folded(text)
        self.best_width = wide
