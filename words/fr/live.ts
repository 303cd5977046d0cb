/** Texts that change while a page is open. */
import type { Words } from "../en/mod.ts";

export const hold: Words["hold"] = {
  label: "Votre réservation",
  held: "Réservé pour vous",
  atBank: "En attente de votre banque",
  until: "jusqu'à {time}",
  more: { one: "+{count} autre", other: "+{count} autres" },
  pay: "Payer {price}",
  seeOrder: "Voir la commande",
  ended: "Votre réservation pour {concert} a expiré. Rien n'a été débité.",
  endedAtBank:
    "Votre réservation pour {concert} a pris fin et votre banque n'a pas encore répondu. Ne payez pas une seconde fois.",
  timeLeft: "Temps restant pour payer {concert}",
  left: "Il reste {time} pour payer {concert}",
  over: "Le temps pour payer {concert} est écoulé",
};

export const said: Words["said"] = {
  available: "Le billet est disponible : {price}",
  state: "Ce billet : {state}",
  severalAvailable: "Des billets sont disponibles : {price} par billet",
  severalState: "Ces billets : {state}",
};
