"""Ministries, parliaments, forces and embassies named by common words behind a state: `the Russian Defence Ministry`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.lexicon import Lexicon

AMERICAN = {
    "defence": "defense",
    "centre": "center",
    "external affairs": "foreign",
    "foreign affairs": "foreign",
    "transportation": "transport",
    "economic": "economy",
}
_ALONE = frozenset({"Parliament", "Treasury"})
"""Written with a capital, they need no state beside them: it is the one spoken of."""
ATTRIBUTIVE = {"united-states": "U.S.", "united-kingdom": "British"}


def state_organs(doc: Doc, known: list[Sighting], lexicon: Lexicon) -> Iterator[Sighting]:
    """Organs of states, named as `{Demonym} {Organ}`; one without its state takes the state named last before it."""
    states = {s.tokens(doc).end: s for s in known if s.who.type is ActorType.STATE}
    opening, free = _opening(), 0
    for at in [token.i for token in doc if token.lower_ in opening]:
        found = (_ministry(doc, at) or _institution(doc, at)) if at >= free else None
        if found is None:
            continue
        first, last, label, needs_state = found
        free = last + 1
        owner = _owner(doc, first, states)
        if owner is not None:
            yield _sighting(doc, owner[0], last, f"{attribute(owner[1].who.id, lexicon)} {label}")
        elif (
            not needs_state
            and (previous := _state_before(known, doc[first].idx)) is not None
            and _could_own(previous, label)
        ):
            yield _sighting(doc, first, last, f"{attribute(previous.who.id, lexicon)} {label}")


@cache
def _opening() -> frozenset[str]:
    """Words with which an organ's name can begin."""
    words = load_vocabulary()
    pairs = (pair.partition("_")[0] for pair in words.two_word_institutions)
    return frozenset({"ministry", *words.ministry_topics, *pairs, *words.institutions})


def _ministry(doc: Doc, at: int) -> tuple[int, int, str, bool] | None:
    """First and last token of `Foreign Ministry`, `ministry of defence`..., and its plain label."""
    topics = load_vocabulary().ministry_topics
    lower = doc[at].text.lower()
    if lower == "ministry" and at + 2 < len(doc) and doc[at + 1].text.lower() in {"of", "for"}:
        end = at + 2 + (doc[at + 2].text.lower() == "the")
        words = []
        while end < len(doc) and doc[end].text.lower() in topics:
            words.append(doc[end].text.lower())
            end += 1
        while words and words[-1] in {"and", "of", "the"}:
            words.pop()
            end -= 1
        return (at, end - 1, _label(words), False) if words else None
    if lower in topics - {"and", "of", "the", "affairs"}:
        end = at
        while end + 1 < len(doc) and doc[end].text.lower() in topics:
            end += 1
        if end > at and doc[end].text.lower() == "ministry":
            return at, end, _label([doc[i].text.lower() for i in range(at, end)]), False
    return None


def _institution(doc: Doc, at: int) -> tuple[int, int, str, bool] | None:
    """`space agency`, `parliament`... in lower case or capitals; these need their state beside them."""
    words = load_vocabulary()
    lower = doc[at].text.lower()
    if at + 1 < len(doc) and f"{lower}_{doc[at + 1].text.lower()}" in words.two_word_institutions:
        label = f"{lower} {doc[at + 1].text.lower()}"
        alone = lower in {"presidential", "central"} and at > 0 and doc[at - 1].text.lower() == "the"
        return at, at + 1, label.title() if label.endswith(("court", "council")) else label, not alone
    if lower in words.institutions and doc[at].pos_ in {"NOUN", "PROPN"}:
        end = at
        if lower in {"embassy", "mission"}:
            if at + 2 < len(doc) and doc[at + 1].text in {"in", "to"} and doc[at + 2].text[0].isupper():
                end = at + 2
            elif lower == "mission":
                return None
        if doc[at].text in _ALONE and (at + 1 == len(doc) or not doc[at + 1].text[0].isupper()):
            return at, at, lower, False
        return at, end, doc[at : end + 1].text.lower() if end == at else f"{lower} {doc[at + 1 : end + 1].text}", True
    return None


def _label(topics: list[str]) -> str:
    text = " ".join(topics)
    for old, new in AMERICAN.items():
        text = text.replace(old, new)
    return f"{text.removesuffix(' affairs').title().replace(' And ', ' and ')} Ministry"


def _owner(doc: Doc, first: int, states: dict[int, Sighting]) -> tuple[int, Sighting] | None:
    """The state right before (`Russian`, `Russia's`) with the token where the whole name begins."""
    before = first
    if before > 0 and doc[before - 1].text in {"'s", "\u2019s", "'", "\u2019"}:
        before -= 1
    if before in states:
        return states[before].tokens(doc).start, states[before]
    return None


def _state_before(known: list[Sighting], place: int) -> Sighting | None:
    return next(
        (s for s in reversed(known) if s.end <= place and s.who.type is ActorType.STATE and s.how is not How.SEAT), None
    )


def _could_own(state: Sighting, label: str) -> bool:
    """Whether a state named before may be the one whose organ it is; the Congress of the United States is no parliament."""
    return not (label == "parliament" and state.who.id == "united-states")


def attribute(state: str, lexicon: Lexicon) -> str:
    """The adjective of a state, given by its id: `Russian`, `U.S.`."""
    entry = lexicon.by_id[state]
    return ATTRIBUTIVE.get(entry.id) or (entry.demonyms[0] if entry.demonyms else entry.name)


def _sighting(doc: Doc, first: int, last: int, name: str) -> Sighting:
    return Sighting(doc[first].idx, doc[last].idx + len(doc[last]), Who(slug(name), name, ActorType.BODY), How.NAME)


def branches(doc: Doc, known: list[Sighting]) -> Iterator[Sighting]:
    """Parts of known bodies in common words: `a Senate panel`, `the Defense Department's inspector general`."""
    for sighting in known:
        if sighting.who.type not in {ActorType.BODY, ActorType.IGO} or sighting.how is not How.NAME:
            continue
        span = sighting.tokens(doc)
        at = span.end + (span.end < len(doc) and doc[span.end].text in {"'s", "\u2019s"})
        at += (
            at + 1 < len(doc) and doc[at].pos_ in {"NOUN", "ADJ"} and doc[at + 1].text in {"committee", "subcommittee"}
        )
        last = next(
            (
                at + len(words) - 1
                for words in _BRANCHES
                if [t.text.lower() for t in doc[at : at + len(words)]] == list(words)
            ),
            None,
        )
        if last is not None:
            name = f"{sighting.who.name} {doc[at : last + 1].text}"
            yield Sighting(
                sighting.start, doc[last].idx + len(doc[last]), Who(slug(name), name, ActorType.BODY), How.NAME
            )


def parties(doc: Doc) -> Iterator[Sighting]:
    """Parties whose last word is common: `the Revival party`."""
    for token in doc:
        name = token.text.lower()
        if (
            name == "party"
            and token.is_lower
            and token.i > 0
            and doc[token.i - 1].pos_ == "PROPN"
            and doc[token.i - 1].is_title
        ):
            first = doc[token.i - 1]
            yield Sighting(
                first.idx, token.idx + len(token), Who(slug(first.text), first.text, ActorType.GROUP), How.RUN
            )


_BRANCHES = (
    ("inspector", "general"),
    ("advisory", "committee"),
    ("advisory", "panel"),
    ("panel",),
    ("committee",),
    ("subcommittee",),
    ("court",),
)
