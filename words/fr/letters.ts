/** The emails we send. Their HTML and their plain text are made from the same sentences. */
import type { Words } from "../en/mod.ts";

export const letters: Words["letters"] = {
  greeting: "Bonjour {name},",
  takesTime: "Selon votre banque, cela peut prendre jusqu'à dix jours ouvrés.",
  actions: {
    yours: { one: "Ouvrir votre billet", other: "Ouvrir vos {n} billets" },
    sale: "Voir la vente",
    order: "Voir votre commande",
    ticket: { one: "Voir le billet", other: "Voir les billets" },
    listing: "Voir l'annonce",
    ownTicket: { one: "Voir votre billet", other: "Voir vos {n} billets" },
    account: "Ouvrir votre compte",
    payouts: "Vérifier votre compte bancaire",
    browse: "Voir les billets en vente",
    password: "Choisir un nouveau mot de passe",
    notMe: "Ce n'était pas moi",
    answer: "Consulter et répondre",
    claim: "Voir la réclamation",
  },
  recovery: {
    subject: "Choisissez un nouveau mot de passe",
    title: "Choisissez un nouveau mot de passe",
    text: "Quelqu'un, sans doute vous, a demandé un nouveau mot de passe pour ce compte.",
    once: "Le lien ne fonctionne qu'une fois et expire au bout de 30 minutes.",
    notYou: "Si ce n'était pas vous, ignorez cet e-mail : votre mot de passe reste le même.",
  },
  passwordChanged: {
    subject: "Votre mot de passe a été modifié",
    title: "Votre mot de passe a été modifié",
    text: "Vous avez été déconnecté partout, sauf là où il a été modifié.",
    notYou: "Si ce n'était pas vous, choisissez tout de suite un nouveau mot de passe : " +
      "toutes les autres personnes seront déconnectées.",
  },
  emailAsked: {
    old: {
      subject: "Changer votre adresse e-mail ?",
      title: "Changer votre adresse e-mail ?",
      text:
        "Quelqu'un qui connaît votre mot de passe a demandé à remplacer l'adresse e-mail de votre compte, {from}, par {to}.",
      both:
        "Le changement prend effet une fois confirmé par les deux adresses, dans les 24 heures.",
      notYou: "Si ce n'était pas vous, refusez sur cette page, puis choisissez un nouveau " +
        "mot de passe.",
    },
    new: {
      subject: "Confirmez votre nouvelle adresse e-mail",
      title: "Confirmez votre nouvelle adresse e-mail",
      text: "Le titulaire du compte {from} a demandé à remplacer son adresse e-mail par {to}.",
      both:
        "Le changement prend effet une fois confirmé par les deux adresses, dans les 24 heures.",
      notYou: "Si ce n'était pas vous, ignorez cet e-mail : rien ne changera.",
    },
  },
  emailChanged: {
    subject: "Votre adresse e-mail a été modifiée",
    title: "Votre adresse e-mail a été modifiée",
    text:
      "L'adresse e-mail de votre compte est passée de {from} à {to}. Connectez-vous avec la nouvelle.",
    notYou:
      "Les deux adresses ont confirmé le changement. Celle-ci ne reçoit plus les e-mails de votre compte.",
    unasked:
      "Si ce n'était pas vous, quelqu'un d'autre peut utiliser votre compte : contactez-nous sans attendre.",
  },
  bought: {
    subject: { one: "Votre billet pour {concert}", other: "Vos {n} billets pour {concert}" },
    title: { one: "Le billet est à vous", other: "Les {n} billets sont à vous" },
    paid: {
      one: "Vous avez payé {total}.",
      other: "Vous avez payé {total} : {n} billets à {price} chacun.",
    },
    text: {
      one: "Votre billet et son code-barres sont sur la page de votre commande. " +
        "Montrez-le à l'entrée sur votre téléphone, ou imprimez-le.",
      other: "Vos billets et leurs codes-barres sont sur la page de votre commande. " +
        "Montrez-les à l'entrée sur votre téléphone, ou imprimez-les : une feuille par billet.",
    },
  },
  sold: {
    subject: { one: "Vendu : {concert}", other: "{n} billets vendus : {concert}" },
    title: { one: "Votre billet est vendu", other: "{n} de vos billets sont vendus" },
    price: {
      one: "Votre billet a été vendu {total}.",
      other: "Ils ont été vendus {total} : {n} billets à {price} chacun.",
    },
    text: {
      one: "Merci de ne plus l'utiliser vous-même : l'acheteur a maintenant son code-barres.",
      other:
        "Merci de ne plus les utiliser vous-même : l'acheteur a maintenant leurs codes-barres.",
    },
    paid: "Votre part vous est envoyée {delay} après le début du concert, ou plus tard si le " +
      "concert est déplacé ou si un problème avec la vente doit être tranché.",
    owing:
      "Vous devez {owed} : ce qui en restera dû à ce moment-là sera d'abord retenu sur votre part.",
  },
  moneyBack: {
    subject: "Votre remboursement pour {concert}",
    title: "Vous êtes remboursé",
    text:
      "Nous avons reçu votre paiement de {amount}, mais {why}. Nous vous le remboursons entièrement.",
  },
  nothingCharged: {
    subject: "Rien n'a été débité pour {concert}",
    title: "Rien n'a été débité",
    text: "Votre banque réservait {amount}, mais {why} : cette somme n'a pas été débitée.",
    release: "Une somme réservée par la banque n'est pas un débit. " +
      "Selon votre banque, elle est libérée en quelques jours.",
  },
  why: {
    late: "votre réservation avait déjà expiré",
    amount_differs: "le montant ne correspondait pas au prix de la commande",
    other_payment: "un autre paiement de la même commande est arrivé avant",
    concert_began: "nous ne l'avons appris qu'après le début du concert",
    concert_cancelled: "le concert a été annulé",
    concert_moved: "le concert a été déplacé",
    other: "ce que vous aviez réservé n'était plus disponible",
  },
  captureFailed: {
    subject: "Votre paiement pour {concert} a échoué",
    title: "Votre paiement a échoué",
    text: "Votre banque n'a pas exécuté le paiement : la commande a été annulée. " +
      "Rien n'a été débité.",
    again: "Vous pouvez réserver à nouveau, si personne d'autre ne l'a fait.",
  },
  refunded: {
    subject: "Remboursement pour {concert}",
    title: "Vous êtes remboursé",
    text: "Votre commande a été remboursée : vous récupérez {price}.",
    invalid: {
      one: "Le billet n'est plus valable.",
      other: "Les {n} billets ne sont plus valables.",
    },
  },
  claimOpened: {
    first: {
      subject: "L'acheteur a un problème : {concert}",
      title: "L'acheteur a un problème avec ce que vous avez vendu",
    },
    reminder: {
      subject: "Merci de répondre à l'acheteur : {concert}",
      title: "L'acheteur attend votre réponse",
    },
    kind: {
      not_let_in: "L'acheteur dit qu'on ne l'a pas laissé entrer.",
      never_came: "L'acheteur dit n'avoir jamais eu de billet utilisable.",
      not_as_described: "L'acheteur dit que ce n'était pas conforme à l'annonce.",
    },
    says: "Voici ses mots : « {text} »",
    next:
      "Merci de répondre avant cette échéance : {time}. Ensuite, la modération peut décider en " +
      "faveur de l'acheteur sans votre réponse. Jusqu'à la décision, ce qui ne vous a pas encore été " +
      "versé pour cette vente attend. Si l'acheteur a raison, ce qui vous a été versé pour elle est " +
      "repris ou retenu sur vos prochains versements.",
  },
  claimMade: {
    subject: "Nous avons votre réclamation : {concert}",
    title: "Nous avons votre réclamation",
    says: "Vous avez écrit : « {text} »",
    next:
      "Nous avons demandé au vendeur de répondre. La modération peut décider en votre faveur dès " +
      "qu'il l'a fait, ou après cette échéance : {time}. Nous vous écrirons. D'ici là, vous pouvez " +
      "ajouter des images à la réclamation.",
  },
  claimAnswered: {
    subject: "Le vendeur a répondu : {concert}",
    title: "Le vendeur a répondu",
    says: "Voici ses mots : « {text} »",
    next: "La modération décide. Nous vous écrirons.",
  },
  claimDecided: {
    subjects: {
      moderator: "Votre réclamation est tranchée : {concert}",
      moderatorOfSale: "La réclamation de l'acheteur est tranchée : {concert}",
      buyer: "L'acheteur a retiré sa réclamation : {concert}",
      dispute: "La banque a tranché : {concert}",
    },
    buyer: {
      upheld: {
        title: "Votre argent vous est rendu",
        text: "La modération vous a donné raison : nous vous rendons {total}.",
      },
      rejected: {
        title: "Votre argent ne vous est pas rendu",
        text: "La modération a donné raison au vendeur.",
      },
      dispute: {
        title: "Votre banque vous a donné raison",
        text: "Votre réclamation est donc close, et nous ne rendons rien de plus.",
      },
    },
    seller: {
      upheld: {
        title: "L'argent de l'acheteur lui est rendu",
        text: "La modération a donné raison à l'acheteur. Cette vente ne vous est pas payée ; ce " +
          "qui vous a déjà été versé est repris ou retenu sur vos prochains versements.",
      },
      rejected: {
        title: "L'argent de l'acheteur ne lui est pas rendu",
        text:
          "La modération vous a donné raison. La réclamation ne retient plus votre argent pour " +
          "cette vente, et vous n'avez plus rien à faire à ce sujet.",
      },
      dispute: {
        title: "La banque de l'acheteur lui a donné raison",
        text:
          "Ce qu'elle rend à l'acheteur ne vous est pas payé ; ce qui vous en a déjà été versé " +
          "est repris ou retenu sur vos prochains versements.",
      },
      withdrawn: {
        title: "L'acheteur a retiré sa réclamation",
        text:
          "Elle ne retient plus votre argent pour cette vente, et vous n'avez plus rien à faire à " +
          "ce sujet.",
      },
    },
  },
  because: "Motif de la modération : « {reason} »",
  rejected: {
    subject: "Annonce refusée : {concert}",
    title: {
      one: "Votre billet n'est pas en vente",
      other: "Vos {n} billets ne sont pas en vente",
    },
    text: {
      one: "La modération a refusé votre annonce.",
      other: "La modération a refusé votre annonce.",
    },
    again: "Vous pouvez la modifier et l'envoyer à nouveau.",
  },
  takenDown: {
    subject: "Annonce retirée : {concert}",
    title: { one: "Votre annonce a été retirée", other: "Votre annonce a été retirée" },
    text: {
      one: "La modération a retiré votre annonce : plus personne ne peut acheter votre billet.",
      other:
        "La modération a retiré votre annonce : plus personne ne peut acheter vos {n} billets.",
    },
    again: "Cette annonce ne peut plus être modifiée ni envoyée à nouveau.",
  },
  stopped: {
    subject: "Annulée : {concert}",
    title: "Votre commande a été annulée",
    text: "La modération a annulé votre commande.",
    listing: "La modération a retiré l'annonce : votre commande a donc été annulée.",
    nothing: "Rien n'a été débité.",
  },
  freed: {
    subject: "Commande annulée : {concert}",
    title: "Une commande de votre annonce a été annulée",
    text: {
      one: "La modération a annulé la commande de quelqu'un qui avait réservé votre billet.",
      other:
        "La modération a annulé la commande de quelqu'un qui avait réservé {n} de vos billets.",
    },
    next: {
      one: "Votre billet est de nouveau en vente.",
      other: "Vos {n} billets sont de nouveau en vente.",
    },
  },
  undone: {
    subject: "Vente annulée : {concert}",
    title: "Votre vente a été annulée",
    text: {
      one: "La vente de votre billet a été annulée, et l'acheteur est remboursé.",
      other: "La vente de {n} de vos billets a été annulée, et l'acheteur est remboursé.",
    },
    money:
      "Cette vente ne vous est pas payée. Ce qui vous a déjà été versé pour elle est repris, " +
      "ou retenu sur vos prochains versements.",
    next: {
      one: "Le billet est retiré de la vente, car l'acheteur a vu son code-barres.",
      other: "Les {n} billets sont retirés de la vente, car l'acheteur a vu leurs codes-barres.",
    },
  },
  concertCancelled: {
    subject: "Concert annulé : {concert}",
    title: "Le concert est annulé",
    hold: "Le concert est annulé : votre réservation a pris fin. Rien n'a été débité.",
    refund: "Le concert est annulé : vous récupérez {price}.",
    sale: "Le concert est annulé, et l'acheteur est remboursé.",
    listing: "Le concert est annulé : votre annonce n'est plus en vente.",
  },
  concertMoved: {
    subject: "Nouvelle date : {concert}",
    title: "Le concert a changé de date",
    hold: "Il passe de : {from}, à : {to}. Votre réservation a pris fin. Rien n'a été débité. " +
      "Vous pouvez réserver à nouveau pour la nouvelle date.",
    order: "Il était prévu le {from} et commence maintenant le {to}. Vous gardez votre commande.",
    back:
      "Si vous ne pouvez pas y aller, vous pouvez rendre ce que vous avez acheté, sur la page de " +
      "votre commande, jusqu'au {until}. Vous serez alors remboursé.",
    refund:
      "Vous avez rendu ce que vous aviez acheté après le changement de date : vous récupérez {price}.",
    sale:
      "Le concert a été déplacé, et l'acheteur a rendu ce qu'il avait acheté. Il est remboursé.",
    listing:
      "Il était prévu le {from} et commence maintenant le {to}. Votre annonce indique désormais " +
      "la nouvelle date.",
    money: "L'argent de ce que vous avez vendu est désormais dû le {day} au plus tôt.",
    mayBack:
      "Les acheteurs qui avaient acheté pour une autre date peuvent rendre ce qu'ils ont acheté " +
      "jusqu'au {until}. Ils sont alors remboursés, et cette vente ne vous est pas payée.",
    takenBack:
      "Si nous vous avons déjà envoyé l'argent d'une telle vente, il vous est alors repris.",
  },
  concertMovedBack: {
    subject: "Retour à la date d'origine : {concert}",
    title: "Le concert a lieu à la date pour laquelle vous avez acheté",
    order:
      "Il avait été déplacé et commence de nouveau le {to}, comme prévu lors de votre achat. " +
      "Vous gardez votre commande.",
  },
  reportClosed: {
    subject: "Votre signalement : {concert}",
    title: "La modération a décidé",
    dismissed: "La modération a examiné votre signalement et laisse l'annonce telle quelle.",
    acted: "La modération a examiné votre signalement et a retiré l'annonce de la vente.",
    thanks: "Merci de votre signalement.",
  },
  payoutFailed: {
    subject: "Votre banque n'a pas accepté votre argent",
    title: "Votre banque n'a pas accepté votre argent",
    text:
      "Nous vous avons envoyé l'argent de vos ventes, et il est arrivé sur votre compte chez Stripe. " +
      "De là, il n'a pas pu être viré sur votre compte bancaire.",
    again: "Vérifiez-y le numéro de votre compte bancaire. Une fois corrigé, Stripe réessaiera.",
  },
  debtRecovered: {
    subject: "Vous devez de nouveau {amount}",
    title: "Vous devez de nouveau ce qui avait été abandonné",
    text: "Vous deviez {amount} pour des ventes passées, et les exploitants du site y avaient " +
      "renoncé. Ils sont revenus sur cette décision : vous devez de nouveau cette somme.",
    inAll: "En tout, vous devez maintenant {amount}.",
  },
  webhookDisabled: {
    subject: "Votre webhook a été désactivé",
    title: "Votre webhook a été désactivé",
    text:
      "Nous n'envoyons plus rien à {address} : les envois ont échoué pendant des jours, ou le serveur a répondu que cette adresse n'existe plus.",
    again:
      "Quand elle fonctionnera de nouveau, réactivez le webhook et faites renvoyer les événements manqués. Les événements sont gardés 30 jours.",
  },
  approved: {
    subject: "En vente : {concert}",
    title: { one: "Votre billet est en vente", other: "Vos {n} billets sont en vente" },
    text: {
      one: "La modération a accepté votre annonce. Votre billet peut maintenant être acheté.",
      other:
        "La modération a accepté votre annonce. Vos {n} billets peuvent maintenant être achetés.",
    },
  },
};
