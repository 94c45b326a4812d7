"""Which topics of the vocabulary an article is about."""

from __future__ import annotations

import re
from functools import cache

from perilune.lexicon.words import Topic, topics

_MOST = 4
_TITLE_WEIGHT = 3


def find_topics(text: str, title: str) -> tuple[str, ...]:
    """At most four topic ids, most telling first; a word in the title counts three times."""
    text, title = text.lower(), title.lower()
    scores = {topic.id: _count(topic, text) + _TITLE_WEIGHT * _count(topic, title) for topic in topics()}
    most = max(scores.values(), default=0)
    likely = [key for key, score in scores.items() if score >= max(2, most / 4)]
    return tuple(sorted(likely, key=lambda key: -scores[key])[:_MOST])


def _count(topic: Topic, text: str) -> int:
    """How often words of the topic stand in a text; most topics are done after a plain search of characters."""
    if not any(stem in text for stem in _stems(topic)):
        return 0
    return len(_pattern(topic).findall(text))


@cache
def _stems(topic: Topic) -> tuple[str, ...]:
    return tuple(word.lower().rstrip("*") for word in topic.words)


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    forms = (re.escape(word.lower()).replace(r"\*", r"\w*") for word in topic.words)
    return re.compile(rf"\b(?:{'|'.join(forms)})(?!\w)")
