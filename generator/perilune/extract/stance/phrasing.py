"""Our own sentence for a position: who, the verb as the article has it, and what.

The words of the article are kept as far as they go, so that modality, negation and tense stay what
they were: 'plans to', 'has not decided', 'would'. Only what the new subject asks for is changed. What
cannot be turned round without harm is quoted: 'X on Y: “...”'.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from perilune.extract.stance import clauses
from perilune.extract.stance.lemmas import lemma_of
from perilune.extract.stance.naming import called
from perilune.extract.stance.plain import MARKS, SINGLE_MARKS, bare_of_marks, sentence
from perilune.extract.stance.quoting import LEAST_QUOTED, quoting
from perilune.extract.stance.reading import Reading
from perilune.extract.stance.trailing import cut
from perilune.extract.stance.trimming import text_of, trimmed
from perilune.extract.stance.verbs import is_plural, told_by, verb_of
from perilune.findings import Attribution, FoundActor
from perilune.lexicon.words import cues
from perilune.model import ActorType, PositionKind

MAX_WORDS = 34
_ASKING = frozenset({"how", "why", "whether", "what", "if", "who", "where", "when"})
_OPENINGS = frozenset({"that", "and", "but", "yet", "so", "still", "nor", "or"})
_MERELY = frozenset({"only", "merely", "simply", "just", "also", "again"})
_APART = frozenset({"conj", "cc", "parataxis", "mark", "nsubj", "nsubjpass", "csubj"})
_GAPS = frozenset({"where", "when", "why", "how", "whose"})
_BARE = frozenset({"it", "that", "this", "them", "so", "one", "him", "her"})
_HELPERS = frozenset({"is", "was", "are", "were", "be", "has", "had", "would", "will"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FELT = frozenset({
    "support", "opposition", "concern", "fear", "hope", "criticism", "approval", "praise", "backing", "resistance", "reluctance",
    "hostility", "anger", "displeasure", "dissatisfaction", "condemnation", "scepticism", "skepticism", "preference",
})  # fmt: skip


def statement(attribution: Attribution, holder: FoundActor, target: str, reading: Reading) -> str | None:
    """One plain sentence of ours; None where the article's words give none that a reader would understand."""
    cue = reading.tokens(attribution.cue[0])[0] if attribution.cue else None
    who = called(holder)
    who = who[:1].upper() + who[1:]
    if _is_quotation(attribution, reading):
        verb = told_by(cue, holder) if cue is not None else None
        return quoting(cue, who, verb, target, attribution, reading)
    if cue is None:
        return None
    if cue.pos_ == "NOUN" and cue.lower_ not in cues().views:
        return _by_noun(cue, who, attribution, reading)
    told = _clause(cue, attribution, reading)
    if told:
        return sentence(f"{who} {told_by(cue, holder) or 'said'} {told}")
    if cue.lower_ == "according" or cue.lower_ in cues().views:
        return None
    verb = verb_of(cue, holder) if cue.pos_ in {"VERB", "AUX"} or cue.dep_ == "acomp" else None
    inverted = _is_inverted(cue, attribution, reading) or _is_behind(cue, attribution)
    rest = _fronted(attribution, reading) if inverted else _of_one(_rest(cue, reading), cue, holder)
    link = ":" if inverted and rest else ""
    return sentence(f"{who} {verb}{link} {rest}") if verb and _is_full(cue, verb, rest) else None


def _is_full(cue: Token, verb: str, rest: str) -> bool:
    """Whether verb and rest say something on their own: not 'calls it', 'asked for', 'means that'."""
    words = [word for word in rest.lower().split() if any(map(str.isalnum, word))]
    if words and (words[0] in _HELPERS or words[-1] in _HELPERS):
        return False
    if not words:
        return lemma_of(cue) in cues().standing_alone and cue.tag_ != "VB"
    if (
        any(child.dep_ == "prep" and child.i > cue.i and _is_stranded(child) for child in cue.children)
        and cue.dep_ != "relcl"
        and lemma_of(cue) != "vote"
    ):
        return False
    if any(child.lower_ == "what" and child.i < cue.i and child.dep_ == "dobj" for child in cue.children):
        return False  # 'publish what it finds in the coming weeks'
    if cue.dep_ == "relcl" and _PARTICLES.issuperset(words) and _has_own_subject(cue):
        return False
    if words[-1] in {"that", "which", "who", "as", "of", "to", "for", "the", "a", "an", "and", "than"}:
        return False
    return not (len(words) == 1 and words[0] in _BARE and not verb.startswith(("has", "had", "did", "vot")))


def _is_stranded(preposition: Token) -> bool:
    """'than X had asked for since 2010'."""
    nothing = not any(True for _ in preposition.children)
    return nothing and preposition.pos_ == "ADP" and preposition.nbor().pos_ in {"ADP", "PUNCT"}


def _is_quotation(attribution: Attribution, reading: Reading) -> bool:
    if attribution.kind is not PositionKind.QUOTED or not attribution.content:
        return False
    opening = reading.tokens(attribution.content[0])
    if not attribution.cue:
        return True
    return len(opening) > 0 and opening[0].text in {*MARKS, *SINGLE_MARKS}


def _clause(cue: Token, attribution: Attribution, reading: Reading) -> str | None:
    """'that...', where the content is a clause with a subject of its own."""
    if attribution.kind is PositionKind.ACTED and lemma_of(cue) not in cues().deciding:
        return None
    words = _without_opening(_told_words(attribution, reading))
    heads = _finite_heads(words) or _set_apart(cue, words)
    if not heads or len(words) < LEAST_QUOTED or words[0].tag_ in _FINITE or _is_retold(heads[0]):
        return None
    asking = words[0].lower_ in _ASKING
    if not asking and not _may_tell(cue, heads[0]):
        return None
    kept = trimmed(words, frozenset(_spine(heads[0])), MAX_WORDS)
    text = bare_of_marks(text_of(kept))
    if len(text.split()) > MAX_WORDS + 10:
        return None
    if text.rpartition(" ")[2].lower() in _HELPERS:
        return None
    return f"{text[:1].lower()}{text[1:]}" if asking else f"that {_continuing(text, kept[0])}"


def _told_words(attribution: Attribution, reading: Reading) -> tuple[Token, ...]:
    """The words of the content, without the stops that set off what stood between its parts."""
    found: list[Token] = []
    for place in attribution.content:
        while found and found[-1].is_punct and found[-1].text in _STOPS:
            found.pop()
        words = [token for token in reading.tokens(place) if not token.is_space]
        while found and words and words[0].text in _STOPS:
            words = words[1:]
        found += words
    return tuple(found)


def _without_opening(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without 'That', 'But' and stops at the start."""
    if len(words) > 1 and words[0].lower_ in _MERELY and words[1].lower_ == "that":
        words = words[1:]
    while words and (words[0].lower_ in _OPENINGS or words[0].text in _STOPS):
        cut_off = len(words) > 1 and words[1].is_punct
        if words[0].lower_ == "that" and not cut_off and words[0].dep_ not in {"mark", "det", "advmod", "cc"}:
            break
        words = words[1:]
    return words


def _finite_heads(words: tuple[Token, ...]) -> list[Token]:
    """The verb with a subject in these words that no other such verb in them stands above."""
    inside = {word.i for word in words}
    found = []
    for word in words:
        own = [
            c
            for c in word.children
            if c.dep_ in clauses.SUBJECTS and c.i in inside and (c.lower_ not in _RELATIVE or word.dep_ != "relcl")
        ]
        finite = word.tag_ in _FINITE or any(c.tag_ in _FINITE and c.dep_ in {"aux", "auxpass"} for c in word.children)
        above = any(parent.i in inside for parent in word.ancestors)
        if own and finite and (not above or word.dep_ in {"ccomp", "parataxis", "conj"}):
            found.append(word)
    top = [word for word in found if not any(parent in found for parent in word.ancestors)]
    roots = [word for word in words if word.head.i not in inside or word.head == word]
    loose = [word for word in roots if word.pos_ not in _LOOSE and word not in top and word.dep_ != "npadvmod"]
    return [] if loose and top and loose[0].i < top[0].i else top


def _set_apart(cue: Token, words: tuple[Token, ...]) -> list[Token]:
    """The first finite verb of a sentence that only the attribution interrupts, whatever the parser made of it."""
    interrupted = (
        bool(words)
        and not clauses.is_passive(cue)
        and words[0].i < cue.i < words[-1].i
        and len(words) + _ASIDE >= len(cue.sent)
    )
    return [word for word in words if word.tag_ in _FINITE][:1] if interrupted else []


_ASIDE = 12
_STOPS = frozenset({",", ";", ":", "–", "—", "-", "--"})
_LOOSE = frozenset({"PUNCT", "ADV", "ADP", "SPACE", "CCONJ", "SCONJ", "INTJ"})
_RELATIVE = frozenset({"which", "who", "that", "whom"})


def _is_retold(head: Token) -> bool:
    """'he said', which attributes and says nothing."""
    return head.lemma_ == "say" and all(child.dep_ in {"nsubj", "punct", "npadvmod", "aux"} for child in head.children)


def _may_tell(cue: Token, head: Token) -> bool:
    """Whether 'CUE that...' is English here: verbs of wish and deed need the clause to be marked as such."""
    frames = cues().verbs.get(lemma_of(cue), ())
    telling = not frames or any(frame.name in _TELLING for frame in frames) or cue.pos_ not in {"VERB", "AUX"}
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in head.children)
    if any(child.lower_ in {"what", "which"} for child in cue.children) or (cue.lemma_ in _WISHING and not marked):
        return False
    return head.dep_ not in {"relcl", "acl", "advcl"} and (telling or marked or head.left_edge.i < cue.i)


_WISHING = frozenset({"ask", "want", "wish", "request", "demand", "like", "see", "find", "hear", "call"})
_TELLING = frozenset({"statement", "measure", "accusation", "warning", "criticism", "adoption"})


def _spine(head: Token) -> list[int]:
    """The verb, its helpers and its subject."""
    kept = {"aux", "auxpass", "neg", "attr", "acomp", "dobj", "xcomp", "ccomp", *clauses.SUBJECTS}
    return [head.i, *(child.i for child in head.children if child.dep_ in kept)]


def _continuing(text: str, first: Token) -> str:
    """The text in the middle of a sentence: lower case, unless it opens with a name."""
    named = first.pos_ == "PROPN" and first.dep_ != "det" and first.lower_ not in {"the", "an", "a", "its", "any"}
    word = text.split(" ", 1)[0]
    acronym = len(word) > 1 and any(letter.isupper() for letter in word[1:])
    is_name = first.ent_type_ in {"NORP", "GPE", "PERSON"} and first.pos_ != "DET"
    keeps = named or acronym or is_name or first.text == "I"
    return text if keeps else text[:1].lower() + text[1:]


def _is_inverted(cue: Token, attribution: Attribution, reading: Reading) -> bool:
    """'Not so, retorts Russia': all that follows the verb is who says it."""
    own = [child for child in cue.children if child.i > cue.i and not child.is_punct and child.dep_ not in _APART]
    named = {word.i for place in attribution.source for word in reading.tokens(place)}
    return bool(own) and all(child.i in named for child in own)


def _is_behind(cue: Token, attribution: Attribution) -> bool:
    """'Let the party pay, X demanded.': nothing follows the verb, and what was said stands before it."""
    own = any(child.i > cue.i and not child.is_punct and child.dep_ not in _APART for child in cue.children)
    before = attribution.content and all(place.end <= cue.idx for place in attribution.content)
    return not own and bool(before) and attribution.kind is not PositionKind.ACTED


def _fronted(attribution: Attribution, reading: Reading) -> str:
    """What was said before the verb: 'Russia retorts: not so'."""
    text = bare_of_marks(text_of(_told_words(attribution, reading)))
    short = 0 < len(text.split()) <= MAX_WORDS
    return f"{text[:1].lower()}{text[1:]}" if short else ""


def _rest(cue: Token, reading: Reading) -> str:
    """What follows the verb, as the article has it; a passive's subject; what a relative clause tells of."""
    if clauses.is_passive(cue):
        return _suffered(cue, reading)
    if (told := clauses.swallowed(cue)) is not None:
        thing, verb = told
        words = tuple(t for t in reading.words[thing.left_edge.i : verb.right_edge.i + 1] if not t.is_space)
        return bare_of_marks(text_of(trimmed(words, frozenset({thing.i, *_spine(verb)}), MAX_WORDS)))
    own = [child for child in cue.children if child.i > cue.i and not _is_apart(child)]
    last = max((child.right_edge.i for child in own), default=cue.i)
    apart = {token.i for child in cue.children if _is_apart(child) for token in child.subtree}
    words = tuple(t for t in reading.words[cue.i + 1 : last + 1] if t.i not in apart and not t.is_space)
    words = cut(words, reading)
    heads = frozenset(child.i for child in own if child.dep_ not in {"advcl", "npadvmod", "advmod"})
    text = bare_of_marks(text_of(trimmed(words, heads, MAX_WORDS)))
    missing = _antecedent(cue)
    if not missing:
        return text
    return f"{text} {missing}" if words and words[-1].dep_ in {"prep", "prt"} else f"{missing} {text}".strip()


def _is_apart(clause: Token) -> bool:
    """Whether it is no part of what the verb says: joined to it, its subject, or 'while Y noted that...', of another."""
    if clause.dep_ in _APART:
        return True
    marked = any(child.dep_ == "mark" and child.lower_ in {"while", "whereas"} for child in clause.children)
    return clause.dep_ == "advcl" and marked and any(child.dep_ in clauses.SUBJECTS for child in clause.children)


def _of_one(rest: str, cue: Token, holder: FoundActor) -> str:
    """'France and Germany threw their support behind it', told of one of them: 'its support'."""
    things = (child for child in cue.children if child.dep_ == "dobj")
    theirs = any(word.lower_ == "their" for thing in things for word in thing.children)
    single = holder.type is not ActorType.PERSON and not is_plural(holder.name)
    return re.sub(r"\btheir\b", "its", rest, count=1) if theirs and single else rest


def _antecedent(cue: Token) -> str:
    """What a relative clause tells of, where it is not the doer: 'the note that China sent'."""
    noun = cue.head
    has_object = any(child.dep_ in {"dobj", "ccomp", "xcomp"} and child.i > cue.i for child in cue.children)
    circumstance = any(
        token.lower_ in _GAPS or (token.lower_ == "which" and token.dep_ == "pobj") for token in cue.subtree
    )
    if cue.dep_ != "relcl" or has_object or circumstance or not _is_told_of(noun, cue):
        return ""
    text = text_of(tuple(noun.doc[noun.left_edge.i : noun.i + 1]))
    return _continuing(text, noun.left_edge)


def _is_told_of(noun: Token, cue: Token) -> bool:
    """Whether a relative clause's verb has another doer than the noun: of names and sums only where it stands there."""
    if noun.pos_ == "NOUN":
        return clauses.subject(cue) != noun
    return noun.pos_ in {"PROPN", "NUM"} and _has_own_subject(cue)


def _has_own_subject(relative: Token) -> bool:
    """'which X sent', not 'which sent'."""
    return any(child.dep_ in clauses.SUBJECTS and child.lower_ not in _RELATIVE for child in relative.children)


def _suffered(cue: Token, reading: Reading) -> str:
    """'the draft put forward by X', told of X: 'forward the draft'."""
    suffered = clauses.patient(cue)
    particles = " ".join(child.text for child in cue.children if child.dep_ == "prt" or child.lower_ in _PARTICLES)
    if suffered is None or suffered.pos_ == "PRON" or clauses.subject(cue) == suffered:
        return ""
    deed = next((child for child in suffered.children if child == cue or child.is_ancestor(cue)), None)
    inner = tuple(
        t
        for t in reading.words[suffered.left_edge.i : suffered.right_edge.i + 1]
        if deed is None or not (t == deed or deed.is_ancestor(t))
    )
    text = bare_of_marks(text_of(trimmed(inner, frozenset({suffered.i}), MAX_WORDS // 2)))
    return f"{particles} {_continuing(text, suffered.left_edge)}".strip()


_PARTICLES = frozenset({"away", "down", "back", "out", "off", "aside", "up", "forward"})


def _by_noun(noun: Token, who: str, attribution: Attribution, reading: Reading) -> str | None:
    """'X's objection to the plan' as 'X made an objection to the plan'."""
    lemma = lemma_of(noun)
    words = tuple(t for place in attribution.content for t in reading.tokens(place) if not t.is_space)
    words = tuple(t for t in words if not _names_author(t, noun))
    rest = bare_of_marks(text_of(trimmed(words, frozenset(), MAX_WORDS)))
    if len(rest.split()) < 2:
        return None
    is_told = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
    if is_told or noun.nbor().text == ":":
        linking = noun.head.lower_ if is_told else "was that" if _finite_heads(words) else "was"
        return sentence(f"{who}’s {noun.lower_} {linking} {rest}")
    article = "an" if lemma[:1] in "aeio" or lemma[:2] in {"un", "up"} else "a"
    verb = f"expressed {lemma}" if lemma in _FELT else f"made {article} {lemma}"
    return sentence(f"{who} {verb} {rest}")


def _names_author(token: Token, noun: Token) -> bool:
    """'by X', 'from X': who made it stands as the subject already."""
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
    return by is not None and (token == by or by.is_ancestor(token))
