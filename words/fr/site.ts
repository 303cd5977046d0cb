/** What stands on every page. */
import type { Words } from "../en/mod.ts";

export const site: Words["site"] = {
  name: "Ticketing",
  title: "{page} · {site}",
  skip: "Aller au contenu",
  home: "{site}, accueil",
  promise: "{site} : des fans revendent les billets qu'ils ne peuvent pas utiliser, " +
    "d'autres fans y vont à leur place.",
  languages: "Langue",
  previous: "← Précédente",
  next: "Suivante →",
  optional: "facultatif",
  labelled: "{label} : {text}",
};

export const nav: Words["nav"] = {
  label: "Navigation principale",
  sell: "Vendre",
  orders: "Commandes",
  sales: "Ventes",
  ops: "Exploitation",
  moderation: "Modération",
  signIn: "Se connecter",
  signUp: "Créer un compte",
  account: "Compte",
};

export const time: Words["time"] = {
  inZone: "{time}, {zone}",
};

export const notices: Words["notices"] = {
  listed: {
    title: "Votre billet est en vente",
    detail: "Vous recevrez un e-mail quand quelqu'un l'achètera.",
  },
  waiting: {
    title: "Votre billet attend d'être vérifié",
    detail: "La modération le regarde avant que d'autres puissent le voir.",
  },
  saved: { title: "C'est enregistré" },
  withdrawn: {
    title: "Votre billet est retiré de la vente",
    detail: "Plus personne ne peut l'acheter.",
  },
  let_go: { title: "Vous avez renoncé au billet", detail: "Rien n'a été débité." },
  cancelled: { title: "La commande est annulée", detail: "Le billet est de nouveau libre." },
  refunded: { title: "La commande est remboursée", detail: "Le billet est retiré de la vente." },
  name_changed: { title: "Votre nom est modifié" },
  password_changed: {
    title: "Votre mot de passe est modifié",
    detail: "Toutes vos autres sessions sont fermées.",
  },
  email_asked: {
    title: "Un message est en route vers les deux adresses",
    detail: "Votre adresse change quand les deux ont dit oui, dans les 24 heures.",
  },
  email_half: {
    title: "Un premier oui est arrivé",
    detail: "L'adresse change quand l'autre a dit oui, elle aussi : regardez dans sa boîte.",
  },
  email_changed: {
    title: "Votre adresse e-mail est modifiée",
    detail: "Connectez-vous désormais avec la nouvelle.",
  },
  email_stopped: { title: "L'adresse e-mail reste la même" },
  session_ended: { title: "La session est fermée" },
  token_revoked: { title: "Le jeton est révoqué", detail: "Il ne compte plus dès maintenant." },
  tokens_revoked: {
    title: "Tous les jetons sont révoqués",
    detail: "Ils ne comptent plus dès maintenant.",
  },
  app_revoked: {
    title: "Le programme n'agit plus pour vous",
    detail: "Ce qu'il avait cesse de valoir en moins d'une minute.",
  },
  webhook_removed: { title: "Le webhook est supprimé" },
  webhook_activated: { title: "Le webhook est réactivé" },
  signed_out: { title: "Déconnexion effectuée" },
  flow_expired: {
    title: "Ce formulaire était périmé",
    detail: "En voici un nouveau : remplissez-le encore une fois.",
  },
  confirm_address: {
    title: "Bienvenue. Un mail est en route vers vous",
    detail: "Suivez son lien à l'occasion : nous saurons alors que les billets arrivent.",
  },
  identity_down: {
    title: "Nous ne pouvons pas savoir qui vous êtes pour le moment",
    detail:
      "Vous voyez ce que tout le monde voit. Votre compte ne craint rien : réessayez dans une minute.",
  },
  signed_out_everywhere: { title: "Toutes vos sessions sont fermées" },
  replayed: { title: "Les événements sont relancés" },
  discarded: { title: "C'est supprimé" },
  retried: { title: "La lecture a été refaite" },
  started: { title: "C'est commencé" },
  approved: { title: "Le billet est en vente" },
  rejected: { title: "Le billet est refusé" },
  taken_off: {
    title: "Le billet est retiré définitivement",
    detail: "Le vendeur reçoit un e-mail.",
  },
  dismissed: {
    title: "Les signalements sont écartés",
    detail: "Ceux qui les ont envoyés reçoivent un e-mail.",
  },
  reported: {
    title: "Merci de nous l'avoir dit",
    detail: "La modération regarde ; vous recevrez un e-mail quand elle aura décidé.",
  },
  abandoned: {
    title: "Vous n'avez pas payé",
    detail: "Votre réservation court jusqu'à son terme.",
  },
};
