"""The answer as the article itself gives it: the main clause of its lead, without what hangs on it.

News tells the most important thing in its first sentence. What is kept is a stretch of the article's own words from
which only whole phrases are left out (Hedge Trimmer's idea: Dorr, Zajic and Schwartz, 2003, on a dependency parse).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from perilune.extract.stance.reading import read
from perilune.extract.stance.trailing import behind, is_announced
from perilune.findings import FoundActor

MOST_WORDS = 28
_LEAST_WORDS = 6
_SENTENCES = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_QUOTES = frozenset('"“”‘«»')
_OPENERS = frozenset({"but", "and", "yet", "still", "so", "now", "meanwhile", "however", "then"})
_ORPHANS = frozenset({"it", "this", "that", "they", "he", "she", "these", "those", "here", "there", "both"})
_SAYING = frozenset({"say", "hold", "rule", "announce", "tell", "report", "find", "declare", "state"})
_MEANT = frozenset({"$", "£", "€", "%", "°"})
_STOPS = frozenset({",", "(", ")", "-", "–", "—", ";", ":"})


@dataclass(frozen=True, slots=True)
class Lead:
    """A clause that opens the article."""

    text: str
    at: int
    """The number of its sentence; only the first is sure to be the news."""


def lead(doc: Doc, actors: tuple[FoundActor, ...]) -> Lead | None:
    """The main clause of the first sentence that has one and names an actor, in at most 28 words; None without such."""
    reading = read(doc, actors)
    places = frozenset(reading.named_at)
    for at, sentence in enumerate(islice(doc.sents, _SENTENCES)):
        root = sentence.root
        if not _tells(sentence, places):
            continue
        kept = _shortened(root)
        said = behind(sentence[0], reading)
        if said is not None:
            kept = [word for word in kept or [] if word.i < said.start] if is_announced(said) else None
        if kept is not None and _is_whole(kept, root):
            return Lead(_as_sentence(kept), at)
    return None


def _is_whole(kept: list[Token], root: Token) -> bool:
    """Whether quotation marks stand in pairs and, before '..., a judge has held', what was held has its verb."""
    paired = sum(token.text in _QUOTES for token in kept) % 2 == 0
    verbs = [t for t in kept if t.pos_ in {"VERB", "AUX"} and root.i not in {t.i, t.head.i}]
    held = [child for child in root.children if child.dep_ == "ccomp" and child.i < root.i]
    if held:
        return paired and held[0] in kept
    subject_behind = any(child.dep_ in _SUBJECTS and child.left_edge.i > kept[0].i + 1 for child in root.children)
    return paired and (bool(verbs) or not (_reports(root) and subject_behind))


def _reports(root: Token) -> bool:
    return root.lemma_.lower() in _SAYING


def _tells(sentence: Tokens, places: frozenset[int]) -> bool:
    """Whether the sentence states something of somebody, and can stand alone."""
    root = sentence.root
    subject = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
    if subject is None or root.pos_ not in {"VERB", "AUX"} or sentence.text.rstrip().endswith("?"):
        return False
    if subject.lower_ in _ORPHANS or subject.tag_ in {"PRP", "WP"}:
        return False
    return any(token.i in places for token in sentence)


def _shortened(root: Token) -> list[Token] | None:
    """The clause without its asides, then without one kind of hanging phrase after the other until it is short enough."""
    dropped: set[int] = set()
    kept = _kept(root, dropped)
    for always, hangs in _HANGING:
        for token in list(kept):
            if token.i in dropped or token.i == root.i or not hangs(token):
                continue
            if always or _words(kept) > MOST_WORDS:
                dropped |= {inner.i for inner in token.subtree}
                kept = _kept(root, dropped)
    return kept if _LEAST_WORDS <= _words(kept) <= MOST_WORDS and root in kept else None


def _kept(root: Token, dropped: set[int]) -> list[Token]:
    kept = (token for token in root.subtree if token.i not in dropped and not token.is_space)
    return sorted(kept, key=lambda token: token.i)  # where branches cross, a subtree is out of order


def _words(tokens: list[Token]) -> int:
    return len(_text(tokens).split())


def _after_comma(token: Token) -> bool:
    edge = token.left_edge
    return edge.i > 0 and edge.nbor(-1).text in {",", "-", "–", "—", "("}


def _is_aside(token: Token) -> bool:
    return token.dep_ in {"relcl", "parataxis", "advcl", "acl"} and _after_comma(token) and token.i > token.head.i


def _is_in_brackets(token: Token) -> bool:
    return token.dep_ == "appos" and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == "("


def _is_second_clause(token: Token) -> bool:
    """A clause joined to the main one that has a subject of its own."""
    return token.dep_ == "conj" and token.head.dep_ == "ROOT" and any(c.dep_ in _SUBJECTS for c in token.children)


def _is_second_deed(token: Token) -> bool:
    return token.dep_ == "conj" and token.head.dep_ == "ROOT"


_HANGING: tuple[tuple[bool, Callable[[Token], bool]], ...] = (
    (True, _is_in_brackets),
    (True, _is_aside),
    (True, _is_second_clause),
    (False, lambda token: token.dep_ == "appos" and _after_comma(token)),
    (False, lambda token: token.dep_ == "advcl"),
    (False, _is_second_deed),
    (False, lambda token: token.dep_ == "prep" and _after_comma(token)),
    (False, lambda token: token.dep_ in {"relcl", "acl"} and token.i > token.head.i),
)
"""What is left out, in this order, and whether always or only where the clause is too long."""


def _as_sentence(tokens: list[Token]) -> str:
    text = _text(tokens)
    return f"{text[:1].upper()}{text[1:]}."


def _text(tokens: list[Token]) -> str:
    """The words that were kept, without signs and joining words that lost what they stood beside."""
    end = len(tokens)
    while end and (_is_sign(tokens[end - 1]) or tokens[end - 1].dep_ == "cc"):
        end -= 1
    start = 0
    while start < end and (_is_sign(tokens[start]) or tokens[start].lower_ in _OPENERS):
        start += 1
    return "".join(_pieces(tokens[start:end])).strip()


def _is_sign(token: Token) -> bool:
    return not any(c.isalnum() for c in token.text) and token.text not in _MEANT and token.text not in _QUOTES


def _pieces(tokens: list[Token]) -> Iterator[str]:
    """The words with their blanks; of two commas around what was left out, neither stays but before who said it."""
    shown = [token for at, token in enumerate(tokens) if not _is_stranded(at, tokens)]
    for at, token in enumerate(shown):
        before = shown[at - 1] if at else None
        joined = before is None or (before.i == token.i - 1 and not before.whitespace_)
        if not joined and token.text not in _STOPS - {"(", "-", "–", "—"}:
            yield " "
        yield token.text


def _is_stranded(at: int, tokens: list[Token]) -> bool:
    """Whether a sign has lost what it stood beside."""
    token = tokens[at]
    if token.text not in _STOPS:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.i != token.i + 1 and not _begins_attribution(after):
        return True
    before = tokens[at - 1] if at else None
    return before is not None and before.i != token.i - 1 and _was_aside(before)


def _was_aside(before: Token) -> bool:
    """Whether what was left out behind the token had a comma or bracket before it."""
    return before.text in _STOPS or before.nbor(1).text in _STOPS


def _begins_attribution(token: Token) -> bool:
    """Whether the token opens '..., the agency said' behind what was said."""
    root = token.sent.root
    content = any(child.dep_ == "ccomp" and child.i < root.i for child in root.children)
    return content and any(child.dep_ in _SUBJECTS and child.left_edge.i == token.i for child in root.children)
