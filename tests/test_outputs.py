"""What is published beside the pages: every form is valid by its own rules, and gives back the exact text."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from perilune import persist
from perilune.check import check
from perilune.digest import digest_of, places
from perilune.digest.views import Place
from perilune.errors import FaultsError
from perilune.escape import shown
from perilune.model import Briefing
from perilune.outputs import Licence, Material, Site, heads_of_pages, outputs_of
from site_samples import PAYLOADS, PLAIN, briefing, hostile, write_workspace

ID = "2020-05-06-first"
SITE = Site("The Digest", "Who wants what.", "https://digest.example.org/space/")
NOWHERE = Site("The Digest")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    *PAYLOADS,
    "=1+1",
    "@SUM(A1)",
    "-1 +1",
    "' OR 1=1; --",
    "}}\n}\n@comment{x, {{",
    "\\n;,:\nBEGIN:VEVENT",
    "]]></summary></entry><!-- ",
    "100 % \\input{x} $x_1^2$ # & ~",
    "żółć 月 " * 12,
    "a \x08 bell, \x7f, \x85 and \ufffe",
)


def _material(*named: tuple[str, Briefing], site: Site = SITE) -> Material:
    return Material(digest_of(named), named, {n: persist.dumps(b).encode() for n, b in named}, site)


def _outputs(*named: tuple[str, Briefing], site: Site = SITE) -> dict[str, str]:
    made = {o.path: o.content for o in outputs_of(_material(*named, site=site))}
    made.pop("data/perilune.sqlite")
    return {path: content.decode() for path, content in made.items()}


def _dated(*dates: tuple[str, str]) -> Briefing:
    rows = [{**PLAIN["dates"][1], "value": value, "what": what} for value, what in dates]
    return briefing(dates=rows)


def test_every_kind_of_file_is_there() -> None:
    made = {o.path for o in outputs_of(_material((ID, _dated(("2020-06-01", "Russia lands")))))}
    feeds = ["", "actors/russia/", "actors/united-states/", "topics/lunar-resources/", "disputes/mining-order/"]
    calendars = ["calendar.ics", "actors/russia/calendar.ics", "topics/lunar-resources/calendar.ics"]
    data = "actors briefings dates disputes positions".split()
    assert made == {
        *(f"{folder}feed.{form}" for folder in feeds for form in ("xml", "json")),
        *calendars,
        *(f"briefings/{ID}.{form}" for form in ("yml", "json", "bib", "csl.json", "ics")),
        *(f"data/{name}.csv" for name in data),
        *(f"data/{name}.json" for name in ("briefings", "schema", "datapackage", "metadata")),
        "data/perilune.sqlite",
        *(f"issues/2020-w19/newsletter.{form}" for form in ("html", "txt")),
        "llms.txt",
        "robots.txt",
    }


def test_the_same_briefings_give_the_same_bytes() -> None:
    named = [(f"2020-05-0{n}-x", hostile(text, f"word{n}")) for n, text in enumerate(PAYLOADS, 1)]
    assert [*outputs_of(_material(*named))] == [*outputs_of(_material(*named))]


def test_a_site_without_briefings_has_valid_files() -> None:
    made = _outputs()
    assert "feed.xml" not in made
    assert json.loads(made["data/briefings.json"])["briefings"] == []
    assert "BEGIN:VTIMEZONE" in made["calendar.ics"]


@pytest.mark.parametrize(
    ("site", "place", "start", "address"),
    [
        (SITE, "index.md", "feed.xml", "https://digest.example.org/space/"),
        (SITE, "briefings/x.md#q", "", "https://digest.example.org/space/briefings/x/#q"),
        (NOWHERE, "index.md", "feed.xml", "./"),
        (NOWHERE, "briefings/x.md", "feed.xml", "briefings/x/"),
        (NOWHERE, "briefings/x.md", "actors/y/feed.xml", "../../briefings/x/"),
        (NOWHERE, "actors/y/feed.xml", "actors/y/feed.xml", "feed.xml"),
        (NOWHERE, "actors/index.md", "", "actors/"),
        (Site("x", directory_urls=False), "actors/index.md", "", "actors/index.html"),
        (Site("x", directory_urls=False), "briefings/x.md", "actors/y/feed.xml", "../../briefings/x.html"),
    ],
)
def test_addresses(site: Site, place: str, start: str, address: str) -> None:
    assert site.address(place, start) == address


# Feeds


@pytest.mark.parametrize("site", [SITE, NOWHERE])
def test_an_atom_feed_has_what_the_format_demands(site: Site) -> None:
    feed = ET.fromstring(_outputs((ID, briefing()), site=site)["actors/russia/feed.xml"])
    assert feed.findtext(f"{ATOM}title") == "Russia - The Digest"
    for part in (feed, feed.find(f"{ATOM}entry")):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", part.findtext(f"{ATOM}id"))
        assert part.findtext(f"{ATOM}updated") == "2020-05-06T00:00:00Z"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "The Digest"
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")}
    assert links == {
        "alternate": f"https://digest.example.org/space/briefings/{ID}/" if site.url else f"../../briefings/{ID}/",
        "via": "https://example.org/a",
    }
    assert feed.find(f"{ATOM}entry/{ATOM}category").attrib == {"term": "lunar-resources", "label": "lunar resources"}


@pytest.mark.parametrize("text", HOSTILE)
def test_feeds_give_back_the_text(text: str) -> None:
    made = _outputs((ID, hostile(text)))
    feed = ET.fromstring(made["actors/russia/feed.xml"])
    assert feed.findtext(f"{ATOM}title") == f"{shown(text)} - The Digest"
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iterfind(f"{ATOM}entry")] == [shown(text)]
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == f"{shown(text)} {shown(text)}"
    (item,) = json.loads(made["actors/russia/feed.json"])["items"]
    assert (item["title"], item["summary"]) == (shown(text), shown(text))


def test_a_json_feed_has_what_the_format_demands() -> None:
    feed = json.loads(_outputs((ID, briefing()))["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://digest.example.org/space/feed.json"
    (item,) = feed["items"]
    assert item["url"] == f"https://digest.example.org/space/briefings/{ID}/"
    assert item["content_text"] == "Moscow calls the order colonial.\n\nWashington signed an order. Moscow objects."
    assert item["tags"] == ["lunar resources"]
    alone = json.loads(_outputs((ID, briefing()), site=NOWHERE)["feed.json"])
    assert "url" not in alone["items"][0]
    assert alone["items"][0]["id"] == item["id"]


def test_feeds_have_the_thirty_newest() -> None:
    named = [(f"2020-{n // 28 + 1:02d}-{n % 28 + 1:02d}-x", n) for n in range(40)]
    feed = json.loads(_outputs(*((name, briefing(published=name[:10])) for name, _ in named))["feed.json"])
    assert [item["date_published"][:10] for item in feed["items"]] == [name[:10] for name, _ in named[:9:-1]]


def test_an_entry_keeps_its_id_when_its_briefing_is_renamed_and_says_when_it_was_corrected() -> None:
    before = json.loads(_outputs((ID, briefing()))["feed.json"])["items"][0]
    corrected = [{"date": "2020-06-01", "what": "The day was wrong."}]
    renamed = ("2020-05-06-second", briefing(redirect_from=[ID, "2020-05-06-third"], corrections=corrected))
    after = json.loads(_outputs(renamed)["feed.json"])["items"][0]
    assert after["id"] == before["id"]
    assert (before["date_modified"], after["date_modified"]) == ("2020-05-06T00:00:00Z", "2020-06-01T00:00:00Z")


# Calendars


def _events(calendar: str) -> list[dict[str, str]]:
    lines = calendar.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            found[-1].setdefault(*line.split(":", 1))
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], text)


@pytest.mark.parametrize(
    ("value", "start", "end", "status"),
    [
        ("2020-06-01", "20200601", "20200602", "CONFIRMED"),
        ("2020-06-01~", "20200601", "20200602", "TENTATIVE"),
        ("2020-12", "20201201", "20210101", "CONFIRMED"),
        ("2020-35", "20200701", "20201001", "CONFIRMED"),
        ("2020-24", "20201201", "20210301", "CONFIRMED"),
        ("2020-06-01/2020-06-04", "20200601", "20200605", "CONFIRMED"),
    ],
)
def test_an_event_covers_the_days_of_its_date(value: str, start: str, end: str, status: str) -> None:
    (event,) = _events(_outputs((ID, _dated((value, "Russia lands"))))["calendar.ics"])
    assert event["DTSTART;VALUE=DATE"] == start
    assert event["DTEND;VALUE=DATE"] == end
    assert event["STATUS"] == status
    assert event["DTSTAMP"] == "20200506T000000Z"


@pytest.mark.parametrize("value", ["2021", "202X", "2020-41", "2020-06-01/..", "../2021-01-01", "9999-12-31"])
def test_a_date_that_would_fill_the_calendar_is_left_out(value: str) -> None:
    made = _outputs((ID, _dated((value, "Russia lands"))))
    assert _events(made["calendar.ics"]) == []
    assert not [path for path in made if path.endswith(".ics") and path != "calendar.ics"]


def test_an_event_has_one_id_in_every_calendar() -> None:
    dates = _dated(("2020-06-01", "Russia lands"), ("2020-06-02", "Russia lands"), ("2020-06-02", "russia lands"))
    made = _outputs((ID, dates), ("2020-05-05-older", dates))
    calendars = [path for path in made if path.endswith(".ics")]
    ids = {path: [event["UID"] for event in _events(made[path])] for path in calendars}
    assert len(set(ids["calendar.ics"])) == len(ids["calendar.ics"]) == 2
    assert {frozenset(found) for found in ids.values()} == {frozenset(ids["calendar.ics"])}
    assert f"briefings/{ID}.ics" in ids


@pytest.mark.parametrize("text", HOSTILE)
def test_a_calendar_is_folded_and_gives_back_the_text(text: str) -> None:
    made = _outputs((ID, _dated(("2020-06-01", text))))["calendar.ics"]
    assert made.count("\n") == made.count("\r\n")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    (event,) = _events(made)
    assert _unescaped(event["SUMMARY"]) == shown(text)
    assert not re.search(r"[,;]", re.sub(r"\\.", "", event["SUMMARY"]))


# Data


def _database(*named: tuple[str, Briefing]) -> sqlite3.Connection:
    (content,) = (o.content for o in outputs_of(_material(*named)) if o.path == "data/perilune.sqlite")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _as_it_was(cell: str) -> str:
    return cell.removeprefix("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_data_give_back_the_exact_text(text: str) -> None:
    one = hostile(text)
    made = _outputs((ID, one))
    whole = json.loads(made["data/briefings.json"])["briefings"][0]
    assert whole["title"] == whole["positions"][0]["evidence"][0] == one.title
    assert json.loads(made[f"briefings/{ID}.json"]) == whole
    assert persist.loads(made[f"briefings/{ID}.yml"]) == one
    titles = {name: _rows(made[f"data/{name}.csv"]) for name in ("briefings", "actors", "positions", "disputes")}
    assert _as_it_was(titles["briefings"][0]["title"]) == one.title
    assert _as_it_was(titles["actors"][0]["role"]) == one.actors[0].role
    assert _as_it_was(titles["positions"][1]["statement"]) == one.positions[1].statement
    with closing(_database((ID, one))) as database:
        assert database.execute("SELECT title, summary FROM briefings").fetchall() == [(one.title, one.summary)]
        assert database.execute("SELECT DISTINCT quotation FROM evidence WHERE section = 'dates'").fetchall() == [
            (one.dates[0].evidence[0],)
        ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "\N{FULLWIDTH EQUALS SIGN}"])
def test_no_cell_is_a_formula(sign: str) -> None:
    text = f"{sign}cmd|' /C calc'!A0"
    made = _outputs((ID, briefing(title=text, positions=[{**PLAIN["positions"][0], "evidence": [text]}])))
    for name, column in (("briefings", "title"), ("positions", "evidence")):
        (row,) = _rows(made[f"data/{name}.csv"])
        assert row[column] == f"'{text}"


def test_the_schema_describes_the_data_and_nothing_else() -> None:
    made = _outputs((ID, briefing(notes={"desk": "secret"})), ("2020-05-05-x", hostile("x")))
    schema, data = json.loads(made["data/schema.json"]), json.loads(made["data/briefings.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    data["briefings"][0]["notes"] = {}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_data_package_names_every_column() -> None:
    made = _outputs((ID, briefing()))
    package = json.loads(made["data/datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in package["resources"]:
        head = next(csv.reader(io.StringIO(made[f"data/{resource['path']}"], newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert all(len(field["description"]) > 10 for field in resource["schema"]["fields"])
        assert set(resource["schema"]["primaryKey"]) <= set(head)


def test_the_database_holds_together_and_can_be_searched() -> None:
    twice = briefing(topics=["lunar-resources", "lunar-resources"])
    with closing(_database((ID, twice), ("2020-05-05-x", hostile("x")))) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = "SELECT id FROM briefings_fts JOIN briefings ON briefings.rowid = briefings_fts.rowid WHERE briefings_fts MATCH ?"
        assert database.execute(found, ["colonial"]).fetchall() == [(ID,)]
        said = "SELECT says FROM parties WHERE briefing_id = ? ORDER BY actor_id"
        assert database.execute(said, [ID]).fetchall() == [("Calls it colonial.",), (None,)]


def test_the_desk_s_notes_are_not_published() -> None:
    one = (ID, briefing(notes={"desk": "call the ministry"}))
    material = _material(one)
    assert b"call the ministry" in material.yaml[ID]
    assert [o.path for o in outputs_of(material) if b"call the ministry" in o.content] == []


def test_a_briefing_s_file_is_published_as_it_stands() -> None:
    text = b"# by hand\ntitle: X\npublished: 2020-05-06\n"
    material = Material(digest_of([(ID, briefing())]), [(ID, briefing())], {ID: text}, SITE)
    assert next(o.content for o in outputs_of(material) if o.path == f"briefings/{ID}.yml") == text


# Citations

_TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\textless{}": "<", r"\textgreater{}": ">", r"\textbar{}": "|",
    **{rf"\{sign}": sign for sign in "&%$#_"},
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_citation_gives_back_the_text_and_is_one(text: str) -> None:
    made = _outputs((ID, hostile(text)))
    bibtex = made[f"briefings/{ID}.bib"]
    assert re.findall(r"^@\w+\{(.*),$", bibtex, re.MULTILINE) == [ID, f"briefing-{ID}"]
    assert bibtex.count("{") == bibtex.count("}")
    title = re.search(r"title = \{\{(.*)\}\},$", bibtex, re.MULTILINE)
    assert title
    assert re.sub(r"\\(?:text\w+\{\}|.)", lambda sign: _TEX[sign[0]], title[1]) == shown(text)
    article, about = json.loads(made[f"briefings/{ID}.csl.json"])
    assert article["title"] == article["author"][0]["literal"] == about["title"] == shown(text)
    assert article["issued"] == {"date-parts": [[2020, 5, 6]]}


# For people and machines that come by


class _Elements(HTMLParser):
    """Elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("site", [SITE, NOWHERE])
def test_no_text_breaks_out_of_a_letter(text: str, site: Site) -> None:
    made = _outputs((ID, hostile(text)), (f"{ID}-too", hostile(text)), site=site)
    page = _Elements(made["issues/2020-w19/newsletter.html"])
    plain = _Elements(
        _outputs((ID, hostile("x")), (f"{ID}-too", hostile("x")), site=site)["issues/2020-w19/newsletter.html"]
    )
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert page.text.count(shown(text)) >= 4
    allowed = {"style", "href", "charset", "name", "content", "lang", "role", "width", "cellpadding", "cellspacing",
               "border", "align", "valign"}  # fmt: skip
    assert {name for _, attributes in page.tags for name in attributes} <= allowed
    assert all((a["href"] or "").startswith(SITE.url or "") for tag, a in page.tags if tag == "a")
    lines = made["issues/2020-w19/newsletter.txt"].splitlines()
    assert all(len(line) <= 72 or " " not in line.strip(" -") for line in lines)
    assert shown(text).split()[0] in made["issues/2020-w19/newsletter.txt"]


def test_a_fault_in_a_letter_s_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "newsletter.txt.j2").write_text("{{ isue.name }}")
    with pytest.raises(FaultsError, match=r"newsletter\.txt\.j2.*'isue' is undefined"):
        list(outputs_of(_material((ID, briefing())), tmp_path))


@pytest.mark.parametrize("text", HOSTILE)
def test_json_ld_can_not_end_its_script(text: str) -> None:
    heads = heads_of_pages(_material((ID, hostile(text))))
    data = [head.data for head in heads.values() if head.data]
    assert not [one for one in data if set(one) & set("<>&\u2028\u2029\n")]
    report = json.loads(heads[places.briefing(ID)].data or "")
    assert report["headline"] == report["isBasedOn"]["author"]["name"] == report["about"][0]["name"] == shown(text)
    assert json.loads(heads[places.actor("russia")].data or "")["name"] == shown(text)


@pytest.mark.parametrize(
    ("place", "type_", "others"),
    [
        (places.HOME, "WebSite", ["feed.xml", "feed.json"]),
        (
            places.actor("russia"),
            "Country",
            ["actors/russia/feed.xml", "actors/russia/feed.json", "feed.xml", "feed.json"],
        ),
        (places.actor("reuters"), "NewsMediaOrganization", ["feed.xml", "feed.json"]),
        (places.dispute("mining-order"), None, ["disputes/mining-order/feed.xml", "disputes/mining-order/feed.json"]),
        (places.briefing(ID), "Report", [f"briefings/{ID}.{form}" for form in ("yml", "json", "bib", "csl.json")]),
        (Place(""), None, ["feed.xml", "feed.json"]),
    ],
)
def test_a_page_s_head_says_what_it_is_and_where_else_it_is(place: Place, type_: str | None, others: list[str]) -> None:
    material = _material((ID, briefing()))
    head = heads_of_pages(material)[place]
    assert (json.loads(head.data)["@type"] if head.data else None) == type_
    found = [other.path for other in head.alternates]
    assert found[: len(others)] == others
    assert set(found) <= {o.path for o in outputs_of(material)}


@pytest.mark.parametrize("text", HOSTILE)
def test_llms_txt_shows_the_text(text: str) -> None:
    page = _Elements(markdown.markdown(_outputs((ID, hostile(text)))["llms.txt"]))
    assert {tag for tag, _ in page.tags} <= {"h1", "h2", "blockquote", "p", "code", "ul", "li", "a"}
    assert all((a["href"] or "").startswith(SITE.url or "") for tag, a in page.tags if tag == "a")


def test_robots_txt_shuts_nobody_out() -> None:
    assert _outputs()["robots.txt"].splitlines() == [
        "User-agent: *", "Disallow:", "Sitemap: https://digest.example.org/space/sitemap.xml",
    ]  # fmt: skip
    assert "Sitemap" not in _outputs(site=NOWHERE)["robots.txt"]


# Old addresses

OLD = "2020-05-06-old"


@pytest.mark.parametrize("text", HOSTILE)
def test_an_old_address_leads_to_the_new_one(text: str) -> None:
    moved = Briefing.model_validate({**hostile(text).model_dump(by_alias=True), "redirect_from": [OLD]})
    page = _Elements(_outputs((ID, moved))[f"briefings/{OLD}/index.html"])
    tags = dict(page.tags[::-1])
    assert [tag for tag, _ in page.tags] == ["html", "meta", "title", "meta", "link", "meta", "p", "a"]
    assert ("meta", {"http-equiv": "refresh", "content": f"0; url=../{ID}/"}) in page.tags
    assert tags["link"]["href"] == f"https://digest.example.org/space/briefings/{ID}/"
    assert shown(text) in page.text


def test_an_old_address_never_covers_a_page() -> None:
    named = [(ID, briefing(redirect_from=[OLD, f"{OLD}er"])), (OLD, briefing())]
    made = _outputs(*named)
    assert f"briefings/{OLD}/index.html" not in made
    assert f"briefings/{OLD}er/index.html" in made


def test_check_names_old_ids_that_can_not_lead_anywhere(tmp_path: Path) -> None:
    named = {ID: briefing(redirect_from=[OLD, "2020-01-01-gone"]), OLD: briefing(redirect_from=["2020-01-01-gone"])}
    write_workspace(tmp_path, named)
    _, faults = check([tmp_path / "briefings"], None)
    assert sorted((Path(f.path).stem, f.message.partition("'")[0].strip()) for f in faults) == [
        (ID, "there is a briefing"),
        (OLD, ""),
    ]
    _, alone = check([tmp_path / "briefings" / f"{ID}.yml"], None)
    assert [fault.line > 1 for fault in alone] == [True]


# The site


def _build(settings: Path) -> Path:
    config = load_config(str(settings), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", "site_url: https://digest.example.org/space\nuse_directory_urls: false\n"])
def test_all_that_a_head_names_is_in_the_site(tmp_path: Path, options: str) -> None:
    named = {ID: _named_dated(), "2020-05-04-x": hostile(PAYLOADS[0])}
    site = _build(write_workspace(tmp_path, named, f"plugins: [search, perilune]\n{options}"))
    for page in site.rglob("*.html"):
        if page.name in {"newsletter.html", "404.html"}:
            continue
        for tag, attributes in _Elements(page.read_text("utf-8")).tags:
            if tag == "link" and (attributes["rel"] or "").split() == ["alternate"]:
                assert attributes["rel"] != "alternate"  # which would make the theme fetch site maps that are not there
                assert (page.parent / (attributes["href"] or "")).is_file()
    text = (site / "briefings" / ID / "index.html" if not options else site / "briefings" / f"{ID}.html").read_text()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert data
    assert json.loads(data[1])["headline"] == PLAIN["title"]
    assert f'<meta property="og:title" content="{PLAIN["title"]}">' in text


def _named_dated() -> Briefing:
    return _dated(("2020-06-01", "Russia lands"))


@pytest.mark.slow
def test_a_workspace_s_own_file_wins_and_its_licence_counts(tmp_path: Path) -> None:
    config = "plugins: [perilune]\nextra:\n  data_licence: {name: CC0-1.0, url: 'https://example.org/cc0'}"
    settings = write_workspace(tmp_path, {ID: briefing()}, config)
    (tmp_path / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    site = _build(settings)
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    licence = json.loads((site / "data" / "briefings.json").read_text())["licence"]
    assert licence == {"name": "CC0-1.0", "title": "CC0-1.0", "path": "https://example.org/cc0"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "licence", ["7", "{title: x}", "{name: x, url: 'javascript:x'}", "{name: x, more: y}", "['x']"]
)
def test_a_licence_that_is_none_is_refused(tmp_path: Path, licence: str) -> None:
    settings = write_workspace(tmp_path, {ID: briefing()}, f"plugins: [perilune]\nextra: {{data_licence: {licence}}}")
    with pytest.raises((PluginError, Abort)):
        _build(settings)


def test_a_licence_is_told_everywhere() -> None:
    made: dict[str, Any] = _outputs((ID, briefing()), site=Site("x", licence=Licence("CC0-1.0", "Public domain")))
    assert "<rights>Public domain</rights>" in made["feed.xml"]
    assert json.loads(made["data/datapackage.json"])["licenses"] == [{"name": "CC0-1.0", "title": "Public domain"}]
    assert json.loads(made["data/metadata.json"])["license"] == "Public domain"
