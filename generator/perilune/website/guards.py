"""What a site made from foreign text must not have: includes that run or publish files, ways out of the docs folder."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_INCLUDING_EXTENSIONS = frozenset(
    {"pymdownx.snippets", "markdown_include", "markdown_include.include", "mdx_include", "mdx_include.mdx_include"}
)
_INCLUDING_PLUGINS = frozenset(
    {"macros", "include-markdown", "include_markdown", "markdownextradata", "codeinclude", "exec"}
)


def refuse_includes(config: MkDocsConfig) -> None:
    """Raise PluginError where an extension or plugin would read commands or file names in the text of pages."""
    found = [f"the Markdown extension {name}" for name in config.markdown_extensions if name in _INCLUDING_EXTENSIONS]
    found += [f"the plugin {name}" for name in config.plugins if name.rpartition("/")[2] in _INCLUDING_PLUGINS]
    if found:
        raise PluginError(
            f"{' and '.join(found)} would run commands or publish files named in an article's text; remove from mkdocs.yml"
        )


def keep_inside(files: Files, config: MkDocsConfig) -> None:
    """Remove files that a symbolic link brings in from outside the docs folder, with a warning for each."""
    docs = Path(os.path.realpath(config.docs_dir))
    for file in list(files):
        if file.src_dir != config.docs_dir or not file.abs_src_path:
            continue
        if not Path(os.path.realpath(file.abs_src_path)).is_relative_to(docs):
            log.warning("%s leads out of the docs folder and is not published", file.src_uri)
            files.remove(file)
