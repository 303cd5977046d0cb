/** A concert for machines, as JSON-LD: schema.org's `Event`, to which pages add what is offered. */

/** "2027-05-01T20:00:00+02:00": local time with its UTC offset. `instant`: epoch ms. */
export const withOffset = (instant: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: "second", timeZoneName: "never" });

interface Held {
  name: string;
  venue: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  /** Epoch ms, as `movedFrom`. */
  startsAt: number;
  timeZone: string;
  status?: "scheduled" | "cancelled";
  movedFrom?: number | null;
}

/** `image`: an absolute URL. */
export function eventOf(concert: Held, image: string) {
  const { name, venue, city, country, startsAt, timeZone, movedFrom = null } = concert;
  return {
    "@context": "https://schema.org",
    "@type": "Event",
    name,
    startDate: withOffset(startsAt, timeZone),
    ...(movedFrom !== null && { previousStartDate: withOffset(movedFrom, timeZone) }),
    eventStatus: `https://schema.org/${statusOf(concert)}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: {
      "@type": "Place",
      name: venue,
      address: {
        "@type": "PostalAddress",
        addressLocality: city,
        ...(country && { addressCountry: country }),
      },
    },
    image: [image],
  };
}

function statusOf({ status, movedFrom = null }: Held): string {
  if (status === "cancelled") return "EventCancelled";
  return movedFrom === null ? "EventScheduled" : "EventRescheduled";
}
