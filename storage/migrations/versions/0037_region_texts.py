"""A region's own words for some messages, and those that each group's messages are written with"""

import sqlalchemy as sa
from alembic import op

revision = "0037_region_texts"
down_revision = "0036_promise_messages"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "region_texts",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("region_id", NUMBER, nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.String(length=1200)),
        sa.Column("proposed", sa.String(length=1200)),
        sa.Column("person_id", NUMBER),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_region_texts_region_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_region_texts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_texts")),
        sa.UniqueConstraint("region_id", "key", "language", name=op.f("uq_region_texts_region_id_key_language")),
    )
    op.add_column("groups", sa.Column("texts", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("groups", "texts")
    op.drop_table("region_texts")
