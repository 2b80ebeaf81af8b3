"""Pages -> MkDocs: the plugin `charterhouse`.

Every page of ours is a generated file with empty Markdown; its HTML comes from our own templates, whatever the theme.
What is wrong with the charters is found before MkDocs empties its folder, so that the last good site stays.
"""

# ruff: noqa: ARG002 (MkDocs hands every event all of its arguments)
from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from ..audience.reader import UnknownAudience
from ..config import ConfigurationError
from ..lint.installed import RuleFailed
from ..lint.workers import Watch
from . import joining
from .drawing import Undrawable, draw
from .edition import Edition, Refused, Setting, read
from .editions.published import Published
from .mkdocs_page import Anchors, GeneratedPage, edit_urls
from .page import Addresses, Page
from .pages import pages
from .search import SearchFailed, index
from .store import Store, store
from .templates import Compiled, environment
from .withholding import Docs, shut

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

THEME = "charterhouse"
NOTHING = joining.contents(())
_FRAME: dict[tuple[str, str], bytes] = {}
STYLES = ("tokens", "parts", "contract", "pictures", "exit", "charts", "pages", "overview", "guest")
"""The style sheets that our pages need in a theme of somebody else."""


class Options(Config):  # type: ignore[no-untyped-call]  # the metaclass is untyped
    """`plugins: [charterhouse: {charters: …}]`."""

    charters = config_options.Type(str, default="charters")


class CharterhousePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # likewise
    """Joins the partnerships to a MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.edition: Edition | None = None
        self.store: Store | None = None
        self.lasting: object = None
        self.day: date | None = None
        self.audience: str | None = None
        self.published: Published | None = None
        self.docs: Docs | None = None
        self.watch: Watch | None = None
        self.pages: dict[str, Page] = {}
        self.frame: dict[str, Any] = {}
        self.templates: Environment = environment()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep in mind whether MkDocs serves: its live reload needs what the site itself forbids."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prepare the theme: ours as it is, another with our style sheets added."""
        if self.audience is not None:
            shut(config)
        self.templates = environment([config.theme.custom_dir] if config.theme.custom_dir else [])
        if config.theme.name != THEME:
            own = [f"assets/css/{name}.css" for name in STYLES]
            config.extra_css[:0] = [each for each in own if each not in config.extra_css]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the charters and put all pages together, before anything is written."""
        overrides = (config.theme.custom_dir,) if config.theme.custom_dir else ()
        addresses = Addresses(bool(config.use_directory_urls))
        charters = self.charters(config)
        self.store, self.lasting = store(charters)
        setting = Setting(addresses, overrides, self.day, edit_urls(config, charters), self.audience)
        try:
            self.edition = read(charters, setting, self.store, self.watch)
            self.pages = {page.uri: page for page in pages(self.edition)}
        except (Refused, UnknownAudience, ConfigurationError, RuleFailed, Undrawable, ValueError, OSError) as trouble:
            raise PluginError(str(trouble)) from trouble

    def charters(self, config: MkDocsConfig) -> Path:
        """The folder of the charters, relative to the configuration."""
        home = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return (home / self.config.charters).resolve()

    def _join(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and what belongs to them."""
        joining.refuse_collisions(self.pages.values(), files)
        ours = list(joining.files(self.pages.values(), self.read(), config))
        if config.theme.name != THEME:
            ours += joining.assets(files, config)
        for file in ours:
            files.append(file)
        granted = self.read().granted
        partly = granted is not None and not granted.reader.everything
        self.docs = Docs(granted, [file.src_uri for file in ours]) if granted and partly else None
        return files

    @event_priority(-100)
    def _leave_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out the pages that an audience may not see, also those that other plugins have made."""
        if self.docs:
            self.docs.exclude(files, config)
        return files

    on_files = CombinedEvent(_join, _leave_out)

    def read(self) -> Edition:
        """What was read before the build. Raises PluginError where another plugin has kept it from being read."""
        if self.edition is None:
            raise PluginError("the charters have not been read")
        return self.edition

    @property
    def title(self) -> str:
        """What the audience is called that the edition is for; empty where that is the organisation itself."""
        granted = self.read().granted
        return granted.title if granted else ""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give our pages their titles, and every page the day of this edition."""
        for file in files.documentation_pages():
            page = self.pages.get(file.src_uri)
            if page:
                ours = GeneratedPage.of(file, config)
                ours.title = joining.harmless(page.title)
                ours.meta["description"] = joining.harmless(page.description)
                ours.present_anchor_ids = Anchors(partial(self.draw, page, ours.edit_url))
            if file.page is not None:
                file.page.update_date = self.read().as_of.isoformat()
        self.frame = {
            "as_of": self.read().as_of,
            "pages": [page for page in self.pages.values() if page.listed],
            "ours": self.pages.keys(),
            "guides": joining.guides(nav, self.pages),
            "serving": self.serving,
            "audience": self.title,
            "published": self.published,
        }
        return nav

    @event_priority(100)
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Our HTML in place of what MkDocs made of nothing, where another plugin is to look at it.

        Otherwise it is put in as late as can be: MkDocs keeps the content of all pages to the end.
        """
        ours = self.pages.get(page.file.src_uri)
        if ours is None:
            return self.docs.unlinked(html, page.file.url, self._anchors) if self.docs else html
        alone = len(config.plugins.events["page_content"]) == 1
        return "" if alone else self.draw(ours, page.edit_url)

    def draw(self, page: Page, edit_url: str | None) -> str:
        """A page as HTML. Raises PluginError where a template, perhaps one of the organisation's, fails."""
        edition = self.read()
        try:
            if page.key:
                return edition.draw(page)
            return draw(page, self.templates, edition.addresses, edition.codes, edit_url)
        except Undrawable as trouble:
            raise PluginError(str(trouble)) from trouble
        except OSError as trouble:
            raise PluginError(f"{page.source}: its page is gone from the cache: build again") from trouble

    def _anchors(self, source: str) -> Anchors | None:
        """The anchors of a page of ours; None of another."""
        page = self.pages.get(source)
        return Anchors(partial(self.draw, page, None)) if page else None

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """In our own theme nothing from a configuration or a page's title reaches the page unescaped."""
        if self.docs:
            self.docs.drop(files, config)
        if config.theme.name == THEME:
            env.autoescape = True
            env.trim_blocks = env.lstrip_blocks = True
            env.bytecode_cache = Compiled(_FRAME)
        return env

    @event_priority(100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the frame of our theme shows on each page."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.content = page.content or self.draw(ours, page.edit_url)
            page.toc = joining.contents(ours.contents)
        page.content = Markup(page.content or "")  # noqa: S704 (ours is escaped, the rest is the organisation's own)
        if self.title and config.theme.name != THEME:
            page.content += Markup('<p class="audience">Edition for {}</p>\n').format(self.title)
        return self.framed(context)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of what a page was made of: of thousands, only one is in memory."""
        if self.pages.pop(page.file.src_uri, None):
            page.content, page.toc, page.present_anchor_ids = "", NOTHING, set()
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The same for 404.html."""
        return self.framed(context)

    def framed(self, context: TemplateContext) -> TemplateContext:
        """The context with what the head and foot of every page show."""
        context["handbook"] = self.frame  # type: ignore[typeddict-unknown-key]  # plugins add to it
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is for machines, and make the site searchable."""
        joining.publish(self.read(), config)
        if config.theme.name == THEME:
            try:
                index(Path(config.site_dir))
            except SearchFailed as trouble:
                raise PluginError(str(trouble)) from trouble

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when a charter changes."""
        server.watch(str(self.charters(config)), builder)
        return server
