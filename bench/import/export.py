"""An export of Meta Ads Manager in French, one row a campaign and day, as a spreadsheet saves it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

ACCOUNTS = 8
DAYS = 1826
"""2021 to 2025."""

BLOCK = 1 << 24
HEADERS = (
    "Nom du compte", "Identifiant du compte", "Nom de la campagne", "Identifiant de la campagne", "Jour",
    "Montant dépensé (CAD)", "Couverture", "Impressions", "Clics sur un lien", "Achats",
    "Valeur de conversion des achats", "Début des rapports", "Fin des rapports",
)  # fmt: skip
DRAWN = """
select (i // {campaigns})::integer as d, (i % {campaigns})::integer as c,
  hash(i) % 200000 as impressions, hash(i + 1) % 150000 as reach, hash(i + 2) % 2500 as clicks,
  hash(i + 3) % 60 as orders, hash(i + 4) % 900000 as cents, hash(i + 5) % 4000000 as worth
from range({rows}) r(i)
"""
WRITTEN = """
copy (
  select 'Érablière ' || (c % {accounts}), '10' || (4210000000000 + c % {accounts}), 'Campagne n° ' || c,
    '2385' || (10000000000000 + c), strftime(date '2021-01-01' + d, '%d/%m/%Y'),
    {spend}, {reach}, {impressions}, {clicks}, if(orders < 40, '', {orders}), if(orders < 40, '', {worth}),
    strftime(date '2021-01-01' + d, '%d/%m/%Y'), strftime(date '2021-01-01' + d, '%d/%m/%Y')
  from ({drawn})
) to '{path}' (format csv, delimiter ';', header false)
"""


def whole(name: str) -> str:
    """SQL for a count as French spreadsheets write it: a narrow no-break space between thousands."""
    return f"replace(format('{{:,}}', {name}), ',', '\u202f')"


def amount(name: str) -> str:
    """SQL for cents as an amount with a decimal comma."""
    return f"{whole(f'{name} // 100')} || ',' || lpad(({name} % 100)::varchar, 2, '0')"


def write(path: Path, rows: int) -> None:
    """Write an export of so many rows, with the mark and the line ends of a spreadsheet."""
    made = {name: whole(name) for name in ("reach", "impressions", "clicks", "orders")}
    body = path.with_suffix(".body")
    drawn = DRAWN.format(rows=rows, campaigns=-(-rows // DAYS))
    text = WRITTEN.format(
        accounts=ACCOUNTS, spend=amount("cents"), worth=amount("worth"), drawn=drawn, path=body, **made
    )
    with duckdb.connect() as connection:
        connection.execute(text)
    with body.open("rb") as lines, path.open("wb") as export:
        export.write(("\ufeff" + ";".join(HEADERS) + "\r\n").encode())
        while block := lines.read(BLOCK):
            export.write(block.replace(b"\n", b"\r\n"))
    body.unlink()
