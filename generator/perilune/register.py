"""The desk's register of disputes (`briefings/disputes.yml`) -> briefings in which each quarrel has one id.

The generator names a dispute by its parties and what they quarrel about. Where that is not enough, an
editor merges, splits and names disputes in the register; the briefings themselves stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perilune import persist
from perilune.errors import Fault, FaultsError, Severity
from perilune.model import Briefing, Dispute, DisputeEntry
from perilune.yamltext import Tree

Named = tuple[str, Briefing]
"""A briefing with its id."""


@dataclass(frozen=True, slots=True)
class Collection:
    """All that a site is made from."""

    briefings: tuple[Named, ...]
    """Sorted by id; their disputes have the ids that the register gives them."""
    disputes: Mapping[str, DisputeEntry]
    """What the register says of each dispute."""


def load_collection(folder: Path) -> Collection:
    """All briefings of a folder, with its register of disputes. Raises FaultsError with the faults of all files."""
    faults: list[Fault] = []
    briefings: tuple[Named, ...] = ()
    entries: dict[str, DisputeEntry] = {}
    try:
        briefings = persist.load_all(folder)
    except FaultsError as error:
        faults += error.faults
    try:
        entries, tree = persist.load_disputes(folder)
        faults += [f for f in faults_of(entries, tree, folder, ()) if f.severity is Severity.ERROR]
    except FaultsError as error:
        faults += error.faults
    if faults:
        raise FaultsError(faults)
    return Collection(registered(briefings, entries), entries)


def registered(briefings: Sequence[Named], entries: Mapping[str, DisputeEntry]) -> tuple[Named, ...]:
    """The briefings with the register's ids; disputes of one briefing that become the same are put together."""
    merged = {old: new for new, entry in entries.items() for old in entry.merges}
    taken = {(briefing, old): new for new, entry in entries.items() for briefing, old in entry.takes.items()}
    return tuple((name, _renamed(name, briefing, merged, taken)) for name, briefing in briefings)


def _renamed(
    name: str, briefing: Briefing, merged: Mapping[str, str], taken: Mapping[tuple[str, str], str]
) -> Briefing:
    found: dict[str, Dispute] = {}
    for dispute in briefing.disputes:
        new = taken.get((name, dispute.id)) or merged.get(dispute.id, dispute.id)
        renamed = dispute if new == dispute.id else dispute.model_copy(update={"id": new})
        found[new] = _together(found[new], renamed) if new in found else renamed
    disputes = tuple(found.values())
    return briefing if disputes == briefing.disputes else briefing.model_copy(update={"disputes": disputes})


def _together(one: Dispute, other: Dispute) -> Dispute:
    parties = tuple(dict.fromkeys((*one.parties, *other.parties)))
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    sides = tuple(dict.fromkeys((*one.sides, *other.sides)))
    return one.model_copy(update={"parties": parties, "evidence": evidence, "sides": sides})


def faults_of(
    entries: Mapping[str, DisputeEntry], tree: Tree, folder: Path, briefings: Sequence[Named]
) -> Iterator[Fault]:
    """What does not hold together in the register: errors by itself, warnings beside `briefings` (if there are any)."""
    name = f"{folder.name}/{persist.DISPUTES_FILE}"
    known = {dispute.id for _, briefing in briefings for dispute in briefing.disputes}
    found = {(stem, dispute.id) for stem, briefing in briefings for dispute in briefing.disputes}
    homes: dict[str, str] = {}
    for new, entry in entries.items():
        for at, old in enumerate(entry.merges):
            if message := _merge_fault(new, old, homes, entries):
                yield _fault(name, tree, (new, "merges", at), *message)
            elif briefings and old not in known:
                message = (f"no briefing has a dispute {old!r}", "correct the id or take it out")
                yield _fault(name, tree, (new, "merges", at), *message, severity=Severity.WARNING)
            homes.setdefault(old, new)
        for stem, old in entry.takes.items():
            if briefings and (stem, old) not in found:
                message = (f"the briefing {stem!r} has no dispute {old!r}", "correct one of them or take it out")
                yield _fault(name, tree, (new, "takes", stem), *message, severity=Severity.WARNING)


def _merge_fault(
    new: str, old: str, homes: Mapping[str, str], entries: Mapping[str, DisputeEntry]
) -> tuple[str, str] | None:
    if old == new:
        return f"{old!r} is merged into itself", "take it out"
    if old in homes:
        return f"{old!r} is merged into {homes[old]!r} already", "merge it into one of them"
    if old in entries:
        return f"{old!r} is merged here and has an entry of its own", "keep one of the two"
    return None


def _fault(
    name: str,
    tree: Tree,
    place: tuple[str | int, ...],
    message: str,
    remedy: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Fault:
    mark = tree.place(place)
    return Fault(name, mark.line, mark.column, message, remedy, severity)
