"""The MkDocs plugin: a thin skin around `persist` and `render`, and the only place that knows MkDocs.

    plugins: [perilune]

is all that a workspace needs. Loads no language model.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from perilune import escape
from perilune.digest import Period, Plan, digest_of
from perilune.digest.views import Place
from perilune.errors import PeriluneError
from perilune.outputs import ANY_PAGE, Head, Output, heads_of_pages, outputs_of
from perilune.register import load_collection
from perilune.render import Page as RenderedPage
from perilune.render import render_digest, template_folders
from perilune.website import besides, guards, pages, search, theme
from perilune.website.swap import Swap


class PeriluneConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs annotates no class hooks
    """The options under `plugins: perilune:` in mkdocs.yml."""

    briefings_dir = Type(str, default="briefings")
    """The folder of the briefings' YAML files, relative to mkdocs.yml."""
    templates_dir = Type(str, default="templates")
    """The folder of the workspace's own templates; those it lacks come with Perilune."""
    articles_dir = Type(str, default="articles")
    """The folder of the articles; nothing of it is published."""
    pages_dir = Type(str, default=".perilune/pages")
    """The folder for the Markdown made from them; nothing in it is worth keeping."""
    issues = Choice(tuple(Period), default=Period.WEEK)
    """What one issue of the digest covers: week or month."""
    report_url = Type(str, default="")
    """Where readers report an error, `{title}` standing for the page's; without it, the repository's form for issues."""
    model = Type(str, default="")
    """The language model that `perilune add` reads articles with; the site is built without it."""


class PerilunePlugin(BasePlugin[PeriluneConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages made from briefings to the site, and what they need of theme and Markdown."""

    def __init__(self) -> None:
        """A plugin that has not seen its workspace yet."""
        self._command: str = "build"
        self._dirty = False
        self._swap: Swap | None = None
        self._generated: frozenset[str] = frozenset()
        self._outputs: tuple[Output, ...] = ()
        self._heads: Mapping[Place, Head] = {}
        self._newest: date | None = None
        self._search: search.Search | None = None
        self._warnings = CountHandler()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a build or a preview."""
        self._command, self._dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse what would run or publish files, then set up theme, Markdown, watching and the building beside."""
        guards.refuse_includes(config)
        if self.config.report_url and not theme.is_report_address(self.config.report_url):
            raise PluginError("report_url: must begin with https:, http: or mailto:, so that readers can follow it")
        theme.set_up(config, report_url=self.config.report_url, preview=self._command == "serve")
        search.take_over(config)
        watched = (self._folder(config, self.config.briefings_dir), *template_folders(self._templates(config)))
        config.watch += [str(folder) for folder in watched if folder.is_dir()]
        self._count_warnings()
        if self._command != "serve" and not self._dirty:
            self._swap = Swap.beside(Path(config.site_dir))
            config.site_dir = str(self._swap.start())
        return config

    def _count_warnings(self) -> None:
        """Begin anew: within one process MkDocs uses the same plugin for one build after the other."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self._warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, keep out what lies outside the docs folder, make a small navigation where there is none."""
        guards.keep_inside(files, config)
        rendered = self._rendered(config)
        folder = self._folder(config, self.config.pages_dir)
        briefings = self._folder(config, self.config.briefings_dir)
        self._generated = pages.add(rendered, files, config, folder=folder, briefings=briefings)
        pages.add_schemas(files, config)
        besides.add(self._outputs, files, config)
        pages.make_navigation(rendered, files, config)
        if self._search:
            self._search.add_page(files, config)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Date the sitemap by the newest briefing: with the day of the build, the same input would give other bytes."""
        if self._newest:
            page.update_date = self._newest.isoformat()
        return page

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the theme what stands in this page's head for machines, and whether it needs no more than our own frame."""
        context["perilune"] = self._heads.get(Place(page.file.src_uri), self._heads.get(ANY_PAGE))  # type: ignore[typeddict-unknown-key]
        context["framed"] = page.file.src_uri in self._generated or page.meta.get("template") == "search.html"  # type: ignore[typeddict-unknown-key]
        return context

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The guard behind the escaping: no generated page runs anything or links to anything but the web."""
        if page.file.src_uri in self._generated and (danger := next(escape.dangers(html), None)):
            raise PluginError(f"{page.file.src_uri} would have {danger}; mend its template")
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let the search see the finished page, and mend what the theme does wrong."""
        if self._search:
            self._search.gather(page)
        return theme.mended(output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the old one; a strict build with warnings fails and puts nothing there."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._swap and config.strict and self._warnings.get_counts():
            self._swap.give_up()
            config.site_dir = str(self._swap.site)
            return
        if self._search:
            self._search.write(Path(config.site_dir), str(config.theme["language"]))
        if self._swap:
            config.site_dir = str(self._swap.finish())

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        if self._swap:
            self._swap.give_up()

    def _rendered(self, config: MkDocsConfig) -> tuple[RenderedPage, ...]:
        folder = self._folder(config, self.config.briefings_dir)
        try:
            collection = load_collection(folder)
            briefings = collection.briefings
            self._newest = max((briefing.published for _, briefing in briefings), default=None)
            digest = digest_of(briefings, Plan(Period(self.config.issues), collection.disputes))
            self._search = search.Search(digest)
            material = besides.material(digest, briefings, folder, config)
            drawn = besides.cards_of(material, self._folder(config, self.config.pages_dir).parent / "cards")
            self._outputs = (*outputs_of(material, self._templates(config)), *drawn)
            self._heads = heads_of_pages(material)
            return render_digest(digest, self._templates(config))
        except PeriluneError as error:
            raise PluginError(str(error)) from None

    def _templates(self, config: MkDocsConfig) -> Path:
        return self._folder(config, self.config.templates_dir)

    def _folder(self, config: MkDocsConfig, name: str) -> Path:
        # `mkdocs -f` gives the path as it was typed, relative or not; without a file the docs folder tells.
        home = (
            Path(config.config_file_path).resolve().parent if config.config_file_path else Path(config.docs_dir).parent
        )
        return home / name
