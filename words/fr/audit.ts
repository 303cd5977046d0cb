/** The audit trail, for operators. */
import type { Words } from "../en/mod.ts";

export const audit: Words["audit"] = {
  title: "Journal des décisions",
  intro: "Qui a décidé quoi au sujet d'un billet, d'une commande, d'un concert, de l'argent d'un " +
    "vendeur ou d'un groupe. " +
    "Rien ici ne peut être modifié.",
  person: "Décidé par",
  personHint:
    "Une adresse e-mail, un identifiant, ou terminal:nom pour quelqu'un qui a utilisé la ligne de commande du serveur.",
  thing: "Sujet",
  thingHint:
    "L'identifiant d'un billet, d'une commande, d'un concert ou d'une personne, une adresse e-mail, " +
    "ou le nom d'un groupe.",
  from: "Du",
  to: "Au",
  show: "Afficher",
  pages: "Pages du journal",
  none: {
    title: "Aucune décision trouvée",
    text: "Utilisez moins de filtres, ou une autre période.",
  },
  did: "{action} : {by}",
  actions: {
    approve: "Annonce acceptée",
    reject: "Annonce refusée",
    withdraw: "Annonce retirée",
    cancel: "Commande annulée",
    refund: "Commande remboursée",
    claim_upheld: "Réclamation acceptée",
    claim_rejected: "Réclamation rejetée",
    dismiss: "Signalements écartés",
    refuse_name: "Nom du vendeur refusé",
    group_add: "Ajout à un groupe",
    group_remove: "Retrait d'un groupe",
    concert_correct: "Concert corrigé",
    concert_move: "Concert déplacé à un autre moment",
    concert_merge: "Concert fusionné avec un autre",
    concert_cancel: "Concert annulé",
    payout_release: "Versement débloqué",
    payout_block: "Versement bloqué",
    payout_settled: "Versement noté comme payé à la main",
    debt_repaid: "Dette notée comme remboursée",
    debt_writeoff: "Dette abandonnée",
    debt_recover: "Dette abandonnée, de nouveau due",
    loss_charged: "Perte mise à la charge du vendeur",
  },
  ticket: "Billet",
  order: "Commande",
  group: "Groupe {group}",
  concert: "Concert",
  concerns: "Concerne",
  at: "{time}, {by}",
  atRequest: "{time}, {by}, requête {request}",
  problems: {
    nobody: {
      title: "Aucun compte n'a cette adresse e-mail",
      detail: "Vérifiez l'orthographe, ou utilisez l'identifiant.",
    },
    invalid: {
      title: "Recherche incorrecte",
      detail: "Saisissez les identifiants et les dates sous la forme affichée sur cette page.",
    },
  },
  link: "Journal des décisions : billets, commandes, argent et groupes",
};
