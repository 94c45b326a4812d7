"""Grammar in plain questions: a verb's subject, its complements, the words that belong to a phrase."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "acomp", "dative", "prep", "agent"})
CITING = frozenset({"quote", "cite"})
"""Verbs whose object speaks: 'quoted officials as saying'."""
COUNTING_NOUNS = frozenset(
    {"group", "number", "handful", "dozens", "hundreds", "scores", "couple", "trio", "pair", "coalition"}
)
"""'A group of lawmakers': those who follow are meant."""
_FIRST = frozenset({"first", "last", "latest", "only", "second", "third", "next"})
_LINKED = frozenset({"conj", "xcomp", "advcl"})


def subject(verb: Token) -> Token | None:
    """The head of who does it.

    That is the subject, a passive's agent, the noun that a clause modifies, or the subject of the verb
    that this one is joined to ('X sued and asked', 'X left, saying').
    """
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(own, verb)
    if (taken := being(verb)) is not None:
        return subject(taken)
    if verb.dep_ in {"ccomp", "conj"} and (told := swallowed(verb.head)) is not None and told[1] == verb:
        return told[0]
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _among(verb.head) if not _is_passive_participle(verb) else None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in CITING:
        return patient(verb.head.head)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.pos_ == "VERB":
        return _own_subject(verb.head.head) or next(
            (child for child in verb.head.head.children if child.dep_ == "nsubjpass"), None
        )
    if verb.dep_ in _LINKED and verb.head.pos_ in {"VERB", "AUX"}:
        return subject(verb.head)
    return None


def swallowed(verb: Token) -> tuple[Token, Token] | None:
    """'X warns the delay will hurt': subject and verb of a clause whose subject the parser took for the object."""
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if thing is None:
        return None
    for child in verb.children:
        if (
            child.dep_ in {"ccomp", "conj"}
            and child.i > thing.i
            and not any(c.dep_ in SUBJECTS for c in child.children)
        ):
            first = child.left_edge
            if first.i == thing.right_edge.i + 1 and first.dep_ in {"aux", "auxpass"} and first.lower_ != "to":
                return thing, child
    return None


def being(verb: Token) -> Token | None:
    """The 'be' of 'X was the first to object', 'X became the first to object', 'X was at pains to object'."""
    if verb.tag_ != "VB" or not any(child.lower_ == "to" for child in verb.children):
        return None
    if verb.dep_ == "xcomp":
        first = any(
            inner.lower_ in _FIRST for child in verb.head.children if child.dep_ == "attr" for inner in child.subtree
        )
        return verb.head if first and verb.head.lemma_ in {"be", "become"} else None
    if verb.dep_ not in {"relcl", "acl"}:
        return None
    noun = verb.head.head if verb.head.dep_ == "pobj" else verb.head
    return noun.head if noun.dep_ in {"attr", "prep"} and noun.head.lemma_ in {"be", "become"} else None


def _own_subject(verb: Token) -> Token | None:
    agent = _agent(verb)
    if agent is not None:
        return agent
    found = [child for child in verb.children if child.dep_ in {"nsubj", "csubj"}]
    if (speaker := behind(verb, found)) is not None:
        return speaker
    if found:  # 'the co-chairs, A and B, said': one subject for each part of the word, and A
        return found[-1] if len(found) > 2 and found[1].text == "-" else found[0]
    return reduced(verb) or _named_after(verb)


def behind(verb: Token, subjects: list[Token]) -> Token | None:
    """'Nonsense, say the Indians': of two subjects the one behind a verb that a comma sets off."""
    set_off = len(subjects) > 1 and subjects[-1].i > verb.i and verb.doc[verb.i - 1].text == ","
    return subjects[-1] if set_off else None


def reduced(verb: Token) -> Token | None:
    """'The lawsuit filed on behalf of residents says...': what the parser took for a clause is the subject."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBZ", "VBD", "VBP"} or verb.i == verb.sent.start:
        return None
    before = verb.doc[verb.i - 1]
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    if clause is None or before.is_punct or clause.right_edge != before or clause.tag_ not in {"VBD", "VBN"}:
        return None
    return next((child for child in clause.children if child.dep_ == "nsubj" and child.i < clause.i), None)


def _named_after(verb: Token) -> Token | None:
    """'Voting against were A, B and C': who stands after the verb that opens the sentence."""
    if verb.tag_ != "VBG" or verb.i != verb.sent.start:
        return None
    after = (inner for child in verb.children if child.lemma_ == "be" for inner in child.children)
    return next((noun for noun in after if noun.dep_ in {"attr", "nsubj"}), None)


def _agent(verb: Token) -> Token | None:
    """Who does it in the passive; 'Russia had vetoed a draft by the US' is read as if it had one."""
    if any(child.dep_ == "nsubj" for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _antecedent(noun: Token, verb: Token) -> Token:
    if noun.lower_ not in {"who", "which", "that"}:
        return noun
    if verb.dep_ == "relcl":
        return _among(_dated(verb.head))
    return _cleft(verb.head) or noun


def _dated(noun: Token) -> Token:
    """'a resolution proposed in April, which Russia vetoed' is about the resolution, whatever the parser hung it on."""
    if noun.ent_type_ not in {"DATE", "TIME"}:
        return noun
    return next((above for above in noun.ancestors if above.pos_ in {"NOUN", "PROPN"} and not above.ent_type_), noun)


def _cleft(verb: Token) -> Token | None:
    """'It was Russia that objected': who stands behind the 'be' of an 'it'."""
    lone = verb.lemma_ == "be" and any(child.lower_ == "it" and child.dep_ in SUBJECTS for child in verb.children)
    return next((child for child in verb.children if child.dep_ == "attr"), None) if lone else None


def _among(noun: Token) -> Token:
    """'A and B were among those who...' is about A and B."""
    if noun.lower_ in {"those", "ones", "one", "countries"} and noun.head.lower_ in {"among", "of"}:
        verb = noun.head.head
        return next((child for child in verb.children if child.dep_ == "nsubj"), noun)
    return noun


def _is_passive_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not _resumes(verb)


def _resumes(verb: Token) -> bool:
    """'X, who controls the company, boasted...': the main verb, which the parser took for a participle."""
    noun = verb.head
    if noun.dep_ != "ROOT" or not verb.i or verb.doc[verb.i - 1].text != ",":
        return False
    between = any(child.dep_ in {"relcl", "appos"} and noun.i < child.i < verb.i for child in noun.children)
    return between and _agent(verb) is None


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject suffers it: 'was accused', 'the draft rejected by Russia'."""
    suffers = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    return suffers or _agent(verb) is not None or _is_passive_participle(verb)


def patient(verb: Token) -> Token | None:
    """The head of what it is done to: the object, or a passive's subject."""
    if is_passive(verb):
        found = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if found is not None:
            return _antecedent(found, verb)
        if verb.dep_ == "conj":  # 'which got 13 votes but was vetoed by Russia'
            shared = next((child for child in verb.head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            return _antecedent(shared, verb.head) if shared is not None else None
        return verb.head if verb.dep_ == "acl" else None
    return next((child for child in verb.children if child.dep_ in {"dobj", "obj", "dative"}), None)


def clause(verb: Token) -> Token | None:
    """The head of the clause that tells what is said, where the parser hung one on the verb."""
    return next(
        (child for child in verb.children if child.dep_ in _CLAUSES and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}),
        None,
    )


def action(verb: Token) -> Token | None:
    """The head of 'to do it' or 'doing it' after the verb."""
    for child in verb.children:
        follows = child.i > verb.i or child.dep_ == "xcomp"
        if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"} and follows:
            return child
        if child.dep_ == "prep":
            found = next((inner for inner in child.children if inner.dep_ == "pcomp"), None)
            if found is not None and not any(c.dep_ in SUBJECTS for c in found.children):  # 'with China abstaining'
                return found
    return None


def objects(verb: Token) -> Iterator[Token]:
    """The heads of the verb's objects, predicates and prepositional phrases to its right."""
    return (child for child in verb.children if child.dep_ in _OBJECTS and child.i > verb.i)


def is_negated(verb: Token) -> bool:
    """Whether 'not', 'never' or 'no' stands with the verb or its auxiliaries."""
    shared = verb.dep_ == "conj" and verb.tag_ == "VB" and not any(c.dep_ in SUBJECTS | {"aux"} for c in verb.children)
    both = (verb, verb.head) if shared else (verb,)
    denied = (child for one in both for child in one.children)
    if any(child.dep_ == "neg" or child.lower_ in {"never", "neither", "hardly"} for child in denied):
        return True
    return is_neither(verb)


def is_neither(verb: Token) -> bool:
    """'Neither X nor Y has done it': denied in front of the subject."""
    first = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return first is not None and any(child.lower_ == "neither" for child in first.children)


def members(head: Token) -> tuple[Token, ...]:
    """The members of a list: 'A, B and C' gives three.

    So it does where the parser took B for an apposition of A, or where the list explains a member: 'A and
    two others, B and C'.
    """
    found = [head, *head.conjuncts]
    for member in tuple(found):
        for child in member.children:
            if child.dep_ == "appos" and child.conjuncts and (child.pos_ == "PROPN" or member.pos_ != "PROPN"):
                found += [child, *child.conjuncts]
    return tuple(dict.fromkeys(found))


def reach(head: Token, without: Token | None = None) -> tuple[int, int]:
    """First token and end of a phrase, cut back to the part beside `head` that does not hold `without`."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if without is not None and start <= without.i < end:
        start, end = (start, without.i) if head.i < without.i else (without.i + 1, end)
    return start, end
