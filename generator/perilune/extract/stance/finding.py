"""Where the article attributes something to somebody: all forms together, in order.

Each finder knows one form and yields `Statement`s; where two claim the same cue the first wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from perilune.extract.stance.colons import by_colon
from perilune.extract.stance.inverted import by_any_verb, by_inversion, by_misread_aside
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.nominal import by_according, by_adjective, by_noun, by_side, by_standpoint, by_view
from perilune.extract.stance.quotations import Quotation
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.extract.stance.trailing import by_trailing
from perilune.extract.stance.verbal import by_misread_verb, by_phrase, by_verb
from perilune.lexicon.words import polarity
from perilune.model import PositionKind

_LEAST = 5
_FEW = 4
_TIMES = frozenset({"when", "after", "before", "since"})
_REPORTED = PositionKind.REPORTED


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """All statements in order of their cues, at most one per cue."""
    found: dict[int, Statement] = {}
    for finder in _FINDERS:
        for statement in finder(reading):
            found.setdefault(statement.cue.i, statement)
    told = _stated(tuple(found[i] for i in sorted(found)))
    more = (*_continued(reading, told), *_echoed(reading, told))
    return tuple(sorted((*told, *more), key=lambda statement: statement.cue.i))


def _stated(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Without the deeds that somebody only says were done: 'X claimed that Y had tested a weapon' tells of X alone.

    What is announced or confirmed is done.
    """
    sure = polarity().cues["announcement"]
    claims = [
        one for one in found if one.kind is _REPORTED and one.source is not None and lemma_of(one.cue) not in sure
    ]
    return tuple(
        one
        for one in found
        if (one.kind is _REPORTED and not _is_told_of(one)) or not any(_tells(claim, one) for claim in claims)
    )


def _is_told_of(one: Statement) -> bool:
    """'Its true intention: weapons in space', 'its aim is a ban': what somebody wants, told outright by another."""
    at = one.cue.i + 1
    between = one.cue.doc[at : one.content[0][0]] if one.content else one.cue.doc[at:at]
    return one.frame == "noun" and any(word.text == ":" or word.lemma_ == "be" for word in between)


def _tells(claim: Statement, deed: Statement) -> bool:
    inside = any(start <= deed.cue.i < end for start, end in claim.content)
    return claim.frame != "will" and inside and not _is_presupposed(deed.cue)


def _is_presupposed(verb: Token) -> bool:
    """'the accords, which Japan signed', 'when it gave the command to Colorado': told as known, not as claimed."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ == "advcl" and any(child.lower_ in _TIMES and child.i < verb.i for child in verb.children)


def _continued(reading: Reading, told: tuple[Statement, ...]) -> Iterator[Statement]:
    """Quoted sentences without a cue of their own.

    They belong to whom the rest of the quotation belongs to, or else to whoever was quoted last, in this paragraph
    or the one before.
    """
    said = [statement for statement in told if statement.kind is _REPORTED and statement.source is not None]
    cued = {statement.cue.sent.start for statement in told if statement.kind is _REPORTED}
    for quotation in reading.quotations:
        for start, end in _sentences(quotation, reading):
            if end - start < _FEW or reading.words[start].sent.start in cued:
                continue
            speaker = _owner(quotation, said) or _last_speaker(quotation, said, reading)
            if speaker is not None:
                yield Statement(
                    reading.words[start], speaker.source, ((start, end),), _REPORTED, None, frame="continued"
                )


def _sentences(quotation: Quotation, reading: Reading) -> Iterator[tuple[int, int]]:
    """The parts of a quotation that stand in different sentences."""
    if quotation.words < _LEAST:
        return
    start = quotation.start
    while start < quotation.end:
        end = min(quotation.end, reading.words[start].sent.end)
        yield start, end
        start = end


def _owner(quotation: Quotation, said: list[Statement]) -> Statement | None:
    """Whose statement the quotation is a part of."""
    return next(
        (one for one in said if any(start < quotation.end and quotation.start < end for start, end in one.content)),
        None,
    )


def _echoed(reading: Reading, told: tuple[Statement, ...]) -> Iterator[Statement]:
    """'..., and so did X', '..., as did X': X does what was told just before."""
    for word in reading.prose:
        if word.lemma_ != "do" or reading.is_quoted(word):
            continue
        source = next((child for child in word.children if child.dep_ == "nsubj"), None)
        echoes = any(child.lower_ in {"so", "as", "too", "likewise"} for child in word.children)
        before = [statement for statement in told if word.sent.start <= statement.cue.i < word.i]
        if source is not None and echoes and before:
            last = before[-1]
            yield replace(last, source=source)


def _last_speaker(quotation: Quotation, said: list[Statement], reading: Reading) -> Statement | None:
    paragraph = reading.paragraph_at[quotation.start]
    before = [statement for statement in said if statement.cue.i < quotation.start]
    if before and paragraph - reading.paragraph_at[before[-1].cue.i] <= 1:
        return before[-1]
    after = [s for s in said if s.cue.i >= quotation.end and reading.paragraph_at[s.cue.i] == paragraph]
    return after[0] if after else None


_FINDERS: tuple[Callable[[Reading], Iterator[Statement]], ...] = (
    by_trailing,
    by_phrase,
    by_inversion,
    by_verb,
    by_any_verb,
    by_misread_aside,
    by_misread_verb,
    by_according,
    by_view,
    by_adjective,
    by_side,
    by_standpoint,
    by_noun,
    by_colon,
)
