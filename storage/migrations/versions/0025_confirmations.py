"""Meetings are confirmed by somebody, with how many people of each company; promises until the next meeting

Ticks from before stay as they are, with no number of people. Nothing from before counts as confirmed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025_confirmations"
down_revision = "0024"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)


def upgrade() -> None:
    op.create_table(
        "confirmations",
        sa.Column("meeting_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=16)),
        sa.Column("words", sa.String(length=500)),
        sa.Column("minutes", sa.Integer()),
        sa.Column("manner", sa.String(length=16)),
        sa.Column("guests", sa.Integer()),
        sa.Column("advisers", sa.Integer()),
        sa.Column("researchers", sa.Integer()),
        sa.Column("confirmed_at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER),
        _to("confirmations", "meeting_id", "meetings"),
        _to("confirmations", "person_id", "people"),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_confirmations")),
    )
    _index("confirmations", "person_id")
    op.create_table(
        "confirmation_changes",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        _to("confirmation_changes", "meeting_id", "meetings"),
        _to("confirmation_changes", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation_changes")),
    )
    _index("confirmation_changes", "meeting_id")
    _index("confirmation_changes", "person_id")
    op.create_table(
        "promises",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("meeting_id", NUMBER, nullable=False),
        sa.Column("company_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("text", sa.Text()),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("outcome", sa.String(length=8)),
        sa.Column("answered_at", MOMENT),
        sa.Column("words", sa.String(length=500)),
        _to("promises", "meeting_id", "meetings"),
        _to("promises", "company_id", "companies"),
        _to("promises", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    for column in ("meeting_id", "company_id", "person_id"):
        _index("promises", column)
    _index("promises", "outcome", "asked_at")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.add_column(sa.Column("people", sa.Integer()))
        batch_op.add_column(sa.Column("ticked_at", MOMENT))
        batch_op.add_column(sa.Column("person_id", NUMBER))
        batch_op.create_foreign_key(op.f("fk_attendance_person_id"), "people", ["person_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_attendance_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.add_column(sa.Column("came", sa.Boolean()))
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.add_column(sa.Column("draft", sa.JSON()))


def downgrade() -> None:
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.drop_column("draft")
    with op.batch_alter_table("guests", schema=None) as batch_op:
        batch_op.drop_column("came")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_person_id"))
        batch_op.drop_constraint(op.f("fk_attendance_person_id"), type_="foreignkey")
        batch_op.drop_column("person_id")
        batch_op.drop_column("ticked_at")
        batch_op.drop_column("people")
    for table in ("promises", "confirmation_changes", "confirmations"):
        op.drop_table(table)
