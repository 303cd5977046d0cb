/** A forgotten password; another e-mail address. */
import type { Words } from "../en/mod.ts";

export const recovery: Words["recovery"] = {
  title: "Mot de passe oublié ?",
  intro:
    "Indiquez l'adresse e-mail de votre compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.",
  send: "Envoyer le lien",
  sent: "Regardez dans votre boîte mail",
  sentText: "Si cette adresse a un compte, un message avec un lien est en route ou déjà arrivé. " +
    "Le lien fonctionne une seule fois, pendant 30 minutes.",
  notThere:
    "Toujours rien après quelques minutes ? Regardez dans les indésirables, puis vérifiez l'adresse.",
  again: "Saisir l'adresse à nouveau",
  choose: "Choisissez un nouveau mot de passe",
  chooseFor: "Pour le compte {email}. Toutes les sessions se ferment, sauf celle qui s'ouvre ici.",
  save: "Enregistrer et se connecter",
};

export const emailChange: Words["emailChange"] = {
  title: "Adresse e-mail",
  intro:
    "Nous écrivons à votre adresse actuelle et à la nouvelle. Le changement a lieu quand les deux disent oui.",
  newEmail: "Nouvelle adresse e-mail",
  ask: "Demander aux deux adresses",
  waiting: "{from} doit devenir {to}.",
  waits: {
    both: "Aucune des deux adresses n'a encore répondu.",
    old: "Votre adresse actuelle n'a pas encore répondu.",
    new: "La nouvelle adresse n'a pas encore répondu.",
  },
  stop: "Arrêter le changement",
  question: "Changer l'adresse e-mail ?",
  yes: "Oui, la changer",
  no: "Non, arrêter",
};
