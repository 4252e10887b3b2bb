"""Units of measure that follow a number, in both languages: those of one row of a dimension are the same."""

from __future__ import annotations

from functools import cache

from aligner.model import Lang

# Each dimension's units: French words | English words and signs. Livres are pounds of money and of weight.
DIMENSIONS = (
    ("euro euros €|euro euros €", "dollar dollars $|dollar dollars $ buck bucks",
     "livre livres £|pound pounds £ quid lb lbs", "franc francs|franc francs", "yen yens ¥|yen ¥",
     "yuan yuans|yuan", "rouble roubles|rouble roubles ruble rubles", "roupie roupies|rupee rupees",
     "peso pesos|peso pesos", "couronne couronnes|crown crowns krone kroner krona kronor",
     "centime centimes cent cents|cent cents penny pence"),
    ("seconde secondes|second seconds", "minute minutes mn|minute minutes mins", "heure heures h|hour hours hrs",
     "jour jours journée journées|day days", "nuit nuits|night nights", "semaine semaines|week weeks",
     "mois|month months", "an ans année années|year years year-old yearlong",
     "décennie décennies|decade decades", "siècle siècles|century centuries"),
    ("millimètre millimètres mm|millimetre millimetres millimeter millimeters mm",
     "centimètre centimètres cm|centimetre centimetres centimeter centimeters cm",
     "mètre mètres m|metre metres meter meters m",
     "kilomètre kilomètres km|kilometre kilometres kilometer kilometers km", "mille milles|mile miles mph",
     "pied pieds|foot feet", "pouce pouces|inch inches", "yard yards|yard yards"),
    ("gramme grammes g|gram grams g", "kilo kilos kilogramme kilogrammes kg|kilo kilos kilogram kilograms kg",
     "tonne tonnes|tonne tonnes ton tons", "once onces|ounce ounces"),
    ("hectare hectares|hectare hectares", "acre acres|acre acres"),
    ("litre litres|litre litres liter liters", "gallon gallons|gallon gallons", "baril barils|barrel barrels"),
)  # fmt: skip


@cache
def _table(lang: Lang) -> dict[str, tuple[int, int]]:
    side = 0 if lang == "fr" else 1
    return {
        word: (dimension, unit)
        for dimension, units in enumerate(DIMENSIONS)
        for unit, names in enumerate(units)
        for word in names.split("|")[side].split()
    }


def unit(word: str, lang: Lang) -> tuple[int, int] | None:
    """Return which dimension and which unit of it a word in small letters or a sign is, or None.

    >>> unit("ans", "fr") == unit("years", "en"), unit("euros", "fr") == unit("dollars", "en"), unit("maison", "fr")
    (True, False, None)
    """
    return _table(lang).get(word)


TIMES = 1
"""The dimension of time."""
# What is measured, and how much a unit is of it, by its French name: metres, grams, square metres, litres.
_SIZES = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "mille": ("length", 1609.344), "pied": ("length", 0.3048), "pouce": ("length", 0.0254), "yard": ("length", 0.9144),
    "g": ("mass", 1.0), "kg": ("mass", 1000.0), "tonne": ("mass", 1e6), "once": ("mass", 28.35),
    "livre": ("mass", 453.6), "hectare": ("area", 10000.0), "acre": ("area", 4046.9), "litre": ("volume", 1.0),
    "gallon": ("volume", 3.785), "baril": ("volume", 159.0),
}  # fmt: skip


@cache
def sizes() -> dict[tuple[int, int], tuple[str, float]]:
    """Return what each unit that has a size measures, and its size.

    >>> sizes()[_table("en")["miles"]]
    ('length', 1609.344)
    """
    return {_table("fr")[name]: size for name, size in _SIZES.items()}
