"""Questions, their answers, and what is kept in confidence"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _number() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _id() -> sa.Column:
    return sa.Column("id", _number(), autoincrement=True, nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _pair(table: str, one: str, one_of: str, other: str, other_of: str) -> None:
    op.create_table(
        table,
        sa.Column(one, _number(), nullable=False),
        sa.Column(other, _number(), nullable=False),
        _to(table, one, one_of),
        _to(table, other, other_of),
        sa.PrimaryKeyConstraint(one, other, name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    op.create_table(
        "questions",
        _id(),
        sa.Column("group_id", _number(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("person_id", _number(), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        _moment("asked_at", nullable=False),
        _moment("edited_at"),
        _moment("closed_at"),
        sa.Column("source_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("source_message_id", sa.BigInteger(), nullable=True),
        sa.Column("once", sa.String(length=16), nullable=True),
        _moment("carried_at"),
        sa.Column("carried_named", sa.Boolean(), nullable=False),
        _to("questions", "group_id", "groups"),
        _to("questions", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_questions_group_id_number")),
        sa.UniqueConstraint("once", name=op.f("uq_questions_once")),
        sa.UniqueConstraint(
            "source_chat_id", "source_message_id", name=op.f("uq_questions_source_chat_id_source_message_id")
        ),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_questions_group_id_state", ["group_id", "state"], unique=False)
    op.create_table(
        "answers",
        _id(),
        sa.Column("question_id", _number(), nullable=False),
        sa.Column("group_id", _number(), nullable=True),
        sa.Column("person_id", _number(), nullable=True),
        sa.Column("by_asker", sa.Boolean(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("reply_to_id", sa.BigInteger(), nullable=True),
        sa.Column("media", sa.String(length=12), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("file_id", sa.String(length=300), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.String(length=8), nullable=False),
        _moment("given_at", nullable=False),
        _moment("edited_at"),
        _moment("removed_at"),
        _moment("helpful_at"),
        _to("answers", "question_id", "questions"),
        _to("answers", "group_id", "groups"),
        _to("answers", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_answers_chat_id_message_id")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_question_id"), ["question_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answers_person_id"), ["person_id"], unique=False)
    _pair("question_echoes", "question_id", "questions", "person_id", "people")
    _pair("answer_marks", "answer_id", "answers", "person_id", "people")
    _pair("question_carries", "question_id", "questions", "group_id", "groups")
    op.create_table(
        "question_quotas",
        sa.Column("tag", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_question_quotas")),
    )
    with op.batch_alter_table("question_quotas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_quotas_day"), ["day"], unique=False)
    op.create_table(
        "confidences",
        sa.Column("tag", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        _moment("expires_at", nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_confidences")),
    )
    with op.batch_alter_table("confidences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_confidences_expires_at"), ["expires_at"], unique=False)


def downgrade() -> None:
    for table in (
        "confidences",
        "question_quotas",
        "question_carries",
        "answer_marks",
        "question_echoes",
        "answers",
        "questions",
    ):
        op.drop_table(table)
