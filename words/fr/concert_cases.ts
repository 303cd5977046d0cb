/** What moderators see of concerts. */
import type { Words } from "../en/mod.ts";

export const concertCases: Words["concertCases"] = {
  title: "Concerts",
  intro: "Corriger, déplacer, fusionner ou annuler un concert. Ses annonces et commandes suivent.",
  find: "Artiste, salle ou ville",
  none: {
    title: "Aucun concert trouvé",
    text: "Essayez moins de mots, ou leurs premières lettres.",
  },
  more: "Tous ne sont pas affichés. Ajoutez des mots.",
  marks: {
    hidden: "pas encore accepté",
    cancelled: "annulé",
    moved: "déplacé",
    over: "passé",
  },
  toConcerts: "Corriger, déplacer, fusionner ou annuler un concert",
  toConcert: "Modération : corriger, déplacer, fusionner ou annuler ce concert",
  back: "Chercher un autre concert",
  see: "Voir la page du concert",
  movedFrom: "Date d'origine :",
  isCancelled: "Ce concert est annulé",
  own:
    "Vous vendez des billets pour ce concert : une autre personne de la modération doit décider.",
  reasonHint:
    "Conservé avec la décision. Après une annulation ou un changement de date, les acheteurs et les vendeurs le reçoivent par e-mail.",
  zoneHint:
    "Le concert commence à cette date et à cette heure, dans ce fuseau horaire. Si ce n'est " +
    "plus le même instant, le concert est aussi déplacé : les réservations prennent fin et les " +
    "acheteurs peuvent rendre leurs billets.",
  similar: "Concerts qui se ressemblent",
  intoHint: "Ou l'adresse de sa page, s'il n'est pas dans cette liste.",
  labels: {
    name: "Artiste ou spectacle",
    venue: "Salle",
    city: "Ville",
    country: "Pays (deux lettres)",
    timeZone: "Fuseau horaire de la salle",
    startsAt: "Date du concert, sur place",
    startsTime: "Heure du début, sur place",
    into: "L'autre concert",
    reason: "Motif",
  },
  steps: {
    correction: {
      title: "Corriger",
      text:
        "La page et toutes les annonces reprennent les nouveaux textes. Les commandes restent " +
        "telles quelles.",
      button: "Corriger le concert",
    },
    move: {
      title: "Déplacer à un autre moment",
      text:
        "Les réservations prennent fin sans débit. Les acheteurs peuvent rendre leurs billets " +
        "pendant sept jours, au plus tard jusqu'au nouvel horaire. Fuseau horaire : {zone}.",
      button: "Déplacer le concert",
    },
    merge: {
      title: "Fusionner avec un autre",
      text:
        "Cette page mène alors à l'autre concert, qui reçoit ses annonces. Si l'autre commence " +
        "à un autre moment, les acheteurs peuvent rendre leurs billets.",
      button: "Fusionner le concert",
    },
    cancellation: {
      title: "Annuler",
      text: "Plus rien n'est vendu, les réservations prennent fin, et chaque acheteur récupère " +
        "tout son argent. C'est définitif.",
      button: "Annuler le concert",
    },
  },
  progress: {
    title: "Ses annonces et commandes suivent",
    done: "Ses annonces et commandes ont suivi",
    since: "Depuis le {time}",
    listings: { one: "{n} annonce vue", other: "{n} annonces vues" },
    ended: { one: "{n} réservation terminée", other: "{n} réservations terminées" },
    refundedOf: "Commandes remboursées : {n} sur {total}",
    refundedOfMore: "Commandes remboursées : {n} sur plus de {total}",
    refunded: { one: "{n} commande remboursée", other: "{n} commandes remboursées" },
    waiting: {
      one: "{n} commande attend la fin de son paiement",
      other: "{n} commandes attendent la fin de leur paiement",
    },
    again: "Rechargez cette page pour suivre l'avancement.",
  },
};
