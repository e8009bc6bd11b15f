"""CAMT.053, the bank-to-customer statement of ISO 20022, in versions 02 to 13.

Elements are known by their local names, since the versions differ in namespace and, in what is
read here, only in where a party's name and an entry's status stand. The file is a stranger's:
no entities, no DTD, no network.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from functions.payments.model import Format, Reason, Statement, StatementFile, StatementLine
from functions.payments.readers.text import clean
from functions.payments.rules.accounts import compact
from functions.payments.rules.notices import notice
from functions.payments.rules.statements import StatementUnreadable, joined_pages

Element = Any
_OPENING, _CLOSING, _BETWEEN = ("OPBD", "PRCD"), "CLBD", "ITBD"
_NOTHING = ("NOTPROVIDED", "NONREF", "")


def read(data: bytes) -> StatementFile:
    """Read every statement of a message, booked entries only.

    Raises StatementUnreadable where it is no CAMT.053, or declares entities.
    """
    root = _parsed(data)
    body = next((child for child in root if _name(child) == "BkToCstmrStmt"), None)
    if body is None:
        said = ", ".join(sorted({_name(child) for child in root})) or _name(root)
        raise StatementUnreadable(f"The file is XML but no CAMT.053 statement; it holds {said}.")
    notices: list[Reason] = []
    statements = joined_pages(_statement(found, notices) for found in _all(body, "Stmt"))
    if not statements:
        raise StatementUnreadable("The CAMT.053 message holds no statement.")
    return StatementFile(Format.CAMT053, statements, tuple(notices))


def _parsed(data: bytes) -> Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise StatementUnreadable(f"The file is not well-formed XML: {wrong}.") from None
    if root.getroottree().docinfo.doctype:
        raise StatementUnreadable("The file declares a document type, which no statement does.")
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    return root


def _statement(found: Element, notices: list[Reason]) -> Statement:
    currency = _text(found, "Acct", "Ccy")
    opening, closing, is_final = _balances(found)
    currency = currency or next((a.get("Ccy") for a in _each(found, "Bal", "Amt")), "")
    number = _text(found, "ElctrncSeqNb") or _text(found, "LglSeqNb") or _text(found, "Id")
    if not currency:
        raise StatementUnreadable(f"Statement {number} names no currency.")
    account = _account(next(_each(found, "Acct"), None))
    lines: list[StatementLine] = []
    pending = 0
    for entry in _all(found, "Ntry"):
        if _status(entry) in ("BOOK", ""):
            lines.extend(_lines(entry, currency, number))
        else:
            pending += 1
    if pending:
        notices.append(notice("not-booked", statement=number, count=str(pending)))
    return Statement(
        account=account,
        currency=currency,
        number=number,
        lines=tuple(lines),
        opening=opening[0] if opening else None,
        opened=opening[1] if opening else None,
        closing=closing[0] if closing else None,
        closed=closing[1] if closing else None,
        is_final=is_final,
    )


def _balances(found: Element) -> tuple[Any, Any, bool]:
    """Give the opening and the closing balance with their days, and whether the end is final.

    A page in the middle of a statement has two intermediate balances: the first opens it.
    """
    stated: dict[str, list[tuple[Decimal, date]]] = {}
    for balance in _all(found, "Bal"):
        code = _text(balance, "Tp", "CdOrPrtry", "Cd")
        amount = _signed(balance)
        stated.setdefault(code, []).append((amount, _day(balance, "Dt") or date.min))
    between = stated.get(_BETWEEN, [])
    first = next((stated[code][0] for code in _OPENING if code in stated), None)
    last = stated[_CLOSING][-1] if _CLOSING in stated else None
    if first is None and between:
        first = between.pop(0)
    is_final = last is not None
    return first, last or (between[-1] if between else None), is_final


def _lines(entry: Element, currency: str, number: str) -> Iterator[StatementLine]:
    """Give an entry's line; a batch whose amounts add up to the entry gives one for each."""
    whole = _signed(entry)
    amount = next(_each(entry, "Amt"), None)
    if amount is not None and amount.get("Ccy", currency) != currency:
        raise StatementUnreadable(
            f"Statement {number} is in {currency} but has an entry in {amount.get('Ccy')}."
        )
    details = [*_each(entry, "NtryDtls", "TxDtls")]
    shares = [_share(detail, currency, whole) for detail in details]
    if len(details) > 1 and None not in shares and sum(s or 0 for s in shares) == whole:
        for detail, share in zip(details, shares, strict=True):
            yield _line(entry, [detail], share or Decimal(), len(details))
    else:
        yield _line(entry, details, whole, 1)


def _line(entry: Element, details: list[Element], amount: Decimal, parts: int) -> StatementLine:
    """Make a line of an entry and what its transactions tell, remittance text whole."""
    one = details[0] if len(details) == 1 else None
    told = [said for detail in details for said in _remittance(detail)]
    info = _text(entry, "AddtlNtryInf")
    if info and not any(info in said for said in told):
        told.append(info)
    value = _day(entry, "ValDt")
    dated = _day(entry, "BookgDt") or value
    if dated is None:
        raise StatementUnreadable("An entry has neither a booking nor a value date.")
    party, account = _party(one, amount > 0) if one is not None else ("", "")
    own = _text(entry, "AcctSvcrRef")
    return StatementLine(
        dated=dated,
        value_date=value,
        amount=amount,
        text=clean(" ".join(dict.fromkeys(told))),
        party=party,
        party_account=account,
        structured=compact(_any(one, "RmtInf", "Strd", "CdtrRefInf", "Ref")),
        end_to_end=_reference(_any(one, "Refs", "EndToEndId")),
        reference=_reference(_any(one, "Refs", "InstrId") or _any(one, "Refs", "PmtInfId")),
        bank_reference=_any(one, "Refs", "AcctSvcrRef") if parts > 1 else own,
        batch=(own or _text(entry, "NtryRef") or "batch") if parts > 1 else "",
        code=_code(entry),
        is_reversal=_text(entry, "RvslInd") in ("true", "1"),
        charges=_charges(entry if one is None else one),
    )


def _remittance(detail: Element) -> Iterator[str]:
    """Give all that a transaction says of what it is for, in the order of the message."""
    for told in _each(detail, "RmtInf"):
        for part in told.iter():
            if _name(part) in ("Ustrd", "Ref", "Nb", "AddtlRmtInf", "AddtlInf") and part.text:
                yield clean(part.text)
    for path in (("AddtlTxInf",), ("RtrInf", "Rsn", "Cd"), ("RtrInf", "AddtlInf")):
        for part in _each(detail, *path):
            yield clean(part.text or "")


def _party(detail: Element, came_in: bool) -> tuple[str, str]:
    """Give the other side: who paid where money came in, who was paid where it went out."""
    side, ultimate = ("Dbtr", "UltmtDbtr") if came_in else ("Cdtr", "UltmtCdtr")
    names = [
        _any(detail, "RltdPties", role, *path)
        for role in (side, ultimate)
        for path in (("Pty", "Nm"), ("Nm",), ("Agt", "FinInstnId", "Nm"))
    ]
    account = next(_each(detail, "RltdPties", f"{side}Acct"), None)
    return next((name for name in names if name), ""), compact(_account(account))


def _share(detail: Element, currency: str, whole: Decimal) -> Decimal | None:
    """Give a transaction's signed part of its entry, None where it states none in its currency."""
    paths = (("Amt",), ("AmtDtls", "TxAmt", "Amt"), ("AmtDtls", "CntrValAmt", "Amt"))
    stated = (found for path in paths for found in _each(detail, *path))
    amount = next((found for found in stated if found.get("Ccy", currency) == currency), None)
    if amount is None:
        return None
    side = _text(detail, "CdtDbtInd") or ("CRDT" if whole > 0 else "DBIT")
    return _decimal(amount) if side == "CRDT" else -_decimal(amount)


def _charges(found: Element) -> Decimal:
    """Add up the charges that the bank kept."""
    amounts = [*_each(found, "Chrgs", "Rcrd", "Amt")] or [
        *_each(found, "Chrgs", "TtlChrgsAndTaxAmt")
    ]
    return sum((_decimal(amount) for amount in amounts), Decimal())


def _signed(found: Element) -> Decimal:
    amount = next(_each(found, "Amt"), None)
    side = _text(found, "CdtDbtInd")
    if amount is None or side not in ("CRDT", "DBIT"):
        raise StatementUnreadable(f"<{_name(found)}> has no amount, or does not say its side.")
    return _decimal(amount) if side == "CRDT" else -_decimal(amount)


def _decimal(found: Element) -> Decimal:
    try:
        amount = Decimal((found.text or "").strip())
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise StatementUnreadable(f"{(found.text or '')[:40]!r} is not an amount.")
    return amount


def _day(found: Element, name: str) -> date | None:
    said = _text(found, name, "Dt") or _text(found, name, "DtTm")
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        raise StatementUnreadable(f"{said!r} is not a date.") from None


def _status(entry: Element) -> str:
    return _text(entry, "Sts", "Cd") or _text(entry, "Sts")


def _code(entry: Element) -> str:
    path = [
        _text(entry, "BkTxCd", "Domn", *tail)
        for tail in (("Cd",), ("Fmly", "Cd"), ("Fmly", "SubFmlyCd"))
    ]
    return ".".join(part for part in path if part) or _text(entry, "BkTxCd", "Prtry", "Cd")


def _account(found: Element) -> str:
    if found is None:
        return ""
    return _text(found, "Id", "IBAN") or _text(found, "Id", "Othr", "Id")


def _reference(said: str) -> str:
    return "" if said.upper() in _NOTHING else said


def _name(found: Element) -> str:
    return str(found.tag)


def _all(found: Element, name: str) -> Iterator[Element]:
    return iter(found.iterfind(name))


def _each(found: Element, *path: str) -> Iterator[Element]:
    """Walk down a path of names, to every element at its end."""
    return iter(found.iterfind("/".join(path)))


def _any(found: Element, *path: str) -> str:
    return _text(found, *path) if found is not None else ""


def _text(found: Element, *path: str) -> str:
    return clean(found.findtext("/".join(path)) or "")
