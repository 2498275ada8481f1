"""What somebody who was forgotten said of a digest still counts.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("digest_reactions", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id", existing_type=sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        )


def downgrade() -> None:
    op.execute("DELETE FROM digest_reactions WHERE person_id IS NULL")
    with op.batch_alter_table("digest_reactions", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id", existing_type=sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        )
