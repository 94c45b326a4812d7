"""Statements that a verb introduces: the verb and its subject, complement and negation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.candidates import whole
from perilune.extract.stance.complements import Range, complement
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.statements import Statement
from perilune.lexicon.words import Phrase, cues
from perilune.model import ActorType, PositionKind

_NEAR = 12
_PHRASE_GAP = 8
_UNCERTAIN = frozenset({"would", "could", "should", "may", "might", "must", "can", "'d"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OWED = frozenset({"should", "must", "ought", "can", "could", "may", "might"})
_DONE_BEHIND = frozenset(
    {"by", "after", "since", "in", "for", "despite", "upon", "on", "while", "through", "with", "besides"}
)
_FAILING = frozenset({"fail", "neglect", "omit"})
_ASKING = frozenset({"whether", "if", "when", "how", "why", "what", "who", "where", "which"})
_SUPPOSING = frozenset({
    "charge", "charges", "claim", "claims", "allegation", "allegations", "accusation", "accusations", "idea", "notion",
    "suggestion", "rumour", "rumor", "rumours", "rumors", "fear", "fears", "possibility", "risk", "hope", "suspicion",
    "suspicions", "belief", "theory", "chance",
})  # fmt: skip
_REPORTED = PositionKind.REPORTED


def by_verb(reading: Reading) -> Iterator[Statement]:
    """'X said that...', '"...," said X', 'X plans to...', 'X vetoed the draft'."""
    table = cues().verbs
    for verb in reading.prose:
        if verb.pos_ not in {"VERB", "AUX"} or reading.is_quoted(verb) or _keeps_silent(verb) or _is_loose(verb):
            continue
        if (
            _is_general(verb)
            or _is_biography(verb, reading)
            or (verb.lemma_ == "join" and clauses.action(verb) is not None)
        ):
            continue
        if verb.dep_ == "ccomp" and clauses.reduced(verb.head) is not None and verb.i < verb.head.i:
            continue  # 'The lawsuit filed in May says...'
        if verb.lemma_ == "go" and verb.tag_ == "VB":  # 'can't go back and...'; what is said 'goes'
            continue
        for frame in table.get(lemma_of(verb), ()):
            if _is_supposed(verb) or (frame.kind is PositionKind.ACTED and not _is_done(verb)) or _is_due(verb):
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
    if any(child.dep_ == "auxpass" and child.tag_ in {"VBZ", "VBP"} for child in verb.children) and not modals:
        present = not any(child.lower_ in {"has", "have", "being", "'s"} for child in verb.children)
        if present and not any(child.lower_ in {"now", "already"} for child in verb.children):
            return False  # 'Ariane 6 is built by X'
    if (being := clauses.being(verb)) is not None:  # 'became the first to sign'
        return _is_done(being)
    if verb.tag_ == "VBG" and not _is_past(verb):
        return False
    return not modals & _UNCERTAIN and (
        verb.tag_ != "VB" or bool(modals) or any(c.dep_ == "aux" and c.lemma_ == "do" for c in verb.children)
    )


def _is_past(gerund: Token) -> bool:
    """'fined for building it', not 'called for a cut and ending the mission', 'would not hear of building it'."""
    if gerund.dep_ == "conj":
        helped = any(child.dep_ == "aux" for child in gerund.children)
        return helped or (gerund.head.tag_ == "VBG" and _is_past(gerund.head))
    if gerund.dep_ != "pcomp":
        return True
    governing = gerund.head.head
    return gerund.head.lower_ in _DONE_BEHIND and not (governing.pos_ == "VERB" and clauses.is_negated(governing))


def _is_general(verb: Token) -> bool:
    """'It is hard to understand why', 'such resolutions require nine votes': nobody's doing."""
    if verb.tag_ == "VBP":
        source = next((child for child in verb.children if child.dep_ in clauses.SUBJECTS), None)
        return source is not None and source.tag_ == "NNS" and _is_any_paper(source)
    being = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or being.lemma_ != "be":
        return False
    empty = any(
        child.lower_ in {"it", "this", "that", "there"} and child.dep_ in clauses.SUBJECTS for child in being.children
    )
    return empty and any(child.dep_ in {"acomp", "attr"} for child in being.children)


def _is_biography(verb: Token, reading: Reading) -> bool:
    """'X, who flew on the shuttle', 'who keeps sheep near the site': who somebody is, no side that is taken."""
    told = verb.head if verb.dep_ == "conj" else verb
    if told.dep_ != "relcl" or lemma_of(verb) not in cues().biography:
        return False
    person = reading.named(told.head)
    return person is not None and person.type is ActorType.PERSON and any(c.lower_ == "who" for c in told.children)


def _is_any_paper(noun: Token) -> bool:
    """'Council resolutions require nine votes': all that there ever are."""
    told = any(child.dep_ in {"det", "poss", "nummod", "acl", "relcl"} for child in noun.children)
    return lemma_of(noun) in cues().documents and not told


def _is_due(verb: Token) -> bool:
    """'The agency should have examined it', 'had failed to consider it': what somebody else asks of it."""
    joined = verb.head if verb.dep_ == "conj" and not any(c.dep_ in clauses.SUBJECTS for c in verb.children) else verb
    if joined.dep_ == "xcomp" and lemma_of(joined.head) in _FAILING:
        return True
    owed = any(child.dep_ == "aux" and child.lower_ in _OWED for one in (verb, joined) for child in one.children)
    return owed and not clauses.is_negated(verb)


def _is_supposed(verb: Token) -> bool:
    """'the charge that it broke a rule', 'whether it left', 'if it pays': nobody says that it is so."""
    marked = any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children)
    return marked or (verb.dep_ in {"acl", "relcl", "ccomp"} and verb.head.lower_ in _SUPPOSING)


def _is_loose(verb: Token) -> bool:
    """'the ruling party', 'Pressed about the matter, X said...': participles that tell of no doing of X's."""
    passive = (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(child.dep_ in {"aux", "agent"} for child in verb.children)
    )
    return verb.dep_ == "amod" or passive


def _keeps_silent(verb: Token) -> bool:
    """'declined to comment', 'did not respond', 'would not say when', 'said it does not comment': no position."""
    told = clauses.clause(verb)
    if told is not None and lemma_of(told) == "comment" and clauses.is_negated(told):
        return True
    unspoken = cues().unspoken
    if lemma_of(verb) in {"decline", "refuse"}:
        if any(thing.lower_ in {"comment", "interview"} for thing in clauses.objects(verb)):
            return True
        done = clauses.action(verb)
        return done is not None and lemma_of(done) in unspoken
    refuses = clauses.is_negated(verb) or any(
        child.lower_ in {"no", "nothing"} for o in clauses.objects(verb) for child in (o, *o.children)
    )
    return refuses and lemma_of(verb) in unspoken and (told is None or told.left_edge.lower_ in _ASKING)


def by_phrase(reading: Reading) -> Iterator[Statement]:
    """'X came out against...', 'X took Y to court', 'X paid no heed to...'."""
    for verb in reading.prose:
        if verb.pos_ not in {"VERB", "AUX"} or reading.is_quoted(verb):
            continue
        phrases = cues().phrases.get(lemma_of(verb), ())
        if not phrases or _is_supposed(verb):
            continue
        ahead = reading.words[verb.i + 1 : verb.i + 1 + 3 * _PHRASE_GAP]
        forms = {form for word in ahead for form in (word.lower_, lemma_of(word))}
        for phrase in phrases:
            if not forms.issuperset(phrase.words):
                continue
            end = _phrase_end(verb, phrase)
            if end is None or (phrase.frame.kind is PositionKind.ACTED and not _is_done(verb)):
                continue
            last = reading.doc[end - 1]
            done = clauses.action(verb)
            done = done if done is not None else _purpose(verb)
            heads = (*last.children, *((done,) if done is not None else ()), *clauses.objects(verb))
            content = tuple(clauses.reach(noun) for noun in heads if noun.i > verb.i)
            frame = phrase.frame
            stance = frame.stance
            yield Statement(
                verb, _source(verb, (), reading), content[:2], frame.kind, stance, clauses.is_negated(verb), frame.name
            )
            break


def _purpose(verb: Token) -> Token | None:
    """'called on Russia to avoid...': what the parser took for a purpose."""
    to = (child for child in verb.children if child.dep_ == "advcl" and child.i > verb.i and child.tag_ == "VB")
    return next((verb for verb in to if any(helper.lower_ == "to" for helper in verb.children)), None)


def _phrase_end(verb: Token, phrase: Phrase) -> int | None:
    """Where the phrase ends, its words in order within the verb's own part of the sentence; None if it isn't there."""
    at = verb.i + 1
    for word in phrase.words:
        ahead = verb.doc[at : min(at + _PHRASE_GAP, verb.sent.end)]
        found = next((t for t in ahead if word in {t.lower_, lemma_of(t)} and verb.is_ancestor(t)), None)
        if found is None:
            return None
        at = found.i + 1
    return at


def _source(verb: Token, content: tuple[Range, ...], reading: Reading) -> Token | None:
    """Who: by grammar, or else, beside a quotation, the name that follows or precedes the verb."""
    if (resumed := _resumed(verb, reading)) is not None:
        return resumed
    found = clauses.subject(verb) if not _is_relayed(verb) else clauses.patient(verb)
    if found is not None and (teller := _teller(verb, found, reading)) is not None:
        found = clauses.subject(teller)
    if found is not None and found.pos_ != "INTJ" and not any(start <= found.i < end for start, end in content):
        return found
    if clauses.is_passive(verb):
        return None
    return _noun_before(verb, reading) or _noun_after(verb, reading)


def _resumed(verb: Token, reading: Reading) -> Token | None:
    """'..., which it cuts, and X, the ranking member, lamented': the person whom the parser joined to a thing."""
    if any(child.dep_ in clauses.SUBJECTS for child in verb.children) or clauses.is_passive(verb):
        return None
    first = min((child.i for child in verb.children if child.dep_ == "aux"), default=verb.i)
    if first < verb.sent.start + 2 or reading.words[first - 1].text != ",":
        return None
    near = (m for m in reversed(reading.mentions) if m.end < first and m.actor.type is ActorType.PERSON)
    mention = next(near, None)
    if mention is None or first - mention.end > _NEAR or mention.start < verb.sent.start:
        return None
    if any(word.tag_ in _FINITE for word in reading.words[mention.end : first]):
        return None
    name = reading.doc[mention.start : mention.end].root
    joined = (one.head for one in (name, *name.ancestors) if one.dep_ in {"appos", "conj"} and one.head.i < one.i)
    things = (thing for thing in joined if thing.pos_ == "NOUN" and reading.named(thing) is None)
    return name if any(lemma_of(thing) not in cues().persons for thing in things) else None


def _teller(verb: Token, found: Token, reading: Reading) -> Token | None:
    """'X noted that the mission draws on old work and said...': the verb of saying whose content holds this one."""
    if verb.dep_ != "conj" or lemma_of(verb) not in {"say", "add", "tell"} or reading.named(found) is not None:
        return None
    if any(child.dep_ in clauses.SUBJECTS for child in verb.children) or found.pos_ == "PRON":
        return None
    above = verb.head.head
    frames = cues().verbs.get(lemma_of(above), ()) if verb.head.dep_ == "ccomp" else ()
    return above if any(frame.name == "statement" for frame in frames) else None


def _noun_before(verb: Token, reading: Reading) -> Token | None:
    """'In addition to A, B, C and D signed the accords': the list right before a verb that has no subject."""
    mention = reading.named_at.get(verb.i - 1)
    if mention is None or verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    return whole(reading.doc[mention.start : mention.end].root)


def _is_relayed(verb: Token) -> bool:
    """'X was quoted as saying...': who suffers the verb is who says it."""
    return lemma_of(verb) in clauses.CITING and clauses.is_passive(verb)


def _noun_after(verb: Token, reading: Reading) -> Token | None:
    """The head of the noun phrase right after the verb: '"...," sniffed a committee aide.'."""
    last = None
    if verb.i > verb.sent.start and not verb.doc[verb.i - 1].is_punct:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]:
        if reading.is_quoted(token) or not (
            token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} or token.tag_ == "POS"
        ):
            break
        last = token if token.pos_ in {"NOUN", "PROPN", "PRON"} else last
    return last


def by_misread_verb(reading: Reading) -> Iterator[Statement]:
    """'Denmark hopes for...', 'NOAA plans to...': a verb that the tagger took for a noun after a name."""
    for word in reading.prose:
        if word.tag_ != "NNS" or not word.i or word.i + 1 >= len(reading.doc):
            continue
        before, after = reading.words[word.i - 1], reading.words[word.i + 1]
        frames = cues().verbs.get(lemma_of(word), ())
        if (
            frames
            and after.lower_ in {"to", "that", "for"}
            and reading.named(before) is not None
            and word.i not in reading.named_at
        ):
            frame = frames[0]
            yield Statement(word, before, ((word.i + 1, word.sent.end),), _REPORTED, frame.stance, frame=frame.name)
