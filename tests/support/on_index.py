"""What a package index has of a project, made up."""

from __future__ import annotations

from gatepost.doctor.online import Published, PublishedFile

BOTH, WHEEL, SDIST = ("w", "s"), ("w",), ("s",)


def on_index(name: str, uploaded: int = 0, **versions: tuple[str, ...]) -> dict[str, Published]:
    """Return a project with some versions, as `v0_3_0=BOTH`, the newest first."""
    files = []
    for key, kinds in versions.items():
        version = key.removeprefix("v").replace("_", ".")
        names = {"w": f"{name}-{version}-py3-none-any.whl", "s": f"{name}-{version}.tar.gz"}
        files.append((version, tuple(PublishedFile(names[kind], uploaded) for kind in kinds)))
    return {name: Published(exists=True, files=tuple(files))}
