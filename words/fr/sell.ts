/** Listing a ticket and editing it. */
import type { Words } from "../en/mod.ts";

export const sell: Words["sell"] = {
  title: "Vendre un billet",
  intro: "Il suffit de deux minutes. L'argent vous revient quand quelqu'un l'achète ; " +
    "d'ici là, vous pouvez le retirer.",
  submit: "Mettre en vente",
  edit: {
    title: "Modifier {concert}",
    heading: "Modifier votre billet",
    back: "Retour au billet",
  },
  save: "Enregistrer",
  groups: {
    concert: "Le concert",
    place: "La place",
    price: "Le prix",
    secret: "Le billet lui-même",
  },
  labels: {
    title: "Qu'est-ce que c'est ?",
    venue: "Salle",
    city: "Ville",
    startsAt: "Date et heure sur place",
    timeZone: "Fuseau horaire de la salle",
    section: "Section",
    row: "Rang",
    seat: "Place",
    faceValue: "Prix d'origine",
    price: "Votre prix",
    code: "Code-barres",
    codeType: "À quoi il ressemble",
    description: "Ce qu'un acheteur devrait encore savoir",
  },
  hints: {
    title: "L'artiste ou le spectacle.",
    faceValue: "Ce qui est imprimé dessus, en {currency}, par exemple 12,50.",
    price: "Ce que vous demandez, en {currency}. Aucuns frais ne s'ajoutent.",
    cap: "Au plus {percent} % du prix d'origine.",
    most: "Au plus {amount}.",
    tooMuch: "Trop cher : au plus {amount}.",
    code: "Le texte de son code-barres. Il reste secret : seule la personne qui a payé le voit.",
    codeType: "Un carré est un code QR, ou Aztec s'il a un carré en son centre ; " +
      "un bloc plat est un PDF417, une rangée de barres un Code 128.",
    description: "Tout le monde peut lire ceci. N'y écrivez pas le code-barres.",
  },
  preview: {
    title: "Ce que voient les acheteurs",
    blank: {
      month: "Mois",
      day: "–",
      weekday: "Jour",
      title: "Le concert",
      where: "Salle et ville",
      when: "Date et heure",
      seat: "Où l'on s'assied ou se tient",
      price: "Prix",
    },
  },
  draft: {
    back: "Ce que vous aviez écrit est de retour. Le code-barres n'a pas été gardé.",
    startOver: "Recommencer",
  },
};
