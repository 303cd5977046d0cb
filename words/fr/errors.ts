/** The error page: what went wrong and where to go next. */
import type { Words } from "../en/mod.ts";

export const errors: Words["errors"] = {
  tryAgainIn: "Réessayez dans {time}.",
  number: "Si cela continue, contactez-nous en indiquant ce numéro : {number}",
  seeConcert: "Voir ce qui reste pour ce concert",
  seeOrder: "Voir la commande",
  yourOrders: "Vos commandes",
  allTickets: "Tous les billets",
  searchInstead: "Rechercher",
  back: {
    ticket: "Retour à l'offre",
    order: "Retour à la commande",
    queue: "Retour à la file d'attente",
    concerts: "Retour aux concerts",
    ops: "Retour à l'exploitation",
    home: "Retour à l'accueil",
    form: "Retour au formulaire",
  },
};
