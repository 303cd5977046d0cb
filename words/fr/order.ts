/** The page of an order; the lists of orders and sales. */
import type { Words } from "../en/mod.ts";

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

export const story: Words["story"] = {
  buyer: {
    created: {
      title: "Réservé pour vous",
      text: {
        one: "Payez avant la fin du délai et le billet est à vous. " +
          "D'ici là, personne d'autre ne peut l'acheter.",
        other: "Payez avant la fin du délai et les {n} billets sont à vous. " +
          "D'ici là, personne d'autre ne peut les acheter.",
      },
    },
    "awaiting:payment": {
      title: "Réservé pour vous",
      text: "Votre page de paiement est ouverte. L'ouvrir ne prolonge pas votre réservation.",
    },
    claimed: {
      title: "Votre paiement est en cours",
      text: {
        one: "Le billet vous est gardé. Cela prend en général quelques secondes.",
        other: "Les {n} billets vous sont gardés. Cela prend en général quelques secondes.",
      },
    },
    complete: { title: { one: "Le billet est à vous", other: "Les {n} billets sont à vous" } },
    refunded: {
      title: "Cette commande a été remboursée",
      text: {
        one: "Le billet n'est plus valable.",
        other: "Les {n} billets ne sont plus valables.",
      },
    },
  },
  atBank: {
    title: "Nous attendons votre banque",
    text: "Ne payez pas une seconde fois. Cette page vous donnera la réponse de votre banque dès " +
      "qu'elle arrive.",
    late: "Ne payez pas une seconde fois. Votre réservation a expiré à {time}, pendant que votre " +
      "banque vérifiait encore le paiement. Si vous avez payé à temps et que votre réservation est " +
      "toujours disponible, elle est à vous ; sinon, vous n'êtes pas débité.",
  },
  cancelled: {
    expired: {
      title: "Votre réservation a expiré",
      text: "Vous aviez jusqu'à {time} pour payer. " +
        "Vous pourrez réserver de nouveau dans un moment, si personne d'autre ne l'a fait.",
    },
    payment_failed: {
      title: "Votre banque n'a pas exécuté le paiement",
      text: "La commande est annulée, et ce que vous aviez réservé est de nouveau disponible.",
    },
    concert_cancelled: {
      title: "Votre réservation a pris fin",
      text: "Le concert a été annulé.",
    },
    concert_moved: {
      title: "Votre réservation a pris fin",
      text: "Le concert a été déplacé à un autre moment. Vous pouvez réserver de nouveau, si " +
        "personne ne l'a fait d'ici là.",
    },
    moderator: { title: "La modération a annulé cette commande" },
    buyer: { title: "Vous avez annulé cette réservation" },
  },
  seller: {
    created: {
      title: { one: "Quelqu'un l'a réservé", other: "Quelqu'un a réservé {n} billets" },
      text: {
        one: "Sans paiement dans le délai, votre billet redevient disponible.",
        other: "Sans paiement dans le délai, vos billets redeviennent disponibles.",
      },
    },
    claimed: {
      title: "Quelqu'un est en train de payer",
      text: {
        one: "Le billet lui est gardé.",
        other: "Les {n} billets lui sont gardés.",
      },
    },
    complete: {
      title: { one: "Vendu", other: "{n} billets vendus" },
      text: {
        one: "L'acheteur a payé et peut voir le code-barres.",
        other: "L'acheteur a payé et peut voir leurs codes-barres.",
      },
    },
    refunded: {
      title: "Cette vente a été remboursée",
      text: {
        one: "Le billet est retiré de la vente.",
        other: "Les {n} billets sont retirés de la vente.",
      },
    },
    cancelled: {
      title: "Cette commande a été annulée",
      text: {
        one: "Le billet est redevenu disponible.",
        other: "Les {n} billets sont redevenus disponibles.",
      },
    },
  },
};

export const money: Words["money"] = {
  soldFor: { one: "Il a été vendu {price}.", other: "Ils ont été vendus {price} en tout." },
  notYet: "Vous n'avez pas été débité.",
  nothing: "Rien n'a été débité.",
  atBank: {
    one:
      "Votre paiement est chez votre banque. Vous n'êtes débité que si le billet devient le vôtre.",
    other:
      "Votre paiement est chez votre banque. Vous n'êtes débité que si les billets deviennent les vôtres.",
  },
  authorized: {
    one: "Votre banque réserve {price}. Cette somme n'est débitée qu'une fois le billet à vous.",
    other:
      "Votre banque réserve {price}. Cette somme n'est débitée qu'une fois les billets à vous.",
  },
  paid: "Vous avez payé {price}.",
  taken: "Vous avez été débité de {price}.",
  voiding: "{why} Nous avons demandé à votre banque de libérer cette somme. " +
    "Une somme réservée par la banque n'est pas un débit.",
  voided: "{why} Votre banque a libéré cette somme. " +
    "Une somme réservée par la banque n'est pas un débit.",
  refunding:
    "Votre remboursement de {price} est en route. Il peut prendre jusqu'à dix jours ouvrés.",
  refunded: "Vous avez été remboursé de {price}.",
  ofBuyer: {
    notYet: "L'acheteur n'a pas encore été débité.",
    nothing: "L'acheteur n'a pas été débité.",
    atBank: {
      one: "Le paiement est chez la banque de l'acheteur, " +
        "qui n'est débité que si le billet devient le sien.",
      other: "Le paiement est chez la banque de l'acheteur, " +
        "qui n'est débité que si les billets deviennent les siens.",
    },
    authorized: {
      one: "La banque de l'acheteur réserve {price}. " +
        "Cette somme n'est débitée qu'une fois le billet à lui.",
      other: "La banque de l'acheteur réserve {price}. " +
        "Cette somme n'est débitée qu'une fois les billets à lui.",
    },
    paid: "L'acheteur a payé {price}.",
    taken: "L'acheteur a été débité de {price}.",
    voiding: "{why} Nous avons demandé à la banque de libérer cette somme.",
    voided: "{why} La banque a libéré cette somme.",
    refunding: "Le remboursement de {price} à l'acheteur est en route. " +
      "Il peut prendre jusqu'à dix jours ouvrés.",
    refunded: "L'acheteur a été remboursé de {price}.",
    why: {
      late: "La banque a accepté {price} après l'expiration de la réservation : " +
        "cette somme n'a pas été débitée.",
      other_payment: "L'acheteur a payé deux fois. " +
        "Le second paiement de {price} n'a pas été débité.",
      amount_differs: "La banque a accepté un autre montant que {price} : il n'a pas été débité.",
      concert_cancelled: "La banque a accepté {price}, mais le concert a été annulé : " +
        "cette somme n'a pas été débitée.",
      concert_moved: "La banque a accepté {price}, mais le concert a été déplacé : " +
        "cette somme n'a pas été débitée.",
      concert_began: "La banque a accepté {price}, mais nous ne l'avons appris qu'après le début " +
        "du concert : cette somme n'a pas été débitée.",
      other: "La banque a accepté {price} après la fin de la commande : " +
        "cette somme n'a pas été débitée.",
    },
  },
  dispute: {
    buyer: {
      open: "Votre banque conteste ce paiement. Elle garde l'argent jusqu'à sa décision.",
      won: "Votre banque a confirmé le paiement.",
      lost: "Votre banque vous a remboursé {price}.",
      closed: "Votre banque a examiné ce paiement, sans y donner suite.",
    },
    others: {
      open: "La banque de l'acheteur conteste ce paiement de {price}. " +
        "Elle décide à qui revient l'argent.",
      won: "La banque de l'acheteur a contesté ce paiement, puis l'a confirmé.",
      lost: "La banque de l'acheteur lui a remboursé {price}.",
      closed: "La banque de l'acheteur a examiné ce paiement, sans y donner suite.",
    },
  },
  why: {
    late: "Votre banque a accepté {price} après l'expiration de votre réservation : " +
      "cette somme n'a pas été débitée.",
    other_payment: "Vous avez payé deux fois. Le second paiement de {price} n'a pas été débité.",
    amount_differs: "Votre banque a accepté un autre montant que {price} : " +
      "il n'a pas été débité.",
    concert_cancelled: "Votre banque a accepté {price}, mais le concert a été annulé : " +
      "cette somme n'a pas été débitée.",
    concert_moved: "Votre banque a accepté {price}, mais le concert a été déplacé : " +
      "cette somme n'a pas été débitée.",
    concert_began:
      "Votre banque a accepté {price}, mais nous ne l'avons appris qu'après le début " +
      "du concert : cette somme n'a pas été débitée.",
    other: "Votre banque a accepté {price} après la fin de la commande : " +
      "cette somme n'a pas été débitée.",
  },
};

export const orders: Words["orders"] = {
  title: "Vos commandes",
  pages: "Pages de vos commandes",
  until: "jusqu'à {time}",
  tickets: { one: "{n} billet", other: "{n} billets" },
  none: {
    title: "Pas encore de commandes",
    text: "Les billets que vous réservez ou achetez apparaissent ici.",
    action: "Trouver un billet",
  },
};

export const sales: Words["sales"] = {
  title: "Vos ventes",
  pages: "Pages de vos ventes",
  seeSale: "Voir la vente",
  seeSaleOf: "Voir la vente {n}",
  each: "par billet",
  soldOf: { one: "{sold} vendu sur {n}", other: "{sold} vendus sur {n}" },
  none: {
    title: "Rien en vente pour l'instant",
    text: "Les billets que vous mettez en vente apparaissent ici, avec leur prix de vente.",
    action: "Vendre un billet",
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
