"""What the trade, printers and readers with special needs are told: keys that change no page."""

import random
from typing import Any


def trade(rng: random.Random) -> dict[str, Any]:
    """Return the keys of `trade`."""
    made: dict[str, Any] = {
        "sender": {"name": "Quay Press", "contact": "Ada Example", "email": "trade@press.example"},
        "imprint": "Harbor Books",
        "status": "active",
        "audience": ["general", "scholarly"],
        "ages": {"from": 9, "to": 12},
        "thema": ["NHD", "1DTA"],
        "bisac": ["HIS032000"],
        "keywords": ["tides", "quays"],
        "subject-scheme": "lcsh",
        "short-description": "What happened on the quay.",
        "copyright": {"year": 2026, **rng.choice(({"person": "Ada Example"}, {"body": "Harbor Club"}))},
        "sales": {"territory": ["WORLD"], "except": ["GB"], "exclusive": True},
        "availability": "available",
        "supplier": {
            "name": "Quay",
            "role": "publisher",
            "email": "o@quay.example",
            "url": "https://quay.example",
        },
        "prices": [
            {"amount": "12.50", "currency": "EUR", "type": "fixed", "tax": "included", "tax-percent": 7}
        ],
        "protection": "none",
        "cover": "https://press.example/cover.jpg",
        "safety": {
            "name": "Quay",
            "email": "s@quay.example",
            "street": "1 Quay",
            "place": "Northport",
            "country": "DE",
        },
        "related": [{"relation": "similar", "isbn": "978-0-00-000009-5"}],
    }
    made["safety"]["postcode"] = "12345"
    made["prices"].append({"amount": "9", "currency": "USD", "territory": ["US"], "forms": ["epub"]})
    made["prices"].append({"amount": "8", "currency": "CHF", "territory": ["WORLD"], "except": ["US"]})
    return {key: value for key, value in made.items() if rng.random() < 0.6}


def printers(rng: random.Random) -> dict[str, Any]:
    """Return the keys of `printers`."""
    paper = ({"leaf": "0.1mm"}, {"page": "0.05mm"}, {"pages-per-inch": 400}, {"grammage": 80, "volume": 1.3})
    local: dict[str, Any] = {
        "bleed": "3mm",
        "crop-marks": rng.random() < 0.5,
        "mark-offset": "4mm",
        "page-multiple": 16,
        "paper": rng.choice(paper),
        "board": "2mm",
        "spine": "12mm",
        "standard": "none",
        "output-condition": "FOGRA52",
        "output-condition-name": "Uncoated paper",
    }
    return {"local": {key: value for key, value in local.items() if rng.random() < 0.7}}


def accessibility(rng: random.Random) -> dict[str, Any]:
    """Return keys of `accessibility`; what a level of WCAG would claim, a book by chance may not keep."""
    made = {"summary": "All of it can be read aloud.", "hazards": "none"}
    return {key: value for key, value in made.items() if rng.random() < 0.7}
