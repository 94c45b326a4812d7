"""What a clash is about, what it is fought with, and whether it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.gist.topics import find_topics
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor, FoundPosition, Span
from perilune.lexicon.words import clashes, topics
from perilune.model import ActorType, DisputeKind, DisputeStatus, Stance

_LEAST, _MOST = 3, 12
_SKIPPED = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "PRON", "SCONJ"})


def issue_of(
    places: tuple[Span, ...], parties: tuple[str, ...], positions: tuple[FoundPosition, ...], reading: Reading
) -> str:
    """Three to twelve words: what the parties' opposed positions are about, in the article's fullest wording of it."""
    near = [p for p in positions if any(p.evidence[0].overlaps(place) for place in places)]
    ours = [p for p in near if p.actor in parties] or near
    against = [p for p in ours if p.stance is Stance.OPPOSES]
    who = [actor for actor in reading.actors.values() if actor.type is not ActorType.PROGRAMME]
    own = {name.lower().removeprefix("the ") for actor in who for name in names_of(actor)}
    targets = [p.target for p in (*against, *(p for p in ours if p not in against)) if _tells(p.target, own)]
    votes = Counter(p.target for p in against)
    ranked = sorted(dict.fromkeys(targets), key=lambda target: -votes[target])
    wordings = (wording for target in ranked for wording in (target, *_fuller(target, places, reading)))
    told = next((wording for wording in wordings if _fits(wording)), None)
    return _as_heading(told or next(filter(None, map(_over, ranked)), None) or _by_topic(places, reading))


def _tells(target: str, own: set[str]) -> bool:
    """Whether a target says more than who it is: not 'Russia', not 'President Donald Trump'."""
    plain = target.lower().removeprefix("the ")
    return bool(plain) and plain != "matter" and not any(plain == name or plain.endswith(f" {name}") for name in own)


def _fits(wording: str) -> bool:
    return _LEAST <= len(wording.split()) <= _MOST


def _fuller(target: str, places: tuple[Span, ...], reading: Reading) -> Iterator[str]:
    """The noun phrases of the evidence around the target's last word, with all that belongs to them."""
    last = target.rsplit(maxsplit=1)[-1].lower()
    for place in places:
        for token in reading.tokens(place):
            if token.lower_ == last and token.pos_ in {"NOUN", "PROPN"}:
                yield _phrase(token)


def _phrase(noun: Token) -> str:
    start = noun.left_edge.i
    while start < noun.i and noun.doc[start].pos_ in _SKIPPED:
        start += 1
    clauses = [child.left_edge.i for child in noun.subtree if child.dep_ in {"relcl", "acl", "appos", "punct", "cc"}]
    end = min([noun.right_edge.i + 1, *(at for at in clauses if at > noun.i)])
    return " ".join(noun.doc[start:end].text.split()).strip(" ,;:.'\"“”‘’-–—")


def _over(target: str) -> str | None:
    """'Dispute over the license', where the target is a word or two."""
    wording = f"dispute over {target}"
    return wording if _fits(wording) else None


def _by_topic(places: tuple[Span, ...], reading: Reading) -> str:
    """'Legal dispute over licensing', where the article has no words for it."""
    words = " ".join(reading.text[place.start : place.end] for place in places)
    known = {topic.id for topic in topics()}
    about = next((one for one in find_topics(words, words) if one in known), None)
    kind = kind_of(places, reading).value
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
