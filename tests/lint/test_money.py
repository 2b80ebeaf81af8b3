"""Which words are a financial term: the term in brackets, or none."""

import pytest

from charterhouse.lint.money import first, hints

TERMS = """
Lumen pays a fee of [EUR 5,000] a month.
Lumen pays a fee of [€5,000] a month.
It costs [5.000 €] a year.
It costs [5000 euros] a year.
It costs [$2m], not more.
It costs [US$ 2 million].
[USD 250k] is due.
[EUR5m] is due.
[GBP 1'000'000] is due.
[Ten thousand euros] are due.
They pay [a million dollars].
[two hundred and fifty thousand euros]
Northwind receives [45% of the joint revenue].
Northwind receives 45% and Lumen [55% of the revenue].
Northwind keeps [thirty percent (30%) of licence revenue].
[12.5% of Northwind’s monthly joint revenue]
Revenue share: [45%] to Northwind, 55% to Lumen.
Revenue is shared monthly, [45%] to Northwind and 55% to Lumen.
Revenue of the joint offer is shared [45%] to Northwind and 55% to Lumen.
The revenue-share is [45 %].
| Revenue | [45%] |
A fee of [5%] of net sales is paid to Lumen.
a [5% fee]
a [five-percent fee]
The fee is [five percent].
a royalty of [3 per cent] on net sales
The price rises by [3%] each year.
sold at [20% below list price]
a discount of [10% on the list price]
Lumen keeps a margin of [30%].
Fees are capped at [10%].
Lumen keeps   [30%   of revenue].
Lumen pays a fee of   [EUR   5,000].
They pay [a   million   dollars].
"""
NO_TERMS = """
Financial terms are in economics.md.
Half of the revenue is Northwind’s.
Nobody pays a fee.
Prices are set in euros.
The designers hand over 20 CAD drawings.
The euro area has 20 countries.
All 5 parties, ALL 5 PARTIES, the TOP 10 retailers: TRY 3 times.
We expect to move about seventy percent of the workloads of a typical client.
30% more qualified leads
30% more qualified leads at a lower price
90% of retailers renew.
The price list is kept by Lumen, and 90% of tickets are answered in a day.
Revenue is reported quarterly, and attendance must be over 80%.
Books show revenue and margin, with 95% uptime.
Revenue reporting is complete at 95%.
Renewals reach 90% where revenue is shared.
Where revenue per store is high, 80% of stores renew.
Within a margin of error of 5% both count the same.
Forecasts keep a 10% error margin.
Revenue grows by 20% in the first year.
We aim at 20% more revenue.
The revenue of each is 80% of plan.
Margin reports are sent to 80% of stores.
The fee model is used by 30% of clients.
20% of stores pay no fee.
stores with 20% of shelf space below price parity
"""


@pytest.mark.parametrize("line", TERMS.strip().split("\n"))
def test_a_financial_term(line: str) -> None:
    before, _, rest = line.partition("[")
    words, _, after = rest.partition("]")
    text = before + words + after
    term = first(text)
    assert term
    assert text[term.start : term.end] == words
    assert term.start == len(before)


@pytest.mark.parametrize("line", NO_TERMS.strip().split("\n"))
def test_no_financial_term(line: str) -> None:
    assert first(line) is None


def test_what_a_percentage_is_bound_to_is_configurable() -> None:
    assert first("Lumen keeps 5% of the turnover.") is None
    assert first("Lumen keeps 5% of the turnover.", ("turnover",))
    assert first("Lumen keeps 5% of the revenue.", ("turnover",)) is None


@pytest.mark.parametrize("line", TERMS.strip().split("\n"))
def test_where_a_term_stands_there_is_a_hint_of_it(line: str) -> None:
    assert hints(line)
    assert hints(line) == sorted(hints(line))


@pytest.mark.parametrize(
    "bit", ["5% of x, ", "1 € ", "123 456 789 ", "one hundred and two percent ", "of b c d ", "1,1,"]
)
def test_a_text_made_of_numbers_is_read(bit: str) -> None:
    first(bit * 100_000 + "% €")
