"""Create and post a 3-line taxed invoice over HTTP, against the best pgbench script's writes.

`posting` spreads the load over many tenants, `hot-tenant` sends all of it to one. Both stand here,
since they are one measurement done twice. The ceiling is one call per document, by pgbench, of a
SQL function that does the same writes: key, books, document, number, outbox, audit, reply.
"""

import itertools
import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from uuid import uuid4

import psycopg

from tests.benchmarks.figures import Figure, at_least, report, told
from tests.benchmarks.installation import Installation, Owner, installation, pgbench, said
from tests.benchmarks.load import Outcome, Requests, drive, request, run

BAR = 0.45
TENANTS = 48
CONNECTIONS = 32
TURNS = 5
SECONDS = 6
PG_CLIENTS = 8
INVOICES = "/v1/invoicing/invoices"
ANY_KEY = "the-key-of-this-sale"
DATED = date.today().isoformat()  # noqa: DTZ011 - any day of an open period will do

CEILING = """
CREATE TABLE bench_shops (n integer PRIMARY KEY, tenant uuid, company uuid, party uuid, usr uuid);
GRANT SELECT ON bench_shops TO erp_app;
CREATE FUNCTION bench_post(which integer, dated date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    shop bench_shops;
    entry uuid := uuidv7();
    invoice uuid := uuidv7();
    used text := gen_random_uuid();
    answered jsonb;
BEGIN
    SELECT * INTO shop FROM bench_shops WHERE n = which;
    PERFORM begin_as(shop.tenant, shop.company, shop.usr);
    INSERT INTO idempotency (key, digest) VALUES (used, sha256(used::bytea));
    PERFORM ledger_post(shop.tenant, shop.company,
        json_build_array(json_build_object('id', entry, 'dated', dated, 'journal', 'SAL',
                         'source', 'invoice:' || invoice, 'memo', 'Customer', 'reverses', NULL)),
        json_build_array(
            json_build_object('e', 1, 'account', {receivable}, 'amount', '193.97',
                              'party', shop.party, 'due', dated + 14),
            json_build_object('e', 1, 'account', {income}, 'amount', '-163.00'),
            json_build_object('e', 1, 'account', {tax_account}, 'amount', '-30.97')),
        json_build_array(json_build_object('e', 1, 'tax', {tax}, 'base', '163.00', 'amount', '30.97')),
        NULL, NULL, NULL, uuidv7(), false);
    PERFORM invoicing_write(shop.tenant, shop.company,
        json_build_array(json_build_object('id', invoice, 'kind', 'invoice', 'party_id', shop.party,
            'dated', dated, 'delivered', NULL, 'due', dated + 14, 'currency', 'EUR', 'rate', '1',
            'own_rate', false, 'language', 'en', 'terms_id', NULL, 'terms', '14 days',
            'customer_reference', '', 'note', '', 'net', '163.00', 'tax', '30.97',
            'total', '193.97', 'total_company', '193.97', 'credits', NULL, 'reason', '',
            'buyer', json_build_object('name', 'Customer'), 'instalments',
            json_build_array(json_build_object('due', dated + 14, 'amount', '193.97')),
            'status', 'posted', 'entry_id', entry, 'series', 'BEN-2026', 'prefix', 'BEN-2026-',
            'suffix', '', 'width', 5, 'event', 'invoicing.invoice.posted')),
        (SELECT json_agg(json_build_object('i', invoice, 'taxes', json_build_array({tax}),
            'product_id', NULL, 'code', '', 'description', 'Chair ' || g, 'quantity', '1',
            'unit', 'pc', 'unece', 'C62', 'unit_price', '54.33', 'discount', '0',
            'account', {income}, 'amount', '54.33', 'net', '54.33',
            'source_line', NULL, 'credits_line', NULL)) FROM generate_series(1, 3) AS g),
        json_build_array(json_build_object('i', invoice, 'facts',
            json_build_object('code', {tax}, 'name', 'VAT', 'kind', 'percent', 'rate', '19'),
            'base', '163.00', 'amount', '30.97', 'owed_by_customer', '0')));
    SELECT to_jsonb(r) INTO answered FROM (
        SELECT id, number, status, net, tax, total, entry_id, version FROM invoices
         WHERE tenant_id = shop.tenant AND company_id = shop.company AND id = invoice) AS r;
    UPDATE idempotency SET reply = answered
     WHERE tenant_id = shop.tenant AND company_id = shop.company AND key = used;
    INSERT INTO audit_entries (command, via, proof, kind, subject, after)
    VALUES ('invoicing.create_invoice', 'session', shop.usr, 'invoice', invoice, answered);
END $$;
"""


class Shop:
    """A tenant that sells: its owner's token and the request that sells three chairs."""

    def __init__(self, owner: Owner, party: str, tax: str) -> None:
        self.owner, self.party = owner, party
        line = {"quantity": "1", "unit_price": "54.33", "taxes": [tax]}
        self.body = {
            "party_id": party,
            "dated": DATED,
            "lines": [{**line, "description": f"Chair {n}"} for n in (1, 2, 3)],
            "post": True,
        }
        self.written = request("POST", INVOICES, owner.token, self.body, key=ANY_KEY)

    def request(self) -> bytes:
        """Write one sale, under a key of its own."""
        return self.written.replace(ANY_KEY.encode(), str(uuid4()).encode())


def open_shop(place: Installation, number: int) -> tuple[Shop, dict[str, str]]:
    """Open a tenant with a chart of accounts, taxes and a customer; gives its accounts too."""
    owner = place.open_tenant(f"shop{number}")
    with place.client(owner.token) as client:
        year = {"template": "skr04", "year_starts": f"{DATED[:4]}-01-01"}
        said(client.post("/v1/ledger/setup", json=year))
        party = said(
            client.post("/v1/parties/parties", json={"name": "Customer", "is_customer": True})
        )
        taxes = said(client.get("/v1/catalog/taxes"))["items"]
        tax = next(t for t in taxes if float(t["rate"]) == 19 and t["category"] == "S")
        defaults = said(client.get("/v1/ledger/defaults"))
    accounts = {
        **{d["role"]: d["account"] for d in defaults},
        "tax": tax["code"],
        "tax_account": tax["due_account"],
    }
    return Shop(owner, party["id"], tax["code"]), accounts


def prepare_ceiling(place: Installation, shops: list[Shop], accounts: dict[str, str]) -> None:
    """Make the function that pgbench calls, and tell it of the shops."""
    quoted = {name: f"'{value}'" for name, value in accounts.items()}
    sql = CEILING
    for name in ("receivable", "income", "tax_account", "tax"):
        sql = sql.replace(f"{{{name}}}", quoted[name])
    with psycopg.connect(place.owner_url, autocommit=True) as owner:
        owner.execute(sql)
        for number, shop in enumerate(shops, 1):
            who = shop.owner
            owner.execute(
                "INSERT INTO bench_shops VALUES (%s, %s, %s, %s, %s)",
                [number, who.tenant_id, who.company_id, shop.party, who.user_id],
            )


def turn(place: Installation, chosen: Callable[[], Shop]) -> Outcome:
    """Sell over HTTP for one turn."""

    def requests(_: int) -> Requests:
        while True:
            yield chosen().request()

    outcome = run(drive(place.port, CONNECTIONS, SECONDS, requests))
    assert not outcome.refused, outcome.refused[0]
    return outcome


def measure(place: Installation, name: str, shops: list[Shop], least: int) -> list[Figure]:
    """Interleave turns of HTTP and pgbench over the shops, the first turn being for warmth."""
    rotation = itertools.cycle(shops)
    script = f"\\set n random({least}, {least + len(shops) - 1})\n"
    script += f"SELECT bench_post(:n::integer, '{DATED}');\n"
    ratios, rates, ceilings, api, postgres, alone, p95 = [], [], [], [], [], [], []
    turn(place, lambda: next(rotation))
    for _ in range(TURNS):
        before = place.usage()
        rate, written = pgbench(place, script, PG_CLIENTS, SECONDS)
        ceilings.append(rate)
        alone.append((place.usage().postgres - before.postgres) * 1000 / written)
        before = place.usage()
        outcome = turn(place, lambda: next(rotation))
        after = place.usage()
        posted = len(outcome.latencies)
        rates.append(outcome.per_second)
        ratios.append(outcome.per_second / ceilings[-1])
        api.append((after.api - before.api) * 1000 / posted)
        postgres.append((after.postgres - before.postgres) * 1000 / posted)
        p95.append(outcome.percentile(0.95) * 1000)
    return [
        told(f"{name}: invoices posted", median(rates), "1/s"),
        told(f"{name}: pgbench", median(ceilings), "1/s"),
        told(f"{name}: API CPU per invoice", median(api), "ms"),
        told(f"{name}: PostgreSQL CPU per invoice", median(postgres), "ms"),
        told(f"{name}: PostgreSQL CPU per invoice, pgbench", median(alone), "ms"),
        told(f"{name}: p95", median(p95), "ms"),
        at_least(name, median(ratios), BAR),
    ]


def main() -> int:
    """Measure over many tenants."""
    with installation() as place:
        made = [open_shop(place, number) for number in range(1, TENANTS + 1)]
        shops = [shop for shop, _ in made]
        prepare_ceiling(place, shops, made[0][1])
        with place.without_jobs():
            return report(measure(place, "posting", shops, 1))


if __name__ == "__main__":
    sys.exit(main())
