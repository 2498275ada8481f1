"""Members who are asked to greet a guest"""

import sqlalchemy as sa
from alembic import op

revision = "0028_greetings"
down_revision = "0027_unanswered_tries"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "greetings",
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("guest_id", NUMBER, nullable=False),
        sa.Column("greeter_id", NUMBER, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answer", sa.String(16)),
        sa.Column("answered_at", MOMENT),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_greetings_meeting_id")),
        sa.ForeignKeyConstraint(["guest_id"], ["people.id"], name=op.f("fk_greetings_guest_id")),
        sa.ForeignKeyConstraint(["greeter_id"], ["people.id"], name=op.f("fk_greetings_greeter_id")),
        sa.PrimaryKeyConstraint("meeting_id", "guest_id", "greeter_id", name=op.f("pk_greetings")),
    )
    op.create_index("ix_greetings_greeter_id", "greetings", ["greeter_id"])


def downgrade() -> None:
    op.drop_table("greetings")
