/** The lists of a person's orders and sales. */
import type { Words } from "../../en/mod.ts";

export const orders: Words["orders"] = {
  title: "Vos commandes",
  pages: "Pages de vos commandes",
  until: "jusqu'à {time}",
  tickets: { one: "{n} billet", other: "{n} billets" },
  none: {
    title: "Pas encore de commandes",
    text: "Les billets que vous réservez ou achetez apparaissent ici.",
    action: "Trouver un billet",
  },
};

export const sales: Words["sales"] = {
  title: "Vos ventes",
  pages: "Pages de vos ventes",
  seeSale: "Voir la vente",
  seeSaleOf: "Voir la vente {n}",
  each: "par billet",
  soldOf: { one: "{sold} vendu sur {n}", other: "{sold} vendus sur {n}" },
  none: {
    title: "Rien en vente pour l'instant",
    text: "Les billets que vous mettez en vente apparaissent ici, avec leur prix de vente.",
    action: "Vendre un billet",
  },
};
