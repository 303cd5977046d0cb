/** A ticket: in lists, on its page, and on the stub of the page. */
import type { Words } from "../en/mod.ts";

export const ticket: Words["ticket"] = {
  states: {
    available: "Disponible",
    reserved: "Réservé",
    sold: "Vendu",
    over: "Passé",
    pending: "En attente de vérification",
    withdrawn: "Retiré",
    rejected: "Refusé",
  },
  place: { section: "Section {section}", row: "Rang {row}", seat: "Place {seat}" },
  where: "{venue}, {city}",
  codeTypes: { qr: "Code QR", aztec: "Code Aztec", pdf417: "PDF417", code128: "Code 128" },
  description: {
    onOffer: "{title} : {when}, {where}. Un billet vendu par un fan pour {price}, sans frais.",
    gone: "{title} : {when}, {where}. Ce billet est parti ; il y en a peut-être d'autres.",
  },
  mayComeBack: "peut revenir à {time}",
  stub: "Prix et état",
  fromSeller: "Le mot du vendeur",
  facts: {
    when: "Quand",
    where: "Où",
    place: "Place",
    noPlace: "Non précisée ; voyez ce que dit le vendeur",
    faceValue: "Prix d'origine",
    same: "le même que le prix demandé",
    less: "le prix demandé est inférieur de {amount}",
    more: "le prix demandé est supérieur de {amount}",
    seller: "Vendeur",
    aFan: "un fan",
    soldOfLatest: "ventes : {sold} sur les {listed} derniers billets",
    listedAndSold: {
      one: "{listed} billet proposé, ventes : {sold}",
      other: "{listed} billets proposés, ventes : {sold}",
    },
  },
  whatNext: {
    title: "La suite",
    reserve: {
      title: "Réserver.",
      text: {
        one: "Vous avez {minutes} minute pour le payer ; personne d'autre ne peut le prendre.",
        other: "Vous avez {minutes} minutes pour le payer ; personne d'autre ne peut le prendre.",
      },
    },
    pay: {
      title: "Payer.",
      text: "Votre banque garde l'argent. Nous ne le prenons qu'une fois le billet à vous.",
    },
    yours: {
      title: "À vous.",
      text: "Vous voyez aussitôt le code-barres, et le vendeur ne peut plus vendre le billet.",
    },
  },
  protection: {
    title: "Ce qui vous protège",
    price: "Le prix affiché est tout ce que vous payez : aucuns frais ne s'ajoutent en route.",
    money: "Votre argent n'est pris qu'au moment où le billet devient le vôtre.",
    code: "Le code-barres reste scellé jusque-là, et le vendeur ne peut pas vendre ici " +
      "le même billet une seconde fois.",
  },
  free: "Libres en ce moment",
};

export const stub: Words["stub"] = {
  similar: "Chercher un billet semblable",
  own: {
    yours: { text: "Ce billet est à vous.", action: "Voir votre billet" },
    sale: { text: "Vous l'avez vendu.", action: "Voir la vente" },
    held: { text: "Ce billet vous est réservé.", action: "Voir votre commande" },
  },
  signIn: "Se connecter pour réserver",
  noFees: "Vous payez {price} en tout : aucuns frais.",
  reserve: "Réserver pour {price}",
  heldForYou: "Gardé pour vous {minutes}, le temps de payer.",
  hurried: "C'est plus court que d'habitude : il a été réservé trois fois en une heure sans " +
    "être payé.",
  somebodyPays: "Quelqu'un est en train de le payer.",
  somebodyHolds:
    "Quelqu'un l'a réservé jusqu'à {time} ({left}). Sans paiement, il revient en vente.",
  lookAgain: "Actualiser",
  seller: {
    reserved: "Quelqu'un l'a réservé. Vous pourrez le modifier s'il est libéré.",
    sold: "Il est vendu.",
    withdrawn: "Vous l'avez retiré. Pour le proposer de nouveau, remettez-le en vente.",
    takenDown: "La modération l'a retiré : « {reason} ». Son code-barres ne peut plus être " +
      "mis en vente.",
    takenDownPlain: "La modération l'avait refusé, et il est retiré. Son code-barres ne peut " +
      "plus être mis en vente.",
    refunded: "La vente a été annulée. L'acheteur a vu le code-barres : il ne peut plus être " +
      "mis en vente.",
    yours: "C'est votre billet.",
    turnedDown: "La modération l'a refusé : « {reason} ». Modifiez-le pour réessayer.",
    edit: "Modifier",
    withdraw: "Retirer de la vente",
  },
};
