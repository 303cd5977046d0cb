/** A concert: in lists, and its page with every offer. */
import type { Words } from "../en/mod.ts";

export const concert: Words["concert"] = {
  from: "dès {price}",
  tickets: { one: "{count} billet", other: "{count} billets" },
  moreTickets: "plus de {count} billets",
  saving: "{percent} sous le prix d'origine",
  allHeld: "Tous réservés",
  mayComeBack: "retour possible à {time}",
  states: { none: "Plus de billets", cancelled: "Annulé", over: "Vente terminée" },
  crumbs: { label: "Vous êtes ici", all: "Concerts" },
  description: {
    onOffer: "{name} : {when}, {where}. Des billets de fans dès {price}, sans frais.",
    gone:
      "{name} : {when}, {where}. Pas de billet en ce moment ; des fans en proposeront peut-être.",
    cancelled: "{name}, {where} : ce concert est annulé.",
  },
  stub: "Les billets en bref",
  see: "Voir les billets",
  moved: {
    title: "Ce concert a changé de date",
    text: "Il était prévu le {time}.",
    back:
      "Si vous aviez acheté pour une autre date et ne pouvez plus venir, vous pouvez rendre ce que " +
      "vous avez acheté jusqu'au {time}. Vous récupérez tout votre argent.",
    action: "Vos commandes",
  },
  cancelled: {
    title: "Ce concert est annulé",
    text:
      "Aucun billet n’est plus en vente pour ce concert. Si vous en avez acheté un ici, vous êtes " +
      "intégralement remboursé sans rien avoir à demander. Si vous en aviez réservé un, votre " +
      "réservation prend fin et rien n'est débité.",
    action: "Vos commandes",
  },
  over: {
    title: "La vente est terminée",
    text: "Les billets sont en vente jusqu'à peu avant le début du concert.",
  },
  offers: {
    title: "Billets",
    found: { one: "{count} offre", other: "{count} offres" },
    quantity: "Combien",
    section: "Section",
    anySection: "Toutes les sections",
    show: "Afficher",
    noPlace: "Place non précisée",
    each: "{price} par billet",
    total: { one: "pour {count} billet", other: "pour {count} billets" },
    onlyTogether: "{count} billets, vendus ensemble seulement",
    someOf: "{count} billets : vous pouvez en acheter {numbers}",
    faceValue: "valeur faciale {price}",
    faceValueAndFees: "valeur faciale {price} + {fees} de frais",
    held: { one: "Réservé", other: "Réservés" },
    yours: "Votre offre",
    pages: "Pages d'offres",
    noFees: "Les prix sont des totaux : rien ne s'y ajoute.",
  },
  noneLeft: {
    title: "Plus de billets",
    text: "Les nouveaux apparaissent ici dès que des fans en mettent en vente.",
    heldTitle: "Tous les billets sont réservés",
    held: "Les derniers sont réservés. Sans paiement, ils redeviennent disponibles à {time}.",
    heldOpen:
      "Quelqu'un est en train de payer les derniers. Si un paiement échoue, ils redeviennent disponibles.",
  },
  noneFits: {
    title: "Aucune offre ne convient",
    text: "Essayez un autre nombre de billets, ou toutes les sections.",
    action: "Voir toutes les offres",
  },
  sold: {
    title: "Vendus ici récemment",
    text: "Ce que les acheteurs ont payé par billet, du plus récent au plus ancien.",
  },
  sell: {
    title: "Vous ne pouvez pas y aller ?",
    text: "Vendez votre billet ici.",
    action: "Vendre un billet",
  },
  calendar: "Ajouter à l'agenda",
  share: {
    title: "Partager",
    address: "Adresse de cette page",
    copy: "Copier",
    copied: "L'adresse est copiée",
    send: "Envoyer…",
  },
};
