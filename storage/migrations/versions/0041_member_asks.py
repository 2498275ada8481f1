"""Members who were asked whether they know somebody for their group"""

import sqlalchemy as sa
from alembic import op

revision = "0041_member_asks"
down_revision = "0040_fading"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "member_asks",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("group_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(16)),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_member_asks_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_member_asks_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_asks")),
    )
    op.create_index(op.f("ix_member_asks_group_id"), "member_asks", ["group_id"])
    op.create_index(op.f("ix_member_asks_person_id"), "member_asks", ["person_id"])


def downgrade() -> None:
    op.drop_table("member_asks")
