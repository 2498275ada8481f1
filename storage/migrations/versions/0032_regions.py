"""Regions, each region that a group names among them, and links for first facilitators"""

from collections import Counter, defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0032_regions"
down_revision = "0031_mail"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    regions = op.create_table(
        "regions",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=240), nullable=False),
        sa.Column("country", sa.String(length=2)),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("ended_at", MOMENT),
        sa.Column("ended_by", NUMBER),
        _key("regions", "person_id", "people"),
        _key("regions", "ended_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("key", name=op.f("uq_regions_key")),
    )
    op.create_table(
        "region_links",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("region_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("group_id", NUMBER),
        sa.Column("used_by", NUMBER),
        sa.Column("used_at", MOMENT),
        sa.Column("withdrawn_by", NUMBER),
        sa.Column("withdrawn_at", MOMENT),
        _key("region_links", "region_id", "regions"),
        _key("region_links", "person_id", "people"),
        _key("region_links", "group_id", "groups"),
        _key("region_links", "used_by", "people"),
        _key("region_links", "withdrawn_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_links")),
        sa.UniqueConstraint("token", name=op.f("uq_region_links_token")),
    )
    op.create_index(op.f("ix_region_links_region_id"), "region_links", ["region_id"], unique=False)
    _bring_along(regions)


def _bring_along(regions: sa.Table) -> None:
    """A region for each name that a core group has, as the first of them writes it."""
    groups = sa.table(
        "groups",
        sa.column("id", NUMBER),
        sa.column("region", sa.String()),
        sa.column("language", sa.String()),
        sa.column("zone", sa.String()),
        sa.column("registered_at", MOMENT),
    )
    there = (groups.c.region.is_not(None), groups.c.registered_at.is_not(None))
    named = defaultdict(list)
    for row in op.get_bind().execute(sa.select(groups).where(*there).order_by(groups.c.id)).all():
        named[" ".join(row.region.casefold().split())].append(row)
    for key, rows in named.items():
        zone = Counter(row.zone for row in rows).most_common(1)[0][0]
        op.execute(
            regions.insert().values(
                name=rows[0].region,
                key=key,
                language=Counter(row.language for row in rows).most_common(1)[0][0],
                zone=zone,
                since=min(row.registered_at for row in rows),
            )
        )


def downgrade() -> None:
    op.drop_table("region_links")
    op.drop_table("regions")
