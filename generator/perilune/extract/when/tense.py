"""Where a clause's tense points, read from the dependency parse around a time expression."""

from __future__ import annotations

from spacy.tokens import Span, Token

from perilune.extract.when.rule import Direction

_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall", "may", "might", "could", "can", "should", "must", "would"})
_PLANNING = frozenset({
    "schedule", "plan", "expect", "slate", "due", "set", "pencil", "hope", "intend", "aim", "want", "promise", "propose",
    "seek", "pledge", "vow", "project", "prepare", "await", "wish", "target", "ready", "likely", "unlikely", "need", "ask",
    "call", "urge", "agree", "commit", "mean", "destine", "earmark", "anticipate", "foresee", "envisage", "supposed", "suppose",
})  # fmt: skip
"""Verbs and adjectives whose complement lies ahead: 'is due on Monday', 'plans to launch in May'."""
_REPORTING = frozenset({"say", "tell", "report", "write", "state", "note", "add", "announce", "argue", "warn"})
_AHEAD = frozenset({"by", "until", "till", "from", "before", "after"})
_NEVER_AHEAD = frozenset({"since"})
_LIMIT = 12
"""A clause's verb lies no farther up than this; guards against a parse of a whole list as one sentence."""


def direction(span: Span) -> Direction:
    """PAST, PRESENT or FUTURE for the clause that `span` modifies; PAST where there is no verb at all."""
    root = span.root
    if _preposition(root) in _NEVER_AHEAD:
        return Direction.PAST
    path = _verbs_above(root)
    if not path:
        return Direction.FUTURE if _preposition(root) in _AHEAD - {"from", "after"} else Direction.PAST
    return _read(path)


def _preposition(token: Token) -> str:
    """The preposition that governs the expression, in lower case, or the empty string."""
    for _ in range(3):
        if token.dep_ in {"prep", "mark"} or token.tag_ == "IN":
            return token.lower_
        if token.head is token or token.dep_ not in {"pobj", "nmod", "compound", "nummod", "conj", "pcomp"}:
            return ""
        token = token.head
    return token.lower_ if token.tag_ == "IN" else ""


def _verbs_above(token: Token) -> list[Token]:
    """Verbs (and adjectives and nouns of planning) from the expression up to the sentence's root, nearest first."""
    path = [token] if token.pos_ in {"VERB", "AUX"} else []
    for _ in range(_LIMIT):
        if token.head is token:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"} or token.lemma_.lower() in _PLANNING:
            path.append(token)
    return path


def _read(path: list[Token]) -> Direction:
    verb, above = path[0], path[1:]
    if _plans(verb):
        return Direction.FUTURE
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & _FUTURE_AUXILIARIES:
        return Direction.PAST if "have" in helpers else Direction.FUTURE
    if "to" in helpers:
        return _infinitive(helpers, above)
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have", "did", "'ve", "’ve", "'d", "’d"}:
        return Direction.PAST
    if verb.tag_ in {"VBN", "VBG"} and not helpers:
        return _participle(verb, above)
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _REPORTING:
        return Direction.PAST
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} or "is" in helpers or "are" in helpers:
        return Direction.PRESENT
    return Direction.FUTURE if verb.tag_ in {"VBZ", "VBP", "VB"} and above[:0] == [] and _event(verb) else Direction.PRESENT


def _plans(verb: Token) -> bool:
    """Whether what hangs below the word lies ahead of it: 'is scheduled for', 'due', 'plans'."""
    if verb.lemma_.lower() not in _PLANNING:
        return False
    if verb.lemma_ in {"ask", "call", "urge", "agree", "promise", "propose", "pledge", "vow", "seek", "want", "need", "mean",
                       "commit", "prepare", "plan", "hope", "set", "target", "project"}:  # fmt: skip
        return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children) and not any(
            c.lower_ in {"had", "have", "has"} for c in verb.children
        )
    return True


def _infinitive(helpers: set[str], above: list[Token]) -> Direction:
    """'plans to fly' points ahead, 'failed to fly' goes with its verb."""
    if "have" in helpers:
        return Direction.PAST
    if not above or above[0].lemma_.lower() in _PLANNING or above[0].lemma_ == "be":
        return Direction.FUTURE
    if above[0].lemma_ in {"fail", "manage", "begin", "start", "have", "decline", "refuse", "continue", "come", "go"}:
        return _read(above)
    return Direction.FUTURE


def _participle(verb: Token, above: list[Token]) -> Direction:
    """'launched in May' is over; 'launching in May' goes with the verb above."""
    if verb.tag_ == "VBN":
        return Direction.PAST
    return _read(above) if above else Direction.PRESENT


def _event(verb: Token) -> bool:
    """Whether a present tense stands for a date ahead ('the council meets on Thursday') and not for a habit."""
    return verb.lemma_ not in {"have", "do", "know", "think", "believe", "include", "show", "see", "remain"}
