"""Tries of a message whose answer never came are counted by themselves

They were counted together with tries that Telegram had refused, so that a message could be given up after a single one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027_unanswered_tries"
down_revision = "0027_surveys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("unanswered", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_column("unanswered")
