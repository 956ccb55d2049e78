"""A folder of wheels to install from, without a network: what is installed here, and stand-ins for the rest."""

from __future__ import annotations

import hashlib
import re
import zipfile
from base64 import urlsafe_b64encode
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gatepost

_NOT_IN_A_WHEEL = ("INSTALLER", "RECORD", "REQUESTED", "direct_url.json")
_INFO = ".dist-info"
_ANY = b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

Files = dict[str, bytes]


def pack(folder: Path, *names: str) -> None:
    """Write a wheel of each distribution that is installed here under one of these names, and of all that it needs."""
    for each in _closure(names):
        write_wheel(folder, _own_files(each) if each.name == "gatepost" else _files(each))


def pack_all(folder: Path, site: Path) -> None:
    """Write a wheel of each distribution that is installed in another environment, by its folder of packages."""
    for each in distributions(path=[str(site)]):
        write_wheel(folder, _files(each))


def wheels_of(folder: Path, *names: str) -> list[Path]:
    """Return the wheels of the distributions of these names, and of all that they need, in a folder."""
    wanted = {canonicalize_name(each.name) for each in _closure(names)}
    return sorted(path for path in folder.glob("*.whl") if canonicalize_name(path.name.partition("-")[0]) in wanted)


def stand_in(folder: Path, name: str, version: str, code: str) -> None:
    """Write a wheel whose module is `code`, and whose command calls the function `main` in it."""
    module = name.replace("-", "_")
    info = f"{module}-{version}{_INFO}"
    files = {
        f"{module}.py": f"{code}\n\nif __name__ == '__main__':\n    main()\n".encode(),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": _ANY,
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {module}:main\n".encode(),
    }
    write_wheel(folder, files)


def _closure(names: tuple[str, ...]) -> list[Distribution]:
    """Return the distributions of these names and all that they require on this machine, each once.

    A name may have extras, as in `gatepost[dist]`.
    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [each for name in names for each in _wanted(Requirement(name))]
    while waiting:
        name, extra = each = waiting.pop()
        if each not in seen:
            seen.add(each)
            required = [Requirement(text) for text in found.setdefault(name, distribution(name)).requires or ()]
            needed = [one for one in required if _is_needed(one, extra)]
            waiting += [each for one in needed for each in _wanted(one)]
    return list(found.values())


def _wanted(requirement: Requirement) -> list[tuple[str, str]]:
    """Return the name, once with each extra and once without."""
    return [(canonicalize_name(requirement.name), extra) for extra in ("", *sorted(requirement.extras))]


def _is_needed(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _files(each: Distribution) -> Files:
    """Return what the wheel of an installed distribution had in it."""
    listed = [file for file in each.files or () if "__pycache__" not in file.parts]
    info = next(file.parts[0] for file in listed if file.parts[0].endswith(_INFO))
    made = {point.name for point in each.entry_points if point.group == "console_scripts"}
    files: Files = {}
    for file in listed:
        place = file.as_posix()
        if ".." in file.parts:  # a script, or a page of a manual
            place = f"{info.removesuffix(_INFO)}.data/scripts/{file.name}"
        if file.name not in (made if ".." in file.parts else _NOT_IN_A_WHEEL) and "share" not in file.parts:
            files[place] = Path(str(file.locate())).read_bytes()
    return files


def _own_files(each: Distribution) -> Files:
    """Return what a wheel of gatepost has in it, as it is tested here: from the sources, or installed."""
    package = Path(gatepost.__file__).parent
    info = f"gatepost-{each.version}{_INFO}"
    paths = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files = {f"gatepost/{path.relative_to(package).as_posix()}": path.read_bytes() for path in paths}
    texts = {name: (each.read_text(name) or "").encode() for name in ("METADATA", "entry_points.txt")}
    return {**files, **{f"{info}/{name}": text for name, text in {**texts, "WHEEL": _ANY}.items()}}


def write_wheel(folder: Path, files: Files) -> None:
    """Write a wheel of these files, named after its metadata and its last tag."""
    info = next(path.split("/")[0] for path in files if path.endswith(f"{_INFO}/METADATA"))
    tag = re.findall(r"^Tag: (\S+)", files[f"{info}/WHEEL"].decode(), re.MULTILINE)[-1]
    digests = {
        path: urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        for path, content in files.items()
    }
    record = [f"{path},sha256={digest},{len(files[path])}\n" for path, digest in digests.items()]
    with zipfile.ZipFile(folder / f"{info.removesuffix(_INFO)}-{tag}.whl", "w") as wheel:
        for path, content in files.items():
            member = zipfile.ZipInfo(path)
            member.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            wheel.writestr(member, content)
        wheel.writestr(f"{info}/RECORD", "".join([*record, f"{info}/RECORD,,\n"]))
