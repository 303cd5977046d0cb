/** Listing a ticket and editing it. */
import type { Words } from "../en/mod.ts";

export const sell: Words["sell"] = {
  title: "Vendre des billets",
  intro: "Deux minutes suffisent, et vous pouvez retirer vos billets tant que personne n'en a " +
    "réservé un.",
  paid:
    "Votre argent est envoyé {delay} après le début du concert, ou plus tard si le concert est " +
    "déplacé ou si un problème avec la vente doit être tranché. Après votre première vente, nous " +
    "vous demandons où l'envoyer.",
  submit: "Mettre en vente",
  edit: {
    title: "Modifier {concert}",
    heading: "Modifier votre annonce",
    back: "Retour à l'annonce",
    locked: {
      title: "L'annonce ne peut pas être modifiée maintenant",
      held: {
        one: "{n} billet est réservé jusqu'à {time} ({left}). Vous pourrez ensuite modifier " +
          "l'annonce, ou plus tôt si la réservation prend fin plus tôt.",
        other: "{n} billets sont réservés, au plus tard jusqu'à {time} ({left}). Vous pourrez " +
          "ensuite modifier l'annonce, ou plus tôt si les réservations prennent fin plus tôt.",
      },
      paying: "Quelqu'un est en train de payer. Vous pourrez ensuite modifier ce qui reste.",
    },
  },
  save: "Enregistrer les modifications",
  groups: {
    concert: "Concert",
    tickets: "Billets",
    price: "Prix",
    more: "Description",
  },
  labels: {
    title: "Artiste ou spectacle",
    venue: "Salle",
    city: "Ville",
    startsAt: "Date du concert",
    startsTime: "Heure du début, sur place",
    timeZone: "Fuseau horaire de la salle",
    country: "Pays",
    section: "Section",
    row: "Rang",
    seat: "Place",
    code: "Code-barres",
    codeType: "Type de code-barres",
    split: "Combien de billets un acheteur peut-il prendre ?",
    faceValue: "Valeur faciale",
    paidFees: "Frais que vous avez payés",
    price: "Votre prix",
    description: "Autre chose que l'acheteur devrait savoir",
  },
  rows: {
    ticket: "Billet {n}",
    seat: "Place du billet {n}",
    code: "Code-barres du billet {n}",
    add: "Ajouter un billet",
    remove: "Supprimer le billet {n}",
    most: "Jusqu'à {max} billets qui vont ensemble : même section, même rang, même prix.",
    added: "Billet {n} ajouté.",
    removed: "Billet {n} supprimé.",
  },
  splits: {
    any: "Le nombre voulu",
    no_single: "Sans en laisser un seul",
    together: "Tous ensemble",
  },
  total: { one: "{total} pour {n} billet", other: "{total} pour les {n} billets" },
  proposals: {
    find: "Chercher le concert",
    title: "Est-ce l'un de ceux-ci ?",
    text: "Choisissez-le : vos billets apparaîtront sur sa page.",
    chosen: "Vos billets apparaîtront sur la page de ce concert.",
    found: { one: "{n} concert trouvé.", other: "{n} concerts trouvés." },
    none: "Nous ne connaissons pas encore ce concert. Il aura sa page dès la mise en vente.",
    more: "Indiquez l'artiste, ou la salle et la date, pour chercher le concert.",
  },
  moved: {
    text: "Le concert a été déplacé et commence désormais le {time}.",
    join: "C'est ce concert",
    another: "C'est un autre concert",
  },
  another: "Vendre d'autres billets pour ce concert",
  hints: {
    title: "Comme sur le billet.",
    country: "Ce fuseau horaire n'est celui d'aucun pays.",
    faceValue: "Le prix imprimé sur un billet, en {currency}. Par exemple : {example}",
    price: "Ce que paie l'acheteur par billet, en {currency}. Sans frais supplémentaires.",
    paidFees: "Ce que le premier vendeur a facturé en plus pour un billet, en {currency}.",
    cap: "{percent} % de la valeur faciale et des frais que vous avez payés au maximum.",
    capIn: "{percent} % de la valeur faciale et des frais que vous avez payés au maximum : " +
      "c'est la limite pour les concerts dans ce pays ({country}).",
    most: "{amount} au maximum.",
    mostIn: "{amount} au maximum : c'est la limite pour les concerts dans ce pays ({country}).",
    tooMuch: "Trop cher : le maximum est de {amount}.",
    code:
      "Le texte du code-barres. Il reste secret : seule la personne qui achète le billet le voit.",
    codeType: "Un carré est un code QR, ou Aztec s'il a un carré en son centre ; " +
      "un rectangle large et bas est un PDF417, une rangée de barres un Code 128.",
    description: "Ce texte est public. N'y écrivez pas le code-barres.",
  },
  preview: {
    title: "Ce que voient les acheteurs",
    blank: {
      month: "Mois",
      day: "–",
      weekday: "Jour",
      title: "Artiste ou spectacle",
      where: "Salle et ville",
      when: "Date et heure",
      seat: "Place assise ou debout",
      price: "Prix",
    },
  },
  draft: {
    back: "Votre saisie a été restaurée, sauf les codes-barres, qui ne sont pas conservés.",
    startOver: "Recommencer",
  },
};
