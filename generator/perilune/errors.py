"""What can go wrong, where, and what to do about it.

A `Fault` is one thing to mend in one file. A `PeriluneError` ends the work on one source or the
whole command; only the command line turns it into a line on standard error and an exit status.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault matters."""

    ERROR = "error"
    """The file can't be used until this is mended."""
    WARNING = "warning"
    """Worth a look; nothing fails because of it."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend, at one place."""

    path: str
    """The file, as the user named it or relative to the workspace."""
    line: int
    """1-based; 0 where no line can be named."""
    column: int
    """1-based, in characters; 0 where none can be named."""
    message: str
    """What is wrong."""
    remedy: str = ""
    """What to do, as a short clause; may be empty."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line:column: message (remedy)`, the form that editors and terminals link."""
        place = self.path
        if self.line:
            place += f":{self.line}:{self.column}"
        return f"{place}: {self.severity}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


class PeriluneError(Exception):
    """Base of all errors that a user may see: one line, said to be read by a person."""

    exit_status = 2


class SourceError(PeriluneError):
    """An article that can't be used: missing, empty, binary, foreign, undated, too large..."""

    def __init__(self, source: str, message: str, remedy: str = "") -> None:
        """`source` is named as the user gave it."""
        self.source = source
        super().__init__(f"{source}: {message}" + (f" ({remedy})" if remedy else ""))


class WorkspaceError(PeriluneError):
    """The folder, its settings or its templates can't be used."""


class FaultsError(PeriluneError):
    """One or more faults in files that people write; all of them at once, sorted by place."""

    exit_status = 1

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of file, line and column."""
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
