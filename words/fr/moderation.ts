/** What moderators see. */
import type { Words } from "../en/mod.ts";

export const moderation: Words["moderation"] = {
  title: "Modération",
  heading: "En attente de vérification",
  none: {
    title: "Rien n'attend",
    text: "Les nouveaux billets apparaissent ici tant que la modération est active.",
  },
  pages: "Pages de la file d'attente",
  prices: "{price} (prix d'origine : {faceValue})",
  approve: "Mettre en vente",
  reason: "Motif",
  reasonHint: "Le vendeur le lit.",
  reject: "Refuser",
  takeDown: "Le retirer met fin à une réservation en cours ; personne n'est débité.",
  rejectTitle: "Refuser un billet",
  toTicket: "Voir le billet",
};
