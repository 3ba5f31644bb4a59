"""Writes the fixtures: small exports of a fictional shop, in the byte-level dress in which each platform writes.

Run ``python tests/exports/fixture_files.py`` after a change here, then ``pytest tests/exports --record``.
"""

# ruff: noqa: E501 - headers as they stand in the exports

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
import xlwt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FOLDER = Path(__file__).parent / "fixtures"
START = date(2026, 1, 20)
TEXTS = (
    'Sirop doré, "nouveau" ! 🍁\n\nVenez nous voir',
    "Maple, amber or dark?",
    "Merci à l’équipe",
    "La boutique rouvre",
)


def days(n: int, form: str = "%Y-%m-%d", start: date = START) -> list[str]:
    """Consecutive days in one dress."""
    return [(start + timedelta(days=k)).strftime(form) for k in range(n)]


def table(
    header: str, rows: Iterable[Sequence[object]], delimiter: str = ",", end: str = "\n", *, quoted: bool = False
) -> str:
    """A header line as it stands in the export, then rows."""
    stream = io.StringIO()
    style = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=style).writerows(rows)
    return header + end + stream.getvalue()


def count(seed: int, k: int, most: int = 900) -> int:
    """A figure that looks like one."""
    return (seed * 7919 + k * 104729) % most


def utf16(text: str) -> bytes:
    """As Meta and LinkedIn write: UTF-16 with its mark."""
    return b"\xff\xfe" + text.encode("utf-16-le")


def bom(text: str) -> bytes:
    """UTF-8 with its mark."""
    return text.encode("utf-8-sig")


def facebook_content() -> bytes:
    """English, 2025; two rows end early, one row is the platform's own error."""
    header = (
        '"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time","Caption type",Permalink,'
        '"Post type",Date,Views,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares,"Total clicks",'
        '"Link Clicks","Ad impressions"'
    )
    rows: list[list[object]] = []
    for k, day in enumerate(days(8, "%m/%d/%Y")):
        link = f"https://www.facebook.com/ErabliereFixture/posts/{915776820915000 + k}"
        rows.append([915776820915000 + k, 61550000000001, "Érablière Fixture", TEXTS[k % 4], "", 0, f"{day} 0{k}:14", "N/A",
                     link, "Photos", "Lifetime", count(1, k, 9000), count(2, k), count(3, k, 90), count(4, k, 60),
                     count(5, k, 20), count(6, k, 9), count(7, k, 70), "" if k % 3 else count(8, k, 30), ""])  # fmt: skip
    rows[5], rows[6] = rows[5][:17], rows[6][:17]
    rows.append(
        ["", "", "", "An error occurred while computing metadata for content with ID 12.", *[""] * 7, 3, *[""] * 8]
    )
    return bom(table(header, rows))


def instagram_content_pt() -> bytes:
    """Brazilian Portuguese; month before day all the same."""
    header = (
        '"Identificação da publicação","Identificação da conta","Nome de usuário da conta","Nome da conta",Descrição,'
        '"Duração (segundos)","Horário de publicação","Link permanente","Tipo de publicação","Comentário de dados",Data,'
        "Visualizações,Curtidas,Compartilhamentos,Comentários,Salvamentos,Alcance,Seguimentos"
    )
    rows = [[17841400000000000 + k, 17841400000000001, "erabliere.fixture", "Érablière Fixture", TEXTS[k % 4], 4 * k,
             f"{day} 07:48", f"https://www.instagram.com/p/Fx{k}/", "Reel do Instagram", "", "Vitalício",
             count(1, k, 9000), count(2, k), count(3, k, 40), count(4, k, 30), count(5, k, 20), count(6, k, 4000),
             count(7, k, 9)] for k, day in enumerate(days(8, "%m/%d/%Y"))]  # fmt: skip
    return bom(table(header, rows))


def instagram_content_fr() -> bytes:
    """French with typographic apostrophes, columns in another order."""
    header = (
        '"Identifiant de la publication","Heure de publication","Identifiant du compte","Nom d’utilisateur du compte",'
        '"Nom du compte",Description,Permalien,"Type de publication",Date,"Mentions J’aime",Vues,Couverture,Partages,'
        "Followers,Commentaires,Enregistrements"
    )
    rows = [[17900000000000000 + k, f"{day} 11:18", 17841400000000001, "erabliere.fixture", "Érablière Fixture", TEXTS[k % 4],
             f"https://www.instagram.com/p/Fr{k}/", "Image Instagram", "Total", count(1, k), count(2, k, 9000),
             count(3, k, 4000), count(4, k, 40), count(5, k, 9), count(6, k, 30), count(7, k, 20)]
            for k, day in enumerate(days(6, "%m/%d/%Y"))]  # fmt: skip
    return bom(table(header, rows))


def facebook_videos_wrapped() -> bytes:
    """Saved so that each physical line stands in quotes once more."""
    header = 'Video asset ID,"Universal video ID","Page ID","Page name",Title,"Duration (sec)","Publish time",Date,Reach,"3-second video views",Reactions,Comments,Shares'
    rows = [[f"10{k}", f"20{k}", 6155, "Érablière Fixture", TEXTS[k % 4], 30, f"{day} 08:00", "Lifetime", count(1, k),
             count(2, k), count(3, k, 90), count(4, k, 9), count(5, k, 9)] for k, day in enumerate(days(5, "%m/%d/%Y"))]  # fmt: skip
    lines = table(header, rows).splitlines()
    return bom("".join('"' + line.replace('"', '""') + '"\n' for line in lines))


def daily(*blocks: tuple[str, str, int]) -> str:
    """Blocks of a daily metric file."""
    parts = ["sep=,\n"]
    for title, value, seed in blocks:
        rows = "".join(f'"{d}T0{k % 2}:00:00","{count(seed, k)}"\n' for k, d in enumerate(days(10)))
        parts.append(f'"{title}"\n"Date","{value}"\n{rows}\n')
    return "".join(parts)


def meta_ads_mixed() -> bytes:
    """No mark; results in several units, value only as return on spend, equal idle rows, a campaign still running."""
    header = (
        '"Reporting starts","Reporting ends","Ad name","Ad delivery",Results,"Result indicator","Cost per results",'
        '"Amount spent (CAD)",Impressions,Reach,Frequency,Ends,"Attribution setting","Ad set name","Meta leads",'
        '"Purchase ROAS (return on ad spend)","Campaign name"'
    )
    rows: list[list[object]] = []
    for k, day in enumerate(days(6)):
        rows.append([day, day, "VIDEO, printemps", "active", 2, "actions:offsite_conversion.fb_pixel_purchase", 4.1, 8.2 + k,
                     count(1, k), count(2, k), 1.2, "Ongoing", "7-day click", "Ensemble A", "", 3.5, "EB_VENTES"])  # fmt: skip
        rows.append([day, day, "GUIDE", "active", 1, "actions:onsite_conversion.lead_grouped", 2, 5, count(3, k), count(4, k), 1.1,
                     "2026-02-28", "7-day click", "Ensemble B", 1, "", "EB_PROSPECTS"])  # fmt: skip
        rows += [
            [
                day,
                day,
                "Ancienne",
                "inactive",
                "",
                "",
                "",
                0,
                0,
                0,
                "",
                "Ongoing",
                "-",
                "Ensemble A",
                "",
                "",
                "EB_VENTES",
            ]
        ] * 2
    return table(header, rows).encode()


def meta_ads_fr() -> bytes:
    """French, saved again in Excel: semicolons, cp1252, decimal commas, day before month."""
    header = ("Nom du compte;Nom de la campagne;Nom de l'ensemble de publicités;Nom de la publicité;Jour;Montant dépensé (EUR);"
              "Couverture;Impressions;Résultats;Clics (tous);Clics sur un lien;Achats;Valeur de conversion des achats;"
              "Prospects;Début des rapports;Fin des rapports")  # fmt: skip
    rows = [["Érablière Fixture", "EB_VENTES", "Ensemble Québec", f"Annonce {k % 2}", day, f"{70 + k},2", f"5\u00a0{120 + k}",
             f"7\u00a0{440 + k}", k, 90, 33, k, f"{67 * k},79", "", day, day] for k, day in enumerate(days(8, "%d/%m/%Y"))]  # fmt: skip
    return table(header, rows, ";", "\r\n").encode("cp1252")


def meta_ads_xlsx() -> bytes:
    """A workbook with a grand total first, months as ranges, one row per region."""
    header = ["Account name", "Region", "Month", "Reach", "Impressions", "Frequency", "Currency", "Amount spent (CAD)",
              "Attribution setting", "Reporting starts", "Reporting ends"]  # fmt: skip
    rows = [["Érablière Fixture", region, f"2026-0{m}-01 - 2026-0{m}-{last}", 100 * m, 200 * m + k, 1.5, "CAD", 10.25 * m + k,
             "7-day click", "2026-01-01", "2026-03-31"]
            for m, last in ((1, 31), (2, 28), (3, 31)) for k, region in enumerate(("Québec", "Ontario"))]  # fmt: skip
    total = [
        "",
        "",
        "",
        900,
        sum(r[4] for r in rows),
        2,
        "CAD",
        sum(r[7] for r in rows),
        "",
        "2026-01-01",
        "2026-03-31",
    ]
    return xlsx({"Raw Data Report": [header, total, *rows]})


def meta_ads_excel() -> bytes:
    """Days as a spreadsheet counts them, ids that an apostrophe kept from becoming numbers."""
    header = "Day;Campaign name;Campaign ID;Amount spent (CAD);Impressions;Reporting starts;Reporting ends"
    rows = [
        [46042 + k, "EB_VENTES", f"'12021{8000000000000 + 7 * k}", f"1{k},5", 900 + k, 46042 + k, 46042 + k]
        for k in range(5)
    ]
    return table(header, rows, ";", "\r\n").encode("cp1252")


CONTENT = '"Post ID","Page ID","Page name",Title,"Publish time",Permalink,"Post type",Date,Views,Reach,Reactions,Comments,Shares,"Total clicks"'


def facebook_repeated() -> bytes:
    """Two columns called Views and two called Reach: nothing in the first of one, other figures in the other."""
    rows = [
        [*row[:8], 0, *row[9:], row[8], 17]
        for row in content_rows([f"12214356789123{k}" for k in range(4)], days(4, "%m/%d/%Y 08:10"))
    ]
    return bom(table(CONTENT + ",Views,Reach", rows))


def instagram_stories() -> bytes:
    """Stories, in Portuguese: answers come as messages."""
    header = ('"Identificação do post","Identificação da conta","Nome de usuário da conta","Nome da conta",Descrição,"Duração (s)",'
              '"Horário de publicação","Link permanente","Tipo de post","Comentário de dados",Data,Visualizações,Alcance,'
              'Compartilhamentos,Seguimentos,Curtidas,Respostas,"Visitas ao perfil",Navegação,"Toques em figurinhas","Cliques no link"')  # fmt: skip
    rows = [[17900000000000011 + 7 * k, 17841400000000001, "erabliere.fixture", "Érablière Fixture", "", 0, f"{day} 07:48",
             f"https://www.instagram.com/stories/x/{k}/", "Story do Instagram", "", "Vitalício", 400 + k, 300, 1, 0, 5, 3, 2, 90, 1, 6]
            for k, day in enumerate(days(5, "%m/%d/%Y"))]  # fmt: skip
    return bom(table(header, rows))


def content_rows(numbers: Iterable[object], times: Iterable[object]) -> list[list[object]]:
    """Posts of a page, by their ids and times."""
    return [[number, 61550000000001, "Érablière Fixture", TEXTS[k % 4], time, f"https://www.facebook.com/p/{k}", "Photos",
             "Lifetime", 100 + k, 90, 5, 2, 1, 3] for k, (number, time) in enumerate(zip(numbers, times, strict=True))]  # fmt: skip


def facebook_rounded() -> bytes:
    """Ids that a spreadsheet cut to 15 digits, in both of its dresses."""
    numbers = [122143567891234000, 122143567891235000, "1,22144E+17"]
    header = CONTENT.replace(",", ";").replace('"', "")
    return table(header, content_rows(numbers, days(3, "%m/%d/%Y 08:10")), ";", "\r\n").encode(
        "cp1252", errors="ignore"
    )


def facebook_turned() -> bytes:
    """A French spreadsheet read 03/04 as the third of April and left 03/13 as it stood."""
    march = [START.replace(year=2025, month=3, day=k) for k in (4, 9, 13, 21)]
    times = [datetime(d.year, d.day, d.month, 8, 10) if d.day <= 12 else f"{d:%m/%d/%Y} 08:10" for d in march]  # noqa: DTZ001
    numbers = [f"12214356789123{k}" for k in range(4)]
    return xlsx({"Feuil1": [CONTENT.replace('"', "").split(","), *content_rows(numbers, times)]})


def xlsx(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook of 2007."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy hh:mm"}) as book:
        book.set_properties({"created": date(2026, 1, 1)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return stream.getvalue()


def xls(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook of 1997, as LinkedIn still writes it."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                sheet.write(n, m, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def linkedin_content() -> bytes:
    """Metrics and posts, each below a description; one day has negative reactions."""
    kinds = ("organic", "sponsored", "total")
    header = ["Date", *(f"Impressions ({k})" for k in kinds), "Unique impressions (organic)",
              *(f"{m} ({k})" for m in ("Clicks", "Reactions", "Comments", "Reposts") for k in kinds)]  # fmt: skip
    metrics = [
        [day, 10 + k, 5, 15 + k, 9, 3, 1, 4 + k, k - 2, 0, k - 2, 1, 0, 1, 2, 0, 2]
        for k, day in enumerate(days(9, "%m/%d/%Y"))
    ]
    posts = ["Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Impressions", "Clicks",
             "Likes", "Comments", "Reposts", "Engagement rate"]  # fmt: skip
    rows = [[TEXTS[k % 4], f"https://www.linkedin.com/feed/update/urn:li:activity:74000000000000000{k:02}", "Organic", "",
             "Camille Secrète", day, 100 * k, 9 * k, k, 1, 2, 0.05] for k, day in enumerate(days(5, "%m/%d/%Y"))]  # fmt: skip
    return xls(
        {
            "Metrics": [["Aggregated engagement metrics, in UTC."], header, *metrics],
            "All posts": [["Posts."], posts, *rows],
        }
    )


def linkedin_followers() -> bytes:
    """New followers by day under the name of a total; one sheet without days."""
    header = [
        "Date",
        "Abonnés sponsorisés",
        "Abonnés organiques",
        "Abonnés invités automatiquement",
        "Nombre total d’abonnés",
    ]
    rows = [[day, 1, k - 1, 0, k] for k, day in enumerate(days(9, "%m/%d/%Y"))]
    return xls(
        {
            "Nouveaux abonnés": [header, *rows],
            "Lieu": [["Lieu", "Nombre total d’abonnés"], ["Québec", 41], ["Montréal", 7]],
        }
    )


def linkedin_visitors() -> bytes:
    """Visits by day, and a sheet by job that has no days."""
    header = ["Date", "Overview page views (desktop)", "Overview page views (mobile devices)", "Overview page views (total)",
              "Overview unique visitors (total)", "Total page views (total)", "Total unique visitors (total)"]  # fmt: skip
    rows = [[day, 1, 2, 3, 2, 5 + k, 3] for k, day in enumerate(days(7, "%m/%d/%Y"))]
    return xls(
        {"Visitor metrics": [header, *rows], "Job function": [["Job function", "Total views"], ["Marketing", 9]]}
    )


def linkedin_competitors() -> bytes:
    """Running totals of several pages over one range."""
    return xlsx({"COMPETITORS": [["06/05/2025", "02/09/2025"], ["Page", "Total followers", "New followers", "Total post engagements",
                 "Total posts"], ["Érablière Fixture", 6598, 1283, 2202, 40], ["Sucrerie Inventée", 69771, 16654, 10321, 259]]})  # fmt: skip


REPORT = 'Campaign Performance Report (in UTC)\n"Report Start: {0}"\n"Report End: {1}"\n"Date Generated: March 1, 2026, 9:46 AM"\n\n'


def linkedin_ads_period() -> bytes:
    """Old names; each row covers the whole report under its first day."""
    header = ("Start Date (in UTC)\tAccount Name\tCurrency\tCampaign Group ID\tCampaign Group Name\tCampaign ID\tCampaign Name\t"
              "Total Spent\tImpressions\tClicks\tClick Through Rate\tReactions\tComments\tShares\tFollows\tTotal Engagements\t"
              "Conversions\tTotal Conversion Value\tLeads\tReach")  # fmt: skip
    rows = [["1/20/2026", "Érablière Fixture", "CAD", 9001, "Groupe", 9100 + k, f"Campagne {k}", 100.5 + k, 1000 + k, 10, "1.0%", 3, 1, 0,
             2, 16, 0, "0.00", k, 700] for k in range(3)]  # fmt: skip
    return utf16(
        (REPORT.format("January 20, 2026, 12:00 AM", "February 28, 2026, 11:59 PM") + table(header, rows, "\t")).rstrip(
            "\n"
        )
    )


def linkedin_ads_new_names() -> bytes:
    """Names of 2026, by day."""
    header = ("Start Date (in UTC)\tAccount Name\tCurrency\tCampaign ID\tCampaign Name\tAd Set ID\tAd Set Name\tAd ID\tAd Name\t"
              "Total Spent\tImpressions\tClicks\tReactions\tFollows\tTotal Engagements\tLeads\tReach")  # fmt: skip
    rows = [[f"1/{20 + k}/2026", "Érablière Fixture", "CAD", 9001, "Campagne", 9100, "Ensemble", 9200 + k % 2, "Annonce", 10.5, 1000, 10, 3,
             2, 16, 1, 700] for k in range(6)]  # fmt: skip
    return utf16(REPORT.format("January 20, 2026, 12:00 AM", "January 25, 2026, 11:59 PM") + table(header, rows, "\t"))


def linkedin_ads_nl() -> bytes:
    """Dutch: commas in decimals, points in thousands, day first."""
    top = 'Rapport met advertentieprestaties\n"Begin rapport: 14 september 2025 00:00"\n"Einde rapport: 23 september 2025 23:59"\n\n'
    rows = [[f"{14 + k}-9-2025", "Ontdekking", f"1{k},18", f"1.0{k}2", 10 + k, "0,988%"] for k in range(6)]
    return utf16(
        top + table("Begindatum (in UTC)\tCampagnenaam\tTotaal besteed\tWeergaven\tKlikken\tDoorklikratio", rows, "\t")
    )


def shopify_orders() -> bytes:
    """Line items; order figures on the first line only; customers that must not be kept."""
    header = ("Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,"
              "Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at,Refunded Amount,Vendor,Id,Source,Phone")  # fmt: skip
    rows: list[list[object]] = []
    for k, day in enumerate(days(6)):
        email = f"client{k}@example.invalid"
        status = ("paid", "paid", "refunded", "voided", "partially_refunded", "paid")[k]
        cancelled = f"{day} 10:00:00 -0500" if k == 3 else ""
        rows.append([f"#10{k}", email, status, f"{day} 09:00:01 -0500", "CAD", 100 + k, "9.50", "14.98", 124.48 + k, "", 5, f"{day} 23:46:45 -0500",
                     1, 'Coffret "Fêtes"', 100, f"Personne Fictive {k}", cancelled, 20 if k == 4 else 0, "Érablière", 51000 + k, "web",
                     "+1 555 010 0000"])  # fmt: skip
        if k % 2:
            rows.append(
                [f"#10{k}", email, *[""] * 9, f"{day} 23:46:45 -0500", 2, "Tire d’érable", 5, *[""] * 4, "", "", ""]
            )
    return table(header, rows).encode()


def shopify_sessions() -> bytes:
    """By week, with last year's columns and a change under a name that differs by a space."""
    header = '"Week","Online store visitors","Sessions","Week (previous_year)","Sessions (previous_year)","Sessions (previous_year) "'
    rows = [[(START + timedelta(days=7 * k)).isoformat(), 100 + k, 130 + k, "2025-01-20", 90, 44.4] for k in range(5)]
    return table(header, rows).encode()


def page_insights() -> bytes:
    """Names, a row of descriptions, cp1252 and CRLF, names that repeat."""
    header = ("Date,Lifetime Total Likes,Daily New Likes,Daily Unlikes,Daily Page Engaged Users,Weekly Page Engaged Users,Daily Total Reach,"
              '28 Days Total Reach,Daily Total Impressions,Daily Logged-in Page Views,Daily Logged-in Page Views,"Lifetime Likes by City - Québec, QC"')  # fmt: skip
    prose = [
        "",
        "Lifetime: likes",
        "Daily: new",
        "Daily: lost",
        "Daily: engaged",
        "Weekly",
        "Daily: reach",
        "28 Days",
        "Daily: seen",
        "",
        "",
        "",
    ]
    rows = [[f"{d.month}/{d.day}/{d.year}", 4000 + k, k, 1, 9, 50, 40 + k, 900, 80 + k, "", "", 17]
            for k, d in enumerate(date(2018, 12, 26) + timedelta(days=n) for n in range(8))]  # fmt: skip
    return table(header, [prose, *rows], end="\r\n").encode("cp1252")


def page_insights_xml() -> bytes:
    """The XML workbook of 2017 that calls itself .xls, with a bare ampersand that no XML parser takes."""

    def row(cells: Sequence[object], kind: str = "String") -> str:
        marks = "".join(f'<Cell ss:StyleID="s1"><Data ss:Type="{kind}">{c}</Data></Cell>' for c in cells)
        return f"<Row>{marks}</Row>\n"

    header = ["Post ID", "Permalink", "Post Message", "Type", "Posted", "post_impressions_unique:lifetime", "post_impressions:lifetime",
              "post_engaged_users:lifetime"]  # fmt: skip
    prose = ["", "", "", "", "", "Lifetime: reach", "Lifetime: seen", "Lifetime: engaged"]
    rows = "".join(row([f"6155_{k}", f"https://www.facebook.com/{k}", "Sirop & beurre\n&lt;doré&gt;", "Photo", f"2018-07-2{k}T05:30:00.000", 100 + k,
                        200 + k, 30 + k]) for k in range(4))  # fmt: skip
    second = row(["Description", "Post ID", "Posted", "share"]) + row(
        ["Lifetime: stories", "6155_0", "2018-07-20T05:30:00.000", "3"]
    )
    book = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    sheet = '<Worksheet ss:Name="{0}">\n<Table>\n{1}</Table>\n</Worksheet>\n'
    return (
        book
        + sheet.format("Key Metrics", row(header) + row(prose) + rows)
        + sheet.format("Lifetime Talking About This(...", second)
        + "</Workbook>"
    ).encode()


GOOGLE = "Campaign status{0}Campaign{0}Budget{0}Currency code{0}Clicks{0}Impr.{0}CTR{0}Cost{0}Avg. CPC{0}Conversions{0}Conv. value"


def google_ads() -> bytes:
    """Title, range, rows, then totals that overlap; the account's total is larger than its rows."""
    rows = [["Enabled", "EB - Coffrets", "45.00", "CAD", "1,393", "64,570", "2.16%", "1461.95", "1.05", "107.80", "2,457.37"],
            ["Enabled", "EB - Sirop", " --", "CAD", "610", "19,441", "3.14%", "668.35", "1.10", "55.00", "1,606.75"],
            ["Total: Campaigns", " --", " --", "CAD", "2,003", "84,011", "2.38%", "2130.29", "1.06", "162.80", "4,064.12"],
            ["Total: Account", "", "", "CAD", "2,103", "89,011", "2.38%", "2190.29", "1.06", "162.80", "4,064.12"],
            ["Total: Search", "", "", "CAD", "0", "0", " --", "0.00", "0", "0.00", "0.00"]]  # fmt: skip
    return ("Campaign report\n16 December 2025 - 12 January 2026\n" + table(GOOGLE.format(","), rows)).encode()


def google_ads_utf16() -> bytes:
    """The same report as "Excel CSV"."""
    rows = [["Enabled", "EB - Sirop", "18.00", "CAD", 610, "19,417", "< 10%", "668.35", "1.10", "55.00", "1,606.75"],
            ["Total: Campaigns", " --", " --", "CAD", 610, "19,417", "< 10%", "668.35", "1.10", "55.00", "1,606.75"]]  # fmt: skip
    return utf16('Campaign report\n"January 20, 2026 - January 21, 2026"\n' + table(GOOGLE.format("\t"), rows, "\t"))


RULE = "# ----------------------------------------\r\n"


def ga4_days() -> bytes:
    """One table by day, sorted by its metric."""
    top = (
        RULE
        + "# Report CSV Export\r\n# Account: Érablière\r\n# Property: erabliere.example - GA4\r\n"
        + RULE
        + "#\r\n# All Users\r\n# Start date: 20260120\r\n# End date: 20260127\r\n"
    )
    rows = [[day, 900 - 9 * k, 400 - k, 2.25, 300 - k, 80] for k, day in enumerate(days(8, "%Y%m%d")[::-1])]
    return (
        (top + table("Date,Event count,Total users,Event count per user,New users,Returning users", rows, end="\r\n"))
        .rstrip()
        .encode()
    )


def ga4_overview() -> bytes:
    """Several tables, one of them empty."""
    dates = "# Start date: 20260120\r\n# End date: 20260127\r\n"
    parts = [table("Nth week,Active users", [["0000", 12026], ["0001", 14309]], end="\r\n"), table("Session manual source,Sessions", [["ig", 116], ["fb", 94]], end="\r\n"),
             "Cohort,Average 120d value\r\n"]  # fmt: skip
    return (
        RULE + "# Acquisition overview\r\n# Property: Boutique\r\n" + RULE + "\r\n".join(dates + part for part in parts)
    ).encode()


def ga4_channels() -> bytes:
    """Days and channels in French, a rate between the measures, the platform's own grand total in a row of its own."""
    top = RULE + "# Acquisition de trafic\r\n# Compte : Érablière\r\n# Propriété : erabliere.example - GA4\r\n" + RULE
    top += "#\r\n# Tous les utilisateurs\r\n# Date de début : 20260120\r\n# Date de fin : 20260122\r\n"
    header = "Date,Groupe de canaux par défaut de la session,Sessions,Taux d'engagement,Événements clés,Revenu total"
    rows: list[list[object]] = [[day, channel, 100 + 9 * k, 0.61, k, 12.5 * k] for k, day in enumerate(days(3, "%Y%m%d"))
                                for channel in ("Organic Social", "(not set)")]  # fmt: skip
    sums = [sum(float(str(r[i])) for r in rows) for i in (2, 4, 5)]
    rows.append(["", "", sums[0], 0.61, sums[1], sums[2], "Total général"])
    return (top + table(header, rows, end="\r\n")).encode()


def ga4_by(dimension: str, values: Sequence[str]) -> bytes:
    """A table split by a part of time that may or may not name days of the calendar."""
    top = (
        RULE + "# Traffic acquisition\n# Property: Boutique\n" + RULE + "# Start date: 20260101\n# End date: 20260331\n"
    )
    return (top + table(f"{dimension},Sessions,Active users", [[v, 90 + k, 80] for k, v in enumerate(values)])).encode()


def tiktok_overview_fr() -> bytes:
    """Days without a year, in French, over the end of one."""
    names = ("décembre", "janvier")
    rows = [[f"{d.day} {names[d.month == 1]}", count(1, k, 9000), 12, count(2, k), 3, 4]
            for k, d in enumerate(date(2025, 12, 28) + timedelta(days=n) for n in range(8))]  # fmt: skip
    return bom(
        table('"Date","Video Views","Profile Views","Likes","Comments","Shares"', rows, quoted=True).rstrip("\n")
    )


def tiktok_business() -> bytes:
    """Whole dates, NAN, a header that ends in a space."""
    rows = [
        [day, 1534 + k, "NAN" if k == 0 else 1500, 49, 51, 8, 14, 0, 0, 19 - k, 20, k + 1]
        for k, day in enumerate(days(7, "%Y/%m/%d"))
    ]
    return bom(
        table(
            "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Phone number clicks ,Leads submission,Net growth,New followers,Lost followers",
            rows,
        )
    )


def tiktok_videos() -> bytes:
    """One row per video; the id is the end of the link."""
    rows = [[TEXTS[k % 4], f"https://www.tiktok.com/@erabliere.fixture/video/73000000000000000{k:02}", f"{d} 18:19:10", 900 + k, 50, 4, 3, 2]
            for k, d in enumerate(days(5, "%Y/%m/%d"))]  # fmt: skip
    return bom(table("Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites", rows))


def tiktok_history() -> bytes:
    """Running totals; the first rows are undefined."""
    rows = [[f"{d:%B} {d.day}", "undefined" if k < 2 else 4000 + k, "undefined" if k < 2 else 1 - k % 3]
            for k, d in enumerate(START + timedelta(days=n) for n in range(9))]  # fmt: skip
    return bom(table('"Date","Followers","Difference in followers from previous day"', rows, quoted=True).rstrip("\n"))


def tiktok_viewers() -> bytes:
    """Unique viewers; the last row is undefined."""
    rows = [
        [f"{d:%B} {d.day}", *(["undefined"] * 3 if k == 6 else [100 + k, 60, 40 + k])]
        for k, d in enumerate(START + timedelta(days=n) for n in range(7))
    ]
    return bom(table('"Date","Total Viewers","New Viewers","Returning Viewers"', rows, quoted=True))


def tiktok_ads() -> bytes:
    """No currency anywhere."""
    rows = [
        [
            f"Vidéo {k % 2}",
            "Goûtez l’érable, le vrai",
            day,
            10.25 + k,
            3.15,
            9.88,
            1723 + k,
            54,
            "0.31%",
            1378,
            12.35,
            344,
            172,
            k,
        ]
        for k, day in enumerate(days(6))
    ]
    return table(
        'Ad name,Text,By Day,Cost,CPC (destination),CPM,Impressions,Clicks (destination),CTR (destination),Reach,"Cost per 1,000 people reached",Video views at 25%,Video views at 50%,Conversions',
        rows,
    ).encode()


def youtube_table(
    header: str, total: str, trailer: str, dates: Callable[[int], str], number: Callable[[float, int], str]
) -> str:
    """A table of videos: total first, ids that begin with a hyphen after a space, one video without a day."""
    rows = [[" -q7V0ufmlDt" if k == 1 else f"zf0weDJ3Id{k}", TEXTS[k % 4], "" if k == 4 else dates(k), 60 + k, number(1200 + k, 0),
             number(22.7059 + k, 4), k - 1 or "", number(30000 + k, 0), number(5.1, 2)] for k in range(6)]  # fmt: skip
    sums = [total, "", "", "", number(7500, 0), number(160.2354, 4), 8, number(190000, 0), number(5.1, 2)]
    return table(header, [sums, *rows]) + trailer


YOUTUBE_EN = "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,Impressions click-through rate (%)"
YOUTUBE_FR = "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues,Durée de visionnage (heures),Abonnés,Impressions,Taux de clics par impression (%)"
YOUTUBE_DE = "Vi­deo,Vi­deo­ti­tel,Ver­öf­fent­li­chungs­zeit­punkt des Vi­de­os,Dauer,Auf­ru­fe,Wie­der­ga­be­zeit (Stun­den),Abon­nen­ten,Im­pres­sio­nen,Klick­ra­te der Im­pres­sio­nen (%)"


def english_day(k: int) -> str:
    """Jan 20, 2026."""
    day = START + timedelta(days=k)
    return f"{day:%b} {day.day}, {day.year}"


def french_number(value: float, decimals: int) -> str:
    """1 234,5 with a narrow no-break space."""
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def youtube_daily() -> bytes:
    """The table by date instead of by video, with the rates that only this platform has."""
    header = "Date,Views,Watch time (hours),Subscribers,Your estimated revenue (CAD),Impressions,Impressions click-through rate (%)"
    rows = [[day, "1,438,625", "1.25", k - 2, "0.50", 900, 4.5] for k, day in enumerate(days(4))]
    return table(header, [["Total", "5,754,500", "5.00", -2, "2.00", 3600, 4.5], *rows]).encode()


def youtube_untitled() -> bytes:
    """Without titles and days, saved again with semicolons; an id that begins with a dash stands after a space."""
    header = "Contenu;Vues;Impressions;Taux de clics par impression (%);Durée moyenne d'une vue"
    rows = [[" -AbcDef12XZ", "1\u202f234", "12\u202f345", "6,58\u202f%", "1:11:11"], ["UJs6xxK7gSY", 99, 100, "0\u202f%", "0:30"],
            ["Total", "1\u202f333", "12\u202f445", "6\u202f%", "1:00"]]  # fmt: skip
    return table(header, rows, ";").encode("utf-8-sig")


def youtube_sources() -> bytes:
    """Split by where views came from: not kept."""
    rows = [
        ["Total", 300, "3.0", "0:01:00"],
        ["YouTube search", 200, "2.0", "0:01:00"],
        ["Browse features", 100, "1.0", "0:01:00"],
    ]
    return table("Traffic source,Views,Watch time (hours),Average view duration", rows).encode()


def linkedin_profile() -> bytes:
    """A person's own figures: plain headers, numbers as text."""
    us = [f"{d.month}/{d.day}/{d.year}" for d in (START + timedelta(days=k) for k in range(14))]
    return xlsx({
        "DISCOVERY": [["Overall Performance", "1/20/2026 - 2/2/2026"], ["Impressions", "1,289"], ["Members reached", "459"]],
        "ENGAGEMENT": [["Date", "Impressions", "Engagements"], *([d, str(80 + k), str(k - 2)] for k, d in enumerate(us))],
        "TOP POSTS": [["Maximum of 50 posts available to include in this list"], ["Post URL", "Post publish date", "Engagements", "",
                      "Post URL", "Post publish date", "Impressions"], ["https://www.linkedin.com/feed/update/urn:li:activity:7300000000000000011",
                      us[0], "3", "", "https://www.linkedin.com/feed/update/urn:li:activity:7300000000000000011", us[0], "90"]],
        "FOLLOWERS": [["Total followers on 2/2/2026:", "2,571"], [""], ["Date", "New followers"], *([d, str(k % 3)] for k, d in enumerate(us))],
    })  # fmt: skip


def google_minimal_fr() -> bytes:
    """French, with few columns and saved again: the code of the currency is all that tells whose it is."""
    rows = [["2026-01-20", "Toitures", "CAD", "12,34", "1\u202f234", 7, "1,00"], ["2026-01-21", "Toitures", "CAD", "1\u202f020,50",
            "10\u202f500", 88, "2,50"], ["Total : compte", "--", "CAD", "1\u202f032,84", "11\u202f734", 95, "3,50"]]  # fmt: skip
    top = "Rapport sur les campagnes\n20 janv. 2026 - 21 janv. 2026\n"
    return (top + table("Jour;Campagne;Code de la devise;Coût;Impr.;Clics;Conversions", rows, ";")).encode()


def youtube_zip() -> bytes:
    """French: the table and the totals in one archive, with a chart."""
    videos = youtube_table(YOUTUBE_FR, "Total", "", lambda k: f"{k + 1} sept. 2025", french_number)
    totals = table("Date,Vues", [[day, 100 + k] for k, day in enumerate(days(6))])
    chart = table("Date,Contenu,Titre de la vidéo,Vues", [[day, "zf0weDJ3Id0", "Vidéo", 5] for day in days(3)])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        members = (
            ("Informations relatives aux tableaux.csv", videos),
            ("Totaux.csv", totals),
            ("Données du graphique.csv", chart),
            ("lisez-moi.pdf", "%PDF"),
        )
        for name, text in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return stream.getvalue()


def x_by_tweet() -> bytes:
    """Old: everything quoted, counts with a point, hyphens where nothing was promoted."""
    rows = [[f"10413150913931387{k:02}", f"https://twitter.com/ErabliereFixture/status/10413150913931387{k:02}", "@client " + TEXTS[k % 4], f"{d} 20:14 +0000",
             f"{635 + k}.0", "23.0", "0.036", "5.0", "1.0", "3.0", "2.0", "4.0", "0", "-"] for k, d in enumerate(days(6))]  # fmt: skip
    header = '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","engagement rate","retweets","replies","likes","user profile clicks","url clicks","follows","promoted impressions"'
    return table(header, rows, quoted=True).encode()


def x_by_day() -> bytes:
    """Old, by day."""
    rows = [[day, k, 900 + k, 33, "0.03", 1, 2, 3, 4, 5, "-"] for k, day in enumerate(days(6))]
    return table(
        '"Date","Tweets published","impressions","engagements","engagement rate","retweets","replies","likes","url clicks","follows","promoted impressions"',
        rows,
        quoted=True,
    ).encode()


def x_overview() -> bytes:
    """New: newest first, weekdays before the dates."""
    rows = [
        [f"{d:%a, %b} {d.day}, {d.year}", 900 + k, 5, 33, 1, 0, 7, 2, 3, 4, 9, 1, 0, 0]
        for k, d in enumerate(START - timedelta(days=n) for n in range(7))
    ]
    return (
        table(
            "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views",
            rows,
        )
        .rstrip("\n")
        .encode()
    )


def x_content() -> bytes:
    """New: handle only in the link, dates without commas, CRLF."""
    rows = [[f"24865657328300322{k:02}", f"{d:%a %b} {d.day} {d.year}", "=1+1 " + TEXTS[k % 4], f"https://x.com/ErabliereFixture/status/24865657328300322{k:02}", 72 + k, 3, 8, 0, 0, 1, 3, 0, 2, 5]
            for k, d in enumerate(START + timedelta(days=n) for n in range(6))]  # fmt: skip
    return table(
        "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,Url clicks",
        rows,
        end="\r\n",
    ).encode()


def x_overview_pt() -> bytes:
    """New, in Portuguese; the days stay English."""
    header = ("Data,Impressões,Curtidas,Engajamentos,Itens salvos,Compartilhamentos,Novos seguidores,Deixar de seguir,Respostas,"
              "Reposts,Visitas ao perfil,Criar post,Visualizações de vídeo,Visualizações de mídia")  # fmt: skip
    rows = [[f"{d:%a, %b} {d.day}, {d.year}", 900 + k, 5, 33, 1, 0, 7, 2, 3, 4, 9, 1, 0, 0]
            for k, d in enumerate(date(2024, 2, 27) + timedelta(days=n) for n in range(4))]  # fmt: skip
    return table(header, rows).encode()


def x_by_tweet_fr() -> bytes:
    """Old, in French."""
    header = ('"Identifiant du Tweet","Permalien du Tweet","Texte du Tweet","heure","impressions","engagements",'
              "\"taux d'engagement\",\"Retweets\",\"réponses\",\"J'aime\",\"clics sur l'URL\",\"ouvertures des détails\"")  # fmt: skip
    rows = [[f"13768543210987654{k:02}", f"https://twitter.com/ErabliereFixture/status/13768543210987654{k:02}", TEXTS[k % 4],
             f"2021-03-{28 + k} 20:14 +0000", f"{635 + k}.0", "12.0", "0.02", "1.0", "2.0", "3.0", "4.0", "5.0"] for k in range(4)]  # fmt: skip
    return table(header, rows, quoted=True).encode()


def x_video() -> bytes:
    """Two tables under titles, padded with commas: the days, and the videos."""
    daily = [[f"{d:%a, %b} {d.day}, {d.year}", 100 + k, 5000, "12.50", 2000]
             for k, d in enumerate(START + timedelta(days=n) for n in range(5))]  # fmt: skip
    videos = [
        ["Jan 17, 2026", f"13_20{k}", TEXTS[1], 847 + k, "0:30", "https://video.example/1", "No", 0, "", ""]
        for k in range(2)
    ]
    return (
        "Video overview,,,,\n" + table("Date,Video views,Watch time (ms),Video completion rate,Average watch time (ms)", daily)
        + ",,,,,,,,,\nYour videos,,,,,,,,,\n"
        + table("Uploaded on,Video id,Video title,Views,Duration,Video link,Monetized,Estimated revenue,Published date,Post link", videos)
    ).encode()  # fmt: skip


def x_ads() -> bytes:
    """The last row is a total without an id."""
    rows: list[list[object]] = [
        [
            30 + k,
            "EB_Promo",
            "https://ads.example/1",
            "fi1",
            "Carte",
            day,
            "2026-01-01",
            "2026-02-20",
            10.5 + k,
            1000 + k,
        ]
        for k, day in enumerate(days(5))
    ]
    rows.append([*[""] * 8, sum(float(str(r[8])) for r in rows), sum(int(str(r[9])) for r in rows)])
    return table(
        "id,Campaign,Campaign URL,Funding Instrument ID,Funding Instrument Name,Time,Campaign Start Date,Campaign End Date,Spend,Impressions",
        rows,
    ).encode()


def pinterest_ads() -> bytes:
    """By ad group and day."""
    rows = [
        [day, "EB_Recettes", "Crêpes", 8.42 + k, 1646, 32, 36, "1.94%", 0.26, 2, 1, "83.15", "9.92"]
        for k, day in enumerate(days(6))
    ]
    return table(
        "Date,Campaign name,Ad group name,Spend in account currency,Impressions,Pin clicks,Outbound clicks,CTR,eCPC,Total conversions,Checkouts,Checkout value in account currency,Checkout ROAS",
        rows,
    ).encode()


def pinterest_organic() -> bytes:
    """By day."""
    return table(
        "Date,Impressions,Saves,Pin clicks,Outbound clicks,Engagements",
        [[day, 900 + k, 9, 8, 7, 24] for k, day in enumerate(days(6))],
    ).encode()


def sprout() -> bytes:
    """Two networks in one file, percent signs, commas in thousands."""
    rows = [[day, network, name, "4,000", f"2,7{k:02}", 89, "3.2%", 9, "1,137"] for k, day in enumerate(days(6, "%m-%d-%Y"))
            for network, name in (("X", "ErabliereFixture"), ("Facebook", "Érablière Fixture"))]  # fmt: skip
    return table(
        "Date,Network,Profile,Audience,Impressions,Engagements,Engagement Rate (per Impression),Received Messages (Total),Video Views",
        rows,
    ).encode()


def kag() -> bytes:
    """No day, no id left."""
    rows = [["30-34", "M" if k % 2 else "F", 18, 17888 + k, 2, "3.640000105", 4] for k in range(6)]
    return table("age,gender,interest,Impressions,Clicks,Spent,Total_Conversion", rows, end="\r\n").encode()


def uci_posts() -> bytes:
    """Semicolons, no id, no day."""
    header = "Page total likes;Category;Post Month;Post Weekday;Post Hour;Paid;Lifetime Post Total Reach;Lifetime Post Total Impressions;comment;like;share;Total Interactions"
    return table(
        header,
        [[253448, 2, 12, 4, 3, "" if k == 3 else 0, 5002 + k, 9253, 11, 213, 46, 270] for k in range(6)],
        ";",
        "\r\n",
    ).encode()


def planner() -> bytes:
    """Planned posts: not analytics."""
    return table("Message,Date and time,Network", [["Bonjour", "2026-03-01 09:00", "facebook"]]).encode()


def instagram_content(header: str, when: str, kind: str) -> bytes:
    """One post under the headers of another language."""
    rows = [[f"1800000000000000{k}", "17800000000000001", "erabliere.fixture", "Érablière Fixture", TEXTS[k], 22, f"{day} {when}",
             f"https://www.instagram.com/reel/Es{k}/", kind, "", "Total", 1000 + k, 800, 50, 40, 7, 2, 1]
            for k, day in enumerate(days(3, "%m/%d/%Y"))]  # fmt: skip
    return bom(table(header, rows))


INSTAGRAM_ES = '"identificador de la publicación","Identificador de la cuenta","Nombre de usuario de la cuenta","Nombre de la cuenta",Descripción,"Duración (segundos)","Hora de publicación","Enlace permanente","Tipo de publicación","Comentario sobre los datos",Fecha,Visualizaciones,Alcance,"Me gusta","Veces que se ha compartido",Seguidores,Comentarios,"Veces guardado"'
INSTAGRAM_IT = '"ID del post","ID dell\'account","Nome utente dell\'account","Nome account",Descrizione,"Durata (s)","Orario di pubblicazione",Permalink,"Tipo di post","Commento sui dati",Data,Visualizzazioni,Copertura,"Mi piace",Condivisioni,Follower,Commenti,Salvataggi'


def metric_by_day(title: str, day: str) -> bytes:
    """A daily metric file in another language; without a title, the metric stands in the file's name alone."""
    rows = [[f"{d}T00:00:00", 10 + k] for k, d in enumerate(days(5))]
    return utf16("sep=,\n" + (f'"{title}"\n' if title else "") + table(f'"{day}","Primary"', rows, quoted=True))


def google_ads_pt() -> bytes:
    """Portugal: interactions that are no clicks, groups of digits after a space, decimals after a comma."""
    rows = [
        [
            "Ativada",
            "Marca",
            " --",
            "EUR",
            "200,00",
            "Pesquisa",
            "18\u00a0158",
            "2\u00a0096",
            "11,54%",
            "1,18",
            "2473,94",
            "83,00",
            "29,81",
        ]
    ]
    header = "Estado da campanha,Campanha,Nome do orçamento,Código da moeda,Orçamento,Tipo de campanha,Impressões,Interações,Taxa de interação,Custo médio,Custo,Conversões,Custo/conv."
    return ("Relatório da campanha\n9 de abril de 2025 - 21 de abril de 2025\n" + table(header, rows)).encode()


def google_ads_2016() -> bytes:
    """The report of 2016: its days stand in brackets behind its title."""
    rows = [
        ["enabled", "Sirop", "EB", "G", 10, 100, "10%", "0.10", "1.00", 1],
        ["Total", *[" --"] * 3, 10, 100, "10%", "0.10", "1.00", 1],
    ]
    header = "Ad state\tAd\tCampaign\tAd group\tClicks\tImpressions\tCTR\tAvg. CPC\tCost\tConversions"
    return utf16('"Ad report (Oct 25, 2016-Oct 31, 2016)"\n' + table(header, rows, "\t"))


def google_ads_keywords() -> bytes:
    """The currency stands before each amount and nowhere else."""
    rows = [
        ["sirop", "Broad match", *["Enabled"] * 3, "US$1,010.00", 10, "10%"],
        ["tire", "Exact match", *["Enabled"] * 3, "US$2.50", 1, "5%"],
    ]
    header = "Search Keyword,Match type,Criterion Status,Campaign Status,Ad Group Status,Cost,Clicks,CTR"
    return table(header, rows).encode()


def ga4_days_es() -> bytes:
    """Spanish: days counted from the start above the table."""
    top = RULE + "# Exportar informe en formato CSV\r\n# Cuenta: Érablière\r\n# Propiedad: Tienda\r\n" + RULE
    top += "# \r\n# Fecha de inicio: 20260120\r\n# Fecha de finalización: 20260123\r\n"
    return (
        top + table("Día N,Usuarios,Sesiones", [[f"{k:04}", 10 + k, 12 + k] for k in range(4)], end="\r\n")
    ).encode()


def ga4_exploration() -> bytes:
    """Free form: property, name and bare range above; the grand total first, named in a column of its own."""
    top = RULE + "# Boutique - GA4\r\n# Free form 1\r\n# 20260101-20260131\r\n" + RULE + "\r\n"
    rows = [["", 60, 600, "Grand total"], ["google / organic", 40, 400], ["facebook / social", 20, 200]]
    return (top + table("Session source / medium,Sessions,Event count", rows, end="\r\n")).encode()


def ga4_headless() -> bytes:
    """The lines above the first table were cut off; those above the second were not."""
    days_counted = table("Nth day,Event count", [[f"{k:04}", 10] for k in range(7)])
    events = table("Event name,Event count", [["page_view", 50], ["scroll", 20]])
    return (days_counted + "\n#  \n# Start date: 20260120\n# End date: 20260126\n" + events).encode()


def shopify_sales() -> bytes:
    """Orders and sales by day; no order of its own, no currency."""
    rows = [[day, 3 + k, 300 + k, 0, 0, 300 + k, 10, 30, 340 + k] for k, day in enumerate(days(5))]
    header = '"Day","Orders","Gross sales","Discounts","Returns","Net sales","Shipping charges","Taxes","Total sales"'
    return table(header, rows).encode()


def spotify_ads() -> bytes:
    """Four lines above; one ad bought nothing."""
    top = "Report Name: Campaign Performance\nReport Granularity: Daily\nReport Primary Entity: Ad\nReport Date Range: 2026-01-20 - 2026-01-22 (UTC)\n\n"
    header = "Campaign id,Campaign name,Ad set id,Ad set name,Ad id,Ad name,Ad format,Date,Impressions,Reach,Frequency,Clicks,CTR,Spend,CPC,CPM,completion rate,Starts,page views,Adds to cart,Purchases,Attributed revenue"
    rows = [["c1", "EB_Écoute", "s1", "Ensemble", f"a{k}", f"Annonce {k}", "Audio", day, 100 + k, 80, 1.2, 3, 3, 5.25 + k, 1, 50, 0, 90, 0, 0, k, 40 * k]
            for day in days(3, "%Y/%m/%d") for k in range(2)]  # fmt: skip
    return (top + table(header, rows)).encode()


def pinterest_checkouts() -> bytes:
    """By ad: conversions under the name of their kind."""
    header = "Date,Campaign name,Ad group name,Ad name,Ad ID,Spend in account currency,Impressions,Reach,Pin clicks,Outbound clicks,Saves,Engagements,Total conversions (Checkout),Total order value (Checkout)"
    rows = [[day, "EB", "G", "A", "PP1", 7.48, 578 + k, 527, 8, 8, 0, 8, 2, 120.5] for k, day in enumerate(days(4))]
    return table(header, rows).encode()


def youtube_pt() -> bytes:
    """Brazil: revenue under another name, its currency in the header."""
    header = "Conteúdo,Título do vídeo,Horário de publicação do vídeo,Visualizações,Tempo de exibição (horas),Inscritos,Sua receita estimada (BRL),Impressões,Taxa de cliques de impressões (%)"
    rows = [[f"zf0weDJ3Id{k}", TEXTS[k], english_day(k), 20 + k, 1.5, 1, 7.5, 200, 2] for k in range(2)]
    return table(header, [["Total", "", "", 41, 3, 2, 15, 400, 2], *rows]).encode()


def youtube_chart_by_source() -> bytes:
    """The drawing by day and by where views came from: every view is in it once."""
    rows = [[day, source, 10 + k] for k, day in enumerate(days(3)) for source in ("YouTube search", "External")]
    return table("Date,Traffic source,Views", rows).encode()


def archive(members: dict[str, str]) -> bytes:
    """Texts in one archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return stream.getvalue()


def google_search_zip() -> bytes:
    """Search Console: one table by day, the others split the same clicks."""
    by_day = [[day, 25 + k, 1200, "2.08%", 9] for k, day in enumerate(days(5)[::-1])]
    rest = "Clicks,Impressions,CTR,Position"
    return archive({
        "Chart.csv": table("Date," + rest, by_day), "Queries.csv": table("Top queries," + rest, [["sirop", 60, 2000, "3%", 4]]),
        "Pages.csv": table("Top pages," + rest, [["https://erabliere.example/", 60, 2000, "3%", 4]]),
        "Devices.csv": table("Device," + rest, [["Mobile", 60, 2000, "3%", 4]]),
        "Filters.csv": table("Filter,Value", [["Search type", "Web"], ["Date", "Last 7 days"]]),
    })  # fmt: skip


def google_search_fr() -> bytes:
    """The workbook in French."""
    rest = ["Clics", "Impressions", "CTR", "Position"]
    return xlsx({
        "Graphique": [["Date", *rest], *([day, 10 + k, 500, 0.02, 9.5] for k, day in enumerate(days(4)))],
        "Requêtes": [["Requêtes les plus fréquentes", *rest], ["sirop", 40, 1500, 0.03, 4.1]],
        "Filtres": [["Filtre", "Valeur"], ["Type de recherche", "Web"]],
    })  # fmt: skip


def etsy_orders() -> bytes:
    """Sold orders: buyers that must not be kept, a comma in an address."""
    header = "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type"
    rows = [[f"01/{20 + k}/26", 9001 + k, f"secret{k}", "Camille Secrète", "Camille", "Secrète", 1 + k, "Credit Card", "01/28/26",
             "12, rue Cachée", "", "Québec", "QC", "G1A 1A1", "Canada", "CAD", f"{30 + k}.00", "", "", "0", "0", "8.00", "0",
             f"{38 + k}.00", "Completed", "2.53", "35.47", "0", "0", "0", "csecrete", "online", "online_cc"] for k in range(4)]  # fmt: skip
    return table(header, rows).encode()


def etsy_items() -> bytes:
    """Sold items: explained, since the orders' own file holds their totals."""
    header = "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Shipped,Order ID,Variations"
    return table(
        header, [["01/20/26", "Sirop", "csecrete", 2, "17.00", "", 0, 8, 0, "34.00", "CAD", 111, 901, "", 9001, ""]]
    ).encode()


def woocommerce_orders() -> bytes:
    """Analytics: net sales of each order, no currency; customers that must not be kept."""
    header = '"Date","Order #","N. Revenue (formatted)","Status","Customer","Customer type","Product(s)","Items sold","Coupon(s)","N. Revenue","Attribution"'
    rows = [[f"{day} 10:0{k}:00", 501 + k, f"${40 + k}.00", "completed", "Camille Secrète", "new", "2× Sirop, 1× Tire", 3, "", f"{40 + k}.00",
             "Organic: Google"] for k, day in enumerate(days(4))]  # fmt: skip
    return table(header, rows).encode()


def square_items() -> bytes:
    """Items: two of one sale, a fraction of a kilogram, customers that must not be kept."""
    header = "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee,Fulfillment Note,Channel"
    sold = [
        ("SQA1", "Sirop", "1.0", "$36.00", "$2.88"),
        ("SQA1", "Tire", "0.5", "$4.00", "$0.32"),
        ("SQB2", "Sirop", "2.0", "$1,072.00", "$5.76"),
    ]
    rows = [["2026-01-2" + str(k), "12:59:30", "Eastern Time (US & Canada)", "Érable", item, qty, "Regular", "", "", net, "$0.00", net, tax,
             sale, f"PAY{k}", "Caisse", "", "", "Payment", "Marché", "", "CUST1", "Camille Secrète", "", "ea", "1", "", "Physical Good", "",
             "Alex Secret", "", "Marché"] for k, (sale, item, qty, net, tax) in enumerate(sold)]  # fmt: skip
    return table(header, rows).encode()


def universal_analytics() -> bytes:
    """A workbook of 2021: channels, then days in American order below them a total without a day."""
    return xlsx({
        "Summary": [["Acquisition"], ["1/1/21 - 1/4/21"]],
        "Dataset1": [["Default Channel Grouping", "Users", "New Users", "Sessions", "Bounce Rate"], ["Social", 30, 20, 40, 0.5], ["", 30, 20, 40, 0.5]],
        "Dataset2": [["Day Index", "Sessions"], *([f"1/{k}/21", 10 * k] for k in range(1, 5)), ["", 100]],
    })  # fmt: skip


def shopify_funnel() -> bytes:
    """By week: how far visits came; no order and no sales."""
    header = '"Week","Sessions","Sessions with cart additions","Sessions that reached checkout","Sessions that completed checkout","Conversion rate"'
    return table(
        header, [[(START + timedelta(days=7 * k)).isoformat(), 300 + k, 30, 12, 6, 0.02] for k in range(4)]
    ).encode()


def google_ads_overview() -> bytes:
    """The cards of the overview: the account by day, and small tables that split it."""
    by_day = [
        [f"{d:%a, %b} {d.day}, {d.year}", 10 + k, "1,200", "1.10", f"{11 + k}.50"]
        for k, d in enumerate(START + timedelta(days=n) for n in range(4))
    ]
    return archive({
        "Time_series(2026.01.20-2026.01.23).csv": table("Date,Clicks,Impressions,Avg. CPC,Cost", by_day),
        "Devices(2026.01.20-2026.01.23).csv": table("Device,Cost,Impressions,Clicks", [["Mobile phones", "40.00", 900, 30]]),
    })  # fmt: skip


def tiktok_content() -> bytes:
    """Studio: post times without a year, which the ids hold; over the end of one."""
    moments = [datetime(2025, 12, 30, 20), datetime(2025, 12, 31, 23, 30), datetime(2026, 1, 2, 9)]  # noqa: DTZ001
    rows = [[TEXTS[k], f"https://www.tiktok.com/@erabliere.fixture/video/{(int(m.replace(tzinfo=UTC).timestamp()) + 3600) << 32}", f"{m:%B} {m.day}",
             50 + k, 4, 3, 900 + k] for k, m in enumerate(moments)]  # fmt: skip
    return bom(table("Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views", rows))


def snapchat_ads() -> bytes:
    """By ad and month; a total first."""
    rows = [
        ["2026-01-01 00:00:00", "2026-01-31 23:59:59", "EB", "Ensemble", f"Annonce {k}", 5000 + k, 40, 2, "300.50"]
        for k in range(3)
    ]
    return table(
        "Start Time,End Time,Campaign Name,Ad Set Name,Ad Name,Paid Impressions,Swipe-Ups,Purchases,Amount Spent", rows
    ).encode()


def microsoft_ads() -> bytes:
    """By campaign over the range above, with the platform's closing line."""
    top = "".join(f'"{line}"\n' for line in ("Report Name: Campagnes", "Report Time: 1/10/2026,1/16/2026", "Time Zone: Various",
                  "Last Completed Available Day: 1/17/2026 7:20:00 AM (GMT)", "Report Aggregation: Summary", "Report Filter: ", "Rows: 2"))  # fmt: skip
    header = '"Account name","Campaign name","Currency code","Impressions","Clicks","CTR (%)","Average CPC","Spend","Conversions","Revenue"'
    rows = [
        ["Érablière Fixture", f"EB {k}", "CAD", 1000 + k, 50, "5.00%", "0.41", "20.50", 2, "90.00"] for k in range(2)
    ]
    return bom(top + "\n" + table(header, rows, quoted=True) + '"©2026 Microsoft Corporation. All rights reserved. "\n')


def google_business() -> bytes:
    """A row each profile below a second line of headers."""
    header = ["Store code", "Business name", "Address", "Labels", "Google Search - Mobile", "Google Search - Desktop", "Google Maps - Mobile",
              "Google Maps - Desktop", "Calls", "Messages", "Bookings", "Directions", "Website clicks"]  # fmt: skip
    prose = ["", "", "", "", *["Number of times the profile was seen or used"] * 9]
    return xlsx(
        {"Performance": [header, prose, ["11", "Érablière Fixture", "Québec", "", 800, 300, 90, 20, 14, 3, 0, 25, 40]]}
    )


def klaviyo() -> bytes:
    """E-mail campaigns."""
    header = "Campaign Name,Tags,Subject,List,Send Time,Send Weekday,Total Recipients,Unique Placed Order,Placed Order Rate,Revenue,Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Spam Complaints,Spam Complaints Rate,Successful Deliveries,Bounces,Bounce Rate,Campaign ID,Campaign Channel"
    rows = [[f"Sirop {k}", "", TEXTS[k], "Clients", f"{day} 09:38:00", "Tuesday", 900.0, 4.0, "0.44%", 200.5, 500.0, "55%", 600.0, 30.0, "3%", 40.0,
             1.0, 0.0, "0%", 899.0, 1.0, "0.1%", f"01JN{k}", "Email"] for k, day in enumerate(days(3))]  # fmt: skip
    return table(header, rows).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "snapchat/ads.csv": snapchat_ads,
    "microsoft_ads/campaigns.csv": microsoft_ads,
    "google_business/performance.xlsx": google_business,
    "klaviyo/campaigns.csv": klaviyo,
    "google_search/erabliere.example-Performance-on-Search-2026-01-27.zip": google_search_zip,
    "google_search/recherche.xlsx": google_search_fr,
    "etsy/EtsySoldOrders2026-1.csv": etsy_orders,
    "etsy/EtsySoldOrderItems2026-1.csv": etsy_items,
    "woocommerce/orders.csv": woocommerce_orders,
    "square/items.csv": square_items,
    "ga4/universal.xlsx": universal_analytics,
    "shopify/funnel.csv": shopify_funnel,
    "google_ads/overview.zip": google_ads_overview,
    "linkedin_page/profile.xlsx": linkedin_profile,
    "tiktok/Content.csv": tiktok_content,
    "tiktok/FollowerGender.csv": lambda: bom(table('"Gender","Distribution"', [["Male", 0.51], ["Female", 0.49]], quoted=True)),
    "meta_business_suite/instagram_es.csv": lambda: instagram_content(INSTAGRAM_ES, "13:45", "Reel de Instagram"),
    "meta_business_suite/instagram_it.csv": lambda: instagram_content(INSTAGRAM_IT, "08:00", "Reel di IG"),
    "meta_business_suite/followers_es.csv": lambda: metric_by_day("Seguidores de Instagram", "Fecha"),
    "meta_business_suite/Copertura (1).csv": lambda: metric_by_day("", "Data"),
    "meta_business_suite/audience_top.csv": lambda: utf16('sep=,\n"Top cities"\n"Québec, Canada","Lyon, France"\n"30.1","12"\n\n"Age & gender"\n"","Women","Men"\n"18-24","10","5"\n'),
    "google_ads/pt.csv": google_ads_pt,
    "google_ads/2016.csv": google_ads_2016,
    "google_ads/keywords.csv": google_ads_keywords,
    "ga4/days_es.csv": ga4_days_es,
    "ga4/exploration.csv": ga4_exploration,
    "ga4/headless.csv": ga4_headless,
    "shopify/sales.csv": shopify_sales,
    "spotify/ads.csv": spotify_ads,
    "pinterest/checkouts.csv": pinterest_checkouts,
    "youtube/receita_pt.csv": youtube_pt,
    "youtube/chart_by_source.csv": youtube_chart_by_source,
    "meta_business_suite/Jan-20-2026_Jan-27-2026_1.csv": facebook_content,
    "meta_business_suite/instagram_pt.csv": instagram_content_pt,
    "meta_business_suite/instagram_fr.csv": instagram_content_fr,
    "meta_business_suite/videos_wrapped.csv": facebook_videos_wrapped,
    "meta_business_suite/Reach.csv": lambda: utf16(daily(("Facebook reach", "Primary", 1), ("Instagram reach", "Primary", 2))),
    "meta_business_suite/Visites.csv": lambda: utf16(daily(("Visites", "Facebook Page likes", 3))),
    "meta_business_suite/untitled.csv": lambda: utf16(daily(("Unheard of", "Primary", 4), ("Link clicks", "Primary", 5))),
    "meta_business_suite/Audience.csv": lambda: utf16('sep=,\n"Facebook followers"\n"FB_PAGE,FOLLOW,UNIQUE_USERS"\n"12"\n\n"Instagram followers by gender and age"\n"Age","Women","Men"\n"18-24","13.5%","18.5%"\n'),
    "meta_business_suite/repeated.csv": facebook_repeated,
    "meta_business_suite/stories_pt.csv": instagram_stories,
    "meta_business_suite/excel_rounded.csv": facebook_rounded,
    "meta_business_suite/excel_turned.xlsx": facebook_turned,
    "meta_ads/excel_serial.csv": meta_ads_excel,
    "meta_ads/mixed.csv": meta_ads_mixed,
    "meta_ads/fr_excel.csv": meta_ads_fr,
    "meta_ads/regions.xlsx": meta_ads_xlsx,
    "meta_ads/empty_pt.csv": lambda: bom('Anúncios,Impressões,"CTR (todos)","Tipo de resultado",Resultados,"Configuração de atribuição","Início dos relatórios","Término dos relatórios"\n'),
    "linkedin_page/erablierefixture_content_1788000000001.xls": linkedin_content,
    "linkedin_page/followers_fr.xls": linkedin_followers,
    "linkedin_page/visitors.xls": linkedin_visitors,
    "linkedin_page/competitors.xlsx": linkedin_competitors,
    "linkedin_page/AggregateAnalytics_Érable Fixture_2026-01-20_2026-02-02.xlsx": linkedin_profile,
    "linkedin_ads/period.csv": linkedin_ads_period,
    "linkedin_ads/new_names.csv": linkedin_ads_new_names,
    "linkedin_ads/nl.csv": linkedin_ads_nl,
    "linkedin_ads/empty.csv": lambda: utf16(REPORT.format("October 4, 2025, 12:00 AM", "January 1, 2026, 11:59 PM")),
    "shopify/orders_export.csv": shopify_orders,
    "shopify/sessions.csv": shopify_sessions,
    "facebook_page_insights/Facebook Insights Data Export - Érablière Fixture - 2018-12-26 - 2019-01-02.csv": page_insights,
    "facebook_page_insights/posts.xls": page_insights_xml,
    "google_ads/Campaign report.csv": google_ads,
    "google_ads/excel.csv": google_ads_utf16,
    "google_ads/minimal_fr.csv": google_minimal_fr,
    "ga4/channels_fr.csv": ga4_channels,
    "ga4/months.csv": lambda: ga4_by("Year month", ("202601", "202602", "202603")),
    "ga4/weeks.csv": lambda: ga4_by("Week", ("01", "02", "03")),
    "ga4/data-export.csv": ga4_days,
    "ga4/overview.csv": ga4_overview,
    "tiktok/Overview_fr.csv": tiktok_overview_fr,
    "tiktok/business.csv": tiktok_business,
    "tiktok/videos.csv": tiktok_videos,
    "tiktok/FollowerHistory.csv": tiktok_history,
    "tiktok/Viewers.csv": tiktok_viewers,
    "tiktok/ads.csv": tiktok_ads,
    "youtube/Table data.csv": lambda: youtube_table(YOUTUBE_EN, "Total", "Showing top 500 results\n", english_day, lambda v, d: f"{v:.{d}f}").encode(),
    "youtube/Tabellendaten.csv": lambda: youtube_table(YOUTUBE_DE, "Ge\u00adsamt", "Die 500 be\u00adsten Er\u00adgebnisse\n", english_day, lambda v, d: f"{v:.{d}f}").encode(),
    "youtube/Contenu 2026-01-20_2026-01-25 Érablière Fixture.zip": youtube_zip,
    "youtube/by_date.csv": youtube_daily,
    "youtube/untitled_fr.csv": youtube_untitled,
    "youtube/sources.csv": youtube_sources,
    "x/overview_pt.csv": x_overview_pt,
    "x/by_tweet_fr.csv": x_by_tweet_fr,
    "x/video_overview_analytics.csv": x_video,
    "x/by_tweet.csv": x_by_tweet,
    "x/daily_tweet_activity_metrics_ErabliereFixture_20260120_20260126_en.csv": x_by_day,
    "x/account_overview_analytics.csv": x_overview,
    "x/content.csv": x_content,
    "x/ads.csv": x_ads,
    "pinterest/ads.csv": pinterest_ads,
    "pinterest/organic.csv": pinterest_organic,
    "sprout/profiles.csv": sprout,
    "sprout/planner.csv": planner,
    "datasets/kag.csv": kag,
    "datasets/uci_posts.csv": uci_posts,
}  # fmt: skip


def main() -> None:
    """Write every fixture."""
    for name, make in FILES.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())


if __name__ == "__main__":
    main()
