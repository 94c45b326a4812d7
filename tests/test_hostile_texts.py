"""Texts that nobody would call articles: whatever is thrown at it, extraction ends, in about the time of the bare pipeline."""

from __future__ import annotations

import time
from datetime import date

import pytest

from perilune.doc import load_model
from perilune.extract import extract
from perilune.findings import Findings
from perilune.lexicon import load_lexicon

WORDS = (
    "Russia said that the agency rejected a plan by China to launch satellites and the company sued NASA over debris"
).split()
FIRST = ("Anna", "Boris", "Carla", "Dmitry", "Elena", "Fedor", "Gina", "Hans", "Ivan", "Julia")
LAST = [f"{first}{second}son" for first in ("Ander", "Borg", "Carl", "Dav", "Erik") for second in "aeiouklmnr"]
PLAIN = "The European Space Agency said that the launch would slip to 2026. Russia rejected the claim on Tuesday. "

TEXTS = {
    "one very long sentence": f"Russia said {' '.join(WORDS[i % len(WORDS)] for i in range(3000))}.",
    "quotations opened and never closed": "“Russia said that China lied. " * 1000,
    "straight marks": '"Russia said that China lied " ' * 1000,
    "nested brackets": f"{'(' * 1000}Russia accused China {')' * 1000}.",
    "brackets never closed": "Russia (China [NASA {SpaceX said " * 400,
    "all capitals": "RUSSIA SAID THAT CHINA LIED ABOUT THE SATELLITE. " * 200,
    "a list of 500 names": f"{', '.join(f'{first} {last}' for first in FIRST for last in LAST)} signed the accords.",
    "said, said, said": "said " * 2000,
    "everybody said": "Russia said China said NASA said " * 500,
    "no verbs": "The red satellite of the old agency near the Moon. " * 300,
    "paragraphs of one word": "\n\n".join(("Russia", "China", "denied", "Tuesday") * 300),
    "hyphens": f"{'anti-' * 2000}satellite, said Russia.",
    "20,000 words of plain prose": PLAIN * 1050,
}
SLACK_SECONDS = 3.0
MOST_TIMES_BARE = 4.0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_extraction_ends_in_time(text: str) -> None:
    start = time.process_time()
    doc = load_model()(text)
    bare = time.process_time() - start
    start = time.process_time()
    found = extract(doc, date(2024, 5, 6), "A hostile text", load_lexicon())
    assert isinstance(found, Findings)
    assert time.process_time() - start < MOST_TIMES_BARE * bare + SLACK_SECONDS
    assert all(0 <= place.start < place.end <= len(text) for position in found.positions for place in position.evidence)
