"""What a position is about, in two to eight words; the same thing keeps its wording across an article.

Candidates are the things that the statement tells of, those of the rest of its sentence and those that the
article opens with. Plain signs (is it the object of the cue, how often is it spoken of, is it in the
headline...) are weighed by a fitted table, `targets.yml`; the candidate with the greatest sum is the target.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from perilune.extract.stance.reading import Reading
from perilune.extract.stance.things import Thing, Things
from perilune.findings import Attribution, FoundActor, Span
from perilune.lexicon.words import targets

_OPENING = 2
_DEEPEST = 4
_FAR = 20

Candidate = tuple[Thing, tuple[str, ...]]
"""A thing, and the signs of where it stands."""


class Targets:
    """Hands out the wording of targets in order of appearance and remembers what things were called."""

    def __init__(self, reading: Reading, title: str = "") -> None:
        """Start with no names; `title` is the article's headline."""
        self._reading = reading
        self._things = Things(reading, title)
        self._first = tuple(self._opening())
        self._given: list[str] = []

    def of(self, attribution: Attribution, shown: Span) -> str:
        """The target of the next attribution, which the text at `shown` is the evidence for."""
        weights, best, most = targets(), "", float("-inf")
        for thing, signs in self.candidates(attribution, shown):
            total = thing.worth + sum(weights.get(name, 0.0) for name in signs)
            if total > most:
                best, most = thing.wording, total
        named = self._known(best) or best or (self._given[-1] if self._given else "the matter")
        self._given.append(named)
        return named

    def candidates(self, attribution: Attribution, shown: Span) -> list[Candidate]:
        """What it may be about, each wording once, with the signs of where it stands."""
        found: dict[str, Candidate] = {}
        cue = self._reading.tokens(attribution.cue[0]).root if attribution.cue else None
        content = [place for span in attribution.content if len(place := self._reading.tokens(span))]
        sentence = self._reading.tokens(shown)[0].sent
        told = self._told(content, cue, attribution.kind)
        apart = [*content, *self._of_source(attribution)]
        beside = self._beside(sentence, apart, cue, self._reading.actors.get(attribution.actor or ""))
        for one in chain(told, beside, self._first):
            if one[0].actor is None or one[0].actor.id != attribution.actor:
                found.setdefault(one[0].wording, one)
        return list(found.values())

    def _of_source(self, attribution: Attribution) -> Iterator[Tokens]:
        """What only tells who the holder is: 'X, an astronomer at a university in Italy, said'."""
        for place in attribution.source:
            head = self._reading.tokens(place)[-1]
            for child in head.children:
                if child.dep_ == "appos" and head.pos_ == "PROPN":
                    yield self._reading.doc[child.left_edge.i : child.right_edge.i + 1]

    def _told(self, content: list[Tokens], cue: Token | None, kind: str) -> Iterator[Candidate]:
        """The things of what is said, asked for or done."""
        for place in content:
            head = place.root
            for thing in self._things.among(self._reading.words[place.start : place.end], deeds=True):
                yield thing, ("told", f"told, {kind}", *_in_content(thing.head, head, cue))

    def _beside(
        self, sentence: Tokens, content: list[Tokens], cue: Token | None, holder: FoundActor | None
    ) -> Iterator[Candidate]:
        """The other things of the sentence."""
        told = {i for place in content for i in range(place.start, place.end)}
        words = (self._reading.words[i] for i in range(sentence.start, sentence.end) if i not in told)
        for thing in self._things.among(words, deeds=False):
            yield thing, ("beside", *self._near(thing.head, cue, holder))

    def _near(self, head: Token, cue: Token | None, holder: FoundActor | None) -> Iterator[str]:
        if holder is not None and self._reading.named(head) == holder:
            yield "the holder"
        if cue is None:
            return
        if head == cue:
            yield "the cue"
        if head.head == cue:
            yield f"of the cue, as {head.dep_}"
        if head.i < cue.i:
            yield "before the cue"
        if abs(head.i - cue.i) > _FAR:
            yield "far from the cue"

    def _opening(self) -> Iterator[Candidate]:
        """The things that the article opens with."""
        for sentence in islice(self._reading.doc.sents, _OPENING):
            for thing in self._things.among(self._reading.words[sentence.start : sentence.end], deeds=False):
                yield thing, ("opening",)

    def _known(self, wording: str) -> str | None:
        """What was called by more words before: 'the treaty' is 'negotiations on a treaty' no longer than needed."""
        words = set(wording.lower().split()) - {"the"}
        if not words:
            return None
        for given in self._given:
            before = given.lower().split()
            if words <= set(before) and wording.rsplit(maxsplit=1)[-1].lower() in before:
                return given
        return None


def _in_content(word: Token, head: Token, cue: Token | None) -> Iterator[str]:
    """Where a thing stands in what is told; `head` is the root of that."""
    depth, above = 0, word
    while above != head and depth < _DEEPEST:
        above, depth = above.head, depth + 1
    yield f"told {depth} deep"
    if word == head:
        yield "all that is told" if word.pos_ != "VERB" else f"what is told is done, {word.dep_}"
    if cue is not None and word.head == cue:
        yield f"of the cue, as {word.dep_}"
    if cue is not None and word.head.head == cue:
        yield "near the cue"
