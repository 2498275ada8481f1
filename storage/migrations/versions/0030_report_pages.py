"""What the page of a report says"""

import sqlalchemy as sa
from alembic import op

revision = "0030_report_pages"
down_revision = "0029_introductions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("page", sa.JSON()))


def downgrade() -> None:
    op.drop_column("reports", "page")
