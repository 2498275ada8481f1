"""Pauses, kept places and swaps in the host order; a group's rhythm"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

COMPANIES = ("paused_until", "place_counted", "place_since", "place_number", "swapped_with")


def _id() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("companies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("place_counted", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("place_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("place_number", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("swapped_with", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rhythm", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("months_off", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "swaps",
        sa.Column("id", _id(), autoincrement=True, nullable=False),
        sa.Column("group_id", _id(), nullable=False),
        sa.Column("asking_id", _id(), nullable=False),
        sa.Column("asked_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_swaps_group_id")),
        sa.ForeignKeyConstraint(["asking_id"], ["companies.id"], name=op.f("fk_swaps_asking_id")),
        sa.ForeignKeyConstraint(["asked_id"], ["companies.id"], name=op.f("fk_swaps_asked_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_swaps_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swaps")),
    )
    with op.batch_alter_table("swaps", schema=None) as batch_op:
        batch_op.create_index("ix_swaps_group_id_state", ["group_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_table("swaps")
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("months_off")
        batch_op.drop_column("rhythm")
    with op.batch_alter_table("companies", schema=None) as batch_op:
        for column in COMPANIES:
            batch_op.drop_column(column)
