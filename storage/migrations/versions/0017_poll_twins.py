"""Polls that may stand in their chats twice"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubtful", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("twin_of", NUMBER, nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_polls_twin_of"), "polls", ["twin_of"], ["id"])
        batch_op.create_index(batch_op.f("ix_polls_twin_of"), ["twin_of"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_polls_twin_of"))
        batch_op.drop_constraint(batch_op.f("fk_polls_twin_of"), type_="foreignkey")
        batch_op.drop_column("twin_of")
        batch_op.drop_column("doubtful")
