"""Links that bring newcomers, and how far each has come"""

import sqlalchemy as sa
from alembic import op

revision = "0025_recruiting_links"
down_revision = "0026_privacy_notices"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "recruiting_links",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("place", sa.String(100), nullable=False),
        sa.Column("group_id", NUMBER),
        sa.Column("region", sa.String(80)),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("source_key", sa.String(80), nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_by", NUMBER),
        sa.Column("revoked_at", MOMENT),
        sa.Column("chat_link", sa.String(255)),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_recruiting_links_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recruiting_links_person_id")),
        sa.ForeignKeyConstraint(["revoked_by"], ["people.id"], name=op.f("fk_recruiting_links_revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiting_links")),
        sa.UniqueConstraint("token", name=op.f("uq_recruiting_links_token")),
    )
    still_open = sa.text("revoked_at IS NULL")
    op.create_index(
        "uq_recruiting_links_open",
        "recruiting_links",
        ["place", "source_key"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        "recruiting_events",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("link_id", NUMBER),
        sa.Column("source", sa.String(40)),
        sa.Column("region", sa.String(80)),
        sa.Column("group_id", NUMBER),
        sa.Column("reason", sa.String(16)),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recruiting_events_person_id")),
        sa.ForeignKeyConstraint(["link_id"], ["recruiting_links.id"], name=op.f("fk_recruiting_events_link_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_recruiting_events_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recruiting_events")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_recruiting_events_person_id_kind")),
    )
    for column in ("link_id", "region", "group_id"):
        op.create_index(f"ix_recruiting_events_{column}", "recruiting_events", [column])


def downgrade() -> None:
    op.drop_table("recruiting_events")
    op.drop_table("recruiting_links")
