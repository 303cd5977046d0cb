/** A forgotten password; another e-mail address. */
import type { Words } from "../en/mod.ts";

export const recovery: Words["recovery"] = {
  title: "Mot de passe oublié ?",
  intro:
    "Saisissez l'adresse e-mail de votre compte : nous y enverrons un lien pour choisir un nouveau mot de passe.",
  send: "Envoyer le lien",
  sent: "Consultez vos e-mails",
  sentText: "S'il existe un compte avec cette adresse, nous lui avons envoyé un lien par e-mail. " +
    "Le lien ne fonctionne qu'une fois et expire au bout de 30 minutes.",
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
    "Nous écrivons à votre adresse actuelle et à la nouvelle. L'adresse change une fois les deux confirmées.",
  newEmail: "Nouvelle adresse e-mail",
  ask: "Changer l'adresse",
  waiting: "Remplacement de {from} par {to}.",
  waits: {
    both: "Aucune des deux adresses n'est encore confirmée.",
    old: "Votre adresse actuelle n'est pas encore confirmée.",
    new: "La nouvelle adresse n'est pas encore confirmée.",
  },
  stop: "Annuler le changement",
  question: "Changer votre adresse e-mail ?",
  yes: "Oui, la changer",
  no: "Non, annuler",
};
