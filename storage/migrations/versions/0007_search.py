"""An index over the memory, the same in both databases"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _number() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    # What is remembered already has version 0, and is indexed when the bot starts.
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.add_column(sa.Column("index_version", sa.SmallInteger(), server_default="0", nullable=False))
        batch_op.create_index("ix_memory_index_version", ["index_version"], unique=False)
    op.create_table(
        "memory_words",
        sa.Column("id", _number(), autoincrement=True, nullable=False),
        sa.Column("word", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory_words")),
        sa.UniqueConstraint("word", name=op.f("uq_memory_words_word")),
    )
    op.create_table(
        "memory_roots",
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("word_id", _number(), nullable=False),
        sa.Column("near", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["word_id"], ["memory_words.id"], name=op.f("fk_memory_roots_word_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root", "word_id", name=op.f("pk_memory_roots")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "memory_slips",
        sa.Column("slip", sa.String(length=16), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("slip", "root", name=op.f("pk_memory_slips")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "memory_places",
        sa.Column("word_id", _number(), nullable=False),
        sa.Column("scope", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("memory_id", _number(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["word_id"], ["memory_words.id"], name=op.f("fk_memory_places_word_id")),
        sa.ForeignKeyConstraint(
            ["memory_id"], ["memory.id"], name=op.f("fk_memory_places_memory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word_id", "scope", "memory_id", name=op.f("pk_memory_places")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_memory_roots_word_id", "memory_roots", ["word_id"], unique=False)
    op.create_index("ix_memory_slips_root", "memory_slips", ["root"], unique=False)
    op.create_index("ix_memory_places_memory_id", "memory_places", ["memory_id"], unique=False)


def downgrade() -> None:
    for table in ("memory_places", "memory_slips", "memory_roots", "memory_words"):
        op.drop_table(table)
    with op.batch_alter_table("memory", schema=None) as batch_op:
        batch_op.drop_index("ix_memory_index_version")
        batch_op.drop_column("index_version")
