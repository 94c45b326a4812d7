"""The verb of our own sentence: as the article has it, in a form that the holder's name can take."""

from __future__ import annotations

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.inflection import past, past_of, third_person
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.naming import without_tail
from perilune.findings import FoundActor
from perilune.model import ActorType

_SAID_FOR = frozenset(
    {"tell", "accord", "according", "go", "see", "put", "sum", "have", "find", "speak", "ask", "look"}
)
_DEPTH = 3


def told_by(cue: Token, holder: FoundActor) -> str | None:
    """The verb before 'that...': the cue itself, or 'said' where the cue takes no such clause."""
    if cue.pos_ not in {"VERB", "AUX"} or lemma_of(cue) in _SAID_FOR or clauses.is_passive(cue):
        return "said"
    verb, behind = verb_of(cue, holder), cue.doc[cue.i + 1 : cue.i + 2]
    particle = behind[0].text if len(behind) and (behind[0].dep_ == "prt" or behind[0].lower_ == "back") else ""
    return f"{verb} {particle}".strip() if verb else verb


def verb_of(cue: Token, holder: FoundActor, depth: int = _DEPTH) -> str | None:
    """The verb with its auxiliaries: 'had warned', 'claims to oppose'; None where the holder can't be its subject."""
    if cue.dep_ == "acomp" and cue.head.pos_ in {"VERB", "AUX"}:
        linking = verb_of(cue.head, holder, 0)
        return f"{linking} {cue.text}" if linking else None
    helpers = [
        child for child in cue.children if child.dep_ in {"aux", "neg"} and child.i < cue.i and child.lower_ != "to"
    ]
    if clauses.is_passive(cue) or (cue.tag_ == "VBN" and not helpers and cue.dep_ != "conj"):
        return past(cue.lower_)
    shared = _shared_helpers(cue) if not helpers else []
    denied = clauses.is_neither(cue)
    if helpers or shared:
        return _with_helpers(cue, helpers or shared, holder, denied=denied)
    if denied:
        return f"{'did' if cue.tag_ == 'VBD' else 'does'} not {lemma_of(cue)}"
    if cue.tag_ == "VB":
        return _governed(cue, holder, depth)
    if cue.tag_ == "VBG" or (cue.tag_ == "VBN" and cue.dep_ == "conj"):
        return past_of(lemma_of(cue))
    return singular(cue, holder)


def _shared_helpers(cue: Token) -> list[Token]:
    """'has signed and ratified': the second verb stands under the helpers of the first."""
    if cue.dep_ != "conj" or cue.tag_ not in {"VBN", "VB"} or any(c.dep_ in clauses.SUBJECTS for c in cue.children):
        return []
    return [
        child
        for child in cue.head.children
        if child.dep_ in {"aux", "neg"} and child.lower_ != "to" and child.i < cue.head.i
    ]


def _with_helpers(cue: Token, helpers: list[Token], holder: FoundActor, *, denied: bool = False) -> str:
    words = [
        singular(helpers[0], holder),
        *(["not"] if denied else []),
        *(helper.text for helper in helpers[1:]),
        cue.text,
    ]
    if words[0] in {"is", "was", "are"} and cue.tag_ == "VB":
        words = [words[0], "to", *words[1:]]
    return " ".join(words).replace(" n't", "n't").replace(" n’t", "n’t").lower()


def _governed(cue: Token, holder: FoundActor, depth: int) -> str | None:
    """An infinitive under the verb whose subject it shares: 'plans to build', 'wants to build and fly'."""
    first = cue.head if cue.dep_ == "conj" and cue.head.tag_ == "VB" else cue
    above = first.head
    said_to_be = above.lemma_ == "be" and first.dep_ == "xcomp" and any(c.dep_ == "attr" for c in above.children)
    if said_to_be or clauses.being(first) is not None:
        return past_of(lemma_of(cue))  # 'is one of the first to object'
    if not depth or first.dep_ != "xcomp" or above.pos_ not in {"VERB", "AUX"} or above == first:
        return None
    if clauses.is_passive(above):
        return None
    if any(child.dep_ in {"dobj", "dative", "nsubj"} and above.i < child.i < cue.i for child in above.children):
        return None
    governing = verb_of(above, holder, depth - 1)
    to = "" if above.lemma_ in {"let", "help"} else "to "
    return f"{governing} {to}{cue.lower_}" if governing else None


def is_plural(name: str) -> bool:
    """Whether it names several: 'astronomers', 'opponents of the launchpad'."""
    return without_tail(name).endswith("s")


def singular(word: Token, holder: FoundActor) -> str:
    """A plural present as the one holder needs it: 'China and Russia have agreed' as 'China has agreed'."""
    plural = holder.type is ActorType.GROUP and is_plural(holder.name)
    if plural and word.tag_ == "VBZ":  # 'the suit says' is 'the groups say'
        return {"is": "are", "has": "have", "'s": "are"}.get(word.lower_, lemma_of(word))
    plural_form = word.tag_ == "VBP" or word.lower_ in {"were", "'ve", "’ve", "have", "are"}
    if plural or not plural_form:
        return {"'s": "has", "’s": "has", "'d": "had", "’d": "had", "'ll": "will", "’ll": "will"}.get(
            word.lower_, word.lower_
        )
    return third_person(word.lower_)
