"""What YAML knows and JSON does not."""

from gatepost.formats.yaml.values import Binary, Timestamp


def test_a_moment_is_an_object_without_keys() -> None:
    assert dict(Timestamp(5)) == {}
    assert Timestamp(5).milliseconds == 5


def test_bytes_are_an_object_that_counts_them() -> None:
    assert dict(Binary(b"ab")) == {"0": 97, "1": 98}
    assert Binary(b"ab").content == b"ab"
