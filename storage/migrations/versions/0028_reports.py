"""Reports, and what the network is paid from"""

import sqlalchemy as sa
from alembic import op

revision = "0028_reports"
down_revision = "0028_greetings"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=16)),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("person_id", NUMBER),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("wanted_at", MOMENT, nullable=False),
        sa.Column("sealed_at", MOMENT),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("whole", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("region", sa.String(length=80)),
        sa.Column("group_id", NUMBER),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("project", sa.JSON()),
        sa.Column("seal", sa.String(length=64)),
        sa.Column("hashes", sa.JSON()),
        sa.Column("versions", sa.JSON()),
        sa.Column("totals", sa.JSON()),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_reports_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("number", name=op.f("uq_reports_number")),
    )
    for column in ("state", "person_id", "group_id"):
        op.create_index(op.f(f"ix_reports_{column}"), "reports", [column])
    op.create_table(
        "report_files",
        sa.Column("report_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_files_report_id")),
        sa.PrimaryKeyConstraint("report_id", "kind", name=op.f("pk_report_files")),
    )
    op.create_table(
        "report_settings",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=12), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_report_settings_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_settings")),
    )
    op.create_index(op.f("ix_report_settings_person_id"), "report_settings", ["person_id"])


def downgrade() -> None:
    op.drop_table("report_settings")
    op.drop_table("report_files")
    op.drop_table("reports")
