"""Names given in full once and shortened afterwards: surnames, acronyms, first and last words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from perilune.extract.who.runs import is_capital
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from perilune.extract.who.cast import Cast

_BRACKET = re.compile(
    r"(?:'s|\u2019s)?[\"'\u201d\u2019]? ?\((?:the |or )?[\"\u201c]?(?P<short>[A-Z][\w&.-]{1,11})[\"\u201d]?[,;)]"
)
_OPENING = re.compile(r"[\"'\u201d\u2019]?\s\((?:the )?")
_WITH_ACRONYMS = frozenset({ActorType.BODY, ActorType.IGO, ActorType.GROUP, ActorType.COMPANY})
_UNSURE = frozenset({How.RUN, How.MODEL})
_MIN_FIRST_WORD = 4


def short_forms(text: str, named: list[Sighting]) -> dict[str, Who]:
    """The shortened forms that an article's full names allow, each for the first who claims it."""
    forms: dict[str, Who] = {}
    for sighting in named:
        if sighting.who.type is not None and sighting.how not in {How.SEAT, How.DEMONYM}:
            for short in _shorts(text, sighting):
                forms.setdefault(short, sighting.who)
            if sighting.how is How.MODEL and " " not in sighting.who.name:
                forms.setdefault(sighting.who.name, sighting.who)
    return forms


def in_full(sighting: Sighting, forms: dict[str, Who], longer: dict[str, Who]) -> Sighting:
    """The same place for the actor that a lone surname or the end of a longer name means."""
    if sighting.how not in _UNSURE:
        return sighting
    name = sighting.who.name
    who = forms.get(name) or longer.get(name) or forms.get(name.replace("-", ""))
    if who is None or who.id == sighting.who.id:
        return sighting
    return Sighting(sighting.start, sighting.end, who, How.SHORT)


def without_form_words(text: str, headed: list[Sighting]) -> Iterator[Sighting]:
    """Places that name a firm without the word for what it is: `Gulf Apex` of `Gulf Apex Technologies`."""
    whole = {s.who.name: s.who for s in headed if s.who.type is ActorType.COMPANY and len(s.who.name.split()) > 2}
    for name, who in whole.items():
        short = re.escape(name.rsplit(" ", 1)[0]).replace("\\ ", r"\s")
        for match in re.finditer(rf"\b{short}\b", text):
            yield Sighting(match.start(), match.end(), who, How.RUN)


def by_known_acronym(text: str, named: list[Sighting]) -> list[Sighting]:
    """The same places, an unknown full name being whom the known acronym in brackets behind it means."""
    ordered = sorted(named, key=lambda s: s.start)
    meant = {
        full.who.id: short.who
        for full, short in pairwise(ordered)
        if full.how is How.RUN
        and short.how is How.NAME
        and full.who.type is not None
        and short.who.type in _WITH_ACRONYMS
        and _OPENING.fullmatch(text[full.end : short.start])
        and text[short.end : short.end + 1] == ")"
    }
    return [Sighting(s.start, s.end, meant.get(s.who.id, s.who), s.how) for s in named]


def ends_of_names(named: list[Sighting]) -> dict[str, Who]:
    """The ends of two words and more of institutions' names: `Land Court` of `Scottish Land Court`."""
    ends: dict[str, Who] = {}
    for sighting in named:
        words = sighting.who.name.split()
        if sighting.who.type not in {None, ActorType.PERSON} and sighting.how in {How.NAME, How.RUN}:
            for cut in range(1, len(words) - 1):
                ends.setdefault(" ".join(words[cut:]), sighting.who)
    return ends


def add_shortened(doc: Doc, cast: Cast, forms: dict[str, Who]) -> None:
    """Shortened forms that stand alone, in words that nobody has taken."""
    for token in doc:
        if token.i not in cast.owner and is_capital(token) and (who := forms.get(token.text)) is not None:
            cast.add(Sighting(token.idx, token.idx + len(token), who, How.SHORT))


def _shorts(text: str, sighting: Sighting) -> Iterator[str]:
    """Forms by which the text may go on to call the actor named here."""
    who = sighting.who
    words = who.name.split()
    if who.type is ActorType.PERSON:
        if len(words) > 1:
            yield surname(words)
            yield words[-1]
            if words[0].lower() not in load_vocabulary().given_names and len(words[0]) > 1 and words[0].isalpha():
                yield words[0]
        return
    if bracket := _BRACKET.match(text, sighting.end):
        yield bracket["short"]
    if (
        who.type is ActorType.COMPANY
        and len(words) > 1
        and len(words[0]) >= _MIN_FIRST_WORD
        and sighting.how is not How.NAME
    ):
        yield words[0]


def surname(words: list[str]) -> str:
    """The last word of a person's name, or what begins at its particle (`von der Leyen`)."""
    particles = load_vocabulary().particles
    first = next((i for i, word in enumerate(words[1:-1], 1) if word.lower() in particles), len(words) - 1)
    return " ".join(words[first:])
