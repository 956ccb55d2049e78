"""A node while it is read."""

from gatepost.formats.yaml.nodes import Frame, Node, Place


def test_a_tag_or_an_anchor_alone_is_a_node() -> None:
    assert not Node().found
    assert Node(tag="!").found
    assert Node(anchor="a").found


def test_a_node_is_filled() -> None:
    node = Node()
    node.fill(None, "")

    assert node.found
    assert node.content


def test_only_in_blocks_a_block_may_begin() -> None:
    assert [Frame(place, 2).blocks for place in Place] == [False, False, True, True]
    assert [Frame(place, 2).flow_indent for place in Place] == [2, 2, 3, 3]
