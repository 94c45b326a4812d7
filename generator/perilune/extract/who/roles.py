"""What a person is, in the article's words, and whom the person speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perilune.extract.who.people import is_title
from perilune.extract.who.sighting import How
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from perilune.extract.who.cast import Cast, Member

MAX_ROLE_WORDS = 9
_LEADS = frozenset({"head", "lead", "chair", "run", "direct", "represent", "oversee"})
_MERE_ADDRESS = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady"})


class Role(NamedTuple):
    """A role in the words of the article, and the id of the state or organisation it belongs to."""

    text: str | None = None
    spoken_for: str | None = None


def role_of(doc: Doc, cast: Cast, member: Member) -> Role:
    """The first role that the article gives a person: `NASA administrator`, `a spokesman for the ministry`."""
    if member.who.type is not ActorType.PERSON:
        return Role()
    text, house = None, None
    for sighting in sorted(member.sightings, key=lambda s: s.start):
        if sighting.how is How.NOUN:
            continue
        span = sighting.tokens(doc)
        for words in _role_spans(doc, span):
            text = text or _plain(words)
            house = house or _house(words, cast, member)
        house = house or _led(span, cast, member)
    return Role(text, house)


def _role_spans(doc: Doc, name: Span) -> Iterator[Span]:
    """The title before a name and the apposition behind it."""
    start = name.start
    while start > 0 and _belongs_to_title(doc, start - 1, name.start):
        start -= 1
    while start < name.start and doc[start].text in {"of", "for", "'s", "\u2019s"}:
        start += 1
    if start < name.start and any(
        is_title(token) and token.text.lower().rstrip(".") not in _MERE_ADDRESS for token in doc[start : name.start]
    ):
        yield doc[start : _without_rank(doc, start, name.start)]
    head = name.root.head
    if name.root.dep_ == "appos" and head.i < name.start and _is_role_noun(head) and doc[name.start - 1].text == ",":
        yield doc[head.left_edge.i : name.start - 1]
    for child in name.root.children:
        if child.dep_ == "appos" and child.i > name.root.i and _is_role_noun(child) and doc[name.end].text == ",":
            stop = next(
                (i for i in range(child.i, child.right_edge.i + 1) if doc[i].text in {",", ";", "(", "\u2014"}),
                child.right_edge.i + 1,
            )
            yield doc[child.left_edge.i : stop]


def _without_rank(doc: Doc, start: int, end: int) -> int:
    """The end of a title without the abbreviated rank behind it (`Chief of Space Operations` Gen.)."""
    return end - 1 if end - start > 1 and doc[end - 1].text.endswith(".") and doc[end - 1].text != "U.S." else end


def _belongs_to_title(doc: Doc, at: int, name_start: int) -> bool:
    token = doc[at]
    if token.is_punct or token.is_space or token.is_sent_end or name_start - at > MAX_ROLE_WORDS:
        return False
    if token.text == "the":
        return at > 0 and doc[at - 1].text in {"of", "for"}
    return (
        is_title(token)
        or token.text[0].isupper()
        or token.text in {"'s", "\u2019s", "of", "for"}
        or (token.dep_ in {"compound", "amod"} and token.pos_ != "DET")
    )


def _is_role_noun(token: Token) -> bool:
    return is_title(token) or token.text.lower() in load_vocabulary().unnamed


def _plain(words: Span) -> str | None:
    """The role without its article; None where it runs too long to be one."""
    tokens = [
        token
        for token in words
        if not (token.i == words.start and token.text.lower() in {"a", "an", "the", "its", "his", "her", "their"})
    ]
    text = " ".join("".join(token.text_with_ws for token in tokens).split())
    abbreviated = len(tokens) == 1 and (text.endswith(".") or text == "Vice")
    return text if 0 < len(tokens) <= MAX_ROLE_WORDS and not abbreviated else None


def _house(words: Span, cast: Cast, member: Member) -> str | None:
    """The organisation or state that a role names."""
    owners = (cast.owner.get(token.i) for token in words)
    return next(
        (
            who.id
            for who in owners
            if who and who.id != member.who.id and who.type not in {None, ActorType.PERSON, ActorType.MEDIA}
        ),
        None,
    )


def _led(name: Span, cast: Cast, member: Member) -> str | None:
    """What the person heads or belongs to: `X, who chairs the Forum`, `X of the Forum`, `the Forum's X`."""
    for child in name.root.children:
        belongs = (
            [child]
            if child.dep_ == "poss"
            else [c for c in child.children if c.dep_ == "pobj" and child.text in {"of", "at", "from", "with"}]
        )
        for thing in belongs:
            who = cast.owner.get(thing.i)
            if (
                who
                and who.id != member.who.id
                and who.type not in {None, ActorType.PERSON, ActorType.MEDIA, ActorType.STATE}
            ):
                return who.id
    for clause in name.root.children:
        if clause.dep_ == "relcl" and clause.lemma_.lower() in _LEADS:
            for thing in clause.children:
                who = cast.owner.get(thing.i)
                if thing.dep_ == "dobj" and who and who.id != member.who.id and who.type is not None:
                    return who.id
    return None
