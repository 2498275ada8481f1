"""One company in the network, what it says of itself, and the history of groups and memberships"""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0026_enterprises"
down_revision = "0025_confirmations"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _id() -> sa.Column:
    return sa.Column("id", NUMBER, autoincrement=True, nullable=False)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)


def upgrade() -> None:
    _companies()
    _profiles()
    _history()
    with op.batch_alter_table("companies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("enterprise_id", NUMBER, nullable=True))
        batch_op.add_column(sa.Column("left_because", sa.String(16), nullable=True))
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_because", sa.String(16), nullable=True))
    _fill(op.get_bind())
    with op.batch_alter_table("companies", schema=None) as batch_op:
        batch_op.alter_column("enterprise_id", existing_type=NUMBER, nullable=False)
        batch_op.create_foreign_key(batch_op.f("fk_companies_enterprise_id"), "enterprises", ["enterprise_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_companies_enterprise_id"), ["enterprise_id"], unique=False)


def _companies() -> None:
    op.create_table(
        "enterprises",
        _id(),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("joined_into", NUMBER, nullable=True),
        _key("enterprises", "joined_into", "enterprises"),
        _primary("enterprises", "id"),
    )
    _index("enterprises", "joined_into")
    op.create_table(
        "enterprise_moves",
        _id(),
        sa.Column("from_id", NUMBER, nullable=False),
        sa.Column("into_id", NUMBER, nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("how", sa.String(16), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("undone_by", NUMBER, nullable=True),
        _key("enterprise_moves", "from_id", "enterprises"),
        _key("enterprise_moves", "into_id", "enterprises"),
        _key("enterprise_moves", "person_id", "people"),
        _key("enterprise_moves", "undone_by", "people"),
        _primary("enterprise_moves", "id"),
    )
    _index("enterprise_moves", "from_id")
    _index("enterprise_moves", "into_id")
    op.create_table(
        "enterprises_apart",
        sa.Column("one_id", NUMBER, nullable=False),
        sa.Column("other_id", NUMBER, nullable=False),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        _key("enterprises_apart", "one_id", "enterprises"),
        _key("enterprises_apart", "other_id", "enterprises"),
        _key("enterprises_apart", "person_id", "people"),
        _primary("enterprises_apart", "one_id", "other_id"),
    )


def _profiles() -> None:
    op.create_table(
        "profiles",
        sa.Column("enterprise_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("business_id", sa.String(20), nullable=True),
        sa.Column("legal_form", sa.String(16), nullable=True),
        sa.Column("headcount", sa.String(8), nullable=True),
        sa.Column("trade", sa.String(200), nullable=True),
        sa.Column("trade_letter", sa.String(1), nullable=True),
        sa.Column("municipality", sa.String(80), nullable=True),
        sa.Column("founded_year", sa.Integer(), nullable=True),
        sa.Column("offers", sa.String(500), nullable=True),
        sa.Column("seeks", sa.String(500), nullable=True),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("findable", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        _key("profiles", "enterprise_id", "enterprises"),
        _primary("profiles", "enterprise_id"),
    )
    _index("profiles", "business_id")
    op.create_table(
        "headcounts",
        _id(),
        sa.Column("enterprise_id", NUMBER, nullable=False),
        sa.Column("band", sa.String(8), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("person_id", NUMBER, nullable=True),
        _key("headcounts", "enterprise_id", "enterprises"),
        _key("headcounts", "person_id", "people"),
        _primary("headcounts", "id"),
    )
    _index("headcounts", "enterprise_id", "held_on")
    op.create_table(
        "profile_asks",
        _id(),
        sa.Column("enterprise_id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("field", sa.String(16), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("declined_at", MOMENT, nullable=True),
        _key("profile_asks", "enterprise_id", "enterprises"),
        _key("profile_asks", "person_id", "people"),
        _primary("profile_asks", "id"),
    )
    _index("profile_asks", "enterprise_id")
    _index("profile_asks", "person_id")


def _history() -> None:
    op.create_table(
        "stays",
        _id(),
        sa.Column("company_id", NUMBER, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("because", sa.String(16), nullable=True),
        _key("stays", "company_id", "companies"),
        _primary("stays", "id"),
    )
    _index("stays", "company_id")
    for table, columns in (
        ("region_changes", (sa.Column("region", sa.String(80), nullable=True),)),
        ("group_names", (sa.Column("name", sa.String(255), nullable=False),)),
        ("group_states", (sa.Column("state", sa.String(16), nullable=False),)),
        ("facilitators", (sa.Column("person_id", NUMBER, nullable=False), _key("facilitators", "person_id", "people"))),
    ):
        extra = ()
        if table == "region_changes":
            extra = (sa.Column("person_id", NUMBER, nullable=True), _key("region_changes", "person_id", "people"))
        op.create_table(
            table,
            _id(),
            sa.Column("group_id", NUMBER, nullable=False),
            *columns,
            sa.Column("since", MOMENT, nullable=False),
            sa.Column("until", MOMENT, nullable=True),
            *extra,
            _key(table, "group_id", "groups"),
            _primary(table, "id"),
        )
        _index(table, "group_id")
    _index("facilitators", "person_id")


def _fill(connection: sa.Connection) -> None:
    """Each company of a group becomes a company of the network: nothing is joined by its name alone."""
    names = ("companies", "memberships", "groups", "enterprises", "stays", "region_changes", "group_names")
    found = sa.MetaData()
    found.reflect(connection, only=(*names, "group_states"))
    companies, enterprises = found.tables["companies"], found.tables["enterprises"]
    same = sa.select(companies.c.id, companies.c.name, companies.c.joined_at)
    connection.execute(enterprises.insert().from_select(["id", "name", "created_at"], same))
    connection.execute(companies.update().values(enterprise_id=companies.c.id))
    if connection.dialect.name == "postgresql":
        # Numbers go on behind those that were given here.
        count = (
            "SELECT setval(pg_get_serial_sequence('enterprises', 'id'), max(id)) FROM enterprises HAVING max(id) > 0"
        )
        connection.execute(sa.text(count))
    _stays(connection, found)
    _groups(connection, found)


def _stays(connection: sa.Connection, found: sa.MetaData) -> None:
    """A company was in a group while anybody belonged to it; where nobody's membership is left, as its own row says."""
    companies, memberships = found.tables["companies"], found.tables["memberships"]
    spells = defaultdict(list)
    order = sa.select(memberships).order_by(memberships.c.joined_at, memberships.c.id)
    for row in connection.execute(order).all():
        own = spells[row.company_id]
        if own and (own[-1][1] is None or row.joined_at <= own[-1][1]):
            ends = (own[-1][1], row.left_at)
            own[-1][1] = None if None in ends else max(ends)
        else:
            own.append([row.joined_at, row.left_at])
    rows = []
    for company in connection.execute(sa.select(companies).order_by(companies.c.id)).all():
        own = spells[company.id] or [[company.joined_at, company.left_at]]
        if company.left_at is not None and own[-1][1] is None:
            own[-1][1] = company.left_at
        rows += [{"company_id": company.id, "since": since, "until": until} for since, until in own]
    if rows:
        connection.execute(found.tables["stays"].insert(), rows)


def _groups(connection: sa.Connection, found: sa.MetaData) -> None:
    now = connection.scalar(sa.select(sa.func.now()))
    groups = found.tables["groups"]
    registered = sa.select(groups).where(groups.c.registered_at.is_not(None)).order_by(groups.c.id)
    regions, names, states = [], [], []
    for group in connection.execute(registered).all():
        since, own = group.registered_at, {"group_id": group.id}
        names.append({**own, "name": group.title, "since": since})
        if group.region is not None:
            regions.append({**own, "region": group.region, "since": since})
        # When the bot was taken out of a chat was noted nowhere: it is known from now on.
        other = (group.sleeping_since, "sleeping") if group.awake else (now, "away")
        states.append({**own, "state": "running", "since": since, "until": other[0]})
        if other[0] is not None:
            states.append({**own, "state": other[1], "since": other[0], "until": None})
    for table, rows in (("region_changes", regions), ("group_names", names), ("group_states", states)):
        if rows:
            connection.execute(found.tables[table].insert(), rows)


def downgrade() -> None:
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_column("left_because")
    with op.batch_alter_table("companies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_companies_enterprise_id"))
        batch_op.drop_constraint(batch_op.f("fk_companies_enterprise_id"), type_="foreignkey")
        batch_op.drop_column("left_because")
        batch_op.drop_column("enterprise_id")
    for table in (
        "facilitators",
        "group_states",
        "group_names",
        "region_changes",
        "stays",
        "profile_asks",
        "headcounts",
        "profiles",
        "enterprises_apart",
        "enterprise_moves",
        "enterprises",
    ):
        op.drop_table(table)
