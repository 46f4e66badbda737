import pytest

from webapp.localization.catalogs.domains import Domain, domain_of


@pytest.mark.parametrize(
    ("places", "domain"),
    [
        (["webapp/records/views.py"], Domain.MESSAGES),
        (["webapp/accounts/views.py"], Domain.STAFF),
        (["webapp/templates/pages/deposit/form.html"], Domain.STAFF),
        (["webapp/templates/partials/findings.html", "webapp/records/findings.py"], Domain.STAFF),
        (["webapp/templates/emails/returned.txt"], Domain.EMAILS),
        (["webapp/mail.py"], Domain.EMAILS),
        (["webapp/review/views.py", "webapp/search/views.py"], Domain.MESSAGES),
        (["webapp/mail.py", "webapp/review/views.py"], Domain.STAFF),
    ],
)
def test_a_message_is_in_the_domain_of_its_most_public_place(places: list[str], domain: Domain) -> None:
    assert domain_of(places) is domain
