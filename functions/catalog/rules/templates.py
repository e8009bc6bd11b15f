"""The taxes a company begins with, by template. Rates as of 2026; the company edits its own."""

from collections.abc import Mapping
from decimal import Decimal

from functions.catalog.model import Tax, TaxCategory
from shared.errors import Refusal


class TemplateUnknown(Refusal):
    """There are no ready-made taxes of this name."""

    status = 422


def template(name: str) -> tuple[Tax, ...]:
    """Return the taxes of a template: generic, de (accounts of SKR04) or us.

    A chart's name is understood too (skr04). Raises TemplateUnknown.
    """
    found = TEMPLATES.get({"skr04": "de"}.get(name.lower(), name.lower()))
    if found is None:
        able = ", ".join(TEMPLATES)
        raise TemplateUnknown(f"Choose one of {able}.", pointer="/body/template")
    return found


def _charged(code: str, name: str, rate: str, accounts: tuple[str, str] = ("", "")) -> Tax:
    due, deductible = accounts
    return Tax(code, name, rate=Decimal(rate), due_account=due, deductible_account=deductible)


def _inside(code: str, name: str, rate: str, accounts: tuple[str, str] = ("", "")) -> Tax:
    due, deductible = accounts
    return Tax(
        code,
        name,
        rate=Decimal(rate),
        inclusive=True,
        due_account=due,
        deductible_account=deductible,
    )


def _free(code: str, name: str, category: TaxCategory, why: tuple[str, str]) -> Tax:
    vatex, reason = why
    return Tax(code, name, category=category, exemption_code=vatex, exemption_reason=reason)


_AE = ("VATEX-EU-AE", "Reverse charge: the customer owes the tax.")
_K = ("VATEX-EU-IC", "Intra-Community supply, exempt from tax.")
_G = ("VATEX-EU-G", "Export outside the EU, exempt from tax.")
_O = ("VATEX-EU-O", "Not subject to tax.")

GENERIC = (
    _charged("STANDARD", "Standard rate 20 %", "20"),
    _charged("REDUCED", "Reduced rate 10 %", "10"),
    _inside("STANDARD-INCL", "Standard rate 20 %, in the price", "20"),
    Tax("ZERO", "Zero rate", category=TaxCategory.ZERO_RATED),
    _free("EXEMPT", "Exempt", TaxCategory.EXEMPT, ("", "Exempt from tax.")),
    _free("REVERSE", "Reverse charge", TaxCategory.REVERSE_CHARGE, ("", _AE[1])),
    _free("EXPORT", "Export", TaxCategory.EXPORT, ("", "Export, exempt from tax.")),
    _free("NONE", "Not subject to tax", TaxCategory.OUTSIDE_SCOPE, ("", _O[1])),
)

DE = (
    _charged("UST19", "Umsatzsteuer 19 %", "19", ("3806", "1406")),
    _charged("UST7", "Umsatzsteuer 7 %", "7", ("3801", "1401")),
    _inside("UST19-BRUTTO", "Umsatzsteuer 19 %, im Preis", "19", ("3806", "1406")),
    _inside("UST7-BRUTTO", "Umsatzsteuer 7 %, im Preis", "7", ("3801", "1401")),
    Tax("UST0", "Nullsteuersatz (§ 12 Abs. 3 UStG)", category=TaxCategory.ZERO_RATED),
    Tax(
        "RC13B",
        "Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)",
        rate=Decimal(19),
        category=TaxCategory.REVERSE_CHARGE,
        exemption_code=_AE[0],
        exemption_reason="Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)",
        due_account="3837",
        deductible_account="1407",
    ),
    _free(
        "RC-EU",
        "Sonstige Leistung im EU-Ausland",
        TaxCategory.REVERSE_CHARGE,
        (_AE[0], "Steuerschuldnerschaft des Leistungsempfängers (Reverse charge)"),
    ),
    _free(
        "IGL",
        "Innergemeinschaftliche Lieferung",
        TaxCategory.INTRA_COMMUNITY,
        (_K[0], "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1b UStG)"),
    ),
    _free(
        "AUSFUHR",
        "Ausfuhrlieferung",
        TaxCategory.EXPORT,
        (_G[0], "Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1a UStG)"),
    ),
    _free("FREI", "Steuerfrei (§ 4 UStG)", TaxCategory.EXEMPT, ("", "Steuerfrei nach § 4 UStG")),
    _free(
        "KLEIN",
        "Kleinunternehmer (§ 19 UStG)",
        TaxCategory.EXEMPT,
        ("", "Kein Ausweis von Umsatzsteuer, da Kleinunternehmer (§ 19 UStG)"),
    ),
)

US = (
    _charged("SALES-CA", "California sales tax 7.25 %", "7.25"),
    _charged("SALES-FL", "Florida sales tax 6 %", "6"),
    _charged("SALES-IL", "Illinois sales tax 6.25 %", "6.25"),
    _charged("SALES-NY", "New York sales tax 4 %", "4"),
    _charged("SALES-TX", "Texas sales tax 6.25 %", "6.25"),
    _charged("SALES-WA", "Washington sales tax 6.5 %", "6.5"),
    _free("RESALE", "Sale for resale", TaxCategory.EXEMPT, ("", "Resale certificate on file.")),
    _free("EXEMPT", "Exempt", TaxCategory.EXEMPT, ("", "Exempt from sales tax.")),
    _free("NONE", "No sales tax", TaxCategory.OUTSIDE_SCOPE, ("", "Not subject to sales tax.")),
)

TEMPLATES: Mapping[str, tuple[Tax, ...]] = {"generic": GENERIC, "de": DE, "us": US}
