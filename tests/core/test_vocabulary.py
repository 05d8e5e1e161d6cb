"""Names of private attributes are plain texts in copies of a tree."""

import pickle
from copy import deepcopy
from xml.etree import ElementTree

from octavo.core.vocabulary import Data


def test_trees_with_private_attributes_can_be_copied_and_sent() -> None:
    node = ElementTree.Element("sup")
    node.set(Data.SCRIPT, "glyphs")
    for twin in (deepcopy(node), pickle.loads(pickle.dumps(node))):
        assert twin.attrib == {"data-script": "glyphs"}
