"""Which messages are superseded, what an answer was given for, a group's quiet hours and sleep"""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

THREADS = (
    ("meeting",),
    ("turn", "turn-date", "turn-private"),
    ("dates", "dates-reminder"),
    ("guest",),
    ("themes",),
    ("theme",),
)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shows_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("over_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("was", sa.String(200), nullable=True))
    with op.batch_alter_table("rsvps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answered_for", MOMENT, nullable=True))
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wall_clock", sa.String(16), nullable=True))
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("accepted_at", MOMENT, nullable=True))
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quiet_from", sa.Integer(), server_default="21", nullable=False))
        batch_op.add_column(sa.Column("quiet_until", sa.Integer(), server_default="8", nullable=False))
        batch_op.add_column(sa.Column("sleep_asked_at", MOMENT, nullable=True))
        batch_op.add_column(sa.Column("sleeping_since", MOMENT, nullable=True))
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    columns = ("cards", "rsvps", "meetings", "groups", "turns")
    found = sa.MetaData()
    found.reflect(connection, only=columns)
    cards, rsvps, meetings, groups, turns = (found.tables[name] for name in columns)
    # What people answered so far, they answered to the time that is set now.
    starts = sa.select(meetings.c.starts_at).where(meetings.c.id == rsvps.c.meeting_id).scalar_subquery()
    connection.execute(rsvps.update().values(answered_for=starts))
    # Of several messages about one thing, the newest stays.
    for kinds in THREADS:
        newer = cards.alias()
        superseded = sa.exists().where(
            newer.c.chat_id == cards.c.chat_id,
            newer.c.kind.in_(kinds),
            newer.c.subject_id == cards.c.subject_id,
            newer.c.id > cards.c.id,
        )
        moment = sa.func.current_timestamp()
        connection.execute(cards.update().where(cards.c.kind.in_(kinds), superseded).values(over_at=moment))
    connection.execute(
        turns.update().where(turns.c.state.in_(("accepted", "hosted"))).values(accepted_at=turns.c.offered_at)
    )
    planned = sa.select(meetings.c.id, meetings.c.starts_at, groups.c.zone).join(
        groups, groups.c.id == meetings.c.group_id
    )
    for meeting_id, starts_at, zone in connection.execute(planned.where(meetings.c.state == "planned")).all():
        moment = starts_at.replace(tzinfo=ZoneInfo("UTC")) if starts_at.tzinfo is None else starts_at
        clock = moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
        connection.execute(meetings.update().where(meetings.c.id == meeting_id).values(wall_clock=clock))


def downgrade() -> None:
    for table, columns in (
        ("groups", ("sleeping_since", "sleep_asked_at", "quiet_until", "quiet_from")),
        ("turns", ("accepted_at",)),
        ("meetings", ("wall_clock",)),
        ("rsvps", ("answered_for",)),
        ("cards", ("was", "over_at", "shows_at")),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
