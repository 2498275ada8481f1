"""Rows for researchers, and who has agreed to be in them"""

import sqlalchemy as sa
from alembic import op

revision = "0035_research"
down_revision = "0034_joint_meetings"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("reports", sa.Column("what", sa.String(10), nullable=False, server_default="report"))
    op.create_table(
        "research_consents",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("said", sa.String(12), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wording", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_research_consents_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_research_consents")),
    )
    op.create_index(op.f("ix_research_consents_person_id"), "research_consents", ["person_id"])


def downgrade() -> None:
    op.drop_table("research_consents")
    op.drop_column("reports", "what")
