"""Links that open a page once, and the browsers that have opened one"""

import sqlalchemy as sa
from alembic import op

revision = "0029_page_links"
down_revision = "0028_reports"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "page_links",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64)),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_page_links_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_page_links_token_hash")),
        sa.UniqueConstraint("browser_hash", name=op.f("uq_page_links_browser_hash")),
    )
    op.create_index(op.f("ix_page_links_person_id"), "page_links", ["person_id"], unique=False)
    op.create_index(op.f("ix_page_links_expires_at"), "page_links", ["expires_at"], unique=False)


def downgrade() -> None:
    op.drop_table("page_links")
