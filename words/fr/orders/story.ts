/** How an order stands, in a sentence for each side. */
import type { Words } from "../../en/mod.ts";

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
