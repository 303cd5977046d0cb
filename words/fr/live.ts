import type { Words } from "../en/mod.ts";

export const hold: Words["hold"] = {
  label: "Votre réservation",
  held: "Réservé pour vous",
  until: "jusqu'à {time}",
  more: { one: "+{count} autre", other: "+{count} autres" },
  pay: "Payer {price}",
  ended: "Votre réservation pour {concert} est terminée. Rien n'a été débité.",
  timeLeft: "Temps restant pour payer {concert}",
  left: "Il reste {time} pour payer {concert}",
  over: "Le temps pour payer {concert} est écoulé",
};

export const said: Words["said"] = {
  free: "Le billet est libre : {price}",
  state: "Ce billet : {state}",
  found: { one: "{count} billet", other: "{count} billets" },
  foundMore: "{count} billets, et d'autres à la page suivante",
};
