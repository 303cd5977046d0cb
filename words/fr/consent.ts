/** The page on which a person allows an app to act for them, or does not. */
import type { Words } from "../en/mod.ts";

export const consent: Words["consent"] = {
  title: "{name} souhaite agir en votre nom",
  owner: "Enregistrée par",
  unnamed: "quelqu'un dont la modération a refusé le nom",
  leadsTo: "Vous serez redirigé vers",
  wishesTitle: "Cette application pourra",
  who: "Connaître votre nom et votre adresse e-mail",
  scopes: {
    "tickets:read":
      "Voir les billets comme vous les voyez, avec les codes-barres de ceux que vous achetez ou vendez",
    "tickets:write": "Mettre en vente des billets à votre nom, les modifier et les retirer",
    "orders:read": "Voir vos commandes, vos ventes et vos paiements",
    "orders:write": "Réserver des billets pour vous et annuler des réservations",
    "payments:write": "Ouvrir des pages de paiement pour vos commandes ; vous seul pouvez payer",
    "claims:write":
      "Signaler en votre nom un refus à l'entrée, et répondre à ces réclamations ou les trancher",
    "payouts:read": "Voir ce que vous rapportent vos ventes, et quand",
    "payouts:write": "Choisir le compte bancaire où va votre argent",
    "moderation:read": "Voir les cas à modérer et les signalements, si vous êtes modérateur",
    "moderation:write": "Accepter et refuser des billets en votre nom, si vous êtes modérateur",
    "webhooks:read": "Voir où sont envoyés les événements de vos billets et commandes",
    "webhooks:write":
      "Choisir les serveurs qui reçoivent les événements de vos billets et commandes",
  },
  lasting: "Garder son accès quand vous n'êtes pas en ligne, jusqu'à ce que vous le révoquiez",
  neverTitle: "Elle ne pourra jamais",
  never: {
    password: "Voir ou changer votre mot de passe",
    pay: "Payer, ni voir votre carte",
    account: "Modifier votre compte, ni donner accès à d'autres applications",
  },
  answer: "Votre décision",
  actsFor: "Connecté en tant que {email}",
  allow: "Autoriser",
  deny: "Ne pas autoriser",
  takeBack: "Vous pouvez revenir sur votre accord à tout moment, sur la page de votre compte.",
  onward: {
    title: "Continuer vers {host}",
    goOn: "Continuer",
  },
  mistake: {
    title: "L'application qui vous a envoyé ici a fait une demande incorrecte",
    text: "Vous n'avez rien autorisé, et vous n'avez rien à corriger.",
    tell:
      "Communiquez ce code d'erreur aux développeurs de l'application : {code}. Les détails sont dans l'adresse de cette page.",
  },
};
