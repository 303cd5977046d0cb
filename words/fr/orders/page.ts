/** The page of an order, and what has happened so far. */
import type { Words } from "../../en/mod.ts";

export const order: Words["order"] = {
  states: {
    at_bank: "En attente de votre banque",
    created: "Réservé pour vous",
    "awaiting:payment": "En attente de paiement",
    claimed: "Paiement en cours",
    complete: "À vous",
    expired: "Réservation expirée",
    cancelled: "Annulée",
    refunded: "Remboursée",
  },
  toOthers: {
    created: "Réservé",
    "awaiting:payment": "En attente de paiement",
    at_bank: "En attente de la banque de l'acheteur",
    claimed: "Paiement en cours",
    complete: "Vendu",
    expired: "Réservation expirée",
    cancelled: "Annulée",
    refunded: "Remboursée",
  },
  title: "{story} : {concert}",
  journey: {
    label: "Étapes de votre commande",
    reserve: "Réserver",
    pay: "Payer",
    yours: "À vous",
  },
  stepDone: " : fait",
  noPlace: "Place non précisée",
  concert: {
    cancelled: {
      title: "Ce concert est annulé",
      buyer: "Tout ce que vous avez payé vous est remboursé, sans démarche de votre part. " +
        "Si vous aviez seulement réservé, rien n'est débité.",
      others: "L'acheteur est entièrement remboursé.",
    },
    moved: {
      title: "Ce concert a changé de date",
      text: "Il était prévu le {from} et commence maintenant le {to}.",
      back: "Si vous ne pouvez pas y aller, vous pouvez rendre ce que vous avez acheté jusqu'au " +
        "{until}. Vous êtes entièrement remboursé.",
      open: "Rendre",
      button: "Rendre et récupérer {total}",
      sure:
        "C'est définitif : ce que vous rendez est retiré de la vente, et plus personne ne peut l'utiliser.",
    },
    elsewhere: {
      title: "Ce concert a lieu ailleurs",
      text: "La commande indiquait : {from}. Le lieu est maintenant : {to}.",
    },
  },
  price: "Prix",
  each: "{price} par billet, {total} en tout",
  heldUntil: "Réservé jusqu'à {time} ({left})",
  hurried:
    "Vous avez moins de temps que d'habitude : dans l'heure qui a précédé votre réservation, " +
    "cette offre a été réservée au moins trois fois sans être payée.",
  payNow: "Payer",
  payOn: "Continuer le paiement",
  letGo: "Annuler la réservation",
  lookAgain: "Actualiser",
  seeTicket: { one: "Voir le billet", other: "Voir les billets" },
  cancel: "Annuler la commande",
  reasonHint: "L'acheteur et le vendeur le verront.",
  refund: "Rembourser la commande",
  code: {
    title: { one: "Votre billet", other: "Vos {n} billets" },
    text: {
      one: "Présentez-le à l'entrée, luminosité de l'écran au maximum, ou imprimez cette page.",
      other: "Présentez-les à l'entrée l'un après l'autre, luminosité de l'écran au maximum, ou " +
        "imprimez cette page : une feuille par billet.",
    },
    nth: "Billet {n} sur {count}",
    pages: "Vos billets un par un",
    picture: "{kind} de votre billet",
    pictureOf: "{kind} du billet {n}",
    missing: {
      unreadable: "Son {kind} n'a pas pu être dessiné de façon lisible par les lecteurs, et nous " +
        "avons prévenu les exploitants de ce site. Voici le texte du code-barres : le personnel " +
        "à l'entrée peut le saisir.",
      busy: "Son {kind} ne peut pas être dessiné pour le moment. Rechargez la page dans quelques " +
        "secondes. Voici le texte du code-barres.",
    },
    calendar: "Ajouter à l'agenda",
    problem: { one: "Un problème avec ce billet ?", other: "Un problème avec ces billets ?" },
  },
};

export const timeline: Words["timeline"] = {
  title: "Ce qui s'est passé jusqu'ici",
  ahead: "La suite",
  reserved: "Réservé jusqu'à {time}.",
  opened: "La page de paiement a été ouverte.",
  ends: "La réservation expire si la commande n'est pas payée d'ici là.",
  complete: {
    buyer: { one: "Le billet est à vous.", other: "Les {n} billets sont à vous." },
    seller: { one: "Le billet est vendu.", other: "Les {n} billets sont vendus." },
    moderator: { one: "La commande est terminée.", other: "La commande est terminée." },
  },
  refunded: "La commande a été remboursée.",
  claim: {
    opened: {
      buyer: "Vous avez signalé un problème.",
      seller: "L'acheteur a signalé un problème.",
      moderator: "L'acheteur a signalé un problème.",
    },
    answered: {
      buyer: "Le vendeur a répondu à votre réclamation.",
      seller: "Vous avez répondu à la réclamation de l'acheteur.",
      moderator: "Le vendeur a répondu à la réclamation.",
    },
    answerDue: {
      buyer: "La modération peut alors décider en votre faveur, même sans réponse du vendeur.",
      seller: "La modération peut alors décider en faveur de l'acheteur, même sans votre réponse.",
      moderator: "La réclamation peut alors être acceptée, même sans réponse du vendeur.",
    },
    upheld: {
      buyer: "La modération a tranché votre réclamation en votre faveur.",
      seller: "La modération a tranché la réclamation en faveur de l'acheteur.",
      moderator: "La modération a tranché la réclamation en faveur de l'acheteur.",
    },
    rejected: {
      buyer: "La modération a tranché votre réclamation en faveur du vendeur.",
      seller: "La modération a tranché la réclamation en votre faveur.",
      moderator: "La modération a tranché la réclamation en faveur du vendeur.",
    },
    withdrawn: {
      buyer: "Vous avez retiré votre réclamation.",
      seller: "L'acheteur a retiré la réclamation.",
      moderator: "L'acheteur a retiré la réclamation.",
    },
    refund: {
      buyer: "Votre réclamation a été close par le remboursement.",
      seller: "La réclamation a été close par le remboursement.",
      moderator: "La réclamation a été close par le remboursement.",
    },
    dispute: {
      buyer: "Votre banque vous a donné raison : votre réclamation est close.",
      seller: "La banque de l'acheteur lui a donné raison : la réclamation est close.",
      moderator: "La banque de l'acheteur lui a donné raison : la réclamation est close.",
    },
  },
  cancelled: {
    buyer: "Vous avez annulé la réservation.",
    other: "L'acheteur a annulé la réservation.",
    expired: "La réservation a expiré.",
    payment_failed: "La banque n'a pas exécuté le paiement : la commande a été annulée.",
    concert_cancelled: "Le concert a été annulé : la réservation a pris fin.",
    concert_moved: "Le concert a été déplacé à un autre moment : la réservation a pris fin.",
    moderator: "La modération a annulé la commande.",
  },
};
