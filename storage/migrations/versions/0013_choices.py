"""How many themes a company may choose in a vote"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.add_column(sa.Column("choices", sa.Integer(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("too_many", sa.Integer(), server_default=sa.text("0"), nullable=False))
    _each(
        lambda votes: (
            votes if (several := votes.pop("several", None)) is None else votes | {"choices": int(not several)}
        )
    )


def downgrade() -> None:
    _each(lambda votes: votes if (choices := votes.pop("choices", None)) is None else votes | {"several": choices != 1})
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.drop_column("too_many")
        batch_op.drop_column("choices")


def _each(change) -> None:
    """Rewrite what every group has settled about its votes: one or any became a number."""
    groups = sa.table("groups", sa.column("id", sa.BigInteger), sa.column("votes", sa.JSON))
    connection = op.get_bind()
    for group_id, votes in connection.execute(sa.select(groups.c.id, groups.c.votes)).all():
        if votes:
            connection.execute(sa.update(groups).where(groups.c.id == group_id).values(votes=change(dict(votes))))
