"""Write the labelled passages as articles, one file of text and one of labels each, for whatever takes such a folder.

    python benchmarks/unpack_passages.py FOLDER [FILE...]

The passages are a few sentences each, in our own words about invented people and firms, made for what whole articles
have too few of: ways of taking sides, and clashes that are none. They are labelled for positions and disputes alone; a
score of their actors or dates means nothing. Without FILE, all of `benchmarks/passages/` are written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

PASSAGES = Path(__file__).parent / "passages"
PUBLISHED = "2026-03-02"
"""The day that is taken for all; no label depends on it."""


def passages(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and labels of each passage of a file."""
    for number, given in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
        actors = [{"name": name, "salience": "major", **about} for name, about in given["actors"].items()]
        labels = {
            "meta": {"title": f"Passage {number} of {path.stem}", "published": PUBLISHED},
            "actors": actors,
            "positions": given["positions"],
            "dates": [],
            "disputes": [{"kind": "political", **dispute} for dispute in given["disputes"]],
        }
        yield f"{PUBLISHED}-{path.stem}-{number:02}", given["text"], labels


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for path in given.files or sorted(PASSAGES.glob("*.yml")):
        for name, text, labels in passages(path):
            (given.folder / f"{name}.txt").write_text(text, "utf-8")
            plain = yaml.safe_dump(labels, sort_keys=False, allow_unicode=True)
            (given.folder / f"{name}.gold.yml").write_text(plain, "utf-8")


if __name__ == "__main__":
    main()
