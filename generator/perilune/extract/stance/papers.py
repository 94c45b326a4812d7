"""Whose paper it is: 'the lawsuit' is of those who sued, 'the ruling' of the court that ruled, 'the letter' of its writers."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance.candidates import Question, Said
from perilune.extract.stance.clauses import members
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.findings import FoundActor

_SUIT = frozenset({"sue", "file", "petition", "challenge", "appeal", "take", "lodge", "bring", "protest", "go"})
_RULING = frozenset(
    {"rule", "uphold", "reject", "order", "find", "decide", "grant", "deny", "dismiss", "overturn", "side", "hold"}
)
_WRITING = frozenset({"write", "urge", "ask", "sign", "call", "send", "warn", "demand"})
_FINDING = frozenset({"find", "publish", "report", "conclude", "estimate", "release"})
_SAYING = frozenset(
    {"say", "tell", "add", "announce", "declare", "state", "condemn", "criticize", "criticise", "denounce"}
)
_MADE_BY = {
    **dict.fromkeys(("lawsuit", "suit", "complaint", "petition", "appeal", "protest", "motion", "brief"), _SUIT),
    **dict.fromkeys(("ruling", "judgment", "judgement", "verdict", "opinion", "order", "decision"), _RULING),
    **dict.fromkeys(("letter", "note", "message", "submission", "comment", "objection"), _WRITING),
    **dict.fromkeys(("statement", "release", "communique", "communiqué"), _SAYING),
    **dict.fromkeys(("report", "study", "audit", "review", "survey", "analysis", "paper"), _FINDING),
}
_MADE = frozenset(
    {"filed", "brought", "written", "signed", "sent", "drafted", "issued", "lodged", "submitted", "published"}
)
_FAR = 400
_COURTS = frozenset({"court", "circuit", "judge", "tribunal"})


def makers(question: Question, heard: list[Said], reading: Reading) -> tuple[FoundActor, ...]:
    """Who did last what makes such a paper, together: 'Dish and Viasat sued... The lawsuit says'."""
    verbs = _MADE_BY.get(lemma_of(question.head)) if question.sort == "document" else None
    if verbs is None:
        return ()
    if told := _told_before(question.head, reading):
        return told
    done = [one for one in heard if lemma_of(reading.words[one.at]) in verbs and _may_make(one.actor, verbs)]
    return tuple({one.actor.id: one.actor for one in done if one.at == done[-1].at}.values())


def _may_make(actor: FoundActor, verbs: frozenset[str]) -> bool:
    """Only a court rules, and no court sues."""
    is_court = not _COURTS.isdisjoint(actor.name.lower().split())
    return is_court if verbs is _RULING else not (is_court and verbs is _SUIT)


def _told_before(paper: Token, reading: Reading) -> tuple[FoundActor, ...]:
    """'a lawsuit filed by Viasat', 'Viasat's lawsuit': whose such a paper was when it was last spoken of."""
    for word in reversed(reading.words[max(0, paper.i - _FAR) : paper.i]):
        if word.lower_ == paper.lower_:
            named = tuple(
                actor
                for noun in (*_possessors(word), *makers_of(word))
                for one in members(noun)
                if (actor := reading.named(one)) is not None
            )
            if named:
                return named
    return ()


def makers_of(noun: Token) -> Iterator[Token]:
    """Who made it: 'the lawsuit filed by X'."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lower_ in _MADE:
            yield from (maker for by in child.children if by.dep_ == "agent" for maker in by.children)


def _possessors(noun: Token) -> Iterator[Token]:
    return (child for child in noun.children if child.dep_ == "poss")
