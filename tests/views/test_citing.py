"""How to cite every kind of page, what a reference manager gets, and what machines read."""

import json
import re

import pytest

from archive.models import Discrepancy, Status
from tests.factories import make_dispatch, make_event
from tests.views.world import make_world

pytestmark = pytest.mark.django_db

CONCEPTS = ["engagements", "dispatches", "places", "units"]


def address(concept, row, language="en"):
    return f"/{language}/{concept}/{row.uid}/{row.slug}/"


def linked(text):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    return json.loads(block)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_page_says_how_to_cite_it_by_an_address_without_language(client, concept):
    row = make_world()[concept]

    text = client.get(address(concept, row, "vi")).text

    assert f"http://testserver/{concept}/{row.uid}/" in text
    assert all(name in text for name in ("Chicago", "GB/T 7714", "BibTeX", "RIS", "CSL-JSON"))


@pytest.mark.parametrize("concept", [*CONCEPTS, "differences"])
@pytest.mark.parametrize(
    ("extension", "first"), [("bib", "@"), ("ris", "TY  - "), ("csl.json", "[")]
)
def test_a_citation_comes_as_a_file(client, concept, extension, first):
    row = (make_world() | {"differences": Discrepancy.objects.first})[concept]
    row = row() if callable(row) else row

    response = client.get(f"/en/{concept}/{row.uid}.{extension}")

    assert response.status_code == 200
    assert response.text.startswith(first)
    assert f'filename="communique-{row.uid}.{extension}"' in response["Content-Disposition"]


def test_a_file_of_what_was_merged_leads_on_and_of_what_was_rejected_says_so(client):
    target = make_event()
    merged = make_event(status=Status.MERGED, merged_into=target)
    rejected = make_event(status=Status.REJECTED)

    moved = client.get(f"/en/engagements/{merged.uid}.bib")

    assert (moved.status_code, moved["Location"]) == (301, f"/en/engagements/{target.uid}.bib")
    assert client.get(f"/en/engagements/{rejected.uid}.ris").status_code == 410
    assert client.get("/en/engagements/0000000000.bib").status_code == 404


def test_the_version_changes_with_a_claim_and_not_with_the_language(client):
    event = make_world()["engagements"]

    def version(language):
        return client.get(address("engagements", event, language)).context["citation"].version

    before = {version(language) for language in ("en", "zh-hans", "vi")}
    event.figures.update(value=25)

    assert len(before) == 1
    assert version("en") not in before


def test_a_reference_manager_gets_newspaper_day_page_and_both_titles(client):
    text = client.get(address("dispatches", make_world()["dispatches"])).text

    assert '<meta name="z:itemType" content="newspaperArticle">' in text
    assert 'name="citation_title" content="莱州解放 [Lai Châu liberated]" lang="zh-Hans"' in text
    assert 'name="citation_journal_title" content="人民日报"' in text
    assert 'name="citation_firstpage" content="4"' in text
    assert re.search(r'name="citation_publication_date" content="\d{4}/\d\d/\d\d"', text)


@pytest.mark.parametrize(
    ("concept", "kind"),
    [
        ("dispatches", "NewsArticle"),
        ("engagements", "Event"),
        ("places", "Place"),
        ("units", "Organization"),
    ],
)
def test_linked_data_is_json_of_an_honest_type(client, concept, kind):
    row = make_world()[concept]

    text = client.get(address(concept, row)).text

    assert linked(text)["@type"] == kind
    assert 'property="og:title"' in text
    assert text.count('property="og:type"') == 1


def test_a_figure_is_linked_as_a_claim_of_its_source(client):
    found = linked(client.get(address("engagements", make_world()["engagements"])).text)

    article, claim = found["subjectOf"]
    assert article["@type"] == "NewsArticle"
    assert (claim["@type"], claim["text"]) == ("Claim", "敌军二十四个连")
    assert claim["author"]["name"] == "Vietnam News Agency"
    assert claim["appearance"]["@id"] == article["@id"]


def test_a_title_cannot_end_the_script_it_stands_in(client):
    dispatch = make_dispatch(title_en="</script><script>alert(1)</script>", title_zh="")

    text = client.get(address("dispatches", dispatch)).text

    assert linked(text)["headline"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in text
