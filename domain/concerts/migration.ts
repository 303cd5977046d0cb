/** Gives the listings of older versions their concerts: those that can still be reserved first, then the others. */
import { entity } from "#store/entity/mod.ts";
import { migration, ofProgress } from "../migration.ts";
import { isListed, listings } from "../tickets/listing.ts";
import { isOver } from "../tickets/ticket.ts";
import { giveConcert } from "./give.ts";

export const concertsProgress = entity({
  name: "migration",
  about: "How far the listings of older versions have got their concerts: one row.",
  ...ofProgress,
});

export const concertsOfListings = migration({
  progress: concertsProgress,
  row: "concerts",
  event: "listings_have_concerts",
  values: listings,
  index: "seller",
  stages: [
    (listing, now) => listing.concertId === null && isListed(listing) && !isOver(listing, now),
    (listing) => listing.concertId === null,
  ],
  migrate: giveConcert,
});
