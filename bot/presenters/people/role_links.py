"""Messages about roles: the link that gives one, the list of holders, and notices to the people concerned."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from bot.actions import RolesPage, WithdrawRole, WithdrawRoleLink
from bot.domain.formatted import shortened, units
from bot.domain.people import Person
from bot.domain.people.role_links import Holder, NewLink, RoleBook
from bot.domain.people.roles import Role
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import LONGEST_LABEL, button, fitting, some
from locales import Text

MOST_BUTTONS = 40
MOST_REGIONS = 5


def role_name(t: Text, role: Role) -> str:
    """The role in words."""
    return t.plain(f"role-{role}")


def regions(t: Text, named: tuple[str, ...] | None) -> Markup | str:
    """The regions in words."""
    return t.plain("role-everywhere") if named is None else some(t, named, MOST_REGIONS)


def link(t: Text, new: NewLink, address: str) -> OutgoingMessage:
    """The link to hand on, and what it gives."""
    lines = [
        t("role-link", role=role_name(t, new.link.role), regions=regions(t, new.link.regions)),
        t("role-link-address", address=address),
        t(
            "role-link-until",
            when=t.on_day(t.local(new.link.expires_at).date(), today=t.local(new.link.created_at).date()),
        ),
    ]
    if new.unknown:
        lines.append(t("role-link-unknown", regions=some(t, new.unknown, MOST_REGIONS)))
    return OutgoingMessage(Markup("\n\n").join(lines))


def book(t: Text, view: RoleBook) -> OutgoingMessage:
    """Who holds which role, which links are open, and buttons to take them back."""
    lines = [_line(t, holder) for holder in view.holders] or [t("roles-none")]
    if view.links:
        lines.append(t("roles-links"))
        lines += [
            t(
                "roles-link-line",
                role=role_name(t, one.role),
                regions=regions(t, one.regions),
                day=t.short_day(t.local(one.expires_at).date()),
            )
            for one in view.links
        ]
    lines.append(t("roles-how"))
    rows: list[tuple[Button, ...]] = [
        (
            button(
                _withdraw(t, one.person.name, role_name(t, one.appointment.role)),
                WithdrawRole(one.appointment.id, "ask"),
            ),
        )
        for one in view.holders[:MOST_BUTTONS]
    ]
    rows += [
        (
            button(
                _withdraw_link(t, one.role, t.local(one.expires_at).date()),
                WithdrawRoleLink(one.id),
            ),
        )
        for one in view.links[:MOST_BUTTONS]
    ]
    return OutgoingMessage(fitting(t, [t("roles-title")], lines), tuple(rows))


def _line(t: Text, holder: Holder) -> Markup:
    held = holder.appointment
    values: dict[str, Any] = {
        "name": holder.person.name,
        "role": role_name(t, held.role),
        "regions": regions(t, held.regions),
        "day": t.short_day(t.local(held.granted_at).date()),
    }
    if holder.granted_by is None:
        return t("roles-line", **values)
    return t("roles-line-by", by=holder.granted_by, **values)


def _withdraw(t: Text, name: str, role: str) -> str:
    """The name is cut where both do not fit; the role is not."""
    room = LONGEST_LABEL - units(t.plain("button-withdraw-role", name="", role=role))
    return t.plain("button-withdraw-role", name=shortened(name, room), role=role)


def _withdraw_link(t: Text, role: Role, until: date) -> str:
    return t.plain("button-withdraw-link", role=role_name(t, role), day=t.short_day(until, today=until))


def confirm(t: Text, holder: Holder) -> OutgoingMessage:
    """Shall this role really be taken back?"""
    role = role_name(t, holder.appointment.role)
    rows = (
        (button(t.plain("button-withdraw-yes"), WithdrawRole(holder.appointment.id, "yes")),),
        (button(t.plain("button-back"), RolesPage()),),
    )
    return OutgoingMessage(t("roles-confirm", name=holder.person.name, role=role), rows)


def accepted(t: Text, role: Role, named: tuple[str, ...] | None) -> OutgoingMessage:
    """Welcome to the role."""
    text = t("role-accepted", role=role_name(t, role), regions=regions(t, named))
    return OutgoingMessage(Markup("\n\n").join([text, t("role-accepted-next")]))


def taken(t: Text, taker: Person, role: Role) -> OutgoingMessage:
    """The link was used."""
    return OutgoingMessage(t("role-taken", name=taker.name, role=role_name(t, role)))


def withdrawn(t: Text, role: Role) -> OutgoingMessage:
    """The role is taken back."""
    return OutgoingMessage(t("role-withdrawn", role=role_name(t, role)))
