"""Where two parties meet in the article, and the signs of each meeting that they clash there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations

from perilune.extract.clash.aims import aimed_at, doers, is_at_words
from perilune.extract.clash.called import called_so, overridden
from perilune.extract.clash.hostility import answers, is_blaming, is_hostile
from perilune.extract.clash.scene import Scene
from perilune.extract.positions import kind_of
from perilune.extract.stance.hearing import Heard
from perilune.findings import FoundActor
from perilune.lexicon.words import clashes
from perilune.model import ActorType, Salience, Stance

_LINKS = (
    "at whom",
    "whose thing",
    "who does it",
    "told of",
    "addressed",
    "in the sentence",
    "just before",
    "two before",
    "spoke last",
    "most prominent",
    "prominent",
)
"""How a statement may be tied to somebody, the closest first; each counts by its closest."""
NAMED = frozenset({"tie called so", "tie called so of one"})
"""The signs of two parties whose clash is called one: 'the dispute between X and Y', 'a row with Y'."""
_DIRECT = frozenset({"at whom", "whose thing"})
_HERE = _DIRECT | {"who does it", "told of", "in the sentence"}
_FAR = frozenset({"two before", "most prominent", "prominent"})
_MANNERS = ("hostile", "opposes", "answers")
"""Signs of a statement that tell more or less by how close it is tied to the other."""
_IN_CONTENT = 4
_PROMINENT = 4
_SPOKE = 6
_REPLIED = 2
"""In sentences: how soon a reply that names nobody comes."""
_TOP = 3
_MOST_SHARED = 3
Links = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two parties in one sentence, the one who goes against the other first where that can be told."""

    one: FoundActor
    other: FoundActor
    sentence: int
    signs: Counter[str]


def find_meetings(scene: Scene, warm: Container[int]) -> list[Meeting]:
    """All meetings in the warm sentences.

    Sentences where nobody speaks count only for pairs that no statement in them ties together.
    """
    heard = [at for at, one in enumerate(scene.heard) if one.holders and scene.number[one.statement.cue.i] in warm]
    found = [meeting for at in heard for meeting in _in_person(at, scene)]
    personal = {meeting.sentence for meeting in found}
    others = [meeting for at in heard for meeting in _by_statement(at, scene)]
    others += [meeting for meeting in (*_by_name(scene), *_by_deed(scene)) if meeting.sentence in warm]
    found += [meeting for meeting in others if meeting.sentence not in personal]
    seen = {(scene.camps.sides(m.one, m.other), m.sentence) for m in found}
    open_to_all = [n for n in range(len(scene.present)) if n in warm and n not in personal]
    passing = (meeting for n in open_to_all for meeting in _in_passing(n, scene))
    return found + [m for m in passing if (scene.camps.sides(m.one, m.other), m.sentence) not in seen]


def _by_statement(at: int, scene: Scene) -> Iterator[Meeting]:
    """Whoever speaks or acts, with everybody whom that may be aimed at."""
    one = scene.heard[at]
    speakers = scene.holders(one)
    is_plain, of_statement = _is_plain(at, scene), _of_statement(at, scene)
    for speaker in speakers:
        links = _links(at, speaker, scene)
        tied = {key: ties for key, ties in links.items() if _may_mean(key, ties, speaker, scene)}
        rivals = {key: _closest(ties) for key, ties in tied.items() if scene.reading.actors[key] not in speakers}
        for key, ties in tied.items():
            if is_plain and ties <= _FAR:
                continue
            other = scene.reading.actors[key]
            signs = Counter({**of_statement, **_of_ties(key, ties, rivals), **_of_two(speaker, other, scene)})
            signs.update(f"stands as {role}" for role in scene.roles[scene.number[one.statement.cue.i]].get(key, ()))
            signs.update(f"{manner}, {_LINKS[_closest(ties)]}" for manner in _MANNERS if signs[manner])
            yield Meeting(speaker, other, scene.number[one.statement.cue.i], signs)


def _in_person(at: int, scene: Scene) -> Iterator[Meeting]:
    """A person who goes for another by name: in that sentence both stand for themselves, not for whom they speak."""
    one = scene.heard[at]
    speakers = [actor for actor in one.holders if actor.type is ActorType.PERSON] if is_hostile(one.statement) else []
    named = [actor for actor, itself in _aimed_at(one, scene) if itself] if speakers else []
    for target in (actor for actor in named if actor.type is ActorType.PERSON and actor not in speakers):
        for speaker in speakers:
            signs = _of_statement(at, scene) + Counter({"tie at whom": 1}) + _of_two(speaker, target, scene)
            yield Meeting(speaker, target, scene.number[one.statement.cue.i], signs)


def _may_mean(key: str, ties: set[str], speaker: FoundActor, scene: Scene) -> bool:
    """Whether a statement may go against a party: against the speaker's own camp only where it is aimed there.

    Against one under the same roof it has to be in the sentence itself.
    """
    if key == speaker.id or not ties:
        return False
    friends = scene.camps.is_own(speaker.id, key) or frozenset((speaker.id, key)) in scene.allied
    if scene.camps.are_of_one(speaker.id, key) and not ties & _HERE:
        return False
    return bool(ties & _DIRECT) or not friends


def _closest(ties: set[str]) -> int:
    return min((_LINKS.index(tie) for tie in ties if tie in _LINKS), default=len(_LINKS))


def _is_plain(at: int, scene: Scene) -> bool:
    """Whether nothing in a statement goes against anybody."""
    one = scene.heard[at]
    if scene.stance(at) is Stance.OPPOSES or is_hostile(one.statement):
        return False
    words = [word for start, end in one.statement.content for word in scene.reading.words[start:end]]
    return not is_blaming(words) and not answers(one, scene.reading)


def _links(at: int, speaker: FoundActor, scene: Scene) -> Links:
    """By party, how the statement is tied to it."""
    found: Links = {}

    def tie(actor: FoundActor | None, link: str) -> None:
        standing = scene.party(actor) if actor is not None else None
        if standing is not None:
            found.setdefault(standing.id, set()).add(link)

    one, reading = scene.heard[at], scene.reading
    words = [word for start, end in one.statement.content for word in reading.words[start:end]]
    number = scene.number[one.statement.cue.i]
    is_told = one.statement.cue.lemma_.lower() in clashes().telling
    for actor, itself in _aimed_at(one, scene):
        tie(actor, "addressed" if is_told else "at whom" if itself else "whose thing")
    for actor in doers(words, reading):
        tie(actor, "who does it")
    for word in words:
        tie(reading.named(word), "told of")
    for back, link in enumerate(("in the sentence", "just before", "two before")):
        for actor in scene.present[number - back].values() if number >= back else ():
            tie(actor, link)
    _tie_last_speaker(at, speaker, scene, found)
    for n, key in enumerate(_prominent(speaker, scene)):
        found.setdefault(key, set()).add("prominent" if n else "most prominent")
    return found


def _aimed_at(one: Heard, scene: Scene) -> Iterator[tuple[FoundActor, bool]]:
    cue = one.statement.cue
    return aimed_at(cue, scene.reading, scene.memory.before(cue.i))


def _is_reply(one: Heard, scene: Scene) -> bool:
    """Whether it goes against what has just been said, without saying whose words these are."""
    against = is_hostile(one.statement) or answers(one, scene.reading)
    return against and is_at_words(one.statement.cue, scene.reading)


def _tie_last_speaker(at: int, speaker: FoundActor, scene: Scene, found: Links) -> None:
    number, is_reply = scene.number[scene.heard[at].statement.cue.i], _is_reply(scene.heard[at], scene)
    for before in range(at - 1, max(-1, at - 1 - _SPOKE), -1):
        others = [actor for actor in scene.holders(scene.heard[before]) if actor.id != speaker.id]
        is_close = number - scene.number[scene.heard[before].statement.cue.i] <= _REPLIED
        for actor in others:
            found.setdefault(actor.id, set()).update(
                {"spoke last", "whose words"} if is_close and is_reply else {"spoke last"}
            )
            if scene.stance(before) is Stance.OPPOSES:
                found[actor.id].add("spoke against")
        if others:
            return


def _prominent(speaker: FoundActor, scene: Scene) -> list[str]:
    """The parties named most, without the speaker's own camp."""
    others = (key for key in scene.ranks if key != speaker.id and not scene.camps.is_own(speaker.id, key))
    return [key for key, _ in zip(others, range(_PROMINENT), strict=False)]


def _most_prominent(other: FoundActor, scene: Scene) -> FoundActor | None:
    found = _prominent(other, scene)[:1]
    return scene.reading.actors[found[0]] if found else None


def _of_statement(at: int, scene: Scene) -> Counter[str]:
    one: Heard = scene.heard[at]
    statement, stance = one.statement, scene.stance(at)
    signs = Counter({f"kind {kind_of(statement, scene.reading)}": 1})
    if is_hostile(statement):
        signs.update(("hostile", f"frame {statement.frame}"))
    if stance is not Stance.NEUTRAL:
        signs[str(stance)] += 1
    signs["answers"] = int(answers(one, scene.reading))
    sentence = scene.reading.words[statement.cue.sent.start : statement.cue.sent.end]
    signs["word of clash"] = int(any(word.lemma_.lower() in clashes().nouns for word in sentence))
    return signs


def _of_ties(key: str, ties: set[str], rivals: dict[str, int]) -> Counter[str]:
    """How close the tie is, and whether somebody else is tied closer."""
    mine = _closest(ties)
    signs = Counter({f"tie {_LINKS[mine]}": 1})
    others = [rank for other, rank in rivals.items() if other != key]
    closer = min((rank for rank in others if rank < mine), default=None)
    if closer is not None:
        signs[
            "somebody aimed at" if closer < len(_DIRECT) else "somebody told of" if closer <= _IN_CONTENT else "closer"
        ] = 1
    signs["as close"] = min(_MOST_SHARED, others.count(mine))
    signs["whose words"] = int("whose words" in ties)
    signs["spoke against"] = int("spoke against" in ties)
    signs["spoke last, too"] = int("spoke last" in ties and _LINKS[mine] != "spoke last")
    signs["most prominent, too"] = int("most prominent" in ties and _LINKS[mine] != "most prominent")
    return signs


def _of_two(one: FoundActor, other: FoundActor, scene: Scene) -> Counter[str]:
    signs: Counter[str] = Counter()
    if ActorType.PERSON in {one.type, other.type}:
        signs["both persons" if one.type is other.type else "one person"] = 1
    signs["one roof"] = int(scene.camps.are_of_one(one.id, other.id))
    signs["major"] = sum(actor.salience is Salience.MAJOR for actor in (one, other))
    signs["top two"] = int(max(scene.rank(one), scene.rank(other)) < _TOP)
    return signs


def _by_name(scene: Scene) -> Iterator[Meeting]:
    """'the dispute between X and Y'; with the most prominent party where 'a row with Y' names but one."""
    for first, second, noun in called_so(scene.reading):
        other = scene.party(second)
        one = scene.party(first) if first is not None else other and _most_prominent(other, scene)
        if one is not None and other is not None and one.id != other.id:
            tie = "tie called so" if first is not None else "tie called so of one"
            yield Meeting(one, other, scene.number[noun.i], Counter({tie: 1}) + _of_two(one, other, scene))


def _by_deed(scene: Scene) -> Iterator[Meeting]:
    """'X went ahead over the objections of Y'."""
    for first, second, noun in overridden(scene.reading):
        one, other = scene.party(first), scene.party(second)
        if one is not None and other is not None and one.id != other.id:
            yield Meeting(one, other, scene.number[noun.i], Counter({"tie at whom": 1}) + _of_two(one, other, scene))


def _in_passing(n: int, scene: Scene) -> Iterator[Meeting]:
    """Two parties in one sentence, or one after the other, that no statement ties together."""
    here, before = scene.present[n], scene.present[n - 1] if n else {}
    for first, second in combinations(sorted(here), 2):
        yield from _passing(here[first], here[second], n, {"tie in passing": 1, "as close": len(here) - 2}, scene)
    for first in sorted(here):
        for second in sorted(before.keys() - here.keys()):
            signs = {"tie one after the other": 1, "as close": len(before) - 1, "closer": int(len(here) > 1)}
            yield from _passing(here[first], before[second], n, signs, scene)


def _passing(one: FoundActor, other: FoundActor, number: int, signs: dict[str, int], scene: Scene) -> Iterator[Meeting]:
    if not scene.camps.is_own(one.id, other.id) and frozenset((one.id, other.id)) not in scene.allied:
        signs["as close"] = min(_MOST_SHARED, signs["as close"])
        signs |= {f"passing, as {role}": 1 for party in (one, other) for role in scene.roles[number].get(party.id, ())}
        yield Meeting(one, other, number, Counter({**signs, **_of_two(one, other, scene)}))
