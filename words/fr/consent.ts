/** Programs of others, and what they ask of a person. */
import type { Words } from "../en/mod.ts";

export const consent: Words["consent"] = {
  title: "{name} veut agir pour vous",
  owner: "Enregistré par",
  unnamed: "quelqu'un dont la modération a refusé le nom",
  leadsTo: "Votre réponse est envoyée à",
  wishesTitle: "Il pourra alors",
  who: "Connaître votre nom et votre adresse e-mail",
  scopes: {
    "tickets:read":
      "Voir les billets comme vous les voyez, avec les codes-barres de ceux que vous achetez ou vendez",
    "tickets:write": "Mettre en vente des billets à votre nom, les modifier et les retirer",
    "orders:read": "Voir vos commandes, vos ventes et vos paiements",
    "orders:write": "Réserver des billets pour vous, et y renoncer",
    "payments:write": "Ouvrir des paiements, que vous seul pouvez régler",
    "webhooks:read": "Voir où sont envoyées les nouvelles de vos billets et commandes",
    "webhooks:write": "Faire envoyer les nouvelles de vos billets et commandes à des serveurs",
  },
  lasting: "Continuer en votre absence, jusqu'à ce que vous le révoquiez",
  neverTitle: "Il ne pourra jamais",
  never: {
    password: "Voir ou changer votre mot de passe",
    pay: "Payer, ni voir votre carte",
    account: "Modifier votre compte, ni laisser entrer d'autres programmes",
  },
  answer: "Votre réponse",
  actsFor: "Vous êtes {email}",
  allow: "Autoriser",
  deny: "Ne pas autoriser",
  takeBack: "Vous pouvez revenir sur votre accord à tout moment, sur la page de votre compte.",
  onward: {
    title: "En route vers {host}",
    goOn: "Continuer",
  },
  mistake: {
    title: "Le programme qui vous a envoyé ici s'y prend mal",
    text: "Rien n'a été autorisé. Il n'y a rien à corriger de votre côté.",
    tell:
      "Donnez ce mot à ceux qui font le programme : {code}. L'adresse de cette page en dit plus.",
  },
};
