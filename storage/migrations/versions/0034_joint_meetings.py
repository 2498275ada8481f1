"""Meetings of several groups"""

import sqlalchemy as sa
from alembic import op

revision = "0034_joint_meetings"
down_revision = "0033_region_ways"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "joint_meetings",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("title", sa.String(length=200)),
        sa.Column("starts_at", MOMENT),
        sa.Column("place", sa.String(length=300)),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("capacity", sa.Integer()),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=500)),
        sa.Column("person_id", NUMBER),
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("held", sa.Boolean()),
        sa.Column("came", sa.Integer()),
        sa.Column("words", sa.String(length=1000)),
        sa.Column("confirmed_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_joint_meetings_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_meetings")),
    )
    op.create_index(op.f("ix_joint_meetings_person_id"), "joint_meetings", ["person_id"], unique=False)
    op.create_index("ix_joint_meetings_state_starts_at", "joint_meetings", ["state", "starts_at"], unique=False)
    op.create_table(
        "joint_groups",
        sa.Column("joint_id", NUMBER, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["joint_id"], ["joint_meetings.id"], name=op.f("fk_joint_groups_joint_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_joint_groups_group_id")),
        sa.PrimaryKeyConstraint("joint_id", "group_id", name=op.f("pk_joint_groups")),
    )
    op.create_index(op.f("ix_joint_groups_group_id"), "joint_groups", ["group_id"], unique=False)
    op.create_table(
        "joint_answers",
        sa.Column("joint_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("guests", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["joint_id"], ["joint_meetings.id"], name=op.f("fk_joint_answers_joint_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_joint_answers_person_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_joint_answers_group_id")),
        sa.PrimaryKeyConstraint("joint_id", "person_id", name=op.f("pk_joint_answers")),
    )
    op.create_index(op.f("ix_joint_answers_group_id"), "joint_answers", ["group_id"], unique=False)


def downgrade() -> None:
    op.drop_table("joint_answers")
    op.drop_table("joint_groups")
    op.drop_table("joint_meetings")
