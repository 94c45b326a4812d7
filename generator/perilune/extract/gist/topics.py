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
    scores = {
        topic.id: len(_pattern(topic).findall(text)) + _TITLE_WEIGHT * len(_pattern(topic).findall(title))
        for topic in topics()
    }
    most = max(scores.values(), default=0)
    likely = [key for key, score in scores.items() if score >= max(2, most / 4)]
    return tuple(sorted(likely, key=lambda key: -scores[key])[:_MOST])


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    forms = (re.escape(word.lower()).replace(r"\*", r"\w*") for word in topic.words)
    return re.compile(rf"\b(?:{'|'.join(forms)})(?!\w)")
