"""What companies say of themselves at the start, and each year what has changed"""

import sqlalchemy as sa
from alembic import op

revision = "0027_surveys"
down_revision = "0026_newcomers"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("enterprise_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT),
        sa.Column("declined_at", MOMENT),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("quotable", sa.Boolean()),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprises.id"], name=op.f("fk_surveys_enterprise_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_surveys_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("enterprise_id", "kind", "year", name=op.f("uq_surveys_enterprise_id_kind_year")),
    )
    op.create_index(op.f("ix_surveys_person_id"), "surveys", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("surveys")
