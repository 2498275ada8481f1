"""Companies of different regions that are introduced to each other"""

import sqlalchemy as sa
from alembic import op

revision = "0038_partner_introductions"
down_revision = "0037_region_texts"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("introductions", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "introduction_rounds",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("willing", sa.Integer(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_introduction_rounds")),
    )
    op.create_table(
        "introductions",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("introduced_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.ForeignKeyConstraint(["month"], ["introduction_rounds.month"], name=op.f("fk_introductions_month")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introductions")),
    )
    op.create_index(op.f("ix_introductions_month"), "introductions", ["month"], unique=False)
    op.create_table(
        "introduction_sides",
        sa.Column("introduction_id", NUMBER, nullable=False),
        sa.Column("enterprise_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.Column("answer", sa.String(length=8)),
        sa.Column("answered_at", MOMENT),
        sa.Column("outcome", sa.String(length=16)),
        sa.Column("outcome_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["introduction_id"], ["introductions.id"], name=op.f("fk_introduction_sides_introduction_id")
        ),
        sa.ForeignKeyConstraint(
            ["enterprise_id"], ["enterprises.id"], name=op.f("fk_introduction_sides_enterprise_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_introduction_sides_person_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_introduction_sides_group_id")),
        sa.PrimaryKeyConstraint("introduction_id", "enterprise_id", name=op.f("pk_introduction_sides")),
    )
    op.create_index(op.f("ix_introduction_sides_enterprise_id"), "introduction_sides", ["enterprise_id"], unique=False)
    op.create_index(op.f("ix_introduction_sides_person_id"), "introduction_sides", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("introduction_sides")
    op.drop_table("introductions")
    op.drop_table("introduction_rounds")
    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.drop_column("introductions")
