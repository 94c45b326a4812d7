"""What happened on a date, in a few words of headline English, from the parse of the clause around it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

MAX_WORDS = 10
MIN_WORDS = 2
"""Fewer say nothing: the noun beside the expression, or the clause's own words, stand instead."""

_NOUN_PARTS = frozenset({"compound", "amod", "nummod", "poss", "nmod", "quantmod", "case", "punct"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = ("dobj", "attr", "oprd", "acomp", "dative")
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_REPORTING = frozenset(
    {
        "say",
        "tell",
        "report",
        "write",
        "announce",
        "argue",
        "warn",
        "add",
        "note",
        "state",
        "declare",
        "insist",
        "claim",
    }
)
_AWAITING = frozenset(
    {"expect", "plan", "schedule", "slate", "set", "pencil", "propose", "project", "target", "promise", "anticipate"}
)
"""Participles that say by themselves that the thing lies ahead: `launch expected`, not `launch to be expected`."""


def what(span: Span, *, ahead: bool) -> str:
    """The event that the expression dates, in at most ten words: `Senate passes the spending bill`.

    Historic present for what is past, `to` and the infinitive for what lies ahead. Falls back to the noun
    that the expression stands with, and to the clause's own words.
    """
    banned = {token.i for token in span}
    verb = _clause_verb(span.root)
    phrase = _clause(verb, banned, ahead=ahead) if verb is not None else []
    if len(phrase) <= MIN_WORDS:
        phrase = max(phrase, _noun_phrase(_noun_above(span), banned, MAX_WORDS), key=len)
    if len(phrase) < MIN_WORDS:
        phrase = _own_words(span, banned)
    text = _joined(phrase[1:] if phrase and phrase[0].startswith(("'", "’")) else phrase)
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


def _noun_above(span: Span) -> Token:
    token = span.root.head
    while token.head != token and token.pos_ not in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _clause(verb: Token, banned: set[int], *, ahead: bool) -> list[str]:
    """Subject, verb, object and as many complements as there is room for."""
    subject = _subject(verb)
    left = _noun_phrase(subject, banned, 5) if subject is not None else []
    middle = _verb_words(verb, ahead=ahead, plural=_is_plural(subject))
    right: list[str] = []
    for part in _complements(verb, banned):
        words = _complement_words(part, banned, MAX_WORDS - len(left) - len(middle) - len(right))
        if words and len(left) + len(middle) + len(right) + len(words) <= MAX_WORDS:
            right += words
    return left + middle + right if left or right else []


def _subject(verb: Token) -> Token | None:
    """The verb's subject; of a relative or reduced clause its noun, of an infinitive or a conjunct that of the verb above."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.pos_ != "SPACE":
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


def _is_plural(subject: Token | None) -> bool:
    if subject is None:
        return False
    return (
        subject.tag_ in {"NNS", "NNPS"}
        or subject.lower_ in {"they", "we", "i", "you"}
        or any(c.dep_ == "conj" for c in subject.children)
    )


def _verb_words(verb: Token, *, ahead: bool, plural: bool) -> list[str]:
    """`passes`, `to pass`, `launched`, `to be launched`, with a `not` and a particle where they belong."""
    helpers = {c.dep_ for c in verb.children if c.dep_ in {"auxpass", "neg"}}
    reduced = (
        verb.dep_ in {"acl", "advcl"}
        and verb.tag_ in {"VBN", "VBD"}
        and not any(c.dep_ == "nsubj" for c in verb.children)
    )
    particle = [c.text for c in verb.children if c.dep_ == "prt"]
    no = ["not"] if "neg" in helpers else []
    if "auxpass" in helpers or reduced:
        return [*no, *(["to", "be"] if ahead and verb.lemma_ not in _AWAITING else []), verb.text.lower(), *particle]
    if ahead and verb.lemma_ == "be":
        return no
    if ahead:
        return [*no, "to", verb.lemma_, *particle]
    if no:
        return ["do" if plural else "does", "not", verb.lemma_, *particle]
    return [_present(verb, plural=plural), *particle]


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
    clauses = [c for c in children if c.dep_ == "xcomp"]
    told = [c for c in verb.children if c.dep_ == "ccomp" and verb.lemma_ in _REPORTING]
    phrases = [c for c in children if c.dep_ in {"prep", "agent"} and not _dates(c, banned)]
    return sorted(objects + clauses, key=lambda t: t.i) + told + phrases


def _dates(preposition: Token, banned: set[int]) -> bool:
    return any(child.i in banned or child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)


def _complement_words(token: Token, banned: set[int], room: int) -> list[str]:
    if token.dep_ in {"prep", "agent"}:
        return _prepositional(token, banned, room)
    if token.dep_ == "xcomp" and token.pos_ == "VERB":
        return _infinitive(token, banned, room)
    if token.dep_ == "ccomp":
        inner = _clause(token, banned, ahead=False)
        return inner if len(inner) <= room else []
    return _noun_phrase(token, banned, room)


def _prepositional(preposition: Token, banned: set[int], room: int) -> list[str]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and child.i not in banned:
            inner = _noun_phrase(child, banned, room - 1) if child.dep_ == "pobj" else _gerund(child, banned, room - 1)
            return [preposition.text.lower(), *inner] if inner and len(inner) < room else []
    return []


def _gerund(verb: Token, banned: set[int], room: int) -> list[str]:
    objects = [w for c in _complements(verb, banned) if c.dep_ == "dobj" for w in _noun_phrase(c, banned, room - 1)]
    return [verb.text, *objects] if len(objects) < room else []


def _infinitive(verb: Token, banned: set[int], room: int) -> list[str]:
    opening = ["to", verb.text] if any(c.lower_ == "to" for c in verb.children) else [verb.text]
    for part in _complements(verb, banned):
        words = _complement_words(part, banned, room - len(opening))
        if words and len(opening) + len(words) <= room:
            opening += words
    return opening if len(opening) <= room else []


def _noun_phrase(noun: Token, banned: set[int], room: int) -> list[str]:
    """The noun with what stands directly before it, then its `of` and `for` phrases where there is room."""
    if noun.i in banned:
        return []
    before = [t for t in _flat(noun.lefts) if t.i not in banned and not t.is_punct]
    words = [*(t.text for t in sorted(before, key=lambda t: t.i)), noun.text]
    if len(words) > room:
        words = words[-room:] if room >= 1 else []
    for child in noun.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"of", "for", "on", "with", "against", "in", "to"}
            and not _dates(child, banned)
        ):
            inner = _prepositional(child, banned, room - len(words))
            words += inner
        elif child.dep_ == "conj" and len(words) + 2 <= room:
            conjunct = _noun_phrase(child, banned, room - len(words) - 1)
            words += ["and", *conjunct] if conjunct and len(words) + 1 + len(conjunct) <= room else []
    return words


def _flat(tokens: Iterable[Token]) -> list[Token]:
    """The modifiers and their own modifiers, one after another."""
    found: list[Token] = []
    for token in tokens:
        if token.dep_ in _NOUN_PARTS and token.dep_ != "punct" and token.ent_type_ != "DATE":
            found += [*_flat(token.lefts), token, *_flat(token.rights)]
    return found


def _own_words(span: Span, banned: set[int]) -> list[str]:
    """The words of the sentence next to the expression, where the parse gives nothing."""
    sentence = [t for t in span.sent if t.i not in banned and not t.is_punct and not t.is_space]
    near = sorted(sentence, key=lambda t: min(abs(t.i - span.start), abs(t.i - span.end)))[:8]
    return [t.text for t in sorted(near, key=lambda t: t.i)]


def _joined(words: list[str]) -> str:
    text = ""
    for word in words:
        text += word if word.startswith(("'s", "’s", "'", "’")) or not text else f" {word}"
    return text.strip()
