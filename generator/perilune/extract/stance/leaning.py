"""For or against: the stance that a statement shows, told by a few named signals.

Each signal is a plain question asked of the statement (does its verb take sides, whose doing is it
about, does it hold words of blame...). How far each speaks for a stance is a table of weights,
`stances.yml`, fitted once on labelled articles by multinomial logistic regression; the stance with
the greatest sum wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.extract.stance.tone import is_passing, tones
from perilune.findings import FoundActor
from perilune.lexicon.words import polarity
from perilune.model import PositionKind, Stance

_OWN = frozenset({"we", "i", "our", "us", "my"})
_SELF = frozenset({"he", "she", "it", "they", "its", "his", "her", "their"})
_PLAIN = frozenset({"accusation", "praise"})
_TURNED = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS, Stance.NEUTRAL: Stance.NEUTRAL}
_MOST = 2
_OFTEN = 3
_QUARTERS = 4


def leaning(statement: Statement, kind: PositionKind, holder: FoundActor | None, reading: Reading) -> Stance:
    """The holder's stance: a deed, an accusation or praise tells by itself, all else by its signals."""
    told = settled(statement, kind)
    if told is not None:
        return told
    found = signals(statement, kind, holder, reading)
    sums = {
        stance: sum(weights.get(name, 0.0) * count for name, count in found.items())
        for stance, weights in polarity().weights.items()
    }
    return max(sums, key=lambda stance: sums[stance])


def settled(statement: Statement, kind: PositionKind) -> Stance | None:
    """The stance that a deed, an accusation or praise tells by itself."""
    if statement.stance is None or (kind is not PositionKind.ACTED and statement.frame not in _PLAIN):
        return None
    return _TURNED[statement.stance] if statement.negated else statement.stance


def signals(statement: Statement, kind: PositionKind, holder: FoundActor | None, reading: Reading) -> Counter[str]:
    """How often each signal is there."""
    words = [word for start, end in statement.content for word in reading.words[start:end]]
    found: Counter[str] = Counter(("always",))
    found.update(_of_content(statement.content, reading))
    found.update(_of_cue(statement, kind))
    found.update(_of_subject(statement, holder, reading))
    found[f"quarter {1 + _QUARTERS * statement.cue.i // len(reading.words)} of the article"] += 1
    if holder is not None:
        found[f"holder {holder.type}"] += 1
    if any(actor is not None and actor != holder for actor in map(reading.named, words)):
        found["names another"] += 1
    return Counter(
        {name: min(count, _MOST if name == "negation" else _OFTEN) for name, count in found.items() if count}
    )


@lru_cache(maxsize=256)
def _of_content(content: tuple[Range, ...], reading: Reading) -> tuple[str, ...]:
    """What the words tell, whoever holds it; remembered, since each holder and each quarrel asks anew."""
    words = [word for start, end in content for word in reading.words[start:end]]
    return (*_of_words(words), *tones(content, reading))


def _of_words(words: list[Token]) -> Iterator[str]:
    table = polarity()
    for word in words:
        form, lemma = word.lower_, lemma_of(word)
        if form in table.negations or lemma in table.negations:
            yield "negation"
        elif form in table.opposes or lemma in table.opposes:
            yield "word against"
        elif (form in table.supports or lemma in table.supports) and not is_passing(word):
            yield "word in favour"
        for name, group in table.signals.items():
            if form in group or lemma in group:
                yield name
        if word.like_num:
            yield "number"


def _of_cue(statement: Statement, kind: PositionKind) -> Iterator[str]:
    yield f"kind {kind}"
    stance = statement.stance
    if stance is not None:
        yield f"verb not {stance}" if statement.negated else f"verb {stance}"
    elif statement.negated:
        yield "verb negated"
    yield f"frame {statement.frame}"
    for name, group in polarity().cues.items():
        if lemma_of(statement.cue) in group:
            yield f"cue {name}"


def _of_subject(statement: Statement, holder: FoundActor | None, reading: Reading) -> Iterator[str]:
    """Whose doing the content tells of: the holder's own, another actor's, or nobody's."""
    for start, end in statement.content[:1]:
        for word in reading.words[start:end]:
            if word.dep_ not in clauses.SUBJECTS:
                continue
            named = reading.named(word)
            if word.lower_ in _OWN:
                yield "about us"
            elif word.lower_ in _SELF:
                yield "about somebody before"
            elif named is not None:
                own = holder is not None and named.id in {holder.id, holder.spoken_for}
                yield "about itself" if own else "about another"
            else:
                yield "about a thing"
            return
