"""What a cue verb introduces: a clause, a quotation near it, an action or an object, as ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.quotations import Quotation
from perilune.extract.stance.reading import Reading
from perilune.lexicon.words import Frame, cues, polarity
from perilune.model import ActorType

Range = tuple[int, int]
"""First token, and the one after the last."""

_AFTER = 6
_BEFORE = 12
_FEW = 6
_BITS = 3
_NEXT = 3
_SAID_OF_IT = frozenset({"oprd", "attr", "acomp"})
_LINKS = frozenset({"as", "to", "of", "for", "over", "against"})
_PHRASES = frozenset({"dobj", "xcomp", "prep", "oprd", "attr", "advcl", "acomp"})


def complement(verb: Token, frame: Frame, reading: Reading) -> tuple[Range, ...] | None:
    """The ranges of tokens that a cue verb introduces; None where it lacks what its frame asks for."""
    if "clause" in frame.takes and (told := _told(verb, reading)):
        return told
    if "action" in frame.takes and (done := clauses.action(verb)) is not None:
        return (clauses.reach(done),)
    if "object" in frame.takes and (suffered := _object(verb)):
        return suffered
    return () if "nothing" in frame.takes else None


def _told(verb: Token, reading: Reading) -> tuple[Range, ...]:
    if (told := clauses.swallowed(verb)) is not None:
        return ((told[0].left_edge.i, told[1].right_edge.i + 1),)
    if clauses.reduced(verb) is not None:
        return ((verb.i + 1, verb.sent.end),)
    clause = clauses.clause(verb)
    if clause is not None and not _is_relay(clause, reading) and not _is_beside(clause, verb):
        return _with_quotations((clauses.reach(clause, without=verb),), reading)
    if verb.dep_ in {"parataxis", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"} and _own_subject(verb) is not None:
        return () if _is_relay(verb.head, reading) or _is_told(verb) else _around(verb)
    quotation = _nearby(verb, reading) if lemma_of(verb) not in cues().clause_only else None
    if quotation is not None and _is_part(quotation, verb):
        return ()
    if quotation is not None:
        return ((quotation.start, quotation.end),)
    return _around(verb) if _aside(verb) is not None else ()


def _is_beside(clause: Token, verb: Token) -> bool:
    """'Manila won; Beijing has rejected the award': what stands before a verb with an object of its own."""
    apart = any(child.text == ";" and clause.i < child.i < verb.i for child in verb.children)
    return apart and any(child.dep_ == "dobj" for child in verb.children)


def _is_relay(clause: Token, reading: Reading) -> bool:
    """', Reuters reported' at the end, hung on the verb before it: no content of that verb."""
    own = _own_subject(clause)
    outlet = reading.named(own) if own is not None else None
    return outlet is not None and outlet.type is ActorType.MEDIA


def _is_told(verb: Token) -> bool:
    """'X said the bills rejected it': the verb is what is said, no aside in somebody else's sentence."""
    frames = cues().verbs.get(lemma_of(verb.head), ())
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return verb.dep_ == "ccomp" and (marked or any(frame.name == "statement" for frame in frames))


def _is_part(quotation: Quotation, verb: Token) -> bool:
    """Whether a few quoted words are only a piece of the verb's object: 'seeks to set up “safety zones”'."""
    phrases = (child for child in verb.children if child.dep_ in _PHRASES)
    inside = any(child.left_edge.i <= quotation.start <= child.right_edge.i for child in phrases)
    return inside and quotation.words <= _FEW


def _own_subject(verb: Token) -> Token | None:
    found = [child for child in verb.children if child.dep_ in clauses.SUBJECTS]
    return clauses.behind(verb, found) or next(iter(found), None)


def _aside(verb: Token) -> Range | None:
    """', the agency has disclosed,' or ', X told reporters,': set off by commas, with nothing of its own to say."""
    own = _own_subject(verb)
    addressed = [noun for noun in clauses.objects(verb) if noun.dep_ in {"dobj", "dative", "prep"}]
    if own is None or verb.dep_ in {"relcl", "acl"} or any(o not in addressed for o in clauses.objects(verb)):
        return None
    if addressed and lemma_of(verb) not in polarity().cues["telling"]:
        return None
    start, end = min(own.left_edge.i, verb.i), max(verb.i, own.right_edge.i, *(o.right_edge.i for o in addressed)) + 1
    before = verb.doc[start - 1].text if start > verb.sent.start else ""
    after = verb.doc[end].text if end < len(verb.doc) else "."
    apart = before in {",", "”", '"', "–", "—"} and after in {",", ".", ";", ":", "–", "—"}
    return (start, end) if apart else None


def _around(verb: Token) -> tuple[Range, ...]:
    """The sentence without the words that attribute it: 'The text, he added, is one-sided.'."""
    sentence, (start, end) = verb.sent, _aside(verb) or clauses.reach(verb)
    parts = ((sentence.start, start), (end, sentence.end))
    return tuple(part for part in parts if any(word.is_alpha for word in verb.doc[part[0] : part[1]]))


def _nearby(verb: Token, reading: Reading) -> Quotation | None:
    """The quotation that ends shortly before the verb or begins shortly after it, in its paragraph."""
    paragraph = reading.paragraph_at[verb.i]
    first = bisect_left(reading.quotations, verb.i - _AFTER, key=lambda quotation: quotation.end)
    for quotation in reading.quotations[first:]:
        if quotation.start > verb.i + _BEFORE:
            break
        near = 0 <= verb.i - quotation.end <= _AFTER or 0 <= quotation.start - verb.i <= _BEFORE
        if quotation.words <= _BITS and not 0 <= verb.i - quotation.end <= _NEXT:
            continue
        if near and reading.paragraph_at[quotation.start] == paragraph and quotation.words > 1:
            return quotation
    return None


def _with_quotations(ranges: tuple[Range, ...], reading: Reading) -> tuple[Range, ...]:
    """Ranges widened to the whole of every quotation that they begin in."""
    widened = []
    for start, end in ranges:
        quotation = reading.quoted_at.get(start)
        widened.append((min(start, quotation.start), max(end, quotation.end)) if quotation else (start, end))
    return tuple(widened)


def _object(verb: Token) -> tuple[Range, ...]:
    """The object with what is said of it: 'called the plan a mistake'."""
    suffered = clauses.patient(verb)
    heads = [noun for noun in clauses.objects(verb) if noun != suffered]
    if suffered is None:
        return tuple(clauses.reach(noun, without=verb) for noun in heads)
    said_of_it = (noun for noun in heads if noun.dep_ in _SAID_OF_IT or noun.lower_ in _LINKS)
    return (clauses.reach(suffered, without=verb), *(clauses.reach(noun) for noun in said_of_it))
