"""The pictures shown beside links: of a fixed size, for any title, the same every time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from perilune.cards import HEIGHT, WIDTH, Card, draw, kept


@pytest.mark.parametrize(
    "title",
    ["Short", "A title " * 12, "W" * 400, "", "Žižka on “Łódź” \N{EM DASH} 中文", "\u202e<b>\n\tx"],
    ids=["short", "long", "one word", "empty", "other letters", "hostile"],
)
def test_every_title_makes_a_card(title: str) -> None:
    card = Card(title, "6 May 2020", "Perilune")
    drawn = draw(card)
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.size == (WIDTH, HEIGHT)
    assert drawn == draw(card)


def test_titles_differ() -> None:
    assert draw(Card("One", "", "")) != draw(Card("Two", "", ""))


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    card = Card("Title", "6 May 2020", "Perilune")
    drawn = kept(card, tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"from before")
    assert kept(card, tmp_path) == b"from before"
    assert drawn == draw(card)
