/** What has become of the money of an order. */
import type { Words } from "../../en/mod.ts";

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
      lost: "Votre banque a contesté ce paiement, puis vous a donné raison.",
      closed: "Votre banque a examiné ce paiement, sans y donner suite.",
    },
    others: {
      open: "La banque de l'acheteur conteste ce paiement de {price}. " +
        "Elle décide à qui revient l'argent.",
      won: "La banque de l'acheteur a contesté ce paiement, puis l'a confirmé.",
      lost: "La banque de l'acheteur a contesté ce paiement de {price}, puis lui a donné raison.",
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
