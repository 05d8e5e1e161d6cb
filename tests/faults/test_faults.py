"""A build that is killed while it publishes leaves whole files, and the next one ends what it began."""

import pytest

from faults.place import Place, digests

HTML = ("--html", "--no-check", "--no-cache")


@pytest.mark.slow
def test_killed_while_publishing() -> None:
    with Place(options=HTML) as place:
        place.output.mkdir()
        (place.output / "report.json").write_text("{}")
        old = digests(place.output)
        assert place.hooked("kill", 12).status == -9
        assert digests(place.output) == old
        assert place.run().status == 0
        assert {"report.json", "SHA256SUMS", "faults-html/index.html"} < digests(place.output).keys()
        assert place.left() == []
