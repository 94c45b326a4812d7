"""Where a clause's tense points, read from the dependency parse around a time expression."""

from __future__ import annotations

from spacy.tokens import Span, Token

from perilune.extract.when.rule import Direction
from perilune.extract.when.words import REPORTING

_FUTURE_AUXILIARIES = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "may", "might", "could", "can", "should", "must", "would"}
)
_AWAITED = frozenset({
    "schedule", "expect", "slate", "due", "pencil", "intend", "aim", "await", "wish", "ready", "likely", "unlikely", "destine",
    "earmark", "anticipate", "foresee", "envisage", "suppose", "supposed",
})  # fmt: skip
"""Words whose time lies ahead of them in every form: 'is due on Monday', 'had been expected in May'."""
_WILLED = frozenset({
    "plan", "set", "hope", "want", "promise", "propose", "seek", "pledge", "vow", "project", "prepare", "target", "need", "ask",
    "call", "urge", "agree", "commit", "mean",
})  # fmt: skip
"""Verbs whose infinitive lies ahead, and their time only in the passive: 'planned in May to fly', 'is planned for May'."""
_PROMISED = frozenset({"promise", "pledge", "vow", "plan", "propose", "agree"})
_UP_TO = frozenset({"until", "till"})
_AHEAD = frozenset({"by", "before"}) | _UP_TO
_NEVER_AHEAD = frozenset({"since"})
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "having", "did", "'ve", "’ve", "'d", "’d"})
_DONE_AT_ONCE = frozenset({
    "fail", "manage", "begin", "start", "have", "decline", "refuse", "continue", "come", "go", "try", "attempt", "use",
    "appear", "seem", "happen", "help", "vote", "meet", "gather", "turn", "move", "act", "get", "force", "prompt", "cause",
    "persuade", "compel", "lead", "let", "make",
})  # fmt: skip
"""Verbs that share the time of their infinitive: 'tried to block', 'voted to approve'."""
_LETTING = frozenset({"let", "make", "see", "hear", "watch", "have", "help"})
"""Verbs that take a bare infinitive: 'let it be known on Friday'."""
_LIMIT = 12
"""A clause's verb lies no farther up than this; guards against a parse of a whole list as one sentence."""


def direction(span: Span) -> Direction:
    """PAST, PRESENT or FUTURE for the clause that `span` modifies; PAST where there is no verb at all."""
    if _is_told_before(span):
        return Direction.PAST
    if _stands_ahead(span):
        return Direction.FUTURE
    root = span.root
    if _is_remembered(span):
        return Direction.PAST
    preposition = _preposition(root)
    if preposition in _NEVER_AHEAD:
        return Direction.PAST
    path = _verbs_above(root)
    if not path:
        return Direction.FUTURE if preposition in _AHEAD else Direction.PAST
    if preposition in _UP_TO and path[0].tag_ == "VBN" and not _helpers(path[0]) & {"was", "were", "had"}:
        return Direction.FUTURE
    tense = _read(path)
    if tense is Direction.PRESENT and path[0].i >= span.end and _follows_past(span):
        return Direction.PAST
    return tense


def _is_remembered(span: Span) -> bool:
    """'on 9 January, when half the town stood in a field': what happened then is told in the past."""
    after = span.doc[span.end : min(span.end + 2, span.sent.end)]
    when = next((token for token in after if token.lower_ == "when"), None)
    clause = span.doc[when.i : min(when.i + _LIMIT, span.sent.end)] if when is not None else ()
    return any(token.tag_ == "VBD" for token in clause)


def _stands_ahead(span: Span) -> bool:
    """'ahead of the April elections' lies ahead, whatever the clause tells."""
    start = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ in {"the", "its", "an"})
    return start > 1 and span.doc[start - 1].lower_ == "of" and span.doc[start - 2].lower_ == "ahead"


def _follows_past(span: Span) -> bool:
    """'A plan shown on Monday describes...': the verb just before, though the parse prefers the one behind."""
    before = [token for token in span.doc[span.sent.start : span.start] if token.pos_ in {"VERB", "AUX"}]
    return bool(before) and before[-1].tag_ in {"VBD", "VBN"}


def _is_told_before(span: Span) -> bool:
    """'said Monday', 'announced on Tuesday': the day of the telling, whatever is told."""
    start = span.start - (span.start > 0 and span.doc[span.start - 1].lower_ == "on")
    if not start:
        return False
    before = span.doc[start - 1]
    return before.tag_ in {"VBD", "VBN"} and before.lemma_ in REPORTING


def _preposition(token: Token) -> str:
    """The preposition that governs the expression, in lower case, or the empty string."""
    for _ in range(3):
        if token.dep_ in {"prep", "mark"} or token.tag_ == "IN":
            return token.lower_
        if token.head == token or token.dep_ not in {"pobj", "nmod", "compound", "nummod", "conj", "pcomp"}:
            return ""
        token = token.head
    return token.lower_ if token.tag_ == "IN" else ""


def _verbs_above(token: Token) -> list[Token]:
    """Verbs (and words like `due`) from the expression up to the sentence's root, nearest first."""
    path = [token] if token.pos_ in {"VERB", "AUX"} else []
    for _ in range(_LIMIT):
        if token.head == token:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"} or token.lemma_.lower() in _AWAITED:
            path.append(token)
    return path


def _read(path: list[Token]) -> Direction:
    verb, above = path[0], path[1:]
    if _lies_ahead(verb):
        return Direction.FUTURE
    helpers = _helpers(verb)
    if "would" in helpers and _refuses(verb):
        return Direction.PAST
    if helpers & _FUTURE_AUXILIARIES:
        return Direction.PAST if "have" in helpers else Direction.FUTURE
    if "to" in helpers:
        return _infinitive(verb, helpers, above)
    if (verb.tag_ == "VB" or "be" in helpers) and helpers <= {"be"} and above and above[0].lemma_ in _LETTING:
        return _read(above)
    if verb.tag_ == "VBD" or helpers & _PAST_AUXILIARIES:
        return Direction.PAST
    if verb.tag_ in {"VBN", "VBG"} and helpers <= {"being"}:
        return _participle(verb, above)
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in REPORTING:
        return Direction.PAST
    return Direction.PRESENT


def _refuses(verb: Token) -> bool:
    """'It would not discuss the matter' tells of the past; 'they said it would not fly' does not."""
    return verb.dep_ in {"ROOT", "conj"} and any(child.dep_ == "neg" for child in verb.children)


def _helpers(verb: Token) -> set[str]:
    """The verb's auxiliaries, in lower case."""
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def _lies_ahead(verb: Token) -> bool:
    """Whether what hangs below the word lies ahead of it: 'is scheduled for', 'due', 'is planned for'."""
    lemma = verb.lemma_.lower()
    if lemma not in _WILLED:
        return lemma in _AWAITED
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if lemma in _PROMISED and _helpers(verb) & {"has", "have"} and not passive:
        return True  # the present perfect takes no definite time of its own: 'has promised hearings in the summer'
    return verb.tag_ == "VBN" and passive and not _helpers(verb) & {"had", "have", "has"}


def _infinitive(verb: Token, helpers: set[str], above: list[Token]) -> Direction:
    """'plans to fly' points ahead, 'failed to fly' and 'nothing to see' go with the verb above."""
    if "have" in helpers:
        return Direction.PAST
    if above and (
        above[0].lemma_ in _DONE_AT_ONCE
        or (verb.dep_ in {"relcl", "acl"} and above[0].lemma_ not in _AWAITED | _WILLED)
    ):
        return _read(above)
    return Direction.FUTURE


def _participle(verb: Token, above: list[Token]) -> Direction:
    """'launched in May' is over; 'launching in May' goes with the verb above."""
    if verb.tag_ == "VBN":
        return Direction.PAST
    return _read(above) if above else Direction.PRESENT
