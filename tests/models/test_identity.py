import pytest

from archive.models import readable_slug, short_id


def test_short_id_is_the_same_for_the_same_parts():
    assert short_id("dispatch", "a") == short_id("dispatch", "a")
    assert short_id("dispatch", "a") != short_id("event", "a")
    assert len(short_id("x")) == 10


@pytest.mark.parametrize(
    ("titles", "slug"),
    [
        (("Attack, Điện Biên Phủ",), "attack-dien-bien-phu"),
        (("", "莱州解放"), "莱州解放"),
        (("…", ""), "event"),
        (("Word " * 40,), "-".join(["word"] * 16)),
    ],
)
def test_slug_is_readable_and_cut_between_words(titles, slug):
    assert readable_slug(*titles, fallback="event") == slug
