/** A ticket: in lists, on its page, and on the stub of the page. */
import type { Words } from "../en/mod.ts";

export const ticket: Words["ticket"] = {
  states: {
    available: "Disponible",
    reserved: "Réservé",
    sold: "Vendu",
    over: "Vente terminée",
    pending: "En attente de vérification",
    withdrawn: "Retiré",
    rejected: "Refusé",
  },
  place: {
    section: "Section {section}",
    row: "Rang {row}",
    seat: "Place {seat}",
    seats: "Places {seats}",
  },
  where: "{venue}, {city}",
  codeTypes: { qr: "Code QR", aztec: "Code Aztec", pdf417: "PDF417", code128: "Code 128" },
  description: {
    onOffer: "{title} : {when}, {where}. Un billet vendu par un fan pour {price}, sans frais.",
    gone:
      "{title} : {when}, {where}. Cette offre n'est plus disponible ; d'autres le sont peut-être.",
  },
  mayComeBack: "peut redevenir disponible à {time}",
  stub: "Prix et disponibilité",
  fromSeller: "Le mot du vendeur",
  facts: {
    who: "Qui",
    when: "Quand",
    where: "Où",
    place: "Place",
    noPlace: "Non précisée",
    noPlaceSaid: "Non précisée ; voir la description du vendeur",
    faceValue: "Valeur faciale",
    withFees: "{price} + {fees} de frais",
    same: "identique au prix demandé",
    less: "le prix demandé est inférieur de {amount}",
    more: "le prix demandé est supérieur de {amount}",
    seller: "Vendeur",
    aFan: "un fan",
    newSeller: "nouveau vendeur",
    soldOfLatest: {
      one: "{n} vendu sur ses {listed} derniers billets",
      other: "{n} vendus sur ses {listed} derniers billets",
    },
    listed: { one: "{n} billet proposé", other: "{n} billets proposés" },
    sold: { one: "{n} vendu", other: "{n} vendus" },
    listedAndSold: "{listed}, {sold}",
  },
  whatNext: {
    title: "La suite",
    reserve: {
      title: "Réserver.",
      text:
        "Vous avez {time} pour payer. D'ici là, personne d'autre ne peut acheter ce que vous avez réservé.",
    },
    pay: {
      title: "Payer.",
      text: "Votre banque réserve la somme, débitée seulement une fois la vente conclue.",
    },
    yours: {
      title: "À vous.",
      text:
        "Vous voyez aussitôt chaque code-barres, et le vendeur ne peut plus vendre le billet ici.",
    },
  },
  protection: {
    title: "Ce qui vous protège",
    price: "Le prix affiché est tout ce que vous payez : sans frais, à aucune étape.",
    money: "Votre carte n'est débitée qu'une fois que ce que vous avez réservé est à vous.",
    code: "Chaque code-barres reste secret jusque-là, et le vendeur ne peut pas vendre ici " +
      "le même billet une seconde fois.",
  },
  seatsTitle: "Les billets de cette annonce",
  otherOffers: "Autres offres pour ce concert",
  alsoAvailable: "Disponibles en ce moment",
};

export const stub: Words["stub"] = {
  similar: "Chercher des billets similaires",
  own: {
    yours: {
      text: "Ce billet est à vous.",
      action: { one: "Voir votre billet", other: "Voir vos {n} billets" },
    },
    some: {
      one: "Vous avez acheté {n} de ces billets.",
      other: "Vous avez acheté {n} de ces billets.",
    },
    sale: { text: "Vous l'avez vendu.", action: "Voir la vente" },
    held: { text: "Ce billet vous est réservé.", action: "Voir votre commande" },
    someHeld: {
      one: "{n} de ces billets vous est réservé.",
      other: "{n} de ces billets vous sont réservés.",
    },
    atBank: {
      text: "Vous avez payé, et nous attendons votre banque. Ne payez pas une seconde fois.",
      action: "Voir votre commande",
    },
  },
  signIn: "Se connecter pour réserver",
  noFees: "Vous payez {price} en tout, sans frais.",
  reserve: "Réserver pour {price}",
  howMany: "Combien ?",
  tickets: { one: "{n} billet", other: "{n} billets" },
  each: "par billet",
  left: {
    one: "par billet, {n} disponible sur {of}",
    other: "par billet, {n} disponibles sur {of}",
  },
  reserveChosen: "Réserver",
  reserveAll: {
    one: "Réserver {n} billet pour {total}",
    other: "Réserver {n} billets pour {total}",
  },
  totals: "Le total est tout ce que vous payez, sans frais.",
  rules: {
    together: "Le vendeur ne vend ces billets qu'ensemble.",
    no_single: "Le vendeur ne veut pas garder un billet seul.",
  },
  concert: "Tous les billets pour ce concert",
  heldForYou: "Vous avez {time} pour payer.",
  hurried:
    "C'est plus court que d'habitude : au cours de la dernière heure, cette offre a été réservée " +
    "au moins trois fois sans être payée.",
  somebodyPays: "Quelqu'un est en train de le payer.",
  somebodyHolds:
    "Quelqu'un l'a réservé jusqu'à {time} ({left}). Sans paiement, il redevient disponible.",
  severalPaid: "Aucun de ces billets n'est disponible : quelqu'un est en train de payer.",
  severalHeld:
    "Aucun de ces billets n'est disponible. Sans paiement, le prochain le sera à {time} ({left}).",
  lookAgain: "Actualiser",
  seller: {
    reserved: "Quelqu'un l'a réservé. Vous pourrez le modifier si cette personne ne paie pas.",
    sold: { one: "Il est vendu.", other: "Les {n} sont vendus." },
    calledOff:
      "Ce concert a été annulé. Ses billets ne peuvent plus être modifiés ni remis en vente.",
    withdrawn: {
      one: "Vous l'avez retiré. Pour le proposer de nouveau, remettez-le en vente.",
      other: "Vous les avez retirés. Pour les proposer de nouveau, remettez-les en vente.",
    },
    takenDown: {
      one: "La modération l'a retiré : « {reason} ». Son code-barres ne peut plus être " +
        "mis en vente.",
      other:
        "La modération les a retirés : « {reason} ». Leurs codes-barres ne peuvent plus être " +
        "mis en vente.",
    },
    takenDownPlain: {
      one: "La modération l'a refusé, et il a été retiré. Son code-barres ne peut " +
        "plus être mis en vente.",
      other: "La modération les a refusés, et ils ont été retirés. Leurs codes-barres ne peuvent " +
        "plus être mis en vente.",
    },
    refunded: {
      one: "La vente a été annulée. L'acheteur a vu le code-barres : il ne peut plus être " +
        "mis en vente.",
      other:
        "La vente a été annulée. L'acheteur a vu les codes-barres : ils ne peuvent plus être " +
        "mis en vente.",
    },
    yours: { one: "C'est votre billet.", other: "Ce sont vos {n} billets." },
    someReserved: {
      one: "L'un d'eux est réservé. Vous pourrez modifier l'annonce une fois qu'il sera payé ou " +
        "que la réservation aura pris fin.",
      other: "{n} d'entre eux sont réservés. Vous pourrez modifier l'annonce une fois qu'ils " +
        "seront payés ou que les réservations auront pris fin.",
    },
    more: "En vendre d'autres pour ce concert",
    turnedDown: {
      one: "La modération l'a refusé : « {reason} ». Modifiez-le pour réessayer.",
      other: "La modération les a refusés : « {reason} ». Modifiez l'annonce pour réessayer.",
    },
    edit: "Modifier",
    withdraw: "Retirer de la vente",
  },
};
