"""Bodies and societies that have no name but common words: `the customs service`, `the lower house`, `the opposition`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from perilune.extract.who.cast import Cast
from perilune.extract.who.deeds import acts
from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_BEFORE = 4
LONGEST_BEHIND = 5
_OWNERS = frozenset({"my", "our", "your", "its", "his", "her", "their", "whose", "each", "no"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "poss", "punct", "nummod"})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A common noun with the words that tell which body it is; tokens `first` up to `last`, both included."""

    noun: Token
    first: int
    last: int

    @property
    def start(self) -> int:
        """The first token with the `a` or `an` before it, which makes the whole another form of the name."""
        return self.first - (self.first > 0 and self.noun.doc[self.first - 1].lower_ in {"a", "an"})

    @property
    def name(self) -> str:
        """The words without article, on one line."""
        return " ".join(self.noun.doc[self.first : self.last + 1].text.split())


@cache
def _common_nouns() -> frozenset[str]:
    words = load_vocabulary()
    return words.unnamed | words.unnamed_bodies | words.unnamed_societies | words.sole_bodies


def common_nouns(doc: Doc) -> tuple[Token, ...]:
    """The nouns that may stand for somebody without a name, found in one walk through the article."""
    nouns = _common_nouns()
    return tuple(token for token in doc if token.lower_ in nouns)


def add_described_bodies(doc: Doc, cast: Cast, common: Iterable[Token]) -> None:
    """Count bodies that other words tell apart and that do or say something, and every place that calls them so."""
    nouns = _nouns(common, cast)
    phrases = [phrase for noun in nouns if (phrase := _phrase(noun, cast)) is not None]
    taken_up = _taken_up(cast, nouns)
    acting = {phrase.name.lower() for phrase in phrases if acts(phrase.noun) or phrase.noun.lower_ in taken_up}
    for phrase in phrases:
        if phrase.name.lower() in acting:
            who = _governed(cast, phrase) or _namesake(cast, phrase) or _unnamed(phrase)
            start, end = doc[phrase.start], doc[phrase.last]
            cast.add(Sighting(start.idx, end.idx + len(end), who, How.NOUN))


def _governed(cast: Cast, phrase: _Phrase) -> Who | None:
    """The state itself, of `India's government` and `the Indian government`."""
    if phrase.noun.lower_ != "government" or phrase.last != phrase.noun.i:
        return None
    owners = (cast.owner.get(i) for i in range(phrase.first, phrase.noun.i))
    return next((who for who in owners if who is not None and who.type is ActorType.STATE), None)


def _nouns(common: Iterable[Token], cast: Cast) -> list[Token]:
    words = load_vocabulary().unnamed_bodies | load_vocabulary().unnamed_societies
    return [
        token for token in common if token.lower_ in words and token.i not in cast.owner and not _is_explained(token)
    ]


def _taken_up(cast: Cast, nouns: list[Token]) -> frozenset[str]:
    """Nouns that act with nothing but an article (`the bureau`), where no name tells whom they mean."""
    bare = {n.lower_ for n in nouns if n.i and n.nbor(-1).lower_ == "the" and n.nbor(-1).head.i == n.i and acts(n)}
    names = {word for member in cast.members.values() for word in member.who.name.lower().split()}
    known = {noun for member in cast.members.values() if member.entry for noun in member.entry.nouns}
    return frozenset(bare - names - known)


def add_sole_bodies(cast: Cast, common: Iterable[Token]) -> None:
    """Count bodies of which there is but one wherever the article plays: `the treasury`, `the opposition`."""
    sole = load_vocabulary().sole_bodies
    found = [t for t in common if t.lower_ in sole and t.i not in cast.owner and _stands_alone(t)]
    acting = {token.lower_ for token in found if acts(token)}
    for token in found:
        if token.lower_ in acting:
            who = Who(slug(token.lower_), token.lower_, _kind(token))
            cast.add(Sighting(token.idx, token.idx + len(token), who, How.NOUN))


def _stands_alone(noun: Token) -> bool:
    """`the treasury` and no more, neither `the treasury of` nor `the treasury Corvid`."""
    onward = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    return noun.i > 0 and noun.nbor(-1).lower_ == "the" and onward not in {"of", "for"} and not _is_explained(noun)


def _phrase(noun: Token, cast: Cast) -> _Phrase | None:
    before = [child for child in noun.children if child.i < noun.i]
    if any(child.dep_ not in _BEFORE or child.pos_ == "NUM" or child.lower_ in _OWNERS for child in before):
        return None
    if any(_is_name(word, cast) for child in before if child.dep_ in {"compound", "nmod"} for word in child.subtree):
        return None
    telling = [child for child in before if _tells(child, cast)]
    first = telling[0].left_edge.i if telling else noun.i
    while noun.doc[first].pos_ == "DET" or noun.doc[first].is_space:
        first += 1
    last = _tail_end(noun, cast)
    if (not telling and last == noun.i) or noun.i - first > LONGEST_BEFORE:
        return None
    return _Phrase(noun, first, last)


def _is_name(word: Token, cast: Cast) -> bool:
    """Whether an actor is named there that is no state: `Russia's Roscosmos space agency` is Roscosmos."""
    who = cast.owner.get(word.i)
    return who is not None and who.type is not ActorType.STATE


def _tells(child: Token, cast: Cast) -> bool:
    """Whether a word before the noun tells which body is meant; `new` and `powerful` do not."""
    words = load_vocabulary()
    if child.lower_ in words.passing_words:
        return False
    if child.dep_ in {"compound", "nmod"}:
        return child.pos_ in {"NOUN", "PROPN", "ADJ"}
    if child.dep_ == "poss":
        return child.pos_ in {"NOUN", "PROPN"} and (child.i in cast.owner or child.tag_ == "NNS")
    return child.dep_ == "amod" and (child.lower_ in words.telling or child.ent_type_ == "NORP")


def _tail_end(noun: Token, cast: Cast) -> int:
    """The end of the `of` that belongs to the name: `department` of international relations; a person's office is the person."""
    doc, size = noun.doc, len(noun.doc)
    if noun.i + 2 >= size or doc[noun.i + 1].lower_ != "of":
        return noun.i
    of = doc[noun.i + 1]
    topic = next((child for child in of.children if child.dep_ == "pobj"), None)
    if of.head.i != noun.i or topic is None or topic.i - noun.i > LONGEST_BEHIND or topic.pos_ == "PRON":
        return noun.i
    who = cast.owner.get(topic.i)
    return noun.i if noun.lower_ == "office" and who is not None and who.type is ActorType.PERSON else topic.i


def _is_explained(noun: Token) -> bool:
    """Whether a name stands beside the noun and is the actor."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    named = following is not None and following.pos_ == "PROPN"
    return named or any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in noun.children)


def _namesake(cast: Cast, phrase: _Phrase) -> Who | None:
    """The named body whose name holds all these words: `the science committee` of `House Science Committee`."""
    words = set(phrase.name.lower().split())
    for member in cast.in_order():
        if words <= set(member.who.name.lower().split()):
            return member.who
    definite = phrase.first > 0 and phrase.noun.doc[phrase.first - 1].lower_ == "the"
    return _known_by(cast, phrase) if definite else None


def _known_by(cast: Cast, phrase: _Phrase) -> Who | None:
    """The known body named last before of which the noun is a description: `the telecoms regulator` of the FCC."""
    place = phrase.noun.idx
    fitting = [m for m in cast.in_order() if m.entry and phrase.noun.lower_ in m.entry.nouns and m.first < place]
    return max(fitting, key=lambda member: member.last_before(place)).who if fitting else None


def _unnamed(phrase: _Phrase) -> Who:
    name = phrase.name
    return Who(slug(name), name, _kind(phrase.noun))


def _kind(noun: Token) -> ActorType:
    return ActorType.GROUP if noun.lower_ in load_vocabulary().unnamed_societies else ActorType.BODY
