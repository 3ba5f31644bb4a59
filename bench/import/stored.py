"""The rows that every pipeline must leave behind, and what is counted and added up to see that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

KEY = ("date_day", "date_end", "platform", "account_id", "level", "entity_id", "currency")
MEASURES = {
    "Montant dépensé (CAD)": "spend",
    "Couverture": "reach",
    "Impressions": "impressions",
    "Clics sur un lien": "link_clicks",
    "Achats": "conversions",
    "Valeur de conversion des achats": "conversions_value",
}
MONEY = ("spend", "conversions_value")
CREATED = """
create table metric_daily (
  date_day date not null, date_end date not null, platform varchar not null, account_id varchar not null,
  level varchar not null, entity_id varchar not null, currency varchar not null,
  spend decimal(18, 4), reach bigint, impressions bigint, link_clicks bigint, conversions double,
  conversions_value decimal(18, 4)
);
create table entity (
  platform varchar not null, account_id varchar not null, level varchar not null, entity_id varchar not null,
  campaign_name varchar
)
"""
COUNTED = """
select count(*), count(distinct (account_id, entity_id)), min(date_day)::varchar, max(date_end)::varchar,
  sum(spend)::varchar, sum(reach)::varchar, sum(impressions)::varchar, sum(link_clicks)::varchar, count(conversions),
  sum(conversions)::bigint::varchar, count(conversions_value), sum(conversions_value)::varchar,
  (select count(*) from entity where level = 'campaign'), (select count(distinct campaign_name) from entity)
from metric_daily where platform = 'meta' and level = 'campaign' and currency = 'CAD'
"""


def write(path: Path, rows: object, names: object) -> None:
    """Write a peer's rows and names into a database file; both are tables that DuckDB can see."""
    with duckdb.connect(str(path)) as database:
        database.execute(CREATED)
        database.register("rows_in", rows)
        database.register("names_in", names)
        database.execute("insert into metric_daily by name select * from rows_in")
        database.execute("insert into entity by name select * from names_in")


def counted(path: Path) -> list[object]:
    """What a database holds."""
    with duckdb.connect(str(path), read_only=True) as database:
        return list(database.execute(COUNTED).fetchall()[0])
