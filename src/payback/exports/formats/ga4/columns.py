"""What Google Analytics calls its columns: measures, days, months, totals, the lines above a table.

English, French, Portuguese and some Spanish names stand in files; the others are those of the reports that
https://developers.google.com/analytics/devguides/reporting/data/v1/predefined-reports shows in each language, and of
public programs that read such files. No Dutch name was found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.exports.describe import Count, Field, Money, Number, normal

if TYPE_CHECKING:
    from payback.exports.documents import Record

MEASURES: dict[str, Field] = {
    "event_count": Count("Event count", fr="Nombre d'événements", pt=("Contagem de eventos", "Número de eventos"),
                         es="Número de eventos", de="Ereignisanzahl", it="Conteggio eventi"),
    "visitors": Count("Total users", "Users", fr=("Nombre total d'utilisateurs", "Utilisateurs"),
                      pt=("Total de usuários", "Usuários", "Total de utilizadores", "Utilizadores"),
                      es=("Usuarios totales", "Total de usuarios", "Usuarios"),
                      de=("Nutzer insgesamt", "Gesamtzahl der Nutzer", "Nutzer"), it=("Utenti totali", "Utenti"),
                      sum_name="total_users"),
    "active_users": Count("Active users", fr="Utilisateurs actifs", pt=("Usuários ativos", "Utilizadores ativos"),
                          es="Usuarios activos", de="Aktive Nutzer", it="Utenti attivi"),
    "new_users": Count("New users", fr="Nouveaux utilisateurs", pt=("Novos usuários", "Novos utilizadores"),
                       es=("Nuevos usuarios", "Usuarios nuevos"), de="Neue Nutzer", it="Nuovi utenti"),
    "returning_users": Count("Returning users", fr=("Utilisateurs connus", "Utilisateurs de retour"),
                             es="Usuarios recurrentes", de="Wiederkehrende Nutzer"),
    "sessions": Count("Sessions", fr="Sessions", pt="Sessões", es="Sesiones", de="Sitzungen", it="Sessioni"),
    "engaged_sessions": Count("Engaged sessions", fr="Sessions avec engagement", pt="Sessões engajadas",
                              es="Sesiones con interacción", de="Sitzungen mit Interaktionen",
                              it="Sessioni con coinvolgimento"),
    "views": Count("Views", fr="Vues", pt="Visualizações", es="Vistas", de="Aufrufe", it="Visualizzazioni"),
    "conversions": Number("Key events", "Conversions", fr=("Événements clés", "Conversions"),
                          pt=("Eventos principais", "Conversões"), es=("Eventos clave", "Conversiones"),
                          de=("Schlüsselereignisse", "Conversions"), it=("Eventi chiave", "Conversioni")),
    "conversions_value": Money("Total revenue", "Purchase revenue", fr=("Revenu total", "Total des revenus"),
                               pt="Receita total", es="Ingresos totales", de="Gesamtumsatz", it="Entrate totali"),
    "organic_impressions": Count("Organic Google Search impressions"),
    "organic_clicks": Count("Organic Google Search clicks"),
}  # fmt: skip
UNSTORED = ("event_count", "active_users", "returning_users", "engaged_sessions", "organic_impressions",
            "organic_clicks")  # fmt: skip
NOT_NEEDED = (
    "* rate", "bounce rate", "average *", "* per *", "user engagement", "engagement time",
    "taux *", "durée *", "* par *", "* moyen", "* moyenne",
    "tasa *", "porcentaje *", "tiempo *", "duración *", "* por *", "taxa *", "tempo *", "duração *",
    "durchschnittliche *", "*rate", "* pro *", "tasso *", "durata *", "* per *",
)  # fmt: skip
"""Rates and averages, which follow from other columns."""

STAND_IN = {"active_users": "visitors"}
"""What a measure is kept as in a table without the one it stands in for."""

DATE = ("date", "day", "jour", "data", "datum", "fecha")
MONTH = ("year month", "mois de l'année", "année et mois")
DAY_WORD = re.compile(r"\b(?:day|jour|día|dia|tag|giorno|dag)\b")
COUNTED = re.compile(r"\d{4}")
"""A day counted from the start of the report: ``0000`` is the first."""

PARTS_OF_TIME = re.compile(
    r"\b(?:nth|week|weeks|month|hour|minute|year|semaine|mois|heure|année|nième|semana|mes|mês|hora|ano|año|woche|monat|"
    r"stunde|jahr|settimana|mese|ora|anno)\b"
)
"""Dimensions that cut the period into pieces which are no days of the calendar: ``Week`` is ``02``, without a year."""

YEAR_MONTH = re.compile(r"\d{6}")
GRAND_TOTAL = ("grand total", "total général", "total geral", "gesamtsumme", "total general")
PROPERTY = ("property", "propriété", "propriedade", "propiedad", "proprietà")


def is_counted_day(header: str, cells: list[str]) -> bool:
    """Whether a column holds days counted from the report's start: ``Nth day``, ``Día N``, mostly of four digits."""
    filled = [cell for cell in cells if cell.strip()]
    counted = sum(bool(COUNTED.fullmatch(cell)) for cell in filled)
    return bool(DAY_WORD.search(normal(header))) and counted * 2 > len(filled)


def is_total(record: Record, naming: tuple[int, ...]) -> bool:
    """Whether a record is labelled so, or names none of several things that it could be about.

    A single blank one is real: the page without a path, the source that is not set.
    """
    labelled = any(normal(cell) in GRAND_TOTAL for cell in record.cells)
    names = [record.cells[index] for index in naming if index < len(record.cells)]
    return labelled or (len(naming) > 1 and not any(name.strip() for name in names))
