/** What moderators see, and how a listing is reported. */
import type { Words } from "../en/mod.ts";

export const moderation: Words["moderation"] = {
  title: "Modération",
  lists: "À traiter",
  waiting: "En attente de vérification",
  reported: "Annonces signalées",
  counted: "({count})",
  countedMore: "({count} ou plus)",
  badge: "{count} à traiter",
  badgeMore: "{count}+",
  none: {
    title: "Rien à vérifier",
    text: "Les nouveaux billets apparaissent ici tant que la modération est active.",
    off: "La modération est désactivée : les nouveaux billets sont aussitôt en vente. " +
      "Vous pouvez toujours les retirer.",
  },
  noneReported: {
    title: "Aucun signalement",
    text: "Les annonces signalées apparaissent ici.",
  },
  pages: "Pages de la file d'attente",
  prices: "{price} (valeur faciale : {faceValue})",
  pricesAndFees: "{price} (valeur faciale : {faceValue}, et {fees} de frais payés par le vendeur)",
  buyersPay: "L'acheteur paie {total} par billet : le prix et les frais de service.",
  toQueue: "Retour à la file d'attente",
  toCase: "Vendeur, signalements et décisions passées",
  toTicket: "Voir sa page",
  toOrder: "Voir sa commande",
  waits: {
    new: "Nouvelle annonce, en attente depuis le {time}",
    changed: "Annonce modifiée, en attente depuis le {time}",
    again: "Annonce renvoyée après un refus, en attente depuis le {time}",
  },
  changes: {
    approved: "Modifications depuis l'accord de la modération",
    judged: "Modifications depuis le refus",
    none: "Le texte est le même qu'à l'accord.",
    noneJudged: "Le texte est le même qu'au refus.",
    field: "Champ",
    was: "Avant",
    is: "Après",
    nothing: "rien",
    barcodeWas: "code-barres précédent",
    barcodeIs: "autre code-barres",
  },
  fields: {
    title: "Titre",
    description: "Description",
    venue: "Salle",
    city: "Ville",
    startsAt: "Quand",
    section: "Section",
    row: "Rang",
    seat: "Place",
    faceValue: "Valeur faciale",
    paidFees: "Frais payés par le vendeur",
    price: "Prix",
    codeHash: "Code-barres",
    codeType: "Type de code-barres",
  },
  describes: "Description",
  seller: {
    title: "Vendeur",
    since: "{name}, membre depuis le {day}",
    gone: "Le compte n'existe plus",
    names: {
      waiting: "Les autres ne voient pas encore ce nom. Ils le verront dès qu'un de ses billets " +
        "sera mis en vente.",
      refused: "Ce nom a été refusé : les autres ne le voient pas.",
    },
    latest: "Seuls les {count} derniers de chaque sorte sont comptés.",
    listed: "Mis en vente",
    sold: "Vendus",
    withdrawn: "Retirés",
    rejected: "Refusés",
    takenDown: "Retirés par la modération",
    reported: "Signalés",
  },
  decisions: {
    title: "Décisions passées",
    none: "Aucune pour l'instant.",
    line: "{action}, {time}, {by}",
    somebody: "un ancien membre",
    ofReports: { one: "{count} signalement", other: "{count} signalements" },
  },
  listings: {
    title: {
      one: "Autres annonces avec ce code-barres",
      other: "Autres annonces avec ces codes-barres",
    },
    line: "{state}, {time}, {name}",
    sameSeller: "même vendeur",
    somebody: "un ancien membre",
  },
  reports: {
    title: {
      one: "Signalé par {count} personne",
      other: "Signalé par {count} personnes",
    },
    line: "{name}, {time}",
    somebody: "un ancien membre",
    dismiss: "Écarter les signalements",
    note: "Note",
    noteHint:
      "Pour le journal des décisions. Ni le vendeur ni les auteurs des signalements ne la voient.",
  },
  suggestion: {
    title: "Contrôle automatique",
    advices: {
      approve: "Rien de particulier",
      look: "À regarder de près",
      reject: "Propose de refuser",
    },
    reasons: {
      word: "{field} : « {word} » est sur la liste de mots",
      contact: "{field} : « {word} » ressemble à un moyen de contact",
      price: "Le prix est de {percent} de ce qui a été payé au départ",
    },
    note: "C'est la proposition d'un programme. La décision vous revient.",
  },
  decide: "Décider",
  together: {
    one: "{n} billet, vendu à ces conditions :",
    other: "{n} billets, vendus aux mêmes conditions :",
  },
  approve: { one: "Accepter", other: "Accepter les {n} billets" },
  reason: "Motif",
  reasonHint: "Le vendeur le verra.",
  reject: { one: "Refuser", other: "Refuser {n} billets" },
  rejectText: {
    one: "Le vendeur peut le modifier et l'envoyer à nouveau. Personne d'autre ne peut " +
      "proposer son code-barres.",
    other: "Le vendeur peut les modifier et les envoyer à nouveau. Personne d'autre ne peut " +
      "proposer leurs codes-barres.",
  },
  withdraw: { one: "Retirer définitivement", other: "Retirer définitivement {n} billets" },
  withdrawText: {
    one: "Personne ne peut plus proposer son code-barres.",
    other: "Personne ne peut plus proposer leurs codes-barres.",
  },
  refuseName: "Refuser le nom du vendeur",
  refuseNameText: "Les autres voient le vendeur sans nom jusqu'à ce qu'il en ait un autre.",
  endsHold: "Une réservation en cours prend fin, et personne n'est débité.",
  isOwn: {
    one: "Ce billet est le vôtre : c'est à une autre personne de la modération de décider.",
    other: "Ces {n} billets sont les vôtres : c'est à une autre personne de la modération de " +
      "décider.",
  },
  isSold: {
    one: "Ce billet est vendu. Pour annuler la vente, remboursez sa commande.",
    other: "{n} billets sont vendus, et il n'en reste aucun. Pour annuler une vente, remboursez " +
      "sa commande.",
  },
  someSold: {
    one: "Déjà vendu : {seats}. Pour annuler la vente, remboursez sa commande. " +
      "Votre décision concerne le reste : {left}.",
    other: "Déjà vendus : {seats}. Pour annuler une vente, remboursez sa commande. " +
      "Votre décision concerne le reste : {left}.",
  },
  isPaid: "Un paiement est en cours. Attendez que la commande soit terminée, puis " +
    "remboursez-la.",
  somePaid: "Un paiement est en cours : {seats}. Tant que cette commande n'est pas terminée, " +
    "aucune décision n'est possible sur cette annonce.",
  isGone: {
    one: "Il n'est plus en vente : il n'y a rien à décider.",
    other: "Ils ne sont plus en vente : il n'y a rien à décider.",
  },
  refund: {
    buyer: "Avec un remboursement, l'acheteur récupère tout ce qu'il a payé : {total}.",
    bank: "La banque de l'acheteur conteste le paiement. Rien n'est remboursé avant sa décision.",
    seller: {
      unpaid: "Le vendeur n'a pas encore été payé pour cette vente. Après un remboursement, elle " +
        "ne lui est pas payée.",
      sending:
        "L'envoi de {amount} au vendeur est en cours. Après un remboursement, l'argent est " +
        "repris dès son arrivée ; ce qui ne peut pas l'être est retenu sur ses prochains versements.",
      more: "Le vendeur a {amount} de cette vente, et le reste est encore à verser. Après un " +
        "remboursement, il ne reçoit rien de plus, et ce qu'il a est repris ; ce qui ne peut pas " +
        "l'être est retenu sur ses prochains versements.",
      has: "Jusqu'ici, {amount} de cette vente reviennent au vendeur. Après un remboursement, " +
        "l'argent est repris ; ce qui ne peut pas l'être est retenu sur ses prochains versements.",
      paid: "Le vendeur a déjà reçu {amount} pour cette vente. Après un remboursement, l'argent " +
        "est repris ; ce qui ne peut pas l'être est retenu sur ses prochains versements.",
    },
  },
};

export const report: Words["report"] = {
  link: "Signaler cette annonce",
  title: "Signaler une annonce",
  intro:
    "La modération va l'examiner. Le vendeur ne verra ni qui l'a signalée, ni ce que vous écrivez.",
  reason: "Quel est le problème ?",
  choose: "Choisissez",
  reasons: {
    not_real: "Ce concert ou ce billet n'existe pas",
    wrong_facts: "La date, la salle, la place ou le prix est incorrect",
    copy: "Le même billet est proposé deux fois, ou vendu ailleurs",
    not_let_in: "Je l'ai acheté et on ne m'a pas laissé entrer",
    words: "Le texte est injurieux ou publicitaire, ou contient des données personnelles",
    other: "Autre chose",
  },
  words: "Que devons-nous savoir d'autre ?",
  wordsHint: "Par exemple, où vous l'avez vu. 300 caractères au maximum.",
  send: "Envoyer le signalement",
};
