"""Seeded repositories: packages with their files, a history, tags, a configuration and a manifest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parity import plan_files, plan_packages, plan_settings
from parity import plan_words as w
from parity.dice import Dice
from parity.plan_messages import CalmDice, message, oddly, usual
from parity.plan_model import CONFIGURATION_FILE, ELSEWHERE, MANIFEST_FILE, Commit, Repository, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PACKAGES = 6
MOST_COMMITS = 9
ILLEGAL_IN_TAGS = re.compile(r"[\x00-\x20~^:?*\[\\\x7f]|\.\.|@\{|//|/\.|\.lock|\.$|/$|^[./-]")
ILLEGAL_IN_PATHS = re.compile(r"(?:^|/)(?:\.{0,2})(?:/|$)|\x00|^\.git(?:/|$)")


def repositories(seed: int, count: int) -> list[Repository]:
    """Return `count` repositories, the same for a seed on every Python; a larger count only adds more."""
    dice = Dice(seed)
    return [Generator(dice.pick((Dice, CalmDice))(dice.below(2**31))).repository() for _ in range(count)]


@dataclass(frozen=True)
class Package:
    """What a package is made of before it is written."""

    path: str
    kind: str
    name: str
    version: str
    settings: dict[str, object]

    @property
    def component(self) -> str:
        """The name that its tags probably have."""
        return str(
            self.settings.get("component")
            or self.settings.get("package-name")
            or (self.name if self.kind == "node" else "")
        )

    def located(self, path: str) -> str:
        """Return where one of its files lies in the repository."""
        folder = self.path.strip("/")
        return path if folder in (".", "") else f"{folder}/{path}"


class Generator:
    """Makes one repository; every choice falls by `dice`."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice

    def repository(self) -> Repository:
        """Make a repository."""
        dice = self.dice
        packages = self._packages()
        files = self._files(packages)
        history = self._history(packages, files)
        custom = dice.one_in(25)
        configuration_file = ".github/rp.json" if custom else CONFIGURATION_FILE
        manifest_file = ".github/versions.json" if custom else MANIFEST_FILE
        last = history.pop()
        settings = {
            configuration_file: plan_files.json_text(dice, self._configuration(packages)),
            manifest_file: plan_files.json_text(dice, self._manifest(packages)),
        }
        if oddly(dice, 100):
            settings.pop(dice.pick(list(settings)))
        written = {path: text.encode() for path, text in settings.items()}
        history.append(Commit(last.message, {**last.files, **written}, last.side))
        return Repository(
            commits=tuple(history),
            tags=self._tags(packages, len(history)),
            branch=usual(dice, w.BRANCHES, w.ODD_BRANCHES),
            date=dice.pick(w.DATES),
            configuration_file=configuration_file,
            manifest_file=manifest_file,
        )

    def _packages(self) -> list[Package]:
        dice = self.dice
        count = 1 if dice.one_in(2) else 2 + dice.few(MOST_PACKAGES - 2)
        paths = [
            "." if count == 1 and not dice.one_in(4) else usual(dice, w.PATHS, w.ODD_PATHS, 12) for _ in range(count)
        ]
        common = dice.pick(w.TYPES)
        return [self._package(path, common if dice.one_in(2) else dice.pick(w.TYPES)) for path in dict.fromkeys(paths)]

    def _package(self, path: str, kind: str) -> Package:
        dice = self.dice
        name = usual(dice, w.NAMES, w.ODD_NAMES)
        settings: dict[str, object] = {} if dice.one_in(20) and kind == "node" else {"release-type": kind}
        if oddly(dice, 60):
            settings["release-type"] = dice.pick(w.ODD_TYPES)
        if dice.one_in(2):
            settings["package-name"] = name
        if dice.one_in(3):
            settings["component"] = usual(dice, w.NAMES, w.ODD_NAMES)
        settings |= plan_settings.some_of(dice, plan_settings.KEYS, dice.few(5))
        if dice.one_in(5):
            settings |= plan_settings.some_of(dice, plan_settings.VERSION_KEYS, 2)
        if dice.one_in(5):
            settings["extra-files"] = plan_settings.extra_files(dice)
        return Package(path, kind, name, plan_files.version(dice), settings)

    def _configuration(self, packages: Sequence[Package]) -> dict[str, object]:
        dice = self.dice
        top = plan_settings.some_of(dice, plan_settings.KEYS, dice.few(4))
        top |= plan_settings.some_of(dice, plan_settings.TOP_KEYS, dice.few(2))
        if dice.one_in(8):
            top["release-type"] = usual(dice, w.TYPES, w.ODD_TYPES, 20)
        if dice.one_in(4):
            top["plugins"] = plan_settings.plugins(dice, [package.component for package in packages])
        if sum(package.kind == "node" for package in packages) > 1 and dice.one_in(2):
            top["plugins"] = [plan_settings.node_workspace(dice, []), *([] if dice.one_in(2) else ["sentence-case"])]
        top["packages"] = {package.path: package.settings for package in packages}
        if oddly(dice, 150):
            top["packages"] = dice.pick(({}, None, [], "x", {".": None}))
        return top

    def _manifest(self, packages: Sequence[Package]) -> dict[str, object]:
        dice = self.dice
        found: dict[str, object] = {package.path: package.version for package in packages if not dice.one_in(12)}
        if dice.one_in(12):
            found["gone"] = dice.pick(w.VERSIONS)
        if oddly(dice, 40) and packages:
            found[packages[0].path] = dice.pick((*w.NO_VERSIONS, 1, None, {}))
        return found

    def _files(self, packages: Sequence[Package]) -> dict[str, bytes]:
        dice = self.dice
        files: dict[str, str] = {"README.md": "x\n", "top.txt": plan_files.marked(dice)}
        for package in packages:
            own = self._own_files(package, [other.name for other in packages if other is not package])
            files |= {package.located(path): text for path, text in own.items()}
        if dice.one_in(10):
            files["changelog.json"] = plan_files.json_text(
                dice, {"repository": "acme/demo", "entries": [{"id": "x"}], "updateTime": ""}
            )
        written = {path: text.encode() for path, text in files.items() if not ILLEGAL_IN_PATHS.search(path)}
        if dice.one_in(60):
            path = dice.pick(list(written))
            written[path] = written[path][:5] + b"\xff\xfe\xe9" + written[path][5:]
        return _without_clashes(written)

    def _own_files(self, package: Package, others: Sequence[str]) -> dict[str, str]:
        dice = self.dice
        files: dict[str, str] = {}
        if package.kind == "python":
            files |= plan_packages.python_files(dice, package.name)
        if package.kind == "node" or dice.one_in(12):
            files |= plan_packages.node_files(dice, package.name, others)
        if not dice.one_in(3):
            files[str(package.settings.get("changelog-path") or "CHANGELOG.md").strip("/.") or "x"] = (
                plan_files.changelog(dice)
            )
        version_file = package.settings.get("version-file")
        if isinstance(version_file, str) and version_file.strip("/.") and not dice.one_in(4):
            files[version_file.strip("/.")] = f'package x\n\nconst Version = "{plan_files.version(dice)}"\n'
        if package.kind == "simple" and not dice.one_in(3):
            files["version.txt"] = f"{plan_files.version(dice)}\n"
        if dice.one_in(2) or "extra-files" in package.settings:
            files["extra.txt"] = plan_files.marked(dice)
            files["docs/index.md"] = plan_files.marked(dice)
            files |= {f"conf.{kind}": plan_files.structured(dice, kind) for kind in ("json", "yaml", "toml", "xml")}
        return files

    def _history(self, packages: Sequence[Package], files: dict[str, bytes]) -> list[Commit]:
        dice = self.dice
        first = dict(list(files.items())[: dice.below(len(files))]) if dice.one_in(10) else files
        commits = [Commit("feat: begin" if dice.one_in(2) else message(dice), first)]
        for _ in range(1 + dice.below(MOST_COMMITS)):
            side = tuple(self._commit(packages, files) for _ in range(1 + dice.below(2))) if dice.one_in(12) else ()
            commits.append(
                Commit(message(dice), self._commit(packages, files).files if not side or dice.one_in(4) else {}, side)
            )
        return commits

    def _commit(self, packages: Sequence[Package], files: dict[str, bytes]) -> Commit:
        """Make a commit that touches some packages; once in a while none, or files that the release writes too."""
        dice = self.dice
        touched: dict[str, bytes | None] = {}
        for _ in range(1 + dice.few(2)):
            package = dice.pick(packages)
            path = package.located(
                dice.pick(("src/x.py", "docs/y.txt", "main.go", "tests/z.txt", "a/b/c.txt", "deep/d/e/f.txt"))
            )
            touched[path] = b"%d\n" % dice.below(1000)
        if dice.one_in(8):
            touched["outside/file.txt"] = b"%d\n" % dice.below(1000)
        if dice.one_in(20):
            path = dice.pick(list(files))
            touched[path] = files[path] + b" " if dice.one_in(3) else files[path]
        if dice.one_in(12):
            touched = {}
        legal = {path: content for path, content in touched.items() if not ILLEGAL_IN_PATHS.search(path)}
        return Commit(message(dice), {path: content for path, content in legal.items() if not _clashes(path, files)})

    def _tags(self, packages: Sequence[Package], commits: int) -> tuple[Tag, ...]:
        dice = self.dice
        found: dict[str, Tag] = {}
        for package in packages:
            while not dice.one_in(3):
                name = self._tag_name(package)
                if not ILLEGAL_IN_TAGS.search(name) and name and not any(_is_above(name, other) for other in found):
                    at = dice.below(commits) if not dice.one_in(15) else ELSEWHERE
                    found[name] = Tag(name, at, None if dice.one_in(2) else dice.pick((0, 1, 90, -30)))
        return tuple(found.values())

    def _tag_name(self, package: Package) -> str:
        dice = self.dice
        component = package.component if package.settings.get("include-component-in-tag") is not False else ""
        if dice.one_in(8):
            component = usual(dice, w.NAMES, w.ODD_NAMES)
        separator = str(package.settings.get("tag-separator") or "-") if not dice.one_in(6) else dice.pick(w.SEPARATORS)
        v = "v" if (package.settings.get("include-v-in-tag") is not False) != dice.one_in(8) else ""
        version = package.version if not dice.one_in(5) else plan_files.version(dice)
        if dice.one_in(30):
            return dice.pick(("latest", "v1", "release-2025", f"{component}{separator}latest"))
        return f"{component}{separator}{v}{version}" if component else f"{v}{version}"


def _is_above(name: str, other: str) -> bool:
    """Tell whether git cannot keep both tags: one is a folder of the other."""
    return name == other or name.startswith(f"{other}/") or other.startswith(f"{name}/")


def _clashes(path: str, files: Sequence[str] | dict[str, bytes]) -> bool:
    return any(other.startswith(f"{path}/") or path.startswith(f"{other}/") for other in files)


def _without_clashes(files: dict[str, bytes]) -> dict[str, bytes]:
    kept: dict[str, bytes] = {}
    for path, content in files.items():
        if not _clashes(path, kept):
            kept[path] = content
    return kept
