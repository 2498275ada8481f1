"""What people have been told about their data, and agreed to"""

import sqlalchemy as sa
from alembic import op

revision = "0026_privacy_notices"
down_revision = "0026_enterprises"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "privacy_notices",
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_privacy_notices_person_id")),
        sa.PrimaryKeyConstraint("person_id", "version", name=op.f("pk_privacy_notices")),
    )


def downgrade() -> None:
    op.drop_table("privacy_notices")
