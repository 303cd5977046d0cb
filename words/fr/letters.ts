/** Letters: their HTML and their plain text say the same. */
import type { Words } from "../en/mod.ts";

export const letters: Words["letters"] = {
  greeting: "Bonjour {name},",
  takesTime: "Selon votre banque, cela prend jusqu'à dix jours.",
  actions: {
    yours: "Ouvrir votre billet",
    sale: "Voir la vente",
    order: "Voir votre commande",
    ticket: "Voir le billet",
    ownTicket: "Voir votre billet",
    account: "Ouvrir votre compte",
    browse: "Voir les billets en vente",
    password: "Choisir un nouveau mot de passe",
    notMe: "Ce n'était pas moi",
    answer: "Voir et répondre",
  },
  recovery: {
    subject: "Choisissez un nouveau mot de passe",
    title: "Choisissez un nouveau mot de passe",
    text: "Quelqu'un, sans doute vous, a oublié le mot de passe de ce compte.",
    once: "Le lien fonctionne une seule fois, pendant 30 minutes.",
    notYou: "Si ce n'était pas vous, ne faites rien : votre mot de passe reste le même.",
  },
  passwordChanged: {
    subject: "Votre mot de passe a été modifié",
    title: "Votre mot de passe a été modifié",
    text: "Toutes les sessions sont fermées, sauf celle où il a été modifié.",
    notYou: "Si ce n'était pas vous, choisissez tout de suite un nouveau mot de passe : " +
      "toutes les autres sessions seront fermées.",
  },
  emailAsked: {
    old: {
      subject: "Changer votre adresse e-mail ?",
      title: "Changer votre adresse e-mail ?",
      text: "Votre compte doit passer de {from} à {to}. Le mot de passe a été donné.",
      both: "Le changement a lieu quand les deux adresses ont dit oui, dans les 24 heures.",
      notYou: "Si ce n'était pas vous, répondez non sur cette page, puis choisissez un nouveau " +
        "mot de passe.",
    },
    new: {
      subject: "Confirmez votre nouvelle adresse e-mail",
      title: "Confirmez votre nouvelle adresse e-mail",
      text: "Un compte avec l'adresse {from} doit passer à {to}.",
      both: "Le changement a lieu quand les deux adresses ont dit oui, dans les 24 heures.",
      notYou: "Si ce n'était pas vous, ne faites rien : rien ne change.",
    },
  },
  emailChanged: {
    subject: "Votre adresse e-mail a été modifiée",
    title: "Votre adresse a été modifiée",
    text: "Votre compte est passé de {from} à {to}. Connectez-vous avec la nouvelle adresse.",
    notYou: "Les deux adresses ont dit oui. Plus aucun message du compte n'arrive à celle-ci.",
    unasked:
      "Si ce n'était pas vous, quelqu'un d'autre peut utiliser votre compte : contactez-nous aussitôt.",
  },
  bought: {
    subject: "Votre billet pour {concert}",
    title: "Il est à vous",
    paid: "Vous avez payé {price}.",
    text: "Votre billet et son code-barres sont sur la page de votre commande. " +
      "Montrez-le à l'entrée sur votre téléphone, ou imprimez-le.",
  },
  sold: {
    subject: "Vendu : {concert}",
    title: "Il est vendu",
    price: "Votre billet a été vendu {price}.",
    text: "Merci de ne plus l'utiliser vous-même : l'acheteur a maintenant son code-barres.",
  },
  moneyBack: {
    subject: "Votre argent vous est rendu pour {concert}",
    title: "Votre argent vous est rendu",
    text: "Votre paiement de {amount} est arrivé, mais {why}. Le tout vous est rendu.",
  },
  nothingCharged: {
    subject: "Rien n'a été débité pour {concert}",
    title: "Rien n'a été débité",
    text: "Votre banque gardait {amount} pour nous, mais {why}. Nous ne les avons pas pris.",
    release: "Une somme réservée par la banque n'est pas un débit. " +
      "Selon votre banque, elle disparaît en quelques jours.",
  },
  why: {
    late: "c'était après la fin de la réservation",
    amount_differs: "le montant n'était pas le prix du billet",
    other_payment: "la commande était déjà en train d'être payée par un autre paiement",
    concert_began: "nous l'avons appris alors que le concert avait déjà commencé",
    other: "le billet n'était plus disponible",
  },
  captureFailed: {
    subject: "Votre paiement pour {concert} a échoué",
    title: "Votre paiement a échoué",
    text: "Votre banque ne nous a pas remis l'argent qu'elle gardait : la commande a pris fin. " +
      "Rien n'a été débité.",
    again: "Si le billet est encore libre, vous pouvez le réserver à nouveau.",
  },
  refunded: {
    subject: "Remboursement pour {concert}",
    title: "Votre argent vous est rendu",
    text: "Votre commande a été annulée et {price} vous sont rendus.",
    invalid: "Le billet n'est plus valable.",
  },
  because: "Ce que dit la modération : « {reason} »",
  rejected: {
    subject: "Pas mis en vente : {concert}",
    title: "Votre billet n'est pas en vente",
    text: "La modération n'a pas accepté votre annonce.",
    again: "Vous pouvez la modifier et l'envoyer à nouveau.",
  },
  takenDown: {
    subject: "Retiré : {concert}",
    title: "Votre annonce a été retirée",
    text: "La modération a retiré votre billet de la vente : plus personne ne peut l'acheter.",
    again: "Cette annonce ne peut plus être modifiée ni envoyée à nouveau.",
  },
  stopped: {
    subject: "Annulée : {concert}",
    title: "Votre commande a été annulée",
    text: "La modération a annulé votre commande.",
    listing: "La modération a retiré l'annonce : votre commande a pris fin avec elle.",
    nothing: "Rien n'a été débité.",
  },
  freed: {
    subject: "Commande annulée : {concert}",
    title: "Une commande de votre billet a été annulée",
    text: "La modération a annulé la commande de quelqu'un qui avait réservé votre billet.",
    next: "Votre billet est de nouveau en vente.",
  },
  undone: {
    subject: "Vente annulée : {concert}",
    title: "Votre vente a été annulée",
    text: "La vente de votre billet a été annulée, et l'acheteur est remboursé.",
    next: "Le billet est retiré de la vente, car l'acheteur a vu son code-barres.",
  },
  reportClosed: {
    subject: "Votre signalement : {concert}",
    title: "La modération a décidé",
    dismissed:
      "La modération a regardé ce que vous avez signalé, et laisse l'annonce telle quelle.",
    acted: "La modération a regardé ce que vous avez signalé, et a retiré l'annonce de la vente.",
    thanks: "Merci de nous l'avoir dit.",
  },
  webhookDisabled: {
    subject: "Votre webhook a été désactivé",
    title: "Votre webhook a été désactivé",
    text:
      "Plus rien n’est envoyé à {address} : les envois ont échoué pendant des jours, ou l’adresse s’est dite disparue.",
    again:
      "Dès qu’elle répond de nouveau, réactivez le webhook et renvoyez ce qui manque. Rien n’est perdu pendant 30 jours.",
  },
  approved: {
    subject: "En vente : {concert}",
    title: "Votre billet est en vente",
    text: "La modération a accepté votre annonce. On peut maintenant acheter le billet.",
  },
};
