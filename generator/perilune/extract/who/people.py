"""Persons that the base does not know: by given names, titles, apposition and the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perilune.extract.who.grammar import ORIGINS, stands_beside
from perilune.extract.who.runs import Part, head_types, is_capital
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_NAME = 5
_NO_NAME = re.compile(r"\d|^[RDI]-[A-Z]")  # 'R-Ala.' is a party and a state
_HYPHENATED = frozenset(  # `Ka-band`, `Dragon-class` are nobody's names
    {"band", "class", "type", "like", "style", "era", "level", "led", "run", "owned", "funded", "backed"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_SAYING = frozenset({",", '"', "\u201d", "\u2019", "'"})
_HOUSES = frozenset({"of", "at", "from"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})


def people(doc: Doc, stretches: list[list[Part]], taken: set[int]) -> Iterator[Sighting]:
    """Names of persons in tokens that are not `taken`: two or more words, or one behind `Mr`, `Judge`..."""
    lone = frozenset(ent.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) == 1)
    for parts in stretches:
        for first, last in _segments(doc, parts):
            found = _name(doc, first, last, taken)
            if found is not None and (_is_person(doc, *found) or _is_echoed(doc, *found, lone)):
                yield _sighting(doc, *found)


def is_title(token: Token) -> bool:
    """Whether the word is one that stands before a person's name or tells what the person is."""
    return token.text.lower().rstrip(".") in load_vocabulary().titles or token.text.lower() in load_vocabulary().titles


def _segments(doc: Doc, parts: list[Part]) -> Iterator[Part]:
    """The parts of a run, those that particles join as one (`Ursula` von der `Leyen`)."""
    particles = load_vocabulary().particles
    first, last = parts[0]
    for following in parts[1:]:
        if all(doc[i].text in particles | _HYPHENS for i in range(last + 1, following[0])):
            last = following[1]
        else:
            yield first, last
            first, last = following
    yield first, _past_particles(doc, last)


def _past_particles(doc: Doc, last: int) -> int:
    """The end of a name that goes on behind a particle which joins nothing else (`van Aerssen`)."""
    particles = load_vocabulary().particles
    onward = last + 1
    while onward < len(doc) and (doc[onward].text in particles or (onward > last + 1 and doc[onward].text in _HYPHENS)):
        onward += 1
    if onward == last + 1 or onward >= len(doc) or not is_capital(doc[onward]):
        return last
    while onward + 1 < len(doc) and is_capital(doc[onward + 1]) and not doc[onward + 1].is_sent_start:
        onward += 1
    return onward


def _with_tail(doc: Doc, last: int) -> int:
    """The end of a name whose last word goes on in lower case behind a hyphen (`Jang-soo`)."""
    tail = (
        last + 2 < len(doc)
        and f"-{doc[last + 2].text}" not in ORIGINS
        and doc[last + 2].text not in _HYPHENATED
        and doc[last + 1].text in _HYPHENS
        and doc[last + 2].is_lower
        and not doc[last].whitespace_
    )
    return (
        last + 2 if tail and not doc[last + 1].whitespace_ and len(doc[last]) > 1 and not doc[last].is_upper else last
    )


def _name(doc: Doc, first: int, last: int, taken: set[int]) -> Part | None:
    """The longest end of a segment that may be a name: no titles, nothing known; from the given name on, if there is one."""
    words = load_vocabulary()
    start = last + 1
    while start > first and start - 1 not in taken and (_may_be_name(doc[start - 1]) or _is_hyphened(doc, start - 1)):
        start -= 1
    while start <= last and (doc[start].text in _HYPHENS or doc[start].text in words.particles or _is_day(doc, start)):
        start += 1
    given = next((i for i in range(start + 1, last) if doc[i].text.lower() in words.given_names), None)
    if given is not None and doc[start].text.lower() not in words.given_names and not _initial(doc[start]):
        start = given
    if start > first and doc[start - 1].text.lower() in words.kept_titles and start <= last:
        start -= 1
    return (start, _with_tail(doc, last)) if start <= last and last - start < LONGEST_NAME + 2 else None


def _takes_floor(doc: Doc, first: int, last: int) -> bool:
    """`KHALED KHIARI, Assistant Secretary-General, said`, `ROBERT WOOD (United States)`: as minutes name who speaks."""
    name, after = doc[first : last + 1], doc[last + 1 : last + 2].text
    shouted = all(token.is_upper for token in name if token.is_alpha) and 2 <= len(name) <= LONGEST_NAME
    return shouted and bool(doc[first].is_sent_start) and after in {",", "("}


def _is_day(doc: Doc, at: int) -> bool:
    """`On Tuesday Seo Cheon-ho put a bill before the house`: the day is no part of the name."""
    return doc[at].lower_ in load_vocabulary().calendar and at > 0 and (doc[at - 1].pos_ in {"ADP", "NUM"})


def _is_hyphened(doc: Doc, at: int) -> bool:
    return at > 1 and doc[at - 1].text in _HYPHENS and is_capital(doc[at])


def _may_be_name(token: Token) -> bool:
    if token.text in _HYPHENS or token.text in load_vocabulary().particles:
        return True
    return token.text[0].isupper() and not is_title(token) and any(c.isalpha() for c in token.text)


def _initial(token: Token) -> bool:
    return len(token.text) <= 2 or (token.text.endswith(".") and len(token.text) <= 5)


def _is_person(doc: Doc, first: int, last: int) -> bool:
    words = load_vocabulary()
    name = doc[first : last + 1]
    kept = name[0].text.lower() in words.kept_titles
    is_firm = stands_beside(name, words.firms | words.societies) and not _bears_title(name.root)
    if is_firm and name[0].text.lower() not in words.given_names:
        return False
    spoken = [token for token in name if token.text not in _HYPHENS]
    if _NO_NAME.search(name.text):
        return False
    if any(token.text.isupper() and token.is_alpha and len(token) > 3 for token in spoken):
        return _takes_floor(doc, first, last)
    if len(spoken) == 1:
        return _honoured(doc, first)
    given = name[0].text.lower() in words.given_names or _initial(name[0])
    titled = kept or (first > 0 and is_title(doc[first - 1]) and doc[first - 1].ent_type_ != "ORG")
    if any(token.text.lower() in head_types() for token in spoken[1:]) and not given:
        return False
    by_model = sum(token.ent_type_ == "PERSON" for token in name) * 2 > len(name)
    by_model = by_model and not (first > 0 and doc[first - 1].text in {"at", "the"})
    return given or titled or (by_model and not _is_object_name(name[0])) or _described_as_person(doc, first, last)


def _is_echoed(doc: Doc, first: int, last: int, lone: frozenset[str]) -> bool:
    """Whether a name of two words goes on as a person's surname elsewhere: `sued Marwan Haddad ... Haddad denies it`."""
    name = doc[first : last + 1]
    known = any(token.text.lower() in head_types() for token in name)
    plain = len(name) == 2 and all(token.is_alpha and token.is_title for token in name)
    return plain and not known and name[1].text in lone and name[0].text not in lone


def _is_object_name(token: Token) -> bool:
    """Whether the words follow an article, as names of craft do and those of persons don't (`the Deorbit Vehicle`)."""
    return (
        any(child.dep_ == "det" for child in token.head.children)
        and token.head.pos_ == "PROPN"
        and token.dep_ == "compound"
    )


def _bears_title(name: Token) -> bool:
    """`X, the digital affairs minister,`."""
    return any(child.dep_ == "appos" and child.pos_ == "NOUN" and is_title(child) for child in name.children)


def _described_as_person(doc: Doc, first: int, last: int) -> bool:
    """`X, who ...`, `X of the Meridian Institute, who ...`, `X, 71,`, `X, a lawyer at ...`, `the commissioner, X`."""
    if _has_relative(doc[first : last + 1].root) or _speaks_for_house(doc, first, last):
        return True
    after = doc[last + 1 : last + 4]
    if len(after) > 1 and after[0].text == ",":
        if after[1].text.lower() in {"who", "whose"}:
            return True
        if after[1].like_num and len(after[1].text) == 2 and len(after) > 2 and after[2].text == ",":
            return True
        if after[1].lower_ in _ARTICLES and _ends_in_title(after[1]):
            return True
    words = load_vocabulary()
    people_nouns = words.titles | words.unnamed
    root = doc[first : last + 1].root
    beside = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        beside.append(root.head)
        if root.head.dep_ == "pobj":  # `the governor of Neuquén, X,`
            beside.append(root.head.head.head)
    return any(noun.text.lower() in people_nouns for noun in beside)


def _speaks_for_house(doc: Doc, first: int, last: int) -> bool:
    """`"..." said X of Starlink India`: whoever speaks and is of somewhere."""
    if first < 2 or last + 2 >= len(doc) or last == first:
        return False
    return (
        doc[first - 1].lower_ in {"said", "says"}
        and doc[first - 2].text in _BEFORE_SAYING
        and doc[last + 1].lower_ in _HOUSES
        and is_capital(doc[last + 2])
    )


def _ends_in_title(article: Token) -> bool:
    """`X, the State Department spokesman told...`: set apart, though the parser took the spokesman for the subject."""
    noun = article.head
    return noun.i > article.i and noun.pos_ == "NOUN" and is_title(noun) and noun.i - article.i <= LONGEST_NAME


def _has_relative(name: Token) -> bool:
    """Whether a clause behind the name, or behind the house that it is of, begins with `who`."""
    heads = [
        name,
        *(noun for of in name.children if of.lower_ in _HOUSES for noun in of.children if noun.dep_ == "pobj"),
    ]
    clauses = (child for head in heads for child in head.children if child.dep_ == "relcl")
    return any(word.lower_ in {"who", "whose"} for clause in clauses for word in clause.lefts)


def _honoured(doc: Doc, at: int) -> bool:
    """Whether `Mr`, `Ms`, `Judge`... stands right before a single word."""
    if at == 0 or not doc[at].is_alpha or doc[at].text.lower() in head_types():
        return False
    before = doc[at - 1]
    return (
        is_capital(before)
        and is_title(before)
        and not before.is_sent_end
        and doc[at].ent_type_ != "ORG"
        and before.text.lower().rstrip(".") in load_vocabulary().honorifics
    )


def _sighting(doc: Doc, first: int, last: int) -> Sighting:
    name = " ".join(doc[first : last + 1].text.split())
    name = name.title() if name.isupper() else name
    return Sighting(doc[first].idx, doc[last].idx + len(doc[last]), Who(slug(name), name, ActorType.PERSON), How.MODEL)
