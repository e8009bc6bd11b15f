"""The code lists an electronic invoice may draw on."""

COUNTRIES = frozenset(
    str.split(
        """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI XK YE YT
    ZA ZM ZW
        """
    )
)
"""ISO 3166-1 alpha-2, with the 1A for Kosovo's XK and Northern Ireland's XI left readable."""

TAX_PREFIXES = COUNTRIES | {"EL", "XI"}
"""What a VAT number may begin with (BR-CO-09); Greece writes EL."""

DOCUMENT_TYPES = frozenset(
    str.split(
        """
    71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381 382
    383 384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 502 503 527 532 553 571 575
    623 633 751 780 817 870 875 876 877 890 935
        """
    )
)
"""UNTDID 1001, the part that EN 16931 admits (BR-CL-01)."""

UNITS = {
    "": "C62", "unit": "C62", "piece": "C62", "pc": "C62", "pcs": "C62", "pce": "C62",
    "each": "EA", "ea": "EA", "hour": "HUR", "h": "HUR", "hr": "HUR", "day": "DAY", "d": "DAY",
    "week": "WEE", "month": "MON", "year": "ANN", "minute": "MIN", "min": "MIN", "kg": "KGM",
    "g": "GRM", "t": "TNE", "lb": "LBR", "oz": "ONZ", "m": "MTR", "cm": "CMT", "mm": "MMT",
    "km": "KMT", "ft": "FOT", "in": "INH", "m2": "MTK", "m3": "MTQ", "l": "LTR", "ml": "MLT",
    "gal": "GLL", "kwh": "KWH", "set": "SET", "pair": "PR", "box": "XBX", "pack": "XPK",
    "pallet": "XPX", "dozen": "DZN", "dz": "DZN", "mi": "SMI", "sqft": "FTK", "flat": "LS", "km2": "KMK", "lump": "LS",
}  # fmt: skip
"""Everyday unit names in UN/ECE Recommendation 20 and 21 codes."""


def unit_code(unit: str) -> str:
    """Give the Recommendation 20 code of a unit; a code already is one."""
    plain = unit.strip()
    return UNITS.get(plain.lower().rstrip("."), plain)
