"""The tone of a statement's words: for or against, turned round where a negation stands over them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from perilune.extract.stance.complements import Range
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.lexicon.words import cues, polarity
from perilune.model import Stance

_HEIGHT = 3
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})


def tones(content: tuple[Range, ...], reading: Reading) -> Iterator[str]:
    """One signal for each word that tells: 'tone for' or 'against'; 'deed' or 'matter' 'for' or 'against', maybe 'not'."""
    for start, end in content:
        for word in reading.words[start:end]:
            tone, deed = _tone(word), _deed(word)
            if not tone and not deed:
                continue
            turned = _is_negated(word, start, end)
            if tone:
                yield "tone for" if (tone > 0) != turned else "tone against"
            if deed:
                yield _name(word, deed, turned=turned)


def _name(word: Token, deed: int, *, turned: bool) -> str:
    what = "deed" if word.pos_ == "VERB" else "matter"
    return f"{what} {'for' if deed > 0 else 'against'}{' not' if turned else ''}"


def _tone(word: Token) -> int:
    form, lemma, table = word.lower_, lemma_of(word), polarity()
    if is_passing(word):
        return 0
    return (form in table.supports or lemma in table.supports) - (form in table.opposes or lemma in table.opposes)


def is_passing(word: Token) -> bool:
    """'the proposed cuts', 'responsible for the debris': in favour of nothing."""
    if word.dep_ == "amod" and word.tag_ == "VBN":
        return True
    return word.lower_ == "responsible" and any(child.lower_ == "for" for child in word.children)


def _deed(word: Token) -> int:
    """1 for verbs and nouns that stand in favour, -1 for those against, 0 for those that do both or neither."""
    if word.pos_ not in {"VERB", "NOUN"}:
        return 0
    stances = _sides(lemma_of(word), noun=word.pos_ == "NOUN")
    return (Stance.SUPPORTS in stances) - (Stance.OPPOSES in stances)


@cache
def _sides(lemma: str, *, noun: bool) -> frozenset[Stance | None]:
    if noun:
        return frozenset({cues().nouns.get(lemma)})
    return frozenset(frame.stance for frame in cues().verbs.get(lemma, ()))


def _is_negated(word: Token, start: int, end: int) -> bool:
    """Whether an odd number of negations stands with the word or with what it hangs on within its clause."""
    count, at = 0, word
    for _ in range(_HEIGHT):
        count += sum(1 for child in at.children if child != word and _negates(child))
        if at.dep_ in _OWN_CLAUSE or at.head == at or not start <= at.head.i < end:
            break
        at = at.head
    return count % 2 == 1


def _negates(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in polarity().negations
