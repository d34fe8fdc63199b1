import pytest

from tests.views.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", ["en", "zh-hans", "vi"])
def test_smoke(client, lang):
    world = make_world()
    for path in [
        "",
        "engagements/",
        "dispatches/",
        "places/",
        "units/",
        "about/",
        "engagements/?from=xx&region=no&page=abc",
    ]:
        r = client.get(f"/{lang}/{path}")
        assert r.status_code == 200, path
    for c, row in world.items():
        r = client.get(f"/{lang}/{c}/{row.uid}/{row.slug}/")
        assert r.status_code == 200
