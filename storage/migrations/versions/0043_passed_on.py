"""Updates that one process has kept for another one to handle"""

import sqlalchemy as sa
from alembic import op

revision = "0043_passed_on"
down_revision = "0042_joint_companies"
branch_labels = None
depends_on = None

THESE = sa.text("passed_on")


def upgrade() -> None:
    op.add_column("inbox", sa.Column("passed_on", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_inbox_passed_on", "inbox", ["update_id"], sqlite_where=THESE, postgresql_where=THESE)


def downgrade() -> None:
    op.drop_index("ix_inbox_passed_on", "inbox")
    op.drop_column("inbox", "passed_on")
