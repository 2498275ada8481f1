"""How newcomers want to be introduced to their group"""

import sqlalchemy as sa
from alembic import op

revision = "0029_introductions"
down_revision = "0029_page_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("newcomers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("introduction", sa.String(500), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("newcomers", schema=None) as batch_op:
        batch_op.drop_column("introduction")
