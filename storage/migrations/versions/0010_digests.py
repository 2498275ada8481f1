"""Research digests, whom they reached and what came of them; the weekly digest; sources"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _id() -> sa.Column:
    return sa.Column("id", ID, autoincrement=True, nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("digest_hour", sa.Integer(), server_default="9", nullable=False))
        batch_op.add_column(sa.Column("weekly_digest", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "digests",
        _id(),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("file_kind", sa.String(length=16), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("slot", sa.String(length=8), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_digests_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
    )
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.create_index("ix_digests_author_id", ["author_id"], unique=False)
    op.create_table(
        "digest_versions",
        sa.Column("digest_id", ID, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_digest_versions_digest_id")),
        sa.PrimaryKeyConstraint("digest_id", "language", name=op.f("pk_digest_versions")),
    )
    op.create_table(
        "digest_deliveries",
        _id(),
        sa.Column("digest_id", ID, nullable=False),
        sa.Column("group_id", ID, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("letter_key", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_digest_deliveries_digest_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_digest_deliveries_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_deliveries")),
        sa.UniqueConstraint("letter_key", name=op.f("uq_digest_deliveries_letter_key")),
        sa.UniqueConstraint("digest_id", "group_id", name=op.f("uq_digest_deliveries_digest_id_group_id")),
    )
    with op.batch_alter_table("digest_deliveries", schema=None) as batch_op:
        batch_op.create_index("ix_digest_deliveries_digest_id_state", ["digest_id", "state"], unique=False)
        batch_op.create_index("ix_digest_deliveries_group_id", ["group_id"], unique=False)
    op.create_table(
        "digest_reactions",
        _id(),
        sa.Column("digest_id", ID, nullable=False),
        sa.Column("group_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reacted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("helped", sa.String(length=8), nullable=True),
        sa.Column("helped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_digest_reactions_digest_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_digest_reactions_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_digest_reactions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_reactions")),
        sa.UniqueConstraint(
            "digest_id", "person_id", "kind", name=op.f("uq_digest_reactions_digest_id_person_id_kind")
        ),
    )
    with op.batch_alter_table("digest_reactions", schema=None) as batch_op:
        batch_op.create_index("ix_digest_reactions_group_id", ["group_id"], unique=False)
        batch_op.create_index("ix_digest_reactions_person_id", ["person_id"], unique=False)
    op.create_table(
        "digest_questions",
        _id(),
        sa.Column("digest_id", ID, nullable=False),
        sa.Column("group_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", ID, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_digest_questions_digest_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_digest_questions_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_digest_questions_person_id")),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_digest_questions_answered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_questions")),
    )
    with op.batch_alter_table("digest_questions", schema=None) as batch_op:
        batch_op.create_index("ix_digest_questions_digest_id", ["digest_id"], unique=False)
        batch_op.create_index("ix_digest_questions_group_id", ["group_id"], unique=False)
        batch_op.create_index("ix_digest_questions_person_id", ["person_id"], unique=False)
    op.create_table(
        "weekly_readers",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_weekly_readers_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_weekly_readers")),
    )
    op.create_table(
        "sources",
        _id(),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sources_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("person_id", "url", name=op.f("uq_sources_person_id_url")),
    )
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


def downgrade() -> None:
    op.drop_table("source_items")
    op.drop_table("sources")
    op.drop_table("weekly_readers")
    op.drop_table("digest_questions")
    op.drop_table("digest_reactions")
    op.drop_table("digest_deliveries")
    op.drop_table("digest_versions")
    op.drop_table("digests")
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_column("weekly_digest")
        batch_op.drop_column("digest_hour")
