"""An article laid open: its quotations, its sentences as a reader sees them, and who is named where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from perilune.extract.stance.quotations import Quotation, find_quotations
from perilune.extract.text import text_of
from perilune.findings import FoundActor, Span

_MOST_WORDS = 300

_KINDS_OF_FIRM = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "gmbh", "co.", "s.a."})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names an actor: tokens `start` up to, not including, `end`."""

    actor: FoundActor
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A parsed article with what is asked of it again and again; all places are indices of tokens."""

    doc: Doc
    text: str
    words: tuple[Token, ...]
    """Every token of the article: walking through these is cheaper than through the `Doc`."""
    prose: tuple[Token, ...]
    """The words of sentences of at most 300 words: what is longer is a list or a table, whose grammar tells nothing."""
    actors: dict[str, FoundActor]
    mentions: tuple[Mention, ...]
    """In order of appearance."""
    named_at: dict[int, Mention]
    """For every token of a mention, the mention."""
    quotations: tuple[Quotation, ...]
    quoted_at: dict[int, Quotation]
    """For every token in a quotation, the quotation."""
    paragraph_at: tuple[int, ...]
    """For every token, the number of its paragraph."""

    @classmethod
    def of(cls, doc: Doc, actors: tuple[FoundActor, ...]) -> Reading:
        """Lay the article open."""
        words = tuple(doc)
        mentions = tuple(sorted(_mentions(doc, actors), key=lambda mention: (mention.start, -mention.end)))
        quotations = find_quotations(words)
        return cls(
            doc=doc,
            text=text_of(doc),
            words=words,
            prose=tuple(word for sentence in doc.sents if len(sentence) <= _MOST_WORDS for word in sentence),
            actors={actor.id: actor for actor in actors},
            mentions=mentions,
            named_at={i: mention for mention in reversed(mentions) for i in range(mention.start, mention.end)},
            quotations=quotations,
            quoted_at={i: quotation for quotation in quotations for i in range(quotation.start, quotation.end)},
            paragraph_at=_paragraphs(words),
        )

    def named(self, token: Token) -> FoundActor | None:
        """The actor that a mention at this token names."""
        mention = self.named_at.get(token.i)
        return mention.actor if mention else None

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands in a quotation of more than a few words."""
        quotation = self.quoted_at.get(token.i)
        return quotation is not None and quotation.words > 3

    def span(self, start: int, end: int) -> Span:
        """Characters of the tokens `start` up to, not including, `end`, without space at either end."""
        words = self.words
        while end > start + 1 and words[end - 1].is_space:
            end -= 1
        while start < end - 1 and words[start].is_space:
            start += 1
        return Span(words[start].idx, words[end - 1].idx + len(words[end - 1]))

    def tokens(self, span: Span) -> Tokens:
        """The tokens that a place touches."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]


@lru_cache(maxsize=1)
def read(doc: Doc, actors: tuple[FoundActor, ...]) -> Reading:
    """The article laid open; remembered, since one extractor after the other asks for the same."""
    return Reading.of(doc, actors)


def _mentions(doc: Doc, actors: tuple[FoundActor, ...]) -> list[Mention]:
    found = []
    for actor in actors:
        for place in actor.mentions:
            tokens = doc.char_span(place.start, place.end, alignment_mode="expand")
            if tokens is not None:
                found.append(Mention(actor, tokens.start, _end_of_name(tokens)))
    return found


def _end_of_name(tokens: Tokens) -> int:
    """With the 'Ltd' or 'Inc' behind the name, on which the sentence hangs."""
    end = tokens.end
    return end + (end < len(tokens.doc) and tokens.doc[end].lower_ in _KINDS_OF_FIRM)


def _paragraphs(words: tuple[Token, ...]) -> tuple[int, ...]:
    numbers, number = [], 0
    for token in words:
        number += "\n\n" in token.text
        numbers.append(number)
    return tuple(numbers)
