"""Which companies were at a joint meeting"""

import sqlalchemy as sa
from alembic import op

revision = "0042_joint_companies"
down_revision = "0041_member_asks"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("joint_meetings", sa.Column("companies_at", sa.DateTime(timezone=True)))
    op.create_table(
        "joint_companies",
        sa.Column("joint_id", NUMBER, nullable=False),
        sa.Column("company_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["joint_id"], ["joint_meetings.id"], name=op.f("fk_joint_companies_joint_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_joint_companies_company_id")),
        sa.PrimaryKeyConstraint("joint_id", "company_id", name=op.f("pk_joint_companies")),
    )
    op.create_index(op.f("ix_joint_companies_company_id"), "joint_companies", ["company_id"])


def downgrade() -> None:
    op.drop_table("joint_companies")
    op.drop_column("joint_meetings", "companies_at")
