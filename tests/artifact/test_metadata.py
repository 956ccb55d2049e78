"""Files of metadata, read as far as a check asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gatepost.artifact.metadata import Metadata, read_metadata

FILE = """\
Metadata-Version: 2.4
Name: demo
Version: 1.2.0
Requires-Python: >=3.10
Requires-Dist: click>=8
Requires-Dist: pytest; extra == 'test'
Classifier: Programming Language :: Python :: 3.10
License: none
License-Expression: MIT
License-File: LICENSE
License-File: AUTHORS
Dynamic: Version

What it is for:
Name: something else
"""


def test_each_field_is_read_from_the_headers() -> None:
    assert read_metadata(FILE.encode()) == Metadata(
        name="demo",
        version="1.2.0",
        metadata_version="2.4",
        requires_python=">=3.10",
        requires=("click>=8", "pytest; extra == 'test'"),
        classifiers=("Programming Language :: Python :: 3.10",),
        license="none",
        license_expression="MIT",
        license_files=("LICENSE", "AUTHORS"),
        dynamic=("Version",),
        description="What it is for:\nName: something else\n",
    )


def test_what_is_no_metadata_says_nothing() -> None:
    assert read_metadata(b"") == Metadata()


@given(
    data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"Name: {text}".encode("utf-8", "replace"))
)
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert isinstance(read_metadata(data).name, str)
