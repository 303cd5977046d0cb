/** Listing a ticket and editing it. */
import type { Words } from "../en/mod.ts";

export const sell: Words["sell"] = {
  title: "Vendre un billet",
  intro: "Deux minutes suffisent, et vous pouvez retirer votre billet tant que personne ne l'a " +
    "réservé. Les acheteurs paient les exploitants de ce site. Le site ne reverse pas encore " +
    "automatiquement l'argent aux vendeurs : demandez aux exploitants comment et quand vous " +
    "recevrez le vôtre.",
  submit: "Mettre en vente",
  edit: {
    title: "Modifier {concert}",
    heading: "Modifier votre billet",
    back: "Retour au billet",
  },
  save: "Enregistrer les modifications",
  groups: {
    concert: "Concert",
    place: "Place",
    price: "Prix",
    secret: "Code-barres",
  },
  labels: {
    title: "Artiste ou spectacle",
    venue: "Salle",
    city: "Ville",
    startsAt: "Date du concert",
    startsTime: "Heure du début, sur place",
    timeZone: "Fuseau horaire de la salle",
    section: "Section",
    row: "Rang",
    seat: "Place",
    faceValue: "Valeur faciale",
    price: "Votre prix",
    code: "Code-barres",
    codeType: "Type de code-barres",
    description: "Autre chose que l'acheteur devrait savoir",
  },
  hints: {
    title: "Comme sur le billet.",
    faceValue: "Le prix imprimé sur le billet, en {currency}. Par exemple : 12,50",
    price: "Ce que paie l'acheteur, en {currency}. Sans frais supplémentaires.",
    cap: "{percent} % de la valeur faciale au maximum.",
    most: "{amount} au maximum.",
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
    back: "Votre saisie a été restaurée, sauf le code-barres, qui n'est pas conservé.",
    startOver: "Recommencer",
  },
};
