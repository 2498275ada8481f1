"""A region's own question to newcomers, and what they answered"""

import sqlalchemy as sa
from alembic import op

revision = "0044_own_question"
down_revision = "0043_passed_on"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("newcomers", sa.Column("own_question", sa.String(300)))
    op.add_column("newcomers", sa.Column("own_answer", sa.String(300)))


def downgrade() -> None:
    op.drop_column("newcomers", "own_answer")
    op.drop_column("newcomers", "own_question")
