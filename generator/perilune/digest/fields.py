"""The model's field reference as a page prints it."""

from __future__ import annotations

from perilune.digest.views import FieldRow, Piece
from perilune.schema import field_reference


def field_rows() -> tuple[FieldRow, ...]:
    """Every field of a briefing file, in the file's order."""
    return tuple(FieldRow(f.path, f.form, f.required, _pieces(f.description)) for f in field_reference())


def _pieces(text: str) -> tuple[Piece, ...]:
    """A description cut at its backticks: what stands between two of them is code."""
    return tuple(Piece(part, is_code=i % 2 == 1) for i, part in enumerate(text.split("`")) if part)
