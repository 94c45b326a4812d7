"""Capitalised words that stand together, and what the head among them tells of their type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from perilune.extract.who.sighting import How, Sighting, Who
from perilune.lexicon import load_vocabulary
from perilune.model import ActorType, slug

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_RUN = 14
_PAIRS: dict[str, ActorType | None] = {
    **dict.fromkeys(("launch center", "launch centre", "convention center", "visitor center", "working group"), None),
    **dict.fromkeys(
        ("operations center", "operations centre", "space center", "flight center", "research center"), ActorType.BODY
    ),
    "space command": ActorType.BODY,
    "law firm": ActorType.COMPANY,
    **dict.fromkeys(
        (
            "advisory group",
            "action group",
            "contact group",
            "coordination group",
            "study group",
            "steering group",
            "cooperation group",
            "interest group",
            "user group",
            "users group",
        ),
        ActorType.GROUP,
    ),
    **dict.fromkeys(
        ("development bank", "central bank", "investment bank", "reserve bank", "state bank"), ActorType.BODY
    ),
    **dict.fromkeys(("space mission", "science mission", "earth mission", "mars mission", "lunar mission"), None),
}

REGIONS = frozenset({"province", "county", "prefecture", "oblast", "canton"})
"""Heads of places that have governments of their own; they are actors only where they do something."""

_CAPITAL_JOINERS = frozenset({"Against", "For", "Of", "On"})
_OF_A_HOUSE = frozenset({"parliamentary", "select", "joint", "house", "senate", "commons", "standing", "congressional"})
_PASSING = frozenset({"acting", "former", "then"})
"""Words that may stand before an institution's name and don't belong to it."""

Part = tuple[int, int]
"""Tokens `first` up to `last`, both included."""


@cache
def head_types() -> dict[str, ActorType | None]:
    """What each head of a name makes of it; None for a treaty, place, vehicle..."""
    words = load_vocabulary()
    table: dict[str, ActorType | None] = dict.fromkeys(words.heads_thing)
    table |= dict.fromkeys(words.heads_media, ActorType.MEDIA)
    table |= dict.fromkeys(words.heads_programme, ActorType.PROGRAMME)
    table |= dict.fromkeys(words.heads_company, ActorType.COMPANY)
    table |= dict.fromkeys(words.heads_group, ActorType.GROUP)
    table |= dict.fromkeys(words.heads_igo, ActorType.GROUP)
    table |= dict.fromkeys(words.heads_body | REGIONS, ActorType.BODY)
    return table


@cache
def first_head_types() -> dict[str, ActorType | None]:
    """What the first word of a name makes of it: `Instituto`, `Ministerio`, `Spaceport`."""
    words = load_vocabulary()
    table: dict[str, ActorType | None] = dict.fromkeys(words.first_heads_thing)
    table |= dict.fromkeys(words.first_heads_group, ActorType.GROUP)
    table |= dict.fromkeys(words.first_heads_company, ActorType.COMPANY)
    return table | dict.fromkeys(words.first_heads_body, ActorType.BODY)


def institutions(doc: Doc, stretches: list[list[Part]]) -> Iterator[Sighting]:
    """Names that their own words make an institution, company, outlet or thing: `Meridian Institute`; from the `runs`."""
    for parts in stretches:
        rest = parts
        while rest and (found := _opened(doc, rest) or _headed(doc, rest)) is not None:
            first, last, kind = found
            yield _sighting(doc, _with_number(doc, first, kind), last, kind)
            rest = [part for part in rest if part[0] > last]


def _sighting(doc: Doc, first: int, last: int, kind: ActorType | None) -> Sighting:
    name = plain_name(doc[first : last + 1].text)
    how = How.SEAT if _lower(doc[last]) in REGIONS else How.RUN
    return Sighting(doc[first].idx, doc[last].idx + len(doc[last]), Who(slug(name), name, kind), how)


def plain_name(text: str) -> str:
    """A name without article, line ends and possessive."""
    return " ".join(text.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("\u2019s")


def runs(doc: Doc) -> Iterator[list[Part]]:
    """Runs of capitalised words, each as its parts between joiners (`Center` | `for` | `Biological Diversity`)."""
    at, size = 0, len(doc)
    while at < size:
        if not _opens(doc[at]) or _lower(doc[at]) in _PASSING:
            at += 1
            continue
        parts = [(at, _stretch(doc, at))]
        while (onward := _next_part(doc, parts[-1][1]) or _next_in_list(doc, parts)) is not None and onward - parts[0][
            0
        ] < MAX_RUN:
            parts.append((onward, _stretch(doc, onward)))
        yield parts
        at = parts[-1][1] + 1


def is_capital(token: Token) -> bool:
    """Whether the word is written with a capital letter (or is a company's `&`)."""
    return token.text[0].isupper()


def _opens(token: Token) -> bool:
    """Whether a run may begin here: not on the little words that a sentence begins with."""
    if not is_capital(token) or token.pos_ in {"DET", "PRON", "SCONJ", "CCONJ", "ADP", "AUX", "INTJ", "PART"}:
        return False
    return not (token.is_sent_start and token.pos_ in {"ADV", "VERB"} and token.text.lower() == token.norm_)


def _stretch(doc: Doc, at: int) -> int:
    """The last token of the capitalised words that begin at `at`; `&`, `/` and hyphens join."""
    last = at
    while last + 1 < len(doc) and last - at < MAX_RUN:
        following = doc[last + 1]
        if (
            following.text in {"&", "-", "/", "\u2013"}
            and last + 2 < len(doc)
            and is_capital(doc[last + 2])
            and not doc[last].is_punct
        ):
            last += 2
        elif is_capital(following) and not following.is_sent_start:
            last += 1
        elif last + 2 < len(doc) and _owns(doc[last], following, doc[last + 2]):
            last += 2
        else:
            break
    return last


def _owns(owner: Token, mark: Token, owned: Token) -> bool:
    """Whether a possessive is part of the name: `Prime Minister's Office`, `Crofters' Estate`."""
    if mark.text in {"'s", "\u2019s"}:
        return owned.text == "Office"
    return mark.text in {"'", "\u2019"} and owner.text.endswith("s") and is_capital(owned)


def _next_part(doc: Doc, last: int) -> int | None:
    """Where the run goes on behind one or two joiners, if it does."""
    joiners = load_vocabulary().joiners
    for width in (1, 2):
        between = doc[last + 1 : last + 1 + width]
        onward = last + 1 + width
        if onward >= len(doc) or any(token.text not in joiners or token.is_sent_start for token in between):
            return None
        if is_capital(doc[onward]) and not doc[onward].is_sent_start and between[0].text != "the":
            return None if _lower(doc[onward]) in load_vocabulary().calendar else onward
    return None


def _opened(doc: Doc, parts: list[Part]) -> tuple[int, int, ActorType | None] | None:
    """The whole run behind a word that opens names: `Instituto Nacional de Pesquisas Espaciais`, `Spaceport Kii`."""
    first, last = parts[0]
    kinds = first_head_types()
    if _lower(doc[first]) not in kinds or (last == first and len(parts) == 1):
        return None
    kind = kinds[_lower(doc[first])]
    end = last
    for previous, part in pairwise(parts):
        if kind is None or doc[previous[1] + 1].text in {"and", "&", "on", "for"}:
            break
        end = part[1]
    return first, end, kind


def _with_number(doc: Doc, first: int, kind: ActorType | None) -> int:
    """Where a numbered unit or court begins: `4th U.S. Circuit Court of Appeals`, `18th Space Defense Squadron`."""
    before = doc[first - 1].text if first else ""
    numbered = kind is ActorType.BODY and before[:1].isdigit() and before[-2:] in {"st", "nd", "rd", "th"}
    return first - 1 if numbered else first


def _headed(doc: Doc, parts: list[Part]) -> tuple[int, int, ActorType | None] | None:
    """First and last token of the institution's name in a run, and its type."""
    for number, (first, last) in enumerate(parts):
        head = _head(doc, first, last)
        if head is None:
            continue
        kind = _kind(doc, first, head)
        if (kind is None and head < last) or (
            last > first and doc[first : last + 1].text.isupper() and _shouted(doc[first])
        ):
            return None
        if (
            last - first == 1
            and _lower(doc[first]) in load_vocabulary().given_names
            and _lower(doc[last]) in load_vocabulary().surnames
        ):
            return None
        if head < last and doc[head + 1].text not in _CAPITAL_JOINERS:
            untitled = next((i for i in range(first, head) if not _is_title(doc[i])), head)
            return (untitled, head, kind) if head > untitled else None
        start = parts[number - 1][0] if number and _joined_by_and(doc, parts, number) else first
        if kind is ActorType.COMPANY and first > 0 and _lower(doc[first - 1]) in {"a", "an"}:
            return None
        end = last if kind is ActorType.COMPANY and last > first else _end_of_name(doc, parts, number)
        if kind is ActorType.MEDIA and end == last and last + 1 < len(doc) and doc[last + 1].is_digit:
            return first, last + 1, kind
        return (start, end, kind) if end > start else None
    return None


def _kind(doc: Doc, first: int, head: int) -> ActorType | None:
    """The type by the head, or by the head with the word before it (`Launch Center`)."""
    pair = f"{_lower(doc[head - 1])} {_lower(doc[head])}" if head > first else ""
    return _PAIRS[pair] if pair in _PAIRS else head_types()[_lower(doc[head])]


def _is_title(token: Token) -> bool:
    return _lower(token).rstrip(".") in load_vocabulary().titles


def _shouted(token: Token) -> bool:
    """Whether the sentence goes on in capitals, as headlines do."""
    words = [other for other in token.sent if other.is_alpha and len(other) > 3]
    return sum(word.is_upper for word in words) * 2 > len(words)


def _joined_by_and(doc: Doc, parts: list[Part], number: int) -> bool:
    """Whether a part goes with the single word before it: `the Air and Space Operations Centre`."""
    before, (first, last) = parts[number - 1], parts[number]
    article = before[0] > 0 and _lower(doc[before[0] - 1]) == "the"
    topics = load_vocabulary().ministry_topics | _OF_A_HOUSE
    if (
        article
        and doc[first - 1].text == "and"
        and all(_lower(doc[i]) in topics for i in range(before[0], before[1] + 1))
    ):
        return True  # `the Parliamentary Science and Technology Committee`
    return article and before[0] == before[1] and last - first > 1 and doc[first - 1].text == "and"


def _head(doc: Doc, first: int, last: int) -> int | None:
    """The rightmost word of a part that names a type."""
    before = next((i - 1 for i in range(first + 1, last) if doc[i].text in _CAPITAL_JOINERS), last)
    return next((i for i in range(before, first - 1, -1) if _lower(doc[i]) in head_types()), None)


def _end_of_name(doc: Doc, parts: list[Part], number: int) -> int:
    """How far a name with its head at the end of part `number` goes on: `of`, `for` and `on` belong to it."""
    end = parts[number][1]
    for previous, (first, last) in zip(parts[number:], parts[number + 1 :], strict=False):
        joiner = doc[previous[1] + 1].text
        inside = previous is not parts[number] and (first - previous[1] == 2 or joiner == ",")
        if joiner in {"of", "for", "on", "de", "du", "des", "da", "do", "del", "della"} or (
            inside and joiner in {"and", "&", ","} and not _headed_alone(doc, last)
        ):
            end = last
        else:
            break
    return end


def _next_in_list(doc: Doc, parts: list[Part]) -> int | None:
    """Where the topics of a ministry or committee go on behind a comma: `Committee on Science, Space, and Technology`."""
    head, last = parts[0][1], parts[-1][1]
    if len(parts) < 2 or last + 3 >= len(doc) or doc[last + 1].text != ",":
        return None
    if doc[head + 1].text not in {"of", "for", "on"} or head_types().get(_lower(doc[head])) is not ActorType.BODY:
        return None
    onward = last + 2 + (doc[last + 2].text == "and")
    closes = onward == last + 3 or _list_closes(doc, onward)
    topic = doc[onward].ent_iob_ == "I" or _lower(doc[onward]) in load_vocabulary().ministry_topics
    return onward if closes and topic and is_capital(doc[onward]) else None


def _list_closes(doc: Doc, at: int) -> bool:
    """Whether capitalised words from `at` on, parted by commas, end in `and` and a last one."""
    for i in range(at, min(at + MAX_RUN, len(doc) - 1)):
        if doc[i].text in {"and", "&"}:
            return is_capital(doc[i + 1]) and i > at
        if not is_capital(doc[i]) and doc[i].text != ",":
            return False
    return False


def _headed_alone(doc: Doc, last: int) -> bool:
    return head_types().get(_lower(doc[last])) is not None


def _lower(token: Token) -> str:
    return token.text.lower()
