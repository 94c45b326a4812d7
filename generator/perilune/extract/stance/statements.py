"""What an attributed statement is, before anybody is named."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from perilune.extract.stance.complements import Range
from perilune.model import PositionKind, Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement, view or deed; ranges are of tokens."""

    cue: Token
    source: Token | None
    content: tuple[Range, ...]
    kind: PositionKind
    stance: Stance | None
    """None: the content decides."""
    negated: bool = False
    frame: str = ""
