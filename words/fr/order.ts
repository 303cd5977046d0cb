/** An order's page; the lists of orders and sales. */
import type { Words } from "../en/mod.ts";

export const order: Words["order"] = {
  states: {
    created: "Réservé pour vous",
    "awaiting:payment": "En attente de paiement",
    claimed: "Paiement en cours",
    complete: "À vous",
    expired: "Réservation expirée",
    cancelled: "Annulée",
    refunded: "Remboursée",
  },
  title: "{story} : {concert}",
  journey: {
    label: "Votre chemin jusqu'au billet",
    reserve: "Réserver",
    pay: "Payer",
    yours: "À vous",
  },
  stepDone: " : fait",
  noPlace: "Pas de place précisée",
  price: "Prix",
  heldUntil: "Réservé jusqu'à {time} ({left})",
  hurried: "Vous avez moins de temps que d'habitude : ce billet a été réservé trois fois en une " +
    "heure sans être payé.",
  payNow: "Payer",
  payOn: "Continuer le paiement",
  letGo: "Renoncer",
  lookAgain: "Actualiser",
  seeTicket: "Revoir le billet",
  cancel: "Annuler la commande",
  reasonHint: "L'acheteur et le vendeur le lisent.",
  refund: "Rembourser la commande",
  code: {
    title: "Votre billet",
    text: "Montrez-le à l'entrée, écran au plus clair, ou imprimez cette page.",
    picture: "{kind} de votre billet",
    missing: {
      unreadable: "Son {kind} n'a pas pu être dessiné de façon lisible par un lecteur, et nous " +
        "avons prévenu les responsables du site. Voici le texte du code-barres : le personnel " +
        "à l'entrée peut le saisir.",
      busy: "Son {kind} n'a pas pu être dessiné à l'instant. Rechargez la page dans quelques " +
        "secondes. Voici le texte du code-barres.",
    },
    calendar: "Ajouter à l'agenda",
  },
};

export const story: Words["story"] = {
  buyer: {
    created: {
      title: "Réservé pour vous",
      text: "Payez d'ici là et il est à vous. Personne d'autre ne peut l'acheter entre-temps.",
    },
    "awaiting:payment": {
      title: "Réservé pour vous",
      text: "Votre page de paiement est ouverte. Commencer à payer ne prolonge pas la réservation.",
    },
    claimed: {
      title: "Votre paiement est en cours",
      text: "Le billet est gardé pour vous. Cela prend en général quelques secondes.",
    },
    complete: { title: "Il est à vous" },
    refunded: {
      title: "Cette commande a été remboursée",
      text: "Le billet n'est plus valable.",
    },
  },
  cancelled: {
    expired: {
      title: "La réservation a expiré",
      text: "Vous aviez jusqu'à {time} pour payer. " +
        "Si le billet est encore libre, vous pourrez le réserver de nouveau dans un moment.",
    },
    payment_failed: {
      title: "Votre banque ne nous a pas laissé prendre l'argent",
      text: "La commande est donc annulée, et le billet est de nouveau libre.",
    },
    moderator: { title: "La modération a annulé cette commande" },
    buyer: { title: "Vous avez renoncé à ce billet" },
  },
  seller: {
    created: {
      title: "Quelqu'un l'a réservé",
      text: "Cette personne a jusque-là pour payer ; sinon, le billet redevient libre.",
    },
    claimed: { title: "Quelqu'un est en train de payer", text: "Le billet lui est gardé." },
    complete: { title: "Vendu", text: "L'acheteur a payé et peut voir le code-barres." },
    refunded: { title: "Cette vente a été remboursée", text: "Le billet est retiré de la vente." },
    cancelled: {
      title: "Cette commande a été annulée",
      text: "Le billet est ensuite redevenu libre.",
    },
  },
};

export const money: Words["money"] = {
  soldFor: "Il s'est vendu {price}.",
  notYet: "Rien n'a encore été débité.",
  nothing: "Rien n'a été débité.",
  authorized: "Votre banque garde {price} pour nous. Nous les prenons une fois le billet à vous.",
  paid: "Vous avez payé {price}.",
  taken: "{price} ont été débités.",
  voiding: "{why} Nous avons demandé à votre banque de libérer cette somme. " +
    "Une somme réservée par la banque n'est pas un débit.",
  voided: "{why} Votre banque a libéré cette somme. " +
    "Une somme réservée par la banque n'est pas un débit.",
  refunding: "{price} vous sont rendus. Les banques mettent jusqu'à dix jours.",
  refunded: "{price} vous ont été rendus.",
  dispute: {
    buyer: {
      open: "Votre banque nous interroge sur ce paiement. " +
        "Tant qu'elle n'a pas décidé, l'argent n'est à personne.",
      won: "Votre banque a décidé que le paiement est valable.",
      lost: "Votre banque vous a rendu {price}.",
      closed: "Votre banque nous a interrogés sur ce paiement, et l'a laissé tel quel.",
    },
    others: {
      open: "La banque de l'acheteur conteste ce paiement de {price}. " +
        "Elle décide à qui revient l'argent.",
      won: "La banque de l'acheteur a contesté ce paiement, et décidé qu'il est valable.",
      lost: "La banque de l'acheteur lui a rendu {price}.",
      closed: "La banque de l'acheteur a examiné ce paiement, et l'a laissé tel quel.",
    },
  },
  why: {
    late: "Votre banque a accepté {price} après la fin de la réservation : " +
      "nous ne les avons pas pris.",
    other_payment: "Vous avez payé deux fois ; ces seconds {price} ne sont pas pris.",
    amount_differs: "Votre banque a accepté un autre montant que {price} : " +
      "nous ne l'avons pas pris.",
    concert_began: "Votre banque a accepté {price}, mais nous l'avons appris alors que " +
      "le concert avait commencé : nous ne les avons pas pris.",
    other: "Votre banque a accepté {price}, mais la commande était terminée : " +
      "nous ne les avons pas pris.",
  },
};

export const orders: Words["orders"] = {
  title: "Vos commandes",
  pages: "Pages de vos commandes",
  until: "jusqu'à {time}",
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
  none: {
    title: "Encore rien à vendre",
    text: "Les billets que vous mettez en vente apparaissent ici, avec leur prix de vente.",
    action: "Vendre un billet",
  },
};

export const timeline: Words["timeline"] = {
  title: "Ce qui s'est passé jusqu'ici",
  reserved: "Réservé, et gardé jusqu'à {time}.",
  opened: "La page de paiement a été ouverte.",
  ends: "La réservation expire.",
  complete: {
    buyer: "Le billet est à vous.",
    seller: "Le billet est vendu.",
    moderator: "La commande est terminée.",
  },
  refunded: "La commande a été remboursée.",
  cancelled: {
    buyer: "Vous avez renoncé au billet.",
    other: "L'acheteur a renoncé au billet.",
    expired: "La réservation a expiré.",
    payment_failed: "La banque ne nous a pas remis l'argent : la commande a pris fin.",
    moderator: "La modération a annulé la commande.",
  },
};
