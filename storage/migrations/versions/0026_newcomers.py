"""Newcomers with what they have said, and how large groups want to be"""

import sqlalchemy as sa
from alembic import op

revision = "0026_newcomers"
down_revision = "0025_recruiting_links"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "newcomers",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("link_id", NUMBER),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("company", sa.String(80)),
        sa.Column("place", sa.String(80)),
        sa.Column("region", sa.String(80)),
        sa.Column("trade", sa.String(80)),
        sa.Column("seeks", sa.String(300)),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("group_id", NUMBER),
        sa.Column("passed", sa.JSON(), nullable=False),
        sa.Column("request_group_id", NUMBER),
        sa.Column("reason", sa.String(16)),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_newcomers_person_id")),
        sa.ForeignKeyConstraint(["link_id"], ["recruiting_links.id"], name=op.f("fk_newcomers_link_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_newcomers_group_id")),
        sa.ForeignKeyConstraint(["request_group_id"], ["groups.id"], name=op.f("fk_newcomers_request_group_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_newcomers")),
    )
    op.create_index("ix_newcomers_state", "newcomers", ["state"])
    op.create_index("ix_newcomers_group_id", "newcomers", ["group_id"])
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("size_wished", sa.Integer(), server_default="8", nullable=False))
        batch_op.add_column(sa.Column("size_largest", sa.Integer(), server_default="10", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("size_largest")
        batch_op.drop_column("size_wished")
    op.drop_table("newcomers")
