/** Home. */
import type { Words } from "../en/mod.ts";

export const browse: Words["browse"] = {
  heading: "Des billets de concert, de fan à fan",
  found: "Ce que nous avons trouvé",
  onOffer: "Billets en vente",
  titleFor: "Billets pour « {query} »",
  titleIn: "Billets de concert à {city}",
  description: "Des billets de concert que des fans ne peuvent pas utiliser, pour d'autres fans. " +
    "Le prix affiché est tout ce que vous payez, et rien n'est débité avant que le billet soit à vous.",
  descriptionIn: "Billets de concert à {city}, de fan à fan. " +
    "Le prix affiché est tout ce que vous payez, et rien n'est débité avant que le billet soit à vous.",
  pages: "Pages de billets",
  promises: {
    time: {
      title: "Le temps de payer",
      text: "Un billet que vous réservez est gardé rien que pour vous, à la seconde près.",
    },
    charge: {
      title: "Débité seulement quand il est à vous",
      text: "Votre banque garde l'argent jusqu'à ce que le billet soit sûr.",
    },
    fees: { title: "Aucuns frais", text: "Le prix affiché est le prix que vous payez." },
  },
  search: "Rechercher",
  chips: "Choix rapides",
  tonight: "Ce soir",
  thisWeek: "Cette semaine",
  filters: "Filtres",
  summary: "Ville, date, prix",
  summarySet: {
    one: "Ville, date, prix ({count} choix)",
    other: "Ville, date, prix ({count} choix)",
  },
  allCities: "Toutes les villes",
  show: "Afficher",
  clear: "Effacer",
  labels: {
    q: "Artiste, salle ou ville",
    city: "Ville",
    from: "Du",
    to: "Au",
    min: "Prix minimum",
    max: "Prix maximum",
    sort: "Ordre",
  },
  sorts: {
    date: "Les plus proches d'abord",
    price: "Les moins chers d'abord",
    newest: "Les plus récents d'abord",
  },
  emptyPage: {
    title: "Rien sur cette page",
    text: "Il y en a peut-être sur les pages voisines.",
  },
  noneFits: {
    title: "Aucun billet ne correspond",
    text: "Essayez moins de mots, une autre date, ou toutes les villes.",
    action: "Voir tous les billets",
  },
  none: {
    title: "Pas encore de billets",
    text: "Les billets que des fans mettent en vente apparaissent ici.",
    action: "Vendre le premier",
  },
};
