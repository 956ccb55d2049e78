"""Core metadata: what PKG-INFO and METADATA say, as far as a check asks (Core metadata specifications, PyPA)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Metadata:
    """The fields as they are written; a field that is not there is empty."""

    name: str = ""
    version: str = ""
    metadata_version: str = ""
    requires_python: str = ""
    requires: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    license: str = ""
    license_expression: str = ""
    license_files: tuple[str, ...] = ()
    dynamic: tuple[str, ...] = ()
    description: str = ""


def read_metadata(data: bytes) -> Metadata:
    """Return what a file of metadata says; what is none says nothing."""
    from packaging.metadata import parse_email  # noqa: PLC0415  loads much; pages of checks do without

    raw, _ = parse_email(data)
    return Metadata(
        name=raw.get("name", ""),
        version=raw.get("version", ""),
        metadata_version=raw.get("metadata_version", ""),
        requires_python=raw.get("requires_python", ""),
        requires=tuple(raw.get("requires_dist", ())),
        classifiers=tuple(raw.get("classifiers", ())),
        license=raw.get("license", ""),
        license_expression=raw.get("license_expression", ""),
        license_files=tuple(raw.get("license_files", ())),
        dynamic=tuple(raw.get("dynamic", ())),
        description=raw.get("description", ""),
    )
