"""Our own sentence for a position: who, the verb as the article has it, and what.

The words of the article are kept as far as they go, so that modality, negation and tense stay what
they were: 'plans to', 'has not decided', 'would'. Only what the new subject asks for is changed.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.inflection import past, past_of, third_person
from perilune.extract.stance.naming import called
from perilune.extract.stance.reading import Reading
from perilune.findings import Attribution, FoundActor
from perilune.lexicon.words import cues
from perilune.model import ActorType, PositionKind

MAX_WORDS = 32
_SHORT = 5
_APART = frozenset({"conj", "cc", "parataxis", "mark"})
_PARTICLES = frozenset({"away", "down", "back", "out", "off", "aside", "up", "forward"})
_GOVERNED = frozenset({"dobj", "prep", "xcomp", "prt", "advmod", "npadvmod", "attr", "acomp", "oprd", "dative"})
_MARKS = '“”„«»"'
_ASKING = frozenset({"that", "how", "why", "whether", "what", "if", "who", "where", "when"})
_FELT = frozenset({
    "support", "opposition", "concern", "fear", "hope", "criticism", "approval", "praise", "backing", "resistance", "reluctance",
    "hostility", "anger", "displeasure", "dissatisfaction", "condemnation", "scepticism", "skepticism", "preference",
})  # fmt: skip
_PLURAL_TYPES = frozenset({ActorType.GROUP})


def statement(attribution: Attribution, holder: FoundActor, reading: Reading) -> str:
    """One plain sentence, at most about thirty words after the holder's name."""
    cue = reading.tokens(attribution.cue[0])[0] if attribution.cue else None
    who = called(holder)
    who = who[:1].upper() + who[1:]
    if attribution.kind is PositionKind.QUOTED and _is_quotation(attribution, reading):
        said = _said(cue) if cue is not None else "said"
        words = _cut(_content(attribution, reading))
        return f"{who} {said}: “{words}{'' if words[-1:] in '.!?…' else '.'}”"
    if cue is None:
        return _sentence(who, "said that", _cut(_content(attribution, reading)))
    if cue.pos_ == "NOUN":
        return _by_noun(cue, who, attribution, reading)
    if _is_told(cue, attribution, reading):
        return _sentence(who, _verb(cue, holder), _clause(attribution, reading))
    return _sentence(who, _verb(cue, holder), _cut(_rest(cue, attribution, reading)))


def _is_quotation(attribution: Attribution, reading: Reading) -> bool:
    return bool(attribution.content) and reading.tokens(attribution.content[0])[0].text in set(_MARKS)


def _said(cue: Token) -> str:
    """The cue itself where it introduces a quotation in good English."""
    return (
        cue.lower_
        if cue.tag_ in {"VBD", "VBZ"} and cue.lemma_ in {"say", "write", "add", "argue", "warn", "ask", "insist"}
        else "said"
    )


def _is_told(cue: Token, attribution: Attribution, reading: Reading) -> bool:
    """Whether the content is a clause that 'said that' can introduce."""
    if cue.lower_ in {"according"} | cues().views:
        return True
    if not attribution.content or attribution.kind is PositionKind.ACTED or cue.lemma_.lower() not in cues().verbs:
        return False
    return any(_states(reading.tokens(place).root) for place in attribution.content)


def _states(head: Token) -> bool:
    """Whether a verb has a subject of its own and is no mere 'to do it' or 'which does it'."""
    finite = head.pos_ in {"VERB", "AUX"} and head.dep_ not in {"xcomp", "relcl", "acl", "pcomp"}
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children)
    return finite and not infinitive and any(child.dep_ in clauses.SUBJECTS for child in head.children)


def _verb(cue: Token, holder: FoundActor) -> str:
    """The verb with its auxiliaries, in a form that the holder's name can take."""
    if cue.pos_ not in {"VERB", "AUX"} and cue.dep_ != "acomp":
        return "said"
    if cue.dep_ == "acomp":
        return f"{_singular(cue.head, holder)} {cue.text}"
    if cue.lemma_ == "tell" or cue.lower_ == "according":
        return "said"
    helpers = [
        child for child in cue.children if child.dep_ in {"aux", "neg"} and child.i < cue.i and child.lower_ != "to"
    ]
    passive = clauses.is_passive(cue)
    if passive or (cue.tag_ == "VBN" and not helpers):
        return past(cue.lower_)
    if not helpers:
        return _bare(cue, holder)
    words = [_singular(helpers[0], holder), *(helper.text for helper in helpers[1:]), cue.text]
    return " ".join(words).replace(" n't", "n't").replace(" n’t", "n’t").lower()


def _bare(cue: Token, holder: FoundActor) -> str:
    if cue.tag_ == "VBG":
        return past_of(cue.lemma_.lower())
    if cue.tag_ == "VB":
        return f"was to {cue.lower_}"
    return _singular(cue, holder)


def _singular(word: Token, holder: FoundActor) -> str:
    """A plural present as the one holder needs it: 'China and Russia have agreed' as 'China has agreed'."""
    plural = holder.type in _PLURAL_TYPES and holder.name.endswith("s")
    plural_form = word.tag_ == "VBP" or word.lower_ in {"were", "'ve", "’ve"}
    if plural or not plural_form:
        return word.lower_
    return third_person(word.lower_)


def _clause(attribution: Attribution, reading: Reading) -> str:
    words = _cut(_content(attribution, reading))
    first, _, rest = words.partition(" ")
    if first.lower() in _ASKING:
        return f"{first.lower()} {rest}"
    opening = reading.tokens(attribution.content[0])
    start = next((token for token in opening if not token.is_punct and not token.is_space), opening[0])
    named = start.pos_ == "PROPN" and start.dep_ != "det"
    keeps = (
        named
        or start.ent_type_ in {"NORP", "GPE", "PERSON"}
        or start.text == "I"
        or (len(first) > 1 and first.isupper())
    )
    return f"that {words if keeps else words[:1].lower() + words[1:]}"


def _content(attribution: Attribution, reading: Reading) -> str:
    text = " ".join(reading.text[place.start : place.end].strip(" ,;:") for place in attribution.content)
    return _bare_of_marks(text)


def _bare_of_marks(text: str) -> str:
    kept = " ".join(text.split())
    if kept[:1] in set(_MARKS) or sum(kept.count(mark) for mark in _MARKS) % 2:
        kept = "".join(character for character in kept if character not in _MARKS)
    return kept.strip(" ,;:.—–-")


def _rest(cue: Token, attribution: Attribution, reading: Reading) -> str:
    """What follows the verb, as the article has it, to the end of what it governs if that is short; a passive's subject."""
    if clauses.is_passive(cue):
        return _suffered(cue, attribution, reading)
    after = [place for place in attribution.content if place.start > cue.idx]
    end = max((reading.tokens(place).end for place in after), default=cue.i + 1)
    own = [child for child in cue.children if child.i > cue.i]
    taken = [child for child in own if child.left_edge.i < end or (end - cue.i <= _SHORT and child.dep_ in _GOVERNED)]
    end = max(
        (child.right_edge.i + 1 for child in taken if not child.is_punct and child.dep_ not in _APART), default=end
    )
    antecedent = _antecedent(cue, reading)
    if end == cue.i + 1 and attribution.content and not antecedent:
        return _lowered(_content(attribution, reading), attribution, reading)
    return f"{antecedent} {_bare_of_marks(reading.doc[cue.i + 1 : end].text)}".strip()


def _antecedent(cue: Token, reading: Reading) -> str:
    """What a relative clause tells of, where it is not the doer: 'the note that China sent'."""
    if (
        cue.dep_ != "relcl"
        or clauses.subject(cue) == cue.head
        or any(child.dep_ == "dobj" for child in cue.children if child.i > cue.i)
    ):
        return ""
    noun = cue.head
    if noun.pos_ != "NOUN":
        return ""
    return _bare_of_marks(reading.doc[noun.left_edge.i : noun.i + 1].text)


def _suffered(cue: Token, attribution: Attribution, reading: Reading) -> str:
    """'the draft put forward by X', told of X: 'forward the draft'."""
    suffered = clauses.patient(cue)
    particles = " ".join(child.text for child in cue.children if child.dep_ == "prt" or child.lower_ in _PARTICLES)
    if suffered is None:
        return f"{particles} {_content(attribution, reading)}".strip()
    start, end = suffered.left_edge.i, suffered.i + 1
    noun = " ".join(reading.doc[start:end].text.split())
    first = reading.doc[start]
    return f"{particles} {noun if first.pos_ == 'PROPN' else noun[:1].lower() + noun[1:]}".strip()


def _lowered(words: str, attribution: Attribution, reading: Reading) -> str:
    opening = reading.tokens(attribution.content[0])[0] if attribution.content else None
    return (
        words[:1].lower() + words[1:]
        if opening is not None and opening.pos_ in {"DET", "PRON", "ADP", "ADJ"}
        else words
    )


def _by_noun(noun: Token, who: str, attribution: Attribution, reading: Reading) -> str:
    if noun.lower_ in cues().views:
        return _sentence(who, "said", _clause(attribution, reading))
    lemma = noun.lemma_.lower()
    article = "an" if lemma[:1] in "aeio" else "a"
    verb = f"expressed {lemma}" if lemma in _FELT else f"made {article} {lemma}"
    return _sentence(who, verb, _cut(_content(attribution, reading)))


def _cut(text: str) -> str:
    """The text, or as much as fits, ending where a clause or phrase ends."""
    words = text.split()
    if len(words) <= MAX_WORDS:
        return text
    ends = [i for i in range(MAX_WORDS // 2, MAX_WORDS) if words[i][-1] in ",;:—–"]
    return " ".join(words[: (ends[-1] + 1 if ends else MAX_WORDS)]).strip(" ,;:—–-") + " …"


def _sentence(name: str, verb: str, rest: str) -> str:
    text = re.sub(r"\s+([,;:.])", r"\1", f"{name} {verb} {rest}".strip(" ,;:."))
    return text if text.endswith("…") else f"{text}."
