/** Les réclamations des acheteurs refusés à l'entrée. */
import type { Words } from "../../en/mod.ts";

export const claims: Words["claims"] = {
  title: "Signaler un problème",
  ofBuyer: "Votre réclamation",
  ofSeller: "Une réclamation sur votre vente",
  none: {
    title: "Aucune réclamation sur votre vente",
    early: "L'acheteur peut signaler un problème à partir du {from} et jusqu'au {until}.",
    open: "L'acheteur peut signaler un problème jusqu'au {until}. Il n'en a pas signalé jusqu'ici.",
    over: "L'acheteur pouvait signaler un problème jusqu'au {until}. Il ne l'a pas fait.",
    off: "Le concert a été annulé : tout l'argent de l'acheteur lui est rendu sans réclamation.",
    back: "Tout l'argent de l'acheteur lui a été rendu, ou va l'être. Il n'y a rien à réclamer.",
    next: "S'il le fait, nous vous écrirons. Vous pourrez répondre ici, et la modération décidera.",
  },
  toOrder: {
    buyer: "Retour à la commande",
    seller: "Retour à la vente",
    moderator: "Voir la commande",
  },
  guarantee: {
    title: "Ce qui est couvert",
    covers: {
      one: "Si ce billet ne vous permet pas d'entrer, n'est jamais arrivé ou n'est pas celui qui " +
        "vous a été vendu, dites-le-nous ici à partir du {from} et jusqu'au {until}. Si la modération vous donne " +
        "raison, tout ce que vous avez payé vous est rendu : {total}.",
      other:
        "Si l'un de ces {n} billets ne vous permet pas d'entrer, n'est jamais arrivé ou n'est pas " +
        "celui qui vous a été vendu, dites-le-nous ici à partir du {from} et jusqu'au {until}. Si la modération vous " +
        "donne raison, tout ce que vous avez payé vous est rendu : {total}.",
    },
    keeps: "Le vendeur n'est pas payé avant la fin de ce délai. Tant qu'une réclamation est " +
      "ouverte, l'argent attend.",
    not: "Non couvert : vous n'avez pas pu venir, vous êtes arrivé trop tard ou le concert ne " +
      "vous a pas plu.",
    short:
      "Refusé à l'entrée ? Dites-le-nous jusqu'au {until} : si la modération vous donne raison, tout votre " +
      "argent vous est rendu.",
  },
  when: {
    early: "Le concert n'a pas encore commencé. Revenez ici si quelque chose se passe mal.",
    over: "Un problème pouvait être signalé jusqu'au {until} : il n'est plus possible de réclamer.",
    off: "Le concert a été annulé : tout votre argent vous est rendu sans réclamation.",
    back: "Tout votre argent vous a été rendu, ou va l'être. Il n'y a rien à réclamer.",
  },
  kind: "Que s'est-il passé ?",
  choose: "Choisissez",
  kinds: {
    not_let_in: "On ne m'a pas laissé entrer",
    never_came: "Je n'ai jamais eu de billet utilisable",
    not_as_described: "Ce n'était pas conforme à l'annonce",
  },
  kindsOf: {
    not_let_in: "L'acheteur n'a pas pu entrer",
    never_came: "L'acheteur n'a pas eu de billet utilisable",
    not_as_described: "Ce n'était pas conforme à l'annonce",
  },
  text: "Racontez-nous",
  textHint:
    "Quand étiez-vous sur place, qu'a dit le personnel ? Le vendeur et la modération liront ce texte.",
  pictures: "Images",
  picturesHint:
    "Trois images JPEG, PNG ou WebP de 5 Mo au plus, par exemple de l'écran du lecteur. Le " +
    "vendeur et la modération les verront. Nous en retirons le lieu et l'heure de la prise de vue. Une " +
    "fois envoyées, elles restent avec la réclamation.",
  picture: "Image {n} de la réclamation",
  send: "Envoyer la réclamation",
  addPictures: "Ajouter des images",
  withdraw: "Retirer la réclamation",
  withdrawPays: "Elle ne retient alors plus l'argent du vendeur.",
  withdrawText: "C'est définitif : vous ne pourrez plus réclamer.",
  answer: {
    title: "Votre réponse",
    text: "Que répondez-vous ?",
    hint: "L'acheteur et la modération liront ce texte. Vous pouvez répondre une fois.",
    send: "Envoyer la réponse",
  },
  sides: {
    buyer: {
      buyer: "Ce que vous avez signalé",
      seller: "L'acheteur dit",
      moderator: "L'acheteur dit",
    },
    seller: {
      buyer: "Le vendeur dit",
      seller: "Votre réponse",
      moderator: "Le vendeur dit",
    },
    reason: "Le motif de la modération",
    none: {
      buyer: "Le vendeur n'a pas encore répondu.",
      seller: "Vous n'avez pas encore répondu.",
      moderator: "Le vendeur n'a pas encore répondu.",
    },
    silent: {
      buyer: "Le vendeur n'a pas répondu.",
      seller: "Vous n'avez pas répondu.",
      moderator: "Le vendeur n'a pas répondu.",
    },
  },
  waits: "L'argent du vendeur attend la décision.",
  states: {
    open: {
      title: {
        buyer: "En attente de la réponse du vendeur",
        seller: "En attente de votre réponse",
        moderator: "En attente de la réponse du vendeur",
      },
      buyer:
        "Le vendeur peut maintenant répondre. La modération peut décider en votre faveur dès " +
        "qu'il l'a fait, ou après cette échéance : {time}. Nous vous écrirons.",
      seller: "Répondez avant cette échéance : {time}. Ensuite, la modération peut décider en " +
        "faveur de l'acheteur sans votre réponse.",
    },
    unanswered: {
      title: {
        buyer: "En attente d'une décision",
        seller: "En attente de votre réponse ou d'une décision",
        moderator: "En attente d'une décision",
      },
      buyer: "Le vendeur n'a pas répondu à temps. La modération décide. Nous vous écrirons.",
      seller: "Vous pouvez encore répondre tant que la modération n'a pas décidé.",
    },
    answered: {
      title: {
        buyer: "En attente d'une décision",
        seller: "En attente d'une décision",
        moderator: "En attente d'une décision",
      },
      buyer: "Le vendeur a répondu. La modération décide. Nous vous écrirons.",
      seller: "La modération a les deux versions et décide. Nous vous écrirons.",
    },
    disputed: {
      title: {
        buyer: "En attente de votre banque",
        seller: "En attente de la banque de l'acheteur",
        moderator: "En attente de la banque de l'acheteur",
      },
      buyer:
        "Votre banque décide à qui revient l'argent. D'ici là, personne d'autre ne peut décider.",
      seller: "La banque de l'acheteur décide à qui revient l'argent. D'ici là, personne d'autre " +
        "ne peut décider.",
    },
    upheld: {
      title: {
        buyer: "Décision en votre faveur",
        seller: "Décision en faveur de l'acheteur",
        moderator: "Décision en faveur de l'acheteur",
      },
      buyer: "La modération vous a donné raison.",
      seller: "La modération a donné raison à l'acheteur. Tout ce qu'il a payé lui est rendu.",
    },
    refund: {
      title: {
        buyer: "Close : la commande a été remboursée",
        seller: "Close : la commande a été remboursée",
        moderator: "Close : la commande a été remboursée",
      },
      buyer: "Il n'y a plus rien à réclamer.",
      seller: "Tout ce que l'acheteur a payé lui est rendu : il n'y a plus rien à décider.",
    },
    dispute: {
      title: {
        buyer: "Votre banque vous a donné raison",
        seller: "La banque de l'acheteur lui a donné raison",
        moderator: "La banque de l'acheteur lui a donné raison",
      },
      buyer: "Il n'y a donc plus rien à réclamer, et nous ne rendons rien de plus.",
      seller: "Il n'y a donc plus rien à décider.",
    },
    rejected: {
      title: {
        buyer: "Décision en faveur du vendeur",
        seller: "Décision en votre faveur",
        moderator: "Décision en faveur du vendeur",
      },
      buyer: "L'argent ne vous est pas rendu.",
      seller: "La modération vous a donné raison. Vous n'avez plus rien à faire à ce sujet.",
    },
    withdrawn: {
      title: {
        buyer: "Vous avez retiré la réclamation",
        seller: "L'acheteur a retiré la réclamation",
        moderator: "L'acheteur a retiré la réclamation",
      },
      buyer: "L'argent ne vous est pas rendu, et vous ne pouvez plus réclamer.",
      seller: "Vous n'avez plus rien à faire à ce sujet.",
    },
  },
  links: {
    buyer: "Voir votre réclamation",
    seller: "Voir la réclamation",
    answer: "Répondre à la réclamation",
    moderator: "Voir la réclamation",
    decide: "Décider de la réclamation",
  },
  queue: {
    title: "Réclamations",
    undecided: "À décider",
    closed: "Décidées",
    lists: "Listes des réclamations",
    pages: "Pages des réclamations",
    none: {
      title: "Aucune réclamation",
      text: "Les réclamations des acheteurs refusés à l'entrée s'affichent ici.",
    },
    made: "Faite le {time}",
    overdue: "En retard : sans décision depuis une semaine",
  },
  case: {
    title: "Réclamation : {concert}",
    money: "L'argent",
    paid: "Paiement de {amount} : {state}",
    payments: {
      pending: "non effectué",
      authorized: "retenu par la banque de l'acheteur, pas encore encaissé",
      captured: "effectué",
      voiding: "en cours de libération, rien n'est encaissé",
      voided: "libéré, rien n'a été encaissé",
      failed: "échoué",
      refunding: "en route vers l'acheteur",
      refunded: "rendu à l'acheteur",
    },
    disputes: {
      open: "L'acheteur conteste le paiement auprès de sa banque, qui n'a pas encore décidé.",
      won:
        "L'acheteur a contesté le paiement auprès de sa banque, qui a décidé en faveur du vendeur.",
      lost: "L'acheteur a contesté le paiement auprès de sa banque, qui lui a donné raison.",
      closed: "La banque de l'acheteur s'est renseignée sur le paiement, sans suite.",
    },
    noPayout: "Il n'y a pas de versement pour cette vente.",
    earlier: {
      title: "Autres réclamations",
      buyer: "De cet acheteur",
      seller: "Sur les ventes de ce vendeur",
      line:
        "Sans décision : {undecided} · pour l'acheteur : {upheld} · pour le vendeur : {rejected} · " +
        "retirées : {withdrawn} · closes par un remboursement ou une banque : {closed}",
      none: "Aucune",
      counted: "Dernières réclamations comptées pour chaque personne : {n}.",
    },
    evidence: "Télécharger les preuves",
    evidenceHint:
      "Pour un litige avec une banque : un seul fichier avec ce qui a été vendu, la vente, les " +
      "lettres, les deux versions et les images.",
    outcome: "Décision",
    outcomes: {
      upheld: "Pour l'acheteur : rembourser la commande",
      rejected: "Pour le vendeur : pas de remboursement",
    },
    reasonHint: "L'acheteur et le vendeur liront ce motif.",
    decide: "Décider",
    early:
      "Jusqu'au {time}, vous ne pouvez décider en faveur de l'acheteur qu'après la réponse du " +
      "vendeur. En faveur du vendeur, vous pouvez décider à tout moment.",
  },
  evidence: {
    title: "Preuves pour la commande {order}",
    made: "Établi le {time}. Toutes les heures sont en UTC.",
    ticket: "Ce qui a été vendu",
    concert: "Concert",
    place: "Salle",
    starts: "Début",
    startsNow: "Début, après report",
    placeNow: "Salle, après changement",
    seats: "Places",
    sale: "La vente",
    buyer: "Acheteur",
    seller: "Vendeur",
    ordered: "Réservé",
    sold: "Payé et remis",
    delivered: "Depuis, les codes-barres figurent sur la page de commande de l'acheteur.",
    opened: {
      page: "{seat} : l'acheteur a ouvert le code-barres pour la première fois le {time}, sur la " +
        "page de la commande.",
      api:
        "{seat} : l'acheteur a ouvert le code-barres pour la première fois le {time}, par l'API.",
      never: "{seat} : nous n'avons pas de trace d'une ouverture du code-barres par l'acheteur.",
    },
    notSold: "non aboutie",
    total: "Payé",
    payments: "Paiements",
    payment: "{time}, {amount} : {state}. Numéro {id}, chez {provider} : {charge}",
    noCharge: "aucune référence",
    providers: { stripe: "Stripe", sandbox: "paiements d'essai de ce site" },
    letters: "Lettres",
    lettersText: "Ces e-mails sur la commande ont été remis au serveur de messagerie :",
    noLetters: "Nous n'avons pas de copie d'un e-mail sur cette commande.",
    toBuyer: "{time}, à l'acheteur, {to}",
    toSeller: "{time}, au vendeur",
    claim: "La réclamation",
    claimed: "{kind}, {time}",
    answered: "Réponse du {time}",
    decided: "{state}, {time}",
    none: "Il n'y a pas de réponse.",
  },
};
