/** The service fees: what the total of a buyer includes, and what of the price is the seller's. */
import type { Words } from "../en/mod.ts";

export const fees: Words["fees"] = {
  onOfferTicket:
    "{title} : {when}, {where}. Un billet vendu par un fan pour {price}, frais compris.",
  onOfferConcert: "{name} : {when}, {where}. Des billets de fans dès {price}, frais compris.",
  allYouPay: "Vous payez {price} en tout, frais compris.",
  totals: "Le total est tout ce que vous payez, frais compris.",
  protection: "Le prix affiché est tout ce que vous payez : il comprend les frais de service.",
  promise: { title: "Frais compris", text: "Le prix affiché est tout ce que vous payez." },
  details: "Que comprend ce prix ?",
  split: "{price} + {fee} de frais de service",
  splitEach: "{price} + {fee} de frais de service par billet",
  splitOf: "Soit {price} + {fee} de frais de service.",
  refund: "En cas de remboursement, les frais de service vous sont rendus aussi.",
  refunded: "Les frais de service sont compris.",
  buyerRate: "L'acheteur paie {percent} de frais de service en plus de votre prix.",
  sellerRate:
    "Des frais de service de {percent} sont retenus sur votre prix ; le reste est votre part.",
  price: "Par billet, en {currency}.",
  buyerPays: "L'acheteur paie {total} par billet : votre prix et des frais de service.",
  share: "Votre part est de {share} par billet, après {fee} de frais de service.",
  shareOf: "Votre part est de {share} : le prix moins {fee} de frais de service.",
  yourShare: "votre part : {share}",
};
