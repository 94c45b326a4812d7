"""What happened on a date, in a few words of headline English, from the parse of the clause around it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from perilune.extract.when.phrases import EMPTY, MAX_WORDS, SUBJECTS, is_plural, joined, meant, own_words, tidy
from perilune.extract.when.words import REPORTING

MIN_WORDS = 2
"""Fewer say nothing: the noun beside the expression, or the clause's own words, stand instead."""
_NOUN_PARTS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "quantmod", "case"})
_OBJECTS = ("dobj", "attr", "oprd", "acomp", "dative")
_OF = frozenset({"of", "for", "on", "with", "against", "in", "to"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
_PARTICLES = frozenset(
    {"around", "back", "down", "up", "away", "off", "out", "over", "home", "together", "apart", "ahead"}
)
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_AWAITING = frozenset(
    {
        "expect",
        "plan",
        "schedule",
        "slate",
        "set",
        "pencil",
        "propose",
        "project",
        "target",
        "promise",
        "anticipate",
        "foresee",
        "envisage",
    }
)
"""Participles that say by themselves that the thing lies ahead: `launch expected`, not `launch to be expected`."""
_HELD = frozenset({"want", "hope", "aim", "intend", "seek", "need", "ask", "call", "urge", "favour", "favor", "prefer", "fear",
                   "believe", "think", "vow", "speak", "predict"})  # fmt: skip
"""Verbs of what somebody holds now about a time ahead: `NASA expects signatures`, not `NASA to expect signatures`."""


def what(span: Span, *, ahead: bool) -> str:
    """The event that the expression dates, in at most ten words: `Senate passes the spending bill`.

    Historic present for what is past, `to` and the infinitive for what lies ahead. Falls back to the noun
    that the expression stands with, and to the clause's own words.
    """
    banned = {token.i for token in span}
    verb = _clause_verb(span.root)
    phrase = tidy(_clause(verb, banned, ahead=ahead)) if verb is not None else []
    noun = _noun_above(span)
    if len(phrase) <= MIN_WORDS and noun is not None:
        phrase = max(phrase, tidy(_noun_phrase(noun, banned, MAX_WORDS)), key=len)
    if len(phrase) < MIN_WORDS or (len(phrase) <= MIN_WORDS and phrase[0].lower() in EMPTY):
        phrase = tidy(own_words(span, banned)) or phrase
    text = " ".join(phrase).strip()
    return text[:1].upper() + text[1:]


def _clause_verb(token: Token) -> Token | None:
    """The verb of the clause in which the word stands; an auxiliary gives way to its main verb."""
    for _ in range(12):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _noun_above(span: Span) -> Token | None:
    """The nearest noun that the expression hangs from."""
    token = span.root.head
    while token.head != token and token.pos_ not in {"NOUN", "PROPN"}:
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN"} and token not in span else None


def _clause(verb: Token, banned: set[int], *, ahead: bool, room: int = MAX_WORDS) -> list[str]:
    """Subject, verb, object and as many complements as there is room for; nothing where not even the first two fit."""
    subject = _subject(verb)
    if room == MAX_WORDS and verb.lemma_ != "be":  # a told clause keeps the pronoun for who tells it
        subject = meant(subject)
    left = _noun_phrase(subject, banned, 5) if subject is not None else []
    words = left + _verb_words(verb, subject, ahead=ahead)
    if left and room < MAX_WORDS and words[len(left) : len(left) + 1] == ["to"]:
        words[len(left)] = "will"  # `says Kenya will defend its claim`
    start = len(words)
    for part in _complements(verb, banned):
        words += _complement_words(part, banned, room - len(words))
    if left and len(words) == start and verb.lemma_ == "be" and verb.dep_ != "ccomp":
        return [*left, "due"] if ahead else [*left, "takes", "place"]
    return words if len(words) <= room and (left or len(words) > start) else []


def _subject(verb: Token) -> Token | None:
    """The verb's subject; of a relative or reduced clause its noun, of an infinitive or a conjunct that of the verb above."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.pos_ != "SPACE":
                if child.lower_ in _RELATIVE and verb.head != verb:
                    return verb.head
                return child
        if verb.dep_ in {"acl", "relcl"}:
            return verb.head
        if verb.dep_ not in {"xcomp", "conj", "advcl", "pcomp"} or verb.head == verb:
            return None
        if verb.head.pos_ == "ADP":
            verb = verb.head
        verb = verb.head
    return None


def _verb_words(verb: Token, subject: Token | None, *, ahead: bool) -> list[str]:
    """`passes`, `to pass`, `launched`, `to be launched`, with a `not` and a particle where they belong."""
    particle = [c.text for c in verb.rights if c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in _PARTICLES)]
    no = ["not"] if any(c.dep_ == "neg" for c in verb.children) else []
    plural = is_plural(subject)
    if _is_passive(verb):
        return [*no, *_passive_helper(verb, subject, ahead=ahead), verb.text.lower(), *particle]
    if ahead and verb.lemma_ not in _AWAITING | _HELD | REPORTING:
        return no if verb.lemma_ == "be" else [*no, "to", verb.lemma_, *particle]
    if no and verb.lemma_ != "be":
        return ["do" if plural else "does", "not", verb.lemma_, *particle]
    return [_present(verb, plural=plural), *no, *particle]


def _passive_helper(verb: Token, subject: Token | None, *, ahead: bool) -> list[str]:
    """`to be` for what lies ahead, `is` behind a pronoun, else nothing, as in headlines."""
    if ahead:
        return [] if verb.lemma_ in _AWAITING else ["to", "be"]
    if subject is not None and subject.pos_ == "PRON":
        return ["are" if is_plural(subject) else "is"]
    return []


def _is_passive(verb: Token) -> bool:
    """'was launched', and the bare participle of 'the craft, launched in May,'."""
    relations = {c.dep_ for c in verb.children}
    if "auxpass" in relations:
        return True
    reduced = verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBD" and "nsubj" not in relations
    active = "nsubj" in relations and "dobj" in relations  # 'Trump signed an order', whatever the tagger says
    return reduced or (verb.tag_ == "VBN" and "aux" not in relations and not active)


def _present(verb: Token, *, plural: bool) -> str:
    """The historic present, third person."""
    lemma = verb.lemma_.lower()
    if plural or verb.tag_ == "MD":
        return {"be": "are"}.get(lemma, lemma)
    if lemma in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _complements(verb: Token, banned: set[int]) -> list[Token]:
    """Objects first, then clauses and prepositional phrases, each group in the text's order."""
    children = [c for c in verb.rights if c.i not in banned]
    objects = [c for c in children if c.dep_ in _OBJECTS]
    infinitives = [c for c in children if c.dep_ == "xcomp"]
    told = [c for c in verb.children if c.dep_ == "ccomp" and _is_told(c, verb)]
    phrases = [c for c in children if c.dep_ in {"prep", "agent"} and not _dates(c, banned)]
    return _relative_object(verb) + sorted(objects + infinitives, key=lambda t: t.i) + told + phrases


def _is_told(clause: Token, verb: Token) -> bool:
    """A clause behind its verb, or before a verb of telling; what a semicolon or colon parts is no complement."""
    if clause.i < verb.i:
        return verb.lemma_ in REPORTING
    return not any(token.text in {";", ":", "—"} for token in verb.doc[verb.i : clause.i])


def _relative_object(verb: Token) -> list[Token]:
    """The noun that a relative pronoun stands for as the verb's object: 'the Accords, which Japan signed'."""
    if verb.dep_ != "relcl" or not any(c.dep_ == "dobj" and c.lower_ in _RELATIVE for c in verb.lefts):
        return []
    return [verb.head]


def _dates(preposition: Token, banned: set[int]) -> bool:
    return any(child.i in banned or child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)


def _complement_words(token: Token, banned: set[int], room: int) -> list[str]:
    """The complement, cut down to `room` words at a phrase's end; nothing where its head does not fit."""
    if room < 1:
        return []
    if token.dep_ in {"prep", "agent"} or (token.dep_ == "dative" and token.pos_ == "ADP"):
        return _prepositional(token, banned, room)
    if token.dep_ == "xcomp" and token.pos_ == "VERB":
        return _infinitive(token, banned, room)
    if token.dep_ == "ccomp":
        return _clause(token, banned, ahead=any(c.lower_ in _WILL for c in token.children), room=room)
    words = _noun_phrase(token, banned, room)
    for child in token.children:
        if token.dep_ == "acomp" and child.dep_ == "xcomp" and words and len(words) < room:
            words += _complement_words(child, banned, room - len(words))
    return words


def _prepositional(preposition: Token, banned: set[int], room: int) -> list[str]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.i not in banned and child.lower_ not in _RELATIVE:
            inner = _noun_phrase(child, banned, room - 1) if child.dep_ == "pobj" else _gerund(child, banned, room - 1)
            return [preposition.text.lower(), *inner] if inner and len(inner) < room else []
    return []


def _gerund(verb: Token, banned: set[int], room: int) -> list[str]:
    objects = [w for c in _complements(verb, banned) if c.dep_ == "dobj" for w in _noun_phrase(c, banned, room - 1)]
    return [verb.text, *objects] if objects and len(objects) < room else []


def _infinitive(verb: Token, banned: set[int], room: int) -> list[str]:
    opening = ["to", verb.text] if any(c.lower_ == "to" for c in verb.children) else [verb.text]
    for part in _complements(verb, banned):
        words = _complement_words(part, banned, room - len(opening))
        if words and len(opening) + len(words) <= room:
            opening += words
    return opening if len(opening) <= room else []


def _noun_phrase(noun: Token, banned: set[int], room: int) -> list[str]:
    """The noun with what stands directly before it, then its `of` and `for` phrases where there is room."""
    if noun.i in banned or room < 1:
        return []
    before = sorted((t for t in _flat(noun.lefts) if t.i not in banned), key=lambda t: t.i)
    words = joined([*before, noun])[-room:]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _OF and not _dates(child, banned):
            words += _prepositional(child, banned, room - len(words))
        elif child.dep_ == "conj" and len(words) + 2 <= room:
            conjunct = _noun_phrase(child, banned, room - len(words) - 1)
            words += ["and", *conjunct] if conjunct else []
    return words


def _flat(tokens: Iterable[Token]) -> list[Token]:
    """The modifiers and their own modifiers, one after another."""
    found: list[Token] = []
    for token in tokens:
        told = token.tag_ == "VBD" and token.lemma_ in REPORTING
        if token.dep_ in _NOUN_PARTS and token.ent_type_ != "DATE" and token.lower_ not in _RELATIVE and not told:
            found += [*_flat(token.lefts), token, *_flat(token.rights)]
    return found
