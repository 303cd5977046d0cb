/** The invented artists, venues and cities of the demo. Any resemblance to real ones is a coincidence. */

interface DemoCity {
  name: string;
  timeZone: string;
  halls: readonly string[];
}

export const demoCities: readonly DemoCity[] = [
  { name: "Paris", timeZone: "Europe/Paris", halls: ["La Verrière du Canal", "Salle des Lilas"] },
  { name: "Berlin", timeZone: "Europe/Berlin", halls: ["Kesselwerk Ost", "Kleine Orangerie"] },
  { name: "London", timeZone: "Europe/London", halls: ["The Lantern Works", "Cooper's Yard"] },
  { name: "Lisbon", timeZone: "Europe/Lisbon", halls: ["Armazém das Ondas", "Pátio do Limoeiro"] },
  { name: "Zürich", timeZone: "Europe/Zurich", halls: ["Seilbahnhalle", "Kino Morgenrot"] },
  { name: "Kraków", timeZone: "Europe/Warsaw", halls: ["Stara Cukrownia", "Klub Pod Żurawiem"] },
  {
    name: "Athens",
    timeZone: "Europe/Athens",
    halls: ["Olive Press Theatre", "Lykos Garden Stage"],
  },
  { name: "Helsinki", timeZone: "Europe/Helsinki", halls: ["Jäänmurtaja", "Pohjoinen Sali"] },
  { name: "Dublin", timeZone: "Europe/Dublin", halls: ["The Tallow House", "Gull & Anchor Rooms"] },
  { name: "Málaga", timeZone: "Europe/Madrid", halls: ["Teatro del Almendro", "Nave Marisma"] },
];

interface DemoArtist {
  name: string;
  /** A seller's description of the concert. */
  about: string;
}

export const demoArtists: readonly DemoArtist[] = [
  { name: "The Velvet Herons", about: "Five voices and a brass section; the new album in full." },
  { name: "Ninth Tram Home", about: "Indie rock from the night shift. Doors an hour before." },
  { name: "Orla & the Tidewater", about: "Folk songs with a fiddle that does not sit still." },
  { name: "Paper Satellites", about: "Synth pop, a light show and one very large balloon." },
  { name: "Quartet Lumen", about: "String quartets by candlelight, no amplification." },
  { name: "DJ Marmalade", about: "Disco and house until the last bus." },
  { name: "Kōhī Club", about: "City pop with a horn line; expect to dance." },
  { name: "Señor Relámpago", about: "Surf guitars and cumbia, loud and cheerful." },
  { name: "Anouk Delorme-Vey", about: "Chansons at the piano, an evening without a set list." },
  { name: "Gravel Choir", about: "Forty people singing about the end of the world, kindly." },
  { name: "Bassalt", about: "Drum and bass with a live drummer. Bring ear plugs." },
  { name: "Mirela Stanković Trio", about: "Piano jazz with a long second set." },
  { name: "The Unpaid Interns", about: "Punk. Forty minutes, no encore, no apologies." },
  { name: "Glasshouse Weather", about: "Slow, wide post-rock; seated concert." },
  { name: "Tante Klara", about: "Kraut, organ and a very patient bass player." },
  { name: "Saltwater Gospel", about: "A choir of thirty and a Hammond organ." },
  { name: "Moth & Lantern", about: "Two guitars and a loop station; quiet songs." },
  { name: "Rue Sans Fin", about: "Trip hop with strings. The last tour, they say again." },
  { name: "Ember Protocol", about: "Progressive metal with a choir of synthesizers." },
  { name: "La Orquesta Imposible", about: "Fourteen musicians, one conductor, salsa all night." },
];

/** Suffixes that some titles have. */
export const demoTours: readonly string[] = [
  "",
  ": Late Trains Tour",
  "",
  ", acoustic",
  ": The Homecoming",
  "",
  ": Songs for an Empty Pool",
];
