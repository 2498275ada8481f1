"""The message a promise was written in, so that it follows when that is edited"""

import sqlalchemy as sa
from alembic import op

revision = "0036_promise_messages"
down_revision = "0035_research"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("promises", sa.Column("chat_id", sa.BigInteger()))
    op.add_column("promises", sa.Column("message_id", sa.BigInteger()))
    op.create_index(op.f("ix_promises_chat_id_message_id"), "promises", ["chat_id", "message_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_promises_chat_id_message_id"), "promises")
    op.drop_column("promises", "message_id")
    op.drop_column("promises", "chat_id")
