"""What extraction costs beside the bare language model, as a ratio measured in one run.

    python benchmarks/extraction.py articles/*.md [--rounds 5]

Each round parses all texts with the bare spaCy pipeline and then with Perilune's extractors on top, alternating,
so that a slow moment of the machine hits both. Printed: the ratio of the summed CPU seconds, each extractor's
share, and the least and greatest ratio of a round.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from perilune.clean import clean
from perilune.doc import load_model
from perilune.extract import actors, dates, disputes, positions, summary
from perilune.lexicon import load_lexicon
from perilune.reading import read_article
from perilune.workspace import DEFAULT_MODEL

T = TypeVar("T")


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Run `work` and add its CPU seconds to `name`."""
        start = time.process_time()
        result = work()
        self.spent[name] += time.process_time() - start
        return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    options = parser.parse_args()
    model, lexicon = load_model(options.model), load_lexicon()
    texts = []
    for path in options.articles:
        article = read_article(str(path))
        texts.append((clean(article.text, article.start).text, article.published))
    total, ratios = Clock(), []
    for number in range(options.rounds + 1):
        clock = Clock()
        for text, published in texts:
            doc = clock.time("parse", lambda text=text: model(text))
            who = clock.time("actors", lambda doc=doc: actors.find_actors(doc, lexicon))
            timexes = clock.time("timexes", lambda doc=doc, day=published: dates.find_timexes(doc, day))
            when = clock.time("dates", lambda doc=doc, t=timexes, day=published: dates.find_dates(doc, t, day))
            said = clock.time("attributions", lambda doc=doc, who=who: positions.find_attributions(doc, who))
            held = clock.time(
                "positions", lambda doc=doc, who=who, when=when, said=said: positions.find_positions(doc, who, when, said)
            )
            clash = clock.time("disputes", lambda doc=doc, who=who, held=held: disputes.find_disputes(doc, who, held))
            clock.time(
                "gist",
                lambda doc=doc, who=who, held=held, when=when, clash=clash: summary.summarise(
                    doc, "", who, held, when, clash
                ),
            )
        if number:  # the first round warms caches up
            total.spent.update(clock.spent)
            ratios.append(sum(clock.spent.values()) / clock.spent["parse"])
    parse = total.spent["parse"]
    print(f"{len(texts)} articles, {options.rounds} rounds, model {options.model}")
    for name, seconds in total.spent.items():
        print(f"{name:13} {seconds / parse:6.3f} of the bare pipeline")
    print(f"all together  {sum(total.spent.values()) / parse:6.3f}   (rounds: {min(ratios):.3f} to {max(ratios):.3f})")


if __name__ == "__main__":
    main()
