"""What a timer carries besides its subject stands in a column, not in its key"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _from_key(kind: str, key: str) -> dict[str, object]:
    """Read what older versions hid in the key: `reminder:<meeting>:<starts>:<minutes>:<chat>`, `weekly:<day>[:<group>]`."""
    if kind == "reminder":
        return {"minutes": int(key.rsplit(":", 2)[1])}
    return {"day": key.split(":")[1]}


def upgrade() -> None:
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("payload", sa.JSON(), server_default="{}", nullable=False))
    connection = op.get_bind()
    timers = sa.table("timers", sa.column("id"), sa.column("key"), sa.column("kind"), sa.column("payload", sa.JSON()))
    found = connection.execute(sa.select(timers).where(timers.c.kind.in_(("reminder", "weekly")))).all()
    for row in found:
        values = {"payload": _from_key(row.kind, row.key)}
        connection.execute(sa.update(timers).where(timers.c.id == row.id).values(values))
    outbox = sa.table("outbox", sa.column("id"), sa.column("key"), sa.column("kind"), sa.column("payload", sa.JSON()))
    for row in connection.execute(sa.select(outbox).where(outbox.c.kind == "reminder")).all():
        values = {"payload": {**row.payload, **_from_key(row.kind, row.key)}}
        connection.execute(sa.update(outbox).where(outbox.c.id == row.id).values(values))


def downgrade() -> None:
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.drop_column("payload")
