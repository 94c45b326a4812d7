"""Building a site beside the one that is published, and changing them over in the end.

A build that is killed leaves the published site as it was; the next one clears away what it left.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Swap:
    """Where one site is published, where the next is built, and where the last waits to be removed."""

    site: Path
    building: Path
    old: Path

    @classmethod
    def beside(cls, site: Path) -> Swap:
        """The three folders for a site folder; they lie side by side, so that a rename moves them."""
        whole = site.resolve()
        return cls(whole, whole.with_name(f".{whole.name}.building"), whole.with_name(f".{whole.name}.old"))

    def start(self) -> Path:
        """Heal what a killed build has left; the empty folder to build in, which need not exist."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        shutil.rmtree(self.old, ignore_errors=True)
        shutil.rmtree(self.building, ignore_errors=True)
        return self.building

    def finish(self) -> Path:
        """Publish what was built; the folder of the published site."""
        if self.building.exists():
            if self.site.exists():
                self.site.rename(self.old)
            self.building.rename(self.site)
            shutil.rmtree(self.old, ignore_errors=True)
        return self.site

    def give_up(self) -> None:
        """Remove what was built so far."""
        shutil.rmtree(self.building, ignore_errors=True)
