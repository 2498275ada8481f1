"""Companies that have been away for long, and whether they were asked"""

import sqlalchemy as sa
from alembic import op

revision = "0040_fading"
down_revision = "0039_open_meetings"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "fading",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("company_id", NUMBER, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_fading_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fading")),
        sa.UniqueConstraint("company_id", "since", name=op.f("uq_fading_company_id_since")),
    )


def downgrade() -> None:
    op.drop_table("fading")
