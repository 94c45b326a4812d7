"""Where the article attributes something to somebody: cue, source and content, before anybody is named.

Each finder below knows one form. All yield `Statement`s; where two claim the same cue the first wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.complements import Range, complement
from perilune.extract.stance.quotations import Quotation
from perilune.extract.stance.reading import Reading
from perilune.lexicon.words import Phrase, cues, polarity
from perilune.model import PositionKind, Stance

_NEAR = 12
_PHRASE_GAP = 8
_UNCERTAIN = frozenset({"would", "could", "should", "may", "might", "must", "can", "'d"})
_REPORTED = PositionKind.REPORTED


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement, view or deed; ranges are of tokens."""

    cue: Token
    source: Token | None
    content: tuple[Range, ...]
    kind: PositionKind
    stance: Stance | None
    """None: the content decides."""
    negated: bool = False
    frame: str = ""


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """All statements in order of their cues, at most one per cue."""
    found: dict[int, Statement] = {}
    for finder in _FINDERS:
        for statement in finder(reading):
            found.setdefault(statement.cue.i, statement)
    told = _stated(tuple(found[i] for i in sorted(found)))
    more = (*_continued(reading, told), *_echoed(reading, told))
    return tuple(sorted((*told, *more), key=lambda statement: statement.cue.i))


def _stated(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Without the deeds that somebody only says were done: 'X claimed that Y had tested a weapon' tells of X alone.

    What is announced or confirmed is done.
    """
    sure = polarity().cues["announcement"]
    claims = [one for one in found if one.kind is _REPORTED and one.cue.lemma_.lower() not in sure]
    return tuple(one for one in found if one.kind is _REPORTED or not any(_tells(claim, one) for claim in claims))


def _tells(claim: Statement, deed: Statement) -> bool:
    return claim.frame != "will" and any(start <= deed.cue.i < end for start, end in claim.content)


def _by_verb(reading: Reading) -> Iterator[Statement]:
    """'X said that...', '"...," said X', 'X plans to...', 'X vetoed the draft'."""
    table = cues().verbs
    for verb in reading.words:
        if verb.pos_ not in {"VERB", "AUX"} or reading.is_quoted(verb) or _keeps_silent(verb) or _is_loose(verb):
            continue
        for frame in table.get(verb.lemma_.lower(), ()):
            if frame.kind is PositionKind.ACTED and not _is_done(verb):
                continue
            content = complement(verb, frame, reading)
            if content is not None:
                yield Statement(
                    verb,
                    _source(verb, content, reading),
                    content,
                    frame.kind,
                    frame.stance,
                    clauses.is_negated(verb),
                    frame.name,
                )
                break


def _is_done(verb: Token) -> bool:
    """Whether the article states the deed as done, under way or certain: no infinitive, no 'would', no 'is to'."""
    joined = (
        verb.head
        if verb.dep_ == "conj" and not any(child.dep_ in clauses.SUBJECTS for child in verb.children)
        else verb
    )
    modals = {
        child.lower_ for one in (verb, joined) for child in one.children if child.dep_ == "aux" and child.tag_ == "MD"
    }
    return not modals & _UNCERTAIN and (
        verb.tag_ != "VB" or bool(modals) or any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children)
    )


def _is_loose(verb: Token) -> bool:
    """'the ruling party', 'Pressed about the matter, X said...': participles that tell of no doing of X's."""
    passive = (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(child.dep_ in {"aux", "agent"} for child in verb.children)
    )
    return verb.dep_ == "amod" or passive


def _keeps_silent(verb: Token) -> bool:
    """'declined to comment', 'did not respond': no position."""
    unspoken = cues().unspoken
    if verb.lemma_.lower() in {"decline", "refuse"}:
        done = clauses.action(verb)
        return done is not None and done.lemma_.lower() in unspoken
    refuses = clauses.is_negated(verb) or any(
        child.lower_ in {"no", "nothing"} for o in clauses.objects(verb) for child in (o, *o.children)
    )
    return refuses and verb.lemma_.lower() in unspoken and clauses.clause(verb) is None


def _by_phrase(reading: Reading) -> Iterator[Statement]:
    """'X came out against...', 'X took Y to court', 'X paid no heed to...'."""
    for verb in reading.words:
        if verb.pos_ not in {"VERB", "AUX"} or reading.is_quoted(verb):
            continue
        for phrase in cues().phrases.get(verb.lemma_.lower(), ()):
            end = _phrase_end(verb, phrase)
            if end is None or (phrase.frame.kind is PositionKind.ACTED and not _is_done(verb)):
                continue
            last = reading.doc[end - 1]
            done = clauses.action(verb)
            heads = (*((done,) if done is not None else ()), *last.children, *clauses.objects(verb))
            content = tuple(clauses.reach(noun) for noun in heads if noun.i > verb.i)
            frame = phrase.frame
            stance = frame.stance
            yield Statement(
                verb, _source(verb, (), reading), content[:2], frame.kind, stance, clauses.is_negated(verb), frame.name
            )
            break


def _phrase_end(verb: Token, phrase: Phrase) -> int | None:
    """Where the phrase ends, its words in order within the verb's own part of the sentence; None if it isn't there."""
    at = verb.i + 1
    for word in phrase.words:
        ahead = verb.doc[at : min(at + _PHRASE_GAP, verb.sent.end)]
        found = next((t for t in ahead if word in {t.lower_, t.lemma_.lower()} and verb.is_ancestor(t)), None)
        if found is None:
            return None
        at = found.i + 1
    return at


def _source(verb: Token, content: tuple[Range, ...], reading: Reading) -> Token | None:
    """Who: by grammar, or else, beside a quotation, the name that follows or precedes the verb."""
    found = clauses.subject(verb)
    if found is not None and found.pos_ != "INTJ" and not any(start <= found.i < end for start, end in content):
        return found
    return None if clauses.is_passive(verb) else _noun_after(verb, reading)


def _noun_after(verb: Token, reading: Reading) -> Token | None:
    """The head of the noun phrase right after the verb: '"...," sniffed a committee aide.'."""
    last = None
    for token in verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]:
        if reading.is_quoted(token) or not (
            token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} or token.tag_ == "POS"
        ):
            break
        last = token if token.pos_ in {"NOUN", "PROPN", "PRON"} else last
    return last


def _by_misread_verb(reading: Reading) -> Iterator[Statement]:
    """'Denmark hopes for...', 'NOAA plans to...': a verb that the tagger took for a noun after a name."""
    for word in reading.words[1:-1]:
        if word.tag_ != "NNS" or word.i + 1 >= len(reading.doc):
            continue
        before, after = reading.words[word.i - 1], reading.words[word.i + 1]
        frames = cues().verbs.get(word.lemma_.lower(), ())
        if (
            frames
            and after.lower_ in {"to", "that", "for"}
            and reading.named(before) is not None
            and word.i not in reading.named_at
        ):
            frame = frames[0]
            yield Statement(word, before, ((word.i + 1, word.sent.end),), _REPORTED, frame.stance, frame=frame.name)


def _by_according(reading: Reading) -> Iterator[Statement]:
    """'according to X': the rest of the sentence is what X says."""
    for word in reading.words[:-2]:
        if word.lower_ != "according" or reading.doc[word.i + 1].lower_ != "to" or reading.is_quoted(word):
            continue
        after = reading.doc[word.i + 1]
        source = next((child for child in after.children if child.dep_ == "pobj"), None)
        if source is not None:
            start, end = word.i, source.right_edge.i + 1
            sentence = word.sent
            parts = ((sentence.start, start), (end, sentence.end))
            content = tuple(part for part in parts if _says_something(part, reading))
            yield Statement(word, source, content, _REPORTED, None, frame="according")


def _says_something(part: Range, reading: Reading) -> bool:
    """Whether there is more than stops and blanks."""
    return any(word.is_alpha or word.like_num for word in reading.words[part[0] : part[1]])


def _by_view(reading: Reading) -> Iterator[Statement]:
    """'in her words', 'in the view of X', 'by NASA's reckoning': the rest of the sentence is X's."""
    for noun in reading.words:
        if noun.lower_ not in cues().views or noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "by", "to", "on"}:
            continue
        source = next((child for child in noun.children if child.dep_ == "poss"), None) or _owner(noun)
        if source is not None and not reading.is_quoted(noun):
            start, end = noun.head.i, noun.right_edge.i + 1
            parts = ((noun.sent.start, start), (end, noun.sent.end))
            yield Statement(
                noun, source, tuple(part for part in parts if _says_something(part, reading)), _REPORTED, None, frame="view"
            )


def _owner(noun: Token) -> Token | None:
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None


def _by_adjective(reading: Reading) -> Iterator[Statement]:
    """'X is opposed to...', 'X remains wary of...'."""
    for word in reading.words:
        stance = cues().adjectives.get(word.lower_)
        if stance is None or word.dep_ not in {"acomp", "ROOT", "ccomp"} or reading.is_quoted(word):
            continue
        verb = word.head if word.dep_ == "acomp" else word
        content = tuple(clauses.reach(child) for child in word.children if child.dep_ in {"prep", "xcomp", "ccomp"})
        if content:
            yield Statement(
                word, clauses.subject(verb), content, _REPORTED, stance, clauses.is_negated(verb), "adjective"
            )


def _by_noun(reading: Reading) -> Iterator[Statement]:
    """'X's objection to...', 'a call by X for...'."""
    table = cues().nouns
    for noun in reading.words:
        lemma = noun.lemma_.lower()
        if noun.pos_ != "NOUN" or lemma not in table or reading.is_quoted(noun):
            continue
        source = next((child for child in noun.children if child.dep_ == "poss"), None) or _author(noun)
        if source is None or reading.named(source) is None:
            continue
        content = tuple(
            clauses.reach(child)
            for child in noun.children
            if child.i > noun.i and child.dep_ in {"prep", "acl", "ccomp"}
        )
        if content and table[lemma] is not None:
            yield Statement(noun, source, content, _REPORTED, table[lemma], frame="noun")


def _author(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _continued(reading: Reading, told: tuple[Statement, ...]) -> Iterator[Statement]:
    """Quotations without a cue of their own: they belong to whoever was quoted last, in this paragraph or the one before."""
    said = [statement for statement in told if statement.kind is _REPORTED and statement.source is not None]
    for quotation in reading.quotations:
        if quotation.words < 5 or _is_claimed(quotation, told, reading):
            continue
        speaker = _last_speaker(quotation, said, reading)
        if speaker is not None:
            yield Statement(
                reading.doc[quotation.start],
                speaker.source,
                ((quotation.start, quotation.end),),
                _REPORTED,
                None,
                frame="continued",
            )


def _echoed(reading: Reading, told: tuple[Statement, ...]) -> Iterator[Statement]:
    """'..., and so did X', '..., as did X': X does what was told just before."""
    for word in reading.words:
        if word.lemma_ != "do" or reading.is_quoted(word):
            continue
        source = next((child for child in word.children if child.dep_ == "nsubj"), None)
        echoes = any(child.lower_ in {"so", "as", "too", "likewise"} for child in word.children)
        before = [statement for statement in told if word.sent.start <= statement.cue.i < word.i]
        if source is not None and echoes and before:
            last = before[-1]
            yield replace(last, source=source)


def _is_claimed(quotation: Quotation, told: tuple[Statement, ...], reading: Reading) -> bool:
    sentences = {reading.doc[quotation.start].sent.start, reading.doc[quotation.end - 1].sent.start}
    return any(
        any(start < quotation.end and quotation.start < end for start, end in statement.content)
        or statement.cue.sent.start in sentences
        for statement in told
        if statement.kind is _REPORTED
    )


def _last_speaker(quotation: Quotation, said: list[Statement], reading: Reading) -> Statement | None:
    paragraph = reading.paragraph_at[quotation.start]
    before = [statement for statement in said if statement.cue.i < quotation.start]
    if before and paragraph - reading.paragraph_at[before[-1].cue.i] <= 1:
        return before[-1]
    after = [s for s in said if s.cue.i >= quotation.end and reading.paragraph_at[s.cue.i] == paragraph]
    return after[0] if after else None


_FINDERS: tuple[Callable[[Reading], Iterator[Statement]], ...] = (
    _by_phrase,
    _by_verb,
    _by_misread_verb,
    _by_according,
    _by_view,
    _by_adjective,
    _by_noun,
)
