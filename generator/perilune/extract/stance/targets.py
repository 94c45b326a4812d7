"""What a position is about, in two to eight words; the same thing keeps its wording across an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.inflection import gerund
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution
from perilune.lexicon.words import cues

MAX_WORDS = 8
_NO_TARGET = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "ORDINAL", "QUANTITY", "MONEY"})
_LINKS = frozenset({"of", "on", "for", "to", "against", "over", "between", "with", "in", "from", "by", "at", "about"})
_POINTING = frozenset(
    {"such", "same", "other", "own", "any", "certain", "several", "many", "few", "more", "most", "further"}
)
_BEFORE = _LINKS | {"than", "as", "per"}
_AFTER = _LINKS | {"such", "as", "than", "and", "or", "the", "a"}
_MARKS = re.compile(r"[“”„«»\"\[\]()]")


class Targets:
    """Hands out the wording of targets in order of appearance and remembers what things were called."""

    def __init__(self, reading: Reading) -> None:
        """Start with no names."""
        self._reading = reading
        self._given: list[str] = []
        self._names = {name for actor in reading.actors.values() for name in (actor.name, *actor.aliases)}

    def of(self, attribution: Attribution) -> str:
        """The target of the next attribution."""
        found = [wording for wording in self._candidates(attribution) if _tells(wording)]
        wording = next((w for w in found if len(w.split()) > 1 and not w.startswith("the ")), found[0] if found else "")
        named = self._known(wording) or self._spelt_out(wording) or (self._given[-1] if self._given else "the matter")
        self._given.append(named)
        return named

    def _candidates(self, attribution: Attribution) -> Iterator[str]:
        cue = self._reading.tokens(attribution.cue[0]).root if attribution.cue else None
        for place in attribution.content:
            tokens = self._reading.tokens(place)
            if not len(tokens):
                continue
            head = tokens.root
            if cue is not None and clauses.is_passive(cue) and (suffered := clauses.patient(cue)) is not None:
                yield _phrase(suffered) if suffered.pos_ in {"NOUN", "PROPN"} else ""
            if head.pos_ in {"VERB", "AUX"} and cue is not None and head.dep_ in {"xcomp", "pcomp"}:
                yield _doing(head)
            nouns = sorted(_nouns(tokens, head, self._reading), key=lambda pair: -pair[0])
            yield from (_phrase(noun) for _, noun in nouns)

    def _spelt_out(self, wording: str) -> str:
        """At least two words: a bare name becomes somebody's conduct, or takes the article."""
        if not wording or " " in wording:
            return wording
        if wording in self._names:
            return f"{wording}{'’' if wording.endswith('s') else '’s'} conduct"
        return f"the {wording}"

    def _known(self, wording: str) -> str | None:
        """What was called by more words before: 'the treaty' is 'negotiations on a treaty' no longer than needed."""
        words = set(wording.lower().split()) - {"the"}
        if not words:
            return None
        for given in self._given:
            before = given.lower().split()
            if words <= set(before) and wording.rsplit(maxsplit=1)[-1].lower() in before:
                return given
        return None


def _tells(wording: str) -> bool:
    """Whether a reader learns from it what a position is about."""
    plain = wording.lower().removeprefix("the ")
    return len(plain) > 1 and plain not in cues().vague and plain.split()[0] not in {"none", "nothing", "i"}


def _doing(verb: Token) -> str:
    """'to build a station on the Moon' as 'building a station on the Moon'."""
    if verb.lemma_ == "be":
        return ""
    words = [gerund(lemma_of(verb))]
    if any(child.dep_ == "neg" for child in verb.children):
        words.insert(0, "not")
    end = verb.i + 1
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"dobj", "prt", "prep", "attr", "dative"} and child.i <= end + 1:
            reach = child.right_edge.i + 1
            if reach - verb.i > MAX_WORDS:
                reach = min(_close(child), verb.i + MAX_WORDS)
            end = max(end, reach)
    rest = verb.doc[verb.i + 1 : end]
    named = any(word.pos_ in {"NOUN", "PROPN"} and word.lower_ not in cues().vague for word in rest)
    return _tidy(" ".join([*words, rest.text])) if named else ""


def _close(head: Token) -> int:
    """The end of a phrase without what follows its noun."""
    noun = next((child for child in head.children if child.dep_ == "pobj"), head)
    return noun.i + 1


def _nouns(tokens: Tokens, head: Token, reading: Reading) -> Iterator[tuple[float, Token]]:
    """Noun heads of a place with how well each would do as a target."""
    for word in tokens:
        if word.pos_ not in {"NOUN", "PROPN"} or word.dep_ in {"compound", "poss", "nmod", "npadvmod"}:
            continue
        if word.ent_type_ in _NO_TARGET or word.lower_ in {"%", "percent"}:
            continue
        weight = 1.0
        weight += 1.5 * (word == head) + 0.8 * (word.dep_ in {"dobj", "attr"}) + 0.6 * (word.dep_ in clauses.SUBJECTS)
        weight += 0.7 * (head in (word.head, word.head.head))
        weight += 0.4 * any(child.dep_ in {"amod", "compound", "prep", "poss"} for child in word.children)
        weight -= 1.8 * (reading.named(word) is not None)
        weight -= 0.8 * (word.lower_ in cues().vague)
        yield weight, word


def _phrase(noun: Token) -> str:
    """The noun with what stands before it and the phrase that hangs on it, as far as eight words go."""
    start = noun.left_edge.i
    while start < noun.i and (
        noun.doc[start].pos_ in {"DET", "PUNCT", "SPACE", "CCONJ", "ADV", "ADP", "PRON", "SCONJ"}
    ):
        start += 1
    while start < noun.i and noun.doc[start].lower_ in _POINTING:
        start += 1
    while start > 1 and noun.doc[start - 1].text == "-":
        start -= 2
    start = max(start, noun.i - MAX_WORDS + 1)
    start = next((i for i in range(start, noun.i) if noun.doc[i].lower_ not in _BEFORE), noun.i)
    end = _word_end(noun)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _LINKS and child.i == end:
            end = next((e for e in (child.right_edge.i + 1, _close(child)) if end < e and e - start <= MAX_WORDS), end)
    text = noun.doc[start:end].text
    return _tidy(text if _keeps_its_capital(noun.doc[start]) else text[:1].lower() + text[1:])


def _keeps_its_capital(word: Token) -> bool:
    """Whether the capital belongs to the word: it does to names and acronyms, not to what opens a sentence or quotation."""
    opens = word.is_sent_start or word.doc[word.i - 1].text in {"“", '"', "‘", "„", "«", ":"}
    named = word.pos_ == "PROPN" or bool(word.ent_type_) or any(letter.isupper() for letter in word.text[1:])
    return named or not opens


def _word_end(noun: Token) -> int:
    """The end of a word that the tokenizer took apart at its hyphens: 'e-mails'."""
    end = noun.i + 1
    while end + 1 < len(noun.doc) and noun.doc[end].text == "-" and not noun.doc[end - 1].whitespace_:
        end += 2
    return end


def _tidy(text: str) -> str:
    words = _MARKS.sub("", " ".join(text.split())).strip(" ,;:.-–—'’").split()
    words = words[:MAX_WORDS]
    while words and words[-1].lower() in _AFTER:
        words.pop()
    if not words:
        return ""
    return " ".join(words) if len(words) > 1 or words[0][0].isupper() else f"the {words[0]}"
