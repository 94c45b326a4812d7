"""What a clash is about, what it is fought with, and whether it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from spacy.tokens import Token

from perilune.extract.clash.headings import fits, head_of, is_sound, over, tidied, worth
from perilune.extract.clash.naming import things_in
from perilune.extract.gist.topics import find_topics
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor, FoundPosition, Span
from perilune.lexicon import Lexicon
from perilune.lexicon.words import clashes, topics
from perilune.model import ActorType, DisputeKind, DisputeStatus, Stance

_OPPOSED = 1.5
"""How much more a target counts that somebody is against."""
_FURTHER = 0.2
"""How much less a wording counts that stands elsewhere."""
_NOTHING = -9.0
_UNTAKEN = 0.6
"""How much less it counts that no position is about it."""
_PLAINEST = 2
_PARTS = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass"})
_ENDS = frozenset({"relcl", "appos", "punct", "cc"})
_SKIPPED = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "PRON", "SCONJ"})


def issue_of(
    places: tuple[Span, ...],
    parties: tuple[str, ...],
    positions: tuple[FoundPosition, ...],
    reading: Reading,
    lexicon: Lexicon,
) -> str:
    """Three to twelve words: what the parties' opposed positions are about, in the article's most telling wording."""
    targets = _targets(places, parties, positions, reading)
    often = _often(reading)
    worths: dict[str, float] = {}
    for told, extra in _wordings(targets, places, reading):
        if (wording := tidied(told)) and is_sound(wording):
            known = bool(things_in(wording, lexicon))
            worths[wording] = max(worths.get(wording, _NOTHING), worth(wording, often, known=known) + extra)
    best = sorted(worths, key=lambda wording: -worths[wording])
    taken = {tidied(target) for target in targets}
    short = filter(None, (over(wording, often) for wording in best if wording in taken))
    return _as_heading(next(chain(filter(fits, best), short), None) or _by_topic(places, reading))


def _targets(
    places: tuple[Span, ...], parties: tuple[str, ...], positions: tuple[FoundPosition, ...], reading: Reading
) -> dict[str, float]:
    """What the parties' positions in the evidence are about, with how much more each counts for somebody being against."""
    near = [p for p in positions if any(p.evidence[0].overlaps(place) for place in places)]
    ours = [p for p in near if p.actor in parties] or near
    extras = {p.target: _OPPOSED * (p.stance is Stance.OPPOSES) for p in sorted(ours, key=_is_against)}
    names = _names(reading)
    return {target: extra for target, extra in extras.items() if _tells(target, names)}


def _wordings(targets: dict[str, float], places: tuple[Span, ...], reading: Reading) -> Iterator[tuple[str, float]]:
    """Every wording that might be the heading, with how much more or less than its words it counts."""
    for target, extra in targets.items():
        for n, told in enumerate((target, *_fuller(target, places, reading))):
            yield told, extra - _FURTHER * bool(n)
    names = _names(reading)
    yield from ((told, -_UNTAKEN) for told in _things(places[:_PLAINEST], reading) if _tells(told, names))


@lru_cache(maxsize=1)
def _names(reading: Reading) -> frozenset[str]:
    """What the actors are called, in lower case."""
    who = (actor for actor in reading.actors.values() if actor.type is not ActorType.PROGRAMME)
    return frozenset(name.lower().removeprefix("the ") for actor in who for name in names_of(actor))


def _is_against(position: FoundPosition) -> bool:
    return position.stance is Stance.OPPOSES


def _tells(target: str, own: frozenset[str]) -> bool:
    """Whether a target says more than who it is: not 'Russia', not 'President Donald Trump'."""
    plain = target.lower().removeprefix("the ")
    return bool(plain) and not any(plain == name or plain.endswith(f" {name}") for name in own)


def _fuller(target: str, places: tuple[Span, ...], reading: Reading) -> Iterator[str]:
    """The noun phrases around the target's main word, with all that belongs to them: in the evidence, then anywhere."""
    last = head_of(target)
    nouns = _nouns(reading).get(last, ())
    near = [token for token in nouns if any(place.start <= token.idx < place.end for place in places)]
    yield from (_phrase(token) for token in (*near, *(token for token in nouns if token not in near)))


def _things(places: tuple[Span, ...], reading: Reading) -> Iterator[str]:
    """What the sentences that show the clash most plainly speak of, whoever takes a side on it or not."""
    for place in places:
        for token in reading.tokens(place):
            if token.pos_ == "NOUN" and token.dep_ in _PARTS and reading.named(token) is None:
                yield _phrase(token, with_deed=True)


@lru_cache(maxsize=1)
def _often(reading: Reading) -> Counter[str]:
    """How often the article has each word."""
    return Counter(token.lower_ for token in reading.prose)


@lru_cache(maxsize=1)
def _nouns(reading: Reading) -> dict[str, tuple[Token, ...]]:
    """The article's nouns by their form."""
    found: dict[str, tuple[Token, ...]] = {}
    for token in reading.prose:
        if token.pos_ in {"NOUN", "PROPN"}:
            found[token.lower_] = (*found.get(token.lower_, ()), token)
    return found


def _phrase(noun: Token, *, with_deed: bool = False) -> str:
    """The noun with all that belongs to it; `with_deed`: 'order allowing commercial lunar mining' as well."""
    start = noun.left_edge.i
    while start < noun.i and noun.doc[start].pos_ in _SKIPPED:
        start += 1
    ends = _ENDS if with_deed else _ENDS | {"acl"}
    clauses = [child.left_edge.i for child in noun.subtree if child.dep_ in ends]
    end = min([noun.right_edge.i + 1, *(at for at in clauses if at > noun.i)])
    return " ".join(noun.doc[start:end].text.split()).strip(" ,;:.'\"“”‘’-–—")


def _by_topic(places: tuple[Span, ...], reading: Reading) -> str:
    """'Legal dispute over licensing', where the article has no words for it."""
    words = " ".join(reading.text[place.start : place.end] for place in places)
    known = {topic.id for topic in topics()}
    found = (*find_topics(words, words), *find_topics(reading.text, words))
    about = next((one for one in found if one in known), None)
    kind = kind_of(places, reading).value
    if about is not None and about.startswith(kind):
        return f"dispute over the {kind}"
    return f"{kind} dispute over {about.replace('-', ' ')}" if about else f"{kind} dispute between the parties"


def _as_heading(wording: str) -> str:
    return wording[:1].upper() + wording[1:] if wording[:1].islower() and wording[1:2].islower() else wording


def names_of(actor: FoundActor) -> tuple[str, ...]:
    """Every name of an actor."""
    return (actor.name, *actor.aliases)


def kind_of(places: tuple[Span, ...], reading: Reading) -> DisputeKind:
    """The kind whose words the evidence holds most of; political where none."""
    words = Counter(token.lemma_.lower() for place in places for token in reading.tokens(place))
    scores = {kind: sum(words[word] for word in table) for kind, table in clashes().kinds.items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else DisputeKind.POLITICAL


def status_of(places: tuple[Span, ...], reading: Reading) -> DisputeStatus:
    """Resolved only where the evidence says so outright."""
    words = {token.lower_ for place in places for token in reading.tokens(place)}
    return DisputeStatus.RESOLVED if words & clashes().closing else DisputeStatus.OPEN
