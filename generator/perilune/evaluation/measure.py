"""One article's briefing against its gold answer.

actors     the same canonical actor: a name or alias in common, case and 'the' folded
positions  the same holder, and the evidence lies in the sentence of the gold anchor
           (positions_stance: also the same stance)
dates      the words overlap the gold expression and the value is equal or covers half of the same days
           (recall over key dates, precision over all gold dates)
disputes   two parties in common, and the evidence lies in the sentence of a gold anchor

Matching is one to one, greedy, best pair first. A quotation of more than 80 words is no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from perilune.evaluation.folding import ArticleText, Range, fold, name_key, same_value

Row = dict[str, Any]
MOST_WORDS_OF_EVIDENCE = 80
LEAST_OVERLAP = 8
"""Evidence must share more than this many characters with the gold sentence."""


class Tally(NamedTuple):
    """Counts that add up over articles."""

    right: int
    gold: int
    predicted: int

    def plus(self, other: Tally) -> Tally:
        """The counts of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """An article's tallies by measure, and what was missed or wrong, in words."""

    tallies: dict[str, Tally]
    misses: dict[str, list[str]]


def score(gold: Row, predicted: Row, raw: str) -> Score:
    """Measure a briefing (as plain values) against a gold answer on the article's text as found."""
    comparison = _Comparison(gold, predicted, ArticleText(raw))
    tallies: dict[str, Tally] = {}
    misses: dict[str, list[str]] = {}
    for part in (comparison.actors, comparison.positions, comparison.dates, comparison.disputes):
        part(tallies, misses)
    return Score(tallies, misses)


Pairs = dict[int, int]
"""Index of the gold row -> index of the predicted row."""


def _pair(gold: Sequence[Any], predicted: Sequence[Any], worth: Callable[[int, int], float]) -> Pairs:
    candidates = [(worth(i, j), i, j) for i in range(len(gold)) for j in range(len(predicted))]
    paired: Pairs = {}
    for value, i, j in sorted(candidates, key=lambda c: -c[0]):
        if value > 0 and i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def _most(overlaps: Iterable[int]) -> int:
    return max(overlaps, default=0)


class _Comparison:
    """A gold answer and a briefing, with the names and places of both."""

    def __init__(self, gold: Row, predicted: Row, text: ArticleText) -> None:
        self.gold, self.predicted, self.text = gold, predicted, text
        self.gold_names = [_names(a) for a in _rows(gold, "actors")]
        self.predicted_names = [_names(a) for a in _rows(predicted, "actors")]
        self.actor_pairs = _pair(self.gold_names, self.predicted_names, self._actor_worth)
        self.number_of_id = {str(a.get("id")): j for j, a in enumerate(_rows(predicted, "actors"))}

    def _actor_worth(self, i: int, j: int) -> float:
        same = name_key(_rows(self.gold, "actors")[i].get("name")) == name_key(
            _rows(self.predicted, "actors")[j].get("name")
        )
        return 2 * same + len(self.gold_names[i] & self.predicted_names[j])

    def actors(self, tallies: dict[str, Tally], misses: dict[str, list[str]]) -> None:
        gold, predicted, paired = _rows(self.gold, "actors"), _rows(self.predicted, "actors"), self.actor_pairs
        major = [i for i, actor in enumerate(gold) if actor.get("salience") == "major"]
        same_type = sum(gold[i].get("type") == predicted[j].get("type") for i, j in paired.items())
        found = sum(i in paired for i in major)
        tallies["actors"] = Tally(len(paired), len(gold), len(predicted))
        tallies["actors_major"] = Tally(found, len(major), len(major))
        tallies["actor_type"] = Tally(same_type, len(paired), len(paired))
        misses["actors missed"] = [a["name"] for i, a in enumerate(gold) if i not in paired]
        misses["actors wrong"] = [a["name"] for j, a in enumerate(predicted) if j not in paired.values()]

    def _gold_number(self, name: object) -> int | None:
        key = name_key(name)
        return next((i for i, names in enumerate(self.gold_names) if key in names), None)

    def _gold_number_of_id(self, actor_id: object) -> int | None:
        number = self.number_of_id.get(str(actor_id))
        for i, j in self.actor_pairs.items():
            if j == number:
                return i
        return self._gold_number(str(actor_id).replace("-", " "))

    def positions(self, tallies: dict[str, Tally], misses: dict[str, list[str]]) -> None:
        gold, predicted = _rows(self.gold, "positions"), _rows(self.predicted, "positions")
        holders = [self._gold_number(p.get("actor")) for p in gold]
        claimed = [self._gold_number_of_id(p.get("actor")) for p in predicted]
        sentences = [self._sentences([p.get("anchor")]) for p in gold]
        evidence = [self._evidence(p) for p in predicted]

        def same_stance(i: int, j: int) -> bool:
            return bool(gold[i].get("stance") == predicted[j].get("stance"))

        def worth(i: int, j: int) -> float:
            if holders[i] is None or holders[i] != claimed[j]:
                return 0
            best = _most(a.overlap(b) for a in sentences[i] for b in evidence[j])
            return best + 1000 * same_stance(i, j) if best > LEAST_OVERLAP else 0

        paired = _pair(gold, predicted, worth)
        agreeing = sum(same_stance(i, j) for i, j in paired.items())
        tallies["positions"] = Tally(len(paired), len(gold), len(predicted))
        tallies["positions_stance"] = Tally(agreeing, len(gold), len(predicted))
        tallies["stance_accuracy"] = Tally(agreeing, len(paired), len(paired))
        tallies["evidence_verbatim"] = self._verbatim()
        misses["positions missed"] = [
            f"{p.get('actor')}: {p.get('anchor')}" for i, p in enumerate(gold) if i not in paired
        ]
        misses["positions wrong"] = [
            f"{p.get('actor')}: {next(iter(_quotations(p)), '?')[:90]}"
            for j, p in enumerate(predicted)
            if j not in paired.values()
        ]

    def dates(self, tallies: dict[str, Tally], misses: dict[str, list[str]]) -> None:
        gold, predicted = _rows(self.gold, "dates"), _rows(self.predicted, "dates")
        wanted = [self._gold_expression(d) for d in gold]
        found = [self._expressions(d) for d in predicted]

        def overlap(i: int, j: int) -> float:
            place = wanted[i]
            return _most(place.overlap(f) for f in found[j]) if place else 0

        def worth(i: int, j: int) -> float:
            return overlap(i, j) if same_value(gold[i].get("value"), predicted[j].get("value")) else 0

        right, near = _pair(gold, predicted, worth), _pair(gold, predicted, overlap)
        key = [i for i, d in enumerate(gold) if str(d.get("key")).lower() == "true"]
        tallies["dates_recall_key"] = Tally(sum(i in right for i in key), len(key), len(key))
        tallies["dates_precision"] = Tally(len(right), len(predicted), len(predicted))
        tallies["dates_found_key"] = Tally(sum(i in near for i in key), len(key), len(key))
        misses["dates missed"] = [f"{gold[i].get('text')} = {gold[i].get('value')}" for i in key if i not in right]
        misses["dates wrong"] = [
            f"{d.get('text')} = {d.get('value')}" for j, d in enumerate(predicted) if j not in right.values()
        ]

    def disputes(self, tallies: dict[str, Tally], misses: dict[str, list[str]]) -> None:
        gold, predicted = _rows(self.gold, "disputes"), _rows(self.predicted, "disputes")
        parties = [{self._gold_number(p) for p in d.get("parties", ())} - {None} for d in gold]
        claimed = [{self._gold_number_of_id(p) for p in d.get("parties", ())} - {None} for d in predicted]
        sentences = [self._sentences(d.get("anchors", ())) for d in gold]
        evidence = [self._evidence(d) for d in predicted]

        def worth(i: int, j: int) -> float:
            shared = len(parties[i] & claimed[j])
            best = _most(a.overlap(b) for a in sentences[i] for b in evidence[j])
            return best + 100 * shared if shared >= 2 and best > LEAST_OVERLAP else 0

        paired = _pair(gold, predicted, worth)
        without = not gold
        tallies["disputes"] = Tally(len(paired), len(gold), len(predicted))
        tallies["false_alarm"] = Tally(int(without and bool(predicted)), int(without), int(without))
        misses["disputes missed"] = [
            f"{d.get('parties')}: {d.get('issue')}" for i, d in enumerate(gold) if i not in paired
        ]
        misses["disputes wrong"] = [
            f"{d.get('parties')}: {d.get('issue')}" for j, d in enumerate(predicted) if j not in paired.values()
        ]

    def _sentences(self, anchors: Iterable[object]) -> list[Range]:
        return [self.text.sentence(place) for anchor in anchors for place in self.text.find_all(anchor)[:1]]

    def _evidence(self, row: Row) -> list[Range]:
        return [place for quotation in _quotations(row) for place in self.text.find_all(quotation)[:1]]

    def _gold_expression(self, row: Row) -> Range | None:
        words = fold(row.get("text"))
        for place in self.text.find_all(row.get("anchor") or row.get("text")):
            at = self.text.text.find(words, place.start, place.end)
            if at >= 0:
                return Range(at, at + len(words))
        return None

    def _expressions(self, row: Row) -> list[Range]:
        words = fold(row.get("text"))
        found: list[Range] = []
        for place in self._evidence(row):
            at = self.text.text.find(words, place.start, place.end) if words else -1
            found.append(Range(at, at + len(words)) if at >= 0 else place)
        return found or self.text.find_all(words)

    def _verbatim(self) -> Tally:
        rows = [*_rows(self.predicted, "positions"), *_rows(self.predicted, "disputes")]
        total = sum(len(row.get("evidence", ())) for row in rows)
        return Tally(sum(len(self._evidence(row)) for row in rows), total, total)


def _rows(document: Row, section: str) -> list[Row]:
    return document.get(section) or []


def _names(actor: Row) -> set[str]:
    names = [actor.get("name"), str(actor.get("id") or "").replace("-", " "), *(actor.get("aliases") or ())]
    return {name_key(name) for name in names} - {""}


def _quotations(row: Row) -> list[str]:
    return [str(q) for q in row.get("evidence", ()) if len(str(q).split()) <= MOST_WORDS_OF_EVIDENCE]
