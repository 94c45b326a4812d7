"""Who says it, set behind what is said without the parser's leave: '..., the agency's head, X, announced Tuesday.'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.lexicon.words import cues
from perilune.model import ActorType, PositionKind

_POSTS = frozenset(
    {"officer", "chief", "director", "minister", "chairman", "chairwoman", "president", "head", "secretary"}
)
_LONGEST = 8
_LEAST = 4
_DEED = frozenset({"announce", "confirm", "declare", "disclose", "reveal"})


@dataclass(frozen=True, slots=True)
class Trailing:
    """The end of a sentence that only tells who says the rest of it."""

    verb: Token
    source: Token
    start: int
    """The token of the comma before it."""


def by_trailing(reading: Reading) -> Iterator[Statement]:
    """A verb of saying near the end of the sentence, a name between commas before it, and no subject of its own."""
    for verb in reading.prose:
        found = trailing(verb, reading)
        if found is not None:
            content = ((verb.sent.start, found.start),)
            yield Statement(verb, found.source, content, PositionKind.REPORTED, None, frame="statement")


def cut(words: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """The words without what only tells who says them, or who does what follows."""
    found = behind(words[0], reading) if words else None
    end = _next_subject(words, reading)
    kept = words if end is None else tuple(word for word in words if word.i < end)
    return kept if found is None else tuple(word for word in kept if word.i < found.start)


def _next_subject(words: tuple[Token, ...], reading: Reading) -> int | None:
    """Where in 'progress on a jet, the chief of X, Y, has said' the subject of the rest begins; None where nowhere."""
    inside = {word.i for word in words}
    for word in words:
        thing = word.head
        if word.dep_ not in {"appos", "conj"} or thing.i not in inside or not _is_somebody(word, reading):
            continue
        comma = word.left_edge.i - 1 - (word.dep_ == "conj")
        if thing.pos_ == "NOUN" and not _is_somebody(thing, reading) and reading.words[comma].text == ",":
            return comma
    return None


def _is_somebody(word: Token, reading: Reading) -> bool:
    named = reading.named(word)
    return lemma_of(word) in _POSTS or (named is not None and named.type is ActorType.PERSON)


def behind(word: Token, reading: Reading) -> Trailing | None:
    """What tells at the end of the word's sentence who says it."""
    later = reading.words[word.i : word.sent.end]
    return next((found for verb in later if (found := trailing(verb, reading)) is not None), None)


def trailing(verb: Token, reading: Reading) -> Trailing | None:
    """What stands between the last comma but one and the end of the sentence, if it is somebody's name and this verb."""
    if verb.tag_ not in {"VBD", "VBZ"} or not _is_telling(verb) or reading.is_quoted(verb):
        return None
    if any(child.dep_ in clauses.SUBJECTS for child in verb.children) or verb.sent.end - verb.i > _LONGEST:
        return None
    if verb.i < 2 or reading.words[verb.i - 1].text != ",":
        return None
    mention = reading.named_at.get(verb.i - 2)
    if mention is None or mention.start < 2 or reading.words[mention.start - 1].text != ",":
        return None
    start = _start(mention.start - 1, verb, reading)
    source = reading.doc[mention.start : mention.end].root
    return Trailing(verb, source, start) if start - verb.sent.start >= _LEAST else None


def is_announced(found: Trailing) -> bool:
    """Whether what stands before it is told as done, not as somebody's claim."""
    return lemma_of(found.verb) in _DEED


def _is_telling(verb: Token) -> bool:
    frames = cues().verbs.get(lemma_of(verb), ())
    return any(frame.name == "statement" for frame in frames) or lemma_of(verb) in _DEED


def _start(comma: int, verb: Token, reading: Reading) -> int:
    """The comma before the role that stands before the name, or the one before the name."""
    role = reading.words[comma - 1]
    first = role.left_edge.i
    before = reading.words[first - 1]
    return before.i if role.pos_ == "NOUN" and first > verb.sent.start and before.text == "," else comma
