"""A package that is built in no time: its backend stands in its own folder and needs nothing."""

from __future__ import annotations

BACKEND = '''\
import gzip, io, os, pathlib, re, tarfile, zipfile

TEXT = pathlib.Path("pyproject.toml").read_text()
NAME, VERSION = (re.search(rf'^{key} = "(.*)"', TEXT, re.M)[1] for key in ("name", "version"))
STEM = f"{NAME.replace('-', '_')}-{VERSION}"
METADATA = f"""Metadata-Version: 2.4
Name: {NAME}
Version: {VERSION}
Summary: A demonstration
Requires-Python: >=3.10
License-Expression: MIT
License-File: LICENSE
Description-Content-Type: text/markdown

Hello.
"""


def _files():
    return {str(path): path.read_bytes() for path in sorted(pathlib.Path().rglob("*"))
            if path.is_file() and not {".git", "dist", "__pycache__"} & set(path.parts)}


def build_sdist(folder, settings=None):
    made = {f"{STEM}/{name}": content for name, content in {**_files(), "PKG-INFO": METADATA.encode()}.items()}
    with open(f"{folder}/{STEM}.tar.gz", "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed, \\
            tarfile.open(fileobj=packed, mode="w") as sdist:
        for name, content in made.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            sdist.addfile(member, io.BytesIO(content))
    return f"{STEM}.tar.gz"


def build_wheel(folder, settings=None, metadata=None):
    info = f"{STEM}.dist-info"
    made = {name[4:]: content for name, content in _files().items() if name.startswith("src/")}
    made[f"{info}/METADATA"] = METADATA.encode()
    made[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    made[f"{info}/licenses/LICENSE"] = b"MIT"
    made[f"{info}/RECORD"] = ("".join(f"{name},,\\n" for name in made) + f"{info}/RECORD,,\\n").encode()
    with zipfile.ZipFile(f"{folder}/{STEM}-py3-none-any.whl", "w") as wheel:
        for name, content in made.items():
            wheel.writestr(zipfile.ZipInfo(name), content)
    return f"{STEM}-py3-none-any.whl"
'''


def package(name: str = "rocket", version: str = "1.2.0") -> dict[str, str]:
    """Return the files of a package, by their paths from its folder."""
    module = name.replace("-", "_")
    return {
        "pyproject.toml": (
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n\n'
            f'[project]\nname = "{name}"\nversion = "{version}"\nrequires-python = ">=3.10"\n'
        ),
        "backend.py": BACKEND,
        f"src/{module}/__init__.py": f'__version__ = "{version}"\n',
        "LICENSE": "MIT",
        ".gitignore": "dist/\n__pycache__/\n",
    }
