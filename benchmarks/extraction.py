"""What extraction costs beside the bare language model, as a ratio measured in one run.

    python benchmarks/extraction.py articles/*.md [--rounds 5]

Each round parses every text with the bare spaCy pipeline and then runs Perilune's extractors on the parse, so that
a slow moment of the machine hits both. Printed: CPU seconds of each extractor and of all together as a ratio of the
bare pipeline's, with the least and the greatest ratio of a round.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from spacy.language import Language

from perilune.clean import clean
from perilune.doc import load_model
from perilune.extract.actors import find_actors
from perilune.extract.dates import find_dates, find_timexes
from perilune.extract.disputes import find_disputes
from perilune.extract.positions import find_attributions, find_positions
from perilune.extract.summary import summarise
from perilune.lexicon import Lexicon, load_lexicon
from perilune.reading.article import read_article
from perilune.workspace import DEFAULT_MODEL


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Add what the block takes to `name`."""
        start = time.process_time()
        yield
        self.spent[name] += time.process_time() - start


def run_round(texts: list[tuple[str, date]], model: Language, lexicon: Lexicon) -> Clock:
    """Extract everything from every text, timed."""
    clock = Clock()
    for text, published in texts:
        with clock.time("bare pipeline"):
            doc = model(text)
        with clock.time("actors"):
            actors = find_actors(doc, lexicon)
        with clock.time("time expressions"):
            timexes = find_timexes(doc, published)
        with clock.time("dates"):
            dates = find_dates(doc, timexes, published)
        with clock.time("attributions"):
            attributions = find_attributions(doc, actors)
        with clock.time("positions"):
            positions = find_positions(doc, actors, dates, attributions)
        with clock.time("disputes"):
            disputes = find_disputes(doc, actors, positions, lexicon)
        with clock.time("gist"):
            summarise(doc, "", actors, positions, dates, disputes)
    return clock


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    options = parser.parse_args()
    model, lexicon = load_model(options.model), load_lexicon()
    articles = [read_article(str(path)) for path in options.articles]
    texts = [(clean(article.text, article.start).text, article.published) for article in articles]
    run_round(texts, model, lexicon)  # warms caches up
    rounds = [run_round(texts, model, lexicon).spent for _ in range(options.rounds)]
    total = {name: sum(spent[name] for spent in rounds) for name in rounds[0]}
    bare = total["bare pipeline"]
    ratios = [sum(spent.values()) / spent["bare pipeline"] for spent in rounds]
    print(f"{len(texts)} articles, {options.rounds} rounds, model {options.model}")
    for name, seconds in total.items():
        print(f"{name:17} {seconds / bare:6.3f}")
    print(f"{'all together':17} {sum(total.values()) / bare:6.3f}   (rounds: {min(ratios):.3f} to {max(ratios):.3f})")


if __name__ == "__main__":
    main()
