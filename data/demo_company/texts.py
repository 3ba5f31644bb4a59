"""The words of the fictional company: what it sells, what it posts, who it compares itself with."""

from __future__ import annotations

from dataclasses import dataclass

COMPANY = "Lainerie Pointe-aux-Brumes"
HANDLE = "lainerie.pointeauxbrumes"
SLUG = "lainerie-pointe-aux-brumes"
FACEBOOK_ID = "61550000020601"
INSTAGRAM_ID = "17841400000020601"


@dataclass(frozen=True, slots=True)
class Product:
    """Something sold: chance to be bought on a line, and price level (a blanket is 1)."""

    name: str
    sku: str
    chance: float
    level: float


PRODUCTS = (
    Product("Couverture de laine, lit double", "LPB-101", 0.18, 1.00),
    Product("Couverture de laine, lit simple", "LPB-102", 0.12, 0.78),
    Product("Chandail marin – adulte", "LPB-201", 0.17, 0.92),
    Product("Chandail marin – enfant", "LPB-202", 0.09, 0.55),
    Product('Cardigan "Brume"', "LPB-203", 0.08, 1.10),
    Product("Tuque côtelée", "LPB-301", 0.13, 0.26),
    Product("Bas de laine, lot de 3", "LPB-302", 0.12, 0.30),
    Product("Foulard tissé", "LPB-303", 0.07, 0.42),
    Product("Coffret cadeau d’hiver", "LPB-401", 0.04, 1.35),
)  # fmt: skip

CAPTIONS = (
    "La tonte est finie : 640 toisons sont prêtes pour le lavage 🐑\n\nOn vous montre tout ça cette semaine.",
    "Nos couvertures sont tissées ici, du premier fil à la dernière frange.",
    "New in the shop: the sailor sweater, now in five colours.",
    '"Brume" ou "Varech" ?\nDites-nous votre couleur préférée en commentaire 👇',
    "Matin d’automne sur la pointe. Le café est chaud, le métier à tisser aussi.",
    "Comment laver un chandail de laine sans le faire rétrécir, en trois étapes.\n\nhttps://lainerie.example/entretien",
    "Livraison gratuite partout au Québec dès 150 $ 🍁",
    "Merci d’être passés si nombreux à la boutique de la fin de semaine !",
    "Behind the scenes: how a fleece becomes yarn in eleven days.",
    "Le coffret cadeau d’hiver est de retour, en quantité limitée.\n\nhttps://lainerie.example/coffret",
    "Une question qu’on nous pose souvent : est-ce que ça pique ? Réponse dans la vidéo.",
    "Teinture à la main : voici le bleu du fleuve 💙\n\n#laine #faitauquebec",
    "On répare vos vieux chandails. Apportez-les, on s’en occupe.",
    "Wool keeps you warm even when it is wet. Here is why.",
    "Les bas de laine sont de retour en stock 🧦\n\n#laine #hiver",
    "Portrait du métier à tisser de 1938 qui tourne encore chaque jour.",
)
FACEBOOK_KINDS = {"en": ("Photos", "Videos", "Links"), "fr": ("Photos", "Vidéos", "Liens")}
INSTAGRAM_KINDS = {
    "en": ("IG image", "IG reel", "IG carousel"),
    "fr": ("Image Instagram", "Reel Instagram", "Carrousel Instagram"),
}

COMPETITORS = {"Filature du Rang Inventé": 1.4, "Les Tricots Modèle inc.": 0.6}
"""Other pages in LinkedIn's comparison, as invented as the company, and their size beside it."""
