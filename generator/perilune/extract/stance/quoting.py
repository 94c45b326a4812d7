"""A position in the article's own words: 'X said: “...”' for whole sentences, 'X on Y: “...”' for parts of one."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.plain import SINGLE_MARKS, bare_of_marks, sentence
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.trimming import text_of
from perilune.findings import Attribution, Span
from perilune.lexicon.words import cues

LEAST_QUOTED = 3
_MOST_QUOTED = 45
_QUOTING = frozenset({"say", "write", "add", "argue", "warn", "ask", "insist", "reply", "explain", "complain"})
_MOST_BETWEEN = 20
_STOPS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def quoting(  # noqa: PLR0917 -- who said what of what, and where
    cue: Token | None, who: str, verb: str | None, target: str, attribution: Attribution, reading: Reading
) -> str | None:
    """'X said: “...”' for whole sentences, 'X called it “...”' or 'X on Y: “...”' for parts of one.

    `verb` is the cue in a form that X can take.
    """
    places = _own_sentence(cue, attribution, reading)
    words = _shortened(bare_of_marks(" ".join(_parts(places, reading)), every=True))
    if len(words.split()) < LEAST_QUOTED:
        return None
    stop = "" if words[-1:] in ".!?…" else "."
    tokens = [token for place in places for token in reading.tokens(place)]
    whole = any(t.tag_ in _FINITE for t in tokens) and words[:1].isupper()
    if not whole and cue is not None and cue.lower_ not in cues().views:
        led = _leading(cue, tokens, reading) if verb is not None else None
        if led is not None:
            return sentence(f"{who} {verb} {led}“{words.rstrip('.,;')}”")
        return _mentioning(who, target, words, tokens)
    return f"{who} {_said(cue)}: “{words}{stop}”"


def _leading(cue: Token, tokens: list[Token], reading: Reading) -> str | None:
    """What the article has between the verb and its quotation: 'the move as'; None where they don't belong together."""
    first = next(token for token in tokens if not token.is_space)
    if cue.pos_ != "VERB" or not 0 < first.i - cue.i <= _MOST_BETWEEN or first.sent != cue.sent:
        return None
    between = [token for token in reading.words[cue.i + 1 : first.i] if not token.is_space]
    if not between:
        frames = cues().verbs.get(lemma_of(cue), ())
        return None if any(frame.name == "statement" for frame in frames) else ""
    if any(token.text in _STOPS or token.i in reading.quoted_at for token in between):
        return None
    return f"{text_of(tuple(between))} "


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


def _own_sentence(cue: Token | None, attribution: Attribution, reading: Reading) -> tuple[Span, ...]:
    """What is quoted in the sentence of the cue, if that is more than a word: the others have a position of their own."""
    if cue is None:
        return attribution.content
    first, last = cue.sent[0].idx, cue.sent[-1].idx + len(cue.sent[-1])
    within = (Span(max(one.start, first), min(one.end, last)) for one in attribution.content)
    kept = tuple(_within_marks(place, reading) for place in within if place.start < place.end)
    told = sum(token.is_alpha for place in kept for token in reading.tokens(place))
    return kept if told >= LEAST_QUOTED else attribution.content


def _within_marks(place: Span, reading: Reading) -> Span:
    """Without what follows the closing mark: '“We object,” referencing the vote'."""
    tokens = reading.tokens(place)
    quotation = reading.quoted_at.get(tokens[0].i) if len(tokens) else None
    if quotation is None or quotation.end > tokens[-1].i:
        return place
    last = reading.words[quotation.end - 1]
    return Span(place.start, last.idx + len(last))


def _parts(places: tuple[Span, ...], reading: Reading) -> list[str]:
    """The words of the content; single marks around them go with the others."""
    parts = (reading.text[place.start : place.end].strip() for place in places)
    return [part[1:].rstrip(SINGLE_MARKS) if part[:1] in SINGLE_MARKS else part for part in parts]
