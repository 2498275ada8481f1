"""After and before a meeting: reviews, takeaways, guests; calendar feeds; the health of groups"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _to(table: str, own: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([own], [f"{other}.{key}"], name=op.f(f"fk_{table}_{own}"))


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("meeting_id", ID, autoincrement=False, nullable=False),
        sa.Column("rating_key", sa.String(length=64), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        _to("reviews", "meeting_id", "meetings"),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_reviews")),
    )
    op.create_table(
        "attendance",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("company_id", ID, nullable=False),
        _to("attendance", "meeting_id", "meetings"),
        _to("attendance", "company_id", "companies"),
        sa.PrimaryKeyConstraint("meeting_id", "company_id", name=op.f("pk_attendance")),
    )
    op.create_table(
        "ratings",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        _to("ratings", "meeting_id", "meetings"),
        sa.PrimaryKeyConstraint("meeting_id", "mark", name=op.f("pk_ratings")),
    )
    op.create_table(
        "takeaways",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        _to("takeaways", "meeting_id", "meetings"),
        _to("takeaways", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takeaways")),
    )
    with op.batch_alter_table("takeaways", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_takeaways_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_takeaways_person_id"), ["person_id"], unique=False)
    op.create_table(
        "guest_passes",
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("company_id", ID, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        _to("guest_passes", "meeting_id", "meetings"),
        _to("guest_passes", "person_id", "people"),
        _to("guest_passes", "company_id", "companies"),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_guest_passes")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_guest_passes_meeting_id_person_id")),
    )
    op.create_table(
        "guests",
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        _to("guests", "meeting_id", "meetings"),
        _to("guests", "person_id", "people"),
        _to("guests", "token", "guest_passes", "token"),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_guests")),
    )
    op.create_table(
        "feeds",
        sa.Column("token", sa.String(length=48), nullable=False),
        sa.Column("group_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        _to("feeds", "group_id", "groups"),
        _to("feeds", "person_id", "people"),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_feeds")),
        sa.UniqueConstraint("group_id", name=op.f("uq_feeds_group_id")),
        sa.UniqueConstraint("person_id", name=op.f("uq_feeds_person_id")),
    )
    op.create_table(
        "health_flags",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("flag", sa.String(length=16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        _to("health_flags", "group_id", "groups"),
        sa.PrimaryKeyConstraint("group_id", "flag", name=op.f("pk_health_flags")),
    )


def downgrade() -> None:
    for table in (
        "health_flags",
        "feeds",
        "guests",
        "guest_passes",
        "takeaways",
        "ratings",
        "attendance",
        "reviews",
    ):
        op.drop_table(table)
