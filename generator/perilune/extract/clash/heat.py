"""How likely each sentence is to tell of a clash, whoever clashes: plain signs of its words, weighed by a fitted table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from perilune.extract.clash.hostility import is_hostile
from perilune.extract.clash.scene import Scene
from perilune.lexicon.words import clashes, polarity
from perilune.model import Stance

_NOT = frozenset({"no", "never", "nobody", "nothing", "without", "nor"})
_FIRST = 3
_PER_WORDS = 100
Signs = Counter[str]


@dataclass(slots=True)
class _Counts:
    """What a sentence holds."""

    signs: dict[str, float]
    foremost: int
    words: int


def heats(scene: Scene) -> list[float]:
    """For every sentence the logarithm of the odds that it tells of a clash."""
    weights = clashes().weights["heat"]
    return [sum(weights.get(name, 0.0) * value for name, value in signs.items()) for signs in heat_signs(scene)]


def heat_signs(scene: Scene) -> list[dict[str, float]]:
    """For every sentence, its signs."""
    counts = [_counted(sentence, scene) for sentence in scene.sentences]
    for at, one in enumerate(scene.heard):
        if one.holders:
            signs = counts[scene.number[one.statement.cue.i]].signs
            signs["hostile"] = max(signs.get("hostile", 0.0), float(is_hostile(one.statement)))
            signs["opposes"] = max(signs.get("opposes", 0.0), float(scene.stance(at) is Stance.OPPOSES))
    foremost, words = sum(one.foremost for one in counts), sum(one.words for one in counts)
    for n, here in enumerate(counts):
        here.signs["later"] = n / len(counts)
        here.signs["at the top"] = float(n < _FIRST)
        here.signs["before it"] = min(2.0, counts[n - 1].foremost if n else 0)
        here.signs["after it"] = min(2.0, counts[n + 1].foremost if n + 1 < len(counts) else 0)
        here.signs["elsewhere"] = min(6.0, _PER_WORDS * (foremost - here.foremost) / max(1, words))
    return [one.signs for one in counts]


def _counted(sentence: Tokens, scene: Scene) -> _Counts:
    tokens = scene.reading.words[sentence.start : sentence.end]
    pairs = [(token.lower_, token.lemma_.lower()) for token in tokens]
    lemmas = [lemma for token, (_, lemma) in zip(tokens, pairs, strict=True) if token.is_alpha]
    forms = {*lemmas, *(form for form, _ in pairs)}
    hard = polarity().opposes
    foremost = len(forms & clashes().foremost)
    named = {actor.id for token in tokens if (actor := scene.reading.named(token)) is not None}
    against = sum(form in hard or lemma in hard for form, lemma in pairs)
    negations = sum(form in _NOT or token.dep_ == "neg" for token, (form, _) in zip(tokens, pairs, strict=True))
    return _Counts(
        signs={
            "always": 1.0,
            "fighting": min(4.0, len(forms & clashes().fighting)),
            "foremost": min(3.0, foremost),
            "against": min(3.0, against),
            "length": min(3.0, len(lemmas) / 15),
            "negation": min(2.0, negations),
            "contrast": float(bool(forms & clashes().contrasts)),
            "not yet": min(2.0, len(forms & (polarity().signals["future"] | polarity().signals["would"]))),
            "named": min(4.0, len(named)),
        },
        foremost=foremost,
        words=len(lemmas),
    )
