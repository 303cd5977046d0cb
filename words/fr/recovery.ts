/** Resetting a forgotten password; changing the email address. */
import type { Words } from "../en/mod.ts";

export const recovery: Words["recovery"] = {
  title: "Mot de passe oublié ?",
  intro:
    "Saisissez l'adresse e-mail de votre compte : nous y enverrons un lien pour choisir un nouveau mot de passe.",
  send: "Envoyer le lien",
  sent: "Consultez vos e-mails",
  sentText: "S'il existe un compte avec cette adresse, nous lui envoyons un lien par e-mail, " +
    "cinq au plus par demi-heure. Chaque lien fonctionne une seule fois et expire au bout de 30 minutes.",
  notThere:
    "Toujours rien après quelques minutes ? Regardez dans les indésirables, puis vérifiez l'adresse.",
  again: "Saisir une autre adresse",
  choose: "Choisissez un nouveau mot de passe",
  chooseFor: "Pour le compte {email}. Vous serez déconnecté partout ailleurs et connecté ici.",
  save: "Enregistrer et se connecter",
};

export const emailChange: Words["emailChange"] = {
  title: "Adresse e-mail",
  intro:
    "Nous écrivons à votre adresse actuelle et à la nouvelle. Le changement a lieu une fois confirmé par les deux.",
  newEmail: "Nouvelle adresse e-mail",
  ask: "Changer l'adresse",
  waiting: "Remplacement de {from} par {to}.",
  waits: {
    both: "Aucune des deux adresses ne l'a encore confirmé.",
    old: "Votre adresse actuelle ne l'a pas encore confirmé.",
    new: "La nouvelle adresse ne l'a pas encore confirmé.",
  },
  taken: {
    title: "Votre adresse reste {from}",
    text: "Un autre compte a désormais l'adresse {to} : le changement a été annulé.",
    seen: "OK",
  },
  saidYes: "Vous avez confirmé le changement depuis cette adresse. " +
    "Il prendra effet quand {other} l'aura confirmé aussi.",
  stop: "Annuler le changement",
  question: "Changer votre adresse e-mail ?",
  yes: "Oui, la changer",
  no: "Non, annuler",
};
