"""Ways of a region, and which of its ways a group has chosen itself"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0033_region_ways"
down_revision = "0032_regions"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
USUAL = {
    "reminders": {"reminder_minutes": [10080, 1440, 120]},
    "quiet": {"quiet_from": 21, "quiet_until": 8},
    "size": {"size_wished": 8, "size_largest": 10},
    "months": {"months_off": []},
}


def upgrade() -> None:
    op.add_column("regions", sa.Column("ways", sa.JSON(), nullable=False, server_default=sa.text("'{}'")))
    op.add_column("groups", sa.Column("own_ways", sa.JSON(), nullable=False, server_default="[]"))
    groups = sa.table(
        "groups",
        sa.column("id", NUMBER),
        sa.column("own_ways", sa.JSON()),
        *(sa.column(name, sa.JSON() if isinstance(value, list) else sa.Integer()) for name, value in _columns()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(groups)).all():
        own = [way for way, usual in USUAL.items() if any(_list(row._mapping[one]) != usual[one] for one in usual)]
        if own:
            connection.execute(groups.update().where(groups.c.id == row.id).values(own_ways=own))


def _columns() -> list[tuple[str, object]]:
    return [(name, value) for usual in USUAL.values() for name, value in usual.items()]


def _list(value: object) -> object:
    """What a way says; reminders in the order in which they are kept now, however it was."""
    found = json.loads(value) if isinstance(value, str) else value
    return sorted(found, reverse=True) if isinstance(found, list) else found


def downgrade() -> None:
    op.drop_column("groups", "own_ways")
    op.drop_column("regions", "ways")
