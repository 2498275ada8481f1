"""The roles of people who look after groups from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.groups.company_names import same_name
from bot.domain.ids import PersonId


class Role(StrEnum):
    """An adviser helps companies, a researcher carries new knowledge in, a coordinator holds the network together."""

    ADVISER = "adviser"
    RESEARCHER = "researcher"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role someone holds. `regions` None is all of them."""

    id: int
    person_id: PersonId
    role: Role
    regions: tuple[str, ...] | None
    granted_by: int | None
    granted_at: datetime

    def covers(self, region: str | None) -> bool:
        """Whether the role reaches groups of that region; a group without one is reached by all-region roles alone."""
        if self.regions is None:
            return True
        return region is not None and any(same_name(own, region) for own in self.regions)


def covering(appointments: Iterable[HeldRole], region: str | None) -> tuple[HeldRole, ...]:
    """Those of the appointments that reach groups of that region."""
    return tuple(appointment for appointment in appointments if appointment.covers(region))
