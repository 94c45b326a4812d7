"""Pagefind writes filters, and the values of each, in an order that differs from run to run; here they are put in order.

Its files are gzipped: a signature, then CBOR of numbers, texts and lists. A file's name ends in a hash of its content.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from mkdocs.exceptions import PluginError

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where a table of contents has its list of filters: name, then the end of the file's name."""

_NUMBER, _TEXT, _LIST = 0, 3, 4
"""The kinds of CBOR items that occur."""

Item = int | str | list["Item"]


def put_in_order(folder: Path) -> None:
    """Give the same index the same bytes: sort its filters, and name files anew by what they hold."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text("utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _order_language(folder, language["hash"])
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def _order_language(folder: Path, name: str) -> str:
    """Put one language's filters in order; the new name of its table of contents."""
    table = folder / f"pagefind.{name}.pf_meta"
    contents = _list(_load(table))
    filters = [_texts(entry) for entry in _list(contents[_FILTERS])]
    contents[_FILTERS] = [[title, _order_filter(folder / "filter", end)] for title, end in sorted(filters)]
    return _replace(table, contents, "pagefind.{}.pf_meta", name)


def _order_filter(folder: Path, name: str) -> str:
    path = folder / f"{name}.pf_filter"
    title, values = _list(_load(path))
    ordered: list[Item] = [*sorted(_list(values), key=lambda value: str(_list(value)[0]))]
    return _replace(path, [title, ordered], "{}.pf_filter", name)


def _replace(path: Path, item: Item, form: str, name: str) -> str:
    """Write the item in the place of the file; what its name now ends in, as long as before."""
    data = _SIGNATURE + _written(item)
    language, _, old = name.rpartition("_")
    new = f"{language}_{hashlib.sha256(data).hexdigest()[: len(old)]}"
    path.unlink()
    path.with_name(form.format(new)).write_bytes(gzip.compress(data, mtime=0))
    return new


def _load(path: Path) -> Item:
    data = gzip.decompress(path.read_bytes())
    try:
        item, end = _read(data, len(_SIGNATURE))
    except IndexError:
        end = 0
    if end != len(data) or not data.startswith(_SIGNATURE):
        raise PluginError(f"{path.name} is not as Pagefind 1.5 writes it: use that version")
    return item


def _read(data: bytes, at: int) -> tuple[Item, int]:
    kind, size, at = _head(data, at)
    match kind:
        case 0:  # a number
            return size, at
        case 3:  # a text
            return data[at : at + size].decode("utf-8"), at + size
        case 4:  # a list
            items: list[Item] = []
            for _ in range(size):
                item, at = _read(data, at)
                items.append(item)
            return items, at
    raise IndexError(kind)


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number or length, and where its content begins."""
    kind, size = divmod(data[at], 32)
    if size < 24:
        return kind, size, at + 1
    width = 1 << (size - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def _written(item: Item) -> bytes:
    if isinstance(item, int):
        return _headed(_NUMBER, item)
    if isinstance(item, str):
        text = item.encode("utf-8")
        return _headed(_TEXT, len(text)) + text
    return _headed(_LIST, len(item)) + b"".join(map(_written, item))


def _headed(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind * 32 + size])
    step = next(step for step in range(4) if size < 1 << (8 << step))
    return bytes([kind * 32 + 24 + step]) + size.to_bytes(1 << step, "big")


def _list(item: Item) -> list[Item]:
    if isinstance(item, list):
        return item
    raise PluginError("the search's index is not as Pagefind 1.5 writes it: use that version")


def _texts(item: Item) -> list[str]:
    return [str(part) for part in _list(item)]
