"""Words of a parse as readable phrases: joined, tidied, and with names for pronouns."""

from __future__ import annotations

from spacy.tokens import Span, Token

from perilune.extract.when.evidence import REACH

MAX_WORDS = 10
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PLURAL_WORDS = frozenset(
    {"they", "we", "i", "you", "some", "many", "both", "few", "most", "several", "these", "those", "others"}
)
_STAND_INS = frozenset({"he", "she", "it"})
_REACH = 60
"""So many tokens before its sentence a pronoun may look for the one it means."""
_LOOSE_ENDS = frozenset({"to", "of", "for", "and", "or", "the", "a", "an", "at", "with", "without", "after", "before",
                         "from", "as", "that", "than", "because", "be", "into", "if", "but", "about", "whether"})  # fmt: skip
_SENTENCE_STARTS = frozenset(
    {"It", "We", "They", "He", "She", "You", "This", "That", "These", "There", "Our", "Its", "Their", "My"}
)
"""Words whose capital came from the start of a sentence that now stands inside another."""
_LOOSE_STARTS = frozenset(
    {"'s", "’s", "'", "’", "and", "or", "but", "that", "which", "of", "by", "as", "»", "«", "–", "—", "-"}
)
EMPTY = frozenset(
    {
        "it",
        "this",
        "that",
        "he",
        "she",
        "they",
        "both",
        "those",
        "these",
        "one",
        "there",
        "we",
        "i",
        "you",
        "which",
        "who",
    }
)
"""Subjects that name nobody."""


def tidy(words: list[str]) -> list[str]:
    """Without what dangles at either end, and without a word said twice in a row."""
    kept = [word for at, word in enumerate(words) if at == 0 or word.lower() != words[at - 1].lower()]
    kept = [word.lower() if at and word in _SENTENCE_STARTS else word for at, word in enumerate(kept)]
    while kept and kept[-1].lower() in _LOOSE_ENDS:
        kept.pop()
    while kept and kept[0].lower() in _LOOSE_STARTS:
        del kept[0]
    return kept


def _keeps_capital(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON"} or (token.is_upper and len(token) > 1)


def own_words(span: Span, banned: set[int]) -> list[str]:
    """The words of the sentence's stretch between marks in which the expression stands, where the parse gives nothing."""
    sentence, doc = span.sent, span.doc
    first, last = span.start, span.end
    while first > sentence.start and not _parts_clauses(doc[first - 1]):
        first -= 1
    while last < sentence.end and not _parts_clauses(doc[last]):
        last += 1
    banned = banned | {span.start - 1} if span.start and doc[span.start - 1].pos_ == "ADP" else banned
    words = joined([t for t in doc[first:last] if t.i not in banned and _is_word(t)])
    return words[:MAX_WORDS] if len(words) > 1 else _nearest_words(span, banned)


def _is_word(token: Token) -> bool:
    return not token.is_space and (not token.is_punct or token.text in {"'", "’"})


def _parts_clauses(token: Token) -> bool:
    return token.is_punct and token.text not in {"-", "–", "'", "’", "."}


def _nearest_words(span: Span, banned: set[int]) -> list[str]:
    """The eight words of the sentence that stand closest to the expression."""
    first, last = max(span.sent.start, span.start - REACH), min(span.sent.end, span.end + REACH)
    sentence = [t for t in span.doc[first:last] if t.i not in banned and _is_word(t)]
    near = sorted(sentence, key=lambda t: min(abs(t.i - span.start), abs(t.i - span.end)))[:8]
    return joined(sorted(near, key=lambda t: t.i))


def joined(tokens: list[Token]) -> list[str]:
    """The tokens as words: `Athena-Fidus` and `Ana's` are one each, though spaCy cuts them."""
    words: list[str] = []
    last: Token | None = None
    for token in tokens:
        tight = last is not None and token.i == last.i + 1 and not last.whitespace_
        hyphen = (
            last is not None and token.i == last.i + 2 and token.nbor(-1).text in {"-", "–"} and not last.whitespace_
        )
        text = token.lower_ if token.is_sent_start and not _keeps_capital(token) else token.text
        if words and (tight or hyphen):
            words[-1] += ("-" if hyphen else "") + text
        elif token.dep_ != "case":
            words.append(text)
        last = token
    return words


def meant(subject: Token | None) -> Token | None:
    """Whom a pronoun means, where one name offers itself: the subject of the clause or sentence before."""
    if subject is None or subject.lower_ not in _STAND_INS:
        return subject
    person = subject.lower_ in {"he", "she"}
    for token in reversed(subject.doc[max(0, subject.sent.start - _REACH) : subject.i]):
        if token.dep_ in SUBJECTS and token.lower_ not in EMPTY:
            if token.pos_ == "PROPN" and not is_plural(token) and (_is_person(token) if person else _is_house(token)):
                return token
            if not person or token.ent_type_ == "PERSON":
                break
    return subject


def _is_house(token: Token) -> bool:
    return token.ent_type_ in {"ORG", "GPE"}


def _is_person(name: Token) -> bool:
    """A person by the model, who stands somewhere in the text with more than a surname."""
    return name.ent_type_ == "PERSON" and any(
        ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text == name.text for ent in name.doc.ents
    )


def is_plural(subject: Token | None) -> bool:
    """Whether a verb of this subject stands in the plural."""
    if subject is None:
        return False
    return (
        subject.tag_ in {"NNS", "NNPS"}
        or subject.lower_ in _PLURAL_WORDS
        or (subject.tag_ == "CD" and subject.lower_ not in {"one", "1"})
        or any(c.dep_ == "conj" for c in subject.children)
    )
