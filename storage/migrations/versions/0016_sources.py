"""Sources that authors follow; copies that cannot be changed any more"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _sources(*own: sa.Column) -> None:
    op.create_table(
        "sources",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        *own,
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sources_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("person_id", "url", name=op.f("uq_sources_person_id_url")),
    )


def upgrade() -> None:
    # Nothing ever stood in these two.
    op.drop_table("source_items")
    op.drop_table("sources")
    _sources(
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etag", sa.String(length=200), nullable=True),
        sa.Column("last_modified", sa.String(length=200), nullable=True),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=16), nullable=True),
    )
    op.create_index("ix_sources_active_next_at", "sources", ["active", "next_at"], unique=False)
    op.create_table(
        "source_items",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("source_id", ID, nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_source_items_source_id")),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_source_items_digest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_items")),
        sa.UniqueConstraint("source_id", "mark", name=op.f("uq_source_items_source_id_mark")),
    )
    op.create_index("ix_source_items_source_id_tell_at", "source_items", ["source_id", "tell_at"], unique=False)
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_changed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("digest_deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("again", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("left_behind", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("digest_deliveries", schema=None) as batch_op:
        batch_op.drop_column("left_behind")
        batch_op.drop_column("again")
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.drop_column("file_changed_at")
    op.drop_table("source_items")
    op.drop_table("sources")
    _sources(sa.Column("problem", sa.String(length=200), nullable=True))
    op.create_table(
        "source_items",
        sa.Column("source_id", ID, nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_source_items_source_id")),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_source_items_digest_id")),
        sa.PrimaryKeyConstraint("source_id", "mark", name=op.f("pk_source_items")),
    )
