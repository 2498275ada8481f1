"""Whether a group's next meetings are shown on its region's public page"""

import sqlalchemy as sa
from alembic import op

revision = "0039_open_meetings"
down_revision = "0038_partner_introductions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("open_meetings", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("groups", "open_meetings")
