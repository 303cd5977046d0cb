/** Pages that stand in for services in development: the sandbox's checkout, and emails that are kept instead of sent. */
import type { Words } from "../en/mod.ts";

export const sandbox: Words["sandbox"] = {
  title: "Paiement de test",
  notice: "Environnement de test : pas d'argent réel",
  noticeDetail: "Ce bac à sable remplace un prestataire de paiement. " +
    "N'y saisissez jamais un vrai numéro de carte.",
  pay: "Payer {amount}",
  heldUntil: "La réservation dure jusqu'à {time} ({left}).",
  ended: "La réservation a expiré. Si vous payez maintenant, votre carte ne sera pas débitée.",
  card: "Numéro de carte",
  cardHint: "L'une des cartes de test ci-dessous.",
  leave: "Quitter sans payer",
  cards: "Cartes de test",
  effects: {
    pays: "paie",
    declined: "est refusée",
    slow: "paie, mais la banque met 5 secondes à confirmer",
  },
  closed: "Cette page de paiement est fermée : la commande est payée, ou la réservation a expiré.",
  back: "Retour à la commande",
  payouts: {
    title: "Versements de test",
    noticeDetail: "Ce bac à sable remplace un prestataire de versement. " +
      "N'y saisissez jamais un vrai numéro de compte.",
    name: "Nom du titulaire du compte",
    iban: "IBAN",
    ibanHint: "L'un des numéros de test ci-dessous.",
    save: "Enregistrer",
    active: "Ce compte reçoit de l'argent. Son numéro se termine par {ending}.",
    restricted: "Ce compte est restreint : il ne reçoit rien tant que vous ne l'avez pas ressaisi",
    back: "Retour à vos versements",
    numbers: "Numéros de test",
    effects: {
      takes: "reçoit l'argent, comme tout autre numéro valide",
      refused: "est refusé sur cette page",
      restricts: "est restreint au premier virement",
      hangs: "met 5 secondes à confirmer chaque virement",
      spends: "reçoit l'argent et le dépense : plus rien ne peut être repris",
    },
  },
};

export const mail: Words["mail"] = {
  title: "E-mails",
  intro: "Aucun serveur de messagerie n'est configuré : les e-mails sont gardés ici, " +
    "les plus récents d'abord, jusqu'au prochain démarrage.",
  none: {
    title: "Pas encore d'e-mails",
    text: "Achetez un billet, et ses e-mails apparaîtront ici.",
  },
  to: "À {address}, {time}",
  open: "Ouvrir en HTML",
  openWhich: " : {subject}",
};
