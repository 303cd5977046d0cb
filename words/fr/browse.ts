/** The home page: search, filters and the list of concerts. */
import type { Words } from "../en/mod.ts";

export const browse: Words["browse"] = {
  heading: "Des billets de concert, de fan à fan",
  found: { one: "{count} concert trouvé", other: "{count} concerts trouvés" },
  foundMore: "Plus de {count} concerts trouvés",
  notSearched: "Corrigez les filtres pour lancer la recherche",
  onOffer: "Concerts avec des billets",
  corrected: {
    showing: "Résultats pour « {query} ».",
    instead: "Rechercher plutôt « {query} »",
  },
  titleFor: "Billets pour « {query} »",
  titleIn: "Billets de concert à {city}",
  description:
    "Des billets de concert de fans qui ne peuvent pas y aller, pour des fans qui le peuvent. " +
    "Le prix affiché est tout ce que vous payez, et rien n'est débité avant que le billet soit à vous.",
  descriptionIn: "Billets de concert à {city}, de fan à fan. " +
    "Le prix affiché est tout ce que vous payez, et rien n'est débité avant que le billet soit à vous.",
  pages: "Pages de concerts",
  promises: {
    time: {
      title: "Le temps de payer",
      text:
        "Dès que vous réservez un billet, personne d'autre ne peut l'acheter avant la fin du délai.",
    },
    charge: {
      title: "Débité seulement quand il est à vous",
      text: "Votre banque réserve la somme jusqu'à ce que le billet soit à vous.",
    },
    fees: { title: "Sans frais", text: "Le prix affiché est le prix que vous payez." },
  },
  search: "Rechercher",
  chips: "Filtres rapides",
  tonight: "Ce soir",
  thisWeekend: "Ce week-end",
  filters: "Filtres",
  summary: "Ville, date, prix, nombre",
  summarySet: {
    one: "Ville, date, prix, nombre ({count} filtre)",
    other: "Ville, date, prix, nombre ({count} filtres)",
  },
  allCities: "Toutes les villes",
  anyCity: "Peu importe",
  anyNumber: "Peu importe",
  together: { one: "{count} billet", other: "{count} ensemble" },
  cities: {
    title: "Les villes où l'on joue",
    none: "Aucune ville n'a de billets en ce moment",
    others: "Il y a plus de villes que cette page n'en montre : cherchez la vôtre",
  },
  show: "Appliquer les filtres",
  clear: "Effacer les filtres",
  labels: {
    q: "Artiste, salle ou ville",
    city: "Ville",
    from: "Du",
    to: "Au",
    min: "Prix minimum",
    max: "Prix maximum",
    quantity: "Combien",
    sort: "Trier par",
  },
  sorts: {
    date: "Date (la plus proche)",
    newest: "Offres les plus récentes",
    price: "Les moins chers",
  },
  emptyPage: {
    title: "Rien sur cette page",
    text: "Allez à la page précédente ou à la suivante.",
  },
  noneFits: {
    title: "Rien ne correspond à votre recherche",
    text: "Essayez moins de mots, une autre date, ou toutes les villes.",
    action: "Voir tous les concerts",
  },
  none: {
    title: "Pas encore de billets",
    text: "Les concerts apparaissent ici dès que des fans mettent des billets en vente.",
    action: "Vendre un billet",
  },
};
