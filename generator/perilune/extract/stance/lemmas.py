"""The base form of a word, also where the language model's rules give another one."""

from __future__ import annotations

from spacy.tokens import Token

# What the model's lemmatizer makes of 'hopes', 'fined', 'texted'...: it strips an ending too many, or one too few.
_MISREAD = {
    "hop": "hope", "fin": "fine", "texte": "text", "jib": "jibe", "rag": "rage", "rat": "rate", "lambast": "lambaste",
    "snip": "snipe", "grip": "gripe", "defunde": "defund",
}  # fmt: skip


def lemma_of(word: Token) -> str:
    """The lemma in lower case."""
    lemma = word.lemma_.lower()
    if lemma not in _MISREAD or word.pos_ not in {"VERB", "AUX"} or word.lower_ == lemma:
        return lemma
    return _MISREAD[lemma]
