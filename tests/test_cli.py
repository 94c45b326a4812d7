"""The command as people run it: in a process of its own, by its output, its files and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from perilune import __version__, persist
from perilune.schema import json_schema_text
from site_samples import briefing, write_workspace

BODY = (
    "MOSCOW, May 6 (Wire) — Russia on Tuesday rejected a U.S. order on mining the Moon and called it “a return to "
    "colonialism.”\n\nThe United States wants to land astronauts by 2024, NASA said in a statement. Roscosmos chief "
    "Dmitry Rogozin accused Washington of breaking the Outer Space Treaty.\n\nPhoto: A. Writer / Wire\n\n"
    "See https://example.org/order for the order.\n"
)
NAME = "2020-05-06-moon-order.txt"
ID = "2020-05-06-first"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(BODY, "utf-8")
    return path


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _is_one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


# ---- extract and annotate ---------------------------------------------------------------------------------


def test_extract_prints_a_briefing_and_touches_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    before = _contents(tmp_path)
    done = run("extract", article, "--publisher", "The Gazette", "--title", "Given: #1")
    assert (done.returncode, done.stderr) == (0, "")
    found = persist.loads(done.stdout)
    assert (found.title, found.source.publisher, str(found.published)) == ("Given: #1", "The Gazette", "2020-05-06")
    assert "russia" in {actor.id for actor in found.actors}
    assert found.links == ("https://example.org/order",)
    assert persist.dumps(found) == done.stdout
    assert _contents(tmp_path) == before


def test_extract_prints_json_with_the_same_fields(run: Run, article: Path) -> None:
    done = run("extract", article, "--format", "json")
    assert done.returncode == 0
    printed = json.loads(done.stdout)
    assert printed["published"] == "2020-05-06"
    assert persist.Briefing.model_validate(printed).actors


def test_extract_writes_a_file_for_each_source_and_reports_the_bad_one(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "2021-01-01-b.md").write_text(f"---\ntitle: B\n---\n{BODY}", "utf-8")
    done = run("extract", article, "2021-01-01-b.md", "none.txt", "--out", "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "none.txt: no such file\n"
    assert sorted(_contents(tmp_path / "out")) == ["2020-05-06-moon-order.yml", "2021-01-01-b.yml"]
    assert persist.load(tmp_path / "out" / "2021-01-01-b.yml").title == "B"


def test_the_offsets_of_annotate_fit_the_file(run: Run, article: Path) -> None:
    raw = article.read_text("utf-8")
    done = run("annotate", article)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["doc", "dct", "text", "sentences", "actors", "timex", "attributions"]
    assert (found["doc"], found["dct"], found["text"]) == ("2020-05-06-moon-order", "2020-05-06", raw)
    assert raw[slice(*found["sentences"][0])].startswith("Russia on Tuesday")
    mentions = {raw[s:e] for actor in found["actors"] for s, e in actor["mentions"]}
    assert {"Russia", "NASA"} <= mentions
    assert found["timex"]
    assert all(raw[t["start"] : t["end"]] == t["text"] for t in found["timex"])
    assert {"Tuesday": "2020-05-05", "2024": "2024"}.items() <= {t["text"]: t["value"] for t in found["timex"]}.items()
    assert all(0 <= s < e <= len(raw) for a in found["attributions"] for s, e in a["source"] + a["cue"] + a["content"])


def test_standard_input_is_a_source(run: Run) -> None:
    done = run("extract", "-", "--published", "2020-05-06", stdin=BODY)
    assert done.returncode == 0
    assert persist.loads(done.stdout).actors


BAD_SOURCES = {
    "missing": ("none.txt", None, "none.txt: no such file"),
    "a folder": ("folder", None, "folder: is a folder"),
    "empty": ("a.txt", b"", "a.txt: is empty"),
    "binary": ("a.txt", b"\x00\x01", "a.txt: is not text"),
    "latin": ("a.txt", b"caf\xe9", "a.txt: is not UTF-8"),
    "no date": ("a.txt", BODY.encode(), "a.txt: no publication date"),
    "no prose": ("2020-05-06-a.txt", b"Share this\n", "2020-05-06-a.txt: no article text was found"),
    "front matter": ("a.md", b"---\na: 1\na: 2\n---\nText.\n", "a.md: front matter, line 3: 'a' stands twice"),
    "broken PDF": ("a.pdf", b"%PDF-1.4 x", "a.pdf: the PDF can't be opened"),
    "private host": ("http://127.0.0.1/a", None, "http://127.0.0.1/a: the host '127.0.0.1' is not public"),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD_SOURCES.values(), ids=BAD_SOURCES)
def test_a_bad_source_is_one_line_and_status_2(
    run: Run, tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = _contents(tmp_path)
    done = run("extract", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert _is_one_line(done.stderr), done.stderr
    assert done.stderr.startswith(message)
    assert _contents(tmp_path) == before


BAD_ARGUMENTS = [
    (["extract"], "Missing argument"),
    (["extract", "a", "b"], "several sources need --out DIR"),
    (["extract", "a", "--published", "May 2020"], "'May 2020' is no day; write year-month-day"),
    (["extract", "a", "--url", "javascript:x"], "starts with https://"),
    (["extract", "a", "--format", "xml"], "'xml' is not one of"),
    (["add", "a", "--jobs", "0"], "0 is not in the range"),
    (["check", "nowhere"], "does not exist"),
    (["eval", "nowhere"], "does not exist"),
    (["conquer"], "No such command"),
    (["check"], "no mkdocs.yml here or above"),
    (["build"], "no mkdocs.yml here or above"),
    (["render"], "no mkdocs.yml here or above"),
    (["add", "a"], "no mkdocs.yml here or above"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_ARGUMENTS, ids=[" ".join(a) for a, _ in BAD_ARGUMENTS])
def test_unusable_arguments_are_said_with_status_2(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


# ---- add --------------------------------------------------------------------------------------------------


def test_add_writes_briefings_and_never_over_one(run: Run, tmp_path: Path) -> None:
    write_workspace(tmp_path, {ID: briefing()})
    inbox = tmp_path / "articles"
    inbox.mkdir()
    (inbox / NAME).write_text(BODY, "utf-8")
    (inbox / f"{ID}.txt").write_text(BODY, "utf-8")
    (inbox / "undated.txt").write_text(BODY, "utf-8")
    by_hand = (tmp_path / "briefings" / f"{ID}.yml").read_bytes()
    done = run("add", "articles")
    assert (done.returncode, done.stdout) == (1, "briefings/2020-05-06-moon-order.yml\n")
    assert done.stderr.startswith("1 article ")
    assert "undated.txt: no publication date" in done.stderr
    assert (tmp_path / "briefings" / f"{ID}.yml").read_bytes() == by_hand
    first = _contents(tmp_path)
    assert run("check", "briefings/2020-05-06-moon-order.yml").stdout == "1 briefing checked: 0 faults\n"
    again = run("add", inbox / NAME)
    assert (again.returncode, again.stdout) == (0, "")
    assert _contents(tmp_path) == first


# ---- check ------------------------------------------------------------------------------------------------


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    write_workspace(tmp_path, {ID: briefing()})
    path = tmp_path / "briefings" / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").replace("stance: opposes", "stance: oposes"), "utf-8")
    return path


FAULT = "positions.1.stance: 'oposes' is not one of supports, opposes, neutral"


def test_check_finds_nothing_in_a_good_workspace(run: Run, tmp_path: Path) -> None:
    write_workspace(tmp_path, {ID: briefing()})
    done = run("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 briefing checked: 0 faults\n", "")


def test_check_says_faults_as_text(run: Run, faulty: Path) -> None:
    line = next(n for n, text in enumerate(faulty.read_text("utf-8").splitlines(), 1) if "oposes" in text)
    for arguments in (["check"], ["check", "briefings"], ["check", f"briefings/{ID}.yml"]):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (1, "1 briefing checked: 1 fault\n")
        assert done.stderr == f"briefings/{ID}.yml:{line}:13: error: {FAULT} (did you mean opposes?)\n"


def test_check_says_faults_as_json_and_for_pull_requests(run: Run, faulty: Path) -> None:
    done = run("check", "--format", "json")
    (fault,) = json.loads(done.stdout)
    assert (done.returncode, fault["path"], fault["message"]) == (1, f"briefings/{ID}.yml", FAULT)
    done = run("check", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file=briefings/{ID}.yml,line={fault['line']},col=13::{FAULT}")


def test_check_takes_files_outside_a_workspace(run: Run, tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.yml"
    path.write_text(persist.dumps(briefing()), "utf-8")
    assert run("check", path).returncode == 0


# ---- the rest ---------------------------------------------------------------------------------------------


def test_render_says_what_it_wrote(run: Run, tmp_path: Path) -> None:
    write_workspace(tmp_path, {ID: briefing()})
    first = run("render")
    assert first.returncode == 0, first.stderr
    assert "pages in docs:" in first.stdout
    assert (tmp_path / "docs" / "briefings" / f"{ID}.md").is_file()
    assert ": 0 written, 0 removed" in run("render").stdout


def test_the_schema_is_printed_and_written(run: Run, tmp_path: Path) -> None:
    assert run("schema").stdout == json_schema_text()
    assert run("schema", "--out", "docs/schema/briefing.json").stdout == ""
    assert (tmp_path / "docs" / "schema" / "briefing.json").read_text("utf-8") == json_schema_text()


def test_eval_prints_the_table_and_json(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    assert run("eval", folder).returncode == 2
    (folder / NAME).write_text(BODY, "utf-8")
    answer = "actors:\n- {name: Russia, type: state, salience: major}\npositions: []\ndates: []\ndisputes: []\n"
    (folder / NAME.replace(".txt", ".gold.yml")).write_text(answer)
    done = run("eval", folder, "--json")
    figures = json.loads(done.stdout)
    assert (done.returncode, figures["articles"], figures["failed"]) == (0, 1, [])
    assert figures["actors_major"]["r"] == 1.0


def test_help_and_version_are_there(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("extract", "annotate", "add", "check", "render", "build", "serve", "eval", "schema"):
        assert f"\n  {command} " in done.stdout
    assert "Exit status: 0 fine, 1 faults found" in done.stdout.replace("\n  ", " ")
    assert run("--version").stdout.endswith(f"perilune {__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["extract", "none.txt"], ["schema"]])
def test_what_reads_no_article_loads_no_language_model(tmp_path: Path, arguments: list[str]) -> None:
    write_workspace(tmp_path, {ID: briefing()})
    code = f"""
import sys
from perilune.cli import main
sys.argv = ["perilune", *{arguments!r}]
try:
    main()
finally:
    print("loaded:", "perilune.cli" in sys.modules, "spacy" in sys.modules, "mkdocs" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "loaded: True False False"


def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    command = f"{sys.executable} -m perilune schema | true"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
