"""A position in the article's own words: 'X said: “...”' for whole sentences, 'X on Y: “...”' for parts of one."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.plain import SINGLE_MARKS, bare_of_marks
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution
from perilune.lexicon.words import cues

LEAST_QUOTED = 3
_MOST_QUOTED = 45
_QUOTING = frozenset({"say", "write", "add", "argue", "warn", "ask", "insist", "reply", "explain", "complain"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def quoting(cue: Token | None, who: str, target: str, attribution: Attribution, reading: Reading) -> str | None:
    """'X said: “...”' for whole sentences, 'X on Y: “...”' for parts of one."""
    words = _shortened(bare_of_marks(" ".join(_parts(attribution, reading)), every=True))
    if len(words.split()) < LEAST_QUOTED:
        return None
    stop = "" if words[-1:] in ".!?…" else "."
    tokens = [token for place in attribution.content for token in reading.tokens(place)]
    whole = any(t.tag_ in _FINITE for t in tokens) and words[:1].isupper()
    if not whole and cue is not None and cue.lower_ not in cues().views:
        return _mentioning(who, target, words, tokens)
    return f"{who} {_said(cue)}: “{words}{stop}”"


def _mentioning(who: str, target: str, words: str, tokens: list[Token]) -> str:
    """Part of a sentence: 'X on Y: “...”', or 'X spoke of “...”' where the quotation itself names Y."""
    words = words.rstrip(".")
    if target.lower().removeprefix("the ") not in words.lower():
        return f"{who} on {target}: “{words}.”"
    opening = next((token for token in tokens if token.is_alpha), tokens[0])
    root = opening if opening.dep_ == "ROOT" else tokens[0].doc[tokens[0].i : tokens[-1].i + 1].root
    return f"{who} spoke of “{words}”." if root.pos_ == "NOUN" else f"{who}: “{words}.”"


def _said(cue: Token | None) -> str:
    """The cue itself where it introduces a quotation in good English."""
    return cue.lower_ if cue is not None and cue.tag_ in {"VBD", "VBZ"} and cue.lemma_ in _QUOTING else "said"


def _shortened(quoted: str) -> str:
    """As many whole sentences of a quotation as fit, or its first clauses."""
    words = quoted.split()
    if len(words) <= _MOST_QUOTED:
        return quoted
    ends = [i for i, word in enumerate(words[:_MOST_QUOTED], 1) if word[-1] in ".!?"]
    if ends:
        return " ".join(words[: ends[-1]])
    pauses = [i for i, word in enumerate(words[:_MOST_QUOTED], 1) if word[-1] in ",;:—–"]
    return " ".join(words[: pauses[-1] if pauses else _MOST_QUOTED]).strip(",;:—–") + " …"


def _parts(attribution: Attribution, reading: Reading) -> list[str]:
    """The words of the content; single marks around them go with the others."""
    parts = (reading.text[place.start : place.end].strip() for place in attribution.content)
    return [part[1:].rstrip(SINGLE_MARKS) if part[:1] in SINGLE_MARKS else part for part in parts]
