"""Themes, who would like them, ballots, and what a group has settled about its votes"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "themes",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposer_id", NUMBER, nullable=True),
        sa.Column("offered_by", NUMBER, nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=True),
        sa.Column("discussed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_themes_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_themes_meeting_id")),
        sa.ForeignKeyConstraint(["offered_by"], ["people.id"], name=op.f("fk_themes_offered_by")),
        sa.ForeignKeyConstraint(["proposer_id"], ["people.id"], name=op.f("fk_themes_proposer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
    )
    with op.batch_alter_table("themes", schema=None) as batch_op:
        batch_op.create_index("ix_themes_group_id_state", ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_themes_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_themes_offered_by"), ["offered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_themes_proposer_id"), ["proposer_id"], unique=False)
    op.create_table(
        "theme_supporters",
        sa.Column("theme_id", NUMBER, nullable=False),
        sa.Column("company_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("supported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_theme_supporters_company_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_theme_supporters_person_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_theme_supporters_theme_id")),
        sa.PrimaryKeyConstraint("theme_id", "company_id", name=op.f("pk_theme_supporters")),
    )
    with op.batch_alter_table("theme_supporters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_supporters_person_id"), ["person_id"], unique=False)
    op.create_table(
        "ballots",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("theme_ids", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("voted", sa.Integer(), nullable=False),
        sa.Column("companies", sa.Integer(), nullable=False),
        sa.Column("theme_id", NUMBER, nullable=True),
        sa.Column("early", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_ballots_group_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_ballots_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
    )
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.create_index("ix_ballots_group_id_state", ["group_id", "state"], unique=False)
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("votes", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("votes")
    op.drop_table("ballots")
    op.drop_table("theme_supporters")
    op.drop_table("themes")
