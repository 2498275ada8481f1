"""What has been said of a group that could use a hand, and to whom"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("health_flags", schema=None) as batch_op:
        batch_op.add_column(sa.Column("times", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("said_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("health_flags", schema=None) as batch_op:
        batch_op.drop_column("passed_on_at")
        batch_op.drop_column("said_at")
        batch_op.drop_column("times")
